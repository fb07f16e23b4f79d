"""A project in numbers, and how far each document and each question has come."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from qda.analysis.coverage import united
from qda.analysis.grid import Grid, grid
from qda.model import Cell, CellState, Document, Part, Question, Report, Span, silent
from qda.project import Project

_WORD = re.compile(r"\S+")


def overview(project: Project) -> dict[str, object]:
    """How many of each noun a project holds, and its name and language."""
    documents = project.documents.all()
    return {
        "name": project.name,
        "documents": len(documents),
        "words": sum(document.words for document in documents),
        "turns": project.documents.count_turns(),
        "speakers": len(project.documents.speakers()),
        "cases": len(project.cases.all()),
        "questions": len(project.guide.questions()),
        "codes": len(project.codes.all()),
        "codings": sum(project.codings.count_by_code().values()),
        "memos": len(project.memos.all()),
        "points": len(project.synthesis.points()),
        "coders": len(project.codings.coders()),
        "language": project.language,
    }


# --------------------------------------------------------------------------- where am I?


@dataclass(frozen=True, slots=True)
class DocumentProgress:
    """How far one document has come."""

    document: Document
    case: str
    words: int
    """The words that participants say; all of them where nobody is told apart."""
    coded: int
    """How many of these words stand in a coded passage."""
    codings: int
    questions: int
    """How many questions of the guide it answers."""
    answered: int
    """How many cells of its case are answered."""
    summarised: int
    """How many of those have a summary."""
    last: str
    """When somebody last did something in it; "" for never."""
    unsummarised: Cell | None = None
    """The first answered cell of its case without a summary."""

    @property
    def share(self) -> float:
        """How much of what participants say is coded, from 0 to 1."""
        return self.coded / self.words if self.words else 0.0


@dataclass(frozen=True, slots=True)
class QuestionProgress:
    """How far one question has come."""

    question: Question
    cases: int
    answered: int
    not_read: int
    summarised: int
    points: int
    unsummarised: Cell | None = None
    """The first answered cell without a summary."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the whole study has come."""

    documents: tuple[DocumentProgress, ...]
    questions: tuple[QuestionProgress, ...]

    @property
    def read(self) -> int:
        return sum(one.document.read for one in self.documents)

    @property
    def share(self) -> float:
        """How much of what all participants say is coded, from 0 to 1."""
        words = sum(one.words for one in self.documents)
        return sum(one.coded for one in self.documents) / words if words else 0.0

    @property
    def answered(self) -> int:
        return sum(one.answered for one in self.questions)

    @property
    def summarised(self) -> int:
        return sum(one.summarised for one in self.questions)

    @property
    def points(self) -> int:
        return sum(one.points for one in self.questions)


def progress(project: Project, report: Report = silent) -> Progress:
    """How far each document and each question has come."""
    whole = grid(project)
    documents = project.documents.all()
    found, last = project.documents.questions_found(), project.past.last_worked_on()
    present = project.documents.cases_of()
    told = []
    for place, document in enumerate(documents):
        report(place, len(documents), document.name)
        codings = project.codings.in_document(document.id)
        words, coded = _words(project, document.id, [coding.span for coding in codings])
        answered = [cell for cell in _cells(whole, present.get(document.id, ())) if cell.state is CellState.ANSWERED]
        told.append(
            DocumentProgress(
                document,
                ", ".join(case.name for case in whole.cases if case.id in present.get(document.id, ())),
                words,
                coded,
                len(codings),
                found.get(document.id, 0),
                len(answered),
                sum(bool(cell.summary) for cell in answered),
                last.get(document.id, ""),
                next((cell for cell in answered if not cell.summary), None),
            )
        )
    return Progress(tuple(told), tuple(_questions(project, whole)))


def _cells(whole: Grid, cases: Collection[int]) -> list[Cell]:
    """The cells of the cases that take part in a document."""
    own = [case.id for case in whole.cases if case.id in cases]
    return [whole.cells[question.id, case_id] for case_id in own for question in whole.questions]


def _questions(project: Project, whole: Grid) -> Iterable[QuestionProgress]:
    points = project.synthesis.count_points()
    for question in whole.questions:
        cells = [whole.cells[question.id, case.id] for case in whole.cases]
        yield QuestionProgress(
            question,
            len(cells),
            sum(cell.state is CellState.ANSWERED for cell in cells),
            sum(cell.state is CellState.NOT_READ for cell in cells),
            sum(cell.state is CellState.ANSWERED and bool(cell.summary) for cell in cells),
            points.get(question.id, 0),
            next((cell for cell in cells if cell.state is CellState.ANSWERED and not cell.summary), None),
        )


def _words(project: Project, document_id: int, coded: Sequence[Span]) -> tuple[int, int]:
    """How many words participants say in a document, and how many of these a coding touches."""
    text, speakers = project.documents.text(document_id), project.documents.speakers(document_id)
    asking = {speaker.id for speaker in speakers if speaker.part is Part.INTERVIEWER}
    turns = project.documents.turns(document_id)
    said = [turn.said for turn in turns if turn.speaker_id not in asking] or [Span(0, len(text))]
    covered = united(coded)
    words = inside = place = 0
    for stretch in said:
        for word in _WORD.finditer(text, *stretch):
            words += 1
            while place < len(covered) and covered[place].end <= word.start():
                place += 1
            inside += place < len(covered) and covered[place].start < word.end()
    return words, inside
