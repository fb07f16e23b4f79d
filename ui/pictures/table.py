"""The numbers of a picture to go about in like a spreadsheet: a cell stands for its mark. Knows no project."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.labels import tr
from ui.pictures.moving import Cell
from ui.pictures.numbers import NOTHING, Numbers

Index = QModelIndex | QPersistentModelIndex
_WIDEST = 260
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class NumbersModel(QAbstractTableModel):
    """The numbers."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.numbers = NOTHING

    def show_numbers(self, numbers: Numbers) -> None:
        self.beginResetModel()
        self.numbers = numbers
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        return 0 if parent.isValid() else len(self.numbers.texts)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        return len(self.numbers.header)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return self.numbers.header[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and self.numbers.is_number(section):
            return _RIGHT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.numbers.texts[index.row()][index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and self.numbers.is_number(index.column()):
            return _RIGHT
        return None


class NumbersView(QTableView):
    """The table."""

    mark_changed = Signal(object)
    """The row and place of the mark that the cell in hand stands for, or None."""
    taken = Signal()
    """The passages of the cell in hand are asked for."""
    copied = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.counts = NumbersModel(self)
        self.setModel(self.counts)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setAccessibleName(tr("Numbers of the picture"))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 12)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.selectionModel().currentChanged.connect(lambda index, _: self.mark_changed.emit(self.cell_of(index)))
        self.doubleClicked.connect(lambda _: self.taken.emit())

    def show_numbers(self, numbers: Numbers) -> None:
        self.counts.show_numbers(numbers)
        self.resizeColumnsToContents()
        for column in range(self.counts.columnCount() - 1):
            self.setColumnWidth(column, min(self.columnWidth(column), _WIDEST))

    def cell_of(self, index: Index) -> Cell | None:
        return self.counts.numbers.cells.get((index.row(), index.column()))

    def show_mark(self, cell: Cell | None) -> None:
        """Bring the cell of a mark in hand."""
        if cell is None or self.cell_of(self.currentIndex()) == cell:
            return
        place = next((place for place, one in self.counts.numbers.cells.items() if one == cell), None)
        if place is not None:
            self.setCurrentIndex(self.counts.index(*place))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Put the whole table on the clipboard, or the cells selected where there are several."""
        chosen = self.selectedIndexes()
        if len(chosen) < 2:
            QGuiApplication.clipboard().setText(self.counts.numbers.as_text())
        else:
            rows = sorted({index.row() for index in chosen})
            columns = sorted({index.column() for index in chosen})
            texts = self.counts.numbers.texts
            QGuiApplication.clipboard().setText(
                "\n".join("\t".join(texts[row][column] for column in columns) for row in rows)
            )
        self.copied.emit()
