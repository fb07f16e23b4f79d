"""Each place where a name stands, with what is round it: ticked it is replaced, otherwise left as it is.

Knows decisions; no project.
"""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from qda.pseudonyms.deciding import Decision, Decisions
from qda.pseudonyms.finding import Found
from ui import theme
from ui.labels import tr
from ui.pseudonyms.words import where_words

Index = QModelIndex | QPersistentModelIndex
FOUND = Qt.ItemDataRole.UserRole


class PlacesModel(QAbstractListModel):
    """The places of one name."""

    toggled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._decisions: Decisions | None = None
        self._row: Decision | None = None
        self.places: list[Found] = []
        self.names: dict[int, str] = {}
        """What documents are called."""

    def show_row(self, decisions: Decisions | None, row: Decision | None) -> None:
        self.beginResetModel()
        self._decisions, self._row = decisions, row
        self.places = decisions.places(row) if decisions is not None and row is not None else []
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.places)

    def replaced(self, found: Found) -> bool:
        row, decisions = self._row, self._decisions
        return row is not None and decisions is not None and row.replaced and found.place not in decisions.left

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        found = self.places[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return "".join(found.context())
            case Qt.ItemDataRole.CheckStateRole if found.can_be_left:
                return Qt.CheckState.Checked if self.replaced(found) else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.ToolTipRole:
                return tr("Untick it to leave the name in this one place.") if found.can_be_left else None
            case Qt.ItemDataRole.UserRole:
                return found
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        can = self._row is not None and self._row.replaced and self.places[index.row()].can_be_left
        return flags | Qt.ItemFlag.ItemIsUserCheckable if can else flags

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or self._decisions is None:
            return False
        self._decisions.leave(self.places[index.row()], Qt.CheckState(value) != Qt.CheckState.Checked)
        self.dataChanged.emit(index, index)
        self.toggled.emit()
        return True

    def where(self, found: Found) -> str:
        """Which words a place is in."""
        document = found.words.document_id
        return self.names.get(document, "") if document is not None else where_words(found.words.column.where)


class PlaceLine(QStyledItemDelegate):
    """Paints what stands before, the name, and what stands after; below it, where that is."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        body, small = QFontMetrics(theme.font()), QFontMetrics(theme.font("small"))
        return QSize(200, body.height() + small.height() + 2 * theme.SPACE_S)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        before, name, after = index.data(FOUND).context()
        option.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        area = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, option.widget)
        area.adjust(theme.SPACE_XS, 0, -theme.SPACE_XS, 0)
        model = index.model()
        assert isinstance(model, PlacesModel)
        colours = theme.tokens()
        painter.save()
        body, strong = theme.font(), theme.font(strong=True)
        metrics = QFontMetrics(body)
        line = QRect(area.left(), option.rect.top() + theme.SPACE_S, area.width(), metrics.height())
        wide = QFontMetrics(strong).horizontalAdvance(name)
        lead = metrics.elidedText(before, Qt.TextElideMode.ElideLeft, max(0, (line.width() - wide) // 2))
        at = line.left()
        for words, font, colour in (
            (lead, body, colours.muted),
            (name, strong, colours.accent if model.replaced(index.data(FOUND)) else colours.text),
            (after, body, colours.muted),
        ):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            room = line.right() - at
            told = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, max(0, room))
            painter.drawText(QRect(at, line.top(), room, line.height()), Qt.AlignmentFlag.AlignVCenter, told)
            at += QFontMetrics(font).horizontalAdvance(told)
        small = theme.font("small")
        painter.setFont(small)
        painter.setPen(QColor(colours.faint))
        told = QFontMetrics(small).elidedText(model.where(index.data(FOUND)), Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(QRect(line.left(), line.bottom() + 1, line.width(), QFontMetrics(small).height()), 0, told)
        painter.restore()
