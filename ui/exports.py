"""Files written from a project: which, where to, and that it is done. Knows the window it is for."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from qda.errors import SitatError
from qda.model import Report
from ui.dialogs.saving import ask_where
from ui.labels import act_sentence, error_sentence, tr
from ui.tasks import Task

if TYPE_CHECKING:
    from qda.analysis.listing import Listing
    from ui.main_window import MainWindow

KINDS = {
    ".docx": "Word",
    ".html": "Web page",
    ".md": "Markdown",
    ".csv": "Table (csv)",
    ".xlsx": "Excel",
    ".yaml": "Codebook of Sitat",
}


class Exports(QObject):
    """The verbs that write files."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session

    def ask_synthesis(self) -> None:
        """Let the Report workspace ask how its synthesis is to be written."""
        report = self._window.show_report()
        if report is not None:
            report.export()

    def ask_quotes(self) -> None:
        self._ask("quotes", tr("Quotes"))

    def ask_listed(self) -> None:
        """Let the Quotes workspace say what is listed there."""
        quotes = self._window.show_workspace("quotes")
        if quotes is not None:
            quotes.export.click()  # type: ignore[attr-defined]

    def ask_listing(self, listing: Listing) -> None:
        """Ask where the passages that are listed go."""
        self._ask("quotes", listing.title or tr("Quotes"), listing)

    def ask_codebook(self) -> None:
        self._ask("codebook", tr("Codebook"))

    def ask_grid(self) -> None:
        self._ask("grid", tr("Grid"))

    def ask_codings(self) -> None:
        self._ask("codings", tr("Codings"))

    def ask_memos(self) -> None:
        self._ask("memos", tr("Memos"))

    def ask_sample(self) -> None:
        self._ask("sample", tr("Sample"))

    def ask_history(self) -> None:
        self._ask("history", tr("History"))

    def _ask(self, what: str, name: str, listing: Listing | None = None) -> None:
        from qda.exporting import FORMATS

        project = self._session.project
        if project is None:
            return
        kinds = {tr(KINDS[ending]): ending for ending in FORMATS[what]}
        beside = project.path.with_name(f"{project.path.stem} – {name.lower()}{FORMATS[what][0]}")
        path = ask_where(self._window, tr("Export {what}", what=name.lower()), beside, kinds)
        if path is not None:
            self.write(what, path, listing)

    def write(self, what: str, path: Path, listing: Listing | None = None) -> Task | None:
        """Write `what` to `path` while the window goes on; the message says when it is there."""
        project = self._session.project
        if project is None:
            return None

        def work(report: Report) -> Path:
            from qda.exporting import export

            reader = project.reader()
            try:
                export(what, reader, path, listing=listing, report=report, say=act_sentence)
            finally:
                reader.close()
            return path

        task = Task(tr("Writing {name}", name=path.name), work)
        task.succeeded.connect(self._on_written)
        task.failed.connect(self._on_failed)
        self._window.message_bar.watch(task)
        task.start()
        return task

    def _on_written(self, path: object) -> None:
        assert isinstance(path, Path)
        self._session.say(
            tr("Written: {name}", name=path.name), kind="done", action=tr("Open"), handler=partial(open_file, path)
        )

    def _on_failed(self, error: object) -> None:
        if isinstance(error, SitatError):
            self._session.say(error_sentence(error), kind="problem")


def open_file(path: Path) -> None:
    """Open a file in the program the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
