"""Saved queries, by name. Knows that a definition is JSON, not what it asks for: that is the analysis' to say."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from qda import errors
from qda.store.shelf import Shelf

_QUERY = "id, name, position, kind, definition"


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A question asked of the project, kept under a name. `kind` says who can ask it again: "passages"."""

    id: int
    name: str
    position: int
    kind: str
    definition: Mapping[str, object]


class Queries(Shelf):
    """`project.queries`"""

    def all(self, kind: str = "passages") -> list[SavedQuery]:
        """The saved queries of one kind, in their order."""
        rows = self._store.rows(f'SELECT {_QUERY} FROM "query" WHERE kind = ? ORDER BY position, id', (kind,))
        return [_query(row) for row in rows]

    def get(self, query_id: int) -> SavedQuery:
        row = self._store.row(f'SELECT {_QUERY} FROM "query" WHERE id = ?', (query_id,))
        if row is None:
            raise errors.CannotDo("That saved query is no longer there; choose another.")
        return _query(row)

    def named(self, name: str, kind: str = "passages") -> SavedQuery | None:
        """The saved query of that name, whatever its capitals."""
        wanted = name.strip().casefold()
        return next((query for query in self.all(kind) if query.name.casefold() == wanted), None)

    def add(self, name: str, definition: Mapping[str, object], kind: str = "passages") -> int:
        """Save a query. Raises `CannotDo` where another one has the name."""
        name = self._free(name)
        with self._step("query.add", query=name):
            return self._insert(
                "query", name=name, position=self._end("query"), kind=kind, definition=_written(definition)
            )

    def rename(self, query_id: int, name: str) -> None:
        before, name = self._called("query", query_id), self._free(name, but=query_id)
        with self._step("query.rename", query=name, before=before):
            self._update("query", query_id, {"name": name})

    def replace(self, query_id: int, definition: Mapping[str, object]) -> None:
        """Let a saved query ask something else."""
        with self._step("query.change", query=self._called("query", query_id)):
            self._update("query", query_id, {"definition": _written(definition)})

    def delete(self, query_id: int) -> None:
        with self._step("query.delete", query=self._called("query", query_id)):
            self._delete("query", query_id)

    def _free(self, name: str, but: int = 0) -> str:
        name = self._needed(name, "query")
        for other, taken in self._store.rows('SELECT id, name FROM "query"'):
            if other != but and taken.casefold() == name.casefold():
                raise errors.CannotDo("There is already a saved query “{name}”; choose another name.", name=name)
        return name


def _written(definition: Mapping[str, object]) -> str:
    return json.dumps(definition, ensure_ascii=False)


def _query(row: tuple[int, str, int, str, str]) -> SavedQuery:
    id_, name, position, kind, definition = row
    return SavedQuery(id_, name, position, kind, json.loads(definition))
