"""The codes that a picker offers: what matches the letters typed, as a list, and how each is painted."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from qda.model import Code
from ui import theme
from ui.labels import tr

Entry = tuple[Code, str]
"""A code and its path."""
WIDTH = 376
"""Pixels for the list of codes."""
LIT, ENTRY, GIVEN = (Qt.ItemDataRole.UserRole + number for number in (1, 2, 3))
Index = QModelIndex | QPersistentModelIndex


class Choices(QAbstractListModel):
    """The codes that match, best first, and last the code that could be made."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[tuple[Entry, tuple[int, ...]]] = []
        self.new = ""
        self.given: frozenset[int] = frozenset()
        """The codes that the passage has been given here."""

    def mark(self, given: Iterable[int]) -> None:
        self.given = frozenset(given)
        self.dataChanged.emit(self.index(0), self.index(max(0, self.rowCount() - 1)))

    def show(self, rows: list[tuple[Entry, tuple[int, ...]]], new: str) -> None:
        self.beginResetModel()
        self.rows, self.new = rows, new
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        return 0 if parent.isValid() else len(self.rows) + bool(self.new)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if index.row() >= len(self.rows):
            return tr("New code “{name}”", name=self.new) if role == Qt.ItemDataRole.DisplayRole else None
        entry, lit = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return entry[1]
            case Qt.ItemDataRole.AccessibleTextRole:
                return tr("{code}, given", code=entry[1]) if entry[0].id in self.given else entry[1]
            case _:
                return {LIT: lit, ENTRY: entry, GIVEN: entry[0].id in self.given}.get(role)


class ChoiceRow(QStyledItemDelegate):
    """A dot in the code's colour, its name with the typed letters strong, its parents dim, its key."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(WIDTH, option.fontMetrics.height() + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours = theme.tokens()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.selection))
            painter.drawRoundedRect(option.rect.adjusted(4, 1, -4, -1), 5, 5)
        row = option.rect.adjusted(14, 0, -14, 0)
        entry = index.data(ENTRY)
        if entry is None:
            theme.icon("plus").paint(painter, QRect(row.left(), row.center().y() - 7, 14, 14))
            painter.setPen(QColor(colours.accent))
            words = option.fontMetrics.elidedText(index.data(), Qt.TextElideMode.ElideRight, row.width() - 22)
            painter.drawText(row.adjusted(22, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)
        else:
            self._paint_code(painter, row, option, entry, frozenset(index.data(LIT)), given=bool(index.data(GIVEN)))
        painter.restore()

    def _paint_code(
        self,
        painter: QPainter,
        row: QRect,
        option: QStyleOptionViewItem,
        entry: Entry,
        lit: frozenset[int],
        *,
        given: bool,
    ) -> None:
        colours = theme.tokens()
        code, path = entry
        key = code.shortcut.upper()
        if given:
            theme.icon("check").paint(painter, QRect(row.left() - 2, row.center().y() - 6, 13, 13))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.code_colour(code.colour))
            painter.drawEllipse(row.left(), row.center().y() - 4, 9, 9)
        start = path.rfind(" > ") + 3 if " > " in path else 0
        plain, strong = QFont(option.font), QFont(option.font)
        strong.setBold(True)
        strong.setUnderline(True)
        x, most = row.left() + 22, row.right() - (28 if key else 0)
        for number, letter in enumerate(path[start:], start):
            painter.setFont(strong if number in lit else plain)
            width = painter.fontMetrics().horizontalAdvance(letter)
            if x + width > most - 12:
                painter.drawText(QRect(x, row.top(), 16, row.height()), Qt.AlignmentFlag.AlignVCenter, "…")
                x = most
                break
            painter.setPen(QColor(colours.text))
            painter.drawText(QRect(x, row.top(), width + 4, row.height()), Qt.AlignmentFlag.AlignVCenter, letter)
            x += width
        painter.setFont(plain)
        if start and most - x > 60:
            painter.setPen(QColor(colours.faint))
            above = option.fontMetrics.elidedText(path[: start - 3], Qt.TextElideMode.ElideMiddle, most - x - 12)
            painter.drawText(
                QRect(x + 10, row.top(), most - x - 10, row.height()), Qt.AlignmentFlag.AlignVCenter, above
            )
        if key:
            cap = QRect(row.right() - 18, row.center().y() - 9, 18, 18)
            painter.setPen(QColor(colours.edge))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(cap, 4, 4)
            painter.setPen(QColor(colours.muted))
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)
