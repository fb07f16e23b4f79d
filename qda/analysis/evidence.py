"""What points rest on, and what they could rest on: the cases behind a point, the passages and codings of a cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from qda.analysis.attributes import Group, Known, groups
from qda.analysis.grid import Grid, Heard, grid, heard
from qda.model import CellState, Coding, Evidence, Place, Point, Question, Span, TurnRole, Views
from qda.project import Project


@dataclass(frozen=True, slots=True)
class Support:
    """How many of the cases that answered a point rests on: by its cells, and by those whose words it quotes."""

    cases: tuple[int, ...]
    """The ids of those that say so, in the order of the cases."""
    of: int
    """How many could have said so: those that answered the question, in its group if it is told of one."""
    against: tuple[int, ...] = ()
    """The ids of those that say otherwise; the same case may say both."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A passage that a point could quote: the whole turn, or one of the codings on it."""

    turn: Heard
    codings: tuple[Coding, ...]


def support(project: Project, points: Sequence[Point], table: Grid | None = None) -> dict[int, Support]:
    """The cases behind each point and against it, by its id. `table` is the grid, if it is known."""
    return _Counting(project, table or grid(project)).support(points)


class _Counting:
    """Counts cases; what that takes is read once."""

    def __init__(self, project: Project, table: Grid) -> None:
        self._project, self._table = project, table
        self._known = Known(project)
        self._order = [case.id for case in table.cases]
        self._of_several = {one.document_id for one in self._known.speakers.values() if one.case_id is not None}
        """The documents in which somebody speaks for another case than the document's."""
        self._said = cache(self._cases_of_quote)
        self._answered = cache(self._cases_that_answered)
        self._coded = cache(self._cases_coded)
        self._groups = cache(self._groups_of)

    def support(self, points: Sequence[Point]) -> dict[int, Support]:
        below = {one.on_point_id for point in points for one in point.evidence if one.on_point_id is not None}
        known = {point.id: point for point in points}
        if not below <= known.keys():
            known = {point.id: point for point in self._project.synthesis.points()}
        return {point.id: self._of(point, known) for point in points}

    def _of(self, point: Point, known: Mapping[int, Point]) -> Support:
        told = self._told(point, known)
        behind = {case for case, contrary in told if not contrary}
        against = {case for case, contrary in told if contrary}
        asked = self._could_have_said(point, known) | behind | against
        in_order = [case for case in self._order if case in asked]
        return Support(
            tuple(case for case in in_order if case in behind),
            len(in_order),
            tuple(case for case in in_order if case in against),
        )

    def _told(self, point: Point, known: Mapping[int, Point]) -> set[tuple[int, bool]]:
        """The cases that evidence tells of, each with whether it speaks against the point."""
        told: set[tuple[int, bool]] = set()
        for one in point.evidence:
            if one.case_id is not None:
                told.add((one.case_id, one.contrary))
            elif one.on_point_id is not None and one.on_point_id in known:
                below = self._told(known[one.on_point_id], known)
                told |= {(case, contrary != one.contrary) for case, contrary in below}
            elif one.document_id is not None and one.span is not None:
                told |= {(case, one.contrary) for case in self._said(one.document_id, one.span)}
        return told

    def _could_have_said(self, point: Point, known: Mapping[int, Point]) -> frozenset[int]:
        if point.is_finding:
            below = [known[id_] for one in point.evidence if (id_ := one.on_point_id) is not None and id_ in known]
            cells = [self._answered(one.question_id) for one in point.evidence if one.question_id is not None]
            asked = frozenset().union(*(self._could_have_said(one, known) for one in below), *cells)
            return asked or frozenset(self._order)
        if point.code_id is not None:
            return self._coded(point.code_id)
        asked = self._answered(point.question_id or 0)
        return asked & self._groups(point.question_id).get(point.group, asked) if point.group else asked

    def _cases_that_answered(self, question_id: int) -> frozenset[int]:
        cells = ((case, self._table.cells.get((question_id, case))) for case in self._order)
        return frozenset(case for case, cell in cells if cell is not None and cell.state is CellState.ANSWERED)

    def _cases_coded(self, code_id: int) -> frozenset[int]:
        """The cases in which something has the code, or one below it."""
        codes = self._project.codes.with_children(code_id)
        places = {(coding.document_id, coding.span) for coding in self._project.codings.of_codes(codes)}
        return frozenset(case for document, span in places for case in self._said(document, span))

    def _groups_of(self, question_id: int) -> dict[str, frozenset[int]]:
        question = next(one for one in self._table.questions if one.id == question_id)
        return {group.key: group.cases for group in groups_of(self._project, question)}

    def _cases_of_quote(self, document_id: int, span: Span) -> frozenset[int]:
        if document_id not in self._of_several:
            return frozenset(self._known.cases(document_id, []))
        turns = self._project.documents.turns_over(document_id, span)
        return frozenset(self._known.cases(document_id, self._known.heard(turn.speaker_id for turn in turns)))


def groups_of(project: Project, question: Question, language: str = "") -> tuple[Group, ...]:
    """The groups of cases that a question is told by, in their order; none where it is not."""
    attribute = next((one for one in project.attributes.all() if one.id == question.grouped_by), None)
    if question.views is not Views.GROUPS or attribute is None:
        return ()
    return tuple(group for group in groups(project, attribute, question.bands, language) if not group.missing)


def uses(points: Iterable[Point]) -> Counter[tuple[Place, int]]:
    """How many of the points rest on each cell, by (question or code, case)."""
    return Counter(
        (Place(evidence.question_id, evidence.code_id), evidence.case_id)
        for point in points
        for evidence in point.evidence
        if evidence.case_id is not None
    )


def quoted(points: Iterable[Point]) -> Counter[tuple[int, Span]]:
    """How many of the points quote each passage, by (document, span)."""
    return Counter(
        (evidence.document_id, evidence.span)
        for point in points
        for evidence in point.evidence
        if evidence.document_id is not None and evidence.span is not None
    )


def offered(project: Project, question_id: int, case_id: int) -> list[Offered]:
    """The passages that answer a question in a case, each with the codings that touch it."""
    return [
        Offered(turn, tuple(project.codings.overlapping(turn.document_id, turn.span)))
        for turn in heard(project, question_id, case_id)
        if turn.role is TurnRole.ANSWERS
    ]


def stands(project: Project, evidence: Evidence) -> bool:
    """Whether a quote still stands in its document word for word. A cell always stands."""
    if evidence.document_id is None or evidence.span is None:
        return True
    return evidence.span.of(project.documents.text(evidence.document_id)) == evidence.quote
