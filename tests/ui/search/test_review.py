"""Coding what was found: proposals are judged by key and button, and one step codes the accepted."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from qda.analysis.search import Sought
from qda.project import Project
from ui.main_window import MainWindow
from ui.search.review import Review, Verdict
from ui.search.workspace import SearchWorkspace
from ui.widgets.finder import Finder


@pytest.fixture
def project(search: SearchWorkspace) -> Project:
    project = search._session.project
    assert project is not None
    return project


def found(search: SearchWorkspace, words: str, qtbot: QtBot) -> None:
    search.asking.show_sought(Sought(words))
    qtbot.waitUntil(lambda: search._work is None)


def under_review(search: SearchWorkspace, code_name: str, qtbot: QtBot) -> Review:
    """Choose a code as a person does, and wait for the proposals."""
    qtbot.mouseClick(search.code_button, Qt.MouseButton.LeftButton)
    finder = search.findChild(Finder)
    assert finder is not None
    QTest.keyClicks(finder.line, code_name)
    qtbot.keyClick(finder.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: search._pages.currentWidget() is search.review)
    return search.review


def code_id(project: Project, name: str) -> int:
    code = project.codes.find(name)
    assert code is not None
    return code.id


def test_proposals_are_judged_by_key_and_coded_in_one_step(
    search: SearchWorkspace, project: Project, qtbot: QtBot
) -> None:
    found(search, "council", qtbot)
    review = under_review(search, "Resignation", qtbot)
    assert review.counts.text() == "4 passages · 4 to look at"
    qtbot.keyClick(review.list, Qt.Key.Key_A)
    qtbot.keyClick(review.list, Qt.Key.Key_X)
    qtbot.keyClick(review.list, Qt.Key.Key_Return)
    qtbot.keyClick(review.list, Qt.Key.Key_Delete)
    assert review.model.verdicts == [Verdict.ACCEPTED, Verdict.REJECTED, Verdict.ACCEPTED, Verdict.REJECTED]
    assert review.apply.text() == "Code 2 passages"
    qtbot.mouseClick(review.apply, Qt.MouseButton.LeftButton)
    quotes = [coding.quote for coding in project.codings.of_codes([code_id(project, "Resignation")])]
    assert quotes == ["We waited for the council."] * 2
    act = project.to_undo()
    assert act is not None
    assert (act.kind, act.details["words"]) == ("search.code", "council")
    search._session.undo()
    assert project.codings.of_codes() == []


def test_a_verdict_is_taken_back_with_space(search: SearchWorkspace, qtbot: QtBot) -> None:
    found(search, "council", qtbot)
    review = under_review(search, "Resignation", qtbot)
    qtbot.keyClick(review.list, Qt.Key.Key_A)
    qtbot.keyClick(review.list, Qt.Key.Key_Up)
    qtbot.keyClick(review.list, Qt.Key.Key_Space)
    assert review.model.verdicts[0] is Verdict.OPEN
    assert not review.apply.isEnabled()


def test_the_rest_is_accepted_but_for_what_is_coded(search: SearchWorkspace, project: Project, qtbot: QtBot) -> None:
    found(search, "council", qtbot)
    document_id, spans = search.hits.found[0]
    project.codings.add(document_id, spans[0], code_id(project, "Resignation"))
    review = under_review(search, "Resignation", qtbot)
    assert "1 already coded" in review.counts.text()
    assert "already coded" in str(review.model.index(0).data())
    qtbot.mouseClick(review.rest, Qt.MouseButton.LeftButton)
    assert review.model.verdicts == [Verdict.OPEN] + [Verdict.ACCEPTED] * 3


def test_more_or_less_is_coded_round_each_hit(search: SearchWorkspace, qtbot: QtBot) -> None:
    found(search, "council", qtbot)
    review = under_review(search, "Resignation", qtbot)
    for row, first in (
        (0, "¶ 2, council"),
        (2, "¶ 2, Nobody came twice, so we started over"),
    ):
        review.unit.setCurrentIndex(row)
        review.unit.activated.emit(row)
        qtbot.waitUntil(partial(says, review, first))


def says(review: Review, words: str) -> bool:
    return words in str(review.model.index(0).data())


def test_only_ticked_hits_are_proposed(search: SearchWorkspace, qtbot: QtBot) -> None:
    found(search, "council", qtbot)
    search.hits.toggle([1])
    assert under_review(search, "Resignation", qtbot).model.rowCount() == 1


def test_escape_leads_back_to_the_hits_and_codes_nothing(
    search: SearchWorkspace, project: Project, qtbot: QtBot
) -> None:
    found(search, "council", qtbot)
    review = under_review(search, "Resignation", qtbot)
    qtbot.keyClick(review.list, Qt.Key.Key_A)
    qtbot.keyClick(review.list, Qt.Key.Key_Escape)
    assert search._pages.currentIndex() == 0
    assert search._hits.count == 4
    assert project.codings.of_codes() == []


def test_a_code_is_made_of_the_words_searched_for(search: SearchWorkspace, project: Project, qtbot: QtBot) -> None:
    found(search, "council", qtbot)
    under_review(search, "New code", qtbot)
    assert project.codes.find("council") is not None


def test_the_passage_is_shown_where_it_stands(search: SearchWorkspace, qtbot: QtBot) -> None:
    found(search, "council", qtbot)
    review = under_review(search, "Resignation", qtbot)
    assert "Nobody came twice" in review.context.toPlainText()
    qtbot.keyClick(review.list, Qt.Key.Key_Down)
    assert "had not voted" in review.context.toPlainText()


def test_the_cues_of_a_code_are_searched_and_proposed(
    coding_window: MainWindow, search: SearchWorkspace, project: Project, qtbot: QtBot
) -> None:
    anchoring = code_id(project, "Anchoring")
    coding_window.searching.by_cues(anchoring)
    message = coding_window.message_bar.message
    assert message is not None
    assert "has no cues yet" in message.text
    project.codes.change(anchoring, cues=("the council", "vot*"))
    coding_window.searching.by_cues(anchoring)
    qtbot.waitUntil(lambda: search._work is None)
    assert search.asking.line.text() == '"the council" | "vot*"'
    assert search._hits.count == 6
    qtbot.mouseClick(search.code_button, Qt.MouseButton.LeftButton)  # the code is known already
    qtbot.waitUntil(lambda: search._pages.currentWidget() is search.review)
    assert search.review.title.text().startswith("Code with Anchoring")


def test_the_cues_of_a_code_are_searched_from_its_menu(
    coding_window: MainWindow, project: Project, qtbot: QtBot
) -> None:
    resignation, anchoring = code_id(project, "Resignation"), code_id(project, "Anchoring")
    project.codes.change(resignation, cues=("waited",))
    codebook = coding_window.coding.codebook
    codebook.select(resignation)
    menu = codebook.commands.menu()
    (by_cues,) = (act for act in menu.actions() if act.text() == "Find passages by its cues…")
    by_cues.trigger()
    assert coding_window.front == "search"
    codebook.view.select(resignation, anchoring)
    assert by_cues not in codebook.commands.menu().actions()


def test_a_correction_under_review_leads_back_to_the_hits(
    search: SearchWorkspace, project: Project, qtbot: QtBot
) -> None:
    found(search, "council", qtbot)
    under_review(search, "Resignation", qtbot)
    document = project.documents.all()[0]
    text = project.documents.text(document.id).replace("council", "board")
    project.corrections.apply(project.corrections.plan(document.id, text))
    assert search._pages.currentIndex() == 0
    qtbot.waitUntil(lambda: search._work is None and search._hits.count == 2)
