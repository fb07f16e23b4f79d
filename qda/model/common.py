"""What every noun is made with: spans of a text, short ids, and how slow work tells of itself."""

from __future__ import annotations

import secrets
from collections.abc import Callable
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


_GUID_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"


def new_guid() -> str:
    """A short id that no colleague's copy has: ten letters and digits, none of them easily misread."""
    return "".join(secrets.choice(_GUID_LETTERS) for _ in range(10))
