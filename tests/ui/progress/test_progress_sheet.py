"""Where am I: what the sheet says, and where its rows lead."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from qda.project import Project
from ui.main_window import MainWindow
from ui.progress.sheet import ProgressSheet
from ui.progress.tables import DocumentsTable, QuestionsTable


@pytest.fixture
def project(window: MainWindow, filled: Path) -> Project:
    assert window.projects.open(filled)
    project = window.session.project
    assert project is not None
    osen = project.documents.all()[1]
    said = project.documents.turns(osen.id)[1].said
    project.codings.add(osen.id, said, project.codes.all()[0].id)
    project.documents.set_read(osen.id)
    project.synthesis.set_summary(project.guide.questions()[0].id, project.cases.all()[1].id, "They waited.")
    return project


@pytest.fixture
def sheet(window: MainWindow, project: Project, qtbot: QtBot) -> ProgressSheet:
    where_am_i = window.menus.actions["view.progress"]
    qtbot.waitUntil(where_am_i.isEnabled)
    where_am_i.trigger()
    sheet = window.findChild(ProgressSheet)
    assert sheet is not None
    qtbot.waitUntil(lambda: sheet.documents.rowCount() == 2)
    return sheet


def words(view: QTableView, row: int) -> list[str]:
    return [str(view.model().index(row, column).data()) for column in range(view.model().columnCount())]


def click(view: QTableView, row: int, column: int) -> None:
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.model().index(row, column)).center()
    )


def test_each_document_is_told_with_what_is_done_in_it(sheet: ProgressSheet) -> None:
    name, case, read, coded, questions, cells, last = words(sheet.document_view, 1)
    assert (name, case, read, coded) == ("Osen interview", "Osen", "✓ read", "50 %")
    assert (questions, cells) == ("2 of 2", "1 of 2")
    assert last.startswith("today at ")
    assert words(sheet.document_view, 0)[2:4] == ["not yet", "0 %"]
    assert sheet.sums.text().startswith("1 of 2 documents read · 25 % of what participants say is coded · 1 of 4")


def test_each_question_is_told_with_its_cells_and_points(sheet: ProgressSheet) -> None:
    assert words(sheet.question_view, 0) == ["1  How did it begin?", "2 of 2", "1 of 2", "0", "0"]


def test_a_click_on_what_is_coded_goes_to_what_is_not(
    sheet: ProgressSheet, window: MainWindow, project: Project
) -> None:
    click(sheet.document_view, 1, DocumentsTable.CODED)
    session = window.session
    assert window.in_front == "code"
    assert session.document_id == project.documents.all()[1].id
    assert session.span is not None
    assert session.span.of(project.documents.text(session.document_id)).startswith("The council had not voted")


def test_enter_goes_to_the_document(sheet: ProgressSheet, window: MainWindow, project: Project) -> None:
    sheet.document_view.setFocus()
    QTest.keyClick(sheet.document_view, Qt.Key.Key_Down)
    QTest.keyClick(sheet.document_view, Qt.Key.Key_Return)
    assert window.session.document_id == project.documents.all()[1].id


def test_a_click_on_a_question_goes_to_the_cell_that_has_no_summary_yet(
    sheet: ProgressSheet, window: MainWindow, project: Project
) -> None:
    sheet.tabs.setCurrentIndex(1)
    click(sheet.question_view, 0, QuestionsTable.SUMMARISED)
    assert window.in_front == "grid"
    assert window.session.question_id == project.guide.questions()[0].id


def test_a_click_on_points_goes_to_the_report(sheet: ProgressSheet, window: MainWindow, project: Project) -> None:
    sheet.tabs.setCurrentIndex(1)
    click(sheet.question_view, 1, QuestionsTable.POINTS)
    assert window.in_front == "report"
    assert window.session.question_id == project.guide.questions()[1].id
