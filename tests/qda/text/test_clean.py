from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda.text.clean import canonical

# Characters that matter here, surrogates among them, more often than chance would have them.
anything = st.text(
    st.one_of(
        st.sampled_from("\r\n\t\x00\x0b\x0c\x1c\x7f\x85\x9f\ufdd0\ufdd1\ufeff\ud83d\ude00\u2028\u00a0\u00adæøå«»é"),
        st.characters(),
    )
)


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\r\r\nb", "a\n\nb"),
        ("\ufeffIntervju", "Intervju"),
        ("\ufeff\ufeffIntervju", "Intervju"),
        ("\x00\ufeffIntervju", "Intervju"),
        ("midt\ufeffi", "midt\ufeffi"),
        ("a\x0bb\x0cc\x1fd\x7fe\x85f\x9fg", "abcdefg"),
        ("tab\tstays", "tab\tstays"),
        ("\ufdd0a\ufdd1", "a"),
        ("half \ud83d, half \ude00", "half \ufffd, half \ufffd"),
        ("whole \ud83d\ude00", "whole 😀"),
        ("kafe\u0301 er ikke kafé", "kafe\u0301 er ikke kafé"),
        ("soft\u00adhyphen, no\u00a0break, “…” – «»", "soft\u00adhyphen, no\u00a0break, “…” – «»"),
        ("", ""),
    ],
)
def test_only_what_is_named_changes(raw: str, clean: str) -> None:
    assert canonical(raw) == clean


@given(anything)
def test_cleaning_twice_changes_nothing_more(raw: str) -> None:
    assert canonical(canonical(raw)) == canonical(raw)


@given(anything)
def test_nothing_is_left_that_a_file_or_a_database_stumbles_on(raw: str) -> None:
    clean = canonical(raw)
    assert not any(unicodedata.category(letter) in ("Cc", "Cs") and letter not in "\n\t" for letter in clean)
    assert not set(clean) & {"\ufdd0", "\ufdd1"}
    assert not clean.startswith("\ufeff")
    clean.encode("utf-8")


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufdd0\ufdd1\ufeff")))
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert canonical(text) == text
