"""What the shelves of a store have in common: they read from its tables and write in steps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext

from qda import errors
from qda.store.connection import Store
from qda.store.journal import Journal, Step

GONE = {
    "attribute": "That attribute is no longer in the project; choose another.",
    "case": "That case is no longer in the project; choose another.",
    "code": "That code is no longer in the codebook; choose another.",
    "coding": "That coding is no longer there; choose another.",
    "document": "That document is no longer in the project; choose another.",
    "point": "That point is no longer there; choose another.",
    "query": "That saved query is no longer there; choose another.",
    "recipe": "That report is no longer there; choose another.",
    "question": "That question is no longer in the project; choose another.",
    "section": "That section is no longer in the guide; choose another.",
    "speaker": "That speaker is no longer in the project; choose another.",
    "survey": "That survey is no longer in the project; choose another.",
}
"""What is said where a row of a table is gone."""

NAMELESS = {
    "attribute": "An attribute needs a name; type one.",
    "case": "A case needs a name; type one.",
    "code": "A code needs a name; type one.",
    "document": "A document needs a name; type one.",
    "query": "A query needs a name; type one.",
    "recipe": "A report needs a name; type one.",
    "question": "A question needs a name; type one.",
    "section": "A section needs a title; type one.",
    "speaker": "A speaker needs a name; type one.",
    "survey": "A survey needs a name; type one.",
}
"""What is said where something would be called nothing."""


class Shelf:
    """One noun's place in the store."""

    def __init__(self, store: Store, journal: Journal) -> None:
        self._store = store
        self._journal = journal

    def _step(self, kind: str, joins: str = "", **details: object) -> AbstractContextManager[Step]:
        return self._journal.step(kind, joins, **details)

    def _insert(self, table: str, **values: object) -> int:
        columns = ", ".join(f'"{column}"' for column in values)
        marks = ", ".join("?" * len(values))
        return self._store.write(f'INSERT INTO "{table}" ({columns}) VALUES ({marks})', tuple(values.values()))

    def _insert_all(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
        names = ", ".join(f'"{column}"' for column in columns)
        marks = ", ".join("?" * len(columns))
        with self._journal.many_new(table) if "id" not in columns else nullcontext():
            self._store.write_all(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', rows)

    def _update(self, table: str, row_id: int, values: Mapping[str, object]) -> None:
        if values:
            sets = ", ".join(f'"{column}" = ?' for column in values)
            self._store.write(f'UPDATE "{table}" SET {sets} WHERE id = ?', (*values.values(), row_id))

    def _delete(self, table: str, row_id: int) -> None:
        self._store.write(f'DELETE FROM "{table}" WHERE id = ?', (row_id,))

    def _end(self, table: str, where: str = "1", parameters: Sequence[object] = ()) -> int:
        """The position after the last one."""
        return int(self._store.value(f'SELECT coalesce(max(position) + 1, 0) FROM "{table}" WHERE {where}', parameters))

    def _place(self, table: str, row_id: int, siblings: Sequence[int], position: int) -> None:
        """Put a row at `position` among its siblings (ids in order, itself left out) and number them anew."""
        position = max(0, position)
        order = [*siblings[:position], row_id, *siblings[position:]]
        for number, id_ in enumerate(order):
            self._store.write(
                f'UPDATE "{table}" SET position = ? WHERE id = ? AND position <> ?', (number, id_, number)
            )

    def coder_id(self, name: str = "") -> int:
        """The id of a coder (of whoever is at the keyboard, by default), made within the step under way if new."""
        name = name or self._journal.coder
        found = self._store.value("SELECT id FROM coder WHERE name = ?", (name,))
        return int(found or self._insert("coder", name=name))

    def _leave_one(self, goes: int, stays: int) -> None:
        """Of two codings that say the same keep one; memos and evidence of the other go to it."""
        self._store.write("UPDATE memo SET coding_id = ? WHERE coding_id = ?", (stays, goes))
        self._store.write("UPDATE evidence SET coding_id = ? WHERE coding_id = ?", (stays, goes))
        self._delete("coding", goes)

    def _called(self, table: str, row_id: int | None, column: str = "name") -> str:
        """What a row is called. Raises `CannotDo` where it is gone."""
        found = self._store.value(f'SELECT "{column}" FROM "{table}" WHERE id = ?', (row_id,))
        if found is None:
            raise errors.CannotDo(GONE[table])
        return str(found)

    def _number(self, question_id: int) -> str:
        return self._called("question", question_id, "number")

    @staticmethod
    def _needed(name: str, what: str) -> str:
        """`name` without surrounding white space; raises where nothing is left."""
        name = name.strip()
        if not name:
            raise errors.CannotDo(NAMELESS[what])
        return name
