from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from qda.model import About, Span
from qda.project import Project
from ui.details.panel import DetailsPanel
from ui.session import Session

WAITED = "We waited for the council."


@pytest.fixture
def panel(session: Session, qtbot: QtBot) -> DetailsPanel:
    panel = DetailsPanel(session)
    qtbot.addWidget(panel)
    panel.resize(280, 400)
    with qtbot.waitActive(panel):
        panel.show()
    return panel


@pytest.fixture
def span(project: Project) -> Span:
    start = project.documents.text(project.documents.all()[0].id).index(WAITED)
    return Span(start, start + len(WAITED))


def test_where_nothing_is_selected_it_teaches(panel: DetailsPanel) -> None:
    panel.refresh()
    assert "Select a passage" in panel._teaching.text()
    assert not panel.quote.isVisible()


def test_a_passage_is_shown_with_who_said_it_and_where(panel: DetailsPanel, session: Session, span: Span) -> None:
    session.select_span(span)
    panel.refresh()
    assert panel.quote.text() == WAITED
    assert panel.facts.text() == "question 1 · Kari, manager"
    assert panel._paragraph.text() == "¶ 2"


def test_the_speaker_s_label_is_left_out_of_the_quote(panel: DetailsPanel, session: Session, project: Project) -> None:
    turn = project.documents.turns(session.document_id or 0)[1]
    session.select_span(turn.span)
    panel.refresh()
    assert panel.quote.text().startswith("Nobody came twice")


def test_codings_on_the_passage_are_listed_and_removed(
    panel: DetailsPanel, session: Session, project: Project, span: Span, qtbot: QtBot
) -> None:
    codes = project.codes.all()
    document = project.documents.all()[0].id
    project.codings.add(document, span, codes[0].id)
    other = project.codings.add(document, Span(span.start, span.end - 4), codes[2].id, coder="ola")
    session.select_span(span)
    panel.refresh()
    assert [row.coding.code_id for row in panel.rows] == [codes[0].id, codes[2].id]
    assert panel.rows[1].accessibleName() == "Resignation, ola"
    with qtbot.waitSignal(panel.remove_wanted) as wanted:
        panel.rows[1]._remove.click()
    assert wanted.args == [other]


def test_many_codings_and_a_long_memo_share_one_scroll_bar(
    panel: DetailsPanel, session: Session, project: Project, span: Span, qtbot: QtBot
) -> None:
    with project.step("demo"):
        codes = [project.codes.add(f"Code {number}") for number in range(30)]
        project.codings.add_together(session.document_id or 0, span, codes)
    session.select_span(span)
    panel.refresh()
    panel.write_memo()
    field = panel.memo.cards[-1].field
    for _ in range(30):
        qtbot.keyClicks(field, "On")
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert len([area for area in panel.findChildren(QScrollArea) if area.isVisible()]) == 1

    def caret() -> int:
        return field.viewport().mapTo(panel, field.cursorRect().center()).y()

    qtbot.waitUntil(lambda: field.height() > panel.height() > caret() > 0)
    qtbot.keyClick(field, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: 0 < caret() < panel.height())
    assert len(panel.rows) == 30
    assert all(row.height() == panel.rows[0].height() for row in panel.rows)


def test_every_keystroke_of_a_memo_is_kept_in_one_step_of_typing(
    panel: DetailsPanel, session: Session, project: Project, span: Span, qtbot: QtBot
) -> None:
    coding = project.codings.add(project.documents.all()[0].id, span, project.codes.all()[0].id)
    session.select_coding(coding)
    panel.write_memo()
    field = panel.memo.cards[-1].field
    qtbot.keyClicks(field, "They give up.")
    (memo,) = project.memos.on(About.CODING, coding)
    assert memo.text == "They give up."
    assert [act.kind for act in project.history(2)] == ["memo.add", "coding.add"]


def test_a_memo_on_a_passage_comes_back_with_it(
    panel: DetailsPanel, session: Session, project: Project, span: Span, qtbot: QtBot
) -> None:
    session.select_span(span)
    panel.write_memo()
    qtbot.keyClicks(panel.memo.cards[-1].field, "Ask again")
    session.select_span(None)
    panel.refresh()
    assert panel.memo.cards[-1].text == ""
    session.select_span(Span(span.start + 3, span.end))
    panel.refresh()
    assert panel.memo.cards[0].text == "Ask again"


def test_the_memo_of_the_document_is_there_when_nothing_is_selected(
    panel: DetailsPanel, session: Session, project: Project, qtbot: QtBot
) -> None:
    panel.write_document_memo()
    qtbot.keyClicks(panel.memo.cards[-1].field, "Recorded by telephone")
    (memo,) = project.memos.on(About.DOCUMENT, project.documents.all()[0].id)
    assert memo.span is None


def test_undo_while_a_memo_is_typed_is_the_project_s_own(
    panel: DetailsPanel, session: Session, project: Project, span: Span, qtbot: QtBot
) -> None:
    coding = project.codings.add(project.documents.all()[0].id, span, project.codes.all()[0].id)
    session.select_coding(coding)
    panel.write_memo()
    qtbot.keyClicks(panel.memo.cards[-1].field, "They give up.")
    qtbot.keyClick(panel.memo.cards[-1].field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert project.memos.on(About.CODING, coding) == []
    session.redo()
    assert panel.memo.cards[0].text == "They give up."
