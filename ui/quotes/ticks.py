"""A popup to tick several of many in: codes, cases, speakers, questions. Knows entries of text; their keys are the
caller's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QHideEvent, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QCheckBox, QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from ui import theme
from ui.labels import tr

Index = QModelIndex | QPersistentModelIndex
WIDTH, ROWS = 320, 11
_INDENT = "    "


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be ticked. `depth` says how far below others it stands."""

    key: str
    text: str
    colour: str = ""
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Extra:
    """Something to say about all that is ticked: a box of its own below the list."""

    key: str
    text: str
    on: bool


class Ticks(QAbstractListModel):
    """The choices that match what was typed, with their ticks."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.all: Sequence[Choice] = ()
        self.ticked: set[str] = set()
        self._shown: Sequence[Choice] = ()
        self._indented = True

    def show(self, shown: Sequence[Choice], *, indented: bool) -> None:
        self.beginResetModel()
        self._shown, self._indented = shown, indented
        self.endResetModel()

    def choice(self, row: int) -> Choice | None:
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        choice = self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (_INDENT * choice.depth if self._indented else "") + choice.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{choice.text}, {tr('ticked') if choice.key in self.ticked else tr('not ticked')}"
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if choice.key in self.ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DecorationRole and choice.colour:
            return _dot(theme.code_colour(choice.colour))
        return None


class TickPopup(QFrame):
    """A line to type in, and what it finds, to be ticked: Enter or a click ticks, Esc closes."""

    ticked = Signal(object)
    """The keys that are ticked, as a tuple in the order of the choices."""
    extra_set = Signal(str, bool)
    closed = Signal()

    def __init__(self, parent: QWidget, prompt: str) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        theme.look(self, "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.line = QLineEdit()
        theme.look(self.line, "bare")
        self.line.setPlaceholderText(prompt)
        self.line.setAccessibleName(prompt)
        self.line.textChanged.connect(self._find)
        self.line.installEventFilter(self)
        self.ticks = Ticks(self)
        self.list = QListView()
        theme.look(self.list, "popup")
        self.list.setModel(self.ticks)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(prompt)
        self.list.clicked.connect(self._toggle)
        self.extras: dict[str, QCheckBox] = {}
        rule = QFrame()
        theme.look(rule, "rule")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.SPACE_XS, theme.SPACE_XS, theme.SPACE_XS, theme.SPACE_S)
        self._column.setSpacing(theme.SPACE_XS)
        for part in (self.line, rule, self.list):
            self._column.addWidget(part)
        self.setFixedWidth(WIDTH)

    def open_for(self, choices: Sequence[Choice], ticked: Sequence[str], extras: Sequence[Extra], at: QPoint) -> None:
        """Show below `at` (on the screen) what there is to choose from."""
        self.ticks.all, self.ticks.ticked = choices, set(ticked)
        for extra in extras:
            box = QCheckBox(extra.text)
            box.setChecked(extra.on)
            box.toggled.connect(lambda on, key=extra.key: self.extra_set.emit(key, on))
            self.extras[extra.key] = box
            self._column.addWidget(box)
        self._find("")
        row = max(24, self.list.sizeHintForRow(0))
        self.list.setFixedHeight(row * max(2, min(ROWS, len(choices))))
        self.adjustSize()
        room = (self.parentWidget() or self).screen().availableGeometry().adjusted(8, 8, -8, -8)
        x = max(room.left(), min(at.x(), room.right() - self.width()))
        self.move(x, max(room.top(), min(at.y(), room.bottom() - self.height())))
        self.show()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def _find(self, wanted: str) -> None:
        shown = self.ticks.all
        if wanted.strip():
            from qda.text.matching import rank

            shown = [shown[place] for place, *_ in rank(wanted, [choice.text for choice in shown])]
        self.ticks.show(shown, indented=not wanted.strip())
        self.list.setCurrentIndex(self.ticks.index(0))

    def _toggle(self, index: QModelIndex) -> None:
        choice = self.ticks.choice(index.row())
        if choice is not None:
            self.ticks.ticked ^= {choice.key}
            self.ticks.dataChanged.emit(index, index)
            self.ticked.emit(tuple(one.key for one in self.ticks.all if one.key in self.ticks.ticked))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            row = self.list.currentIndex().row()
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: ROWS, Qt.Key.Key_PageUp: -ROWS}
            if Qt.Key(event.key()) in steps:
                row = max(0, min(self.ticks.rowCount() - 1, row + steps[Qt.Key(event.key())]))
                self.list.setCurrentIndex(self.ticks.index(row))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._toggle(self.list.currentIndex())
                self.line.selectAll()
                return True
        return super().eventFilter(watched, event)


def _dot(colour: QColor) -> QPixmap:
    dot = QPixmap(10, 10)
    dot.fill(Qt.GlobalColor.transparent)
    painter = QPainter(dot)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(0, 0, 10, 10, 2, 2)
    painter.end()
    return dot
