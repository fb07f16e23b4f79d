"""Groups of cases side by side: what each point's weight is in each group, and what was summed up of its cases.

Builds pieces of a neutral `Report`; knows no file format.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from qda.analysis.attributes import Group, groups
from qda.analysis.evidence import Support, support
from qda.analysis.fixed_texts import in_own_words
from qda.analysis.grid import Grid, grid
from qda.analysis.grid_pages import bands_chosen, chosen_attribute
from qda.analysis.phrases import Phrases
from qda.analysis.points import Telling
from qda.analysis.recipe_words import WORDS
from qda.model import Attribute, CellState, Place, Point, Question
from qda.project import Project
from qda.report import Heading, Piece, Text, Words
from qda.store.cells import Crossing, Topic, TopicOf, Whose, WhoseOf


class SideBySide:
    """Tells questions by group; what that takes is read once."""

    def __init__(
        self, project: Project, words: Phrases, telling: Telling, attribute: str = "", bands: Sequence[float] = (),
        *, quotes: bool = True,
    ) -> None:  # fmt: skip
        """Raises `CannotDo` where there is no such attribute, or none at all."""
        self._project, self._words, self._telling, self._quotes = project, words, telling, quotes
        self._own = in_own_words(project, WORDS, words.language)
        self.attribute: Attribute = chosen_attribute(project, attribute)
        borders = bands_chosen(project, self.attribute, bands)
        self.groups: tuple[Group, ...] = groups(project, self.attribute, borders, words.language)
        self.table: Grid = grid(project)
        self._written = project.cells.written()
        self._support = support(project, project.synthesis.points(), self.table)

    def all(self) -> Iterator[Piece]:
        """Every question of the guide, under its section."""
        sections = self.table.sections
        section = None
        for question in self.table.questions:
            if question.section_id is not None and question.section_id != section and question.section_id in sections:
                section = question.section_id
                yield Heading(1, sections[section].title, f"section-{section}")
            level = 2 if sections else 1
            yield Heading(level, f"{question.number}. {question.text}", f"question-{question.guid}")
            yield from self._question(question, level + 1)

    def _question(self, question: Question, level: int) -> Iterator[Piece]:
        points = self._telling.points.get(Place(question.id), ())
        answered = {
            case.id for case in self.table.cases
            if self.table.cells[question.id, case.id].state is CellState.ANSWERED
        }  # fmt: skip
        for point in points:
            told = self._telling.of_point(point)
            yield from told if self._quotes else islice(told, 1)
            yield Text(self._weight(point, self._support[point.id], answered), "note")
        summed = list(self._summaries(question, level))
        yield from summed
        if not points and not summed:
            yield Text(self._words.no_points, "note")

    def _weight(self, point: Point, rests: Support, answered: set[int]) -> str:
        """How many of each group's cases that answered say so."""
        parts = []
        for group in self.groups:
            if point.group and point.group != group.key and any(one.key == point.group for one in self.groups):
                continue
            behind = [case for case in rests.cases if case in group.cases]
            against = [case for case in rests.against if case in group.cases]
            of = len((answered | set(behind) | set(against)) & group.cases)
            said = self._own.says_so.format(group=self._called(group), count=len(behind), of=of)
            names = ", ".join(self._names[case] for case in behind)
            said += f" ({names})" if names else ""
            said += f", {self._own.against.format(count=len(against))}" if against else ""
            parts.append(said)
        return " · ".join(parts)

    def _summaries(self, question: Question, level: int) -> Iterator[Piece]:
        """What was written of each group, and of its cases."""
        for group in self.groups:
            place = Crossing(Topic(TopicOf.QUESTION, question.id), Whose(WhoseOf.GROUP, self.attribute.id, group.key))
            own = self._written[place].summary if place in self._written else ""
            of_cases = [
                (case.name, cell.summary)
                for case in self.table.cases
                if case.id in group.cases and (cell := self.table.cells[question.id, case.id]).summary
            ]
            if own or of_cases:
                yield Heading(level, self._called(group), f"question-{question.guid}-group-{group.key}")
            if own:
                yield Text(own)
            for name, summary in of_cases:
                yield Text(f"{name}: {summary}", words=(Words(f"{name}: ", bold=True), Words(summary)))

    def _called(self, group: Group) -> str:
        return group.name[:1].upper() + group.name[1:]

    @property
    def _names(self) -> Mapping[int, str]:
        return {case.id: case.name for case in self.table.cases}
