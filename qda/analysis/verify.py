"""Proof that the chain holds: the file is sound, and every quote stands in its document word for word."""

from __future__ import annotations

from collections.abc import Iterator

from qda.model import Problem, Report, Span, silent
from qda.project import Project
from qda.store.codings import shortened


def check(project: Project, report: Report = silent) -> list[Problem]:
    """Everything that is wrong with a project, as sentences with places. Empty when all is well."""
    problems = [Problem(f"The file itself is damaged: {line}.") for line in project.unsound()]
    documents = project.documents.all()
    points = project.synthesis.points()
    paths = project.codes.paths()
    for number, document in enumerate(documents):
        report(number, len(documents), document.name)
        text = project.documents.text(document.id)
        quotes = [
            (coding.span, coding.quote, f"coded {paths[coding.code_id]}")
            for coding in project.codings.in_document(document.id)
        ]
        quotes += [
            (evidence.span, evidence.quote, f"under the point “{shortened(point.text)}”")
            for point in points
            for evidence in point.evidence
            if evidence.document_id == document.id and evidence.span
        ]
        problems += _misquoted(document.id, document.name, text, quotes)
        problems += _turns_outside(project, document.id, document.name, len(text))
    return problems


def _misquoted(document_id: int, name: str, text: str, quotes: list[tuple[Span, str, str]]) -> Iterator[Problem]:
    for span, quote, where in quotes:
        if span.of(text) != quote:
            stands = (
                f"the document has “{shortened(span.of(text))}” there"
                if span.end <= len(text)
                else "its place is outside the document"
            )
            yield Problem(f"“{shortened(quote)}” in {name} ({where}) is not verbatim: {stands}.", document_id, span)


def _turns_outside(project: Project, document_id: int, name: str, length: int) -> Iterator[Problem]:
    for turn in project.documents.turns(document_id):
        if not turn.span.start <= turn.label.end <= turn.said.start <= turn.span.end <= length:
            yield Problem(f"A turn in {name} leaves the text; match the document to the guide again.", document_id)
