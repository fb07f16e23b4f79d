"""Reads from the project what the Report workspace shows of a question. Knows no widgets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from qda.analysis.evidence import quoted, stands, support, uses
from qda.analysis.retrieve import Quoting
from qda.model import Cell, Point, Span
from qda.project import Project
from ui.report.card import Ground
from ui.report.offers import Offer


def ground_of(project: Project, points: Sequence[Point], cells: dict[tuple[int, int], Cell]) -> Ground:
    """Everything the cards of these points say about their evidence."""
    quoting = Quoting(project)
    quotes = [evidence for point in points for evidence in point.evidence if evidence.is_quote]
    return Ground(
        project.setting("guid"),
        {case.id: case.name for case in project.cases.all()},
        cells,
        {quote.id: quoting.quote(quote.document_id or 0, quote.span or Span(0, 0)) for quote in quotes},
        frozenset(quote.id for quote in quotes if stands(project, quote)),
        support(project, points),
    )


class Uses:
    """What points rest on already: 2 where the point in hand does, 1 where another one does, 0 where none."""

    def __init__(self, points: Sequence[Point], in_hand: int | None) -> None:
        here = [point for point in points if point.id == in_hand]
        self._here: tuple[Counter[tuple[int, int]], Counter[tuple[int, Span]]] = uses(here), quoted(here)
        self._all = uses(points), quoted(points)

    def __call__(self, offer: Offer) -> int:
        if offer.case_id is not None:
            key = (offer.question_id or 0, offer.case_id)
            return 2 if self._here[0][key] else int(self._all[0][key] > 0)
        place = (offer.document_id or 0, offer.span or Span(0, 0))
        return 2 if self._here[1][place] else int(self._all[1][place] > 0)
