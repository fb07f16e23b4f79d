"""Edits as they are typed into a text, and where all that lies on it goes with them.

Edits that touch each other grow into one: a letter taken back and typed anew is a correction, not a loss at a
passage's end. Every edit can be taken back, and then everything is where it was. Knows no storage and no widgets.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from typing import NamedTuple

from qda.model import Span
from qda.text.spans import moved


class Edit(NamedTuple):
    """The text in ``[at, at + removed)`` became `inserted`."""

    at: int
    removed: int
    inserted: str
    brings: int = 0
    """The number (from 1) of the edit that cut these words, so that what lay on them comes along; 0 for none."""

    @property
    def end(self) -> int:
        """Where what was inserted ends."""
        return self.at + len(self.inserted)


def difference(before: str, now: str) -> Edit | None:
    """The one edit that makes `before` into `now`; None where they are the same."""
    if before == now:
        return None
    at = _alike(before, now, lambda text, length: text[:length])
    rest, rest_now = before[at:], now[at:]
    tail = _alike(rest, rest_now, lambda text, length: text[len(text) - length :])
    return Edit(at, len(rest) - tail, rest_now[: len(rest_now) - tail])


def _alike(one: str, other: str, part: Callable[[str, int], str]) -> int:
    """The greatest length of which the parts of both are the same."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if part(one, middle) == part(other, middle):
            low = middle
        else:
            high = middle - 1
    return low


class Bounds(NamedTuple):
    """Where a turn is: its start, the ends of its label, where its words begin, and its end."""

    start: int
    label_end: int
    said_start: int
    end: int


class Places:
    """Where many spans and turns are, between two edits. Never changed: an edit makes new ones."""

    __slots__ = ("ends", "starts", "turns")

    def __init__(self, starts: array[int], ends: array[int], turns: list[Bounds | None]) -> None:
        self.starts = starts
        """-1 for what is gone."""
        self.ends = ends
        self.turns = turns

    def span(self, number: int) -> Span | None:
        start = self.starts[number]
        return None if start < 0 else Span(start, self.ends[number])

    def after(self, edit: Edit, words_before: str) -> tuple[Places, Taken]:
        """The places after an edit, and what it took away. `words_before` is the text before the edit's place."""
        at, removed, inserted = edit.at, edit.removed, len(edit.inserted)
        edit_end, by = at + removed, inserted - removed
        starts, ends = self.starts[:], self.ends[:]
        taken = []
        for number, (start, end) in enumerate(zip(self.starts, self.ends, strict=True)):
            if start >= edit_end:
                starts[number] = start + by
                ends[number] = end + by
            elif end > at:
                start_now, end_now = moved(Span(start, end), at, removed, inserted)
                if start_now == end_now and start < end:
                    taken.append((number, start - at, end - at))
                    start_now = end_now = -1
                starts[number], ends[number] = start_now, end_now
        turns: list[Bounds | None] = []
        gone = []
        at_line_start = not words_before or words_before.endswith("\n")
        for number, turn in enumerate(self.turns):
            if turn is None or turn.end < at:
                turns.append(turn)
            elif turn.start > edit_end:
                start, label_end, said_start, end = turn
                turns.append(Bounds(start + by, label_end + by, said_start + by, end + by))
            else:
                now = _moved_turn(turn, edit, at_line_start=at_line_start)
                if now is None:
                    gone.append((number, Bounds(*(place - at for place in turn))))
                turns.append(now)
        return Places(starts, ends, turns), Taken(tuple(taken), tuple(gone))

    def with_brought(self, taken: Taken, at: int) -> Places:
        """With what an earlier edit took lying at `at` again, unless it is somewhere already."""
        starts, ends, turns = self.starts[:], self.ends[:], list(self.turns)
        for number, start, end in taken.spans:
            if starts[number] < 0:
                starts[number], ends[number] = at + start, at + end
        for number, turn in taken.turns:
            if turns[number] is None:
                turns[number] = Bounds(*(place + at for place in turn))
        return Places(starts, ends, turns)


class Taken(NamedTuple):
    """What one edit took away, by number, with where it was, counted from the edit's place."""

    spans: tuple[tuple[int, int, int], ...]
    turns: tuple[tuple[int, Bounds], ...]


def _moved_turn(turn: Bounds, edit: Edit, *, at_line_start: bool) -> Bounds | None:
    """A turn takes in what is typed at its end, and at its start unless that ends the line before it."""
    at, edit_end, inserted = edit.at, edit.at + edit.removed, len(edit.inserted)
    by = inserted - edit.removed
    start, label_end, said_start, end = turn
    if at < start and edit_end >= end:
        return None
    if start == at and edit_end >= end and not inserted:
        return None
    if start > at:
        start = start + by if start >= edit_end else edit.end
    elif start == at and not edit.removed:
        start += edit.inserted.rfind("\n") + 1 if at_line_start else inserted
    if said_start > at:
        said_start = said_start + by if said_start >= edit_end else at
    if label_end > at:
        label_end = label_end + by if label_end >= edit_end else at
    end = end + by if end > edit_end else edit.end
    label_end = max(start, label_end)
    said_start = max(label_end, said_start)
    return Bounds(start, label_end, said_start, max(said_start, end))


