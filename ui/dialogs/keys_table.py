"""The list of commands with their keys, by menu, and below them the keys that cannot be changed. Knows no widgets."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from ui import theme
from ui.actions import Action
from ui.labels import tr
from ui.shortcuts import Shortcuts, by_menu, command_text, fixed_keys, native

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Row:
    """A heading (no key, no command), a command, or a key that is no command."""

    text: str
    key: str = ""
    action: Action | None = None
    heading: bool = False


class KeysTable(QAbstractTableModel):
    """Two columns: what it does, its key."""

    def __init__(self, shortcuts: Shortcuts, parent: QObject) -> None:
        super().__init__(parent)
        self._shortcuts = shortcuts
        self._rows: list[Row] = []

    def show(self, typed: str) -> None:
        """Show the commands whose words or keys hold what is typed."""
        wanted = typed.casefold().split()
        self.beginResetModel()
        self._rows = []
        for title, rows in self._all():
            found = [row for row in rows if all(word in self._searched(title, row) for word in wanted)]
            self._rows += [Row(title, heading=True), *found] if found else []
        self.endResetModel()

    def _all(self) -> list[tuple[str, list[Row]]]:
        commands = [(menu, [Row(command_text(one), action=one) for one in actions]) for menu, actions in by_menu()]
        return commands + [(where, [Row(one.text, one.key) for one in keys]) for where, keys in fixed_keys()]

    def _searched(self, title: str, row: Row) -> str:
        return f"{title} {row.text} {self.key_of(row)}".casefold()

    def key_of(self, row: Row) -> str:
        """The key of a row as it is shown: of a command all its keys, and the one the transcript alone knows."""
        if row.action is None:
            return row.key
        keys = [native(key) for key in self._shortcuts.of(row.action)]
        own = [tr("{key} in the transcript", key=row.action.key)] if row.action.key else []
        return ", ".join([*keys, *own])

    def refresh(self) -> None:
        """The keys are others now."""
        if self._rows:
            self.dataChanged.emit(self.index(0, 1), self.index(len(self._rows) - 1, 1))

    def headings(self) -> list[int]:
        return [number for number, row in enumerate(self._rows) if row.heading]

    def first_command(self) -> int | None:
        return next((number for number, row in enumerate(self._rows) if row.action is not None), None)

    def row_of(self, action: Action) -> int | None:
        return next((number for number, row in enumerate(self._rows) if row.action is action), None)

    def action_at(self, row: int) -> Action | None:
        return self._rows[row].action if 0 <= row < len(self._rows) else None

    def _is_changed(self, row: Row) -> bool:
        return row.action is not None and self._shortcuts.is_changed(row.action)

    # ----------------------------------------------------------------- as Qt asks

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 2

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self._rows[index.row()].heading:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.text if index.column() == 0 else self.key_of(row)
            case Qt.ItemDataRole.FontRole if row.heading:
                return theme.font("small", strong=True)
            case Qt.ItemDataRole.FontRole if index.column() == 1 and self._is_changed(row):
                return theme.font(strong=True)
            case Qt.ItemDataRole.ForegroundRole if row.heading or (index.column() == 1 and row.action is None):
                return QColor(theme.tokens().muted)
            case Qt.ItemDataRole.TextAlignmentRole:
                if row.heading:
                    return Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
                side = Qt.AlignmentFlag.AlignRight if index.column() else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.ToolTipRole if self._is_changed(row):
                return tr("You changed this key")
        return None
