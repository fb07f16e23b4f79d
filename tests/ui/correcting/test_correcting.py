"""Corrected transcripts taken over in the window, with all that lies on them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from qda.analysis.verify import check
from qda.model import Span
from qda.project import Project
from ui.correcting.review import ReviewDialog
from ui.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton


def dialog(kind: type[QDialog]) -> QDialog:
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]
    assert found, f"no {kind.__name__} is open"
    return found[-1]


@pytest.fixture
def study(coding_window: MainWindow) -> Project:
    project = coding_window.session.project
    assert project is not None
    return project


def coded(project: Project, words: str, code: str = "Resignation") -> int:
    document = project.documents.named("Namsos interview")
    found = project.codes.find(code)
    assert document is not None
    assert found is not None
    at = project.documents.text(document.id).index(words)
    return project.codings.add(document.id, Span(at, at + len(words)), found.id)


def replaced(window: MainWindow, path: Path, qtbot: QtBot) -> ReviewDialog:
    window.coding.correcting.replace_from(path)
    qtbot.waitUntil(
        lambda: any(isinstance(one, ReviewDialog) and one.isVisible() for one in QApplication.topLevelWidgets())
    )
    found = dialog(ReviewDialog)
    assert isinstance(found, ReviewDialog)
    return found


def test_a_corrected_file_takes_the_place_of_the_text(
    coding_window: MainWindow, study: Project, tmp_path: Path, qtbot: QtBot
) -> None:
    coding = study.codings.get(coded(study, "The council had not voted."))
    text = study.documents.text(coding.document_id)
    (tmp_path / "new.txt").write_text(text.replace("Kari:", "I1:").replace("Nobody", "No one"), "utf-8")
    review = replaced(coding_window, tmp_path / "new.txt", qtbot)
    assert review.decided == {}
    qtbot.mouseClick(review.replace_button, LEFT)
    assert study.codings.get(coding.id).quote == "The council had not voted."
    assert [speaker.name for speaker in study.documents.speakers(coding.document_id)] == ["Interviewer", "I1"]
    assert check(study) == []
    study.undo()
    assert study.documents.text(coding.document_id) == text


def test_what_is_in_doubt_is_put_where_it_belongs_or_kept_loose(
    coding_window: MainWindow, study: Project, tmp_path: Path, qtbot: QtBot
) -> None:
    first = study.codings.get(coded(study, "The council had not voted."))
    second = study.codings.get(coded(study, "Nobody came twice"))
    text = study.documents.text(first.document_id)
    new = text.replace("The council had not voted.", "There was never any vote.").replace(
        "Nobody came twice, so we", "We"
    )
    (tmp_path / "new.txt").write_text(new, "utf-8")
    review = replaced(coding_window, tmp_path / "new.txt", qtbot)
    assert review.list.count() == 2
    for row in range(2):
        review.list.setCurrentRow(row)
        if "council" in review.list.item(row).text():
            at = new.index("There was never any vote.")
            cursor = review.page.textCursor()
            cursor.setPosition(at)
            cursor.setPosition(at + 25, cursor.MoveMode.KeepAnchor)
            review.page.setTextCursor(cursor)
            qtbot.mouseClick(review.here_button, LEFT)
        else:
            qtbot.mouseClick(review.loose_button, LEFT)
    qtbot.mouseClick(review.replace_button, LEFT)
    assert study.codings.get(first.id).quote == "There was never any vote."
    assert [coding.id for coding in study.codings.in_document(first.document_id)] == [first.id]
    assert any("Nobody came twice" in memo.text for memo in study.memos.all())
    assert check(study) == []
    study.undo()
    assert {coding.id for coding in study.codings.in_document(first.document_id)} == {first.id, second.id}


def test_a_file_that_cannot_be_read_changes_nothing(
    coding_window: MainWindow, study: Project, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    steps = len(study.history())
    with qtbot.waitSignal(coding_window.session.said) as said:
        coding_window.coding.correcting.replace_from(tmp_path / "empty.txt")
    assert "empty.txt" in said.args[0].text
    assert len(study.history()) == steps
