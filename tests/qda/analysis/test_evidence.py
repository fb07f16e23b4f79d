from __future__ import annotations

import pytest

from qda.analysis.evidence import offered, quoted, stands, support, uses
from qda.model import Point, Span
from qda.project import Project


@pytest.fixture
def point(study: Project) -> Point:
    """The point that rests on Osen's cell and on a quote from Osen."""
    return study.synthesis.points()[0]


def test_a_point_rests_on_the_cases_of_its_cells_and_of_those_it_quotes(study: Project, point: Point) -> None:
    osen, vikna = study.cases.all()
    assert support(study, [point])[point.id].cases == (osen.id,)
    answer = next(turn for turn in study.documents.turns_of_question(point.question_id) if turn.document_id != 1)
    document = study.documents.named("Vikna")
    assert document is not None
    study.synthesis.add_quote(point.id, document.id, answer.said)
    found = support(study, [study.synthesis.point(point.id)])[point.id]
    assert (found.cases, found.of) == ((osen.id, vikna.id), 2)


def test_a_quote_counts_for_the_case_of_its_speaker(study: Project, point: Point) -> None:
    vikna = study.cases.named("Vikna")
    assert vikna is not None
    anna = next(speaker for speaker in study.documents.speakers() if speaker.name == "Anna")
    study.documents.set_speaker(anna.id, case_id=vikna.id)
    assert vikna.id in support(study, [point])[point.id].cases


def test_a_point_without_evidence_rests_on_no_case(study: Project) -> None:
    bare = study.synthesis.points()[1]
    assert support(study, [bare])[bare.id].cases == ()


def test_what_is_used_is_counted_by_cell_and_by_passage(study: Project, point: Point) -> None:
    cell, quote = point.evidence
    assert uses([point])[cell.question_id or 0, cell.case_id or 0] == 1
    assert quoted([point])[quote.document_id or 0, quote.span or Span(0, 0)] == 1
    assert not uses([])
    assert not quoted([])


def test_passages_are_offered_with_the_codings_on_them(study: Project, point: Point) -> None:
    passages = offered(study, point.question_id, study.cases.all()[0].id)
    assert all(coding.span.overlaps(passage.turn.span) for passage in passages for coding in passage.codings)
    quotes = [coding.quote for passage in passages for coding in passage.codings]
    assert any("council" in quote for quote in quotes)
    assert offered(study, study.guide.questions()[2].id, study.cases.all()[0].id) == []


def test_a_quote_stands_while_the_transcript_says_it(study: Project, point: Point) -> None:
    from dataclasses import replace

    cell, quote = point.evidence
    assert stands(study, cell)
    assert stands(study, quote)
    assert not stands(study, replace(quote, quote="something else"))
