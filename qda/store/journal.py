"""Every write is a step: one transaction, undone and redone whole, and told to whoever listens.

Temporary triggers, made from the schema when a project is opened, append each changed row before
and after to the `change` table. Undo, redo, `Changes` and the history all come from these rows.
Knows rows, not what they mean.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from qda import errors
from qda.model import Act, ActState, Changes
from qda.store import schema
from qda.store.connection import Store, in_words, now

AS_IT_STANDS = "{}"
"""The image of a new row that is as long as an import is wide: the row itself is the image, until it is undone."""

PAUSE = timedelta(seconds=60)
"""Acts of typing in one field within so long a pause of each other are one step."""


class Step:
    """The step under way. `details` are what the history tells about it; `joins` names the field being typed in."""

    def __init__(self, kind: str, details: dict[str, object], joins: str) -> None:
        self.kind = kind
        self.details = details
        self.joins = joins
        self.id = 0


class Journal:
    """The steps of one project."""

    def __init__(self, store: Store, coder: str) -> None:
        self._store = store
        self.coder = coder
        self._step: Step | None = None
        self._going = False
        self._listeners: list[Callable[[Changes], None]] = []
        self._takers_back: list[Callable[[], None]] = []
        self._firsts: list[Callable[[], None]] = []
        self._columns: dict[str, list[str]] = {}
        if not store.read_only:
            with in_words(store.path):
                self._watch()

    def listen(self, listener: Callable[[Changes], None]) -> None:
        """Call `listener` with the `Changes` of each step, undo and redo once it is committed."""
        self._listeners.append(listener)

    def before_steps(self, first: Callable[[], None]) -> None:
        """Call `first` before each step begins: what is still to be written by then makes a step of its own."""
        self._firsts.append(first)

    def on_rollback(self, listener: Callable[[], None]) -> None:
        """Call `listener` when what was written in a step, or in a part of it, is not kept."""
        self._takers_back.append(listener)

    # ----------------------------------------------------------------- writing

    @contextmanager
    def step(self, kind: str, joins: str = "", **details: object) -> Iterator[Step]:
        """Everything written inside is one act: kept whole or not at all, undone by one undo.

        A step inside a step joins the outer one; left by an exception, it takes back its own part of it. What the
        outer one does not tell, the first inside that is of its kind tells. A step with the `joins` of the last one,
        shortly after it, grows that one instead of making a new one. Nothing written, nothing recorded.
        """
        if self._step is not None:
            outer = self._step
            with self._whole():
                yield outer
            if kind == outer.kind:
                outer.details.update((key, told) for key, told in details.items() if outer.details.get(key, "") == "")
            return
        if self._store.read_only:
            raise errors.ProjectReadOnly(self._store.path)
        self._check_not_going()
        for first in self._firsts:
            first()
        step = Step(kind, dict(details), joins)
        with in_words(self._store.path), self._whole():
            try:
                before = self._begin(step)
                yield step
                changes = self._finish(step, before)
            finally:
                self._step = None
                self._store.connection.execute("UPDATE temp.journal SET step_id = NULL")
        self._tell(changes)

    @contextmanager
    def _whole(self) -> Iterator[None]:
        """Keep all that is written inside or, after an exception, none of it."""
        try:
            with self._store.whole():
                yield
        except BaseException:
            for listener in self._takers_back:
                listener()
            raise

    @contextmanager
    def many_new(self, table: str) -> Generator[None, None, None]:
        """Journal the rows that are put into a table inside, with ids after those there are, in one go: a trigger a
        row costs as much as the row."""
        if self._step is None or table not in schema.AS_THEY_STAND:
            yield
            return
        write, key = self._store.connection.execute, self._columns[table][0]
        last = self._store.value(f'SELECT coalesce(max("{key}"), 0) FROM "{table}"')
        write("UPDATE temp.journal SET replaying = 1")
        try:
            with self._whole():
                yield
        finally:
            write("UPDATE temp.journal SET replaying = 0")
        write(
            f"""INSERT INTO change (step_id, "table", row_id, after)
            SELECT ?, ?, "{key}", ? FROM "{table}" WHERE "{key}" > ?""",
            (self._step.id, table, AS_IT_STANDS, last),
        )

    def _begin(self, step: Step) -> int:
        """Start the step, or go on with the one it joins; the id of the last change there was."""
        write = self._store.connection.execute
        step.id = self._joined(step) or write(
            "INSERT INTO step (kind, details, coder, at, joins) VALUES (?, '{}', ?, ?, ?)",
            (step.kind, self.coder, now(), step.joins),
        ).lastrowid or 0  # fmt: skip
        write("UPDATE temp.journal SET step_id = ?", (step.id,))
        self._step = step
        return int(self._store.value("SELECT coalesce(max(id), 0) FROM change"))

    def _joined(self, step: Step) -> int | None:
        if not step.joins:
            return None
        last = self._store.row("SELECT id, joins, coder, at, state FROM step ORDER BY id DESC LIMIT 1")
        if last is None or last[1:3] != (step.joins, self.coder) or last[4] != ActState.DONE:
            return None
        pause = datetime.now(UTC) - datetime.fromisoformat(last[3])
        return int(last[0]) if pause <= PAUSE else None

    def _finish(self, step: Step, before: int) -> Changes:
        write = self._store.connection.execute
        changes = Changes(step.kind, self._touched("id > ?", before))
        if changes and step.joins:
            self._take_images(step.id)
            self._fold(step.id)
        if not self._store.value("SELECT 1 FROM change WHERE step_id = ? LIMIT 1", (step.id,)):
            write("DELETE FROM step WHERE id = ?", (step.id,))
            return changes
        if not changes:
            return changes
        write(
            "UPDATE step SET details = ?, at = ?, joins = ? WHERE id = ?",
            (json.dumps(step.details, ensure_ascii=False), now(), step.joins, step.id),
        )
        write("UPDATE step SET state = 'dropped' WHERE state = 'undone'")
        return changes

    def _fold(self, step_id: int) -> None:
        """Keep, of many changes to one row in one step, the first before and the last after, if they differ."""
        self._store.connection.execute(
            """
            WITH ends AS (
                SELECT min(id) AS first, max(id) AS last FROM change WHERE step_id = :step GROUP BY "table", row_id)
            UPDATE change SET after = latest.after FROM ends JOIN change AS latest ON latest.id = ends.last
            WHERE change.id = ends.first AND ends.first < ends.last
            """,
            {"step": step_id},
        )
        self._store.connection.execute(
            """
            DELETE FROM change WHERE step_id = :step AND (before IS after OR id NOT IN
                (SELECT min(id) FROM change WHERE step_id = :step GROUP BY "table", row_id))
            """,
            {"step": step_id},
        )

    def _touched(self, where: str, parameter: int) -> dict[str, frozenset[int]]:
        rows: dict[str, set[int]] = defaultdict(set)
        query = f'SELECT "table", row_id FROM change WHERE {where}'
        for table, row_id in self._store.connection.execute(query, (parameter,)):
            rows[table].add(row_id)
        return {table: frozenset(ids) for table, ids in rows.items()}

    def _tell(self, changes: Changes) -> None:
        if changes:
            for listener in list(self._listeners):
                listener(changes)

    # ----------------------------------------------------------------- undo and redo

    def to_undo(self) -> Act | None:
        """The act that undo would take back. The making of the project is not one of them."""
        return self._act("state = 'done' AND kind <> 'project.new' ORDER BY id DESC LIMIT 1")

    def to_redo(self) -> Act | None:
        """The act that redo would bring again."""
        return self._act("state = 'undone' ORDER BY id LIMIT 1")

    def undo(self) -> Changes:
        """Take back the last act, whenever it was done. Empty `Changes` if there is none."""
        return self._replay(self.to_undo(), back=True)

    def redo(self) -> Changes:
        """Bring again the act that was undone last. Empty `Changes` if there is none."""
        return self._replay(self.to_redo(), back=False)

    def _replay(self, act: Act | None, *, back: bool) -> Changes:
        if act is None:
            return Changes("")
        self._check_idle()
        *_, changes = self.going([act.id], back=back)
        return changes

    def going(self, act_ids: Sequence[int], *, back: bool) -> Generator[Changes, None, None]:
        """Undo, or redo, these acts as one, an act at each turn of the loop; yields what that has touched so far.

        They are the last ones done, newest first, or the next ones undone, oldest first. It is kept when the loop has
        run to its end, and leaves no trace when it is closed before. Meanwhile nothing else can be written.
        """
        self._check_idle()
        connection, touched = self._store.connection, defaultdict[str, set[int]](set)
        with in_words(self._store.path), self._whole():
            connection.execute("PRAGMA defer_foreign_keys = ON")
            connection.execute("UPDATE temp.journal SET replaying = 1")
            self._going = True
            try:
                for act_id in act_ids:
                    self._replay_act(act_id, touched, back=back)
                    yield Changes("")
            finally:
                self._going = False
                connection.execute("UPDATE temp.journal SET replaying = 0")
        changes = Changes("undo" if back else "redo", {table: frozenset(ids) for table, ids in touched.items()})
        self._tell(changes)
        yield changes

    def _replay_act(self, act_id: int, touched: dict[str, set[int]], *, back: bool) -> None:
        connection = self._store.connection
        if back:
            self._take_images(act_id)
        order, image, state = ("DESC", "before", "undone") if back else ("ASC", "after", "done")
        rows = connection.execute(
            f'SELECT "table", row_id, {image} FROM change WHERE step_id = ? ORDER BY id {order}', (act_id,)
        ).fetchall()
        for table, row_id, row in rows:
            _put(connection, table, row_id, row)
            touched[table].add(row_id)
        connection.execute("UPDATE step SET state = ? WHERE id = ?", (state, act_id))

    def _take_images(self, act_id: int) -> None:
        """Keep the rows an act brought, before they go or are changed: redo will want those that are their own image
        so far."""
        for table in schema.AS_THEY_STAND:
            key, *_ = columns = self._columns[table]
            self._store.connection.execute(
                f"""
                UPDATE change SET after = (SELECT {_image("stands", columns)} FROM "{table}" AS stands
                    WHERE stands."{key}" = row_id)
                WHERE step_id = ? AND "table" = ? AND before IS NULL AND after = ?
                    AND row_id IN (SELECT "{key}" FROM "{table}")
                """,
                (act_id, table, AS_IT_STANDS),
            )

    # ----------------------------------------------------------------- the history

    def history(self, limit: int = -1, before: int | None = None) -> list[Act]:
        """Who did what when, newest first; from the act before `before`, at most `limit` of them."""
        where = "id < ?" if before is not None else "?1 IS NULL"
        return self._acts(f"{where} ORDER BY id DESC LIMIT {int(limit)}", before)

    def _acts(self, where: str, *parameters: object) -> list[Act]:
        query = f"SELECT id, kind, details, coder, at, state FROM step WHERE {where}"
        return [
            Act(id_, kind, json.loads(details), coder, at, ActState(state))
            for id_, kind, details, coder, at, state in self._store.rows(query, parameters)
        ]

    def _act(self, where: str) -> Act | None:
        return next(iter(self._acts(where)), None)

    def purge(self) -> None:
        """Forget the history and overwrite where it stood: nothing of it is left in the file. Cannot be undone."""
        self._check_idle()
        connection = self._store.connection
        with in_words(self._store.path):
            connection.execute("VACUUM")  # where there is no room for it, it fails before anything is lost
            connection.execute("PRAGMA secure_delete = ON")
            try:
                with self._store.whole():
                    connection.execute("DELETE FROM change")
                    connection.execute("DELETE FROM step")
                    connection.execute("INSERT INTO document_text_fts (document_text_fts) VALUES ('rebuild')")
                connection.execute("VACUUM")
                busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            finally:
                connection.execute("PRAGMA secure_delete = OFF")
        if busy:
            raise errors.CannotDo(
                "The history is forgotten, but somebody reads the file and traces of it are still there; "
                "close the file everywhere else and do this again."
            )

    def _check_idle(self) -> None:
        if self._store.read_only:
            raise errors.ProjectReadOnly(self._store.path)
        self._check_not_going()
        if self._step is not None:
            raise RuntimeError(f"the step {self._step.kind} is still under way")

    def _check_not_going(self) -> None:
        if self._going:
            raise errors.CannotDo("Acts are being taken back or brought again; wait until that is done.")

    # ----------------------------------------------------------------- triggers

    def _watch(self) -> None:
        connection = self._store.connection
        connection.execute("CREATE TEMP TABLE journal (step_id INTEGER, replaying INTEGER NOT NULL)")
        connection.execute("INSERT INTO temp.journal VALUES (NULL, 0)")
        for table in schema.JOURNALLED:
            columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
            self._columns[table] = columns
            for event, before, after in (("INSERT", None, "NEW"), ("UPDATE", "OLD", "NEW"), ("DELETE", "OLD", None)):
                connection.execute(_trigger(table, columns, event, before, after))


def _image(side: str, columns: list[str]) -> str:
    """A row as JSON."""
    return "json_object(" + ", ".join(f"'{column}', {side}.\"{column}\"" for column in columns) + ")"


def _trigger(table: str, columns: list[str], event: str, before: str | None, after: str | None) -> str:
    def image(side: str | None) -> str:
        if event == "INSERT" and side and table in schema.AS_THEY_STAND:
            return f"'{AS_IT_STANDS}'"
        return _image(side, columns) if side else "NULL"

    differs = ""
    if event == "UPDATE":
        differs = " WHEN " + " OR ".join(f'OLD."{c}" IS NOT NEW."{c}"' for c in columns)
    return f"""
        CREATE TEMP TRIGGER "{table}_{event}" AFTER {event} ON main."{table}"{differs}
        BEGIN
            INSERT INTO change (step_id, "table", row_id, before, after)
            SELECT CASE WHEN step_id IS NULL THEN RAISE(ABORT, 'written outside a step') ELSE step_id END,
                '{table}', {after or before}.rowid, {image(before)}, {image(after)}
            FROM temp.journal WHERE NOT replaying;
        END"""


def _put(connection: sqlite3.Connection, table: str, row_id: int, image: str | None) -> None:
    """Make a row what `image` says: gone, or these values. What came and went within one act leaves nothing."""
    if image is None or image == AS_IT_STANDS:
        connection.execute(f'DELETE FROM "{table}" WHERE rowid = ?', (row_id,))
        return
    values = json.loads(image)
    columns = ", ".join(f'"{column}"' for column in values)
    marks = ", ".join("?" * len(values))
    updates = ", ".join(f'"{column}" = excluded."{column}"' for column in values)
    key = next(iter(values))
    connection.execute(
        f'INSERT INTO "{table}" ({columns}) VALUES ({marks}) ON CONFLICT ("{key}") DO UPDATE SET {updates}',
        tuple(values.values()),
    )
