"""Words of one family have a root in common, in each language; words of others have not."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda.text.stems import beginnings, irregular_kin, roots

FAMILIES = [
    ("nb", "forankre forankrer forankret forankra forankring forankringen forankringene forankringa"),
    ("nn", "forankre forankrar forankra forankringa forankringar forankring"),
    ("nb", "beslutte beslutter besluttet beslutning beslutninger beslutningene"),
    ("nb", "mobilisere mobiliserer mobilisert mobilisering mobiliseringen"),
    ("nb", "trygg trygge tryggere trygghet tryggheten"),
    ("nb", "bevege beveger beveget bevegelse bevegelsen"),
    ("nb", "lede leder ledere ledet ledelse ledelsen"),
    ("nb", "bestemme bestemmer bestemte bestemt bestemmelse"),
    ("nb", "gå går gikk gått"),
    ("nn", "kome kjem kom kome"),
    ("nb", "utfordre utfordrer utfordring utfordringer utfordrende"),
    ("da", "beslutte besluttet beslutning beslutninger"),
    ("da", "forankre forankret forankring forankringen"),
    ("sv", "förankra förankrade förankrat förankring förankringen"),
    ("sv", "trygg trygga trygghet tryggheten"),
    ("en", "anchor anchors anchored anchoring"),
    ("en", "decide decided deciding decision decisions"),
    ("en", "cooperate cooperates cooperation cooperating"),
    ("en", "go goes went gone"),
    ("en", "happy happiness"),
]
STRANGERS = [
    ("nb", "forankre", "forandre"),
    ("nb", "kommune", "kommunikasjon"),
    ("nb", "vente", "venn"),
    ("nb", "leder", "ledd"),
    ("en", "anchor", "answer"),
    ("sv", "trygg", "tryck"),
]


@pytest.mark.parametrize(("language", "family"), FAMILIES)
def test_a_family_has_a_root_in_common(language: str, family: str) -> None:
    for one, other in pairwise(family.split()):
        assert roots(one, language) & roots(other, language), (one, other)


@pytest.mark.parametrize(("language", "one", "other"), STRANGERS)
def test_other_words_have_not(language: str, one: str, other: str) -> None:
    assert not roots(one, language) & roots(other, language)


@pytest.mark.parametrize(("language", "family"), FAMILIES)
def test_a_family_is_found_by_its_first_letters_or_its_irregular_forms(language: str, family: str) -> None:
    first, *others = family.split()
    for other in others:
        by_letters = any(other.startswith(letters) for letters in beginnings(first, language))
        assert by_letters or other in irregular_kin(first, language), other


@given(word=st.text(max_size=20), language=st.sampled_from(["en", "nb", "nn", "da", "sv", "fr"]))
def test_any_word_in_any_language_has_a_root(word: str, language: str) -> None:
    assert roots(word, language)
    assert all(letters in roots_begin(word, language) for letters in beginnings(word, language))


def roots_begin(word: str, language: str) -> set[str]:
    return {root[:3] for root in roots(word, language)}
