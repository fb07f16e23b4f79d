"""Which pictures a report has: as a list, and each chosen in a dialog with what it shows and where it stands.

Knows the texts that recipes keep of pictures, and asks the project what they are called.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from qda.analysis.picture_pages import choice_of, place_of, placed_at, text_of
from qda.errors import SitatError
from qda.model import Question
from qda.project import Project
from ui import theme
from ui.labels import error_sentence, tr
from ui.pictures.choosing import Choosing
from ui.pictures.kinds import ICONS, along_name, kind_name, measure_name
from ui.session import Session
from ui.widgets.foot import Foot, verb_button

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ROWS = 4
"""How many pictures are seen at once."""


class Told(NamedTuple):
    """A picture as a row: its name, what else is chosen of it, and its icon."""

    name: str
    more: str
    icon: str


def told_of(project: Project, words: str) -> Told:
    """What a picture that a recipe keeps is called in the window."""
    try:
        choice = choice_of(project, words)
    except SitatError as error:
        return Told(words.partition("?")[0], error_sentence(error), "warning")
    parts = []
    if choice.family is not None:
        parts.append(project.codes.get(choice.family).name)
    if choice.attribute is not None:
        parts.append(tr("By {name}", name=project.attributes.get(choice.attribute).name))
    if choice.measure.value != "passages":
        parts.append(measure_name(choice.measure))
    if choice.along.value != "interview":
        parts.append(along_name(choice.along))
    at = place_of(words)
    question = next((one for one in project.guide.questions() if at and at in (one.guid, one.number)), None)
    if question is not None:
        parts.append(tr("at question {number}", number=question.number))
    return Told(kind_name(choice.what), ", ".join(parts), ICONS[choice.what])


class PictureRows(QAbstractListModel):
    """A row for each picture that is chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[Told] = ()

    def show(self, rows: Sequence[Told]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        one = self.rows[index.row()]
        said = f"{one.name}: {one.more}" if one.more else one.name
        if role == Qt.ItemDataRole.DecorationRole:
            return theme.icon(one.icon)
        return said if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) else None


class PicturesChosen(QFrame):
    """The list of a report's pictures, and what can be done to it."""

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.chosen: tuple[str, ...] = ()
        self._all = ""
        """What is said where none is chosen."""
        self._questions: Sequence[Question] = ()
        self._beside = False
        self.rows = PictureRows(self)
        self.view = _Rows(self.remove)
        self.view.setModel(self.rows)
        self.view.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.view.setAccessibleName(tr("Pictures"))
        self.view.doubleClicked.connect(lambda _: self.ask_change())
        theme.look(self.view, "page")
        self.told = QLabel(wordWrap=True)
        theme.look(self.told, "muted", "small")
        self.add = QPushButton(tr("Add a picture…"))
        self.add.setIcon(theme.icon("plus"))
        self.add.setAutoDefault(False)
        self.add.clicked.connect(self.ask_new)
        self.change = _tool("pencil-simple", tr("Choose otherwise (double click)"), self.ask_change)
        self.up = _tool("arrow-up", tr("Move up"), lambda: self.move_current(-1))
        self.down = _tool("arrow-down", tr("Move down"), lambda: self.move_current(1))
        self.away = _tool("trash", tr("Take out (Del)"), self.remove)
        foot = QHBoxLayout()
        foot.setSpacing(0)
        foot.addWidget(self.add)
        foot.addStretch(1)
        for button in (self.change, self.up, self.down, self.away):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_XS)
        column.addWidget(self.told)
        column.addWidget(self.view)
        column.addLayout(foot)
        self.view.selectionModel().currentChanged.connect(lambda *_: self._fit())

    def show_pictures(
        self, chosen: Sequence[str], said_of_none: str, questions: Sequence[Question], *, beside: bool
    ) -> None:
        """Show what is chosen; with `beside`, a picture may stand at one of the questions."""
        self._all, self._questions, self._beside = said_of_none, questions, beside
        self.take(tuple(chosen), tell=False)

    def take(self, chosen: tuple[str, ...], *, tell: bool = True, row: int | None = None) -> None:
        """Have these pictures; `row` is the one in hand then."""
        project = self._session.project
        row = self.view.currentIndex().row() if row is None else row
        self.chosen = chosen
        self.rows.show([told_of(project, words) for words in chosen] if project is not None else ())
        self.told.setText("" if chosen else self._all)
        self.told.setVisible(not chosen)
        self.view.setVisible(bool(chosen))
        self.view.setFixedHeight(min(len(chosen), _ROWS) * max(self.view.sizeHintForRow(0), 24) + 4)
        if chosen:
            self.view.setCurrentIndex(self.rows.index(min(max(row, 0), len(chosen) - 1)))
        self._fit()
        if tell:
            self.changed.emit()

    def _fit(self) -> None:
        row = self.view.currentIndex().row()
        for button, fits in (
            (self.change, row >= 0), (self.away, row >= 0), (self.up, row > 0),
            (self.down, 0 <= row < len(self.chosen) - 1),
        ):  # fmt: skip
            button.setEnabled(fits)
            button.setVisible(bool(self.chosen))

    # ----------------------------------------------------------------- verbs

    def ask_new(self) -> None:
        """Choose one more picture."""
        self._ask("", lambda words: self.take((*self.chosen, words), row=len(self.chosen)))

    def ask_change(self) -> None:
        """Choose the picture in hand otherwise."""
        row = self.view.currentIndex().row()
        if row >= 0:
            self._ask(
                self.chosen[row], lambda words: self.take((*self.chosen[:row], words, *self.chosen[row + 1 :]), row=row)
            )

    def _ask(self, words: str, take: Callable[[str], object]) -> None:
        questions = self._questions if self._beside else ()
        PictureDialog(self._session, words, questions, take, self.window()).open()

    def remove(self) -> None:
        """Take the picture in hand out."""
        row = self.view.currentIndex().row()
        if row >= 0:
            self.take((*self.chosen[:row], *self.chosen[row + 1 :]))

    def move_current(self, by: int) -> None:
        row = self.view.currentIndex().row()
        if 0 <= row + by < len(self.chosen):
            chosen = list(self.chosen)
            chosen.insert(row + by, chosen.pop(row))
            self.take(tuple(chosen), row=row + by)


