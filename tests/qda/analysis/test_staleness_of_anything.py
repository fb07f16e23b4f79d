"""Whatever happens to what a point or a finding rests on, it says so; taking it back clears it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qda.analysis.staleness import Happened, stale_cells, stale_points
from qda.demo import build
from qda.model import FINDINGS, Evidence, Place, Point, Span, Turn, TurnRole
from qda.project import Project


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """The sample, with a finding on points of two questions, and a point under a code on its cells and passages."""
    with Project.open(build(tmp_path_factory.mktemp("sample"))) as project:
        one, other = (project.synthesis.points(question.id)[0] for question in project.guide.questions()[:2])
        finding = project.synthesis.promote([one.id, other.id], "It takes time.")
        project.synthesis.add_cell(finding, project.guide.questions()[4].id, project.cases.all()[0].id)
        code = max(project.codes.all(), key=lambda code: len(project.codings.of_codes([code.id])))
        place = Place(code_id=code.id)
        point = project.synthesis.point_of_cells(
            place, [(place, case.id) for case in project.cases.all()], "Of a code."
        )
        for coding in project.codings.of_codes([code.id])[:3]:
            project.synthesis.add_quote(point, coding.document_id, coding.span, coding_id=coding.id)
        project.synthesis.promote([point], "Of a code, too.")
        yield project


# --------------------------------------------------------------------------- what can happen


def edit(project: Project, document: int, span: Span, data: st.DataObject) -> None:
    """Words within a passage are corrected."""
    text = project.documents.text(document)
    at = data.draw(st.integers(span.start, span.end - 1))
    letters = data.draw(st.text("abcæøå", min_size=1, max_size=5))
    project.corrections.apply(project.corrections.plan(document, text[:at] + letters + text[at + 1 :] + " "))


def of_quote(project: Project, evidence: Evidence, data: st.DataObject) -> None:
    document, span = evidence.document_id, evidence.span
    assert document is not None
    assert span is not None
    on_it = [c for c in project.codings.overlapping(document, span) if c.span == span]
    others = [code.id for code in project.codes.all() if code.id not in {coding.code_id for coding in on_it}]
    acts: dict[str, Callable[[], object]] = {
        "code": lambda: project.codings.add(document, span, data.draw(st.sampled_from(others))),
        "delete": lambda: project.documents.delete(document),
    }
    if on_it:
        coding = data.draw(st.sampled_from(on_it))
        acts["recode"] = lambda: project.codings.recode([coding.id], data.draw(st.sampled_from(others)))
        acts["remove"] = lambda: project.codings.remove([coding.id])
    acts[data.draw(st.sampled_from(sorted(acts)))]()


def of_question_cell(project: Project, evidence: Evidence, data: st.DataObject) -> None:
    question, case = evidence.question_id, evidence.case_id
    assert question is not None
    assert case is not None
    turns = [turn for turn in spoken(project, case) if turn.speaker_id]
    answers = [turn for turn in turns if turn.question_id == question and turn.role is TurnRole.ANSWERS]
    rest = [turn for turn in turns if turn not in answers and turn.role is TurnRole.ANSWERS]
    acts: dict[str, Callable[[], object]] = {
        "rewrite": lambda: project.synthesis.set_summary(question, case, "It was otherwise."),
        "new": lambda: project.documents.set_question(data.draw(st.sampled_from(rest)).id, question, TurnRole.ANSWERS),
        "delete": lambda: project.cases.delete(case),
    }
    if answers:
        turn = data.draw(st.sampled_from(answers))
        acts["gone"] = lambda: project.documents.set_question(turn.id, None, None)
        acts["moved"] = lambda: project.documents.set_question(turn.id, another(project, question), TurnRole.ANSWERS)
    acts[data.draw(st.sampled_from(sorted(acts)))]()


def of_code_cell(project: Project, evidence: Evidence, data: st.DataObject) -> None:
    code, case = evidence.code_id, evidence.case_id
    assert code is not None
    assert case is not None
    here = {turn.document_id for turn in spoken(project, case)}
    coded = [coding for coding in project.codings.of_codes([code]) if coding.document_id in here]
    turn = data.draw(st.sampled_from([turn for turn in spoken(project, case) if turn.role is TurnRole.ANSWERS]))
    free = turn.said not in {coding.span for coding in coded}
    acts: dict[str, Callable[[], object]] = {"delete": lambda: project.codes.delete(code)}
    if free:
        acts["new"] = lambda: project.codings.add(turn.document_id, turn.said, code)
    if coded:
        acts["gone"] = lambda: project.codings.remove([data.draw(st.sampled_from(coded)).id])
    acts[data.draw(st.sampled_from(sorted(acts)))]()


def of_point(project: Project, evidence: Evidence, data: st.DataObject) -> None:
    below = project.synthesis.point(evidence.on_point_id or 0)
    acts: dict[str, Callable[[], object]] = {
        "reword": lambda: project.synthesis.set_point_text(below.id, "Otherwise."),
        "delete": lambda: project.synthesis.delete_point(below.id),
        "below": lambda: happen(project, data.draw(st.sampled_from(below.evidence)), data),
        "less": lambda: project.synthesis.remove_evidence(data.draw(st.sampled_from(below.evidence)).id),
    }
    acts[data.draw(st.sampled_from(sorted(acts)))]()


def happen(project: Project, evidence: Evidence, data: st.DataObject) -> None:
    """Something happens to a piece of evidence."""
    if evidence.on_point_id is not None:
        of_point(project, evidence, data)
    elif evidence.is_quote:
        of_quote(project, evidence, data)
    elif evidence.code_id is not None:
        of_code_cell(project, evidence, data)
    else:
        of_question_cell(project, evidence, data)


def spoken(project: Project, case: int) -> list[Turn]:
    documents = [document.id for document in project.documents.all() if document.case_id == case]
    return [turn for document in documents for turn in project.documents.turns(document)]


def another(project: Project, question: int) -> int:
    return next(other.id for other in project.guide.questions() if other.id != question)


def findings_on(project: Project, point: Point) -> set[int]:
    findings = project.synthesis.points(FINDINGS)
    return {one.id for one in findings if point.id in {evidence.on_point_id for evidence in one.evidence}}


# --------------------------------------------------------------------------- the promises


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_change_to_what_a_point_rests_on_is_told_and_undoing_it_clears_it(
    sample: Project, data: st.DataObject
) -> None:
    assert stale_points(sample) == {}
    points = [point for point in sample.synthesis.points() if point.evidence]
    places = data.draw(st.sampled_from(sorted({point.place for point in points}, key=str)))
    point = data.draw(st.sampled_from([point for point in points if point.place == places]))
    evidence = data.draw(st.sampled_from(point.evidence))
    resting = findings_on(sample, point)
    happen(sample, evidence, data)
    still_there = {one.id for one in sample.synthesis.points()}
    assert {point.id, *resting} & still_there <= stale_points(sample).keys()
    sample.undo()
    assert stale_points(sample) == {}
    assert stale_cells(sample) == {}


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_corrected_word_in_a_quote_is_told_with_what_it_was(sample: Project, data: st.DataObject) -> None:
    quotes = [(p, e) for p in sample.synthesis.points() for e in p.evidence if e.is_quote]
    point, evidence = data.draw(st.sampled_from(quotes))
    assert evidence.document_id is not None
    assert evidence.span is not None
    before = evidence.span.of(sample.documents.text(evidence.document_id))
    edit(sample, evidence.document_id, evidence.span, data)
    now = next(one for one in sample.synthesis.point(point.id).evidence if one.id == evidence.id)
    assert now.span is not None
    words = now.span.of(sample.documents.text(evidence.document_id))
    told = stale_points(sample).get(point.id, [])
    if words != before:
        assert any((one.happened, one.before, one.after) == (Happened.EDITED, before, words) for one in told)
    sample.undo()
    assert stale_points(sample) == {}


def test_a_point_hears_of_a_new_answer_in_a_cell_it_rests_on_though_the_summary_is_as_it_was(sample: Project) -> None:
    point = next(one for one in sample.synthesis.points() if any(e.is_cell and e.question_id for e in one.evidence))
    cell = next(e for e in point.evidence if e.is_cell and e.question_id)
    assert cell.case_id is not None
    turn = next(
        turn
        for turn in spoken(sample, cell.case_id)
        if turn.role is TurnRole.ANSWERS and turn.question_id != cell.question_id
    )
    sample.documents.set_question(turn.id, cell.question_id, TurnRole.ANSWERS)
    told = stale_points(sample)[point.id]
    words = turn.said.of(sample.documents.text(turn.document_id))
    assert (Happened.NEW, words) in {(one.happened, one.after) for one in told}
    sample.synthesis.point_still_right(point.id)
    assert point.id not in stale_points(sample)
    sample.undo()
    sample.undo()


def test_a_finding_hears_of_evidence_that_its_point_has_got(sample: Project) -> None:
    finding = sample.synthesis.points(FINDINGS)[0]
    below = sample.synthesis.point(next(e.on_point_id for e in finding.evidence if e.on_point_id) or 0)
    sample.synthesis.add_quote(below.id, sample.documents.all()[0].id, Span(0, 5))
    assert stale_points(sample).keys() == {finding.id}
    assert [one.happened for one in stale_points(sample)[finding.id]] == [Happened.NEW]
    sample.undo()


def test_dividing_and_merging_points_do_not_hide_what_happened(sample: Project) -> None:
    point = next(p for p in sample.synthesis.points() if p.question_id and any(e.coding_id for e in p.evidence))
    quote = next(e for e in point.evidence if e.coding_id)
    sample.codings.remove([quote.coding_id or 0])
    new = sample.synthesis.split_point(point.id, 4, [quote.id])
    stale = stale_points(sample)
    assert new in stale
    assert point.id not in stale
    sample.synthesis.merge_points([point.id, new])
    assert point.id in stale_points(sample)
    for _ in range(3):
        sample.undo()
    assert stale_points(sample) == {}
