"""What was done, and what it touched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from qda.model.common import Span


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
