from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from pytestqt.qtbot import QtBot

from qda.project import Project
from ui.report.attributing import OWN
from ui.report.export import ExportDialog, ask_and_export, export
from ui.report.workspace import ReportWorkspace
from ui.session import Message, Session
from ui.tasks import Task


@pytest.fixture
def dialog(workspace: ReportWorkspace, session: Session, qtbot: QtBot) -> Iterator[ExportDialog]:
    dialog = ExportDialog(session)
    qtbot.addWidget(dialog)
    dialog.show()
    yield dialog
    dialog.close()


def choose(dialog: ExportDialog, attribution: str) -> str:
    """Choose an attribution; the example it gives."""
    dialog.attribution.setCurrentIndex(dialog.attribution.findData(attribution))
    return dialog.example_shown()


def test_the_example_shows_each_attribution(dialog: ExportDialog) -> None:
    words = "“We waited, and nobody came.”"
    assert choose(dialog, "full") == f"{words} (Osen, manager, ¶ 2)"
    assert choose(dialog, "case") == f"{words} (Osen)"
    assert choose(dialog, "role") == f"{words} (manager)"
    assert choose(dialog, "none") == words


def test_the_example_speaks_the_language_of_the_report(dialog: ExportDialog) -> None:
    dialog.language.setCurrentIndex(dialog.language.findData("nb"))
    assert choose(dialog, "none") == "«We waited, and nobody came.»"


def test_an_attribution_of_ones_own_is_checked_as_it_is_typed(dialog: ExportDialog, qtbot: QtBot) -> None:
    choose(dialog, OWN)
    dialog.own.clear()
    qtbot.keyClicks(dialog.own, "[{case}: {who}]")
    assert "{who}" in dialog.example_shown()
    assert not dialog.write.isEnabled()
    dialog.own.setText("[{case}]")
    assert dialog.example_shown().endswith("[Osen]")
    assert dialog.write.isEnabled()


def test_a_file_that_is_there_is_said_to_be_replaced(dialog: ExportDialog, tmp_path: Path) -> None:
    there = tmp_path / "there.docx"
    there.write_bytes(b"")
    dialog.file.setText(str(there.with_suffix("")))
    assert dialog.path() == there
    assert dialog.replaces()
    dialog.file.setText(str(tmp_path / "new.docx"))
    assert not dialog.replaces()


def test_what_is_chosen_is_written_and_remembered(
    workspace: ReportWorkspace, session: Session, project: Project, said: list[Message], qtbot: QtBot, tmp_path: Path
) -> None:
    started: list[Task] = []
    dialog = ask_and_export(session, workspace, started.append)
    assert dialog is not None
    choose(dialog, "case")
    dialog.title.setText("What we heard")
    dialog.codebook.setChecked(False)
    dialog.file.setText(str(tmp_path / "out.docx"))
    dialog.write.click()
    qtbot.waitUntil(lambda: bool(said), timeout=10_000)
    assert (said[-1].text, said[-1].action) == ("Saved out.docx", "Open")
    text = "\n".join(paragraph.text for paragraph in docx.Document(str(tmp_path / "out.docx")).paragraphs)
    assert "What we heard" in text
    assert "We waited, and nobody came." in text
    assert "(Osen)" in text
    again = ExportDialog(session)
    qtbot.addWidget(again)
    assert again.attribution.currentData() == "case"
    assert again.title.text() == "What we heard"
    assert not again.codebook.isChecked()
    assert again.path() == tmp_path / "out.docx"
    assert started


def test_what_is_remembered_is_undone_by_one_undo(
    workspace: ReportWorkspace, project: Project, dialog: ExportDialog
) -> None:
    choose(dialog, "role")
    dialog.grid.setChecked(False)
    dialog.keep()
    project.undo()
    assert project.setting("report.attribution") == project.setting("report.grid") == ""


def test_a_template_that_is_gone_is_said_in_a_sentence(
    workspace: ReportWorkspace,
    session: Session,
    dialog: ExportDialog,
    said: list[Message],
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    out = tmp_path / "out.docx"
    dialog.set_template(tmp_path / "gone.docx")
    assert dialog.clear_template.isVisible()
    export(session, workspace, dialog.options(), out, dialog.template(), lambda _: None)
    qtbot.waitUntil(lambda: bool(said), timeout=10_000)
    assert said[-1].kind == "problem"
    assert "gone.docx" in said[-1].text
    assert not out.exists()
    dialog.clear_template.click()
    assert dialog.template() is None


def test_an_export_that_is_stopped_writes_no_file(
    workspace: ReportWorkspace,
    session: Session,
    dialog: ExportDialog,
    said: list[Message],
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    out = tmp_path / "out.docx"
    export(session, workspace, dialog.options(), out, None, lambda task: task.stop())
    qtbot.waitUntil(lambda: bool(said), timeout=10_000)
    assert said[-1].text == "Stopped; no file was written."
    assert not out.exists()


def test_the_export_button_asks(workspace: ReportWorkspace, qtbot: QtBot) -> None:
    workspace.side.export.click()
    dialog = workspace.findChild(ExportDialog)
    assert dialog is not None
    dialog.give_up.click()


def test_an_attribution_is_checked_also_where_there_is_nothing_to_quote(
    project: Project, workspace: ReportWorkspace, session: Session, qtbot: QtBot
) -> None:
    for document in project.documents.all():
        project.documents.delete(document.id)
    dialog = ExportDialog(session)
    qtbot.addWidget(dialog)
    choose(dialog, OWN)
    dialog.own.setText("({shoe size})")
    assert not dialog.write.isEnabled()
    assert "shoe size" in dialog.example_shown()
    dialog.own.setText("({case})")
    assert dialog.write.isEnabled()


@pytest.mark.parametrize("typed", ["/", "", "~", "x" * 400, "a\0b"])
def test_whatever_is_typed_as_the_file_is_borne(dialog: ExportDialog, typed: str) -> None:
    dialog.file.setText(typed)
    assert dialog.write.isEnabled() == (len(typed) > 1)


def test_a_project_with_an_attribution_there_is_not_says_so_in_the_preview(
    project: Project, workspace: ReportWorkspace
) -> None:
    project.set_setting("report.attribution", "({shoe size})")
    workspace.side.show_now()
    assert "shoe size" in workspace.preview.toPlainText()
    project.undo()
    workspace.side.show_now()
    assert "shoe size" not in workspace.preview.toPlainText()
