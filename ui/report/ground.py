"""Reads from the project what the Report workspace shows of a place where points stand. Knows no widgets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from qda.analysis.evidence import groups_of, quoted, stands, support, uses
from qda.analysis.framework import Met
from qda.analysis.grid import Grid
from qda.analysis.offered import CodeCells, cells_of_code
from qda.analysis.retrieve import Quoting
from qda.model import Cell, Code, Place, Point, Question, Span
from qda.project import Project
from ui.labels import tr
from ui.report.card import Ground, support_said
from ui.report.offers import Offer
from ui.report.places import Entry, Kind


def entries_of(project: Project, kind: Kind) -> list[Entry]:
    """The rows down the left."""
    if kind is Kind.QUESTIONS:
        return [Entry.of_question(question) for question in project.guide.questions()]
    if kind is Kind.FINDINGS:
        return [Entry.of_finding(point, number) for number, point in enumerate(project.synthesis.points(Place()), 1)]
    depths: dict[int | None, int] = {None: -1}
    entries = []
    for code in project.codes.all():
        depths[code.id] = depths.get(code.parent_id, -1) + 1
        entries.append(Entry.of_code(code, depths[code.id]))
    return entries


class Reading:
    """What is shown of one place. The cells of codes are read once."""

    def __init__(self, project: Project, table: Grid, place: Place) -> None:
        self.project, self.table, self.place = project, table, place
        self._of_codes: dict[int, CodeCells] = {}

    @property
    def question(self) -> Question | None:
        return next((one for one in self.table.questions if one.id == self.place.question_id), None)

    def points(self) -> list[Point]:
        return self.project.synthesis.points(self.place)

    def cells_of_code(self, code_id: int) -> CodeCells:
        if code_id not in self._of_codes:
            self._of_codes[code_id] = cells_of_code(self.project, code_id)
        return self._of_codes[code_id]

    def ground(self, points: Sequence[Point]) -> Ground:
        """Everything the cards of these points say about their evidence."""
        project, question = self.project, self.question
        quoting = Quoting(project)
        evidence = [one for point in points for one in point.evidence]
        quotes = [one for one in evidence if one.is_quote]
        cells: dict[tuple[Place, int], Cell | Met] = {}
        for (question_id, case_id), cell in self.table.cells.items():
            cells[Place(question_id), case_id] = cell
        for code_id in {one.code_id for one in evidence if one.code_id is not None}:
            for case, met in self.cells_of_code(code_id).cells:
                cells[Place(code_id=code_id), case.id] = met
        return Ground(
            project.setting("guid"),
            {case.id: case.name for case in self.table.cases},
            cells,
            {quote.id: quoting.quote(quote.document_id or 0, quote.span or Span(0, 0)) for quote in quotes},
            frozenset(quote.id for quote in quotes if stands(project, quote)),
            support(project, points, self.table),
            self._below() if any(one.on_point_id for one in evidence) else {},
            {group.key: group.name for group in groups_of(project, question)} if question else {},
        )

    def said(self, offer: Offer) -> str:
        """What a cell's summary, or a point, says."""
        if offer.on_point_id is not None:
            return self.project.synthesis.point(offer.on_point_id).text
        if offer.question_id is not None and offer.case_id is not None:
            return self.table.cells[offer.question_id, offer.case_id].summary
        cells = self.cells_of_code(offer.code_id or 0).cells
        return next((met.summary for case, met in cells if case.id == offer.case_id), "")

    def _below(self) -> dict[int, tuple[str, str]]:
        return {point.id: (self._called(point.place), point.text) for point in self.project.synthesis.points()}

    def _called(self, place: Place) -> str:
        return place_called(place, self.table.questions, self.project.codes.all())

    def points_below(self) -> list[tuple[str, str, Point]]:
        """What findings can rest on: each point with where it stands, and how many cases say so."""
        points = [point for point in self.project.synthesis.points() if not point.is_finding and point.text]
        counts = support(self.project, points, self.table)
        return [(self._called(point.place), support_said(counts[point.id]), point) for point in points]


def place_called(place: Place, questions: Sequence[Question], codes: Sequence[Code]) -> str:
    """What a place is called in a few words: "question 7", or the name of a code."""
    if place.question_id is not None:
        numbers = {question.id: question.number for question in questions}
        return tr("question {number}", number=numbers.get(place.question_id, ""))
    names = {code.id: code.name for code in codes}
    return names.get(place.code_id or 0, tr("Findings"))


class Uses:
    """What points rest on already: 2 where the point in hand does, 1 where another one does, 0 where none."""

    def __init__(self, points: Sequence[Point], in_hand: int | None) -> None:
        here = [point for point in points if point.id == in_hand]
        self._here: tuple[Counter[tuple[Place, int]], Counter[tuple[int, Span]]] = uses(here), quoted(here)
        self._all = uses(points), quoted(points)
        self._below = [{one.on_point_id for point in some for one in point.evidence} for some in (here, points)]

    def __call__(self, offer: Offer) -> int:
        if offer.on_point_id is not None:
            return 2 if offer.on_point_id in self._below[0] else int(offer.on_point_id in self._below[1])
        if offer.case_id is not None:
            key = (offer.row, offer.case_id)
            return 2 if self._here[0][key] else int(self._all[0][key] > 0)
        place = (offer.document_id or 0, offer.span or Span(0, 0))
        return 2 if self._here[1][place] else int(self._all[1][place] > 0)
