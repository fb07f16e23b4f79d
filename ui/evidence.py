"""Let a point be found that a passage is evidence for. Knows the session, and nothing of the Report workspace."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from qda.model import Place, Point, Span
from qda.store.codings import shortened
from ui.labels import tr
from ui.session import Session
from ui.widgets.finder import Entry, Finder


def choose_point(session: Session, document_id: int, span: Span, coding_id: int | None, parent: QWidget) -> None:
    """Open a finder of all points, and of each question for a new one; what is chosen rests on the passage."""
    project = session.project
    if project is None:
        return
    questions = project.guide.questions()
    if not questions:
        session.say(
            tr("Points stand under the questions of the interview guide; import a guide first."), kind="problem"
        )
        return
    numbers = {question.id: question.number for question in questions}
    codes = {code.id: code.name for code in project.codes.all()}

    def called(point: Point) -> str:
        if point.question_id is not None:
            return tr("question {number}", number=numbers[point.question_id])
        return tr("finding") if point.code_id is None else codes[point.code_id]

    turn = project.documents.turn_at(document_id, span.start)
    near = turn.question_id if turn else None
    rest = partial(_rest, session, document_id, span, coding_id)
    entries = [
        Entry(
            shortened(point.text, 120) or tr("A point without words"),
            called(point),
            icon="star" if point.is_finding else "list-bullets",
            handler=partial(rest, point.id, point.question_id),
        )
        for point in sorted(project.synthesis.points(), key=lambda point: point.question_id != near)
    ]
    entries += [
        Entry(
            tr("New point under question {number}", number=question.number),
            question.text,
            icon="plus",
            handler=partial(rest, None, question.id),
        )
        for question in sorted(questions, key=lambda question: question.id != near)
    ]
    finder = Finder(parent, tr("Evidence for which point?"))
    finder.open_for(entries, parent.mapToGlobal(QPoint(parent.width() // 2 - 280, 80)), 560)


def _rest(
    session: Session,
    document_id: int,
    span: Span,
    coding_id: int | None,
    point_id: int | None,
    question_id: int | None,
) -> None:
    project = session.project
    if project is None:
        return

    def add() -> None:
        with project.step("evidence.add", point="", quote=""):
            chosen = point_id or project.synthesis.add_point(Place(question_id))
            project.synthesis.add_quote(chosen, document_id, span, coding_id=coding_id)

    if session.attempt(add):
        if question_id is not None:
            session.show_question(question_id)
        session.say(
            tr("The passage is evidence for the point now"), kind="done", action=tr("Undo"), handler=session.undo
        )
