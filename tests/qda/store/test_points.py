from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda.errors import CannotDo
from qda.model import FINDINGS, About, Guide, GuideQuestion, Place
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


# --------------------------------------------------------------------------- places


def test_points_stand_under_codes_and_among_the_findings_too(project: Project, question: int) -> None:
    code = project.codes.add("Time")
    project.synthesis.add_point(Place(code_id=code), "of the code")
    project.synthesis.add_point(question, "of the question")
    project.synthesis.add_point(FINDINGS, "of the study")
    assert [point.text for point in project.synthesis.points()] == ["of the study", "of the question", "of the code"]
    assert [point.text for point in project.synthesis.points(FINDINGS)] == ["of the study"]
    assert project.synthesis.count_by_place() == {FINDINGS: 1, Place(question): 1, Place(code_id=code): 1}
    assert project.synthesis.count_points() == {question: 1}


def test_the_points_of_codes_come_in_the_order_of_the_codebook(project: Project) -> None:
    first, second = project.codes.add("First"), project.codes.add("Second")
    inside = project.codes.add("Inside", first)
    for code in (second, inside, first):
        project.synthesis.add_point(Place(code_id=code), project.codes.get(code).name)
    assert [point.text for point in project.synthesis.points()] == ["First", "Inside", "Second"]


def test_a_point_moves_to_a_code_and_back_with_its_evidence(project: Project, question: int) -> None:
    code, case = project.codes.add("Time"), project.cases.add("Osen")
    point = project.synthesis.point_of_cells(question, [(Place(question), case)], "Time was short.")
    project.synthesis.set_group(point, "..5000")
    project.synthesis.move_point(point, 0, Place(code_id=code))
    moved = project.synthesis.point(point)
    assert (moved.place, moved.group, len(moved.evidence)) == (Place(code_id=code), "", 1)
    project.undo()
    assert project.synthesis.point(point).group == "..5000"


def test_points_of_a_merged_code_go_to_the_other_after_its_own(project: Project) -> None:
    time, hours = project.codes.add("Time"), project.codes.add("Hours")
    for code, text in ((time, "a"), (hours, "b"), (time, "c")):
        project.synthesis.add_point(Place(code_id=code), text)
    project.codes.merge(hours, time)
    assert [point.text for point in project.synthesis.points(Place(code_id=time))] == ["a", "c", "b"]


# --------------------------------------------------------------------------- dividing and joining


def test_evidence_goes_with_the_half_it_was_given_to(project: Project, question: int) -> None:
    osen, vikna = project.cases.add("Osen"), project.cases.add("Vikna")
    point = project.synthesis.point_of_cells(question, [(Place(question), osen), (Place(question), vikna)], "one, two")
    (_, second) = project.synthesis.point(point).evidence
    new = project.synthesis.split_point(point, 4, [second.id])
    assert [e.case_id for e in project.synthesis.point(point).evidence] == [osen]
    assert [e.case_id for e in project.synthesis.point(new).evidence] == [vikna]


def test_merged_points_keep_their_words_and_each_piece_of_evidence_once(project: Project, question: int) -> None:
    osen, vikna = project.cases.add("Osen"), project.cases.add("Vikna")
    first = project.synthesis.point_of_cells(question, [(Place(question), osen)], "Time was short.")
    second = project.synthesis.point_of_cells(
        question, [(Place(question), osen), (Place(question), vikna)], "So was money."
    )
    memo = project.memos.add("Ask again.", About.POINT, second)
    assert project.synthesis.merge_points([first, second]) == first
    (point,) = project.synthesis.points(question)
    assert point.text == "Time was short. So was money."
    assert [evidence.case_id for evidence in point.evidence] == [osen, vikna]
    assert project.memos.get(memo).about_id == first
    project.undo()
    assert texts(project, question) == ["Time was short.", "So was money."]


def test_a_finding_rests_on_points_and_follows_them_when_they_are_merged(project: Project, question: int) -> None:
    first, second = project.synthesis.add_points(question, ["a", "b"])
    finding = project.synthesis.promote([second])
    assert project.synthesis.point(finding).text == "b"
    assert texts(project, question) == ["a", "b"]
    project.synthesis.merge_points([first, second])
    assert [one.on_point_id for one in project.synthesis.point(finding).evidence] == [first]
    new = project.synthesis.split_point(first, 1)
    assert [one.on_point_id for one in project.synthesis.point(finding).evidence] == [first, new]


def test_only_a_finding_rests_on_points(project: Project, question: int) -> None:
    first, second = project.synthesis.add_points(question, ["a", "b"])
    finding = project.synthesis.promote([first])
    for above, below in ((first, second), (finding, finding)):
        with pytest.raises(CannotDo):
            project.synthesis.add_on_point(above, below)
    with pytest.raises(CannotDo):
        project.synthesis.move_point(finding, 0, question)
    with pytest.raises(CannotDo):
        project.synthesis.merge_points([second, finding])
    assert texts(project, question) == ["a", "b"]


def test_a_point_that_becomes_a_finding_bears_no_other_finding(project: Project, question: int) -> None:
    point = project.synthesis.add_point(question, "a")
    finding = project.synthesis.promote([point], "above")
    project.synthesis.move_point(point, 0, FINDINGS)
    assert [one.text for one in project.synthesis.points(FINDINGS)] == ["a", "above"]
    assert project.synthesis.point(finding).evidence == ()


@given(st.lists(st.tuples(st.sampled_from(["split", "merge"]), st.integers(0, 9), st.integers(0, 30)), max_size=8))
def test_no_evidence_is_lost_or_doubled_by_dividing_and_merging(
    project: Project, acts: list[tuple[str, int, int]]
) -> None:
    project.guide.take_over(Guide("", (GuideQuestion("1", "Why?"),)))
    question = project.guide.questions()[0].id
    for point in project.synthesis.points(question):
        project.synthesis.delete_point(point.id)
    known = {case.name: case.id for case in project.cases.all()}
    cases = [known.get(name) or project.cases.add(name) for name in "abcde"]
    project.synthesis.point_of_cells(question, [(Place(question), case) for case in cases], "one two three four")
    done = project.to_undo()
    for act, which, at in acts:
        points = project.synthesis.points(question)
        point = points[which % len(points)]
        if act == "merge" and len(points) > 1:
            project.synthesis.merge_points([point.id, points[(which + 1) % len(points)].id])
        else:
            project.synthesis.split_point(point.id, at, [one.id for one in point.evidence[: at % 4]])
        left = project.synthesis.points(question)
        assert sorted(e.case_id or 0 for p in left for e in p.evidence) == sorted(cases)
        letters = "".join(p.text for p in left).replace(" ", "")
        assert sorted(letters) == sorted("onetwothreefour")
    while project.to_undo() != done:
        project.undo()
    assert texts(project, question) == ["one two three four"]
