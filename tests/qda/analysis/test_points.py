"""How points are told in a report: findings first, by group, under codes, and what speaks against them last."""

from __future__ import annotations

import pytest

from qda.analysis.place_report import place_report
from qda.analysis.synthesis import SynthesisOptions, synthesis
from qda.model import FINDINGS, Place, Question, Span
from qda.project import Project
from qda.report import Bullet, Heading, Piece, Quote, Text


def said(pieces: tuple[Piece, ...]) -> list[str]:
    """The headings, points and leads, as they read."""
    return [piece.text for piece in pieces if isinstance(piece, Heading | Bullet | Text)]


@pytest.fixture
def question(study: Project) -> Question:
    return study.guide.questions()[0]


def only(project: Project, place: Place) -> tuple[Piece, ...]:
    return place_report(project, place, whole=False).pieces


def test_findings_come_before_all_else_if_wanted(study: Project, question: Question) -> None:
    point = study.synthesis.points(question.id)[0]
    study.synthesis.promote([point.id], "It takes time.")
    headings = [piece.text for piece in synthesis(study).pieces if isinstance(piece, Heading)]
    assert headings[0] == "Main findings"
    assert said(only(study, FINDINGS)) == ["Main findings", "It takes time."]
    without = synthesis(study, SynthesisOptions(findings=False)).pieces
    assert "It takes time." not in said(without)


def test_a_report_without_findings_has_no_heading_for_them(study: Project) -> None:
    assert "Main findings" not in said(synthesis(study).pieces)
    assert only(study, FINDINGS) == ()


def test_a_point_that_nobody_has_worded_yet_is_not_printed(study: Project, question: Question) -> None:
    before = only(study, Place(question.id))
    point = study.synthesis.add_point(question.id, "")
    study.synthesis.add_cell(point, Place(question.id), study.cases.all()[0].id)
    assert only(study, Place(question.id)) == before
    study.synthesis.set_point_text(point, "They waited.")
    assert any(
        piece.text.startswith("They waited.") for piece in only(study, Place(question.id)) if isinstance(piece, Bullet)
    )


def test_a_question_told_by_group_has_its_points_under_each_group(study: Project, question: Question) -> None:
    _osen, vikna = study.cases.all()
    inhabitants = study.attributes.all()[0]
    study.attributes.set_value(vikna.id, inhabitants.id, "9000")
    first, second = study.synthesis.points(question.id)
    study.guide.group_by(question.id, inhabitants.id, (5000,))
    study.synthesis.set_group(first.id, "5000..")
    lines = said(only(study, Place(question.id)))
    assert lines[2:6] == ["The answers differ by Inhabitants:", second.text, "5000 or more", first.text]
    study.attributes.delete(inhabitants.id)
    assert {first.text, second.text} <= set(said(only(study, Place(question.id))))


def test_what_speaks_against_a_point_is_told_last(study: Project, question: Question) -> None:
    point = study.synthesis.points(question.id)[0]
    document = study.documents.all()[1].id
    study.synthesis.add_quote(point.id, document, Span(0, 5), contrary=True)
    pieces = only(study, Place(question.id))
    at = next(place for place, piece in enumerate(pieces) if isinstance(piece, Text) and piece.text == "But also:")
    assert isinstance(pieces[at - 1], Quote)
    quote = pieces[at + 1]
    assert isinstance(quote, Quote)
    assert quote.source is not None
    assert quote.source.document_id == document


def test_the_points_of_a_code_are_a_chapter_along_the_codebook(study: Project) -> None:
    code = study.codes.find("Political anchoring")
    assert code is not None
    study.synthesis.add_point(Place(code_id=code.id), "The council voted.")
    chapter = said(place_report(study, Place(code_id=code.id), whole=True).pieces)
    assert chapter == [
        "Anchoring",
        "Who stands behind it.",
        "Political anchoring",
        "The council.",
        "The council voted.",
    ]
    assert said(only(study, Place(code_id=code.id))) == ["Political anchoring", "The council.", "The council voted."]
