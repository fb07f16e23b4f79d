"""What Word will show, while it is being written. Knows html and anchors, no project.

What is looked at is laid out first, the rest while nothing else happens: a long report is there as soon as a short one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from time import perf_counter

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextFormat,
    QTextOption,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QToolTip, QWidget

from qda.files.web import QUOTE_INDENT
from qda.model import Span
from ui import theme
from ui.labels import tr
from ui.report.stretches import Stretches, anchors_of
from ui.since import ICON

_QUOTE = "sitat:quote/"
_SLICE = 0.03
"""Seconds that laying out may take before the window has its turn."""
_FEW = 6
"""With more stretches than this laid out, another width begins anew."""
_SIGN = 15


class Preview(QTextBrowser):
    """The report as it stands. A click on a quote goes to its place, a click on a point chooses it."""

    place_wanted = Signal(int, object)
    """The document and the `Span` of a quote."""
    anchor_chosen = Signal(str)
    """The anchor of what was clicked: "point-…", "question-…"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pointed = ""
        self._late = False
        """What is pointed at was not there yet: to be brought into view when it is."""
        self._laying = False
        """Laying out is under way; a scroll bar that comes or goes meanwhile does not begin it anew."""
        self.stale: Mapping[str, str] = {}
        """The anchors of the lines that are marked, each with what is said of it."""
        self._filling = QTimer(self, interval=0)
        self._filling.timeout.connect(self._fill)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setWordWrapMode(QTextOption.WrapMode.WordWrap)  # no name in a narrow table is cut in two
        self.setAccessibleName(tr("Preview of the report"))
        theme.look(self, "bare")
        self.document().setDocumentMargin(theme.SPACE_M)
        self._page = Stretches(self.document())
        self.anchorClicked.connect(self._on_link)

    # ----------------------------------------------------------------- showing

    def show_html(self, html: str) -> None:
        """Show a short page."""
        self.show_stretches([html])

    def show_stretches(self, stretches: Sequence[str]) -> None:
        """Show the page anew, what is pointed at staying where it is on the screen, or else the page as it was."""
        bar = self.verticalScrollBar()
        before, top = self._height_of(self._pointed), bar.value()
        with self._laying_out():
            self._page.change_to(stretches)
        if len(self._page) and not self._page.laid:
            self._begin()
        after = self._height_of(self._pointed)
        if before is not None and after is not None:
            top += round(after - before)
        bar.setValue(top)
        self.point_at(self._pointed, scroll=self._late)
        self._fill()

    def clear(self) -> None:
        self._page.change_to([])
        self._filling.stop()

    def show_stale(self, stale: Mapping[str, str]) -> None:
        """Mark the lines at these anchors, each with what is to be said of it."""
        self.stale = dict(stale)
        self.viewport().update()

    def point_at(self, anchor: str, *, scroll: bool = True) -> None:
        """Set a heading or point apart, and bring it into view where it is not."""
        self._pointed = anchor
        number = self._page.holding(anchor)
        if scroll and number is not None and number not in self._page.laid:
            self._begin()
        self._mark()
        y = self._height_of(anchor)
        self._late = y is None and scroll
        if scroll and y is not None:
            bar, view = self.verticalScrollBar(), self.viewport().height()
            if not bar.value() + 24 <= y <= bar.value() + view * 0.7:
                bar.setValue(round(y - view * 0.25))

    def anchors(self) -> list[str]:
        """Every anchor there is, in order."""
        return list(self._page.anchors())

    def anchor_over(self, position: int) -> str:
        """The nearest anchor at or above a position of the text: the point a quote belongs to."""
        return self._page.anchor_over(position)

    # ----------------------------------------------------------------- laying out

    @property
    def complete(self) -> bool:
        """Whether the whole page is laid out."""
        return len(self._page.laid) == len(self._page)

    def _begin(self) -> None:
        """Lay out what is pointed at, or else the beginning, and what is seen below it; the rest follows."""
        number = self._page.holding(self._pointed) or 0
        with self._laying_out():
            self._page.forget()
            self._page.lay_out(number)
            if number + 1 < len(self._page):
                self._page.lay_out(number + 1)
        self._filling.start()

    @contextmanager
    def _laying_out(self) -> Iterator[None]:
        self._laying = True
        try:
            yield
        finally:
            self._laying = False

    def _fill(self) -> None:
        """Lay out more of the page, downwards and upwards by turns, for as long as the window can wait."""
        until = perf_counter() + _SLICE
        with self._laying_out():
            while not self.complete and perf_counter() < until:
                if (below := self._page.laid.stop) < len(self._page):
                    self._page.lay_out(below)
                if (above := self._page.laid.start) > 0 and perf_counter() < until:
                    self._lay_out_above(above - 1)
        if self.complete:
            self._filling.stop()
        else:
            self._filling.start()

    def _lay_out_above(self, number: int) -> None:
        """Lay out a stretch before the first, what is seen staying where it is."""
        bar = self.verticalScrollBar()
        top, before = bar.value(), self._top_of(number + 1)
        self._page.lay_out(number)
        bar.setValue(top + round(self._top_of(number + 1) - before))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks every line anew: of a long page, those that are seen first."""
        wider = event.size().width() != event.oldSize().width()
        if wider and not self._laying and len(self._page.laid) > _FEW:
            self._pointed = self._pointed or self.anchor_over(self.cursorForPosition(QPoint(0, 0)).position())
            self._begin()
            self._late = True
        super().resizeEvent(event)
        if self._late and not self._laying:
            self.point_at(self._pointed)

    # ----------------------------------------------------------------- places

    def _top_of(self, number: int) -> float:
        return self._top(self.document().findBlock(self._page.start(number)))

    def _height_of(self, anchor: str) -> float | None:
        block = self._page.block(anchor)
        return None if block is None else self._top(block)

    def _top(self, block: QTextBlock) -> float:
        return self.document().documentLayout().blockBoundingRect(block).top()

    def _mark(self) -> None:
        block = self._page.block(self._pointed) if self._pointed.startswith("point-") else None
        if block is None:
            self.setExtraSelections([])
            return
        marked = QTextEdit.ExtraSelection()
        tokens = theme.tokens()
        marked.format.setBackground(theme.mix(QColor(tokens.page), tokens.selection, 0.5))
        marked.format.setProperty(int(QTextFormat.Property.FullWidthSelection.value), True)
        marked.cursor = QTextCursor(block)
        marked.cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        self.setExtraSelections([marked])

    # ----------------------------------------------------------------- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        line, sign = QColor(theme.tokens().line), theme.icon(ICON, theme.tokens().warning)
        block = self.cursorForPosition(QPoint(0, event.rect().top())).block()
        while block.isValid():
            there = self._on_screen(block)
            if there.top() > event.rect().bottom():
                break
            if block.blockFormat().leftMargin() == QUOTE_INDENT:
                painter.fillRect(QRectF(QUOTE_INDENT - 12, there.top(), 2, there.height()), line)
            if self._said(block):
                sign.paint(painter, self._sign(there))
            block = block.next()

    def _on_screen(self, block: QTextBlock) -> QRectF:
        rect = self.document().documentLayout().blockBoundingRect(block)
        return rect.translated(0, -self.verticalScrollBar().value())

    def _sign(self, line: QRectF) -> QRect:
        return QRect(2, round(line.top()) + 1, _SIGN, _SIGN)

    def _said(self, block: QTextBlock) -> str:
        """What is to be said of a line that is marked."""
        return next((self.stale[name] for name in anchors_of(block) if name in self.stale), "") if self.stale else ""

    def said_at(self, place: QPoint) -> str:
        """What is to be said of the line whose mark is at a place of the window; "" where there is none."""
        block = self.cursorForPosition(place).block()
        return self._said(block) if place.x() <= self._sign(self._on_screen(block)).right() + 4 else ""

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.said_at(event.pos()), self.viewport())
            return True
        return super().viewportEvent(event)

    # ----------------------------------------------------------------- clicks

    def _on_link(self, url: QUrl) -> None:
        link = url.toString()
        if link.startswith(_QUOTE):
            document, start, end = (int(part) for part in link.removeprefix(_QUOTE).split("/"))
            self.place_wanted.emit(document, Span(start, end))
        elif link.startswith("#"):
            self.scrollToAnchor(link[1:])

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        if not self.anchorAt(place) and not self.textCursor().hasSelection():
            anchor = self.anchor_over(self.cursorForPosition(place).position())
            if anchor:
                self.anchor_chosen.emit(anchor)
