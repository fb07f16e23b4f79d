"""When what words rest on is touched, they say so; taking it back, a rewrite, or "still right" clears it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda.analysis.staleness import Happened, stale_cells, stale_points
from qda.demo import build
from qda.model import Point, Span, TurnRole
from qda.project import Project


def point(project: Project) -> Point:
    return project.synthesis.points()[0]


def quote_of(project: Project) -> tuple[int, Span, int]:
    """The first quote of the first point: its document, span and coding."""
    evidence = next(e for e in point(project).evidence if e.is_quote and e.coding_id)
    assert evidence.document_id is not None
    assert evidence.span is not None
    assert evidence.coding_id is not None
    return evidence.document_id, evidence.span, evidence.coding_id


def recode(project: Project) -> None:
    coding = quote_of(project)[2]
    other = next(code.id for code in project.codes.all() if code.id != project.codings.get(coding).code_id)
    project.codings.recode([coding], other)


def uncode(project: Project) -> None:
    project.codings.remove([quote_of(project)[2]])


def edit(project: Project) -> None:
    document, span, _ = quote_of(project)
    text = project.documents.text(document)
    words = span.of(text).split(" ")
    words[len(words) // 2] = "otherwise"
    new = text[: span.start] + " ".join(words) + text[span.end :]
    project.corrections.apply(project.corrections.plan(document, new))


def delete(project: Project) -> None:
    project.documents.delete(quote_of(project)[0])


def rewrite_summary(project: Project) -> None:
    cell = next(e for e in point(project).evidence if not e.is_quote)
    assert cell.question_id is not None
    assert cell.case_id is not None
    project.synthesis.set_summary(cell.question_id, cell.case_id, "It was otherwise.")


TOUCHES: dict[Happened, Callable[[Project], None]] = {
    Happened.RECODED: recode,
    Happened.EDITED: edit,
    Happened.GONE: delete,
    Happened.REWRITTEN: rewrite_summary,
}


@pytest.fixture
def study(study: Project) -> Project:
    """The small study, its first point worded once more: that is what it rests on now."""
    project = study
    project.synthesis.set_point_text(point(project).id, "Anchoring takes time.")
    return project


def test_what_was_just_written_is_not_stale(study: Project) -> None:
    assert stale_points(study) == {}
    assert stale_cells(study) == {}


@pytest.mark.parametrize("happened", TOUCHES)
def test_a_touched_link_is_told_and_undo_clears_it(study: Project, happened: Happened) -> None:
    TOUCHES[happened](study)
    assert happened in {since.happened for since in stale_points(study)[point(study).id]}
    study.undo()
    assert stale_points(study) == {}
    study.redo()
    assert point(study).id in stale_points(study)


def test_a_removed_coding_is_told(study: Project) -> None:
    uncode(study)
    assert Happened.RECODED in {since.happened for since in stale_points(study)[point(study).id]}


def test_still_right_clears_it_and_can_be_taken_back(study: Project) -> None:
    recode(study)
    study.synthesis.point_still_right(point(study).id)
    assert stale_points(study) == {}
    study.undo()
    assert point(study).id in stale_points(study)


def test_a_rewrite_clears_it(study: Project) -> None:
    recode(study)
    study.synthesis.set_point_text(point(study).id, "Anchoring takes years.")
    assert stale_points(study) == {}


def test_taking_evidence_away_by_hand_is_no_surprise(study: Project) -> None:
    study.synthesis.remove_evidence(point(study).evidence[0].id)
    assert stale_points(study) == {}


def test_new_evidence_does_not_hide_what_happened_to_the_old(study: Project) -> None:
    document, _, _ = quote_of(study)
    recode(study)
    study.synthesis.add_quote(point(study).id, document, Span(0, 4))
    assert point(study).id in stale_points(study)


def test_a_new_answer_makes_the_summary_stale_with_its_words(study: Project) -> None:
    (question, case), _ = next(iter(study.synthesis.cell_bases().items()))
    document = next(d for d in study.documents.all() if d.case_id == case)
    turn = next(t for t in study.documents.turns(document.id) if t.question_id != question and t.speaker_id)
    study.documents.set_question(turn.id, question, TurnRole.ANSWERS)
    (since,) = stale_cells(study)[question, case]
    assert since.happened is Happened.NEW
    assert since.after == turn.said.of(study.documents.text(document.id))
    study.synthesis.still_right(question, case)
    assert stale_cells(study) == {}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return Project.open(build(tmp_path_factory.mktemp("sample")))


def test_the_finished_sample_is_fresh(sample: Project) -> None:
    assert stale_points(sample) == {}
    assert stale_cells(sample) == {}


@given(st.data())
def test_any_change_to_a_quote_is_told_and_undoing_it_clears_it(sample: Project, data: st.DataObject) -> None:
    quotes = [(p, e) for p in sample.synthesis.points() for e in p.evidence if e.is_quote and e.coding_id]
    chosen, evidence = data.draw(st.sampled_from(quotes))
    assert evidence.coding_id is not None
    act = data.draw(st.sampled_from(["recode", "remove", "delete"]))
    if act == "recode":
        coding = sample.codings.get(evidence.coding_id)
        others = [code.id for code in sample.codes.all() if code.id != coding.code_id]
        on_it = {
            c.code_id for c in sample.codings.overlapping(coding.document_id, coding.span) if c.span == coding.span
        }
        sample.codings.recode([coding.id], next(code for code in others if code not in on_it))
    elif act == "remove":
        sample.codings.remove([evidence.coding_id])
    else:
        assert evidence.document_id is not None
        sample.documents.delete(evidence.document_id)
    assert chosen.id in stale_points(sample)
    sample.undo()
    assert stale_points(sample) == {}
