"""The grid's frozen edges: questions down the left, cases along the top. Know how they are painted and widened."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from qda.model import Question, Views
from ui import theme
from ui.grid.lines import height, paint_lines
from ui.grid.model import QUESTION, GridModel
from ui.labels import tr

NARROWEST, WIDEST = 120, 480
_GRIP = 5


def _model(header: QHeaderView) -> GridModel:
    model = header.model()
    assert isinstance(model, GridModel)
    return model


class QuestionHeader(QHeaderView):
    """The questions: number and text, wrapped. Its right edge is dragged to make it wider."""

    width_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._width = 200
        self._dragging: int | None = None
        self.current = -1
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMouseTracking(True)
        self.setMinimumSectionSize(44)

    def sizeHint(self) -> QSize:
        return QSize(self._width, 100)

    def set_width(self, width: int) -> None:
        self._width = min(max(width, NARROWEST), WIDEST)
        self.updateGeometry()
        self.geometriesChanged.emit()
        self.width_changed.emit(self._width)

    def wanted_height(self, row: int) -> int:
        """How high a row must be for its question to stand in full."""
        question = _model(self).question(row)
        text = height(question.text, theme.font("small"), self._text_width(), 12)
        title = self._line() if _model(self).section_title(row) else 0
        divided = self._line() if question.views is Views.DIVIDED else 0
        return text + title + divided + 2 * theme.SPACE_S

    def _line(self) -> int:
        return self.fontMetrics().lineSpacing() + 2

    def _text_width(self) -> int:
        return self._width - theme.SPACE_M - theme.SPACE_XL - theme.SPACE_S

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        model, tokens = _model(self), theme.tokens()
        question: Question | None = model.headerData(logicalIndex, Qt.Orientation.Vertical, QUESTION)
        if question is None:
            return
        painter.save()
        current = logicalIndex == self.current
        painter.fillRect(rect, QColor(tokens.hover if current else tokens.window))
        painter.setPen(QColor(tokens.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        inner = rect.adjusted(theme.SPACE_M, theme.SPACE_S, -theme.SPACE_S, -theme.SPACE_XS)
        painter.setFont(theme.font("small"))
        title = model.section_title(logicalIndex)
        if title:
            painter.setPen(QColor(tokens.faint))
            inner.setTop(paint_lines(painter, inner, title, 1) + 2)
        text = inner.adjusted(theme.SPACE_XL, 0, 0, 0)
        painter.setFont(theme.font("small", strong=True))
        painter.setPen(QColor(tokens.text if current else tokens.muted))
        painter.drawText(inner.left(), inner.top() + painter.fontMetrics().ascent(), question.number)
        painter.setFont(theme.font("small"))
        painter.setPen(QColor(tokens.text))
        divided = question.views is Views.DIVIDED
        below = text.adjusted(0, 0, 0, -self._line() if divided else 0)
        end = paint_lines(painter, below, question.text)
        if divided:
            self._paint_divided(painter, QRect(text.left(), end + 2, text.width(), self._line()))
        painter.restore()

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


class CaseHeader(QHeaderView):
    """The cases: name, and what there is of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.current = -1
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(72)

    def sizeHint(self) -> QSize:
        return QSize(100, 2 * self.fontMetrics().lineSpacing() + theme.SPACE_M)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        model, tokens = _model(self), theme.tokens()
        if not 0 <= logicalIndex < len(model.grid.cases):
            return
        case = model.case(logicalIndex)
        painter.save()
        painter.fillRect(rect, QColor(tokens.hover if logicalIndex == self.current else tokens.window))
        painter.setPen(QColor(tokens.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        inner = rect.adjusted(theme.SPACE_S + 2, 6, -theme.SPACE_XS, -theme.SPACE_XS)
        painter.setFont(theme.font("body", strong=True))
        painter.setPen(QColor(tokens.text))
        inner.setTop(paint_lines(painter, inner, case.name, 1) + 1)
        painter.setFont(theme.font("small"))
        painter.setPen(QColor(tokens.faint))
        paint_lines(painter, inner.adjusted(0, 0, 0, 4), model.material(case), 1)
        painter.restore()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
        return super().event(event)
