"""Interviews and the answers to a survey in one project: neither is taken for the other."""

from __future__ import annotations

from pathlib import Path

import pytest

from qda.analysis.asking import look_through
from qda.analysis.interviews import asked_in_interviews, interviewed
from qda.importing import match_again, take_guide, take_transcripts
from qda.project import Project
from qda.surveying import take_survey

GUIDE = "1. How did the cooperation begin?\n2. What was difficult?\n"
TALK = (
    "Interviewer: How did the cooperation begin?\nKari: Somebody rang.\n"
    "Interviewer: And what was good?\nKari: The boats.\n"
)
ANSWERS = "Id,What was good?\n1,The meetings.\n2,The people I met.\n"


@pytest.fixture
def both(project: Project, tmp_path: Path) -> Project:
    """A guide, an interview and a survey whose open question comes near something asked in the interview."""
    for name, text in (("guide.txt", GUIDE), ("talk.txt", TALK), ("course.csv", ANSWERS)):
        (tmp_path / name).write_text(text, "utf-8")
    take_guide(project, tmp_path / "guide.txt")
    take_survey(project, tmp_path / "course.csv")
    take_transcripts(project, [tmp_path / "talk.txt"])
    return project


def answered(project: Project) -> list[int | None]:
    sheets = sorted(project.surveys.sheets())
    return [turn.question_id for sheet in sheets for turn in project.documents.turns(sheet)]


def test_what_only_a_survey_asks_is_not_sought_in_an_interview(both: Project) -> None:
    (talk,) = interviewed(both)
    numbers = {question.id: question.number for question in both.guide.questions()}
    assert [question.number for question in asked_in_interviews(both)] == ["1", "2"]
    assert {numbers[turn.question_id] for turn in both.documents.turns(talk.id) if turn.question_id} == {"1"}
    missing = look_through(both).never_found
    assert [(one.document_id, numbers[one.question_id]) for one in missing] == [(talk.id, "2")]


def test_answer_sheets_keep_their_questions_when_the_guide_is_matched_again(both: Project) -> None:
    before = answered(both)
    assert len(set(before)) == 1
    for document in both.documents.all():
        match_again(both, document.id)
    assert answered(both) == before


def test_answer_sheets_wait_for_nobody_to_read_them(both: Project) -> None:
    sheets = both.surveys.sheets()
    assert all(document.read for document in both.documents.all() if document.id in sheets)
    assert not any(document.read for document in interviewed(both))


def test_a_new_version_of_the_guide_leaves_the_survey_as_it_is(both: Project, tmp_path: Path) -> None:
    before = answered(both)
    (tmp_path / "guide.txt").write_text(GUIDE + "3. Who paid?\n", "utf-8")
    take_guide(both, tmp_path / "guide.txt")
    assert answered(both) == before
    assert [question.number for question in asked_in_interviews(both)] == ["1", "2", "3"]


def test_a_question_of_the_survey_that_the_guide_has_too_is_asked_in_both(both: Project, tmp_path: Path) -> None:
    (tmp_path / "guide.txt").write_text(GUIDE + "3. What was good?\n", "utf-8")
    take_guide(both, tmp_path / "guide.txt")
    assert "What was good?" in [question.text for question in asked_in_interviews(both)]
    (talk,) = interviewed(both)
    asked = {question.id: question.text for question in both.guide.questions()}
    found = {asked[turn.question_id] for turn in both.documents.turns(talk.id) if turn.question_id}
    assert found == {"How did the cooperation begin?", "What was good?"}


@pytest.mark.parametrize("guide_first", [True, False])
def test_a_section_of_the_guide_that_a_survey_asks_too_is_sought_in_interviews(
    project: Project, tmp_path: Path, guide_first: bool
) -> None:
    guide, survey = tmp_path / "guide.md", tmp_path / "course.csv"
    guide.write_text("# Guide\n\n## The course\n\n1. What was good?\n\n## End\n\n2. Who paid?\n", "utf-8")
    survey.write_text(ANSWERS, "utf-8")
    for take in (take_guide, take_survey) if guide_first else (take_survey, take_guide):
        take(project, guide if take is take_guide else survey)
    assert [question.text for question in asked_in_interviews(project)] == ["What was good?", "Who paid?"]


def test_a_survey_that_gets_another_name_keeps_its_questions_to_itself(both: Project) -> None:
    before = asked_in_interviews(both)
    (survey,) = both.surveys.all()
    both.surveys.rename(survey.id, "The meetings")
    assert asked_in_interviews(both) == before
    assert [section.title for section in both.guide.sections()][-1] == "The meetings"
    both.undo()
    assert asked_in_interviews(both) == before
