from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from pytestqt.qtbot import QtBot

from qda.model import Span
from ui.transcript.in_place import CodingsInPlace
from ui.transcript.lanes import Label, Stripe
from ui.transcript.stripes import StripeMargin
from ui.transcript.view import TranscriptView

from .conftest import CODES, Interview, Shown, coding, interview, point_at


@pytest.fixture
def coded(view: TranscriptView, talk: Interview) -> TranscriptView:
    """Three codings: two of them over each other."""
    view.set_codings(
        [
            coding(1, 1, talk.span("It began well")),
            coding(2, 3, talk.span("began well 🙂 with a meeting. Nobody came twice, so we started over.\nWe waited.")),
            coding(3, 2, talk.span("We rang them")),
        ],
        CODES,
    )
    return view


def stripe(view: TranscriptView, coding_id: int) -> Stripe:
    return next(stripe for stripe in view.stripes.shown if stripe.coding_id == coding_id)


def place_of(label: Label) -> QRectF:
    return QRectF(label.left, label.top, label.width, label.height)


def point_on(found: Stripe) -> QPoint:
    return QPointF(found.x + 1.5, (max(found.top, 0) + found.bottom) / 2).toPoint()


def test_codings_that_overlap_have_lanes_of_their_own(coded: TranscriptView) -> None:
    assert stripe(coded, 1).x != stripe(coded, 2).x


def test_a_lane_is_used_again_further_down(coded: TranscriptView) -> None:
    assert stripe(coded, 3).x == min(stripe(coded, 1).x, stripe(coded, 2).x)


@given(
    st.lists(st.tuples(st.integers(0, 220), st.integers(1, 90)), min_size=1, max_size=25),
)
def test_stripes_never_cross(pairs: list[tuple[int, int]]) -> None:
    text = interview().text
    codings = [
        coding(number, 1, Span(start, min(start + length, len(text))))
        for number, (start, length) in enumerate(pairs, 1)
        if start < len(text)
    ]
    margin = StripeMargin()
    place = CodingsInPlace(text, codings)
    margin.show_stripes([(one, place.lane(one.id), one.span.start * 2.0, one.span.end * 2.0) for one in codings], CODES)
    for one in margin.shown:
        for other in margin.shown:
            if one is not other and one.x == other.x:
                assert one.bottom <= other.top or other.bottom <= one.top


def test_labels_do_not_lie_on_each_other_or_on_stripes(show: Shown, talk: Interview) -> None:
    view = show(talk)
    words = talk.span("It began well 🙂 with a meeting. Nobody came twice, so we started over.")
    view.set_codings([coding(n, 1 + n % 3, Span(words.start + n, words.end - n)) for n in range(1, 9)], CODES)
    labels = [place_of(label) for label in view.stripes.labels]
    assert labels
    for number, one in enumerate(labels):
        assert not any(one.intersects(other) for other in labels[number + 1 :])
        beside = [s for s in view.stripes.shown if s.top < one.bottom() and s.bottom > one.top()]
        assert all(s.x < one.left() for s in beside)


def test_hovering_a_stripe_lifts_it_and_leaving_lets_it_go(coded: TranscriptView, qtbot: QtBot) -> None:
    margin = coded.stripes
    with qtbot.waitSignal(margin.hovered, timeout=500) as told:
        point_at(margin, point_on(stripe(coded, 2)))
    assert told.args == [2]
    assert margin.lifted == 2
    point_at(margin, QPoint(margin.width() - 2, 590))
    assert margin.lifted is None


def test_a_click_on_a_stripe_picks_its_coding_and_selects_its_words(
    coded: TranscriptView, talk: Interview, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(coded.coding_picked, timeout=500) as told:
        qtbot.mouseClick(coded.stripes, Qt.MouseButton.LeftButton, pos=point_on(stripe(coded, 3)))
    assert told.args == [3]
    assert coded.current_coding_id == 3
    assert coded.selected_span() == talk.span("We rang them")


def test_a_click_on_a_label_picks_its_coding(coded: TranscriptView, qtbot: QtBot) -> None:
    label = coded.stripes.labels[0]
    with qtbot.waitSignal(coded.coding_picked, timeout=500) as told:
        qtbot.mouseClick(coded.stripes, Qt.MouseButton.LeftButton, pos=place_of(label).center().toPoint())
    assert told.args == [label.stripe.coding_id]


def test_a_click_beside_the_stripes_picks_nothing(coded: TranscriptView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(coded.coding_picked):
        qtbot.mouseClick(coded.stripes, Qt.MouseButton.LeftButton, pos=QPoint(coded.stripes.width() - 2, 590))


def test_a_coding_of_a_code_that_is_gone_is_still_seen(view: TranscriptView, talk: Interview) -> None:
    view.set_codings([coding(9, 77, talk.span("We waited."))], CODES)
    assert stripe(view, 9).name == ""


def test_a_coding_that_goes_takes_its_stripe_along(coded: TranscriptView) -> None:
    coded.select_coding(2)
    coded.set_codings([], CODES)
    assert not coded.stripes.shown
    assert coded.current_coding_id is None


def test_only_codings_on_the_screen_have_stripes(long_view: TranscriptView, long_talk: Interview) -> None:
    far = long_talk.text.rindex("We rang")
    long_view.set_codings([coding(1, 1, long_talk.span("We waited.")), coding(2, 3, Span(far, far + 20))], CODES)
    assert [stripe.coding_id for stripe in long_view.stripes.shown] == [1]
    long_view.reveal(Span(far, far + 20))
    assert [stripe.coding_id for stripe in long_view.stripes.shown] == [2]


def test_a_long_coding_is_labelled_at_the_top_of_the_screen(long_view: TranscriptView, long_talk: Interview) -> None:
    long_view.set_codings([coding(1, 1, Span(0, len(long_talk.text) // 2))], CODES)
    long_view.go_to_place(len(long_talk.text) // 4)
    (label,) = long_view.stripes.labels
    assert 0 <= label.top < 20
