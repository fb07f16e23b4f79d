"""Reports as saved recipes, by name and in order. Knows that options are JSON, not what they ask for."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from qda import errors
from qda.store.shelf import Shelf

_RECIPE = "id, name, position, kind, options"


@dataclass(frozen=True, slots=True)
class SavedRecipe:
    """How a report is made, kept under a name. `kind` says what of: "synthesis", "quotes" …"""

    id: int
    name: str
    position: int
    kind: str
    options: Mapping[str, object]


class Recipes(Shelf):
    """`project.recipes`"""

    def all(self) -> list[SavedRecipe]:
        """The saved recipes, in their order."""
        return [_recipe(row) for row in self._store.rows(f"SELECT {_RECIPE} FROM recipe ORDER BY position, id")]

    def get(self, recipe_id: int) -> SavedRecipe:
        self._called("recipe", recipe_id)
        rows = self._store.rows(f"SELECT {_RECIPE} FROM recipe WHERE id = ?", (recipe_id,))
        return _recipe(rows[0])

    def named(self, name: str) -> SavedRecipe | None:
        """The recipe of that name, whatever its capitals."""
        wanted = name.strip().casefold()
        return next((recipe for recipe in self.all() if recipe.name.casefold() == wanted), None)

    def add(self, name: str, kind: str, options: Mapping[str, object]) -> int:
        """Save a recipe as the last. Raises `CannotDo` where another one has the name."""
        name = self._free(name)
        with self._step("recipe.add", recipe=name):
            return self._insert("recipe", name=name, position=self._end("recipe"), kind=kind, options=_json(options))

    def change(self, recipe_id: int, options: Mapping[str, object]) -> None:
        """Let a report be made otherwise. Changes that follow each other are one step."""
        before = self.get(recipe_id)
        if before.options != options:
            with self._step("recipe.change", f"recipe:{recipe_id}", recipe=before.name):
                self._update("recipe", recipe_id, {"options": _json(options)})

    def rename(self, recipe_id: int, name: str) -> None:
        before, name = self.get(recipe_id).name, self._free(name, but=recipe_id)
        if name != before:
            with self._step("recipe.rename", recipe=name, before=before):
                self._update("recipe", recipe_id, {"name": name})

    def move(self, recipe_id: int, position: int) -> None:
        """Put a recipe at another place."""
        others = [other.id for other in self.all() if other.id != recipe_id]
        with self._step("recipe.move", recipe=self.get(recipe_id).name):
            self._place("recipe", recipe_id, others, position)

    def delete(self, recipe_id: int) -> None:
        with self._step("recipe.delete", recipe=self.get(recipe_id).name):
            self._delete("recipe", recipe_id)

    def free_name(self, wanted: str) -> str:
        """`wanted`, or where that is taken "wanted 2", "wanted 3" …"""
        taken = {recipe.name.casefold() for recipe in self.all()}
        name, number = wanted, 1
        while name.casefold() in taken:
            number += 1
            name = f"{wanted} {number}"
        return name

    def _free(self, name: str, but: int = 0) -> str:
        name = self._needed(name, "recipe")
        for other in self.all():
            if other.id != but and other.name.casefold() == name.casefold():
                raise errors.CannotDo("There is already a report “{name}”; choose another name.", name=name)
        return name


def _json(options: Mapping[str, object]) -> str:
    return json.dumps(options, ensure_ascii=False)


def _recipe(row: tuple[int, str, int, str, str]) -> SavedRecipe:
    id_, name, position, kind, options = row
    return SavedRecipe(id_, name, position, kind, json.loads(options))
