"""Cases, documents and speakers with all that is known of them, as three spreadsheets in one window.

All is kept as it is typed. Knows the sheets; not what is done with what is known.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from qda.model import Attribute, Owner
from qda.project import Project
from qda.sheets.arriving import Plan
from ui import theme
from ui.labels import tr
from ui.session import Message, Session
from ui.sheets.attribute import AttributeDialog
from ui.sheets.grid import SheetGrid
from ui.sheets.model import SheetModel
from ui.sheets.pasting import Block, cell_by_cell, planned
from ui.sheets.review import ArrivingDialog, take_over
from ui.sheets.words import owners_words
from ui.widgets.empty import EmptyPlace
from ui.writing import carry_out

TABLES = (".csv", ".tsv", ".xlsx")


class SheetsDialog(QDialog):
    """Three tabs, a filter, and the table; what goes wrong is said below it."""

    def __init__(self, session: Session, parent: QWidget | None = None, of: Owner = Owner.CASE) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Cases, documents and speakers"))
        self._session = session
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName(tr("Cases, documents or speakers"))
        self.sought = QLineEdit()
        self.sought.setPlaceholderText(tr("Filter"))
        self.sought.setAccessibleName(tr("Show only the lines that have these words"))
        self.sought.setClearButtonEnabled(True)
        self.sought.setMaximumWidth(260)
        self.pages = QStackedWidget()
        self.grids: dict[Owner, SheetGrid] = {}
        for owner in Owner:
            grid = SheetGrid(SheetModel(session, owner, self))
            grid.pasted.connect(partial(self._paste, owner))
            grid.moved.connect(partial(self._move_to, owner))
            grid.sheet.much_put.connect(self._write)
            for table, asks in ((grid, self._menu_of_cell), (grid.horizontalHeader(), self._menu_of_column)):
                table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
                table.customContextMenuRequested.connect(partial(asks, owner))
            grid.sheet.laid_out.connect(self._show)
            self.grids[owner] = grid
            self.tabs.addTab(owners_words(owner))
            self.pages.addWidget(grid)
        self._nobody = EmptyPlace(
            "files",
            tr("Nothing has been brought in yet"),
            tr("Import transcripts first; what is known of them and of those who speak goes here."),
        )
        self.pages.addWidget(self._nobody)
        self._problem = QLabel()
        self._problem.setWordWrap(True)
        self._problem.setMinimumHeight(self.fontMetrics().height() * 2)
        self._lay_out()
        session.said.connect(self._on_said)
        session.changed.connect(self._on_changed)
        session.opened.connect(self.reject)
        self.tabs.currentChanged.connect(self._show)
        self.sought.textChanged.connect(self._filter)
        self.sought.returnPressed.connect(lambda: self.grid.setFocus())
        self.tabs.setCurrentIndex(list(Owner).index(of))
        for key, act in (
            (QKeySequence(QKeySequence.StandardKey.Undo), session.undo),
            (QKeySequence(QKeySequence.StandardKey.Redo), session.redo),
            (QKeySequence(QKeySequence.StandardKey.Find), self.sought.setFocus),
            (QKeySequence("Ctrl+PgDown"), partial(self._turn, 1)),
            (QKeySequence("Ctrl+PgUp"), partial(self._turn, -1)),
        ):
            QShortcut(key, self).activated.connect(act)
        self._show()
        self.resize(1000, 560)
        self.grid.setFocus()

    def _lay_out(self) -> None:
        told = QLabel(tr("Type in a cell, or paste from a spreadsheet. Kept as you type."))
        theme.look(told, "muted", "small")
        self.new_attribute = QPushButton(tr("New attribute…"))
        self.new_attribute.clicked.connect(lambda: self._ask_attribute())
        self.bring = QPushButton(tr("Import table…"))
        self.bring.clicked.connect(self._ask_table)
        close = QPushButton(tr("Close"))
        close.clicked.connect(self.accept)
        for button in (self.new_attribute, self.bring, close):
            button.setAutoDefault(False)
        for button in (self.new_attribute, self.bring):
            button.setEnabled(self._session.writable)
        head = QHBoxLayout()
        head.addWidget(self.tabs)
        head.addStretch(1)
        head.addWidget(told)
        head.addSpacing(theme.SPACE_M)
        head.addWidget(self.sought)
        foot = QHBoxLayout()
        foot.setSpacing(theme.SPACE_S)
        foot.addWidget(self.new_attribute)
        foot.addWidget(self.bring)
        foot.addSpacing(theme.SPACE_M)
        foot.addWidget(self._problem, 1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_L, theme.SPACE_M, theme.SPACE_L, theme.SPACE_M)
        column.setSpacing(theme.SPACE_S)
        column.addLayout(head)
        column.addWidget(self.pages, 1)
        column.addLayout(foot)

    # ----------------------------------------------------------------- what is shown

    @property
    def of(self) -> Owner:
        """Whose table is shown."""
        return list(Owner)[self.tabs.currentIndex()]

    @property
    def grid(self) -> SheetGrid:
        return self.grids[self.of]

    def _turn(self, by: int) -> None:
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + by) % self.tabs.count())

    def _show(self) -> None:
        for place, owner in enumerate(Owner):
            count = len(self.grids[owner].sheet.sheet.lines)
            self.tabs.setTabText(place, f"{owners_words(owner)} {count}")
        nobody = self.of is not Owner.CASE and not self.grid.sheet.sheet.lines
        shown: QWidget = self._nobody if nobody else self.grid
        if self.pages.currentWidget() is not shown:
            self.pages.setCurrentWidget(shown)
        if self.grid.sheet.order or not self.sought.text():
            self.sought.setToolTip("")
        else:
            self.sought.setToolTip(tr("No line has these words."))

    def _filter(self, words: str) -> None:
        for grid in self.grids.values():
            grid.sheet.filter(words)
        if words and not self.grid.sheet.order:
            self._tell(tr("No line has these words."))
        else:
            self._problem.clear()

    def _on_changed(self, _: object) -> None:
        self._problem.clear()

    def _on_said(self, message: Message) -> None:
        """What is said while the dialog covers the message bar is said here."""
        self._tell(message.text, problem=message.kind == "problem")

    def _tell(self, text: str, *, problem: bool = False) -> None:
        theme.look(self._problem, "problem" if problem else "muted", "small")
        self._problem.setText(text)

    # ----------------------------------------------------------------- pasting and importing

    def _paste(self, owner: Owner, block: Block) -> None:
        project, model = self._session.project, self.grids[owner].sheet
        if project is None or not self._session.writable:
            return
        plans: list[Plan | None] = []
        if not self._session.attempt(lambda: plans.append(planned(project, model, block))):
            return
        plan = plans[0]
        if plan is None:
            model.put(cell_by_cell(model, block, self.grids[owner].chosen()))
        elif plan.sure and not plan.makes_attributes:
            self._take(project, plan)
        else:
            self._review(plan)

    def _write(self, work: Generator[None, None, None], count: int) -> None:
        carry_out(self._session, tr("Writing in the cells"), work, count, self)

    def _take(self, project: Project, plan: Plan) -> None:
        take_over(self._session, project, plan, self, lambda: None)

    def _review(self, plan: Plan) -> None:
        ArrivingDialog(self._session, plan, self).open()

    def _ask_table(self) -> None:
        kinds = f"{tr('Tables')} ({' '.join('*' + ending for ending in TABLES)});;{tr('All files')} (*)"
        chosen, _ = QFileDialog.getOpenFileName(self, tr("Import table"), "", kinds)
        if chosen:
            self.take_table(Path(chosen))

    def take_table(self, path: Path) -> None:
        """Show what a table is taken to say of those in this tab."""
        from qda.importing import arriving
        from qda.sheets.arriving import plan

        project, found = self._session.project, list[Plan]()
        if project is not None and self._session.attempt(lambda: found.append(plan(project, self.of, arriving(path)))):
            self._review(found[0])

    # ----------------------------------------------------------------- menus

    def _menu_of_cell(self, owner: Owner, at: QPoint) -> None:
        grid = self.grids[owner]
        line = grid.sheet.line(grid.indexAt(at).row())
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Copy"), grid.copy)
        if self._session.writable:
            menu.addAction(tr("Paste"), grid.paste)
            menu.addAction(tr("Fill down"), grid.fill_down)
            menu.addAction(tr("Empty"), grid.empty)
            if owner is Owner.CASE and line is not None:
                menu.addSeparator()
                menu.addAction(tr("Delete case {name}", name=line["name"]), partial(self._delete_case, line.id))
        menu.popup(grid.viewport().mapToGlobal(at))

    def _menu_of_column(self, owner: Owner, at: QPoint) -> None:
        header = self.grids[owner].horizontalHeader()
        column = header.logicalIndexAt(at)
        attribute = self.grids[owner].sheet.attribute(column)
        menu = self.column_menu(owner, column, attribute)
        menu.popup(header.mapToGlobal(at))

    def column_menu(self, owner: Owner, column: int, attribute: Attribute | None) -> QMenu:
        """What can be done with a column."""
        grid = self.grids[owner]
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        up, down = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        menu.addAction(tr("Sort from first to last"), partial(grid.sort_by, column, up))
        menu.addAction(tr("Sort from last to first"), partial(grid.sort_by, column, down))
        if self._session.writable:
            menu.addSeparator()
            if attribute is not None:
                menu.addAction(tr("Name, type and choices…"), partial(self._ask_attribute, attribute))
                attributes = grid.sheet.sheet.attributes
                place = attributes.index(attribute)
                for text, to in ((tr("Move left"), place - 1), (tr("Move right"), place + 1)):
                    action = menu.addAction(text, partial(self._move, attribute, to))
                    action.setEnabled(0 <= to < len(attributes))
                menu.addAction(tr("Delete attribute {name}", name=attribute.name), partial(self._delete, attribute))
            menu.addAction(tr("New attribute…"), lambda: self._ask_attribute())
        return menu

    def _ask_attribute(self, attribute: Attribute | None = None) -> None:
        AttributeDialog(self._session, self.of, attribute, self).open()

    def _move_to(self, owner: Owner, before: int, after: int) -> None:
        """A column was dragged; the columns besides attributes stay where they are."""
        model = self.grids[owner].sheet
        attribute = model.attribute(before)
        if attribute is not None:
            self._move(attribute, max(0, after - (len(model.keys) - len(model.sheet.attributes))))

    def _move(self, attribute: Attribute, place: int) -> None:
        self._do(lambda project: project.attributes.move(attribute.id, place))

    def _delete(self, attribute: Attribute) -> None:
        if self._do(lambda project: project.attributes.delete(attribute.id)):
            told = tr("Deleted the attribute {name} and its values", name=attribute.name)
            self._session.say(told, kind="done", action=tr("Undo"), handler=self._session.undo)

    def _delete_case(self, case_id: int) -> None:
        if self._do(lambda project: project.cases.delete(case_id)):
            self._session.say(tr("Deleted the case"), kind="done", action=tr("Undo"), handler=self._session.undo)

    def _do(self, act: Callable[[Project], object]) -> bool:
        project = self._session.project
        return project is not None and self._session.writable and self._session.attempt(lambda: act(project))
