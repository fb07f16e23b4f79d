"""A code is split by reading its passages again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from qda.project import Project
from ui.codebook.panel import CodebookPanel
from ui.codebook.split import SplitDialog
from ui.codebook.split_passages import PASSAGE
from ui.codebook.split_reading import surroundings
from ui.dialogs.ask import Question
from ui.session import Message, Session

Put = Callable[[int, int], int]
LEFT = Qt.MouseButton.LeftButton
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def codings(codes: dict[str, int], put: Put) -> list[int]:
    """Five passages of Anchoring, in the order of the text."""
    return [put(codes["Anchoring"], start) for start in (40, 60, 140, 240, 340)]


@pytest.fixture
def dialog(session: Session, codes: dict[str, int], codings: list[int], qtbot: QtBot) -> SplitDialog:
    dialog = SplitDialog(session, codes["Anchoring"])
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
    return dialog


def press(dialog: SplitDialog, qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(dialog.list, key)


def test_numbers_send_passages_to_children_and_space_lets_them_stay(
    dialog: SplitDialog, codes: dict[str, int], codings: list[int], project: Project, session: Session, qtbot: QtBot
) -> None:
    steps = len(project.history())
    press(dialog, qtbot, Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_Space)
    assert dialog.tally.text() == "3 of 5 read again"
    assert dialog.progress.value() == 3
    assert dialog.list.currentIndex().row() == 3
    assert len(project.history()) == steps, "nothing is written yet"
    assert dialog.split_button.text() == "Split off 2 passages"
    qtbot.mouseClick(dialog.split_button, LEFT)
    assert [project.codings.get(coding).code_id for coding in codings] == [
        codes["Political anchoring"],
        codes["Leadership anchoring"],
        *[codes["Anchoring"]] * 3,
    ]
    assert len(project.history()) == steps + 1
    session.undo()
    assert {project.codings.get(coding).code_id for coding in codings} == {codes["Anchoring"]}


def test_a_child_is_made_by_typing_and_gets_a_shade(
    dialog: SplitDialog, codings: list[int], project: Project, qtbot: QtBot
) -> None:
    press(dialog, qtbot, Qt.Key.Key_N)
    assert dialog.field.hasFocus()
    qtbot.keyClicks(dialog.field, "Voters")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.list.hasFocus()
    press(dialog, qtbot, Qt.Key.Key_3)
    assert project.codes.find("Voters") is None
    qtbot.mouseClick(dialog.split_button, LEFT)
    made = project.codes.find("Anchoring > Voters")
    assert made is not None
    assert made.colour not in {"", *(code.colour for code in project.codes.all() if code.id != made.id)}
    assert project.codings.count_by_code()[made.id] == 2


def test_typing_finds_a_child_that_is_there(
    dialog: SplitDialog, codes: dict[str, int], codings: list[int], project: Project, qtbot: QtBot
) -> None:
    qtbot.keyClicks(dialog.field, "leader")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    qtbot.mouseClick(dialog.split_button, LEFT)
    assert project.codings.get(codings[0]).code_id == codes["Leadership anchoring"]
    assert len(project.codes.all()) == 7


def test_arrows_reach_the_new_code_while_typing(dialog: SplitDialog, project: Project, qtbot: QtBot) -> None:
    qtbot.keyClicks(dialog.field, "Leader")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    qtbot.mouseClick(dialog.split_button, LEFT)
    assert project.codes.find("Anchoring > Leader") is not None


def test_several_passages_are_sent_at_once_and_taken_back_at_once(dialog: SplitDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down, SHIFT)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down, SHIFT)
    press(dialog, qtbot, Qt.Key.Key_2)
    assert dialog.passages.read == 3
    assert dialog.list.currentIndex().row() == 3
    qtbot.keyClick(dialog, Qt.Key.Key_Z, CTRL)
    assert dialog.passages.read == 0
    assert dialog.list.currentIndex().row() == 0
    assert not dialog.undo_button.isEnabled()


def test_a_decision_is_changed_or_withdrawn(dialog: SplitDialog, codes: dict[str, int], qtbot: QtBot) -> None:
    press(dialog, qtbot, Qt.Key.Key_1, Qt.Key.Key_Up, Qt.Key.Key_2)
    assert list(dialog.passages.sent().values()) == [codes["Leadership anchoring"]]
    press(dialog, qtbot, Qt.Key.Key_Up, Qt.Key.Key_Backspace)
    assert dialog.passages.read == 0


def test_a_click_on_a_child_sends_too(dialog: SplitDialog, codes: dict[str, int], qtbot: QtBot) -> None:
    second = dialog.goal_list.visualRect(dialog.goals.index(1)).center()
    qtbot.mouseClick(dialog.goal_list.viewport(), LEFT, pos=second)
    assert list(dialog.passages.sent().values()) == [codes["Leadership anchoring"]]


def test_a_number_nobody_has_does_nothing(dialog: SplitDialog, qtbot: QtBot) -> None:
    press(dialog, qtbot, Qt.Key.Key_9)
    assert dialog.passages.read == 0


def test_the_code_may_go_once_all_its_passages_have_gone(
    dialog: SplitDialog, project: Project, session: Session, qtbot: QtBot
) -> None:
    press(dialog, qtbot, *[Qt.Key.Key_1] * 4, Qt.Key.Key_Space)
    assert not dialog.remove.isEnabled()
    press(dialog, qtbot, Qt.Key.Key_2)
    assert dialog.remove.isEnabled()
    qtbot.mouseClick(dialog.remove, LEFT, pos=dialog.remove.rect().center() - dialog.remove.rect().center() / 1.05)
    dialog.remove.setChecked(True)
    qtbot.mouseClick(dialog.split_button, LEFT)
    assert project.codes.find("Anchoring") is None
    assert [code.name for code in project.codes.all()][:2] == ["Political anchoring", "Leadership anchoring"]
    session.undo()
    assert project.codes.find("Anchoring") is not None


def test_giving_up_asks_once_something_was_read_and_leaves_no_trace(
    dialog: SplitDialog, project: Project, qtbot: QtBot
) -> None:
    before = project.history(), project.codings.count_by_code()
    qtbot.keyClicks(dialog.field, "Voters")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    question = dialog.findChild(Question)
    assert question is not None
    stop, go_on = question.buttons
    qtbot.mouseClick(go_on, LEFT)
    assert dialog.isVisible()
    assert dialog.passages.read == 1
    qtbot.waitUntil(lambda: dialog.findChild(Question) is None)
    qtbot.mouseClick(dialog.cancel_button, LEFT)
    question = dialog.findChild(Question)
    assert question is not None
    stop, _ = question.buttons
    assert isinstance(stop, QPushButton)
    qtbot.mouseClick(stop, LEFT)
    assert not dialog.isVisible()
    assert (project.history(), project.codings.count_by_code()) == before


def test_giving_up_at_once_asks_nothing(dialog: SplitDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_escape_in_the_field_goes_back_to_the_passages(dialog: SplitDialog, qtbot: QtBot) -> None:
    dialog.field.setFocus()
    qtbot.keyClicks(dialog.field, "Half a na")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.list.hasFocus()
    assert dialog.field.text() == ""


def test_a_passage_is_read_with_what_stands_round_it(dialog: SplitDialog, session: Session, project: Project) -> None:
    assert session.document_id is not None
    text = project.documents.text(session.document_id)
    assert text[:40] in dialog.reading.toPlainText()
    quotation = dialog.list.currentIndex().data(PASSAGE)
    around = surroundings(text, quotation.span)
    assert around.contains(quotation.span)
    assert "¶ 2" in dialog.place.text()


def test_a_row_says_where_its_passage_goes_to_those_who_hear_it(dialog: SplitDialog, qtbot: QtBot) -> None:
    press(dialog, qtbot, Qt.Key.Key_1, Qt.Key.Key_Space)
    heard = [dialog.passages.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert [text.rpartition(". ")[2] for text in heard] == ["goes to Political anchoring", "stays", "not read again"]


def test_it_opens_from_the_menu_for_a_code_with_passages(
    panel: CodebookPanel, codes: dict[str, int], codings: list[int], said: list[Message], qtbot: QtBot
) -> None:
    panel.split_code(codes["Enthusiast"])
    assert said[-1].text == "“Enthusiast” has no passages of its own to read again."
    panel.select(codes["Anchoring"])
    panel.commands.split_action.trigger()
    dialog = panel.findChild(SplitDialog)
    assert dialog is not None
    press(dialog, qtbot, Qt.Key.Key_1)
    qtbot.mouseClick(dialog.split_button, LEFT)
    assert said[-1].text == "“Anchoring” is split"
    assert panel.model.count(codes["Anchoring"]) == 4
    assert panel.model.count(codes["Political anchoring"]) == 1


def test_it_goes_with_its_project(
    panel: CodebookPanel, codes: dict[str, int], codings: list[int], session: Session, qtbot: QtBot
) -> None:
    panel.split_code(codes["Anchoring"])
    dialog = panel.findChild(SplitDialog)
    assert dialog is not None
    press(dialog, qtbot, Qt.Key.Key_1)
    session.close()
    qtbot.waitUntil(lambda: panel.findChild(SplitDialog) is None)
    session.opened.emit()
