"""A folder of twelve kinds of files, dropped on the window, to a coded grid: by mouse and keyboard."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QApplication, QMessageBox

from qda.analysis.verify import check
from qda.model import Part
from qda.project import Project
from ui.documents.import_dialog import ImportDialog
from ui.documents.import_naming import NamingDialog
from ui.main_window import MainWindow

from .hands import CTRL, Key, click, drop, press, select_words, type_, until
from .mixed import ASKED, PLACES, mixed_folder


def study(window: MainWindow) -> Project:
    assert window.session.project is not None
    return window.session.project


def dropped(window: MainWindow, folder: Path) -> ImportDialog:
    """Drop the folder on the window, and see its files."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder))])
    drop(window, data, window.rect().center())
    until(lambda: window.findChild(ImportDialog) is not None, "the preview is open")
    dialog = window.findChild(ImportDialog)
    assert dialog is not None
    until(lambda: dialog.model.entries, "the files are read", 30_000)
    return dialog


def entries_by_ending(dialog: ImportDialog) -> dict[str, int]:
    return {entry.path.suffix: row for row, entry in enumerate(dialog.model.entries) if entry.draft and not entry.twin}


def everything_is_understood(dialog: ImportDialog) -> None:
    good = [entry for entry in dialog.model.entries if entry.draft is not None and entry.twin is None]
    assert len(good) == 12
    for entry in good:
        assert entry.draft is not None
        told = {speaker.name: (speaker.part, speaker.turns) for speaker in entry.draft.speakers}
        assert told == {"Interviewer": (Part.INTERVIEWER, 2), "Bjørg": (Part.PARTICIPANT, 2)}, entry.path.name
        assert entry.found == 2, entry.path.name
    assert [entry.path.name for entry in dialog.model.entries if entry.problem] == ["broken.docx"]
    assert [entry.path.name for entry in dialog.model.entries if entry.twin] == ["the same again.txt"]
    assert dialog.others_button.text() == "1 file of another kind"


def name_by_the_files(dialog: ImportDialog) -> None:
    """Cases and dates from the names of the files, and “Bjørg” called a leader in all of them."""
    click(dialog.names_button)
    naming = dialog.findChild(NamingDialog)
    assert naming is not None
    naming.pattern.setFocus()
    press(Key.Key_A, CTRL)
    type_("{case}_{*}_{date}")
    assert "12 of 14 names are built so" in naming._told.text()
    click(naming.take_button)


def rename_everywhere(dialog: ImportDialog) -> None:
    row = entries_by_ending(dialog)[".docx"]
    click(dialog.table.viewport(), dialog.table.visualRect(dialog.model.index(row, 0)).center())
    dialog.details.tabs.setCurrentWidget(dialog.details.speakers_page)
    page = dialog.details.speakers_page
    name = page.model.index(1, 0)
    assert name.data() == "Bjørg"
    click(page.view.viewport(), page.view.visualRect(name).center())
    press(Key.Key_F2)
    press(Key.Key_A, CTRL)
    type_("Leader")
    press(Key.Key_Return)
    until(page.everywhere.isVisible, "it can be made in all files")
    assert page.everywhere.text() == "“Bjørg” → “Leader” in 12 other files"
    click(page.everywhere)


def test_a_folder_of_twelve_kinds_becomes_a_coded_grid(window: MainWindow, tmp_path: Path) -> None:
    assert window.projects.create(tmp_path / "study.sitat")
    guide = tmp_path / "guide.md"
    guide.write_text("".join(f"{number}. {words}\n" for number, words in enumerate(ASKED, 1)), encoding="utf-8")
    window.imports.guide(guide)
    until(lambda: study(window).guide.questions(), "the guide is taken over")
    until(lambda: QApplication.activeModalWidget() is None, "the progress is gone")
    code = study(window).codes.add("Tenders", shortcut="t")
    dialog = dropped(window, mixed_folder(tmp_path / "interviews"))
    everything_is_understood(dialog)
    name_by_the_files(dialog)
    rename_everywhere(dialog)
    assert dialog.import_button.text() == "Import 12 documents"
    click(dialog.import_button)
    until(lambda: len(study(window).documents.all()) == 12, "they are stored")
    until(lambda: QApplication.activeModalWidget() is None, "the preview is closed")
    project = study(window)
    assert sorted(case.name for case in project.cases.all()) == sorted(PLACES)
    assert {document.date[:8] for document in project.documents.all()} == {"2016-02-"}
    assert {speaker.name for speaker in project.documents.speakers()} == {"Interviewer", "Leader"}
    code_in_each(window, code)
    see_the_grid(window)
    assert check(project) == []
    for _ in range(12):
        project.undo()
    project.undo()
    assert project.documents.all() == []
    assert project.cases.all() == []


def code_in_each(window: MainWindow, code: int) -> None:
    project = study(window)
    press(Key.Key_1, CTRL)
    for document in project.documents.all():
        window.session.show_document(document.id)
        case = next(case.name for case in project.cases.all() if case.id == document.case_id)
        select_words(window.coding.transcript, f"{case} had nobody who knew tenders")
        type_("t")
    quotes = [coding.quote for d in project.documents.all() for coding in project.codings.in_document(d.id)]
    assert len(quotes) == 12
    assert all(quote.endswith("had nobody who knew tenders") for quote in quotes)
    assert project.codes.get(code).name == "Tenders"


def see_the_grid(window: MainWindow) -> None:
    press(Key.Key_2, CTRL)
    grid = window.show_grid()
    assert grid is not None
    model = grid.view.model()
    assert model.rowCount() * model.columnCount() == len(ASKED) * len(PLACES)
    assert not QApplication.topLevelWidgets() or not any(
        isinstance(w, QMessageBox) and w.isVisible() for w in QApplication.topLevelWidgets()
    )
    first = model.index(0, 0)
    click(grid.view.viewport(), grid.view.visualRect(first).center())
    type_("A call to the neighbours.")
    press(Key.Key_Return)
    project = study(window)
    assert "A call to the neighbours." in {
        project.synthesis.summary(question.id, case.id)
        for question in project.guide.questions()
        for case in project.cases.all()
    }
    project.undo()


def test_cancelling_a_folder_that_is_being_read_leaves_no_trace(window: MainWindow, tmp_path: Path) -> None:
    assert window.projects.create(tmp_path / "study.sitat")
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(200):
        (folder / f"{number}.txt").write_text(f"Interviewer: Who are you?\nKari: Number {number}.\n" * 50)
    before = len(study(window).history())
    window.imports.transcripts([folder])
    dialog = window.findChild(ImportDialog)
    assert dialog is not None
    click(dialog.cancel_button)
    until(lambda: QApplication.activeModalWidget() is None, "the preview is closed")
    assert study(window).documents.all() == []
    assert len(study(window).history()) == before
