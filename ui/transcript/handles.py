"""The handles on the ends of the coding in hand: drag one, and the coding covers other words.

They snap to words; with Alt, to letters. Esc while dragging gives up. The same by key is here too. Knows a page and
the span of one coding, not what a coding is.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QTextCursor
from PySide6.QtWidgets import QWidget

from qda.model import Span
from ui import theme
from ui.labels import tr
from ui.transcript.page import Page

KNOB, WIDE = 9, 15
"""The diameter of a handle's knob, and the width in which it can be grasped."""
_WORD = re.compile(r"\w+(?:[-’'.]\w+)*[.,;:!?…»”\")\]]*")
"""A word and the marks that go with it."""


def snapped(text: str, offset: int, *, end: bool) -> int:
    """The end (or the start) of a word that is nearest to an offset."""
    first = max(0, offset - 80)
    places = [word.end() if end else word.start() for word in _WORD.finditer(text, first, offset + 80)]
    return min(places, key=lambda place: abs(place - offset), default=offset)


def stepped_end(text: str, offset: int, *, end: bool, forward: bool) -> int:
    """The next end (or start) of a word from an offset, or the one before."""
    places = [word.end() if end else word.start() for word in _WORD.finditer(text, max(0, offset - 200), offset + 200)]
    if forward:
        further = [place for place in places if place > offset]
        words = [place for place in further if any(letter.isalnum() for letter in text[offset:place])]
        return next(iter(words if end else further), max(further, default=offset))
    return next((place for place in reversed(places) if place < offset), offset)


def _x(found: object) -> float:
    """Qt gives the place in a line alone or, by some versions, with the letter it is at."""
    return float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]


class Handle(QWidget):
    """One end: a thin line beside the letter and a knob below the last word or above the first."""

    def __init__(self, page: Page, *, end: bool) -> None:
        super().__init__(page.viewport())
        self.end = end
        self.colour = ""
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        self.setAccessibleName(tr("End of the coding") if end else tr("Beginning of the coding"))
        self.setToolTip(tr("Drag to change where the coding ends; with Alt by letters") if end else
                        tr("Drag to change where the coding begins; with Alt by letters"))  # fmt: skip
        self.hide()

    def put(self, at: QPointF, height: float) -> None:
        """Stand beside a letter: `at` is the top of its line."""
        top = at.y() if self.end else at.y() - KNOB
        self.setGeometry(round(at.x() - WIDE / 2), round(top), WIDE, round(height) + KNOB)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = QColor(theme.code_colour(self.colour))
        middle = self.width() / 2
        painter.setPen(QPen(ink, 2))
        painter.drawLine(QPointF(middle, KNOB / 2), QPointF(middle, self.height() - KNOB / 2))
        painter.setPen(QPen(QColor(theme.tokens().page), 1.5))
        painter.setBrush(ink)
        top = self.height() - KNOB if self.end else 0
        painter.drawEllipse(QRectF(middle - KNOB / 2, top, KNOB, KNOB).adjusted(0.5, 0.5, -0.5, -0.5))


