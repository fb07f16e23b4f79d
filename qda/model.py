"""The nouns of a study, as frozen values. Knows no storage, no files and no Qt.

Offsets are Python code points everywhere. A `Span` is half-open. Numbers that stand for
time are whole milliseconds; a confidence is a whole per cent from 0 to 100.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

Report = Callable[[int, int, str], None]
"""How slow work tells of itself: ``report(done, total, note)``; it raises `errors.Cancelled` when asked to stop."""


def silent(done: int, total: int, note: str) -> None:
    """The `Report` of somebody who does not listen."""


class Span(NamedTuple):
    """A half-open pair of code-point offsets in a document's canonical text."""

    start: int
    end: int

    @property
    def length(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def shifted(self, by: int) -> Span:
        return Span(self.start + by, self.end + by)


NOWHERE = Span(0, 0)


# --------------------------------------------------------------------------- documents


class Part(StrEnum):
    """What a voice does in an interview."""

    INTERVIEWER = "interviewer"
    PARTICIPANT = "participant"


class TurnRole(StrEnum):
    """What a turn does to its guide question."""

    ASKS = "asks"
    FOLLOWS_UP = "follows up"
    ANSWERS = "answers"


@dataclass(frozen=True, slots=True)
class Document:
    """A transcript, field note or other text. Its canonical text is read by `documents.text(id)`."""

    id: int
    guid: str
    name: str
    position: int
    case_id: int | None
    language: str
    date: str
    source: str
    words: int
    read: bool
    added: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """A voice in one document. `case_id` is set only where it differs from the document's."""

    id: int
    document_id: int
    position: int
    name: str
    part: Part
    role: str
    case_id: int | None


class Turn(NamedTuple):
    """One speaker's turn. `span` covers label and speech; `label` is empty where nobody is named."""

    id: int
    document_id: int
    position: int
    speaker_id: int | None
    span: Span
    label: Span
    said: Span
    time_start: int | None
    time_end: int | None
    question_id: int | None
    role: TurnRole | None
    confidence: int | None
    by_hand: bool


@dataclass(frozen=True, slots=True)
class DraftSpeaker:
    """A speaker as understood at import, before anything is stored."""

    name: str
    part: Part
    role: str = ""
    turns: int = 0


class DraftTurn(NamedTuple):
    """A turn as understood at import. `speaker` is an index into the draft's speakers, or None;
    `question` an index into the guide's questions in guide order, or None."""

    speaker: int | None
    span: Span
    label: Span
    said: Span
    time_start: int | None = None
    time_end: int | None = None
    question: int | None = None
    role: TurnRole | None = None
    confidence: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What one file held: its canonical text, and what a reader should know about how it was read."""

    source: str
    text: str
    encoding: str = ""
    title: str = ""
    left_out: tuple[str, ...] = ()
    labels: tuple[Span, ...] = ()
    """Spans set in bold at the start of a paragraph: hints for where a speaker's label ends."""
    speakers: tuple[str, ...] = ()
    """The names of those who speak, where the format says so itself, as subtitles and tables do."""
    turns: tuple[DraftTurn, ...] = ()
    """The turns with their times, where the format says them; then they need not be looked for in the text."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A document as understood, ready to be looked at, corrected and stored."""

    name: str
    text: str
    source: str = ""
    encoding: str = ""
    language: str = "en"
    date: str = ""
    case: str = ""
    speakers: tuple[DraftSpeaker, ...] = ()
    turns: tuple[DraftTurn, ...] = ()
    header: Span = NOWHERE
    """The lines before the first turn: title, date, those present."""
    left_out: tuple[str, ...] = ()

    @property
    def words(self) -> int:
        return len(self.text.split())


# --------------------------------------------------------------------------- codebook


@dataclass(frozen=True, slots=True)
class Code:
    """A named idea. `guid` is what stays when codebooks are edited as files and merged."""

    id: int
    guid: str
    parent_id: int | None
    position: int
    name: str
    definition: str = ""
    include: str = ""
    exclude: str = ""
    example: str = ""
    colour: str = ""
    shortcut: str = ""
    cues: tuple[str, ...] = ()
    ordered: bool = False
    """A family whose children come in a fixed order, as the phases of a mobilisation do."""


@dataclass(frozen=True, slots=True)
class CodeEntry:
    """A code as it stands in a codebook file: a tree, without the ids of any project."""

    guid: str
    name: str
    definition: str = ""
    include: str = ""
    exclude: str = ""
    example: str = ""
    colour: str = ""
    shortcut: str = ""
    cues: tuple[str, ...] = ()
    ordered: bool = False
    codes: tuple[CodeEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Codebook:
    """A codebook as a file holds it."""

    name: str
    language: str
    codes: tuple[CodeEntry, ...]


class Coding(NamedTuple):
    """One code on one span by one coder, with the words it was put on and a little of what stood round them."""

    id: int
    code_id: int
    document_id: int
    span: Span
    quote: str
    before: str
    after: str
    coder_id: int
    created: str


@dataclass(frozen=True, slots=True)
class Coder:
    id: int
    name: str


class About(StrEnum):
    """What a memo can be on. The values are the names of tables."""

    NOTHING = ""
    CODE = "code"
    CODING = "coding"
    DOCUMENT = "document"
    CASE = "case"
    QUESTION = "question"
    POINT = "point"


@dataclass(frozen=True, slots=True)
class Memo:
    """A note on anything; on a passage when `about` is a document and `span` is set."""

    id: int
    text: str
    about: About
    about_id: int | None
    span: Span | None
    coder_id: int
    created: str
    changed: str


# --------------------------------------------------------------------------- cases and guide


class AttributeType(StrEnum):
    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    YES_NO = "yes/no"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Case:
    """The unit compared: a municipality, a network, a firm, a person."""

    id: int
    guid: str
    name: str
    position: int


@dataclass(frozen=True, slots=True)
class Attribute:
    """A typed property of cases."""

    id: int
    name: str
    type: AttributeType
    position: int


@dataclass(frozen=True, slots=True)
class Section:
    id: int
    title: str
    position: int


class Views(StrEnum):
    """How the answers to a question relate."""

    AGREEMENT = "agreement"
    DIVIDED = "divided"


@dataclass(frozen=True, slots=True)
class Question:
    """A numbered question of the guide."""

    id: int
    guid: str
    section_id: int | None
    position: int
    number: str
    text: str
    probes: tuple[str, ...] = ()
    views: Views = Views.AGREEMENT


@dataclass(frozen=True, slots=True)
class GuideQuestion:
    """A question as a guide file holds it."""

    number: str
    text: str
    section: str = ""
    probes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Guide:
    """An interview guide as a file holds it."""

    title: str
    questions: tuple[GuideQuestion, ...]


# --------------------------------------------------------------------------- synthesis


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
    """What a point rests on: a cell (`question_id`, `case_id`) or a quote (`document_id`, `span`, `quote`)."""

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

    @property
    def is_quote(self) -> bool:
        return self.document_id is not None


@dataclass(frozen=True, slots=True)
class Point:
    """One bullet of the synthesis of a question."""

    id: int
    guid: str
    question_id: int
    position: int
    text: str
    evidence: tuple[Evidence, ...] = ()


# --------------------------------------------------------------------------- what happened


class ActState(StrEnum):
    DONE = "done"
    UNDONE = "undone"
    DROPPED = "dropped"
    """Undone, and then something else was done: it stays in the history and cannot be redone."""


@dataclass(frozen=True, slots=True)
class Act:
    """One step of the history: who did what, when. `acts.sentence(act)` says it in words."""

    id: int
    kind: str
    details: Mapping[str, object]
    coder: str
    at: str
    state: ActState


@dataclass(frozen=True, slots=True)
class Changes:
    """What a step touched: the ids of the rows, by table. Views refresh by it."""

    kind: str
    rows: Mapping[str, frozenset[int]] = field(default_factory=dict)

    def touches(self, *tables: str) -> bool:
        return any(table in self.rows for table in tables)

    def ids(self, table: str) -> frozenset[int]:
        return self.rows.get(table, frozenset())

    def __bool__(self) -> bool:
        return bool(self.rows)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something `sitat check` found: in words, and where."""

    sentence: str
    document_id: int | None = None
    span: Span | None = None


_GUID_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"


def new_guid() -> str:
    """A short id that no colleague's copy has: ten letters and digits, none of them easily misread."""
    return "".join(secrets.choice(_GUID_LETTERS) for _ in range(10))
