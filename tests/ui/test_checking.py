"""A finished report is checked from the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document as open_docx
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qda.exporting import export
from qda.model import Span
from ui.checking import DifferencesDialog
from ui.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def report(coding_window: MainWindow, tmp_path: Path) -> Path:
    """A report with one point and its quote."""
    project = coding_window.session.project
    assert project is not None
    document = project.documents.all()[0]
    at = project.documents.text(document.id).index("We waited for the council.")
    point = project.synthesis.add_point(project.guide.questions()[0].id, "They waited.")
    project.synthesis.add_quote(point, document.id, Span(at, at + 26))
    export("synthesis", project, tmp_path / "report.docx")
    return tmp_path / "report.docx"


def test_a_verbatim_report_is_said_to_be_so(coding_window: MainWindow, report: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(coding_window.session.said) as said:
        coding_window.checking.check(report)
    assert said.args[0].text == "1 quote in report.docx is verbatim"


def test_what_differs_is_listed_and_leads_to_its_place(coding_window: MainWindow, report: Path, qtbot: QtBot) -> None:
    document = open_docx(str(report))
    run = next(run for p in document.paragraphs for run in p.runs if "We waited" in run.text)
    run.text = run.text.replace("We waited", "We longed")
    document.save(str(report))
    coding_window.checking.check(report)

    def shown() -> list[DifferencesDialog]:
        return [one for one in QApplication.topLevelWidgets() if isinstance(one, DifferencesDialog) and one.isVisible()]

    qtbot.waitUntil(lambda: bool(shown()))
    dialog = shown()[0]
    assert "We longed" in dialog.list.item(0).text()
    qtbot.mouseClick(dialog.place_button, LEFT)
    span = coding_window.coding.transcript.selected_span()
    assert span is not None
    assert "waited for the council" in span.of(coding_window.coding.transcript.page.text)


def test_what_is_no_word_file_gets_its_sentence(coding_window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "wrong.docx").write_text("Dear all", "utf-8")
    with qtbot.waitSignal(coding_window.session.said) as said:
        coding_window.checking.check(tmp_path / "wrong.docx")
    assert "wrong.docx" in said.args[0].text


def test_names_in_a_finished_report_are_listed(coding_window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    project = coding_window.session.project
    assert project is not None
    name = next(one.name for one in project.cases.all())
    (tmp_path / "clean.md").write_text("Nobody is here.", "utf-8")
    (tmp_path / "named.md").write_text(f"In {name} they waited.", "utf-8")
    with qtbot.waitSignal(coding_window.session.said) as said:
        coding_window.checking.look_for_names(tmp_path / "clean.md")
    assert said.args[0].text == "No case and no speaker is named in clean.md"
    coding_window.checking.look_for_names(tmp_path / "named.md")
    qtbot.waitUntil(lambda: coding_window.findChild(DifferencesDialog) is not None, timeout=10_000)
    dialog = coding_window.findChild(DifferencesDialog)
    assert dialog is not None
    assert name in dialog.list.item(0).text()
    assert not dialog.place_button.isVisible()
    dialog.reject()
