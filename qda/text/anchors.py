"""Where passages of a text are in its corrected version.

First each line of the old version is paired with what it became, wherever it stands now, and within a pair
offsets are mapped through the words they have in common. Where the mapped words are no longer the same, the
quote is looked for in its context, then loosely, then by likeness. Nothing is dropped: what is nowhere is said
to be nowhere. Knows no storage.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from qda.model import Span
from qda.text.quotes import find_quote, nearest_quote
from qda.text.spans import context

_WORD = re.compile(r"\w+|\s+|[^\w\s]")
_LABEL = re.compile(r"^[^:\n]{1,40}:\s+")
_KEY = 40
"""Characters at the end, or the beginning, by which a line is known again."""
_TOO_MANY = 25_000_000
"""Pairs of words beyond which two lines are not compared word by word."""
_TOO_MANY_LINES = 250_000
"""Pairs of lines beyond which those left over are not compared for likeness."""
_A_WORD = 60
"""Characters up to which replaced words are compared letter by letter."""
_TELLING = 24
"""Characters from which words standing in one place only are the same passage, whatever stands round them."""


class Landing(StrEnum):
    """How surely a passage was found again."""

    SAME = "same"
    """The same words, where they belong."""
    CHANGED = "changed"
    """Both ends stand firm; words between them were corrected."""
    DOUBTFUL = "doubtful"
    """Perhaps there: a person should look."""
    LOST = "lost"
    """Nowhere to be seen."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where one passage is in the new version; for a lost one, a span of no length where it would be."""

    span: Span
    landing: Landing
    likeness: int
    """How like the words there are to those before, in per cent."""


def reanchor(old: str, new: str, spans: Sequence[Span]) -> list[Anchor]:
    """Where each of `spans` of `old` is in `new`, in the same order."""
    if old == new:
        return [Anchor(span, Landing.SAME, 100) for span in spans]
    common = _Common(old, new)
    known: dict[Span, Anchor] = {}
    for span in spans:
        if span not in known:
            known[span] = _land(old, new, span, common)
    return [known[span] for span in spans]


def _land(old: str, new: str, span: Span, common: _Common) -> Anchor:
    quote = span.of(old)
    mapped = common.mapped(span)
    before, after = context(old, span)
    if not quote:
        return Anchor(Span(mapped.start, mapped.start), Landing.SAME, 100)
    if mapped.of(new) == quote and (common.firm(span) or _in_context(new, mapped, before, after)):
        return Anchor(mapped, Landing.SAME, 100)
    found = [place for place in find_quote(new, quote) if place.of(new) == quote]
    in_context = [place for place in found if _in_context(new, place, before, after)]
    if len(in_context) == 1 or (len(found) == 1 and len(quote) >= _TELLING):
        return Anchor((in_context or found)[0], Landing.SAME, 100)
    likeness = _likeness(quote, mapped.of(new)) if mapped.length else 0
    if likeness >= (60 if common.holds_ends(span) or common.firm_round(span) else 85):
        return Anchor(mapped, Landing.CHANGED, likeness)
    if found:
        near = min(in_context or found, key=lambda place: abs(place.start - mapped.start))
        return Anchor(near, Landing.DOUBTFUL, 100)
    nearest = nearest_quote(new, quote, mapped.start, before, after)
    if nearest is not None:
        surely = nearest[1] >= 85 and _in_context(new, nearest[0], before, after)
        return Anchor(nearest[0], Landing.CHANGED if surely else Landing.DOUBTFUL, nearest[1])
    return Anchor(Span(mapped.start, mapped.start), Landing.LOST, 0)


def _in_context(text: str, span: Span, before: str, after: str) -> bool:
    """Whether what stands next to a place is what stood next to the passage, on either side, at its end of a line."""
    now_before, now_after = context(text, span)
    return _same_tail(before, now_before) or _same_head(after, now_after)


def _same_tail(one: str, other: str) -> bool:
    length = min(len(one), len(other), 12)
    return length >= 6 and one[-length:] == other[-length:]


def _same_head(one: str, other: str) -> bool:
    length = min(len(one), len(other), 12)
    return length >= 6 and one[:length] == other[:length]


