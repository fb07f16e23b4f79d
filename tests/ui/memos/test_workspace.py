"""All memos in one place: found, written, linked, shown where they belong, and taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document as read_docx
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qda.analysis.memos import On
from qda.exporting import export
from qda.model import About, Span
from qda.project import Project
from ui.main_window import MainWindow
from ui.memos import workspace as workspace_module
from ui.memos.listing import Group
from ui.memos.workspace import MemosWorkspace
from ui.widgets.finder import Finder

LEFT = Qt.MouseButton.LeftButton
SHIFT_CONTROL = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def project(coding_window: MainWindow) -> Project:
    project = coding_window.session.project
    assert project is not None
    return project


@pytest.fixture
def passage(project: Project) -> Span:
    text = project.documents.text(project.documents.all()[0].id)
    return Span(text.index("Nobody came"), text.index("Nobody came") + len("Nobody came twice"))


@pytest.fixture
def on_everything(project: Project, passage: Span) -> dict[On, int]:
    """A memo on each kind of thing, by kind."""
    document, code = project.documents.all()[0].id, project.codes.all()[0].id
    coding = project.codings.add(document, passage, code)
    point = project.synthesis.add_point(project.guide.questions()[0].id, "They waited.")
    return {
        On.NOTHING: project.memos.add("# On nothing\nat all"),
        On.CODE: project.memos.add("On the code", About.CODE, code),
        On.CODING: project.memos.add("On the coding", About.CODING, coding),
        On.PASSAGE: project.memos.add("On the passage", About.DOCUMENT, document, passage),
        On.DOCUMENT: project.memos.add("On the document", About.DOCUMENT, document),
        On.CASE: project.memos.add("On the case", About.CASE, project.cases.all()[1].id),
        On.QUESTION: project.memos.add("On the question", About.QUESTION, project.guide.questions()[1].id),
        On.POINT: project.memos.add("On the point", About.POINT, point),
    }


def memos(window: MainWindow) -> MemosWorkspace:
    workspace = window.show_memos()
    assert workspace is not None
    return workspace


def titles(workspace: MemosWorkspace) -> list[str]:
    return [row.text if isinstance(row, Group) else f"  {row.title}" for row in workspace.model.rows]


def command(window: MainWindow, name: str) -> QAction:
    return window.menus.actions[name]


def finder() -> Finder:
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, Finder) and one.isVisible())


# --------------------------------------------------------------------------- writing


def test_where_there_are_no_memos_the_place_teaches_and_lets_one_be_written(
    coding_window: MainWindow, project: Project, qtbot: QtBot
) -> None:
    workspace = memos(coding_window)
    assert workspace.empty.isVisible()
    assert workspace.empty.button is not None
    qtbot.mouseClick(workspace.empty.button, LEFT)
    qtbot.keyClicks(workspace.page.field, "# First")
    qtbot.keyClick(workspace.page.field, Qt.Key.Key_Return)
    qtbot.keyClicks(workspace.page.field, "thoughts")
    (memo,) = project.memos.all()
    assert (memo.text, memo.about) == ("# First\nthoughts", About.NOTHING)
    assert titles(workspace) == ["Free memos", "  First"]


def test_a_free_memo_is_begun_from_anywhere_by_its_command(
    coding_window: MainWindow, project: Project, qtbot: QtBot
) -> None:
    coding_window.show_grid()
    qtbot.keyClick(coding_window, Qt.Key.Key_M, SHIFT_CONTROL)
    workspace = memos(coding_window)
    qtbot.keyClicks(workspace.page.field, "From the grid")
    qtbot.keyClick(coding_window, Qt.Key.Key_M, SHIFT_CONTROL)
    qtbot.keyClicks(workspace.page.field, "And one more")
    assert [memo.text for memo in project.memos.all()] == ["And one more", "From the grid"]


def test_typing_is_one_step_with_the_memo_it_began(coding_window: MainWindow, project: Project, qtbot: QtBot) -> None:
    steps = len(project.history())
    command(coding_window, "memo.new").trigger()
    workspace = memos(coding_window)
    qtbot.keyClicks(workspace.page.field, "Thoughts on waiting")
    assert len(project.history()) == steps + 1
    coding_window.session.undo()
    assert project.memos.all() == []
    assert workspace.empty.isVisible()


def test_a_memo_left_without_words_is_gone(coding_window: MainWindow, project: Project, qtbot: QtBot) -> None:
    command(coding_window, "memo.new").trigger()
    workspace = memos(coding_window)
    qtbot.keyClicks(workspace.page.field, "a")
    qtbot.keyClick(workspace.page.field, Qt.Key.Key_Backspace)
    workspace.page.field.left.emit()
    assert project.memos.all() == []


def test_a_memo_is_chosen_and_written_on(
    coding_window: MainWindow, project: Project, on_everything: dict[On, int], qtbot: QtBot
) -> None:
    workspace = memos(coding_window)
    index = workspace.model.index_of(on_everything[On.CODE])
    qtbot.mouseClick(workspace.view.viewport(), LEFT, pos=workspace.view.visualRect(index).center())
    qtbot.keyClick(workspace.view, Qt.Key.Key_Return)
    qtbot.keyClicks(workspace.page.field, ", again")
    assert project.memos.get(on_everything[On.CODE]).text == "On the code, again"
    assert "  On the code, again" in titles(workspace)


def test_a_deleted_memo_can_be_had_back(
    coding_window: MainWindow, project: Project, on_everything: dict[On, int], qtbot: QtBot
) -> None:
    workspace = memos(coding_window)
    workspace.show_memo(on_everything[On.CASE])
    qtbot.keyClick(workspace.view, Qt.Key.Key_Delete)
    assert on_everything[On.CASE] not in {memo.id for memo in project.memos.all()}
    assert workspace.page.noted is not None
    message = coding_window.message_bar.message
    assert message is not None
    assert message.handler is not None
    message.handler()
    assert project.memos.get(on_everything[On.CASE]).text == "On the case"


# --------------------------------------------------------------------------- finding


def test_memos_stand_under_what_they_are_on_or_under_their_days(
    coding_window: MainWindow, on_everything: dict[On, int]
) -> None:
    workspace = memos(coding_window)
    assert titles(workspace)[:4] == ["Free memos", "  On nothing", "On codes", "  On the code"]
    assert [one for one in titles(workspace) if not one.startswith(" ")][-1] == "On points"
    workspace.order.setCurrentIndex(1)
    assert titles(workspace)[0] == "Today"
    assert len(titles(workspace)) == 1 + len(on_everything)


def test_the_list_is_narrowed_by_typing_and_by_kind(
    coding_window: MainWindow, on_everything: dict[On, int], qtbot: QtBot
) -> None:
    workspace = memos(coding_window)
    qtbot.keyClicks(workspace.search, "nobody at all")
    assert titles(workspace) == []
    workspace.search.clear()
    qtbot.keyClicks(workspace.search, "on the c")
    assert "  On the case" in titles(workspace)
    assert "  On nothing" not in titles(workspace)
    workspace.search.clear()
    workspace.kind.setCurrentIndex(workspace.kind.findData(On.QUESTION))
    assert titles(workspace) == ["On questions", "  On the question"]
    assert workspace.count.text() == "1 of 8"


def test_the_coder_can_be_chosen_where_several_have_written(
    coding_window: MainWindow, project: Project, filled: Path, on_everything: dict[On, int]
) -> None:
    workspace = memos(coding_window)
    assert not workspace.coder.isVisible()
    coding_window.session.close()
    with Project.open(filled, coder="per") as other:
        other.memos.add("Per says")
    coding_window.session.open(filled)
    workspace = memos(coding_window)
    assert workspace.coder.isVisible()
    workspace.coder.setCurrentIndex(workspace.coder.findData("per"))
    assert titles(workspace) == ["Free memos", "  Per says"]


@pytest.mark.parametrize("on", [one for one in On if one is not On.NOTHING])
def test_a_memo_leads_to_what_it_is_on(
    coding_window: MainWindow, project: Project, on_everything: dict[On, int], passage: Span, on: On, qtbot: QtBot
) -> None:
    session = coding_window.session
    session.show_document(project.documents.all()[1].id)
    workspace = memos(coding_window)
    workspace.show_memo(on_everything[on])
    qtbot.mouseClick(workspace.page.go_button, LEFT)
    assert not workspace.isVisible()
    if on in (On.CODING, On.PASSAGE, On.DOCUMENT):
        assert session.document_id == project.documents.all()[0].id
    if on is On.CODING:
        assert session.coding_id is not None
    if on is On.CODE:
        assert coding_window.coding.codebook.code_in_hand() == project.codes.all()[0].id
    if on is On.CASE:
        assert session.document_id == project.documents.all()[1].id
    if on is On.QUESTION:
        assert session.question_id == project.guide.questions()[1].id
    if on is On.POINT:
        assert session.question_id == project.guide.questions()[0].id


# --------------------------------------------------------------------------- links


def test_the_passage_selected_is_linked_where_the_cursor_stands_and_the_chip_goes_there(
    coding_window: MainWindow, project: Project, passage: Span, qtbot: QtBot
) -> None:
    session = coding_window.session
    document = project.documents.all()[0]
    session.go_to(document.id, passage)
    session.select_span(passage)
    command(coding_window, "memo.new").trigger()
    workspace = memos(coding_window)
    qtbot.keyClicks(workspace.page.field, "See .")
    workspace.page.field.put_cursor_at(4)
    qtbot.mouseClick(workspace.page.bar.link, LEFT)
    qtbot.keyClicks(workspace.page.field, " here")
    (memo,) = project.memos.all()
    assert memo.text == "See [Nobody came twice](#1) here."
    (chip,) = workspace.page.card.links.chips
    assert "Namsos interview ¶ 2" in chip.text()
    session.show_document(project.documents.all()[1].id)
    qtbot.mouseClick(chip, LEFT)
    assert session.document_id == document.id
    assert not workspace.isVisible()


def test_without_a_selection_it_is_said_what_to_do(coding_window: MainWindow, project: Project, qtbot: QtBot) -> None:
    coding_window.session.select_span(None)
    command(coding_window, "memo.new").trigger()
    qtbot.mouseClick(memos(coding_window).page.bar.link, LEFT)
    message = coding_window.message_bar.message
    assert message is not None
    assert message.text.startswith("Select a passage")
    assert project.memos.all() == []


def test_the_transcript_links_its_passage_to_a_memo_that_is_found_by_typing(
    coding_window: MainWindow, project: Project, on_everything: dict[On, int], passage: Span, qtbot: QtBot
) -> None:
    coding_window.session.select_span(passage)
    coding_window.coding.passages.link_to_memo()
    qtbot.keyClicks(finder().line, "question")
    qtbot.keyClick(finder().line, Qt.Key.Key_Return)
    assert project.memos.get(on_everything[On.QUESTION]).text == "On the question [Nobody came twice](#1)"
    coding_window.session.undo()
    assert project.memos.get(on_everything[On.QUESTION]).text == "On the question"


def test_a_passage_dropped_on_a_memo_is_linked_there(
    coding_window: MainWindow, project: Project, passage: Span
) -> None:
    session = coding_window.session
    coding_window.show_code()
    session.go_to(project.documents.all()[0].id, passage)
    page = coding_window.coding.transcript.page
    cursor = page.textCursor()
    cursor.setPosition(passage.start)
    cursor.setPosition(passage.end, cursor.MoveMode.KeepAnchor)
    page.setTextCursor(cursor)
    data = page.createMimeDataFromSelection()
    editor = coding_window.coding.details.memo
    coding_window.coding.details.write_document_memo()
    field = editor.cards[0].field
    copy, plain = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(8, 8), copy, data, LEFT, plain)
    QApplication.sendEvent(field.viewport(), enter)
    assert enter.isAccepted()
    QApplication.sendEvent(field.viewport(), QDropEvent(QPointF(8, 8), copy, data, LEFT, plain))
    (memo,) = project.memos.on(About.DOCUMENT, project.documents.all()[0].id)
    assert memo.text == "[Nobody came twice](#1)"
    assert [chip.led.quote for chip in editor.cards[0].links.chips] == ["Nobody came twice"]


def test_a_passage_dragged_out_of_another_window_is_not_taken_for_one_of_this(
    coding_window: MainWindow, project: Project
) -> None:
    command(coding_window, "memo.new").trigger()
    data = QMimeData()
    data.setText("Words of another transcript")
    data.setData("application/x-sitat-span", b"0:10")
    memos(coding_window).page.field.insertFromMimeData(data)
    assert project.memos.all() == []


def test_a_link_to_corrected_words_says_so_and_takes_them_when_asked(
    coding_window: MainWindow, project: Project, passage: Span, qtbot: QtBot
) -> None:
    document = project.documents.all()[0].id
    memo = project.memos.add("See")
    project.memos.link(memo, document, passage)
    text = project.documents.text(document)
    project.corrections.apply(project.corrections.plan(document, text.replace("came twice", "came back twice")))
    workspace = memos(coding_window)
    workspace.show_memo(memo)
    (chip,) = workspace.page.card.links.chips
    assert chip.text().endswith("other words now")
    chip.menu().actions()[1].trigger()
    (chip,) = workspace.page.card.links.chips
    assert "other words" not in chip.text()
    assert project.memos.get(memo).text == "See [Nobody came back twice](#1)"


def test_a_great_many_memos_are_read_beside_the_window_and_what_is_typed_meanwhile_is_there(
    coding_window: MainWindow, project: Project, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workspace_module, "AT_ONCE", 20)
    with project.step("demo"):
        memo, *_ = [project.memos.add(f"Memo {number}") for number in range(50)]
    workspace = memos(coding_window)
    assert workspace.count.text() == "Reading …"
    assert not workspace.empty.isVisible()
    project.memos.set_text(memo, "Typed meanwhile")
    qtbot.waitUntil(lambda: workspace.count.text() == "50 memos")
    workspace.show_memo(memo)
    assert workspace.page.field.toPlainText() == "Typed meanwhile"
    project.memos.delete(memo)
    qtbot.waitUntil(lambda: workspace.count.text() == "49 memos")


# --------------------------------------------------------------------------- reading only, and writing out


def test_memos_of_a_project_that_is_only_read_are_not_written(
    coding_window: MainWindow, project: Project, filled: Path, on_everything: dict[On, int]
) -> None:
    coding_window.session.close()
    coding_window.session.open(filled, read_only=True)
    workspace = memos(coding_window)
    workspace.show_memo(on_everything[On.NOTHING])
    assert workspace.page.field.isReadOnly()
    assert not workspace.page.bar.isVisible()
    assert not workspace.new_button.isEnabled()


def test_the_keys_go_through_search_list_and_memo(
    coding_window: MainWindow, on_everything: dict[On, int], qtbot: QtBot
) -> None:
    workspace = memos(coding_window)
    assert [panel.isVisible() for panel in workspace.panels()] == [True, True, True]
    qtbot.keyClick(workspace.view, Qt.Key.Key_Down)
    assert workspace.page.noted is not None
    assert workspace.page.noted.on is On.CODE
    assert workspace.view.indexAt(QPoint(5, 5)).isValid()


def test_memos_are_written_to_word_with_their_formatting(
    project: Project, on_everything: dict[On, int], passage: Span, tmp_path: Path
) -> None:
    memo = project.memos.add("# Waiting\nThey **waited** and *waited*.\n- for the vote")
    project.memos.link(memo, project.documents.all()[0].id, passage)
    path = tmp_path / "memos.docx"
    export("memos", project, path)
    paragraphs = read_docx(str(path)).paragraphs
    (body,) = [one for one in paragraphs if one.text == "They waited and waited."]
    assert [(run.text, run.bold, run.italic) for run in body.runs] == [
        ("They ", None, None), ("waited", True, None), (" and ", None, None), ("waited", None, True), (".", None, None),
    ]  # fmt: skip
    texts = [one.text for one in paragraphs]
    assert texts.index("Waiting") < texts.index("They waited and waited.")
    assert any(text.startswith("“Nobody came twice”") for text in texts)
    assert {"Free memos", "On passages", "On points"} <= set(texts)