class _Before(NamedTuple):
    """What an edit is taken back to."""

    places: Places
    words: str
    """The words it removed."""


class Typed:
    """A text under correction: what was typed so far, and where what lies on it is now."""

    def __init__(self, text: str, spans: Sequence[Span], turns: Sequence[Bounds] = ()) -> None:
        self.text = text
        self.edits: list[Edit] = []
        self._before: list[_Before] = []
        self._taken: list[Taken] = []
        self._places = Places(
            array("q", [span.start for span in spans]), array("q", [span.end for span in spans]), list(turns)
        )

    # ----------------------------------------------------------------- where things are

    def span(self, number: int) -> Span | None:
        """Where the span of that number is now; None where it is gone."""
        return self._places.span(number)

    def turn(self, number: int) -> Bounds | None:
        """Where the turn of that number is now; None where it is gone."""
        return self._places.turns[number]

    def gone(self) -> list[int]:
        """The numbers of the spans that are gone."""
        return [number for number, start in enumerate(self._places.starts) if start < 0]

    def strays(self) -> set[int]:
        """The numbers of spans that were cut and put in elsewhere: `earlier` does not lead to them."""
        return {number for edit in self.edits if edit.brings for number, *_ in self._taken[edit.brings - 1].spans}

    def stray_turns(self) -> set[int]:
        """The numbers of turns that were cut and put in elsewhere."""
        return {number for edit in self.edits if edit.brings for number, _ in self._taken[edit.brings - 1].turns}

    def earlier(self, span: Span) -> Span:
        """The stretch of the text before all edits in which what now overlaps `span` was."""
        start, end = span
        for edit in reversed(self.edits):
            by = len(edit.inserted) - edit.removed
            if start > edit.at:
                start = edit.at if start <= edit.end else start - by
            if end >= edit.at:
                end = edit.at + edit.removed if end <= edit.end else end - by
        return Span(max(0, start - 1), end + 1)

    def fresh(self) -> list[Span]:
        """Where the words are that were typed, in no order."""
        found: list[Span] = []
        for edit in self.edits:
            found = [moved(span, edit.at, edit.removed, len(edit.inserted)) for span in found]
            found.append(Span(edit.at, edit.end))
        return found

    # ----------------------------------------------------------------- editing

    def fits(self, edit: Edit) -> bool:
        return edit.at >= 0 <= edit.removed and edit.at + edit.removed <= len(self.text)

    def grown(self, edit: Edit) -> Edit | None:
        """The last edit with this one in it, if they touch; None where they are apart."""
        if not self.edits or edit.brings:
            return None
        last = self.edits[-1]
        end = edit.at + edit.removed
        if last.brings or end < last.at or edit.at > last.end:
            return None
        left, right = max(0, last.at - edit.at), max(0, end - last.end)
        head = last.inserted[: max(0, edit.at - last.at)]
        tail = last.inserted[max(0, end - last.at) :]
        return Edit(min(edit.at, last.at), last.removed + left + right, head + edit.inserted + tail)

    def would_take(self, edit: Edit, *, growing: bool = False) -> list[int]:
        """The numbers of the spans that would go with this edit."""
        if not edit.removed:
            return []
        there = self._places
        larger = self.grown(edit) if growing else None
        places = self._before[-1].places if larger is not None else there
        after, _ = places.after(larger or edit, "")
        pairs = enumerate(zip(there.starts, after.starts, strict=True))
        return [number for number, (now, then) in pairs if now >= 0 > then]

    def type(self, edit: Edit, *, growing: bool = False) -> None:
        """Make an edit; with `growing`, one with the last, where they touch."""
        larger = self.grown(edit) if growing else None
        if larger is not None:
            self.take_back()
        self._make(larger or edit)

    def _make(self, edit: Edit) -> None:
        before = self._places
        words = self.text[edit.at : edit.at + edit.removed]
        self._places, taken = before.after(edit, self.text[max(0, edit.at - 1) : edit.at])
        if edit.brings:
            self._places = self._places.with_brought(self._taken[edit.brings - 1], edit.at)
        self._before.append(_Before(before, words))
        self._taken.append(taken)
        self.edits.append(edit)
        self.text = f"{self.text[: edit.at]}{edit.inserted}{self.text[edit.at + edit.removed :]}"

    def take_back(self) -> Edit:
        """Take the last edit back: everything is where it was before it. Returns the edit."""
        edit = self.edits.pop()
        self._taken.pop()
        self._places, words = self._before.pop()
        self.text = f"{self.text[: edit.at]}{words}{self.text[edit.end :]}"
        return edit

    def cut_words(self, number: int) -> str:
        """The words that the edit of that number (from 1) removed."""
        return self._before[number - 1].words
