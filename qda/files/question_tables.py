"""Tables whose rows hold a question and its answer, as a written interview is kept: each row is two turns.

Where several answered, each has a column of their own, and speaks by the name above it. Knows no storage.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from qda.files.cells import Cell, words_of
from qda.files.spoken import Utterance
from qda.text.language import guess_language
from qda.text.row_turns import ANSWERED, ASKED, UNNAMED

_WHO = frozenset("respondent informant deltaker deltakar deltager participant interviewee name navn namn".split())
_FIRST_ROWS = 25
_SURVEY_HEADINGS = 3
_LEAST = 2
_MOST_ANSWERING = 12


@dataclass(frozen=True, slots=True)
class Pairs:
    """Where a table's questions and answers stand. `top` is the row with their names."""

    top: int
    asked: int
    answered: tuple[int, ...]
    names: tuple[str, ...]
    """Who answers in each column; "" where its name does not tell."""
    who: int | None = None
    """The column that tells who answers, where there is one."""

    @property
    def places(self) -> tuple[int, ...]:
        """The columns that are read."""
        return (self.asked, *self.answered, *([] if self.who is None else [self.who]))

    def utterances(self, rows: Sequence[Sequence[Cell]]) -> list[Utterance]:
        """Every question and what was answered, in order. A question that the row above has too is asked once."""
        said = []
        below = rows[self.top + 1 :]
        interviewer, participant = UNNAMED.get(guess_language(_sample(below)), UNNAMED["en"])
        before = ""
        for row in below:
            question = _cell(row, self.asked)
            if question and question != before:
                said.append(Utterance(question, interviewer))
            before = question
            told = "" if self.who is None else _cell(row, self.who)
            for place, name in zip(self.answered, self.names, strict=True):
                if answer := _cell(row, place):
                    said.append(Utterance(answer, told or name or participant))
        return said


def pairs_of(rows: Sequence[Sequence[Cell]]) -> Pairs | None:
    """Where questions and answers stand; None where no row names them above at least two of each."""
    for number, row in enumerate(rows[:_FIRST_ROWS]):
        named = [words_of(cell) for cell in row]
        asked = [place for place, name in enumerate(named) if _first_word(name) in ASKED]
        answered = [place for place, name in enumerate(named) if _first_word(name) in ANSWERED]
        if len(asked) != 1 or not 0 < len(answered) <= _MOST_ANSWERING:
            continue
        who = next((place for place, name in enumerate(named) if _first_word(name) in _WHO), None)
        found = Pairs(number, asked[0], tuple(answered), tuple(_who(named[place]) for place in answered), who)
        if sum(bool(_cell(below, found.asked)) for below in rows[number + 1 :]) >= _LEAST:
            return found
    return None


def may_be_survey(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether a row names several questions or several answers beside one another, as surveys do."""
    return any(
        sum(_first_word(words_of(cell)) in known or (known is ASKED and words_of(cell).endswith("?")) for cell in row)
        > 1
        for row in rows[:_SURVEY_HEADINGS]
        for known in (ASKED, ANSWERED)
    )


def _first_word(name: str) -> str:
    """The first word of a column's name, where it is one of few: a whole question is none."""
    words = re.findall(r"[^\W_]+", name.casefold())
    return words[0] if words and len(words) <= 4 and "?" not in name else ""


def _who(name: str) -> str:
    """“Svar Kari” is Kari's; “Svar” is nobody's."""
    words = name.split(maxsplit=1)
    return words[1].strip(" :–-()") if len(words) > 1 else ""


def _cell(row: Sequence[Cell], place: int) -> str:
    return words_of(row[place]) if place < len(row) else ""


def _sample(rows: Sequence[Sequence[Cell]]) -> str:
    return "\n".join(words_of(cell) for row in rows[:_FIRST_ROWS] for cell in row)
