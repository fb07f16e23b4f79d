from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qda.model import Span
from ui import theme
from ui.app import application
from ui.transcript.view import TranscriptView

from .conftest import CODES, Interview, coding, point_at

LEFT = Qt.MouseButton.LeftButton


def on_screen(view: TranscriptView, span: Span) -> bool:
    top, bottom = view.page.lines_of(span.start)[0], view.page.lines_of(span.end - 1)[1]
    return top >= 0 and bottom <= view.page.viewport().height()


def last(talk: Interview, words: str) -> Span:
    start = talk.text.rindex(words)
    return Span(start, start + len(words))


# --------------------------------------------------------------------------- going places


def test_a_passage_far_down_is_revealed(long_view: TranscriptView, long_talk: Interview) -> None:
    span = last(long_talk, "the council voted")
    assert not on_screen(long_view, span)
    long_view.reveal(span)
    assert on_screen(long_view, span)


def test_a_passage_on_the_screen_is_revealed_without_scrolling(long_view: TranscriptView, long_talk: Interview) -> None:
    long_view.reveal(long_talk.span("We waited."))
    assert long_view.page.verticalScrollBar().value() == 0


def test_selecting_without_revealing_does_not_scroll(long_view: TranscriptView, long_talk: Interview) -> None:
    span = last(long_talk, "We waited.")
    long_view.select_span(span, reveal=False)
    assert long_view.selected_span() == span
    assert long_view.page.verticalScrollBar().value() == 0


@pytest.mark.parametrize("share", [0.0, 0.2, 0.5, 0.8])
def test_the_place_gone_to_is_the_place_one_is_at(
    long_view: TranscriptView, long_talk: Interview, share: float
) -> None:
    turn = long_talk.turns[int(share * len(long_talk.turns))]
    long_view.go_to_place(turn.span.start)
    here = long_view.place()
    assert turn.span.start <= here < turn.span.end
    long_view.go_to_place(here)
    assert long_view.place() == here


def test_a_place_beyond_the_text_is_its_end(long_view: TranscriptView) -> None:
    long_view.go_to_place(10**9)
    bar = long_view.page.verticalScrollBar()
    assert bar.value() == bar.maximum()


def test_the_place_stays_when_the_reading_font_changes(long_view: TranscriptView, long_talk: Interview) -> None:
    long_view.go_to_place(long_talk.turns[100].span.start)
    long_view.set_reading("DejaVu Sans", 16, 170, 60)
    assert long_view.place() in range(*long_talk.turns[100].span)


