"""The table of the grid: arrows, typing, copying and pasting as in a spreadsheet. Knows no project."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from qda.store.cells import Crossing
from ui.grid.cells import CellPainter
from ui.grid.headers import USUAL, ColumnHeader, RowHeader
from ui.grid.marks import words
from ui.grid.model import CELL, GridModel
from ui.labels import tr

NARROWEST_COLUMN = 128
_Index = QModelIndex | QPersistentModelIndex
_FEWEST_LINES = 5
_LINES_UNWRITTEN = 2
"""How many lines high a row is in which nothing is written yet."""
_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)


class GridView(QTableView):
    """The grid itself. What is to be written is told, not done."""

    cell_in_hand = Signal(QModelIndex)
    """Another cell is the current one."""
    opened = Signal()
    """Enter, or a double click on the mark of a cell: the person wants to see what is in it."""
    menu_wanted = Signal(QModelIndex, object)
    """The cell's menu, at a place of the screen."""
    summaries_pasted = Signal(object)
    """Summaries to write, by their `Crossing`; an empty text clears."""
    widths_chosen = Signal()
    """A column, or the names of the rows, was made wider or narrower."""

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells = CellPainter(self)
        self.rows = RowHeader(self)
        self.columns = ColumnHeader(self)
        self._widths: Mapping[str, int] = {}
        self._fitting = False
        self._anchor = (-1, -1)
        """Where a selection by keys began: row and column."""
        self._extending = False
        """Whether the key or the click under way adds to the selection."""
        self.setVerticalHeader(self.rows)
        self.setHorizontalHeader(self.columns)
        self.setModel(model)
        self.setItemDelegate(self.cells)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(True)
        self.setAccessibleName(tr("Grid"))
        self._build_connections(model)

    def _build_connections(self, model: GridModel) -> None:
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        model.modelReset.connect(self._on_reset)
        model.headerDataChanged.connect(lambda *_: self.fit_rows())
        self.columns.sectionResized.connect(self._on_column_resized)
        self.rows.width_changed.connect(self._on_rows_widened)
        self.cells.left_downwards.connect(lambda: self.step(1, 0))
        self.cells.left_sideways.connect(lambda by: self.step(0, by))

    def grid_model(self) -> GridModel:
        model = self.model()
        assert isinstance(model, GridModel)
        return model

    # ----------------------------------------------------------------- moving

    def go_to(self, index: QModelIndex) -> None:
        """Make a cell the current one and bring it into view."""
        if index.isValid():
            self._extending = False
            self._anchor = (index.row(), index.column())
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)

    def step(self, down: int, right: int) -> None:
        """Go so many cells down and to the right, as far as there are any."""
        now = self.currentIndex()
        row = min(max(now.row() + down, 0), self.model().rowCount() - 1)
        column = min(max(now.column() + right, 0), self.model().columnCount() - 1)
        self.go_to(self.model().index(row, column))
        self.setFocus()

    def _on_current_changed(self, now: QModelIndex, before: QModelIndex) -> None:
        self.rows.current, self.columns.current = now.row(), now.column()
        if now.row() != before.row():
            self.rows.viewport().update()
        if now.column() != before.column():
            self.columns.viewport().update()
        if not self._extending:
            self._anchor = (now.row(), now.column())
        self.cell_in_hand.emit(now)

    def _to_edge(self, key: int, *, extend: bool) -> None:
        """Go as far as the rows and columns go; `extend` selects on the way, from where the selection began."""
        now = self.currentIndex()
        rows, columns = self.model().rowCount() - 1, self.model().columnCount() - 1
        row = {Qt.Key.Key_Up: 0, Qt.Key.Key_Down: rows}.get(Qt.Key(key), now.row())
        column = {Qt.Key.Key_Left: 0, Qt.Key.Key_Right: columns}.get(Qt.Key(key), now.column())
        goal = self.model().index(row, column)
        if not extend or self._anchor == (-1, -1):
            self.go_to(goal)
            return
        top, bottom = sorted((self._anchor[0], row))
        left, right = sorted((self._anchor[1], column))
        chosen = QItemSelection(self.model().index(top, left), self.model().index(bottom, right))
        self.selectionModel().setCurrentIndex(goal, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(goal)

    # ----------------------------------------------------------------- widths and heights

    def _on_reset(self) -> None:
        self._anchor = (-1, -1)
        self.columns.updateGeometry()
        self._fit_columns()
        self.fit_rows()

    def fit_rows(self) -> None:
        """Make every row high enough for its name and for some lines of summary."""
        for row in range(self.model().rowCount()):
            self._fit_row(row)

    def _fit_row(self, row: int) -> None:
        columns = range(self.model().columnCount())
        written = any(self.model().index(row, column).data(CELL).summary for column in columns)
        lines = _FEWEST_LINES + 1 if written else _LINES_UNWRITTEN
        least = lines * self.fontMetrics().lineSpacing() + 12
        self.setRowHeight(row, max(least, self.rows.wanted_height(row)))

    def dataChanged(self, first: _Index, last: _Index, roles: Sequence[int] = ()) -> None:
        """A row in which something is written for the first time becomes high enough to read it."""
        super().dataChanged(first, last, roles)
        for row in range(first.row(), last.row() + 1):
            self._fit_row(row)

    def set_widths(self, widths: Mapping[str, int], of_names: int) -> None:
        """Make columns as wide as they were made before, by their lines' names; the names of the rows, too."""
        self._widths = widths
        self._fitting = True
        self.rows.set_width(of_names or USUAL)
        self._fitting = False
        self._fit_columns()

    def widths(self) -> dict[str, int]:
        """The columns that somebody chose a width for, by their lines' names."""
        return dict(self._widths)

    def width_of_names(self) -> int:
        """How wide the names of the rows are, 0 where nobody chose that."""
        width = self.rows.sizeHint().width()
        return 0 if width == USUAL else width

    def _fit_columns(self) -> None:
        """Share the width among the columns that nobody chose a width for, unless there are too many."""
        names = [line.name_in_file for line in self.grid_model().laid.columns]
        free = [column for column, name in enumerate(names) if name not in self._widths]
        room = self.viewport().width() - sum(self._widths.get(name, 0) for name in names)
        width = max(NARROWEST_COLUMN, room // max(1, len(free)))
        self._fitting = True
        for column, name in enumerate(names):
            last = bool(free) and column == free[-1] and width * len(free) <= room
            rest = room - width * (len(free) - 1) if last else width
            self.setColumnWidth(column, self._widths.get(name, rest))
        self._fitting = False

    def _on_column_resized(self, column: int, _before: int, now: int) -> None:
        columns = self.grid_model().laid.columns
        if not self._fitting and column < len(columns) and now:
            self._widths = {**self._widths, columns[column].name_in_file: now}
            self.widths_chosen.emit()

    def _on_rows_widened(self, _width: int) -> None:
        self.fit_rows()
        if not self._fitting:
            self._fit_columns()
            self.widths_chosen.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit_columns)

    # ----------------------------------------------------------------- keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._extending = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._extending = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.key() in _ARROWS and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._to_edge(event.key(), extend=self._extending)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._clear()
        elif event.key() == Qt.Key.Key_Escape:
            self.clearSelection()
            event.ignore()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Tab goes to the next cell of the row before it leaves the grid."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._tab(event):
            return True
        return super().event(event)

    def _tab(self, event: QKeyEvent) -> bool:
        if event.key() not in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) or not self.currentIndex().isValid():
            return False
        by = -1 if event.key() == Qt.Key.Key_Backtab else 1
        if not 0 <= self.currentIndex().column() + by < self.model().columnCount():
            return False
        self.step(0, by)
        return True

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            if index not in self.selectedIndexes():
                self.go_to(index)
            corner = self.visualRect(index).center()
            self.menu_wanted.emit(index, self.viewport().mapToGlobal(corner) if by_key else event.globalPos())

    # ----------------------------------------------------------------- copying and pasting

    def _block(self) -> list[list[QModelIndex]]:
        """The smallest rectangle round what is selected, row by row."""
        chosen = self.selectedIndexes() or ([self.currentIndex()] if self.currentIndex().isValid() else [])
        if not chosen:
            return []
        rows, columns = [index.row() for index in chosen], [index.column() for index in chosen]
        return [
            [self.model().index(row, column) for column in range(min(columns), max(columns) + 1)]
            for row in range(min(rows), max(rows) + 1)
        ]

    def copy(self) -> None:
        """Put the selected summaries on the clipboard, with tabs between them as spreadsheets want it."""
        rows = [[index.data(CELL).summary for index in row] for row in self._block()]
        if rows:
            QGuiApplication.clipboard().setText(tabbed(rows))

    def copy_with_headings(self) -> None:
        """The same with the names of rows and columns; the state where there is no summary. For Word a table."""
        block, model = self._block(), self.grid_model()
        if not block:
            return
        rows = [["", *(model.laid.columns[index.column()].title for index in block[0])]]
        for row in block:
            cells = [index.data(CELL) for index in row]
            texts = [cell.summary or f"({words(cell.state, cell.place.topic.of)})" for cell in cells]
            rows.append([model.laid.rows[row[0].row()].title, *texts])
        data = QMimeData()
        data.setText(tabbed(rows))
        data.setHtml(_table(rows))
        QGuiApplication.clipboard().setMimeData(data)

    def paste(self) -> None:
        """Write the tab-separated texts on the clipboard into the cells from the current one on."""
        corner = self.currentIndex()
        if not corner.isValid() or not self.grid_model().writable:
            return
        found = {}
        for down, row in enumerate(untabbed(QGuiApplication.clipboard().text())):
            for right, text in enumerate(row):
                index = corner.siblingAtRow(corner.row() + down).siblingAtColumn(corner.column() + right)
                if index.isValid():
                    found[self._place(index)] = text
        if found:
            self.summaries_pasted.emit(found)

    def chosen(self) -> list[Crossing]:
        """The selected cells, row by row; the one in hand where none are."""
        indexes = self.selectedIndexes() or ([self.currentIndex()] if self.currentIndex().isValid() else [])
        return [self._place(index) for index in sorted(indexes, key=lambda one: (one.row(), one.column()))]

    @staticmethod
    def _place(index: QModelIndex) -> Crossing:
        place = index.data(CELL).place
        assert isinstance(place, Crossing)
        return place

    def _clear(self) -> None:
        written = {self._place(index): "" for index in self.selectedIndexes() if index.data(CELL).summary}
        if written and self.grid_model().writable:
            self.summaries_pasted.emit(written)


def tabbed(rows: Sequence[Sequence[str]]) -> str:
    """Rows of texts with tabs and newlines between them; a text that has such itself is put in quotation marks."""
    return "\n".join("\t".join(_fenced(text) for text in row) for row in rows)


def _fenced(text: str) -> str:
    if any(mark in text for mark in "\t\n\r") or text.startswith('"'):
        return '"' + text.replace('"', '""') + '"'
    return text


def untabbed(text: str) -> list[list[str]]:
    """What `tabbed` made, and what spreadsheets put on the clipboard, as rows of texts."""
    import csv
    import io

    text = text.replace("\r\n", "\n")
    return [row or [""] for row in csv.reader(io.StringIO(text), delimiter="\t")]


def _table(rows: Sequence[Sequence[str]]) -> str:
    def row(cells: Sequence[str], tag: str) -> str:
        return "<tr>" + "".join(f"<{tag}>{escape(cell).replace(chr(10), '<br>')}</{tag}>" for cell in cells) + "</tr>"

    return "<table border='1'>" + row(rows[0], "th") + "".join(row(r, "td") for r in rows[1:]) + "</table>"
