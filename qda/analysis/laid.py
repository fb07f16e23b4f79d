"""What an arrangement shows of a grid: which lines, in which order, as rows or as columns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from qda.analysis.arrangement import Arrangement, Only, Order
from qda.analysis.framework import Framework, Line, Met
from qda.analysis.passages import holds
from qda.analysis.query import Condition
from qda.model import CellState
from qda.store.cells import Crossing, Topic, Whose
from qda.text.values import number_of


@dataclass(frozen=True, slots=True)
class Laid:
    """What is shown of a framework: rows and columns, in order."""

    rows: tuple[Line, ...] = ()
    columns: tuple[Line, ...] = ()
    turned: bool = False
    left_out: int = 0
    """How many topics, and others, are not shown."""

    def place(self, row: int, column: int) -> Crossing:
        topic, whose = self.rows[row].key, self.columns[column].key
        if self.turned:
            topic, whose = whose, topic
        assert isinstance(topic, Topic)
        assert isinstance(whose, Whose)
        return Crossing(topic, whose)


def laid_out(whole: Framework, arrangement: Arrangement, stale: Iterable[Crossing] = ()) -> Laid:
    """What an arrangement shows of a grid. `stale` are the cells whose summaries rest on something that changed."""
    hidden = set(arrangement.hidden)
    topics = [
        line
        for line in whole.topics
        if line.name_in_file not in hidden and (not arrangement.headings or line.within in arrangement.headings)
    ]
    compared = [
        line
        for line in whole.compared
        if line.name_in_file not in hidden and all(_fits(line, one) for one in arrangement.conditions)
    ]
    topics, compared = _with_text(whole, topics, compared, arrangement.text)
    topics, compared = _with_only(whole, topics, compared, arrangement.only, frozenset(stale))
    left_out = len(whole.topics) - len(topics) + len(whole.compared) - len(compared)
    rows = tuple(_ordered(whole, topics, compared, arrangement.order_topics, ""))
    columns = tuple(_ordered(whole, compared, topics, arrangement.order_compared, arrangement.by))
    return Laid(*((columns, rows) if arrangement.turned else (rows, columns)), arrangement.turned, left_out)


def _fits(line: Line, condition: Condition) -> bool:
    return holds(condition, line.attributes.get(condition.attribute.strip().casefold(), ""))


def _cell(whole: Framework, one: Line, other: Line) -> Met:
    topic, whose = (one.key, other.key) if isinstance(one.key, Topic) else (other.key, one.key)
    return whole.cells[Crossing(topic, whose)]  # type: ignore[arg-type]


def _with_text(whole: Framework, topics: list[Line], compared: list[Line], text: str) -> tuple[list[Line], list[Line]]:
    """The topics that have a text in their name or summaries; those compared, where only their names have it."""
    wanted = text.strip().casefold()
    if not wanted:
        return topics, compared
    named = [line for line in compared if wanted in line.name.casefold()]
    found = [
        line
        for line in topics
        if wanted in line.title.casefold()
        or any(wanted in _cell(whole, line, other).summary.casefold() for other in compared)
    ]
    return (found or topics, named or compared) if found or named else ([], [])


def _with_only(
    whole: Framework, topics: list[Line], compared: list[Line], only: Only, stale: frozenset[Crossing]
) -> tuple[list[Line], list[Line]]:
    """The lines with at least one cell that is still empty, or stale."""
    if only is Only.ALL:
        return topics, compared

    def wanted(cell: Met) -> bool:
        if only is Only.STALE:
            return cell.place in stale
        return cell.state is CellState.ANSWERED and not cell.summary

    there = [(one, other) for one in topics for other in compared if wanted(_cell(whole, one, other))]
    ones, others = {one.key for one, _ in there}, {other.key for _, other in there}
    return [line for line in topics if line.key in ones], [line for line in compared if line.key in others]


def _ordered(whole: Framework, lines: list[Line], others: list[Line], order: Order, by: str) -> list[Line]:
    if order is Order.NAME:
        return sorted(lines, key=lambda line: _by_name(line.title))
    if order is Order.SAID:
        said = {line.key: sum(_cell(whole, line, other).said for other in others) for line in lines}
        return sorted(lines, key=lambda line: -said[line.key])
    if order is Order.ATTRIBUTE:
        return sorted(lines, key=lambda line: _by_value(line.attributes.get(by.strip().casefold(), "")))
    return lines


def _by_name(name: str) -> list[tuple[bool, float, str]]:
    """Numbers inside names count as numbers: 2 comes before 10."""
    parts = re.split(r"(\d+)", name.casefold())
    return [(not part.isdigit(), float(part) if part.isdigit() else 0.0, part) for part in parts if part]


def _by_value(value: str) -> tuple[int, float, str]:
    """Numbers before words, what is not known last."""
    number = number_of(value)
    if not value:
        return 2, 0.0, ""
    return (0, number, "") if number is not None else (1, 0.0, value.casefold())
