"""Reports as saved recipes: names, order, and what a change of one is."""

from __future__ import annotations

import pytest

from qda.errors import CannotDo
from qda.project import Project


def test_recipes_are_kept_in_their_order(project: Project) -> None:
    ids = [project.recipes.add(name, "quotes", {}) for name in ("One", "Two", "Three")]
    project.recipes.move(ids[2], 0)
    assert [recipe.name for recipe in project.recipes.all()] == ["Three", "One", "Two"]
    project.undo()
    assert [recipe.name for recipe in project.recipes.all()] == ["One", "Two", "Three"]


def test_no_two_recipes_have_one_name(project: Project) -> None:
    first = project.recipes.add("Quotes", "quotes", {})
    with pytest.raises(CannotDo, match="already a report"):
        project.recipes.add("quotes ", "grid", {})
    with pytest.raises(CannotDo, match="needs a name"):
        project.recipes.rename(first, "  ")
    project.recipes.rename(first, "QUOTES")
    assert project.recipes.get(first).name == "QUOTES"
    assert project.recipes.free_name("Quotes") == "Quotes 2"


def test_choices_that_follow_each_other_are_one_step(project: Project) -> None:
    recipe = project.recipes.add("Quotes", "quotes", {})
    for title in ("W", "Wh", "What they said"):
        project.recipes.change(recipe, {"title": title})
    before = len(project.history())
    project.recipes.change(recipe, {"title": "What they said"})
    assert len(project.history()) == before
    project.undo()
    assert project.recipes.get(recipe).options == {}


def test_a_recipe_that_is_gone_is_said_to_be(project: Project) -> None:
    recipe = project.recipes.add("Quotes", "quotes", {})
    project.recipes.delete(recipe)
    with pytest.raises(CannotDo, match="no longer there"):
        project.recipes.change(recipe, {"good": True})
    assert project.recipes.named("Quotes") is None
