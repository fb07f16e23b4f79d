"""A survey read question by question, counted and coded."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from pytestqt.qtbot import QtBot

from qda.model import Answers, Belonging, ColumnRole, Mapping, SurveyColumn
from qda.project import Project
from ui.session import Message, Session
from ui.survey.change_dialog import ChangeDialog
from ui.survey.workspace import SurveyWorkspace


@pytest.fixture
def open_question(workspace: SurveyWorkspace) -> SurveyWorkspace:
    """The workspace at its open question, the list with the keyboard."""
    workspace.questions.setCurrentIndex(workspace.model.index(1))
    workspace.open_page.view.setFocus()
    return workspace


def coded(project: Project) -> list[tuple[str, str]]:
    return [(project.codes.get(one.code_id).name, one.quote) for one in project.codings.of_codes()]


def test_questions_that_were_chosen_or_written_are_listed(workspace: SurveyWorkspace) -> None:
    assert [one.text for one in workspace.model.questions] == ["Did it help?", "What was good?"]


def test_a_closed_question_has_its_figures_and_its_chart(workspace: SurveyWorkspace, qtbot: QtBot) -> None:
    page = workspace.closed_page
    assert page.counts.text() == "n = 4"
    assert page.sentence.text() == "2 of 4 answered “Yes”, 1 “No” and 1 “Don't know”."
    qtbot.waitUntil(lambda: not page.chart.pixmap().isNull(), timeout=20_000)
    assert "Yes 2, No 1, Don't know 1" in page.chart.accessibleName()


def test_a_closed_question_is_told_by_what_is_known_of_respondents(workspace: SurveyWorkspace) -> None:
    page = workspace.closed_page
    page.by.setCurrentIndex(page.by.findText("By Position"))
    page.by.activated.emit(page.by.currentIndex())
    assert page.model.as_text().split("\n")[:2] == ["Answer\tcook\tnurse\tn", "Yes\t1\t1\t2"]


def test_a_letter_codes_the_answer_and_enter_opens_the_picker(
    open_question: SurveyWorkspace, project: Project, qtbot: QtBot
) -> None:
    page = open_question.open_page
    qtbot.keyClicks(page.view, "a")
    assert coded(project) == [("Anchoring", "The meetings. They were many.")]
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    qtbot.waitUntil(page.coding.picker.isVisible)
    qtbot.keyClicks(page.coding.picker.line, "Resign")
    qtbot.keyClick(page.coding.picker.line, Qt.Key.Key_Return)
    assert len(coded(project)) == 2
    assert page.view.currentIndex().row() == 1


def test_several_answers_are_coded_in_one_step(open_question: SurveyWorkspace, project: Project, qtbot: QtBot) -> None:
    page = open_question.open_page
    page.view.selectAll()
    qtbot.keyClicks(page.view, "a")
    assert len(coded(project)) == 3
    project.undo()
    assert coded(project) == []


def test_a_code_made_in_the_picker_and_its_codings_are_one_step(
    open_question: SurveyWorkspace, project: Project, qtbot: QtBot
) -> None:
    page = open_question.open_page
    page.view.selectAll()
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    qtbot.waitUntil(page.coding.picker.isVisible)
    qtbot.keyClicks(page.coding.picker.line, "Company")
    qtbot.keyClick(page.coding.picker.line, Qt.Key.Key_Return)
    assert {name for name, _ in coded(project)} == {"Company"}
    project.undo()
    assert project.codes.find("Company") is None


def test_words_selected_below_are_coded_alone(open_question: SurveyWorkspace, project: Project, qtbot: QtBot) -> None:
    page = open_question.open_page
    page.words.setFocus()
    cursor = page.words.textCursor()
    cursor.setPosition(0)
    cursor.setPosition(13, QTextCursor.MoveMode.KeepAnchor)
    page.words.setTextCursor(cursor)
    qtbot.keyClicks(page.words, "a")
    assert coded(project) == [("Anchoring", "The meetings.")]


def test_delete_takes_codings_off_and_undo_brings_them_back(
    open_question: SurveyWorkspace, project: Project, session: Session, qtbot: QtBot
) -> None:
    page = open_question.open_page
    qtbot.keyClicks(page.view, "a")
    qtbot.keyClick(page.view, Qt.Key.Key_Delete)
    assert coded(project) == []
    session.undo()
    assert len(coded(project)) == 1
    assert [code.name for code in page.model.codes_on(0)] == ["Anchoring"]


def test_only_answers_without_a_code_are_shown_where_asked(open_question: SurveyWorkspace, qtbot: QtBot) -> None:
    page = open_question.open_page
    qtbot.keyClicks(page.view, "a")
    assert page.counts.text() == "3 answers · 2 without a code"
    page.uncoded.click()
    assert page.model.rowCount() == 2


def test_an_answer_is_shown_in_its_document(open_question: SurveyWorkspace, session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.place_wanted):
        open_question.open_page.go_to_transcript()


def test_answers_are_copied_with_whose_they_are(open_question: SurveyWorkspace) -> None:
    open_question.open_page.copy()
    assert QGuiApplication.clipboard().text().startswith("The meetings. They were many.\tcourse 1")


def test_the_answers_of_a_stored_question_are_named_otherwise(
    workspace: SurveyWorkspace, session: Session, qtbot: QtBot
) -> None:
    assert workspace._survey is not None
    dialog = ChangeDialog(session, workspace._survey, workspace.model.questions[0], workspace)
    qtbot.addWidget(dialog)
    dialog.details.model.setData(dialog.details.model.index(0, 1), "Indeed")
    dialog.save.click()
    assert "“Indeed”" in workspace.closed_page.sentence.text()


def test_a_deleted_survey_leaves_an_empty_place_that_teaches(workspace: SurveyWorkspace, survey: int) -> None:
    workspace._delete_now(survey)
    assert workspace.empty.isVisible()


def test_a_project_open_for_reading_says_so(
    workspace: SurveyWorkspace, session: Session, project: Project, said: list[Message]
) -> None:
    path = project.path
    session.close()
    session.open(path, read_only=True)
    workspace.questions.setCurrentIndex(workspace.model.index(1))
    workspace.open_page.coding.pick()
    assert "open for reading only" in said[-1].text


def test_hundreds_of_answers_are_listed_at_once(workspace: SurveyWorkspace, project: Project) -> None:
    columns = (SurveyColumn(ColumnRole.OPEN, "Anything else?", ("Else",)),)
    many = [Answers(str(n), ((f"Answer {n}: " + "some words that go on for a while " * 6,),)) for n in range(400)]
    survey = project.surveys.take("Large", "large.csv", Mapping(columns, Belonging.ONE, "All"), many, "en")
    workspace.show_survey(survey)
    started = time.perf_counter()
    workspace.open_page.refresh()
    taken = time.perf_counter() - started
    assert workspace.open_page.model.rowCount() == 400
    assert taken < 2  # a guard against reading row by row, not a measure
