from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda.analysis.cooked import cooked
from qda.analysis.fixed_texts import Of, _every, _places, check_wording, fixed_texts, phrases, word
from qda.analysis.phrases import PHRASES
from qda.analysis.recipes import Kind, Recipe
from qda.analysis.synthesis import SynthesisOptions, synthesis
from qda.errors import CannotDo
from qda.model import CellState
from qda.project import Project
from qda.report import Heading, Picture, Table, Text


@pytest.mark.parametrize("language", list(PHRASES))
def test_every_text_is_listed_as_it_is_and_taken_as_its_own_wording(study: Project, language: str) -> None:
    texts = fixed_texts(study, language)
    assert len({one.name for one in texts}) == len(texts) > 40
    assert not any(one.own for one in texts)
    for one in texts:
        word(study, language, one.name, one.usual)
    assert phrases(study, language) is PHRASES[language]


def test_a_report_says_it_in_the_words_of_the_study(study: Project) -> None:
    word(study, "en", "summarised", "In short:")
    word(study, "en", "not_answered", "No answer from {}.")
    word(study, "en", "states.not asked", "left out")
    words = phrases(study, "en")
    assert words.not_answered("Osen") == "No answer from Osen."
    assert words.states[CellState.NOT_ASKED] == "left out"
    report = synthesis(study, SynthesisOptions(language="en"))
    assert "In short:" in [piece.text for piece in report.pieces if isinstance(piece, Text)]
    word(study, "en", "summarised", "")
    assert phrases(study, "en").summarised == PHRASES["en"].summarised
    study.undo()
    assert phrases(study, "en").summarised == "In short:"
    assert phrases(study, "nb") is PHRASES["nb"]


@pytest.mark.parametrize(
    "wording", ["{interviews} were made", "{interviews} {cases} {more}", "a { b", "{interviews} {cases"]
)
def test_a_wording_must_have_the_places_that_are_filled_in(study: Project, wording: str) -> None:
    with pytest.raises(CannotDo):
        word(study, "en", "material_many", wording)
    assert phrases(study, "en") is PHRASES["en"]


def test_texts_stand_with_the_kind_of_report_that_says_them(study: Project) -> None:
    of = {one.name: one.of for one in fixed_texts(study, "nn")}
    assert of["summarised"] is Of.SYNTHESIS
    assert of["report/also_under"] is of["report/titles.quotes case"] is Of.QUOTES
    assert of["survey/first"] is Of.SURVEY
    assert of["method/acts.merge"] is of["sample/caption"] is Of.METHOD
    assert set(of.values()) == set(Of)


def test_every_kind_of_report_says_it_in_the_words_of_the_study(study: Project) -> None:
    for name, wording in (
        ("method/history", "Where the codes come from"),
        ("report/counted_one", "{cases}/{of}: one coding"),
        ("report/titles.quotes code", "What they said"),
        ("picture/titles.frequencies", "Used so often"),
        ("sample/caption", "N = {n}, by {by}"),
    ):
        word(study, "en", name, wording)
    method = cooked(study, replace(Recipe.usual(Kind.METHOD), pictures=("frequencies",))).pieces
    assert {"Where the codes come from"} < {one.text for one in method if isinstance(one, Heading)}
    assert any(isinstance(one, Table) and one.caption.startswith("N = ") for one in method)
    assert [one.caption for one in method if isinstance(one, Picture)] == ["Used so often"]
    codebook = cooked(study, Recipe.usual(Kind.CODEBOOK)).pieces
    assert "1/2: one coding" in [one.text for one in codebook if isinstance(one, Text)]
    assert cooked(study, Recipe.usual(Kind.QUOTES)).title == "What they said"


def test_places_may_stand_in_another_order_each_once(study: Project) -> None:
    first = study.codings.of_codes()[0]
    other = next(code for code in study.codes.all() if code.id != first.code_id)
    study.codings.add(first.document_id, first.span, other.id)
    word(study, "en", "report/printed_under", "{quotes} – see {code}.")
    notes = [one.text for one in cooked(study, Recipe.usual(Kind.QUOTES)).pieces if isinstance(one, Text)]
    assert any(" – see " in text and text.startswith("“") for text in notes)
    with pytest.raises(CannotDo, match="once"):
        word(study, "en", "report/printed_under", "{quotes} {code} {code}")
    with pytest.raises(CannotDo, match="alone"):
        word(study, "en", "report/printed_under", "{quotes:>4} {code}")


@given(st.sampled_from(list(PHRASES)), st.data())
def test_any_wording_with_its_places_can_be_filled_in(language: str, data: st.DataObject) -> None:
    usual = data.draw(st.sampled_from([text for text, _ in _every(language).values()]))
    words = st.text(st.characters(exclude_characters="{}", exclude_categories=["Cs"]), max_size=12)
    places = data.draw(st.permutations([*_places(usual).elements()]))
    wording = data.draw(words) + "".join(f"{{{place}}}{data.draw(words)}" for place in places)
    check_wording(usual, wording)
    filled = wording.format(*["×"] * len(places), **{place: "×" for place in places if place})
    assert filled.count("×") >= len(places)
