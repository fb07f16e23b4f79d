"""How an answer is painted in the list: its words, wrapped in up to four lines, whose they are, the codes on it.

Knows rows of an `AnswersModel` and the theme.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import theme
from ui.grid.lines import height, paint_lines
from ui.quotes.painting import paint_mark, reading_font
from ui.survey.answers import AnswersModel

Index = QModelIndex | QPersistentModelIndex
MOST_LINES = 4
_MOST = 900


class AnswerRow(QStyledItemDelegate):
    """Paints one answer; a row is as high as its words need, up to four lines."""

    def __init__(self, model: AnswersModel, parent: QAbstractItemView) -> None:
        super().__init__(parent)
        self._model, self._view = model, parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        high = height(self._words(index.row()), reading_font(), width - 2 * theme.SPACE_L, MOST_LINES)
        small = QFontMetrics(theme.font("small")).lineSpacing()
        return QSize(width, high + theme.SPACE_XS + small + 2 * theme.SPACE_S)

    def _words(self, row: int) -> str:
        words = self._model.answers[row].text
        return " ".join(words[:_MOST].split()) + (" …" if len(words) > _MOST else "")

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours = theme.tokens()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, QColor(colours.selection if selected else colours.hover))
        if option.state & QStyle.StateFlag.State_HasFocus:
            edge = QRect(option.rect.left(), option.rect.top(), 3, option.rect.height())
            painter.fillRect(edge, QColor(colours.accent))
        painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), QColor(colours.line))
        row = option.rect.adjusted(theme.SPACE_L, theme.SPACE_S, -theme.SPACE_L, -theme.SPACE_S)
        painter.setFont(reading_font())
        painter.setPen(QColor(colours.text))
        words = self._words(index.row())
        high = height(words, reading_font(), row.width(), MOST_LINES)
        paint_lines(painter, QRect(row.left(), row.top(), row.width(), high), words, MOST_LINES)
        row.setTop(row.top() + high + theme.SPACE_XS)
        self._paint_below(painter, row, index.row())
        painter.restore()

    def _paint_below(self, painter: QPainter, row: QRect, number: int) -> None:
        """The codes, and at the right whose words they are."""
        colours, flags = theme.tokens(), Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font("small"))
        metrics = painter.fontMetrics()
        who = metrics.elidedText(self._model.who(number), Qt.TextElideMode.ElideRight, row.width() // 2)
        painter.setPen(QColor(colours.muted))
        painter.drawText(row, flags | Qt.AlignmentFlag.AlignRight, who)
        row.setRight(row.right() - metrics.horizontalAdvance(who) - theme.SPACE_M)
        for code in self._model.codes_on(number):
            if row.width() < 60:
                break
            paint_mark(painter, QRect(row.left(), row.center().y() - 4, 9, 9), code.colour)
            row.setLeft(row.left() + 15)
            name = metrics.elidedText(code.name, Qt.TextElideMode.ElideRight, min(row.width(), 220))
            painter.setPen(QColor(colours.text))
            painter.drawText(row, flags, name)
            row.setLeft(row.left() + metrics.horizontalAdvance(name) + theme.SPACE_M)
