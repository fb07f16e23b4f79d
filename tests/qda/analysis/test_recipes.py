"""Recipes: kept as JSON, asked for in words, and made into reports."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda.analysis.arrangement import KIND
from qda.analysis.cooked import cooked, title_of
from qda.analysis.evidence import support
from qda.analysis.facts import facts
from qda.analysis.house_style import template_of
from qda.analysis.picture_pages import place_of, placed_at
from qda.analysis.recipes import KINDS_BY, By, Kind, Recipe, recipe_named
from qda.analysis.shown_grid import rename_view
from qda.errors import CannotDo
from qda.model import AttributeType, Place, Views
from qda.project import Project
from qda.report import Bullet, Heading, Picture, Quote, Table, Text
from qda.surveying import take_survey


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
            if kind is Kind.SURVEY or by is By.GROUP or (kind, by) == (Kind.SYNTHESIS, By.QUESTION):
                with pytest.raises(CannotDo, match=r"there is none yet|no survey"):
                    cooked(empty, recipe)
                continue
            assert cooked(empty, recipe).pieces, recipe
            facts(empty, recipe)
    empty.close()


def test_a_report_is_called_what_it_is_unless_it_has_a_title(study: Project) -> None:
    recipe = Recipe.usual(Kind.QUOTES, By.CASE)
    assert cooked(study, replace(recipe, language="nn")).title == title_of(study, recipe, "nn") == "Sitat etter case"
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


# --------------------------------------------------------------------------- surveys, transcripts, views, counts


def test_a_point_says_how_many_say_so_where_more_than_one_could(study: Project) -> None:
    recipe = Recipe.usual(Kind.SYNTHESIS)
    told = {piece.text: piece.beside for piece in cooked(study, recipe).pieces if isinstance(piece, Bullet)}
    counted = support(study, study.synthesis.points())
    for point in study.synthesis.points():
        rests = counted[point.id]
        said = f"({len(rests.cases)}\u00a0of\u00a0{rests.of})" if rests.cases and rests.of > 1 else ""
        assert told[point.text] == said
    assert any(told.values())
    silent = cooked(study, replace(recipe, counts=False)).pieces
    assert not any(piece.beside for piece in silent if isinstance(piece, Bullet))


def test_a_picture_stands_beside_its_question_and_the_text_leads_to_it(study: Project) -> None:
    question = study.guide.questions()[1]
    recipe = replace(Recipe.usual(Kind.SYNTHESIS), pictures=("heat", f"coverage?at={question.number}"))
    pieces = list(cooked(study, recipe).pieces)
    headings = [one.text for one in pieces if isinstance(one, Heading)]
    beside, at_end = (one for one in pieces if isinstance(one, Picture))
    under = [one for one in pieces[: pieces.index(beside)] if isinstance(one, Heading)][-1]
    assert under.anchor == f"question-{question.guid}"
    before = pieces[pieces.index(beside) - 1]
    assert isinstance(before, Text)
    assert before.text == "See the figure."
    assert [one.refers_to for one in before.words if one.refers_to] == [beside.anchor]
    assert headings[-1] == "Pictures"
    assert pieces[-1] == at_end
    assert beside.anchor != at_end.anchor


def test_where_a_picture_stands_is_kept_with_it_and_can_be_changed() -> None:
    words = placed_at("heat?measure=words", "a b")
    assert (words, place_of(words)) == ("heat?measure=words&at=a%20b", "a b")
    assert placed_at(words, "") == "heat?measure=words"
    assert place_of("heat") == ""


def test_a_grid_is_laid_out_as_the_view_it_names_also_after_a_new_name(study: Project) -> None:
    view = study.queries.add("Turned", {"turned": True, "hidden": ["question:1"]}, KIND)
    study.recipes.add("Grid", "grid", {"view": "Turned"})
    (table,) = (one for one in cooked(study, recipe_named(study, "Grid")).pieces if isinstance(one, Table))
    assert [row[0] for row in table.rows] == ["Osen", "Vikna"]
    assert len(table.header) == 3
    (cells,) = facts(study, recipe_named(study, "Grid"))
    assert len(cells.rows) == 4
    rename_view(study, view, "Cases down the side")
    assert cooked(study, recipe_named(study, "Grid")).title == "Cases down the side"
    study.undo()
    assert recipe_named(study, "Grid").view == "Turned"
    study.queries.delete(view)
    with pytest.raises(CannotDo, match="no view “Turned”"):
        cooked(study, recipe_named(study, "Grid"))


def test_a_coded_transcript_is_seen_before_it_is_written(study: Project) -> None:
    recipe = replace(Recipe.usual(Kind.TRANSCRIPT), documents=("Osen",), numbering="none")
    made = cooked(study, recipe)
    texts = [one.text for one in made.pieces if isinstance(one, Text)]
    assert made.title == "Osen"
    assert any(text.endswith("[1]") or "[1] " in text for text in texts)
    assert any(text.startswith("[1] ") and "kari" in text for text in texts)
    (rows,) = facts(study, recipe)
    assert len(rows.rows) == sum(text.startswith("[") for text in texts)
    with pytest.raises(CannotDo, match="no document “Bergen”"):
        cooked(study, replace(recipe, documents=("Bergen",)))


def test_what_a_survey_is_told_by_must_be_there(tmp_path: Path) -> None:
    with Project.create(tmp_path / "s.sitat", language="en") as project:
        take_survey(project, Path(__file__).parents[3] / "sample_transcripts" / "en" / "survey.xlsx")
        recipe = Recipe.usual(Kind.SURVEY)
        plain = sum(isinstance(one, Table) for one in cooked(project, recipe).pieces)
        by = project.attributes.all()[0].name
        across = sum(isinstance(one, Table) for one in cooked(project, replace(recipe, across=by.upper())).pieces)
        tables = sum(isinstance(one, Table) for one in cooked(project, replace(recipe, tables=True)).pieces)
        assert plain == 0 < across
        assert tables > 0
        for wrong in (replace(recipe, survey="Poem"), replace(recipe, across="Poem")):
            with pytest.raises(CannotDo, match="“Poem”"):
                cooked(project, wrong)
        counts = facts(project, recipe)[0]
        assert all(row[5] <= row[7] for row in counts.rows)


def test_a_template_that_was_moved_is_found_beside_the_project(study: Project, tmp_path: Path) -> None:
    assert template_of(study) is None
    study.set_setting("report.template", "/nowhere/House.docx")
    assert template_of(study) == Path("/nowhere/House.docx")
    (study.path.parent / "House.docx").write_bytes(b"")
    assert template_of(study) == study.path.parent / "House.docx"
    assert template_of(study, "none") is None
    own = tmp_path / "Own.docx"
    own.write_bytes(b"")
    assert template_of(study, str(own)) == own


@pytest.mark.parametrize(("language", "said"), [("en", "or more"), ("nb", "eller mer"), ("nn", "eller meir")])
def test_groups_are_called_so_in_the_language_of_the_report(study: Project, language: str, said: str) -> None:
    study.attributes.set_value(study.cases.all()[1].id, study.attributes.all()[0].id, "4400")
    beside = replace(Recipe.usual(Kind.SYNTHESIS, By.GROUP), bands=(1000.0,), language=language)
    for recipe in (beside, replace(beside, table=True), replace(Recipe.usual(Kind.GRID), groups=True, bands=(1000.0,))):
        told = str(cooked(study, replace(recipe, language=language)).pieces)
        assert f"1000 {said}" in told
