"""Writing in a memo: formatting is shown and set by keys, the text stays what was typed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QFont, QTextCursor, QTextLayout
from pytestqt.qtbot import QtBot

from ui.memos.field import MemoField
from ui.memos.toolbar import FormatBar

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def field(qtbot: QtBot) -> MemoField:
    field = MemoField()
    qtbot.addWidget(field)
    field.resize(400, 120)
    with qtbot.waitActive(field):
        field.show()
    field.setFocus()
    return field


def select(field: MemoField, words: str) -> None:
    cursor = field.document().find(words)
    assert not cursor.isNull()
    field.setTextCursor(cursor)


def formats(field: MemoField, line: int = 0) -> list[QTextLayout.FormatRange]:
    return list(field.document().findBlockByNumber(line).layout().formats())


def test_ctrl_b_and_ctrl_i_set_the_words_selected_and_take_it_back(field: MemoField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field, "We waited long")
    select(field, "waited")
    qtbot.keyClick(field, Qt.Key.Key_B, CONTROL)
    assert field.text() == "We **waited** long"
    qtbot.keyClick(field, Qt.Key.Key_I, CONTROL)
    assert field.text() == "We ***waited*** long"
    qtbot.keyClick(field, Qt.Key.Key_B, CONTROL)
    qtbot.keyClick(field, Qt.Key.Key_I, CONTROL)
    assert field.text() == "We waited long"


def test_without_a_selection_the_word_in_hand_is_set(field: MemoField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field, "We waited")
    qtbot.keyClick(field, Qt.Key.Key_I, CONTROL)
    assert field.text() == "We *waited*"


def test_bold_turned_on_in_an_empty_place_holds_what_is_typed_next(field: MemoField, qtbot: QtBot) -> None:
    qtbot.keyClick(field, Qt.Key.Key_B, CONTROL)
    qtbot.keyClicks(field, "now")
    assert field.text() == "**now**"


def test_words_after_an_emoji_are_set_rightly(field: MemoField, qtbot: QtBot) -> None:
    field.set_text("😀 we waited")
    select(field, "we")
    qtbot.keyClick(field, Qt.Key.Key_B, CONTROL)
    assert field.text() == "😀 **we** waited"


def test_enter_goes_on_with_a_list_and_ends_it(field: MemoField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field, "- one")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClicks(field, "two")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClicks(field, "words")
    assert field.text() == "- one\n- two\nwords"


def test_the_buttons_make_headings_lists_and_quotes_of_the_lines_selected(field: MemoField, qtbot: QtBot) -> None:
    bar = FormatBar(field)
    qtbot.addWidget(bar)
    field.set_text("one\ntwo")
    field.selectAll()
    qtbot.mouseClick(bar.listed, Qt.MouseButton.LeftButton)
    assert field.text() == "- one\n- two"
    field.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.mouseClick(bar.heading, Qt.MouseButton.LeftButton)
    assert field.text() == "# one\n- two"
    qtbot.mouseClick(bar.quoted, Qt.MouseButton.LeftButton)
    assert field.text() == "> one\n- two"
    qtbot.mouseClick(bar.quoted, Qt.MouseButton.LeftButton)
    assert field.text() == "one\n- two"


def test_formatting_is_shown_and_marks_only_on_the_line_in_hand(field: MemoField) -> None:
    field.set_text("**bold** words\nplain")
    field.put_cursor_at(20)
    mark, bold = formats(field)[:2]
    assert bold.format.fontWeight() == QFont.Weight.Bold
    assert mark.format.foreground().color().alpha() == 0
    field.put_cursor_at(3)
    assert formats(field)[0].format.foreground().color().alpha() == 255
    assert field.text() == "**bold** words\nplain"


def test_showing_formatting_is_not_typing(field: MemoField, qtbot: QtBot) -> None:
    heard: list[bool] = []
    field.typed.connect(lambda: heard.append(True))
    field.set_text("**bold**\nwords")
    field.put_cursor_at(12)
    field.put_cursor_at(1)
    assert heard == []
    qtbot.keyClicks(field, "x")
    assert heard == [True]


def test_what_is_pasted_is_plain_and_hard_spaces_stay(field: MemoField) -> None:
    data = QMimeData()
    data.setHtml("<b>bold</b> <a href='x'>words</a>")
    data.setText("bold\u00a0words")
    field.insertFromMimeData(data)
    assert field.text() == "bold\u00a0words"
    assert field.textCursor().charFormat().fontWeight() != QFont.Weight.Bold


def test_a_link_is_opened_by_a_click_with_ctrl(field: MemoField, qtbot: QtBot) -> None:
    field.set_text("[we waited](#3) here")
    field.put_cursor_at(len(field.text()))
    cursor = QTextCursor(field.document())
    cursor.setPosition(5)
    at = field.cursorRect(cursor).center()
    assert field.link_at(QPointF(at)) == 3
    with qtbot.waitSignal(field.link_opened) as seen:
        qtbot.mouseClick(field.viewport(), Qt.MouseButton.LeftButton, CONTROL, at)
    assert seen.args == [3]
