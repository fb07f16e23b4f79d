from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QMouseEvent,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qda.model import Span
from ui.dragged import SPAN_MIME, with_codes
from ui.transcript.page import Page
from ui.transcript.view import TranscriptView

from .conftest import CODES, QUESTIONS, Interview

LEFT, NO_BUTTON, COPY = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton, Qt.DropAction.CopyAction
PLAIN = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def page(view: TranscriptView) -> Page:
    return view.page


def middle_of(page: Page, span: Span) -> QPoint:
    """A point of the viewport in the first line of a span."""
    return page.cursorRect(page.cursor_at(Span(span.start, span.start))).center() + QPoint(4, 0)


def dragged_code(*code_ids: int) -> QMimeData:
    return with_codes(code_ids or (3,), "")


def enter(page: Page, data: QMimeData, point: QPoint) -> bool:
    event = QDragEnterEvent(point, COPY, data, LEFT, PLAIN)
    QApplication.sendEvent(page.viewport(), event)
    return event.isAccepted()


def drop(page: Page, data: QMimeData, point: QPoint) -> bool:
    """As Qt does it: what was not welcome on entering is not dropped."""
    if not enter(page, data, point):
        return False
    event = QDropEvent(QPointF(point), COPY, data, LEFT, PLAIN)
    QApplication.sendEvent(page.viewport(), event)
    return event.isAccepted()


# --------------------------------------------------------------------------- selecting


def test_a_selection_after_an_emoji_is_told_in_code_points(view: TranscriptView, talk: Interview) -> None:
    told: list[Span | None] = []
    view.selection_changed.connect(told.append)
    page = view.page
    cursor = page.document().find("We waited.")
    page.setTextCursor(cursor)
    assert told[-1] == talk.span("We waited.") == view.selected_span()
    assert cursor.selectionStart() == talk.span("We waited.").start + 1


def test_an_emoji_itself_can_be_selected(view: TranscriptView, talk: Interview) -> None:
    view.select_span(talk.span("🙂"))
    assert view.selected_span() == talk.span("🙂")
    assert view.page.textCursor().selectedText() == "🙂"


def test_white_space_round_the_words_is_not_selected(view: TranscriptView, talk: Interview) -> None:
    start, end = talk.span("Two years.")
    view.select_span(Span(start - 1, end + 1))
    assert view.selected_span() == Span(start, end)


def test_only_white_space_is_no_selection(view: TranscriptView, talk: Interview) -> None:
    start = talk.text.index(" began")
    view.select_span(Span(start, start + 1))
    assert view.selected_span() is None


def test_words_are_selected_with_the_mouse(view: TranscriptView, talk: Interview, qtbot: QtBot) -> None:
    span, page = talk.span("Two years."), view.page
    where = [page.cursorRect(page.cursor_at(Span(at, at))).center() for at in span]
    qtbot.mousePress(page.viewport(), LEFT, pos=where[0])
    qtbot.mouseMove(page.viewport(), where[1])
    qtbot.mouseRelease(page.viewport(), LEFT, pos=where[1])
    assert view.selected_span() == span


def test_what_is_copied_parts_its_paragraphs_with_plain_newlines(
    view: TranscriptView, talk: Interview, qtbot: QtBot
) -> None:
    view.select_span(talk.span("started over.\nWe waited."))
    qtbot.keyClick(view.page, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "started over.\nWe waited."


def test_the_text_cannot_be_typed_into(view: TranscriptView, talk: Interview, qtbot: QtBot) -> None:
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Space, Qt.Key.Key_X):
        qtbot.keyClick(view.page, key)
    assert view.page.toPlainText() == talk.text


# --------------------------------------------------------------------------- keys


def test_letters_and_digits_are_told_and_not_typed(page: Page, qtbot: QtBot) -> None:
    told: list[str] = []
    page.key_pressed.connect(told.append)
    qtbot.keyClicks(page, "aø7")
    qtbot.keyClick(page, "B", Qt.KeyboardModifier.ShiftModifier)
    assert told[0] == "a"
    assert told[2:] == ["7", "B"]


