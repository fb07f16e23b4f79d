"""Steps that more than one journey takes, and what is looked at on the way."""

from __future__ import annotations

from pathlib import Path

import docx

from qda.model import Coding
from qda.project import Project
from ui.documents.import_dialog import ImportDialog
from ui.main_window import MainWindow
from ui.report.evidence_tree import add_button
from ui.report.workspace import ReportWorkspace

from .hands import click, until

SAMPLES = Path(__file__).parents[2] / "sample_transcripts"
CODEBOOKS = Path(__file__).parents[2] / "codebooks"


def study(window: MainWindow) -> Project:
    assert window.session.project is not None
    return window.session.project


def codings(window: MainWindow) -> list[tuple[str, str]]:
    """The codings of the document in hand: code and words, in order of making."""
    project, document = study(window), window.session.document_id
    assert document is not None
    made: list[Coding] = sorted(project.codings.in_document(document), key=lambda coding: coding.id)
    return [(project.codes.get(coding.code_id).name, coding.quote) for coding in made]


def said(window: MainWindow) -> str:
    return window.message_bar.message.text if window.message_bar.message else ""


def preview_transcripts(window: MainWindow, paths: list[Path]) -> ImportDialog:
    window.imports.transcripts(paths)
    dialog = window.findChild(ImportDialog)
    assert dialog is not None
    until(lambda: len(dialog.model.entries) == len(paths), "the files are read")
    return dialog


def add_from_tray(report: ReportWorkspace, *path: int) -> None:
    """Click the plus of a row of the evidence, opening what it lies in."""
    tree = report.tray.tree
    index = tree.model().index(path[0], 0)
    for place in path[1:]:
        tree.expand(index)
        index = tree.model().index(place, 0, index)
    tree.scrollTo(index)
    click(tree.viewport(), add_button(tree.visualRect(index)).center())


def template(path: Path) -> Path:
    """An office's own template: its typeface for headings, its name at the top of every page."""
    made = docx.Document()
    made.styles["Heading 1"].font.name = "Georgia"  # type: ignore[attr-defined]
    made.sections[0].header.paragraphs[0].text = "Byrået AS"
    made.save(str(path))
    return path
