"""The guide's questions down the left: how many points each has, and where views are divided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from qda.model import Question, Views
from ui import theme
from ui.grid.lines import height, paint_lines
from ui.labels import plural, tr
from ui.since import ICON

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
QUESTION = int(Qt.ItemDataRole.UserRole)
POINTS = QUESTION + 1
STALE = QUESTION + 2
_MOST_LINES = 2


def points_said(count: int) -> str:
    return plural(count, "{count} point", "{count} points") if count else tr("no points yet")


def stale_said(count: int) -> str:
    return plural(count, "{count} point to look at again", "{count} points to look at again") if count else ""


class QuestionModel(QAbstractListModel):
    """The questions, each with the number of its points."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.questions: tuple[Question, ...] = ()
        self._counts: Mapping[int, int] = {}
        self._stale: Mapping[int, int] = {}

    def show(self, questions: Sequence[Question], counts: Mapping[int, int]) -> None:
        """Show these. Where they are the same questions as before, the selection stays."""
        same = [q.id for q in questions] == [q.id for q in self.questions]
        if not same:
            self.beginResetModel()
        before, self.questions = self.questions, tuple(questions)
        counts_before, self._counts = self._counts, counts
        if not same:
            self.endResetModel()
            return
        for row, (old, new) in enumerate(zip(before, questions, strict=True)):
            if old != new or counts_before.get(new.id) != counts.get(new.id):
                self.dataChanged.emit(self.index(row), self.index(row))

    def show_stale(self, stale: Mapping[int, int]) -> None:
        """Say how many points of each question rest on something that changed."""
        before, self._stale = self._stale, stale
        for row, question in enumerate(self.questions):
            if before.get(question.id) != stale.get(question.id):
                self.dataChanged.emit(self.index(row), self.index(row))

    def row_of(self, question_id: int | None) -> int:
        """Where a question is, or -1."""
        return next((row for row, question in enumerate(self.questions) if question.id == question_id), -1)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.questions)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        question = self.questions[index.row()]
        if role == QUESTION:
            return question
        if role == POINTS:
            return self._counts.get(question.id, 0)
        if role == STALE:
            return self._stale.get(question.id, 0)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            stale = stale_said(self._stale.get(question.id, 0)) if role == Qt.ItemDataRole.ToolTipRole else ""
            return "\n".join(part for part in (f"{question.number} {question.text}", stale) if part)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            divided = tr("views divided") if question.views is Views.DIVIDED else ""
            said = points_said(self._counts.get(question.id, 0))
            stale = stale_said(self._stale.get(question.id, 0))
            return ", ".join(part for part in (f"{question.number} {question.text}", said, stale, divided) if part)
        return None


class _Painter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        view = self.parent()
        assert isinstance(view, QListView)
        width = view.viewport().width()
        question: Question = index.data(QUESTION)
        text = height(question.text, theme.font(), width - _indent() - theme.SPACE_S, _MOST_LINES)
        return QSize(width, text + option.fontMetrics.lineSpacing() + 2 * theme.SPACE_S)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        tokens = theme.tokens()
        question: Question = index.data(QUESTION)
        count: int = index.data(POINTS)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.selection if selected else tokens.hover))
            painter.drawRoundedRect(option.rect.adjusted(4, 1, -4, -1), 6, 6)
        room = option.rect.adjusted(theme.SPACE_M, theme.SPACE_S, -theme.SPACE_S, -theme.SPACE_XS)
        painter.setFont(theme.font(strong=True))
        painter.setPen(QColor(tokens.text if selected else tokens.muted))
        painter.drawText(room.left(), room.top() + painter.fontMetrics().ascent(), question.number)
        painter.setFont(theme.font())
        painter.setPen(QColor(tokens.text))
        text = room.adjusted(_indent() - theme.SPACE_M, 0, 0, 0)
        end = paint_lines(painter, text, question.text, _MOST_LINES)
        painter.setFont(theme.font("small"))
        painter.setPen(QColor(tokens.muted if count else tokens.faint))
        line = painter.fontMetrics()
        said = points_said(count)
        base = end + 1 + line.ascent()
        painter.drawText(text.left(), base, said)
        left, side = text.left() + line.horizontalAdvance(said) + theme.SPACE_S, line.height()
        if stale := index.data(STALE):
            theme.icon(ICON, tokens.warning).paint(painter, QRect(left, end + 1, side, side))
            painter.setPen(QColor(tokens.warning))
            painter.drawText(left + side + 2, base, str(stale))
            left += side + 2 + line.horizontalAdvance(str(stale)) + theme.SPACE_S
        if question.views is Views.DIVIDED:
            theme.icon("arrows-left-right", tokens.accent).paint(painter, QRect(left, end + 1, side, side))
            painter.setPen(QColor(tokens.accent))
            rest = line.elidedText(tr("divided"), Qt.TextElideMode.ElideRight, text.right() - left - side - 3)
            painter.drawText(left + side + 3, base, rest)
        painter.restore()


def _indent() -> int:
    return theme.SPACE_M + theme.SPACE_XL


class QuestionList(QListView):
    """The list of questions."""

    question_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.questions = QuestionModel(self)
        self.setModel(self.questions)
        self.setItemDelegate(_Painter(self))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Questions"))
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def choose(self, question_id: int | None) -> None:
        """Mark a question as the one in hand."""
        row = self.questions.row_of(question_id)
        if row >= 0 and row != self.currentIndex().row():
            self.setCurrentIndex(self.questions.index(row))

    def _on_current_changed(self, now: QModelIndex) -> None:
        if now.isValid():
            self.question_chosen.emit(now.data(QUESTION).id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
