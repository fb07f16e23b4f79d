from __future__ import annotations

import pytest

from qda.analysis.fixed_texts import fixed_texts, phrases, word
from qda.analysis.phrases import PHRASES
from qda.analysis.synthesis import SynthesisOptions, synthesis
from qda.errors import CannotDo
from qda.model import CellState
from qda.project import Project
from qda.report import Text


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