def _likeness(one: str, other: str) -> int:
    from rapidfuzz import fuzz

    return round(fuzz.ratio(one, other))


class _Common:
    """What two versions of a text have in common: equal stretches, in the order of the old one."""

    def __init__(self, old: str, new: str) -> None:
        self._old, self._new = len(old), len(new)
        blocks = _joined(_equal_blocks(old, new))
        self._starts = [block[0] for block in blocks]
        self._blocks = blocks

    def mapped(self, span: Span) -> Span:
        """`span` in the new version: its start moved forward, its end back, to what there is still."""
        start, end = self._forward(span.start), self._back(span.end)
        torn = end - start > 3 * span.length + 200
        return Span(start, start if torn else max(start, end))

    def firm(self, span: Span) -> bool:
        """Whether the whole of `span` stands in one equal stretch that says more than the span alone would."""
        block = self._block(span.start)
        if block is None or span.end > block[1]:
            return False
        if block[1] - block[0] >= span.length + 12 or span.length >= _TELLING:
            return True
        number = self._blocks.index(block, max(0, bisect_right(self._starts, span.start) - 1))
        return number > 0 and self._near(number - 1) and self._near(number)

    def holds_ends(self, span: Span) -> bool:
        """Whether first and last character of `span` are in the new version."""
        return self._block(span.start) is not None and self._block(max(span.start, span.end - 1)) is not None

    def firm_round(self, span: Span) -> bool:
        """Whether what stands before and behind `span` is in the new version, too."""
        return self._block(max(0, span.start - 1)) is not None and self._block(min(self._old - 1, span.end)) is not None

    def _block(self, offset: int) -> tuple[int, int, int] | None:
        number = bisect_right(self._starts, offset) - 1
        block = self._blocks[number] if number >= 0 else None
        return block if block is not None and offset < block[1] else None

    def _forward(self, offset: int) -> int:
        """Where an offset is, or the first thing behind it that is still there; all that took its place is kept."""
        number = bisect_right(self._starts, offset) - 1
        if number >= 0 and offset < self._blocks[number][1]:
            return self._blocks[number][2] + offset - self._blocks[number][0]
        if number >= 0 and offset == self._blocks[number][1] and self._near(number):
            start, end, to = self._blocks[number]
            return to + end - start
        return self._blocks[number + 1][2] if number + 1 < len(self._blocks) else self._new

    def _back(self, offset: int) -> int:
        number = bisect_right(self._starts, offset - 1) - 1
        if number >= 0 and offset <= self._blocks[number][1]:
            return self._blocks[number][2] + offset - self._blocks[number][0]
        if number + 1 < len(self._blocks) and offset == self._starts[number + 1] and number >= 0 and self._near(number):
            return self._blocks[number + 1][2]
        if number < 0:
            return 0
        start, end, to = self._blocks[number]
        return to + end - start

    def _near(self, number: int) -> bool:
        """Whether a stretch and the next stand as near each other in the new version as in the old."""
        if number + 1 >= len(self._blocks):
            return False
        (start, end, to), (next_start, _, next_to) = self._blocks[number], self._blocks[number + 1]
        return 0 <= next_to - (to + end - start) <= 2 * (next_start - end) + 40


def _equal_blocks(old: str, new: str) -> Iterator[tuple[int, int, int]]:
    """Equal stretches as (start in old, end in old, start in new), in the order of the old version."""
    old_lines, new_lines = old.splitlines(keepends=True), new.splitlines(keepends=True)
    old_at, new_at = _offsets(old_lines), _offsets(new_lines)
    for a, c in sorted(_paired(old_lines, new_lines).items()):
        if old_lines[a] == new_lines[c]:
            yield old_at[a], old_at[a + 1], new_at[c]
        else:
            yield from _equal_words(old_lines[a], new_lines[c], old_at[a], new_at[c])


