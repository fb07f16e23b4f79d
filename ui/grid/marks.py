"""The four states of a cell as marks and words: a state is never told by colour alone."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QIconEngine, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from qda.analysis.framework import Met
from qda.model import Cell, CellState
from qda.store.cells import TopicOf
from ui import theme
from ui.labels import plural, tr

SIZE = 10
"""A mark's width and height in the grid, in pixels."""


def states(of: TopicOf = TopicOf.QUESTION) -> tuple[CellState, ...]:
    """The states that a cell can be in: only a question is asked without an answer."""
    return tuple(state for state in CellState if of is TopicOf.QUESTION or state is not CellState.NOT_ANSWERED)


def words(state: CellState, of: TopicOf = TopicOf.QUESTION) -> str:
    """A state in the user's language, as it is told of a question, a code or a saved query."""
    if of is TopicOf.CODE and state in (CellState.ANSWERED, CellState.NOT_ASKED):
        return tr("coded") if state is CellState.ANSWERED else tr("read, nothing coded")
    if of is TopicOf.QUERY and state in (CellState.ANSWERED, CellState.NOT_ASKED):
        return tr("found") if state is CellState.ANSWERED else tr("read, nothing found")
    return {
        CellState.ANSWERED: tr("answered"),
        CellState.NOT_ANSWERED: tr("asked, not answered"),
        CellState.NOT_ASKED: tr("not asked"),
        CellState.NOT_READ: tr("not yet read"),
    }[state]


def cell_words(cell: Cell | Met) -> str:
    """A cell's state, with the number of its passages where there are any: "3 passages"."""
    if cell.state is CellState.ANSWERED and cell.answers:
        return plural(cell.answers, "{count} passage", "{count} passages")
    return words(cell.state, cell.place.topic.of if isinstance(cell, Met) else TopicOf.QUESTION)


def colour(state: CellState) -> QColor:
    """The colour of a state's mark."""
    tokens = theme.tokens()
    return QColor(
        {
            CellState.ANSWERED: tokens.good,
            CellState.NOT_ANSWERED: tokens.warning,
            CellState.NOT_ASKED: tokens.faint,
            CellState.NOT_READ: tokens.faint,
        }[state]
    )


def tint(state: CellState) -> QColor:
    """The surface of a cell in a state."""
    return _tint(state, theme.tokens())


@lru_cache(maxsize=16)
def _tint(state: CellState, tokens: theme.Theme) -> QColor:
    over, strength = {
        CellState.ANSWERED: (tokens.page, 0.0),
        CellState.NOT_ANSWERED: (tokens.warning, 0.07),
        CellState.NOT_ASKED: (tokens.text, 0.05),
        CellState.NOT_READ: (tokens.window, 1.0),
    }[state]
    return theme.mix(tokens.page, over, strength)


def paint_mark(painter: QPainter, rect: QRect | QRectF, state: CellState) -> None:
    """● answered, ◌ asked and not answered, – not asked, ? not yet read: drawn to fill `rect`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = colour(state)
    room = QRectF(rect)
    if state is CellState.ANSWERED:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawEllipse(room.adjusted(0.5, 0.5, -0.5, -0.5))
    elif state is CellState.NOT_ANSWERED:
        pen = QPen(ink, room.width() / 6)
        pen.setDashPattern([1.15, 1.0])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawEllipse(room.adjusted(1, 1, -1, -1))
    elif state is CellState.NOT_ASKED:
        painter.setPen(QPen(ink, room.width() / 6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        middle = room.center().y()
        painter.drawLine(QPointF(room.left() + 1.5, middle), QPointF(room.right() - 1.5, middle))
    else:
        font = QFont(theme.font("small", strong=True))
        font.setPixelSize(max(6, round(room.height() * 1.15)))
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(room.adjusted(-4, -4, 4, 4), Qt.AlignmentFlag.AlignCenter, "?")
    painter.restore()


class Mark(QWidget):
    """A state's mark by itself."""

    def __init__(self, state: CellState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.setFixedSize(SIZE, SIZE)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_mark(QPainter(self), self.rect(), self._state)


class _MarkEngine(QIconEngine):
    """A state's mark as an icon, in the colours of the theme in force."""

    def __init__(self, state: CellState) -> None:
        super().__init__()
        self._state = state

    def clone(self) -> QIconEngine:
        return _MarkEngine(self._state)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        side = min(rect.width(), rect.height()) * 0.66
        middle = QRectF(rect).center()
        paint_mark(painter, QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side), self._state)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        drawn = QPixmap(size * scale)
        drawn.setDevicePixelRatio(scale)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return drawn


@lru_cache(maxsize=8)
def mark_icon(state: CellState) -> QIcon:
    """A state's mark, for menus and lists of choices."""
    return QIcon(_MarkEngine(state))
