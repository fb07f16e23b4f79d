from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda.text.naming import MOST, in_vivo_name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("«en ildsjel»", "en ildsjel"),
        ("we started over.", "we started over"),
        ("Nobody\ncame  twice", "Nobody came twice"),
        ("Nobody came twice, so we started over every time", "Nobody came twice, so we started over…"),
        ("A > B", "A B"),
        ("…", "…"),
        ("Samarbeidskommuneinnkjøpsordningsavtalene", "Samarbeidskommuneinnkjøpsordningsavtale…"),
    ],
)
def test_a_name_is_made_of_the_words_themselves(words: str, name: str) -> None:
    assert in_vivo_name(words) == name


@given(st.text(min_size=1))
def test_a_name_is_one_line_and_short(words: str) -> None:
    name = in_vivo_name(words)
    assert len(name) <= MOST
    assert name == " ".join(name.split())
    assert ">" not in name
