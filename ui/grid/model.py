"""The grid as Qt's tables want it: questions as rows, cases as columns. Holds a `Grid`; computes nothing of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from qda.analysis.grid import Grid
from qda.analysis.staleness import Since
from qda.model import Case, Cell, Question, Views
from ui.grid.marks import cell_words
from ui.labels import plural, tr
from ui.since import since_written

CELL = int(Qt.ItemDataRole.UserRole)
QUESTION = CELL + 1
CASE = CELL + 2
SINCE = CELL + 3

EMPTY = Grid((), (), {})

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class GridModel(QAbstractTableModel):
    """What the grid shows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.grid = EMPTY
        self.since: Mapping[tuple[int, int], Sequence[Since]] = {}
        """What happened since a summary was written, by (question, case), where something did."""
        self.writable = True

    def show(self, grid: Grid) -> None:
        """Show `grid`. Where it has the same questions and cases as before, only what differs is painted anew."""
        before, same = self.grid, _axes(self.grid) == _axes(grid)
        if not same:
            self.beginResetModel()
        self.grid = grid
        if not same:
            self.endResetModel()
            return
        for row, question in enumerate(grid.questions):
            for column, case in enumerate(grid.cases):
                if grid.cells[question.id, case.id] != before.cells[question.id, case.id]:
                    index = self.index(row, column)
                    self.dataChanged.emit(index, index)
        if grid.questions != before.questions and grid.questions:
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(grid.questions) - 1)
        if (grid.cases, grid.documents) != (before.cases, before.documents) and grid.cases:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(grid.cases) - 1)

    def show_since(self, since: Mapping[tuple[int, int], Sequence[Since]]) -> None:
        """Mark the cells whose summaries rest on something that changed."""
        before, self.since = self.since, since
        for question, case in before.keys() | since.keys():
            if before.get((question, case)) != since.get((question, case)):
                index = self.index_of(question, case)
                if index.isValid():
                    self.dataChanged.emit(index, index)

    # ----------------------------------------------------------------- what is where

    def question(self, row: int) -> Question:
        return self.grid.questions[row]

    def case(self, column: int) -> Case:
        return self.grid.cases[column]

    def cell(self, index: _Index) -> Cell:
        return self.grid.cells[self.question(index.row()).id, self.case(index.column()).id]

    def index_of(self, question_id: int, case_id: int) -> QModelIndex:
        """Where a cell is; an invalid index where there is none."""
        rows = [row for row, question in enumerate(self.grid.questions) if question.id == question_id]
        columns = [column for column, case in enumerate(self.grid.cases) if case.id == case_id]
        return self.index(rows[0], columns[0]) if rows and columns else QModelIndex()

    # ----------------------------------------------------------------- Qt's questions

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.grid.questions)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.grid.cases)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if self.writable and index.isValid() else flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == CELL:
            return self.cell(index)
        if role == SINCE:
            return self.since_of(self.cell(index))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.cell(index).summary
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(self.cell(index))
        if role == Qt.ItemDataRole.ToolTipRole and (since := self.since_of(self.cell(index))):
            return since_written(since)
        return None

    def _spoken(self, cell: Cell) -> str:
        parts = [self._case_name(cell.case_id), cell_words(cell), cell.summary]
        if cell.by_hand:
            parts.insert(2, tr("set by hand"))
        if since := self.since_of(cell):
            parts.append(since_written(since))
        return ". ".join(part for part in parts if part)

    def since_of(self, cell: Cell) -> Sequence[Since]:
        """What happened since a cell's summary was written."""
        return self.since.get((cell.question_id, cell.case_id), ())

    def _case_name(self, case_id: int) -> str:
        return next((case.name for case in self.grid.cases if case.id == case_id), "")

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal:
            if not 0 <= section < len(self.grid.cases):
                return None
            return self._case_said(self.case(section), role)
        if not 0 <= section < len(self.grid.questions):
            return None
        question = self.question(section)
        if role == QUESTION:
            return question
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{question.number} {question.text}"
        if role == Qt.ItemDataRole.ToolTipRole:
            probes = "".join(f"\n· {probe}" for probe in question.probes)
            divided = "\n" + tr("Views are divided") if question.views is Views.DIVIDED else ""
            return f"{question.number} {question.text}{probes}{divided}"
        return None

    def _case_said(self, case: Case, role: int) -> Any:
        if role == CASE:
            return case
        if role == Qt.ItemDataRole.DisplayRole:
            return case.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{case.name}\n{self.material(case)}"
        return None

    def material(self, case: Case) -> str:
        """What there is of a case: "2 documents, 1 not yet read"."""
        documents = self.grid.documents.get(case.id, ())
        unread = [document for document in documents if not document.read]
        if not documents:
            return tr("no document")
        if len(documents) == 1:
            return tr("not yet read") if unread else tr("1 document")
        said = plural(len(documents), "{count} document", "{count} documents")
        return tr("{documents}, {count} not yet read", documents=said, count=len(unread)) if unread else said

    def section_title(self, row: int) -> str:
        """The title of the guide's section that begins at `row`, or ""."""
        section = self.question(row).section_id
        if section is None or (row and self.question(row - 1).section_id == section):
            return ""
        return self.grid.sections[section].title if section in self.grid.sections else ""


def _axes(grid: Grid) -> tuple[tuple[int, ...], tuple[int, ...]]:
    return tuple(question.id for question in grid.questions), tuple(case.id for case in grid.cases)
