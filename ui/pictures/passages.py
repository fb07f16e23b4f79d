"""The passages behind a mark, one under the other: the words, and below them whose they are.

A passage is read when it comes into sight. Knows passages and the project; nothing of pictures.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLabel,
    QListView,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from qda.analysis.pictures import Spot
from qda.analysis.retrieve import Quotation, Quoting
from qda.errors import SitatError
from qda.project import Project
from ui import theme
from ui.grid.lines import paint_lines
from ui.labels import tr
from ui.quotes.model import source
from ui.quotes.painting import paint_mark, reading_font

Index = QModelIndex | QPersistentModelIndex
LINES = 3
_MOST = 600
"""Letters that the lines of a row can hold; the rest is not even looked at."""


class PassagesModel(QAbstractListModel):
    """A row for each passage, in the order given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.spots: Sequence[Spot] = ()
        self._quoting: Quoting | None = None
        self._read: dict[int, Quotation | None] = {}
        self._colours: dict[int, str] = {}

    def show_spots(self, project: Project | None, spots: Sequence[Spot]) -> None:
        self.beginResetModel()
        self.spots = spots if project is not None else ()
        self._read = {}
        if project is not None and spots and self._quoting is None:
            self._quoting = Quoting(project)
            self._colours = {code.id: code.colour for code in project.codes.all()}
        self.endResetModel()

    def forget(self) -> None:
        """Show nothing, and read names and colours anew for what is shown next."""
        self._quoting = None
        self.show_spots(None, ())

    def quotation(self, row: int) -> Quotation | None:
        """A passage in words; None where it is gone by now."""
        if row not in self._read and self._quoting is not None:
            self._read[row] = self._quoted(self._quoting, self.spots[row])
        return self._read.get(row)

    @staticmethod
    def _quoted(quoting: Quoting, spot: Spot) -> Quotation | None:
        try:
            if spot.coding_id is not None:
                return quoting.of([spot.coding_id]).get(spot.coding_id)
            return quoting.quote(spot.document_id, spot.span)
        except SitatError:
            return None

    def colour(self, row: int) -> str | None:
        """The colour of the code on a passage; None where there is none."""
        quotation = self.quotation(row)
        coding = quotation.coding if quotation is not None else None
        return self._colours.get(coding.code_id) if coding is not None else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        return 0 if parent.isValid() else len(self.spots)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        quotation = self.quotation(index.row())
        if quotation is None:
            return ""
        words = " ".join(quotation.text[:_MOST].split())
        words = words + " …" if len(quotation.text) > _MOST else words
        return words if role == Qt.ItemDataRole.DisplayRole else f"{words} · {source(quotation)}"

    def as_text(self, rows: Sequence[int]) -> str:
        """Passages with their sources, as lines with tabs."""
        found = [self.quotation(row) for row in rows]
        return "\n".join(f"{' '.join(one.text.split())}\t{source(one)}" for one in found if one is not None)


class _Row(QStyledItemDelegate):
    """Paints a passage in rows of one height."""

    def __init__(self, model: PassagesModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        words = LINES * QFontMetrics(reading_font()).lineSpacing()
        small = QFontMetrics(theme.font("small")).lineSpacing()
        return QSize(40, words + small + theme.SPACE_XS + 2 * theme.SPACE_S)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours = theme.tokens()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, QColor(colours.selection if selected else colours.hover))
        if option.state & QStyle.StateFlag.State_HasFocus:
            edge = QRect(option.rect.left(), option.rect.top(), 3, option.rect.height())
            painter.fillRect(edge, QColor(colours.accent))
        painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), QColor(colours.line))
        quotation = self._model.quotation(index.row())
        if quotation is not None:
            row = option.rect.adjusted(theme.SPACE_M, theme.SPACE_S, -theme.SPACE_M, -theme.SPACE_S)
            self._paint(painter, row, index, quotation)
        painter.restore()

    def _paint(self, painter: QPainter, row: QRect, index: Index, quotation: Quotation) -> None:
        colours = theme.tokens()
        painter.setFont(reading_font())
        painter.setPen(QColor(colours.text))
        high = LINES * painter.fontMetrics().lineSpacing()
        words = str(index.data(Qt.ItemDataRole.DisplayRole))
        end = paint_lines(painter, QRect(row.left(), row.top(), row.width(), high), words, LINES)
        below = QRect(row.left(), end + theme.SPACE_XS, row.width(), QFontMetrics(theme.font("small")).lineSpacing())
        colour = self._model.colour(index.row())
        if colour is not None:
            paint_mark(painter, QRect(below.left(), below.center().y() - 4, 9, 9), colour)
            below.setLeft(below.left() + 15)
        painter.setFont(theme.font("small"))
        painter.setPen(QColor(colours.muted))
        metrics = painter.fontMetrics()
        whose, _, paragraph = source(quotation).rpartition(" · ")  # the paragraph is never cut off
        room = below.width() - metrics.horizontalAdvance(f" · {paragraph}")
        whose = metrics.elidedText(whose, Qt.TextElideMode.ElideRight, room)
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, f"{whose} · {paragraph}")


class PassagesView(QListView):
    """The list. Enter or a double click goes to a passage's place."""

    place_wanted = Signal(object)
    """The `Spot` to be shown in its transcript."""
    copied = Signal(int)
    """So many passages were put on the clipboard."""
    left = Signal()
    """Esc: back to the picture."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.passages = PassagesModel(self)
        self.setModel(self.passages)
        self.setItemDelegate(_Row(self.passages, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Passages"))
        theme.look(self, "page")
        self.doubleClicked.connect(lambda index: self.place_wanted.emit(self.passages.spots[index.row()]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.place_wanted.emit(self.passages.spots[index.row()])
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            rows = sorted(one.row() for one in self.selectedIndexes())
            QGuiApplication.clipboard().setText(self.passages.as_text(rows))
            self.copied.emit(len(rows))
        else:
            super().keyPressEvent(event)


class PassagesPanel(QFrame):
    """What the mark in hand says, and its passages."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.look(self, "page")
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.hint = QLabel(
            tr("Click a mark in the picture, or go to one with the arrow keys, and its passages stand here."),
            alignment=Qt.AlignmentFlag.AlignTop,
        )
        self.hint.setWordWrap(True)
        self.hint.setContentsMargins(theme.SPACE_M, theme.SPACE_M, theme.SPACE_M, 0)
        theme.look(self.hint, "muted")
        self.view = PassagesView()
        line = QFrame()
        theme.look(line, "rule")
        self.told.setContentsMargins(theme.SPACE_M, theme.SPACE_M, theme.SPACE_M, theme.SPACE_S)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.told)
        column.addWidget(line)
        column.addWidget(self.view, 1)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.hint)
        self._pages.addWidget(whole)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)

    def show_mark(self, project: Project | None, told: str, spots: Sequence[Spot]) -> None:
        """Show what a mark says, and its passages; no words: no mark is in hand."""
        self.told.setText(told)
        if list(spots) != list(self.view.passages.spots) or not spots:
            self.view.passages.show_spots(project, spots)
            if spots:
                self.view.setCurrentIndex(self.view.passages.index(0))
        self._pages.setCurrentIndex(1 if told else 0)

    def refresh(self, project: Project | None, told: str, spots: Sequence[Spot]) -> None:
        """Show them anew, for something was written: their words may be others."""
        row = self.view.currentIndex().row()
        self.view.passages.forget()
        self.show_mark(project, told, spots)
        if spots:
            self.view.setCurrentIndex(self.view.passages.index(min(max(row, 0), len(spots) - 1)))
