"""The Grid workspace: questions × cases, and the cell in hand beside them.

Reads the grid when something it shows was written, and writes what its widgets tell it to.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
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

from qda.analysis.grid import Grid, grid, heard, rewritten
from qda.analysis.phrases import PHRASES
from qda.analysis.staleness import stale_cells
from qda.model import About, Cell, CellState, Changes, Span, Views
from qda.project import Project
from ui import theme
from ui.evidence import choose_point
from ui.grid.marks import Mark, mark_icon, words
from ui.grid.model import EMPTY, GridModel
from ui.grid.panel import STATES, CellPanel
from ui.grid.view import GridView
from ui.labels import plural, tr
from ui.memos.sheet import write_memo
from ui.session import Session
from ui.watch import Watch
from ui.widgets.elided import ElidedLabel
from ui.widgets.empty import EmptyPlace

_SHAPES = ("question", "section", "case", "document", "turn", "speaker")
"""What the grid is made of besides what was written into it."""


class GridWorkspace(QWidget):
    """Questions × cases."""

    guide_wanted = Signal()
    """There is no guide yet, and the person wants to bring one in."""
    import_wanted = Signal()
    """There is no document yet, and the person wants to bring some in."""
    report_wanted = Signal(object)
    """A question the person wants to see in the Report workspace."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._stale = True
        self.empty: EmptyPlace | None = None
        """What stands here instead, where there is no grid to show."""
        self._model = GridModel(self)
        self.view = GridView(self._model)
        self.panel = CellPanel()
        self._watch = Watch(session, self._look_for_stale, self)
        self._build()
        self._connect()

    # ----------------------------------------------------------------- building

    def _build(self) -> None:
        self._counts = ElidedLabel()
        theme.look(self._counts, "muted")
        self._fold = QToolButton()
        self._fold.setCheckable(True)
        self._fold.setChecked(True)
        self._fold.setIcon(theme.icon("columns"))
        self._fold.setToolTip(tr("Show or hide the cell's panel"))
        self._fold.setAccessibleName(self._fold.toolTip())
        self._fold.toggled.connect(self.panel.setVisible)
        bar = QHBoxLayout()
        bar.setContentsMargins(theme.SPACE_M, theme.SPACE_S, theme.SPACE_S, theme.SPACE_S)
        bar.setSpacing(theme.SPACE_L)
        bar.addWidget(self._counts, 1)
        for state in STATES:
            bar.addLayout(_legend(state))
        bar.addWidget(self._fold)
        table = QWidget()
        column = QVBoxLayout(table)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        rule = QFrame()
        theme.look(rule, "rule")
        column.addLayout(bar)
        column.addWidget(rule)
        column.addWidget(self.view)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setObjectName("grid")
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(table)
        self.splitter.addWidget(self.panel)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setSizes([880, 336])
        self.panel.setMinimumWidth(240)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.splitter)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)

    def _connect(self) -> None:
        session, panel, view = self._session, self.panel, self.view
        session.opened.connect(self._on_opened)
        session.changed.connect(self._on_changed)
        session.question_changed.connect(self._on_question_changed)
        view.cell_in_hand.connect(self._on_cell_in_hand)
        view.opened.connect(self.open_cell)
        view.menu_wanted.connect(self._show_menu)
        view.summaries_pasted.connect(self._on_summaries_pasted)
        view.cells.summary_written.connect(lambda index, text: self._write_summary(self._model.cell(index), text))
        panel.summary_written.connect(lambda text: self._write_summary(panel.cell, text))
        panel.state_chosen.connect(lambda state: self._set_state(panel.cell, state))
        panel.views_chosen.connect(self._on_views_chosen)
        panel.read_chosen.connect(lambda document, read: self._attempt(lambda p: p.documents.set_read(document, read)))
        panel.still_right.connect(self._on_still_right)
        panel.passages.shown.connect(session.go_to)
        panel.passages.used.connect(self.use_as_evidence)
        panel.passages.cited.connect(panel.cite)
        panel.report_wanted.connect(self.report_wanted)
        for field in (panel.summary, view.cells):
            field.undo_wanted.connect(session.undo)
            field.redo_wanted.connect(session.redo)

    # ----------------------------------------------------------------- reading

    def _on_opened(self) -> None:
        self.panel.cell = None
        self._model.show(EMPTY)
        self._model.show_since({})
        self._stale = True
        if self.isVisible():
            self._refresh()

    def _on_changed(self, changes: Changes) -> None:
        if not self.isVisible():
            self._stale = True
            return
        self._watch.on_change(changes)
        if changes.touches(*_SHAPES):
            self._refresh()
        elif changes.touches("cell") and self._session.project is not None:
            self._show(rewritten(self._session.project, self._model.grid), reread=False)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._refresh()
        self.view.setFocus()

    def _refresh(self) -> None:
        """Read the whole grid again."""
        self._stale = False
        project = self._session.project
        self._model.writable = self._session.writable
        if project is not None:
            self.panel.marks = PHRASES[project.language].marks
        self._show(grid(project) if project else EMPTY)
        if not self._watch.pending:
            self._watch.soon()

    def _look_for_stale(self, project: Project) -> None:
        self._model.show_since(stale_cells(project))
        self._show_counts(self._model.grid)
        self._show_since()

    def _show_since(self) -> None:
        if self.panel.cell is not None:
            self.panel.show_since(self._model.since_of(self.panel.cell), writable=self._session.writable)

    def _show(self, now: Grid, *, reread: bool = True) -> None:
        self._model.show(now)
        self._show_counts(now)
        if not (now.questions and now.cases):
            self._show_what_is_missing(now)
            return
        self._pages.setCurrentWidget(self.splitter)
        if not self.view.currentIndex().isValid():
            question = self._session.question_id or now.questions[0].id
            index = self._model.index_of(question, now.cases[0].id)
            self.view.go_to(index if index.isValid() else self._model.index(0, 0))
        else:
            self._show_cell(reread=reread)

    def _show_counts(self, now: Grid) -> None:
        answered = now.count(CellState.ANSWERED)
        said = tr("{written} of {answered} answers summed up", written=now.summarised, answered=answered)
        unread = now.count(CellState.NOT_READ)
        left = plural(unread, "{count} cell not yet read", "{count} cells not yet read") if unread else ""
        stale = len(self._model.since)
        again = plural(stale, "{count} summary to look at again", "{count} summaries to look at again") if stale else ""
        self._counts.setText(" · ".join(part for part in (said, left, again) if part))

    def _show_what_is_missing(self, now: Grid) -> None:
        project = self._session.project
        if not now.questions:
            empty = EmptyPlace(
                "list-numbers",
                tr("No interview guide yet"),
                tr("The grid sets the questions of your guide against your cases."),
                tr("Import interview guide…"),
                self.guide_wanted.emit,
            )
        elif project is None or not project.documents.all():
            empty = EmptyPlace(
                "files",
                tr("No transcripts yet"),
                tr("With transcripts, the grid shows which case answered which question."),
                tr("Import transcripts…"),
                self.import_wanted.emit,
            )
        else:
            empty = EmptyPlace(
                "users-three",
                tr("No cases yet"),
                tr("The grid compares cases; no document belongs to one yet."),
                tr("Make a case of each document"),
                self.make_cases,
            )
        if self.empty is not None:
            self._pages.removeWidget(self.empty)
            self.empty.deleteLater()
        self.empty = empty
        self._pages.addWidget(empty)
        self._pages.setCurrentWidget(empty)

    # ----------------------------------------------------------------- the cell in hand

    def _on_cell_in_hand(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        self._show_cell()
        question = self._model.question(index.row()).id
        if question != self._session.question_id:
            self._session.show_question(question)

    def _on_question_changed(self, question_id: object) -> None:
        now = self.view.currentIndex()
        if isinstance(question_id, int) and now.isValid() and self._model.question(now.row()).id != question_id:
            self.view.go_to(self._model.index_of(question_id, self._model.case(now.column()).id))

    def _show_cell(self, *, reread: bool = True) -> None:
        index, project = self.view.currentIndex(), self._session.project
        if not index.isValid() or project is None:
            return
        question, case = self._model.question(index.row()), self._model.case(index.column())
        self.panel.show_cell(
            question,
            case,
            self._model.cell(index),
            heard(project, question.id, case.id) if reread else self.panel.passages.heard,
            self._model.grid.documents.get(case.id, ()),
            writable=self._session.writable,
        )
        self._show_since()

    def show_cell(self, question_id: int, case_id: int) -> None:
        """Make a cell the one in hand and bring it into view."""
        if self._stale:
            self._refresh()
        self.view.go_to(self._model.index_of(question_id, case_id))
        self.view.setFocus()

    def standing(self) -> dict[str, str]:
        """The case in hand; the question is the session's."""
        now = self.view.currentIndex()
        return {"case": self._model.case(now.column()).guid} if now.isValid() else {}

    def stand_again(self, kept: Mapping[str, str]) -> None:
        """Take the cell in hand that was."""
        project, question_id = self._session.project, self._session.question_id
        cases = project.cases.all() if project is not None else []
        case = next((case for case in cases if case.guid == kept.get("case")), None)
        if case is not None and question_id is not None:
            self.show_cell(question_id, case.id)

    def panels(self) -> list[QWidget]:
        """Where the keyboard can be, in order: the window's key for the next panel goes through them."""
        return [self.view, self.panel.summary, self.panel.passages]

    def open_cell(self) -> None:
        """Put the keyboard into the summary of the cell in hand."""
        self._fold.setChecked(True)
        self.panel.summary.setFocus()
        self.panel.summary.put_caret_last()

    # ----------------------------------------------------------------- writing

    def _attempt(self, act: Callable[[Project], object]) -> bool:
        project = self._session.project
        return project is not None and self._session.attempt(lambda: act(project))

    def _write_summary(self, cell: Cell | None, text: str) -> None:
        if cell is not None:
            self._attempt(lambda p: p.synthesis.set_summary(cell.question_id, cell.case_id, text))

    def _on_still_right(self) -> None:
        cell = self.panel.cell
        if cell is not None and self._attempt(lambda p: p.synthesis.still_right(cell.question_id, cell.case_id)):
            self.panel.summary.setFocus()
            self._watch.now()

    def _set_state(self, cell: Cell | None, state: CellState | None) -> None:
        if cell is not None:
            self._attempt(lambda p: p.synthesis.set_state(cell.question_id, cell.case_id, state))

    def _on_views_chosen(self, views: Views) -> None:
        if self.panel.cell:
            question = self.panel.cell.question_id
            self._attempt(lambda p: p.guide.set_views(question, views))

    def _on_summaries_pasted(self, texts: dict[tuple[int, int], str]) -> None:
        if self._attempt(lambda p: p.synthesis.set_summaries(texts)) and len(texts) > 1:
            self._session.say(
                plural(len(texts), "{count} summary changed", "{count} summaries changed"),
                kind="done", action=tr("Undo"), handler=self._session.undo,
            )  # fmt: skip

    def make_cases(self) -> None:
        """Make a case of each document that has none, named after it, in one step."""

        def make(project: Project) -> None:
            without = [document for document in project.documents.all() if document.case_id is None]
            with project.step("case.import", count=len(without), source=""):
                for document in without:
                    case = project.cases.named(document.name)
                    project.documents.set_case(document.id, case.id if case else project.cases.add(document.name))

        self._attempt(make)

    def use_as_evidence(self, document_id: int, span: Span) -> None:
        """Let the person choose which point rests on a passage, or make a new one."""
        if self.panel.cell is not None:
            choose_point(self._session, document_id, span, None, self)

    # ----------------------------------------------------------------- the menu of a cell

    def _show_menu(self, index: QModelIndex, place: QPoint) -> None:
        menu = self.menu_of(index)
        menu.aboutToHide.connect(lambda: QTimer.singleShot(0, menu.deleteLater))
        menu.popup(place)

    def menu_of(self, index: QModelIndex) -> QMenu:
        """What can be done with a cell."""
        cell = self._model.cell(index)
        menu = QMenu(self)
        menu.addAction(tr("Write summary") + "\tF2", lambda: self.view.edit(index)).setEnabled(self._model.writable)
        first = next(iter(self.panel.passages.answers()), None)
        show = menu.addAction(tr("Show in transcript"))
        show.setEnabled(first is not None)
        if first is not None:
            show.triggered.connect(lambda: self._session.go_to(first.document_id, first.span))
        menu.addAction(tr("Show in report"), lambda: self.report_wanted.emit(cell.question_id))
        question = self._model.question(index.row())
        memo = menu.addAction(tr("Memo on question {number}", number=question.number))
        memo.setEnabled(self._model.writable)
        name = f"{question.number}. {question.text}"
        memo.triggered.connect(lambda: write_memo(self._session, About.QUESTION, question.id, name, self))
        states = menu.addMenu(tr("State"))
        states.setEnabled(self._model.writable)
        derived = states.addAction(mark_icon(cell.follows), tr("As the transcripts say"))
        derived.triggered.connect(lambda: self._set_state(cell, None))
        states.addSeparator()
        for state in STATES:
            action = states.addAction(mark_icon(state), words(state))
            action.triggered.connect(lambda _=False, state=state: self._set_state(cell, state))
        menu.addSeparator()
        menu.addAction(tr("Copy") + "\tCtrl+C", self.view.copy)
        menu.addAction(tr("Copy with headings"), self.view.copy_with_headings)
        menu.addAction(tr("Paste") + "\tCtrl+V", self.view.paste).setEnabled(self._model.writable)
        return menu


def _legend(state: CellState) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(6)
    word = QLabel(words(state))
    theme.look(word, "muted", "small")
    row.addWidget(Mark(state))
    row.addWidget(word)
    return row
