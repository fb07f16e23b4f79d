"""Comments from Word are looked at, decided and taken over; a coded transcript is written by the same hands."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QDialog
from pytestqt.qtbot import QtBot

from qda.comments.review import Choice, Use, commented
from qda.project import Project
from qda.text.remarks import folded
from ui.comments.dialog import CommentsDialog
from ui.comments.export_dialog import Extent, TranscriptsDialog
from ui.comments.tables import BECOMES, KIND
from ui.documents.import_dialog import ImportDialog
from ui.main_window import MainWindow


@pytest.fixture
def project(coding_window: MainWindow) -> Project:
    found = coding_window.session.project
    assert found is not None
    return found


@pytest.fixture
def coded_in_word(project: Project, tmp_path: Path) -> Path:
    """The first document, typed into Word and commented on by Rita."""
    document = docx.Document()
    text = project.documents.text(project.documents.all()[0].id)
    said = iter(["", "Resignation; Rhubarb", "", "Is that so in Osen, too?"])
    for line in filter(None, text.split("\n")):
        label, _, words = line.partition(": ")
        paragraph = document.add_paragraph()
        paragraph.add_run(label + ": ").bold = True
        run = paragraph.add_run(words)
        if note := next(said):
            document.add_comment([run], note, "Rita", "R")
    path = tmp_path / "Namsos from Rita.docx"
    document.save(str(path))
    return path


def shown(qtbot: QtBot, kind: type[QDialog]) -> QDialog:
    """The dialog of a kind, once it is there."""
    found: list[QDialog] = []

    def there() -> None:
        found[:] = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]
        assert found

    qtbot.waitUntil(there, timeout=20_000)
    return found[0]


def opened(qtbot: QtBot, window: MainWindow, path: Path) -> CommentsDialog:
    window.imports.comments({path: None})
    dialog = shown(qtbot, CommentsDialog)
    assert isinstance(dialog, CommentsDialog)
    return dialog


def coded(project: Project) -> list[str]:
    paths = project.codes.paths()
    return sorted(paths[coding.code_id] for coding in project.codings.of_codes())


def test_what_is_proposed_is_taken_over_in_one_step(
    qtbot: QtBot, coding_window: MainWindow, project: Project, coded_in_word: Path
) -> None:
    dialog = opened(qtbot, coding_window, coded_in_word)
    assert [dialog.names.words(dialog.names.becomes(name)) for name in dialog.names.names] == [
        "New code",
        "Resignation",
    ]
    assert dialog.take_button.text() == "Take over 2 comments"
    qtbot.mouseClick(dialog.take_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: coded(project) == ["Resignation", "Rhubarb"])
    assert [memo.text for memo in project.memos.all()] == ["Is that so in Osen, too?"]
    coding_window.session.undo()
    assert coded(project) == []
    assert project.memos.all() == []


def test_a_name_is_decided_in_its_row_and_a_comment_ticked_off(
    qtbot: QtBot, coding_window: MainWindow, project: Project, coded_in_word: Path
) -> None:
    dialog = opened(qtbot, coding_window, coded_in_word)
    view = dialog.names_view
    row = next(row for row, name in enumerate(dialog.names.names) if name.text == "Rhubarb")
    view.edit(dialog.names.index(row, BECOMES))
    field = view.findChild(QComboBox)
    assert field is not None
    field.setCurrentIndex(field.findText("Anchoring"))
    field.activated.emit(field.currentIndex())
    anchoring = project.codes.find("Anchoring")
    assert anchoring is not None
    assert dialog.names.choices[folded("Rhubarb")] == Choice(Use.CODE, anchoring.id)
    memo = dialog.remarks.index(1, KIND)
    dialog.remarks.setData(memo, Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert dialog.take_button.text() == "Take over 1 comment"
    dialog.take_button.click()
    qtbot.waitUntil(lambda: coded(project) == ["Anchoring", "Resignation"])
    assert project.memos.all() == []


def test_unknown_names_can_all_be_memos(
    qtbot: QtBot, coding_window: MainWindow, project: Project, coded_in_word: Path
) -> None:
    dialog = opened(qtbot, coding_window, coded_in_word)
    dialog.memo_button.click()
    assert not dialog.memo_button.isEnabled()
    dialog.take_button.click()
    qtbot.waitUntil(lambda: coded(project) == ["Resignation"])
    assert "Rhubarb" in [memo.text for memo in project.memos.all()]


def test_a_file_whose_comments_are_known_says_so(
    qtbot: QtBot, coding_window: MainWindow, project: Project, coded_in_word: Path
) -> None:
    opened(qtbot, coding_window, coded_in_word).take_button.click()
    qtbot.waitUntil(lambda: bool(project.memos.all()))
    with qtbot.waitSignal(coding_window.session.said, timeout=20_000) as said:
        coding_window.imports.comments({coded_in_word: None})
    assert "2 comments" in said.args[0].text


def test_a_broken_file_is_told_in_the_message_bar(qtbot: QtBot, coding_window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "broken.docx"
    path.write_bytes(b"PK not a document")
    with qtbot.waitSignal(coding_window.session.said, timeout=20_000) as said:
        coding_window.imports.comments({path: None})
    assert said.args[0].kind == "problem"
    assert "broken.docx" in said.args[0].text


def test_an_import_tells_of_comments_and_shows_them_after(
    qtbot: QtBot, coding_window: MainWindow, project: Project, tmp_path: Path
) -> None:
    document = docx.Document()
    for line in ("Interviewer: And what came then?", "Ola: We waited until the autumn was over."):
        run = document.add_paragraph().add_run(line)
    document.add_comment([run], "Resignation", "Rita", "R")
    document.save(str(tmp_path / "Vikna.docx"))
    coding_window.imports.transcripts([tmp_path / "Vikna.docx"])
    dialog = shown(qtbot, ImportDialog)
    assert isinstance(dialog, ImportDialog)
    qtbot.waitUntil(dialog.import_button.isEnabled, timeout=20_000)
    assert dialog.model.entries[0].comments == "1 comment: 1 coding, 0 memos"
    dialog.import_button.click()
    review = shown(qtbot, CommentsDialog)
    assert isinstance(review, CommentsDialog)
    review.take_button.click()
    qtbot.waitUntil(lambda: coded(project) == ["Resignation"])
    assert project.codings.of_codes()[0].quote == "Ola: We waited until the autumn was over."


def test_transcripts_are_written_as_they_are_asked_for(
    qtbot: QtBot, coding_window: MainWindow, project: Project, coded_in_word: Path, tmp_path: Path
) -> None:
    opened(qtbot, coding_window, coded_in_word).take_button.click()
    qtbot.waitUntil(lambda: bool(project.memos.all()))
    coding_window.exports.ask_transcripts()
    dialog = shown(qtbot, TranscriptsDialog)
    assert isinstance(dialog, TranscriptsDialog)
    assert dialog.extents[Extent.ONE].isChecked()
    asked: list[object] = []
    dialog._take = lambda extent, recipe: asked.append((extent, recipe))
    dialog.extents[Extent.EACH].click()
    dialog.memos.click()
    dialog.choose_button.click()
    extent, recipe = asked[0]  # type: ignore[misc]
    assert (extent, recipe.memos, recipe.times) == (Extent.EACH, False, True)
    folder = tmp_path / "sent"
    folder.mkdir()
    task = coding_window.exports.write_recipe(recipe, folder)
    assert task is not None
    with qtbot.waitSignal(task.succeeded, timeout=20_000):
        pass
    assert sorted(path.name for path in folder.iterdir()) == ["Namsos interview.docx", "Osen interview.docx"]
    found = commented(folder / "Namsos interview.docx")
    assert sorted(one.text for one in found.comments) == ["Resignation", "Rhubarb"]
