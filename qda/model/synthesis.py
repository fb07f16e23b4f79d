"""The grid, and the points that rest on it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from qda.model.common import Span


class CellState(StrEnum):
    """The four states of a cell, never mixed up."""

    ANSWERED = "answered"
    NOT_ANSWERED = "asked, not answered"
    NOT_ASKED = "not asked"
    NOT_READ = "not yet read"


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a question meets a case."""

    question_id: int
    case_id: int
    state: CellState
    by_hand: bool
    """True where a person set the state; otherwise it follows from the turns."""
    summary: str
    answers: int
    """How many turns answer the question in this case."""
    follows: CellState = CellState.NOT_READ
    """The state as it follows from the turns, whatever was set by hand."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a document with what is needed to read and attribute it."""

    document_id: int
    span: Span
    text: str
    speaker_id: int | None = None
    turn_id: int | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a point rests on: a cell (`question_id` or `code_id`, and `case_id`), a quote (`document_id`, `span`,
    `quote`) or, below a finding, another point (`on_point_id`)."""

    id: int
    point_id: int
    position: int
    question_id: int | None = None
    case_id: int | None = None
    document_id: int | None = None
    span: Span | None = None
    quote: str = ""
    coding_id: int | None = None
    shown: bool = False
    """Whether the quote is printed under its point."""
    contrary: bool = False
    """Whether it speaks against the point."""
    code_id: int | None = None
    on_point_id: int | None = None
    printed: str = ""
    """The quote as it is printed, edited with […] and [words]; "" where it is printed as it was said."""

    @property
    def is_quote(self) -> bool:
        return self.document_id is not None

    @property
    def is_cell(self) -> bool:
        return self.case_id is not None


class Place(NamedTuple):
    """Where points stand: under a question, under a code or, under neither, among the findings."""

    question_id: int | None = None
    code_id: int | None = None


FINDINGS = Place()


@dataclass(frozen=True, slots=True)
class Point:
    """One bullet of the synthesis of a question or a code; or a finding, which stands above them all."""

    id: int
    guid: str
    question_id: int | None
    position: int
    text: str
    evidence: tuple[Evidence, ...] = ()
    code_id: int | None = None
    group: str = ""
    """The group of cases it is told of, where its question is told by group."""

    @property
    def place(self) -> Place:
        return Place(self.question_id, self.code_id)

    @property
    def is_finding(self) -> bool:
        return self.place == FINDINGS
