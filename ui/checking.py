"""A finished report is checked: each of its quotes against the transcripts, and what differs is shown with its place.

Knows the window it is for; reading and comparing are the core's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QListWidget, QPushButton, QVBoxLayout, QWidget

from qda.errors import SitatError
from qda.model import Problem, Report
from ui import theme
from ui.labels import error_sentence, plural, tr
from ui.session import Session
from ui.tasks import Task
from ui.widgets.foot import Foot, verb_button
from ui.widgets.progress import wait_for

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class Checking(QObject):
    """Check a finished report…"""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session

    def ask(self) -> None:
        """Let the report be chosen."""
        folder = str(self._window.settings.last_folder())
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, tr("Check a finished report"), folder, f"{tr('Word reports')} (*.docx)"
        )
        if chosen:
            self.check(Path(chosen))

    def ask_names(self) -> None:
        """Let a report be chosen that is to name nobody."""
        folder = str(self._window.settings.last_folder())
        kinds = f"{tr('Reports')} (*.docx *.html *.md)"
        chosen, _ = QFileDialog.getOpenFileName(self._window, tr("Look for names in a finished report"), folder, kinds)
        if chosen:
            self.look_for_names(Path(chosen))

    def look_for_names(self, path: Path) -> Task | None:
        """Look for the names of cases and speakers in all that can be read in a report's file."""
        project = self._session.project
        if project is None:
            return None

        def work(_: Report) -> tuple[str, list[Problem]]:
            from qda.analysis.named import named_in
            from qda.files.everything import all_in
            from ui.nameless import named_words

            with project.reader() as reader:
                return path.name, [Problem(named_words(one)) for one in named_in(reader, all_in(path))]

        task = Task(tr("Looking for names"), work)
        wait_for(task, self._window, self._tell_names, self._on_failed)
        return task

    def _tell_names(self, found: object) -> None:
        assert isinstance(found, tuple)
        name, problems = found
        if problems:
            said = plural(
                len(problems),
                "A name can be read in one place of {name}",
                "Names can be read in {count} places of {name}",
                name=name,
            )
            told = tr("Hidden places and properties count: Word shows them to whoever looks.")
            DifferencesDialog(self._session, name, problems, self._window, title=said, told=told).open()
        else:
            self._session.say(tr("No case and no speaker is named in {name}", name=name), kind="done")

    def check(self, path: Path) -> Task | None:
        """Compare every quote of a report with the transcripts."""
        project = self._session.project
        if project is None:
            return None

        def work(report: Report) -> tuple[str, int, list[Problem]]:
            from qda.analysis.finished import check_report
            from qda.files.word.quoted import quotes_in

            quotes = quotes_in(path)
            with project.reader() as reader:
                return path.name, len(quotes), check_report(reader, quotes, report)

        task = Task(tr("Checking the report"), work)
        wait_for(task, self._window, self._tell, self._on_failed)
        return task

    def _tell(self, found: object) -> None:
        assert isinstance(found, tuple)
        name, count, problems = found
        if problems:
            DifferencesDialog(self._session, name, problems, self._window).open()
        else:
            words = plural(
                count, "{count} quote in {name} is verbatim", "All {count} quotes in {name} are verbatim", name=name
            )
            self._session.say(words, kind="done")

    def _on_failed(self, error: object) -> None:
        if isinstance(error, SitatError):
            self._session.say(error_sentence(error), kind="problem")


class DifferencesDialog(QDialog):
    """The quotes that are not verbatim. Enter, or a double click, shows the place in the transcript."""

    def __init__(
        self,
        session: Session,
        name: str,
        problems: Sequence[Problem],
        parent: QWidget | None,
        *,
        title: str = "",
        told: str = "",
    ) -> None:
        """`title` and `told` are said instead of how many quotes differ, and of what is allowed."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Check a finished report"))
        self._session, self._problems = session, list(problems)
        differ = plural(len(problems), "{count} quote in {name} differs", "{count} quotes in {name} differ", name=name)
        heading = QLabel(title or differ)
        heading.setWordWrap(True)
        theme.look(heading, "title")
        allowed = QLabel(told or tr("What is marked as an edit, […] or [words], is allowed."))
        allowed.setWordWrap(True)
        theme.look(allowed, "muted")
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(tr("Quotes that differ"))
        for problem in problems:
            self.list.addItem(problem.sentence)
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(lambda _: self.show_place())
        self.place_button = verb_button(tr("Show in transcript"), self.show_place)
        self.place_button.setVisible(any(problem.document_id is not None for problem in problems))
        self._foot = foot = Foot(verb_button(tr("Close"), self.reject), self.place_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_XL, theme.SPACE_L, theme.SPACE_XL, theme.SPACE_L)
        column.setSpacing(theme.SPACE_M)
        for widget in (heading, allowed, self.list):
            column.addWidget(widget)
        column.addLayout(foot)
        self.resize(640, 420)

    def offer(self, words: str, act: Callable[[], object]) -> None:
        """A button for the next step; the dialog closes with it."""
        self.next_button = QPushButton(words)
        theme.look(self.next_button, "primary")
        self.next_button.clicked.connect(self.accept)
        self.next_button.clicked.connect(lambda: act())
        self._foot.addWidget(self.next_button)

    def show_place(self) -> None:
        """Go to what the transcript says there."""
        problem = self._problems[self.list.currentRow()]
        if problem.document_id is not None and problem.span is not None:
            self.accept()
            self._session.go_to(problem.document_id, problem.span)
