"""Where points stand, down the left: the guide's questions, the codes, or the findings; how many points each has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from qda.model import FINDINGS, Code, Place, Point, Question, Views
from ui import theme
from ui.grid.lines import height, paint_lines
from ui.labels import plural, tr
from ui.since import ICON

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
ENTRY = int(Qt.ItemDataRole.UserRole)
POINTS = ENTRY + 1
STALE = ENTRY + 2
_MOST_LINES = 2


class Kind(StrEnum):
    """What the list shows."""

    QUESTIONS = "questions"
    CODES = "codes"
    FINDINGS = "findings"

    @classmethod
    def of(cls, place: Place) -> Kind:
        return cls.QUESTIONS if place.question_id else cls.CODES if place.code_id else cls.FINDINGS


@dataclass(frozen=True, slots=True)
class Entry:
    """A row: a question, a code, or one of the findings."""

    place: Place
    text: str
    number: str = ""
    depth: int = 0
    """How deep a code lies in the codebook."""
    views: Views = Views.AGREEMENT
    point_id: int | None = None
    """The finding."""
    colour: str = ""

    @classmethod
    def of_question(cls, question: Question) -> Entry:
        return cls(Place(question.id), question.text, question.number, views=question.views)

    @classmethod
    def of_code(cls, code: Code, depth: int) -> Entry:
        return cls(Place(code_id=code.id), code.name, depth=depth, colour=code.colour)

    @classmethod
    def of_finding(cls, point: Point, number: int) -> Entry:
        return cls(FINDINGS, point.text or tr("A finding without words"), str(number), point_id=point.id)

    @property
    def title(self) -> str:
        return f"{self.number} {self.text}".strip()


def points_said(count: int) -> str:
    return plural(count, "{count} point", "{count} points") if count else tr("no points yet")


def stale_said(count: int) -> str:
    return plural(count, "{count} point to look at again", "{count} points to look at again") if count else ""


def views_said(views: Views) -> str:
    """What a row says of how its points are told; "" where they agree."""
    return {Views.DIVIDED: tr("divided"), Views.GROUPS: tr("by group")}.get(views, "")


class PlaceModel(QAbstractListModel):
    """The rows, each with the number of its points."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: tuple[Entry, ...] = ()
        self._counts: Mapping[Place, int] = {}
        self._stale: Mapping[Place | int, int] = {}

    def show(self, entries: Sequence[Entry], counts: Mapping[Place, int]) -> None:
        """Show these. Where they are the same as before, the selection stays."""
        same = [_key(entry) for entry in entries] == [_key(entry) for entry in self.entries]
        if not same:
            self.beginResetModel()
        before, self.entries = self.entries, tuple(entries)
        counts_before, self._counts = self._counts, counts
        if not same:
            self.endResetModel()
            return
        for row, (old, new) in enumerate(zip(before, entries, strict=True)):
            if old != new or counts_before.get(new.place) != counts.get(new.place):
                self.dataChanged.emit(self.index(row), self.index(row))

    def show_stale(self, stale: Mapping[Place | int, int]) -> None:
        """Say how many points of each place rest on something that changed; findings are told by their ids."""
        before, self._stale = self._stale, stale
        for row, entry in enumerate(self.entries):
            if before.get(_key(entry)) != stale.get(_key(entry)):
                self.dataChanged.emit(self.index(row), self.index(row))

    def row_of(self, place: Place | None, point_id: int | None = None) -> int:
        """Where a place is (of the findings: one of them, or the first), or -1."""
        rows = [row for row, entry in enumerate(self.entries) if entry.place == place]
        return next((row for row in rows if self.entries[row].point_id == point_id), rows[0] if rows else -1)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        count, stale = self._counts.get(entry.place, 0), self._stale.get(_key(entry), 0)
        if role == ENTRY:
            return entry
        if role == POINTS:
            return count
        if role == STALE:
            return stale
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            said = stale_said(stale) if role == Qt.ItemDataRole.ToolTipRole else ""
            return "\n".join(part for part in (entry.title, said) if part)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = "" if entry.point_id else points_said(count)
            parts = (entry.title, said, stale_said(stale), views_said(entry.views))
            return ", ".join(part for part in parts if part)
        return None


def _key(entry: Entry) -> Place | int:
    return entry.place if entry.point_id is None else entry.point_id


