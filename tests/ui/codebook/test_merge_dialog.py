from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from qda.project import Project
from ui.codebook.merge_dialog import MergeDialog
from ui.codebook.panel import CodebookPanel
from ui.session import Message, Session

LEFT = Qt.MouseButton.LeftButton
Put = Callable[[int, int], int]


@pytest.fixture
def dialog(session: Session, codes: dict[str, int], put: Put, qtbot: QtBot) -> MergeDialog:
    for start in (40, 60, 80):
        put(codes["Political anchoring"], start)
    put(codes["Leadership anchoring"], 60)
    dialog = MergeDialog(session, [codes["Political anchoring"]])
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_nothing_is_merged_until_a_code_is_chosen(dialog: MergeDialog) -> None:
    assert not dialog.merge_button.isEnabled()
    assert dialog.target_id is None


def test_two_codes_are_merged_by_typing_and_enter(
    dialog: MergeDialog, codes: dict[str, int], project: Project, session: Session, qtbot: QtBot
) -> None:
    qtbot.keyClicks(dialog.filter, "leader")
    assert dialog.target_id == codes["Leadership anchoring"]
    assert dialog.merge_button.text() == "Merge “Political anchoring” into “Leadership anchoring”"
    assert "1 passage carries both" in dialog.outcome.text()
    qtbot.keyClick(dialog.filter, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert project.codings.count_by_code() == {codes["Leadership anchoring"]: 3}
    session.undo()
    assert project.codings.count_by_code() == {codes["Political anchoring"]: 3, codes["Leadership anchoring"]: 1}


def test_arrows_choose_while_typing(dialog: MergeDialog, codes: dict[str, int], qtbot: QtBot) -> None:
    qtbot.keyClick(dialog.filter, Qt.Key.Key_Down)
    assert dialog.target_id == codes["Anchoring"]
    qtbot.keyClick(dialog.filter, Qt.Key.Key_Down)
    assert dialog.target_id == codes["Leadership anchoring"]


def test_a_code_is_not_offered_itself_or_what_is_inside_it(
    session: Session, codes: dict[str, int], qtbot: QtBot
) -> None:
    dialog = MergeDialog(session, [codes["Anchoring"]])
    qtbot.addWidget(dialog)
    shown = [dialog.list.model().index(row, 0).data() for row in range(dialog.list.model().rowCount())]
    assert not any(path.startswith("Anchoring") for path in shown)
    assert "Mobilisation phase > Resignation" in shown


def test_cancel_changes_nothing(dialog: MergeDialog, project: Project, qtbot: QtBot) -> None:
    qtbot.keyClicks(dialog.filter, "leader")
    steps = len(project.history())
    qtbot.mouseClick(dialog.cancel_button, LEFT)
    assert len(project.history()) == steps


def test_the_panel_says_what_was_merged_and_takes_the_other_in_hand(
    panel: CodebookPanel, codes: dict[str, int], said: list[Message], qtbot: QtBot
) -> None:
    panel.select(codes["Enthusiast"])
    panel.merge()
    dialog = panel.findChild(MergeDialog)
    assert dialog is not None
    qtbot.keyClicks(dialog.filter, "resig")
    qtbot.mouseClick(dialog.merge_button, LEFT)
    assert panel.code_in_hand() == codes["Resignation"]
    assert said[-1].text == "Merged “Enthusiast” into “Mobilisation phase > Resignation”"
    assert said[-1].action == "Undo"
