"""What was done, as it can be asked for: which acts, by whom, on what; and the rows each of them touched.

Reads what the journal wrote; writes nothing. Knows rows and their images, not what an act means.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from qda.model import Act, ActState
from qda.store.connection import Store
from qda.store.journal import AS_IT_STANDS

_ACT = "step.id, step.kind, step.details, step.coder, step.at, step.state"
_ON_DOCUMENTS = ("turn", "speaker", "coding", "memo", "evidence")
_AT_ONCE = 500
"""How many ids one query is given: older SQLites take no more than 999."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which acts are looked for. What is left empty is not asked about."""

    coder: str = ""
    kinds: frozenset[str] = frozenset()
    document_id: int | None = None
    code_id: int | None = None
    first: int = 0
    """The first act, by its id: only it and later ones."""
    since: str = ""
    """A moment as the journal writes it: acts after it."""


class Dated(NamedTuple):
    """An act by its id, and the day it was done, as the clock here has it."""

    id: int
    day: str


@dataclass(frozen=True, slots=True)
class Image:
    """One row that an act touched, as it was before and after; None where it was not there."""

    table: str
    row_id: int
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None

    @property
    def row(self) -> Mapping[str, Any]:
        """The row as the act left it, or as it was where the act took it away."""
        return self.after if self.after is not None else self.before or {}

    def changed(self) -> list[str]:
        """The columns that differ."""
        if self.before is None or self.after is None:
            return list(self.row)
        return [column for column, value in self.after.items() if self.before.get(column) != value]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many acts of which kinds, and whose."""

    count: int = 0
    kinds: Mapping[str, int] = field(default_factory=dict)
    coders: Mapping[str, int] = field(default_factory=dict)


class Past:
    """`project.past`"""

    def __init__(self, store: Store) -> None:
        self._store = store

    # ----------------------------------------------------------------- which acts

    def index(self, wanted: Wanted = Wanted()) -> list[Dated]:
        """The acts that are looked for, newest first: no more of each than is needed to list a hundred thousand."""
        where, parameters = _where(wanted)
        query = f"SELECT step.id, date(step.at, 'localtime') FROM step WHERE {where} ORDER BY step.id DESC"
        return [Dated(*row) for row in self._store.rows(query, parameters)]

    def acts(self, ids: Sequence[int]) -> list[Act]:
        """These acts, in the order of their ids given; those that are gone are left out."""
        found: dict[int, Act] = {}
        for start in range(0, len(ids), _AT_ONCE):
            some = ids[start : start + _AT_ONCE]
            marks = ", ".join("?" * len(some))
            found |= {act.id: act for act in self._acts(f"step.id IN ({marks})", some)}
        return [found[id_] for id_ in ids if id_ in found]

    def all(self, wanted: Wanted = Wanted()) -> list[Act]:
        """The acts that are looked for, whole, newest first."""
        where, parameters = _where(wanted)
        return self._acts(f"{where} ORDER BY step.id DESC", parameters)

    def _acts(self, where: str, parameters: Sequence[object] | dict[str, object]) -> list[Act]:
        return [
            Act(id_, kind, json.loads(details), coder, at, ActState(state))
            for id_, kind, details, coder, at, state in self._store.rows(
                f"SELECT {_ACT} FROM step WHERE {where}", parameters
            )
        ]

    def coders(self) -> list[str]:
        """Everybody who did something."""
        return [row[0] for row in self._store.rows("SELECT DISTINCT coder FROM step ORDER BY coder")]

    def kinds(self) -> frozenset[str]:
        """The kinds of act there are."""
        return frozenset(row[0] for row in self._store.rows("SELECT DISTINCT kind FROM step"))

    def named(self, table: str) -> dict[int, str]:
        """The names of whatever was ever in a table, by id: those there now first, then those that are gone."""
        there = dict(self._store.rows(f'SELECT id, name FROM "{table}" ORDER BY name'))
        gone = self._store.rows(
            """SELECT row_id, before ->> 'name' FROM change
            WHERE "table" = ? AND after IS NULL AND before IS NOT NULL ORDER BY id""",
            (table,),
        )
        return there | {id_: name for id_, name in gone if id_ not in there}

    # ----------------------------------------------------------------- going back

    def down_to(self, act_id: int) -> list[int]:
        """The acts that going back to before this one would take back, newest first."""
        query = "SELECT id FROM step WHERE state = 'done' AND kind <> 'project.new' AND id >= ? ORDER BY id DESC"
        return [row[0] for row in self._store.rows(query, (act_id,))]

    def up_to(self, act_id: int | None = None) -> list[int]:
        """The acts that would be brought again, up to this one (None: all that were undone), oldest first."""
        query = "SELECT id FROM step WHERE state = 'undone' AND id <= coalesce(?, id) ORDER BY id"
        return [row[0] for row in self._store.rows(query, (act_id,))]

    def tally(self, wanted: Wanted = Wanted(), *, down_to: int | None = None, up_to: int | None = None) -> Tally:
        """Acts counted by kind and by person: those looked for, or those that going back or forward is about."""
        where, parameters = _where(wanted)
        if down_to is not None:
            where = "state = 'done' AND kind <> 'project.new' AND id >= :act"
            parameters = {"act": down_to}
        elif up_to is not None:
            where, parameters = "state = 'undone' AND id <= :act", {"act": up_to}
        kinds: dict[str, int] = {}
        coders: dict[str, int] = {}
        query = f"SELECT kind, coder, count(*) FROM step WHERE {where} GROUP BY kind, coder ORDER BY count(*) DESC"
        for kind, coder, count in self._store.rows(query, parameters):
            kinds[kind] = kinds.get(kind, 0) + count
            coders[coder] = coders.get(coder, 0) + count
        return Tally(sum(kinds.values()), kinds, coders)

    # ----------------------------------------------------------------- what an act touched

    def images(self, act_id: int, limit: int = -1) -> list[Image]:
        """The rows an act touched, in the order it did; texts of documents, and turns that were new with them, are
        left out. At most `limit`."""
        query = f"""SELECT "table", row_id, before, after FROM change
            WHERE step_id = ? AND "table" <> 'document_text' AND after IS NOT '{AS_IT_STANDS}' ORDER BY id LIMIT ?"""
        return [
            Image(table, row_id, _read(before), _read(after))
            for table, row_id, before, after in self._store.rows(query, (act_id, limit))
        ]

    def touched(self, act_ids: Iterable[int], table: str) -> dict[int, Image]:
        """The first row of a table that each of these acts touched, by act; those that touched none are left out."""
        ids = ", ".join(str(int(id_)) for id_ in act_ids)
        query = f"""SELECT step_id, row_id, before, after FROM change
            WHERE step_id IN ({ids}) AND "table" = ? ORDER BY id DESC"""
        return {
            step_id: Image(table, row_id, _read(before), _read(after))
            for step_id, row_id, before, after in self._store.rows(query, (table,))
        }

    def rows_touched(self, act_id: int) -> dict[str, tuple[int, int, int]]:
        """How many rows of each table an act added, changed and took away."""
        query = """SELECT "table", sum(before IS NULL), sum(before IS NOT NULL AND after IS NOT NULL),
            sum(after IS NULL) FROM change WHERE step_id = ? GROUP BY "table" """
        return {table: (added, changed, gone) for table, added, changed, gone in self._store.rows(query, (act_id,))}

    def touching(self, table: str) -> list[tuple[int, list[str], list[tuple[str, str]], list[str]]]:
        """The acts that stand and touched a table whose rows have names, oldest first: which names each brought,
        changed (before and after) and took away."""
        query = """SELECT step_id, before ->> 'name', after ->> 'name' FROM change JOIN step ON step.id = step_id
            WHERE "table" = ? AND state = 'done' ORDER BY change.id"""
        found: dict[int, tuple[list[str], list[tuple[str, str]], list[str]]] = {}
        for act_id, before, after in self._store.rows(query, (table,)):
            brought, changed, gone = found.setdefault(act_id, ([], [], []))
            if before is None:
                brought.append(after)
            elif after is None:
                gone.append(before)
            else:
                changed.append((before, after))
        return [(act_id, *names) for act_id, names in sorted(found.items())]

    def texts(self, act_id: int) -> dict[int, tuple[str, str]]:
        """The texts that an act changed, by document, before and after; those it brought or took are left out."""
        query = """SELECT row_id, before ->> 'text', after ->> 'text' FROM change
            WHERE step_id = ? AND "table" = 'document_text' AND before IS NOT NULL AND after IS NOT NULL"""
        return {row_id: (before, after) for row_id, before, after in self._store.rows(query, (act_id,))}

    def older_text(self, document_id: int, act: Act) -> str | None:
        """A document's text as it stood when an act had been done (or before it, where the act took the document
        away); None where that is today's text, or nobody can tell any more."""
        later = """SELECT before ->> 'text' FROM change JOIN step ON step.id = step_id
            WHERE "table" = 'document_text' AND row_id = :document AND state = 'done' AND before IS NOT NULL
                AND (step_id > :act OR (step_id = :act AND after IS NULL)) ORDER BY change.id LIMIT 1"""
        earlier = """SELECT coalesce(after, before) ->> 'text' FROM change JOIN step ON step.id = step_id
            WHERE "table" = 'document_text' AND row_id = :document AND step_id <= :act AND state = 'undone'
            ORDER BY change.id DESC LIMIT 1"""
        query = later if act.state is ActState.DONE else earlier
        found = next(iter(self._store.rows(query, {"document": document_id, "act": act.id})), None)
        return None if found is None else str(found[0])

    def name_then(self, table: str, row_id: int, act_id: int, column: str = "name") -> str:
        """What something was called when an act had been done; "" where nothing of it is left."""
        up_to = f"""SELECT coalesce(after, before) ->> '{column}' FROM change
            WHERE "table" = ? AND row_id = ? AND step_id <= ? ORDER BY id DESC LIMIT 1"""
        after = f"""SELECT before ->> '{column}' FROM change
            WHERE "table" = ? AND row_id = ? AND step_id > ? AND before IS NOT NULL ORDER BY id LIMIT 1"""
        for query in (up_to, after):
            if found := self._store.value(query, (table, row_id, act_id)):
                return str(found)
        return str(self._store.value(f'SELECT "{column}" FROM "{table}" WHERE id = ?', (row_id,)) or "")

    def lasted(self, table: str, row_id: int, act_id: int) -> bool:
        """Whether a row is the one it was when an act had been done: it was not taken away since, and its id given
        to another."""
        query = """SELECT 1 FROM change JOIN step ON step.id = step_id
            WHERE "table" = ? AND row_id = ? AND state = 'done' AND (step_id >= ? AND after IS NULL
                OR step_id > ? AND before IS NULL) LIMIT 1"""
        return self._store.row(query, (table, row_id, act_id, act_id)) is None

    def last_worked_on(self) -> dict[int, str]:
        """When somebody last did something in each document: coded, corrected, matched, wrote a memo."""
        rows = self._store.rows(
            f"""SELECT CASE WHEN "table" IN ('document', 'document_text') THEN row_id
                    ELSE coalesce(after, before) ->> 'document_id' END AS document, max(step.at)
                FROM change JOIN step ON step.id = step_id
                WHERE "table" IN ('document', 'document_text', {_quoted(_ON_DOCUMENTS)}) AND state = 'done'
                GROUP BY document"""
        )
        return {int(document): at for document, at in rows if document is not None}


