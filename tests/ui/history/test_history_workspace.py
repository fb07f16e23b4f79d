"""The History workspace: acts by day, found, told in full, gone to, gone back to before."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from qda.model import About, Act, ActState, Span
from qda.project import Project
from qda.store.past import Dated
from ui.history.listing import DAY, HistoryModel, by_day
from ui.history.workspace import HistoryWorkspace
from ui.labels import act_sentence
from ui.main_window import MainWindow
from ui.widgets.progress import ProgressDialog


@pytest.fixture
def project(window: MainWindow, filled: Path) -> Project:
    """Three codings, a memo on the second, a correction of the text."""
    window.session.coder = "kari"
    assert window.projects.open(filled)
    project = window.session.project
    assert project is not None
    document = project.documents.all()[0].id
    text = project.documents.text(document)
    codes = project.codes.all()
    for words, code in (("Nobody came twice", 0), ("We waited", 2), ("We rang them", 1)):
        start = text.index(words)
        project.codings.add(document, Span(start, start + len(words)), codes[code].id)
    project.memos.add("Waiting again.", About.CODING, project.codings.in_document(document)[1].id)
    project.corrections.apply(project.corrections.plan(document, text.replace("one by one ", "")))
    return project


@pytest.fixture
def history(window: MainWindow, project: Project, qtbot: QtBot) -> HistoryWorkspace:
    QTest.keyClick(window, Qt.Key.Key_7, Qt.KeyboardModifier.ControlModifier)
    workspace = window.show_workspace("history")
    assert isinstance(workspace, HistoryWorkspace)
    qtbot.waitUntil(lambda: workspace.model.listing.count == len(project.history()))
    return workspace


def sentences(history: HistoryWorkspace) -> list[str]:
    acts = (history.model.act(row) for row in range(history.model.rowCount()))
    return [act_sentence(act) for act in acts if act is not None]


def choose(history: HistoryWorkspace, beginning: str) -> Act:
    """Click the newest act whose sentence begins so."""
    for row in range(history.model.rowCount()):
        act = history.model.act(row)
        if act is not None and act_sentence(act).startswith(beginning):
            index = history.model.index(row)
            history.list.scrollTo(index)
            place = history.list.visualRect(index).center()
            QTest.mouseClick(history.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
            assert history.act_in_hand() == act
            return act
    raise AssertionError(beginning)


def test_acts_stand_under_their_day_newest_first(history: HistoryWorkspace) -> None:
    assert history.model.index(0).data() == f"Today, {history.model.listing.count} acts"
    assert sentences(history)[:3] == [
        "Corrected the text of Namsos interview",
        "Wrote the memo “Waiting again.”",
        "Coded “We rang them” with Political anchoring in Namsos interview ¶ 4",
    ]
    assert "Namsos interview ¶ 2, Resignation" in str(history.model.index(2).data(Qt.ItemDataRole.AccessibleTextRole))


def test_typing_finds_acts_by_their_words(history: HistoryWorkspace, qtbot: QtBot) -> None:
    QTest.keyClicks(history.words, "resignation waited")
    qtbot.waitUntil(lambda: history.model.listing.count == 1)
    assert sentences(history) == ["Coded “We waited” with Resignation in Namsos interview ¶ 2"]


def test_what_nobody_did_is_said_and_everything_is_one_click_away(history: HistoryWorkspace, qtbot: QtBot) -> None:
    QTest.keyClicks(history.words, "xyzzy")
    show = next(button for button in history.findChildren(QPushButton) if button.text() == "Show everything")
    qtbot.waitUntil(show.isVisible)
    show.click()
    qtbot.waitUntil(lambda: history.list.isVisible() and history.model.listing.count > 3)


def test_acts_are_filtered_by_kind_document_code_and_person(history: HistoryWorkspace, qtbot: QtBot) -> None:
    history.group.setFocus()
    QTest.keyClicks(history.group, "Coding")
    history.group.activated.emit(history.group.currentIndex())
    qtbot.waitUntil(lambda: history.model.listing.count == 3)
    history.code.setCurrentText("Resignation")
    history.code.activated.emit(history.code.currentIndex())
    qtbot.waitUntil(lambda: history.model.listing.count == 1)
    assert history.coder.findText("kari") == 1
    assert history.document.findText("Osen interview") > 0


def test_an_act_is_told_in_full(history: HistoryWorkspace, qtbot: QtBot) -> None:
    choose(history, "Corrected")
    qtbot.waitUntil(lambda: "<s>" in history.details.told.text())
    assert "Text" in history.details.told.text()
    choose(history, "Wrote the memo")
    qtbot.waitUntil(lambda: "Waiting again." in history.details.told.text())
    assert history.details.who.text().startswith("kari · Today at ")


def test_a_double_click_goes_to_the_place(window: MainWindow, history: HistoryWorkspace, project: Project) -> None:
    choose(history, "Coded “We rang them")
    place = history.list.visualRect(history.list.currentIndex()).center()
    QTest.mouseDClick(history.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    session = window.session
    assert window.in_front == "code"
    assert session.span is not None
    assert session.document_id is not None
    assert session.span.of(project.documents.text(session.document_id)) == "We rang them"
    assert session.coding_id is not None


def test_enter_goes_to_the_place_and_what_is_gone_is_said(
    window: MainWindow, history: HistoryWorkspace, project: Project, qtbot: QtBot
) -> None:
    project.documents.delete(project.documents.all()[0].id)
    qtbot.waitUntil(lambda: sentences(history)[0].startswith("Deleted the document"))
    choose(history, "Coded “We rang them")
    QTest.keyClick(history.list, Qt.Key.Key_Return)
    message = window.message_bar.message
    assert message is not None
    assert message.text.startswith("“Namsos interview” is no longer in the project.")
    assert window.in_front == "history"


def test_the_list_follows_what_is_done(history: HistoryWorkspace, project: Project, qtbot: QtBot) -> None:
    project.codes.add("Trust")
    qtbot.waitUntil(lambda: sentences(history)[0] == "Made the code Trust")
    project.undo()
    qtbot.waitUntil(lambda: getattr(history.model.act(1), "state", None) is ActState.UNDONE)
    assert "undone" in str(history.model.index(1).data(Qt.ItemDataRole.AccessibleTextRole))


# --------------------------------------------------------------------------- going back


def test_going_back_first_shows_what_it_would_change(
    window: MainWindow, history: HistoryWorkspace, project: Project, qtbot: QtBot
) -> None:
    choose(history, "Coded “We waited")
    qtbot.waitUntil(lambda: history.details.sentence.text().startswith("Coded “We waited"))
    history.details.back_button.click()
    dialog = window.going.dialog
    assert dialog is not None
    assert dialog.verb.text() == "Take back 4 acts"
    assert dialog.summary.text() == "2 acts of coding, 1 change of documents or text, 1 act on memos"
    assert dialog.whose.text() == ""
    before = project.history()
    dialog.keep.click()
    assert project.history() == before


def test_going_back_and_redo_all_again(
    window: MainWindow, history: HistoryWorkspace, project: Project, qtbot: QtBot
) -> None:
    document = project.documents.all()[0].id
    text, codings = project.documents.text(document), project.codings.in_document(document)
    choose(history, "Coded “We waited")
    history.details.show_act(history.act_in_hand(), writable=True)
    history.details.back_button.click()
    assert window.going.dialog is not None
    window.going.dialog.verb.click()
    qtbot.waitUntil(lambda: window.message_bar.message is not None)
    assert len(project.codings.in_document(document)) == 1
    assert "one by one" in project.documents.text(document)
    message = window.message_bar.message
    assert message is not None
    assert (message.text, message.action) == ("4 acts were taken back", "Redo all")
    qtbot.waitUntil(lambda: getattr(history.model.act(1), "state", None) is ActState.UNDONE)
    qtbot.waitUntil(history.redo.isEnabled)
    history.redo.click()
    qtbot.waitUntil(lambda: project.codings.in_document(document) == codings)
    assert project.documents.text(document) == text


def test_an_act_that_was_undone_is_brought_back_with_all_before_it(
    window: MainWindow, history: HistoryWorkspace, project: Project, qtbot: QtBot
) -> None:
    for _ in range(3):
        project.undo()
    qtbot.waitUntil(lambda: getattr(history.model.act(3), "state", None) is ActState.UNDONE)
    choose(history, "Wrote the memo")
    qtbot.waitUntil(lambda: history.details.back_button.text() == "Bring back up to this…")
    history.details.back_button.click()
    assert window.going.dialog is not None
    assert window.going.dialog.verb.text() == "Bring back 2 acts"
    window.going.dialog.verb.click()
    qtbot.waitUntil(lambda: len(project.past.up_to()) == 1)
    assert [memo.text for memo in project.memos.all()] == ["Waiting again."]


def test_stopping_half_way_leaves_everything_as_it_was(window: MainWindow, project: Project, qtbot: QtBot) -> None:
    before = project.history()
    window.going.back_to(before[-2].id)
    dialog = window.findChild(ProgressDialog)
    assert dialog is not None
    with qtbot.waitSignal(dialog.finished):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert project.history() == before


def test_whose_acts_would_go_is_said(window: MainWindow, project: Project) -> None:
    codes = project.codes.all()
    with project.step("code.change", code="Anchoring"):
        project.codes.change(codes[0].id, definition="Another.")
    project._journal.coder = "ola"  # a colleague opens the file
    project.codes.change(codes[1].id, definition="His.")
    window.going.ask(project.history()[1])
    dialog = window.going.dialog
    assert dialog is not None
    assert dialog.whose.text() in ("1 by kari, 1 by you", "1 by you, 1 by kari")
    dialog.reject()


# --------------------------------------------------------------------------- a hundred thousand


def test_a_hundred_thousand_acts_are_read_only_where_they_are_seen(history: HistoryWorkspace, project: Project) -> None:
    newest = project.history()[0].id
    days = [Dated(newest if n % 2 else newest - 1, f"20{n // 40_000 + 10:02}-01-01") for n in range(100_000)]
    listing = by_day(days)
    assert (listing.count, len(listing.days)) == (100_000, 3)
    history.model.show(project, listing)
    history.list.scrollToBottom()
    history.list.viewport().grab()
    assert len(history.model._pages) <= 4
    assert history.list.indexAt(QPoint(10, history.list.viewport().height() - 5)).row() == 100_002


def test_headings_count_the_acts_of_their_day() -> None:
    model = HistoryModel()
    model.show(None, by_day([Dated(3, "2026-03-02"), Dated(2, "2026-03-02"), Dated(1, "2026-03-01")]))
    assert [model.index(row).data(DAY) for row in range(5)] == [
        ("2026-03-02", 2),
        None,
        None,
        ("2026-03-01", 1),
        None,
    ]
