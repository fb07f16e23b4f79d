"""Passages linked to memos: from the selection, from a drag, and by choosing the memo. Knows the session."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QMimeData, QPoint
from PySide6.QtWidgets import QWidget

from qda.analysis.memos import Led
from qda.model import About, Span
from qda.text.markup import title_of
from ui.dragged import SPAN_MIME
from ui.labels import tr
from ui.session import Session
from ui.widgets.finder import Entry, Finder

Passage = tuple[int, Span]
"""A document's id and a span of it."""


def selected_passage(session: Session) -> Passage | None:
    """The passage in hand; where none is, the message bar says how to select one."""
    if session.document_id is None or session.span is None:
        session.say(tr("Select a passage in the transcript first, then link it here."))
        return None
    return session.document_id, session.span


def dragged_passage(session: Session, data: QMimeData) -> Passage | None:
    """A passage dragged from the transcript of this window; None for one of another's."""
    project, document_id = session.project, session.document_id
    if project is None or document_id is None or not data.hasFormat(SPAN_MIME):
        return None
    start, end = bytes(data.data(SPAN_MIME).data()).decode().split(":")
    span = Span(int(start), int(end))
    return (document_id, span) if span.of(project.documents.text(document_id)) == data.text() else None


def link_into(
    session: Session,
    memo_id: int | None,
    passage: Passage,
    at: int | None = None,
    about: About = About.NOTHING,
    about_id: int | None = None,
    span: Span | None = None,
) -> int | None:
    """Link a passage to a memo, or to a new one, in one step. Returns the memo's id, None where that cannot be."""
    project = session.project
    if project is None:
        return None
    linked: list[int] = []

    def link() -> None:
        with project.step("memo.link"):
            memo = project.memos.add("", about, about_id, span) if memo_id is None else memo_id
            project.memos.link(memo, *passage, at)
            linked.append(memo)

    return linked[0] if session.attempt(link) else None


def renew(session: Session, memo_id: int | None, number: int) -> None:
    """Let a link say the words that stand there now."""
    project = session.project
    if project is not None and memo_id is not None:
        session.attempt(lambda: project.memos.relink(memo_id, number))


def go_to_link(session: Session, led: Led) -> None:
    """Show where a link leads; where the words are gone, the document they were in."""
    link = led.link
    if link.document_id is not None and link.span is not None:
        session.go_to(link.document_id, link.span)
    elif link.document_id is not None:
        session.go_to(link.document_id, Span(0, 0))


def choose_memo(session: Session, parent: QWidget) -> None:
    """Open a finder of all memos, and of a new one: the passage in hand is linked to what is chosen."""
    project, passage = session.project, selected_passage(session)
    if project is None or passage is None:
        return
    from qda.analysis.memos import all_noted

    newest_first = sorted(all_noted(project), key=lambda one: one.memo.changed, reverse=True)
    entries = [Entry(tr("New memo"), icon="plus", handler=partial(_link_to, session, passage, None))]
    entries += [
        Entry(one.title or tr("A memo without words"), one.name or tr("Free memo"), icon="note",
              handler=partial(_link_to, session, passage, one.id))
        for one in newest_first
    ]  # fmt: skip
    finder = Finder(parent, tr("Link to which memo?"))
    finder.open_for(entries, parent.mapToGlobal(QPoint(parent.width() // 2 - 280, 80)), 560)


def _link_to(session: Session, passage: Passage, memo_id: int | None) -> None:
    linked = link_into(session, memo_id, passage)
    if linked is not None and session.project is not None:
        title = title_of(session.project.memos.get(linked).text)
        session.say(tr("Linked to “{memo}”", memo=title), kind="done", action=tr("Undo"), handler=session.undo)
