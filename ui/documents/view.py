"""The tree of cases and documents as it is seen, clicked, typed in and dragged.

Knows no project but through its model.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QHoverEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from qda.model import Case, Document
from ui.codebook.row import paint_caret
from ui.documents.tree import DOCUMENT_MIME, DocumentsModel, Index
from ui.labels import tr
from ui.theme import SPACE_S, SPACE_XS, font, tokens

INDENT = 18
SIGN = 12
"""The side of the sign that shows how far a document has come."""


class DocumentsView(QTreeView):
    """Cases and documents, with the document in hand."""

    document_chosen = Signal(int)
    """Another document was clicked, or gone to by key."""
    menu_wanted = Signal(QPoint)
    delete_wanted = Signal()
    reading_wanted = Signal()
    """Enter on the document in hand: the keyboard is to go into its text."""

    def __init__(self, model: DocumentsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._documents = model
        self._folded: set[int] = set()
        self._in_hand: int | None = None
        self._onto: QModelIndex | None = None
        self._hovered = QModelIndex()
        self._scrolled = 0
        self._build()
        self.setModel(model)
        self.setItemDelegate(_Row(self))
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)
        model.counted.connect(self.viewport().update)
        self.expanded.connect(lambda index: self._on_folded(index, folded=False))
        self.collapsed.connect(lambda index: self._on_folded(index, folded=True))
        self.customContextMenuRequested.connect(self.menu_wanted)
        self._restore()

    def _build(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(INDENT)
        self.setMouseTracking(True)
        self.setExpandsOnDoubleClick(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDropIndicatorShown(False)
        self.setAutoExpandDelay(600)
        self.setAccessibleName(tr("Documents and cases"))

    # ----------------------------------------------------------------- the document in hand

    def show_in_hand(self, document_id: int | None) -> None:
        """Mark a document as the one in hand and bring it into view."""
        self._in_hand = document_id
        index = self._documents.index_of(document_id) if document_id is not None else QModelIndex()
        if index.isValid() and index != self.currentIndex():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)
        elif not index.isValid():
            self.clearSelection()

    def chosen(self) -> list[Case | Document]:
        """What is selected, in the order of the tree."""
        entries = [self._documents.entry(index) for index in sorted(self.selectedIndexes(), key=_place)]
        return [entry for entry in entries if entry is not None]

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        entry = self._documents.entry(current)
        if isinstance(entry, Document) and entry.id != self._in_hand:
            self._in_hand = entry.id
            self.document_chosen.emit(entry.id)

    # ----------------------------------------------------------------- what stays when documents change

    def _remember(self) -> None:
        self._scrolled = self.verticalScrollBar().value()

    def _restore(self) -> None:
        self._hovered = QModelIndex()
        blocked = self.blockSignals(True)
        for row in range(self._documents.rowCount()):
            index = self._documents.index(row, 0)
            entry = self._documents.entry(index)
            if isinstance(entry, Case):
                self.setExpanded(index, self._documents.filtered or entry.id not in self._folded)
        self.blockSignals(blocked)
        in_hand = self._documents.index_of(self._in_hand) if self._in_hand is not None else QModelIndex()
        if in_hand.isValid():
            self.setAutoScroll(False)  # which would unfold the case it stands in
            self.selectionModel().setCurrentIndex(in_hand, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.setAutoScroll(True)
        self.verticalScrollBar().setValue(self._scrolled)

    def _on_folded(self, index: QModelIndex, *, folded: bool) -> None:
        entry = self._documents.entry(index)
        if isinstance(entry, Case) and not self._documents.filtered:
            self._folded.add(entry.id) if folded else self._folded.discard(entry.id)

    # ----------------------------------------------------------------- painting

    def drawRow(self, painter: QPainter, options: QStyleOptionViewItem, index: QModelIndex) -> None:  # type: ignore[override]
        entry = self._documents.entry(index)
        if entry is None:
            return
        theme, rect = tokens(), self.visualRect(index)
        row = QRectF(0, rect.top(), self.viewport().width(), rect.height()).adjusted(SPACE_XS, 0.5, -SPACE_XS, -0.5)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        selected = self.selectionModel().isSelected(index)
        if selected or index == self._hovered:
            painter.setBrush(QColor(theme.selection if selected else theme.hover))
            painter.drawRoundedRect(row, 6, 6)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if index == self._onto or (index == self.currentIndex() and self.hasFocus()):
            painter.setPen(QPen(QColor(theme.accent), 2 if index == self._onto else 1))
            painter.drawRoundedRect(row.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        if isinstance(entry, Case):
            paint_caret(painter, QPointF(rect.left() - INDENT / 2 + 1, rect.center().y() + 0.5),
                        folded=not self.isExpanded(index))  # fmt: skip
            self._paint_name(painter, rect.adjusted(SPACE_XS, 0, -SPACE_S, 0), entry.name, strong=True)
        else:
            sign = QRectF(row.right() - SPACE_S - SIGN, rect.center().y() - SIGN / 2 + 0.5, SIGN, SIGN)
            paint_progress(painter, sign, self._documents.progress(entry.id).share)
            name = QRect(rect)
            name.setLeft(rect.left() + SPACE_XS)
            name.setRight(round(sign.left()) - SPACE_S)
            self._paint_name(painter, name, entry.name)
        painter.restore()

    def _paint_name(self, painter: QPainter, room: QRect, name: str, *, strong: bool = False) -> None:
        painter.setFont(font(strong=strong))
        painter.setPen(QColor(tokens().text))
        shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    # ----------------------------------------------------------------- keys and dragging

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.delete_wanted.emit()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.state() != self.State.EditingState:
            index = self.currentIndex()
            if isinstance(self._documents.entry(index), Document):
                self.reading_wanted.emit()
            elif index.isValid():
                self.setExpanded(index, not self.isExpanded(index))
            return
        super().keyPressEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)  # scrolls at the edges, unfolds what the pointer rests on
        if not event.mimeData().hasFormat(DOCUMENT_MIME):
            event.ignore()
            return
        case_id = self._case_at(event.position().toPoint())
        self._onto = None if case_id is None else self._documents.index_of_case(case_id)
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()
        self.viewport().update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._onto = None
        self.viewport().update()

    def dropEvent(self, event: QDropEvent) -> None:
        """Put what was dragged into the case under the pointer; below all rows, into none."""
        super().dragLeaveEvent(QDragLeaveEvent())  # Qt's own drop would write to the model; this ends its scrolling
        self._onto = None
        if event.mimeData().hasFormat(DOCUMENT_MIME):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            ids = bytes(event.mimeData().data(DOCUMENT_MIME).data()).decode("utf-8").split(",")
            case_id = self._case_at(event.position().toPoint())
            self._documents.put_into_case([int(id_) for id_ in ids if id_], case_id)
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        """Follow the pointer, so that the row under it is lit."""
        if isinstance(event, QHoverEvent | QMouseEvent) and event.type() != QEvent.Type.HoverLeave:
            self._hover(self.indexAt(event.position().toPoint()))
        elif event.type() in (QEvent.Type.Leave, QEvent.Type.HoverLeave):
            self._hover(QModelIndex())
        return super().viewportEvent(event)

    def _hover(self, index: QModelIndex) -> None:
        if index != self._hovered:
            self._hovered = QModelIndex(index)
            self.viewport().update()

    def _case_at(self, point: QPoint) -> int | None:
        entry = self._documents.entry(self.indexAt(point))
        return entry.id if isinstance(entry, Case) else entry.case_id if entry else None


class _Row(QStyledItemDelegate):
    """The height of a row and the field a name is typed in."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, option.fontMetrics.height() + 12)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        field = QLineEdit(parent)
        field.setAccessibleName(tr("Name"))
        return field

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect.adjusted(-SPACE_XS, 1, -SPACE_XS, -1))


def paint_progress(painter: QPainter, room: QRectF, share: float) -> None:
    """○ ◔ ◑ ◕ ●: a ring, filled clockwise by quarters."""
    theme = tokens()
    quarters = 4 if share >= 1 else max(0, min(3, round(share * 4))) or (1 if share > 0 else 0)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(theme.muted if quarters else theme.edge), 1.3))
    painter.drawEllipse(room.adjusted(0.7, 0.7, -0.7, -0.7))
    if quarters:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.muted))
        painter.drawPie(room.adjusted(0.7, 0.7, -0.7, -0.7), 90 * 16, -quarters * 90 * 16)


def _place(index: QModelIndex) -> tuple[int, int]:
    parent = index.parent()
    return (parent.row(), index.row()) if parent.isValid() else (index.row(), -1)
