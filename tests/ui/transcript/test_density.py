from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from qda.model import Span
from ui import theme
from ui.transcript.density import HITS, ROW, DensityStrip, Proportions, depths
from ui.transcript.view import TranscriptView

from .conftest import CODES, Interview, coding

TEXTS = st.text(st.sampled_from("ab \n🙂"), max_size=200)


@given(TEXTS, st.integers(0, 200))
def test_a_place_is_found_again_by_its_share(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    proportions = Proportions(text)
    share = proportions.share(offset)
    assert 0 <= share <= 1
    assert abs(proportions.offset(share) - offset) <= 1


@given(TEXTS)
def test_what_stands_further_down_has_a_greater_share(text: str) -> None:
    proportions = Proportions(text)
    shares = [proportions.share(offset) for offset in range(len(text) + 1)]
    assert shares == sorted(shares)


@given(
    st.lists(st.tuples(st.integers(0, 99), st.integers(1, 40)), max_size=20),
    st.lists(st.integers(1, 99), unique=True, max_size=12),
)
def test_every_bar_counts_the_codings_that_reach_into_its_part(pairs: list[tuple[int, int]], inner: list[int]) -> None:
    edges = [0, *sorted(inner)]
    spans = [Span(start, start + length) for start, length in pairs]
    ends = [*edges[1:], 1_000]
    parts = [Span(*part) for part in zip(edges, ends, strict=True)]
    assert depths(spans, edges) == [sum(span.overlaps(part) for span in spans) for part in parts]


def strip_of(view: TranscriptView) -> DensityStrip:
    return view.density


def test_the_strip_shows_where_it_is_coded(long_view: TranscriptView, long_talk: Interview) -> None:
    half = len(long_talk.text) // 2
    long_view.set_codings([coding(1, 1, Span(half, half + 200)), coding(2, 3, Span(half, half + 150))], CODES)
    found = strip_of(long_view).depths
    assert max(found) == 2
    assert abs(found.index(2) / len(found) - 0.5) < 0.03
    assert sum(1 for depth in found if depth) < len(found) / 10


def test_what_is_on_the_screen_is_framed_and_the_frame_follows(long_view: TranscriptView) -> None:
    top = strip_of(long_view).frame()
    assert top.top() < 2
    bar = long_view.page.verticalScrollBar()
    long_view.go_to_place(len(long_view.page.text))
    assert bar.value() > 0
    assert strip_of(long_view).frame().bottom() > strip_of(long_view).height() - 3


def test_a_click_on_the_strip_goes_there_and_a_drag_goes_on(long_view: TranscriptView, qtbot: QtBot) -> None:
    strip = strip_of(long_view)
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(8, strip.height() // 2))
    visible = long_view.page.visible_span()
    middle = len(long_view.page.text) / 2
    assert visible.start < middle < visible.end
    qtbot.mousePress(strip, Qt.MouseButton.LeftButton, pos=QPoint(8, strip.height() // 2))
    qtbot.mouseMove(strip, QPoint(8, strip.height() // 4))
    qtbot.mouseRelease(strip, Qt.MouseButton.LeftButton, pos=QPoint(8, strip.height() // 4))
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(8, strip.height() - 1))
    assert long_view.page.visible_span().end >= len(long_view.page.text) - 1


def test_the_strip_tells_what_is_asked_and_how_much_is_coded_at_a_height(
    long_view: TranscriptView, long_talk: Interview
) -> None:
    long_view.set_codings([coding(1, 1, Span(0, len(long_talk.text)))], CODES)
    told = strip_of(long_view).told_at(300)
    assert "How did the cooperation begin?" in told or "What was difficult?" in told
    assert "1 coding here" in told


def test_hits_are_marked_and_taken_away(long_view: TranscriptView) -> None:
    strip = strip_of(long_view)
    wanted = QColor(theme.tokens().warning)

    def marked() -> bool:
        image = strip.grab().toImage()
        ratio = image.devicePixelRatio()
        x, y = round((strip.width() - 5) * ratio), round(strip.height() / 2 * ratio)
        found = [image.pixelColor(x, row) for row in range(y - 6, y + 6)]
        return any(abs(one.red() - wanted.red()) + abs(one.blue() - wanted.blue()) < 40 for one in found)

    assert not marked()
    strip.set_marks(HITS, [strip._proportions.offset(0.5)])
    assert marked()
    strip.set_marks(HITS, [])
    assert not marked()


def test_scrolling_paints_no_bars_anew(long_view: TranscriptView, qtbot: QtBot) -> None:
    strip = strip_of(long_view)
    strip.grab()
    before = strip._picture
    long_view.page.verticalScrollBar().setValue(500)
    strip.grab()
    assert strip._picture is before
    assert strip.height() >= ROW