class Handles(QObject):
    """The two handles of the coding in hand on one page."""

    resized = Signal(int, object)
    """A coding is to cover this `Span`."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self.start, self.finish = Handle(page, end=False), Handle(page, end=True)
        self._coding_id = 0
        self._span: Span | None = None
        self._drawn: Span | None = None
        """What the coding would cover if the mouse were let go now."""
        self.movable: Callable[[], bool] = lambda: True
        """Whether codings can be changed."""
        for handle in (self.start, self.finish):
            handle.installEventFilter(self)

    def show_on(self, coding_id: int | None, span: Span | None, colour: str = "") -> None:
        """Stand at the ends of a coding, or nowhere. Called whenever the text may stand elsewhere."""
        if self._drawn is not None and coding_id == self._coding_id:
            self._place(self._drawn)
            return
        self._drawn = None
        self._coding_id, self._span = coding_id or 0, span
        for handle in (self.start, self.finish):
            handle.colour = colour
        if coding_id is None or span is None or not self.movable():
            self.start.hide()
            self.finish.hide()
        else:
            self._place(span)

    @property
    def dragging(self) -> bool:
        return self._drawn is not None

    def _place(self, span: Span) -> None:
        for handle, offset in ((self.start, span.start), (self.finish, span.end)):
            place = self._place_of(offset, end=handle.end)
            seen = place.bottom() > 0 and place.top() < self._page.viewport().height()
            if seen:
                handle.put(place.topLeft(), place.height())
            handle.setVisible(seen)
            handle.update()

    def _place_of(self, offset: int, *, end: bool) -> QRectF:
        """Where the line through a letter stands; an end belongs to the letter before it, also at a line's end."""
        page = self._page
        at = page.offsets.to_qt(offset)
        block = page.document().findBlock(at - 1 if end and at else at)
        place = page.document().documentLayout().blockBoundingRect(block)
        line = block.layout().lineForTextPosition(at - block.position() - (1 if end else 0))
        if not line.isValid():
            return QRectF()
        x = _x(line.cursorToX(at - block.position()))
        top = place.top() - page.verticalScrollBar().value() + line.y()
        return QRectF(place.left() + x, top, 1, line.height())

    # ----------------------------------------------------------------- dragging

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(watched, Handle) or self._span is None:
            return super().eventFilter(watched, event)
        if isinstance(event, QMouseEvent):
            return self._on_mouse(watched, event)
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and self.dragging:
            self._give_up()
            return True
        return super().eventFilter(watched, event)

    def _on_mouse(self, handle: Handle, event: QMouseEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
            self._drawn = self._span
            handle.grabKeyboard()
            return True
        if event.type() == QEvent.Type.MouseMove and self.dragging:
            by_letters = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            self._draw(handle, handle.mapTo(self._page.viewport(), event.position().toPoint()), by_letters=by_letters)
            return True
        if event.type() == QEvent.Type.MouseButtonRelease and self.dragging:
            self._let_go(handle)
            return True
        return False

    def _draw(self, handle: Handle, point: QPoint, *, by_letters: bool) -> None:
        assert self._span is not None
        page = self._page
        height = page.viewport().height()
        bar = page.verticalScrollBar()
        bar.setValue(bar.value() + max(0, point.y() - height) + min(0, point.y()))
        offset = page.offsets.to_code_point(page.cursorForPosition(point).position())
        if not by_letters:
            offset = snapped(page.text, offset, end=handle.end)
        start, end = self._span
        span = Span(start, max(offset, start + 1)) if handle.end else Span(min(offset, end - 1), end)
        if span != self._drawn:
            self._drawn = span
            self._show_selected(span)
        self._place(span)

    def _let_go(self, handle: Handle) -> None:
        handle.releaseKeyboard()
        span, before = self._drawn, self._span
        self._drawn = None
        if span is not None and span != before:
            self.resized.emit(self._coding_id, span)

    def _give_up(self) -> None:
        grabbed = QWidget.keyboardGrabber()
        if isinstance(grabbed, Handle):
            grabbed.releaseKeyboard()
        self._drawn = None
        if self._span is not None:
            self._show_selected(self._span)
            self._place(self._span)

    def _show_selected(self, span: Span) -> None:
        """Let the selection show what would be covered, without telling anybody that another passage is in hand."""
        page = self._page
        start, end = page.offsets.span_to_qt(span)
        cursor = page.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        bar = page.verticalScrollBar()
        before = bar.value()
        page.blockSignals(True)
        page.setTextCursor(cursor)
        page.blockSignals(False)
        bar.setValue(before)

    # ----------------------------------------------------------------- by key

    def end_later(self) -> None:
        self._step(end=True, forward=True)

    def end_earlier(self) -> None:
        self._step(end=True, forward=False)

    def start_later(self) -> None:
        self._step(end=False, forward=True)

    def start_earlier(self) -> None:
        self._step(end=False, forward=False)

    def _step(self, *, end: bool, forward: bool) -> None:
        """Move an end of the coding in hand by a word. It always keeps one."""
        if self._span is None or not self._coding_id or not self.movable():
            return
        start, finish = self._span
        if end:
            finish = stepped_end(self._page.text, finish, end=True, forward=forward)
        else:
            start = stepped_end(self._page.text, start, end=False, forward=forward)
        if start < finish and (start, finish) != self._span:
            self.resized.emit(self._coding_id, Span(start, finish))
