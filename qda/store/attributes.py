"""Attributes: typed properties of cases, documents and speakers, and the value that each of these has."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Generator, Iterable, Mapping, Sequence
from dataclasses import replace

from qda import errors
from qda.model import Attribute, AttributeType, Owner
from qda.store.shelf import Shelf
from qda.text.values import checked, fits

_COLUMN = {Owner.CASE: "case_id", Owner.DOCUMENT: "document_id", Owner.SPEAKER: "speaker_id"}
_TOGETHER = 200
"""How many values are written in one go."""
_TOLD = 3
"""How many values that don't fit are named before they are counted."""


class Attributes(Shelf):
    """`project.attributes`"""

    # ----------------------------------------------------------------- reading

    def all(self, of: Owner | None = None) -> list[Attribute]:
        """The attributes of cases, of documents or of speakers, in their order; None: all of them, in this order."""
        rows = self._store.rows('SELECT id, name, type, position, "of", choices FROM attribute ORDER BY position, id')
        found = [
            Attribute(id_, name, AttributeType(kind), position, Owner(owner), tuple(json.loads(choices)))
            for id_, name, kind, position, owner, choices in rows
        ]
        return [one for owner in Owner if of in (None, owner) for one in found if one.of is owner]

    def get(self, attribute_id: int) -> Attribute:
        """One attribute. Raises `CannotDo` where it is gone."""
        self._called("attribute", attribute_id)
        return next(one for one in self.all() if one.id == attribute_id)

    def named(self, name: str) -> Attribute | None:
        """The attribute of that name, whatever its capitals and whosever it is."""
        return next((one for one in self.all() if one.name.casefold() == name.strip().casefold()), None)

    def values(self, of: Owner = Owner.CASE) -> dict[int, dict[int, str]]:
        """What each one has: {id of case, document or speaker: {attribute id: value}}; a missing value is not there."""
        values: dict[int, dict[int, str]] = defaultdict(dict)
        column = _COLUMN[of]
        query = f"SELECT {column}, attribute_id, value FROM attribute_value WHERE {column} IS NOT NULL"
        for owner_id, attribute_id, value in self._store.rows(query):
            values[owner_id][attribute_id] = value
        return dict(values)

    def in_use(self, attribute_id: int) -> dict[str, int]:
        """How many have each value of an attribute."""
        query = "SELECT value, count(*) FROM attribute_value WHERE attribute_id = ? GROUP BY 1 ORDER BY 1"
        return dict(self._store.rows(query, (attribute_id,)))

    def unfit(self, attribute_id: int, kind: AttributeType, choices: Sequence[str] = ()) -> list[tuple[str, str]]:
        """What could not stay if the attribute were of another type: (whose it is, its value)."""
        of = self.get(attribute_id).of
        query = (
            f'SELECT owner.name, value FROM attribute_value JOIN "{of}" AS owner ON owner.id = {_COLUMN[of]} '
            "WHERE attribute_id = ? ORDER BY attribute_value.id"
        )
        return [(name, value) for name, value in self._store.rows(query, (attribute_id,))
                if not fits(value, kind, choices)]  # fmt: skip

    # ----------------------------------------------------------------- attributes

    def define(
        self,
        name: str,
        kind: AttributeType = AttributeType.TEXT,
        of: Owner = Owner.CASE,
        choices: Sequence[str] = (),
    ) -> int:
        """Make an attribute, or change the type of the one that has this name. Raises `CannotDo` if it is of others."""
        name = self._needed(name, "attribute")
        there = self.named(name)
        if there is None:
            with self._step("attribute.add", attribute=name):
                return self._insert("attribute", name=_nameable(name), type=kind, position=self._end("attribute"),
                                    of=of, choices=_json(_distinct(choices)))  # fmt: skip
        if there.of is not of:
            raise errors.CannotDo(
                "There is already an attribute “{name}”, of others than these; choose another name.", name=there.name
            )
        self.retype(there.id, kind, choices or there.choices)
        return there.id

    def rename(self, attribute_id: int, name: str) -> None:
        name = _nameable(self._needed(name, "attribute"))
        there = self.named(name)
        if there is not None and there.id != attribute_id:
            raise errors.CannotDo("There is already an attribute “{name}”; choose another name.", name=there.name)
        with self._step("attribute.rename", attribute=name, before=self._called("attribute", attribute_id)):
            self._update("attribute", attribute_id, {"name": name})

    def retype(self, attribute_id: int, kind: AttributeType, choices: Sequence[str] = ()) -> None:
        """Make an attribute one of another type or with other choices; none given: anything can be chosen.

        Values are written anew where the type writes them otherwise. Raises `CannotDo` where some don't fit, naming
        them; nothing is changed then.
        """
        attribute = self.get(attribute_id)
        choices = _distinct(choices) if kind is AttributeType.CHOICE else ()
        unfit = self.unfit(attribute_id, kind, choices)
        if unfit:
            named = ", ".join(f"“{value}” ({owner})" for owner, value in unfit[:_TOLD])
            raise errors.CannotDo(
                "“{name}” has values that would not fit: {values}{more}; correct them first.",
                name=attribute.name, values=named, more=f" +{len(unfit) - _TOLD}" if len(unfit) > _TOLD else "",
            )  # fmt: skip
        if (kind, tuple(choices)) == (attribute.type, attribute.choices):
            return
        with self._step("attribute.type", attribute=attribute.name, type=kind):
            self._update("attribute", attribute_id, {"type": kind, "choices": _json(choices)})
            as_kept = replace(attribute, type=kind, choices=tuple(choices))
            for id_, value in self._store.rows(
                "SELECT id, value FROM attribute_value WHERE attribute_id = ?", (attribute_id,)
            ):
                self._update("attribute_value", id_, {"value": self._checked(as_kept, value)})

    def move(self, attribute_id: int, position: int) -> None:
        """Put an attribute at a place among those of its kind of owner."""
        attribute = self.get(attribute_id)
        others = [one.id for one in self.all(attribute.of) if one.id != attribute_id]
        with self._step("attribute.move", attribute=attribute.name):
            self._place("attribute", attribute_id, others, position)

    def delete(self, attribute_id: int) -> None:
        """Delete an attribute with all its values. Undone whole."""
        with self._step("attribute.delete", attribute=self._called("attribute", attribute_id)):
            self._delete("attribute", attribute_id)

    # ----------------------------------------------------------------- values

    def set_value(self, owner_id: int, attribute_id: int, value: str) -> None:
        """Set an attribute of a case, document or speaker; an empty value takes it away.

        Raises `CannotDo` if it is not of the attribute's type.
        """
        attribute = self.get(attribute_id)
        value = self._checked(attribute, value)
        kind = "attribute.set" if value else "attribute.clear"
        owner = self._called(attribute.of, owner_id)
        with self._step(kind, case=owner, attribute=attribute.name, value=value):
            self._write(attribute, owner_id, value)

    def set_values(self, cells: Mapping[tuple[int, int], str]) -> int:
        """Set many at once, all or none: {(owner id, attribute id): value}. Returns how many are other than before."""
        return max(self.setting(cells), default=0)

    def setting(self, cells: Mapping[tuple[int, int], str]) -> Generator[int, None, None]:
        """As `set_values`, a value at each turn of the loop, saying how many are other than before so far."""
        attributes = {one.id: one for one in self.all()}
        there = {of: self._rows_of(of) for of in Owner}
        owners: dict[Owner, set[int]] = {}
        language = self._language()
        written = 0
        other: list[tuple[Attribute, int, int, str]] = []
        with self._step("attribute.set_all", count=len(cells)):
            for place, ((owner_id, attribute_id), value) in enumerate(cells.items(), 1):
                if attribute_id not in attributes:
                    self._called("attribute", attribute_id)
                attribute = attributes[attribute_id]
                value = checked(value, attribute.type, attribute.name, attribute.choices, language)
                row_id, before = there[attribute.of].get((owner_id, attribute_id), (0, ""))
                if value != before:
                    if attribute.of not in owners:
                        owners[attribute.of] = {id_ for (id_,) in self._store.rows(f'SELECT id FROM "{attribute.of}"')}
                    if owner_id not in owners[attribute.of]:
                        self._called(attribute.of, owner_id)
                    other.append((attribute, owner_id, row_id, value))
                    written += 1
                if len(other) == _TOGETHER or place == len(cells):
                    self._put(other)
                    other = []
                yield written

    def _rows_of(self, of: Owner) -> dict[tuple[int, int], tuple[int, str]]:
        """The row and the value of each attribute of cases, documents or speakers, by (owner id, attribute id)."""
        column = _COLUMN[of]
        query = f"SELECT {column}, attribute_id, id, value FROM attribute_value WHERE {column} IS NOT NULL"
        return {(owner, attribute): (id_, value) for owner, attribute, id_, value in self._store.rows(query)}

    def take_columns(
        self, of: Owner, columns: Mapping[str, AttributeType], values: Iterable[tuple[str, str]]
    ) -> dict[str, int]:
        """Make the attributes that a table has as columns; those there are keep their type, and choices grow by what
        the table has. `values` are pairs of column and value. Returns the attributes' ids by column."""
        ids = {}
        new: dict[str, dict[str, None]] = defaultdict(dict)
        for column, value in values:
            new[column][value] = None
        for column, kind in columns.items():
            there = self.named(column)
            if there is None or there.of is not of:
                ids[column] = self.define(column, kind, of)
                continue
            ids[column] = there.id
            if there.choices:
                self.retype(there.id, there.type, [*there.choices, *(v.strip() for v in new[column] if v.strip())])
            elif not all(fits(value, there.type) for value in new[column]):
                self.retype(there.id, AttributeType.TEXT)
        return ids

    def _write(self, attribute: Attribute, owner_id: int, value: str) -> None:
        there = self._store.value(
            f"SELECT id FROM attribute_value WHERE {_COLUMN[attribute.of]} = ? AND attribute_id = ?",
            (owner_id, attribute.id),
        )
        self._put([(attribute, owner_id, there or 0, value)])

    def _put(self, cells: Sequence[tuple[Attribute, int, int, str]]) -> None:
        """Keep values, given as (attribute, owner id, the row there is or 0, value)."""
        write_all = self._store.write_all
        write_all(
            "UPDATE attribute_value SET value = ? WHERE id = ?",
            [(value, row_id) for _, _, row_id, value in cells if row_id and value],
        )
        write_all(
            "DELETE FROM attribute_value WHERE id = ?",
            [(row_id,) for _, _, row_id, value in cells if row_id and not value],
        )
        new: dict[Owner, list[tuple[int, int, str]]] = defaultdict(list)
        for attribute, owner_id, row_id, value in cells:
            if value and not row_id:
                new[attribute.of].append((owner_id, attribute.id, value))
        for of, rows in new.items():
            self._insert_all("attribute_value", [_COLUMN[of], "attribute_id", "value"], rows)

    def _checked(self, attribute: Attribute, value: str) -> str:
        return checked(value, attribute.type, attribute.name, attribute.choices, self._language())

    def _language(self) -> str:
        """The language of the study, in which yes and no are said."""
        return str(self._store.value("SELECT value FROM setting WHERE key = 'language'") or "en")


def _nameable(name: str) -> str:
    """A name that can stand between braces in an attribution. Raises `CannotDo` for one with braces of its own."""
    if "{" in name or "}" in name:
        raise errors.CannotDo(
            "The name of an attribute cannot have braces in it; leave them out of “{name}”.", name=name
        )
    return name


def _distinct(choices: Sequence[str]) -> tuple[str, ...]:
    """The choices as they are kept: each once, whatever its capitals."""
    kept: dict[str, str] = {}
    for choice in choices:
        if choice.strip():
            kept.setdefault(choice.strip().casefold(), choice.strip())
    return tuple(kept.values())


def _json(choices: Sequence[str]) -> str:
    return json.dumps(list(choices), ensure_ascii=False)
