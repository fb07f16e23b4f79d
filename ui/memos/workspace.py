"""All memos in one place: listed, filtered and searched on the left, read and written on the right.

Knows the session; what a memo is on is shown by the window.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from qda.analysis.memos import Noted, Noting, On, all_noted, matching
from qda.model import Changes
from qda.project import Project
from ui import theme
from ui.labels import plural, tr
from ui.memos.listing import MemoList, MemoRow, by_day, by_kind, on_words
from ui.memos.page import MemoPage
from ui.session import Session
from ui.tasks import Task
from ui.widgets.empty import EmptyPlace

TABLES = ("memo", "memo_link", "code", "coding", "document", "document_text", "case", "question", "point", "coder")
"""What a memo, or what it is on, can be read from."""


AT_ONCE = 1_000
"""How many memos are read while the window waits; more are read off its thread."""


class MemoView(QListView):
    """The list; Delete takes a memo away, Enter lets it be written."""

    delete_wanted = Signal()
    write_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.write_wanted.emit()
        else:
            super().keyPressEvent(event)


class MemosWorkspace(QWidget):
    """The workspace."""

    place_wanted = Signal(object)
    """The `Noted` whose thing is to be shown."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._all: list[Noted] = []
        self._noting: Noting | None = None
        self._task: Task | None = None
        """Memos being read beside the window."""
        self._late: frozenset[int] = frozenset()
        """The memos that were typed in meanwhile."""
        self._in_hand: int | None = None
        self._new = False
        self._behind = True
        self.model = MemoList(self)
        self.page = MemoPage(session)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._refresh)
        self._build()
        self._connect()

    def _build(self) -> None:
        title = QLabel(tr("Memos"))
        theme.look(title, "title")
        self.count = QLabel()
        theme.look(self.count, "muted", "small")
        self.new_button = QPushButton(theme.icon("plus"), tr("New memo"))
        self.new_button.setAutoDefault(False)
        head = QHBoxLayout()
        head.addWidget(title)
        head.addWidget(self.count, 1)
        head.addWidget(self.new_button)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search in memos"))
        self.search.setAccessibleName(tr("Search in memos"))
        self.search.setClearButtonEnabled(True)
        self.kind, self.coder, self.order = QComboBox(), QComboBox(), QComboBox()
        self.kind.setAccessibleName(tr("What they are on"))
        self.coder.setAccessibleName(tr("Who wrote them"))
        self.order.setAccessibleName(tr("Order"))
        self.kind.addItem(tr("On anything"), None)
        for on in On:
            self.kind.addItem(on_words(on), on)
        self.order.addItem(tr("By place"), "place")
        self.order.addItem(tr("Newest first"), "newest")
        for box in (self.kind, self.coder, self.order):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(8)
        filters = QHBoxLayout()
        filters.setSpacing(theme.SPACE_S)
        filters.addWidget(self.kind, 1)
        filters.addWidget(self.coder, 1)
        filters.addWidget(self.order, 1)
        self.view = MemoView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(MemoRow(self.view))
        self.view.setAccessibleName(tr("Memos"))
        self.view.setMouseTracking(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._nothing = QLabel(tr("No memo is like this."), alignment=Qt.AlignmentFlag.AlignCenter)
        theme.look(self._nothing, "muted")
        self._nothing.setWordWrap(True)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(theme.SPACE_M, theme.SPACE_S, 0, 0)
        column.setSpacing(theme.SPACE_S)
        for part in (head, filters):
            part.setContentsMargins(0, 0, theme.SPACE_M, 0)
        column.addLayout(head)
        searching = QHBoxLayout()
        searching.setContentsMargins(0, 0, theme.SPACE_M, 0)
        searching.addWidget(self.search)
        column.addLayout(searching)
        column.addLayout(filters)
        column.addWidget(self.view, 1)
        column.addWidget(self._nothing)
        self._side = QStackedWidget()
        self._side.addWidget(self.page)
        self._side.addWidget(
            EmptyPlace("note-pencil", tr("No memo is open"), tr("Choose a memo in the list, or write a new one."))
        )
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setObjectName("memos")
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(self._side)
        splitter.setSizes([400, 800])
        splitter.setStretchFactor(1, 1)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(splitter)
        self.empty = EmptyPlace(
            "note-pencil",
            tr("No memos yet"),
            tr("Write down what you think as you read: on a code, a passage, a case, or on nothing in particular."),
            tr("New memo"),
            self.new_memo,
        )
        self._pages.addWidget(self.empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)

    def _connect(self) -> None:
        self._session.opened.connect(self._on_opened)
        self._session.changed.connect(self._on_changed)
        self.new_button.clicked.connect(self.new_memo)
        self.search.textChanged.connect(self._show)
        for box in (self.kind, self.coder, self.order):
            box.currentIndexChanged.connect(self._show)
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self.view.delete_wanted.connect(self._on_delete_key)
        self.view.write_wanted.connect(self.page.field.setFocus)
        self.view.doubleClicked.connect(lambda _: self.page.field.setFocus())
        self.page.began.connect(self._on_began)
        self.page.delete_wanted.connect(self.delete)
        self.page.place_wanted.connect(self.place_wanted)
        self._on_opened()

    # ----------------------------------------------------------------- public

    def panels(self) -> list[QWidget]:
        """The parts that F6 goes through."""
        return [self.search, self.view, self.page.field]

    def new_memo(self) -> None:
        """Give room for a memo on nothing in particular, and the keyboard to it."""
        if not self._session.writable:
            return
        self._take_up()
        self._in_hand, self._new = None, True
        self.view.setCurrentIndex(QModelIndex())
        self.view.clearSelection()
        self._show_page()
        self.page.field.setFocus()

    def show_memo(self, memo_id: int) -> None:
        """Take a memo in hand, whatever is filtered."""
        self._take_up()
        if not self.model.index_of(memo_id).isValid():
            self.search.clear()
            self.kind.setCurrentIndex(0)
            self.coder.setCurrentIndex(0)
        self._in_hand, self._new = memo_id, False
        self._show()

    def delete(self, memo_id: int) -> None:
        """Delete a memo. The message has the undo."""
        project = self._session.project
        if project is None or not self._session.writable:
            return
        place = self.model.index_of(memo_id).row()
        if self._session.attempt(lambda: project.memos.delete(memo_id)):
            self._take_up()
            near = [self.model.memo_at(self.model.index(row)) for row in (place, place + 1, place - 1, place - 2)]
            after = next((noted.id for noted in near if noted is not None), None)
            if after is not None:
                self.show_memo(after)
            self._session.say(tr("Deleted the memo"), kind="done", action=tr("Undo"), handler=self._session.undo)

    # ----------------------------------------------------------------- keeping up

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._take_up()
        if not event.spontaneous():
            (self.view if (self._all or self._task) and not self._new else self.page.field).setFocus()

    def _on_opened(self) -> None:
        self._in_hand, self._new, self._behind = None, False, True
        self.search.clear()
        self._soon.start()

    def _on_changed(self, changes: Changes) -> None:
        if not changes.touches(*TABLES):
            return
        if changes.kind == "memo.change" and not self._behind:
            if self._task is not None:
                self._late |= changes.ids("memo")
            else:
                self._reread(changes.ids("memo"))
            return
        self._behind = True
        if changes.kind.startswith("memo.") or changes.kind in ("undo", "redo"):
            self._take_up()  # what was typed is seen at once
        else:
            self._soon.start()

    def _take_up(self) -> None:
        """Read what has changed, if somebody looks."""
        if self._behind and self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        if not self._behind or not self.isVisible():
            return
        project = self._session.project
        self._behind = False
        self._task, self._late = None, frozenset()
        if project is None:
            self._take(None, [])
        elif project.memos.count() <= AT_ONCE:
            self._take(*_read(project))
        else:
            self._task = Task(tr("Reading memos"), lambda _: _read_beside(project))
            self._task.succeeded.connect(partial(self._on_read, self._task))
            self._task.start()
            self.count.setText(tr("Reading …"))

    def _on_read(self, task: Task, found: tuple[Noting, list[Noted]]) -> None:
        """Show what was read beside the window, unless more than words has changed meanwhile: then it is read again."""
        if task is self._task:
            self._task = None
            if not self._behind:
                noting, memos = found
                self._take(noting, self._anew(noting, memos, self._late))

    def _take(self, noting: Noting | None, memos: list[Noted]) -> None:
        self._noting, self._all = noting, memos
        if self._in_hand is not None and self._in_hand not in {noted.id for noted in memos}:
            self._in_hand = None
        self._fill_coders()
        self._show()

    def _reread(self, ids: frozenset[int]) -> None:
        """Read only the memos being typed in: what they are on is the same."""
        if self._noting is not None:
            self._all = self._anew(self._noting, self._all, ids)
            self._show()

    def _anew(self, noting: Noting, memos: list[Noted], ids: frozenset[int]) -> list[Noted]:
        """Memos with some of them as they are now."""
        project = self._session.project
        if project is None or not ids:
            return memos
        return [noting.noted(project.memos.get(one.id)) if one.id in ids else one for one in memos]

    def _fill_coders(self) -> None:
        """The coders that wrote memos, where they are several."""
        names = sorted({noted.coder for noted in self._all})
        if names != [self.coder.itemData(row) for row in range(1, self.coder.count())]:
            chosen = self.coder.currentData()
            self.coder.blockSignals(True)
            self.coder.clear()
            self.coder.addItem(tr("By anyone"), None)
            for name in names:
                self.coder.addItem(name, name)
            self.coder.setCurrentIndex(max(0, self.coder.findData(chosen)))
            self.coder.blockSignals(False)
        self.coder.setVisible(len(names) > 1)

    # ----------------------------------------------------------------- showing

    def _show(self, *_: object) -> None:
        on, coder = self.kind.currentData(), self.coder.currentData()
        found = matching(self._all, words=self.search.text(), on=(on,) if on else (), coders=(coder,) if coder else ())
        self.model.show_rows(by_day(found) if self.order.currentData() == "newest" else by_kind(found))
        count = plural(len(found), "{count} memo", "{count} memos")
        some = len(found) != len(self._all)
        self.count.setText(tr("{found} of {count}", found=len(found), count=len(self._all)) if some else count)
        self._nothing.setVisible(not found)
        self.view.setVisible(bool(found))
        if self._in_hand is None and not self._new and found:
            first = self.model.memo_at(self.model.index(1))
            self._in_hand = first.id if first else None
        index = self.model.index_of(self._in_hand)
        if index.isValid() and index != self.view.currentIndex():
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)
        self._show_page()

    def _show_page(self) -> None:
        noted = next((noted for noted in self._all if noted.id == self._in_hand), None)
        self._pages.setCurrentIndex(1 if not self._all and not self._new and self._task is None else 0)
        self._side.setCurrentIndex(1 if noted is None and not self._new else 0)
        self.new_button.setEnabled(self._session.writable)
        if self.empty.button is not None:
            self.empty.button.setVisible(self._session.writable)
        if noted is not None or self._new:
            self.page.show_memo(noted)

    def _on_current(self, current: QModelIndex, _: QModelIndex) -> None:
        noted = self.model.memo_at(current)
        if noted is not None and noted.id != self._in_hand:
            self._in_hand, self._new = noted.id, False
            self._show_page()

    def _on_began(self, memo_id: int) -> None:
        self._in_hand, self._new = memo_id, False
        self._behind = True
        self._refresh()

    def _on_delete_key(self) -> None:
        if self._in_hand is not None:
            self.delete(self._in_hand)


def _read(project: Project) -> tuple[Noting, list[Noted]]:
    noting = Noting(project)
    return noting, all_noted(project, noting)


def _read_beside(project: Project) -> tuple[Noting, list[Noted]]:
    """As `_read`, through a reader of its own."""
    reader = project.reader()
    try:
        return _read(reader)
    finally:
        reader.close()
