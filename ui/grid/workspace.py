"""The Grid workspace: what was asked × whose words it is, and the cell in hand beside them.

Reads the grid when something it shows was written, and has `CellVerbs` and `Arranging` do what its widgets tell.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from qda.analysis.arrangement import Arrangement, Compared, Only, Order
from qda.analysis.cells import cited_in, heard_at
from qda.analysis.framework import Framework, Line, rewritten
from qda.analysis.laid import Laid, laid_out
from qda.analysis.memos import Led
from qda.analysis.phrases import PHRASES
from qda.analysis.staleness import Since
from qda.model import CellState, Changes, Span
from qda.project import Project
from qda.store.cells import Crossing, TopicOf, WhoseOf, guide_crossing
from ui import theme
from ui.grid.arranging import Arranging
from ui.grid.bar import ArrangementBar
from ui.grid.empty import nothing_shown, what_is_missing
from ui.grid.marks import Mark, states, words
from ui.grid.menus import Menus
from ui.grid.model import GridModel
from ui.grid.panel import CellPanel
from ui.grid.reading import Reading
from ui.grid.verbs import CellVerbs
from ui.grid.view import GridView
from ui.labels import plural, tr
from ui.session import Session
from ui.watch import Watch
from ui.widgets.elided import ElidedLabel
from ui.widgets.empty import EmptyPlace

_SHAPES = (
    "question", "section", "case", "document", "turn", "speaker", "attribute", "attribute_value", "code", "coding",
    "query", "document_text",
)  # fmt: skip
"""What the grid is made of besides what was written into it."""


class GridWorkspace(QWidget):
    """Topics × those whose words are compared."""

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
        self._waits_for: Crossing | None = None
        """The cell to take in hand when what was asked for has been read."""
        self.empty: EmptyPlace | None = None
        """What stands here instead, where there is no grid to show."""
        self.arranging = Arranging(session, self)
        self.verbs = CellVerbs(session, self)
        self._reading = Reading(session, self)
        self._model = GridModel(self)
        self.view = GridView(self._model)
        self.panel = CellPanel()
        self.bar = ArrangementBar(self.arranging)
        self.menus = Menus(session, self.view, self.verbs, self.arranging, self)
        self._watch = Watch(session, self._look_for_stale, self)
        self._build()
        self._connect()

    # ----------------------------------------------------------------- building

    def _build(self) -> None:
        self._counts = ElidedLabel()
        theme.look(self._counts, "muted", "small")
        self._legend = QHBoxLayout()
        self._legend.setSpacing(theme.SPACE_M)
        self._legend_of: TopicOf | None = None
        self._told = QWidget()
        told = QHBoxLayout(self._told)
        told.setContentsMargins(theme.SPACE_M, theme.SPACE_XS, theme.SPACE_M, theme.SPACE_XS)
        told.setSpacing(theme.SPACE_L)
        told.addWidget(self._counts, 1)
        told.addLayout(self._legend)
        table = QWidget()
        column = QVBoxLayout(table)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        rule = QFrame()
        theme.look(rule, "rule")
        self._shown = QStackedWidget()
        self._shown.addWidget(self.view)
        column.addWidget(self.bar)
        column.addWidget(self._told)
        column.addWidget(rule)
        column.addWidget(self._shown, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setObjectName("grid")
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(table)
        self.splitter.addWidget(self.panel)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setSizes([880, 336])
        self.panel.setMinimumWidth(240)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.splitter)

    def _connect(self) -> None:
        session, panel, view, verbs = self._session, self.panel, self.view, self.verbs
        session.opened.connect(self._on_opened)
        session.changed.connect(self._on_changed)
        session.question_changed.connect(self._on_question_changed)
        self.arranging.changed.connect(self._on_arranged)
        self._reading.ready.connect(self._show)
        self._reading.looked.connect(self._on_looked)
        self.bar.fold_toggled.connect(panel.setVisible)
        view.cell_in_hand.connect(self._on_cell_in_hand)
        view.opened.connect(self.open_cell)
        view.menu_wanted.connect(self._show_menu)
        view.rows.menu_wanted.connect(self._show_line_menu)
        view.columns.menu_wanted.connect(self._show_line_menu)
        view.summaries_pasted.connect(verbs.write_all)
        view.widths_chosen.connect(lambda: self.arranging.keep_widths(view.widths(), view.width_of_names()))
        view.cells.summary_written.connect(lambda index, text: verbs.write(self._model.place(index), text))
        panel.summary_written.connect(lambda text: verbs.write(self._in_hand(), text))
        panel.state_chosen.connect(lambda state: verbs.set_state([panel.cell.place], state) if panel.cell else None)
        panel.views_chosen.connect(lambda views: verbs.set_views(self._in_hand(), views))
        panel.read_chosen.connect(lambda document, read: verbs.attempt(lambda p: p.documents.set_read(document, read)))
        panel.still_right.connect(self._on_still_right)
        panel.cited.connect(lambda *cited: verbs.cite(self._in_hand(), *cited))
        panel.fill_wanted.connect(lambda: verbs.fill([panel.cell.place] if panel.cell else []))
        panel.link_opened.connect(self._on_link_opened)
        panel.passages.shown.connect(session.go_to)
        panel.passages.used.connect(verbs.use_as_evidence)
        panel.passages.cited.connect(panel.cite)
        panel.report_wanted.connect(self.report_wanted)
        for field in (panel.summary, view.cells):
            field.undo_wanted.connect(session.undo)
            field.redo_wanted.connect(session.redo)

    # ----------------------------------------------------------------- reading

    def _on_opened(self) -> None:
        self.panel.cell = None
        self._reading.stop()
        self.arranging.now = Arrangement()
        self._model.show(Framework(), Laid())
        self._model.show_since({})
        self.view.set_widths({}, 0)
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
        elif changes.touches("cell", "cell_link") and self._session.project is not None:
            self._show(rewritten(self._session.project, self._model.whole), reread=False)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._refresh()
        self.view.setFocus()

    def _refresh(self) -> None:
        """Read the whole grid again."""
        self._stale = False
        project = self._session.project
        self._model.writable = self.bar.writable = self._session.writable
        if project is None:
            self._show(Framework())
            return
        self.panel.marks = PHRASES[project.language].marks
        if self._asks_for_what_is_gone(project):
            self.arranging.compare(Compared.CASES)  # which reads
            return
        self._reading.read(project, self.arranging.now)
        if not self._watch.pending:
            self._watch.soon()

    def _asks_for_what_is_gone(self, project: Project) -> bool:
        now = self.arranging.now
        return now.compared is Compared.GROUPS and project.attributes.named(now.attribute) is None

    def _on_arranged(self) -> None:
        now = self.arranging.now
        self.view.set_widths(now.widths, now.heading_width)
        if not self.isVisible():
            self._stale = True
        elif self._model.whole.made_of == now.key:
            self._show(self._model.whole, reread=False)
        else:
            self._refresh()

    def _look_for_stale(self, project: Project) -> None:
        self._reading.look(project, self._model.whole.summarised)

    def _on_looked(self, since: dict[Crossing, list[Since]]) -> None:
        self._model.show_since(since)
        if self.arranging.now.only is Only.STALE:
            self._show(self._model.whole, reread=False)
        self._show_counts(self._model.whole)
        self._show_since()

    def _show_since(self) -> None:
        if self.panel.cell is not None:
            self.panel.show_since(self._model.since_of(self.panel.cell), writable=self._session.writable)

    def _show(self, whole: Framework, *, reread: bool = True) -> None:
        now, project = self.arranging.now, self._session.project
        laid = laid_out(whole, now, self._model.since)
        before = self._in_hand()
        self._model.in_own_order = now.order_topics is Order.OWN and not now.text
        self._model.show(whole, laid)
        self.bar.show_arrangement(whole, laid, project.attributes.all() if project is not None else [])
        self._show_legend()
        self._show_counts(whole)
        if not (whole.topics and whole.compared):
            self._show_instead(what_is_missing(self, project, now, whole))
            self.bar.setVisible(project is not None and bool(project.guide.questions() or project.codes.all()))
            return
        if not (laid.rows and laid.columns):
            self._show_instead(nothing_shown(self.arranging))
            return
        self._show_instead(None)
        if self.view.currentIndex().isValid() and self._waits_for is None:
            self._show_cell(reread=reread)
        else:
            self._take_in_hand(self._waits_for or before)

    def _take_in_hand(self, wanted: Crossing | None) -> None:
        """Go to a cell; where it is not shown, to the question in hand, or else the first one."""
        self._waits_for = None
        index = self._model.index_at(wanted) if wanted is not None else QModelIndex()
        if not index.isValid():
            whose = [line.key for line in (*self._model.laid.rows, *self._model.laid.columns) if line.documents]
            case = next((key.id for key in whose if key.of is WhoseOf.CASE), 0)
            index = self._model.index_of(self._session.question_id or 0, case)
        self.view.go_to(index if index.isValid() else self._model.index(0, 0))

    def _show_instead(self, page: EmptyPlace | None) -> None:
        """Show a page where there are no cells to show; None: the cells."""
        if self.empty is not None:
            self._shown.removeWidget(self.empty)
            self.empty.deleteLater()
        self.empty = page
        self._told.setVisible(page is None)
        self.bar.setVisible(True)
        self.panel.setVisible(page is None and self.bar.fold.isChecked())
        self.bar.fold.setEnabled(page is None)
        if page is not None:
            self._shown.addWidget(page)
            self._shown.setCurrentWidget(page)

    def _show_counts(self, whole: Framework) -> None:
        answered = whole.count(CellState.ANSWERED)
        written = whole.summarised
        if self._model.topic_of() is TopicOf.QUESTION:
            said = tr("{written} of {answered} answers summed up", written=written, answered=answered)
        else:
            said = tr("{written} of {count} cells with passages summed up", written=written, count=answered)
        unread = whole.count(CellState.NOT_READ)
        left = plural(unread, "{count} cell not yet read", "{count} cells not yet read") if unread else ""
        stale_here = sum(place in whole.cells for place in self._model.since)
        again = plural(stale_here, "{count} summary to look at again", "{count} summaries to look at again")
        self._counts.setText(" · ".join(part for part in (said, left, again if stale_here else "") if part))

    def _show_legend(self) -> None:
        of = self._model.topic_of()
        if of is self._legend_of:
            return
        self._legend_of = of
        while (taken := self._legend.takeAt(0)) is not None:
            if (shown := taken.widget()) is not None:
                shown.hide()
                shown.deleteLater()
        for state in states(of):
            self._legend.addWidget(_legend(state, of))

    # ----------------------------------------------------------------- the cell in hand

    def _in_hand(self) -> Crossing | None:
        """The cell that the panel shows."""
        return self.panel.cell.place if self.panel.cell is not None else None

    def _on_cell_in_hand(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        self._show_cell()
        topic = self._model.place(index).topic
        if topic.of is TopicOf.QUESTION and topic.id != self._session.question_id:
            self._session.show_question(topic.id)

    def _on_question_changed(self, question_id: object) -> None:
        now = self.view.currentIndex()
        if not isinstance(question_id, int) or not now.isValid():
            return
        place = self._model.place(now)
        if place.topic.of is TopicOf.QUESTION and place.topic.id != question_id:
            self.view.go_to(self._model.index_at(place._replace(topic=place.topic._replace(id=question_id))))

    def _show_cell(self, *, reread: bool = True) -> None:
        index, project = self.view.currentIndex(), self._session.project
        if not index.isValid() or project is None:
            return
        cell = self._model.cell(index)
        reread = reread or self._in_hand() != cell.place
        heard = heard_at(project, cell.place) if reread else self.panel.passages.heard
        cited = cited_in(project, cell.place) if cell.summary else []
        self.panel.show_cell(*self._model.lines(index), cell, heard, cited, writable=self._session.writable)
        self._show_since()

    def show_cell(self, question_id: int, case_id: int) -> None:
        """Make the cell of a question and a case the one in hand and bring it into view, however the grid was."""
        self.show_place(guide_crossing(question_id, case_id))

    def show_place(self, place: Crossing) -> None:
        """Make a cell of this kind of grid the one in hand; for one of the guide's, lay out the guide's."""
        if self._stale:
            self._refresh()
        if not self._model.index_at(place).isValid() and place == guide_crossing(place.topic.id, place.whose.id):
            self._waits_for = place
            self.arranging.take(Arrangement(turned=self.arranging.now.turned))
        self.view.go_to(self._model.index_at(place))
        self.view.setFocus()

    def standing(self) -> dict[str, str]:
        """How the grid is laid out, and the case in hand; the question is the session's."""
        place, project = self._in_hand(), self._session.project
        cases = project.cases.all() if project is not None and place is not None else []
        case = [one.guid for one in cases if place and place.whose.of is WhoseOf.CASE and one.id == place.whose.id]
        return {"arrangement": self.arranging.written()} | ({"case": case[0]} if case else {})

    def stand_again(self, kept: Mapping[str, str]) -> None:
        """Lay the grid out as it was, and take the cell in hand that was."""
        project, question_id = self._session.project, self._session.question_id
        if "arrangement" in kept:
            self.arranging.read(kept["arrangement"])
        cases = project.cases.all() if project is not None else []
        case = next((case for case in cases if case.guid == kept.get("case")), None)
        if case is None or question_id is None:
            return
        place = guide_crossing(question_id, case.id)
        if self._stale:
            self._waits_for = place
        elif (index := self._model.index_at(place)).isValid():
            self.view.go_to(index)

    def panels(self) -> list[QWidget]:
        """Where the keyboard can be, in order: the window's key for the next panel goes through them."""
        return [self.view, self.panel.summary, self.panel.passages]

    def open_cell(self) -> None:
        """Put the keyboard into the summary of the cell in hand."""
        self.bar.fold.setChecked(True)
        self.panel.summary.setFocus()
        self.panel.summary.put_caret_last()

    def shown_lines(self) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
        """The rows and the columns, as they are laid out now."""
        return self._model.laid.rows, self._model.laid.columns

    def _on_still_right(self) -> None:
        place = self._in_hand()
        if place is not None and self.verbs.still_right(place):
            self.panel.summary.setFocus()
            self._watch.now()

    def _on_link_opened(self, led: Led) -> None:
        if led.link.document_id is not None:
            self._session.go_to(led.link.document_id, led.link.span or Span(0, 0))

    # ----------------------------------------------------------------- menus

    def _show_menu(self, index: QModelIndex, place: QPoint) -> None:
        self._popup(self.menu_of(index), place)

    def menu_of(self, index: QModelIndex) -> QMenu:
        """What can be done with a cell."""
        return self.menus.of_cell(index, self.panel.passages.answers())

    def _show_line_menu(self, line: Line, place: QPoint) -> None:
        self._popup(self.menus.of_line(line), place)

    @staticmethod
    def _popup(menu: QMenu, place: QPoint) -> None:
        menu.aboutToHide.connect(lambda: QTimer.singleShot(0, menu.deleteLater))
        menu.popup(place)


def _legend(state: CellState, of: TopicOf) -> QWidget:
    shown = QWidget()
    row = QHBoxLayout(shown)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    word = QLabel(words(state, of))
    theme.look(word, "muted", "small")
    row.addWidget(Mark(state))
    row.addWidget(word)
    return shown
