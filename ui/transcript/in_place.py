"""The codings of one text: which of them lie where, and in what lane each has its stripe.

Built once for a document. A change of a few codings costs a few: what did not change keeps its lane, so that
nothing jumps beside the text when a passage is coded. Knows no widgets.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qda.model import Coding, Span
from qda.text.spans import SpanIndex, lanes

FEW = 64
"""Up to how many codings may differ from those the index was built of."""
LINE_ROOM = 70
"""Characters by which a coding is taken to be longer when lanes are packed, so that no two meet on one line."""


class CodingsInPlace:
    """Codings by id, by place and by lane."""

    def __init__(self, text: str, codings: Sequence[Coding] = ()) -> None:
        self._text = text
        self.by_id: Mapping[int, Coding] = {}
        self._index = SpanIndex([])
        self._since: set[int] = set()
        """The codings that came, went or changed since the index was built."""
        self._rooms: dict[int, tuple[int, int, int]] = {}
        """Start, end and lane of each coding's stripe, in characters."""
        self._most_lanes: int | None = None
        self._build(codings)

    def take(self, codings: Sequence[Coding]) -> None:
        """Have these from now on. Those that are the same values as before cost nothing."""
        before, self.by_id = self.by_id, {coding.id: coding for coding in codings}
        changed = [coding for coding in codings if before.get(coding.id) is not coding]
        gone = before.keys() - self.by_id.keys()
        if len(changed) + len(gone) + len(self._since) > FEW:
            self._build(codings)
            return
        self._since.update(gone, (coding.id for coding in changed))
        for coding_id in (*gone, *(coding.id for coding in changed)):
            self._rooms.pop(coding_id, None)
        for coding in changed:
            self._rooms[coding.id] = self._free_room(coding)
        if changed or gone:
            self._most_lanes = None

    def take_moved(self, text: str, codings: Sequence[Coding]) -> None:
        """Have these in a corrected text: each that was there keeps its lane, wherever its words are now."""
        self._text, before = text, self._rooms
        self.by_id = {coding.id: coding for coding in codings}
        self._index = SpanIndex([(coding.span, coding.id) for coding in codings])
        self._since, self._most_lanes = set(), None
        stayed = [coding for coding in codings if coding.id in before]
        self._rooms = {coding.id: (*self._with_room(coding.span), before[coding.id][2]) for coding in stayed}
        for coding in codings:
            if coding.id not in before:
                self._rooms[coding.id] = self._free_room(coding)

    def overlapping(self, span: Span) -> list[Coding]:
        """The codings that overlap a span, by start, the longer of two first."""
        found = [self.by_id[id_] for id_ in self._index.overlapping(*span) if id_ not in self._since]
        late = [self.by_id[id_] for id_ in self._since if id_ in self.by_id and self.by_id[id_].span.overlaps(span)]
        if not late:
            return found
        return sorted(found + late, key=lambda coding: (coding.span.start, -coding.span.end, coding.id))

    def lane(self, coding_id: int) -> int:
        """The lane of a coding's stripe, from 0."""
        return self._rooms[coding_id][2]

    @property
    def lanes(self) -> int:
        """How many lanes there are in the whole text: they keep their places while one scrolls."""
        if self._most_lanes is None:
            self._most_lanes = max((lane + 1 for _, _, lane in self._rooms.values()), default=0)
        return self._most_lanes

    def _build(self, codings: Sequence[Coding]) -> None:
        self.by_id = {coding.id: coding for coding in codings}
        self._index = SpanIndex([(coding.span, coding.id) for coding in codings])
        self._since, self._most_lanes = set(), None
        rooms = [self._with_room(coding.span) for coding in codings]
        self._rooms = {
            coding.id: (*room, lane) for coding, room, lane in zip(codings, rooms, lanes(rooms), strict=True)
        }

    def _with_room(self, span: Span) -> tuple[int, int]:
        start, end = span
        newline = self._text.find("\n", end, end + LINE_ROOM)
        return start, newline if newline >= 0 else end + LINE_ROOM

    def _free_room(self, coding: Coding) -> tuple[int, int, int]:
        """The lowest lane in which nothing is where this coding comes."""
        start, end = self._with_room(coding.span)
        taken = {lane for begins, ends, lane in self._rooms.values() if begins < end and start < ends}
        return start, end, next(lane for lane in range(len(taken) + 1) if lane not in taken)