def test_a_new_text_is_shown_from_its_beginning(long_view: TranscriptView, long_talk: Interview) -> None:
    long_view.go_to_place(len(long_talk.text) // 2)
    long_view.show_document("Another text.", (), (), {}, "en")
    assert long_view.place() == 0
    assert long_view.page.toPlainText() == "Another text."


def test_an_empty_text_is_no_trouble(view: TranscriptView) -> None:
    view.clear()
    view.set_codings([], CODES)
    view.select_more()
    view.next_coding()
    view.go_to_place(5)
    assert view.place() == 0
    assert view.selected_span() is None


# --------------------------------------------------------------------------- selections that grow


def test_a_selection_grows_to_word_sentence_paragraph_turn_and_back(view: TranscriptView, talk: Interview) -> None:
    inside = talk.text.index("body came")
    cursor = view.page.textCursor()
    cursor.setPosition(view.page.offsets.to_qt(inside))
    view.page.setTextCursor(cursor)
    steps = [
        "Nobody",
        "Nobody came twice, so we started over.",
        "It began well 🙂 with a meeting. Nobody came twice, so we started over.",
        "It began well 🙂 with a meeting. Nobody came twice, so we started over.\nWe waited.",
    ]
    for words in steps:
        view.select_more()
        assert view.selected_span() == talk.span(words)
    view.select_more()
    assert view.selected_span() == talk.span(steps[-1])
    for words in reversed(steps[:-1]):
        view.select_less()
        assert view.selected_span() == talk.span(words)
    view.select_less()
    assert view.selected_span() is None
    assert view.page.offsets.to_code_point(view.page.textCursor().position()) == inside


def test_a_selection_of_one_s_own_is_not_shrunk(view: TranscriptView, talk: Interview) -> None:
    view.select_span(talk.span("Nobody"))
    view.select_more()
    view.select_span(talk.span("the council"))
    view.select_less()
    assert view.selected_span() == talk.span("the council")


# --------------------------------------------------------------------------- from coding to coding


def test_next_and_previous_go_through_the_codings_in_order(view: TranscriptView, talk: Interview) -> None:
    picked: list[int] = []
    view.coding_picked.connect(picked.append)
    view.set_codings(
        [
            coding(1, 1, talk.span("We rang them")),
            coding(2, 3, talk.span("It began")),
            coding(3, 2, talk.span("It began")),
            coding(4, 1, talk.span("We waited.")),
        ],
        CODES,
    )
    for _ in range(5):
        view.next_coding()
    assert picked == [2, 3, 4, 1]
    assert view.selected_span() == talk.span("We rang them")
    for _ in range(4):
        view.previous_coding()
    assert picked[4:] == [4, 3, 2]


def test_the_next_coding_comes_on_the_screen(long_view: TranscriptView, long_talk: Interview) -> None:
    span = last(long_talk, "We waited.")
    long_view.set_codings([coding(1, 1, span)], CODES)
    long_view.next_coding()
    assert on_screen(long_view, span)
    assert long_view.current_coding_id == 1


# --------------------------------------------------------------------------- pointing at the text


@pytest.fixture
def coded(view: TranscriptView, talk: Interview) -> TranscriptView:
    """A coding within another."""
    view.set_codings(
        [
            coding(1, 3, talk.span("It began well 🙂 with a meeting. Nobody came twice, so we started over.")),
            coding(2, 2, talk.span("began well")),
        ],
        CODES,
    )
    return view


def point_in(view: TranscriptView, span: Span) -> QPoint:
    """The middle of the second character of a span."""
    left, right = (
        view.page.cursorRect(view.page.cursor_at(Span(at, at))).center() for at in (span[0] + 1, span[0] + 2)
    )
    return (left + right) / 2


def test_pointing_at_a_highlight_lifts_the_stripe_of_the_innermost_coding(
    coded: TranscriptView, talk: Interview
) -> None:
    viewport = coded.page.viewport()
    point_at(viewport, point_in(coded, talk.span("began well")))
    assert coded.stripes.lifted == 2
    point_at(viewport, point_in(coded, talk.span("with a")))
    assert coded.stripes.lifted == 1
    point_at(viewport, point_in(coded, talk.span("We waited")))
    assert coded.stripes.lifted is None


def test_scrolling_lets_go_of_what_was_pointed_at(long_view: TranscriptView, long_talk: Interview) -> None:
    span = long_talk.span("We waited.")
    long_view.set_codings([coding(1, 1, span)], CODES)
    point_at(long_view.page.viewport(), point_in(long_view, span))
    assert long_view.stripes.lifted == 1
    long_view.page.verticalScrollBar().setValue(40)
    assert long_view.stripes.lifted is None


def test_a_click_on_a_highlight_picks_the_innermost_coding_then_the_one_round_it_then_none(
    coded: TranscriptView, talk: Interview, qtbot: QtBot
) -> None:
    picked: list[int] = []
    coded.coding_picked.connect(picked.append)
    for _ in range(3):
        qtbot.mouseClick(coded.page.viewport(), LEFT, pos=point_in(coded, talk.span("began well")))
    assert picked == [2, 1]
    assert coded.selected_span() is None
    assert coded.current_coding_id is None
    qtbot.mouseClick(coded.page.viewport(), LEFT, pos=point_in(coded, talk.span("began well")))
    assert picked == [2, 1, 2]
    assert coded.selected_span() == talk.span("began well")


def test_words_selected_within_a_highlight_pick_no_coding(coded: TranscriptView, talk: Interview, qtbot: QtBot) -> None:
    viewport = coded.page.viewport()
    start, end = point_in(coded, talk.span("with a")), point_in(coded, talk.span("meeting"))
    with qtbot.assertNotEmitted(coded.coding_picked):
        qtbot.mousePress(viewport, LEFT, pos=start)
        qtbot.mouseMove(viewport, end)
        qtbot.mouseRelease(viewport, LEFT, pos=end)
    assert coded.selected_span() is not None


def test_a_double_click_selects_a_sentence_of_a_highlight(coded: TranscriptView, talk: Interview, qtbot: QtBot) -> None:
    viewport, point = coded.page.viewport(), point_in(coded, talk.span("began"))
    qtbot.mouseClick(viewport, LEFT, pos=point)
    qtbot.mouseDClick(viewport, LEFT, pos=point)
    assert coded.selected_span() == talk.span("It began well 🙂 with a meeting.")


def test_a_click_beside_the_text_picks_nothing(coded: TranscriptView, talk: Interview, qtbot: QtBot) -> None:
    coded.select_coding(2)
    with qtbot.assertNotEmitted(coded.coding_picked):
        qtbot.mouseClick(coded.page.viewport(), LEFT, pos=QPoint(300, 560))
    assert coded.current_coding_id is None


# --------------------------------------------------------------------------- what screen readers are told


def test_the_caret_tells_who_speaks_to_what_question_and_the_codes(coded: TranscriptView, talk: Interview) -> None:
    coded.select_span(talk.span("well"))
    assert coded.page.accessibleDescription() == "Kari. Question 1. Codes: Political anchoring, Resignation"
    coded.go_to_place(talk.span("For how long").start)
    assert coded.page.accessibleDescription() == "I1. Follow-up to question 1"


def test_a_code_put_on_the_selection_is_told_at_once(coded: TranscriptView, talk: Interview) -> None:
    coded.select_span(talk.span("We waited."))
    coded.set_codings([coding(5, 1, talk.span("We waited."))], CODES)
    assert coded.page.accessibleDescription().endswith("Codes: Anchoring")


# --------------------------------------------------------------------------- another scheme of colours


def test_the_highlights_follow_a_change_of_scheme(coded: TranscriptView) -> None:
    def inks() -> set[str]:
        return {one.format.foreground().color().name() for one in coded.page.extraSelections()}

    assert theme.LIGHT.faint in {ink.upper() for ink in inks()}
    theme.apply(application(), "dark")
    QApplication.processEvents()
    assert theme.DARK.faint in {ink.upper() for ink in inks()}
    theme.apply(application(), "light")


# --------------------------------------------------------------------------- gutter and columns


def test_the_mark_of_a_follow_up_says_to_what_question(view: TranscriptView, talk: Interview) -> None:
    def told(words: str) -> str:
        top, bottom = view.page.lines_of(talk.span(words).start)
        return view.gutter.told_at((top + bottom) / 2 + view.page.viewport().y())

    assert told("For how long") == "Follow-up to question 1"
    assert told("We rang them") == ""


def test_the_gutter_and_the_stripes_leave_the_page_its_column(view: TranscriptView) -> None:
    for width in (700, 900, 1200, 2400):
        view.resize(width, 600)
        QApplication.processEvents()
        page = view.page.viewport().geometry()
        assert view.gutter.geometry().right() <= page.left()
        assert view.stripes.geometry().left() >= page.right()
        assert view.stripes.geometry().right() <= width
        assert page.width() >= 200
