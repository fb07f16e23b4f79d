"""The foot of a dialog: what Enter does, and what it does not."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QVBoxLayout
from pytestqt.qtbot import QtBot

from ui.widgets.foot import Foot, verb_button


@pytest.fixture
def done() -> list[str]:
    return []


@pytest.fixture
def dialog(done: list[str], qtbot: QtBot) -> QDialog:
    """A dialog with a line to type in, something told at the left of its foot, and three buttons."""
    dialog = QDialog()
    qtbot.addWidget(dialog)
    column = QVBoxLayout(dialog)
    column.addWidget(QLineEdit())
    offered = verb_button("Show", lambda: done.append("show"))
    ways = verb_button("Cancel", lambda: done.append("cancel")), verb_button("Save", lambda: done.append("save"))
    column.addLayout(Foot(*ways, told=QLabel("Nothing is saved yet"), left=[offered]))
    with qtbot.waitActive(dialog):
        dialog.show()
    return dialog


def test_enter_does_the_last_verb_from_wherever_one_types(dialog: QDialog, done: list[str], qtbot: QtBot) -> None:
    line = dialog.findChild(QLineEdit)
    assert line is not None
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert done == ["save"]


def test_what_is_told_and_offered_stands_left_of_the_verbs(dialog: QDialog, qtbot: QtBot) -> None:
    foot = dialog.layout().itemAt(1).layout()
    places = [foot.itemAt(place).widget().x() for place in range(foot.count())]
    assert places == sorted(places)
    assert [foot.itemAt(place).widget().text() for place in range(foot.count())] == [  # type: ignore[attr-defined]
        "Show", "Nothing is saved yet", "Cancel", "Save",
    ]  # fmt: skip
