"""How far the coding of documents has come. Knows codings and turns; nothing of windows."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from qda.model import Coding, Span, Turn, TurnRole
from qda.project import Project
from qda.text.spans import trimmed


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
    ends = [turn.span.end for turn in turns]
    answered = [turn.question_id if turn.role is TurnRole.ANSWERS else None for turn in turns]
    found = set()
    for coding in codings:
        start, end = coding.span
        place = max(0, bisect_right(starts, start) - 1)
        while place < len(starts) and starts[place] < end:
            question = answered[place]
            if question is not None and ends[place] > start:
                found.add(question)
            place += 1
    return frozenset(found)


def uncoded(
    text: str, turns: Sequence[Turn], interviewers: Collection[int], codings: Iterable[Coding], least: int = 4
) -> list[Span]:
    """What those interviewed said in a document and nobody has coded, in order; a text without turns by paragraphs.

    A turn without any coding counts however short it is; what codings leave over of one counts from `least` words on.
    """
    covered = united(coding.span for coding in codings)
    ends = [span.end for span in covered]
    heard = [turn for turn in turns if turn.speaker_id not in interviewers and turn.role is not TurnRole.ASKS]
    said = [turn.said for turn in heard] if turns else _paragraphs(text)
    found: list[Span] = []
    for spoken in said:
        start, whole = spoken.start, True
        for place in range(bisect_right(ends, spoken.start), len(covered)):
            if covered[place].start >= spoken.end:
                break
            found += _words(text, Span(start, covered[place].start), least)
            start, whole = covered[place].end, False
        found += _words(text, Span(start, spoken.end), 1 if whole else least)
    return found


def united(spans: Iterable[Span]) -> list[Span]:
    """The stretches that spans cover together."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def _paragraphs(text: str) -> list[Span]:
    return [Span(*match.span()) for match in re.finditer(r"[^\n]+", text)]


def _words(text: str, span: Span, least: int) -> list[Span]:
    """The stretch of a span from its first word on, if it has so many words; the marks behind the last one stay."""
    words = re.findall(r"\w+", span.of(text)) if span.length > 0 else []
    if len(words) < least:
        return []
    first = re.search(r"[\w«“\"'(\[–—]*\w", span.of(text))
    return [trimmed(text, Span(span.start + first.start(), span.end))] if first else []
