"""The columns of a file of answers as a table: what each asks, what it is taken for, what is in it.

Knows the mapping, not the file it came from.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

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

from qda.files.survey import SurveyFile
from qda.model import ColumnRole, SurveyColumn
from qda.text.questionnaire import as_role, joined
from ui import theme
from ui.labels import plural, tr
from ui.survey.roles import ICONS, role_name, role_told, why_told

Index = QModelIndex | QPersistentModelIndex
ASKS, ROLE, HOLDS = range(3)
_DISPLAY, _EDIT = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole
_SHOWN = 4


class ColumnsModel(QAbstractTableModel):
    """A row for each question. What it asks is typed in place; what it is taken for is chosen."""

    edited = Signal(int)
    """The row of a column that was changed; -1 where rows came or went."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns: list[SurveyColumn] = []
        self.in_hand: Callable[[], list[int]] = list
        """The rows selected: a role chosen for one of them is for all."""
        self._file: SurveyFile | None = None

    def show_columns(self, columns: Sequence[SurveyColumn], file: SurveyFile) -> None:
        self.beginResetModel()
        self.columns, self._file = list(columns), file
        self.endResetModel()

    def put(self, row: int, column: SurveyColumn) -> None:
        self.columns[row] = column
        self.dataChanged.emit(self.index(row, 0), self.index(row, HOLDS))
        self.edited.emit(row)

    def values(self, row: int) -> tuple[str, ...]:
        """What stands in the (first) column of a row, blanks and all."""
        name = self.columns[row].columns[0]
        return self._file.column(name) if self._file is not None and name in self._file.names else ()

    def take_for(self, rows: Sequence[int], role: ColumnRole) -> None:
        """Take columns for something else."""
        for row in rows:
            self.put(row, as_role(self.columns[row], role, self.values(row)))

    def can_join(self, rows: Sequence[int]) -> bool:
        """Whether rows can be one question with a tick in each column: they are neighbours, each with a column."""
        chosen = sorted(rows)
        return (
            len(chosen) > 1
            and chosen[-1] - chosen[0] == len(chosen) - 1
            and not any(self.columns[row].spread for row in chosen)
        )

    def join(self, rows: Sequence[int]) -> int:
        """Make one multiple choice of several columns; returns its row."""
        chosen = sorted(rows)
        self.beginResetModel()
        self.columns[chosen[0] : chosen[-1] + 1] = [joined([self.columns[row] for row in chosen])]
        self.endResetModel()
        self.edited.emit(-1)
        return chosen[0]

    def part(self, row: int) -> None:
        """Make a question of each column of a multiple choice."""
        whole = self.columns[row]
        labels = {option.value: option.label for option in whole.options}
        parts = []
        for name in whole.columns:
            single = SurveyColumn(ColumnRole.SINGLE, labels.get(name, name), (name,), stem=whole.text)
            values = self._file.column(name) if self._file is not None and name in self._file.names else ()
            parts.append(as_role(single, ColumnRole.SINGLE, values))
        self.beginResetModel()
        self.columns[row : row + 1] = parts
        self.endResetModel()
        self.edited.emit(-1)

    # ----------------------------------------------------------------- what Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if orientation == Qt.Orientation.Horizontal and role == _DISPLAY:
            return (tr("Column"), tr("Taken as"), tr("What is in it"))[section]
        return None

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        column = self.columns[index.row()]
        out = column.role is ColumnRole.LEFT_OUT
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return (self._asks(column), role_name(column.role), self._holds(index.row()))[index.column()]
            case Qt.ItemDataRole.EditRole:
                return column.text if index.column() == ASKS else column.role
            case Qt.ItemDataRole.ToolTipRole:
                told = (self._asks(column), role_told(column.role), self._holds(index.row()))[index.column()]
                return f"{told}\n{why_told(column.why)}".strip()
            case Qt.ItemDataRole.ForegroundRole if out or index.column() == HOLDS:
                return QColor(theme.tokens().muted)
            case Qt.ItemDataRole.DecorationRole if index.column() == ROLE:
                return theme.icon(ICONS[column.role])
        return None

    @staticmethod
    def _asks(column: SurveyColumn) -> str:
        return f"{column.stem} – {column.text}" if column.stem else column.text

    def _holds(self, row: int) -> str:
        column = self.columns[row]
        if column.why and column.role is ColumnRole.LEFT_OUT and why_told(column.why):
            return why_told(column.why)
        if column.spread:
            return plural(len(column.columns), "{count} column with ticks", "{count} columns with ticks")
        known = [value for value in self.values(row) if value]
        if column.role.has_options and column.options:
            return " · ".join(option.label for option in column.options)
        some = list(dict.fromkeys(known))[:_SHOWN]
        return " · ".join(" ".join(value.split()) for value in some)

    def setData(self, index: Index, value: object, role: int = _EDIT) -> bool:
        if role != _EDIT:
            return False
        column = self.columns[index.row()]
        if index.column() == ROLE and isinstance(value, ColumnRole):
            rows = self.in_hand()
            self.take_for(rows if index.row() in rows else [index.row()], value)
            return True
        text = str(value).strip()
        if index.column() == ASKS and text:
            self.put(index.row(), replace(column, text=text))
            return True
        return False

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() in (ASKS, ROLE) else flags


class RoleField(QStyledItemDelegate):
    """What a column is taken for, chosen in a list."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        field = QComboBox(parent)
        for role in ColumnRole:
            field.addItem(theme.icon(ICONS[role]), role_name(role), role)
        field.setAccessibleName(tr("Taken as"))
        field.activated.connect(lambda _: self._chosen(field))
        return field

    def _chosen(self, field: QComboBox) -> None:
        self.commitData.emit(field)
        self.closeEditor.emit(field)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QComboBox)
        editor.setCurrentIndex(list(ColumnRole).index(ColumnRole(index.data(_EDIT))))
        editor.showPopup()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QComboBox)
        model.setData(index, list(ColumnRole)[editor.currentIndex()], _EDIT)
