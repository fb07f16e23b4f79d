"""The Quotes workspace, by mouse and by keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from qda.analysis import passages
from qda.analysis.listing import By, Listing, Order
from qda.analysis.query import Query
from qda.model import About, Span
from qda.project import Project
from ui.dialogs.ask import LineDialog
from ui.quotes.memo_for_all import MemoForAll
from ui.quotes.painting import star_of
from ui.quotes.workspace import QuotesWorkspace
from ui.report.offers import unpacked
from ui.session import Message, Session
from ui.widgets.progress import ProgressDialog

Rows = Callable[[], list[str]]
WAITED, VOTED, NOBODY = "We waited for the council.", "The council had not voted.", "Nobody came twice"


def key(qtbot: QtBot, workspace: QuotesWorkspace, *keys: Qt.Key) -> None:
    for one in keys:
        qtbot.keyClick(workspace.view, one)


def ids(workspace: QuotesWorkspace) -> list[int]:
    return [mark.id for mark in workspace.view.chosen()]


def test_passages_stand_under_their_codes_with_counts(workspace: QuotesWorkspace, rows: Rows) -> None:
    assert rows() == [
        "# Anchoring 2", WAITED, WAITED, "# Anchoring > Political anchoring 2", VOTED, VOTED,
        "# Resignation 4", NOBODY, WAITED, NOBODY, WAITED,
    ]  # fmt: skip
    assert workspace.counts.text() == "8 passages"


def test_headings_can_be_cases_questions_documents_or_none(workspace: QuotesWorkspace, rows: Rows) -> None:
    for by, headings in (
        (By.CASE, ["# Namsos 4", "# Osen 4"]),
        (By.QUESTION, ["# 1 How did it begin? 6", "# 2 What was difficult? 2"]),
        (By.DOCUMENT, ["# Namsos interview 4", "# Osen interview 4"]),
        (By.NOTHING, []),
    ):
        workspace.by.setCurrentIndex(workspace.by.findData(by))
        workspace.by.activated.emit(workspace.by.currentIndex())
        assert [row for row in rows() if row.startswith("#")] == headings


def test_the_longest_can_come_first(workspace: QuotesWorkspace, rows: Rows) -> None:
    workspace.ask(Listing(by=By.NOTHING, order=Order.LONGEST))
    lengths = [len(row) for row in rows()]
    assert lengths == sorted(lengths, reverse=True)


def test_a_click_on_a_heading_folds_its_passages(workspace: QuotesWorkspace, rows: Rows, qtbot: QtBot) -> None:
    place = workspace.view.visualRect(workspace.model.index(0, 0)).center()
    qtbot.mouseClick(workspace.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert rows()[:2] == ["# Anchoring 2", "# Anchoring > Political anchoring 2"]
    key(qtbot, workspace, Qt.Key.Key_Right)
    assert rows()[:2] == ["# Anchoring 2", WAITED]


def test_enter_goes_to_the_passage(workspace: QuotesWorkspace, session: Session, qtbot: QtBot) -> None:
    workspace.view.setCurrentIndex(workspace.model.index(4, 0))
    mark = workspace.view.current()
    assert mark is not None
    with qtbot.waitSignal(session.place_wanted) as wanted:
        key(qtbot, workspace, Qt.Key.Key_Return)
    assert wanted.args == [mark.document_id, Span(mark.start, mark.end)]
    assert session.coding_id == mark.id


def test_the_passage_in_hand_is_shown_where_it_stands(workspace: QuotesWorkspace, coded: Project) -> None:
    workspace.view.setCurrentIndex(workspace.model.index(1, 0))
    page = workspace.context.page.toPlainText()
    assert "How did the cooperation begin?" in page
    assert "What was difficult?" in page
    assert workspace.context.title.text() == "Anchoring"
    assert workspace.context.also.text() == "Also coded: Resignation"


def test_the_star_is_one_step_for_all_that_is_selected(
    workspace: QuotesWorkspace, coded: Project, qtbot: QtBot
) -> None:
    workspace.view.choose(set(ids(workspace)) | {mark.id for mark in workspace.model.listed.marks[:3]})
    chosen = ids(workspace)
    assert len(chosen) == 3
    key(qtbot, workspace, Qt.Key.Key_G)
    assert all(coded.codings.get(one).good for one in chosen)
    assert ids(workspace) == chosen
    coded.undo()
    assert not any(coded.codings.get(one).good for one in chosen)
    key(qtbot, workspace, Qt.Key.Key_G, Qt.Key.Key_G)
    assert not any(coded.codings.get(one).good for one in chosen)


def test_a_click_on_the_star_marks_that_passage(workspace: QuotesWorkspace, coded: Project, qtbot: QtBot) -> None:
    index = workspace.model.index(7, 0)
    place = star_of(workspace.view.visualRect(index)).center()
    qtbot.mouseClick(workspace.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert [m.id for m in workspace.model.listed.marks if m.good] == [workspace.model.listed.marks[4].id]


def test_delete_removes_the_coding_and_the_next_one_is_in_hand(
    workspace: QuotesWorkspace, rows: Rows, coded: Project, said: list[Message], qtbot: QtBot
) -> None:
    workspace.view.setCurrentIndex(workspace.model.index(7, 0))
    following = workspace.model.listed.marks[5].id
    key(qtbot, workspace, Qt.Key.Key_Delete)
    assert rows()[6:] == ["# Resignation 3", WAITED, NOBODY, WAITED]
    assert ids(workspace) == [following]
    assert (said[-1].text, said[-1].action) == ("1 coding removed", "Undo")
    coded.undo()
    assert len(rows()) == 11


@pytest.fixture
def many(coded: Project) -> int:
    """More codings than are removed at once; how many there are."""
    document = coded.documents.all()[0]
    code = coded.codes.all()[0].id
    length = len(coded.documents.text(document.id))
    spans = [Span(start, end) for start in range(40) for end in range(start + 1, min(start + 20, length))]
    coded.codings.add_all([(document.id, span, code, "", "") for span in spans])
    return len(coded.codings.of_codes())


def test_a_great_many_codings_are_removed_in_one_step_with_progress(
    workspace: QuotesWorkspace, rows: Rows, coded: Project, many: int, said: list[Message], qtbot: QtBot
) -> None:
    workspace.view.selectAll()
    key(qtbot, workspace, Qt.Key.Key_Delete)
    assert workspace.findChild(ProgressDialog) is not None
    qtbot.waitUntil(lambda: rows() == [])
    assert said[-1].text == f"{many} codings removed"
    coded.undo()
    assert len(coded.codings.of_codes()) == many


def test_a_removal_that_is_stopped_removes_nothing(
    workspace: QuotesWorkspace, coded: Project, many: int, said: list[Message], qtbot: QtBot
) -> None:
    acts = len(coded.history())
    workspace.view.selectAll()
    key(qtbot, workspace, Qt.Key.Key_Delete)
    progress = workspace.findChild(ProgressDialog)
    assert progress is not None
    qtbot.keyClick(progress, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not isValid(progress) or not progress.isVisible())
    assert len(coded.codings.of_codes()) == many
    assert len(coded.history()) == acts
    assert said == []


@pytest.mark.parametrize("press", [Qt.Key.Key_G, Qt.Key.Key_R])
def test_a_great_many_passages_are_starred_or_recoded_in_one_step(
    workspace: QuotesWorkspace, coded: Project, many: int, press: Qt.Key, said: list[Message], qtbot: QtBot
) -> None:
    before = coded.codings.of_codes()
    workspace.view.selectAll()
    key(qtbot, workspace, press)
    if press == Qt.Key.Key_R:
        qtbot.keyClicks(workspace.verbs.picker.line, "Patience")
        qtbot.keyClick(workspace.verbs.picker.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(said))
    after = coded.codings.of_codes()
    assert all(coding.good for coding in after) or {coding.code_id for coding in after} == {coded.codes.all()[-1].id}
    coded.undo()
    assert coded.codings.of_codes() == before


def test_recoding_many_is_one_step(workspace: QuotesWorkspace, rows: Rows, coded: Project, qtbot: QtBot) -> None:
    workspace.view.choose({mark.id for mark in workspace.model.listed.marks[4:8]})
    key(qtbot, workspace, Qt.Key.Key_R)
    qtbot.keyClicks(workspace.verbs.picker.line, "political")
    qtbot.keyClick(workspace.verbs.picker.line, Qt.Key.Key_Return)
    assert rows()[3] == "# Anchoring > Political anchoring 6"
    coded.undo()
    assert rows()[6] == "# Resignation 4"


def test_recoding_to_a_new_code_is_one_step(workspace: QuotesWorkspace, coded: Project, qtbot: QtBot) -> None:
    workspace.view.choose({workspace.model.listed.marks[0].id})
    key(qtbot, workspace, Qt.Key.Key_R)
    qtbot.keyClicks(workspace.verbs.picker.line, "Patience")
    qtbot.keyClick(workspace.verbs.picker.line, Qt.Key.Key_Return)
    assert coded.codes.find("Patience") is not None
    coded.undo()
    assert coded.codes.find("Patience") is None
    assert len(coded.codings.of_codes()) == 8


def test_one_memo_can_be_written_on_many_passages(workspace: QuotesWorkspace, coded: Project, qtbot: QtBot) -> None:
    workspace.view.choose({mark.id for mark in workspace.model.listed.marks[:2]})
    key(qtbot, workspace, Qt.Key.Key_M)
    dialog = workspace.findChild(MemoForAll)
    assert dialog is not None
    qtbot.keyClicks(dialog.text, "Both wait.")
    dialog.verb.click()
    assert [len(coded.memos.on(About.CODING, one)) for one in ids(workspace)] == [1, 1]
    assert workspace.model.has_memo(1)
    assert workspace.context.memo.text() == "Memo: Both wait."
    coded.undo()
    assert coded.memos.all() == []


def test_copying_takes_the_sources_along(workspace: QuotesWorkspace, qtbot: QtBot) -> None:
    workspace.view.choose({mark.id for mark in workspace.model.listed.marks[:2]})
    qtbot.keyClick(workspace.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    clipboard = QGuiApplication.clipboard()
    assert clipboard.text() == (
        "“We waited for the council.” (Namsos, manager, ¶ 2)\n\n“We waited for the council.” (Osen, manager, ¶ 2)"
    )
    assert "<blockquote>“We waited for the council.” <small>(Osen, manager, ¶ 2)</small></blockquote>" in (
        clipboard.mimeData().html()
    )


def test_a_passage_is_dragged_as_evidence(workspace: QuotesWorkspace, coded: Project) -> None:
    data = workspace.model.mimeData([workspace.model.index(1, 0), workspace.model.index(4, 0)])
    offers = unpacked(data, coded.setting("guid"))
    assert [offer.text for offer in offers] == [WAITED, VOTED]
    assert offers[0].coding_id == workspace.model.listed.marks[0].id


# --------------------------------------------------------------------------- the list keeps up


def test_what_is_coded_elsewhere_appears_and_the_place_is_kept(
    workspace: QuotesWorkspace, rows: Rows, coded: Project
) -> None:
    workspace.resize(1200, 320)
    chosen = workspace.model.listed.marks[6].id
    workspace.view.choose({chosen})
    scrolled = workspace.view.verticalScrollBar().value()
    assert scrolled > 0
    document = coded.documents.all()[1]
    code = coded.codes.find("Resignation")
    assert code is not None
    coded.codings.add(document.id, Span(10, 20), code.id)
    assert rows()[6] == "# Resignation 5"
    assert ids(workspace) == [chosen]
    assert workspace.view.verticalScrollBar().value() == scrolled


def test_a_corrected_transcript_shows_its_new_words(workspace: QuotesWorkspace, rows: Rows, coded: Project) -> None:
    document = coded.documents.all()[0]
    text = coded.documents.text(document.id).replace("We waited for the", "We waited in May for the")
    coded.corrections.apply(coded.corrections.plan(document.id, text))
    assert "We waited in May for the council." in rows()


def test_a_list_too_long_to_wait_for_comes_when_it_is_found(
    workspace: QuotesWorkspace, rows: Rows, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passages, "MOST_MARKS", 1)
    workspace.ask(Listing(Query(words="voted"), By.NOTHING))
    workspace.ask(Listing(Query(words="nobody"), By.NOTHING))
    qtbot.waitUntil(lambda: rows() == [NOBODY, NOBODY])


# --------------------------------------------------------------------------- saved queries


def test_a_query_is_saved_taken_up_renamed_and_deleted(
    workspace: QuotesWorkspace, rows: Rows, coded: Project, qtbot: QtBot
) -> None:
    workspace.ask(Listing(Query(words="voted"), By.CASE))
    workspace.saved.save.click()
    _answer(workspace, qtbot, "Votes")
    assert workspace.listing().title == "Votes"
    workspace.ask(Listing())
    assert len(rows()) == 11
    index = workspace.saved.list.model().index(0, 0)
    qtbot.mouseClick(
        workspace.saved.list.viewport(), Qt.MouseButton.LeftButton, pos=workspace.saved.list.visualRect(index).center()
    )
    assert rows() == ["# Namsos 1", VOTED, "# Osen 1", VOTED]
    assert not workspace.saved.replace.isVisible()
    workspace.ask(replace(workspace.listing(), by=By.NOTHING))
    assert workspace.saved.replace.isVisible()
    workspace.saved.replace.click()
    assert coded.queries.all()[0].definition["by"] == ""
    qtbot.keyClick(workspace.saved.list, Qt.Key.Key_F2)
    _answer(workspace, qtbot, "Votes in council")
    assert index.data() == "Votes in council"
    qtbot.keyClick(workspace.saved.list, Qt.Key.Key_Delete)
    assert coded.queries.all() == []
    coded.undo()
    assert workspace.saved.list.isVisible()


def test_a_name_that_is_taken_is_refused(
    workspace: QuotesWorkspace, coded: Project, said: list[Message], qtbot: QtBot
) -> None:
    coded.queries.add("Votes", {})
    workspace.saved.save.click()
    dialog = _answer(workspace, qtbot, "votes")
    assert dialog.isVisible()
    assert said[-1].text == "There is already a saved query “votes”; choose another name."
    dialog.reject()


def _answer(workspace: QuotesWorkspace, qtbot: QtBot, name: str) -> LineDialog:
    dialog = next(one for one in workspace.findChildren(LineDialog) if one.isVisible())
    dialog.line.setText(name)
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    return dialog


# --------------------------------------------------------------------------- empty places


def test_an_empty_list_says_what_to_do(workspace: QuotesWorkspace, rows: Rows) -> None:
    workspace.ask(Listing(Query(words="xyzzy")))
    assert workspace.empty is not None
    assert workspace.empty.button is not None
    assert workspace.empty.isVisible()
    workspace.empty.button.click()
    assert len(rows()) == 11
    assert workspace.view.isVisible()


def test_with_nothing_coded_the_way_to_coding_is_shown(
    workspace: QuotesWorkspace, coded: Project, qtbot: QtBot
) -> None:
    coded.codings.remove([coding.id for coding in coded.codings.of_codes()])
    assert workspace.empty is not None
    assert workspace.empty.button is not None
    with qtbot.waitSignal(workspace.coding_wanted):
        workspace.empty.button.click()
    coded.undo()
    assert workspace.view.isVisible()


def test_a_project_for_reading_only_is_not_changed(
    workspace: QuotesWorkspace, session: Session, coded: Project, said: list[Message], qtbot: QtBot
) -> None:
    path = coded.path
    session.close()
    session.open(path, read_only=True)
    workspace.view.setCurrentIndex(workspace.model.index(1, 0))
    key(qtbot, workspace, Qt.Key.Key_G, Qt.Key.Key_Delete)
    assert "reading only" in said[-1].text
    assert not workspace.context.buttons["remove"].isEnabled()
    assert workspace.context.buttons["go"].isEnabled()
    assert len(session.project.codings.of_codes()) == 8 if session.project else False


def test_the_menu_offers_what_the_keys_do(workspace: QuotesWorkspace) -> None:
    workspace.view.setCurrentIndex(workspace.model.index(1, 0))
    menu = workspace.menu()
    assert [action.text().partition("\t")[0] for action in menu.actions()] == [
        "Go to passage", "Good quote", "Memo", "Recode…", "Copy with attribution", "Remove coding",
        "Add as evidence to a point…",
    ]  # fmt: skip
    menu.deleteLater()
    QApplication.processEvents()
    assert workspace.view.visualRect(workspace.model.index(1, 0)).contains(QPoint(40, 60))
