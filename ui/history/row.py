"""A row of the history, painted: what was done, by whom and when; a heading for each day. Knows no project."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from qda.analysis.history import Place, group
from qda.model import Act
from ui import theme
from ui.ago import clock, day_name
from ui.history.listing import ACT, DAY, PLACE
from ui.history.words import ICONS, acts_said, place_said, state_said
from ui.labels import act_sentence, tr

Index = QModelIndex | QPersistentModelIndex
_LEAST_WORDS = 240
"""Pixels that the sentence is left at least, whoever and wherever it was."""


class HistoryRow(QStyledItemDelegate):
    """Paints one row."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, option.fontMetrics.lineSpacing() + 2 * theme.SPACE_S)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        day = index.data(DAY)
        act = index.data(ACT)
        if day is not None:
            self._paint_day(painter, option.rect, day)
        elif act is not None:
            self._paint_ground(painter, option)
            self._paint_act(painter, option.rect, act, index.data(PLACE))
        painter.restore()

    def _paint_day(self, painter: QPainter, rect: QRect, day: tuple[str, int]) -> None:
        tokens = theme.tokens()
        room = rect.adjusted(theme.SPACE_L, 0, -theme.SPACE_L, -theme.SPACE_XS)
        painter.setFont(theme.font(strong=True))
        painter.setPen(QColor(tokens.text))
        low = Qt.AlignmentFlag.AlignBottom
        name = day_name(day[0])
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | low, name)
        left = painter.fontMetrics().horizontalAdvance(name) + theme.SPACE_S
        painter.setFont(theme.font("small"))
        painter.setPen(QColor(tokens.faint))
        painter.drawText(room.adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignLeft | low, acts_said(day[1]))

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        tokens = theme.tokens()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.selection if selected else tokens.hover))
            painter.drawRoundedRect(option.rect.adjusted(4, 1, -4, -1), 6, 6)

    def _paint_act(self, painter: QPainter, rect: QRect, act: Act, place: Place | None) -> None:
        tokens = theme.tokens()
        undone = state_said(act)
        middle = Qt.AlignmentFlag.AlignVCenter
        room = rect.adjusted(theme.SPACE_L, 0, -theme.SPACE_L, 0)
        painter.setFont(theme.font("small"))
        painter.setPen(QColor(tokens.muted))
        small = painter.fontMetrics()
        time = clock(act.at)
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | middle, time)
        room.setRight(room.right() - small.horizontalAdvance("00:00") - theme.SPACE_M)
        who = small.elidedText(act.coder, Qt.TextElideMode.ElideRight, 120)
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | middle, who)
        room.setRight(room.right() - small.horizontalAdvance(who) - theme.SPACE_M)
        for words, colour in ((undone, tokens.warning), (place_said(place) if place else "", tokens.faint)):
            if words and room.width() > _LEAST_WORDS:
                shown = small.elidedText(words, Qt.TextElideMode.ElideRight, (room.width() - _LEAST_WORDS // 2) // 2)
                painter.setPen(QColor(colour))
                painter.drawText(room, Qt.AlignmentFlag.AlignRight | middle, shown)
                room.setRight(room.right() - small.horizontalAdvance(shown) - theme.SPACE_M)
        side = small.height() + 2
        icon = QRect(room.left(), rect.center().y() - side // 2, side, side)
        theme.icon(ICONS[group(act.kind)], tokens.faint).paint(painter, icon)
        room.setLeft(icon.right() + theme.SPACE_S)
        font = QFont(theme.font())
        font.setStrikeOut(bool(undone))
        painter.setFont(font)
        painter.setPen(QColor(tokens.faint if undone else tokens.text))
        sentence = painter.fontMetrics().elidedText(act_sentence(act), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | middle, sentence)


class HistoryList(QListView):
    """The rows, scrolled a hundred thousand as smoothly as ten."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.look(self, "page")
        self.setItemDelegate(HistoryRow(self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("What was done"))
