"""The grid on pages that lie down: as many columns as can be read, the others in tables of their own.

What is told of each cell is its summary, or else its state in words. Knows no file format.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from math import ceil

from qda.analysis.arrangement import Arrangement, Compared, Topics
from qda.analysis.attributes import bands_for, bands_of, groups
from qda.analysis.cells import anchor_of
from qda.analysis.fixed_texts import in_own_words
from qda.analysis.framework import Framework, Line, Met, framework
from qda.analysis.phrases import Phrases
from qda.analysis.recipe_words import WORDS
from qda.errors import CannotDo
from qda.model import Attribute, AttributeType, CellState, Owner
from qda.project import Project
from qda.report import Heading, Piece, Table, Text
from qda.store.cells import Crossing, Topic, TopicOf, Whose, WhoseOf

WIDE, NARROW = 5, 9
"""How many columns are read well beside the names of the rows: with summaries in them, and with states."""


def chosen_attribute(project: Project, name: str = "") -> Attribute:
    """The attribute that groups go by: the one named, or the first that tells cases apart. Raises `CannotDo`."""
    known = project.attributes.all()
    if name:
        found = next((one for one in known if one.name.casefold() == name.strip().casefold()), None)
        if found is None:
            there = ", ".join(one.name for one in known) or "–"
            raise CannotDo("There is no attribute “{name}”; there are {known}.", name=name, known=there)
        return found
    of_cases = [one for one in known if one.of is Owner.CASE]
    kinds = (AttributeType.CHOICE, AttributeType.YES_NO, AttributeType.NUMBER, AttributeType.TEXT, AttributeType.DATE)
    found = min(of_cases, key=lambda one: kinds.index(one.type), default=None)
    if found is None:
        raise CannotDo("Groups go by an attribute of the cases, and there is none yet; give them one.")
    return found


def bands_chosen(project: Project, attribute: Attribute, bands: Sequence[float] = ()) -> tuple[float, ...]:
    """The borders between groups of numbers: those given, or else round ones."""
    if attribute.type is not AttributeType.NUMBER:
        return ()
    values = (told[attribute.id] for told in project.attributes.values(attribute.of).values() if attribute.id in told)
    return tuple(bands) or bands_for(values)


def arranged(
    project: Project, topics: Topics, *, groups: bool = False, attribute: str = "", bands: Sequence[float] = (),
    language: str = "",
) -> Framework:  # fmt: skip
    """The cells of questions or codes × cases, or × the groups of an attribute."""
    if not groups:
        return framework(project, Arrangement(topics))
    found = chosen_attribute(project, attribute)
    borders = bands_chosen(project, found, bands)
    return framework(project, Arrangement(topics, Compared.GROUPS, found.name, borders), language)


def grid_pieces(
    project: Project, whole: Framework, words: Phrases, *, summaries: bool = True, level: int = 1
) -> Iterator[Piece]:
    """All topics in the rows, under the headings of their sections; all those compared in the columns."""
    told = _Told(project, words, summaries)
    own = in_own_words(project, WORDS, words.language)
    if not whole.topics or not whole.compared:
        yield Text(own.no_grid, "note")
        return
    topics = [line for line in whole.topics if told.is_told(whole, line)]
    if not topics:
        yield Text(own.no_summaries, "note")
        return
    wide = summaries and any(cell.summary for cell in whole.cells.values())
    wide = wide or any("\n" in told.cell(whole, topics[0], other) for other in whole.compared)
    stretches = columns_apart(whole.compared, WIDE if wide else NARROW)
    for number, columns in enumerate(stretches):
        if len(stretches) > 1:
            first, last = columns[0].name, columns[-1].name
            title = own.columns.format(first=first, last=last) if len(columns) > 1 else first
            yield Heading(level, title, f"grid-{number}")
        yield from _tables(whole, topics, columns, told, number, level + (len(stretches) > 1), wide)


def columns_apart(lines: Sequence[Line], most: int) -> list[Sequence[Line]]:
    """Lines in stretches of at most so many, all about as long."""
    count = ceil(len(lines) / most)
    borders = [round(len(lines) * place / count) for place in range(count + 1)]
    return [lines[start:end] for start, end in pairwise(borders)]


def _tables(
    whole: Framework, topics: Sequence[Line], columns: Sequence[Line], told: _Told, number: int, level: int, wide: bool
) -> Iterator[Piece]:
    """A table for each section of the topics, all of one width."""
    tops = list(dict.fromkeys(line.within for line in topics))
    by_code = isinstance(topics[0].key, Topic) and topics[0].key.of is TopicOf.CODE
    if by_code:  # a family's table needs no heading that says the name of its first row once more
        tops = [""]
    for place, top in enumerate(tops):
        rows = [line for line in topics if by_code or line.within == top]
        if len(tops) > 1:
            yield Heading(level, top or told.rest, f"grid-{number}-{place}")
        yield Table(
            (told.asked(by_code), *(column.name[:1].upper() + column.name[1:] for column in columns)),
            tuple((told.name(row), *(told.cell(whole, row, column) for column in columns)) for row in rows),
            widths=(1.1 if wide else 3.0, *(1.6 for _ in columns)),
            anchors=tuple(told.anchors(whole, rows, columns)),
        )


class _Told:
    """What stands in a grid's tables."""

    def __init__(self, project: Project, words: Phrases, summaries: bool) -> None:
        self._project, self._words = project, words
        self._own = in_own_words(project, WORDS, words.language)
        self.summaries = summaries
        self.rest = words.no_question
        self._found: Mapping[str, frozenset[int]] | None = None

    @cached_property
    def _of_cases(self) -> Mapping[tuple[TopicOf, int], Sequence[tuple[int, str]]]:
        """What was written of the cases on each topic, by case."""
        order = {case.id: place for place, case in enumerate(self._project.cases.all())}
        found: dict[tuple[TopicOf, int], list[tuple[int, str]]] = defaultdict(list)
        for place, cell in self._project.cells.written().items():
            if place.whose.of is WhoseOf.CASE and cell.summary:
                found[place.topic.of, place.topic.id].append((place.whose.id, cell.summary))
        return {topic: sorted(told, key=lambda one: order[one[0]]) for topic, told in found.items()}

    def asked(self, by_code: bool) -> str:
        return self._words.code if by_code else self._words.question

    def name(self, line: Line) -> str:
        return "\u2003" * line.depth + (f"{line.number}. {line.name}" if line.number else line.name)

    def is_told(self, whole: Framework, line: Line) -> bool:
        """Whether a row says anything: of codes, those that nobody used say nothing."""
        if isinstance(line.key, Topic) and line.key.of is TopicOf.QUESTION:
            return True
        return any(cell.summary or cell.answers for cell in (_cell(whole, line, other) for other in whole.compared))

    def cell(self, whole: Framework, line: Line, other: Line) -> str:
        cell = _cell(whole, line, other)
        if self.summaries and (summary := cell.summary or self._of_members(cell, whole)):
            return summary
        if cell.place.topic.of is TopicOf.QUESTION:
            return self._words.states[cell.state]
        if cell.state is CellState.ANSWERED:
            return self._own.passage if cell.answers == 1 else self._own.passages.format(count=cell.answers)
        return self._words.states[cell.state] if cell.state is CellState.NOT_READ else "–"

    def anchors(
        self, whole: Framework, rows: Sequence[Line], columns: Sequence[Line]
    ) -> Iterator[tuple[int, int, str]]:
        """The places in a table that hold a cell's own summary, and what each is known by."""
        for row, line in enumerate(rows):
            for column, other in enumerate(columns, 1):
                cell = _cell(whole, line, other)
                if self.summaries and cell.summary and (anchor := anchor_of(cell.place)):
                    yield row, column, anchor

    def _of_members(self, cell: Met, whole: Framework) -> str:
        """Of a group nothing was written of: what was written of its cases."""
        whose = cell.place.whose
        if whose.of is not WhoseOf.GROUP:
            return ""
        cases = self._groups(whose.id, whole).get(whose.group, frozenset())
        told = self._of_cases.get((cell.place.topic.of, cell.place.topic.id), ())
        return "\n".join(f"{self._names[case]}: {words}" for case, words in told if case in cases)

    @cached_property
    def _names(self) -> Mapping[int, str]:
        return {case.id: case.name for case in self._project.cases.all()}

    def _groups(self, attribute_id: int, whole: Framework) -> Mapping[str, frozenset[int]]:
        """The cases of each group, by its key."""
        if self._found is None:
            keys = [line.key.group for line in whole.compared if isinstance(line.key, Whose)]
            bands = tuple(sorted({border for key in keys for border in bands_of(key)}))
            attribute = self._project.attributes.get(attribute_id)
            self._found = {group.key: group.cases for group in groups(self._project, attribute, bands)}
        return self._found


def _cell(whole: Framework, topic: Line, other: Line) -> Met:
    assert isinstance(topic.key, Topic)
    assert isinstance(other.key, Whose)
    return whole.cells[Crossing(topic.key, other.key)]
