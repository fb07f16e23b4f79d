from __future__ import annotations

import pytest

from qda.analysis.grid import Grid, grid, heard, rewritten
from qda.model import CellState, TurnRole
from qda.project import Project


@pytest.fixture
def place(study: Project) -> tuple[int, int]:
    """The first question in the first case."""
    return study.guide.questions()[0].id, study.cases.all()[0].id


def test_what_is_heard_on_a_question_has_the_asking_and_the_answering_turns(
    study: Project, place: tuple[int, int]
) -> None:
    turns = heard(study, *place)
    assert [turn.role for turn in turns][:2] == [TurnRole.ASKS, TurnRole.ANSWERS]
    assert any(turn.role is TurnRole.FOLLOWS_UP for turn in turns)
    for turn in turns:
        assert turn.span.of(study.documents.text(turn.document_id)) == turn.text
        assert turn.document == "Osen"
    assert {turn.speaker for turn in turns if turn.role is TurnRole.ANSWERS} == {"Anna"}


def test_a_speaker_of_another_case_answers_for_that_case(study: Project, place: tuple[int, int]) -> None:
    question, osen = place
    vikna = study.cases.named("Vikna")
    assert vikna is not None
    anna = next(speaker for speaker in study.documents.speakers() if speaker.name == "Anna")
    before = [turn.text for turn in heard(study, question, osen) if turn.role is TurnRole.ANSWERS]
    study.documents.set_speaker(anna.id, case_id=vikna.id)
    assert not any(turn.role is TurnRole.ANSWERS for turn in heard(study, question, osen))
    moved = heard(study, question, vikna.id)
    assert set(before) <= {turn.text for turn in moved}
    assert any(turn.role is TurnRole.ASKS and turn.document == "Osen" for turn in moved)


def test_the_state_that_follows_is_kept_beside_the_one_set_by_hand(study: Project, place: tuple[int, int]) -> None:
    study.synthesis.set_state(*place, CellState.NOT_ASKED)
    cell = grid(study).cells[place]
    assert (cell.state, cell.by_hand, cell.follows) == (CellState.NOT_ASKED, True, CellState.ANSWERED)


def test_a_rewritten_grid_is_the_grid_read_anew(study: Project, place: tuple[int, int]) -> None:
    before = grid(study)
    other = study.guide.questions()[2].id, place[1]
    study.synthesis.set_summary(*place, "Nobody had time.")
    study.synthesis.set_state(*other, CellState.NOT_READ)
    assert rewritten(study, before) == grid(study)
    study.undo()
    study.undo()
    assert rewritten(study, grid(study)) == before


def test_a_grid_counts_its_states_and_the_answers_summed_up(study: Project) -> None:
    found = grid(study)
    assert sum(found.count(state) for state in CellState) == len(found.cells)
    assert found.summarised == 1
    assert Grid((), (), {}).summarised == 0
