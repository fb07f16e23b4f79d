from __future__ import annotations

import pytest

from qda.analysis.evidence import groups_of, offered, quoted, stands, support, uses
from qda.analysis.grid import grid
from qda.analysis.offered import cells_of_code, offered_of_code
from qda.model import CellState, Place, Point, Span
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
    assert uses([point])[Place(cell.question_id), cell.case_id or 0] == 1
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


# --------------------------------------------------------------------------- how many say so


def test_those_that_say_so_are_counted_of_those_that_answered(study: Project, point: Point) -> None:
    osen, vikna = study.cases.all()
    assert point.question_id is not None
    answered = [case for case in (osen, vikna) if grid(study).cells[point.question_id, case.id].answers]
    assert support(study, [point])[point.id].of == len(answered)
    study.synthesis.set_state(point.question_id, vikna.id, CellState.NOT_ASKED)
    counted = support(study, [point])[point.id]
    assert (counted.cases, counted.of, counted.against) == ((osen.id,), 1, ())


def test_those_that_speak_against_a_point_are_counted_apart(study: Project, point: Point) -> None:
    osen, vikna = study.cases.all()
    study.synthesis.add_cell(point.id, point.question_id or 0, vikna.id, contrary=True)
    counted = support(study, [study.synthesis.point(point.id)])[point.id]
    assert (counted.cases, counted.against, counted.of) == ((osen.id,), (vikna.id,), 2)


def test_a_point_of_a_group_is_counted_within_it(study: Project, point: Point) -> None:
    osen, vikna = study.cases.all()
    inhabitants = study.attributes.all()[0]
    study.attributes.set_value(vikna.id, inhabitants.id, "9000")
    study.guide.group_by(point.question_id or 0, inhabitants.id, (5000,))
    (question,) = (one for one in study.guide.questions() if one.id == point.question_id)
    under, over = groups_of(study, question)
    assert (under.cases, over.cases) == ({osen.id}, {vikna.id})
    study.synthesis.set_group(point.id, under.key)
    assert support(study, [study.synthesis.point(point.id)])[point.id].of == 1


def test_a_finding_counts_the_cases_of_its_points(study: Project, point: Point) -> None:
    osen, vikna = study.cases.all()
    against = study.synthesis.point_of_cells(study.guide.questions()[1].id, [(Place(2), vikna.id)], "No.")
    finding = study.synthesis.promote([point.id])
    study.synthesis.add_on_point(finding, against, contrary=True)
    counted = support(study, [study.synthesis.point(finding)])[finding]
    assert (counted.cases, counted.against, counted.of) == ((osen.id,), (vikna.id,), 2)


def test_a_point_under_a_code_is_counted_of_the_cases_it_was_put_on(study: Project) -> None:
    osen, _vikna = study.cases.all()
    code = study.codes.find("Anchoring")
    assert code is not None
    point = study.synthesis.add_point(Place(code_id=code.id), "The council voted.")
    coding = study.codings.of_codes(study.codes.with_children(code.id))[0]
    study.synthesis.add_quote(point, coding.document_id, coding.span)
    counted = support(study, [study.synthesis.point(point)])[point]
    assert (counted.cases, counted.of) == ((osen.id,), 1)
    cells = cells_of_code(study, code.id)
    assert [(case.name, met.answers) for case, met in cells.cells] == [("Osen", 1), ("Vikna", 0)]
    assert [one.turn.text for one in offered_of_code(study, cells, osen.id)] == [coding.quote]
