"""Files written from a project: which, where to, and that it is done. Knows the window it is for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from qda.errors import SitatError
from qda.model import Report
from ui.dialogs.saving import ask_where
from ui.labels import act_sentence, error_sentence, plural, tr
from ui.session import Session, Written
from ui.tasks import Task

if TYPE_CHECKING:
    from qda.analysis.arrangement import Arrangement
    from qda.analysis.listing import Listing
    from qda.analysis.recipes import Recipe
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
        from qda.analysis.recipes import Kind, Recipe

        project = self._session.project
        if project is None:
            return
        if not project.surveys.all():
            self._session.say(tr("There is no survey yet; import an .xlsx or .csv of answers first."))
            return
        name = project.surveys.get(survey_id).name if survey_id is not None else ""
        recipe = replace(Recipe.usual(Kind.SURVEY), survey=name)
        self._ask_recipe(recipe, tr("Export survey"), tr("survey"))

    def _ask_recipe(self, recipe: Recipe, title: str, what: str) -> None:
        """Ask where the report of a recipe goes, and write it there."""
        from qda.exporting import RECIPE_FORMATS, file_name

        project = self._session.project
        if project is None:
            return
        beside = project.path.with_name(f"{project.path.stem} – {file_name(what)}.docx")
        path = ask_where(self._window, title, beside, named_kinds(RECIPE_FORMATS))
        if path is not None:
            self.write_recipe(recipe, path)

    def write_recipe(self, recipe: Recipe, path: Path) -> Task | None:
        """Write the report of a recipe to a file; transcripts may go into a folder, a file each."""
        project = self._session.project
        if project is None:
            return None

        def work(report: Report) -> Path:
            from qda.exporting import export_recipe, export_transcripts

            with project.reader() as reader:
                if path.is_dir():
                    export_transcripts(reader, path, recipe, report=report)
                else:
                    export_recipe(reader, recipe, path, report=report)
            return path

        return self._run(
            path, work, recipe.stand_ins, partial(self.write_recipe, replace(recipe, stand_ins=True), path)
        )

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

    def _ask_where_transcripts(self, extent: Extent, recipe: Recipe) -> None:
        from ui.comments.export_dialog import Extent

        project, in_hand = self._session.project, self._session.document_id
        if project is None:
            return
        title = tr("Export coded transcripts")
        if extent is Extent.EACH:
            chosen = QFileDialog.getExistingDirectory(self._window, title, str(project.path.parent))
            if chosen:
                self.write_recipe(recipe, Path(chosen))
        elif extent is Extent.ONE and in_hand is not None:
            name = project.documents.get(in_hand).name
            self._ask_recipe(replace(recipe, documents=(name,)), title, name)
        else:
            self._ask_recipe(recipe, title, tr("coded transcripts"))

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
        self,
        what: str,
        path: Path,
        listing: Listing | None = None,
        arrangement: Arrangement | None = None,
        *,
        without_names: bool = False,
    ) -> Task | None:
        """Write `what` to `path` while the window goes on; the message says when it is there, and whom it names."""
        project = self._session.project
        if project is None:
            return None

        changed = list[object]()

        def work(report: Report) -> Path:
            from qda.analysis.cells import stale
            from qda.analysis.synthesis import SynthesisOptions
            from qda.exporting import export

            with project.reader() as reader:
                if what == "grid":
                    changed.extend(stale(reader))
                options = SynthesisOptions.of(reader)
                options = replace(options, stand_ins=options.stand_ins or without_names)
                export(
                    what, reader, path, options=options, listing=listing, arrangement=arrangement, report=report,
                    say=act_sentence,
                )  # fmt: skip
            return path

        again = partial(self.write, what, path, listing, arrangement, without_names=True)
        return self._run(path, work, without_names or None, again, changed)

    def _run(
        self,
        path: Path,
        work: Callable[[Report], Path],
        nobody: bool | None,
        without_names: Callable[[], object],
        changed: Sequence[object] = (),
    ) -> Task:
        """`changed` holds, once it is written, the summaries in it that rest on something that changed."""
        task = Task(tr("Writing {name}", name=path.name), work)
        written = Written(path, nobody or None, None if nobody else without_names)
        task.succeeded.connect(lambda _: self._on_written(written, len(changed)))
        task.failed.connect(self._on_failed)
        self._window.message_bar.watch(task)
        task.start()
        return task

    def _on_written(self, written: Written, changed: int) -> None:
        say_written(self._session, written.path, changed, self._show_stale)
        self._session.written.emit(written)

    def _show_stale(self) -> None:
        """The grid's summaries that rest on something that changed, and no others."""
        from qda.analysis.arrangement import Only

        grid = self._window.show_grid()
        if grid is not None:
            grid.arranging.set(only=Only.STALE)

    def _on_failed(self, error: object) -> None:
        if isinstance(error, SitatError):
            self._session.say(error_sentence(error), kind="problem")


def named_kinds(endings: Iterable[str]) -> dict[str, str]:
    """What kinds of file are called, with their endings."""
    return {tr(KINDS[ending]): ending for ending in endings}


def say_written(session: Session, path: Path, changed: int, look: Callable[[], object]) -> None:
    """Say that a file is there; and of `changed` summaries and points in it, which rest on something that changed, that
    they can be looked at: nobody passes them on untold."""
    if changed:
        told = plural(
            changed,
            "Written: {name}, but {count} summary or point in it rests on something that changed since.",
            "Written: {name}, but {count} summaries and points in it rest on something that changed since.",
            name=path.name,
        )
        session.say(told, action=tr("Look at them"), handler=look)
    else:
        written = tr("Written: {name}", name=path.name)
        session.say(written, kind="done", action=tr("Open"), handler=partial(open_file, path))


def open_file(path: Path) -> None:
    """Open a file in the program the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
