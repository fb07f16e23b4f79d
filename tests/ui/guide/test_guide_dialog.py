"""The interview guide in its window: written, typed in, moved, merged, deleted, replaced, each one step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from qda.files.guide import guide_in
from qda.model import CellState
from qda.project import Project
from ui.dialogs.ask import Question as Asked
from ui.guide.arriving import ArrivingGuide, What
from ui.guide.dialog import GuideDialog
from ui.guide.rows import Kind
from ui.session import Message, Session

Key = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def dialog(session: Session, project: Project, qtbot: QtBot) -> GuideDialog:
    dialog = GuideDialog(session)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.activateWindow()
    dialog.view.setFocus()
    return dialog


def told(project: Project) -> list[tuple[str, str]]:
    return [(question.number, question.text) for question in project.guide.questions()]


def rows(dialog: GuideDialog) -> list[str]:
    return [f"{row.number} {row.text}".strip() for row in dialog.model.rows]


def go(dialog: GuideDialog, row: int) -> None:
    dialog.view.setCurrentIndex(dialog.model.index(row))


def field(dialog: GuideDialog) -> QLineEdit:
    (found,) = [one for one in dialog.view.viewport().findChildren(QLineEdit) if one.isVisible()]
    return found


def write(dialog: GuideDialog, text: str, end: Key = Key.Key_Return) -> None:
    QTest.keyClicks(field(dialog), text)
    QTest.keyClick(field(dialog), end)


def steps(project: Project) -> int:
    return len(project.history(1000))


def test_a_question_is_edited_in_its_row_and_undone_by_one_step(dialog: GuideDialog, project: Project) -> None:
    before = steps(project)
    QTest.keyClick(dialog.view, Key.Key_Return)
    write(dialog, "How did it all begin?")
    assert told(project)[0] == ("1", "How did it all begin?")
    assert steps(project) == before + 1
    dialog._session.undo()
    assert told(project)[0] == ("1", "How did it begin?")


def test_escape_leaves_no_empty_question_behind(dialog: GuideDialog, project: Project) -> None:
    dialog.new_question.click()
    assert len(dialog.model.rows) == 3
    QTest.keyClick(field(dialog), Key.Key_Escape)
    assert rows(dialog) == ["1 How did it begin?", "2 What was difficult?"]
    assert len(project.guide.questions()) == 2


def test_a_new_question_stands_after_the_one_in_hand_and_all_are_numbered(
    dialog: GuideDialog, project: Project
) -> None:
    go(dialog, 0)
    QTest.keyClick(dialog.view, Key.Key_Return, CTRL)
    write(dialog, "Who began?")
    assert told(project) == [("1", "How did it begin?"), ("2", "Who began?"), ("3", "What was difficult?")]
    assert dialog.view.row is not None
    assert dialog.view.row.text == "Who began?"


def test_sections_and_probes_are_written_where_they_belong(dialog: GuideDialog, project: Project) -> None:
    go(dialog, 0)
    dialog.new_probe.click()
    write(dialog, "who")
    dialog.new_probe.click()
    write(dialog, "when")
    assert project.guide.questions()[0].probes == ("who", "when")
    dialog.new_section.click()
    write(dialog, "Later")
    assert [section.title for section in project.guide.sections()] == ["Later"]
    QTest.keyClick(dialog.view, Key.Key_Up, ALT)
    dialog.new_question.click()
    write(dialog, "And now?")
    assert rows(dialog) == ["1 How did it begin?", "who", "when", "2 What was difficult?", "Later", "3 And now?"]


def test_alt_and_an_arrow_move_a_question_into_the_next_section(dialog: GuideDialog, project: Project) -> None:
    project.guide.add_section("Later")
    go(dialog, 1)
    QTest.keyClick(dialog.view, Key.Key_Down, ALT)
    assert rows(dialog) == ["1 How did it begin?", "Later", "2 What was difficult?"]
    QTest.keyClick(dialog.view, Key.Key_Up, ALT)
    QTest.keyClick(dialog.view, Key.Key_Up, ALT)
    assert told(project) == [("1", "What was difficult?"), ("2", "How did it begin?")]
    assert dialog.view.row is not None
    assert dialog.view.row.text == "What was difficult?"


def test_a_dragged_question_comes_to_stand_where_it_is_dropped(dialog: GuideDialog, project: Project) -> None:
    dragged: QMimeData = dialog.model.mimeData([dialog.model.index(1)])
    dialog.model.dropMimeData(dragged, Qt.DropAction.MoveAction, 0, 0, dialog.model.index(-1))
    assert told(project) == [("1", "What was difficult?"), ("2", "How did it begin?")]


def test_numbering_by_sections_goes_on_by_itself(dialog: GuideDialog, project: Project) -> None:
    later = project.guide.add_section("Later")
    project.guide.move(project.guide.questions()[1].id, later, 0)
    dialog.numbering.setCurrentIndex(1)
    dialog.numbering.activated.emit(1)
    assert [number for number, _ in told(project)] == ["1.1", "2.1"]
    go(dialog, 2)
    dialog.new_question.click()
    write(dialog, "What else?")
    assert [number for number, _ in told(project)] == ["1.1", "2.1", "2.2"]


def test_a_question_on_which_points_rest_is_deleted_only_after_saying_so(
    dialog: GuideDialog, project: Project, session: Session
) -> None:
    first = project.guide.questions()[0].id
    project.synthesis.add_point(first, "It began with one person.")
    project.synthesis.set_state(first, project.cases.all()[0].id, CellState.NOT_ASKED)
    go(dialog, 0)
    QTest.keyClick(dialog.view, Key.Key_Delete)
    (asked,) = dialog.findChildren(Asked)
    assert len(project.guide.questions()) == 2
    asked.buttons[0].click()
    assert told(project) == [("1", "What was difficult?")]
    session.undo()
    assert len(project.guide.questions()) == 2
    assert project.synthesis.points()[0].text == "It began with one person."


def test_merged_questions_keep_points_turns_and_summaries_of_both(dialog: GuideDialog, project: Project) -> None:
    first, second = (question.id for question in project.guide.questions())
    case = project.cases.all()[0].id
    project.synthesis.set_summary(first, case, "One began.")
    project.synthesis.set_summary(second, case, "All was hard.")
    project.synthesis.add_point(first, "It began.")
    turns = len(project.documents.turns_of_question(first)) + len(project.documents.turns_of_question(second))
    go(dialog, 0)
    row = dialog.view.row
    assert row is not None
    dialog.merge(row, second)
    (left,) = project.guide.questions()
    assert (left.id, left.number, left.probes) == (second, "1", ("How did it begin?",))
    assert project.synthesis.points()[0].question_id == second
    assert len(project.documents.turns_of_question(second)) == turns
    assert project.synthesis.summary(second, case) == "All was hard.\n\nOne began."


def test_without_a_guide_one_is_written(dialog: GuideDialog, project: Project, qtbot: QtBot) -> None:
    for question in project.guide.questions():
        project.guide.delete(question.id)
    assert dialog.pages.currentWidget() is dialog.write
    dialog.write.field.setPlainText(
        "Hello!\n\nBackground\n1. How did the cooperation begin?\n- who\n2. What was difficult?"
    )
    dialog.write._show()
    dialog.write.use.click()
    qtbot.waitUntil(lambda: bool(dialog.model.rows))
    assert rows(dialog) == ["Background", "1 How did the cooperation begin?", "who", "2 What was difficult?"]
    asked = {turn.question_id for turn in project.documents.turns(project.documents.all()[0].id)}
    assert asked == {question.id for question in project.guide.questions()}


def test_another_version_is_looked_at_before_it_is_taken(dialog: GuideDialog, project: Project, qtbot: QtBot) -> None:
    first, second = (question.id for question in project.guide.questions())
    project.synthesis.add_point(second, "It was hard.")
    dialog.take(guide_in("1. Who are you?\n2. How did it begin?\n3. What was most difficult?"))
    (review,) = dialog.findChildren(ArrivingGuide)
    assert [line.what for line in review.lines.lines] == [What.NEW, What.RENUMBERED, What.REWORDED]
    assert len(project.guide.questions()) == 2
    before = steps(project)
    review.accept_button.click()
    qtbot.waitUntil(lambda: len(project.guide.questions()) == 3)
    QTest.qWait(50)
    assert [question.id for question in project.guide.questions()][1:] == [first, second]
    assert project.synthesis.points()[0].question_id == second
    assert steps(project) == before + 1


def test_a_question_that_the_new_version_lacks_stays_unless_it_is_to_go(
    dialog: GuideDialog, project: Project, qtbot: QtBot
) -> None:
    dialog.take(guide_in("1. How did it begin?"))
    (review,) = dialog.findChildren(ArrivingGuide)
    assert [line.what for line in review.lines.lines] == [What.SAME, What.STAYS]
    review.choices(1).actions()[1].trigger()
    assert review.lines.lines[1].what is What.GOES
    review.accept_button.click()
    qtbot.waitUntil(lambda: len(project.guide.questions()) == 1)


def test_a_text_pasted_into_the_window_is_offered_as_a_guide(dialog: GuideDialog) -> None:
    QApplication.clipboard().setText("1. One?\n2. Two?")
    dialog.paste()
    from ui.guide.writing import WriteGuide

    assert [one.understood.text() for one in dialog.findChildren(WriteGuide) if one is not dialog.write] == [
        "2 questions understood"
    ]


def test_what_cannot_be_is_said_in_the_window(dialog: GuideDialog, session: Session, said: list[Message]) -> None:
    dialog.model.project.guide.add_section("Later")
    dialog.new_section.click()
    write(dialog, "Later")
    assert dialog._told.text() == "There is already a section “Later”; choose another name."
    assert Kind.SECTION in {row.kind for row in dialog.model.rows}
