"""Cases and their attributes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from qda import errors
from qda.model import Attribute, AttributeType, Case, new_guid
from qda.store.shelf import Shelf


class Cases(Shelf):
    """`project.cases`"""

    def all(self) -> list[Case]:
        return [
            Case(*row) for row in self._store.rows('SELECT id, guid, name, position FROM "case" ORDER BY position, id')
        ]

    def named(self, name: str) -> Case | None:
        return next((case for case in self.all() if case.name.casefold() == name.strip().casefold()), None)

    def attributes(self) -> list[Attribute]:
        rows = self._store.rows("SELECT id, name, type, position FROM attribute ORDER BY position, id")
        return [Attribute(id_, name, AttributeType(kind), position) for id_, name, kind, position in rows]

    def values(self) -> dict[int, dict[int, str]]:
        """The attributes of each case: {case id: {attribute id: value}}. A missing value is not there."""
        values: dict[int, dict[int, str]] = defaultdict(dict)
        for case_id, attribute_id, value in self._store.rows(
            "SELECT case_id, attribute_id, value FROM attribute_value"
        ):
            values[case_id][attribute_id] = value
        return values

    def add(self, name: str) -> int:
        name = self._free(name)
        with self._step("case.add", case=name):
            return self._insert("case", guid=new_guid(), name=name, position=self._end("case"))

    def rename(self, case_id: int, name: str) -> None:
        name = self._free(name, but=case_id)
        with self._step("case.rename", case=name, before=self._called("case", case_id)):
            self._update("case", case_id, {"name": name})

    def move(self, case_id: int, position: int) -> None:
        others = [case.id for case in self.all() if case.id != case_id]
        with self._step("case.move", case=self._called("case", case_id)):
            self._place("case", case_id, others, position)

    def delete(self, case_id: int) -> None:
        """Delete a case with its cells. Its documents stay, without a case."""
        with self._step("case.delete", case=self._called("case", case_id)):
            self._delete("case", case_id)

    def define(self, name: str, kind: AttributeType = AttributeType.TEXT) -> int:
        """Make an attribute, or change the type of the one that has this name."""
        name = self._needed(name, "attribute")
        with self._step("attribute.add", attribute=name):
            for attribute in self.attributes():
                if attribute.name.casefold() == name.casefold():
                    self._update("attribute", attribute.id, {"type": kind})
                    return attribute.id
            return self._insert("attribute", name=name, type=kind, position=self._end("attribute"))

    def set_value(self, case_id: int, attribute_id: int, value: str) -> None:
        """Set an attribute of a case; an empty value takes it away. Raises `CannotDo` if it is not of the type."""
        name, kind = (self._called("attribute", attribute_id, column) for column in ("name", "type"))
        value = value.strip()
        if kind == AttributeType.NUMBER and value and not _is_number(value):
            raise errors.CannotDo(
                "“{value}” is no number, and “{name}” is one; type digits only.", value=value, name=name
            )
        kind_of_act = "attribute.set" if value else "attribute.clear"
        with self._step(kind_of_act, case=self._called("case", case_id), attribute=name, value=value):
            there = self._store.row(
                "SELECT id FROM attribute_value WHERE case_id = ? AND attribute_id = ?", (case_id, attribute_id)
            )
            if there and value:
                self._update("attribute_value", there[0], {"value": value})
            elif there:
                self._delete("attribute_value", there[0])
            elif value:
                self._insert("attribute_value", case_id=case_id, attribute_id=attribute_id, value=value)

    def take_over(
        self, attributes: Mapping[str, AttributeType], rows: Mapping[str, Mapping[str, str]], source: str = ""
    ) -> None:
        """Bring in a table of cases, matched by name: missing cases and attributes are made."""
        with self._step("case.import", count=len(rows), source=source):
            ids = {name: self.define(name, kind) for name, kind in attributes.items()}
            for name, values in rows.items():
                case = self.named(name)
                case_id = case.id if case else self.add(name)
                for attribute, value in values.items():
                    self.set_value(case_id, ids[attribute], value)

    def _free(self, name: str, but: int = 0) -> str:
        name = self._needed(name, "case")
        taken = self.named(name)
        if taken is not None and taken.id != but:
            raise errors.CannotDo("There is already a case “{name}”; choose another name.", name=name)
        return name


def _is_number(value: str) -> bool:
    """Digits with or without a decimal sign, in groups or not: 4500, 4 500, 3,5, -2.5."""
    return re.fullmatch(r"[+−-]?[0-9]+([.,][0-9]+)?", "".join(value.split())) is not None
