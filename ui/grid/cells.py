"""How a cell is painted, and how its summary is typed in place. Knows one cell at a time."""

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
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemDelegate, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from qda.analysis.framework import Met
from qda.model import CellState
from ui import theme
from ui.grid.lines import height, paint_lines
from ui.grid.marks import SIZE, cell_words, paint_mark, tint
from ui.grid.model import CELL, SINCE
from ui.grid.writing import Writing
from ui.labels import tr
from ui.since import ICON

_Index = QModelIndex | QPersistentModelIndex
_MOST = 40
"""The most lines of a summary that a row is ever made high for."""


class CellPainter(QStyledItemDelegate):
    """Paints cells; opens the field in which a summary is typed in place."""

    summary_written = Signal(QModelIndex, str)
    """A keystroke in the field: the cell and its summary now."""
    left_downwards = Signal()
    """Enter in the field: done with it, on to the cell below."""
    left_sideways = Signal(int)
    """Tab (1) or Shift+Tab (-1) in the field."""
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._before = ""

    # ----------------------------------------------------------------- painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        cell: Met = index.data(CELL)
        tokens = theme.tokens()
        room = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        surface = tint(cell.state)
        painter.save()
        painter.fillRect(room, theme.mix(surface, tokens.selection, 0.45) if selected else surface)
        inner = room.adjusted(theme.SPACE_S + 2, theme.SPACE_S, -theme.SPACE_S, -theme.SPACE_XS)
        painter.setFont(theme.font("small"))
        self._paint_state(painter, inner, cell, stale=bool(index.data(SINCE)))
        painter.setPen(QColor(tokens.text))
        top = inner.top() + painter.fontMetrics().height() + theme.SPACE_XS
        room_left = inner.bottom() - top + 1 - (painter.fontMetrics().lineSpacing() if cell.by_hand else 0)
        paint_lines(painter, QRect(inner.left(), top, inner.width(), room_left), cell.summary)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(tokens.accent), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap))
            painter.drawRect(room.adjusted(1, 1, -2, -2))
        painter.restore()

    def _paint_state(self, painter: QPainter, inner: QRect, cell: Met, *, stale: bool) -> None:
        metrics = painter.fontMetrics()
        line = metrics.height()
        paint_mark(painter, QRect(inner.left(), inner.top() + (line - SIZE) // 2, SIZE, SIZE), cell.state)
        if cell.by_hand:
            theme.icon("hand").paint(painter, QRect(inner.right() - line + 2, inner.bottom() - line, line, line))
        left = inner.left() + SIZE + 6
        right = inner.right()
        if stale:
            corner = QRect(right - line + 2, inner.top(), line, line)
            theme.icon(ICON, theme.tokens().warning).paint(painter, corner)
            right -= line
        quiet = theme.tokens().warning if cell.state is CellState.NOT_ANSWERED else theme.tokens().muted
        painter.setPen(QColor(quiet))
        said = metrics.elidedText(cell_words(cell), Qt.TextElideMode.ElideRight, right - left + 4)
        painter.drawText(left, inner.top() + metrics.ascent(), said)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        width = option.rect.width() - 2 * theme.SPACE_S - 2
        font = theme.font("small")
        written = height(index.data(CELL).summary, font, max(width, 80), _MOST)
        return QSize(option.rect.width(), written + option.fontMetrics.height() + 2 * theme.SPACE_S + theme.SPACE_XS)

    # ----------------------------------------------------------------- typing in place

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        field = Writing(parent)
        field.setFont(theme.font("small"))
        field.setAccessibleName(tr("Summary"))
        self._before = index.data(CELL).summary
        place = QPersistentModelIndex(index)
        field.written.connect(lambda text: self._on_written(place, text))
        field.undo_wanted.connect(self.undo_wanted)
        field.redo_wanted.connect(self.redo_wanted)
        return field

    def _on_written(self, place: QPersistentModelIndex, text: str) -> None:
        if place.isValid():
            self.summary_written.emit(place.model().index(place.row(), place.column()), text)

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        assert isinstance(editor, Writing)
        first = not editor.property("shown")
        editor.show_text(index.data(CELL).summary)
        if first:
            editor.setProperty("shown", True)
            editor.put_caret_last()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        """Nothing to do: every keystroke was kept already."""

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: _Index) -> None:
        """Over the cell, and as much larger as writing a few sentences takes, inside the view."""
        view = editor.parentWidget()
        assert view is not None
        room = QRect(option.rect)
        room.setWidth(min(max(room.width(), 260), view.width()))
        room.setHeight(min(max(room.height(), 120), view.height()))
        room.moveLeft(max(0, min(room.left(), view.width() - room.width())))
        room.moveTop(max(0, min(room.top(), view.height() - room.height())))
        editor.setGeometry(room)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(editor, Writing) and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(editor, event)
        return super().eventFilter(editor, event)

    def _on_key(self, field: Writing, event: QKeyEvent) -> bool:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not shift:
            self._close(field)
            self.left_downwards.emit()
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._close(field)
            self.left_sideways.emit(-1 if event.key() == Qt.Key.Key_Backtab else 1)
        elif event.key() == Qt.Key.Key_Escape:
            if field.text() != self._before:
                field.show_text(self._before)
                field.written.emit(self._before)
            self._close(field)
        else:
            return False
        return True

    def _close(self, field: Writing) -> None:
        self.closeEditor.emit(field, QAbstractItemDelegate.EndEditHint.NoHint)
