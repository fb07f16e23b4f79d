"""A report that was edited in Word is read and compared with the project, beside the window; what differs is shown.

Knows the window it is for; reading and comparing are the core's.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from qda.errors import SitatError
from qda.model import Report
from ui.labels import error_sentence, tr
from ui.tasks import Task
from ui.widgets.progress import wait_for

if TYPE_CHECKING:
    from qda.analysis.returned import Comparison
    from ui.main_window import MainWindow


class Comparing(QObject):
    """Compare with an edited report…"""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session

    def ask(self) -> None:
        """Let the edited report be chosen."""
        folder = str(self._window.settings.last_folder())
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, tr("Compare with an edited report"), folder, f"{tr('Word reports')} (*.docx)"
        )
        if chosen:
            self.compare(Path(chosen))

    def compare(self, path: Path) -> Task | None:
        """Find what differs between an edited report and the project."""
        project = self._session.project
        if project is None:
            return None

        def work(report: Report) -> tuple[str, Comparison]:
            from qda.analysis.returned import compare
            from qda.files.word.returned import read_returned

            report(0, 1, path.name)
            with project.reader() as reader:
                return path.name, compare(reader, read_returned(path))

        task = Task(tr("Reading the report"), work)
        wait_for(task, self._window, self._tell, self._on_failed)
        return task

    def _tell(self, found: object) -> None:
        assert isinstance(found, tuple)
        name, comparison = found
        if not comparison.known:
            self._session.say(
                tr("{name} was written from another project; open that one and compare there.", name=name),
                kind="problem",
            )
        elif comparison.differences:
            from ui.report.comparison import ComparisonDialog

            ComparisonDialog(self._session, name, comparison, self._window).open()
        elif comparison.same:
            self._session.say(tr("The points of {name} are worded as they are here.", name=name), kind="done")
        else:
            self._session.say(
                tr("There are no points of Sitat’s in {name}; choose a synthesis exported as Word.", name=name),
                kind="problem",
            )

    def _on_failed(self, error: object) -> None:
        if isinstance(error, SitatError):
            self._session.say(error_sentence(error), kind="problem")
