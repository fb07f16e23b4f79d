"""Searching in the window: by typing and clicking, in every way and part, and from hit to hit."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from qda.analysis.search import Sought, Way, Where
from qda.model import Span
from qda.project import Project
from qda.text import seeking
from ui.labels import use_language
from ui.main_window import MainWindow
from ui.norwegian import REASONS
from ui.search import memory
from ui.search.view import box_of
from ui.search.workspace import SearchWorkspace
from ui.settings import Settings


def typed(search: SearchWorkspace, words: str, qtbot: QtBot) -> None:
    """Type into the search line, and wait for the end of the search."""
    search.asking.line.selectAll()
    QTest.keyClicks(search.asking.line, words)
    qtbot.waitUntil(lambda: search._hits.sought is not None and search._hits.sought.words == words and done(search))


def done(search: SearchWorkspace) -> bool:
    return search._work is None


def shown(search: SearchWorkspace) -> list[str]:
    return [search.hits.index(row).data() for row in range(search.hits.rowCount())]


def project_of(search: SearchWorkspace) -> Project:
    project = search._session.project
    assert project is not None
    return project


def test_what_is_typed_is_found_with_a_heading_for_each_document(search: SearchWorkspace, qtbot: QtBot) -> None:
    typed(search, "council", qtbot)
    assert search.told.text() == "4 hits in 2 documents"
    assert [row for row in shown(search) if "¶" not in row] == [
        "Namsos interview, Namsos, 2 hits",
        "Osen interview, Osen, 2 hits",
    ]
    assert "¶ 2: Kari: Nobody came twice" in shown(search)[1]


def test_hits_are_counted_by_case_and_document(search: SearchWorkspace, qtbot: QtBot) -> None:
    typed(search, "council", qtbot)
    assert [(one.name, one.count, one.is_case) for one in search.counts.counts] == [
        ("Namsos", 2, True),
        ("Namsos interview", 2, False),
        ("Osen", 2, True),
        ("Osen interview", 2, False),
    ]
    where = search.by_case.visualRect(search.counts.index(3)).center()
    qtbot.mouseClick(search.by_case.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert search.list.currentIndex().row() == 4


def test_enter_takes_the_keyboard_to_the_hits_and_then_to_the_place(
    coding_window: MainWindow, search: SearchWorkspace, qtbot: QtBot
) -> None:
    typed(search, "council", qtbot)
    qtbot.keyClick(search.asking.line, Qt.Key.Key_Return)
    qtbot.keyClick(search.list, Qt.Key.Key_Down)
    qtbot.keyClick(search.list, Qt.Key.Key_Return)
    assert coding_window.front == "code"
    span = coding_window.session.span
    assert span is not None
    assert span.of(project_of(search).documents.text(coding_window.session.document_id or 0)) == "council"


def test_a_double_click_goes_to_the_place(coding_window: MainWindow, search: SearchWorkspace, qtbot: QtBot) -> None:
    typed(search, "rang", qtbot)
    where = search.list.visualRect(search.hits.index(3)).center()
    qtbot.mouseClick(search.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    qtbot.mouseDClick(search.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert coding_window.front == "code"
    document_id = coding_window.session.document_id
    assert document_id is not None
    assert project_of(search).documents.get(document_id).name == "Osen interview"


def test_the_ways_are_clicked(search: SearchWorkspace, qtbot: QtBot) -> None:
    typed(search, "wait", qtbot)
    assert search._hits.count == 2
    qtbot.mouseClick(search.asking.ways[Way.STEM], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: done(search))
    assert search._hits.count == 2
    assert "waited" in shown(search)[1]
    assert not search.asking.whole.isEnabled()
    typed(search, "councel", qtbot)
    assert search._hits.count == 0
    assert "was not found" in search._nothing_found.text()
    qtbot.mouseClick(search.asking.ways[Way.FUZZY], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: done(search))
    assert search._hits.count == 4


def test_whole_words_are_ticked(search: SearchWorkspace, qtbot: QtBot) -> None:
    typed(search, "wait", qtbot)
    search.asking.whole.click()
    qtbot.waitUntil(lambda: done(search))
    assert search._hits.count == 0


def test_the_scope_is_chosen_from_a_menu(search: SearchWorkspace, qtbot: QtBot) -> None:
    typed(search, "difficult", qtbot)
    assert search._hits.count == 2
    assert search.asking.scope.text() == "Everything"
    next(a for a in search.asking.scope_menu().actions() if a.text() == "What participants say").trigger()
    qtbot.waitUntil(lambda: done(search))
    assert search._hits.count == 0
    assert search.asking.scope.text() == "participants"
    osen = project_of(search).cases.named("Osen")
    assert osen is not None
    search.asking.show_sought(Sought("difficult", where=Where(case_ids=frozenset({osen.id}))))
    qtbot.waitUntil(lambda: done(search))
    assert search._hits.count == 1
    assert search.asking.scope.text() == "Osen"


def test_regular_expressions_are_offered_only_when_asked_for(
    search: SearchWorkspace, settings: Settings, qtbot: QtBot
) -> None:
    button = search.asking.ways[Way.REGEX]
    assert not button.isVisible()
    search.offer_expressions(True)
    assert button.isVisible()
    assert settings.expressions
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    typed(search, "wait(ed", qtbot)
    assert search.told.text() == (
        "The regular expression stops making sense at letter 8: a closing bracket is missing; correct it there."
    )
    typed(search, "wait(ed)?", qtbot)
    assert search._hits.count == 2


@pytest.mark.parametrize("reason", [*seeking.REASONS.values(), seeking.NOT_UNDERSTOOD])
def test_what_is_wrong_with_an_expression_is_said_in_bokmaal(reason: str) -> None:
    assert reason in REASONS


def test_clearing_the_line_shows_what_can_be_typed(search: SearchWorkspace, qtbot: QtBot) -> None:
    typed(search, "council", qtbot)
    search.asking.line.clear()
    assert search._hits.count == 0
    assert search._body.currentWidget() is search._nothing_yet


def test_a_search_is_made_again_when_its_texts_change(search: SearchWorkspace, qtbot: QtBot) -> None:
    typed(search, "council", qtbot)
    project = project_of(search)
    project.documents.delete(project.documents.all()[0].id)
    qtbot.waitUntil(lambda: done(search) and search._hits.count == 2)


# --------------------------------------------------------------------------- from hit to hit


def test_ctrl_f_takes_the_selected_words_along(coding_window: MainWindow, qtbot: QtBot) -> None:
    session = coding_window.session
    assert session.project is not None
    text = session.project.documents.text(session.document_id or 0)
    at = text.index("the council")
    session.go_to(session.document_id or 0, Span(at, at + 11))
    coding_window.menus.actions["edit.search"].trigger()
    assert coding_window.front == "search"
    search = coding_window.show_workspace("search")
    assert isinstance(search, SearchWorkspace)
    assert search.asking.line.text() == '"the council"'
    qtbot.waitUntil(lambda: done(search) and search._hits.count == 4)


def test_f3_goes_round_all_hits_in_the_transcript(
    coding_window: MainWindow, search: SearchWorkspace, qtbot: QtBot
) -> None:
    typed(search, "council", qtbot)
    session = coding_window.session
    coding_window.show_workspace("code")
    places = []
    for _ in range(5):
        coding_window.menus.actions["edit.next_hit"].trigger()
        places.append((session.document_id, session.span))
    assert len(set(places)) == 4
    assert places[4] == places[0]
    coding_window.menus.actions["edit.previous_hit"].trigger()
    assert (session.document_id, session.span) == places[3]


def test_hits_are_marked_in_the_transcript(coding_window: MainWindow, search: SearchWorkspace, qtbot: QtBot) -> None:
    typed(search, "council", qtbot)
    coding_window.show_workspace("code")
    page = coding_window.coding.transcript.page
    underlined = [lit for lit in page.extraSelections() if lit.format.fontUnderline()]
    assert [lit.cursor.selectedText() for lit in underlined] == ["council", "council"]
    search.asking.line.clear()
    assert not [lit for lit in page.extraSelections() if lit.format.fontUnderline()]


def test_f3_without_hits_says_what_to_do(coding_window: MainWindow) -> None:
    coding_window.menus.actions["edit.next_hit"].trigger()
    message = coding_window.message_bar.message
    assert message is not None
    assert "search for some words first" in message.text


# --------------------------------------------------------------------------- ticking and remembering


def test_hits_are_ticked_by_key_and_click(search: SearchWorkspace, qtbot: QtBot) -> None:
    typed(search, "council", qtbot)
    search.list.select(1)
    qtbot.keyClick(search.list, Qt.Key.Key_Space)
    assert search.code_button.text() == "Code 1 ticked hit…"
    box = box_of(search.list.visualRect(search.hits.index(2))).center()
    qtbot.mouseClick(search.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(box))
    assert search.code_button.text() == "Code 2 ticked hits…"
    assert [len(one.spans) for one in search.hits.chosen()] == [2]
    search.hits.toggle([0])
    assert search.code_button.text() == "Code hits…"
    assert [len(one.spans) for one in search.hits.chosen()] == [2, 2]


def test_what_was_searched_for_is_remembered(search: SearchWorkspace, settings: Settings, qtbot: QtBot) -> None:
    typed(search, "council", qtbot)
    assert memory.recent(settings) == []
    qtbot.keyClick(search.asking.line, Qt.Key.Key_Return)
    assert memory.recent(settings) == [Sought("council")]
    search.remembered.fill()
    assert search.asking.more.menu().actions()[0].text() == "council\tAs typed"
    memory.forget(settings)
    assert memory.recent(settings) == []


def test_a_search_is_saved_with_the_project_and_comes_back(search: SearchWorkspace, qtbot: QtBot) -> None:
    osen = project_of(search).cases.named("Osen")
    assert osen is not None
    sought = Sought("wait", Way.STEM, where=Where(participants=True, case_ids=frozenset({osen.id})))
    search.asking.show_sought(sought)
    assert search.remembered.save("Waiting", sought)
    query = project_of(search).queries.all(memory.KIND)[0]
    search.asking.show_sought(Sought("council"))
    search.remembered.open_saved(query.id)
    qtbot.waitUntil(lambda: done(search))
    assert search._hits.sought == sought
    search.remembered.delete_saved(query.id, query.name)
    assert project_of(search).queries.all(memory.KIND) == []


def test_another_project_begins_without_hits(coding_window: MainWindow, search: SearchWorkspace, qtbot: QtBot) -> None:
    typed(search, "council", qtbot)
    coding_window.projects.close()
    assert search._hits.count == 0
    assert search.asking.line.text() == ""


def test_the_line_says_in_bokmaal_what_belongs_there(search: SearchWorkspace) -> None:
    use_language("nb")
    assert (
        SearchWorkspace(search._session, search._hits, search._settings).asking.ways[Way.STEM].text() == "Alle former"
    )
