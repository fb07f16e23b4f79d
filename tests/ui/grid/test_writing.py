from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.grid.writing import GrowingWriting, Writing

WORDS = st.text(st.sampled_from("ab æ🙂\u00a0\n"), max_size=12)


@given(WORDS, WORDS, WORDS, WORDS)
def test_whatever_others_write_appears_and_the_caret_keeps_its_neighbour(
    qapp: QApplication, head: str, tail: str, before: str, after: str
) -> None:
    field = Writing()
    field.show_text(f"{head}{before}|{tail}")
    field.put_caret(len(head + before))
    field.show_text(f"{head}{after}{before}|{tail}")
    assert field.text() == f"{head}{after}{before}|{tail}"
    assert field.text()[field.caret() :].startswith("|") or not after


def test_what_is_shown_is_not_told_as_written(qtbot: QtBot) -> None:
    field = Writing()
    qtbot.addWidget(field)
    told: list[str] = []
    field.written.connect(told.append)
    field.show_text("shown")
    field.clear_to("shown anew")
    assert told == []
    qtbot.keyClicks(field, "x")
    assert told == ["xshown anew"]


def test_a_no_break_space_is_kept(qtbot: QtBot) -> None:
    field = Writing()
    qtbot.addWidget(field)
    field.show_text("45\u00a0000")
    assert field.text() == "45\u00a0000"


def test_a_growing_field_is_as_high_as_its_text(qtbot: QtBot) -> None:
    field = GrowingWriting()
    qtbot.addWidget(field)
    field.resize(200, 20)
    field.show()
    low = field.height()
    field.show_text("a long sentence that does not fit one line of two hundred pixels, nor two of them either")
    assert field.height() > 2 * low


def test_several_lines_pasted_are_told_without_their_bullets(qtbot: QtBot) -> None:
    field = GrowingWriting()
    qtbot.addWidget(field)
    told: list[list[str]] = []
    field.lines_pasted.connect(told.append)
    data = QMimeData()
    data.setText("• one\n\n – two\r\n* three")
    field.insertFromMimeData(data)
    assert told == [["one", "two", "three"]]
    data.setText("just this")
    field.insertFromMimeData(data)
    assert field.text() == "just this"


def test_enter_is_told_by_a_growing_field(qtbot: QtBot) -> None:
    field = GrowingWriting()
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.enter_pressed):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == ""
