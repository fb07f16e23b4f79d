"""Codes, the codings made with them, and what people note."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from qda.model.common import Span


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
    good: bool = False


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
