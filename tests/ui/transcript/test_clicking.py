from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qda.model import Span
from ui.transcript.view import TranscriptView

from .conftest import Interview

LEFT, NONE, ALT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier


def point_in(view: TranscriptView, span: Span) -> QPoint:
    place = view.page.cursorRect(view.page.cursor_at(Span(span.start + 1, span.start + 1)))
    return QPoint(place.left() + 2, place.center().y())


def double_click(view: TranscriptView, at: QPoint, qtbot: QtBot, held: Qt.KeyboardModifier = NONE) -> None:
    qtbot.mouseClick(view.page.viewport(), LEFT, pos=at)
    qtbot.mouseDClick(view.page.viewport(), LEFT, held, pos=at)


def test_a_double_click_selects_the_sentence(view: TranscriptView, talk: Interview, qtbot: QtBot) -> None:
    double_click(view, point_in(view, talk.span("came")), qtbot)
    assert view.selected_span() == talk.span("Nobody came twice, so we started over.")


def test_with_alt_it_selects_the_word(view: TranscriptView, talk: Interview, qtbot: QtBot) -> None:
    double_click(view, point_in(view, talk.span("came")), qtbot, ALT)
    assert view.selected_span() == talk.span("came")


def test_who_wants_words_has_them_and_with_alt_the_sentence(
    view: TranscriptView, talk: Interview, qtbot: QtBot
) -> None:
    view.clicks.by_word = True
    double_click(view, point_in(view, talk.span("came")), qtbot)
    assert view.selected_span() == talk.span("came")
    double_click(view, point_in(view, talk.span("council")), qtbot, ALT)
    assert view.selected_span() == talk.span("Then the council voted.")


def test_a_third_click_selects_the_turn(view: TranscriptView, talk: Interview, qtbot: QtBot) -> None:
    at = point_in(view, talk.span("came"))
    double_click(view, at, qtbot)
    qtbot.mouseClick(view.page.viewport(), LEFT, pos=at)
    assert view.selected_span() == talk.turns[1].said


def test_held_down_it_selects_on_by_sentences_and_back(view: TranscriptView, talk: Interview, qtbot: QtBot) -> None:
    viewport, at = view.page.viewport(), point_in(view, talk.span("came"))
    hold_after_double_click(view, at)
    qtbot.mouseMove(viewport, point_in(view, talk.span("waited")))
    assert view.selected_span() == talk.span("Nobody came twice, so we started over.\nWe waited.")
    qtbot.mouseMove(viewport, point_in(view, talk.span("meeting")))
    assert view.selected_span() == talk.span("It began well 🙂 with a meeting. Nobody came twice, so we started over.")
    qtbot.mouseRelease(viewport, LEFT, pos=at)
    qtbot.mouseMove(viewport, point_in(view, talk.span("council")))
    assert "council" not in (view.selected_span() or Span(0, 0)).of(talk.text)


def hold_after_double_click(view: TranscriptView, at: QPoint) -> None:
    """A double click whose second press is not let go."""
    viewport = view.page.viewport()
    there = QPointF(viewport.mapToGlobal(at))
    press = QMouseEvent(QEvent.Type.MouseButtonDblClick, QPointF(at), there, LEFT, LEFT, NONE)
    QApplication.sendEvent(viewport, press)


def test_the_right_button_puts_the_caret_where_the_menu_is_asked_for(
    view: TranscriptView, talk: Interview, qtbot: QtBot
) -> None:
    span = talk.span("council")
    qtbot.mousePress(view.page.viewport(), Qt.MouseButton.RightButton, pos=point_in(view, span))
    assert span.start <= view.caret() <= span.end
    view.walk.take_answer()
    chosen = view.selected_span()
    assert chosen is not None
    assert chosen.of(talk.text).startswith("It began well")
