"""What stands in the margin of a text: comments with their answers, and a transcript that has such a margin.

Comments are read from the files of other programs; a coded transcript is written for them. Values only: knows no
storage, no files and no Qt.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple
from zlib import crc32

from qda.model import NOWHERE, Reading, Span

PROJECT, DOCUMENTS, CODINGS, MEMOS = "Sitat project", "Sitat documents", "Sitat codings", "Sitat memos"
POINTS = "Sitat points"
"""The properties by which a file that comes back is known: guids, and the numbers of what was written into it."""
DOCUMENT_MARK = "_sitat_d_"
"""How the bookmark of a whole document begins; its guid follows."""
_MARK = re.compile(r"_sitat_([cm])(\d{1,15})_([0-9a-f]{8})")


class Mark(NamedTuple):
    """The bookmark of a coding ("c") or a memo ("m"): its number, and what its comment said, as a sum."""

    kind: str
    number: int
    sum: str

    @classmethod
    def read(cls, name: str) -> Mark | None:
        found = _MARK.fullmatch(name)
        return cls(found[1], int(found[2]), found[3]) if found else None

    @property
    def name(self) -> str:
        return f"_sitat_{self.kind}{self.number}_{self.sum}"


def sum_of(text: str) -> str:
    """A short sum of what a comment says, whatever white space programs make of it."""
    lines = filter(None, (" ".join(line.split()) for line in text.split("\n")))
    return f"{crc32(chr(10).join(lines).encode('utf-8', 'replace')):08x}"


class Holds(StrEnum):
    """What a comment stands on."""

    PASSAGE = "passage"
    PARAGRAPH = "paragraph"
    """It marks no words: its place is the paragraph it was made in."""
    NOTHING = "nothing"
    """What it stood on is gone, or was never text."""


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment as a file holds it. `text` has a line for each of its paragraphs."""

    id: str
    span: Span
    text: str
    author: str = ""
    created: str = ""
    holds: Holds = Holds.PASSAGE
    done: bool = False
    """Whether somebody marked it as resolved."""
    replies: tuple[Comment, ...] = ()


@dataclass(frozen=True, slots=True)
class Commented:
    """A file with its comments, in the order of the text; `marks` are its bookmarks, `properties` its own ones."""

    reading: Reading
    comments: tuple[Comment, ...]
    marks: Mapping[str, Span] = field(default_factory=dict)
    properties: Mapping[str, str] = field(default_factory=dict)


# --------------------------------------------------------------------------- a transcript with a margin


class Voice(StrEnum):
    """How a line of a transcript is set."""

    HEAD = "head"
    """What stands before the first turn."""
    ASKS = "asks"
    SAYS = "says"


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a transcript. `label` is the speaker's name at its beginning, if there is one."""

    span: Span
    label: Span = NOWHERE
    voice: Voice = Voice.SAYS
    heading: str = ""
    """The guide's question that is asked here, to stand above it."""
    time: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A coding or a memo as a comment in the margin. `paragraphs` begin with the code's path, or with “Memo”."""

    span: Span
    paragraphs: tuple[str, ...]
    author: str
    created: str
    mark: Mark
    colour: str = ""
    replies: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Interview:
    """A document with its margin. Notes are in the order of the text."""

    guid: str
    title: str
    facts: str
    """Case and date, as one line."""
    text: str
    lines: tuple[Line, ...]
    notes: tuple[Note, ...]


class Numbering(StrEnum):
    """What is counted beside the text."""

    NONE = "none"
    PARAGRAPHS = "paragraphs"
    LINES = "lines"


@dataclass(frozen=True, slots=True)
class CodedTranscript:
    """Interviews with their codings in the margin, ready to be written."""

    title: str
    subtitle: str
    language: str
    author: str
    interviews: tuple[Interview, ...]
    numbering: Numbering = Numbering.PARAGRAPHS
    properties: Mapping[str, str] = field(default_factory=dict)
    page_label: str = "Page"
    no_notes: str = ""
