"""How a grid is laid out: which topics meet whose words, turned or not, what is left out, in which order.

One frozen value that is kept as JSON: under a name with the project, or as the window was left. Knows no project.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from enum import StrEnum
from typing import Any

from qda import errors
from qda.analysis.query import Compare, Condition

KIND = "grid"
"""What `project.queries` calls an arrangement that has a name."""


class Topics(StrEnum):
    """What a grid is asked by."""

    QUESTIONS = "questions"
    CODES = "codes"
    FAMILIES = "families"
    """The codes with codes below them."""
    QUERIES = "queries"


class Compared(StrEnum):
    """Whose words it compares."""

    CASES = "cases"
    SPEAKERS = "speakers"
    GROUPS = "groups"


class Only(StrEnum):
    """Which lines are shown, by what is in their cells."""

    ALL = "all"
    EMPTY = "empty"
    """With passages, and no summary yet."""
    STALE = "stale"


class Order(StrEnum):
    """How lines are ordered."""

    OWN = "own"
    """As the guide, the codebook or the list of cases has them."""
    NAME = "name"
    SAID = "said"
    """By how much was said, most first."""
    ATTRIBUTE = "attribute"
    """Cases and speakers by `by`."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How a grid is laid out. Lines that are hidden, and widths, go by the names of `Line.name_in_file`."""

    topics: Topics = Topics.QUESTIONS
    compared: Compared = Compared.CASES
    attribute: str = ""
    """Whose groups are compared, by its name."""
    bands: tuple[float, ...] = ()
    """The borders between groups of numbers."""
    turned: bool = False
    """Whether topics stand along the top."""
    headings: tuple[str, ...] = ()
    """Only topics under these: sections of the guide, or codes at the top of the codebook. None given: all."""
    conditions: tuple[Condition, ...] = ()
    """Only those whose attributes are so."""
    text: str = ""
    """Only what has this in its name or in its summaries."""
    only: Only = Only.ALL
    order_topics: Order = Order.OWN
    order_compared: Order = Order.OWN
    by: str = ""
    """The attribute that `Order.ATTRIBUTE` goes by."""
    hidden: tuple[str, ...] = ()
    widths: Mapping[str, int] = field(default_factory=dict)
    heading_width: int = 0
    """How wide the column of the rows' names is; 0: as usual."""

    @property
    def narrowed(self) -> bool:
        """Whether some lines may be left out."""
        return bool(self.headings or self.conditions or self.text.strip() or self.hidden) or self.only is not Only.ALL

    @property
    def key(self) -> tuple[object, ...]:
        """What must be read anew when it differs; the rest only lays out what was read."""
        return self.topics, self.compared, self.attribute.casefold(), self.bands

    def definition(self) -> dict[str, Any]:
        """As JSON knows it, without what is as usual."""
        usual = Arrangement()
        return {
            one.name: _plain(getattr(self, one.name))
            for one in fields(self)
            if getattr(self, one.name) != getattr(usual, one.name)
        }

    @classmethod
    def of(cls, definition: Mapping[str, object]) -> Arrangement:
        """The arrangement of a definition. Raises `CannotDo` for one that a newer Sitat has written."""
        try:
            read: dict[str, Any] = {name: _READ[name](value) for name, value in definition.items()}
        except (KeyError, TypeError, ValueError, AttributeError):
            raise errors.CannotDo(
                "This view of the grid has something that this Sitat does not know; open it with a newer one."
            ) from None
        return cls(**read)


def _plain(value: object) -> object:
    if isinstance(value, Condition):
        return asdict(value)
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return dict(value) if isinstance(value, Mapping) else value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError
    return tuple(_text(one) for one in value)


def _conditions(value: Any) -> tuple[Condition, ...]:
    return tuple(Condition(**{**one, "compare": Compare(one["compare"])}) for one in value)


_READ: dict[str, Any] = {
    "topics": Topics,
    "compared": Compared,
    "attribute": _text,
    "bands": lambda value: tuple(float(one) for one in value),
    "turned": bool,
    "headings": _texts,
    "conditions": _conditions,
    "text": _text,
    "only": Only,
    "order_topics": Order,
    "order_compared": Order,
    "by": _text,
    "hidden": _texts,
    "widths": lambda value: {_text(name): int(width) for name, width in value.items()},
    "heading_width": int,
}
