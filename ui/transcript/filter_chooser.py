"""Choose whose codings and which codes are shown: a popup to type in, with a tick for each code and coder.

Knows codes, coders and counts; what is done with the choice is the caller's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from qda.model import Code, Coder
from ui import theme
from ui.labels import tr
from ui.transcript.filters import Filter, family, in_codebook_order

Index = QModelIndex | QPersistentModelIndex
WIDTH, ROW, MOST_ROWS = 320, 30, 14
_ROW = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Row:
    """A code or a coder to tick; a heading has neither."""

    name: str
    code_id: int | None = None
    coder_id: int | None = None
    depth: int = 0
    colour: str = ""
    count: int = 0


class FilterChooser(QFrame):
    """Ticks take effect at once; Enter ticks the row in hand, Esc closes."""

    changed = Signal(object)
    """The `Filter` as it is now."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        theme.look(self, "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(tr("Codings shown"))
        self._codes: Mapping[int, Code] = {}
        self._rows: Sequence[Row] = ()
        self.line = QLineEdit()
        theme.look(self.line, "bare")
        self.line.setPlaceholderText(tr("Show only …"))
        self.line.setAccessibleName(tr("Show only …"))
        self.line.textChanged.connect(self._find)
        self.line.installEventFilter(self)
        self.list = QListView()
        theme.look(self.list, "popup")
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(tr("Codes and coders"))
        self.rows = _Rows(self)
        self.list.setModel(self.rows)
        self.list.setItemDelegate(_Painter(self))
        self.list.clicked.connect(self._toggle)
        self.everything = QPushButton(tr("Show all codings"))
        theme.look(self.everything, "link")
        self.everything.clicked.connect(lambda: self._choose(Filter()))
        rule = QFrame()
        theme.look(rule, "rule")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_XS, theme.SPACE_XS, theme.SPACE_XS, theme.SPACE_XS)
        column.setSpacing(theme.SPACE_XS)
        for part in (self.line, rule, self.list, self.everything):
            column.addWidget(part)

    def open_for(
        self,
        chosen: Filter,
        codes: Mapping[int, Code],
        counts: Mapping[int, int],
        coders: Sequence[Coder],
        at: QPoint,
    ) -> None:
        """Show below `at` (on the screen) the codes that are used here, with their parents, and who coded."""
        self._codes = codes
        self._rows = _rows(chosen, codes, counts, coders)
        self.rows.show_rows(self._rows, chosen, codes)
        self.everything.setEnabled(chosen.on)
        self.list.setFixedHeight(ROW * max(3, min(MOST_ROWS, len(self._rows))) + 2)
        self.setFixedWidth(WIDTH)
        self.adjustSize()
        screen = (self.parentWidget() or self).screen().availableGeometry()
        x = max(screen.left() + 8, min(at.x(), screen.right() - self.width() - 8))
        y = max(screen.top() + 8, min(at.y(), screen.bottom() - self.height() - 8))
        self.move(x, y)
        self.show()
        self.list.setCurrentIndex(self.rows.index(0))
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def _find(self, wanted: str) -> None:
        letters = wanted.casefold().strip()
        found = [row for row in self._rows if letters in row.name.casefold() and not (letters and _heads(row))]
        self.rows.show_rows(found, self.rows.chosen, self._codes)
        self.list.setCurrentIndex(self.rows.index(0))

    def _toggle(self, index: Index) -> None:
        row: Row | None = index.data(_ROW)
        if row is None or _heads(row):
            return
        chosen = self.rows.chosen
        if row.code_id is not None:
            self._choose(chosen.toggled(row.code_id, self._codes))
        elif row.coder_id is not None:
            self._choose(chosen.toggled_coder(row.coder_id))

    def _choose(self, chosen: Filter) -> None:
        self.rows.mark(chosen)
        self.everything.setEnabled(chosen.on)
        self.changed.emit(chosen)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}.get(
                Qt.Key(event.key())
            )
            if step is not None:
                row = max(0, min(self.rows.rowCount() - 1, self.list.currentIndex().row() + step))
                self.list.setCurrentIndex(self.rows.index(row))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._toggle(self.list.currentIndex())
                return True
        return super().eventFilter(watched, event)


def _heads(row: Row) -> bool:
    return row.code_id is None and row.coder_id is None


