"""The gutter: the number of each paragraph on the screen, and the time of its turn where it has one."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from qda.text.spans import Paragraphs
from ui import theme
from ui.transcript.page import Page


class Gutter(QWidget):
    """Paints beside the page what a reader cites by."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._paragraphs = Paragraphs("")
        self._times: Mapping[int, int] = {}

    def show_numbers(self, paragraphs: Paragraphs, times: Mapping[int, int]) -> None:
        """`times`: milliseconds by the code point at which a turn starts."""
        self._paragraphs, self._times = paragraphs, times
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QColor(theme.tokens().faint))
        height = painter.fontMetrics().height()
        top_of_page = self._page.viewport().y()
        for block, place in self._page.visible_blocks():
            if not block.text().strip():
                continue
            offset = self._page.offsets.to_code_point(block.position())
            line = block.layout().lineAt(0)
            top = place.top() + (line.height() - height) / 2 if line.isValid() else place.top()
            row = QRectF(0, top + top_of_page, self.width() - 16, height)
            painter.drawText(row, Qt.AlignmentFlag.AlignRight, str(self._paragraphs.number_at(offset)))
            if offset in self._times:
                painter.drawText(row.translated(0, height), Qt.AlignmentFlag.AlignRight, clock(self._times[offset]))


def clock(milliseconds: int) -> str:
    """1:02:03 or 4:05."""
    minutes, seconds = divmod(milliseconds // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes}:{seconds:02d}"
