from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda.analysis.grid import derived_state, grid, heard, passages, rewritten
from qda.model import CellState, Draft, TurnRole
from qda.project import Project

ASKS, FOLLOWS, ANSWERS = TurnRole.ASKS, TurnRole.FOLLOWS_UP, TurnRole.ANSWERS

MakeDraft = Callable[..., Draft]


@pytest.fixture
def three(project: Project) -> Project:
    """Three questions, and the cases Osen, Vikna and Namsos without a document."""
    for number in "123":
        project.guide.add(number, f"Question {number}?")
    for name in ("Osen", "Vikna", "Namsos"):
        project.cases.add(name)
    return project


def states(project: Project) -> dict[str, list[str]]:
    """The states of each case's cells, in the order of the guide."""
    found = grid(project)
    assert set(found.cells) == {(q.id, c.id) for q in found.questions for c in found.cases}
    return {case.name: [str(found.cells[q.id, case.id].state) for q in found.questions] for case in found.cases}


def test_a_cell_is_answered_asked_not_asked_or_not_yet_read(three: Project, draft: MakeDraft) -> None:
    lines = [("I", "Question 1?", 0, ASKS), ("Anna", "Yes.", 0, ANSWERS), ("I", "Question 2?", 1, ASKS)]
    document = three.documents.add(draft("Osen", lines, "Osen"), three.guide.questions())
    unread = ["not yet read"] * 3
    assert states(three) == {
        "Osen": ["answered", "asked, not answered", "not yet read"],
        "Vikna": unread,
        "Namsos": unread,
    }
    three.documents.set_read(document)
    assert states(three)["Osen"] == ["answered", "asked, not answered", "not asked"]
    assert states(three)["Vikna"] == unread


def test_nothing_is_not_asked_until_every_document_of_a_case_is_read(three: Project, draft: MakeDraft) -> None:
    first, second = three.documents.add_all([draft(name, [], "Osen") for name in ("A", "B")])
    three.documents.set_read(first)
    assert states(three)["Osen"] == ["not yet read"] * 3
    three.documents.set_read(second)
    assert states(three)["Osen"] == ["not asked"] * 3


def test_a_question_only_followed_up_was_asked(three: Project, draft: MakeDraft) -> None:
    three.documents.add(draft("Osen", [("I", "And that?", 0, FOLLOWS)], "Osen"), three.guide.questions())
    assert states(three)["Osen"][0] == "asked, not answered"


def test_a_state_set_by_hand_goes_before_what_the_turns_say_until_it_is_taken_back(
    three: Project, draft: MakeDraft
) -> None:
    three.documents.add(draft("Osen", [("Anna", "Yes.", 0, ANSWERS)], "Osen"), three.guide.questions())
    question, case = three.guide.questions()[0].id, three.cases.all()[0].id
    three.synthesis.set_state(question, case, CellState.NOT_ASKED)
    cell = grid(three).cells[question, case]
    assert (cell.state, cell.by_hand, cell.follows, cell.answers) == (
        CellState.NOT_ASKED,
        True,
        CellState.ANSWERED,
        1,
    )
    three.synthesis.set_state(question, case, None)
    cell = grid(three).cells[question, case]
    assert (cell.state, cell.by_hand) == (CellState.ANSWERED, False)


def focus_group(project: Project, draft: MakeDraft) -> int:
    """Anna of Osen, Bjørn of Vikna and Dag, who belongs to the document's case, Namsos."""
    lines = [
        ("I", "Question 1?", 0, ASKS),
        ("Anna", "In Osen, yes.", 0, ANSWERS),
        ("Dag", "With us, too.", 0, ANSWERS),
        ("I", "Question 2?", 1, ASKS),
        ("Bjørn", "Not in Vikna.", 1, ANSWERS),
        ("Bjørn", "Not yet.", 1, ANSWERS),
    ]
    document = project.documents.add(draft("Group", lines, "Namsos"), project.guide.questions())
    osen, vikna, _ = project.cases.all()
    for speaker in project.documents.speakers(document):
        if speaker.name in {"Anna", "Bjørn"}:
            project.documents.set_speaker(speaker.id, case_id=osen.id if speaker.name == "Anna" else vikna.id)
    return document


