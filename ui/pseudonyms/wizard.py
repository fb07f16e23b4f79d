"""The wizard of pseudonyms: what to look for, what to replace by what, and where the key is kept.

It reads on another thread and changes nothing itself: what was decided it gives to `wanted`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from qda.errors import SitatError
from qda.model import Report
from qda.project import Project
from qda.pseudonyms.deciding import Decision, Decisions
from qda.pseudonyms.finding import Looked, look
from qda.store.pseudonyms import Place, Where
from qda.text.pseudonyms import Exchange, Key, Kind
from ui import theme
from ui.dialogs.ask import Verb, ask
from ui.labels import error_sentence, tr
from ui.pseudonyms.deciding import DecidingStep
from ui.pseudonyms.keeping import KeepingStep
from ui.pseudonyms.scope import ScopeStep
from ui.tasks import Task
from ui.widgets.progress import ProgressDialog, wait_for


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was decided."""

    key: Key
    where: tuple[Where, ...]
    left: frozenset[Place]
    goal: Path
    key_path: Path
    in_place: bool


SCOPE, DECIDING, KEEPING = range(3)


class PseudonymWizard(QDialog):
    """Three steps, forwards and back."""

    wanted = Signal(object)
    """A `Wanted`: the person asks for it to be done."""

    def __init__(self, project: Project, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Pseudonyms"))
        self._project = project
        self._looked_for: tuple[Sequence[Kind], Sequence[Where]] | None = None
        self.decisions: Decisions | None = None
        self.progress: ProgressDialog | None = None
        self.title = QLabel("")
        theme.look(self.title, "title")
        self.scope, self.deciding, self.keeping = ScopeStep(), DecidingStep(), KeepingStep(project.path)
        self.steps = QStackedWidget()
        for step in (self.scope, self.deciding, self.keeping):
            self.steps.addWidget(step)
        self.problem = QLabel("")
        self.problem.setWordWrap(True)
        theme.look(self.problem, "problem")
        self.cancel_button = QPushButton(tr("Cancel"))
        self.back_button = QPushButton(tr("Back"))
        self.next_button = QPushButton("")
        self.next_button.setAutoDefault(False)
        theme.look(self.next_button, "primary")
        for button in (self.cancel_button, self.back_button):
            button.setAutoDefault(False)
        foot = QHBoxLayout()
        foot.setSpacing(theme.SPACE_S)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.problem, 1)
        foot.addWidget(self.back_button)
        foot.addWidget(self.next_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_XL, theme.SPACE_XL, theme.SPACE_XL, theme.SPACE_L)
        column.setSpacing(theme.SPACE_M)
        column.addWidget(self.title)
        column.addWidget(self.steps, 1)
        column.addLayout(foot)
        room = parent.size() if parent is not None else self.size()
        self.resize(max(760, min(1_120, room.width() - 64)), max(480, min(680, room.height() - 64)))
        self.cancel_button.clicked.connect(self.reject)
        self.back_button.clicked.connect(self.go_back)
        self.next_button.clicked.connect(self.go_on)
        self.deciding.added.connect(self._on_added)
        self.deciding.decided.connect(self._settle)
        self.keeping.changed.connect(self._settle)
        self.scope.on_change(self._settle)
        self.show_step(SCOPE)

    @property
    def step(self) -> int:
        return self.steps.currentIndex()

    def show_step(self, step: int) -> None:
        self.steps.setCurrentIndex(step)
        self.problem.setText("")
        titles = (tr("Find names"), tr("Decide about each name"), tr("Keep the key"))
        self.title.setText(tr("{number} of 3 · {title}", number=step + 1, title=titles[step]))
        self.back_button.setVisible(step > SCOPE)
        self.next_button.setDefault(step != DECIDING)  # there Enter adds the name that is typed
        self._settle()
        (self.scope, self.deciding.table, self.keeping.key_line)[step].setFocus()

    def _settle(self) -> None:
        decisions = self.decisions
        self.next_button.setText(
            (
                tr("Look for names"),
                tr("Go on"),
                tr("Replace in this project…") if self.keeping.in_place.isChecked() else tr("Make the copy"),
            )[self.step]
        )
        self.next_button.setEnabled(
            (
                bool(self.scope.chosen_kinds() and self.scope.where()),
                decisions is not None and any(row.replaced for row in decisions.rows),
                self.keeping.complete,
            )[self.step]
        )

    # ----------------------------------------------------------------- going on

    def go_back(self) -> None:
        self.show_step(max(SCOPE, self.step - 1))

    def go_on(self) -> None:
        """Do what the button says."""
        if self.step == SCOPE:
            self._look()
        elif self.step == DECIDING:
            self._to_keeping()
        elif self.keeping.in_place.isChecked():
            self._ask_in_place()
        else:
            self._want()

    def _look(self) -> None:
        kinds, where = self.scope.chosen_kinds(), self.scope.where()
        style = self.scope.style_chosen()
        if self.decisions is not None and self._looked_for == (kinds, where):
            self.decisions.restyle(style)
            self._show(self.decisions)
            return
        self._looked_for = (kinds, where)
        project = self._project
        language = project.language

        def work(report: Report) -> Decisions:
            with project.reader() as reader:
                looked: Looked = look(reader, where, kinds, report)
            decisions = Decisions(looked, style, language)
            decisions.count(report)
            decisions.forget_covered()
            return decisions

        self.progress = wait_for(Task(tr("Looking for names"), work), self, self._show, self._on_failed)

    def _show(self, decisions: object) -> None:
        assert isinstance(decisions, Decisions)
        self.decisions = decisions
        self.deciding.show_decisions(decisions, {one.id: one.name for one in self._project.documents.all()})
        self.show_step(DECIDING)

    def _on_failed(self, error: object) -> None:
        self._looked_for = None
        if isinstance(error, SitatError):
            self.problem.setText(error_sentence(error))

    def _on_added(self, row: object) -> None:
        decisions = self.decisions
        if decisions is None or not isinstance(row, Decision):
            return

        def work(report: Report) -> Decision:
            decisions.count(report)
            return row

        self.progress = wait_for(Task(tr("Looking for names"), work), self, self._select, self._on_failed)

    def _select(self, row: object) -> None:
        assert isinstance(row, Decision)
        self.deciding.select(row)

    def _to_keeping(self) -> None:
        key = self._key()
        if key is not None:
            self.keeping.offer(Exchange(key).swapped(self._project.path.stem).text)
            self.show_step(KEEPING)

    def _key(self) -> Key | None:
        """The key, if it can be taken back; otherwise the reason is shown."""
        if self.decisions is None:
            return None
        try:
            return self.decisions.key()
        except SitatError as error:
            self.problem.setText(error_sentence(error))
            return None

    # ----------------------------------------------------------------- the end

    def _ask_in_place(self) -> None:
        ask(
            self,
            tr("Replace the names in this project?"),
            tr(
                "All names in the table are replaced, and the history of the project ends here: nothing that was done "
                "before can be undone. Only the key gives the names back."
            ),
            [Verb(tr("Replace, and end the history"), self._want, "danger"), Verb(tr("Keep the project as it is"))],
        )

    def _want(self) -> None:
        key, goal, key_path = self._key(), self.keeping.goal, self.keeping.key_path
        if key is None or goal is None or key_path is None or self.decisions is None:
            return
        self.problem.setText("")
        in_place = self.keeping.in_place.isChecked()
        self.wanted.emit(
            Wanted(key, tuple(self.scope.where()), frozenset(self.decisions.left), goal, key_path, in_place)
        )

    def refuse(self, words: str) -> None:
        """Say why it could not be done."""
        self.problem.setText(words)
