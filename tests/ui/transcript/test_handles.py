from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from qda.model import Span
from ui.transcript.handles import Handle, snapped, stepped_end
from ui.transcript.view import TranscriptView

from .conftest import CODES, Interview, coding

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def in_hand(view: TranscriptView, talk: Interview) -> TranscriptView:
    """“Nobody came twice” is coded, and in hand."""
    view.set_codings([coding(1, 3, talk.span("Nobody came twice"))], CODES)
    view.select_coding(1)
    return view


@pytest.fixture
def asked(in_hand: TranscriptView) -> list[tuple[int, Span]]:
    """What is asked for by handles and keys."""
    told: list[tuple[int, Span]] = []
    in_hand.coding_resized.connect(lambda id_, span: told.append((id_, span)))
    return told


def drag(view: TranscriptView, handle: Handle, offset: int, qtbot: QtBot) -> None:
    """Press a handle and move it to the left edge of a letter."""
    place = view.page.cursorRect(view.page.cursor_at(Span(offset, offset)))
    qtbot.mousePress(handle, LEFT, pos=handle.rect().center())
    qtbot.mouseMove(handle, handle.mapFrom(view.page.viewport(), QPoint(place.left() + 1, place.center().y())))


def let_go(handle: Handle, qtbot: QtBot) -> None:
    qtbot.mouseRelease(handle, LEFT, pos=handle.rect().center())


def test_handles_stand_at_the_ends_of_the_coding_in_hand_only(in_hand: TranscriptView, talk: Interview) -> None:
    start, end = in_hand.handles.start, in_hand.handles.finish
    assert start.isVisible()
    assert end.isVisible()
    assert start.geometry().center().x() < end.geometry().center().x()
    in_hand.select_span(talk.span("We waited."))
    assert not start.isVisible()
    assert not end.isVisible()


def test_dragging_the_end_covers_other_words_and_snaps_to_them(
    in_hand: TranscriptView, asked: list[tuple[int, Span]], talk: Interview, qtbot: QtBot
) -> None:
    handle = in_hand.handles.finish
    drag(in_hand, handle, talk.span("started").start + 5, qtbot)
    assert in_hand.selected_span() == talk.span("Nobody came twice, so we started")
    assert asked == []
    let_go(handle, qtbot)
    assert asked == [(1, talk.span("Nobody came twice, so we started"))]


def test_dragging_the_beginning(
    in_hand: TranscriptView, asked: list[tuple[int, Span]], talk: Interview, qtbot: QtBot
) -> None:
    handle = in_hand.handles.start
    drag(in_hand, handle, talk.span("came").start, qtbot)
    let_go(handle, qtbot)
    assert asked == [(1, talk.span("came twice"))]


def test_a_coding_keeps_a_letter_however_far_its_end_is_dragged(
    in_hand: TranscriptView, asked: list[tuple[int, Span]], talk: Interview, qtbot: QtBot
) -> None:
    handle = in_hand.handles.finish
    drag(in_hand, handle, 3, qtbot)
    let_go(handle, qtbot)
    ((_, span),) = asked
    assert span.of(talk.text) == "N"


def test_escape_while_dragging_gives_up(
    in_hand: TranscriptView, asked: list[tuple[int, Span]], talk: Interview, qtbot: QtBot
) -> None:
    handle = in_hand.handles.finish
    drag(in_hand, handle, talk.span("started").end, qtbot)
    qtbot.keyClick(handle, Qt.Key.Key_Escape)
    let_go(handle, qtbot)
    assert asked == []
    assert in_hand.selected_span() == talk.span("Nobody came twice")


def test_the_ends_move_by_words_by_key(in_hand: TranscriptView, asked: list[tuple[int, Span]], talk: Interview) -> None:
    handles = in_hand.handles
    for move in (handles.end_later, handles.end_earlier, handles.start_earlier, handles.start_later):
        move()
    assert [span.of(talk.text) for _, span in asked] == [
        "Nobody came twice, so",
        "Nobody came",
        "meeting. Nobody came twice",
        "came twice",
    ]


def test_where_nothing_can_be_changed_there_are_no_handles(view: TranscriptView, talk: Interview) -> None:
    view.handles.movable = lambda: False
    view.set_codings([coding(1, 3, talk.span("Nobody came twice"))], CODES)
    view.select_coding(1)
    assert not view.handles.start.isVisible()


def test_an_end_scrolled_away_has_no_handle(long_view: TranscriptView, long_talk: Interview) -> None:
    long_view.set_codings([coding(1, 3, long_talk.span("Nobody came twice"))], CODES)
    long_view.select_coding(1)
    assert long_view.handles.finish.isVisible()
    long_view.go_to_place(len(long_talk.text) // 2)
    long_view.stripes.current = 1
    long_view.refresh()
    assert not long_view.handles.finish.isVisible()


TEXT = "Vi hadde «f.eks.» Osen – og så … ja, det gikk."


@given(st.integers(0, len(TEXT)))
def test_snapping_comes_to_rest_at_an_end_of_a_word(offset: int) -> None:
    end, start = snapped(TEXT, offset, end=True), snapped(TEXT, offset, end=False)
    assert snapped(TEXT, end, end=True) == end
    assert snapped(TEXT, start, end=False) == start
    assert TEXT[start].isalnum()
    assert end == len(TEXT) or not TEXT[end].isalnum()


@given(st.integers(0, len(TEXT)), st.booleans())
def test_a_step_of_an_end_goes_the_way_it_is_meant_to(offset: int, end: bool) -> None:
    assert stepped_end(TEXT, offset, end=end, forward=True) >= offset
    assert stepped_end(TEXT, offset, end=end, forward=False) <= offset
