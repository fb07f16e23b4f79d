"""The menu of a passage in the transcript: its codes, its memo, what it asks or answers, what it is evidence for.

Knows the verbs it calls.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QActionGroup, QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from qda.model import Code, Span, Turn, TurnRole
from qda.store.codings import shortened
from ui import theme
from ui.labels import tr
from ui.session import Session

if TYPE_CHECKING:
    from ui.passages import Passages

MOST_CODINGS = 6


def passage_menu(
    passages: Passages, session: Session, span: Span | None, codes: Mapping[int, Code], parent: QWidget
) -> QMenu:
    """What can be done with the passage at `span`, or where it begins when nothing is selected."""
    menu = QMenu(parent)
    project, document_id = session.project, session.document_id
    if project is None or document_id is None or span is None:
        return menu
    selected, writable = session.span is not None, session.writable
    code = menu.addAction(theme.icon("tag"), tr("Code…") + f"\t{tr('Enter')}", passages.pick_code)
    code.setEnabled(selected and writable)
    last = codes.get(passages.last_code or 0)
    if last is not None:
        again = menu.addAction(chip(last.colour), tr("Code with {code}", code=last.name) + passages.tab("code.again"))
        again.triggered.connect(passages.code_again)
        again.setEnabled(selected and writable)
    themselves = tr("Code with the words themselves") + passages.tab("code.in_vivo", "I")
    in_vivo = menu.addAction(theme.icon("quotes"), themselves, passages.code_in_vivo)
    in_vivo.setEnabled(selected and writable)
    menu.addSeparator()
    over = Span(span.start, max(span.end, span.start + 1))
    for coding in project.codings.overlapping(document_id, over)[:MOST_CODINGS]:
        if coding.code_id in codes:
            _add_coding(menu, passages, coding.id, codes[coding.code_id], writable=writable)
    menu.addSeparator()
    menu.addAction(
        theme.icon("note-pencil"), tr("Memo") + passages.tab("code.memo", "M"), passages.write_memo
    ).setEnabled(writable)
    link = menu.addAction(theme.icon("note"), tr("Link to memo…"), passages.link_to_memo)
    link.setEnabled(selected and writable)
    copy = menu.addAction(theme.icon("copy"), tr("Copy with attribution"), passages.copy_with_attribution)
    copy.setEnabled(selected)
    evidence = menu.addAction(theme.icon("link"), tr("Add as evidence to a point…"), passages.add_as_evidence)
    evidence.setEnabled(selected and writable)
    corrects = tr("Correct in place") + passages.tab("document.correct")
    correct = menu.addAction(theme.icon("text-t"), corrects, passages.correction_wanted.emit)
    correct.setEnabled(writable)
    walk = passages.walk
    units = menu.addMenu(theme.icon("arrows-out-simple"), tr("Select"))
    units.addAction(tr("The sentence"), walk.take_sentence)
    units.addAction(tr("The turn"), walk.take_turn)
    units.addAction(tr("The answer"), walk.take_answer)
    turn = project.documents.turn_at(document_id, span.start)
    if turn is not None and project.guide.questions():
        menu.addSeparator()
        _add_roles(menu, session, turn, writable=writable)
    return menu


def _add_coding(menu: QMenu, passages: Passages, coding_id: int, code: Code, *, writable: bool) -> None:
    inside = menu.addMenu(chip(code.colour), code.name)
    inside.addAction(tr("Recode…"), partial(passages.recode, coding_id)).setEnabled(writable)
    inside.addAction(tr("Remove"), partial(passages.remove_coding, coding_id)).setEnabled(writable)


def _add_roles(menu: QMenu, session: Session, turn: Turn, *, writable: bool) -> None:
    """A menu for each thing a turn can do to a question, the one it does ticked."""
    project = session.project
    assert project is not None
    questions = project.guide.questions()
    for role, words in (
        (TurnRole.ASKS, tr("This turn asks question")),
        (TurnRole.FOLLOWS_UP, tr("This turn follows up question")),
        (TurnRole.ANSWERS, tr("This turn answers question")),
    ):
        inside = menu.addMenu(words)
        inside.setEnabled(writable)
        group = QActionGroup(inside)
        for question in questions:
            action = inside.addAction(f"{question.number}  {shortened(question.text, 70)}".replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(turn.question_id == question.id and turn.role is role)
            action.triggered.connect(partial(set_question, session, turn, question.id, role))
            group.addAction(action)
    none = menu.addAction(tr("This turn belongs to no question"), partial(set_question, session, turn, None, None))
    none.setCheckable(True)
    none.setChecked(turn.question_id is None)
    none.setEnabled(writable)


def set_question(session: Session, turn: Turn, question_id: int | None, role: TurnRole | None, *_: object) -> None:
    """Say by hand what a turn does. What goes on from a turn that asks goes along, as far as it was matched to it."""
    project = session.project
    if project is None:
        return

    def set_() -> None:
        following = _following(session, turn) if role is TurnRole.ASKS else []
        told: dict[str, Any] = {
            "question": next((one.number for one in project.guide.questions() if one.id == question_id), ""),
            "document": project.documents.get(turn.document_id).name,
            "paragraph": project.documents.paragraphs(turn.document_id).number_at(turn.span.start),
        }
        with project.step("turn.question", **told):
            project.documents.set_question(turn.id, question_id, role)
            for answer in following:
                project.documents.set_question(answer.id, question_id, answer.role or TurnRole.ANSWERS)

    session.attempt(set_)


def _following(session: Session, turn: Turn) -> list[Turn]:
    """The turns that go on from one, up to the next that asks: they answer, or follow up, what it asks."""
    assert session.project is not None
    found = []
    for other in session.project.documents.turns(turn.document_id):
        if other.position <= turn.position:
            continue
        if other.role is TurnRole.ASKS or other.by_hand or other.question_id != turn.question_id:
            break
        found.append(other)
    return found


def chip(colour: str) -> QIcon:
    """A code's colour as an icon for a menu."""
    pixmap = QPixmap(32, 32)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.code_colour(colour)))
    painter.drawRoundedRect(3, 3, 10, 10, 3, 3)
    painter.end()
    return QIcon(pixmap)
