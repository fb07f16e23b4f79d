from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda.model import Span
from qda.text.spans import Paragraphs, SpanIndex, context, lanes, moved, trimmed


@st.composite
def spans(draw: st.DrawFn, most: int = 40) -> Span:
    start = draw(st.integers(0, most))
    return Span(start, draw(st.integers(start, most)))


# --------------------------------------------------------------------------- moved


@pytest.mark.parametrize(
    ("at", "removed", "inserted", "expected"),
    [
        (2, 0, 3, Span(13, 23)),  # before
        (10, 0, 3, Span(13, 23)),  # exactly at the start: pushed right
        (15, 0, 3, Span(10, 23)),  # inside: grows
        (20, 0, 3, Span(10, 20)),  # exactly at the end: does not grow
        (25, 2, 9, Span(10, 20)),  # after
        (12, 4, 1, Span(10, 17)),  # inside: shrinks
        (10, 10, 4, Span(10, 14)),  # replaced as a whole
        (5, 10, 0, Span(5, 10)),  # its beginning goes
        (5, 10, 2, Span(7, 12)),  # its beginning is replaced
        (15, 10, 2, Span(10, 15)),  # its end is replaced
        (5, 20, 0, Span(5, 5)),  # all of it goes
        (5, 20, 7, Span(5, 5)),
        (10, 12, 0, Span(10, 10)),
    ],
)
def test_a_span_follows_an_edit(at: int, removed: int, inserted: int, expected: Span) -> None:
    assert moved(Span(10, 20), at, removed, inserted) == expected


@given(spans(), spans(), st.integers(0, 12))
def test_a_span_keeps_just_the_characters_it_had_that_are_left(span: Span, edit: Span, inserted: int) -> None:
    before = list(range(41))
    after: list[int | None] = [*before[: edit.start], *[None] * inserted, *before[edit.end :]]
    now = moved(span, edit.start, edit.length, inserted)
    kept = [number for number in after[now.start : now.end] if number is not None]
    assert kept == [number for number in range(span.start, span.end) if not edit.start <= number < edit.end]
    assert 0 <= now.start <= now.end <= len(after)


@given(spans(), spans(), st.integers(0, 12))
def test_what_is_put_in_outside_a_span_stays_outside(span: Span, edit: Span, inserted: int) -> None:
    now = moved(span, edit.start, edit.length, inserted)
    if edit.end <= span.start or edit.start >= span.end:
        assert now.length == span.length


# --------------------------------------------------------------------------- trimmed, context


@given(st.text(" \n\tabc", max_size=20), st.data())
def test_trimming_leaves_no_white_space_at_the_ends(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    words = trimmed(text, span)
    assert words.of(text) == span.of(text).strip()
    assert span.contains(words)


def test_context_is_what_stands_round_a_span_as_far_as_the_text_goes() -> None:
    text = "We waited. Nobody came. So we went home."
    assert context(text, Span(11, 23), 4) == ("ed. ", " So ")
    assert context(text, Span(2, 39)) == ("We", ".")


# --------------------------------------------------------------------------- paragraphs


def test_lines_with_something_on_them_are_numbered_from_one() -> None:
    text = "Title\n\nfirst\n   \nsecond\n"
    paragraphs = Paragraphs(text)
    assert paragraphs.count == 3
    assert [paragraphs.span(number).of(text) for number in (1, 2, 3)] == ["Title", "first", "second"]
    assert paragraphs.number_at(text.index("first")) == 2
    assert paragraphs.number_at(text.index("second") + 5) == 3
    assert paragraphs.number_at(text.index("   ")) == 2  # an empty line counts to the paragraph above
    assert paragraphs.number_at(len(text)) == 3


def test_an_empty_line_at_the_top_counts_to_the_first_paragraph() -> None:
    assert Paragraphs("\n\nfirst").number_at(0) == 1


@pytest.mark.parametrize("text", ["", "\n", "  \n\t\n"])
def test_a_text_of_nothing_has_no_paragraphs(text: str) -> None:
    assert Paragraphs(text).count == 0
    assert Paragraphs(text).number_at(0) == 0
    with pytest.raises(IndexError):
        Paragraphs(text).span(1)
    with pytest.raises(IndexError):
        Paragraphs(text).span(0)


@given(st.text("ab \n", max_size=40))
def test_every_character_of_a_paragraph_has_its_number(text: str) -> None:
    paragraphs = Paragraphs(text)
    for number in range(1, paragraphs.count + 1):
        span = paragraphs.span(number)
        assert span.of(text).strip()
        assert "\n" not in span.of(text)
        assert {paragraphs.number_at(offset) for offset in range(*span)} == {number}


# --------------------------------------------------------------------------- SpanIndex


@given(st.lists(spans(), max_size=30), spans())
def test_the_index_finds_what_looking_at_every_span_finds(listed: list[Span], window: Span) -> None:
    index = SpanIndex((span, number) for number, span in enumerate(listed))
    found = index.overlapping(*window)
    assert sorted(found) == [number for number, span in enumerate(listed) if span.overlaps(window)]
    assert [listed[number].start for number in found] == sorted(listed[number].start for number in found)
    assert len(index) == len(listed)


def test_an_empty_index_finds_nothing() -> None:
    assert SpanIndex([]).overlapping(0, 100) == []


def test_a_screenful_among_ten_thousand_codings_is_found_at_once() -> None:
    listed = [(Span(start * 40, start * 40 + 30 + start % 400), start) for start in range(10_000)]
    listed += [(Span(0, 400_000), 10_000), (Span(100_000, 300_000), 10_001)]
    index = SpanIndex(listed)
    assert len(index.overlapping(200_000, 203_000)) < 100
    fastest = min(_seconds(index, 200_000 + start, 203_000 + start) for start in range(100))
    assert fastest < 0.000_2  # a machine at rest needs some 10 µs


def _seconds(index: SpanIndex, start: int, end: int) -> float:
    begun = time.perf_counter()
    index.overlapping(start, end)
    return time.perf_counter() - begun


# --------------------------------------------------------------------------- lanes


def test_lanes_are_filled_from_the_lowest_whatever_the_order() -> None:
    assert lanes([Span(20, 30), Span(0, 10), Span(5, 25), Span(10, 12)]) == [0, 0, 1, 0]
    assert lanes([]) == []


@given(st.lists(spans(), max_size=25))
def test_no_two_that_overlap_share_a_lane_and_no_lane_is_wasted(listed: list[Span]) -> None:
    given_lanes = lanes(listed)
    assert len(given_lanes) == len(listed)
    for one in range(len(listed)):
        for other in range(one):
            if given_lanes[one] == given_lanes[other]:
                assert not listed[one].overlaps(listed[other])
    deepest = max((_depth(listed, span) for span in listed), default=0)
    assert len(set(given_lanes)) == deepest
    assert set(given_lanes) == set(range(deepest))


def _depth(listed: list[Span], span: Span) -> int:
    """How many of `listed` lie over each other where `span` begins."""
    if span.length:
        return sum(other.start <= span.start < other.end for other in listed)
    return 1 + sum(other.start < span.start < other.end for other in listed)
