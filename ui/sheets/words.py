"""What columns, types and values are called where they are shown. Knows no project and no widgets."""

from __future__ import annotations

from qda.model import AttributeType, Owner, Part
from qda.sheets.sheet import CASE, DATE, DOCUMENT, PART, ROLE
from ui.labels import tr


def column_words(of: Owner, key: str) -> str:
    """The heading of a column that is no attribute's."""
    if key == CASE:
        return tr("Case")
    if key == DOCUMENT:
        return tr("Document")
    if key == DATE:
        return tr("Date")
    if key == PART:
        return tr("In the interview")
    if key == ROLE:
        return tr("Role")
    return {Owner.CASE: tr("Case"), Owner.DOCUMENT: tr("Document"), Owner.SPEAKER: tr("Speaker")}[of]


def owners_words(of: Owner) -> str:
    """All cases, documents or speakers, as a heading."""
    return {Owner.CASE: tr("Cases"), Owner.DOCUMENT: tr("Documents"), Owner.SPEAKER: tr("Speakers")}[of]


def type_words(kind: AttributeType) -> str:
    """What can be typed into an attribute, in words."""
    return {
        AttributeType.TEXT: tr("text"),
        AttributeType.NUMBER: tr("number"),
        AttributeType.DATE: tr("date"),
        AttributeType.YES_NO: tr("yes or no"),
        AttributeType.CHOICE: tr("choice"),
    }[kind]


def part_words(part: str) -> str:
    """What a voice does, in words."""
    if not part:
        return ""
    return tr("interviewer") if part == Part.INTERVIEWER else tr("participant")
