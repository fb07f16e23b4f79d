from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from qda.model import Coding, Span
from ui.transcript import in_place
from ui.transcript.in_place import CodingsInPlace

from .conftest import coding, interview

TEXT = interview().text
SPANS = st.builds(
    lambda start, length: Span(start, min(start + length, len(TEXT))),
    st.integers(0, len(TEXT) - 1),
    st.integers(1, 90),
)
STEPS = st.lists(st.dictionaries(st.integers(1, 12), SPANS, max_size=10), min_size=1, max_size=6)


def kept(before: Sequence[Coding], wanted: dict[int, Span]) -> list[Coding]:
    """Codings as a workspace hands them on: those that did not change are the same values."""
    old = {one.id: one for one in before}
    return [old[id_] if id_ in old and old[id_].span == span else coding(id_, 1, span) for id_, span in wanted.items()]


@given(STEPS)
def test_after_any_changes_it_finds_what_it_would_find_if_built_anew(steps: list[dict[int, Span]]) -> None:
    codings: list[Coding] = []
    place = CodingsInPlace(TEXT)
    for wanted in steps:
        codings = kept(codings, wanted)
        place.take(codings)
        anew = CodingsInPlace(TEXT, codings)
        for start in range(0, len(TEXT), 20):
            assert place.overlapping(Span(start, start + 25)) == anew.overlapping(Span(start, start + 25))


@given(STEPS)
def test_codings_that_overlap_never_share_a_lane(steps: list[dict[int, Span]]) -> None:
    codings: list[Coding] = []
    place = CodingsInPlace(TEXT)
    for wanted in steps:
        codings = kept(codings, wanted)
        place.take(codings)
        for one in codings:
            for other in codings:
                if one.id < other.id and one.span.overlaps(other.span):
                    assert place.lane(one.id) != place.lane(other.id)


def test_a_new_coding_leaves_the_lanes_of_the_others_alone() -> None:
    codings = [coding(1, 1, Span(40, 60)), coding(2, 1, Span(50, 90))]
    place = CodingsInPlace(TEXT, codings)
    lanes = [place.lane(1), place.lane(2)]
    place.take([coding(3, 1, Span(30, 100)), *codings])
    assert [place.lane(1), place.lane(2)] == lanes
    assert place.lane(3) not in lanes


def test_many_changes_at_once_are_packed_anew() -> None:
    place = CodingsInPlace(TEXT)
    codings = [coding(number, 1, Span(number, number + 5)) for number in range(1, in_place.FEW + 10)]
    place.take(codings)
    assert place.overlapping(Span(10, 11)) == codings[5:10]
