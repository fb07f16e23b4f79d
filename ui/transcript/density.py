"""The whole transcript beside the scroll bar: how densely it is coded, what is asked where, what is on the screen.

Painted once into a picture that scrolling does not touch. Knows a text's length and offsets; nothing of what a
coding means.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QToolTip, QWidget

from qda.model import Span
from ui import theme
from ui.labels import plural, tr

WIDTH = 18
ROW = 2
"""Pixels of height that one bar takes."""
PARAGRAPH = 45
"""Characters that a paragraph's end is worth: half a line left empty, and the space below."""
SETTLE = 60
"""Milliseconds after which the bars follow a coding: never while it is being painted."""
QUESTIONS, HITS = "question", "hit"
"""The kinds of marks: a line across for each question asked, a diamond for each hit of a search."""


class Proportions:
    """How far down a text each of its characters stands, from 0 to 1, short paragraphs counted as what they take up."""

    def __init__(self, text: str) -> None:
        self._ends: list[int] = []
        at = text.find("\n")
        while at >= 0:
            self._ends.append(at)
            at = text.find("\n", at + 1)
        self._down = [end + PARAGRAPH * number for number, end in enumerate(self._ends, 1)]
        self._length = len(text)
        self._whole = max(1, len(text) + PARAGRAPH * len(self._ends))

    def share(self, offset: int) -> float:
        return (offset + PARAGRAPH * bisect_left(self._ends, offset)) / self._whole

    def offset(self, share: float) -> int:
        """The character that stands at a share of the whole."""
        down = round(min(max(share, 0.0), 1.0) * self._whole)
        before = bisect_right(self._down, down)
        first = self._ends[before - 1] + 1 if before else 0
        return min(max(first, down - PARAGRAPH * before), self._length)


def depths(spans: Iterable[Span], edges: Sequence[int]) -> list[int]:
    """How many spans reach into each stretch that begins at one of `edges`, the first of them 0; the last goes on to
    the end. No span may be empty."""
    steps = [0] * (len(edges) + 1)
    for start, end in spans:
        steps[bisect_right(edges, start) - 1] += 1
        steps[bisect_left(edges, end)] -= 1
    return list(accumulate(steps[:-1]))


class DensityStrip(QWidget):
    """Bars, ticks and a frame round what is on the screen; a click or a drag goes there."""

    place_wanted = Signal(int)
    """An offset that is to be brought to the middle of the screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Where the codings lie"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._proportions = Proportions("")
        self._spans: Sequence[Span] = ()
        self._marks: dict[str, Sequence[int]] = {}
        self._names: Mapping[int, str] = {}
        self._visible = Span(0, 0)
        self._depths: list[int] = []
        self._picture: QPixmap | None = None
        self._later = QTimer(self, singleShot=True, interval=SETTLE)
        self._later.timeout.connect(self._count)

    def show_text(self, text: str, questions: Mapping[int, str]) -> None:
        """Another text: where it asks which question, by the offset of the turn."""
        self._proportions = Proportions(text)
        self._names = questions
        self._spans, self._marks = (), {QUESTIONS: sorted(questions)}
        self._depths = []
        self._paint_anew()

    def show_spans(self, spans: Sequence[Span]) -> None:
        """What is coded, a moment from now."""
        self._spans = spans
        self._later.start()

    def set_marks(self, kind: str, offsets: Sequence[int]) -> None:
        """Mark places in the text: `HITS` of a search, say. None of a kind takes them away."""
        self._marks[kind] = offsets
        self._paint_anew()

    def show_visible(self, span: Span) -> None:
        """What is on the screen now."""
        if span != self._visible:
            self._visible = span
            self.update()

    # ----------------------------------------------------------------- places

    @property
    def depths(self) -> Sequence[int]:
        """How many codings reach into each bar's part of the text, from top to bottom."""
        if self._later.isActive():
            self._count()
        return self._depths

    def _count(self) -> None:
        self._later.stop()
        rows = max(1, self.height() // ROW)
        edges = [self._proportions.offset(row / rows) for row in range(rows)]
        self._depths = depths(self._spans, edges)
        self._paint_anew()

    def _paint_anew(self) -> None:
        self._picture = None
        self.update()

    def frame(self) -> QRectF:
        """Round what is on the screen."""
        top = self._proportions.share(self._visible.start) * self.height()
        bottom = self._proportions.share(self._visible.end) * self.height()
        height = max(8.0, bottom - top)
        return QRectF(0.5, min(top, self.height() - height) + 0.5, self.width() - 1.0, height - 1.0)

    def told_at(self, y: float) -> str:
        """What is to be met at a height: the question asked last, and how many codings."""
        share = y / max(1, self.height())
        offset, asked = self._proportions.offset(share), self._marks.get(QUESTIONS, ())
        before = bisect_right(asked, offset)
        found = self.depths
        count = found[min(len(found) - 1, int(y) // ROW)] if found else 0
        words = plural(count, "{count} coding here", "{count} codings here")
        return f"{self._names[asked[before - 1]]}\n{words}" if before else words

    # ----------------------------------------------------------------- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        if self._picture is None or self._picture.devicePixelRatioF() != ratio:
            self._picture = self._painted(ratio)
        painter.drawPixmap(0, 0, self._picture)
        colours = theme.tokens()
        veil = QColor(colours.text)
        veil.setAlphaF(0.07)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.edge), 1))
        painter.setBrush(veil)
        painter.drawRoundedRect(self.frame(), 3, 3)

    def _painted(self, ratio: float) -> QPixmap:
        """Bars as long as the text is densely coded, and the marks over them."""
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        colours = theme.tokens()
        most = max([4, *self._depths])
        room = self.width() - 8
        for row, depth in enumerate(self._depths):
            if depth:
                length = 3 + (room - 3) * (depth / most) ** 0.5
                painter.fillRect(QRectF(4, row * ROW, length, ROW), QColor(colours.edge))
        for kind, offsets in self._marks.items():
            rows = {round(self._proportions.share(offset) * self.height()) for offset in offsets}
            self._paint_marks(painter, kind, rows)
        painter.end()
        return picture

    def _paint_marks(self, painter: QPainter, kind: str, rows: Iterable[int]) -> None:
        colours = theme.tokens()
        if kind == QUESTIONS:
            for y in rows:
                painter.fillRect(QRectF(1, y, self.width() - 2, 1), QColor(colours.accent))
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.warning))
        for y in rows:
            middle = QPointF(self.width() - 5, y)
            painter.drawPolygon([middle + QPointF(*step) for step in ((-4, 0), (0, -4), (4, 0), (0, 4))])

    # ----------------------------------------------------------------- events

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._go(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(event)

    def _go(self, event: QMouseEvent) -> None:
        self.place_wanted.emit(self._proportions.offset(event.position().y() / max(1, self.height())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._count()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_anew()
        super().changeEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.told_at(event.pos().y()), self)
            return True
        return super().event(event)
