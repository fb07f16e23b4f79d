"""Writes points and evidence of the question in hand, as its widgets ask, and says where the keyboard goes next.

Each verb is one step of the project; where one cannot be done, the message bar says why.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData, QObject, Signal

from qda.analysis.grid import Grid
from qda.model import Evidence, Point, Question, Views
from qda.project import Project
from qda.store.codings import shortened
from ui.labels import tr
from ui.report.offers import Offer, unpacked
from ui.session import Session


class Pen(QObject):
    """What can be done with the points of one question."""

    write_wanted = Signal(int, int)
    """The keyboard belongs into a point, the caret at an offset; -1 is its end."""
    reveal_wanted = Signal(int)
    """A point is to be seen, the keyboard staying where it is."""
    nothing_left = Signal()
    """The last point is gone."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.question: Question | None = None
        self.points: list[Point] = []

    def hold(self, question: Question | None, points: list[Point]) -> None:
        """Write under this question from now on; these are its points."""
        self.question, self.points = question, points

    def point(self, point_id: int | None) -> Point | None:
        return next((point for point in self.points if point.id == point_id), None)

    def attempt(self, act: Callable[[Project], object]) -> bool:
        """Do something that writes; True when done."""
        project = self._session.project
        return project is not None and self._session.attempt(lambda: act(project))

    def _made(self, act: Callable[[Project], int]) -> int | None:
        """Do something that makes a point; its id, or None where it could not be done."""
        made: list[int] = []
        return made[0] if self.attempt(lambda p: made.append(act(p))) else None

    def _number(self) -> str:
        return self.question.number if self.question else ""

    def _say(self, text: str) -> None:
        self._session.say(text, kind="done", action=tr("Undo"), handler=self._session.undo)

    # ----------------------------------------------------------------- points

    def set_views(self, views: Views) -> None:
        """Say whether the answers to the question agree or are divided."""
        question = self.question
        if question is not None and question.views is not views:
            self.attempt(lambda p: p.guide.set_views(question.id, views))

    def word(self, point_id: int, text: str) -> None:
        """Keep the words of a point as they are now."""
        self.attempt(lambda p: p.synthesis.set_point_text(point_id, text))

    def still_right(self, point_id: int) -> bool:
        """Say that a point stands, whatever happened to its evidence."""
        return self.attempt(lambda p: p.synthesis.point_still_right(point_id))

    def move(self, point_id: int, place: int) -> None:
        self.attempt(lambda p: p.synthesis.move_point(point_id, place))

    def add_point(self) -> None:
        """Make a new point, the last one, and write in it. One that is still empty is gone on with."""
        question = self.question
        if question is None or not self._session.writable:
            return
        last = self.points[-1] if self.points else None
        blank = last is not None and not last.text and not last.evidence
        made = last.id if last is not None and blank else self._made(lambda p: p.synthesis.add_point(question.id))
        if made is not None:
            self.write_wanted.emit(made, -1)

    def split(self, point_id: int, caret: int) -> None:
        """Let what stands after the caret be the next point; at the end, an empty one."""
        point = self.point(point_id)
        if point is None or not point.text or not self._session.writable:
            return
        made = self._made(lambda p: p.synthesis.split_point(point_id, caret))
        if made is not None:
            self.write_wanted.emit(made, 0)

    def paste(self, point_id: int, lines: list[str]) -> None:
        """Make points of several lines after a point; an empty one takes the first."""
        point = self.point(point_id)
        if point is None:
            return
        place = [one.id for one in self.points].index(point_id) + 1

        def write(project: Project) -> int:
            rest = lines
            with project.step("point.add", point=shortened(lines[0]), question=self._number()):
                if not point.text:
                    project.synthesis.set_point_text(point_id, lines[0])
                    rest = lines[1:]
                return project.synthesis.add_points(point.question_id, rest, place)[-1]

        made = self._made(write)
        if made is not None:
            self.write_wanted.emit(made, -1)

    def delete(self, point_id: int) -> None:
        """Delete a point; the message bar has the way back."""
        point = self.point(point_id)
        if point is None or not self._session.writable:
            return
        place = [one.id for one in self.points].index(point_id)
        near = self.points[:place][-1:] or self.points[place + 1 :][:1]
        if not self.attempt(lambda p: p.synthesis.delete_point(point_id)):
            return
        if near:
            self.write_wanted.emit(near[0].id, -1)
        else:
            self.nothing_left.emit()
        if point.text or point.evidence:
            self._say(tr("Deleted the point “{point}”", point=shortened(point.text, 48)))

    # ----------------------------------------------------------------- evidence

    def drop(self, point_id: int | None, data: QMimeData) -> None:
        """Let a point (None: a new one) rest on what was dropped, if it is of this project."""
        project = self._session.project
        offers = unpacked(data, project.setting("guid")) if project else []
        if offers:
            self.add_evidence(point_id, offers)

    def add_evidence(self, point_id: int | None, offers: Sequence[Offer]) -> None:
        """Let a point (None: a new one) rest on these. Evidence of another point leaves that one."""
        question, point = self.question, self.point(point_id)
        if question is None:
            return

        def add(project: Project) -> int:
            with project.step("evidence.add", point=shortened(point.text) if point else ""):
                chosen = point.id if point else project.synthesis.add_point(question.id)
                for offer in offers:
                    _add(project, chosen, offer)
                return chosen

        made = self._made(add)
        if made is not None:
            self.reveal_wanted.emit(made)

    def sum_up(self, grid: Grid, offers: Sequence[Offer]) -> None:
        """Make a point of the summaries of cells, resting on them; to be worded by the person."""
        question = self.question
        if question is None:
            return
        cells = [grid.cells[offer.question_id or 0, offer.case_id or 0] for offer in offers]
        text = " ".join(" ".join(cell.summary.split()) for cell in cells if cell.summary)

        def make(project: Project) -> int:
            with project.step("point.add", point=shortened(text), question=self._number()):
                made = project.synthesis.add_point(question.id, text)
                for offer in offers:
                    _add(project, made, offer)
                return made

        made = self._made(make)
        if made is not None:
            self.write_wanted.emit(made, -1)

    def remove_evidence(self, evidence: Evidence) -> None:
        """Take evidence from its point; the message bar has the way back."""
        if self.attempt(lambda p: p.synthesis.remove_evidence(evidence.id)):
            quote = evidence.is_quote
            self._say(tr("Took a quote from the point") if quote else tr("Took a cell from the point"))

    def show_quote(self, evidence: Evidence, shown: bool) -> None:
        """Print a quote in the report, or leave it out."""
        self.attempt(lambda p: p.synthesis.show_quote(evidence.id, shown))

    def move_evidence(self, evidence: Evidence, step: int) -> None:
        """Put evidence before (-1) or after (1) the next of its like."""
        point = self.point(evidence.point_id)
        if point is None:
            return
        alike = [one.id for one in point.evidence if one.is_quote == evidence.is_quote]
        place = alike.index(evidence.id) + step
        if 0 <= place < len(alike):
            goes_to = [one.id for one in point.evidence].index(alike[place])
            self.attempt(lambda p: p.synthesis.move_evidence(evidence.id, goes_to))


def _add(project: Project, point_id: int, offer: Offer) -> None:
    if offer.document_id is not None and offer.span is not None:
        project.synthesis.add_quote(
            point_id, offer.document_id, offer.span, coding_id=offer.coding_id, shown=offer.shown
        )
    elif offer.question_id is not None and offer.case_id is not None:
        project.synthesis.add_cell(point_id, offer.question_id, offer.case_id)
    if offer.evidence_id is not None:
        here = {evidence.id for evidence in project.synthesis.point(point_id).evidence}
        if offer.evidence_id not in here:
            project.synthesis.remove_evidence(offer.evidence_id)