def _paired(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Which line of the new version each line of the old one became: by its end, its beginning, its likeness.

    Speakers' labels do not count: they are what is most often changed all through.
    """
    said_old, said_new = [_said(line) for line in old], [_said(line) for line in new]
    ends_old, ends_new = [line[-_KEY:] for line in said_old], [line[-_KEY:] for line in said_new]
    paired: dict[int, int] = {}
    matcher = SequenceMatcher(None, ends_old, ends_new, autojunk=False)
    for kind, a, b, c, _ in matcher.get_opcodes():
        if kind == "equal":
            paired.update((a + number, c + number) for number in range(b - a))
    heads_old, heads_new = [line[:_KEY] for line in said_old], [line[:_KEY] for line in said_new]
    for keys_old, keys_new in ((ends_old, ends_new), (heads_old, heads_new)):
        _pair_unique(paired, keys_old, keys_new)
    _pair_alike(paired, old, new)
    return paired


def _said(line: str) -> str:
    """A line without what may be its speaker's label."""
    return _LABEL.sub("", line.strip())


def _pair_unique(paired: dict[int, int], old: Sequence[str], new: Sequence[str]) -> None:
    """Pair the lines left over whose key occurs once on either side."""
    taken = set(paired.values())
    left_old = Counter(key for number, key in enumerate(old) if number not in paired)
    left_new = Counter(key for number, key in enumerate(new) if number not in taken)
    place = {key: number for number, key in enumerate(new) if number not in taken}
    for number, key in enumerate(old):
        if number not in paired and key and left_old[key] == left_new[key] == 1:
            paired[number] = place[key]


def _pair_alike(paired: dict[int, int], old: Sequence[str], new: Sequence[str]) -> None:
    """Pair the lines left over that are most like each other."""
    from rapidfuzz import fuzz, process

    taken = set(paired.values())
    left_old = [number for number, line in enumerate(old) if number not in paired and line.strip()]
    left_new = [number for number, line in enumerate(new) if number not in taken and line.strip()]
    if not left_old or not left_new or len(left_old) * len(left_new) > _TOO_MANY_LINES:
        return
    likeness = process.cdist([old[n] for n in left_old], [new[n] for n in left_new], scorer=fuzz.ratio, score_cutoff=60)
    order = sorted(
        ((likeness[a][c], a, c) for a in range(len(left_old)) for c in range(len(left_new)) if likeness[a][c]),
        key=lambda pair: (-pair[0], abs(pair[1] - pair[2])),
    )
    used: set[int] = set()
    for _, a, c in order:
        if left_old[a] not in paired and c not in used:
            paired[left_old[a]] = left_new[c]
            used.add(c)


def _equal_words(old: str, new: str, old_start: int, new_start: int) -> Iterator[tuple[int, int, int]]:
    from rapidfuzz.distance import Indel

    a, b = _WORD.findall(old), _WORD.findall(new)
    if len(a) * len(b) > _TOO_MANY:
        return
    a_at, b_at = _offsets(a), _offsets(b)
    for code in Indel.opcodes(a, b):
        kind, a1, a2, b1, b2 = code.tag, code.src_start, code.src_end, code.dest_start, code.dest_end
        was, now = Span(a_at[a1], a_at[a2]), Span(b_at[b1], b_at[b2])
        if kind == "equal":
            yield old_start + was.start, old_start + was.end, new_start + now.start
        elif kind == "replace" and was.length <= _A_WORD and now.length <= _A_WORD:
            for letters in Indel.opcodes(was.of(old), now.of(new)):
                if letters.tag == "equal":
                    start = old_start + was.start
                    yield start + letters.src_start, start + letters.src_end, new_start + now.start + letters.dest_start


def _offsets(pieces: Sequence[str], start: int = 0) -> list[int]:
    at = [start]
    for piece in pieces:
        at.append(at[-1] + len(piece))
    return at


def _joined(blocks: Iterator[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Stretches that follow each other in both versions, as one."""
    joined: list[tuple[int, int, int]] = []
    for start, end, to in blocks:
        if joined and joined[-1][1] == start and joined[-1][2] + joined[-1][1] - joined[-1][0] == to:
            joined[-1] = (joined[-1][0], end, joined[-1][2])
        elif end > start:
            joined.append((start, end, to))
    return joined
