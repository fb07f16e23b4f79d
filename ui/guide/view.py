"""The rows of the guide as they are seen, typed in and dragged. Knows no project but through its model."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui import theme
from ui.guide.model import ROW, GuideModel
from ui.guide.rows import Kind, Row
from ui.labels import tr
from ui.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XS, tokens

Index = QModelIndex | QPersistentModelIndex
NUMBER = 52
"""Pixels for the number of a question."""
_WRAPPED = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignTop)


class GuideView(QListView):
    """The guide from top to bottom; typing, keys and dragging edit it."""

    add_wanted = Signal(object)
    """A row of this `Kind` is to be added after the one in hand."""
    delete_wanted = Signal()
    step_wanted = Signal(int)

    def __init__(self, model: GuideModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        theme.look(self, "page")
        self.setModel(model)
        self._lines = _GuideLine(self)
        self.setItemDelegate(self._lines)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.setDragDropOverwriteMode(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName(tr("Interview guide"))
        self._lines.closeEditor.connect(self._on_editor_closed)
        model.modelReset.connect(self._restore)
        model.taken.connect(self._restore)
        self._at = 0

    @property
    def row(self) -> Row | None:
        """The row in hand."""
        index = self.currentIndex()
        return index.data(ROW) if index.isValid() else None

    def write_new(self, kind: Kind) -> None:
        """Let a new row be written after the one in hand."""
        at = self.currentIndex().row()
        if kind is Kind.PROBE and not any(row.kind is Kind.QUESTION for row in self._model.rows[: at + 1]):
            return
        index = self._model.draft(kind, at if at >= 0 else len(self._model.rows) - 1)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self.edit(index)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self._at = current.row()
            self._model.in_hand = self._model.rows[current.row()].key

    def _restore(self) -> None:
        at = self._model.row_of(self._model.in_hand)
        if at < 0:
            at = min(self._at, len(self._model.rows) - 1)
        if at >= 0:
            self.setCurrentIndex(self._model.index(at))
            self.scrollTo(self._model.index(at))

    def _on_editor_closed(self, *_: object) -> None:
        self._model.drop_draft()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, alt = event.key(), event.modifiers() == Qt.KeyboardModifier.AltModifier
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step_wanted.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif enter and control:
            self.add_wanted.emit(self.row.kind if self.row else Kind.QUESTION)
        elif enter and self.row is not None:
            self.edit(self.currentIndex())
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.row is not None:
            self.delete_wanted.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.doItemsLayout()


class _GuideLine(QStyledItemDelegate):
    """A section in bold, a question after its number, a probe indented after a dash; each as high as its words need."""

    def __init__(self, view: GuideView) -> None:
        super().__init__(view)
        self._view = view

    @staticmethod
    def _words(row: Row, whole: QRect) -> QRect:
        left = {Kind.SECTION: SPACE_M, Kind.QUESTION: SPACE_M + NUMBER, Kind.PROBE: SPACE_M + NUMBER + SPACE_L}
        above = SPACE_L if row.kind is Kind.SECTION else SPACE_XS
        return whole.adjusted(left[row.kind], above, -SPACE_M, -SPACE_XS)

    @staticmethod
    def _metrics(row: Row) -> QFontMetrics:
        return QFontMetrics(theme.font("body", strong=row.kind is Kind.SECTION))

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        row: Row = index.data(ROW)
        width = self._view.viewport().width()
        words = self._words(row, QRect(0, 0, width, 10_000))
        height = self._metrics(row).boundingRect(words, _WRAPPED, row.text or " ").height()
        return QSize(width, words.top() + max(height, self._metrics(row).lineSpacing()) + SPACE_XS)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW)
        colours = tokens()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        whole: QRect = option.rect
        painter.save()
        if selected:
            painter.fillRect(whole, QColor(colours.selection))
        words = self._words(row, whole)
        painter.setFont(theme.font("body", strong=row.kind is Kind.SECTION))
        if row.kind is not Kind.SECTION:
            mark = row.number if row.kind is Kind.QUESTION else "–"
            room = NUMBER - SPACE_S if row.kind is Kind.QUESTION else SPACE_L
            painter.setPen(QColor(colours.accent if row.kind is Kind.QUESTION else colours.muted))
            where = QRect(words.left() - room - SPACE_XS, words.top(), room, words.height())
            painter.drawText(where, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), mark)
        painter.setPen(QColor(colours.muted if row.kind is Kind.PROBE else colours.text))
        painter.drawText(words, _WRAPPED, row.text)
        painter.restore()

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        row: Row = index.data(ROW)
        field = QLineEdit(parent)
        hints = {
            Kind.SECTION: tr("Title of the section"),
            Kind.QUESTION: tr("What is asked"),
            Kind.PROBE: tr("What to probe for"),
        }
        field.setPlaceholderText(hints[row.kind])
        field.setAccessibleName(hints[row.kind])
        field.setPalette(QPalette(self._view.palette()))
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        editor.setText(index.data(ROW).text)
        editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        model.setData(index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        whole: QRect = option.rect
        words = self._words(index.data(ROW), whole)
        height = editor.sizeHint().height()
        editor.setGeometry(words.left() - SPACE_S, words.top() - SPACE_XS, words.width() + SPACE_S, height)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Enter keeps what was typed; with Ctrl it begins another row of the kind as well."""
        enters = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in enters:
            assert isinstance(editor, QLineEdit)
            row = self._view.row
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
            if event.modifiers() == Qt.KeyboardModifier.ControlModifier:
                self._view.add_wanted.emit(row.kind if row else Kind.QUESTION)
            return True
        return super().eventFilter(editor, event)
