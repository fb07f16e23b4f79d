"""Rows of a survey as answers, by a mapping of its columns; and a respondent's words as a document.

Knows no file and no storage.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from qda.model import (
    Answers,
    ColumnRole,
    Draft,
    DraftSpeaker,
    DraftTurn,
    Mapping,
    Option,
    Part,
    Span,
    SurveyColumn,
    TurnRole,
)
from qda.text.clean import canonical
from qda.text.questionnaire import split, ticked

QUESTIONNAIRE = {"nb": "Spørreskjema", "nn": "Spørjeskjema", "da": "Spørgeskema", "sv": "Enkät"}
"""What asks the questions of an answer sheet, by language; in others it is the "Questionnaire"."""
_LONGEST_KEY = 16


def answers_of(mapping: Mapping, names: Sequence[str], rows: Sequence[Sequence[str]]) -> list[Answers]:
    """What each respondent answered, in the order of the mapping's columns. A column the file has not is not answered.

    Without a column that says who answers, rows are numbered from 1. Of two rows with one key, the later one is
    the respondent's, as where somebody answered again.
    """
    place = {name: number for number, name in enumerate(names)}
    spellings = [{option.value.casefold(): option.value for option in column.options} for column in mapping.columns]
    found: dict[str, Answers] = {}
    for number, row in enumerate(rows, 1):
        given = tuple(
            _given(column, [row[place[name]] if name in place else "" for name in column.columns], spelt)
            for column, spelt in zip(mapping.columns, spellings, strict=True)
        )
        key = next(
            (one[0] for one, column in zip(given, mapping.columns, strict=True)
             if column.role is ColumnRole.RESPONDENT and one), str(number),
        )  # fmt: skip
        found[key] = Answers(key, given)
    return list(found.values())


def _given(column: SurveyColumn, cells: Sequence[str], spelt: dict[str, str]) -> tuple[str, ...]:
    if column.role is ColumnRole.LEFT_OUT:
        return ()
    if column.spread or (column.role is ColumnRole.MULTIPLE and [o.value for o in column.options] == [*column.columns]):
        chosen = tuple(name for name, cell in zip(column.columns, cells, strict=True) if ticked(cell))
        return chosen or (("",) if any(cells) else ())
    cell = cells[0]
    if column.role is ColumnRole.MULTIPLE:
        return tuple(spelt.get(part.casefold(), part) for part in split(cell, column.separator))
    if not cell:
        return ()
    if column.role is ColumnRole.OPEN:
        return (canonical(cell).strip(),)
    return (spelt.get(cell.casefold(), cell),)


def with_answers(column: SurveyColumn, answers: Sequence[tuple[str, ...]]) -> SurveyColumn:
    """`column` with what was answered and is not among its options yet, after those that are."""
    if not column.role.has_options:
        return column
    known = {option.value for option in column.options}
    counts = Counter(value for given in answers for value in given if value and value not in known)
    return replace(column, options=(*column.options, *(Option(value, value) for value in counts)))


def again(remembered: Sequence[SurveyColumn], proposed: Sequence[SurveyColumn]) -> tuple[SurveyColumn, ...]:
    """The columns of a later export: those that are known as they were mapped, others as proposed."""
    known = {name: column for column in remembered for name in column.columns}
    made: list[SurveyColumn] = []
    for column in proposed:
        kept = next((known[name] for name in column.columns if name in known), None)
        if kept is None:
            made.append(column)
        elif kept not in made:
            made.append(kept)
    return tuple(made)


def called(key: str, number: int) -> str:
    """What a respondent is called after the survey's name: their key where it is short, else their number."""
    return key if len(key) <= _LONGEST_KEY and ":" not in key else str(number)


def sheet(
    name: str, asked: Sequence[tuple[str, str, int]], *, language: str, case: str = "", source: str = ""
) -> Draft:
    """A document of one respondent's words. `asked` are (question, answer, place of the question in the guide), in
    order; a blank answer leaves its question asked and not answered."""
    text = ""
    turns: list[DraftTurn] = []
    for question, answer, place in asked:
        question = " ".join(canonical(question).split())
        for speaker, words, role in ((0, question, TurnRole.ASKS), (1, answer, TurnRole.ANSWERS)):
            if not words:
                continue
            span = Span(len(text), len(text) + len(words))
            text += f"{words}\n"
            turns.append(DraftTurn(speaker, span, Span(span.start, span.start), span, question=place, role=role))
        text += "\n"
    speakers = (
        DraftSpeaker(QUESTIONNAIRE.get(language, "Questionnaire"), Part.INTERVIEWER, turns=len(asked)),
        DraftSpeaker(name, Part.PARTICIPANT, turns=len(turns) - len(asked)),
    )
    return Draft(name, text.rstrip("\n") + "\n", source, language=language, case=case, speakers=speakers,
                 turns=tuple(turns))  # fmt: skip


def free_numbers(taken: set[str], letter: str = "S") -> itertools.filterfalse[str]:
    """S1, S2 …: numbers for the questions of a survey, none that the guide has."""
    return itertools.filterfalse(taken.__contains__, (f"{letter}{number}" for number in itertools.count(1)))
