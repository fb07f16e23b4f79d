"""Where in today's project something is that was done before: the passage as it stands now, or the nearest place.

Knows the places of then from `history`; nothing of windows.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from qda.analysis.history import Place, text_then
from qda.errors import CannotDo
from qda.model import Act, Coding, Span
from qda.project import Project
from qda.text.anchors import Landing, reanchor


class Still(StrEnum):
    """How much of a place is left."""

    THERE = "there"
    NEAR = "near"
    """The words were corrected, or the passage has other words now: this is where they were."""
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Now:
    """Where to go. At most one of these is set besides `coding_id`, which says which coding is on the span."""

    still: Still
    document_id: int | None = None
    span: Span | None = None
    coding_id: int | None = None
    code_id: int | None = None
    question_id: int | None = None
    case_id: int | None = None


def now(project: Project, act: Act, place: Place) -> Now:
    """Where a place is today."""
    lasted = project.past.lasted
    if place.document_id is not None:
        there = any(one.id == place.document_id for one in project.documents.all())
        still = there and lasted("document", place.document_id, act.id)
        return _in_document(project, act, place, place.document_id) if still else Now(Still.GONE)
    case = next((one for one in project.cases.all() if one.id == place.case_id), None)
    if case is not None and not lasted("case", case.id, act.id):
        case = None
    if place.question_id is not None:
        there = any(one.id == place.question_id for one in project.guide.questions())
        if there and lasted("question", place.question_id, act.id):
            return Now(Still.THERE, question_id=place.question_id, case_id=case.id if case else None)
    elif place.code_id is not None:
        if any(one.id == place.code_id for one in project.codes.all()) and lasted("code", place.code_id, act.id):
            return Now(Still.THERE, code_id=place.code_id)
    elif case is not None:
        own = next((one for one in project.documents.all() if one.case_id == case.id), None)
        if own is not None:
            return Now(Still.THERE, document_id=own.id, span=Span(0, 0))
    return Now(Still.GONE)


def _in_document(project: Project, act: Act, place: Place, document_id: int) -> Now:
    if place.span is None:
        return Now(Still.THERE, document_id, Span(0, 0))
    old, text = text_then(project, document_id, act), project.documents.text(document_id)
    coding = _coding(project, act, place)
    if coding is not None:
        return Now(Still.THERE, document_id, coding.span, coding.id)
    if old is None or place.span.end > len(old):
        return Now(Still.NEAR, document_id, _inside(place.span, len(text)))
    anchor = reanchor(old, text, [place.span])[0]
    if anchor.landing is Landing.SAME:
        return Now(Still.THERE, document_id, anchor.span)
    return Now(Still.NEAR, document_id, _inside(anchor.span, len(text)))


def _coding(project: Project, act: Act, place: Place) -> Coding | None:
    """The coding itself, if it is there still; an id may be another coding's by now."""
    if place.coding_id is None or not project.past.lasted("coding", place.coding_id, act.id):
        return None
    try:
        return project.codings.get(place.coding_id)
    except CannotDo:
        return None


def _inside(span: Span, length: int) -> Span:
    start = min(max(0, span.start), length)
    return Span(start, min(max(start, span.end), length))
