"""The verbs of pseudonyms: the wizard, the search for names that are left, and putting real names back.

Knows the window it is for; the work is the core's, on another thread and in a copy.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from qda.errors import SitatError
from qda.model import Report
from qda.text.pseudonyms import Exchange
from ui.dialogs.saving import ask_where
from ui.labels import error_sentence, tr
from ui.tasks import Task
from ui.widgets.progress import ProgressDialog, wait_for

if TYPE_CHECKING:
    from qda.pseudonyms.copying import Ready
    from qda.pseudonyms.leaks import Leak
    from ui.main_window import MainWindow
    from ui.pseudonyms.wizard import PseudonymWizard, Wanted


class Pseudonyming(QObject):
    """Names out of a project, and back in."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self.wizard: PseudonymWizard | None = None
        self.progress: ProgressDialog | None = None

    # ----------------------------------------------------------------- the wizard

    def ask(self) -> PseudonymWizard | None:
        """Open the wizard; None while no project is open."""
        from ui.pseudonyms.wizard import PseudonymWizard

        self._session.settle_typing()
        if self._session.project is None:
            return None
        self.wizard = PseudonymWizard(self._session.project, self._window)
        self.wizard.wanted.connect(self._on_wanted)
        self.wizard.destroyed.connect(self._forget_wizard)
        self.wizard.open()
        return self.wizard

    def _forget_wizard(self) -> None:
        self.wizard = None

    def _on_wanted(self, wanted: Wanted) -> None:
        project = self._session.project
        if project is None:
            return

        searching = tr("Searching for names")

        def work(report: Report) -> tuple[Ready, list[Leak]]:
            from qda.files.names_key import write_key
            from qda.pseudonyms.copying import prepare, settle
            from qda.pseudonyms.leaks import leaks

            with project.reader() as reader:
                ready = prepare(
                    reader, wanted.goal, wanted.key, wanted.where, wanted.left, over=wanted.in_place, report=report
                )
                try:  # what is stopped before the copy has been searched leaves no trace
                    found = leaks(ready.hidden, wanted.key, report=lambda done, of, _: report(done, of, searching))
                    if wanted.in_place:
                        write_key(wanted.key, wanted.key_path, reader.language)
                    else:
                        settle(ready, wanted.key, wanted.key_path, reader.language)
                except BaseException:
                    ready.discard()
                    raise
            return ready, found

        done = partial(self._on_replaced if wanted.in_place else self._on_copied, wanted)
        parent = self.wizard or self._window
        self.progress = wait_for(Task(tr("Putting pseudonyms in place"), work), parent, done, self._on_refused)

    def _on_refused(self, error: object) -> None:
        if isinstance(error, SitatError):
            if self.wizard is not None:
                self.wizard.refuse(error_sentence(error))
            else:
                self._session.say(error_sentence(error), kind="problem")

    def _on_copied(self, wanted: Wanted, done: tuple[Ready, list[Leak]]) -> None:
        self._close_wizard()
        self._window.settings.remember_key(wanted.goal, wanted.key_path)
        self._session.say(
            tr("Pseudonymised: {name}", name=wanted.goal.name),
            kind="done",
            action=tr("Open the copy"),
            handler=partial(self._window.projects.open, wanted.goal),
        )
        self._show_leaks(wanted.goal, done[1])

    def _on_replaced(self, wanted: Wanted, done: tuple[Ready, list[Leak]]) -> None:
        """Let the copy take the project's place, and open it."""
        self._close_wizard()
        document = self._session.document_id
        guid = ""
        if self._session.project is not None and document is not None:
            guid = self._session.project.documents.get(document).guid
        self._window.remember()
        self._session.close()
        ready, found = done
        replaced = self._session.attempt(ready.take_place)
        self._session.attempt(lambda: self._session.open(wanted.goal, document=guid))
        if replaced:
            self._forget_names(wanted)
            self._window.settings.remember_key(wanted.goal, wanted.key_path)
            self._show_leaks(wanted.goal, found)

    def _forget_names(self, wanted: Wanted) -> None:
        """Names were searched for, and stood where the window was left: this computer forgets them too."""
        settings, exchange = self._window.settings, Exchange(wanted.key)
        settings.searches = [one for one in settings.searches if not exchange.hits(" ".join(map(str, one)))]
        place = str(wanted.goal.absolute())
        if place in settings.standing:
            kept = {name: value for name, value in settings.standing[place].items() if not exchange.hits(value)}
            settings.standing = {**settings.standing, place: kept}

    def _close_wizard(self) -> None:
        if self.wizard is not None:
            self.wizard.accept()

    # ----------------------------------------------------------------- names that are left

    def ask_leaks(self) -> None:
        """Ask for a key, and search the project for its names."""
        key = self._ask_key()
        if key is not None:
            self.search(key)

    def search(self, key_path: Path, files: tuple[Path, ...] = ()) -> None:
        """Search every byte of the project for the names of a key."""
        project = self._session.project
        if project is None:
            return
        self._session.settle_typing()
        self._session.attempt(project.settle)
        path = project.path

        def work(report: Report) -> list[Leak]:
            from qda.files.names_key import read_key
            from qda.pseudonyms.leaks import leaks

            return leaks(path, read_key(key_path), files, report)

        task = Task(tr("Searching for names"), work)
        self.progress = wait_for(task, self._window, partial(self._show_leaks, path), self._on_failed)

    def _show_leaks(self, path: Path, found: object) -> None:
        from qda.pseudonyms.copying import beside
        from ui.pseudonyms.leaks import LeaksDialog

        assert isinstance(found, list)
        LeaksDialog(path, found, beside(path), self._window).open()

    # ----------------------------------------------------------------- the way back

    def ask_back(self) -> None:
        """Ask for the key and for a place, and make a copy with the real names."""
        project = self._session.project
        key = self._ask_key()
        if project is None or key is None:
            return
        beside = key.with_name(f"{tr('Real names')} {project.path.name}")
        goal = ask_where(self._window, tr("Put real names back"), beside, {tr("Sitat projects"): project.path.suffix})
        if goal is not None:
            self.put_back(key, goal)

    def put_back(self, key_path: Path, goal: Path) -> None:
        """Make a copy of the project in which the real names stand again."""
        project = self._session.project
        if project is None:
            return
        self._session.settle_typing()

        def work(report: Report) -> Path:
            from qda.files.names_key import read_key
            from qda.pseudonyms.copying import make

            with project.reader() as reader:
                make(reader, goal, read_key(key_path), back=True, report=report)
            return goal

        task = Task(tr("Putting real names back"), work)
        self.progress = wait_for(task, self._window, self._on_back, self._on_failed)

    def _on_back(self, goal: object) -> None:
        assert isinstance(goal, Path)
        self._session.say(
            tr("The real names are in {name}", name=goal.name),
            kind="done",
            action=tr("Open"),
            handler=partial(self._window.projects.open, goal),
        )

    def _on_failed(self, error: object) -> None:
        if isinstance(error, SitatError):
            self._session.say(error_sentence(error), kind="problem")

    def _ask_key(self) -> Path | None:
        folder = str(self._window.settings.last_folder())
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, tr("The key of the pseudonyms"), folder, f"{tr('Table (csv)')} (*.csv)"
        )
        return Path(chosen) if chosen else None
