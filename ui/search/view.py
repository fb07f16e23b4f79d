"""The list of hits: each on a line of its own, the words found in the middle. Knows its model only.

A table of one column: a list view would ask its model for every row there is before it shows the first.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui import theme
from ui.labels import plural, tr
from ui.search.listing import HEADING, HIT, Heading, HitList, Index, Shown

MIDDLE = 0.42
"""Where the words found begin, as a share of the width."""
_BOX = 16


class HitView(QTableView):
    """Enter or a double click goes to a hit's place; Space, or a click on its box, ticks it."""

    place_wanted = Signal(int, object)
    in_hand = Signal(int, object)

    def __init__(self, model: HitList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = model
        self.setModel(model)
        self.setItemDelegate(HitPainter(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.hide()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        down.hide()
        down.setMinimumSectionSize(1)
        self._measure()
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Hits"))
        self.selectionModel().currentRowChanged.connect(self._on_current)

    def _measure(self) -> None:
        self.verticalHeader().setDefaultSectionSize(QFontMetrics(theme.font()).height() + 10)

    def select(self, row: int) -> None:
        """Take a row in hand, and show it with its heading if there is room."""
        index = self.rows.index(row)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def show_document(self, document_id: int) -> None:
        """Scroll to the hits of a document, and take the first in hand."""
        row = self.rows.row_of(document_id)
        if row is not None:
            self.select(row + 1)
            self.scrollTo(self.rows.index(row), QAbstractItemView.ScrollHint.PositionAtTop)

    def _on_current(self, current: QModelIndex) -> None:
        place = self.rows.place(current.row())
        if place is not None:
            self.in_hand.emit(*place)

    def _go(self, row: int) -> None:
        place = self.rows.place(row)
        if place is not None:
            self.place_wanted.emit(*place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            self._go(row)
        elif event.key() == Qt.Key.Key_Space and row >= 0:
            chosen = [index.row() for index in self.selectionModel().selectedRows()] or [row]
            self.rows.toggle(chosen if row in chosen else [row])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid() and self._on_box(index, event):
            self.rows.toggle([index.row()])
        else:
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and not self._on_box(index, event):
            self._go(index.row())

    def _on_box(self, index: QModelIndex, event: QMouseEvent) -> bool:
        place: QPoint = event.position().toPoint()
        box = box_of(self.visualRect(index)).adjusted(-theme.SPACE_S, -theme.SPACE_S, theme.SPACE_S, theme.SPACE_S)
        return self.rows.place(index.row()) is not None and box.contains(place)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()


def box_of(row: QRect) -> QRect:
    """Where the box of a hit is."""
    return QRect(row.left() + theme.SPACE_M, row.center().y() - _BOX // 2, _BOX, _BOX)


class HitPainter(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        heading = index.data(HEADING)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        colours = theme.tokens()
        if chosen or (option.state & QStyle.StateFlag.State_MouseOver and heading is None):
            painter.fillRect(option.rect, QColor(colours.selection if chosen else colours.hover))
        if heading is not None:
            self._paint_heading(painter, option.rect, heading)
        else:
            self._paint_hit(painter, option, index.data(HIT))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(colours.accent))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        painter.restore()

    @staticmethod
    def _paint_heading(painter: QPainter, row: QRect, heading: Heading) -> None:
        colours = theme.tokens()
        painter.fillRect(QRect(row.left(), row.top(), row.width(), 1), QColor(colours.line))
        line = row.adjusted(theme.SPACE_M, 0, -theme.SPACE_M, 0)
        count = plural(heading.count, "{count} hit", "{count} hits")
        painter.setFont(theme.font("small"))
        painter.setPen(QColor(colours.muted))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)
        line.setRight(line.right() - painter.fontMetrics().horizontalAdvance(count) - theme.SPACE_M)
        painter.setFont(theme.font("body", strong=True))
        painter.setPen(QColor(colours.text))
        name = painter.fontMetrics().elidedText(heading.name, Qt.TextElideMode.ElideMiddle, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        line.setLeft(line.left() + painter.fontMetrics().horizontalAdvance(name) + theme.SPACE_S)
        if heading.case and heading.case != heading.name and line.width() > 40:
            painter.setFont(theme.font("small"))
            painter.setPen(QColor(colours.muted))
            case = painter.fontMetrics().elidedText(heading.case, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, case)

    @staticmethod
    def _paint_hit(painter: QPainter, option: QStyleOptionViewItem, hit: Shown) -> None:
        colours = theme.tokens()
        row: QRect = option.rect
        _paint_box(painter, box_of(row), ticked=hit.ticked)
        painter.setFont(theme.font("small"))
        painter.setPen(QColor(colours.muted))
        number = QRect(row.left() + theme.SPACE_M + _BOX + theme.SPACE_S, row.top(), 56, row.height())
        painter.drawText(number, Qt.AlignmentFlag.AlignVCenter, f"¶ {hit.paragraph}")
        plain, strong = theme.font("body"), theme.font("body", strong=True)
        middle = row.left() + round(row.width() * MIDDLE)
        before = QRect(number.right() + theme.SPACE_S, row.top(), middle - number.right() - theme.SPACE_S, row.height())
        painter.setFont(plain)
        painter.setPen(QColor(colours.text if option.state & QStyle.StateFlag.State_Selected else colours.muted))
        words = _elided(painter.fontMetrics(), hit.before, Qt.TextElideMode.ElideLeft, before.width())
        painter.drawText(before, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
        rest = QRect(middle, row.top(), row.right() - middle - theme.SPACE_M, row.height())
        painter.setFont(strong)
        painter.setPen(QColor(colours.text))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        bold = _elided(painter.fontMetrics(), hit.words, Qt.TextElideMode.ElideMiddle, rest.width())
        painter.drawText(rest, flags, bold)
        rest.setLeft(rest.left() + painter.fontMetrics().horizontalAdvance(bold))
        painter.setFont(plain)
        painter.setPen(QColor(colours.text if option.state & QStyle.StateFlag.State_Selected else colours.muted))
        painter.drawText(
            rest, flags, _elided(painter.fontMetrics(), hit.after, Qt.TextElideMode.ElideRight, rest.width())
        )


def _elided(metrics: QFontMetrics, words: str, side: Qt.TextElideMode, width: int) -> str:
    return metrics.elidedText(words, side, max(0, width))


def _paint_box(painter: QPainter, box: QRect, *, ticked: bool) -> None:
    colours = theme.tokens()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(colours.accent if ticked else colours.edge))
    painter.setBrush(QColor(colours.accent if ticked else colours.page))
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 3, 3)
    if ticked:
        theme.icon("check", colours.on_accent).paint(painter, box.adjusted(2, 2, -2, -2))
    painter.restore()
