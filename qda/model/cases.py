"""Cases with their attributes, and the interview guide."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class AttributeType(StrEnum):
    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    YES_NO = "yes/no"
    CHOICE = "choice"


class Owner(StrEnum):
    """What an attribute is told of. The values are the names of tables."""

    CASE = "case"
    DOCUMENT = "document"
    SPEAKER = "speaker"


@dataclass(frozen=True, slots=True)
class Case:
    """The unit compared: a municipality, a network, a firm, a person."""

    id: int
    guid: str
    name: str
    position: int


@dataclass(frozen=True, slots=True)
class Attribute:
    """A typed property of cases, documents or speakers. No two of a project have one name."""

    id: int
    name: str
    type: AttributeType
    position: int
    of: Owner = Owner.CASE
    choices: tuple[str, ...] = ()
    """What a choice may be, in order; none given: anything."""


@dataclass(frozen=True, slots=True)
class Section:
    id: int
    title: str
    position: int


class Views(StrEnum):
    """How the answers to a question relate."""

    AGREEMENT = "agreement"
    DIVIDED = "divided"
    GROUPS = "by group"


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
    grouped_by: int | None = None
    """The attribute whose groups the points are told by, where `views` says so."""
    bands: tuple[float, ...] = ()
    """The borders between its groups, where it is a number."""


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
    left_out: tuple[str, ...] = field(default=(), compare=False)
    """Lines of the file that are no questions: an introduction, the thanks."""
