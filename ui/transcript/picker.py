"""The picker: type some letters of a code, press Enter, and the passage is coded. New codes are made in place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

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
from PySide6.QtGui import QColor, QFont, QGuiApplication, QKeyEvent, QPainter
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

from ui import theme
from ui.labels import tr

Entry = tuple[int, str, str, str, str]
"""id, path, colour, shortcut, definition"""
WIDTH, ROWS = 400, 9
LINES = 3
"""Lines of a definition that are shown."""
_LIT = Qt.ItemDataRole.UserRole + 1
_ENTRY = Qt.ItemDataRole.UserRole + 2
Index = QModelIndex | QPersistentModelIndex


class _Choices(QAbstractListModel):
    """The codes that match, best first, and last the code that could be made."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[tuple[Entry, tuple[int, ...]]] = []
        self.new = ""

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
        return {Qt.ItemDataRole.DisplayRole: entry[1], _LIT: lit, _ENTRY: entry}.get(
            Qt.ItemDataRole(role) if role < 256 else role
        )


class _Row(QStyledItemDelegate):
    """A dot in the code's colour, its name with the typed letters strong, its parents dim, its key."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(WIDTH - 24, option.fontMetrics.height() + 12)

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
        entry = index.data(_ENTRY)
        if entry is None:
            theme.icon("plus").paint(painter, QRect(row.left(), row.center().y() - 7, 14, 14))
            painter.setPen(QColor(colours.accent))
            words = option.fontMetrics.elidedText(index.data(), Qt.TextElideMode.ElideRight, row.width() - 22)
            painter.drawText(row.adjusted(22, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)
        else:
            self._paint_code(painter, row, option, entry, frozenset(index.data(_LIT)))
        painter.restore()

    def _paint_code(
        self, painter: QPainter, row: QRect, option: QStyleOptionViewItem, entry: Entry, lit: frozenset[int]
    ) -> None:
        colours = theme.tokens()
        _, path, colour, key, _ = entry
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.code_colour(colour))
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


class CodePicker(QFrame):
    """A small window over the page. Enter chooses; Tab or Ctrl+Enter chooses and stays for another; Esc closes."""

    chosen = Signal(int)
    created = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        theme.look(self, "popup")
        self._entries: Sequence[Entry] = ()
        self._recent: list[int] = []
        self._told = ""
        self.line = QLineEdit()
        self.line.setPlaceholderText(tr("Find or make a code"))
        self.line.setAccessibleName(tr("Find or make a code"))
        self._choices = _Choices(self)
        self.list = QListView()
        self.list.setModel(self._choices)
        self.list.setItemDelegate(_Row(self.list))
        self.list.setAccessibleName(tr("Codes"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        theme.look(self.list, "popup")
        self._definition = QLabel()
        self._definition.setWordWrap(True)
        self._definition.setContentsMargins(theme.SPACE_S, theme.SPACE_XS, theme.SPACE_S, theme.SPACE_XS)
        self._definition.setAlignment(Qt.AlignmentFlag.AlignTop)
        theme.look(self._definition, "muted", "small")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.SPACE_S, theme.SPACE_S, theme.SPACE_S, theme.SPACE_S)
        layout.setSpacing(theme.SPACE_XS)
        for widget in (self.line, self.list, self._definition):
            layout.addWidget(widget)
        self.setFixedWidth(WIDTH)
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._find)
        self.list.clicked.connect(lambda _: self._choose(stay=False))
        self.list.selectionModel().currentChanged.connect(self._show_definition)

    def open_for(self, codes: Sequence[Entry], recent: Sequence[int], at: QPoint) -> None:
        """Open at a point of the screen, offering `codes`; `recent` ids stand on top while nothing is typed."""
        self._entries = codes
        place = {entry[0]: number for number, entry in enumerate(codes)}
        self._recent = [place[id_] for id_ in recent if id_ in place]
        self._told = ""
        lines = LINES if any(entry[4] for entry in codes) else 1
        self._definition.setFixedHeight(lines * self._definition.fontMetrics().lineSpacing() + theme.SPACE_S)
        self.line.clear()
        self._find("")
        self.adjustSize()
        screen = QGuiApplication.screenAt(at) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry().adjusted(8, 8, -8, -8)
        corner = QPoint(at.x() - WIDTH // 2, at.y())
        corner.setX(max(room.left(), min(corner.x(), room.right() - self.width())))
        corner.setY(max(room.top(), min(corner.y(), room.bottom() - self.height())))
        self.move(corner)
        self.show()
        self.line.setFocus()

    def _find(self, typed: str) -> None:
        """Offer what matches; what was told before is told no longer."""
        from qda.text.matching import rank

        names = [entry[1] for entry in self._entries]
        rows = [(self._entries[number], lit) for number, _, lit in rank(typed.strip(), names, self._recent)]
        wanted = typed.strip()
        exact = any(wanted.casefold() in {e[1].casefold(), e[1].rpartition(" > ")[2].casefold()} for e in self._entries)
        self._told = ""
        self._choices.show(rows, "" if exact else wanted)
        count = max(1, min(ROWS, self._choices.rowCount()))
        self.list.setFixedHeight(count * self.list.sizeHintForRow(0) if self._choices.rowCount() else 30)
        self.list.setCurrentIndex(self._choices.index(0))
        self.adjustSize()

    def tell(self, sentence: str) -> None:
        """Say what was done while the picker stays open, until something is typed."""
        self._told = sentence
        self._show_definition(self.list.currentIndex())

    def _show_definition(self, current: QModelIndex) -> None:
        entry = current.data(_ENTRY) if current.isValid() else None
        keys = tr("Enter codes · Tab codes and stays · Esc closes")
        words = self._told or (entry[4] if entry is not None and entry[4] else keys)
        self._definition.setText(self._cut(words))

    def _cut(self, words: str) -> str:
        """As much of a text as there is room for, to the last whole word."""
        room = QRect(0, 0, WIDTH - 2 * theme.SPACE_S - 2 * theme.SPACE_S - 2, self._definition.height() - theme.SPACE_S)
        metrics, all_words = self._definition.fontMetrics(), words.split(" ")

        def fits(count: int) -> bool:
            cut = words if count == len(all_words) else " ".join(all_words[:count]) + " …"
            return metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, cut).height() <= room.height()

        count = bisect_left(range(len(all_words)), True, key=lambda number: not fits(number + 1))
        return words if count == len(all_words) else " ".join(all_words[:count]) + " …"

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: ROWS - 1,
            Qt.Key.Key_PageUp: 1 - ROWS,
        }
        if event.key() in steps:
            last = self._choices.rowCount() - 1
            row = min(max(self.list.currentIndex().row() + steps[Qt.Key(event.key())], 0), last)
            self.list.setCurrentIndex(self._choices.index(row))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(stay=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif event.key() == Qt.Key.Key_Tab:
            self._choose(stay=True)
        elif event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            return False
        return True

    def _choose(self, *, stay: bool) -> None:
        index = self.list.currentIndex()
        if not index.isValid():
            return
        entry, new = index.data(_ENTRY), self._choices.new
        if stay:
            self.line.clear()
        else:
            self.hide()
        if entry is not None:
            self.chosen.emit(entry[0])
        else:
            self.created.emit(new)
