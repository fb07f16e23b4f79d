"""The spreadsheet: keys, copying and pasting, and names that stay in sight. Knows a sheet's model, and no project."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from qda.sheets.clipboard import cells_of, text_of
from qda.sheets.sheet import NAME
from ui.labels import tr
from ui.sheets.field import CellField
from ui.sheets.model import SheetModel
from ui.sheets.pasting import Block
from ui.sheets.words import owners_words

NAME_WIDTH, LEAST, WIDEST = 200, 90, 280
_STEPS = {Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1}


class SheetGrid(QTableView):
    """Arrows go from cell to cell, typing writes, Esc gives up, Tab goes on and Enter down."""

    pasted = Signal(object)
    """The `Block` that is to be pasted."""
    moved = Signal(int, int)
    """An attribute's column was dragged: from, to."""

    def __init__(self, model: SheetModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = model
        self._sorted: tuple[int, Qt.SortOrder] | None = None
        self.setModel(model)
        self.field = CellField(model, self)
        self.field.moved.connect(self.go)
        self.setItemDelegate(self.field)
        self.setAccessibleName(owners_words(model.of))
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 14)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionsMovable(True)
        header.setFirstSectionMovable(False)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorShown(True)
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self._sort)
        header.sectionMoved.connect(self._on_moved)
        model.modelAboutToBeReset.connect(self._remember)
        model.laid_out.connect(self._restore)
        self._remembered: tuple[int | None, int, int] = (None, 0, 0)
        self._moving = False
        self._widths()
        self.names = FrozenNames(self)
        if model.rowCount():
            self.take_up(0, 0)

    # ----------------------------------------------------------------- going from cell to cell

    def _remember(self) -> None:
        index = self.currentIndex()
        line = self.sheet.line(index.row()) if index.isValid() else None
        self._remembered = line.id if line else None, max(0, index.row()), max(0, index.column())

    def _restore(self) -> None:
        """The cell in hand stays in hand, wherever its line is now."""
        id_, row, column = self._remembered
        if id_ in self.sheet.order:
            row = self.sheet.order.index(id_ or 0)
        row, column = min(row, self.sheet.rowCount() - 1), min(column, self.sheet.columnCount() - 1)
        if row >= 0 and column >= 0:
            self.take_up(row, column)
        self._widths()

    def take_up(self, row: int, column: int) -> None:
        """Have one cell in hand and no other, whichever keys are held."""
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(self.sheet.index(row, column), flags)
        self.scrollTo(self.currentIndex())

    def go(self, down: int, across: int) -> None:
        """Go to another cell, over the end of a line to the next."""
        index = self.currentIndex()
        row, column = index.row() + down, index.column() + across
        if not 0 <= column < self.sheet.columnCount():
            row, column = row + (1 if across > 0 else -1), 0 if across > 0 else self.sheet.columnCount() - 1
        if 0 <= row < self.sheet.rowCount():
            self.take_up(row, column)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), event.modifiers()
        self.field.typing = False
        for standard, act in (
            (QKeySequence.StandardKey.Copy, self.copy),
            (QKeySequence.StandardKey.Cut, self.cut),
            (QKeySequence.StandardKey.Paste, self.paste),
        ):
            if event.matches(standard):
                act()
                return
        ctrl = bool(held & Qt.KeyboardModifier.ControlModifier)
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not ctrl:
            self.empty()
        elif key == Qt.Key.Key_D and ctrl:
            self.fill_down()
        elif key in _STEPS:
            self.go(-1 if held & Qt.KeyboardModifier.ShiftModifier else 1, 0)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and not ctrl:
            self._on_tab(-1 if key == Qt.Key.Key_Backtab else 1)
        elif event.text().isprintable() and event.text().strip() and not ctrl and self._types(event):
            return
        else:
            super().keyPressEvent(event)

    def _on_tab(self, across: int) -> None:
        """Tab leaves the table only from its last cell, Shift+Tab from its first."""
        index = self.currentIndex()
        last = self.sheet.index(self.sheet.rowCount() - 1, self.sheet.columnCount() - 1)
        end = index == last if across > 0 else (index.row(), index.column()) == (0, 0)
        if end or not index.isValid():
            self.focusNextPrevChild(across > 0)
        else:
            self.go(0, across)

    def event(self, event: QEvent) -> bool:
        tabs = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        if event.type() == QEvent.Type.KeyPress and tabs and isinstance(event, QKeyEvent):
            self.keyPressEvent(event)  # a key here, not a way out
            return True
        return super().event(event)

    def _types(self, event: QKeyEvent) -> bool:
        """Begin a cell anew with what was typed."""
        index = self.currentIndex()
        if not index.isValid() or not (index.flags() & Qt.ItemFlag.ItemIsEditable):
            return False
        self.field.typing = True
        return self.edit(index, QAbstractItemView.EditTrigger.AnyKeyPressed, event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.field.typing = False
        super().mouseDoubleClickEvent(event)

    # ----------------------------------------------------------------- clipboard

    def chosen(self) -> list[tuple[int, int]]:
        """The cells that are selected, in order, as (row, column)."""
        return sorted((index.row(), index.column()) for index in self.selectedIndexes())

    def copy(self) -> None:
        """Put the selected cells on the clipboard as spreadsheets do."""
        chosen = self.chosen()
        if not chosen:
            return
        rows, columns = sorted({row for row, _ in chosen}), sorted({column for _, column in chosen})
        told = set(chosen)
        lines = [
            [
                str(self.sheet.index(r, c).data(Qt.ItemDataRole.EditRole) or "") if (r, c) in told else ""
                for c in columns
            ]
            for r in rows
        ]
        QGuiApplication.clipboard().setText(text_of(lines))

    def cut(self) -> None:
        self.copy()
        self.empty()

    def paste(self) -> None:
        """Hand over what is on the clipboard, to go from the first selected cell on."""
        lines = cells_of(QGuiApplication.clipboard().text())
        if not lines or not self.currentIndex().isValid():
            return
        row, column = min(self.chosen(), default=(self.currentIndex().row(), self.currentIndex().column()))
        self.pasted.emit(Block(lines, row, column))

    def empty(self) -> None:
        """Empty the selected cells in one step; names stay."""
        self.sheet.emptied([(row, column) for row, column in self.chosen() if self.sheet.line(row) is not None])

    def fill_down(self) -> None:
        """Write in the selected cells what stands in the first of each column."""
        chosen = self.chosen()
        first = {column: (row, column) for row, column in reversed(chosen)}
        texts = {
            (row, column): str(self.sheet.index(*first[column]).data(Qt.ItemDataRole.EditRole) or "")
            for row, column in chosen
            if (row, column) != first[column] and self.sheet.keys[column] != NAME
        }
        self.sheet.put(texts)

    # ----------------------------------------------------------------- columns

    def _sort(self, column: int) -> None:
        """Sort by a column; again the other way round, and a third time as it was."""
        up, down = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        if self._sorted == (column, down):
            self.sort_by(-1, up)
        else:
            self.sort_by(column, down if self._sorted == (column, up) else up)

    def sort_by(self, column: int, order: Qt.SortOrder) -> None:
        """Sort by a column, or by none."""
        self._sorted = (column, order)
        self.horizontalHeader().setSortIndicator(column, order)
        self.sheet.sort(column, order)

    def _on_moved(self, _: int, before: int, after: int) -> None:
        """A dragged column goes back: what moves is the attribute, and the columns follow."""
        if self._moving:
            return
        self._moving = True
        self.horizontalHeader().moveSection(after, before)
        self._moving = False
        self.moved.emit(before, after)

    def _widths(self) -> None:
        """Columns as wide as what stands in them, as far as the first lines show."""
        metrics = self.fontMetrics()
        for column, key in enumerate(self.sheet.keys):
            lines = [self.sheet.line(row) for row in range(min(60, len(self.sheet.order)))]
            texts = [self.sheet.text(line, key) for line in lines if line is not None]
            title = str(self.sheet.headerData(column, Qt.Orientation.Horizontal) or "")
            needed = max((metrics.horizontalAdvance(text) for text in (*texts, title + "mm")), default=0) + 28
            least = NAME_WIDTH if column == 0 else LEAST
            self.setColumnWidth(column, max(least, min(WIDEST, needed)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.names.place()


class FrozenNames(QTableView):
    """The names, drawn over the left edge while the table is scrolled to the right."""

    def __init__(self, grid: SheetGrid) -> None:
        super().__init__(grid)
        self._grid = grid
        self.setModel(grid.sheet)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setAccessibleName(tr("Names"))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(grid.verticalHeader().defaultSectionSize())
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(grid.verticalScrollMode())
        grid.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(grid.verticalScrollBar().setValue)
        grid.horizontalScrollBar().valueChanged.connect(self.place)
        grid.horizontalHeader().sectionResized.connect(self.place)
        grid.sheet.laid_out.connect(self.place)
        self.clicked.connect(lambda index: self._take(index.row()))
        self.hide()

    def _take(self, row: int) -> None:
        self._grid.take_up(row, max(0, self._grid.currentIndex().column()))
        self._grid.setFocus()

    def place(self) -> None:
        """Stand over the first column, where it is out of sight."""
        shown = self._grid.horizontalScrollBar().value() > 0
        if shown:
            for column in range(1, self._grid.sheet.columnCount()):
                self.setColumnHidden(column, True)
            width = self._grid.columnWidth(0)
            self.setColumnWidth(0, width)
            header = self._grid.horizontalHeader()
            self.horizontalHeader().setFixedHeight(header.height())
            frame = self._grid.frameWidth()
            self.setGeometry(frame, frame, width, self._grid.viewport().height() + header.height())
            self.verticalScrollBar().setValue(self._grid.verticalScrollBar().value())
        self.setVisible(shown)
