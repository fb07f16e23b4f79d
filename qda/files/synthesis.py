"""A written synthesis as YAML: cell summaries, states set by hand, and points with what they rest on.

    title: Buying together
    cells:
      - question: 1
        case: Osen
        summary: They have worked together before.
    states:
      - question: 4
        case: Vikna
        state: asked, not answered
    questions:
      - question: 1
        views: divided
        points:
          - text: Joint buying is new to none of them.
            cells:
              - Osen
            quotes:
              - document: osen
                quote: It went really well.
                shown: true

Questions are named by their number, cases and documents by their name. Knows no storage.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from qda import errors
from qda.files.yaml_text import Fields, Value, YamlFile, write
from qda.model import CellState, Views

_SYNTHESIS = ("title", "subtitle", "cells", "states", "questions")
_CELL = ("question", "case", "summary")
_STATE = ("question", "case", "state")
_QUESTION = ("question", "views", "points")
_POINT = ("text", "cells", "quotes")
_QUOTE = ("document", "quote", "shown")
_COMMENT = "A Sitat synthesis: every quote stands word for word in its document."


@dataclass(frozen=True, slots=True)
class CellEntry:
    """The summary of one cell. `line` is where it stands in its file; it is no part of what it says."""

    question: str
    case: str
    summary: str
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class StateEntry:
    """The state of one cell, set by hand."""

    question: str
    case: str
    state: CellState
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class QuoteEntry:
    document: str
    quote: str
    shown: bool = False
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class PointEntry:
    """A point, the cases whose cells it rests on, and its quotes."""

    text: str
    cells: tuple[str, ...] = ()
    quotes: tuple[QuoteEntry, ...] = ()
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class QuestionEntry:
    question: str
    views: Views = Views.AGREEMENT
    points: tuple[PointEntry, ...] = ()
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class SynthesisFile:
    title: str = ""
    subtitle: str = ""
    cells: tuple[CellEntry, ...] = ()
    states: tuple[StateEntry, ...] = ()
    questions: tuple[QuestionEntry, ...] = ()


def read_synthesis(path: Path | str) -> SynthesisFile:
    """The synthesis in a YAML file.

    Raises `errors.SynthesisUnreadable` with the line of what is wrong, or what opening a file raises.
    """
    file = YamlFile(Path(path), errors.SynthesisUnreadable)
    fields = file.fields("synthesis", _SYNTHESIS, "title")
    return SynthesisFile(
        title=fields.text("title"),
        subtitle=fields.text("subtitle"),
        cells=_cells(fields),
        states=_states(fields),
        questions=_questions(fields),
    )


def write_synthesis(synthesis: SynthesisFile, path: Path | str) -> None:
    """Write a synthesis; the same one always gives the same bytes, and `read_synthesis` gives it back."""
    cells: list[str | dict[str, Value]] = [
        {"question": cell.question, "case": cell.case, "summary": cell.summary} for cell in synthesis.cells
    ]
    states: list[str | dict[str, Value]] = [
        {"question": state.question, "case": state.case, "state": state.state.value} for state in synthesis.states
    ]
    questions: list[str | dict[str, Value]] = [
        {"question": entry.question, "views": entry.views.value, "points": [_point(point) for point in entry.points]}
        for entry in synthesis.questions
    ]
    fields: dict[str, Value] = {
        "title": synthesis.title,
        "subtitle": synthesis.subtitle,
        "cells": cells,
        "states": states,
        "questions": questions,
    }
    write(Path(path), _COMMENT, fields)


def _point(point: PointEntry) -> dict[str, Value]:
    return {
        "text": point.text,
        "cells": point.cells,
        "quotes": [{"document": quote.document, "quote": quote.quote, "shown": quote.shown} for quote in point.quotes],
    }


# --------------------------------------------------------------------------- reading


_Named = tuple[str, ...]


def _once(fields: Fields, named: _Named, seen: dict[_Named, int], what: str) -> None:
    """Refuse what has stood in the list before."""
    if named in seen:
        raise fields.file.refused(fields.line, f"{what} stands already in line {seen[named]}", "make the two into one")
    seen[named] = fields.line


def _cells(parent: Fields) -> tuple[CellEntry, ...]:
    found = []
    seen: dict[_Named, int] = {}
    for fields in parent.entries("cells", "cell", _CELL):
        question, case = _question_and_case(fields)
        _once(fields, (question, case), seen, f"the cell of question {question} and {case}")
        found.append(CellEntry(question, case, fields.text("summary", needed=True), fields.line))
    return tuple(found)


def _states(parent: Fields) -> tuple[StateEntry, ...]:
    found = []
    seen: dict[_Named, int] = {}
    for fields in parent.entries("states", "state", _STATE):
        question, case = _question_and_case(fields)
        _once(fields, (question, case), seen, f"the state of question {question} and {case}")
        found.append(StateEntry(question, case, _one_of(CellState, fields, "state"), fields.line))
    return tuple(found)


def _questions(parent: Fields) -> tuple[QuestionEntry, ...]:
    found = []
    seen: dict[_Named, int] = {}
    for fields in parent.entries("questions", "question", _QUESTION):
        question = fields.text("question", needed=True)
        _once(fields, (question,), seen, f"question {question}")
        views = _one_of(Views, fields, "views") if fields.text("views") else Views.AGREEMENT
        found.append(QuestionEntry(question, views, _points(fields), fields.line))
    return tuple(found)


def _points(parent: Fields) -> tuple[PointEntry, ...]:
    return tuple(
        PointEntry(fields.text("text", needed=True), fields.texts("cells"), _quotes(fields), fields.line)
        for fields in parent.entries("points", "point", _POINT)
    )


def _quotes(parent: Fields) -> tuple[QuoteEntry, ...]:
    return tuple(
        QuoteEntry(
            fields.text("document", needed=True), fields.text("quote", needed=True), fields.flag("shown"), fields.line
        )
        for fields in parent.entries("quotes", "quote", _QUOTE)
    )


def _question_and_case(fields: Fields) -> tuple[str, str]:
    return fields.text("question", needed=True), fields.text("case", needed=True)


_Choice = TypeVar("_Choice", bound=StrEnum)


def _one_of(choices: type[_Choice], fields: Fields, key: str) -> _Choice:
    text = fields.text(key, needed=True)
    try:
        return choices(text.casefold())
    except ValueError as problem:
        step = "write one of " + ", ".join(f"“{choice}”" for choice in choices)
        raise fields.refused(key, f"“{text}” is none of the {key}", step) from problem
