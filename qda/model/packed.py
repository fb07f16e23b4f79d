"""The turns of a draft in little room: a folder of five hundred transcripts is held at once while it is looked at."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from typing import overload

from qda.model.common import Span
from qda.model.documents import TurnRole
from qda.model.drafts import DraftTurn

_ROLES: tuple[TurnRole | None, ...] = (None, *TurnRole)
_NUMBERS = 12
_NONE = -(1 << 62)


class PackedTurns(Sequence[DraftTurn]):
    """Turns as numbers, made anew when they are asked for. Equal to any sequence of the same turns."""

    __slots__ = ("_numbers",)

    def __init__(self, turns: Sequence[DraftTurn]) -> None:
        self._numbers = array("q")
        for turn in turns:
            self._numbers.extend(_NONE if number is None else number for number in _taken_apart(turn))

    def __len__(self) -> int:
        return len(self._numbers) // _NUMBERS

    @overload
    def __getitem__(self, place: int) -> DraftTurn: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[DraftTurn, ...]: ...
    def __getitem__(self, place: int | slice) -> DraftTurn | tuple[DraftTurn, ...]:
        if isinstance(place, slice):
            return tuple(self._turn(number) for number in range(*place.indices(len(self))))
        if not -len(self) <= place < len(self):
            raise IndexError(place)
        return self._turn(place % len(self))

    def __iter__(self) -> Iterator[DraftTurn]:
        return map(self._turn, range(len(self)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(other) == len(self) and all(map(DraftTurn.__eq__, self, other))

    def __hash__(self) -> int:
        return hash(tuple(self._numbers))

    def _turn(self, place: int) -> DraftTurn:
        numbers = self._numbers[place * _NUMBERS : (place + 1) * _NUMBERS]
        speaker, start, time_end, question, confidence = (
            None if numbers[at] == _NONE else numbers[at] for at in (0, 7, 8, 9, 11)
        )
        return DraftTurn(
            speaker, Span(*numbers[1:3]), Span(*numbers[3:5]), Span(*numbers[5:7]), start, time_end, question,
            _ROLES[numbers[10]], confidence,
        )  # fmt: skip


def _taken_apart(turn: DraftTurn) -> tuple[int | None, ...]:
    return (
        turn.speaker, *turn.span, *turn.label, *turn.said, turn.time_start, turn.time_end, turn.question,
        _ROLES.index(turn.role), turn.confidence,
    )  # fmt: skip
