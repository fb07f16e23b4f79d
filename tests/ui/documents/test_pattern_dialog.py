from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from qda.model import Reading
from qda.text.patterns import FOUND, Pattern, Way
from ui.documents.pattern_dialog import WAYS, PatternDialog

TEXT = "Interview 🎙\n" + "<KARI> Hei på deg.\n<OLA> Hei. Det er slik: bra.\n" * 3

Open = Callable[..., PatternDialog]


@pytest.fixture
def open_dialog(qtbot: QtBot) -> Open:
    def open_dialog(text: str = TEXT, pattern: Pattern = FOUND, files: int = 2) -> PatternDialog:
        dialog = PatternDialog(Reading("odd.txt", text), pattern, files)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(lambda: dialog.ways.next_uncounted() is None, timeout=5_000)
        return dialog

    return open_dialog


def mark(dialog: PatternDialog, words: str) -> None:
    """Select words in the text, as the mouse would."""
    found = dialog.page.document().find(words, 0)
    dialog.page.setTextCursor(QTextCursor(found))


def test_each_way_says_how_many_turns_and_speakers_it_finds(open_dialog: Open) -> None:
    dialog = open_dialog("Kari: Hei.\nOla: Ja?\nKari: Nei.\nOla: Så.\n")
    told = {way: tuple(dialog.ways.index(row, column).data() for column in (1, 2)) for row, way in enumerate(WAYS)}
    assert told[Way.COLON] == ("4", "2")
    assert told[Way.STAR] == ("–", "–")
    assert told[Way.NOBODY] == ("4", "–")


def test_a_name_marked_in_the_text_shows_the_turns_at_once(open_dialog: Open) -> None:
    dialog = open_dialog()
    mark(dialog, "KARI")
    dialog.name_here.click()
    assert dialog.pattern.way is Way.EXAMPLE
    assert "KARI 3" in dialog._told.text()
    assert [name for _, name, _ in dialog.page.names_in_sight()] == ["KARI", "OLA"] * 3


def test_without_a_name_marked_it_is_said_what_to_mark(open_dialog: Open) -> None:
    dialog = open_dialog()
    dialog.name_here.click()
    assert dialog._wrong.text() == "Mark the name of who speaks, as it stands in a line."


def test_an_expression_is_tried_while_it_is_typed_and_what_is_wrong_is_said(open_dialog: Open, qtbot: QtBot) -> None:
    dialog = open_dialog()
    QTest.keyClicks(dialog.expression, "<(")
    qtbot.waitUntil(lambda: "closing bracket is missing" in dialog._wrong.text(), timeout=5_000)
    assert not dialog.one_button.isEnabled()
    QTest.keyClicks(dialog.expression, r"\w+)>")
    qtbot.waitUntil(lambda: "OLA 3" in dialog._told.text(), timeout=5_000)
    assert dialog.one_button.isEnabled()
    assert not dialog._wrong.isVisible()


def test_a_way_is_chosen_by_the_arrow_keys_and_used_in_one_file_or_all(open_dialog: Open) -> None:
    dialog = open_dialog()
    chosen: list[tuple[Pattern, bool]] = []
    dialog.chosen.connect(lambda pattern, everywhere: chosen.append((pattern, everywhere)))
    QTest.keyClick(dialog.view, Qt.Key.Key_Down)
    dialog.all_button.click()
    assert chosen == [(Pattern(Way.COLON), True)]
    single = open_dialog(files=1)
    assert not single.all_button.isVisible()


def test_the_pattern_in_use_is_shown_again(open_dialog: Open) -> None:
    dialog = open_dialog(pattern=Pattern(Way.EXPRESSION, r"<(\w+)>"))
    assert dialog.expression.text() == r"<(\w+)>"
    assert "KARI 3" in dialog._told.text()
