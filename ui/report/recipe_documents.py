"""Which documents a report is of: ticked in a list; none ticked stands for all. Knows names only.

One that was chosen and is no longer there stays in the list, so that a report of it never becomes one of all.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QListView, QVBoxLayout, QWidget

from ui import theme
from ui.labels import plural, tr

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ROWS = 6
"""How many documents are seen at once."""


class DocumentNames(QAbstractListModel):
    """A row for each document, with a tick."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.names: list[str] = []
        self.ticked: frozenset[str] = frozenset()
        self._gone: frozenset[str] = frozenset()

    def show(self, there: Sequence[str], chosen: Sequence[str]) -> None:
        known = {name.casefold(): name for name in there}
        gone = [name for name in chosen if name.casefold() not in known]
        names, ticked = [*there, *gone], frozenset(known.get(name.casefold(), name) for name in chosen)
        if names != self.names or self._gone != frozenset(gone):
            self.beginResetModel()
            self.names, self.ticked, self._gone = names, ticked, frozenset(gone)
            self.endResetModel()
        elif ticked != self.ticked:
            self.ticked = ticked
            self.dataChanged.emit(self.index(0), self.index(len(names) - 1))

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.names)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        name = self.names[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if name in self.ticked else Qt.CheckState.Unchecked
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        return tr("{name} (no longer there)", name=name) if name in self._gone else name

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        name = self.names[index.row()]
        on = Qt.CheckState(value) == Qt.CheckState.Checked
        self.ticked = self.ticked | {name} if on else self.ticked - {name}
        self.dataChanged.emit(index, index)
        return True


class DocumentsChosen(QFrame):
    """The list, and in words what is chosen."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.names = DocumentNames(self)
        self.view = QListView()
        self.view.setModel(self.names)
        self.view.setUniformItemSizes(True)
        self.view.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.view.setAccessibleName(tr("Documents"))
        theme.look(self.view, "page")
        self.told = QLabel()
        theme.look(self.told, "muted", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_XS)
        column.addWidget(self.told)
        column.addWidget(self.view)
        self._showing = False
        self.names.dataChanged.connect(self._on_ticked)

    def show_documents(self, names: Sequence[str], ticked: Sequence[str]) -> None:
        """Show these names, and which of them are chosen."""
        self._showing = True
        self.names.show(names, ticked)
        self._showing = False
        rows = min(max(self.names.rowCount(), 1), _ROWS)
        self.view.setFixedHeight(rows * max(self.view.sizeHintForRow(0), 20) + 4)
        self._say()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The names that are ticked, in their order; none where all are."""
        return tuple(name for name in self.names.names if name in self.names.ticked)

    def _say(self) -> None:
        count = len(self.chosen)
        some = plural(count, "{count} document, ticked below", "{count} documents, ticked below")
        self.told.setText(some if count else tr("All of them; tick those that are meant"))

    def _on_ticked(self) -> None:
        self._say()
        if not self._showing:
            self.changed.emit()
