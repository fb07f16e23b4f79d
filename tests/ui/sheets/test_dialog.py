"""Cases, documents and speakers as spreadsheets: typed in, pasted into, sorted, filtered and undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from qda.model import AttributeType, Owner, Part
from qda.project import Project
from ui.session import Message, Session
from ui.sheets.attribute import AttributeDialog
from ui.sheets.dialog import SheetsDialog
from ui.sheets.grid import SheetGrid
from ui.sheets.review import ArrivingDialog
from ui.widgets.progress import ProgressDialog

Key = Qt.Key


@pytest.fixture
def dialog(session: Session, project: Project, qtbot: QtBot) -> SheetsDialog:
    project.attributes.define("inhabitants", AttributeType.NUMBER)
    project.attributes.define("location", AttributeType.CHOICE, choices=["coast", "inland"])
    dialog = SheetsDialog(session)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.activateWindow()
    return dialog


def shown(dialog: SheetsDialog) -> list[list[str]]:
    model = dialog.grid.sheet
    return [[str(model.index(r, c).data() or "") for c in range(model.columnCount())] for r in range(model.rowCount())]


def go(dialog: SheetsDialog, of: Owner, row: int = 0, column: int = 0) -> SheetGrid:
    dialog.tabs.setCurrentIndex(list(Owner).index(of))
    dialog.grid.take_up(row, column)
    dialog.grid.setFocus()
    return dialog.grid


def at(dialog: SheetsDialog) -> tuple[int, int]:
    return dialog.grid.currentIndex().row(), dialog.grid.currentIndex().column()


def field(grid: SheetGrid) -> QLineEdit:
    """The field that a cell is typed in."""
    (found,) = [one for one in grid.viewport().findChildren(QLineEdit) if one.isVisible()]
    return found


def type_in(grid: SheetGrid, text: str, end: Key = Key.Key_Return) -> None:
    """Type in the cell in hand and end it with a key."""
    QTest.keyClicks(grid, text[:1])
    QTest.keyClicks(field(grid), text[1:])
    QTest.keyClick(field(grid), end)


def paste(grid: SheetGrid, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(grid, Key.Key_V, Qt.KeyboardModifier.ControlModifier)


# --------------------------------------------------------------------------- what is shown


def test_each_tab_has_its_columns(dialog: SheetsDialog) -> None:
    assert shown(dialog) == [["Namsos", "", ""], ["Osen", "", ""], ["New case", "", ""]]
    go(dialog, Owner.DOCUMENT)
    assert shown(dialog) == [["Namsos interview", "Namsos", ""], ["Osen interview", "Osen", ""]]
    go(dialog, Owner.SPEAKER)
    assert shown(dialog)[1] == ["Kari", "Namsos interview", "participant", "manager", "Namsos"]
    assert [dialog.tabs.tabText(place) for place in range(3)] == ["Cases 2", "Documents 2", "Speakers 4"]


def test_an_empty_project_says_what_goes_here(session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    session.create(tmp_path / "new.sitat")
    dialog = SheetsDialog(session)
    qtbot.addWidget(dialog)
    dialog.tabs.setCurrentIndex(2)
    assert dialog.pages.currentWidget() is not dialog.grid
    dialog.tabs.setCurrentIndex(0)
    assert shown(dialog) == [["New case"]]


def test_names_stay_in_sight_when_the_table_is_scrolled(dialog: SheetsDialog, project: Project, qtbot: QtBot) -> None:
    for number in range(30):
        project.attributes.define(f"Indicator {number}")
    grid = go(dialog, Owner.CASE, 1, 0)
    assert not grid.names.isVisible()
    grid.take_up(1, 30)
    assert grid.names.isVisible()
    QTest.mouseClick(grid.names.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert at(dialog) == (0, 30)
    QTest.keyClick(grid, Key.Key_Home)
    assert (at(dialog), grid.names.isVisible()) == ((0, 0), False)


# --------------------------------------------------------------------------- typing


def test_typing_writes_and_enter_goes_down(dialog: SheetsDialog, project: Project) -> None:
    grid = go(dialog, Owner.CASE, 0, 1)
    type_in(grid, "13000")
    assert (shown(dialog)[0], at(dialog)) == (["Namsos", "13000", ""], (1, 1))
    type_in(grid, "980", Key.Key_Tab)
    assert (shown(dialog)[1], at(dialog)) == (["Osen", "980", ""], (1, 2))
    project.undo()
    assert shown(dialog)[1] == ["Osen", "", ""]


def test_arrows_leave_a_cell_that_was_typed_anew_and_move_within_one_that_was_opened(dialog: SheetsDialog) -> None:
    grid = go(dialog, Owner.CASE, 0, 1)
    type_in(grid, "130", Key.Key_Right)
    assert (shown(dialog)[0][1], at(dialog)) == ("130", (0, 2))
    grid.take_up(0, 1)
    QTest.keyClick(grid, Key.Key_F2)
    QTest.keyClick(field(grid), Key.Key_End)
    QTest.keyClick(field(grid), Key.Key_Left)
    QTest.keyClicks(field(grid), "9")
    QTest.keyClick(field(grid), Key.Key_Return)
    assert shown(dialog)[0][1] == "1390"


def test_esc_gives_up_what_was_typed(dialog: SheetsDialog) -> None:
    grid = go(dialog, Owner.CASE, 0, 1)
    QTest.keyClicks(grid, "5")
    QTest.keyClick(field(grid), Key.Key_Escape)
    assert (shown(dialog)[0][1], dialog.isVisible(), at(dialog)) == ("", True, (0, 1))


def test_what_does_not_fit_is_said_and_stays_to_be_corrected(dialog: SheetsDialog, said: list[Message]) -> None:
    grid = go(dialog, Owner.CASE, 0, 1)
    type_in(grid, "many")
    assert said[-1].kind == "problem"
    assert dialog._problem.text() == said[-1].text == "“many” is no number, and “inhabitants” is one; type digits only."
    assert (field(grid).text(), at(dialog)) == ("many", (0, 1))
    field(grid).setText("12")
    QTest.keyClick(field(grid), Key.Key_Return)
    assert (shown(dialog)[0][1], dialog._problem.text()) == ("12", "")


def test_a_name_typed_in_the_last_row_makes_a_case_and_the_next_can_be_typed(dialog: SheetsDialog) -> None:
    grid = go(dialog, Owner.CASE, 2, 0)
    type_in(grid, "Vikna")
    type_in(grid, "Grong", Key.Key_Tab)
    assert [line[0] for line in shown(dialog)] == ["Namsos", "Osen", "Vikna", "Grong", "New case"]
    assert at(dialog) == (3, 1)


def test_what_is_usual_in_a_column_is_offered(dialog: SheetsDialog) -> None:
    grid = go(dialog, Owner.CASE, 0, 2)
    QTest.keyClicks(grid, "i")
    offered = field(grid).completer()
    assert offered is not None
    assert [offered.completionModel().index(row, 0).data() for row in range(offered.completionCount())] == ["inland"]
    QTest.keyClick(field(grid), Key.Key_Escape)
    go(dialog, Owner.SPEAKER)
    assert dialog.grid.sheet.choices(2) == ["interviewer", "participant"]
    assert dialog.grid.sheet.choices(4) == ["Namsos", "Osen"]


def test_a_speaker_can_belong_to_another_case_than_the_document(dialog: SheetsDialog, project: Project) -> None:
    grid = go(dialog, Owner.SPEAKER, 1, 4)
    type_in(grid, "Osen")
    assert shown(dialog)[1][4] == "Osen"
    kari = project.documents.speakers()[1]
    assert kari.case_id == project.cases.all()[1].id
    grid.take_up(1, 2)
    type_in(grid, "interviewer")
    assert project.documents.speakers()[1].part is Part.INTERVIEWER


def test_the_document_of_a_speaker_cannot_be_typed(dialog: SheetsDialog) -> None:
    grid = go(dialog, Owner.SPEAKER, 1, 1)
    QTest.keyClicks(grid, "x")
    assert not grid.viewport().findChildren(QLineEdit)


def test_tab_leaves_the_table_from_its_last_cell(dialog: SheetsDialog, qtbot: QtBot) -> None:
    grid = go(dialog, Owner.CASE, 2, 2)
    qtbot.waitUntil(grid.hasFocus)
    QTest.keyClick(grid, Key.Key_Tab)
    assert not grid.hasFocus()


# --------------------------------------------------------------------------- clipboard


def test_a_block_of_names_goes_to_those_who_have_them_in_one_step(dialog: SheetsDialog, project: Project) -> None:
    paste(go(dialog, Owner.CASE, 0, 0), "Osen\t980\tcoast\r\nHøylandet\t1250\tinland\r\nGrong\t2400\t\r\n")
    assert shown(dialog) == [
        ["Namsos", "", ""],
        ["Osen", "980", "coast"],
        ["Høylandet", "1250", "inland"],
        ["Grong", "2400", ""],
        ["New case", "", ""],
    ]
    project.undo()
    assert len(project.cases.all()) == 2


def test_a_block_without_names_goes_from_the_cell_in_hand_on(dialog: SheetsDialog) -> None:
    paste(go(dialog, Owner.CASE, 0, 1), "13000\tcoast\tleft out\n980\tinland\t")
    assert shown(dialog)[:2] == [["Namsos", "13000", "coast"], ["Osen", "980", "inland"]]


@pytest.mark.parametrize("named", [True, False])
def test_a_great_block_is_pasted_in_one_step_with_progress(
    dialog: SheetsDialog, project: Project, qtbot: QtBot, named: bool
) -> None:
    project.cases.add_all([f"Case {number}" for number in range(300)])
    grid = go(dialog, Owner.CASE, 0 if named else 2, 0 if named else 1)
    lines = [[f"Case {number}"] * named + [str(number), "coast"] for number in range(300)]
    paste(grid, "\n".join("\t".join(line) for line in lines))
    assert dialog.findChild(ProgressDialog) is not None
    qtbot.waitUntil(lambda: shown(dialog)[301] == ["Case 299", "299", "coast"])
    assert shown(dialog)[:3] == [["Namsos", "", ""], ["Osen", "", ""], ["Case 0", "0", "coast"]]
    project.undo()
    assert shown(dialog)[301] == ["Case 299", "", ""]


def test_a_great_block_that_is_stopped_leaves_nothing(
    dialog: SheetsDialog, project: Project, said: list[Message], qtbot: QtBot
) -> None:
    acts = len(project.history())
    paste(go(dialog, Owner.CASE, 2, 0), "\n".join(f"Case {number}\t{number}\tcoast" for number in range(300)))
    progress = dialog.findChild(ProgressDialog)
    assert progress is not None
    qtbot.keyClick(progress, Key.Key_Escape)
    qtbot.waitUntil(lambda: not isValid(progress) or not progress.isVisible())
    assert (len(project.cases.all()), len(project.history()), said) == (2, acts, [])


def test_a_great_block_with_a_value_that_does_not_fit_changes_nothing(
    dialog: SheetsDialog, project: Project, said: list[Message], qtbot: QtBot
) -> None:
    project.cases.add_all([f"Case {number}" for number in range(600)])
    paste(go(dialog, Owner.CASE, 2, 1), "\n".join([*map(str, range(599)), "many"]))
    qtbot.waitUntil(lambda: bool(said))
    assert "“many” is no number" in said[-1].text
    assert project.attributes.values() == {}


def test_one_text_goes_into_every_selected_cell(dialog: SheetsDialog) -> None:
    grid = go(dialog, Owner.CASE)
    grid.selectColumn(2)
    paste(grid, "coast")
    assert [line[2] for line in shown(dialog)] == ["coast", "coast", ""]


def test_a_block_with_a_value_that_does_not_fit_changes_nothing(dialog: SheetsDialog, said: list[Message]) -> None:
    paste(go(dialog, Owner.CASE, 0, 1), "13000\tcoast\n980\tmountain")
    assert shown(dialog)[0] == ["Namsos", "", ""]
    assert "“mountain” is not among the choices of “location” (coast, inland)" in said[-1].text


def test_a_block_that_names_its_columns_is_looked_at_first(dialog: SheetsDialog, qtbot: QtBot) -> None:
    paste(go(dialog, Owner.CASE, 1, 1), "Case\tInhabitants\tSector\nOsenn\t980\tnorth\nNamsos\t13000\tsouth\n")
    review = dialog.findChild(ArrivingDialog)
    assert review is not None
    assert [row[2:] for row in review.columns.rows] == [
        ("whom the row is about", ""),
        ("inhabitants", "number"),
        ("a new attribute", "text"),
    ]
    assert review.rows.rows == [("Osenn", "Osen")]
    assert not dialog.grid.sheet.attribute(3)
    qtbot.mouseClick(review.take_button, Qt.MouseButton.LeftButton)
    assert shown(dialog)[:2] == [["Namsos", "13000", "", "south"], ["Osen", "980", "", "north"]]


def test_what_is_copied_can_be_pasted_into_a_spreadsheet_and_back(dialog: SheetsDialog) -> None:
    grid = go(dialog, Owner.CASE, 0, 1)
    type_in(grid, "13000")
    grid.selectAll()
    QTest.keyClick(grid, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    text = QGuiApplication.clipboard().text()
    assert text.splitlines()[:2] == ["Namsos\t13000\t", "Osen\t\t"]
    before = shown(dialog)
    paste(go(dialog, Owner.CASE, 0, 0), text)
    assert shown(dialog) == before


def test_delete_empties_cells_in_one_step_and_keeps_names(dialog: SheetsDialog, project: Project) -> None:
    grid = go(dialog, Owner.CASE, 0, 1)
    paste(grid, "13000\tcoast\n980\tinland")
    grid.selectAll()
    QTest.keyClick(grid, Key.Key_Delete)
    assert shown(dialog)[:2] == [["Namsos", "", ""], ["Osen", "", ""]]
    project.undo()
    assert shown(dialog)[0] == ["Namsos", "13000", "coast"]


def test_cells_are_filled_down(dialog: SheetsDialog) -> None:
    grid = go(dialog, Owner.CASE, 0, 2)
    type_in(grid, "coast")
    grid.selectColumn(2)
    QTest.keyClick(grid, Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert [line[2] for line in shown(dialog)] == ["coast", "coast", ""]


# --------------------------------------------------------------------------- order and attributes


def test_a_click_on_a_heading_sorts_and_the_third_brings_back_the_order(dialog: SheetsDialog) -> None:
    paste(go(dialog, Owner.CASE, 0, 0), "Namsos\t13 000\nOsen\t980\nGrong\t2400\nVikna\t")
    found = []
    for _ in range(3):
        dialog.grid.horizontalHeader().sectionClicked.emit(1)
        found.append([line[0] for line in shown(dialog)])
    assert found == [
        ["Osen", "Grong", "Namsos", "Vikna", "New case"],
        ["Namsos", "Grong", "Osen", "Vikna", "New case"],
        ["Namsos", "Osen", "Grong", "Vikna", "New case"],
    ]


def test_a_line_keeps_its_place_while_it_is_typed_in(dialog: SheetsDialog) -> None:
    grid = go(dialog, Owner.CASE)
    grid.sort_by(0, Qt.SortOrder.AscendingOrder)
    grid.take_up(0, 0)
    type_in(grid, "Øksnes")
    assert ([line[0] for line in shown(dialog)], at(dialog)) == (["Øksnes", "Osen", "New case"], (1, 0))


def test_the_filter_shows_the_lines_that_have_all_the_words(dialog: SheetsDialog) -> None:
    go(dialog, Owner.SPEAKER)
    QTest.keyClicks(dialog.sought, "kari osen")
    assert [line[:2] for line in shown(dialog)] == [["Kari", "Osen interview"]]
    QTest.keyClicks(dialog.sought, "x")
    assert (shown(dialog), dialog._problem.text()) == ([], "No line has these words.")
    dialog.sought.clear()
    assert len(shown(dialog)) == 4


def test_an_attribute_is_made_corrected_moved_and_deleted(dialog: SheetsDialog, project: Project, qtbot: QtBot) -> None:
    go(dialog, Owner.SPEAKER)
    qtbot.mouseClick(dialog.new_attribute, Qt.MouseButton.LeftButton)
    asked = dialog.findChild(AttributeDialog)
    assert asked is not None
    QTest.keyClicks(asked.name, "Level")
    asked.kind.setCurrentIndex(asked.kind.findData(AttributeType.CHOICE))
    asked.choices.setPlainText("leader\nemployee")
    qtbot.mouseClick(asked.make_button, Qt.MouseButton.LeftButton)
    (level,) = project.attributes.all(Owner.SPEAKER)
    assert (level.name, level.choices) == ("Level", ("leader", "employee"))
    dialog.tabs.setCurrentIndex(0)
    one, other = project.attributes.all(Owner.CASE)
    menu = dialog.column_menu(Owner.CASE, 2, other)
    actions = {action.text(): action for action in menu.actions()}
    assert not actions["Move right"].isEnabled()
    actions["Move left"].trigger()
    assert project.attributes.all(Owner.CASE)[0].name == "location"
    actions["Delete attribute location"].trigger()
    assert [attribute.id for attribute in project.attributes.all(Owner.CASE)] == [one.id]
    project.undo()
    assert len(project.attributes.all(Owner.CASE)) == 2


def test_a_dragged_heading_moves_the_attribute(dialog: SheetsDialog, project: Project) -> None:
    dialog.grid.horizontalHeader().moveSection(2, 1)
    assert [attribute.name for attribute in project.attributes.all()] == ["location", "inhabitants"]
    assert dialog.grid.sheet.headerData(1, Qt.Orientation.Horizontal) == "location"
    assert dialog.grid.horizontalHeader().visualIndex(1) == 1


def test_a_type_that_would_not_fit_cannot_be_chosen(dialog: SheetsDialog, project: Project, session: Session) -> None:
    place = project.attributes.define("place")
    project.attributes.set_value(project.cases.all()[0].id, place, "by the sea")
    asked = AttributeDialog(session, Owner.CASE, project.attributes.get(place), dialog)
    asked.show()
    asked.kind.setCurrentIndex(asked.kind.findData(AttributeType.NUMBER))
    assert not asked.make_button.isEnabled()
    assert asked._note.text() == "1 value would not fit: “by the sea” (Namsos)"
    asked.kind.setCurrentIndex(asked.kind.findData(AttributeType.CHOICE))
    assert (asked.choices.toPlainText(), asked.make_button.isEnabled()) == ("by the sea", True)
    asked.make()
    assert project.attributes.get(place).choices == ("by the sea",)


def test_a_case_is_deleted_and_can_be_brought_back(dialog: SheetsDialog, project: Project) -> None:
    dialog._delete_case(project.cases.all()[0].id)
    assert [line[0] for line in shown(dialog)] == ["Osen", "New case"]
    QTest.keyClick(dialog, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [line[0] for line in shown(dialog)] == ["Namsos", "Osen", "New case"]


# --------------------------------------------------------------------------- tables from files


def test_a_table_is_looked_at_before_it_is_taken(
    dialog: SheetsDialog, project: Project, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "who.csv"
    path.write_text("Speaker;Document;Level;Nonsense\nKarri;Osen interview;leader;x\nOla;;boss;y\n", encoding="cp1252")
    go(dialog, Owner.SPEAKER)
    dialog.take_table(path)
    review = dialog.findChild(ArrivingDialog)
    assert review is not None
    assert review.rows.rows == [("Karri", "Kari – Osen interview"), ("Ola", "left out")]
    review.columns.setData(review.columns.index(3, 2), "left out")
    review.columns.setData(review.columns.index(2, 3), "choice")
    assert review.take_button.text() == "Take over 1 row"
    qtbot.mouseClick(review.take_button, Qt.MouseButton.LeftButton)
    (level,) = project.attributes.all(Owner.SPEAKER)
    assert (level.name, level.type) == ("Level", AttributeType.CHOICE)
    assert [line[5] for line in shown(dialog)] == ["", "", "", "leader"]


def test_whom_a_row_is_about_can_be_chosen_by_keyboard_alone(
    dialog: SheetsDialog, project: Project, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "cases.csv"
    path.write_text("case,inhabitants\nOsenn,980\n", encoding="utf-8")
    dialog.take_table(path)
    review = dialog.findChild(ArrivingDialog)
    assert review is not None
    review.rows.setData(review.rows.index(0, 1), "a new case")
    assert review.plan.sure
    review.take()
    assert [case.name for case in project.cases.all()] == ["Namsos", "Osen", "Osenn"]


def test_one_column_must_say_whom_the_rows_are_about(dialog: SheetsDialog, tmp_path: Path) -> None:
    path = tmp_path / "cases.csv"
    path.write_text("case,code\nOsen,17\n", encoding="utf-8")
    dialog.take_table(path)
    review = dialog.findChild(ArrivingDialog)
    assert review is not None
    review.columns.setData(review.columns.index(0, 2), "left out")
    assert review._problem.text() == "One column must say whom the rows are about."
    review.columns.setData(review.columns.index(1, 2), "whom the row is about")
    assert [column.goes for column in review.plan.columns] == ["new attribute", "name"]


def test_a_file_that_is_no_table_is_said(dialog: SheetsDialog, said: list[Message], tmp_path: Path) -> None:
    path = tmp_path / "cases.csv"
    path.write_text("case\n", encoding="utf-8")
    dialog.take_table(path)
    assert said[-1].kind == "problem"
    assert "no rows stand below it" in dialog._problem.text()
    assert dialog.findChild(ArrivingDialog) is None


def test_a_project_open_for_reading_shows_and_changes_nothing(filled: Path, qtbot: QtBot) -> None:
    session = Session()
    session.open(filled, read_only=True)
    dialog = SheetsDialog(session)
    qtbot.addWidget(dialog)
    dialog.show()
    assert shown(dialog) == [["Namsos"], ["Osen"]]
    QTest.keyClicks(go(dialog, Owner.CASE), "x")
    assert not dialog.grid.viewport().findChildren(QWidget)
    assert not dialog.new_attribute.isEnabled()
    session.close()
    assert not dialog.isVisible()
