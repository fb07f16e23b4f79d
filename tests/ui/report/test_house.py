from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from qda.analysis.anonymity import names_of
from qda.analysis.fixed_texts import phrases
from qda.analysis.house_style import kept_styles
from qda.analysis.named import named_in
from qda.analysis.phrases import PHRASES
from qda.files.everything import all_in
from qda.project import Project
from ui.report.attributing import OWN
from ui.report.export import ExportDialog, ask_and_export
from ui.report.fixed_texts import FixedTextsDialog
from ui.report.house_style import HouseStyleDialog
from ui.report.naming import NamingDialog
from ui.report.workspace import ReportWorkspace
from ui.session import Message, Session


@pytest.fixture
def dialog(workspace: ReportWorkspace, session: Session, qtbot: QtBot) -> Iterator[ExportDialog]:
    dialog = ExportDialog(session)
    qtbot.addWidget(dialog)
    dialog.show()
    yield dialog
    dialog.close()


def level(dialog: ExportDialog, attribution: str) -> str:
    """Choose how much is told of whose words they are; the example."""
    dialog.attribution.setCurrentIndex(dialog.attribution.findData(attribution))
    return dialog.example_shown()


def test_each_level_shows_less(dialog: ExportDialog) -> None:
    words = "“We waited, and nobody came.”"
    assert level(dialog, "case-role") == f"{words} (Osen, manager)"
    assert level(dialog, "number") == f"{words} (Case 1)"
    assert dialog.stand_ins.isVisible()
    level(dialog, "full")
    assert not dialog.stand_ins.isVisible()
    assert not dialog.attributing.palette_of_fields.isVisible()


def test_fields_are_clicked_into_an_attribution_of_ones_own(dialog: ExportDialog) -> None:
    level(dialog, OWN)
    dialog.own.setText("()")
    dialog.own.setCursorPosition(1)
    for field in ("number", "role", "line"):
        dialog.attributing.fields[field].click()
    assert dialog.own.text() == "({number}, {role}, {line})"
    assert dialog.example_shown().endswith("(1, manager, 2)")


def test_names_are_told_before_a_nameless_report_is_written_and_stood_in_for(
    workspace: ReportWorkspace, session: Session, project: Project, said: list[Message], qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = ask_and_export(session, workspace, lambda _: None)
    assert dialog is not None
    level(dialog, "role")
    dialog.file.setText(str(tmp_path / "out.docx"))
    dialog.write.click()
    qtbot.waitUntil(lambda: dialog.findChild(NamingDialog) is not None, timeout=10_000)
    naming = dialog.findChild(NamingDialog)
    assert naming is not None
    whom = {naming.whom.name(row): row for row in range(naming.whom.rowCount())}
    assert "Osen" in whom
    assert not (tmp_path / "out.docx").exists()
    naming.whom.setData(naming.whom.index(whom["Osen"], 2), "a small municipality")
    assert {name.whole: name.stands_in for name in names_of(project)}["Osen"] == "a small municipality"
    naming.replace.click()
    qtbot.waitUntil(lambda: bool(said), timeout=10_000)
    assert said[-1].text == "Saved out.docx"
    assert [problem.sentence for problem in named_in(project, all_in(tmp_path / "out.docx"))] == []
    told = "\n".join(cell.text for t in docx.Document(str(tmp_path / "out.docx")).tables for cell in t._cells)
    assert "a small municipality" in told
    assert "Case 2" in told


def test_a_name_in_a_quote_leads_to_the_transcript(dialog: ExportDialog, session: Session, qtbot: QtBot) -> None:
    level(dialog, "none")
    dialog.attributing.look.click()
    qtbot.waitUntil(lambda: dialog.findChild(NamingDialog) is not None, timeout=10_000)
    naming = dialog.findChild(NamingDialog)
    assert naming is not None
    assert not naming.anyway.isVisible()
    assert naming.where.rowCount() > 0
    naming.close_button.click()
    assert dialog.isVisible()


def test_a_sparse_template_asks_for_its_styles_and_remembers_them(
    dialog: ExportDialog, session: Session, project: Project, qtbot: QtBot, tmp_path: Path
) -> None:
    made = docx.Document()
    for style in list(made.styles):
        if style.name not in ("Normal", "Default Paragraph Font", "Normal Table", "No List"):
            style.delete()
    made.styles.add_style("Kapittel 1", 1)
    made.save(str(tmp_path / "Mal.docx"))
    dialog.set_template(tmp_path / "Mal.docx")
    dialog.ask_styles(only_if_missing=True)
    house = dialog.findChild(HouseStyleDialog)
    assert house is not None
    assert house.choices["Heading1"].currentData() == "Kapittel 1"
    house.choices["Quote"].setCurrentIndex(house.choices["Quote"].findData("Normal"))
    qtbot.keyClicks(house.cover["client"], "The county")
    assert "nobody came" in house.page.toPlainText()
    house.save.click()
    assert kept_styles(project, tmp_path / "Mal.docx")["Quote"] == "Normal"
    assert project.setting("report.client") == "The county"
    house.deleteLater()
    dialog.ask_styles(only_if_missing=True)
    assert not [one for one in dialog.findChildren(HouseStyleDialog) if one is not house]
    project.undo()
    assert kept_styles(project, tmp_path / "Mal.docx") == {}


def test_fixed_texts_are_worded_otherwise_and_back(session: Session, project: Project, qtbot: QtBot) -> None:
    dialog = FixedTextsDialog(session, "en")
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.keyClicks(dialog.sought, "summarised")
    place = dialog.texts.index(0, 1)
    dialog.table.setCurrentIndex(place)
    assert dialog.texts.setData(place, "In short:", Qt.ItemDataRole.EditRole)
    assert phrases(project, "en").summarised == "In short:"
    dialog.reset.click()
    assert phrases(project, "en") is PHRASES["en"]
    dialog.sought.clear()
    qtbot.keyClicks(dialog.sought, "{codes}")
    dialog.texts.setData(dialog.texts.index(0, 1), "With codes.")
    assert "{codes}" in dialog.problem.text()
    assert phrases(project, "en") is PHRASES["en"]
