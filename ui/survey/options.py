"""What is in one column: its answers with how they are shown and how often they came, in an order that can be changed.

Knows one column of a mapping.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from qda.model import ColumnRole, Option, SurveyColumn
from ui import theme
from ui.labels import tr

Index = QModelIndex | QPersistentModelIndex
FILE, LABEL, COUNT = range(3)
_DISPLAY, _EDIT = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole
_MOST = 400
"""Different answers of an open question that are shown."""


class OptionsModel(QAbstractTableModel):
    """A row for each answer. The label is typed in place; a tick says that it stands beside the scale."""

    edited = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.column: SurveyColumn | None = None
        self._counts: Counter[str] = Counter()
        self._rows: list[Option] = []

    def show_column(self, column: SurveyColumn, given: Sequence[tuple[str, ...]]) -> None:
        """Show a column with what every respondent gave in it."""
        self.beginResetModel()
        self.column = column
        self._counts = Counter(value for values in given for value in values if value)
        known = {option.value for option in column.options}
        others = [Option(value, value) for value, _ in self._counts.most_common(_MOST) if value not in known]
        if column.role is ColumnRole.OPEN:
            others = [Option(v, v) for v in list(dict.fromkeys(v for one in given for v in one if v))[:_MOST]]
        self._rows = [*column.options, *others]
        self.endResetModel()

    @property
    def has_options(self) -> bool:
        return self.column is not None and self.column.role.has_options

    def move(self, row: int, step: int) -> int:
        """Move an answer up or down; returns where it is now."""
        to = row + step
        if not (self.has_options and 0 <= row < len(self._rows) and 0 <= to < len(self._rows)):
            return row
        self._rows.insert(to, self._rows.pop(row))
        self._write()
        return to

    def turn_round(self) -> None:
        """Put a scale's other end first; what stands beside it stays last."""
        on = [option for option in self._rows if not option.beside]
        self._rows = [*reversed(on), *(option for option in self._rows if option.beside)]
        self._write()

    def _write(self) -> None:
        assert self.column is not None
        self.column = replace(self.column, options=tuple(self._rows))
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, COUNT))
        self.edited.emit()

    # ----------------------------------------------------------------- what Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if orientation == Qt.Orientation.Horizontal and role == _DISPLAY:
            return (tr("In the file"), tr("Shown as"), tr("Answers"))[section]
        return None

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        option = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                count = self._counts[option.value]
                return (" ".join(option.value.split()), option.label if self.has_options else "", str(count))[
                    index.column()
                ]
            case Qt.ItemDataRole.ToolTipRole:
                return option.value if index.column() == FILE else self._tip(index.column())
            case Qt.ItemDataRole.CheckStateRole if index.column() == LABEL and self._is_scale:
                return Qt.CheckState.Checked if not option.beside else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.ForegroundRole if index.column() == FILE:
                return QColor(theme.tokens().muted)
            case Qt.ItemDataRole.TextAlignmentRole if index.column() == COUNT:
                return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _tip(self, column: int) -> str:
        if column == LABEL and self._is_scale:
            return tr("Ticked, it is a step of the scale; without, it stands beside it, as “don't know” does.")
        return ""

    @property
    def _is_scale(self) -> bool:
        return self.column is not None and self.column.role is ColumnRole.SCALE

    def setData(self, index: Index, value: object, role: int = _EDIT) -> bool:
        if not self.has_options:
            return False
        option = self._rows[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole:
            self._rows[index.row()] = option._replace(beside=Qt.CheckState(value) != Qt.CheckState.Checked)
        elif role == _EDIT and index.column() == LABEL and str(value).strip():
            self._rows[index.row()] = option._replace(label=str(value).strip())
        else:
            return False
        self._write()
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == LABEL and self.has_options:
            flags |= Qt.ItemFlag.ItemIsEditable
            flags |= Qt.ItemFlag.ItemIsUserCheckable if self._is_scale else Qt.ItemFlag.NoItemFlags
        return flags
