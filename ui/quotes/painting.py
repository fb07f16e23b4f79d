"""How a row of the list is painted: the quote in two lines, and below it its code, whose words they are, its star.

Knows rows of a `QuotesModel` and the theme.
"""

from __future__ import annotations

from functools import lru_cache
from math import cos, pi, sin

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from qda.analysis.listing import By, Group
from qda.analysis.retrieve import Quotation
from ui import theme
from ui.grid.lines import paint_lines
from ui.labels import plural
from ui.quotes.model import QuotesModel, source

Index = QModelIndex | QPersistentModelIndex
LINES = 2
_STAR = 18
_MOST = 600
"""Letters that two lines of any width can hold; the rest is not even looked at."""


@lru_cache(maxsize=4)
def _reading_font(points: float) -> QFont:
    font = QFont(theme.reading_family())
    font.setPointSizeF(points * 1.05)
    return font


def reading_font() -> QFont:
    """The font of quotes."""
    return _reading_font(theme.font().pointSizeF())


def row_height() -> int:
    """How high the row of a passage is."""
    return (
        LINES * QFontMetrics(reading_font()).lineSpacing()
        + QFontMetrics(theme.font("small")).lineSpacing()
        + theme.SPACE_XS
        + 2 * theme.SPACE_S
    )


def heading_height() -> int:
    return QFontMetrics(theme.font(strong=True)).lineSpacing() + 2 * theme.SPACE_S


def star_of(row: QRect) -> QRect:
    """Where the star of a row is."""
    return QRect(row.right() - theme.SPACE_M - _STAR, row.top() + theme.SPACE_S + 1, _STAR, _STAR)


class RowPainter(QStyledItemDelegate):
    """Paints passages and headings."""

    def __init__(self, model: QuotesModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(option.rect.width(), heading_height() if self._model.group(index.row()) else row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        group = self._model.group(index.row())
        if group is not None:
            self._paint_heading(painter, option, group)
        else:
            self._paint_passage(painter, option, index.row())
        painter.restore()

    def _paint_surface(self, painter: QPainter, option: QStyleOptionViewItem) -> bool:
        """The ground of a row in hand; whether it is one."""
        colours = theme.tokens()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if selected or hovered:
            painter.fillRect(option.rect, QColor(colours.selection if selected else colours.hover))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(
                QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()), QColor(colours.accent)
            )
        return selected or hovered

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, group: Group) -> None:
        colours = theme.tokens()
        painter.fillRect(option.rect, QColor(colours.window))
        self._paint_surface(painter, option)
        row = option.rect.adjusted(theme.SPACE_S, 0, -theme.SPACE_L, 0)
        middle = row.center().y() + 1
        caret = "caret-right" if self._model.is_folded(group) else "caret-down"
        theme.icon(caret).paint(painter, QRect(row.left(), middle - 7, 14, 14))
        row.setLeft(row.left() + 22)
        if self._model.listed.by is By.CODE and group.id in self._model.codes:
            paint_mark(painter, QRect(row.left(), middle - 5, 10, 10), self._model.codes[group.id].colour)
            row.setLeft(row.left() + 18)
        painter.setFont(theme.font("small"))
        painter.setPen(QColor(colours.muted))
        flags = Qt.AlignmentFlag.AlignVCenter
        count = plural(group.count, "{count} passage", "{count} passages")
        painter.drawText(row, flags | Qt.AlignmentFlag.AlignRight, count)
        row.setRight(row.right() - painter.fontMetrics().horizontalAdvance(count) - theme.SPACE_M)
        painter.setFont(theme.font(strong=True))
        painter.setPen(QColor(colours.text))
        above, _, name = self._model.names.get(group.id, "").rpartition(" > ")
        metrics = painter.fontMetrics()
        name = metrics.elidedText(name, Qt.TextElideMode.ElideRight, row.width())
        painter.drawText(row, flags, name)
        row.setLeft(row.left() + metrics.horizontalAdvance(name) + theme.SPACE_S)
        if above and row.width() > 40:
            painter.setFont(theme.font("small"))
            painter.setPen(QColor(colours.faint))
            painter.drawText(
                row, flags, painter.fontMetrics().elidedText(above, Qt.TextElideMode.ElideMiddle, row.width())
            )

    def _paint_passage(self, painter: QPainter, option: QStyleOptionViewItem, number: int) -> None:
        colours = theme.tokens()
        awake = self._paint_surface(painter, option)
        painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), QColor(colours.line))
        quotation = self._model.quotation(number)
        if quotation is None or quotation.coding is None:
            return
        row = option.rect.adjusted(theme.SPACE_L, theme.SPACE_S, -theme.SPACE_M, -theme.SPACE_S)
        good = quotation.coding.good
        if good or awake:
            paint_star(painter, star_of(option.rect), filled=good)
        painter.setFont(reading_font())
        painter.setPen(QColor(colours.text))
        words = " ".join(quotation.text[:_MOST].split())
        words = words + " …" if len(quotation.text) > _MOST else words
        height = LINES * painter.fontMetrics().lineSpacing()
        paint_lines(painter, QRect(row.left(), row.top(), row.width() - _STAR - theme.SPACE_M, height), words, LINES)
        row.setTop(row.top() + height + theme.SPACE_XS)
        self._paint_source(painter, row, quotation, memo=self._model.has_memo(number))

    def _paint_source(self, painter: QPainter, row: QRect, quotation: Quotation, *, memo: bool) -> None:
        colours = theme.tokens()
        flags = Qt.AlignmentFlag.AlignVCenter
        code = self._model.codes.get(quotation.coding.code_id) if quotation.coding else None
        painter.setFont(theme.font("small"))
        metrics = painter.fontMetrics()
        if memo:
            theme.icon("note-pencil").paint(painter, QRect(row.right() - 14, row.center().y() - 7, 14, 14))
            row.setRight(row.right() - 22)
        if code is not None:
            paint_mark(painter, QRect(row.left(), row.center().y() - 4, 9, 9), code.colour)
            row.setLeft(row.left() + 15)
            painter.setPen(QColor(colours.muted))
            name = metrics.elidedText(code.name, Qt.TextElideMode.ElideRight, row.width() // 2)
            painter.drawText(row, flags, name)
            row.setLeft(row.left() + metrics.horizontalAdvance(name) + theme.SPACE_M)
        painter.setPen(QColor(colours.faint))
        painter.drawText(row, flags, metrics.elidedText(source(quotation), Qt.TextElideMode.ElideRight, row.width()))


def paint_mark(painter: QPainter, place: QRect, colour: str) -> None:
    """A code's mark."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.code_colour(colour))
    painter.drawRoundedRect(place, 2, 2)


def paint_star(painter: QPainter, place: QRect, *, filled: bool) -> None:
    """The star of a good quote, or the outline of one that could be given."""
    colours = theme.tokens()
    if not filled:
        theme.icon("star", colours.faint).paint(painter, place)
        return
    middle, outer = QRectF(place).center(), place.width() / 2
    points = [
        QPointF(middle.x() + radius * sin(turn * pi / 5), middle.y() + 0.5 - radius * cos(turn * pi / 5))
        for turn in range(10)
        for radius in (outer if turn % 2 == 0 else outer * 0.45,)
    ]
    painter.setPen(QPen(QColor(colours.warning), 1.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap,
                        Qt.PenJoinStyle.RoundJoin))  # fmt: skip
    painter.setBrush(QColor(colours.warning))
    painter.drawPolygon(QPolygonF(points))
