"""The grid as Qt's tables want it: topics as rows and those compared as columns, or turned round.

Holds a `Framework` and what is laid out of it; computes nothing of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from qda.analysis.framework import Framework, Line, Met
from qda.analysis.laid import Laid
from qda.analysis.staleness import Since
from qda.store.cells import Crossing, Topic, TopicOf, guide_crossing
from ui.grid.marks import cell_words
from ui.labels import plural, tr
from ui.since import since_written

CELL = int(Qt.ItemDataRole.UserRole)
LINE = CELL + 1
SINCE = CELL + 2

_READABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_WRITABLE = _READABLE | Qt.ItemFlag.ItemIsEditable
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class GridModel(QAbstractTableModel):
    """What the grid shows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.whole = Framework()
        self.laid = Laid()
        self.since: Mapping[Crossing, Sequence[Since]] = {}
        """What happened since a summary was written, where something did."""
        self.writable = True
        self.in_own_order = True
        """Whether codes stand as in the codebook, so that indenting tells what they belong to."""
        self._places: dict[Crossing, tuple[int, int]] = {}

    def show(self, whole: Framework, laid: Laid) -> None:
        """Show what is laid out. Where it has the same lines as before, only what differs is painted anew."""
        before, same = self.whole, _axes(self.laid) == _axes(laid)
        if not same:
            self.beginResetModel()
        shown, self.whole, self.laid = self.laid, whole, laid
        if not same:
            rows, columns = range(len(laid.rows)), range(len(laid.columns))
            self._places = {laid.place(row, column): (row, column) for row in rows for column in columns}
            self.endResetModel()
            return
        for place, (row, column) in self._places.items():
            if whole.cells[place] != before.cells[place]:
                index = self.index(row, column)
                self.dataChanged.emit(index, index)
        if laid.rows != shown.rows and laid.rows:
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(laid.rows) - 1)
        if laid.columns != shown.columns and laid.columns:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(laid.columns) - 1)

    def show_since(self, since: Mapping[Crossing, Sequence[Since]]) -> None:
        """Mark the cells whose summaries rest on something that changed."""
        before, self.since = self.since, since
        for place in before.keys() | since.keys():
            if before.get(place) != since.get(place) and (index := self.index_at(place)).isValid():
                self.dataChanged.emit(index, index)

    # ----------------------------------------------------------------- what is where

    def place(self, index: _Index) -> Crossing:
        return self.laid.place(index.row(), index.column())

    def cell(self, index: _Index) -> Met:
        return self.whole.cells[self.place(index)]

    def lines(self, index: _Index) -> tuple[Line, Line]:
        """A cell's topic, and those whose words it compares."""
        row, column = self.laid.rows[index.row()], self.laid.columns[index.column()]
        return (column, row) if self.laid.turned else (row, column)

    def index_at(self, place: Crossing) -> QModelIndex:
        """Where a cell is; an invalid index where it is not shown."""
        return self.index(*self._places[place]) if place in self._places else QModelIndex()

    def index_of(self, question_id: int, case_id: int) -> QModelIndex:
        """Where the cell of a question and a case is."""
        return self.index_at(guide_crossing(question_id, case_id))

    def topic_of(self) -> TopicOf:
        """What the grid is asked by."""
        topics = self.whole.topics
        return topics[0].key.of if topics and isinstance(topics[0].key, Topic) else TopicOf.QUESTION

    # ----------------------------------------------------------------- Qt's questions

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.laid.rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.laid.columns)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        return _WRITABLE if self.writable and index.isValid() else _READABLE

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
            return self._spoken(index)
        if role == Qt.ItemDataRole.ToolTipRole and (since := self.since_of(self.cell(index))):
            return since_written(since)
        return None

    def _spoken(self, index: _Index) -> str:
        cell, column = self.cell(index), self.laid.columns[index.column()]
        parts = [column.title, cell_words(cell), cell.summary]
        if cell.by_hand:
            parts.insert(2, tr("set by hand"))
        if since := self.since_of(cell):
            parts.append(since_written(since))
        return ". ".join(part for part in parts if part)

    def since_of(self, cell: Met) -> Sequence[Since]:
        """What happened since a cell's summary was written."""
        return self.since.get(cell.place, ())

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        lines = self.laid.columns if orientation == Qt.Orientation.Horizontal else self.laid.rows
        if not 0 <= section < len(lines):
            return None
        line = lines[section]
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role == Qt.ItemDataRole.ToolTipRole:
            divided = tr("Views are divided") if line.divided else ""
            heading = line.heading if line.heading and not isinstance(line.key, Topic) else ""
            told = (line.title, heading, self.material(line), line.about, divided)
            return "\n".join(part for part in told if part)
        return None

    def material(self, line: Line) -> str:
        """What there is of a case, a speaker or a group: "2 documents, 1 not yet read"."""
        if isinstance(line.key, Topic):
            return ""
        if not line.documents:
            return tr("no document")
        if len(line.documents) == 1:
            return tr("not yet read") if line.unread else tr("1 document")
        said = plural(len(line.documents), "{count} document", "{count} documents")
        return tr("{documents}, {count} not yet read", documents=said, count=line.unread) if line.unread else said

    def heading_at(self, row: int) -> str:
        """What the rows from this one on stand under: a section, a document; a code's family where it is not plain."""
        line = self.laid.rows[row]
        before = self.laid.rows[row - 1] if row else None
        if isinstance(line.key, Topic) and line.key.of is TopicOf.CODE and self.in_own_order:
            return ""
        return line.heading if before is None or before.heading != line.heading else ""


def _axes(laid: Laid) -> tuple[object, ...]:
    return laid.turned, [line.key for line in laid.rows], [line.key for line in laid.columns]
