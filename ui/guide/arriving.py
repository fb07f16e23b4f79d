"""Another version of the guide beside the one there is: what is the same, reworded, new or gone, before it is taken.

Knows the two guides, and that the documents are matched to the one that is taken.
"""

from __future__ import annotations

from collections.abc import Collection, Generator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QLabel,
    QMenu,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from qda.errors import SitatError
from qda.model import Guide, Question
from qda.project import Project
from qda.store.codings import shortened
from qda.text.guide_order import pairs, says_the_same
from ui import theme
from ui.labels import error_sentence, plural, tr
from ui.session import Session
from ui.tasks import Slices
from ui.widgets.foot import Foot, verb_button
from ui.widgets.progress import wait_for

Index = QModelIndex | QPersistentModelIndex


class What(Enum):
    SAME = auto()
    RENUMBERED = auto()
    REWORDED = auto()
    DOUBTFUL = auto()
    NEW = auto()
    STAYS = auto()
    GOES = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """A question of the file (`new`, its place there) and the one here that it becomes; or one the file has not."""

    what: What
    new: int | None = None
    old: int | None = None


class _Lines(QAbstractTableModel):
    """What becomes of every question."""

    def __init__(self, guide: Guide, here: Sequence[Question], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._guide, self._here = guide, {question.id: question for question in here}
        found = pairs([(one.number, one.text) for one in here], [(one.number, one.text) for one in guide.questions])
        self.becomes: dict[int, int | None] = {p.new: None if p.old is None else here[p.old].id for p in found}
        self._doubtful = {pair.new for pair in found if not pair.sure}
        self.drop: set[int] = set()
        self.lines: list[Line] = []
        self._lay()

    def _lay(self) -> None:
        self.beginResetModel()
        taken = set(self.becomes.values())
        self.lines = [Line(self._what(place), place, old) for place, old in self.becomes.items()]
        self.lines += [
            Line(What.GOES if id_ in self.drop else What.STAYS, None, id_) for id_ in self._here if id_ not in taken
        ]
        self.endResetModel()

    def _what(self, place: int) -> What:
        old = self.becomes[place]
        if old is None:
            return What.NEW
        if place in self._doubtful:
            return What.DOUBTFUL
        here, there = self._here[old], self._guide.questions[place]
        if not says_the_same(here.text, there.text):
            return What.REWORDED
        return What.SAME if here.number == there.number else What.RENUMBERED

    def choose(self, new: int, old: int | None) -> None:
        """Say which question here one of the file is; the one that was it becomes new."""
        for place, other in self.becomes.items():
            if old is not None and other == old:
                self.becomes[place] = None
        self.becomes[new] = old
        self._doubtful.discard(new)
        self.drop.discard(old or 0)
        self._lay()

    def set_dropped(self, old: int, dropped: bool) -> None:
        (self.drop.add if dropped else self.drop.discard)(old)
        self._lay()

    def dropped(self) -> set[int]:
        return self.drop - set(self.becomes.values())

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (tr("Now"), tr("In the new version"), tr("What happens"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return (self._old(line), self._new(line), what_words(line.what))[index.column()]
        return None

    def _old(self, line: Line) -> str:
        question = self._here.get(line.old or 0)
        return f"{question.number}  {question.text}" if question else ""

    def _new(self, line: Line) -> str:
        if line.new is None:
            return ""
        question = self._guide.questions[line.new]
        return f"{question.number}  {question.text}"


def what_words(what: What) -> str:
    return {
        What.SAME: tr("As it is"),
        What.RENUMBERED: tr("Another number"),
        What.REWORDED: tr("Reworded; keeps what rests on it"),
        What.DOUBTFUL: tr("The same number, other words: the same question?"),
        What.NEW: tr("New"),
        What.STAYS: tr("Not in it; stays, last"),
        What.GOES: tr("Not in it; deleted"),
    }[what]


class ArrivingGuide(QDialog):
    """A table of what happens, changed by a click or Space; nothing is stored before “Take over”."""

    def __init__(self, session: Session, guide: Guide, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        assert session.project is not None
        self._session, self._guide, self._project = session, guide, session.project
        self._here = session.project.guide.questions()
        self.setWindowTitle(tr("Another version of the guide"))
        title = QLabel(tr("What changes in the guide"))
        theme.look(title, "title")
        told = QLabel(tr("Choose a line and press Space, or click it twice, to say what becomes of the question."))
        told.setWordWrap(True)
        theme.look(told, "muted")
        self.lines = _Lines(guide, self._here, self)
        self.table = QTableView()
        self.table.setModel(self.lines)
        self.table.setWordWrap(True)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setAccessibleName(tr("What becomes of every question"))
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.doubleClicked.connect(lambda index: self._ask(index.row()))
        QShortcut(QKeySequence(Qt.Key.Key_Space), self.table).activated.connect(
            lambda: self._ask(self.table.currentIndex().row())
        )
        self.left_out = QLabel()
        self.left_out.setWordWrap(True)
        theme.look(self.left_out, "muted", "small")
        if guide.left_out:
            count = len(guide.left_out)
            first = shortened(guide.left_out[0], 60)
            self.left_out.setText(
                plural(
                    count,
                    "{count} line is no question and was left out: “{first}”",
                    "{count} lines are no questions and were left out, such as “{first}”",
                    first=first,
                )
            )
            self.left_out.setToolTip("\n".join(guide.left_out))
        self.left_out.setVisible(bool(guide.left_out))
        self.change = verb_button(tr("What happens…"), lambda: self._ask(self.table.currentIndex().row()))
        self.accept_button = verb_button(tr("Take over"), self.take)
        foot = Foot(verb_button(tr("Cancel"), self.reject), self.accept_button, left=[self.change])
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_XL, theme.SPACE_L, theme.SPACE_XL, theme.SPACE_L)
        column.setSpacing(theme.SPACE_M)
        for widget in (title, told, self.table, self.left_out):
            column.addWidget(widget, 1 if widget is self.table else 0)
        column.addLayout(foot)
        self.resize(860, 520)
        if self.lines.lines:
            self.table.selectRow(0)

    def take(self) -> None:
        """Take the guide over and match the documents to it, in one step."""
        becomes, drop = self.lines.becomes, self.lines.dropped()
        count = len(self._project.documents.all())
        work = Slices(tr("Taking over the guide"), _taken_over(self._project, self._guide, becomes, drop), count + 1)
        wait_for(work, self.parentWidget(), self._on_taken, self._on_failed)
        self.accept()

    def _on_taken(self, _: object) -> None:
        count = len(self._project.guide.questions())
        told = plural(count, "The guide has {count} question now", "The guide has {count} questions now")
        self._session.say(told, kind="done", action=tr("Undo"), handler=self._session.undo)

    def _on_failed(self, error: object) -> None:
        if isinstance(error, SitatError):
            self._session.say(error_sentence(error), kind="problem")

    def _ask(self, row: int) -> None:
        if 0 <= row < len(self.lines.lines):
            place = self.table.visualRect(self.lines.index(row, 0)).bottomLeft()
            self.choices(row).popup(self.table.viewport().mapToGlobal(place + QPoint(theme.SPACE_M, 0)))

    def choices(self, row: int) -> QMenu:
        """What can become of the question in a row."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        line = self.lines.lines[row]
        if line.new is None and line.old is not None:
            old = line.old
            menu.addAction(tr("Stays, last"), lambda: self.lines.set_dropped(old, False))
            menu.addAction(tr("Delete it with what rests on it"), lambda: self.lines.set_dropped(old, True))
        elif line.new is not None:
            new = line.new
            menu.addAction(tr("It is a new question"), lambda: self.lines.choose(new, None))
            for question in self._here:
                words = tr("It is question {number}: {text}", number=question.number, text=shortened(question.text, 60))
                action = menu.addAction(words.replace("&", "&&"))
                action.setCheckable(True)
                action.setChecked(question.id == line.old)
                action.triggered.connect(lambda _=False, old=question.id: self.lines.choose(new, old))
        return menu


def _taken_over(
    project: Project, guide: Guide, becomes: Mapping[int, int | None], drop: Collection[int]
) -> Generator[None, None, None]:
    """Take over a guide and match each document to it, a document at each turn of the loop."""
    from qda.importing import match_again

    with project.step("guide.import", guide=guide.title, count=len(guide.questions)):
        project.guide.take_over(guide, becomes, drop=drop)
        yield
        for document in project.documents.all():
            match_again(project, document.id)
            yield
