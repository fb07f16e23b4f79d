"""How far the coding of documents has come. Knows codings and turns; nothing of windows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qda.model import Coding, Turn, TurnRole
from qda.project import Project


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far one document has come."""

    codings: int
    questions: int
    """How many questions of the guide it answers."""
    share: float
    """How far into the text the last coding stands, from 0 to 1; 1 where somebody has read it all."""
    read: bool


def coverage(project: Project) -> dict[int, Coverage]:
    """How far each document has come."""
    counts, found = project.codings.count_by_document(), project.documents.questions_found()
    last, ends = project.codings.furthest(), project.documents.last_turns()
    result = {}
    for document in project.documents.all():
        share = last.get(document.id, 0) / max(1, ends.get(document.id, document.words * 6))
        begun = document.id in last
        result[document.id] = Coverage(
            counts.get(document.id, 0),
            found.get(document.id, 0),
            1.0 if document.read else min(0.95, max(0.1 if begun else 0.0, share)),
            document.read,
        )
    return result


def coded_questions(turns: Sequence[Turn], codings: Iterable[Coding]) -> frozenset[int]:
    """The questions whose answers have at least one coding. `turns` are those of one document, in order."""
    starts = [turn.span.start for turn in turns]
    found = set()
    for coding in codings:
        place = max(0, bisect_right(starts, coding.span.start) - 1)
        while place < len(turns) and turns[place].span.start < coding.span.end:
            turn = turns[place]
            if turn.role is TurnRole.ANSWERS and turn.question_id is not None and turn.span.overlaps(coding.span):
                found.add(turn.question_id)
            place += 1
    return frozenset(found)


def density(length: int, codings: Iterable[Coding], parts: int) -> list[int]:
    """How many codings begin in each of `parts` equal stretches of a text."""
    counts = [0] * parts
    for coding in codings:
        counts[min(parts - 1, coding.span.start * parts // max(1, length))] += 1
    return counts
