"""The Search workspace: what to search for, the hits as they come, and coding what was found."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from qda.analysis.proposals import Proposal, code_accepted
from qda.analysis.search import Letters, Sought, Where
from qda.errors import SitatError
from qda.model import Changes, Span
from ui import theme
from ui.labels import error_sentence, plural, tr
from ui.search import memory
from ui.search.choosing import choose_code
from ui.search.counts import COUNT, CountList, CountPainter
from ui.search.hits import Hits
from ui.search.line import SearchLine
from ui.search.listing import HitList
from ui.search.proposing import Proposing
from ui.search.remembered import Remembered
from ui.search.review import Review
from ui.search.seeking import Seeking
from ui.search.view import HitView
from ui.session import Session
from ui.settings import Settings
from ui.tasks import Work
from ui.widgets.empty import EmptyPlace

AGAIN = 600
"""Milliseconds after a change of the texts before what was searched for is searched for again."""
TOUCHED = ("document", "document_text", "turn", "speaker", "case")
"""What hits rest on."""


class SearchWorkspace(QWidget):
    """Where words are searched for in all transcripts."""

    work_started = Signal(object)

    def __init__(self, session: Session, hits: Hits, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._hits, self._settings = session, hits, settings
        self._letters = Letters()
        self._work: Work | None = None
        self._proposing: Work | None = None
        self._code_id: int | None = None
        self._again = QTimer(self, singleShot=True, interval=AGAIN)
        self._again.timeout.connect(self._search_again)
        self._build()
        self._connect()
        self._on_opened()

    # ----------------------------------------------------------------- building

    def _build(self) -> None:
        self.asking = SearchLine(self._session)
        self.asking.offer_expressions(self._settings.expressions)
        self.remembered = Remembered(self._session, self._settings, self._hits, self)
        self.hits = HitList(self)
        self.list = HitView(self.hits)
        self.counts = CountList(self)
        self.by_case = QListView()
        self.by_case.setModel(self.counts)
        self.by_case.setItemDelegate(CountPainter(self.by_case))
        self.by_case.setUniformItemSizes(True)
        self.by_case.setMouseTracking(True)
        self.by_case.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.by_case.setAccessibleName(tr("Hits by case and document"))
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setObjectName("search")
        self.splitter.addWidget(self.by_case)
        self.splitter.addWidget(self.list)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([220, 900])
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.by_case.setMinimumWidth(120)
        self._nothing_yet = EmptyPlace(
            "magnifying-glass",
            tr("Search all transcripts"),
            tr("Type a word above. “Phrases” in quotation marks, | for or, * for any letters of a word."),
        )
        self._nothing_found = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        theme.look(self._nothing_found, "muted")
        self._body = QStackedWidget()
        for page in (self._nothing_yet, self._nothing_found, self.splitter):
            self._body.addWidget(page)
        searching = QWidget()
        column = QVBoxLayout(searching)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.asking, self._built_foot(), _rule(), self._body):
            column.addWidget(part)
        column.setStretchFactor(self._body, 1)
        self.review = Review()
        self._pages = QStackedWidget()
        self._pages.addWidget(searching)
        self._pages.addWidget(self.review)
        self.review.place_wanted.connect(self._session.go_to)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)

    def _built_foot(self) -> QWidget:
        self.told = QLabel()
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        theme.look(self.told, "muted")
        self.stop = QToolButton()
        self.stop.setIcon(theme.icon("x"))
        self.stop.setToolTip(tr("Stop searching"))
        self.stop.setAccessibleName(tr("Stop searching"))
        self.stop.clicked.connect(self._on_stop)
        self.stop.hide()
        self.code_button = QPushButton()
        self.code_button.setIcon(theme.icon("tag"))
        self.code_button.setToolTip(tr("Look at each passage, then code those you accept in one go"))
        self.code_button.clicked.connect(self.code_hits)
        foot = QFrame()
        theme.look(foot, "panel")
        row = QHBoxLayout(foot)
        row.setContentsMargins(theme.SPACE_L, 0, theme.SPACE_L, theme.SPACE_S)
        row.setSpacing(theme.SPACE_S)
        row.addWidget(self.told)
        row.addWidget(self.stop)
        row.addStretch(1)
        row.addWidget(self.code_button)
        return foot

    def _connect(self) -> None:
        session = self._session
        session.opened.connect(self._on_opened)
        session.changed.connect(self._on_changed)
        self.asking.asked.connect(self._on_asked)
        self.asking.more.setMenu(self.remembered)
        self.remembered.chosen.connect(self.asking.show_sought)
        self.remembered.expressions_offered.connect(self.offer_expressions)
        self.list.place_wanted.connect(self._go_to)
        self.list.in_hand.connect(self._hits.take)
        self.hits.ticks_changed.connect(self._show_verb)
        self.by_case.clicked.connect(self._on_count)
        self.by_case.activated.connect(self._on_count)
        self._hits.moved.connect(self._on_moved)
        self.review.given_up.connect(self._leave_review)
        self.review.unit_changed.connect(lambda _: self._propose())
        self.review.applied.connect(self._apply)

    # ----------------------------------------------------------------- what others ask

    def begin(self, words: str = "") -> None:
        """Take the keyboard to the search line; with words, search for them."""
        self._leave_review()
        if words:
            self.asking.show_sought(Sought(words, whole=self.asking.sought().whole))
        self.asking.line.setFocus()
        self.asking.line.selectAll()

    def search_for_code(self, sought: Sought, code_id: int) -> None:
        """Search for a code's cues; what they find is proposed for it."""
        self._leave_review()
        self.asking.show_sought(sought)
        self._code_id = code_id
        self._show_verb()
        self.list.setFocus()

    def panels(self) -> list[QWidget]:
        """The parts that F6 goes through."""
        if self._pages.currentWidget() is self.review:
            return [self.review.list, self.review.context]
        return [self.asking.line, self.by_case, self.list]

    # ----------------------------------------------------------------- searching

    def _on_asked(self, sought: Sought, meant: bool) -> None:
        if sought != self._hits.sought:
            self._code_id = None
            self._search(sought)
        elif meant and self.hits.rowCount():
            self.list.setFocus()
            if not self.list.currentIndex().isValid():
                self.list.select(1)
        if meant and sought.words:
            memory.remember(self._settings, sought)

    def _search_again(self) -> None:
        if self._hits.sought is not None:
            self._search(self._hits.sought)

    def _search(self, sought: Sought) -> None:
        self._on_stop()
        project = self._session.project
        nothing = project is None or not sought.words
        self._hits.begin(None if nothing else sought)
        self.hits.begin(project)
        self.counts.show([])
        if nothing or project is None:
            self._show_state()
            return
        self._show_state(running=True)
        work: list[Seeking] = []
        if not self._session.attempt(lambda: work.append(Seeking(project, sought, self._letters, self))):
            return
        seeking = work[0]
        self._work = seeking
        seeking.found.connect(partial(self._on_found, seeking))
        seeking.progressed.connect(lambda done, total, _: self._on_progressed(seeking, done, total))
        seeking.succeeded.connect(lambda whole: self._on_ended(seeking, bool(whole)))
        seeking.stopped.connect(lambda: self._on_ended(seeking, whole=False))
        seeking.failed.connect(lambda error: self._on_failed(seeking, error))
        seeking.start()

    def _on_stop(self) -> None:
        if self._work is not None:
            self._work.stop()

    def _on_found(self, work: Work, found: object) -> None:
        if work is not self._work or not isinstance(found, list) or not found:
            return
        first = not self.hits.rowCount()
        self._hits.add(found)
        self.hits.add(found)
        self._show_counts()
        self._show_state(running=True)
        if first:
            self.list.scrollToTop()

    def _on_progressed(self, work: Work, done: int, total: int) -> None:
        if work is self._work:
            self._show_state(running=True, done=done, total=total)

    def _on_ended(self, work: Work, whole: bool) -> None:
        if work is self._work:
            self._work = None
            self._show_state(cut=not whole)

    def _on_failed(self, work: Work, error: object) -> None:
        if work is self._work:
            self._work = None
            self._show_state()
            if isinstance(error, SitatError):
                self._nothing_found.setText(error_sentence(error))
                self._body.setCurrentWidget(self._nothing_found)
                self.told.setText(error_sentence(error))

    # ----------------------------------------------------------------- showing

    def _show_state(self, *, running: bool = False, done: int = 0, total: int = 0, cut: bool = False) -> None:
        count, sought = self._hits.count, self._hits.sought
        words = plural(count, "{count} hit", "{count} hits")
        inside = plural(len(self._hits.found), "in {count} document", "in {count} documents")
        told = f"{words} {inside}" if count else ""
        if running:
            told = " · ".join(
                part for part in (told, tr("searching {done} of {total}", done=done, total=total)) if part
            )
        elif cut and count:
            told = tr("The first {count} hits; the search was ended there", count=f"{count:,}".replace(",", "\u202f"))
        self.told.setText(told if sought is not None else "")
        self.stop.setVisible(running)
        if sought is None:
            self._body.setCurrentWidget(self._nothing_yet)
        elif count or running:
            self._body.setCurrentWidget(self.splitter)
        else:
            self._nothing_found.setText(self._why_nothing(sought))
            self._body.setCurrentWidget(self._nothing_found)
        self._show_verb()

    @staticmethod
    def _why_nothing(sought: Sought) -> str:
        if sought.where != Where():
            return tr("“{words}” was not found there. Search everything, or in another way.", words=sought.words)
        return tr("“{words}” was not found. Try all forms of the words, or misspelt ones, too.", words=sought.words)

    def _show_counts(self) -> None:
        rows = [(o.document_id, self.hits.name_of(o.document_id), self.hits.case_of(o.document_id), len(o.spans))
                for o in self._hits.found]  # fmt: skip
        self.counts.show(rows)

    def _show_verb(self) -> None:
        ticked = self.hits.ticked
        if ticked:
            self.code_button.setText(plural(ticked, "Code {count} ticked hit…", "Code {count} ticked hits…"))
        else:
            self.code_button.setText(tr("Code hits…"))
        self.code_button.setEnabled(self._session.writable and self._hits.count > 0 and not self.stop.isVisibleTo(self))

    def _on_count(self, index: QModelIndex) -> None:
        one = index.data(COUNT)
        if one is not None:
            self.list.show_document(one.document_id)

    def _go_to(self, document_id: int, span: Span) -> None:
        if self._hits.sought is not None:
            memory.remember(self._settings, self._hits.sought)
        self._hits.take(document_id, span)
        self._session.go_to(document_id, span)

    def _on_moved(self) -> None:
        """Another hit is in hand, here or in the transcript."""
        if self._hits.current is None:
            return
        row = self.hits.row_of(*self._hits.current)
        if row is not None and row != self.list.currentIndex().row():
            self.list.select(row)

    def offer_expressions(self, offered: bool) -> None:
        """Whether one can search by regular expressions."""
        self._settings.expressions = offered
        self.asking.offer_expressions(offered)

    # ----------------------------------------------------------------- coding what was found

    def code_hits(self) -> None:
        """Let a code be chosen, then the passages be looked at."""
        if self._code_id is not None:
            self._propose()
            return
        at = self.code_button.mapToGlobal(QPoint(0, self.code_button.height()))
        choose_code(self._session, self, at, self._words(), self._on_code)

    def _words(self) -> str:
        return self._hits.sought.words.strip('"“”«»') if self._hits.sought else ""

    def _on_code(self, code_id: int) -> None:
        self._code_id = code_id
        self._propose()

    def _propose(self) -> None:
        project, code_id = self._session.project, self._code_id
        if project is None or code_id is None:
            return
        work: list[Proposing] = []
        unit, chosen = self.review.chosen_unit(), self.hits.chosen()
        if self._session.attempt(lambda: work.append(Proposing(project, chosen, unit, code_id, self))):
            if self._proposing is not None:
                self._proposing.stop()
            self._proposing = work[0]
            work[0].succeeded.connect(partial(self._review, work[0], code_id))
            work[0].failed.connect(lambda error: self._session.say(error_sentence(error), kind="problem"))
            self.work_started.emit(work[0])
            work[0].start()

    def _review(self, work: Work, code_id: int, proposals: list[Proposal]) -> None:
        project = self._session.project
        if project is None or code_id != self._code_id or work is not self._proposing:
            return
        self._proposing = None
        title = tr(
            "Code with {code}: passages found by “{words}”", code=project.codes.get(code_id).name, words=self._words()
        )
        self.review.show_proposals(project, proposals, title)
        self._pages.setCurrentWidget(self.review)
        self.review.list.setFocus()

    def _apply(self, accepted: list[Proposal]) -> None:
        project, code_id, words = self._session.project, self._code_id, self._words()
        if project is None or code_id is None:
            return
        if self._session.attempt(lambda: code_accepted(project, accepted, code_id, words)):
            self._leave_review()
            told = plural(len(accepted), "Coded {count} passage with {code}", "Coded {count} passages with {code}",
                          code=project.codes.get(code_id).name)  # fmt: skip
            self._session.say(told, kind="done", action=tr("Undo"), handler=self._session.undo)

    def _leave_review(self) -> None:
        if self._pages.currentWidget() is self.review:
            self._pages.setCurrentIndex(0)
            self.review.show_proposals(None, [], "")
            self.hits.untick()
            self._code_id = None
            self.list.setFocus()

    # ----------------------------------------------------------------- keeping up

    def _on_opened(self) -> None:
        self._again.stop()
        self._leave_review()
        self._letters.forget()
        self.asking.forget_where()
        self.asking.line.blockSignals(True)
        self.asking.line.clear()
        self.asking.line.blockSignals(False)
        self._search(Sought(""))

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("document_text"):
            self._letters.forget()
            self._leave_review()  # what is proposed may stand elsewhere by now
        if changes.touches(*TOUCHED) and self._hits.sought is not None:
            self._again.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Whoever comes here comes to search, or to go on with what was found."""
        super().showEvent(event)
        if not event.spontaneous() and self._pages.currentIndex() == 0:
            (self.list if self._hits.count else self.asking.line).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._pages.currentIndex() == 0:
            self.asking.line.setFocus()
            self.asking.line.selectAll()
        else:
            super().keyPressEvent(event)


def _rule() -> QFrame:
    rule = QFrame()
    theme.look(rule, "rule")
    return rule
