"""Recipes: kept as JSON, asked for in words, and made into reports."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda.analysis.cooked import cooked, title_of
from qda.analysis.facts import facts
from qda.analysis.recipes import KINDS_BY, By, Kind, Recipe, recipe_named
from qda.errors import CannotDo
from qda.model import AttributeType, Place, Views
from qda.project import Project
from qda.report import Bullet, Heading, Quote, Table, Text


@st.composite
def recipes(draw: st.DrawFn) -> Recipe:
    kind = draw(st.sampled_from(Kind))
    choices = {name: draw(st.booleans()) for name in ("contents", "quotes", "good", "once", "table", "summaries")}
    bands = tuple(sorted(draw(st.sets(st.floats(0, 1e6), max_size=3))))
    usual = Recipe.usual(kind, draw(st.sampled_from(KINDS_BY.get(kind, (By.QUESTION,)))))
    return replace(usual, title=draw(st.text(max_size=8)), bands=bands, **choices)


@given(recipes())
def test_a_recipe_is_the_same_after_it_was_kept(recipe: Recipe) -> None:
    kept = json.loads(json.dumps(recipe.options(), ensure_ascii=False))
    assert Recipe.of(recipe.kind, kept) == recipe


@pytest.mark.parametrize(
    ("kind", "options"),
    [("synthesis", {"glitter": True}), ("poem", {}), ("quotes", {"by": "group"}), ("grid", {"good": "yes"})],
)
def test_what_a_newer_sitat_asks_for_is_refused(kind: str, options: dict[str, object]) -> None:
    with pytest.raises(CannotDo, match="newer"):
        Recipe.of(kind, options)


def test_a_recipe_can_be_asked_for_in_words() -> None:
    asked = Recipe.asked("quotes", "case", ["good", "no-once", "title=What they said"])
    assert (asked.by, asked.good, asked.once, asked.title) == (By.CASE, True, False, "What they said")
    assert Recipe.asked("synthesis", "group", ["bands=10000, 5000"]).bands == (5000.0, 10000.0)
    for words in (["glitter"], ["good=yes"], ["no-title=x"], ["attribute"]):
        with pytest.raises(CannotDo, match="knows"):
            Recipe.asked("quotes", "", words)
    with pytest.raises(CannotDo, match="code, question, case"):
        Recipe.asked("quotes", "group")


def test_a_saved_recipe_is_found_by_its_name(study: Project) -> None:
    study.recipes.add("By case", "synthesis", {"by": "case"})
    assert recipe_named(study, "by CASE").by is By.CASE
    with pytest.raises(CannotDo, match="“By case”"):
        recipe_named(study, "By code")


def test_every_kind_can_be_made_of_a_small_study_and_of_an_empty_project(study: Project, tmp_path: Path) -> None:
    empty = Project.create(tmp_path / "empty.sitat")
    for kind in Kind:
        for by in KINDS_BY.get(kind, (By.QUESTION,)):
            recipe = Recipe.usual(kind, by)
            assert cooked(study, recipe).pieces, recipe
            assert all(len(row) == len(table.columns) for table in facts(study, recipe) for row in table.rows)
            if by is By.GROUP or (kind, by) == (Kind.SYNTHESIS, By.QUESTION):
                with pytest.raises(CannotDo, match="there is none yet"):
                    cooked(empty, recipe)
                continue
            assert cooked(empty, recipe).pieces, recipe
            facts(empty, recipe)
    empty.close()


def test_a_report_is_called_what_it_is_unless_it_has_a_title(study: Project) -> None:
    recipe = Recipe.usual(Kind.QUOTES, By.CASE)
    assert cooked(study, replace(recipe, language="nn")).title == title_of(recipe, "nn") == "Sitat etter case"
    assert cooked(study, replace(recipe, title="Said")).title == "Said"


# --------------------------------------------------------------------------- kinds


def test_a_portrait_tells_attributes_summaries_and_whom_nothing_is_known_of(study: Project) -> None:
    pieces = cooked(study, replace(Recipe.usual(Kind.SYNTHESIS, By.CASE), contents=False)).pieces
    texts = [piece.text for piece in pieces if isinstance(piece, Text)]
    assert next(piece.text for piece in pieces if isinstance(piece, Heading)) == "Osen"
    assert next(piece for piece in pieces if isinstance(piece, Table)).rows == (("Inhabitants", "930"),)
    assert "Anchored, and then nobody had time." in texts
    assert [piece.text for piece in pieces if isinstance(piece, Quote)] == ["we waited for a long time"]
    assert any("Nothing written on question 2." in text for text in texts)


def test_points_under_codes_stand_along_the_codebook(study: Project) -> None:
    political = study.codes.find("Anchoring > Political anchoring")
    assert political is not None
    study.synthesis.add_point(Place(code_id=political.id), "The council decides, and others do it.")
    pieces = cooked(study, replace(Recipe.usual(Kind.SYNTHESIS, By.CODE), contents=False, codebook=False)).pieces
    told = [(piece.level, piece.text) for piece in pieces if isinstance(piece, Heading)]
    assert told == [(1, "Anchoring"), (2, "Political anchoring")]
    assert [piece.text for piece in pieces if isinstance(piece, Bullet)] == ["The council decides, and others do it."]


def test_groups_side_by_side_count_who_says_what(study: Project) -> None:
    vikna = study.cases.all()[1]
    inhabitants = study.attributes.all()[0]
    study.attributes.set_value(vikna.id, inhabitants.id, "4400")
    recipe = replace(Recipe.usual(Kind.SYNTHESIS, By.GROUP), bands=(1000.0,))
    notes = [piece.text for piece in cooked(study, recipe).pieces if isinstance(piece, Text) and piece.kind == "note"]
    assert "Under 1000: 1 of 1 (Osen) · 1000 or more: 0 of 1" in notes
    table = next(piece for piece in cooked(study, replace(recipe, table=True)).pieces if isinstance(piece, Table))
    assert table.header == ("Question", "Under 1000", "1000 or more")
    assert table.rows[0][1] == "Osen: Anchored, and then nobody had time."


def test_groups_without_attributes_say_what_is_missing(study: Project) -> None:
    study.attributes.delete(study.attributes.all()[0].id)
    with pytest.raises(CannotDo, match="give them one"):
        cooked(study, Recipe.usual(Kind.SYNTHESIS, By.GROUP))


def test_a_grid_with_many_cases_is_split_over_tables(study: Project) -> None:
    for number in range(18):
        study.cases.add(f"Case {number:02}")
    pieces = cooked(study, replace(Recipe.usual(Kind.GRID), summaries=False)).pieces
    tables = [piece for piece in pieces if isinstance(piece, Table)]
    assert max(len(table.header) for table in tables) <= 10
    assert {name for table in tables for name in table.header[1:]} == {case.name for case in study.cases.all()}
    assert all(len(table.header) - min(len(other.header) for other in tables) <= 1 for table in tables)


def test_the_codebook_shows_the_good_quote_before_the_short_one(study: Project) -> None:
    codings = study.codings.of_codes()
    time = study.codes.find("Time")
    assert time is not None
    text = study.documents.text(codings[0].document_id)
    start = text.index("More than we had thought")
    better = study.codings.add(codings[0].document_id, type(codings[0].span)(start, start + 24), time.id)
    recipe = replace(Recipe.usual(Kind.CODEBOOK), contents=False)

    def example() -> str:
        pieces = cooked(study, recipe).pieces
        place = next(n for n, one in enumerate(pieces) if isinstance(one, Heading) and one.text == "Time")
        return next(one.text for one in pieces[place:] if isinstance(one, Quote))

    assert example() == "we waited for a long time"
    study.codings.mark_good([better])
    assert example() == "More than we had thought"


def test_contrary_evidence_and_groups_are_facts_of_their_own(study: Project) -> None:
    question = study.guide.questions()[0]
    study.attributes.define("Coast", AttributeType.YES_NO)
    study.guide.set_views(question.id, Views.DIVIDED)
    point = study.synthesis.points()[0]
    study.synthesis.set_contrary(point.evidence[1].id, True)
    table = facts(study, Recipe.usual(Kind.SYNTHESIS))[0]
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    assert [(row["evidence"], row["speaks"]) for row in rows[:2]] == [("cell", "for"), ("quote", "against")]
    assert len(rows) == sum(max(1, len(point.evidence)) for point in study.synthesis.points())
