"""The passages listed, as rows with their headings. Words are read for the rows that are looked at, a few at a time.

Knows what was found and how to read it, nothing of how it is painted.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from qda.analysis.listing import Group, Listed
from qda.analysis.retrieve import Quotation
from qda.model import Code
from qda.store.retrieval import Mark
from ui.labels import plural, tr
from ui.report.offers import MIME, Offer, packed

Index = QModelIndex | QPersistentModelIndex
AHEAD = 12
"""How many rows are read with one that was not read yet."""
MOST_KEPT = 3_000
"""How many passages' words are kept in memory."""
MARK = int(Qt.ItemDataRole.UserRole)
QUOTE = MARK + 1
GROUP = MARK + 2

Read = Callable[[Sequence[int]], tuple[Mapping[int, Quotation], frozenset[int]]]
"""Reads codings by their ids: their quotations, and which of them have a memo."""


class QuotesModel(QAbstractTableModel):
    """One column. A row is a passage, or the heading of a group, which can be folded."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.listed = Listed()
        self.names: Mapping[int, str] = {}
        """What the headings are called."""
        self.codes: Mapping[int, Code] = {}
        self.project = ""
        """The project's guid, for what is dragged away."""
        self._read: Read = lambda _ids: ({}, frozenset())
        self._rows: Sequence[int] = ()
        """For each row the place of its passage in what is listed; -1 less the group's place for a heading."""
        self._starts: list[int] = []
        """Where the passages of each group begin among all that are listed."""
        self._heads: list[int] = []
        """The row of each group's heading."""
        self._places: dict[int, int] | None = None
        """Where each coding stands among all; made when somebody asks."""
        self._folded: set[int] = set()
        """The ids of the groups that are folded."""
        self._words: dict[int, Quotation | None] = {}
        self._noted: set[int] = set()

    # ----------------------------------------------------------------- showing

    def show(self, listed: Listed, names: Mapping[int, str], codes: Mapping[int, Code], read: Read) -> None:
        """Show what was found; what was read before is read anew."""
        self.beginResetModel()
        if listed.by is not self.listed.by:
            self._folded.clear()
        self.listed, self.names, self.codes, self._read = listed, names, codes, read
        self._places = None
        self._words.clear()
        self._noted.clear()
        self._arrange()
        self.endResetModel()

    def forget(self, coding_ids: Iterable[int]) -> None:
        """Read these anew when they are looked at."""
        for coding_id in coding_ids:
            self._words.pop(coding_id, None)
            self._noted.discard(coding_id)
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0))

    def toggle(self, row: int) -> None:
        """Fold the group of a heading, or unfold it."""
        group = self.group(row)
        if group is not None:
            self.fold({group.id} ^ self._folded)

    def fold(self, group_ids: set[int]) -> None:
        """Fold these groups, and no others."""
        self.beginResetModel()
        self._folded = group_ids
        self._arrange()
        self.endResetModel()

    def is_folded(self, group: Group) -> bool:
        return group.id in self._folded

    def _arrange(self) -> None:
        groups = self.listed.groups
        self._starts, self._heads = list(accumulate((group.count for group in groups), initial=0)), []
        if not groups:
            self._rows = range(len(self.listed.marks))
            return
        rows: list[int] = []
        for place, (group, start) in enumerate(zip(groups, self._starts, strict=False)):
            self._heads.append(len(rows))
            rows.append(-1 - place)
            if group.id not in self._folded:
                rows += range(start, start + group.count)
        self._rows = rows

    # ----------------------------------------------------------------- asking

    def mark(self, row: int) -> Mark | None:
        """The passage of a row; None for a heading."""
        place = self._rows[row] if 0 <= row < len(self._rows) else -1
        return self.listed.marks[place] if place >= 0 else None

    def group(self, row: int) -> Group | None:
        """The group that a row is the heading of; None for a passage."""
        place = self._rows[row] if 0 <= row < len(self._rows) else 0
        return self.listed.groups[-1 - place] if place < 0 else None

    def headings(self) -> list[int]:
        """The rows that are headings."""
        return self._heads

    def rows_of(self, coding_ids: Iterable[int]) -> list[int]:
        """The rows of codings, from the top; those that are folded away or not listed have none."""
        if self._places is None:
            self._places = {mark.id: place for place, mark in enumerate(self.listed.marks)}
        places = (self._places.get(coding_id) for coding_id in coding_ids)
        return sorted(row for place in places if place is not None and (row := self._row_at(place)) is not None)

    def _row_at(self, place: int) -> int | None:
        if not self._heads:
            return place
        group = bisect_right(self._starts, place) - 1
        if self.listed.groups[group].id in self._folded:
            return None
        return self._heads[group] + 1 + place - self._starts[group]

    def quotation(self, row: int) -> Quotation | None:
        """The words of a row and whose they are; None for a heading, and for a passage that is gone meanwhile."""
        mark = self.mark(row)
        if mark is None:
            return None
        if mark.id not in self._words:
            self._read_from(row)
        return self._words.get(mark.id)

    def has_memo(self, row: int) -> bool:
        mark = self.mark(row)
        return mark is not None and mark.id in self._noted

    def _read_from(self, row: int) -> None:
        near = (self.mark(other) for other in range(row, min(row + AHEAD, len(self._rows))))
        wanted = [mark.id for mark in near if mark is not None and mark.id not in self._words]
        while len(self._words) > MOST_KEPT:
            self._words.pop(next(iter(self._words)))
        found, noted = self._read(wanted)
        self._words |= {coding_id: found.get(coding_id) for coding_id in wanted}
        self._noted |= noted

    # ----------------------------------------------------------------- what Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemIsDragEnabled if self.mark(index.row()) else usual

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = index.row()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._said(row)
        if role == MARK:
            return self.mark(row)
        if role == QUOTE:
            return self.quotation(row)
        return self.group(row) if role == GROUP else None

    def _said(self, row: int) -> str:
        """What a row says to somebody who hears it read."""
        group, quotation = self.group(row), self.quotation(row)
        if group is not None:
            passages = plural(group.count, "{count} passage", "{count} passages")
            return f"{self.names.get(group.id, '')}, {passages}"
        if quotation is None or quotation.coding is None:
            return ""
        parts = [quotation.text, self.code_name(quotation.coding.code_id), source(quotation)]
        if quotation.coding.good:
            parts.append(tr("good quote"))
        return " · ".join(parts)

    def code_name(self, code_id: int) -> str:
        code = self.codes.get(code_id)
        return code.name if code else ""

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Passages as evidence for points; as plain text elsewhere."""
        found = [self.quotation(index.row()) for index in sorted(indexes, key=lambda index: index.row())]
        return packed([offer(quotation) for quotation in found if quotation is not None], self.project)


def offer(quotation: Quotation) -> Offer:
    """A passage on its way to a point."""
    coding = quotation.coding
    return Offer(
        document_id=quotation.document_id,
        span=quotation.span,
        coding_id=coding.id if coding else None,
        text=quotation.text,
    )


def source(quotation: Quotation) -> str:
    """Where a passage stands, in short: Namsos · manager · ¶ 43."""
    voice = quotation.role or quotation.speaker
    return " · ".join(
        part for part in (quotation.case or quotation.document, voice, f"¶ {quotation.paragraph}") if part
    )
