from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt, QTextBoundaryFinder
from pytestqt.qtbot import QtBot

from qda.model import Span, TurnRole
from ui.offsets import Offsets
from ui.transcript.graphemes import whole

from .conftest import CODES, Shown, coding, interview

FAMILY, FLAGS, ACCENT = "👨‍👩‍👧‍👦", "🇳🇴🇸🇪", "e\u0301"
PIECES = st.lists(st.sampled_from([FAMILY, "🇳🇴", ACCENT, "👍🏽", "a", " ", "\n", "ø", "שלום", "क्षि"]), max_size=14)
LINES = (
    ("Kari", f"We are a family {FAMILY} with flags {FLAGS} at the caf{ACCENT} by the sea.", TurnRole.ANSWERS, 1),
    ("كاري", "بدأ جيدا 🙂 مع اجتماع. لم يأت أحد مرتين، لذلك بدأنا من جديد. Namsos kommune sa ja.", TurnRole.ANSWERS, 1),
    ("Kari", "In Hebrew: שלום עולם, she said.", TurnRole.ANSWERS, 1),
)


@pytest.mark.parametrize("together", [FAMILY, "🇳🇴", ACCENT, "👍🏽"])
def test_what_is_read_as_one_character_is_never_cut(together: str) -> None:
    text = f"a {together}{together} b"
    first = Span(2, 2 + len(together))
    for start in range(first.start, first.end):
        for end in range(start + 1, first.end + 1):
            assert whole(text, Span(start, end)) == first


@given(PIECES, st.integers(0, 60), st.integers(0, 60))
def test_a_widened_span_holds_the_one_given_and_begins_and_ends_between_characters(
    pieces: list[str], one: int, other: int
) -> None:
    text = "".join(pieces)
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    found = whole(text, Span(start, end))
    assert found.start <= start
    assert found.end >= end
    if start < end:
        offsets, finder = Offsets(text), QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, text)
        for edge in found:
            finder.setPosition(offsets.to_qt(edge))
            assert finder.isAtBoundary()
        assert whole(text, found) == found


@given(PIECES)
def test_every_offset_is_the_same_after_going_to_qt_and_back(pieces: list[str]) -> None:
    text = "".join(pieces)
    offsets = Offsets(text)
    assert offsets.to_qt(len(text)) == len(text.encode("utf-16-le")) // 2
    assert [offsets.to_code_point(offsets.to_qt(place)) for place in range(len(text) + 1)] == list(range(len(text) + 1))


@pytest.mark.parametrize("words", [FAMILY, "🇸🇪", f"caf{ACCENT}", "مع اجتماع", "kommune", "שלום עולם", "she said"])
def test_what_is_selected_in_any_script_is_what_is_coded(show: Shown, words: str) -> None:
    talk = interview(LINES)
    view = show(talk)
    view.select_span(talk.span(words))
    assert view.selected_span() == talk.span(words)
    assert view.page.textCursor().selectedText() == words


def test_shift_and_an_arrow_take_a_whole_family(show: Shown, qtbot: QtBot) -> None:
    talk = interview(LINES)
    view = show(talk)
    at = talk.text.index(FAMILY)
    view.go_to_place(at)
    qtbot.keyClick(view.page, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert view.selected_span() == Span(at, at + len(FAMILY))


def test_half_a_flag_cannot_be_selected(show: Shown) -> None:
    talk = interview(LINES)
    view = show(talk)
    at = talk.text.index("🇸🇪")
    view.select_span(Span(at + 1, at + 2))
    assert view.selected_span() == Span(at, at + 2)


def test_washes_stand_under_the_very_words_in_any_script(show: Shown) -> None:
    talk = interview(LINES)
    view = show(talk)
    told = {1: FAMILY, 2: "🇸🇪", 3: "مع اجتماع", 4: "שלום עולם"}
    view.set_codings([coding(id_, 1 + id_ % 3, talk.span(words)) for id_, words in told.items()], CODES)
    lit = [one.cursor.selectedText() for one in view.page.extraSelections() if one.format.background().style()]
    assert set(told.values()) <= set(lit)


def test_a_paragraph_is_read_in_the_direction_of_its_words(show: Shown) -> None:
    talk = interview(LINES)
    view = show(talk)
    block, found = view.page.document().firstBlock(), []
    while block.isValid():
        line, form = block.layout().lineAt(0), block.blockFormat()
        assert line.naturalTextRect().left() >= 0
        assert line.naturalTextRect().right() <= view.page.viewport().width() + 1
        found.append((block.textDirection(), form.leftMargin() > 0, form.rightMargin() > 0))
        block = block.next()
    left, right = (Qt.LayoutDirection.LeftToRight, True, False), (Qt.LayoutDirection.RightToLeft, False, True)
    assert found == [left, right, left]


def test_a_click_on_words_read_from_right_to_left_finds_their_coding(show: Shown, qtbot: QtBot) -> None:
    talk = interview(LINES)
    view = show(talk)
    words = talk.span("مع اجتماع")
    view.set_codings([coding(1, 1, words)], CODES)
    cursor = view.page.cursor_at(Span(words.start + 2, words.start + 2))
    point = view.page.cursorRect(cursor).center()
    with qtbot.waitSignal(view.coding_picked, timeout=500) as told:
        qtbot.mouseClick(view.page.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert told.args == [1]


def test_a_stripe_stands_beside_its_words_whatever_their_direction(show: Shown) -> None:
    talk = interview(LINES)
    view = show(talk)
    words = talk.span("Namsos kommune")
    view.set_codings([coding(1, 1, words)], CODES)
    (stripe,) = view.stripes.shown
    top, bottom = view.page.lines_of(words.start)
    assert top <= stripe.top < stripe.bottom <= bottom