class _Painter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        view = self.parent()
        assert isinstance(view, QListView)
        width = view.viewport().width()
        entry: Entry = index.data(ENTRY)
        text = height(entry.text, theme.font(), width - _indent(entry) - theme.SPACE_S, _most_lines(entry))
        return QSize(width, text + option.fontMetrics.lineSpacing() * bool(_below(index)) + 2 * theme.SPACE_S)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        tokens = theme.tokens()
        entry: Entry = index.data(ENTRY)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.selection if selected else tokens.hover))
            painter.drawRoundedRect(option.rect.adjusted(4, 1, -4, -1), 6, 6)
        room = option.rect.adjusted(theme.SPACE_M, theme.SPACE_S, -theme.SPACE_S, -theme.SPACE_XS)
        text = room.adjusted(_indent(entry) - theme.SPACE_M, 0, 0, 0)
        painter.setFont(theme.font(strong=True))
        painter.setPen(QColor(tokens.text if selected else tokens.muted))
        painter.drawText(room.left(), room.top() + painter.fontMetrics().ascent(), entry.number)
        painter.setFont(theme.font())
        if entry.place.code_id is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.code_colour(entry.colour))
            painter.drawRoundedRect(QRect(text.left() - 16, text.top() + 4, 10, 10), 2, 2)
        painter.setPen(QColor(tokens.text))
        end = paint_lines(painter, text, entry.text, _most_lines(entry))
        self._paint_below(painter, text, end, index)
        painter.restore()

    @staticmethod
    def _paint_below(painter: QPainter, text: QRect, end: int, index: _Index) -> None:
        """The second line: how many points, how many of them to look at again, and how they are told."""
        tokens, entry = theme.tokens(), index.data(ENTRY)
        painter.setFont(theme.font("small"))
        painter.setPen(QColor(tokens.muted if index.data(POINTS) else tokens.faint))
        line = painter.fontMetrics()
        said = "" if entry.point_id else _below(index)
        base, left, side = end + 1 + line.ascent(), text.left(), line.height()
        if said:
            painter.drawText(left, base, said)
            left += line.horizontalAdvance(said) + theme.SPACE_S
        if stale := index.data(STALE):
            count = "" if entry.point_id else str(stale)
            theme.icon(ICON, tokens.warning).paint(painter, QRect(left, end + 1, side, side))
            painter.setPen(QColor(tokens.warning))
            painter.drawText(left + side + 2, base, count)
            left += side + 2 + line.horizontalAdvance(count) + theme.SPACE_S
        if views := views_said(entry.views):
            icon = "arrows-left-right" if entry.views is Views.DIVIDED else "columns"
            theme.icon(icon, tokens.accent).paint(painter, QRect(left, end + 1, side, side))
            painter.setPen(QColor(tokens.accent))
            rest = line.elidedText(views, Qt.TextElideMode.ElideRight, text.right() - left - side - 3)
            painter.drawText(left + side + 3, base, rest)


def _indent(entry: Entry) -> int:
    return theme.SPACE_M + theme.SPACE_XL + min(entry.depth, 4) * theme.SPACE_M


def _most_lines(entry: Entry) -> int:
    return 4 if entry.point_id else _MOST_LINES


def _below(index: _Index) -> str:
    """What the second line of a row begins with; "" where it has none."""
    entry: Entry = index.data(ENTRY)
    if entry.point_id is not None:
        return " " if index.data(STALE) else ""
    if entry.place.code_id is not None and not index.data(POINTS):
        return ""
    return points_said(index.data(POINTS))


class PlaceList(QListView):
    """The rows."""

    place_chosen = Signal(object, object)
    """The `Place` of a row, and the id of a finding or None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.places = PlaceModel(self)
        self.setModel(self.places)
        self.setItemDelegate(_Painter(self))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Questions"))
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def choose(self, place: Place | None, point_id: int | None = None) -> None:
        """Mark a row as the one in hand."""
        row = self.places.row_of(place, point_id)
        if row >= 0 and row != self.currentIndex().row():
            self.setCurrentIndex(self.places.index(row))

    def _on_current_changed(self, now: QModelIndex) -> None:
        if now.isValid():
            entry: Entry = now.data(ENTRY)
            self.place_chosen.emit(entry.place, entry.point_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class PlacePanel(QWidget):
    """The list, under a switch between questions, codes and findings."""

    kind_chosen = Signal(object)
    """A `Kind`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = PlaceList()
        self.kind = Kind.QUESTIONS
        self.buttons: dict[Kind, QToolButton] = {}
        group = QButtonGroup(self)
        bar = QHBoxLayout()
        bar.setContentsMargins(theme.SPACE_XS, 0, 0, theme.SPACE_XS)
        bar.setSpacing(0)
        for kind, text in self._called().items():
            button = QToolButton()
            button.setText(text)
            button.setCheckable(True)
            button.setChecked(kind is self.kind)
            button.clicked.connect(lambda _=False, kind=kind: self.kind_chosen.emit(kind))
            group.addButton(button)
            bar.addWidget(button)
            self.buttons[kind] = button
        bar.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.list)
        self.setFocusProxy(self.list)

    @staticmethod
    def _called() -> dict[Kind, str]:
        return {Kind.QUESTIONS: tr("Questions"), Kind.CODES: tr("Codes"), Kind.FINDINGS: tr("Findings")}

    def show_kind(self, kind: Kind) -> None:
        """Say which of them the list shows."""
        self.kind = kind
        self.buttons[kind].setChecked(True)
        self.list.setAccessibleName(self._called()[kind])