def test_in_a_focus_group_an_answer_counts_for_its_speakers_case_and_a_question_for_everybodys(
    three: Project, draft: MakeDraft
) -> None:
    document = focus_group(three, draft)
    assert states(three) == {
        "Osen": ["answered", "asked, not answered", "not yet read"],
        "Vikna": ["asked, not answered", "answered", "not yet read"],
        "Namsos": ["answered", "asked, not answered", "not yet read"],
    }
    three.documents.set_read(document)
    assert {name: cells[2] for name, cells in states(three).items()} == dict.fromkeys(
        ("Osen", "Vikna", "Namsos"), "not asked"
    )
    assert all([text.id for text in texts] == [document] for texts in grid(three).documents.values())


def test_the_passages_of_a_cell_are_its_cases_answers(three: Project, draft: MakeDraft) -> None:
    document = focus_group(three, draft)
    osen, vikna, namsos = (case.id for case in three.cases.all())
    first, second, third = (question.id for question in three.guide.questions())

    def said(question: int, case: int) -> list[str]:
        return [passage.text for passage in passages(three, question, case)]

    assert said(first, osen) == ["In Osen, yes."]
    assert said(first, namsos) == ["With us, too."]
    assert said(second, vikna) == ["Not in Vikna.", "Not yet."]
    assert said(second, osen) == said(third, namsos) == []
    for passage in passages(three, second, vikna):
        assert passage.document_id == document
        assert passage.span.of(three.documents.text(document)) == passage.text
    cells = grid(three).cells
    assert all(cell.answers == len(said(*key)) for key, cell in cells.items())


def test_what_is_heard_in_a_cell_includes_what_was_asked_of_the_whole_group(three: Project, draft: MakeDraft) -> None:
    focus_group(three, draft)
    osen = three.cases.all()[0].id
    first, second, _ = (question.id for question in three.guide.questions())
    assert [(turn.role, turn.text) for turn in heard(three, first, osen)] == [
        (ASKS, "Question 1?"),
        (ANSWERS, "In Osen, yes."),
    ]
    assert [turn.role for turn in heard(three, second, osen)] == [ASKS]


def test_passages_follow_the_order_of_documents_and_text(three: Project, draft: MakeDraft) -> None:
    lines = [("Anna", "One.", 0, ANSWERS), ("Anna", "Two.", 0, ANSWERS)]
    three.documents.add_all([draft(name, lines, "Osen") for name in "BA"], three.guide.questions())
    question, case = three.guide.questions()[0].id, three.cases.all()[0].id
    names = {document.id: document.name for document in three.documents.all()}
    found = passages(three, question, case)
    assert [(names[p.document_id], p.text) for p in found] == [
        ("B", "One."),
        ("B", "Two."),
        ("A", "One."),
        ("A", "Two."),
    ]


def test_a_grid_rewritten_is_the_grid_made_anew(study: Project) -> None:
    before = grid(study)
    questions, cases = study.guide.questions(), study.cases.all()
    study.synthesis.set_summary(questions[1].id, cases[1].id, "Something.")
    study.synthesis.set_state(questions[0].id, cases[0].id, CellState.NOT_ASKED)
    assert rewritten(study, before) == grid(study)
    study.undo()
    study.undo()
    assert rewritten(study, before) == before == grid(study)


@given(st.integers(0, 3), st.integers(0, 3), st.booleans())
def test_a_cell_with_an_answer_is_answered_and_one_without_never(answers: int, asked: int, read: bool) -> None:
    state = derived_state(answers=answers, asked=asked, read=read)
    assert (state is CellState.ANSWERED) == bool(answers)
    assert not answers or state is CellState.ANSWERED
    if not answers and not asked:
        assert state is (CellState.NOT_ASKED if read else CellState.NOT_READ)
