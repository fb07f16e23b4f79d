"""The acts that are looked for as rows by day, newest first; each is read when its row is first seen.

A hundred thousand acts are their ids and days, found on another thread. Knows no widgets.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from qda.analysis import history
from qda.analysis.history import Place
from qda.model import Act, Report, silent
from qda.project import Project
from qda.store.past import Dated, Wanted
from ui.ago import day_name
from ui.history.words import acts_said, spoken
from ui.labels import act_sentence

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
ACT = int(Qt.ItemDataRole.UserRole)
PLACE = ACT + 1
DAY = ACT + 2
"""The day and how many acts it has, for the row that is its heading; else None."""
PAGE = 100
"""How many acts are read at once."""
_MOST_PAGES = 60


@dataclass(frozen=True, slots=True)
class Choices:
    """What there is to choose among when one looks for acts."""

    coders: tuple[str, ...] = ()
    documents: tuple[tuple[int, str], ...] = ()
    codes: tuple[tuple[int, str], ...] = ()
    kinds: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Listing:
    """Rows: the id of an act, or 0 for the heading of a day."""

    rows: Sequence[int] = ()
    days: dict[int, tuple[str, int]] = field(default_factory=dict)
    """The day and how many acts it has, by the row of its heading."""
    count: int = 0
    choices: Choices = field(default_factory=Choices)


def by_day(found: Sequence[Dated], choices: Choices | None = None) -> Listing:
    """Acts as rows, each day under a heading of its own."""
    rows: list[int] = []
    starts: list[tuple[int, str]] = []
    day = ""
    for dated in found:
        if dated.day != day:
            day = dated.day
            starts.append((len(rows), day))
            rows.append(0)
        rows.append(dated.id)
    ends = [*(row for row, _ in starts[1:]), len(rows)][: len(starts)]
    days = {row: (day, end - row - 1) for (row, day), end in zip(starts, ends, strict=True)}
    return Listing(rows, days, len(found), choices or Choices())


def looking_for(project: Project, wanted: Wanted, words: str) -> Callable[[Report], Listing]:
    """The work of finding acts, for a thread of its own."""

    def work(report: Report = silent) -> Listing:
        with project.reader() as reader:
            past = reader.past
            choices = Choices(
                tuple(past.coders()),
                tuple(past.named("document").items()),
                tuple(past.named("code").items()),
                past.kinds(),
            )
            return by_day(history.found(reader, wanted, words, act_sentence, report), choices)

    return work


class HistoryModel(QAbstractListModel):
    """A row for each act and one for each day."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.listing = Listing()
        self._project: Project | None = None
        self._pages: dict[int, dict[int, Act]] = {}
        self._places: dict[int, Place] = {}

    def show(self, project: Project | None, listing: Listing) -> None:
        """Show other rows, or the same ones anew."""
        self.beginResetModel()
        self._project, self.listing = project, listing
        self._pages, self._places = {}, {}
        self.endResetModel()

    def act(self, row: int) -> Act | None:
        """The act of a row; None for a heading, or where it is gone."""
        act_id = self.listing.rows[row] if 0 <= row < len(self.listing.rows) else 0
        if not act_id or self._project is None:
            return None
        page = row // PAGE
        if page not in self._pages:
            self._read(page)
        return self._pages[page].get(act_id)

    def _read(self, page: int) -> None:
        assert self._project is not None
        if len(self._pages) >= _MOST_PAGES:
            self._pages, self._places = {}, {}
        ids = [id_ for id_ in self.listing.rows[page * PAGE : (page + 1) * PAGE] if id_]
        acts = self._project.past.acts(ids)
        self._pages[page] = {act.id: act for act in acts}
        self._places |= history.places(self._project, acts)

    def row_of(self, act_id: int) -> int:
        """Where an act is, or -1."""
        try:
            return self.listing.rows.index(act_id)
        except ValueError:
            return -1

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.listing.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.row() in self.listing.days:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        day = self.listing.days.get(index.row())
        if role == DAY:
            return day
        if day is not None:
            said = f"{day_name(day[0])}, {acts_said(day[1])}"
            return said if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None
        act = self.act(index.row())
        if act is None:
            return None
        place = self._places.get(act.id)
        match role:
            case int() if role == ACT:
                return act
            case int() if role == PLACE:
                return place
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return act_sentence(act)
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken(act, place)
        return None
