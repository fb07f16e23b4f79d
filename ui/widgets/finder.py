"""Find one of many by typing: the command palette, and wherever a case, a point or a question is to be chosen.

Knows entries of text; what they stand for is the caller's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from ui import theme
from ui.labels import tr

Index = QModelIndex | QPersistentModelIndex
MOST_SHOWN = 200
_ENTRY = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Entry:
    """Something to be found. `detail` is said quietly after `text`, `key` at the right; `colour` is a small mark."""

    text: str
    detail: str = ""
    key: str = ""
    icon: str = ""
    colour: str = ""
    handler: Callable[[], object] | None = None


class Finder(QFrame):
    """A popup: a line to type in and what it finds. Enter or a click chooses, Esc gives up."""

    chosen = Signal(object)
    """The `Entry`."""

    def __init__(self, parent: QWidget, prompt: str) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        theme.look(self, "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._entries: Sequence[Entry] = ()
        self.line = QLineEdit()
        theme.look(self.line, "bare")
        self.line.setPlaceholderText(prompt)
        self.line.setAccessibleName(prompt)
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._find)
        self.list = QListView()
        theme.look(self.list, "popup")
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self._model = _Entries(self)
        self.list.setModel(self._model)
        self.list.setItemDelegate(_Painter(self))
        self.list.clicked.connect(self._choose)
        rule = QFrame()
        theme.look(rule, "rule")
        self._nothing = QLabel(tr("Nothing is called that."), alignment=Qt.AlignmentFlag.AlignCenter)
        theme.look(self._nothing, "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_XS, theme.SPACE_XS, theme.SPACE_XS, theme.SPACE_XS)
        column.setSpacing(theme.SPACE_XS)
        for part in (self.line, rule, self.list, self._nothing):
            column.addWidget(part)

    def open_for(self, entries: Sequence[Entry], at: QPoint, width: int = 480) -> None:
        """Show the entries below `at` (on the screen), and let the person type."""
        self._entries = entries
        self._find("")
        rows = max(3, min(12, len(entries)))
        self.resize(width, 48 + rows * 32 + 8)
        screen = (self.parentWidget() or self).screen().availableGeometry()
        x = max(screen.left() + 8, min(at.x(), screen.right() - self.width() - 8))
        y = max(screen.top() + 8, min(at.y(), screen.bottom() - self.height() - 8))
        self.move(x, y)
        self.show()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def _find(self, wanted: str) -> None:
        places: Sequence[int] = range(len(self._entries))
        if wanted.strip():
            from qda.text.matching import rank

            places = [place for place, *_ in rank(wanted, [f"{entry.text} {entry.detail}" for entry in self._entries])]
        self._model.show_entries([self._entries[place] for place in places[:MOST_SHOWN]])
        self._nothing.setVisible(not places)
        self.list.setVisible(bool(places))
        self.list.setCurrentIndex(self._model.index(0))

    def _choose(self, index: QModelIndex) -> None:
        entry = index.data(_ENTRY)
        if entry is None:
            return
        self.hide()
        self.chosen.emit(entry)
        if entry.handler is not None:
            entry.handler()
        if isValid(self):  # only now: a dialog that was opened must not clear it away under the click
            self.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}.get(
                Qt.Key(event.key())
            )
            if step is not None:
                row = max(0, min(self._model.rowCount() - 1, self.list.currentIndex().row() + step))
                self.list.setCurrentIndex(self._model.index(row))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose(self.list.currentIndex())
                return True
        return super().eventFilter(watched, event)


class _Entries(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []

    def show_entries(self, entries: list[Entry]) -> None:
        self.beginResetModel()
        self._entries = entries
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == _ENTRY:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (entry.text, entry.detail, entry.key) if part)
        return None


class _Painter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, 32)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: Entry = index.data(_ENTRY)
        colours = theme.tokens()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        here: QRect = option.rect
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            chosen = option.state & QStyle.StateFlag.State_Selected
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.selection if chosen else colours.hover))
            painter.drawRoundedRect(here.adjusted(0, 1, 0, -1), 4, 4)
        left = here.left() + theme.SPACE_S
        mark = QRect(left, here.top() + (here.height() - 18) // 2, 18, 18)
        if entry.colour:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.code_colour(entry.colour))
            painter.drawRoundedRect(mark.adjusted(3, 3, -3, -3), 3, 3)
        elif entry.icon:
            theme.icon(entry.icon).paint(painter, mark)
        line = QRect(left + 28, here.top(), here.width() - 28 - 2 * theme.SPACE_S, here.height())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        metrics = option.fontMetrics
        if entry.key:
            painter.setPen(QColor(colours.faint))
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, entry.key)
            line.setRight(line.right() - metrics.horizontalAdvance(entry.key) - theme.SPACE_M)
        painter.setPen(QColor(colours.text))
        text = metrics.elidedText(entry.text, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, flags, text)
        rest = line.adjusted(metrics.horizontalAdvance(text) + theme.SPACE_S, 0, 0, 0)
        if entry.detail and rest.width() > 40:
            painter.setPen(QColor(colours.faint))
            painter.drawText(rest, flags, metrics.elidedText(entry.detail, Qt.TextElideMode.ElideRight, rest.width()))
        painter.restore()
