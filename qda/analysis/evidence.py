"""What points rest on, and what they could rest on: the cases behind a point, the passages and codings of a cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qda.analysis.grid import Heard, heard
from qda.model import Coding, Evidence, Part, Point, Span, TurnRole
from qda.project import Project


@dataclass(frozen=True, slots=True)
class Support:
    """How many of the cases a point rests on: by its cells, and by those whose words it quotes."""

    cases: tuple[int, ...]
    """Their ids, in the order of the cases."""
    of: int
    """How many cases there are."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A passage that a point could quote: the whole turn, or one of the codings on it."""

    turn: Heard
    codings: tuple[Coding, ...]


def support(project: Project, points: Sequence[Point]) -> dict[int, Support]:
    """The cases behind each point, by its id."""
    cases = [case.id for case in project.cases.all()]
    home = {document.id: document.case_id for document in project.documents.all()}
    quoted = {e.document_id for point in points for e in point.evidence if e.document_id is not None}
    speakers = {speaker.id: speaker for document_id in quoted for speaker in project.documents.speakers(document_id)}
    found = {}
    for point in points:
        behind: set[int | None] = {evidence.case_id for evidence in point.evidence}
        for evidence in point.evidence:
            if evidence.document_id is None or evidence.span is None:
                continue
            turns = project.documents.turns_over(evidence.document_id, evidence.span)
            voices = [speakers[turn.speaker_id] for turn in turns if turn.speaker_id in speakers]
            answering = [voice for voice in voices if voice.part is Part.PARTICIPANT] or voices
            own = {voice.case_id or home[evidence.document_id] for voice in answering}
            behind |= own or {home[evidence.document_id]}
        found[point.id] = Support(tuple(case for case in cases if case in behind), len(cases))
    return found


def uses(points: Iterable[Point]) -> Counter[tuple[int, int]]:
    """How many of the points rest on each cell, by (question, case)."""
    return Counter(
        (evidence.question_id, evidence.case_id)
        for point in points
        for evidence in point.evidence
        if evidence.question_id is not None and evidence.case_id is not None
    )


def quoted(points: Iterable[Point]) -> Counter[tuple[int, Span]]:
    """How many of the points quote each passage, by (document, span)."""
    return Counter(
        (evidence.document_id, evidence.span)
        for point in points
        for evidence in point.evidence
        if evidence.document_id is not None and evidence.span is not None
    )


def offered(project: Project, question_id: int, case_id: int) -> list[Offered]:
    """The passages that answer a question in a case, each with the codings that touch it."""
    return [
        Offered(turn, tuple(project.codings.overlapping(turn.document_id, turn.span)))
        for turn in heard(project, question_id, case_id)
        if turn.role is TurnRole.ANSWERS
    ]


def stands(project: Project, evidence: Evidence) -> bool:
    """Whether a quote still stands in its document word for word. A cell always stands."""
    if evidence.document_id is None or evidence.span is None:
        return True
    return evidence.span.of(project.documents.text(evidence.document_id)) == evidence.quote
