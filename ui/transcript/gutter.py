"""The gutter: the number of each paragraph on the screen, the time of its turn, a mark where it follows up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from qda.text.spans import Paragraphs
from ui import theme
from ui.labels import tr
from ui.transcript.page import Page


class Gutter(QWidget):
    """Paints beside the page what a reader cites by."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._paragraphs = Paragraphs("")
        self._times: Mapping[int, int] = {}
        self._follow_ups: Mapping[int, str] = {}

    def show_numbers(
        self, paragraphs: Paragraphs, times: Mapping[int, int], follow_ups: Mapping[int, str], *, repaint: bool = True
    ) -> None:
        """`times` are milliseconds, `follow_ups` the numbers of questions, both by where a turn starts."""
        self._paragraphs, self._times, self._follow_ups = paragraphs, times, follow_ups
        if repaint:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(theme.tokens().faint))
        for offset, row in self._rows():
            painter.drawText(row, Qt.AlignmentFlag.AlignRight, str(self._paragraphs.number_at(offset)))
            if offset in self._times:
                below = row.translated(0, row.height())
                painter.drawText(below, Qt.AlignmentFlag.AlignRight, clock(self._times[offset]))
            if offset in self._follow_ups:
                corner = QPointF(self.width() - 11, row.center().y())
                painter.drawPolyline([corner + QPointF(*step) for step in ((0, -5), (0, 1), (6, 1))])
                painter.drawPolyline([corner + QPointF(*step) for step in ((3.5, -1.5), (6, 1), (3.5, 3.5))])

    def _rows(self) -> Iterator[tuple[int, QRectF]]:
        """Where each paragraph on the screen starts, and the room for its number beside its first line."""
        height, top_of_page = self.fontMetrics().height(), self._page.viewport().y()
        for block, place in self._page.visible_blocks():
            if block.text().strip():
                line = block.layout().lineAt(0)
                top = place.top() + (line.height() - height) / 2 if line.isValid() else place.top()
                yield (
                    self._page.offsets.to_code_point(block.position()),
                    QRectF(0, top + top_of_page, self.width() - 16, height),
                )

    def told_at(self, y: float) -> str:
        """What the mark at a height means; "" where there is none."""
        here = (offset for offset, row in self._rows() if row.top() <= y <= row.bottom())
        question = self._follow_ups.get(next(here, -1))
        return tr("Follow-up to question {number}", number=question) if question else ""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.told_at(event.pos().y()), self)
            return True
        return super().event(event)


def clock(milliseconds: int) -> str:
    """1:02:03 or 4:05."""
    minutes, seconds = divmod(milliseconds // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes}:{seconds:02d}"
