"""A file as understood at import, before anything is stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from qda.model.common import NOWHERE, Span
from qda.model.documents import Part, TurnRole


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
    turns: Sequence[DraftTurn] = ()
    header: Span = NOWHERE
    """The lines before the first turn: title, date, those present."""
    left_out: tuple[str, ...] = ()

    @property
    def words(self) -> int:
        return len(self.text.split())
