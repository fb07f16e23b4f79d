"""The History workspace: what was done, by whom and when; where it was done; and the way back to before it.

Acts are found on another thread and read as they come into view. Knows the session, not the other workspaces.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from qda.analysis import history
from qda.analysis.history import Group, Place, kinds_of
from qda.analysis.whereabouts import Still, now
from qda.model import Act, Changes, Span
from qda.store.past import Wanted
from ui import theme
from ui.history.details import ActDetails
from ui.history.listing import HistoryModel, Listing, looking_for
from ui.history.row import HistoryList
from ui.history.words import acts_said, group_name
from ui.labels import tr
from ui.session import Session
from ui.tasks import Task
from ui.widgets.empty import EmptyPlace

_PAUSE = 150
"""Milliseconds without a key or a change after which the list is made anew."""
_GLANCE = 60
"""Milliseconds on one row after which it is told in full."""


class HistoryWorkspace(QWidget):
    """Filters, the acts by day, and the one in hand in full."""

    back_wanted = Signal(object)
    """An `Act`: to before it, or if it is undone up to it, the person wants to go."""
    redo_wanted = Signal()
    export_wanted = Signal()
    cell_wanted = Signal(int, int)
    question_wanted = Signal(int)
    code_wanted = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._task: Task | None = None
        self._stale = True
        self._build()
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self._look)
        self._glance = QTimer(self, singleShot=True, interval=_GLANCE)
        self._glance.timeout.connect(self._show_act)
        session.opened.connect(self._on_opened)
        session.changed.connect(self._on_changed)

    # ----------------------------------------------------------------- building

    def _build(self) -> None:
        self.model = HistoryModel(self)
        self.list = HistoryList()
        self.list.setModel(self.model)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._glance.start())
        self.list.doubleClicked.connect(self._on_activated)
        self.details = ActDetails()
        self.details.place_wanted.connect(self.go_to_place)
        self.details.back_wanted.connect(self._on_back)
        nothing = EmptyPlace(
            "clock-counter-clockwise",
            tr("Nothing like this was done"),
            tr("Everything you and your colleagues do is kept here. Look for something else, or for everything."),
            tr("Show everything"),
            self.show_everything,
        )
        self._pages = QStackedWidget()
        self._pages.addWidget(self.list)
        self._pages.addWidget(nothing)
        rule = QFrame()
        theme.look(rule, "rule")
        left = QFrame()
        theme.look(left, "page")
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar())
        column.addWidget(rule)
        column.addWidget(self._pages, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setObjectName("history")
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.details)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setSizes([860, 320])
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.details.setMinimumWidth(240)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.splitter)

    def _bar(self) -> QWidget:
        self.words = QLineEdit()
        self.words.setPlaceholderText(tr("Find in the history"))
        self.words.setClearButtonEnabled(True)
        self.words.setAccessibleName(tr("Find in the history"))
        self.words.textChanged.connect(lambda _: self._timer.start())
        self.coder = self._choice(tr("Everybody"), tr("Who"))
        self.group = self._choice(tr("Every kind"), tr("Kind"))
        self.document = self._choice(tr("Every document"), tr("Document"))
        self.code = self._choice(tr("Every code"), tr("Code"))
        for one in Group:
            self.group.addItem(group_name(one), one.value)
        self.count = QLabel()
        theme.look(self.count, "muted", "small")
        self.redo = QPushButton(tr("Redo all"))
        self.redo.setToolTip(tr("Bring back everything that was undone"))
        self.redo.setIcon(theme.icon("arrow-clockwise"))
        self.redo.clicked.connect(self.redo_wanted)
        self.export = QPushButton(tr("Export…"))
        self.export.setIcon(theme.icon("export"))
        self.export.clicked.connect(self.export_wanted)
        title = QLabel(tr("History"))
        theme.look(title, "title")
        top = QHBoxLayout()
        top.setSpacing(theme.SPACE_S)
        top.addWidget(title)
        top.addWidget(self.count, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addStretch(1)
        for button in (self.redo, self.export):
            theme.look(button, "link")
            top.addWidget(button)
        filters = QHBoxLayout()
        filters.setSpacing(theme.SPACE_S)
        filters.addWidget(self.words, 2)
        for choice in (self.coder, self.group, self.document, self.code):
            filters.addWidget(choice, 1)
        bar = QWidget()
        column = QVBoxLayout(bar)
        column.setContentsMargins(theme.SPACE_L, theme.SPACE_M, theme.SPACE_L, theme.SPACE_M)
        column.setSpacing(theme.SPACE_S)
        column.addLayout(top)
        column.addLayout(filters)
        return bar

    def _choice(self, every: str, name: str) -> QComboBox:
        choice = QComboBox()
        choice.addItem(every, None)
        choice.setAccessibleName(name)
        choice.setMinimumContentsLength(6)
        choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        choice.setMaxVisibleItems(20)
        choice.activated.connect(lambda _: self._timer.start())
        return choice

    def standing(self) -> dict[str, str]:
        """What is looked for."""
        return {"words": self.words.text(), "group": self.group.currentData() or ""}

    def stand_again(self, kept: Mapping[str, str]) -> None:
        """Look for what was looked for."""
        self.words.setText(kept.get("words", ""))
        groups = [one.value for one in Group]
        wanted = kept.get("group", "")
        self.group.setCurrentIndex(1 + groups.index(wanted) if wanted in groups else 0)

    def panels(self) -> list[QWidget]:
        """The parts that F6 goes through."""
        return [self.words, self.list, self.details.place_button]

    # ----------------------------------------------------------------- looking

    def wanted(self) -> Wanted:
        """Which acts are looked for."""
        of = self.group.currentData()
        return Wanted(
            coder=self.coder.currentData() or "",
            kinds=kinds_of(Group(of)) if of else frozenset(),
            document_id=self.document.currentData(),
            code_id=self.code.currentData(),
        )

    def show_everything(self) -> None:
        """Look for everything again."""
        for choice in (self.coder, self.group, self.document, self.code):
            choice.setCurrentIndex(0)
        self.words.clear()
        self._look()

    def _on_opened(self) -> None:
        self._stale = True
        self.model.show(None, Listing())
        self.details.show_act(None, writable=False)
        self.show_everything()

    def _on_changed(self, _: Changes) -> None:
        self._stale = True
        if self.isVisible():
            self._timer.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.list.setFocus()
            if self._stale:
                self._look()

    def _look(self) -> None:
        project = self._session.project
        if self._task is not None:
            self._task.stop()
            self._task = None
        if project is None or not self.isVisible():
            self._stale = True
            return
        self._stale = False
        task = Task(tr("Looking through the history"), looking_for(project, self.wanted(), self.words.text()))
        task.succeeded.connect(lambda listing: self._on_found(task, listing))
        self._task = task
        task.start()

    def _on_found(self, task: Task, listing: Listing) -> None:
        if task is not self._task or self._session.project is None:
            return  # overtaken by another search
        self._task = None
        before, at = self.act_in_hand(), self.list.verticalScrollBar().value()
        self.model.show(self._session.project, listing)
        self._fill(self.coder, [(name, name) for name in listing.choices.coders])
        self._fill(self.document, listing.choices.documents)
        self._fill(self.code, listing.choices.codes)
        self.count.setText(acts_said(listing.count))
        self.redo.setEnabled(self._session.writable and self._session.project.to_redo() is not None)
        self._pages.setCurrentIndex(0 if listing.count else 1)
        row = self.model.row_of(before.id) if before is not None else -1
        if listing.count:
            self.list.setCurrentIndex(self.model.index(row if row >= 0 else 1))
            self.list.verticalScrollBar().setValue(at)
        self._show_act()

    def _fill(self, choice: QComboBox, entries: Sequence[tuple[object, str]]) -> None:
        """Offer what there is now, and leave what is chosen chosen."""
        chosen = choice.currentData()
        there = [(choice.itemData(n), choice.itemText(n)) for n in range(1, choice.count())]
        if there == list(entries):
            return
        while choice.count() > 1:
            choice.removeItem(1)
        for value, name in entries:
            choice.addItem(name, value)
        choice.setCurrentIndex(max(0, choice.findData(chosen)))

    # ----------------------------------------------------------------- the act in hand

    def act_in_hand(self) -> Act | None:
        """The act that is selected."""
        return self.model.act(self.list.currentIndex().row())

    def _show_act(self) -> None:
        project, act = self._session.project, self.act_in_hand()
        if project is None or act is None:
            self.details.show_act(None, writable=False)
            return
        told = history.told(project, act, history.MOST)
        more = sum(map(sum, project.past.rows_touched(act.id).values())) - len(told) if len(told) == history.MOST else 0
        place = bool(history.place(project, act))
        self.details.show_act(act, told, more, place=place, writable=self._session.writable)

    def _on_back(self) -> None:
        act = self.act_in_hand()
        if act is not None:
            self.back_wanted.emit(act)

    def _on_activated(self, _: QModelIndex) -> None:
        self.go_to_place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.list.hasFocus():
            self.go_to_place()
        else:
            super().keyPressEvent(event)

    def go_to_place(self) -> None:
        """Go to where the act in hand was done, as it stands now; say so where that is gone."""
        project, act = self._session.project, self.act_in_hand()
        if project is None or act is None:
            return
        place = history.place(project, act)
        where = now(project, act, place)
        if where.still is Still.GONE:
            self._session.say(_gone(place))
        elif where.document_id is not None:
            self._session.go_to(where.document_id, where.span or Span(0, 0))
            if where.coding_id is not None:
                self._session.select_coding(where.coding_id)
            if where.still is Still.NEAR:
                self._session.say(tr("The words have changed since; this is where they stood."))
        elif where.question_id is not None and where.case_id is not None:
            self.cell_wanted.emit(where.question_id, where.case_id)
        elif where.question_id is not None:
            self.question_wanted.emit(where.question_id)
        elif where.code_id is not None:
            self.code_wanted.emit(where.code_id)


def _gone(place: Place) -> str:
    name = place.document or place.code or place.question or place.case
    if not name:
        return tr("This was not done in any one place.")
    return tr("“{name}” is no longer in the project. To see it again, go back to before it was deleted.", name=name)
