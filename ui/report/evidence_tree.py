"""Rows of evidence: how they are painted, chosen, dragged and gone to. Know offers, no project."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QTreeView,
    QWidget,
)

from qda.analysis.framework import Met
from qda.model import Cell
from ui import theme
from ui.grid.lines import height, paint_lines
from ui.grid.marks import SIZE, paint_mark
from ui.labels import tr
from ui.report.offers import MIME, Offer, packed

_Index = QModelIndex | QPersistentModelIndex
OFFER = int(Qt.ItemDataRole.UserRole)
HEAD = OFFER + 1
BODY = OFFER + 2
CELL = OFFER + 3
COLOUR = OFFER + 4
USED = OFFER + 5
"""2: the point in hand rests on it; 1: another point of the question does; 0: none does."""
_LINES = {"cell": 3, "passage": 4, "coding": 2, "point": 4}
_SIDE = 16


def _kind(index: _Index) -> str:
    if (offer := index.data(OFFER)) is not None and offer.on_point_id is not None:
        return "point"
    if index.data(CELL) is not None:
        return "cell"
    return "coding" if index.data(COLOUR) is not None else "passage"


class TrayModel(QStandardItemModel):
    """Rows of evidence; they can be dragged away."""

    project = ""

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return packed([index.data(OFFER) for index in indexes if index.data(OFFER)], self.project)


class EvidenceTree(QTreeView):
    """The rows. Enter adds what is chosen, Ctrl+Enter shows its place."""

    added = Signal()
    place_wanted = Signal(object)
    """The place of an `Offer`."""
    left = Signal()
    """Esc: back to the point."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = TrayModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(_Painter(self))
        self.setHeaderHidden(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setIndentation(18)
        self.setExpandsOnDoubleClick(True)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Evidence"))

    def chosen(self) -> list[Offer]:
        """What is selected, from the top."""
        indexes = sorted(self.selectedIndexes(), key=lambda index: self.visualRect(index).top())
        return [index.data(OFFER) for index in indexes]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            offer = self.currentIndex().data(OFFER)
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier and offer:
                self.place_wanted.emit(offer)
            elif self.chosen():
                self.added.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if not index.isValid():
            return
        menu = QMenu(self)
        menu.addAction(tr("Add to point") + "\tEnter", self.added.emit)
        where = {"cell": tr("Show in grid"), "point": tr("Show the point")}.get(_kind(index), tr("Show in transcript"))
        offer = index.data(OFFER)
        menu.addAction(f"{where}\tCtrl+Enter", lambda: self.place_wanted.emit(offer))
        menu.exec(self.viewport().mapToGlobal(self.visualRect(index).center()) if by_key else event.globalPos())
        menu.deleteLater()

    def drawBranches(self, painter: QPainter, rect: QRect, index: _Index) -> None:
        """A small arrow beside the head of a row that opens; what is selected is the row, not the margin."""
        painter.fillRect(rect, QColor(theme.tokens().window))
        if self.model().hasChildren(index):
            side = 12
            line = self.fontMetrics().height()
            place = QRect(rect.right() - side - 1, rect.top() + 5 + (line - side) // 2, side, side)
            theme.icon("caret-down" if self.isExpanded(index) else "caret-right").paint(painter, place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            place = event.position().toPoint()
            if add_button(self.visualRect(index)).contains(place):
                self.selectionModel().setCurrentIndex(index, self.selectionModel().SelectionFlag.ClearAndSelect)
                self.added.emit()
                return
            if show_button(self.visualRect(index)).contains(place):
                self.place_wanted.emit(index.data(OFFER))
                return
        super().mousePressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            place = self.viewport().mapFromGlobal(self.cursor().pos())
            index = self.indexAt(place)
            QToolTip.showText(self.cursor().pos(), self._tip(index, place) if index.isValid() else "", self)
            return True
        return super().viewportEvent(event)

    def _tip(self, index: QModelIndex, place: QPoint) -> str:
        if add_button(self.visualRect(index)).contains(place):
            return tr("Add to point (Enter)")
        if show_button(self.visualRect(index)).contains(place):
            where = {"cell": tr("Show in grid (Ctrl+Enter)"), "point": tr("Show the point (Ctrl+Enter)")}
            return where.get(_kind(index), tr("Show in transcript (Ctrl+Enter)"))
        return str(index.data(BODY))


def show_button(row: QRect) -> QRect:
    return QRect(row.right() - _SIDE - 8, row.top() + 5, _SIDE, _SIDE)


def add_button(row: QRect) -> QRect:
    return show_button(row).translated(-_SIDE - 8, 0)


class _Painter(QStyledItemDelegate):
    """Paints a row: what it is, quietly, and what it says."""

    def _tree(self) -> EvidenceTree:
        view = self.parent()
        assert isinstance(view, EvidenceTree)
        return view

    def _width(self, index: _Index) -> int:
        depth = 1
        above = index.parent()
        while above.isValid():
            depth, above = depth + 1, above.parent()
        return self._tree().viewport().width() - depth * self._tree().indentation()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        width = self._width(index) - 2 * theme.SPACE_S
        body = height(index.data(BODY), theme.font("small"), width, _LINES[_kind(index)])
        return QSize(width, body + option.fontMetrics.height() + theme.SPACE_M)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        tokens, row = theme.tokens(), option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.selection if selected else tokens.hover))
            painter.drawRoundedRect(row.adjusted(0, 1, -2, -1), 6, 6)
        inner = row.adjusted(theme.SPACE_S, 5, -theme.SPACE_S, 0)
        self._paint_head(painter, inner, index, awake=selected or hovered)
        painter.setFont(theme.font("small"))
        painter.setPen(QColor(tokens.text))
        top = inner.top() + option.fontMetrics.height() + 2
        body = QRect(inner.left(), top, inner.width(), row.bottom() - top + 1)
        paint_lines(painter, body, index.data(BODY), _LINES[_kind(index)])
        painter.restore()

    def _paint_head(self, painter: QPainter, inner: QRect, index: _Index, *, awake: bool) -> None:
        tokens = theme.tokens()
        cell: Cell | Met | None = index.data(CELL)
        name, detail = index.data(HEAD)
        line = QRect(inner.left(), inner.top(), inner.width(), painter.fontMetrics().height())
        if cell is not None:
            top = line.top() + (line.height() - SIZE) // 2 + 1
            paint_mark(painter, QRect(line.left(), top, SIZE, SIZE), cell.state)
            line.setLeft(line.left() + SIZE + 6)
        elif index.data(COLOUR) is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.code_colour(index.data(COLOUR)))
            painter.drawRoundedRect(QRect(line.left(), line.top() + 4, SIZE, SIZE), 2, 2)
            line.setLeft(line.left() + SIZE + 6)
        if awake:
            row = inner.adjusted(-theme.SPACE_S, -5, theme.SPACE_S, 0)
            theme.icon("plus", tokens.accent).paint(painter, add_button(row))
            theme.icon("arrow-square-out").paint(painter, show_button(row))
            line.setRight(add_button(row).left() - 6)
        painter.setFont(theme.font("body" if cell is not None else "small", strong=True))
        metrics = painter.fontMetrics()
        painter.setPen(QColor(tokens.text if cell is not None else tokens.muted))
        base = line.top() + painter.fontMetrics().ascent() + (0 if cell is not None else 1)
        name = metrics.elidedText(name, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line.left(), base, name)
        left = line.left() + metrics.horizontalAdvance(name) + theme.SPACE_S
        painter.setFont(theme.font("small"))
        metrics = painter.fontMetrics()
        used = self._used(index.data(USED))
        painter.setPen(QColor(tokens.muted))
        detail = metrics.elidedText(detail, Qt.TextElideMode.ElideRight, max(0, line.right() - left))
        painter.drawText(left, base, detail)
        left += metrics.horizontalAdvance(detail) + theme.SPACE_S
        if used and line.right() - left > 60:
            here = index.data(USED) == 2
            painter.setPen(QColor(tokens.good if here else tokens.faint))
            theme.icon("check", tokens.good if here else tokens.faint).paint(
                painter, QRect(left, line.top() + 2, 12, 12)
            )
            said = metrics.elidedText(used, Qt.TextElideMode.ElideRight, line.right() - left - 16)
            painter.drawText(left + 16, base, said)

    @staticmethod
    def _used(used: int) -> str:
        return {2: tr("in this point"), 1: tr("in another point")}.get(used or 0, "")
