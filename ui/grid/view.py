"""The table of the grid: arrows, typing, copying and pasting as in a spreadsheet. Knows no project."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QItemSelectionModel, QMimeData, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from ui.grid.cells import CellPainter
from ui.grid.headers import CaseHeader, QuestionHeader
from ui.grid.marks import words
from ui.grid.model import CELL, GridModel
from ui.labels import tr

NARROWEST_COLUMN = 128
_FEWEST_LINES = 5


class GridView(QTableView):
    """The grid itself. What is to be written is told, not done."""

    cell_in_hand = Signal(QModelIndex)
    """Another cell is the current one."""
    opened = Signal()
    """Enter, or a double click on the mark of a cell: the person wants to see what is in it."""
    menu_wanted = Signal(QModelIndex, object)
    """The cell's menu, at a place of the screen."""
    summaries_pasted = Signal(object)
    """Summaries to write, as {(question, case): text}; an empty text clears."""

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells = CellPainter(self)
        self.questions = QuestionHeader(self)
        self.cases = CaseHeader(self)
        self._widened = False
        self._fitting = False
        self.setVerticalHeader(self.questions)
        self.setHorizontalHeader(self.cases)
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
        self.setAccessibleName(tr("Grid of questions and cases"))
        self._build_connections(model)

    def _build_connections(self, model: GridModel) -> None:
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        model.modelReset.connect(self._on_reset)
        model.headerDataChanged.connect(lambda *_: self.fit_rows())
        self.cases.sectionResized.connect(self._on_column_resized)
        self.questions.width_changed.connect(lambda _: self._fit_columns())
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
        self.questions.current, self.cases.current = now.row(), now.column()
        if now.row() != before.row():
            self.questions.viewport().update()
        if now.column() != before.column():
            self.cases.viewport().update()
        self.cell_in_hand.emit(now)

    # ----------------------------------------------------------------- widths and heights

    def _on_reset(self) -> None:
        self._widened = False
        self._fit_columns()
        self.fit_rows()

    def fit_rows(self) -> None:
        """Make every row high enough for its question and for some lines of summary."""
        least = (_FEWEST_LINES + 1) * self.fontMetrics().lineSpacing() + 12
        for row in range(self.model().rowCount()):
            self.setRowHeight(row, max(least, self.questions.wanted_height(row)))

    def _fit_columns(self) -> None:
        """Share the width among the columns, unless somebody chose widths or there are too many."""
        count = self.model().columnCount()
        if self._widened or not count:
            return
        room = self.viewport().width()
        width = max(NARROWEST_COLUMN, room // count)
        self._fitting = True
        for column in range(count):
            last = column == count - 1 and width * count <= room
            self.setColumnWidth(column, room - width * (count - 1) if last else width)
        self._fitting = False

    def _on_column_resized(self, _column: int, _before: int, _now: int) -> None:
        if not self._fitting:
            self._widened = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit_columns)

    # ----------------------------------------------------------------- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._clear()
        elif event.key() == Qt.Key.Key_Escape:
            self.clearSelection()
            event.ignore()
        else:
            super().keyPressEvent(event)

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
        """The same with questions and cases, and the state where there is no summary: also as a table for Word."""
        block, model = self._block(), self.grid_model()
        if not block:
            return
        rows = [["", *(model.case(index.column()).name for index in block[0])]]
        for row in block:
            question = model.question(row[0].row())
            cells = [index.data(CELL) for index in row]
            texts = [cell.summary or f"({words(cell.state)})" for cell in cells]
            rows.append([f"{question.number} {question.text}", *texts])
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

    @staticmethod
    def _place(index: QModelIndex) -> tuple[int, int]:
        cell = index.data(CELL)
        return cell.question_id, cell.case_id

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
