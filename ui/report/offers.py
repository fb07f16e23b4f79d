"""What can be dragged onto a point: cells, passages and points, and the evidence of others. Knows how they travel."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import astuple, dataclass

from PySide6.QtCore import QMimeData

from qda.model import Evidence, Place, Span

MIME = "application/x-sitat-evidence"
POINT_MIME = "application/x-sitat-point"


@dataclass(frozen=True, slots=True)
class Offer:
    """A cell (`question_id` or `code_id`, `case_id`), a passage (`document_id`, `span`) or a point (`on_point_id`)."""

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
    contrary: bool = False
    code_id: int | None = None
    on_point_id: int | None = None

    @classmethod
    def of(cls, evidence: Evidence, text: str) -> Offer:
        """Evidence on its way to another point."""
        one = evidence
        return cls(
            one.question_id, one.case_id, one.document_id, one.span, one.coding_id, one.shown, one.id, text,
            one.contrary, one.code_id, one.on_point_id,
        )  # fmt: skip

    @property
    def row(self) -> Place:
        """The question or the code of a cell."""
        return Place(self.question_id, self.code_id)


def packed(offers: Sequence[Offer], project: str) -> QMimeData:
    """Offers of a project (by its guid) as what a drag carries; as plain text for other programs."""
    data = QMimeData()
    rows = [astuple(offer) for offer in offers]
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
    offers = []
    for question, case, document, span, *rest in carried["offers"]:
        offers.append(Offer(question, case, document, Span(*span) if span else None, *rest))
    return offers
