from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.grid.lines import height, lines
from ui.grid.view import tabbed, untabbed

CELLS = st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\r\0"), max_size=8)
ROWS = st.integers(1, 3).flatmap(lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1))


@given(ROWS)
def test_what_is_copied_is_pasted_as_it_was(rows: list[list[str]]) -> None:
    if rows[-1] != [""]:  # an empty last line is no row, as in every spreadsheet
        assert untabbed(tabbed(rows)) == rows


def test_rows_as_spreadsheets_copy_them_are_understood() -> None:
    assert untabbed("a\tb\r\nc\t\r\n") == [["a", "b"], ["c", ""]]


@given(st.text(st.sampled_from("abc æ🙂\n"), max_size=80), st.integers(20, 200), st.integers(1, 6))
def test_lines_hold_the_words_in_order_and_fit(qapp: QApplication, text: str, width: int, most: int) -> None:
    font = QFont()
    found = lines(text, font, width, most)
    assert len(found) <= most
    if not found or not found[-1].endswith("…"):
        assert "".join("".join(found).split()) == "".join(text.split())
    assert height(text, font, width, most) == len(found) * QFontMetrics(font).lineSpacing()


def test_a_text_too_long_ends_with_dots(qtbot: QtBot) -> None:
    assert lines("many words that go on and on", QFont(), 80, 2)[-1].endswith("…")
