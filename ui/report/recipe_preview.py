"""What a recipe's report will look like: made on a thread of its own, shown as a page on a desk.

Knows recipes and html, and what it was told last: an older answer never replaces a newer one.
"""

from __future__ import annotations

from functools import partial
from html import escape
from typing import NamedTuple

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from qda.analysis.recipes import Kind, Recipe
from qda.errors import SitatError
from qda.model import Report
from qda.project import Project
from ui import theme
from ui.labels import error_sentence, tr
from ui.report.preview import Preview
from ui.session import Session
from ui.tasks import Task

SOON = 200
"""Milliseconds of quiet before the page is made anew."""
STANDING, LYING = 720, 1060
"""Pixels that a page is wide at most: standing, and lying down."""


class Made(NamedTuple):
    """A report as it is shown."""

    stretches: list[str]
    lies: bool
    failed: bool = False
    stale: int = 0
    """How many points and summaries rest on something that changed since."""


class RecipePreview(QFrame):
    """The page, or a sentence that says why there is none."""

    place_wanted = Signal(int, object)
    """The document and the `Span` of a quote that was clicked."""
    shown = Signal(object)
    """The `Made` that is shown now."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._recipe: Recipe | None = None
        self._task: Task | None = None
        self.made: Made | None = None
        theme.look(self, "panel")
        self.preview = Preview()
        self.preview.place_wanted.connect(self.place_wanted)
        self._waiting = QLabel(tr("Making the page…"))
        theme.look(self._waiting, "muted", "small")
        self._paper = QFrame()
        theme.look(self._paper, "page")
        self._paper.setMaximumWidth(STANDING)
        page = QVBoxLayout(self._paper)
        page.setContentsMargins(theme.SPACE_L, theme.SPACE_L, 0, 0)
        page.addWidget(self.preview)
        desk = QHBoxLayout()
        desk.addStretch(1)
        desk.addWidget(self._paper, 1000)
        desk.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_L, theme.SPACE_S, theme.SPACE_L, 0)
        column.setSpacing(theme.SPACE_XS)
        column.addWidget(self._waiting)
        column.addLayout(desk, 1)
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._soon.timeout.connect(self.show_now)

    def show_recipe(self, recipe: Recipe | None, *, soon: bool = False) -> None:
        """Show the report of a recipe: at once, or when nothing has changed for a moment."""
        if recipe is None or self._recipe is None or recipe.kind is not self._recipe.kind:
            self.preview.clear()
        self._recipe = recipe
        self._waiting.setText(tr("Making the page…") if recipe is not None else "")
        if soon:
            self._soon.start()
        else:
            self.show_now()

    def show_now(self) -> None:
        self._soon.stop()
        self.stop()
        project = self._session.project
        if project is None or self._recipe is None:
            return
        make = partial(_make, project.reader(), self._recipe, theme.tokens().dark)
        self._task = task = Task(tr("Preview of the report"), make)
        task.succeeded.connect(lambda made: self._show(made) if task is self._task else None)
        task.start()

    def stop(self) -> None:
        """Nobody waits for the page any more."""
        if self._task is not None:
            self._task.stop()
            self._task = None

    def _show(self, made: Made) -> None:
        self._task = None
        self.made = made
        self._waiting.setText("")
        self._paper.setMaximumWidth(LYING if made.lies else STANDING)
        self.preview.show_stretches(made.stretches)
        self.shown.emit(made)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._recipe is not None:
            self._soon.start()


def _make(reader: Project, recipe: Recipe, dark: bool, report: Report) -> Made:
    """Make the page on another thread; where it cannot be made, the sentence that says why."""
    from qda.analysis.cooked import cooked
    from qda.analysis.staleness import stale_cells, stale_points
    from qda.files.web import to_stretches
    from qda.report import PageBreak

    with reader:
        report(0, 0, "")
        try:
            made = cooked(reader, recipe, report)
        except SitatError as error:
            return Made([f"<p>{escape(error_sentence(error))}</p>"], lies=False, failed=True)
        lies = any(isinstance(piece, PageBreak) and piece.landscape for piece in made.pieces[:3])
        rests = recipe.kind in (Kind.SYNTHESIS, Kind.GRID)
        stale = len(stale_points(reader)) + len(stale_cells(reader)) if rests else 0
        return Made(to_stretches(made, dark=dark), lies, stale=stale)
