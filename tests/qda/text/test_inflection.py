from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda.text.inflection import inflected, same_words
from qda.text.matching import alike_meanings, near_duplicates
from qda.text.words import fold


@pytest.mark.parametrize(
    "pair",
    [
        ("forankring", "forankringen"),
        ("forankring", "forankre"),
        ("ildsjel", "ildsjelene"),
        ("leder", "lederne"),
        ("krav", "kravene"),
        ("råd", "rådet"),
        ("kommuner", "kommunene"),
        ("challenge", "challenges"),
    ],
)
def test_forms_of_one_word_are_known(pair: tuple[str, str]) -> None:
    one, other = map(fold, pair)
    assert inflected(one, other)
    assert inflected(other, one)


@pytest.mark.parametrize(
    "pair", [("mål", "måling"), ("leder", "ledelse"), ("by", "byråd"), ("tid", "tid"), ("1", "11")]
)
def test_other_words_are_other_words(pair: tuple[str, str]) -> None:
    assert not inflected(*map(fold, pair))


def test_names_of_several_words_are_compared_word_by_word() -> None:
    assert near_duplicates(["Politisk forankring", "Forankring > Politiske forankringen"]) == [(0, 1, 93)]
    assert near_duplicates(["Politisk forankring", "Faglig forankring"]) == []
    assert near_duplicates(["Krav", "Kravene"]) == [(0, 1, 90)]


def test_short_or_empty_meanings_are_like_no_other() -> None:
    assert alike_meanings(["", "", "Tid.", "Tid."]) == []


@given(st.lists(st.text("abcdeåø", min_size=1, max_size=6), max_size=4))
def test_words_are_the_same_as_themselves(words: list[str]) -> None:
    assert same_words(sorted(words), sorted(words))
