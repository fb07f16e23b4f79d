"""The guide as rows from top to bottom: sections, questions, probes; and where a row that is moved comes to stand.

Knows no project and no Qt.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from qda.model import Question, Section


class Kind(Enum):
    SECTION = auto()
    QUESTION = auto()
    PROBE = auto()


@dataclass(frozen=True, slots=True)
class Row:
    """`id` is a section's or a question's; a probe has its question's, and its place there. A draft has the id 0."""

    kind: Kind
    id: int
    text: str
    number: str = ""
    place: int = 0

    @property
    def key(self) -> tuple[Kind, int, int]:
        return self.kind, self.id, self.place


@dataclass(frozen=True, slots=True)
class Goal:
    """Where a row goes: under a section or question (None: none), at a place among its like there."""

    under: int | None
    place: int


def laid(sections: Sequence[Section], questions: Sequence[Question]) -> list[Row]:
    """The rows of a guide; questions of no section come first."""
    rows: list[Row] = []
    for section in (None, *sections):
        if section is not None:
            rows.append(Row(Kind.SECTION, section.id, section.title))
        for question in questions:
            if question.section_id == (section.id if section else None):
                rows.append(Row(Kind.QUESTION, question.id, question.text, question.number))
                rows += [Row(Kind.PROBE, question.id, probe, "", place) for place, probe in enumerate(question.probes)]
    return rows


def goal(rows: Sequence[Row], moved: Row, at: int) -> Goal | None:
    """Where `moved` comes to stand when it is put before the row at `at`; None where it cannot stand there."""
    above = [row for row in rows[:at] if row.key != moved.key]
    if moved.kind is Kind.SECTION:
        return Goal(None, sum(row.kind is Kind.SECTION for row in above))
    holder = Kind.SECTION if moved.kind is Kind.QUESTION else Kind.QUESTION
    begins = max((place for place, row in enumerate(above) if row.kind is holder), default=-1)
    if moved.kind is Kind.PROBE and begins < 0:
        return None
    place = sum(row.kind is moved.kind for row in above[begins + 1 :])
    return Goal(above[begins].id if begins >= 0 else None, place)


def stepped(rows: Sequence[Row], at: int, by: int) -> Goal | None:
    """Where the row at `at` comes to stand one place further up (-1) or down (1); None where there is no further."""
    row = rows[at]
    if row.kind is Kind.SECTION:
        place = sum(one.kind is Kind.SECTION for one in rows[:at]) + by
        return Goal(None, place) if 0 <= place < sum(one.kind is Kind.SECTION for one in rows) else None
    holder = Kind.SECTION if row.kind is Kind.QUESTION else Kind.QUESTION
    groups: list[tuple[int | None, list[Row]]] = [] if row.kind is Kind.PROBE else [(None, [])]
    for one in rows:
        if one.kind is holder:
            groups.append((one.id, []))
        elif one.kind is row.kind and groups:
            groups[-1][1].append(one)
    where = next(place for place, (_, its) in enumerate(groups) if row in its)
    under, its = groups[where]
    place = its.index(row) + by
    if 0 <= place < len(its):
        return Goal(under, place)
    if not 0 <= where + by < len(groups):
        return None
    under, others = groups[where + by]
    return Goal(under, len(others) if by < 0 else 0)
