"""The turns of a text after it was typed in: which ran together, which were parted, whose label names somebody else.

A line that begins with the label of somebody who speaks here begins a turn; a turn whose label no longer begins a
line belongs to the one before. Knows no storage.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from qda.model import Span
from qda.text.edits import Bounds

_LABEL = re.compile(r"[ \t]*([^:\n]{1,40}?)[ \t]*:")
_AT_ENDS = " \t:.–-"


@dataclass(frozen=True, slots=True)
class TurnNow:
    """A turn as it is after the edits; `was` is its number before them, or that of the turn it was parted from."""

    was: int
    bounds: Bounds
    speaker_id: int | None
    new: bool = False


def label_key(label: str) -> str:
    """What a label is known by, whatever its capitals and what stands round it."""
    return " ".join(label.strip(_AT_ENDS).casefold().split())


def settled(
    text: str, turns: Sequence[tuple[int, Bounds, int | None]], voices: Mapping[str, int], fresh: Sequence[Span]
) -> list[TurnNow]:
    """The turns of `text`, in order. `turns` are (number, where it is now, speaker); `voices` the speakers by
    `label_key`; `fresh` where words were typed."""
    now = [_named(text, TurnNow(*turn), voices, fresh) for turn in sorted(turns, key=lambda turn: turn[1].start)]
    parted = _part(text, _run_together(text, now, fresh), voices, fresh)
    whole = (_trimmed(text, turn) if _touched(_whole(turn), fresh) else turn for turn in _apart(parted))
    return [turn for turn in whole if turn.bounds.end > turn.bounds.start]


def _whole(turn: TurnNow) -> Span:
    return Span(turn.bounds.start, turn.bounds.end)


def _touched(span: Span, fresh: Sequence[Span]) -> bool:
    return any(typed.start <= span.end and span.start <= typed.end for typed in fresh)


def _named(text: str, turn: TurnNow, voices: Mapping[str, int], fresh: Sequence[Span]) -> TurnNow:
    """A turn whose label was typed anew is of whoever it names now."""
    start, label_end, _, _ = turn.bounds
    if label_end == start or not _touched(Span(start, label_end), fresh):
        return turn
    return replace(turn, speaker_id=voices.get(label_key(text[start:label_end]), turn.speaker_id))


def _run_together(text: str, turns: Sequence[TurnNow], fresh: Sequence[Span]) -> list[TurnNow]:
    """A turn that no longer begins a line is the end of the one before."""
    kept: list[TurnNow] = []
    for turn in turns:
        start = turn.bounds.start
        begins_line = start == 0 or text[start - 1] == "\n"
        if kept and not begins_line and kept[-1].bounds.end >= start and _touched(Span(start, start), fresh):
            before = kept[-1]
            kept[-1] = replace(before, bounds=before.bounds._replace(end=max(before.bounds.end, turn.bounds.end)))
        else:
            kept.append(turn)
    return kept


def _part(text: str, turns: Sequence[TurnNow], voices: Mapping[str, int], fresh: Sequence[Span]) -> list[TurnNow]:
    """Begin a turn at every line typed in that names somebody, where none begins yet."""
    starts = {turn.bounds.start for turn in turns}
    now = list(turns)
    for line in _fresh_lines(text, fresh):
        found = _LABEL.match(text, line.start, line.end)
        if found is None or label_key(found[1]) not in voices:
            continue
        start = found.start(1)
        if starts & set(range(line.start, start + 1)):
            continue
        said = found.end()
        while said < line.end and text[said] in " \t":
            said += 1
        place = next((n for n, turn in enumerate(now) if turn.bounds.start < start <= turn.bounds.end), None)
        following = min((turn.bounds.start for turn in now if turn.bounds.start > start), default=len(text))
        end = line.end if place is None else now[place].bounds.end
        bounds = Bounds(start, found.end(), said, max(said, min(end, following)))
        before = max((n for n, turn in enumerate(now) if turn.bounds.start < start), default=-1)
        was = now[before].was if before >= 0 else -1
        now.insert(before + 1, TurnNow(was, bounds, voices[label_key(found[1])], new=True))
        if place is not None:
            now[place] = replace(now[place], bounds=_within(now[place].bounds, line.start))
        starts.add(start)
    return now


def _fresh_lines(text: str, fresh: Sequence[Span]) -> Iterator[Span]:
    """The lines in which something was typed, each once, in order."""
    done = -1
    for span in sorted(fresh):
        start = max(text.rfind("\n", 0, span.start) + 1, done)
        while start <= span.end:
            end = text.find("\n", start)
            end = len(text) if end < 0 else end
            yield Span(start, end)
            start = done = end + 1
            if end == len(text):
                return


def _apart(turns: Sequence[TurnNow]) -> Iterator[TurnNow]:
    """No two turns over each other: one that another was put into ends before it, and goes on after it."""
    waiting = list(turns)
    while waiting:
        turn, waiting = waiting[0], waiting[1:]
        if not waiting or waiting[0].bounds.start >= turn.bounds.end:
            yield turn
            continue
        inside = waiting[0].bounds
        yield replace(turn, bounds=_within(turn.bounds, inside.start))
        if inside.end < turn.bounds.end:
            rest = Bounds(inside.end, inside.end, inside.end, turn.bounds.end)
            waiting.insert(1, TurnNow(turn.was, rest, turn.speaker_id, new=True))
            waiting.sort(key=lambda one: one.bounds.start)


def _within(bounds: Bounds, end: int) -> Bounds:
    return Bounds(*(min(place, end) for place in bounds))


def _trimmed(text: str, turn: TurnNow) -> TurnNow:
    """Without the ends of lines at its ends."""
    start, label_end, said_start, end = turn.bounds
    while end > said_start and text[end - 1] == "\n":
        end -= 1
    if label_end == start:
        while said_start < end and text[said_start] == "\n":
            said_start += 1
        start = label_end = said_start
    return replace(turn, bounds=Bounds(start, label_end, said_start, end))
