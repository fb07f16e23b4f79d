"""Files written from a project: which, where to, and that it is done. Knows the window it is for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from qda.errors import SitatError
from qda.model import Report
from ui.dialogs.saving import ask_where
from ui.labels import act_sentence, error_sentence, tr
from ui.tasks import Task

if TYPE_CHECKING:
    from qda.analysis.arrangement import Arrangement
    from qda.analysis.coded_transcript import TranscriptOptions
    from qda.analysis.listing import Listing
    from ui.comments.export_dialog import Extent
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

    def show_recipes(self) -> None:
        """Open the reports that are kept as recipes."""
        from ui.report.recipes import show_recipes

        show_recipes(self._window)

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
        """Ask where the grid goes as it is laid out now."""
        self._ask("grid", tr("Grid"), arrangement=self._arrangement())

    def _arrangement(self) -> Arrangement:
        from qda.analysis.arrangement import Arrangement

        grid = dict(self._window.made()).get("grid")
        return grid.arranging.now if grid is not None else Arrangement()  # type: ignore[attr-defined]

    def ask_codings(self) -> None:
        self._ask("codings", tr("Codings"))

    def ask_memos(self) -> None:
        self._ask("memos", tr("Memos"))

    def ask_survey(self, survey_id: int | None = None) -> None:
        """Ask where the survey part goes: of one survey, or of all."""
        project = self._session.project
        if project is None:
            return
        if not project.surveys.all():
            self._session.say(tr("There is no survey yet; import an .xlsx or .csv of answers first."))
            return
        from qda.exporting import FORMATS

        beside = project.path.with_name(f"{project.path.stem} – {tr('survey')}.docx")
        path = ask_where(self._window, tr("Export survey"), beside, named_kinds(FORMATS["survey"]))
        if path is not None:
            self.write_survey(path, survey_id)

    def write_survey(self, path: Path, survey_id: int | None = None) -> Task | None:
        """Write the survey part of a report, or its counts where the file is a workbook."""
        project = self._session.project
        if project is None:
            return None

        def work(report: Report) -> Path:
            from qda.exporting import export_survey

            with project.reader() as reader:
                export_survey(reader, path, survey_id=survey_id, report=report)
            return path

        return self._run(path, work)

    def ask_sample(self) -> None:
        self._ask("sample", tr("Sample"))

    def ask_transcripts(self) -> None:
        """Ask how the coded transcripts are to be written, then where to."""
        from ui.comments.export_dialog import TranscriptsDialog

        project = self._session.project
        if project is None:
            return
        if not project.documents.all():
            self._session.say(tr("There are no documents yet; import transcripts first."))
            return
        in_hand = self._session.document_id
        name = project.documents.get(in_hand).name if in_hand is not None else ""
        TranscriptsDialog(name, self._ask_where_transcripts, self._window).open()

    def _ask_where_transcripts(self, extent: Extent, options: TranscriptOptions) -> None:
        from ui.comments.export_dialog import Extent

        project, in_hand = self._session.project, self._session.document_id
        if project is None:
            return
        if extent is Extent.EACH:
            chosen = QFileDialog.getExistingDirectory(
                self._window, tr("Export coded transcripts"), str(project.path.parent)
            )
            if chosen:
                self.write_transcripts(Path(chosen), None, options)
            return
        from qda.exporting import file_name

        only = [in_hand] if extent is Extent.ONE and in_hand is not None else None
        what = project.documents.get(in_hand).name if only and in_hand is not None else tr("coded transcripts")
        kinds = {tr(KINDS[ending]): ending for ending in (".docx", ".html", ".md")}
        beside = project.path.with_name(f"{project.path.stem} – {file_name(what)}.docx")
        path = ask_where(self._window, tr("Export coded transcripts"), beside, kinds)
        if path is not None:
            self.write_transcripts(path, only, options)

    def write_transcripts(self, path: Path, document_ids: list[int] | None, options: TranscriptOptions) -> Task | None:
        """Write documents (None: all) with their codings as comments to a file, or to a folder, a file each."""
        project = self._session.project
        if project is None:
            return None

        def work(report: Report) -> Path:
            from qda.exporting import export_transcript, export_transcripts

            with project.reader() as reader:
                write = export_transcripts if path.is_dir() else export_transcript
                write(reader, path, document_ids, options, report=report)
            return path

        return self._run(path, work)

    def ask_history(self) -> None:
        self._ask("history", tr("History"))

    def _ask(
        self, what: str, name: str, listing: Listing | None = None, arrangement: Arrangement | None = None
    ) -> None:
        from qda.exporting import FORMATS

        project = self._session.project
        if project is None:
            return
        kinds = named_kinds(FORMATS[what])
        beside = project.path.with_name(f"{project.path.stem} – {name.lower()}{FORMATS[what][0]}")
        path = ask_where(self._window, tr("Export {what}", what=name.lower()), beside, kinds)
        if path is not None:
            self.write(what, path, listing, arrangement)

    def write(
        self, what: str, path: Path, listing: Listing | None = None, arrangement: Arrangement | None = None
    ) -> Task | None:
        """Write `what` to `path` while the window goes on; the message says when it is there."""
        project = self._session.project
        if project is None:
            return None

        def work(report: Report) -> Path:
            from qda.exporting import export

            reader = project.reader()
            try:
                export(what, reader, path, listing=listing, arrangement=arrangement, report=report, say=act_sentence)
            finally:
                reader.close()
            return path

        return self._run(path, work)

    def _run(self, path: Path, work: Callable[[Report], Path]) -> Task:
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


def named_kinds(endings: Iterable[str]) -> dict[str, str]:
    """What kinds of file are called, with their endings."""
    return {tr(KINDS[ending]): ending for ending in endings}


def open_file(path: Path) -> None:
    """Open a file in the program the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
