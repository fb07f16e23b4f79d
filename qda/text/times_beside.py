"""Times that stand beside a speaker's label rather than in it: on the line above, behind its colon, behind the words.

They tell when something was said and are not part of it. Knows nothing of who speaks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from qda.model import DraftTurn, Span
from qda.text.labels import TIMES, Label, moments

_LOOSE = r"-?\d{1,3}:\d{1,2}(?::-?\d{1,2})?(?:[.,]-?\d{1,3})?"
_ALONE = re.compile(rf"[ \t]*[\[(]?(?P<time>{_LOOSE}(?:[ \t]*(?:-->|[-–—])[ \t]*{_LOOSE})?)[\])]?[ \t]*")
_BEHIND_COLON = re.compile(rf"[ \t]*[\[(]?(?P<time>{TIMES})[\])]?[ \t]*(?=\n|\Z)")
_AT_END = re.compile(rf"[ \t\n]*[\[(](?P<time>{TIMES})[\])]\Z")
_LONGEST = 40
_LEAST = 3


def with_times(labels: Sequence[Label], lines: Sequence[str], offsets: Sequence[int]) -> list[Label]:
    """`labels`, those without a time with the one above them or behind them, where most of them have one there."""
    bare = [label for label in labels if label.time_start is None]
    if len(bare) < 2:
        return list(labels)
    above = {id(label): found for label in bare if (found := _above(label, lines))}
    behind = {id(label): found for label in bare if (found := _behind(label, lines, offsets))}
    for times, put in ((above, _begun_above), (behind, _ended_behind)):
        if 2 * len(times) > len(bare):
            for label in bare:
                if found := times.get(id(label)):
                    put(label, found, offsets)
            break
    return list(labels)


def only_time(line: str) -> re.Match[str] | None:
    """The time that a line is, and nothing else: “00:12”, “[00:00:12]”, “0:0:12.5 --> 0:0:20.0”."""
    return _ALONE.fullmatch(line) if ":" in line else None


def _above(label: Label, lines: Sequence[str]) -> re.Match[str] | None:
    return only_time(lines[label.line - 1]) if label.line else None


def _behind(label: Label, lines: Sequence[str], offsets: Sequence[int]) -> re.Match[str] | None:
    line = lines[label.line]
    return _BEHIND_COLON.fullmatch(line, min(len(line), label.end - offsets[label.line]))


def _begun_above(label: Label, found: re.Match[str], offsets: Sequence[int]) -> None:
    label.time_start, label.time_end = moments(found["time"])
    label.line -= 1
    label.start = offsets[label.line] + len(found[0]) - len(found[0].lstrip())


def _ended_behind(label: Label, found: re.Match[str], offsets: Sequence[int]) -> None:
    label.time_start, label.time_end = moments(found["time"])
    label.end = (
        offsets[label.line] + found.end("time") + (found.string[found.end("time") : found.end("time") + 1] in "])")
    )


def without_end_times(text: str, turns: Sequence[DraftTurn]) -> list[DraftTurn]:
    """`turns` without the times in brackets behind their words, where most end so and none tells its time else."""
    if any(turn.time_start is not None or turn.time_end is not None for turn in turns):
        return list(turns)
    ends = [
        _AT_END.search(text, max(turn.said.start, turn.said.end - _LONGEST), turn.said.end)
        if text[turn.said.end - 1 : turn.said.end] in ("]", ")")
        else None
        for turn in turns
    ]
    if sum(map(bool, ends)) < max(_LEAST, len(turns) / 2):
        return list(turns)
    return [_shortened(turn, found) if found else turn for turn, found in zip(turns, ends, strict=True)]


def _shortened(turn: DraftTurn, found: re.Match[str]) -> DraftTurn:
    end = found.start()
    said = Span(min(turn.said.start, end), end)
    return turn._replace(span=Span(turn.span.start, end), said=said, time_end=moments(found["time"])[0])
