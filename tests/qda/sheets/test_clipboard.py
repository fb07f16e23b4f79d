"""Cells to and from the clipboard, as spreadsheets write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda.sheets.clipboard import cells_of, text_of


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("Osen\t980\r\nNamsos\t13 000\r\n", [["Osen", "980"], ["Namsos", "13 000"]]),
        ("Osen\t\nNamsos", [["Osen", ""], ["Namsos", ""]]),
        ('Osen\t"first\nsecond"\n', [["Osen", "first\nsecond"]]),
        ('5" pipe\tx', [['5" pipe', "x"]]),
        ('"said ""no""" \ty', [['said "no" ', "y"]]),
        ("", []),
        ("\n", []),
    ],
)
def test_what_a_spreadsheet_copies_is_read(text: str, cells: list[list[str]]) -> None:
    assert cells_of(text) == cells


_CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0"), max_size=6)


@given(st.integers(1, 3).flatmap(lambda n: st.lists(st.lists(_CELLS, min_size=n, max_size=n), min_size=1, max_size=4)))
def test_what_is_copied_is_pasted_again_as_it_was(cells: list[list[str]]) -> None:
    if any(any(line) for line in cells):
        again = cells_of(text_of(cells))
        assert again == cells[: len(again)]
        assert not any(any(line) for line in cells[len(again) :])
