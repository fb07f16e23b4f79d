"""The codebook: nested codes, in the order the researcher gave them."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from qda import errors
from qda.model import Code, Codebook, CodeEntry, new_guid
from qda.store.cells import join_cells
from qda.store.connection import Store, now
from qda.store.journal import Journal
from qda.store.shelf import GONE, Shelf

SEPARATOR = " > "
"""Between the names of a code's path: Anchoring > Political anchoring."""

_CODE = "id, guid, parent_id, position, name, definition, include, exclude, example, colour, shortcut, cues, ordered"
_FIELDS = frozenset({"name", "definition", "include", "exclude", "example", "colour", "shortcut", "cues", "ordered"})


class Codes(Shelf):
    """`project.codes`"""

    def __init__(self, store: Store, journal: Journal) -> None:
        super().__init__(store, journal)
        self._read: tuple[tuple[int, int], list[Code]] | None = None
        journal.on_rollback(self._forget)

    def _forget(self) -> None:
        self._read = None

    # ----------------------------------------------------------------- reading

    def all(self) -> list[Code]:
        """Every code, parents before their children, in the order of the codebook."""
        version = self._store.version()
        if self._read is None or self._read[0] != version:
            self._read = version, self._in_order()
        return list(self._read[1])

    def _in_order(self) -> list[Code]:
        children: dict[int | None, list[Code]] = defaultdict(list)
        for row in self._store.rows(f"SELECT {_CODE} FROM code ORDER BY position, id"):
            code = _code(row)
            children[code.parent_id].append(code)

        def below(parent: int | None) -> Iterator[Code]:
            for code in children[parent]:
                yield code
                yield from below(code.id)

        return list(below(None))

    def get(self, code_id: int) -> Code:
        row = self._store.row(f"SELECT {_CODE} FROM code WHERE id = ?", (code_id,))
        if row is None:
            raise errors.CannotDo("That code is no longer in the codebook; choose another.")
        return _code(row)

    def paths(self) -> dict[int, str]:
        """The full path of each code: "Anchoring > Political anchoring"."""
        paths: dict[int, str] = {}
        for code in self.all():
            above = paths.get(code.parent_id or 0)
            paths[code.id] = f"{above}{SEPARATOR}{code.name}" if above else code.name
        return paths

    def path(self, code_id: int) -> str:
        return self.paths().get(code_id) or self.get(code_id).name

    def find(self, path: str) -> Code | None:
        """The code at a path, whatever its capitals; a bare name will do where only one code has it."""
        wanted = _folded(path)
        paths = {id_: _folded(full) for id_, full in self.paths().items()}
        found = [id_ for id_, full in paths.items() if full == wanted]
        if not found and SEPARATOR.strip() not in path:
            found = [id_ for id_, full in paths.items() if full.rpartition(">")[2] == wanted]
        return self.get(found[0]) if len(found) == 1 else None

    def with_children(self, code_id: int) -> list[int]:
        """The code and all below it."""
        rows = self._store.rows(
            "WITH RECURSIVE below(id) AS "
            "(VALUES (?) UNION SELECT code.id FROM code JOIN below ON parent_id = below.id) SELECT id FROM below",
            (code_id,),
        )
        return [row[0] for row in rows]

    def book(self, code_ids: Collection[int] | None = None) -> Codebook:
        """The codebook as a file holds it, or these codes of it: each under the nearest of them that it stands in."""
        children: dict[int | None, list[Code]] = defaultdict(list)
        under: dict[int | None, int | None] = {None: None}
        for code in self.all():
            inside = code_ids is None or code.id in code_ids
            under[code.id] = code.id if inside else under[code.parent_id]
            if inside:
                children[under[code.parent_id]].append(code)

        def entries(parent: int | None) -> tuple[CodeEntry, ...]:
            return tuple(
                CodeEntry(
                    c.guid, c.name, c.definition, c.include, c.exclude, c.example, c.colour, c.shortcut, c.cues,
                    c.ordered, entries(c.id),
                )
                for c in children[parent]
            )  # fmt: skip

        return Codebook(self._setting("codebook"), self._setting("language"), entries(None))

    @staticmethod
    def with_those_below(codes: Sequence[Code], counts: Mapping[int, int]) -> dict[int, int]:
        """What is counted by code, each code's with that of all codes below it. `codes` as `all()` gives them."""
        totals = {code.id: counts.get(code.id, 0) for code in codes}
        for code in reversed(codes):
            if code.parent_id is not None:
                totals[code.parent_id] += totals[code.id]
        return totals

    def topmost(self, code_ids: Iterable[int]) -> list[int]:
        """Those of some codes that stand in none of the others, in the order of the codebook."""
        wanted = set(code_ids)
        parents = {code.id: code.parent_id for code in self.all()}

        def inside(code_id: int) -> bool:
            at = parents[code_id]
            while at is not None and at not in wanted:
                at = parents[at]
            return at is not None

        return [code_id for code_id in parents if code_id in wanted and not inside(code_id)]

    def coinciding(self, *code_ids: int) -> int:
        """How many passages carry more than one of the codes from one coder: merged, each of them is coded once."""
        marks = ", ".join("?" * len(code_ids))
        return int(
            self._store.value(
                f"SELECT count(*) FROM (SELECT 1 FROM coding WHERE code_id IN ({marks}) "
                'GROUP BY document_id, start, "end", coder_id HAVING count(*) > 1)',
                code_ids,
            )
        )

    def apart(self) -> set[tuple[int, int]]:
        """The pairs of codes that somebody found not to be the same, the lower id first."""
        return {(one, other) for one, other in self._store.rows("SELECT one_id, other_id FROM code_apart")}

    def _doubled(self, goes: int, stays: int) -> list[tuple[int, int]]:
        """The codings of one code that have their like with another, as (the one's id, the other's id)."""
        return self._store.rows(
            "SELECT a.id, b.id FROM coding a JOIN coding b ON b.code_id = ? AND b.document_id = a.document_id "
            'AND b.start = a.start AND b."end" = a."end" AND b.coder_id = a.coder_id WHERE a.code_id = ?',
            (stays, goes),
        )

    def _setting(self, key: str) -> str:
        return str(self._store.value("SELECT value FROM setting WHERE key = ?", (key,)) or "")

    # ----------------------------------------------------------------- writing

    def add(self, name: str, parent_id: int | None = None, **fields: object) -> int:
        """Make a code, last among its siblings. `fields` as in `Code`: definition, colour, cues …"""
        name = self._free(self._needed(name, "code"), parent_id)
        self._check_shortcut(fields.get("shortcut"), None)
        with self._step("code.add", code=name):
            return self._insert(
                "code",
                guid=fields.pop("guid", None) or new_guid(),
                parent_id=parent_id,
                position=self._end("code", "parent_id IS ?", (parent_id,)),
                name=name,
                **_stored(fields),
            )

    def add_path(self, path: str) -> int:
        """The code at a path such as "Anchoring > Political anchoring", made with its parents where missing."""
        found = self.find(path)
        if found is not None:
            return found.id
        there = {_folded(full): id_ for id_, full in self.paths().items()}
        parent: int | None = None
        so_far: list[str] = []
        with self._step("code.add", code=path):
            for name in path.split(SEPARATOR.strip()):
                so_far.append(name.strip())
                parent = there.get(_folded(SEPARATOR.join(so_far))) or self.add(name, parent)
        assert parent is not None
        return parent

    def change(self, code_id: int, **fields: object) -> None:
        """Change any of a code's fields: name, definition, include, exclude, example, colour, shortcut, cues …"""
        code = self.get(code_id)
        if "name" in fields:
            fields["name"] = self._free(self._needed(str(fields["name"]), "code"), code.parent_id, but=code_id)
        self._check_shortcut(fields.get("shortcut"), code_id)
        kind = "code.rename" if set(fields) == {"name"} else "code.change"
        joins = f"code:{code_id}:{next(iter(fields))}" if len(fields) == 1 and "name" not in fields else ""
        with self._step(kind, joins, code=fields.get("name", code.name), before=code.name):
            self._update("code", code_id, _stored(fields))

    def move(self, code_id: int, parent_id: int | None, position: int) -> None:
        """Put a code under another parent (None: top level) and at a place among its siblings."""
        with self._step("code.move", code=self.get(code_id).name):
            self._put([code_id], parent_id, position)

    def move_all(self, code_ids: Iterable[int], parent_id: int | None, position: int) -> None:
        """Put codes side by side under another parent (None: top level), in one step and in their order, from a place
        on among those that are there already. What stands inside one of them comes along."""
        moved = self.topmost(code_ids)
        if len(moved) == 1:
            self.move(moved[0], parent_id, position)
        elif moved:
            with self._step("code.move_all", count=len(moved), code=self.get(moved[0]).name):
                self._put(moved, parent_id, position)

    def _put(self, moved: Sequence[int], parent_id: int | None, position: int) -> None:
        others = [code.id for code in self.all() if code.parent_id == parent_id and code.id not in moved]
        for code_id in moved:
            code = self.get(code_id)
            if parent_id is not None and parent_id in self.with_children(code_id):
                raise errors.CannotDo("“{name}” cannot be moved into itself; choose another place.", name=code.name)
            if code.parent_id != parent_id:
                self._free(code.name, parent_id, but=code_id)
                self._update("code", code_id, {"parent_id": parent_id})
        position = max(0, position)
        for number, code_id in enumerate([*others[:position], *moved, *others[position:]]):
            self._store.write("UPDATE code SET position = ? WHERE id = ? AND position <> ?", (number, code_id, number))

    def recolour(self, colours: Mapping[int, str]) -> None:
        """Give codes new colours, by their ids, in one step."""
        codes = {code.id: code for code in self.all()}
        changed = {id_: colour for id_, colour in colours.items() if id_ in codes and codes[id_].colour != colour}
        with self._step("code.colours", count=len(changed)):
            for code_id, colour in changed.items():
                self._update("code", code_id, {"colour": colour})

    def merge_all(self, code_ids: Iterable[int], into: int) -> None:
        """Make several codes one, in one step: as `merge`, each of them. `into` may be one of them and stays.

        A code that stands inside another of them is merged first.
        """
        wanted = set(code_ids) - {into}
        goes = [code.id for code in reversed(self.all()) if code.id in wanted]
        if len(goes) == 1:
            self.merge(goes[0], into)
        elif goes:
            with self._step("code.merge_all", count=len(goes), code=self.get(goes[-1]).name, into=self.get(into).name):
                for code_id in goes:
                    self.merge(code_id, into)

    def merge(self, code_id: int, into: int) -> None:
        """Make two codes one: codings, memos and children go over; a coding that would stand twice stays once.

        What the merged code's definition said is kept as a memo on the other.
        """
        if into in self.with_children(code_id):
            raise errors.CannotDo("A code cannot be merged into one below it; merge the other way round.")
        code, target = self.get(code_id), self.get(into)
        with self._step("code.merge", code=code.name, into=target.name):
            for goes, stays in self._doubled(code_id, into):
                self._leave_one(goes, stays)
            self._store.write("UPDATE coding SET code_id = ? WHERE code_id = ?", (into, code_id))
            self._store.write("UPDATE memo SET code_id = ? WHERE code_id = ?", (into, code_id))
            self._leave_points(code_id, into)
            join_cells(self, "code_id", code_id, into)
            self._adopt(code_id, into)
            self._keep_meaning(code, into)
            self._delete("code", code_id)

    def _adopt(self, old: int, new: int) -> None:
        """Give a merged code's children to the other; a child whose name is there is merged in turn."""
        there = {code.name.casefold(): code.id for code in self.all() if code.parent_id == new and code.id != old}
        for child in [code for code in self.all() if code.parent_id == old]:
            if child.name.casefold() in there:
                self.merge(child.id, there[child.name.casefold()])
            else:
                end = self._end("code", "parent_id = ?", (new,))
                self._update("code", child.id, {"parent_id": new, "position": end})
                there[child.name.casefold()] = child.id

    def _keep_meaning(self, code: Code, other: int) -> None:
        """What a code that goes was said to mean, as a memo on another."""
        told = [text for text in (code.definition, code.include, code.exclude, code.example) if text]
        if told:
            text, moment = "\n".join([code.name, *told]), now()
            self._insert("memo", text=text, code_id=other, coder_id=self.coder_id(), created=moment, changed=moment)

    def delete(self, code_id: int) -> None:
        """Delete a code, the codes below it and their codings. Undone whole."""
        with self._step("code.delete", code=self.path(code_id)):
            self._delete("code", code_id)

    def delete_all(self, code_ids: Iterable[int]) -> None:
        """Delete codes with all below them and their codings, in one step."""
        gone = self.topmost(code_ids)
        if len(gone) == 1:
            self.delete(gone[0])
        elif gone:
            with self._step("code.delete_all", count=len(gone), code=self.path(gone[0])):
                for code_id in gone:
                    self._delete("code", code_id)

    def split(
        self, code_id: int, sent: Mapping[int, int | str], new: Mapping[str, str] | None = None, *, keep: bool = True
    ) -> None:
        """Divide a code among others, in one step. `sent` says where each of its codings goes that goes anywhere: to
        the code of that id, or to a new one of that name. `new` has the colours of new codes by name; each of them is
        made inside the code, whether or not anything goes there.

        Where the code is not kept, what stood inside it takes its place, and its memos and what it meant go to the
        code that got most. Raises `CannotDo` where it still has codings then.
        """
        code = self.get(code_id)
        colours = {name: "" for name in sent.values() if isinstance(name, str)} | dict(new or {})
        most = [goal for goal, _ in Counter(sent.values()).most_common()]
        names = ", ".join(goal if isinstance(goal, str) else self.get(goal).name for goal in most)
        with self._step("code.split", code=code.name, count=len(sent), into=names):
            ids: dict[int | str, int] = {
                name: self.add(name, code_id, colour=colour) for name, colour in colours.items()
            }
            ids |= {goal: goal for goal in most if isinstance(goal, int)}
            for coding_id, goal in sent.items():
                self._send(coding_id, code_id, ids[goal])
            if not keep:
                self._leave_to(code, ids[most[0]] if most else None)

    def _send(self, coding_id: int, code_id: int, goal: int) -> None:
        """Give one coding of a code to another. One that would stand twice stays once."""
        row = self._store.row(
            "SELECT a.code_id, b.id FROM coding a LEFT JOIN coding b ON b.document_id = a.document_id AND "
            'b.start = a.start AND b."end" = a."end" AND b.coder_id = a.coder_id AND b.code_id = ? WHERE a.id = ?',
            (goal, coding_id),
        )
        if row is None or row[0] != code_id:
            raise errors.CannotDo(GONE["coding"])
        if row[1] is None:
            self._update("coding", coding_id, {"code_id": goal})
        elif goal != code_id:
            self._leave_one(coding_id, row[1])

    def _leave_to(self, code: Code, heir: int | None) -> None:
        """Take a code away that has been divided; what stood inside it takes its place."""
        left = self._store.value("SELECT count(*) FROM coding WHERE code_id = ?", (code.id,))
        inside = [other for other in self.all() if other.parent_id == code.id]
        if left or heir is None or not inside:
            raise errors.CannotDo("“{code}” still has passages; send them on first, or keep the code.", code=code.name)
        self._store.write("UPDATE memo SET code_id = ? WHERE code_id = ?", (heir, code.id))
        self._leave_points(code.id, heir)
        self._keep_meaning(code, heir)
        siblings = [other.id for other in self.all() if other.parent_id == code.parent_id]
        self._update("code", code.id, {"name": ""})  # one inside it may be called as it was
        self._put([other.id for other in inside], code.parent_id, siblings.index(code.id))
        self._delete("code", code.id)

    def _leave_points(self, goes: int, stays: int) -> None:
        """Give the points under a code, and what rests on its cells, to another code."""
        end = self._end("point", "code_id = ?", (stays,))
        self._store.write("UPDATE point SET code_id = ?, position = position + ? WHERE code_id = ?", (stays, end, goes))
        self._store.write("UPDATE evidence SET code_id = ? WHERE code_id = ?", (stays, goes))

    def keep_apart(self, one: int, other: int) -> None:
        """Remember that two codes are alike and yet not the same."""
        first, second = self.get(one), self.get(other)
        pair = (min(one, other), max(one, other))
        with self._step("code.apart", code=first.name, other=second.name):
            if pair not in self.apart():
                self._insert("code_apart", one_id=pair[0], other_id=pair[1])

    def take_over(self, book: Codebook) -> tuple[int, int]:
        """Bring in a codebook file: codes with a known id are changed to what it says, and so are those that have the
        name of an entry in its place; others are added.

        Codes that the file does not have stay, after the others; a shortcut of theirs that it gives away they lose.
        Returns how many were added and how many changed.
        """
        codes = self.all()
        by_guid = {code.guid: code for code in codes}
        in_file = {entry.guid for entry in _entries(book.codes)}
        left: dict[int | None, dict[str, Code]] = defaultdict(dict)
        for code in codes:
            if code.guid not in in_file:
                left[code.parent_id][code.name.casefold()] = code
        taken: set[int] = set()
        added = changed = 0

        def take(entries: tuple[CodeEntry, ...], parent: int | None) -> None:
            nonlocal added, changed
            for position, entry in enumerate(entries):
                fields = {name: getattr(entry, name) for name in _FIELDS}
                code = by_guid.get(entry.guid) or left[parent].pop(entry.name.casefold(), None)
                stored: dict[str, object] = {**_stored(fields), "parent_id": parent, "position": position}
                if code is None:
                    code_id = self._insert("code", guid=entry.guid or new_guid(), **stored)
                    added += 1
                else:
                    code_id = code.id
                    was = {name: getattr(code, name) for name in _FIELDS}
                    changed += was != fields or code.parent_id != parent
                    self._update("code", code_id, stored)
                taken.add(code_id)
                take(entry.codes, code_id)
            for position, other in enumerate(left[parent].values(), len(entries)):
                self._update("code", other.id, {"position": position})

        with self._step("codebook.import", book=book.name):
            take(book.codes, None)
            keys = {entry.shortcut for entry in _entries(book.codes)}
            for code in codes:
                if code.id not in taken and code.shortcut in keys:
                    self._update("code", code.id, {"shortcut": ""})
            if book.name and not self._setting("codebook"):
                self._insert("setting", key="codebook", value=book.name)
        return added, changed

    def _free(self, name: str, parent_id: int | None, but: int = 0) -> str:
        taken = self._store.rows("SELECT name FROM code WHERE parent_id IS ? AND id <> ?", (parent_id, but))
        if name.casefold() in {row[0].casefold() for row in taken}:
            raise errors.CannotDo(
                "There is already a code “{name}” here; choose another name, or merge the two.", name=name
            )
        return name

    def _check_shortcut(self, key: object, code_id: int | None) -> None:
        taken = key and self._store.row("SELECT name FROM code WHERE shortcut = ? AND id IS NOT ?", (key, code_id))
        if taken:
            raise errors.CannotDo(
                "The key “{key}” already belongs to “{code}”; choose another key.", key=key, code=taken[0]
            )


def _stored(fields: Mapping[str, object]) -> dict[str, object]:
    unknown = set(fields) - _FIELDS
    if unknown:
        raise TypeError(f"a code has no {', '.join(sorted(unknown))}")
    stored = dict(fields)
    if "cues" in stored:
        stored["cues"] = json.dumps(list(stored["cues"]), ensure_ascii=False)  # type: ignore[call-overload]
    if "ordered" in stored:
        stored["ordered"] = int(bool(stored["ordered"]))
    return stored


def _folded(path: str) -> str:
    return ">".join(part.strip().casefold() for part in path.split(">"))


def _entries(entries: Iterable[CodeEntry]) -> Iterator[CodeEntry]:
    for entry in entries:
        yield entry
        yield from _entries(entry.codes)


def _code(row: Any) -> Code:
    *values, cues, ordered = row
    return Code(*(*values, tuple(json.loads(cues)), bool(ordered)))
