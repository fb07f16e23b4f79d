"""The units one reads and codes by: sentence, turn and answer, and the steps from one to the next.

A unit is what was said: speakers' labels are never in it. Pure; knows no widgets.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from enum import StrEnum

from qda.model import Span, Turn, TurnRole
from qda.text.spans import trimmed
from ui.transcript.growing import Sentences


class Unit(StrEnum):
    SENTENCE = "sentence"
    TURN = "turn"
    ANSWER = "answer"


class Units:
    """The units of one text, each found when it is asked for. `interviewers` are the ids of speakers."""

    def __init__(
        self,
        text: str = "",
        turns: Sequence[Turn] = (),
        interviewers: Collection[int] = (),
        sentences: Sentences = lambda _: (),
    ) -> None:
        self.text = text
        self._sentences = sentences
        self._paragraphs = _paragraphs(text, turns)
        spoken = [said for turn in turns if (said := trimmed(text, turn.said)).length]
        answered = answers(turns, interviewers)
        self._known = {Unit.TURN: spoken or self._paragraphs, Unit.ANSWER: answered or spoken or self._paragraphs}

    def onward(self, unit: Unit, offset: int) -> Iterator[Span]:
        """The units that end after an offset, in order."""
        if unit is not Unit.SENTENCE:
            found = self._known[unit]
            yield from found[bisect_right(found, offset, key=lambda span: span.end) :]
            return
        first = bisect_right(self._paragraphs, offset, key=lambda span: span.end)
        for paragraph in self._paragraphs[first:]:
            yield from (span for span in self._parted(paragraph) if span.end > offset)

    def backward(self, unit: Unit, offset: int) -> Iterator[Span]:
        """The units that begin before an offset, the nearest first."""
        if unit is not Unit.SENTENCE:
            found = self._known[unit]
            yield from reversed(found[: bisect_left(found, offset, key=lambda span: span.start)])
            return
        last = bisect_left(self._paragraphs, offset, key=lambda span: span.start)
        for paragraph in reversed(self._paragraphs[:last]):
            yield from (span for span in reversed(self._parted(paragraph)) if span.start < offset)

    def at(self, unit: Unit, offset: int) -> Span | None:
        """The unit at an offset; between two units the one before, before the first the first."""
        before = next(self.backward(unit, offset + 1), None)
        after = next(self.onward(unit, offset), None)
        newline = before is None or self.text.find("\n", before.end, offset) >= 0
        return after if after is not None and (newline or after.start <= offset) else before

    def over(self, unit: Unit, span: Span) -> Span | None:
        """A span made larger so that it begins and ends where units do."""
        first, last = self.at(unit, span.start), self.at(unit, max(span.start, span.end - 1))
        return Span(first.start, max(first.end, last.end)) if first and last else None

    def _parted(self, paragraph: Span) -> list[Span]:
        found = (sentence.shifted(paragraph.start) for sentence in self._sentences(paragraph.of(self.text)))
        return [span for span in found if span.length] or [paragraph]


def _paragraphs(text: str, turns: Sequence[Turn]) -> list[Span]:
    """The paragraphs, without what is only a speaker's label."""
    labels = {turn.span.start: turn.label.end for turn in turns if turn.label.length}
    found, start = [], 0
    for line in text.split("\n"):
        words = trimmed(text, Span(max(start, labels.get(start, start)), start + len(line)))
        if words.length > 0:
            found.append(words)
        start += len(line) + 1
    return found


def answers(turns: Sequence[Turn], interviewers: Collection[int]) -> list[Span]:
    """What was answered to each question, from the first words of somebody interviewed to their last.

    A question is a turn that asks one of the guide; where none does, whatever an interviewer says. A follow-up is
    inside the answer.
    """
    guided = any(turn.role is TurnRole.ASKS for turn in turns)
    found: list[Span] = []
    open_ = False
    for turn in turns:
        interviewer = turn.speaker_id in interviewers
        if turn.role is TurnRole.ASKS if guided else interviewer:
            open_ = False
        elif not interviewer and turn.said.length:
            if open_:
                found[-1] = Span(found[-1].start, turn.said.end)
            else:
                found.append(turn.said)
            open_ = True
    return found


def questions(turns: Sequence[Turn], interviewers: Collection[int]) -> list[Span]:
    """The turns that ask a question of the guide; where none does, all that an interviewer says."""
    asking = [turn.span for turn in turns if turn.role is TurnRole.ASKS]
    return asking or [turn.span for turn in turns if turn.speaker_id in interviewers]


def stepped(units: Units, unit: Unit, span: Span, *, forward: bool) -> Span | None:
    """The unit after a selection or before it; from a mere caret, first the one it stands in."""
    if span.length == 0 and forward:
        return next(units.onward(unit, span.end), None)
    if forward:
        return next((other for other in units.onward(unit, span.end) if other.start >= span.end), None)
    most = span.start if span.length else len(units.text)
    return next((other for other in units.backward(unit, span.start) if other.end <= most), None)


def extended(units: Units, unit: Unit, anchor: int, caret: int, *, forward: bool) -> tuple[int, int]:
    """Where anchor and caret stand when a selection is made longer, or shorter, by a unit: as rows of a list are.

    The selection grows on the side where the caret is and shrinks when it comes back. Having come back to the one
    unit it began with, it grows on the other side.
    """
    low, high = min(anchor, caret), max(anchor, caret)
    if caret >= anchor:
        if forward:
            return anchor, next((other.end for other in units.onward(unit, high)), high)
        shorter = next((other.end for other in units.backward(unit, high) if other.end < high), low)
        if shorter > low:
            return anchor, shorter
        return high, next((other.start for other in units.backward(unit, low)), low)
    if not forward:
        return anchor, next((other.start for other in units.backward(unit, low)), low)
    shorter = next((other.start for other in units.onward(unit, low) if other.start > low), high)
    if shorter < high:
        return anchor, shorter
    return low, next((other.end for other in units.onward(unit, high)), high)
