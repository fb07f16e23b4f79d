"""The names that can be read in a report that is to name nobody: each with its places, and what is to stand for it.

Knows reports as values; how the report is written is not its business.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QListView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from qda.analysis.anonymity import LEFT_OUT, Seen, call
from ui import theme
from ui.labels import plural, tr
from ui.session import Session

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


def where_words(seen: Seen) -> str:
    """Where a name can be read, in words."""
    places = {
        "quote": tr("in a quote"), "heading": tr("in a heading"), "text": tr("in the text"), "table": tr("in a table"),
        "picture": tr("in a picture"), "title": tr("in the title"), "subtitle": tr("in the subtitle"),
        "header": tr("at the top of the pages"), "author": tr("as the author"), "file name": tr("in the file's name"),
    }  # fmt: skip
    return places[seen.where]


class Whom(QAbstractTableModel):
    """The names, how often each can be read, and what stands for it, which can be typed."""

    def __init__(self, session: Session, seen: Sequence[Seen]) -> None:
        super().__init__()
        self._session = session
        self._times: dict[str, int] = {}
        self._stands_in: dict[str, str] = {}
        for one in seen:
            self._times[one.name.whole] = self._times.get(one.name.whole, 0) + 1
            self._stands_in.setdefault(one.name.whole, one.name.stands_in)
        self._names = sorted(self._times, key=lambda name: (-self._times[name], name))

    def name(self, row: int) -> str:
        return self._names[row]

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._names)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else 3

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        name = self._names[index.row()]
        stands_in = self._stands_in[name]
        if role == Qt.ItemDataRole.EditRole:
            return stands_in
        if role == Qt.ItemDataRole.DisplayRole:
            return (name, str(self._times[name]), stands_in or LEFT_OUT)[index.column()]
        return None

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole and way == Qt.Orientation.Horizontal:
            return (tr("Name"), tr("Times"), tr("Called without names"))[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        editable = index.column() == 2 and self._session.writable
        return super().flags(index) | (Qt.ItemFlag.ItemIsEditable if editable else Qt.ItemFlag.NoItemFlags)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        name, words, project = self._names[index.row()], " ".join(str(value).split()), self._session.project
        if project is None or words == self._stands_in[name]:
            return False
        if self._session.attempt(lambda: call(project, name, words)):
            self._stands_in[name] = words
            self.dataChanged.emit(index, index)
            return True
        return False


class Where(QAbstractListModel):
    """The places where one name can be read."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[Seen] = []

    def show_places(self, seen: list[Seen]) -> None:
        self.beginResetModel()
        self.seen = seen
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.seen)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        seen = self.seen[index.row()]
        doubt = "" if seen.sure else " " + tr("(perhaps “{written}”)", written=seen.written)
        under = f", {seen.under}" if seen.under and seen.where != "heading" else ""
        return f"… {seen.context} …\n{where_words(seen)}{under}{doubt}"


class NamingDialog(QDialog):
    """The names on top, the places of the one in hand below. A double click on a quote goes to its transcript."""

    def __init__(
        self, session: Session, seen: Sequence[Seen], parent: QWidget | None = None, *, before_writing: bool = False
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Names in the report"))
        self._session, self._seen = session, list(seen)
        title = QLabel(
            plural(len(seen), "One name can be read in the report", "Names can be read in {count} places of the report")
            if seen
            else tr("No case and no speaker is named in the report")
        )
        title.setWordWrap(True)
        theme.look(title, "title")
        told = QLabel(tr("What is to stand for a name can be typed beside it; it is kept with the project."))
        told.setWordWrap(True)
        theme.look(told, "muted")
        self.whom = Whom(session, self._seen)
        self.names = QTableView()
        self.names.setModel(self.whom)
        self.names.setAccessibleName(tr("Names in the report"))
        self.names.verticalHeader().hide()
        self.names.setShowGrid(False)
        self.names.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.names.setTabKeyNavigation(False)
        self.names.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.names.horizontalHeader().setHighlightSections(False)
        across = self.names.horizontalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        across.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.where = Where()
        self.places = QListView()
        self.places.setModel(self.where)
        self.places.setWordWrap(True)
        self.places.setSpacing(theme.SPACE_XS)
        self.places.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.places.setAccessibleName(tr("Where the name can be read"))
        self.names.selectionModel().currentRowChanged.connect(lambda now, _: self._show(now.row()))
        self.places.selectionModel().currentChanged.connect(lambda *_: self._allow())
        self.places.activated.connect(lambda _: self.show_place())
        self.close_button, self.go = QPushButton(tr("Close")), QPushButton(tr("Show in transcript"))
        self.replace = QPushButton(tr("Without names"))
        self.replace.setToolTip(tr("Case numbers and pseudonyms stand for all of them, in quotes in brackets"))
        theme.look(self.replace, "primary")
        self.anyway = QPushButton(tr("Write as it is"))
        self.anyway.clicked.connect(lambda: self.done(AS_IT_IS))
        self.anyway.setVisible(before_writing)
        self.close_button.clicked.connect(self.reject)
        self.go.clicked.connect(self.show_place)
        self.replace.clicked.connect(lambda: self.done(WITHOUT))
        foot = QHBoxLayout()
        foot.addWidget(self.go)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.anyway)
        foot.addWidget(self.replace)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_XL, theme.SPACE_L, theme.SPACE_XL, theme.SPACE_L)
        column.setSpacing(theme.SPACE_M)
        column.addWidget(title)
        column.addWidget(told)
        column.addWidget(self.names, 2)
        column.addWidget(self.places, 3)
        column.addLayout(foot)
        for widget in (told, self.names, self.places, self.go, self.replace):
            widget.setVisible(bool(seen))
        for button in (self.close_button, self.go, self.replace, self.anyway):
            button.setAutoDefault(False)
        self.resize(680, 520 if seen else 120)
        if seen:
            self.names.selectRow(0)
        self._allow()

    def _show(self, row: int) -> None:
        name = self.whom.name(row) if row >= 0 else ""
        self.where.show_places([one for one in self._seen if one.name.whole == name])
        self._allow()

    def _allow(self) -> None:
        self.go.setEnabled(self._source() is not None)

    def _source(self) -> Seen | None:
        row = self.places.currentIndex().row()
        seen = self.where.seen[row] if 0 <= row < len(self.where.seen) else None
        return seen if seen is not None and seen.source is not None else None

    def show_place(self) -> None:
        """Go to what was said where the name stands in a quote."""
        seen = self._source()
        if seen is not None and seen.source is not None:
            self.done(GONE)
            self._session.go_to(seen.source.document_id, seen.source.span)


WITHOUT, AS_IT_IS, GONE = 2, 3, 4
"""What the dialog ends with: names are to be stood in for, the report is to be written as it is, a place was shown."""
