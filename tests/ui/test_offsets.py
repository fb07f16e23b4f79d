from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qda.model import Span
from ui.offsets import Offsets

texts = st.text(
    alphabet=st.one_of(
        st.characters(exclude_categories=["Cs"], max_codepoint=0xFFFF),
        st.characters(min_codepoint=0x10000),
        st.sampled_from("å\n 😀🏔️"),
    ),
    max_size=80,
)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(texts)
def test_every_offset_is_the_length_of_what_stands_before_it_in_utf_16(text: str) -> None:
    offsets = Offsets(text)
    for place in range(len(text) + 1):
        assert offsets.to_qt(place) == units(text[:place])


@given(texts)
def test_every_offset_goes_to_qt_and_comes_back(text: str) -> None:
    offsets = Offsets(text)
    for place in range(len(text) + 1):
        assert offsets.to_code_point(offsets.to_qt(place)) == place


@given(texts)
def test_an_offset_inside_a_pair_gives_the_start_of_its_character(text: str) -> None:
    offsets = Offsets(text)
    for place, character in enumerate(text):
        if ord(character) > 0xFFFF:
            assert offsets.to_code_point(offsets.to_qt(place) + 1) == place


def test_without_astral_characters_nothing_is_counted() -> None:
    offsets = Offsets("Høylandet og Namsskogan\n" * 100)
    assert offsets.to_qt(1234) == 1234
    assert offsets.to_code_point(1234) == 1234


def test_a_span_after_an_emoji_moves_by_one_unit() -> None:
    text = "Ja 😀 vi fikk det til"
    offsets = Offsets(text)
    fikk = Span(text.index("fikk"), text.index("fikk") + 4)
    assert offsets.span_to_qt(fikk) == (fikk.start + 1, fikk.end + 1)
    assert offsets.span_from_qt(fikk.start + 1, fikk.end + 1) == fikk
