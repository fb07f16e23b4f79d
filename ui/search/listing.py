"""The hits as rows: a heading for each document, then each hit in the words round it, read when it is looked at.

Knows what was found and the project it was found in, nothing of how it is painted.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from qda.analysis.search import Found
from qda.model import Span
from qda.project import Project
from ui.labels import plural, tr

Index = QModelIndex | QPersistentModelIndex
AROUND = 140
"""How many letters before and after a hit are shown at most."""
MOST_BOLD = 90
"""How many letters of a hit are shown at most."""
HIT = int(Qt.ItemDataRole.UserRole)
HEADING = HIT + 1


@dataclass(frozen=True, slots=True)
class Shown:
    """A hit in the words round it, on one line."""

    document_id: int
    span: Span
    before: str
    words: str
    after: str
    paragraph: int
    ticked: bool


@dataclass(frozen=True, slots=True)
class Heading:
    document_id: int
    name: str
    case: str
    count: int


class HitList(QAbstractListModel):
    """The rows. Hits can be ticked."""

    ticks_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project: Project | None = None
        self._names: dict[int, tuple[str, str]] = {}
        self._found: list[Found] = []
        self._heads: list[int] = []
        """The row of each document's heading."""
        self._rows = 0
        self._ticked: set[tuple[int, Span]] = set()

    # ----------------------------------------------------------------- showing

    def begin(self, project: Project | None) -> None:
        """Show no hits; those that come are of `project`."""
        self.beginResetModel()
        self._project = project
        cases = {case.id: case.name for case in project.cases.all()} if project else {}
        documents = project.documents.all() if project else []
        self._names = {one.id: (one.name, cases.get(one.case_id or 0, "")) for one in documents}
        self._found, self._heads, self._rows, self._ticked = [], [], 0, set()
        self.endResetModel()
        self.ticks_changed.emit()

    def add(self, found: Sequence[Found]) -> None:
        more = sum(len(one.spans) + 1 for one in found)
        if not more:
            return
        self.beginInsertRows(QModelIndex(), self._rows, self._rows + more - 1)
        for one in found:
            self._found.append(one)
            self._heads.append(self._rows)
            self._rows += len(one.spans) + 1
        self.endInsertRows()

    @property
    def found(self) -> Sequence[Found]:
        return self._found

    def place(self, row: int) -> tuple[int, Span] | None:
        """The document and span of a row; None for a heading."""
        if not 0 <= row < self._rows:
            return None
        number = bisect_right(self._heads, row) - 1
        inside = row - self._heads[number] - 1
        one = self._found[number]
        return None if inside < 0 else (one.document_id, one.spans[inside])

    def row_of(self, document_id: int, span: Span | None = None) -> int | None:
        """The row of a hit, or of a document's heading."""
        number = next((n for n, one in enumerate(self._found) if one.document_id == document_id), None)
        if number is None:
            return None
        if span is None:
            return self._heads[number]
        spans = self._found[number].spans
        return self._heads[number] + 1 + spans.index(span) if span in spans else None

    def case_of(self, document_id: int) -> str:
        return self._names.get(document_id, ("", ""))[1]

    def name_of(self, document_id: int) -> str:
        return self._names.get(document_id, ("", ""))[0]

    # ----------------------------------------------------------------- ticking

    @property
    def ticked(self) -> int:
        return len(self._ticked)

    def chosen(self) -> list[Found]:
        """What is ticked; everything where nothing is."""
        if not self._ticked:
            return list(self._found)
        kept = [
            Found(one.document_id, tuple(span for span in one.spans if (one.document_id, span) in self._ticked))
            for one in self._found
        ]
        return [one for one in kept if one.spans]

    def toggle(self, rows: Iterable[int]) -> None:
        """Tick these hits, or take the ticks away where all of them are ticked; a heading stands for its document's."""
        places = {place for row in rows for place in self._places_of(row)}
        if places <= self._ticked:
            self._ticked -= places
        else:
            self._ticked |= places
        if places:
            self.dataChanged.emit(self.index(0), self.index(self._rows - 1))
            self.ticks_changed.emit()

    def untick(self) -> None:
        self._ticked = set()
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(self._rows - 1))
        self.ticks_changed.emit()

    def _places_of(self, row: int) -> list[tuple[int, Span]]:
        place = self.place(row)
        if place is not None:
            return [place]
        if row not in self._heads:
            return []
        one = self._found[self._heads.index(row)]
        return [(one.document_id, span) for span in one.spans]

    # ----------------------------------------------------------------- as Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        return 0 if parent.isValid() else self._rows

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or self._project is None:
            return None
        place = self.place(index.row())
        if place is None:
            return self._of_heading(index.row(), role)
        if role == HIT:
            return self._shown(*place)
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if place in self._ticked else Qt.CheckState.Unchecked
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            hit = self._shown(*place)
            words = f"{hit.before}{hit.words}{hit.after}"
            told = tr("{document} ¶ {paragraph}: {words}", document=self.name_of(hit.document_id),
                      paragraph=hit.paragraph, words=words)  # fmt: skip
            return tr("{words}, ticked", words=told) if hit.ticked else told
        return None

    def _of_heading(self, row: int, role: int) -> object:
        one = self._found[bisect_right(self._heads, row) - 1]
        name, case = self._names.get(one.document_id, ("", ""))
        if role == HEADING:
            return Heading(one.document_id, name, case, len(one.spans))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            count = plural(len(one.spans), "{count} hit", "{count} hits")
            return ", ".join(part for part in (name, case if case != name else "", count) if part)
        return None

    def _shown(self, document_id: int, span: Span) -> Shown:
        assert self._project is not None
        text = self._project.documents.text(document_id)
        line = text.rfind("\n", 0, span.start) + 1
        newline = text.find("\n", span.end)
        end = len(text) if newline < 0 else newline
        before = text[max(line, span.start - AROUND) : span.start]
        after = text[span.end : min(end, span.end + AROUND)]
        words = " ".join(span.of(text[: span.end]).split())
        if len(words) > MOST_BOLD:
            words = f"{words[: MOST_BOLD // 2].rstrip()} … {words[-MOST_BOLD // 2 :].lstrip()}"
        paragraph = self._project.documents.paragraphs(document_id).number_at(span.start)
        return Shown(document_id, span, before, words, after, paragraph, (document_id, span) in self._ticked)
