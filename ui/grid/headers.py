"""The grid's frozen edges: the names of rows down the left, of columns along the top. Know how they are painted and
widened."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from qda.analysis.framework import Line
from qda.store.cells import Topic
from ui import theme
from ui.grid.lines import height, paint_lines
from ui.grid.model import GridModel
from ui.labels import tr

NARROWEST, WIDEST = 120, 480
USUAL = 200
_GRIP = 5
_MOST_LINES = 3
"""The most lines of a question along the top."""


class Edge(QHeaderView):
    """What both edges have in common: the line in hand, and a menu of each line."""

    menu_wanted = Signal(object, QPoint)
    """The menu of a `Line`, at a place of the screen."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self.current = -1
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def grid_model(self) -> GridModel:
        model = self.model()
        assert isinstance(model, GridModel)
        return model

    def line(self, section: int) -> Line | None:
        laid = self.grid_model().laid
        lines = laid.columns if self.orientation() == Qt.Orientation.Horizontal else laid.rows
        return lines[section] if 0 <= section < len(lines) else None

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        line = self.line(self.logicalIndexAt(event.pos()))
        if line is not None:
            self.menu_wanted.emit(line, event.globalPos())

    def _paint_ground(self, painter: QPainter, rect: QRect, *, current: bool) -> None:
        tokens = theme.tokens()
        painter.fillRect(rect, QColor(tokens.hover if current else tokens.window))
        painter.setPen(QColor(tokens.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())

    def _paint_whose(self, painter: QPainter, inner: QRect, line: Line) -> None:
        tokens = theme.tokens()
        painter.setFont(theme.font("body", strong=True))
        painter.setPen(QColor(tokens.text))
        inner.setTop(paint_lines(painter, inner, line.name, 1) + 1)
        painter.setFont(theme.font("small"))
        painter.setPen(QColor(tokens.faint))
        under = self.grid_model().material(line)
        if self.orientation() == Qt.Orientation.Horizontal and line.heading:
            under = line.heading
        paint_lines(painter, inner.adjusted(0, 0, 0, 4), under, 1)


class RowHeader(Edge):
    """The names of the rows, wrapped. Its right edge is dragged to make it wider."""

    width_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._width = USUAL
        self._dragging: int | None = None
        self.setMouseTracking(True)
        self.setMinimumSectionSize(44)

    def sizeHint(self) -> QSize:
        return QSize(self._width, 100)

    def set_width(self, width: int) -> None:
        width = min(max(width, NARROWEST), WIDEST)
        if width != self._width:
            self._width = width
            self.updateGeometry()
            self.geometriesChanged.emit()
            self.width_changed.emit(width)

    def wanted_height(self, row: int) -> int:
        """How high a row must be for its name to stand in full."""
        line = self.line(row)
        if line is None:
            return self.minimumSectionSize()
        title = self._step() if self.grid_model().heading_at(row) else 0
        if not isinstance(line.key, Topic):
            return title + 2 * self._step() + 2 * theme.SPACE_S
        text = height(line.name, theme.font("small"), self._text_width(line), 12)
        divided = self._step() if line.divided else 0
        return text + title + divided + 2 * theme.SPACE_S

    def _step(self) -> int:
        return self.fontMetrics().lineSpacing() + 2

    def _text_width(self, line: Line) -> int:
        return self._width - theme.SPACE_M - self._indent(line) - theme.SPACE_S

    def _indent(self, line: Line) -> int:
        if line.number:
            return theme.SPACE_XL
        return line.depth * theme.SPACE_L if self.grid_model().in_own_order else 0

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        model, tokens, line = self.grid_model(), theme.tokens(), self.line(logicalIndex)
        if line is None:
            return
        painter.save()
        current = logicalIndex == self.current
        self._paint_ground(painter, rect, current=current)
        inner = rect.adjusted(theme.SPACE_M, theme.SPACE_S, -theme.SPACE_S, -theme.SPACE_XS)
        painter.setFont(theme.font("small"))
        title = model.heading_at(logicalIndex)
        if title:
            painter.setPen(QColor(tokens.faint))
            inner.setTop(paint_lines(painter, inner, title, 1) + 2)
        if isinstance(line.key, Topic):
            self._paint_topic(painter, inner, line, current=current)
        else:
            self._paint_whose(painter, inner, line)
        painter.restore()

    def _paint_topic(self, painter: QPainter, inner: QRect, line: Line, *, current: bool) -> None:
        tokens = theme.tokens()
        text = inner.adjusted(self._indent(line), 0, 0, 0)
        if line.number:
            painter.setFont(theme.font("small", strong=True))
            painter.setPen(QColor(tokens.text if current else tokens.muted))
            painter.drawText(inner.left(), inner.top() + painter.fontMetrics().ascent(), line.number)
        painter.setFont(theme.font("small", strong=not line.number and line.depth == 0))
        painter.setPen(QColor(tokens.text))
        below = text.adjusted(0, 0, 0, -self._step() if line.divided else 0)
        end = paint_lines(painter, below, line.name)
        if line.divided:
            self._paint_divided(painter, QRect(text.left(), end + 2, text.width(), self._step()))

    @staticmethod
    def _paint_divided(painter: QPainter, rect: QRect) -> None:
        tokens = theme.tokens()
        side = painter.fontMetrics().height()
        theme.icon("arrows-left-right", tokens.accent).paint(painter, QRect(rect.left(), rect.top(), side, side))
        painter.setPen(QColor(tokens.accent))
        said = painter.fontMetrics().elidedText(
            tr("views divided"), Qt.TextElideMode.ElideRight, rect.width() - side - theme.SPACE_XS
        )
        painter.drawText(rect.left() + side + theme.SPACE_XS, rect.top() + painter.fontMetrics().ascent(), said)

    # ----------------------------------------------------------------- making it wider

    def _on_edge(self, event: QMouseEvent) -> bool:
        return event.position().x() >= self.width() - _GRIP

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._on_edge(event):
            self._dragging = self._width - round(event.position().x())
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragging is not None:
            self.set_width(round(event.position().x()) + self._dragging)
            return
        super().mouseMoveEvent(event)
        if self._on_edge(event) and not event.buttons():
            self.setCursor(Qt.CursorShape.SplitHCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragging = None
        super().mouseReleaseEvent(event)


class ColumnHeader(Edge):
    """The names of the columns: cases with what there is of them, or questions in a few lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setMinimumSectionSize(72)

    def sizeHint(self) -> QSize:
        lines = _MOST_LINES + 1 if self.grid_model().laid.turned else 2
        return QSize(100, lines * self.fontMetrics().lineSpacing() + theme.SPACE_M)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        line = self.line(logicalIndex)
        if line is None:
            return
        painter.save()
        self._paint_ground(painter, rect, current=logicalIndex == self.current)
        inner = rect.adjusted(theme.SPACE_S + 2, 6, -theme.SPACE_XS, -theme.SPACE_XS)
        if isinstance(line.key, Topic):
            self._paint_topic(painter, inner, line)
        else:
            self._paint_whose(painter, inner, line)
        painter.restore()

    def _paint_topic(self, painter: QPainter, inner: QRect, line: Line) -> None:
        tokens = theme.tokens()
        painter.setFont(theme.font("small"))
        if line.heading:
            painter.setPen(QColor(tokens.faint))
            inner.setTop(paint_lines(painter, inner, line.heading, 1) + 1)
        painter.setPen(QColor(tokens.text))
        painter.setFont(theme.font("small", strong=not line.number))
        paint_lines(painter, inner.adjusted(0, 0, 0, 4), line.title, _MOST_LINES)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
        return super().event(event)
