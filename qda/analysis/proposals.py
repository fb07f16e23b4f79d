"""Hits of a search as proposals for coding: looked at one by one, then applied in one step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from qda.analysis.search import Found, Sought, Where
from qda.model import Code, Report, Span, Turn, silent
from qda.project import Project
from qda.text.language import sentences
from qda.text.spans import SpanIndex, trimmed


class Unit(StrEnum):
    """How much round a hit is coded."""

    WORDS = "words"
    SENTENCE = "sentence"
    TURN = "turn"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A passage that a code could be put on. `hits` are the words that led to it; `coded` tells that the code
    lies there already: on all of it, or on some."""

    document_id: int
    span: Span
    hits: tuple[Span, ...]
    coded: bool = False


def propose(
    project: Project, found: Sequence[Found], unit: Unit, code_id: int, report: Report = silent
) -> list[Proposal]:
    """The passages that the hits are in, in order; hits in the same one make one proposal."""
    documents = {document.id: document for document in project.documents.all()}
    proposals: list[Proposal] = []
    for number, (document_id, hits) in enumerate(found):
        report(number, len(found), documents[document_id].name)
        text = project.documents.text(document_id)
        coded = [c.span for c in project.codings.in_document(document_id) if c.code_id == code_id]
        there = SpanIndex((span, place) for place, span in enumerate(coded))
        turns = project.documents.turns(document_id) if unit is not Unit.WORDS else []
        passages: dict[Span, list[Span]] = {}
        for hit, passage in zip(hits, _passages(text, documents[document_id].language, hits, unit, turns), strict=True):
            passages.setdefault(passage, []).append(hit)
        proposals += [
            Proposal(document_id, span, tuple(inside), bool(there.overlapping(span.start, span.end)))
            for span, inside in passages.items()
            if span.length
        ]
    return proposals


def _passages(text: str, language: str, hits: Sequence[Span], unit: Unit, turns: Sequence[Turn]) -> Iterator[Span]:
    """For each hit the passage it is in."""
    said = SpanIndex((turn.span, place) for place, turn in enumerate(turns))
    known: dict[Span, list[Span]] = {}
    for hit in hits:
        if unit is Unit.WORDS:
            yield trimmed(text, hit)
            continue
        line = Span(text.rfind("\n", 0, hit.start) + 1, _line_end(text, hit.end))
        around = [turns[place].said for place in said.overlapping(hit.start, hit.end)]
        speech = around[0] if around and around[0].contains(hit) else line
        if unit is Unit.TURN:
            yield trimmed(text, speech)
            continue
        line = Span(max(line.start, speech.start), min(line.end, speech.end))
        if line not in known:
            known[line] = [span.shifted(line.start) for span in sentences(line.of(text), language)]
        touched = [sentence for sentence in known[line] if sentence.overlaps(hit)]
        yield Span(touched[0].start, touched[-1].end) if touched else trimmed(text, hit)


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return end if end >= 0 else len(text)


def code_accepted(project: Project, accepted: Iterable[Proposal], code_id: int, words: str) -> list[int]:
    """Put the code on the passages that were accepted, in one step; the ids of the codings."""
    rows = [(proposal.document_id, proposal.span, code_id, "", "") for proposal in accepted]
    if not rows:
        return []
    code = project.codes.get(code_id).name
    with project.step("search.code", count=len(rows), code=code, words=words):
        return project.codings.add_all(rows)


def by_cues(code: Code) -> Sought:
    """The search that a code's cues stand for: any of them, as whole words; stars stand for letters of a word."""
    return Sought(" | ".join(f'"{cue.strip()}"' for cue in code.cues if cue.strip()), whole=True, where=Where())
