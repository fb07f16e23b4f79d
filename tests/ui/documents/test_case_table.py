from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from qda.model import AttributeType
from qda.project import Project
from ui.documents.case_table import CaseTable
from ui.session import Message, Session


@pytest.fixture
def table(session: Session, project: Project, qtbot: QtBot) -> CaseTable:
    project.attributes.define("inhabitants", AttributeType.NUMBER)
    project.attributes.define("location")
    table = CaseTable(session)
    qtbot.addWidget(table)
    table.show()
    return table


def shown(table: CaseTable) -> list[list[str]]:
    model = table.model
    return [[str(model.index(r, c).data()) for c in range(model.columnCount())] for r in range(model.rowCount())]


def test_cases_and_attributes_stand_as_in_a_spreadsheet(table: CaseTable) -> None:
    assert shown(table) == [["Namsos", "", ""], ["Osen", "", ""], ["New case", "", ""]]


def test_typing_in_a_cell_sets_it(table: CaseTable, project: Project, qtbot: QtBot) -> None:
    grid = table.grid
    grid.setCurrentIndex(table.model.index(0, 1))
    grid.setFocus()
    qtbot.keyClicks(grid, "1")
    field = grid.findChild(QLineEdit)
    assert field is not None
    qtbot.keyClicks(field, "3000")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown(table)[0] == ["Namsos", "13000", ""])
    project.undo()
    assert shown(table)[0] == ["Namsos", "", ""]


def test_letters_in_a_number_are_refused_with_a_sentence(table: CaseTable, said: list[Message]) -> None:
    table.model.setData(table.model.index(0, 1), "many")
    assert said[-1].kind == "problem"
    assert table._problem.text() == said[-1].text
    assert shown(table)[0][1] == ""


def test_a_name_typed_in_the_last_row_makes_a_case(table: CaseTable, project: Project) -> None:
    table.model.setData(table.model.index(2, 0), "Vikna")
    assert project.cases.named("Vikna") is not None
    assert shown(table)[-1][0] == "New case"


def test_a_block_from_a_spreadsheet_is_pasted_in_one_step(table: CaseTable, project: Project) -> None:
    QGuiApplication.clipboard().setText("Osen\t980\tcoast\nHøylandet\t1250\tinland\nGrong\t2400\tinland\n")
    table.grid.setCurrentIndex(table.model.index(1, 0))
    table.grid.paste()
    assert shown(table) == [
        ["Namsos", "", ""],
        ["Osen", "980", "coast"],
        ["Høylandet", "1250", "inland"],
        ["Grong", "2400", "inland"],
        ["New case", "", ""],
    ]
    project.undo()
    assert len(project.cases.all()) == 2


def test_what_is_copied_can_be_pasted_into_a_spreadsheet(table: CaseTable, project: Project) -> None:
    table.model.setData(table.model.index(0, 1), "13000")
    table.grid.selectAll()
    table.grid.copy()
    assert QGuiApplication.clipboard().text().splitlines()[:2] == ["Namsos\t13000\t", "Osen\t\t"]


def test_delete_empties_cells_and_keeps_names(table: CaseTable, qtbot: QtBot) -> None:
    table.model.setData(table.model.index(0, 2), "coast")
    table.grid.selectAll()
    table.grid.empty()
    assert shown(table)[0] == ["Namsos", "", ""]
