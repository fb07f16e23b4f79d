"""Where words stand in a text: offsets fit whatever the letters, phrases, stars, several words, regular expressions."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qda.errors import ExpressionWrong
from qda.model import Span
from qda.text.seeking import (
    AnyOf,
    Forms,
    Page,
    Regular,
    Together,
    Typed,
    fits_latin,
    in_word,
    latin,
    small,
    understood,
)

LETTERS = st.sampled_from([*"aAbBkK .,?-_\n", *"æÆøØåÅéßẞİıſΣσςЖж…“”😀", "a\u030a", *"\u212a\u212b\u00a0\u2009"])
TEXTS = st.lists(LETTERS, max_size=40).map("".join)


def words_in(text: str, seeker: Typed | Forms | Together | AnyOf | Regular) -> list[str]:
    return [span.of(text) for span in seeker.find(Page(text))]


def one_by_one(text: str, words: str, *, whole: bool) -> list[Span]:
    """What `Typed` finds, the plain way."""
    found: list[Span] = []
    letters, wanted = [letter_small(c) for c in text], [letter_small(c) for c in words]
    at = 0
    while at + len(wanted) <= len(letters):
        end = at + len(wanted)
        inside_before = at > 0 and in_word(text[at - 1]) and in_word(text[at])
        inside_after = end < len(text) and in_word(text[end - 1]) and in_word(text[end])
        if letters[at:end] == wanted and not (whole and (inside_before or inside_after)):
            found.append(Span(at, end))
            at = end
        else:
            at += 1
    return found


def letter_small(letter: str) -> str:
    return letter.lower() if len(letter.lower()) == 1 else letter


@given(text=TEXTS, words=st.lists(LETTERS, min_size=1, max_size=4).map("".join), whole=st.booleans())
@example(text="KAKE kake", words="kake", whole=True)
@example(text="İstanbul straße", words="straße", whole=True)
@example(text="ΑΣ ας ασ", words="ασ", whole=False)
def test_what_was_typed_is_found_wherever_it_stands_and_nowhere_else(text: str, words: str, whole: bool) -> None:
    if not any(letter.isspace() or letter == "*" for letter in words):
        assert Typed((words,), whole=whole).find(Page(text)) == one_by_one(text, words, whole=whole)


@given(text=st.text())
def test_small_letters_stand_where_the_letters_stood(text: str) -> None:
    assert len(small(text)) == len(latin(text)) == len(text)


def test_every_letter_that_is_small_in_latin_1_is_known() -> None:
    for number in range(sys.maxunicode + 1):
        letter = chr(number)
        if unicodedata.category(letter) != "Cs" and fits_latin(letter):
            assert latin(letter) == small(letter), hex(number)
        if letter.isspace() and number > 255:
            assert latin(letter) == " ", hex(number)


def test_a_phrase_goes_over_any_white_space() -> None:
    text = "Vi måtte  vente.\nVi\nmåtte\u00a0vente, og vi måttevente."
    assert words_in(text, Typed(("vi", "måtte", "vente"), whole=True)) == ["Vi måtte  vente", "Vi\nmåtte\u00a0vente"]


def test_whole_words_leave_compounds_alone() -> None:
    text = "Ventetid. Vi må vente på ventelisten; vi ventet."
    assert words_in(text, Typed(("vente",), whole=True)) == ["vente"]
    assert words_in(text, Typed(("vente",), whole=False)) == ["Vente", "vente", "vente", "vente"]


def test_a_decomposed_letter_does_not_end_a_word() -> None:
    assert words_in("pa\u030a p\u0061", Typed(("pa",), whole=True)) == ["pa"]


def test_stars_stand_for_letters_of_a_word() -> None:
    text = "Forankret i rådet; forankringsarbeid, en ildsjel og ildsjeler."
    assert words_in(text, Typed(("forank*",), whole=True)) == ["Forankret", "forankringsarbeid"]
    assert words_in(text, Typed(("*sjel",), whole=True)) == ["ildsjel"]
    assert words_in(text, Typed(("f*arbeid",), whole=True)) == ["forankringsarbeid"]


def test_forms_are_found_as_whole_words_and_in_phrases() -> None:
    text = "Politisk forankring. Politiske forankringer, politisk uforankret."
    forms = Forms([{"politisk", "politiske"}, {"forankring", "forankringer", "forankret"}])
    assert words_in(text, forms) == ["Politisk forankring", "Politiske forankringer"]


def test_several_words_are_found_in_one_paragraph_as_closely_as_they_stand() -> None:
    text = "Rådet ventet.\nVi ventet, og ventet på rådet lenge. Rådet kom."
    both = Together([Typed(("ventet",), whole=True), Typed(("rådet",), whole=True)])
    assert words_in(text, both) == ["Rådet ventet", "ventet på rådet"]


def test_of_two_over_each_other_the_first_and_longer_is_kept() -> None:
    text = "politisk forankring"
    either = AnyOf([Typed(("forankring",), whole=True), Typed(("politisk", "forankring"), whole=True)])
    assert words_in(text, either) == ["politisk forankring"]


@pytest.mark.parametrize(
    ("line", "groups"),
    [
        ("vente", [(("vente",),)]),
        ("vente rådet", [(("vente",), ("rådet",))]),
        ('"måtte vente" rådet', [(("måtte", "vente"), ("rådet",))]),
        ("«måtte vente»", [(("måtte", "vente"),)]),
        ("vente | rådet", [(("vente",),), (("rådet",),)]),
        ('"not closed', [(("not", "closed"),)]),
        ('  | "" * ', []),
    ],
)
def test_a_search_line_is_understood(line: str, groups: list[object]) -> None:
    assert understood(line) == groups


# --------------------------------------------------------------------------- regular expressions


def test_a_regular_expression_is_found_in_small_letters_and_capitals() -> None:
    assert words_in("Vent. vente VENTET", Regular(r"vent\w*")) == ["Vent", "vente", "VENTET"]


def test_what_matches_nothing_at_all_is_no_hit() -> None:
    assert words_in("abc", Regular("x*")) == []


@pytest.mark.parametrize(
    ("expression", "place", "reason"),
    [
        ("vent(e", 6, "a closing bracket is missing"),
        ("vent[e", 6, "a closing square bracket is missing"),
        ("*vent", 0, "there is nothing that could be repeated"),
        ("vent)", 4, "there is a closing bracket too many"),
        ("vent\\", 4, "a backslash stands at the end"),
    ],
)
def test_an_expression_that_is_wrong_says_where(expression: str, place: int, reason: str) -> None:
    with pytest.raises(ExpressionWrong, match=reason) as raised:
        Regular(expression)
    assert abs(raised.value.position - place) <= 1


@given(expression=st.text(alphabet="ab(|)[]*+?\\{}1,^$.", max_size=10))
def test_any_expression_is_understood_or_refused_in_words(expression: str) -> None:
    places = []
    try:
        Regular(expression).find(Page("abab"))
    except ExpressionWrong as error:
        places.append(error.position)
    assert all(0 <= place <= len(expression) for place in places)


def test_an_expression_that_would_never_end_is_given_up() -> None:
    with pytest.raises(TimeoutError):
        Regular(r"(a|aa)+$").find(Page("a" * 5_000 + "b"))
