"""What is done with cells: written, quoted, cited, told in a point, given a state. Knows the session."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from qda.analysis import cells
from qda.model import CellState, Place, Span, Views
from qda.project import Project
from qda.store.cells import Crossing, TopicOf
from ui.evidence import choose_point
from ui.labels import plural, tr
from ui.session import Session


class CellVerbs(QObject):
    """Each takes the cells it is for. What cannot be done is said in the message bar, and nothing is changed."""

    point_made = Signal(object)
    """The question of a point that was made from cells; None for one of a code, or that spans several."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window

    def attempt(self, act: Callable[[Project], object]) -> bool:
        project = self._session.project
        return project is not None and self._session.attempt(lambda: act(project))

    def write(self, place: Crossing | None, text: str) -> None:
        """Write the summary of a cell."""
        if place is not None:
            self.attempt(lambda p: cells.summarise(p, place, text))

    def write_all(self, texts: Mapping[Crossing, str]) -> None:
        """Write the summaries of several cells, as they were pasted or emptied."""
        if self.attempt(lambda p: cells.summarise_all(p, texts)) and len(texts) > 1:
            self._say_done(plural(len(texts), "{count} summary changed", "{count} summaries changed"))

    def still_right(self, place: Crossing) -> bool:
        return self.attempt(lambda p: cells.found_right(p, place))

    def cite(self, place: Crossing | None, text: str, reference: str, document_id: int, span: Span) -> None:
        """Write a summary in which a reference leads to a passage."""
        if place is not None:
            self.attempt(lambda p: cells.cite(p, place, text, reference, document_id, span))

    def fill(self, places: Sequence[Crossing]) -> None:
        """Put the passages of the cells that have no summary there, as quotes."""
        filled: list[int] = []
        if self.attempt(lambda p: filled.append(cells.fill(p, places))):
            if filled[0]:
                self._say_done(plural(filled[0], "Passages quoted in {count} cell", "Passages quoted in {count} cells"))
            else:
                self._session.say(tr("No passages to quote; choose cells that have some and no summary yet."))

    def set_state(self, places: Sequence[Crossing], state: CellState | None) -> None:
        """Say by hand which state some cells are in, or let it follow from the transcripts again (None)."""

        def act(project: Project) -> None:
            with project.step("cell.state" if state else "cell.follows"):
                for place in places:
                    project.cells.set_state(place, CellState(state) if state else None)

        if len(places) == 1:
            self.attempt(lambda p: p.cells.set_state(places[0], CellState(state) if state else None))
        elif places:
            self.attempt(act)

    def set_views(self, place: Crossing | None, views: Views) -> None:
        """Say how the answers to a question relate."""
        if place is not None and place.topic.of is TopicOf.QUESTION:
            self.attempt(lambda p: p.guide.set_views(place.topic.id, views))

    def make_point(self, places: Sequence[Crossing]) -> None:
        """Make a point that rests on cells: of their question or code, or a finding where they have several."""
        made: list[Place] = []
        if places and self.attempt(lambda p: made.append(cells.bear_point(p, places))):
            self.point_made.emit(made[0].question_id)
            self._say_done(plural(len(places), "New point from {count} cell", "New point from {count} cells"))

    def use_as_evidence(self, document_id: int, span: Span) -> None:
        """Let the person choose which point rests on a passage, or make a new one."""
        choose_point(self._session, document_id, span, None, self._window)

    def make_cases(self) -> None:
        """Make a case of each document that has none, named after it, in one step."""

        def make(project: Project) -> None:
            without = [document for document in project.documents.all() if document.case_id is None]
            with project.step("case.import", count=len(without), source=""):
                for document in without:
                    case = project.cases.named(document.name)
                    project.documents.set_case(document.id, case.id if case else project.cases.add(document.name))

        self.attempt(make)

    def _say_done(self, words: str) -> None:
        self._session.say(words, kind="done", action=tr("Undo"), handler=self._session.undo)