def test_letters_with_control_are_left_to_the_shortcuts(page: Page, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(page.key_pressed):
        qtbot.keyClick(page, "b", Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_asks_for_the_picker(page: Page, qtbot: QtBot, key: Qt.Key) -> None:
    with qtbot.waitSignal(page.enter_pressed, timeout=500):
        qtbot.keyClick(page, key)


def test_escape_lets_go_of_the_selection(view: TranscriptView, talk: Interview, qtbot: QtBot) -> None:
    view.select_span(talk.span("We waited."))
    with qtbot.waitSignal(view.selection_changed, timeout=500) as told:
        qtbot.keyClick(view.page, Qt.Key.Key_Escape)
    assert told.args == [None]
    assert view.selected_span() is None


def test_arrows_move_the_caret_and_with_shift_they_select(view: TranscriptView, talk: Interview, qtbot: QtBot) -> None:
    qtbot.keyClick(view.page, Qt.Key.Key_Down)
    qtbot.keyClick(view.page, Qt.Key.Key_Home)
    for _ in "Kari: ":
        qtbot.keyClick(view.page, Qt.Key.Key_Right)
    assert view.selected_span() is None
    for _ in "It":
        qtbot.keyClick(view.page, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert view.selected_span() == talk.span("It")
    qtbot.keyClick(view.page, Qt.Key.Key_Right)
    assert view.selected_span() is None


# --------------------------------------------------------------------------- dropping codes


def test_a_codes_dropped_on_a_paragraph_is_put_on_all_of_it(page: Page, talk: Interview) -> None:
    told: list[tuple[list[int], Span]] = []
    page.codes_dropped.connect(lambda code_ids, span: told.append((code_ids, span)))
    point = middle_of(page, talk.span("We waited."))
    assert drop(page, dragged_code(), point)
    assert told == [([3], talk.span("We waited."))]


def test_a_codes_dropped_on_the_selection_is_put_on_the_selection(view: TranscriptView, talk: Interview) -> None:
    told: list[tuple[list[int], Span]] = []
    view.codes_dropped.connect(lambda code_ids, span: told.append((code_ids, span)))
    view.select_span(talk.span("the council"))
    assert drop(view.page, dragged_code(2), middle_of(view.page, talk.span("Two years")))
    assert told == [([2], talk.span("the council"))]


def test_a_codes_dropped_elsewhere_leaves_the_selection_alone(view: TranscriptView, talk: Interview) -> None:
    told: list[Span] = []
    view.codes_dropped.connect(lambda _, span: told.append(span))
    view.select_span(talk.span("the council"))
    assert drop(view.page, dragged_code(), middle_of(view.page, talk.span("We rang")))
    assert told == [talk.span("Kari: We rang them one by one until they answered.")]


def test_all_codes_that_are_dragged_are_dropped(page: Page, talk: Interview) -> None:
    told: list[list[int]] = []
    page.codes_dropped.connect(lambda code_ids, _: told.append(code_ids))
    assert drop(page, dragged_code(3, 1, 2), middle_of(page, talk.span("We waited.")))
    assert told == [[3, 1, 2]]


def test_anything_else_is_not_taken(page: Page, talk: Interview, qtbot: QtBot) -> None:
    other = QMimeData()
    other.setText("some words")
    point = middle_of(page, talk.span("We waited."))
    with qtbot.assertNotEmitted(page.codes_dropped):
        assert not drop(page, other, point)
    assert page.toPlainText() == talk.text


def test_a_code_of_another_window_s_codebook_is_not_taken(view: TranscriptView, talk: Interview) -> None:
    view.set_codings([], CODES)
    point = middle_of(view.page, talk.span("We waited."))
    ours, theirs = dragged_code(2), dragged_code(2)
    ours.setText("Anchoring > Political anchoring")
    theirs.setText("Learning")
    assert enter(view.page, ours, point)
    assert not enter(view.page, theirs, point)


def lit(page: Page) -> list[Span]:
    """What has a background on the page."""
    return [
        page.offsets.span_from_qt(one.cursor.selectionStart(), one.cursor.selectionEnd())
        for one in page.extraSelections()
        if one.format.hasProperty(QTextFormat.Property.BackgroundBrush)
    ]


def test_while_a_code_is_dragged_the_passage_it_would_be_put_on_is_lit(view: TranscriptView, talk: Interview) -> None:
    page, data = view.page, dragged_code()
    assert enter(page, data, middle_of(page, talk.span("We waited.")))
    assert lit(page) == [talk.span("We waited.")]
    point = middle_of(page, talk.span("We rang"))
    QApplication.sendEvent(page.viewport(), QDragMoveEvent(point, COPY, data, LEFT, PLAIN))
    assert lit(page) == [talk.span("Kari: We rang them one by one until they answered.")]
    QApplication.sendEvent(page.viewport(), QDragLeaveEvent())
    assert lit(page) == []


def test_the_selection_is_lit_as_the_place_of_a_dragged_code(view: TranscriptView, talk: Interview) -> None:
    view.select_span(talk.span("the council"), reveal=False)
    data = dragged_code()
    assert enter(view.page, data, middle_of(view.page, talk.span("Two years")))
    assert lit(view.page) == [talk.span("the council")]
    drop(view.page, data, middle_of(view.page, talk.span("Two years")))
    assert lit(view.page) == []


def test_a_code_dragged_to_the_edge_scrolls_the_page(long_view: TranscriptView, qtbot: QtBot) -> None:
    page, data = long_view.page, dragged_code()
    assert enter(page, data, QPoint(60, page.viewport().height() - 4))
    qtbot.waitUntil(lambda: page.verticalScrollBar().value() > 60, timeout=2000)
    QApplication.sendEvent(page.viewport(), QDragLeaveEvent())
    stands = page.verticalScrollBar().value()
    qtbot.wait(60)
    assert page.verticalScrollBar().value() == stands


class Watched(Page):
    """A page that remembers what was dragged from it."""

    def __init__(self) -> None:
        super().__init__()
        self.dragged: list[QMimeData] = []

    def createMimeDataFromSelection(self) -> QMimeData:
        self.dragged.append(super().createMimeDataFromSelection())
        return self.dragged[-1]


def test_selected_words_can_be_dragged_away(talk: Interview, qtbot: QtBot) -> None:
    page = Watched()
    qtbot.addWidget(page)
    page.show_text(talk.text, talk.turns, QUESTIONS)
    page.show()
    page.setTextCursor(page.cursor_at(talk.span("Two years.")))
    here = middle_of(page, talk.span("Two years."))
    away = here + QPoint(40, 40)
    qtbot.mousePress(page.viewport(), LEFT, pos=here)
    where = QPointF(page.viewport().mapToGlobal(away))
    moved = QMouseEvent(QEvent.Type.MouseMove, QPointF(away), where, NO_BUTTON, LEFT, PLAIN)
    QApplication.sendEvent(page.viewport(), moved)
    assert len(page.dragged) == 1
    assert page.dragged[0].hasFormat(SPAN_MIME)
    assert page.selected_span() == talk.span("Two years.")


def test_what_is_dragged_from_the_page_is_a_passage(view: TranscriptView, talk: Interview) -> None:
    span = talk.span("We waited.")
    view.select_span(span)
    data = view.page.createMimeDataFromSelection()
    assert bytes(data.data(SPAN_MIME).data()).decode() == f"{span.start}:{span.end}"
    assert data.text() == "We waited."


# --------------------------------------------------------------------------- headings


def test_headings_have_room_above_the_turns_that_ask(page: Page, talk: Interview) -> None:
    document = page.document()
    asking = [turn.span.start for turn in talk.turns if turn.role == "asks"]
    room = {
        page.offsets.to_code_point(block.position())
        for block in (document.findBlockByNumber(number) for number in range(document.blockCount()))
        if block.blockFormat().topMargin() > 0
    }
    assert room == set(asking)
    assert len(asking) == len(QUESTIONS)


def test_all_text_is_shown_and_nothing_else(page: Page, talk: Interview) -> None:
    assert page.toPlainText() == talk.text
    page.selectAll()
    assert page.selected_span() == Span(0, len(talk.text))
    page.moveCursor(QTextCursor.MoveOperation.Start)
    assert page.selected_span() is None
