"""The Quotes workspace: what is asked for at the left, the passages in the middle, the one in hand where it stands.

Asks again when something it shows was written; a long answer is awaited off the window's thread.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from qda.analysis.listing import By, Listed, Listing, Order, group_names, listed
from qda.analysis.passages import is_quick
from qda.analysis.query import EVERYTHING, Query
from qda.analysis.retrieve import Quotation, Quoting
from qda.model import About, Changes, Code, Report, Span
from qda.project import Project
from qda.store.retrieval import Mark
from qda.text.markup import plain
from ui import theme
from ui.labels import plural, tr
from ui.quotes.builder import QueryBuilder
from ui.quotes.context import PassageInContext, around
from ui.quotes.keeping import Keeping
from ui.quotes.model import QuotesModel
from ui.quotes.saved import SavedQueries
from ui.quotes.verbs import PassageVerbs
from ui.quotes.view import QuotesView
from ui.quotes.vocabulary import Vocabulary
from ui.session import Session
from ui.tasks import Task
from ui.widgets.empty import EmptyPlace

PATIENCE = 400
"""Milliseconds after which the message bar tells that a list is being made."""
_SHOWN = ("coding", "code", "document", "document_text", "case", "attribute", "attribute_value", "speaker", "turn",
          "question", "section", "memo", "coder")  # fmt: skip


class QuotesWorkspace(QWidget):
    """Passages by code, case and question."""

    export_wanted = Signal(object)
    """The `Listing` to be written to a file."""
    import_wanted = Signal()
    coding_wanted = Signal()
    """Nothing is coded yet, and the person wants to code."""
    work_started = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._listing = Listing(EVERYTHING, By.CODE, Order.PLACE)
        self._stale = True
        self._quoting: Quoting | None = None
        self._codes: Mapping[int, Code] = {}
        self._task: Task | None = None
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE)
        self._patience.timeout.connect(self._tell_of_task)
        self.model = QuotesModel(self)
        self.view = QuotesView(self.model)
        self.builder = QueryBuilder()
        self.saved = SavedQueries()
        self.context = PassageInContext()
        self.verbs = PassageVerbs(session, self)
        self.keeping = Keeping(session, self.saved, self)
        self.empty: EmptyPlace | None = None
        self._build()
        self._connect()

    # ----------------------------------------------------------------- building

    def _build(self) -> None:
        left = QFrame()
        theme.look(left, "panel")
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_S)
        rule = QFrame()
        theme.look(rule, "rule")
        for part in (self.builder, rule):
            column.addWidget(part)
        column.addWidget(self.saved, 1)
        self.counts = QLabel()
        theme.look(self.counts, "muted")
        self.by, self.order = QComboBox(), QComboBox()
        for choice in (self.by, self.order):  # narrower where the window is
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choice.setMinimumContentsLength(8)
        for by, text in (
            (By.CODE, tr("By code")),
            (By.CASE, tr("By case")),
            (By.QUESTION, tr("By question")),
            (By.DOCUMENT, tr("By document")),
            (By.NOTHING, tr("Without headings")),
        ):
            self.by.addItem(text, by)
        for order, text in (
            (Order.PLACE, tr("By place")),
            (Order.NEWEST, tr("Newest first")),
            (Order.LONGEST, tr("Longest first")),
        ):
            self.order.addItem(text, order)
        self.by.setAccessibleName(tr("Headings"))
        self.order.setAccessibleName(tr("Order"))
        self.export = QToolButton()
        self.export.setIcon(theme.icon("export"))
        self.export.setToolTip(tr("Export what is listed…"))
        self.export.setAccessibleName(self.export.toolTip())
        bar = QHBoxLayout()
        bar.setContentsMargins(theme.SPACE_L, theme.SPACE_S, theme.SPACE_S, theme.SPACE_S)
        bar.setSpacing(theme.SPACE_S)
        bar.addWidget(self.counts, 1)
        for widget in (self.by, self.order, self.export):
            bar.addWidget(widget)
        line = QFrame()
        theme.look(line, "rule")
        self._list = QStackedWidget()
        self._list.addWidget(self.view)
        middle = QFrame()
        theme.look(middle, "page")
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(line)
        column.addWidget(self._list, 1)
        right = QFrame()
        theme.look(right, "page")
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.context)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setObjectName("quotes")
        self.splitter.setChildrenCollapsible(False)
        for place, (panel, least) in enumerate(((left, 200), (middle, 360), (right, 200))):
            panel.setMinimumWidth(least)
            self.splitter.addWidget(panel)
            self.splitter.setStretchFactor(place, int(panel is middle))
        self.splitter.setSizes([280, 600, 330])
        self._pages = QStackedWidget()
        self._pages.addWidget(self.splitter)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)

    def _connect(self) -> None:
        session, view = self._session, self.view
        session.opened.connect(self._on_opened)
        session.changed.connect(self._on_changed)
        self.builder.changed.connect(lambda query: self.ask(replace(self._listing, query=query)))
        self.by.activated.connect(lambda _: self.ask(replace(self._listing, by=By(self.by.currentData()))))
        self.order.activated.connect(lambda _: self.ask(replace(self._listing, order=Order(self.order.currentData()))))
        self.export.clicked.connect(lambda: self.export_wanted.emit(self.listing()))
        view.in_hand.connect(self._show_in_hand)
        view.chosen_changed.connect(self._show_counts)
        view.place_wanted.connect(self._go_to)
        view.key_given.connect(self.do)
        view.star_given.connect(lambda mark: self.verbs.toggle_good([mark]))
        view.menu_wanted.connect(self._show_menu)
        self.context.key_given.connect(self.do)
        self.keeping.chosen.connect(self.ask)
        self.verbs.work_started.connect(self.work_started)

    def panels(self) -> list[QWidget]:
        """Where the keyboard can be, in order: the window's key for the next panel goes through them."""
        return [self.builder, self.saved.list, self.view, self.context.page]

    # ----------------------------------------------------------------- asking

    def listing(self) -> Listing:
        """What is listed, called as the saved query in hand."""
        return replace(self._listing, title=self.keeping.name(self._listing))

    def ask(self, listing: Listing) -> None:
        """List something else."""
        self._listing = listing
        self._show_asked()
        self._ask()

    def _on_opened(self) -> None:
        self._stop()
        self._listing = Listing(EVERYTHING, By.CODE, Order.PLACE)
        self._stale, self._quoting = True, None
        self.keeping.query_id = None
        self.model.show(Listed(), {}, {}, lambda _ids: ({}, frozenset()))
        if self.isVisible():
            self._refresh()

    def _on_changed(self, changes: Changes) -> None:
        if not self.isVisible():
            self._stale = self._stale or changes.touches("query", *_SHOWN)
            return
        if changes.touches(*_SHOWN):
            self._refresh()
        elif changes.touches("query"):
            self._show_asked()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._refresh()
        if self.model.rowCount():
            self.view.setFocus()

    def _refresh(self) -> None:
        """Read everything again; what is selected stays so."""
        project = self._session.project
        self._stale = False
        if project is None:
            return
        self._quoting = None
        self._codes = {code.id: code for code in project.codes.all()}
        self.builder.show_query(self._listing.query, Vocabulary.of(project))
        self._show_asked()
        self._ask()

    def _show_asked(self) -> None:
        """Show what is asked for, in words, and which saved query that is."""
        self.builder.show_query(self._listing.query)
        self.by.setCurrentIndex(self.by.findData(self._listing.by))
        self.order.setCurrentIndex(self.order.findData(self._listing.order))
        self.keeping.show(self._listing)

    def _ask(self) -> None:
        project, listing = self._session.project, self._listing
        self._stop()
        if project is None:
            return
        if is_quick(project, listing.query, hears=listing.by is By.QUESTION):
            self._show(listed(project, listing))
            return

        def work(report: Report) -> Listed:
            reader = project.reader()
            try:
                return listed(reader, listing, report)
            finally:
                reader.close()

        self._task = Task(tr("Finding passages"), work)
        self._task.succeeded.connect(partial(self._on_found, self._task))
        self._patience.start()
        self._task.start()

    def _stop(self) -> None:
        """What is being found is not wanted any more."""
        self._patience.stop()
        if self._task is not None:
            self._task.stop()
            self._task = None

    def _tell_of_task(self) -> None:
        if self._task is not None:
            self.work_started.emit(self._task)

    def _on_found(self, task: Task, found: object) -> None:
        if task is self._task and isinstance(found, Listed):
            self._stop()
            self._show(found)

    def _show(self, found: Listed) -> None:
        project = self._session.project
        if project is None:
            return
        names = group_names(project, found.by, "en") if found.groups else {}
        names = names | ({0: self._without(found.by)} if 0 in names else {})
        self.model.project = project.setting("guid")
        self.model.show(found, names, self._codes, self._read)
        self.export.setEnabled(bool(found.marks))
        self._show_counts()
        if not found.marks:
            self._teach(project)
        else:
            self._pages.setCurrentWidget(self.splitter)
            self._list.setCurrentWidget(self.view)
            if not self.view.currentIndex().isValid():
                self.view.setCurrentIndex(self.model.index(1 if found.groups else 0, 0))

    @staticmethod
    def _without(by: By) -> str:
        return tr("Without a case") if by is By.CASE else tr("Outside the questions")

    def _read(self, coding_ids: Sequence[int]) -> tuple[Mapping[int, Quotation], frozenset[int]]:
        """The words of passages, and which have memos."""
        project = self._session.project
        if project is None:
            return {}, frozenset()
        if self._quoting is None:
            self._quoting = Quoting(project)
        return self._quoting.of(coding_ids), project.retrieval.with_memos(coding_ids)

    def _show_counts(self) -> None:
        marks = self.model.listed.marks
        chosen = len(self.view.chosen())
        said = plural(len(marks), "{count} passage", "{count} passages")
        if chosen > 1:
            said += " · " + plural(chosen, "{count} selected", "{count} selected")
        self.counts.setText(said)

    def _teach(self, project: Project) -> None:
        """Say why there is nothing, and what to do."""
        whole = True
        if not project.documents.all():
            empty = EmptyPlace(
                "files", tr("No transcripts yet"),
                tr("Import transcripts and code them; their quotes are listed here."),
                tr("Import transcripts…"), self.import_wanted.emit,
            )  # fmt: skip
        elif not project.retrieval.count():
            empty = EmptyPlace(
                "quotes", tr("Nothing is coded yet"),
                tr("Every passage you code is listed here, to be read, compared, starred and quoted."),
                tr("Start coding"), self.coding_wanted.emit,
            )  # fmt: skip
        else:
            whole = False
            empty = EmptyPlace(
                "funnel", tr("No passage fits"),
                tr("Nothing that is coded is all of what you ask for. Take something out of the sentence at the left."),
                tr("Show all again"), lambda: self.ask(replace(self._listing, query=EVERYTHING)),
            )  # fmt: skip
        if self.empty is not None:
            self.empty.setParent(None)
            self.empty.deleteLater()
        self.empty = empty
        place = self._pages if whole else self._list
        if not whole:
            self._pages.setCurrentWidget(self.splitter)
        place.addWidget(empty)
        place.setCurrentWidget(empty)

    # ----------------------------------------------------------------- the passage in hand

    def _show_in_hand(self, mark: Mark | None) -> None:
        project = self._session.project
        quotation = self.model.quotation(self.view.currentIndex().row()) if mark is not None else None
        if project is None or mark is None or quotation is None:
            self.context.show_passage(None, "", "", "", (), "", (), count=0, writable=False)
            return
        text, span = project.documents.text(mark.document_id), Span(mark.start, mark.end)
        others = project.codings.overlapping(mark.document_id, span)
        also = dict.fromkeys(self._name(other.code_id) for other in others if other.code_id != mark.code_id)
        memos = [plain(memo.text) for memo in project.memos.on(About.CODING, mark.id)]
        labels = [turn.label for turn in project.documents.turns_over(mark.document_id, around(text, span))]
        code = self._codes.get(mark.code_id)
        self.context.show_passage(
            quotation, text, code.colour if code else "", self._name(mark.code_id), list(also), "\n".join(memos),
            labels, count=len(self.view.chosen()), writable=self._session.writable,
        )  # fmt: skip

    def _name(self, code_id: int) -> str:
        code = self._codes.get(code_id)
        return code.name if code else ""

    def _go_to(self, mark: Mark | None) -> None:
        if mark is not None:
            self._session.go_to(mark.document_id, Span(mark.start, mark.end))
            self._session.select_coding(mark.id)

    # ----------------------------------------------------------------- acts

    def do(self, verb: str) -> None:
        """Do something with the passages selected: "go", "recode", "memo", "good", "remove" or "copy"."""
        marks = self.view.chosen()
        mark = self.view.current()
        if verb == "go":
            self._go_to(mark)
        elif verb == "recode":
            self.verbs.recode(marks, self.view.mapToGlobal(QPoint(self.view.width() // 2, self.view.height() // 4)))
        elif verb == "memo" and marks:
            quotation = self.model.quotation(self.view.currentIndex().row())
            self.verbs.memo(marks, quotation.text[:80] if quotation else "")
        elif verb == "good":
            self.verbs.toggle_good(marks)
        elif verb == "remove":
            self.verbs.remove(marks)
        elif verb == "copy":
            self.verbs.copy(marks)

    def _show_menu(self, at: QPoint) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(lambda: QTimer.singleShot(0, menu.deleteLater))
        menu.popup(at)

    def menu(self) -> QMenu:
        """What can be done with the passages selected."""
        marks, writable = self.view.chosen(), self._session.writable
        menu = QMenu(self)
        offers = [
            (tr("Go to passage") + "\tEnter", "go", len(marks) == 1),
            (tr("Not a good quote") if all(m.good for m in marks) else tr("Good quote"), "good", writable),
            (tr("Memo"), "memo", writable),
            (tr("Recode…"), "recode", writable),
            (tr("Copy with attribution"), "copy", True),
            (tr("Remove coding"), "remove", writable),
        ]
        keys = {"good": "G", "memo": "M", "recode": "R", "copy": "Ctrl+C", "remove": "Del"}
        for text, verb, allowed in offers:
            shown = f"{text}\t{keys[verb]}" if verb in keys else text
            menu.addAction(shown, partial(self.do, verb)).setEnabled(allowed and bool(marks))
        mark = self.view.current()
        if mark is not None and len(marks) == 1:
            menu.addAction(tr("Add as evidence to a point…"), partial(self._use_as_evidence, mark)).setEnabled(writable)
        return menu

    def _use_as_evidence(self, mark: Mark) -> None:
        from ui.evidence import choose_point

        choose_point(self._session, mark.document_id, Span(mark.start, mark.end), mark.id, self)

    def show_query(self, query: Query) -> None:
        """List what somebody else asks for: the passages of a code, a case or a question."""
        self.keeping.query_id = None
        self.ask(replace(self._listing, query=query))
