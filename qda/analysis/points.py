"""Points as a report tells them: under questions, under codes, and the findings that stand above them all.

Builds pieces of a neutral `Report`; knows no file format.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from qda.analysis.evidence import Support, groups_of, support
from qda.analysis.grid import Grid
from qda.analysis.phrases import Phrases
from qda.analysis.printed import as_printed
from qda.analysis.retrieve import Quoting, attribution
from qda.model import FINDINGS, Evidence, Place, Point, Question, Views
from qda.project import Project
from qda.report import Bullet, Heading, Picture, Piece, Quote, Source, Text, Words


class Telling:
    """Tells points as they stand; what that takes is read once."""

    def __init__(
        self, project: Project, words: Phrases, template: str, *, counts: bool = False, table: Grid | None = None,
        beside: Mapping[int, Sequence[Picture]] | None = None,
    ) -> None:  # fmt: skip
        """With `counts`, each point says how many cases say so; `beside` are pictures that stand with a question's
        points, by its id. `table` is the grid, if it is known."""
        self._project, self._words, self._template = project, words, template
        self._counts, self._table, self._beside = counts, table, beside or {}
        self._quoting = Quoting(project)
        points: dict[Place, list[Point]] = defaultdict(list)
        for point in project.synthesis.points():
            if point.text.strip() or any(_printed(one) for one in point.evidence):
                points[point.place].append(point)
        self.points: Mapping[Place, Sequence[Point]] = points
        """The points of every place that has some, in order; without those that nobody has worded yet."""

    def findings(self) -> Iterator[Piece]:
        """The findings under a heading of their own; nothing where there are none."""
        if found := self.points.get(FINDINGS):
            yield Heading(1, self._words.findings, "findings")
            yield from self._all(found)

    def of_question(self, question: Question) -> Iterator[Piece]:
        """What the answers to a question add up to, told as it is to be: as agreement, divided or by group."""
        yield from self._told(question)
        if pictures := self._beside.get(question.id):
            yield self._seen_in(pictures)
            yield from pictures

    def _told(self, question: Question) -> Iterator[Piece]:
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
        groups = {group.key: group.name for group in groups_of(self._project, question, self._words.language)}
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
        if point.text.strip():
            yield Bullet(point.text, f"point-{point.guid}", beside=self._count(point))
        shown = [one for one in point.evidence if _printed(one)]
        yield from (self._quote(one) for one in shown if not one.contrary)
        if contrary := [one for one in shown if one.contrary]:
            yield Text(self._words.but_also, "note")
            yield from (self._quote(one) for one in contrary)

    @cached_property
    def _support(self) -> Mapping[int, Support]:
        return support(self._project, [point for points in self.points.values() for point in points], self._table)

    def _count(self, point: Point) -> str:
        """How many of those that could say so do, where there is more than one; never parted over two lines."""
        rests = self._support[point.id] if self._counts else None
        if rests is None or not rests.cases or rests.of < 2:
            return ""
        return self._words.count_of.format(count=len(rests.cases), of=rests.of).replace(" ", "\u00a0")

    def _seen_in(self, pictures: Sequence[Picture]) -> Text:
        """A sentence that leads to the pictures beside a question."""
        before, _, after = self._words.see.partition("{figures}")
        names = [Words(self._words.the_figure, refers_to=one.anchor) for one in pictures]
        ways = [part for one in names[:-1] for part in (Words(", "), one)][1:]
        ways += [Words(f" {self._words.and_} "), names[-1]] if ways else [names[-1]]
        words = tuple(part for part in (Words(before), *ways, Words(after)) if part.text)
        return Text("".join(part.text for part in words), words=words)

    def _quote(self, evidence: Evidence) -> Quote:
        assert evidence.document_id is not None
        assert evidence.span is not None
        quotation = self._quoting.quote(evidence.document_id, evidence.span)
        source = Source(evidence.document_id, evidence.span)
        return Quote(as_printed(evidence, quotation.text), attribution(quotation, self._template), source)


def _printed(evidence: Evidence) -> bool:
    return evidence.shown and evidence.is_quote
