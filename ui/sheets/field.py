"""The field in which a cell is typed: with what is usual in its column offered, and a spreadsheet's keys."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.sheets.model import SheetModel

Index = QModelIndex | QPersistentModelIndex
Key = Qt.Key

_MOVES = {Key.Key_Return: (1, 0), Key.Key_Enter: (1, 0), Key.Key_Tab: (0, 1), Key.Key_Backtab: (0, -1),
          Key.Key_Up: (-1, 0), Key.Key_Down: (1, 0)}  # fmt: skip
_MOVES_WHILE_TYPING = {Key.Key_Left: (0, -1), Key.Key_Right: (0, 1)}


class CellField(QStyledItemDelegate):
    """Makes the fields. What will not do stays in its field, to be corrected or given up with Esc."""

    moved = Signal(int, int)
    """A cell was typed; go so many rows down and columns to the right."""

    def __init__(self, model: SheetModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._index: QPersistentModelIndex | None = None
        self.typing = False
        """Whether typing began the cell anew: then arrows to the sides leave it."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        field = QLineEdit(parent)
        field.setFrame(False)
        field.setAccessibleName(str(self._model.headerData(index.column(), Qt.Orientation.Horizontal)))
        self._index = QPersistentModelIndex(index)
        choices = self._model.choices(index.column())
        if choices:
            offered = QCompleter(choices, field)
            offered.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            offered.setFilterMode(Qt.MatchFlag.MatchContains)
            offered.setMaxVisibleItems(10)
            field.setCompleter(offered)
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        if not editor.isModified():
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        model.setData(index, editor.text())

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(editor, QLineEdit):
            assert isinstance(event, QKeyEvent)
            if self._on_key(editor, event):
                return True
        return super().eventFilter(editor, event)

    def _on_key(self, field: QLineEdit, event: QKeyEvent) -> bool:
        key = Key(event.key())
        offered = field.completer()
        popup = offered.popup() if offered is not None else None
        listed = popup is not None and popup.isVisible()
        if key == Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier and offered is not None:
            offered.setCompletionPrefix("")
            offered.complete()
            return True
        down, across = _MOVES.get(key) or (_MOVES_WHILE_TYPING.get(key) if self.typing else None) or (0, 0)
        if not (down or across) or (listed and key in (Key.Key_Up, Key.Key_Down)):
            return False
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and key in (Key.Key_Return, Key.Key_Enter):
            down = -down
        if listed and popup is not None and popup.currentIndex().isValid():
            field.setText(str(popup.currentIndex().data()))
        if self._index is None or self._model.setData(self._index, field.text()):
            field.setModified(False)
            self.closeEditor.emit(field, QStyledItemDelegate.EndEditHint.NoHint)
            self.moved.emit(down, across)
        else:
            field.selectAll()
        return True
