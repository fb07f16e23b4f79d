"""The columns of a file of answers, looked at, put right and stored."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from qda.model import Belonging, ColumnRole
from qda.project import Project
from ui.app import application
from ui.session import Message, Session
from ui.survey.columns import ASKS, ROLE
from ui.survey.mapping_dialog import MappingDialog
from ui.survey.options import LABEL


@pytest.fixture
def dialog(session: Session, answers: Path, qtbot: QtBot) -> Iterator[MappingDialog]:
    application()
    dialog = MappingDialog(session, answers)
    dialog.open()
    dialog.begin()
    qtbot.waitUntil(dialog.import_button.isEnabled, timeout=5000)
    yield dialog
    if isValid(dialog):
        dialog.close()


def roles(dialog: MappingDialog) -> list[ColumnRole]:
    return [column.role for column in dialog.model.columns]


def stored(dialog: MappingDialog, qtbot: QtBot) -> int:
    with qtbot.waitSignal(dialog.imported, timeout=5000) as imported:
        qtbot.mouseClick(dialog.import_button, Qt.MouseButton.LeftButton)
    assert imported.args is not None
    return int(imported.args[0])


def test_every_column_is_proposed_for_something(dialog: MappingDialog) -> None:
    assert roles(dialog) == [ColumnRole.RESPONDENT, ColumnRole.ATTRIBUTE, ColumnRole.SINGLE, ColumnRole.OPEN]
    assert dialog.import_button.text() == "Import 4 respondents"


def test_the_sentence_of_a_closed_question_is_seen_before_it_is_stored(dialog: MappingDialog) -> None:
    dialog.table.selectRow(2)
    assert dialog.details.preview.text() == "2 of 4 answered “Yes”, 1 “No” and 1 “Don't know”."


def test_what_is_put_right_is_what_is_stored(dialog: MappingDialog, project: Project, qtbot: QtBot) -> None:
    dialog.model.setData(dialog.model.index(1, ROLE), ColumnRole.LEFT_OUT)
    dialog.model.setData(dialog.model.index(2, ASKS), "Was it of any help?")
    dialog.table.selectRow(2)
    dialog.details.model.setData(dialog.details.model.index(0, LABEL), "Yes, indeed")
    dialog.details.table.selectRow(2)
    qtbot.keyClick(dialog.details.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    dialog.name.setText("After the course")
    dialog.belonging.setCurrentIndex(list(Belonging).index(Belonging.EACH))
    survey = stored(dialog, qtbot)
    assert project.surveys.get(survey).name == "After the course"
    assert project.attributes.all() == []
    closed = next(one for one in project.surveys.questions(survey) if one.role is ColumnRole.SINGLE)
    assert closed.text == "Was it of any help?"
    assert [option.label for option in closed.column.options] == ["Yes, indeed", "Don't know", "No"]
    assert len(project.documents.all()) == 6


def test_a_role_chosen_for_several_rows_is_for_all(dialog: MappingDialog) -> None:
    dialog.table.selectAll()
    dialog.model.setData(dialog.model.index(2, ROLE), ColumnRole.LEFT_OUT)
    assert set(roles(dialog)) == {ColumnRole.LEFT_OUT}
    assert not dialog.import_button.isEnabled()
    assert dialog._told.text().startswith("Every column is left out")


def test_columns_are_made_one_question_and_parted_again(dialog: MappingDialog) -> None:
    model = dialog.table.selectionModel()
    for row in (1, 2):
        model.select(dialog.model.index(row, 0), model.SelectionFlag.Select | model.SelectionFlag.Rows)
    dialog.details.join_wanted.emit()
    assert [column.columns for column in dialog.model.columns][1] == ("Position", "Did it help?")
    dialog.details.part_wanted.emit()
    assert [column.text for column in dialog.model.columns] == ["Id", "Position", "Did it help?", "What was good?"]


def test_cancel_stores_nothing(dialog: MappingDialog, project: Project) -> None:
    dialog.reject()
    assert project.surveys.all() == []


def test_a_file_that_cannot_be_read_is_told_and_closes_the_dialog(
    session: Session, said: list[Message], tmp_path: Path, qtbot: QtBot
) -> None:
    application()
    (tmp_path / "empty.csv").write_text("Id;Why?\n", "utf-8")
    dialog = MappingDialog(session, tmp_path / "empty.csv")
    dialog.open()
    with qtbot.waitSignal(dialog.rejected, timeout=5000):
        dialog.begin()
    assert "there are no answers" in said[-1].text


def test_a_later_export_says_that_it_is_one(session: Session, survey: int, answers: Path, qtbot: QtBot) -> None:
    application()
    dialog = MappingDialog(session, answers)
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.begin()
    qtbot.waitUntil(dialog.import_button.isEnabled, timeout=5000)
    assert dialog._known.text().startswith("A later export of “course”")
