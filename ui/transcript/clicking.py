"""Selecting with the mouse by what was said: a double click takes the sentence, a third click the whole turn.

Held down after either, the mouse selects on by sentences or by turns. With Alt, a double click takes the word.
Listens on a page's viewport; knows nothing of codings.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent, QTextCursor

from qda.model import Span
from ui.transcript.page import Page
from ui.transcript.units import Unit, Units


class UnitClicks(QObject):
    """Double and triple clicks on one page."""

    def __init__(self, page: Page, units: Callable[[], Units]) -> None:
        super().__init__(page)
        self._page = page
        self._units = units
        self.by_word = False
        """Whether a double click takes the word, and with Alt the sentence."""
        self._unit: Unit | None = None
        """What is being selected while the button is held down."""
        self._first = Span(0, 0)
        self._clicked: tuple[int, QPointF] | None = None
        """When and where the last double click was, on the system's clock."""
        page.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QMouseEvent):
            return super().eventFilter(watched, event)
        left = event.button() == Qt.MouseButton.LeftButton
        if event.type() == QEvent.Type.MouseButtonDblClick and left:
            return self._on_double_click(event)
        if event.type() == QEvent.Type.MouseButtonPress and left and self._is_third(event):
            self._clicked = None
            self._begin(Unit.TURN, event.position())
            return True
        if event.type() == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.RightButton:
            self._stand_at(event.position())
        if event.type() == QEvent.Type.MouseMove and self._unit is not None:
            self._go_on(event.position())
            return True
        if event.type() == QEvent.Type.MouseButtonRelease and left and self._unit is not None:
            self._unit = None
            return True
        return super().eventFilter(watched, event)

    def _on_double_click(self, event: QMouseEvent) -> bool:
        self._clicked = (event.timestamp(), event.position())
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt is not self.by_word:
            return False  # Qt selects the word
        self._begin(Unit.SENTENCE, event.position())
        return True

    def _is_third(self, event: QMouseEvent) -> bool:
        if self._clicked is None:
            return False
        moment, place = self._clicked
        hints = QGuiApplication.styleHints()
        near = (event.position() - place).manhattanLength() < hints.startDragDistance()
        return near and event.timestamp() - moment < hints.mouseDoubleClickInterval()

    def _begin(self, unit: Unit, point: QPointF) -> None:
        found = self._units().at(unit, self._offset_at(point))
        if found is not None:
            self._unit, self._first = unit, found
            self._select(found.start, found.end)

    def _go_on(self, point: QPointF) -> None:
        """Select from the unit it began with to the one under the mouse."""
        assert self._unit is not None
        here = self._units().at(self._unit, self._offset_at(point))
        if here is None:
            return
        if here.start < self._first.start:
            self._select(self._first.end, here.start)
        else:
            self._select(self._first.start, max(here.end, self._first.end))
        self._page.ensureCursorVisible()

    def _stand_at(self, point: QPointF) -> None:
        """Before a menu is shown the caret goes where it was asked for, unless something is selected."""
        if not self._page.textCursor().hasSelection():
            self._page.setTextCursor(self._page.cursorForPosition(point.toPoint()))

    def _offset_at(self, point: QPointF) -> int:
        exact = self._page.offset_at(point)
        if exact is not None:
            return exact
        return self._page.offsets.to_code_point(self._page.cursorForPosition(point.toPoint()).position())

    def _select(self, anchor: int, caret: int) -> None:
        cursor = self._page.textCursor()
        cursor.setPosition(self._page.offsets.to_qt(anchor))
        cursor.setPosition(self._page.offsets.to_qt(caret), QTextCursor.MoveMode.KeepAnchor)
        shown = self._page.textCursor()
        if (cursor.anchor(), cursor.position()) != (shown.anchor(), shown.position()):
            bar = self._page.verticalScrollBar()
            before = bar.value()
            self._page.setTextCursor(cursor)
            bar.setValue(before)
