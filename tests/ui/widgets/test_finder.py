from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from ui.widgets.finder import Entry, Finder


@pytest.fixture
def finder(qtbot: QtBot) -> Iterator[Finder]:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    finder = Finder(parent, "Which case?")
    finder.open_for([Entry("Høylandet", "case"), Entry("Namsos", "case"), Entry("Namsskogan", "case")], QPoint(10, 10))
    yield finder
    parent.close()


def test_letters_without_diacritics_find_names_with_them(finder: Finder, qtbot: QtBot) -> None:
    qtbot.keyClicks(finder.line, "hoy")
    assert finder.list.currentIndex().data() == "Høylandet"


def test_arrows_go_down_and_enter_chooses(finder: Finder, qtbot: QtBot) -> None:
    qtbot.keyClick(finder.line, Qt.Key.Key_Down)
    with qtbot.waitSignal(finder.chosen) as chosen:
        qtbot.keyClick(finder.line, Qt.Key.Key_Return)
    assert chosen.args == [Entry("Namsos", "case")]


def test_what_nothing_is_called_is_said(finder: Finder, qtbot: QtBot) -> None:
    qtbot.keyClicks(finder.line, "qqq")
    assert finder._nothing.isVisible()
    qtbot.keyClick(finder.line, Qt.Key.Key_Return)
    assert finder.isVisible()


def test_escape_gives_up(finder: Finder, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(finder.chosen):
        qtbot.keyClick(finder.line, Qt.Key.Key_Escape)
    assert not finder.isVisible()


def test_a_click_chooses_what_opens_a_dialog_of_its_own(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    answered: list[int] = []

    def ask() -> None:
        dialog = QDialog(parent)
        QTimer.singleShot(20, dialog.reject)
        answered.append(dialog.exec())

    finder = Finder(parent, "Which?")
    finder.open_for([Entry("Ask", handler=ask)], QPoint(10, 10))
    place = finder.list.visualRect(finder.list.currentIndex()).center()
    qtbot.mouseClick(finder.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert answered == [0]
    qtbot.waitUntil(lambda: not isValid(finder))
