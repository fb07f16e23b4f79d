"""Documents, and who says what in them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from qda.model.common import Span


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
