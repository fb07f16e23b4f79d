from __future__ import annotations

import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda.model import DraftTurn, Span, TurnRole
from qda.model.packed import PackedTurns

SPANS = st.builds(Span, st.integers(0, 10**9), st.integers(0, 10**9))
NUMBERS = st.none() | st.integers(0, 10**12)
TURNS = st.lists(
    st.builds(
        DraftTurn,
        NUMBERS,
        SPANS,
        SPANS,
        SPANS,
        NUMBERS,
        NUMBERS,
        NUMBERS,
        st.none() | st.sampled_from(TurnRole),
        NUMBERS,
    ),
    max_size=8,
)


@given(TURNS, st.slices(8))
def test_turns_come_out_as_they_went_in(turns: list[DraftTurn], part: slice) -> None:
    packed = PackedTurns(turns)
    assert list(packed) == turns
    assert packed == turns
    assert list(packed[part]) == turns[part]
    assert [packed[place] for place in range(-len(turns), len(turns))] == [*turns, *turns]
    assert packed == PackedTurns(turns)
    assert hash(packed) == hash(PackedTurns(packed))


def test_there_is_no_turn_behind_the_last() -> None:
    with pytest.raises(IndexError):
        PackedTurns(())[0]


def test_turns_are_held_in_a_third_of_the_room() -> None:
    def turns() -> list[DraftTurn]:
        return [DraftTurn(0, Span(n, n + 9), Span(n, n + 3), Span(n + 4, n + 9)) for n in range(300, 30_300, 10)]

    tracemalloc.start()
    plain = turns()
    loose = tracemalloc.get_traced_memory()[0]
    tracemalloc.clear_traces()
    packed = PackedTurns(plain)
    tight = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    assert len(packed) == 3_000
    assert 3 * tight < loose
