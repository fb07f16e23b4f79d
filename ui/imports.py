"""Files brought into a project, by dialog or dropped on the window: what each is, and what becomes of it.

Knows the window it is for; reading and storing are the core's.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtWidgets import QFileDialog

from qda.errors import SitatError
from qda.files import COMMENTED, READABLE
from qda.model import Guide, Owner
from ui.dialogs.ask import Verb, ask
from ui.labels import error_sentence, plural, tr
from ui.opening import SUFFIX
from ui.tasks import Slices
from ui.widgets.progress import wait_for
from ui.writing import carry_out

if TYPE_CHECKING:
    from qda.project import Project
    from ui.main_window import MainWindow

CODEBOOKS = (".yaml", ".yml")
TABLES = (".csv", ".tsv")
GUIDES = (".docx", ".odt", ".rtf", ".md", ".markdown", ".txt", ".html", ".pdf")
TRANSCRIPTS = READABLE
WORKBOOK = ".xlsx"
SURVEYS = (WORKBOOK, *TABLES)


class Imports(QObject):
    """The verbs that bring files in."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session

    # ----------------------------------------------------------------- asking

    def ask_transcripts(self) -> None:
        paths = self._ask(tr("Import transcripts"), tr("Transcripts"), TRANSCRIPTS, many=True)
        if paths:
            self.transcripts(paths)

    def ask_folder(self) -> None:
        """Let a folder be chosen; all that can be read in it, and in the folders in it, is shown."""
        settings = self._window.settings
        chosen = QFileDialog.getExistingDirectory(self._window, tr("Import folder"), str(settings.last_folder()))
        if chosen:
            settings.folder = chosen
            self.transcripts([Path(chosen)])

    def ask_guide(self) -> None:
        for path in self._ask(tr("Import interview guide"), tr("Interview guides"), GUIDES):
            self.guide(path)

    def ask_codebook(self) -> None:
        for path in self._ask(tr("Import codebook"), tr("Codebooks"), CODEBOOKS):
            self.codebook(path)

    def ask_cases(self) -> None:
        for path in self._ask(tr("Import table of cases"), tr("Tables"), (*TABLES, ".xlsx")):
            self.cases(path)

    def ask_interviews(self) -> None:
        for path in self._ask(tr("Import table of interviews"), tr("Tables"), TABLES):
            self.interviews(path)

    def ask_codings(self) -> None:
        for path in self._ask(tr("Import codings"), tr("Tables"), TABLES):
            self.codings(path)

    def ask_comments(self) -> None:
        paths = self._ask(tr("Import comments"), tr("Commented documents"), COMMENTED, many=True)
        if paths:
            self.comments(dict.fromkeys(paths))

    def ask_survey(self) -> None:
        for path in self._ask(tr("Import survey"), tr("Answers to a survey"), SURVEYS):
            self.survey(path)

    def _ask(self, title: str, kind: str, endings: Sequence[str], *, many: bool = False) -> list[Path]:
        settings = self._window.settings
        kinds = f"{kind} ({' '.join('*' + ending for ending in endings)});;{tr('All files')} (*)"
        folder = str(settings.last_folder())
        if many:
            chosen, _ = QFileDialog.getOpenFileNames(self._window, title, folder, kinds)
        else:
            one, _ = QFileDialog.getOpenFileName(self._window, title, folder, kinds)
            chosen = [one] if one else []
        if chosen:
            settings.folder = str(Path(chosen[0]).parent)
        return [Path(path) for path in chosen]

    # ----------------------------------------------------------------- bringing in

    def transcripts(self, paths: Sequence[Path]) -> None:
        """Show transcripts as they are understood, before anything is stored."""
        from ui.documents.import_dialog import ImportDialog

        if self._may():
            dialog = ImportDialog(self._session, paths, self._window)
            dialog.commented.connect(self.comments)
            dialog.open()
            dialog.begin()

    def comments(self, files: Mapping[Path, int | None]) -> None:
        """Show the comments of files as they are understood; with each file the document it is, if that is known."""
        from ui.comments.dialog import open_comments

        if self._may():
            open_comments(self._session, files, self._window)

    def survey(self, path: Path) -> None:
        """Show a file of answers as it is understood, column by column, before anything is stored."""
        from ui.survey.mapping_dialog import MappingDialog

        if self._may():
            dialog = MappingDialog(self._session, path, self._window)
            dialog.imported.connect(self._show_survey)
            dialog.open()
            dialog.begin()

    def _show_survey(self, survey_id: int) -> None:
        place = self._window.show_workspace("survey")
        if place is not None:
            place.show_survey(survey_id)  # type: ignore[attr-defined]

    def guide(self, path: Path) -> None:
        """Take over an interview guide and match the documents to it, in one step.

        Where there is a guide already, what changes in it is shown before.
        """
        if not self._may():
            return
        project = self._session.project
        assert project is not None
        if project.guide.questions():
            self._show_guide_changes(path)
            return
        count = len(project.documents.all())
        work = Slices(tr("Taking over the guide"), _guide_taken_over(project, path), count + 1)
        wait_for(work, self._window, self._on_guide, self._on_failed)

    def _show_guide_changes(self, path: Path) -> None:
        from qda.files.guide import read_guide
        from ui.guide.arriving import ArrivingGuide

        found: list[Guide] = []
        if self._session.attempt(lambda: found.append(read_guide(path))):
            ArrivingGuide(self._session, found[0], self._window).open()

    def _on_guide(self, _: object) -> None:
        project = self._session.project
        assert project is not None
        count = len(project.guide.questions())
        if project.documents.all():
            told = plural(
                count,
                "The guide has {count} question now, and the documents are matched to it",
                "The guide has {count} questions now, and the documents are matched to it",
            )
        else:
            told = plural(count, "The guide has {count} question now", "The guide has {count} questions now")
        self._done(told)

    def codebook(self, path: Path) -> None:
        """Take over a codebook file."""
        from ui.codebook.exchange import import_codebook

        if self._may():
            import_codebook(self._session, path)

    def cases(self, path: Path) -> None:
        """Take over a table of cases and their attributes; what is in doubt is looked at first."""
        from qda.importing import arriving
        from qda.sheets.arriving import Plan, plan, taking

        def read(project: Project, path: Path) -> Plan:
            return plan(project, Owner.CASE, arriving(path))

        project, plans = self._session.project, list[Plan]()
        if not self._may() or project is None or not self._session.attempt(lambda: plans.append(read(project, path))):
            return
        if not plans[0].sure:
            from ui.sheets.review import ArrivingDialog

            ArrivingDialog(self._session, plans[0], self._window).open()
            return
        cells = len(plans[0].rows) * len(plans[0].columns)
        carry_out(
            self._session, tr("Taking over the table"), taking(project, plans[0]), cells, self._window,
            lambda taken: self._done(plural(taken or 0, "{count} case taken over", "{count} cases taken over")),
        )  # fmt: skip

    def interviews(self, path: Path) -> None:
        """Take over a table of interviews: cases, dates and roles."""
        from qda.importing import take_interviews

        self._take(
            take_interviews, path, lambda taken: plural(taken, "{count} row taken over", "{count} rows taken over")
        )

    def codings(self, path: Path) -> None:
        """Apply codings given as document, code and quote."""
        from qda.importing import take_codings

        def take(project: Project, path: Path) -> int:
            return len(take_codings(project, path))

        self._take(take, path, lambda taken: plural(taken, "{count} coding applied", "{count} codings applied"))

    def _take(self, take: Callable[[Project, Path], int], path: Path, told: Callable[[int], str]) -> None:
        project = self._session.project
        taken: list[int] = []
        if self._may() and project is not None and self._session.attempt(lambda: taken.append(take(project, path))):
            self._done(told(taken[0]))

    # ----------------------------------------------------------------- dropped on the window

    def accepts(self, mime: QMimeData) -> bool:
        """Whether anything that is dragged can be dropped."""
        return bool(dropped_paths(mime)) and any(kind_of(path) for path in dropped_paths(mime))

    def take_files(self, paths: Sequence[Path]) -> None:
        """Open a project among `paths`; otherwise bring in a codebook, tables and transcripts."""
        projects = [path for path in paths if kind_of(path) == "project"]
        if projects:
            self._window.projects.open(projects[0])
            return
        if self._session.project is None:
            self._session.say(tr("Make or open a project first, then drop files on it."), kind="problem",
                              action=tr("New project…"), handler=self._window.projects.ask_new)  # fmt: skip
            return
        for path in paths:
            if kind_of(path) == "codebook":
                self.codebook(path)
            elif kind_of(path) == "table" or path.suffix.lower() == WORKBOOK:
                self._ask_table(path)
        texts = [path for path in paths if kind_of(path) in ("text", "folder") and path.suffix.lower() != WORKBOOK]
        guides = [path for path in texts if "guide" in path.stem.casefold() and path.is_file()]
        if guides:
            self._ask_guide_or_transcript(guides[0], [path for path in texts if path != guides[0]])
        elif texts:
            self.transcripts(texts)
        if not any(kind_of(path) for path in paths):
            known = ", ".join(dict.fromkeys((*TRANSCRIPTS, *CODEBOOKS, *TABLES, SUFFIX)))
            self._session.say(tr("Sitat reads {known}; save the file as one of these.", known=known), kind="problem")

    def _ask_guide_or_transcript(self, path: Path, others: list[Path]) -> None:
        def as_guide() -> None:
            self.guide(path)
            if others:
                self.transcripts(others)

        ask(
            self._window,
            tr("Is “{name}” the interview guide?", name=path.name),
            tr("A guide gives its questions to the project; a transcript is stored as a document."),
            [
                Verb(tr("Take over as guide"), as_guide, "primary"),
                Verb(tr("Import as transcript"), lambda: self.transcripts([path, *others])),
                Verb(tr("Cancel")),
            ],
        )

    def _ask_table(self, path: Path) -> None:
        ask(
            self._window,
            tr("What is in “{name}”?", name=path.name),
            tr("A table can hold cases, interviews, codings, a transcript, or the answers to a survey."),
            [
                Verb(tr("Cases"), lambda: self.cases(path), "primary"),
                Verb(tr("Interviews"), lambda: self.interviews(path)),
                Verb(tr("Codings"), lambda: self.codings(path)),
                Verb(tr("A transcript"), lambda: self.transcripts([path])),
                Verb(tr("A survey"), lambda: self.survey(path)),
                Verb(tr("Cancel")),
            ],
        )

    # ----------------------------------------------------------------- what came of it

    def _may(self) -> bool:
        if self._session.writable:
            return True
        if self._session.project is not None:
            self._session.say(tr("This project is open for reading only; nothing in it can be changed here."))
        return False

    def _done(self, sentence: str) -> None:
        self._session.say(sentence, kind="done", action=tr("Undo"), handler=self._session.undo)

    def _on_failed(self, error: object) -> None:
        if isinstance(error, SitatError):
            self._session.say(error_sentence(error), kind="problem")


def _guide_taken_over(project: Project, path: Path) -> Generator[None, None, None]:
    """Take over a guide and match each document to it, a document at each turn of the loop."""
    from qda.files.guide import read_guide
    from qda.importing import match_again

    guide = read_guide(path)
    with project.step("guide.import", guide=guide.title or path.stem, count=len(guide.questions)):
        project.guide.take_over(guide)
        yield
        for document in project.documents.all():
            match_again(project, document.id)
            yield


def kind_of(path: Path) -> str:
    """What a file is by its ending: "project", "text", "codebook", "table", or "" for what Sitat does not read.

    A folder is a "folder".
    """
    if path.is_dir():
        return "folder"
    ending = path.suffix.lower()
    kinds = {"project": (SUFFIX,), "codebook": CODEBOOKS, "table": TABLES, "text": TRANSCRIPTS}
    return next((kind for kind, endings in kinds.items() if ending in endings), "")


def dropped_paths(mime: QMimeData) -> list[Path]:
    """The files among what is dragged."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
