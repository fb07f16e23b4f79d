"""The second step: the table of names, and beside it every place where the chosen one stands. Knows decisions."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from qda.errors import CannotDo
from qda.pseudonyms.deciding import Decision, Decisions
from qda.text.pseudonyms import Kind
from ui import theme
from ui.labels import error_sentence, plural, tr
from ui.pseudonyms.places import PlaceLine, PlacesModel
from ui.pseudonyms.table import KIND, NAME, PSEUDONYM, ROW, TIMES, KindDelegate, NamesModel
from ui.pseudonyms.words import kind_words
from ui.widgets.empty import EmptyPlace

KEPT = "kept"


class DecidingStep(QWidget):
    """Ticks, merges and adds names."""

    added = Signal(object)
    """A `Decision` that was added by hand: where it stands is to be counted."""
    decided = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.decisions: Decisions | None = None
        self.model, self.places = NamesModel(self), PlacesModel(self)
        self.kinds = QComboBox()
        self.kinds.setAccessibleName(tr("Kind"))
        self.tick_all = QPushButton(tr("Replace all shown"))
        self.tick_none = QPushButton(tr("Keep all shown"))
        self.table = self._table()
        self.merge_button = QPushButton(tr("Merge"))
        self.merge_button.setToolTip(tr("Make the selected rows one person or place (Ctrl+M)"))
        self.part_button = QPushButton(tr("Part"))
        self.part_button.setToolTip(tr("Make each form of the name a row of its own"))
        self.new_name = QLineEdit()
        self.new_name.setPlaceholderText(tr("Another name …"))
        self.new_name.setAccessibleName(tr("Another name"))
        self.add_button = QPushButton(tr("Add"))
        self.problem = QLabel("")
        self.problem.setWordWrap(True)
        theme.look(self.problem, "problem")
        self.sums = QLabel("")
        theme.look(self.sums, "muted")
        self.list = QListView()
        self.list.setModel(self.places)
        self.list.setItemDelegate(PlaceLine(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(tr("Where the name stands"))
        theme.look(self.list, "page")
        self.heading = QLabel("")
        self.heading.setWordWrap(True)
        self.heading.setFont(theme.font(strong=True))
        self.forms = QLabel("")
        self.forms.setWordWrap(True)
        theme.look(self.forms, "muted", "small")
        for button in (self.tick_all, self.tick_none, self.merge_button, self.part_button, self.add_button):
            button.setAutoDefault(False)
        self._lay_out()
        self._connect()

    def _table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setItemDelegateForColumn(KIND, KindDelegate(table))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setAccessibleName(tr("Names found"))
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(theme.SPACE_XL + theme.SPACE_S)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, mode in (
            (NAME, QHeaderView.ResizeMode.Stretch),
            (KIND, QHeaderView.ResizeMode.Fixed),
            (TIMES, QHeaderView.ResizeMode.Fixed),
            (PSEUDONYM, QHeaderView.ResizeMode.Stretch),
        ):
            header.setSectionResizeMode(column, mode)
        table.setColumnWidth(KIND, 156)
        table.setColumnWidth(TIMES, 72)
        return table

    def _lay_out(self) -> None:
        above, below = QHBoxLayout(), QHBoxLayout()
        for widget in (self.kinds, self.tick_all, self.tick_none):
            above.addWidget(widget)
        above.addStretch()
        for widget in (self.merge_button, self.part_button):
            below.addWidget(widget)
        below.addWidget(self.new_name, 1)
        below.addWidget(self.add_button)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, theme.SPACE_M, 0)
        column.setSpacing(theme.SPACE_S)
        column.addLayout(above)
        column.addWidget(self.table, 1)
        column.addLayout(below)
        column.addWidget(self.problem)
        right = QWidget()
        side = QVBoxLayout(right)
        side.setContentsMargins(theme.SPACE_M, 0, 0, 0)
        side.setSpacing(theme.SPACE_S)
        side.addWidget(self.heading)
        side.addWidget(self.forms)
        side.addWidget(self.list, 1)
        self.splitter = QSplitter()
        self.splitter.addWidget(left)
        self.splitter.addWidget(right)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setSizes([620, 380])
        self.none = EmptyPlace(
            "eye-slash", tr("No names found"), tr("Nothing here looks like a name. Go back to look elsewhere.")
        )
        self.pages = QStackedWidget()
        self.pages.addWidget(self.splitter)
        self.pages.addWidget(self.none)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.SPACE_S)
        whole.addWidget(self.pages, 1)
        whole.addWidget(self.sums)

    def _connect(self) -> None:
        self.model.decided.connect(self._settle)
        self.model.refused.connect(self._on_refused)
        self.places.toggled.connect(self._settle)
        self.kinds.activated.connect(lambda _: self._on_kind())
        self.tick_all.clicked.connect(partial(self._tick, True))
        self.tick_none.clicked.connect(partial(self._tick, False))
        self.merge_button.clicked.connect(self.merge)
        self.part_button.clicked.connect(self.part)
        self.add_button.clicked.connect(self.add)
        self.new_name.returnPressed.connect(self.add)
        QShortcut(QKeySequence("Ctrl+M"), self, self.merge)
        selection = self.table.selectionModel()
        selection.currentRowChanged.connect(lambda *_: self._show_places())
        selection.selectionChanged.connect(lambda *_: self._settle())

    # ----------------------------------------------------------------- what is shown

    def show_decisions(self, decisions: Decisions, names: dict[int, str]) -> None:
        """Show what was found; `names` are those of documents."""
        self.decisions, self.places.names = decisions, names
        with QSignalBlocker(self.kinds):
            self.kinds.clear()
            self.kinds.addItem(tr("All kinds"), None)
            for kind, rows in decisions.by_kind().items():
                self.kinds.addItem(f"{kind_words(kind)} ({len(rows)})", kind)
            kept = sum(not row.replaced for row in decisions.rows)
            if 0 < kept < len(decisions.rows):
                self.kinds.addItem(tr("Kept ({count})", count=kept), KEPT)
        self.model.kind, self.model.kept_only = None, False
        self.renew()
        self.pages.setCurrentWidget(self.splitter if decisions.rows else self.none)

    def renew(self, select: Decision | None = None) -> None:
        """Show all anew, and select a row."""
        if self.decisions is None:
            return
        self.model.show_decisions(self.decisions)
        row = self.model.row_of(select) if select is not None else 0
        if self.model.rows:
            self.table.selectRow(max(0, row))
            self.table.scrollTo(self.model.index(max(0, row), 0))
        self._show_places()
        self._settle()

    def selected(self) -> list[Decision]:
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [self.model.rows[row] for row in rows]

    def _current(self) -> Decision | None:
        index: QModelIndex = self.table.currentIndex()
        row = index.data(ROW) if index.isValid() else None
        return row if isinstance(row, Decision) else None

    def _show_places(self) -> None:
        row = self._current()
        self.places.show_row(self.decisions, row)
        self._say_row(row)

    def _say_row(self, row: Decision | None) -> None:
        if row is None:
            self.heading.setText("")
        elif row.replaced:
            self.heading.setText(tr("{name} → {pseudonym}", name=row.name, pseudonym=row.pseudonym))
        else:
            self.heading.setText(tr("{name} is kept", name=row.name))
        self.forms.setText(", ".join(row.forms) if row is not None and len(row.forms) > 1 else "")
        self.forms.setVisible(bool(self.forms.text()))

    def _settle(self) -> None:
        chosen = self.selected()
        self.merge_button.setEnabled(len(chosen) > 1)
        self.part_button.setEnabled(len(chosen) == 1 and len(chosen[0].forms) > 1)
        self._say_row(self._current())
        self.list.viewport().update()
        decisions = self.decisions
        if decisions is not None:
            replaced = [row for row in decisions.rows if row.replaced]
            times = sum(decisions.times(row) for row in replaced)
            told = [plural(len(replaced), "{count} name is replaced", "{count} names are replaced")]
            told.append(plural(times, "in {count} place", "in {count} places"))
            if decisions.left:
                told.append(
                    plural(len(decisions.left), "{count} place is left as it is", "{count} places are left as they are")
                )
            told.append(plural(len(decisions.rows) - len(replaced), "{count} name is kept", "{count} names are kept"))
            self.sums.setText(" · ".join(told))
        self.decided.emit()

    # ----------------------------------------------------------------- verbs

    def _on_kind(self) -> None:
        kind = self.kinds.currentData()
        if kind == KEPT:
            self.model.show_kept()
        else:
            self.model.show_kind(Kind(kind) if kind is not None else None)
        if self.model.rows:
            self.table.selectRow(0)

    def _tick(self, replaced: bool) -> None:
        self.model.tick(self.model.rows, replaced)

    def _on_refused(self, words: str) -> None:
        self.problem.setText(words)

    def merge(self) -> None:
        """Make the selected rows one."""
        chosen = self.selected()
        if self.decisions is not None and len(chosen) > 1:
            self.problem.setText("")
            self.renew(self.decisions.merge(chosen))

    def part(self) -> None:
        """Make each form of the selected name a row of its own."""
        chosen = self.selected()
        if self.decisions is not None and len(chosen) == 1:
            self.decisions.part(chosen[0])
            self.renew(chosen[0])

    def add(self) -> None:
        """Add the name that was typed."""
        name = self.new_name.text().strip()
        if self.decisions is None or not name:
            self.new_name.setFocus()
            return
        kind = self.model.kind or Kind.PERSON
        try:
            row = self.decisions.add(name, kind)
        except CannotDo as error:
            self.problem.setText(error_sentence(error))
            return
        self.problem.setText("")
        self.new_name.clear()
        self.pages.setCurrentWidget(self.splitter)
        self.added.emit(row)

    def select(self, row: Decision) -> None:
        self.renew(row)
        selection = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.table.selectionModel().select(self.model.index(self.model.row_of(row), 0), selection)
