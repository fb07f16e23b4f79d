"""How far documents and questions have come, as tables. Know what `overview` counted, no project."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from qda.analysis.overview import DocumentProgress, QuestionProgress
from ui import theme
from ui.ago import ago
from ui.labels import tr

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_DISPLAY = Qt.ItemDataRole.DisplayRole
ROW = int(Qt.ItemDataRole.UserRole)
"""The `DocumentProgress` or `QuestionProgress` of a row."""
SHARE = ROW + 1
"""How much of a cell's work is done, from 0 to 1; None where it is no matter of share."""
SORT = ROW + 2


class ProgressTable(QAbstractTableModel):
    """Rows of one kind; what the two kinds have in common."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[Any] = ()

    def show(self, rows: Sequence[Any]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def headers(self) -> tuple[str, ...]:
        raise NotImplementedError

    def words(self, row: Any, column: int) -> str:
        raise NotImplementedError

    def share(self, row: Any, column: int) -> float | None:
        raise NotImplementedError

    def order(self, row: Any, column: int) -> Any:
        """What a column is sorted by."""
        share = self.share(row, column)
        return self.words(row, column).casefold() if share is None else share

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.headers())

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == _DISPLAY:
            return self.headers()[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        row, column = self.rows[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.words(row, column)
            case Qt.ItemDataRole.ToolTipRole if column == 0:
                return self.words(row, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self.headers()[column]}: {self.words(row, column)}"
            case int() if role == SHARE:
                return self.share(row, column)
            case int() if role == SORT:
                return self.order(row, column)
            case int() if role == ROW:
                return row
        return None


class DocumentsTable(ProgressTable):
    """A row for each document."""

    NAME, CASE, READ, CODED, QUESTIONS, SUMMARISED, LAST = range(7)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.asked = 0
        """How many questions the guide has."""

    def headers(self) -> tuple[str, ...]:
        return (tr("Document"), tr("Case"), tr("Read"), tr("Coded"), tr("Questions found"), tr("Cells summarised"),
                tr("Last worked on"))  # fmt: skip

    def words(self, row: DocumentProgress, column: int) -> str:
        match column:
            case self.NAME:
                return row.document.name
            case self.CASE:
                return row.case
            case self.READ:
                return tr("✓ read") if row.document.read else tr("not yet")
            case self.CODED:
                return f"{round(100 * row.share)} %"
            case self.QUESTIONS:
                return tr("{found} of {asked}", found=row.questions, asked=self.asked)
            case self.SUMMARISED:
                return tr("{found} of {asked}", found=row.summarised, asked=row.answered)
        return ago(row.last)

    def share(self, row: DocumentProgress, column: int) -> float | None:
        match column:
            case self.CODED:
                return row.share
            case self.QUESTIONS:
                return row.questions / self.asked if self.asked else 0.0
            case self.SUMMARISED:
                return row.summarised / row.answered if row.answered else 0.0
        return None

    def order(self, row: DocumentProgress, column: int) -> Any:
        return row.last if column == self.LAST else super().order(row, column)


class QuestionsTable(ProgressTable):
    """A row for each question of the guide."""

    QUESTION, ANSWERED, SUMMARISED, POINTS, NOT_READ = range(5)

    def headers(self) -> tuple[str, ...]:
        return tr("Question"), tr("Answered"), tr("Summarised"), tr("Points"), tr("Not yet read")

    def words(self, row: QuestionProgress, column: int) -> str:
        match column:
            case self.QUESTION:
                return f"{row.question.number}  {row.question.text}"
            case self.ANSWERED:
                return tr("{found} of {asked}", found=row.answered, asked=row.cases)
            case self.SUMMARISED:
                return tr("{found} of {asked}", found=row.summarised, asked=row.answered)
            case self.POINTS:
                return str(row.points)
        return str(row.not_read)

    def share(self, row: QuestionProgress, column: int) -> float | None:
        match column:
            case self.ANSWERED:
                return row.answered / row.cases if row.cases else 0.0
            case self.SUMMARISED:
                return row.summarised / row.answered if row.answered else 0.0
        return None

    def order(self, row: QuestionProgress, column: int) -> Any:
        if column == self.QUESTION:
            return row.question.position
        return {self.POINTS: row.points, self.NOT_READ: row.not_read}.get(column, super().order(row, column))


class ShareCell(QStyledItemDelegate):
    """A number over a thin bar of how much of it is done."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        share = index.data(SHARE)
        if share is None:
            return
        tokens = theme.tokens()
        rect = QRectF(option.rect).adjusted(theme.SPACE_S, 0, -theme.SPACE_L, 0)
        bar = QRectF(rect.left(), rect.bottom() - 6, rect.width(), 3)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.line))
        painter.drawRoundedRect(bar, 1.5, 1.5)
        bar.setWidth(bar.width() * min(1.0, share))
        painter.setBrush(QColor(tokens.accent))
        painter.drawRoundedRect(bar, 1.5, 1.5)
        painter.restore()