class _Rows(QListView):
    def __init__(self, remove: Callable[[], object]) -> None:
        super().__init__()
        self._remove = remove
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self._remove()
        else:
            super().keyPressEvent(event)


class PictureDialog(QDialog):
    """What a picture shows, and where it stands."""

    def __init__(
        self,
        session: Session,
        words: str,
        questions: Sequence[Question],
        take: Callable[[str], object],
        parent: QWidget | None = None,
    ) -> None:
        """`words` are the picture as it is chosen, "" for a new one."""
        super().__init__(parent)
        assert session.project is not None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("A picture in the report"))
        self._project, self._take = session.project, take
        title = QLabel(tr("A picture in the report"))
        theme.look(title, "title")
        self.choosing = Choosing()
        self.choosing.show_project(self._project)
        self.where = QComboBox()
        self.where.setAccessibleName(tr("Where it stands"))
        self.where.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.where.addItem(tr("At the end"), "")
        for question in questions:
            self.where.addItem(f"{question.number} {question.text}", question.guid)
        place = QHBoxLayout()
        place.addWidget(QLabel(tr("Where it stands")))
        place.addWidget(self.where, 1)
        self.problem = QLabel(wordWrap=True)
        theme.look(self.problem, "problem")
        self.use = verb_button(tr("Use"), self._on_use)
        foot = Foot(verb_button(tr("Cancel"), self.reject), self.use, told=self.problem)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_XL, theme.SPACE_L, theme.SPACE_XL, theme.SPACE_L)
        column.setSpacing(theme.SPACE_M)
        column.addWidget(title)
        column.addWidget(self.choosing, 1)
        if questions:
            column.addLayout(place)
        column.addLayout(foot)
        self.choosing.changed.connect(lambda _: self._fit())
        self._show(words)
        self.resize(460, 540)

    def _show(self, words: str) -> None:
        if words:
            try:
                self.choosing.show_choice(choice_of(self._project, words))
            except SitatError as error:
                self.problem.setText(error_sentence(error))
            at = place_of(words)
            numbers = {one.number: one.guid for one in self._project.guide.questions()}
            self.where.setCurrentIndex(max(0, self.where.findData(numbers.get(at, at))))
        self._fit()

    def _fit(self) -> None:
        lacks = self.choosing.lacks_phases
        self.use.setEnabled(not lacks)
        self.problem.setText(tr("No family of codes is ordered yet; order one in the codebook.") if lacks else "")

    def _on_use(self) -> None:
        words = placed_at(text_of(self._project, self.choosing.choice()), str(self.where.currentData() or ""))
        self.accept()
        self._take(words)


def _tool(icon: str, name: str, handler: Callable[[], object]) -> QToolButton:
    button = QToolButton()
    button.setIcon(theme.icon(icon))
    button.setToolTip(name)
    button.setAccessibleName(name)
    button.setAutoRaise(True)
    button.clicked.connect(lambda: handler())
    return button
