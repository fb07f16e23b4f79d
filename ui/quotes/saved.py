"""The saved queries, one click away: chosen, renamed, deleted. Knows their names, not what they ask for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLabel, QListView, QMenu, QPushButton, QVBoxLayout, QWidget

from qda.store.queries import SavedQuery
from ui import theme
from ui.labels import tr

Index = QModelIndex | QPersistentModelIndex


class _Saved(QAbstractListModel):
    """The names."""

    queries: Sequence[SavedQuery] = ()

    def show(self, queries: Sequence[SavedQuery]) -> None:
        self.beginResetModel()
        self.queries = queries
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        return 0 if parent.isValid() else len(self.queries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.queries[index.row()].name
        return None


class SavedQueries(QWidget):
    """The list, and below it what can be kept."""

    chosen = Signal(int)
    rename_wanted = Signal(int)
    delete_wanted = Signal(int)
    save_wanted = Signal()
    """Keep what is asked for now under a new name."""
    replace_wanted = Signal(int)
    """Let the saved query in hand ask for what is asked for now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Saved(self)
        self.in_hand: int | None = None
        title = QLabel(tr("Saved queries"))
        theme.look(title, "muted", "small")
        title.setContentsMargins(theme.SPACE_M, 0, 0, 0)
        self.hint = QLabel(tr("A query you save here is one click away, and travels with the project."))
        self.hint.setWordWrap(True)
        self.hint.setContentsMargins(theme.SPACE_M, 0, theme.SPACE_M, 0)
        theme.look(self.hint, "faint", "small")
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setAccessibleName(tr("Saved queries"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(lambda index: self.chosen.emit(self._model.queries[index.row()].id))
        self.list.installEventFilter(self)
        self.save, self.replace = QPushButton(tr("Save query …")), QPushButton(tr("Save changes"))
        for button in (self.save, self.replace):
            theme.look(button, "link")
            button.setAutoDefault(False)
        self.save.setIcon(theme.icon("bookmark-simple"))
        self.save.clicked.connect(self.save_wanted)
        self.replace.clicked.connect(self._on_replace)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.SPACE_S, 0, theme.SPACE_S)
        column.setSpacing(theme.SPACE_XS)
        column.addWidget(title)
        column.addWidget(self.hint)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        column.addWidget(self.replace, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)

    def show_queries(
        self, queries: Sequence[SavedQuery], in_hand: int | None, *, changed: bool, writable: bool
    ) -> None:
        """Show the names; the one in hand is marked. `changed`: what is asked for now is not what it says."""
        if [(q.id, q.name) for q in queries] != [(q.id, q.name) for q in self._model.queries]:
            self._model.show(queries)
        self.in_hand = in_hand
        self.hint.setVisible(not queries)
        self.list.setVisible(bool(queries))
        self.save.setEnabled(writable)
        self.replace.setVisible(writable and changed and in_hand is not None)
        row = next((row for row, query in enumerate(queries) if query.id == in_hand), None)
        if row is None:
            self.list.clearSelection()
            self.list.setCurrentIndex(QModelIndex())
        else:
            self.list.setCurrentIndex(self._model.index(row))

    def _on_replace(self) -> None:
        if self.in_hand is not None:
            self.replace_wanted.emit(self.in_hand)

    def _current(self) -> int | None:
        index = self.list.currentIndex()
        return self._model.queries[index.row()].id if index.isValid() else None

    def eventFilter(self, watched: object, event: object) -> bool:
        query_id = self._current()
        if isinstance(event, QContextMenuEvent):
            index = self.list.indexAt(event.pos())
            if index.isValid():
                self._show_menu(self._model.queries[index.row()].id, event.globalPos())
            return True
        if isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress and query_id is not None:
            signals = {
                Qt.Key.Key_Return: self.chosen,
                Qt.Key.Key_Enter: self.chosen,
                Qt.Key.Key_F2: self.rename_wanted,
                Qt.Key.Key_Delete: self.delete_wanted,
            }
            if Qt.Key(event.key()) in signals:
                signals[Qt.Key(event.key())].emit(query_id)
                return True
        return False

    def _show_menu(self, query_id: int, at: QPoint) -> None:
        menu = QMenu(self)
        menu.addAction(tr("Rename…") + "\tF2", lambda: self.rename_wanted.emit(query_id))
        menu.addAction(tr("Delete query") + "\tDel", lambda: self.delete_wanted.emit(query_id))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)
