"""Codings and turns looked up where they were are found where they are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qda.model import Coding, Span, Turn
from qda.text.edits import Bounds, Edit, Typed
from ui.transcript.following import FollowingCodings, FollowingTurns
from ui.transcript.in_place import CodingsInPlace

TEXT = "".join(f"Line {number} of what was said.\n" for number in range(8))
starts = st.integers(0, len(TEXT) - 30)
edits = st.tuples(
    st.sampled_from(["type", "cut", "paste"]), st.floats(0, 1), st.integers(0, 30), st.text("a\n", max_size=3)
)


def coding(number: int, span: Span) -> Coding:
    return Coding(number + 10, 1, 1, span, span.of(TEXT), "", "", 1, "")


def done(typed: Typed, keys: list[tuple[str, float, int, str]]) -> None:
    cut = 0
    for key, share, removed, words in keys:
        at = round(share * len(typed.text))
        removed = min(removed, len(typed.text) - at)
        if key == "cut":
            typed.type(Edit(at, removed, ""))
            cut = len(typed.edits)
        elif key == "paste" and cut:
            typed.type(Edit(at, 0, typed.cut_words(cut), cut))
        else:
            typed.type(Edit(at, removed, words))


@given(st.lists(st.tuples(starts, st.integers(1, 30)), max_size=8), st.lists(edits, max_size=6), starts)
def test_the_codings_of_a_stretch_are_those_that_overlap_it_now(
    places: list[tuple[int, int]], keys: list[tuple[str, float, int, str]], at: int
) -> None:
    codings = [coding(number, Span(start, start + length)) for number, (start, length) in enumerate(places)]
    typed = Typed(TEXT, [one.span for one in codings])
    following = FollowingCodings(
        CodingsInPlace(TEXT, codings), typed, {one.id: number for number, one in enumerate(codings)}
    )
    done(typed, keys)
    stretch = Span(at, at + 30)
    now = {one.id: typed.span(number) for number, one in enumerate(codings)}
    there = sorted(id_ for id_, span in now.items() if span is not None and span.overlaps(stretch))
    assert sorted(one.id for one in following.overlapping(stretch)) == there
    assert {id_: one.span for id_, one in following.by_id.items()} == {
        id_: span for id_, span in now.items() if span is not None
    }
    assert all(following.lane(one.id) == following.before.lane(one.id) for one in codings)


@given(st.lists(edits, max_size=6), starts)
def test_the_turns_of_a_stretch_are_those_that_overlap_it_now(keys: list[tuple[str, float, int, str]], at: int) -> None:
    lines = [Span(line * (len(TEXT) // 8), (line + 1) * (len(TEXT) // 8) - 1) for line in range(8)]
    turns = [
        Turn(number, 1, number, None, line, Span(line.start, line.start + 4), Span(line.start + 5, line.end), None,
             None, None, None, None, False)
        for number, line in enumerate(lines)
    ]  # fmt: skip
    typed = Typed(TEXT, [], [Bounds(turn.span.start, turn.label.end, turn.said.start, turn.span.end) for turn in turns])
    following = FollowingTurns(turns, typed)
    done(typed, keys)
    stretch = Span(at, at + 30)
    bounds = [typed.turn(number) for number in range(8)]
    there = {n for n, b in enumerate(bounds) if b is not None and Span(b.start, b.end).overlaps(stretch)}
    assert set(following.overlapping(*stretch)) == there
