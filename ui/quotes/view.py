"""The list of passages: rows of one height with lower headings, chosen by mouse and keys. Knows its model only."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from qda.store.retrieval import Mark
from ui.labels import tr
from ui.quotes.model import QuotesModel
from ui.quotes.painting import RowPainter, heading_height, row_height, star_of

MOST_DRAGGED = 200
_FLAG = QItemSelectionModel.SelectionFlag


class QuotesView(QTableView):
    """The list. Enter or a double click goes to a passage's place; R, M, G and Del are said by `key_given`."""

    place_wanted = Signal(object)
    """The `Mark` to be shown in its transcript."""
    in_hand = Signal(object)
    """The `Mark` that now has the cursor, or None."""
    chosen_changed = Signal()
    key_given = Signal(str)
    """ "recode", "memo", "good", "remove" or "copy"."""
    star_given = Signal(object)
    """The `Mark` whose star was clicked."""
    menu_wanted = Signal(QPoint)

    def __init__(self, model: QuotesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = model
        self.setModel(model)
        self.setItemDelegate(RowPainter(model, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Passages"))
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.hide()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        down.hide()
        down.setMinimumSectionSize(1)
        self._measure()
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._restore)
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen_changed.emit())
        self._chosen: set[int] = set()
        self._current = (0, 0)
        self._scrolled = 0
        self._restoring = False

    # ----------------------------------------------------------------- what is chosen

    def current(self) -> Mark | None:
        return self.rows.mark(self.currentIndex().row())

    def chosen(self) -> list[Mark]:
        """The passages selected, from the top."""
        found: list[Mark] = []
        parts = self.selectionModel().selection().toList()
        bounds = sorted((part.top(), part.bottom()) for part in parts)
        for top, bottom in bounds:
            found += [mark for row in range(top, bottom + 1) if (mark := self.rows.mark(row)) is not None]
        return found

    def choose(self, coding_ids: set[int]) -> None:
        """Select passages by the ids of their codings; the first of them is in hand."""
        rows = self.rows.rows_of(coding_ids)
        self._select(rows)
        if rows:
            self.selectionModel().setCurrentIndex(self.rows.index(rows[0], 0), _FLAG.NoUpdate)
            self.scrollTo(self.rows.index(rows[0], 0))

    def _select(self, rows: list[int]) -> None:
        selection = QItemSelection()
        start = 0
        for place in range(1, len(rows) + 1):
            if place == len(rows) or rows[place] != rows[place - 1] + 1:
                selection.select(self.rows.index(rows[start], 0), self.rows.index(rows[place - 1], 0))
                start = place
        self.selectionModel().select(selection, _FLAG.ClearAndSelect)

    # ----------------------------------------------------------------- keeping its place when the list changes

    def _keep(self) -> None:
        self._restoring = True
        self._chosen = {mark.id for mark in self.chosen()}
        row = self.currentIndex().row()
        mark = self.rows.mark(row)
        self._current = (mark.id if mark else 0, row)
        self._scrolled = self.verticalScrollBar().value()

    def _restore(self) -> None:
        """Select what was selected; where the passage in hand is gone, the one in its place is in hand."""
        self._set_heights()
        coding_id, row = self._current
        last = self.rows.rowCount() - 1
        if last >= 0 and row >= 0:
            rows = self.rows.rows_of(self._chosen) if self._chosen else []
            there = next(iter(self.rows.rows_of([coding_id])), None)
            row = min(row, last) if there is None else there
            if there is None and coding_id and self.rows.mark(row) is None and self.rows.mark(row + 1) is not None:
                row += 1
            self._select(rows or [row])
            self.selectionModel().setCurrentIndex(self.rows.index(row, 0), _FLAG.NoUpdate)
        self.updateGeometries()
        self.verticalScrollBar().setValue(self._scrolled)
        self._restoring = False
        self.in_hand.emit(self.current())
        self.chosen_changed.emit()

    def _set_heights(self) -> None:
        down = self.verticalHeader()
        down.setUpdatesEnabled(False)
        blocked = down.blockSignals(True)
        for row in self.rows.headings():
            down.resizeSection(row, heading_height())
        down.blockSignals(blocked)
        down.setUpdatesEnabled(True)

    def _measure(self) -> None:
        self.verticalHeader().setDefaultSectionSize(row_height())
        self.verticalScrollBar().setSingleStep(row_height() // 2)

    # ----------------------------------------------------------------- events

    def _on_current(self, *_changed: object) -> None:
        if not self._restoring:
            self.in_hand.emit(self.current())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {
            Qt.Key.Key_R: "recode",
            Qt.Key.Key_M: "memo",
            Qt.Key.Key_G: "good",
            Qt.Key.Key_Delete: "remove",
            Qt.Key.Key_Backspace: "remove",
        }
        row = self.currentIndex().row()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.key_given.emit("copy")
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.rows.group(row):
            self._toggle(row)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.place_wanted.emit(self.current())
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not event.modifiers():
            self._fold_by_key(row, fold=event.key() == Qt.Key.Key_Left)
        elif Qt.Key(event.key()) in keys and not event.modifiers():
            self.key_given.emit(keys[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Passages go as evidence, which nobody gives by the thousand: their words would all have to be read."""
        if len(self.chosen()) <= MOST_DRAGGED:
            super().startDrag(actions)

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here; reading every row for one that begins with them would take its time."""

    def _fold_by_key(self, row: int, *, fold: bool) -> None:
        """Left goes to the heading and then folds it, Right unfolds it."""
        group = self.rows.group(row)
        if group is not None:
            if self.rows.is_folded(group) != fold:
                self._toggle(row)
        elif fold:
            above = [heading for heading in self.rows.headings() if heading < row]
            if above:
                self.setCurrentIndex(self.rows.index(above[-1], 0))

    def _toggle(self, row: int) -> None:
        self.rows.toggle(row)
        self.setCurrentIndex(self.rows.index(row, 0))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton and not event.modifiers():
            mark = self.rows.mark(index.row())
            if mark is None:
                self._toggle(index.row())
                return
            if star_of(self.visualRect(index)).adjusted(-4, -4, 4, 4).contains(event.position().toPoint()):
                self.star_given.emit(mark)
                return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        mark = self.rows.mark(index.row()) if index.isValid() else None
        if mark is None:
            self.mousePressEvent(event)
        elif event.button() == Qt.MouseButton.LeftButton:
            self.place_wanted.emit(mark)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.visualRect(self.currentIndex()).center()
            self.menu_wanted.emit(self.viewport().mapToGlobal(place))
        elif self.rows.mark(self.indexAt(event.pos()).row()) is not None:
            self.menu_wanted.emit(event.globalPos())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measure()
            self._set_heights()
