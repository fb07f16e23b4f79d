"""The codes that passages are sent to when a code is split: those inside it, those to be made, and the code itself.

Knows their names and colours, and how many passages each gets.
"""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from qda.model import Code
from ui.codebook.finding import found_codes
from ui.codebook.row import CHIP, paint_chip, paint_key
from ui.codebook.split_passages import Goal, SplitPassages
from ui.labels import plural, tr
from ui.theme import SPACE_M, SPACE_S, SPACE_XS, font, icon, tokens

Index = QModelIndex | QPersistentModelIndex
_ROW = Qt.ItemDataRole.UserRole


class SplitGoals(QAbstractListModel):
    """The codes in the order they were made, with the keys 1 to 9; the code itself last, under Space.

    While something is typed only what matches is shown, and a code that could be made.
    """

    def __init__(self, code: Code, passages: SplitPassages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._passages = passages
        self._own = code.id
        self._goals: list[Goal] = []
        self._shown: list[Goal | None] = [code.id]
        self._typed = ""
        passages.names[code.id] = (code.name, code.colour)

    def add(self, goal: Goal, name: str, colour: str) -> None:
        self._passages.names[goal] = (name, colour)
        self._goals.append(goal)
        self.show_matches(self._typed)

    def numbered(self, number: int) -> Goal | None:
        """The code that a key from 1 to 9 sends to."""
        return self._goals[number - 1] if number <= len(self._goals) else None

    def named(self, name: str) -> Goal | None:
        """The code of that name, whatever its capitals."""
        wanted = name.strip().casefold()
        return next((goal for goal in self._goals if self._passages.names[goal][0].casefold() == wanted), None)

    def at(self, row: int) -> Goal | None:
        """The code of a row; None for the one that could be made."""
        return self._shown[row]

    def show_matches(self, typed: str) -> None:
        """Show what may be meant, best first, and what could be made; everything where nothing is typed."""
        self._typed = typed.strip()
        self.beginResetModel()
        if self._typed:
            names = [(place, self._passages.names[goal][0]) for place, goal in enumerate(self._goals)]
            self._shown = [self._goals[place] for place in found_codes(self._typed, names)]
            if self.named(self._typed) is None:
                self._shown.append(None)
        else:
            self._shown = [*self._goals, self._own]
        self.endResetModel()

    def recount(self) -> None:
        if self._shown:
            self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))

    # ----------------------------------------------------------------- what Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in (_ROW, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        goal = self._shown[index.row()]
        if goal is None:
            name, colour, key, count = tr("New code inside: “{name}”", name=self._typed), "", "", 0
        else:
            name, colour = self._passages.names[goal]
            count = self._passages.counts()[goal]
            place = self._goals.index(goal) + 1 if goal in self._goals else 0
            key = str(place) if 0 < place <= 9 else ""
            if goal == self._own:
                name, key = tr("Stays with “{code}”", code=name), tr("Space")
        if role == _ROW:
            return name, colour, key, count
        if role == Qt.ItemDataRole.AccessibleTextRole:
            told = [name, tr("key {key}", key=key) if key else "", plural(count, "{count} passage", "{count} passages")]
            return ", ".join(part for part in told if part)
        return name


class GoalLine(QStyledItemDelegate):
    """A code to send to: its key, its colour, its name, and how many passages it gets."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, option.fontMetrics.height() + SPACE_M)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = tokens()
        name, colour, key, count = index.data(_ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.selection if chosen else theme.hover))
            painter.drawRoundedRect(QRect(option.rect).adjusted(0, 1, -SPACE_XS, -1), 6, 6)
        room = QRect(option.rect).adjusted(SPACE_S, 0, -SPACE_M, 0)
        painter.setFont(font("small"))
        side = painter.fontMetrics().height() + 2
        wide = max(side, painter.fontMetrics().horizontalAdvance(tr("Space").upper()) + SPACE_S)
        if key:
            width = wide if len(key) > 1 else side
            paint_key(painter, QRect(room.left() + wide - width, room.center().y() - side // 2 + 1, width, side), key)
        middle, left = room.center().y(), room.left() + wide + SPACE_S
        mark = QRect(left, middle - CHIP // 2 + 1, CHIP, CHIP)
        if colour:
            paint_chip(painter, mark, colour)
        else:
            icon("plus", theme.accent).paint(painter, mark.adjusted(-2, -2, 2, 2))
        if count:
            painter.setPen(QColor(theme.muted))
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(count))
        painter.setFont(font())
        painter.setPen(QColor(theme.text))
        words = QRect(left + CHIP + SPACE_S, room.top(), room.right() - left - CHIP - SPACE_S - 32, room.height())
        shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()
