"""The guide on its shelf: added to, moved, merged, replaced, it keeps order, numbers and what rests on it."""

from __future__ import annotations

import pytest

from qda import errors
from qda.model import Guide, GuideQuestion
from qda.project import Project
from qda.text.guide_order import Numbering


def numbers(project: Project) -> list[str]:
    return [question.number for question in project.guide.questions()]


def ids(project: Project) -> list[int]:
    return [question.id for question in project.guide.questions()]


def test_a_question_in_the_middle_of_a_new_version_moves_no_points(study: Project) -> None:
    first, second, third = study.guide.questions()
    study.guide.take_over(
        Guide(
            "Second",
            (
                GuideQuestion("1", first.text, "Background"),
                GuideQuestion("2", "What is your own part in it?", "Background"),
                GuideQuestion("3", second.text, "Background"),
                GuideQuestion("4", third.text, "Together"),
            ),
        )
    )
    assert [(one.id, one.number) for one in study.guide.questions() if one.id in (first.id, second.id, third.id)] == [
        (first.id, "1"),
        (second.id, "3"),
        (third.id, "4"),
    ]
    assert [section.title for section in study.guide.sections()] == ["Background", "Together"]
    study.undo()
    assert ids(study) == [first.id, second.id, third.id]


def test_what_the_new_version_lacks_stays_last_under_a_number_of_its_own(study: Project) -> None:
    third = study.guide.questions()[2]
    study.guide.take_over(Guide("", (GuideQuestion("3", "What did it cost?"),)), {0: study.guide.questions()[1].id})
    assert numbers(study) == ["3", "1", "3b"]
    assert ids(study)[2] == third.id


def test_turns_of_a_deleted_question_are_matched_anew_though_set_by_hand(study: Project) -> None:
    question = study.guide.questions()[0].id
    turns = [turn.id for turn in study.documents.turns_of_question(question)]
    study.documents.accept_questions(turns)
    study.guide.delete(question)
    left = [turn for one in study.documents.all() for turn in study.documents.turns(one.id) if turn.id in turns]
    assert {(turn.question_id, turn.role, turn.by_hand) for turn in left} == {(None, None, False)}


def test_numbers_that_follow_no_rule_are_left_as_they_are(study: Project) -> None:
    study.guide.change(ids(study)[0], number="A1")
    study.guide.move(ids(study)[0], study.guide.sections()[1].id, 9)
    assert numbers(study) == ["2", "3", "A1"]
    study.guide.renumber(Numbering.SECTIONS)
    assert numbers(study) == ["1.1", "2.1", "2.2"]


def test_a_deleted_section_leaves_its_questions_to_the_one_before(study: Project) -> None:
    first, second = study.guide.sections()
    study.guide.delete_section(second.id)
    assert {question.section_id for question in study.guide.questions()} == {first.id}
    study.guide.delete_section(first.id)
    assert {question.section_id for question in study.guide.questions()} == {None}
    assert numbers(study) == ["1", "2", "3"]


def test_a_question_is_not_merged_with_itself(study: Project) -> None:
    with pytest.raises(errors.CannotDo, match="itself"):
        study.guide.merge(ids(study)[0], ids(study)[0])
