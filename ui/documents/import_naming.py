"""Case, speaker, date and name from the names of files: a pattern typed, and what it gives for each file at once.

Knows entries, no project; what is to be taken over is said by a signal.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from qda.drafts import renamed
from qda.errors import SitatError
from qda.model import Draft, Part
from qda.text.file_names import Told, proposals, told
from ui import theme
from ui.documents.entries import Entry
from ui.labels import error_sentence, plural, tr
from ui.widgets.foot import Foot, verb_button

Index = QModelIndex | QPersistentModelIndex


class NamingDialog(QDialog):
    """A pattern above, a row for each file below."""

    chosen = Signal(object)
    """What each row's name told: {row: Told}."""

    def __init__(self, entries: Sequence[Entry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Read the names of files"))
        self.model = ToldModel([entry.path for entry in entries], self)
        self._may = [entry.draft is not None for entry in entries]
        title = QLabel(tr("What do the names of the files tell?"))
        theme.look(title, "title")
        fields = "{case}  {speaker}  {date}  {name}  {*}"
        help_ = QLabel(tr("Fields: {fields}. With “/”, folders are read, too.", fields=fields))
        help_.setWordWrap(True)
        theme.look(help_, "muted")
        self.pattern = QComboBox()
        self.pattern.setEditable(True)
        self.pattern.setAccessibleName(tr("Pattern of the names"))
        self.pattern.addItems(proposals(self.model.paths))
        self.pattern.editTextChanged.connect(self._try)
        self._told = QLabel()
        self._told.setWordWrap(True)
        self.view = QTableView()
        self.view.setModel(self.model)
        self.view.setShowGrid(False)
        self.view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.view.setTabKeyNavigation(False)
        self.view.setAccessibleName(tr("Files"))
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setDefaultSectionSize(self.view.fontMetrics().height() + 12)
        header = self.view.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in range(1, 5):
            header.resizeSection(column, 120)
        self.take_button = verb_button(tr("Take over"), self._take)
        foot = Foot(verb_button(tr("Cancel"), self.reject), self.take_button, told=self._told)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(theme.SPACE_XL, theme.SPACE_L, theme.SPACE_XL, theme.SPACE_L)
        column_.setSpacing(theme.SPACE_M)
        for widget in (title, self.pattern, help_):
            column_.addWidget(widget)
        column_.addWidget(self.view, 1)
        column_.addLayout(foot)
        self.resize(860, 480)
        self._try(self.pattern.currentText())

    def _try(self, pattern: str) -> None:
        try:
            found = self.model.read(pattern)
        except SitatError as error:
            self.model.forget()
            self._say(error_sentence(error), wrong=True)
            self.take_button.setEnabled(False)
            return
        self._say(
            plural(found, "{count} of {all} names is built so", "{count} of {all} names are built so",
                   all=len(self.model.paths)), wrong=False,
        )  # fmt: skip
        self.take_button.setEnabled(found > 0)

    def _say(self, sentence: str, *, wrong: bool) -> None:
        self._told.setText(sentence)
        theme.look(self._told, "problem" if wrong else "muted")

    def _take(self) -> None:
        found = {row: one for row, one in enumerate(self.model.told) if one is not None and self._may[row]}
        self.chosen.emit(found)
        self.accept()


class ToldModel(QAbstractTableModel):
    """What the name of each file tells."""

    def __init__(self, paths: Sequence[Path], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.paths = list(paths)
        self.told: list[Told | None] = [None] * len(self.paths)

    def read(self, pattern: str) -> int:
        """Read all names by a pattern; how many are built so. Raises CannotDo where it is none."""
        self.told = [told(path, pattern) for path in self.paths]
        self._tell()
        return sum(one is not None for one in self.told)

    def forget(self) -> None:
        self.told = [None] * len(self.paths)
        self._tell()

    def _tell(self) -> None:
        if self.paths:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.paths) - 1, 4))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.paths)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 5

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (tr("File"), tr("Case"), tr("Speaker"), tr("Date"), tr("Document"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        path, found = self.paths[index.row()], self.told[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            if index.column() == 0:
                return f"{path.parent.name}/{path.name}" if path.parent.name else path.name
            if found is None:
                return tr("not built so") if index.column() == 1 else ""
            return (found.case, found.speaker, found.date, found.name)[index.column() - 1]
        if role == Qt.ItemDataRole.ForegroundRole and found is None:
            return QColor(theme.tokens().faint)
        return None


def named_by(draft: Draft, found: Told) -> Draft:
    """`draft` with what the name of its file told. A speaker's name is given where only one takes part."""
    draft = replace(draft, case=found.case or draft.case, date=found.date or draft.date, name=found.name or draft.name)
    taking_part = [place for place, one in enumerate(draft.speakers) if one.part is Part.PARTICIPANT]
    return renamed(draft, taking_part[0], found.speaker) if found.speaker and len(taking_part) == 1 else draft
