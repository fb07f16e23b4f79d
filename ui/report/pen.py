"""Writes points and evidence of the question in hand, as its widgets ask, and says where the keyboard goes next.

Each verb is one step of the project; where one cannot be done, the message bar says why.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData, QObject, Signal

from qda.model import Evidence, Place, Point, Question, Views
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
    findings_wanted = Signal()
    """The person wants to see the findings."""
    nothing_left = Signal()
    """The last point is gone."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.place: Place | None = None
        self.question: Question | None = None
        self.points: list[Point] = []

    def hold(self, place: Place | None, question: Question | None, points: list[Point]) -> None:
        """Write in this place from now on (where it is a question, that one); these are its points."""
        self.place, self.question, self.points = place, question, points

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

    def _say(self, text: str) -> None:
        self._session.say(text, kind="done", action=tr("Undo"), handler=self._session.undo)

    # ----------------------------------------------------------------- points

    def set_views(self, views: Views) -> None:
        """Say whether the answers to the question agree or are divided."""
        question = self.question
        if question is not None and question.views is not views:
            self.attempt(lambda p: p.guide.set_views(question.id, views))

    def group_by(self, attribute_id: int, bands: Sequence[float]) -> None:
        """Tell the question by the groups of an attribute."""
        question = self.question
        if question is not None:
            self.attempt(lambda p: p.guide.group_by(question.id, attribute_id, bands))

    def word(self, point_id: int, text: str) -> None:
        """Keep the words of a point as they are now."""
        self.attempt(lambda p: p.synthesis.set_point_text(point_id, text))

    def still_right(self, point_id: int) -> bool:
        """Say that a point stands, whatever happened to its evidence."""
        return self.attempt(lambda p: p.synthesis.point_still_right(point_id))

    def move(self, point_id: int, place: int) -> None:
        """Put a point at a place as they are shown; among those of another group it becomes one of theirs."""
        point, there = self.point(point_id), self.points[place]
        if point is None:
            return
        if point.group != there.group:
            self.set_group(point_id, there.group)
        else:
            down = place > self.points.index(point)
            others = sorted((one.position, one.id) for one in self.points if one is not point)
            goes_to = others.index((there.position, there.id)) + down
            self.attempt(lambda p: p.synthesis.move_point(point_id, goes_to))

    def set_group(self, point_id: int, group: str) -> None:
        """Say which group a point is told of."""
        self.attempt(lambda p: p.synthesis.set_group(point_id, group))

    def move_elsewhere(self, point_id: int, place: Place) -> None:
        """Put a point last under another question or code."""
        if self.attempt(lambda p: p.synthesis.move_point(point_id, len(p.synthesis.points(place)), place)):
            self._say(tr("Moved the point"))

    def merge(self, point_id: int, into: int) -> None:
        """Let a point go into another one: words after words, evidence beside evidence."""
        point, other = self.point(point_id), self.point(into)
        if point is None or other is None or not self._session.writable:
            return
        caret = len(other.text.strip()) + bool(other.text.strip() and point.text.strip())
        if self.attempt(lambda p: p.synthesis.merge_points([into, point_id])):
            self.write_wanted.emit(into, caret)
            if point.evidence:
                self._say(tr("Merged two points; the one rests on the evidence of both"))

    def divide(self, point_id: int, at: int, evidence_ids: Sequence[int]) -> None:
        """Make two points of one: the words from `at` on, and some of its evidence, are the new one's."""
        made = self._made(lambda p: p.synthesis.split_point(point_id, at, evidence_ids))
        if made is not None:
            self.write_wanted.emit(made, 0)

    def promote(self, point_id: int) -> None:
        """Make a finding of a point."""
        if self._made(lambda p: p.synthesis.promote([point_id])) is not None:
            action, handler = tr("Show the findings"), self.findings_wanted.emit
            self._session.say(tr("Made a finding that rests on the point"), kind="done", action=action, handler=handler)

    def add_point(self) -> None:
        """Make a new point, the last one, and write in it. One that is still empty is gone on with."""
        place = self.place
        if place is None or not self._session.writable:
            return
        last = self.points[-1] if self.points else None
        blank = last is not None and not last.text and not last.evidence
        made = last.id if last is not None and blank else self._made(lambda p: p.synthesis.add_point(place))
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
        made = self._made(lambda p: p.synthesis.write_lines(point_id, lines))
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
        place, point = self.place, self.point(point_id)
        if place is None:
            return

        def add(project: Project) -> int:
            with project.step("evidence.add", point=shortened(point.text) if point else ""):
                chosen = point.id if point else project.synthesis.add_point(place)
                for offer in offers:
                    _add(project, chosen, offer)
                return chosen

        made = self._made(add)
        if made is not None:
            self.reveal_wanted.emit(made)

    def sum_up(self, offers: Sequence[Offer], texts: Sequence[str]) -> None:
        """Make a point of these cells or points, resting on them; of what they say, to be worded by the person."""
        place = self.place
        if place is None:
            return
        text = " ".join(" ".join(said.split()) for said in texts if said)

        def make(project: Project) -> int:
            if below := [offer.on_point_id for offer in offers if offer.on_point_id is not None]:
                return project.synthesis.promote(below, text)
            cells = [(offer.row, offer.case_id) for offer in offers if offer.case_id is not None]
            return project.synthesis.point_of_cells(place, cells, text)

        made = self._made(make)
        if made is not None:
            self.write_wanted.emit(made, -1)

    def set_contrary(self, evidence: Evidence, contrary: bool) -> None:
        """Say whether evidence speaks against its point."""
        self.attempt(lambda p: p.synthesis.set_contrary(evidence.id, contrary))

    def remove_evidence(self, evidence: Evidence) -> None:
        """Take evidence from its point; the message bar has the way back."""
        if self.attempt(lambda p: p.synthesis.remove_evidence(evidence.id)):
            quote, cell = tr("Took a quote from the point"), tr("Took a cell from the point")
            self._say(quote if evidence.is_quote else cell if evidence.is_cell else tr("Took a point from the finding"))

    def show_quote(self, evidence: Evidence, shown: bool) -> None:
        """Print a quote in the report, or leave it out."""
        self.attempt(lambda p: p.synthesis.show_quote(evidence.id, shown))

    def move_evidence(self, evidence: Evidence, step: int) -> None:
        """Put evidence before (-1) or after (1) the next of its like."""
        point = self.point(evidence.point_id)
        if point is None:
            return
        alike = [one.id for one in point.evidence if one.is_cell == evidence.is_cell]
        place = alike.index(evidence.id) + step
        if 0 <= place < len(alike):
            goes_to = [one.id for one in point.evidence].index(alike[place])
            self.attempt(lambda p: p.synthesis.move_evidence(evidence.id, goes_to))


def _add(project: Project, point_id: int, offer: Offer) -> None:
    synthesis, contrary = project.synthesis, offer.contrary
    if offer.on_point_id is not None:
        synthesis.add_on_point(point_id, offer.on_point_id, contrary=contrary)
    elif offer.document_id is not None and offer.span is not None:
        synthesis.add_quote(
            point_id, offer.document_id, offer.span, coding_id=offer.coding_id, shown=offer.shown, contrary=contrary
        )
    elif offer.case_id is not None:
        synthesis.add_cell(point_id, offer.row, offer.case_id, contrary=contrary)
    if offer.evidence_id is not None:
        here = {evidence.id for evidence in synthesis.point(point_id).evidence}
        if offer.evidence_id not in here:
            synthesis.remove_evidence(offer.evidence_id)
