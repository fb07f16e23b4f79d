"""How many hits each case and each document has, beside the hits. Knows names and numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import theme
from ui.labels import plural
from ui.search.listing import Index

COUNT = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True, slots=True)
class Count:
    """The hits of a document, or of a case with all its documents."""

    name: str
    count: int
    document_id: int
    """For a case its first document with hits."""
    is_case: bool


class CountList(QAbstractListModel):
    """Cases with their documents under them; documents of no case come last."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.counts: Sequence[Count] = ()

    def show(self, documents: Sequence[tuple[int, str, str, int]]) -> None:
        """Show (document, name, case, hits), in the project's order."""
        cases: dict[str, list[Count]] = {}
        for document_id, name, case, count in documents:
            cases.setdefault(case, []).append(Count(name, count, document_id, is_case=False))
        counts: list[Count] = []
        for case, inside in sorted(cases.items(), key=lambda pair: not pair[0]):
            if case and (len(inside) > 1 or inside[0].name != case):
                total = sum(one.count for one in inside)
                counts.append(Count(case, total, inside[0].document_id, is_case=True))
            counts += inside
        self.beginResetModel()
        self.counts = counts
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        return 0 if parent.isValid() else len(self.counts)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        one = self.counts[index.row()]
        if role == COUNT:
            return one
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{one.name}, {plural(one.count, '{count} hit', '{count} hits')}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return one.name
        return None


class CountPainter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, option.fontMetrics.height() + 10)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        one: Count = index.data(COUNT)
        colours = theme.tokens()
        painter.save()
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            chosen = option.state & QStyle.StateFlag.State_Selected
            painter.fillRect(option.rect, QColor(colours.selection if chosen else colours.hover))
        line = option.rect.adjusted(theme.SPACE_M + (0 if one.is_case else theme.SPACE_M), 0, -theme.SPACE_M, 0)
        painter.setFont(theme.font("small"))
        painter.setPen(QColor(colours.muted))
        number = f"{one.count:,}".replace(",", "\u202f")
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, number)
        line.setRight(line.right() - painter.fontMetrics().horizontalAdvance(number) - theme.SPACE_S)
        painter.setFont(theme.font("body", strong=one.is_case))
        painter.setPen(QColor(colours.text))
        name = painter.fontMetrics().elidedText(one.name, Qt.TextElideMode.ElideMiddle, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        painter.restore()
