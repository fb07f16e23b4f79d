"""Quotes edited for print: kept with the evidence, checked against what was said, and given up when that changes."""

from __future__ import annotations

import pytest

from qda.analysis.printed import edit_for_print, misprinted
from qda.analysis.synthesis import synthesis
from qda.analysis.verify import check
from qda.errors import CannotDo
from qda.model import Evidence
from qda.project import Project
from qda.report import Quote


def quote(project: Project) -> Evidence:
    return next(one for one in project.synthesis.points()[0].evidence if one.is_quote)


def printed(project: Project) -> list[str]:
    return [piece.text for piece in synthesis(project).pieces if isinstance(piece, Quote)]


def test_an_edit_is_printed_and_undone(study: Project) -> None:
    edit_for_print(study, quote(study), "[They] waited for […] time")
    assert printed(study) == ["[They] waited for […] time"]
    assert check(study) == []
    study.undo()
    assert printed(study) == ["we waited for a long time"]


def test_words_that_were_not_said_are_refused(study: Project) -> None:
    for words, why in (
        ("They waited for a long time", "not said there"),
        ("we waited", "left out"),
        ("[They waited", "stands alone"),
    ):
        with pytest.raises(CannotDo, match=why):
            edit_for_print(study, quote(study), words)
    assert quote(study).printed == ""


def test_the_words_as_they_were_said_are_no_edit(study: Project) -> None:
    edit_for_print(study, quote(study), "[…] a long time")
    edit_for_print(study, quote(study), " we waited  for a long time ")
    assert quote(study).printed == ""


def test_an_edit_that_no_longer_fits_gives_way_to_the_words(study: Project) -> None:
    edit_for_print(study, quote(study), "we waited for […] time")
    document = study.documents.named("Osen")
    assert document is not None
    text = study.documents.text(document.id).replace("we waited for a long time", "we waited for quite a while")
    study.corrections.apply(study.corrections.plan(document.id, text))
    words = printed(study)
    assert words[0].startswith("we waited for quite a while")
    assert len(misprinted(study)) == 1
    assert any("no longer fits" in problem.sentence for problem in check(study))
