"""What the researcher wrote: the cells of questions and cases, and points with their evidence.

Cells of any kind are in `cells`, points in `points`.
"""

from __future__ import annotations

from collections.abc import Mapping

from qda.model import CellState
from qda.store.basis import Passages
from qda.store.cells import Cells, guide_crossing
from qda.store.connection import Store
from qda.store.documents import Documents
from qda.store.journal import Journal
from qda.store.points import Points


class Synthesis(Points):
    """`project.synthesis`"""

    def __init__(self, store: Store, journal: Journal, documents: Documents) -> None:
        super().__init__(store, journal, documents)
        self._cells = Cells(store, journal, documents)

    # ----------------------------------------------------------------- cells

    def written(self) -> dict[tuple[int, int], tuple[CellState | None, str]]:
        """What was written into cells: {(question, case): (state set by hand or None, summary)}."""
        rows = self._store.rows(
            "SELECT question_id, case_id, state, summary FROM cell "
            "WHERE question_id IS NOT NULL AND case_id IS NOT NULL"
        )
        return {(q, c): (CellState(state) if state else None, summary) for q, c, state, summary in rows}

    def summary(self, question_id: int, case_id: int) -> str:
        return self._cells.get(guide_crossing(question_id, case_id)).summary

    def set_summary(self, question_id: int, case_id: int, text: str) -> None:
        """Write a cell's summary. Typing on in the same cell is one step."""
        self._cells.set_summary(guide_crossing(question_id, case_id), text, self.basis.passages(question_id, case_id))

    def cell_bases(self) -> dict[tuple[int, int], Passages]:
        """What each summary rested on when it was written, by (question, case)."""
        return {
            (place.topic.id, place.whose.id): basis
            for place, basis in self._cells.bases().items()
            if place == guide_crossing(place.topic.id, place.whose.id)
        }

    def still_right(self, question_id: int, case_id: int) -> None:
        """Say that a summary is still right, whatever happened to its passages."""
        self._cells.still_right(guide_crossing(question_id, case_id), self.basis.passages(question_id, case_id))

    def set_summaries(self, texts: Mapping[tuple[int, int], str]) -> None:
        """Write the summaries of several cells, given by (question, case), in one step."""
        self._cells.set_summaries(
            {guide_crossing(*place): (text, self.basis.passages(*place)) for place, text in texts.items()}
        )

    def set_state(self, question_id: int, case_id: int, state: CellState | None) -> None:
        """Set a cell's state by hand, or let it follow from the turns again (None)."""
        self._cells.set_state(guide_crossing(question_id, case_id), state)
