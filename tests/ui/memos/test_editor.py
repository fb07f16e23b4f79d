from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from qda.model import About, Draft, Span
from qda.project import Project
from ui.memos.editor import MemoEditor
from ui.memos.sheet import MemoSheet
from ui.session import Session

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def session(tmp_path: Path, qtbot: QtBot) -> Iterator[Session]:
    session = Session()
    session.take(Project.create(tmp_path / "study.sitat", coder="kari"))
    yield session
    session.close()


@pytest.fixture
def project(session: Session) -> Project:
    assert session.project is not None
    return session.project


@pytest.fixture
def document(project: Project) -> int:
    return project.documents.add(Draft("Namsos", "Kari: We waited, and nobody came."))


@pytest.fixture
def editor(session: Session, document: int, qtbot: QtBot) -> MemoEditor:
    editor = MemoEditor(session)
    qtbot.addWidget(editor)
    editor.resize(360, 400)
    editor.show()
    editor.show_for(About.DOCUMENT, document)
    return editor


def test_every_keystroke_is_kept(editor: MemoEditor, project: Project, document: int, qtbot: QtBot) -> None:
    for letters in ("W", "ho", " is she?"):
        qtbot.keyClicks(editor.cards[0].field, letters)
        assert [memo.text for memo in project.memos.on(About.DOCUMENT, document)] == [editor.cards[0].text]
    assert editor.cards[0].text == "Who is she?"


def test_typing_on_is_one_step(
    editor: MemoEditor, project: Project, session: Session, document: int, qtbot: QtBot
) -> None:
    memo_id = project.memos.add("First", About.DOCUMENT, document)
    project.codes.add("Something else")
    steps = len(project.history())
    field = editor.cards[0].field
    field.moveCursor(field.textCursor().MoveOperation.End)
    qtbot.keyClicks(field, " and second thought")
    assert len(project.history()) == steps + 1
    session.undo()
    assert project.memos.get(memo_id).text == "First"
    assert field.toPlainText() == "First"


def test_several_memos_stand_below_each_other_with_who_wrote_them(
    editor: MemoEditor, project: Project, document: int, qtbot: QtBot
) -> None:
    project.memos.add("One", About.DOCUMENT, document)
    qtbot.mouseClick(editor.new_button, LEFT)
    qtbot.keyClicks(editor.cards[1].field, "Two")
    assert [card.text for card in editor.cards] == ["One", "Two"]
    assert all(card._signed.text().startswith("kari, ") for card in editor.cards)


def test_a_memo_without_text_does_not_stay(editor: MemoEditor, project: Project, document: int, qtbot: QtBot) -> None:
    field = editor.cards[0].field
    qtbot.keyClicks(field, "a")
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    assert len(project.memos.all()) == 1
    field.left.emit()
    assert project.memos.all() == []
    assert len(editor.cards) == 1


def test_a_deleted_memo_can_be_had_back(
    editor: MemoEditor, project: Project, session: Session, document: int, qtbot: QtBot
) -> None:
    project.memos.add("One", About.DOCUMENT, document)
    with qtbot.waitSignal(session.said) as seen:
        qtbot.mouseClick(editor.cards[0].delete_button, LEFT)
    assert project.memos.all() == []
    seen.args[0].handler()
    assert editor.cards[0].text == "One"


def test_memos_on_a_passage_and_on_its_document_are_kept_apart(
    editor: MemoEditor, project: Project, document: int, qtbot: QtBot
) -> None:
    project.memos.add("On the whole", About.DOCUMENT, document)
    editor.show_for(About.DOCUMENT, document, Span(6, 15))
    qtbot.keyClicks(editor.cards[0].field, "On these words")
    (on_span,) = [memo for memo in project.memos.all() if memo.span]
    assert on_span.span == Span(6, 15)
    editor.show_for(About.DOCUMENT, document)
    assert [card.text for card in editor.cards] == ["On the whole"]


def test_what_comes_from_elsewhere_is_shown_and_counted(
    editor: MemoEditor, project: Project, document: int, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(editor.count_changed) as seen:
        memo_id = project.memos.add("From another view", About.DOCUMENT, document)
    assert seen.args == [1]
    project.memos.set_text(memo_id, "Changed there")
    assert editor.cards[0].text == "Changed there"


def test_a_long_memo_is_shown_whole(editor: MemoEditor, project: Project, document: int) -> None:
    low = editor.cards[0].field.height()
    project.memos.add("Line\n" * 30, About.DOCUMENT, document)
    assert editor.cards[0].field.height() > 3 * low


def test_memos_of_a_project_that_is_only_read_are_not_written(
    session: Session, project: Project, document: int, qtbot: QtBot
) -> None:
    project.memos.add("One", About.DOCUMENT, document)
    session.open(project.path, read_only=True)
    editor = MemoEditor(session)
    qtbot.addWidget(editor)
    editor.show()
    editor.show_for(About.DOCUMENT, document)
    assert editor.cards[0].field.isReadOnly()
    assert not editor.cards[0].delete_button.isVisible()
    assert not editor.new_button.isVisible()


def test_the_sheet_opens_where_one_can_type(session: Session, document: int, project: Project, qtbot: QtBot) -> None:
    sheet = MemoSheet(session, About.DOCUMENT, document, "Namsos")
    qtbot.addWidget(sheet)
    sheet.show()
    qtbot.keyClicks(sheet.editor.cards[0].field, "Note")
    qtbot.mouseClick(sheet.close_button, LEFT)
    assert [memo.text for memo in project.memos.all()] == ["Note"]
