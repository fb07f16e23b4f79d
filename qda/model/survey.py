"""A survey: what its columns are, who answered, and what they chose."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from qda.model.common import Span


class ColumnRole(StrEnum):
    """What a column of answers is taken for."""

    RESPONDENT = "respondent"
    """Who answers: by it a later export finds the same respondents again."""
    CASE = "case"
    """The name of the case that the respondent belongs to."""
    ATTRIBUTE = "attribute"
    SINGLE = "single choice"
    MULTIPLE = "multiple choice"
    SCALE = "scale"
    NUMBER = "number"
    OPEN = "open question"
    LEFT_OUT = "left out"

    @property
    def is_closed(self) -> bool:
        return self in (ColumnRole.SINGLE, ColumnRole.MULTIPLE, ColumnRole.SCALE, ColumnRole.NUMBER)

    @property
    def has_options(self) -> bool:
        return self in (ColumnRole.SINGLE, ColumnRole.MULTIPLE, ColumnRole.SCALE)


class Option(NamedTuple):
    """One thing that could be answered: as the file has it, and as people read it."""

    value: str
    label: str
    beside: bool = False
    """Whether it stands beside the scale: don't know, not relevant."""


@dataclass(frozen=True, slots=True)
class SurveyColumn:
    """One question of a survey, in one column of the file or, with several ticks, in several."""

    role: ColumnRole
    text: str
    columns: tuple[str, ...]
    """What the columns are called in the file: by it a later export finds them again."""
    stem: str = ""
    """The question above it, where it is a line of a grid."""
    options: tuple[Option, ...] = ()
    """In the order they are shown; of a scale, from one end to the other."""
    separator: str = ""
    """What parts several answers in one cell."""
    why: str = ""
    """Why it is left out, or taken for what it is, as a word of `text.questionnaire`; "" where that is plain."""

    @property
    def spread(self) -> bool:
        return len(self.columns) > 1


class Belonging(StrEnum):
    """Whose the answers are."""

    EACH = "each respondent is a case"
    COLUMN = "the case is named in a column"
    ONE = "all belong to one case"


@dataclass(frozen=True, slots=True)
class Mapping:
    """How a file of answers is understood: remembered with the project, for the next export of the same survey."""

    columns: tuple[SurveyColumn, ...]
    belonging: Belonging = Belonging.EACH
    case: str = ""
    header_rows: int = 0
    """How many rows the headings are; 0 lets it be found."""


@dataclass(frozen=True, slots=True)
class Survey:
    """A survey in the project."""

    id: int
    guid: str
    name: str
    position: int
    source: str
    belonging: Belonging
    case_id: int | None
    header_rows: int
    respondents: int = 0


@dataclass(frozen=True, slots=True)
class SurveyQuestion:
    """A column as it is kept. `question_id` is the guide's question of an open one."""

    id: int
    survey_id: int
    position: int
    column: SurveyColumn
    question_id: int | None = None
    attribute_id: int | None = None

    @property
    def role(self) -> ColumnRole:
        return self.column.role

    @property
    def text(self) -> str:
        return self.column.text


@dataclass(frozen=True, slots=True)
class Respondent:
    """Somebody who answered. `key` is what the survey knows them by."""

    id: int
    survey_id: int
    position: int
    key: str
    case_id: int | None
    document_id: int | None


@dataclass(frozen=True, slots=True)
class Answers:
    """One respondent's answers as a file has them: for each column of the mapping, what was answered, "" for nothing.

    Of a multiple choice there may be several; () is no answer, and ("",) is an answer in which nothing was ticked.
    """

    key: str
    given: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Written:
    """One respondent's answer to an open question, and where it stands."""

    respondent_id: int
    document_id: int
    span: Span
    text: str
    document: str
    case: str
    """The name of the case it belongs to, "" for none."""
    codings: tuple[tuple[int, int, Span], ...] = ()
    """The codings on it or on some of its words: (coding id, code id, span)."""
