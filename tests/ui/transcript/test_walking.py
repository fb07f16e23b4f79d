from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from qda.model import Span
from ui.transcript.view import TranscriptView

from .conftest import CODES, Interview, coding


def taken(view: TranscriptView) -> str:
    span = view.selected_span()
    return "" if span is None else span.of(view.page.text)


def test_one_goes_from_sentence_to_sentence_and_back(view: TranscriptView) -> None:
    seen = []
    for _ in range(3):
        view.walk.next_sentence()
        seen.append(taken(view))
    assert seen == ["How did it begin?", "It began well 🙂 with a meeting.", "Nobody came twice, so we started over."]
    view.walk.previous_sentence()
    assert taken(view) == "It began well 🙂 with a meeting."


def test_turns_and_answers(view: TranscriptView, talk: Interview) -> None:
    view.walk.next_turn()
    view.walk.next_turn()
    assert view.selected_span() == talk.turns[1].said
    view.walk.next_answer()
    assert taken(view) == "We rang them one by one until they answered."
    view.walk.previous_answer()
    assert view.selected_span() == Span(talk.turns[1].said.start, talk.turns[3].said.end)


def test_questions_are_gone_to_without_selecting(view: TranscriptView, talk: Interview) -> None:
    view.walk.next_question()
    assert (view.caret(), taken(view)) == (talk.turns[4].span.start, "")
    view.walk.previous_question()
    assert view.caret() == talk.turns[0].span.start


def test_at_the_end_nothing_moves_and_it_is_said(view: TranscriptView, talk: Interview, qtbot: QtBot) -> None:
    view.select_span(talk.span("until they answered."))
    with qtbot.waitSignal(view.walk.at_end, timeout=500) as told:
        view.walk.next_sentence()
    assert told.args == ["sentence"]
    assert taken(view) == "until they answered."


def test_a_selection_grows_and_shrinks_by_sentences_and_turns(view: TranscriptView, talk: Interview) -> None:
    view.select_span(talk.span("Nobody came twice, so we started over."))
    view.walk.more_sentence()
    assert taken(view).endswith("We waited.")
    view.walk.less_sentence()
    assert taken(view) == "Nobody came twice, so we started over."
    view.walk.less_sentence()
    assert taken(view) == "It began well 🙂 with a meeting. Nobody came twice, so we started over."


def test_uncoded_passages_are_the_workspace_s_to_tell(view: TranscriptView, talk: Interview) -> None:
    spans = [talk.span("We waited."), talk.span("Two years.")]
    view.walk.uncoded = lambda: spans
    view.walk.next_uncoded()
    view.walk.next_uncoded()
    assert view.selected_span() == spans[1]
    view.walk.previous_uncoded()
    assert view.selected_span() == spans[0]


def test_what_is_gone_to_is_on_the_screen(long_view: TranscriptView) -> None:
    for _ in range(120):
        long_view.walk.next_sentence()
        span = long_view.selected_span()
        assert span is not None
        top, bottom = long_view.page.lines_of(span.start)
        assert top >= 0
        assert bottom <= long_view.page.viewport().height()


def test_after_coding_the_caret_stands_behind_and_the_coding_stays_in_hand(
    view: TranscriptView, talk: Interview
) -> None:
    span = talk.span("We waited.")
    view.select_span(span)
    view.set_codings([coding(1, 3, span)], CODES)
    view.hold(1)
    view.stand_after(span)
    assert (view.selected_span(), view.caret(), view.current_coding_id) == (None, span.end, 1)
    view.walk.next_sentence()
    assert taken(view) == "For how long?"
    assert view.current_coding_id is None


def test_after_coding_at_the_foot_of_the_screen_the_stripe_stands_beside_its_words(long_view: TranscriptView) -> None:
    page = long_view.page
    page.scroll_to(0)
    visible = page.visible_span()
    span = Span(visible.end - 60, visible.end - 2)
    long_view.select_span(span, reveal=False)
    long_view.set_codings([coding(1, 3, span)], CODES)
    long_view.hold(1)
    before = page.verticalScrollBar().value()
    long_view.stand_after(span)
    assert page.verticalScrollBar().value() > before
    (stripe,) = long_view.stripes.shown
    assert stripe.top == pytest.approx(page.lines_of(span.start)[0], abs=page.fontMetrics().height())


@pytest.mark.parametrize("key", [Qt.Key.Key_Left, Qt.Key.Key_Right])
def test_words_are_qt_s_own(view: TranscriptView, talk: Interview, qtbot: QtBot, key: Qt.Key) -> None:
    cursor = view.page.textCursor()
    cursor.setPosition(view.page.offsets.to_qt(talk.span("came").start))
    view.page.setTextCursor(cursor)
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(view.page, key, held)
    assert taken(view) == ("came" if key == Qt.Key.Key_Right else "Nobody")
    assert view.page.textCursor().hasSelection()
    view.page.moveCursor(QTextCursor.MoveOperation.Start)
