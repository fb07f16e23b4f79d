"""What the last search found, for every view that shows it: the list of hits, and the transcript.

Knows documents by their ids, and no widgets.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from qda.model import Span

if TYPE_CHECKING:  # a window that only starts need not wait for it
    from qda.analysis.search import Found, Sought


class Hits(QObject):
    """The hits of one search, growing while it runs."""

    began = Signal()
    """Another search begins: there are no hits now."""
    grew = Signal(object)
    """More were found: a list of `Found`."""
    moved = Signal()
    """Another hit is in hand."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sought: Sought | None = None
        self.found: list[Found] = []
        self.count = 0
        self.current: tuple[int, Span] | None = None
        self._places: dict[int, int] = {}

    def begin(self, sought: Sought | None) -> None:
        """Forget what was found; another search begins, or none."""
        self.sought, self.found, self.count, self.current, self._places = sought, [], 0, None, {}
        self.began.emit()

    def add(self, found: Sequence[Found]) -> None:
        for one in found:
            self._places[one.document_id] = len(self.found)
            self.found.append(one)
            self.count += len(one.spans)
        self.grew.emit(list(found))

    def of(self, document_id: int | None) -> Sequence[Span]:
        """The hits in a document."""
        place = self._places.get(document_id or 0)
        return () if place is None else self.found[place].spans

    def take(self, document_id: int, span: Span) -> None:
        """Take a hit in hand."""
        self.current = (document_id, span)
        self.moved.emit()

    def onward(
        self, documents: Iterable[int], document_id: int | None, at: Span, *, forward: bool
    ) -> tuple[int, Span] | None:
        """The hit after, or before, a place of a document; after the last comes the first. `documents` gives the
        order of all of them."""
        if not self.found:
            return None
        order = {id_: number for number, id_ in enumerate(documents)}
        here = order.get(document_id or 0, -1)
        spans = self.of(document_id)
        if forward:
            place = bisect_right(spans, at.start, key=lambda span: span.start)
            if place < len(spans):
                return document_id or 0, spans[place]
            later = [one for one in self.found if order.get(one.document_id, -1) > here]
            one = later[0] if later else self.found[0]
            return one.document_id, one.spans[0]
        place = bisect_left(spans, at.start, key=lambda span: span.start)
        if place:
            return document_id or 0, spans[place - 1]
        earlier = [one for one in self.found if order.get(one.document_id, -1) < here]
        one = earlier[-1] if earlier else self.found[-1]
        return one.document_id, one.spans[-1]
