"""Codings and turns that follow the text while it is typed in: looked up where they were, shown where they are.

Nothing is computed for what is not looked at, so that a key costs the same however much is coded. Knows a text being
typed in; no widgets.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from qda.model import Coding, Span, Turn
from qda.text.edits import Typed
from qda.text.spans import SpanIndex
from ui.transcript.in_place import CodingsInPlace


class _ById(Mapping[int, Coding]):
    """Codings by id, each where it is now; those whose words are gone are not there."""

    def __init__(self, before: Mapping[int, Coding], typed: Typed, numbers: Mapping[int, int]) -> None:
        self._before, self._typed, self._numbers = before, typed, numbers

    def __getitem__(self, coding_id: int) -> Coding:
        coding, number = self._before[coding_id], self._numbers.get(coding_id)
        span = coding.span if number is None else self._typed.span(number)
        if span is None:
            raise KeyError(coding_id)
        return coding if span == coding.span else coding._replace(span=span)

    def __iter__(self) -> Iterator[int]:
        return (coding_id for coding_id in self._before if coding_id in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class FollowingCodings(CodingsInPlace):
    """The codings of a text being typed in. Lanes stay as they are."""

    def __init__(self, before: CodingsInPlace, typed: Typed, numbers: Mapping[int, int]) -> None:
        """`numbers` are those of the codings' spans in `typed`, by the codings' ids."""
        super().__init__("")
        self.before = before
        self._typed, self._numbers = typed, numbers
        self._ids = {number: id_ for id_, number in numbers.items()}
        self.by_id = _ById(before.by_id, typed, numbers)

    def take(self, codings: Sequence[Coding]) -> None:
        self.before.take(codings)
        self.by_id = _ById(self.before.by_id, self._typed, self._numbers)

    def overlapping(self, span: Span) -> list[Coding]:
        ids = [coding.id for coding in self.before.overlapping(self._typed.earlier(span))]
        strays = [self._ids[number] for number in self._typed.strays() if number in self._ids]
        found = (self.by_id.get(id_) for id_ in dict.fromkeys((*ids, *strays)))
        here = [coding for coding in found if coding is not None and coding.span.overlaps(span)]
        return sorted(here, key=lambda coding: (coding.span.start, -coding.span.end, coding.id))

    def lane(self, coding_id: int) -> int:
        return self.before.lane(coding_id)

    @property
    def lanes(self) -> int:
        return self.before.lanes


class FollowingTurns(Sequence[Turn]):
    """The turns of a text being typed in, where they are now; of one whose words are gone nothing is left."""

    def __init__(self, before: Sequence[Turn], typed: Typed) -> None:
        self.before = before
        self._typed = typed
        self._index = SpanIndex([(turn.span, number) for number, turn in enumerate(before)])

    def __getitem__(self, number: int) -> Turn:  # type: ignore[override]  # nobody asks for a slice of them
        turn, bounds = self.before[number], self._typed.turn(number)
        if bounds is None:
            return turn._replace(span=Span(0, 0), label=Span(0, 0), said=Span(0, 0))
        start, label_end, said_start, end = bounds
        if (start, end) == turn.span and label_end == turn.label.end and said_start == turn.said.start:
            return turn
        return turn._replace(span=Span(start, end), label=Span(start, label_end), said=Span(said_start, end))

    def __len__(self) -> int:
        return len(self.before)

    def overlapping(self, start: int, end: int) -> list[int]:
        """The numbers of the turns that overlap a stretch, as a `SpanIndex` says them."""
        earlier = self._typed.earlier(Span(start, end))
        numbers = dict.fromkeys((*self._index.overlapping(*earlier), *self._typed.stray_turns()))
        stretch = Span(start, end)
        return sorted((n for n in numbers if self[n].span.overlaps(stretch)), key=lambda n: self[n].span.start)


def turns_where(turns: Sequence[Turn], wanted: Callable[[Turn], bool]) -> list[Turn]:
    """The turns that are wanted for what they are, wherever they are."""
    if isinstance(turns, FollowingTurns):
        return [turns[number] for number, turn in enumerate(turns.before) if wanted(turn)]
    return [turn for turn in turns if wanted(turn)]
