"""What can be asked of the coded passages of a project, as one frozen value that is kept as JSON.

Codes, cases, documents and questions are named by their guids, speakers, coders and attributes by their names: a saved
query means the same in a colleague's copy. Knows no project; `passages` finds what it asks for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, asdict, dataclass, fields
from enum import StrEnum
from typing import Any

from qda import errors
from qda.model import Part


class Match(StrEnum):
    """How many of several codes a passage is to have."""

    ANY = "any"
    ALL = "all"


class Relation(StrEnum):
    """How a passage is to lie to another that has one of the codes beside it."""

    OVERLAPPING = "overlapping"
    NEAR = "near"
    SAME_TURN = "same turn"
    SAME_ANSWER = "same answer"


class Unit(StrEnum):
    """What nearness is counted in."""

    WORDS = "words"
    CHARACTERS = "characters"


class Compare(StrEnum):
    """How an attribute's value is to be to the one given."""

    IS = "="
    LESS = "<"
    MORE = ">"
    CONTAINS = "contains"


@dataclass(frozen=True, slots=True)
class Condition:
    """What an attribute is to be; its name says whether it is of cases, documents or speakers."""

    attribute: str
    compare: Compare = Compare.IS
    value: str = ""


@dataclass(frozen=True, slots=True)
class Query:
    """Coded passages. What is left empty is not asked for; all that is asked for must hold."""

    codes: tuple[str, ...] = ()
    """Passages with these codes; none given: with any code there is."""
    match: Match = Match.ANY
    """With all of them: codings that share words that have every one of the codes."""
    below: bool = True
    """Whether a code stands for those below it, too. So it is for `without` and `beside`."""
    without: tuple[str, ...] = ()
    """Not passages of which any words have one of these codes."""
    beside: tuple[str, ...] = ()
    relation: Relation = Relation.OVERLAPPING
    """How a passage lies to another one with a code of `beside`; nothing where `beside` is empty."""
    within: int = 50
    unit: Unit = Unit.WORDS
    cases: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()
    documents: tuple[str, ...] = ()
    part: Part | None = None
    speakers: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    coders: tuple[str, ...] = ()
    words: str = ""
    """What stands in the passage, whatever its capitals."""
    good: bool = False
    """Only good quotes."""

    @property
    def narrowed(self) -> bool:
        """Whether it asks for less than every coded passage."""
        return any(getattr(self, field.name) for field in fields(self) if field.name in _NARROWING)

    def definition(self) -> dict[str, Any]:
        """The query as JSON knows it, without what is as usual."""
        return {
            field.name: _plain(getattr(self, field.name))
            for field in fields(self)
            if getattr(self, field.name) != field.default
        }

    @classmethod
    def of(cls, definition: Mapping[str, object]) -> Query:
        """The query of a definition. Raises `CannotDo` for one that a newer Sitat has written."""
        known = {field.name: field.default for field in fields(cls)}
        try:
            if not set(definition) <= set(known):
                raise KeyError
            read: dict[str, Any] = {name: _read(name, value, known[name]) for name, value in definition.items()}
            return cls(**read)
        except (KeyError, TypeError, ValueError):
            raise errors.CannotDo(
                "This query asks for something that this Sitat does not know; open it with a newer one."
            ) from None


_NARROWING = frozenset(
    "codes without beside cases conditions documents part speakers questions coders words good".split()
)


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return asdict(value) if isinstance(value, Condition) else value


def _read(name: str, value: Any, usual: object) -> object:
    """A value of a definition as the query's field holds it; of another type than that it is refused."""
    if name == "conditions":
        return tuple(Condition(**{**one, "compare": Compare(one["compare"])}) for one in value)
    if name == "part":
        return Part(value)
    if isinstance(usual, StrEnum):
        return type(usual)(value)
    if isinstance(usual, tuple):
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise TypeError(name)
        return tuple(value)
    if usual is MISSING or type(value) is not type(usual):
        raise TypeError(name)
    return value


EVERYTHING = Query()
"""Every coded passage."""
