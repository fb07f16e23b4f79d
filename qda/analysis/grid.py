"""The grid: guide questions × cases, each cell with its state, its passages and its summary."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from qda.model import Case, Cell, CellState, Passage, Question, TurnRole
from qda.project import Project


@dataclass(frozen=True, slots=True)
class Grid:
    questions: tuple[Question, ...]
    cases: tuple[Case, ...]
    cells: Mapping[tuple[int, int], Cell]
    """By (question id, case id); there is one for every pair."""


def grid(project: Project) -> Grid:
    """The whole grid as it stands."""
    questions, cases = project.guide.questions(), project.cases.all()
    counts, written = project.documents.answers(), project.synthesis.written()
    documents = project.documents.all()
    read = {case.id: False for case in cases}
    for case in cases:
        own = [document for document in documents if document.case_id == case.id]
        read[case.id] = bool(own) and all(document.read for document in own)
    cells = {}
    for question in questions:
        for case in cases:
            by_hand, summary = written.get((question.id, case.id), (None, ""))
            answers = counts.get((question.id, case.id, TurnRole.ANSWERS), 0)
            asked = counts.get((question.id, case.id, TurnRole.ASKS), 0)
            cells[question.id, case.id] = Cell(
                question.id,
                case.id,
                by_hand or derived_state(answers=answers, asked=asked, read=read[case.id]),
                by_hand is not None,
                summary,
                answers,
            )
    return Grid(tuple(questions), tuple(cases), cells)


def derived_state(*, answers: int, asked: int, read: bool) -> CellState:
    """A cell's state as it follows from the turns. Silence means "not asked" only once somebody has read it all."""
    if answers:
        return CellState.ANSWERED
    if asked:
        return CellState.NOT_ANSWERED
    return CellState.NOT_ASKED if read else CellState.NOT_READ


def passages(project: Project, question_id: int, case_id: int) -> list[Passage]:
    """What was said on a question in a case: the answering turns, in the order of documents and text."""
    speakers = {speaker.id: speaker for speaker in project.documents.speakers()}
    home = {document.id: document.case_id for document in project.documents.all()}
    found = []
    for turn in project.documents.turns_of_question(question_id):
        speaker = speakers.get(turn.speaker_id or 0)
        case = (speaker.case_id if speaker else None) or home[turn.document_id]
        if turn.role is TurnRole.ANSWERS and case == case_id:
            text = turn.said.of(project.documents.text(turn.document_id))
            found.append(Passage(turn.document_id, turn.said, text, turn.speaker_id, turn.id))
    return found
