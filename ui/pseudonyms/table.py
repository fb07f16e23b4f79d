"""The names that were found as a table: replace or keep, kind, how often, and the pseudonym, typed in place.

Knows decisions; no project.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from qda.errors import CannotDo
from qda.pseudonyms.deciding import Decision, Decisions
from qda.text.pseudonyms import Kind
from ui import theme
from ui.labels import error_sentence, tr
from ui.pseudonyms.words import kind_words

Index = QModelIndex | QPersistentModelIndex
NAME, KIND, TIMES, PSEUDONYM = range(4)
ROW = Qt.ItemDataRole.UserRole
_DISPLAY, _EDIT = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole


class NamesModel(QAbstractTableModel):
    """A row for each name; of one kind only, or all."""

    decided = Signal()
    """Something was decided otherwise."""
    refused = Signal(str)
    """A pseudonym that will not do, and why."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.decisions: Decisions | None = None
        self.kind: Kind | None = None
        self.kept_only = False
        """Whether only names are shown that were kept when they were last put together."""
        self.rows: list[Decision] = []

    def show_decisions(self, decisions: Decisions) -> None:
        self.decisions = decisions
        self.renew()

    def show_kind(self, kind: Kind | None) -> None:
        self.kind, self.kept_only = kind, False
        self.renew()

    def show_kept(self) -> None:
        """Show what is not replaced: most of it nobody has decided about yet."""
        self.kind, self.kept_only = None, True
        self.renew()

    def renew(self) -> None:
        """Show all anew: rows came, went or were merged."""
        self.beginResetModel()
        rows = self.decisions.rows if self.decisions is not None else []
        self.rows = [row for row in rows if self.kind in (None, row.kind) and not (self.kept_only and row.replaced)]
        self.endResetModel()
        self.decided.emit()

    def row_of(self, decision: Decision) -> int:
        return next((number for number, row in enumerate(self.rows) if row is decision), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if orientation == Qt.Orientation.Horizontal and role == _DISPLAY:
            return (tr("Replace"), tr("Kind"), tr("Times"), tr("Pseudonym"))[section]
        return None

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return self._text(row, index.column(), role)
            case Qt.ItemDataRole.CheckStateRole if index.column() == NAME:
                return Qt.CheckState.Checked if row.replaced else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.ToolTipRole if len(row.forms) > 1:
                return ", ".join(row.forms)
            case Qt.ItemDataRole.ForegroundRole if not row.replaced:
                return QColor(theme.tokens().faint)
            case Qt.ItemDataRole.TextAlignmentRole if index.column() == TIMES:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.UserRole:
                return row
        return None

    def _text(self, row: Decision, column: int, role: int) -> object:
        if column == NAME:
            more = len(row.forms) - 1
            return f"{row.name}  +{more}" if more and role == _DISPLAY else row.name
        if column == KIND:
            return kind_words(row.kind) if role == _DISPLAY else row.kind
        if column == TIMES:
            return self.decisions.times(row) if self.decisions is not None else 0
        if not row.replaced and role == _DISPLAY:
            return tr("kept")
        return row.pseudonym

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.column() == NAME:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() in (KIND, PSEUDONYM) else flags

    def setData(self, index: Index, value: object, role: int = _EDIT) -> bool:
        row, decisions = self.rows[index.row()], self.decisions
        if decisions is None:
            return False
        if role == Qt.ItemDataRole.CheckStateRole:
            self.tick([row], Qt.CheckState(value) == Qt.CheckState.Checked)
            return True
        if index.column() == KIND and isinstance(value, Kind):
            row.kind = value
        elif index.column() == PSEUDONYM and str(value) != row.pseudonym:
            try:
                decisions.rename(row, str(value))
            except CannotDo as error:
                self.refused.emit(error_sentence(error))
                return False
        else:
            return False
        self._changed(index.row())
        return True

    def tick(self, rows: Sequence[Decision], replaced: bool) -> None:
        """Replace these names, or keep them."""
        if self.decisions is not None:
            self.decisions.replace(rows, replaced)
            for row in rows:
                self._changed(self.row_of(row))

    def _changed(self, number: int) -> None:
        if number >= 0:
            self.dataChanged.emit(self.index(number, 0), self.index(number, PSEUDONYM))
            self.decided.emit()


class KindDelegate(QStyledItemDelegate):
    """Lets the kind of a name be chosen."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        box = QComboBox(parent)
        for kind in Kind:
            box.addItem(kind_words(kind), kind)
        box.activated.connect(lambda _: self._chosen(box))
        return box

    def _chosen(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QComboBox)
        editor.setCurrentIndex(list(Kind).index(Kind(index.data(_EDIT))))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QComboBox)
        model.setData(index, list(Kind)[editor.currentIndex()])
