"""Proof that the chain holds: the file is sound, and every quote stands in its document word for word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from qda.analysis.printed import misprinted
from qda.model import Document, Problem, Report, Span, silent
from qda.project import Project
from qda.store.codings import shortened


@dataclass(frozen=True, slots=True)
class _Quote:
    """Words that were taken from a document, and what took them."""

    span: Span
    words: str
    where: str


def check(project: Project, report: Report = silent) -> list[Problem]:
    """Everything that is wrong with a project, as sentences with places. Empty when all is well.

    In a damaged file the quotes are not looked at. Raises `ProjectDamaged` where it cannot even be read.
    """
    problems = [Problem(f"The file itself is damaged: {line}.") for line in project.unsound()]
    if problems:
        return problems
    documents = project.documents.all()
    used = _quotes_in_points(project)
    paths = project.codes.paths()
    for number, document in enumerate(documents):
        report(number, len(documents), document.name)
        text = project.documents.text(document.id)
        codings = [
            _Quote(coding.span, coding.quote, f"coded {paths[coding.code_id]}")
            for coding in project.codings.in_document(document.id)
        ]
        problems += _misquoted(document, text, [*codings, *used[document.id]])
        problems += _turns_outside(project, document, len(text))
    return problems + misprinted(project)


def _quotes_in_points(project: Project) -> dict[int, list[_Quote]]:
    """The quotes that points rest on, by document."""
    quotes: dict[int, list[_Quote]] = defaultdict(list)
    for point in project.synthesis.points():
        for evidence in point.evidence:
            if evidence.document_id is not None and evidence.span is not None:
                where = f"under the point “{shortened(point.text)}”"
                quotes[evidence.document_id].append(_Quote(evidence.span, evidence.quote, where))
    return quotes


def _misquoted(document: Document, text: str, quotes: Iterable[_Quote]) -> Iterator[Problem]:
    for quote in quotes:
        stands = quote.span.of(text)
        if stands != quote.words:
            there = f"the document has “{shortened(stands)}” there" if stands else "its place is outside the document"
            sentence = f"“{shortened(quote.words)}” in {document.name} ({quote.where}) is not verbatim: {there}."
            yield Problem(sentence, document.id, quote.span)


def _turns_outside(project: Project, document: Document, length: int) -> Iterator[Problem]:
    for turn in project.documents.turns(document.id):
        if not turn.span.start <= turn.label.end <= turn.said.start <= turn.span.end <= length:
            yield Problem(
                f"A turn in {document.name} leaves the text; match the document to the guide again.", document.id
            )
