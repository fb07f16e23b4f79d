"""An edited report is compared with the project: what is ticked is taken over, as it is worded in the end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from qda.analysis.returned import compare
from qda.exporting import export
from qda.files.word.returned import read_returned
from qda.project import Project
from ui.report.comparison import ComparisonDialog
from ui.session import Session


@pytest.fixture
def dialog(project: Project, session: Session, tmp_path: Path, qtbot: QtBot) -> Iterator[ComparisonDialog]:
    """Two points were worded otherwise in Word, and one here since."""
    question = project.guide.questions()[0].id
    points = project.synthesis.add_points(question, ["They waited.", "They bought.", "They wrote."])
    path = tmp_path / "report.docx"
    export("synthesis", project, path)
    document = docx.Document(str(path))
    for paragraph in document.paragraphs:
        for before, after in (("They waited.", "They waited long."), ("They bought.", "They bought it.")):
            if paragraph.text == before:
                paragraph.runs[0].text = after
    document.save(str(path))
    project.synthesis.set_point_text(points[1], "They bought much.")
    project.synthesis.set_point_text(points[2], "They wrote much.")
    window = QWidget()
    qtbot.addWidget(window)
    dialog = ComparisonDialog(session, path.name, compare(project, read_returned(path)), window)
    dialog.show()
    yield dialog
    window.close()


def rows(dialog: ComparisonDialog) -> list[tuple[str, bool]]:
    found = (dialog.list.item(number) for number in range(dialog.list.count()))
    return [(row.text().split(" · ")[0], row.checkState() is Qt.CheckState.Checked) for row in found]


def texts(project: Project) -> list[str]:
    return [point.text for point in project.synthesis.points(project.guide.questions()[0].id)][-3:]


def test_only_what_nothing_speaks_against_is_ticked(dialog: ComparisonDialog) -> None:
    assert rows(dialog) == [
        ("Worded otherwise in Word", True),
        ("Worded otherwise in Word and here", False),
        ("Worded otherwise here since", False),
    ]
    assert dialog.take_button.text() == "Take over 1 change"


def test_what_is_ticked_is_taken_over_in_one_step(dialog: ComparisonDialog, project: Project, qtbot: QtBot) -> None:
    qtbot.mouseClick(dialog.take_button, Qt.MouseButton.LeftButton)
    assert texts(project) == ["They waited long.", "They bought much.", "They wrote much."]
    project.undo()
    assert texts(project) == ["They waited.", "They bought much.", "They wrote much."]


def test_a_wording_typed_over_both_is_what_is_taken(dialog: ComparisonDialog, project: Project, qtbot: QtBot) -> None:
    dialog.list.setCurrentRow(1)
    qtbot.keyClick(dialog.wording, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(dialog.wording, "They bought much of it.")
    assert rows(dialog)[1][1]
    qtbot.mouseClick(dialog.take_button, Qt.MouseButton.LeftButton)
    assert texts(project) == ["They waited long.", "They bought much of it.", "They wrote much."]


def test_nothing_ticked_nothing_to_take(dialog: ComparisonDialog) -> None:
    dialog.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert not dialog.take_button.isEnabled()
