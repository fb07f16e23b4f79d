"""The grid: guide questions × cases, each cell with its state, its passages and its summary."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from qda.model import Case, Cell, CellState, Document, Part, Passage, Question, Section, Span, Speaker, TurnRole
from qda.project import Project


@dataclass(frozen=True, slots=True)
class Grid:
    questions: tuple[Question, ...]
    cases: tuple[Case, ...]
    cells: Mapping[tuple[int, int], Cell]
    """By (question id, case id); there is one for every pair."""
    documents: Mapping[int, tuple[Document, ...]] = field(default_factory=dict)
    """The documents that each case takes part in, by its id."""
    sections: Mapping[int, Section] = field(default_factory=dict)
    """The sections of the guide, by their ids."""

    def count(self, state: CellState) -> int:
        """How many cells are in a state."""
        return sum(cell.state is state for cell in self.cells.values())

    @property
    def summarised(self) -> int:
        """How many of the answered cells have a summary."""
        return sum(bool(cell.summary) and cell.state is CellState.ANSWERED for cell in self.cells.values())


EMPTY = Grid((), (), {})


def grid(project: Project) -> Grid:
    """The whole grid as it stands."""
    questions, cases = project.guide.questions(), project.cases.all()
    counts, written = project.documents.answers(), project.synthesis.written()
    documents = project.documents.all()
    present = project.documents.cases_of()
    own = {case.id: tuple(text for text in documents if case.id in present.get(text.id, ())) for case in cases}
    read = {case_id: bool(texts) and all(text.read for text in texts) for case_id, texts in own.items()}
    cells = {}
    for question in questions:
        for case in cases:
            by_hand, summary = written.get((question.id, case.id), (None, ""))
            answers = counts.get((question.id, case.id, TurnRole.ANSWERS), 0)
            asked = sum(counts.get((question.id, case.id, role), 0) for role in (TurnRole.ASKS, TurnRole.FOLLOWS_UP))
            follows = derived_state(answers=answers, asked=asked, read=read[case.id])
            cells[question.id, case.id] = Cell(
                question.id, case.id, by_hand or follows, by_hand is not None, summary, answers, follows
            )
    sections = {section.id: section for section in project.guide.sections()}
    return Grid(tuple(questions), tuple(cases), cells, own, sections)


def rewritten(project: Project, before: Grid) -> Grid:
    """The grid after nothing but summaries and states set by hand changed: what the turns say is not asked again."""
    written = project.synthesis.written()
    cells = dict(before.cells)
    for key, cell in before.cells.items():
        by_hand, summary = written.get(key, (None, ""))
        if summary != cell.summary or (by_hand or cell.follows) != cell.state or (by_hand is not None) != cell.by_hand:
            cells[key] = replace(cell, state=by_hand or cell.follows, by_hand=by_hand is not None, summary=summary)
    return replace(before, cells=cells)


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


@dataclass(frozen=True, slots=True)
class Heard:
    """A turn on a question, with what is needed to show it: whose words, where, and whether they ask or answer."""

    document_id: int
    turn_id: int
    span: Span
    text: str
    role: TurnRole
    speaker: str
    speaks_as: str
    """What the speaker is, as the document has it: "health and social services manager"."""
    document: str
    paragraph: int
    voice: int
    """The speaker's place among the participants of the document: tells voices apart."""
    codes: str = ""
    """The names of the codes it was given, where it is coded words."""
    coding_id: int | None = None


def heard(project: Project, question_id: int, case_id: int) -> list[Heard]:
    """What was asked and said on a question in a case, in the order of documents and text.

    The asking turns come from every document that the case takes part in: one of its own, or one where it has a voice.
    """
    documents = {document.id: document for document in project.documents.all()}
    turns = project.documents.turns_of_question(question_id)
    speakers: dict[int, Speaker] = {}
    voices: dict[int, int] = {}
    for document_id in {turn.document_id for turn in turns}:
        of_document = project.documents.speakers(document_id)
        speakers.update((speaker.id, speaker) for speaker in of_document)
        participants = [speaker.id for speaker in of_document if speaker.part is Part.PARTICIPANT]
        voices.update((speaker_id, place) for place, speaker_id in enumerate(participants))
    spoken = [(turn, speakers.get(turn.speaker_id or 0)) for turn in turns]
    present = project.documents.cases_of()
    found = []
    for turn, speaker in spoken:
        case = (speaker.case_id if speaker else None) or documents[turn.document_id].case_id
        answers = turn.role is TurnRole.ANSWERS
        if turn.role is not None and (case == case_id if answers else case_id in present.get(turn.document_id, ())):
            found.append(
                Heard(
                    turn.document_id,
                    turn.id,
                    turn.said,
                    turn.said.of(project.documents.text(turn.document_id)),
                    turn.role,
                    speaker.name if speaker else "",
                    speaker.role if speaker else "",
                    documents[turn.document_id].name,
                    project.documents.paragraphs(turn.document_id).number_at(turn.said.start),
                    voices.get(turn.speaker_id or 0, 0),
                )
            )
    return found
