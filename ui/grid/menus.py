"""The menus of the grid: of cells, and of a row's or a column's name. Know which verbs there are, not what they do."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QMenu, QWidget

from qda.analysis.arrangement import Order
from qda.analysis.framework import Line
from qda.analysis.grid import Heard
from qda.model import About
from qda.store.cells import Topic, TopicOf, Whose
from ui.grid.arranging import Arranging
from ui.grid.marks import mark_icon, states, words
from ui.grid.verbs import CellVerbs
from ui.grid.view import GridView
from ui.labels import tr
from ui.memos.sheet import write_memo
from ui.session import Session


class Menus:
    """Builds menus for a window."""

    def __init__(
        self, session: Session, view: GridView, verbs: CellVerbs, arranging: Arranging, window: QWidget
    ) -> None:
        self._session = session
        self._view = view
        self._verbs = verbs
        self._arranging = arranging
        self._window = window

    def of_cell(self, index: QModelIndex, answers: Sequence[Heard]) -> QMenu:
        """What can be done with a cell, and with the others that are selected."""
        model = self._view.grid_model()
        cell, chosen, writable = model.cell(index), self._view.chosen(), model.writable
        topic, whose = model.lines(index)
        menu = QMenu(self._window)
        menu.addAction(tr("Write summary") + "\tF2", lambda: self._view.edit(index)).setEnabled(writable)
        menu.addAction(tr("Quote the passages"), lambda: self._verbs.fill(chosen)).setEnabled(writable)
        menu.addAction(tr("New point from these cells"), lambda: self._verbs.make_point(chosen)).setEnabled(writable)
        menu.addSeparator()
        show = menu.addAction(tr("Show in transcript"))
        show.setEnabled(bool(answers))
        if answers:
            first = answers[0]
            show.triggered.connect(lambda: self._session.go_to(first.document_id, first.span))
        if cell.place.topic.of is TopicOf.QUESTION:
            question = cell.place.topic.id
            menu.addAction(tr("Show in report"), lambda: self._window.report_wanted.emit(question))  # type: ignore[attr-defined]
            memo = menu.addAction(tr("Memo on question {number}", number=topic.number))
            memo.setEnabled(writable)
            name = f"{topic.number}. {topic.name}"
            memo.triggered.connect(lambda: write_memo(self._session, About.QUESTION, question, name, self._window))
        self._add_states(menu, index, writable=writable)
        menu.addSeparator()
        menu.addAction(tr("Copy") + "\tCtrl+C", self._view.copy)
        menu.addAction(tr("Copy with headings"), self._view.copy_with_headings)
        menu.addAction(tr("Paste") + "\tCtrl+V", self._view.paste).setEnabled(writable)
        menu.addSeparator()
        row, column = (whose, topic) if model.laid.turned else (topic, whose)
        menu.addAction(tr("Hide row"), lambda: self._arranging.hide(self._chosen_lines(0) or [row]))
        menu.addAction(tr("Hide column"), lambda: self._arranging.hide(self._chosen_lines(1) or [column]))
        return menu

    def _add_states(self, menu: QMenu, index: QModelIndex, *, writable: bool) -> None:
        cell, chosen = self._view.grid_model().cell(index), self._view.chosen()
        of = cell.place.topic.of
        under = menu.addMenu(tr("State"))
        under.setEnabled(writable)
        derived = under.addAction(mark_icon(cell.follows), tr("As the transcripts say"))
        derived.triggered.connect(lambda: self._verbs.set_state(chosen, None))
        under.addSeparator()
        for state in states(of):
            action = under.addAction(mark_icon(state), words(state, of))
            action.triggered.connect(lambda _=False, state=state: self._verbs.set_state(chosen, state))

    def of_line(self, line: Line) -> QMenu:
        """What can be done with a row or a column, by its name."""
        menu = QMenu(self._window)
        row = line in self._view.grid_model().laid.rows
        kind = Topic if isinstance(line.key, Topic) else Whose
        menu.addAction(tr("Hide row") if row else tr("Hide column"), lambda: self._arranging.hide([line]))
        if line.within and kind is Topic:
            menu.addAction(
                tr("Show only “{heading}”", heading=line.within.replace("&", "&&")),
                lambda: self._arranging.set(headings=(line.within,)),
            )
        menu.addSeparator()
        for order, said in (
            (Order.OWN, tr("As listed")), (Order.NAME, tr("By name")), (Order.SAID, tr("By how much was said")),
        ):  # fmt: skip
            menu.addAction(said, partial(self._arranging.order, kind, order))
        if self._arranging.now.narrowed:
            menu.addSeparator()
            menu.addAction(tr("Show everything"), self._arranging.show_everything)
        return menu

    def _chosen_lines(self, side: int) -> list[Line]:
        """The rows (0) or columns (1) that a selection runs over."""
        laid = self._view.grid_model().laid
        indexes = self._view.selectedIndexes()
        places = sorted({index.column() if side else index.row() for index in indexes})
        return [(laid.columns if side else laid.rows)[place] for place in places]
