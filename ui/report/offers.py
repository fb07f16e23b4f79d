"""What can be dragged onto a point: cells and passages, and the evidence of other points. Knows how they travel."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMimeData

from qda.model import Evidence, Span

MIME = "application/x-sitat-evidence"
POINT_MIME = "application/x-sitat-point"


@dataclass(frozen=True, slots=True)
class Offer:
    """A cell (`question_id`, `case_id`) or a passage (`document_id`, `span`)."""

    question_id: int | None = None
    case_id: int | None = None
    document_id: int | None = None
    span: Span | None = None
    coding_id: int | None = None
    shown: bool = True
    evidence_id: int | None = None
    """The evidence it is already, under another point: there it goes away."""
    text: str = ""
    """What it says, for other programs."""

    @classmethod
    def of(cls, evidence: Evidence, text: str) -> Offer:
        """Evidence on its way to another point."""
        return cls(
            evidence.question_id,
            evidence.case_id,
            evidence.document_id,
            evidence.span,
            evidence.coding_id,
            evidence.shown,
            evidence.id,
            text,
        )


def packed(offers: Sequence[Offer], project: str) -> QMimeData:
    """Offers of a project (by its guid) as what a drag carries; as plain text for other programs."""
    data = QMimeData()
    rows = [
        [o.question_id, o.case_id, o.document_id, o.span, o.coding_id, o.shown, o.evidence_id, o.text] for o in offers
    ]
    data.setData(MIME, json.dumps({"project": project, "offers": rows}).encode())
    data.setText("\n\n".join(offer.text for offer in offers))
    return data


def unpacked(data: QMimeData, project: str) -> list[Offer]:
    """The offers a drag carries, if they are of this project."""
    if not data.hasFormat(MIME):
        return []
    carried = json.loads(bytes(data.data(MIME).data()))
    if carried["project"] != project:
        return []
    return [
        Offer(question, case, document, Span(*span) if span else None, coding, shown, evidence, text)
        for question, case, document, span, coding, shown, evidence, text in carried["offers"]
    ]
