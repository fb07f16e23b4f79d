"""Edits as they are typed: they grow, are taken back, and lead back to where things were."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qda.model import Span
from qda.text.edits import Bounds, Edit, Typed, difference

TEXT = "I: And then?\nKari: We waited for the council, and nobody came.\n"
spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 40), st.integers(1, 20))
edits = st.tuples(st.floats(0, 1), st.integers(0, 12), st.text("ab \n", max_size=4), st.booleans())


def typed_in(around: list[Span], keys: list[tuple[float, int, str, bool]]) -> tuple[Typed, str]:
    """A text typed in, and what it must be now."""
    typed, plain = Typed(TEXT, around), TEXT
    for share, removed, inserted, growing in keys:
        at = round(share * len(plain))
        removed = min(removed, len(plain) - at)
        typed.type(Edit(at, removed, inserted), growing=growing)
        plain = plain[:at] + inserted + plain[at + removed :]
    return typed, plain


@given(st.lists(spans, max_size=6), st.lists(edits, max_size=8))
def test_edits_that_grew_into_one_give_the_text_that_was_typed(
    around: list[Span], keys: list[tuple[float, int, str, bool]]
) -> None:
    typed, plain = typed_in(around, keys)
    assert typed.text == plain
    for number in range(len(around)):
        span = typed.span(number)
        assert span is None or 0 <= span.start < span.end <= len(plain)


@given(st.lists(spans, max_size=6), st.lists(edits, max_size=8))
def test_taken_back_everything_is_where_it_was(around: list[Span], keys: list[tuple[float, int, str, bool]]) -> None:
    typed, _ = typed_in(around, keys)
    while typed.edits:
        typed.take_back()
    assert typed.text == TEXT
    assert [typed.span(number) for number in range(len(around))] == around


@given(st.lists(spans, max_size=6), st.lists(edits, max_size=8), spans)
def test_what_overlaps_a_stretch_now_is_found_where_it_was_before(
    around: list[Span], keys: list[tuple[float, int, str, bool]], stretch: Span
) -> None:
    typed, _ = typed_in(around, keys)
    earlier = typed.earlier(stretch)
    for number, before in enumerate(around):
        now = typed.span(number)
        if now is not None and now.overlaps(stretch):
            assert before.overlaps(earlier)


@given(st.text("ab\n", max_size=12), st.text("ab\n", max_size=12))
def test_the_difference_of_two_texts_makes_one_into_the_other(before: str, now: str) -> None:
    edit = difference(before, now)
    if edit is None:
        assert before == now
    else:
        assert before[: edit.at] + edit.inserted + before[edit.at + edit.removed :] == now


def test_a_letter_taken_back_and_typed_anew_is_one_correction() -> None:
    typed = Typed(TEXT, [Span(TEXT.index("council"), TEXT.index("council") + 7)])
    end = TEXT.index("council") + 7
    typed.type(Edit(end - 1, 1, ""), growing=True)
    typed.type(Edit(end - 1, 0, "r"), growing=True)
    assert typed.edits == [Edit(end - 1, 1, "r")]
    span = typed.span(0)
    assert span is not None
    assert span.of(typed.text) == "councir"


def test_a_turn_takes_in_what_is_typed_at_its_ends_but_no_line_before_it() -> None:
    second = TEXT.index("Kari")
    turn = Bounds(second, second + 5, second + 6, len(TEXT) - 1)
    typed = Typed(TEXT, [], [turn])
    typed.type(Edit(len(TEXT) - 1, 0, " Ever."))
    typed.type(Edit(second, 0, "\n"))
    assert typed.turn(0) == Bounds(second + 1, second + 6, second + 7, len(TEXT) + 6)


def test_what_was_cut_comes_back_with_its_words_and_only_once() -> None:
    words = Span(TEXT.index("We waited"), TEXT.index("We waited") + 9)
    typed = Typed(TEXT, [words])
    typed.type(Edit(words.start, 9, ""))
    assert typed.gone() == [0]
    typed.type(Edit(0, 0, "We waited", brings=1))
    typed.type(Edit(20, 0, "We waited", brings=1))
    assert typed.span(0) == Span(0, 9)
