"""How far into a text something stands, counted in words. Knows a text and offsets; nothing of turns or codings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from qda.model import Span


def words_before(text: str, offsets: Iterable[int]) -> dict[int, int]:
    """How many words begin before each offset. One walk through the text, however many offsets."""
    found: dict[int, int] = {}
    at = count = 0
    for offset in sorted(set(offsets)):
        part = text[at:offset]
        count += len(part.split())
        if part and at and not part[0].isspace() and not text[at - 1].isspace():
            count -= 1  # the rest of a word that began before
        found[offset] = count
        at = offset
    return found


def words_within(text: str, stretches: Mapping[int, Sequence[Span]]) -> dict[int, int]:
    """How many words begin in the stretches of each key, taken together."""
    before = words_before(text, (offset for spans in stretches.values() for span in spans for offset in span))
    return {key: sum(before[end] - before[start] for start, end in spans) for key, spans in stretches.items()}


def shared(ones: Sequence[Span], others: Sequence[Span]) -> list[Span]:
    """Where two lists of stretches, each in order and without overlaps, lie over each other."""
    found: list[Span] = []
    one = other = 0
    while one < len(ones) and other < len(others):
        start, end = max(ones[one].start, others[other].start), min(ones[one].end, others[other].end)
        if start < end:
            found.append(Span(start, end))
        if ones[one].end < others[other].end:
            one += 1
        else:
            other += 1
    return found