def _rows(
    chosen: Filter, codes: Mapping[int, Code], counts: Mapping[int, int], coders: Sequence[Coder]
) -> Sequence[Row]:
    wanted = {code_id for code_id in codes if counts.get(code_id) or code_id in chosen.codes}
    for code_id in list(wanted):  # and all above them
        parent = codes[code_id].parent_id
        while parent is not None and parent in codes and parent not in wanted:
            wanted.add(parent)
            parent = codes[parent].parent_id
    rows = [
        Row(code.name, code.id, None, depth, code.colour, counts.get(code.id, 0))
        for code, depth in in_codebook_order(codes)
        if code.id in wanted
    ]
    if len(coders) > 1:
        rows.append(Row(tr("Coded by")))
        rows += [Row(coder.name, None, coder.id, 0) for coder in coders]
    return rows


class _Rows(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: Sequence[Row] = ()
        self._codes: Mapping[int, Code] = {}
        self.chosen = Filter()

    def show_rows(self, rows: Sequence[Row], chosen: Filter, codes: Mapping[int, Code]) -> None:
        self.beginResetModel()
        self._rows, self.chosen, self._codes = rows, chosen, codes
        self.endResetModel()

    def mark(self, chosen: Filter) -> None:
        """Tick what is chosen now."""
        self.chosen = chosen
        self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and _heads(self._rows[index.row()]):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == _ROW:
            return row
        if role == Qt.ItemDataRole.CheckStateRole:
            return None if _heads(row) else self._ticked(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            shown = self._ticked(row) != Qt.CheckState.Unchecked
            return tr("{name}, ticked", name=row.name) if shown else row.name
        return None

    def _ticked(self, row: Row) -> Qt.CheckState:
        if row.coder_id is not None:
            return Qt.CheckState.Checked if row.coder_id in self.chosen.coders else Qt.CheckState.Unchecked
        if row.code_id in self.chosen.codes:
            return Qt.CheckState.Checked
        below = family(row.code_id, self._codes) if row.code_id is not None else frozenset()
        return Qt.CheckState.PartiallyChecked if below & self.chosen.codes else Qt.CheckState.Unchecked


class _Painter(QStyledItemDelegate):
    """A tick, a dot in the code's colour, the name under its parents', and how often it is used here."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(WIDTH - 24, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(_ROW)
        colours = theme.tokens()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        here: QRect = option.rect
        if not _heads(row) and option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            chosen = option.state & QStyle.StateFlag.State_Selected
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.selection if chosen else colours.hover))
            painter.drawRoundedRect(here.adjusted(0, 1, 0, -1), 4, 4)
        words = here.adjusted(theme.SPACE_S, 0, -theme.SPACE_M, 0)
        if _heads(row):
            painter.setPen(QColor(colours.muted))
        else:
            words.setLeft(words.left() + 14 * row.depth)
            ticked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole))
            _paint_tick(painter, QRectF(words.left() + 0.5, words.center().y() - 7.5, 15, 15), ticked)
            words.setLeft(words.left() + 24)
            if row.code_id is not None:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.code_colour(row.colour))
                painter.drawEllipse(words.left(), words.center().y() - 4, 9, 9)
                words.setLeft(words.left() + 17)
            if row.count:
                painter.setPen(QColor(colours.muted))
                painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, str(row.count))
                words.setRight(words.right() - 40)
            painter.setPen(QColor(colours.text))
        name = option.fontMetrics.elidedText(row.name, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
        painter.restore()


def _paint_tick(painter: QPainter, box: QRectF, ticked: Qt.CheckState) -> None:
    """A box: empty, with a tick, or with a bar where some of a family are ticked."""
    colours = theme.tokens()
    empty = ticked == Qt.CheckState.Unchecked
    painter.setPen(QColor(colours.edge if empty else colours.accent))
    painter.setBrush(QColor(colours.page if empty else colours.accent))
    painter.drawRoundedRect(box, 3, 3)
    if empty:
        return
    painter.setPen(QPen(QColor(colours.on_accent), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    middle = box.center()
    tick = ((-3.5, 0), (-1, 3), (4, -3)) if ticked == Qt.CheckState.Checked else ((-3.5, 0), (3.5, 0))
    painter.drawPolyline([middle + QPointF(*step) for step in tick])
