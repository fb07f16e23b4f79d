"""The memos as a list: in groups, each with its title, what it is on and its first words. Knows `Noted`, no project."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import (
    QAbstractListModel,
    QDate,
    QDateTime,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from qda.analysis.memos import Noted, On, excerpt
from ui import theme
from ui.labels import plural, tr

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole


def on_words(on: On) -> str:
    """A heading for the memos on one kind of thing."""
    return {
        On.NOTHING: tr("Free memos"),
        On.CODE: tr("On codes"),
        On.CODING: tr("On codings"),
        On.PASSAGE: tr("On passages"),
        On.DOCUMENT: tr("On documents"),
        On.CASE: tr("On cases"),
        On.QUESTION: tr("On questions"),
        On.POINT: tr("On points"),
    }[on]


def place_words(noted: Noted) -> str:
    """What a memo is on, in a few words: a code and where it was put, a document, a case."""
    if noted.on is On.CODING:
        return f"{noted.name} · {noted.document}"
    return noted.name


def day_words(at: str) -> str:
    """The day of a moment, as a heading."""
    day = QDateTime.fromString(at, Qt.DateFormat.ISODate).toLocalTime().date()
    today = QDate.currentDate()
    if day == today:
        return tr("Today")
    if day == today.addDays(-1):
        return tr("Yesterday")
    return QLocale().toString(day, QLocale.FormatType.LongFormat)


@dataclass(frozen=True, slots=True)
class Group:
    """The heading of some memos, and how many they are."""

    text: str
    count: int


def by_kind(memos: Sequence[Noted]) -> list[Group | Noted]:
    """Memos as they come, under what they are on."""
    words = {on: on_words(on) for on in On}
    return _grouped(memos, lambda noted: words[noted.on])


def by_day(memos: Sequence[Noted]) -> list[Group | Noted]:
    """Memos under the days they were last written on, newest first."""
    newest = sorted(memos, key=lambda noted: (noted.memo.changed, noted.id), reverse=True)
    return _grouped(newest, lambda noted: day_words(noted.memo.changed))


def _grouped(memos: Sequence[Noted], heading: Callable[[Noted], str]) -> list[Group | Noted]:
    groups: dict[str, list[Noted]] = {}
    for noted in memos:
        groups.setdefault(heading(noted), []).append(noted)
    rows: list[Group | Noted] = []
    for text, inside in groups.items():
        rows += [Group(text, len(inside)), *inside]
    return rows


class MemoList(QAbstractListModel):
    """Headings and memos, in rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Group | Noted] = []
        self._places: dict[int, int] = {}

    def show_rows(self, rows: list[Group | Noted]) -> None:
        """Show other memos; where only the words of some have changed, the list stays as it stands."""
        if [_key(row) for row in rows] == [_key(row) for row in self.rows]:
            changed = [place for place, row in enumerate(rows) if row != self.rows[place]]
            self.rows = rows
            for place in changed:
                self.dataChanged.emit(self.index(place), self.index(place))
            return
        self.beginResetModel()
        self.rows = rows
        self._places = {row.id: place for place, row in enumerate(rows) if isinstance(row, Noted)}
        self.endResetModel()

    def index_of(self, memo_id: int | None) -> QModelIndex:
        """Where a memo stands; an invalid index where it is not in the list."""
        place = self._places.get(memo_id or 0)
        return QModelIndex() if place is None else self.index(place)

    def memo_at(self, index: Index) -> Noted | None:
        row = self.rows[index.row()] if index.isValid() else None
        return row if isinstance(row, Noted) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.memo_at(index) is None:
            return Qt.ItemFlag.NoItemFlags  # the arrow keys go past it
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text if isinstance(row, Group) else title_words(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if isinstance(row, Group):
                return f"{row.text}, {plural(row.count, '{count} memo', '{count} memos')}"
            return ", ".join(part for part in (row.title, on_words(row.on), place_words(row), row.coder) if part)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, Noted):
            return "\n".join(part for part in (row.title, place_words(row), row.coder) if part)
        return None


def _key(row: Group | Noted) -> object:
    return (row.text, row.count) if isinstance(row, Group) else row.id


class MemoRow(QStyledItemDelegate):
    """Paints a memo on two lines: its title; what it is on, and its next words."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        group, memo = self._heights(option.font.key())
        return group if isinstance(index.data(ROW), Group) else memo

    @staticmethod
    @lru_cache(maxsize=4)
    def _heights(_font: str) -> tuple[QSize, QSize]:
        """The sizes of a heading and of a memo, in the letters of the window."""
        small, usual = QFontMetrics(theme.font("small")).height(), QFontMetrics(theme.font()).height()
        return QSize(120, small + theme.SPACE_L + theme.SPACE_XS), QSize(120, usual + small + theme.SPACE_L)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        painter.save()
        if isinstance(row, Group):
            self._paint_group(painter, option.rect, row)
        else:
            self._paint_memo(painter, option, row)
        painter.restore()

    def _paint_group(self, painter: QPainter, rect: QRect, group: Group) -> None:
        painter.setFont(theme.font("small", strong=True))
        painter.setPen(QColor(theme.tokens().muted))
        inside = rect.adjusted(theme.SPACE_M, 0, -theme.SPACE_M, -theme.SPACE_XS)
        painter.drawText(inside, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, group.text)
        count = f"{group.count:,}".replace(",", "\u202f")
        painter.drawText(inside, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight, count)

    def _paint_memo(self, painter: QPainter, option: QStyleOptionViewItem, noted: Noted) -> None:
        colours, rect = theme.tokens(), option.rect
        chosen = option.state & QStyle.StateFlag.State_Selected
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.selection if chosen else colours.hover))
            painter.drawRoundedRect(rect.adjusted(theme.SPACE_XS, 1, -theme.SPACE_XS, -1), 6, 6)
        inside = rect.adjusted(theme.SPACE_M, theme.SPACE_S, -theme.SPACE_M, -theme.SPACE_S)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        painter.setFont(theme.font())
        metrics = painter.fontMetrics()
        painter.setPen(QColor(colours.text if noted.title else colours.faint))
        title = metrics.elidedText(title_words(noted), Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, flags, title)
        below = inside.adjusted(0, metrics.height(), 0, 0)
        painter.setFont(theme.font("small"))
        metrics = painter.fontMetrics()
        painter.setPen(QColor(colours.muted))
        told = "  ·  ".join(part for part in (place_words(noted), excerpt(noted.memo.text)) if part)
        painter.drawText(below, flags, metrics.elidedText(told, Qt.TextElideMode.ElideRight, below.width()))


def title_words(noted: Noted) -> str:
    """What a memo is called in a list."""
    return noted.title or tr("A memo without words")
