from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda.model import Guide, GuideQuestion
from qda.project import Project


@pytest.fixture
def question(project: Project) -> int:
    project.guide.take_over(Guide("", (GuideQuestion("1", "Why?"), GuideQuestion("2", "How?"))))
    return project.guide.questions()[0].id


def texts(project: Project, question: int) -> list[str]:
    return [point.text for point in project.synthesis.points(question)]


def test_a_point_is_made_at_the_place_asked_for(project: Project, question: int) -> None:
    project.synthesis.add_points(question, ["a", "b"])
    project.synthesis.add_point(question, "between", 1)
    project.synthesis.add_point(question, "last")
    assert texts(project, question) == ["a", "between", "b", "last"]


def test_several_points_are_made_in_one_step(project: Project, question: int) -> None:
    project.synthesis.add_points(question, ["a", "d"])
    project.synthesis.add_points(question, ["b", "c"], 1)
    assert texts(project, question) == ["a", "b", "c", "d"]
    project.undo()
    assert texts(project, question) == ["a", "d"]
    assert project.synthesis.add_points(question, []) == []


@given(st.lists(st.integers(0, 9), max_size=8))
def test_points_stand_where_a_list_would_have_them(project: Project, places: list[int]) -> None:
    project.guide.take_over(Guide("", (GuideQuestion("1", "Why?"),)))
    question = project.guide.questions()[0].id
    for point in project.synthesis.points(question):
        project.synthesis.delete_point(point.id)
    expected: list[str] = []
    for number, place in enumerate(places):
        place = min(place, len(expected))
        project.synthesis.add_point(question, str(number), place)
        expected.insert(place, str(number))
    assert texts(project, question) == expected


def test_a_point_is_split_and_its_evidence_stays(project: Project, question: int) -> None:
    case = project.cases.add("Osen")
    first = project.synthesis.add_point(question, "Time was short, and money too.")
    project.synthesis.add_point(question, "last")
    project.synthesis.add_cell(first, question, case)
    project.synthesis.split_point(first, len("Time was short,"))
    assert texts(project, question) == ["Time was short,", "and money too.", "last"]
    assert [len(point.evidence) for point in project.synthesis.points(question)] == [1, 0, 0]
    project.undo()
    assert texts(project, question) == ["Time was short, and money too.", "last"]


def test_points_are_counted_by_question(project: Project, question: int) -> None:
    project.synthesis.add_points(question, ["a", "b"])
    assert project.synthesis.count_points() == {question: 2}


def test_several_summaries_are_written_in_one_step(project: Project, question: int) -> None:
    osen, vikna = project.cases.add("Osen"), project.cases.add("Vikna")
    project.synthesis.set_summary(question, osen, "before")
    project.synthesis.set_summaries({(question, osen): "", (question, vikna): "after"})
    assert project.synthesis.summary(question, osen) == ""
    assert project.synthesis.summary(question, vikna) == "after"
    project.undo()
    assert project.synthesis.summary(question, osen) == "before"
    assert project.synthesis.summary(question, vikna) == ""
    project.synthesis.set_summaries({})
