"""Points as a report tells them: under questions, under codes, and the findings that stand above them all.

Builds pieces of a neutral `Report`; knows no file format.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from qda.analysis.evidence import groups_of
from qda.analysis.phrases import Phrases
from qda.analysis.printed import as_printed
from qda.analysis.retrieve import Quoting, attribution
from qda.model import FINDINGS, Evidence, Place, Point, Question, Views
from qda.project import Project
from qda.report import Bullet, Heading, Piece, Quote, Source, Text, Words


class Telling:
    """Tells points as they stand; what that takes is read once."""

    def __init__(self, project: Project, words: Phrases, template: str) -> None:
        self._project, self._words, self._template = project, words, template
        self._quoting = Quoting(project)
        points: dict[Place, list[Point]] = defaultdict(list)
        for point in project.synthesis.points():
            points[point.place].append(point)
        self.points: Mapping[Place, Sequence[Point]] = points
        """The points of every place that has some, in order."""

    def findings(self) -> Iterator[Piece]:
        """The findings under a heading of their own; nothing where there are none."""
        if found := self.points.get(FINDINGS):
            yield Heading(1, self._words.findings, "findings")
            yield from self._all(found)

    def of_question(self, question: Question) -> Iterator[Piece]:
        """What the answers to a question add up to, told as it is to be: as agreement, divided or by group."""
        points = self.points.get(Place(question.id), ())
        if not points:
            yield Text(self._words.no_points, "note")
        elif question.views is Views.GROUPS:
            yield from self._by_group(question, points)
        else:
            divided = question.views is Views.DIVIDED
            yield Text(self._words.divided if divided else self._words.summarised, "lead")
            yield from self._all(points)

    def of_code(self, code_id: int) -> Iterator[Piece]:
        """The points under a code; nothing where there are none."""
        yield from self._all(self.points.get(Place(code_id=code_id), ()))

    def _by_group(self, question: Question, points: Sequence[Point]) -> Iterator[Piece]:
        groups = {group.key: group.name for group in groups_of(self._project, question)}
        attributes = {attribute.id: attribute.name for attribute in self._project.attributes.all()}
        name = attributes.get(question.grouped_by or 0)
        yield Text(self._words.by_group(name) if name else self._words.summarised, "lead")
        yield from self._all(point for point in points if point.group not in groups)
        for key, group in groups.items():
            if told := [point for point in points if point.group == key]:
                title = group[:1].upper() + group[1:]
                yield Text(title, "lead", (Words(title, bold=True),))
                yield from self._all(told)

    def _all(self, points: Iterable[Point]) -> Iterator[Piece]:
        for point in points:
            yield from self.of_point(point)

    def of_point(self, point: Point) -> Iterator[Piece]:
        """A point with the quotes that are printed under it, those that speak against it last."""
        yield Bullet(point.text, f"point-{point.guid}")
        shown = [one for one in point.evidence if one.shown and one.is_quote]
        yield from (self._quote(one) for one in shown if not one.contrary)
        if contrary := [one for one in shown if one.contrary]:
            yield Text(self._words.but_also, "note")
            yield from (self._quote(one) for one in contrary)

    def _quote(self, evidence: Evidence) -> Quote:
        assert evidence.document_id is not None
        assert evidence.span is not None
        quotation = self._quoting.quote(evidence.document_id, evidence.span)
        source = Source(evidence.document_id, evidence.span)
        return Quote(as_printed(evidence, quotation.text), attribution(quotation, self._template), source)