def _where(wanted: Wanted) -> tuple[str, dict[str, object]]:
    """Which acts, as a condition."""
    parts, parameters = ["1"], dict[str, object]()
    if wanted.coder:
        parts.append("step.coder = :coder")
        parameters["coder"] = wanted.coder
    if wanted.kinds:
        parts.append(f"step.kind IN ({_quoted(sorted(wanted.kinds))})")
    if wanted.first:
        parts.append("step.id >= :first")
        parameters["first"] = wanted.first
    if wanted.since:
        parts.append("step.at > :since")
        parameters["since"] = wanted.since
    if wanted.document_id is not None:
        parts.append(
            f"""step.id IN (
                SELECT step_id FROM change WHERE "table" IN ('document', 'document_text') AND row_id = :document
                UNION SELECT step_id FROM change WHERE "table" IN ({_quoted(_ON_DOCUMENTS)})
                    AND coalesce(after, before) ->> 'document_id' = :document)"""
        )
        parameters["document"] = wanted.document_id
    if wanted.code_id is not None:
        parts.append(
            """step.id IN (
                SELECT step_id FROM change WHERE "table" = 'code' AND row_id = :code
                UNION SELECT step_id FROM change WHERE "table" IN ('coding', 'memo')
                    AND (before ->> 'code_id' = :code OR after ->> 'code_id' = :code))"""
        )
        parameters["code"] = wanted.code_id
    return " AND ".join(parts), parameters


def _quoted(words: Iterable[str]) -> str:
    return ", ".join("'" + word.replace("'", "''") + "'" for word in words)


def _read(image: str | None) -> Mapping[str, Any] | None:
    return None if image is None else json.loads(image)
