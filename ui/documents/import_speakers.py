"""The speakers of one file of an import: renamed, brought together, taken for nobody; the same in all files at once.

Knows a draft, no project; what is changed is said by a signal.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from qda.drafts import SpeakerChange
from qda.model import Draft
from ui import theme
from ui.documents.entries_table import PartField, SpeakersModel
from ui.labels import plural, tr


class SpeakersPage(QWidget):
    """A row for each speaker, typed in like a table; what else can be done with the one in hand stands below."""

    changed = Signal(object)
    """A `SpeakerChange` to this file."""
    wanted_everywhere = Signal()
    """The last change is to be made in all files."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft: Draft | None = None
        self.model = SpeakersModel(self)
        self.model.corrected.connect(self._on_typed)
        self.view = table(self.model)
        self.view.setItemDelegateForColumn(2, PartField(self))
        self.view.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.SelectedClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.view.setAccessibleName(tr("Speakers"))
        self.view.selectionModel().currentChanged.connect(lambda *_: self._allow())
        self.same_as = self._button(tr("Same as"), tr("Two names of one person: all turns become the other's"))
        self._others = QMenu(self.same_as)
        self._others.aboutToShow.connect(self._list_others)
        self.same_as.setMenu(self._others)
        self.nobody = self._button(tr("No speaker"), tr("Something else stands before the colon; it becomes text"))
        self.nobody.clicked.connect(self._on_nobody)
        self.everywhere = self._button("", tr("Make the last change in every file with a speaker of that name"))
        self.everywhere.clicked.connect(self.wanted_everywhere)
        self.offer_everywhere(None, 0)
        foot = QHBoxLayout()
        foot.setSpacing(theme.SPACE_XS)
        foot.addWidget(self.same_as)
        foot.addWidget(self.nobody)
        foot.addStretch()
        foot.addWidget(self.everywhere)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_XS)
        column.addWidget(self.view, 1)
        column.addLayout(foot)

    def _button(self, words: str, tip: str) -> QPushButton:
        button = QPushButton(words)
        button.setToolTip(tip)
        button.setAutoDefault(False)
        theme.look(button, "link")
        return button

    # ----------------------------------------------------------------- showing

    def show_draft(self, draft: Draft) -> None:
        self._draft = draft
        self.model.show_draft(draft)
        if not self.view.currentIndex().isValid() and draft.speakers:
            self.view.setCurrentIndex(self.model.index(0, 0))
        self._allow()

    def offer_everywhere(self, change: SpeakerChange | None, files: int) -> None:
        """Offer to make the last change in so many other files; none takes the offer back."""
        self.everywhere.setVisible(change is not None and files > 0)
        if change is not None and change.name is not None:
            self.everywhere.setText(
                plural(
                    files, "“{before}” → “{after}” in {count} other file",
                    "“{before}” → “{after}” in {count} other files", before=change.speaker, after=change.name,
                )
            )  # fmt: skip
        elif change is not None:
            self.everywhere.setText(
                plural(files, "The same for “{name}” in {count} other file",
                       "The same for “{name}” in {count} other files", name=change.speaker)
            )  # fmt: skip

    def _allow(self) -> None:
        row = self.view.currentIndex().row()
        count = len(self._draft.speakers) if self._draft else 0
        self.same_as.setEnabled(0 <= row < count and count > 1)
        self.nobody.setEnabled(0 <= row < count)

    def _list_others(self) -> None:
        self._others.clear()
        for place, speaker in enumerate(self._draft.speakers if self._draft else ()):
            if place != self.view.currentIndex().row():
                self._others.addAction(speaker.name, partial(self._say, name=speaker.name))

    # ----------------------------------------------------------------- putting right

    def _on_typed(self, row: int, field: str, value: object) -> None:
        if self._draft is not None and 0 <= row < len(self._draft.speakers):
            change = SpeakerChange(self._draft.speakers[row].name, **{field: value})  # type: ignore[arg-type]
            self.changed.emit(change)

    def _on_nobody(self) -> None:
        self._say(nobody=True)

    def _say(self, *, name: str | None = None, nobody: bool = False) -> None:
        row = self.view.currentIndex().row()
        if self._draft is not None and 0 <= row < len(self._draft.speakers):
            self.changed.emit(SpeakerChange(self._draft.speakers[row].name, name=name, nobody=nobody))


def table(model: SpeakersModel) -> QTableView:
    """A quiet table of `model`, its first column as wide as there is room."""
    view = QTableView()
    view.setModel(model)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setTabKeyNavigation(False)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(view.fontMetrics().height() + 12)
    header = view.horizontalHeader()
    for column, width in enumerate((130, 76, 110, 100)):
        header.resizeSection(column, width)
    header.setSectionResizeMode(model.columnCount() - 1, QHeaderView.ResizeMode.Stretch)
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return view
