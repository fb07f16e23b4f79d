"""Cases. What is known of them is kept by `attributes`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qda import errors
from qda.model import AttributeType, Case, Owner, new_guid
from qda.store.attributes import Attributes
from qda.store.connection import Store
from qda.store.journal import Journal
from qda.store.shelf import Shelf


class Cases(Shelf):
    """`project.cases`"""

    def __init__(self, store: Store, journal: Journal, attributes: Attributes) -> None:
        super().__init__(store, journal)
        self._attributes = attributes

    def all(self) -> list[Case]:
        return [
            Case(*row) for row in self._store.rows('SELECT id, guid, name, position FROM "case" ORDER BY position, id')
        ]

    def named(self, name: str) -> Case | None:
        return next((case for case in self.all() if case.name.casefold() == name.strip().casefold()), None)

    def add(self, name: str) -> int:
        name = self._free(name)
        with self._step("case.add", case=name):
            return self._insert("case", guid=new_guid(), name=name, position=self._end("case"))

    def add_all(self, names: Sequence[str]) -> list[int]:
        """Make many cases in one step. Returns their ids."""
        taken = {case.name.casefold() for case in self.all()}
        made: list[int] = []
        with self._step("case.add", case=names[0] if names else ""):
            first = self._end("case")
            for place, name in enumerate(names):
                name = self._needed(name, "case")
                if name.casefold() in taken:
                    raise _there_already(name)
                taken.add(name.casefold())
                made.append(self._insert("case", guid=new_guid(), name=name, position=first + place))
        return made

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

    def take_over(
        self, attributes: Mapping[str, AttributeType], rows: Mapping[str, Mapping[str, str]], source: str = ""
    ) -> None:
        """Bring in a table of cases, matched by name: missing cases and attributes are made."""
        with self._step("case.import", count=len(rows), source=source):
            told = [pair for values in rows.values() for pair in values.items()]
            ids = self._attributes.take_columns(Owner.CASE, attributes, told)
            cells: dict[tuple[int, int], str] = {}
            for name, values in rows.items():
                case = self.named(name)
                case_id = case.id if case else self.add(name)
                cells |= {(case_id, ids[attribute]): value for attribute, value in values.items()}
            self._attributes.set_values(cells)

    def _free(self, name: str, but: int = 0) -> str:
        name = self._needed(name, "case")
        taken = self.named(name)
        if taken is not None and taken.id != but:
            raise _there_already(name)
        return name


def _there_already(name: str) -> errors.CannotDo:
    return errors.CannotDo("There is already a case “{name}”; choose another name.", name=name)
