"""Projects made, opened, closed and set up, with the questions that may have to be asked.

Knows the window it is for.
"""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from qda.errors import NoSuchFile, ProjectInUse, ProjectReadOnly, SitatError
from ui import standing
from ui.dialogs.ask import Verb, ask
from ui.dialogs.saving import ask_where
from ui.labels import error_sentence, tr
from ui.session import Session
from ui.settings import Settings
from ui.tasks import Task
from ui.widgets.progress import wait_for

if TYPE_CHECKING:
    from ui.main_window import MainWindow

SUFFIX = ".sitat"


class Projects(QObject):
    """The verbs on whole projects."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session: Session = window.session
        self._settings: Settings = window.settings

    # ----------------------------------------------------------------- new

    def ask_new(self) -> None:
        """Ask where a new project is to be kept, and make it."""
        beside = self._settings.last_folder() / (tr("New project") + SUFFIX)
        path = ask_where(self._window, tr("New project"), beside, {tr("Sitat projects"): SUFFIX})
        if path is not None:
            self.create(path)

    def create(self, path: Path) -> bool:
        """Make a project file and open it. A file that is there was given up in the file dialog."""
        if path.suffix.lower() != SUFFIX:
            path = path.with_name(path.name + SUFFIX)
        self._window.remember()
        try:
            if os.path.exists(path) and path != self._here():  # noqa: PTH110  never raises
                self._clear_away(path)
            self._session.create(path, language=self._settings.spoken())
        except SitatError as error:
            self._session.say(error_sentence(error), kind="problem")
            return False
        self._on_open(path)
        return True

    def _clear_away(self, path: Path) -> None:
        """Take a project away that is to be replaced; raises where somebody has it open."""
        from qda.project import Project

        Project.open(path).close()
        path.unlink()

    def _here(self) -> Path | None:
        return self._session.project.path if self._session.project else None

    # ----------------------------------------------------------------- open

    def ask_open(self) -> None:
        """Ask for a project file, and open it."""
        folder = str(self._settings.last_folder())
        path, _ = QFileDialog.getOpenFileName(self._window, tr("Open project"), folder, self._kinds())
        if path:
            self.open(Path(path))

    def open(self, path: Path, *_: object, read_only: bool = False) -> bool:
        """Open a project file; where somebody else writes in it, offer to open it for reading."""
        path = path.absolute()
        if self._here() == path and not read_only:
            return True
        self._window.remember()
        try:
            self._session.open(path, read_only=read_only, document=self._settings.documents.get(str(path), ""))
        except (ProjectInUse, ProjectReadOnly) as error:
            self._offer_reading(path, error)
            return False
        except SitatError as error:
            if isinstance(error, NoSuchFile):
                self._settings.forget_project(path)
            self._session.say(error_sentence(error), kind="problem")
            return False
        self._on_open(path)
        self._say_what_happened()
        if read_only:
            self._session.say(tr("Open for reading: nothing can be changed in this window."))
        return True

    def _say_what_happened(self) -> None:
        """Say what happened since the project was last open here."""
        from ui.last_time import since_last_time

        project, left = self._session.project, standing.kept_of(self._window).get("left", "")
        words = since_last_time(project, left) if project is not None and left else ""
        if words:
            self._session.say(words, action=tr("History"), handler=lambda: self._window.show_workspace("history"))

    def _offer_reading(self, path: Path, error: SitatError) -> None:
        verbs = [
            Verb(tr("Open for reading"), partial(self.open, path, read_only=True), "primary"),
            Verb(tr("Cancel")),
        ]
        ask(self._window, tr("Open “{name}” for reading?", name=path.stem), error_sentence(error), verbs)

    def _on_open(self, path: Path) -> None:
        standing.restore(self._window)
        self._settings.remember_project(path)
        self._settings.folder = str(path.parent)

    def close(self) -> None:
        """Close the project; the window goes back to the start."""
        self._window.remember()
        self._session.close()

    def _kinds(self) -> str:
        return tr("Sitat projects") + f" (*{SUFFIX})"

    # ----------------------------------------------------------------- the sample

    def ask_sample(self) -> None:
        """Build the sample project in the folder of the person's documents, and open it."""
        folder = Path.home() / "Documents"
        self.build_sample((folder if folder.is_dir() else Path.home()) / "Sitat")

    def build_sample(self, folder: Path) -> None:
        """Build the sample project in `folder` and open it; one that is there already is opened as it is."""
        from qda.demo import NAMES, build

        language = self._settings.spoken()
        there = folder / f"{NAMES[language]}{SUFFIX}"
        if there.exists():
            self.open(there)
            return
        work = Task(tr("Building the sample project"), lambda report: build(folder, language, report))
        wait_for(work, self._window, self._on_sample, self._on_failed)

    def _on_sample(self, path: object) -> None:
        if self.open(Path(str(path))):
            self._session.say(tr("This is a constructed example: try anything, Ctrl+Z takes it back."))

    def _on_failed(self, error: object) -> None:
        if isinstance(error, SitatError):
            self._session.say(error_sentence(error), kind="problem")

    # ----------------------------------------------------------------- settings of a project

    def show_settings(self) -> None:
        """Show what belongs to the study: its name, the language of its reports."""
        from ui.dialogs.project_settings import ProjectSettings

        if self._session.project is not None:
            ProjectSettings(self._session, self._window).open()
