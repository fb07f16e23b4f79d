"""The right side of the Report workspace: the preview, how much of the report it shows, and the button to export.

Makes the preview anew when it has been quiet for a moment.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from html import escape

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from qda.analysis.grid import Grid
from qda.errors import SitatError
from qda.model import FINDINGS, Place, Report
from qda.project import Project
from ui import theme
from ui.labels import error_sentence, tr
from ui.report.preview import Preview
from ui.session import Session
from ui.tasks import Task

LONG = 120
"""With more points than this, the report is made on a thread of its own."""
SOON = 150
"""Milliseconds of quiet before the preview is made anew."""


class PreviewSide(QFrame):
    """The preview with its bar."""

    export_wanted = Signal()
    reports_wanted = Signal()
    """Other reports are wanted than the synthesis."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._place: Place | None = None
        self._grid: Grid | None = None
        self._task: Task | None = None
        self.preview = Preview()
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._soon.timeout.connect(self.show_now)
        self._build()

    def _build(self) -> None:
        theme.look(self, "panel")
        self.whole, self.only = QToolButton(), QToolButton()
        self.whole.setText(tr("Whole report"))
        self.only.setText(tr("This question"))
        extent = QButtonGroup(self)
        for button in (self.whole, self.only):
            button.setCheckable(True)
            button.setToolTip(tr("As Word will show it"))
            button.clicked.connect(self.show_now)
            extent.addButton(button)
        self.whole.setChecked(True)
        self.export = QPushButton(tr("Export…"))
        theme.look(self.export, "primary")
        self.export.setToolTip(tr("Write the report as a Word file"))
        self.export.clicked.connect(self.export_wanted)
        self.reports = QPushButton(tr("Reports…"))
        self.reports.setToolTip(tr("Case by case, quotes, grid, codebook, method: every report as a recipe"))
        self.reports.clicked.connect(self.reports_wanted)
        bar = QHBoxLayout()
        bar.setContentsMargins(theme.SPACE_S, theme.SPACE_S, theme.SPACE_M, theme.SPACE_S)
        bar.setSpacing(2)
        bar.addWidget(self.whole)
        bar.addWidget(self.only)
        bar.addStretch(1)
        bar.addWidget(self.reports)
        bar.addSpacing(theme.SPACE_XS)
        bar.addWidget(self.export)
        rule = QFrame()
        theme.look(rule, "rule")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(rule)
        column.addWidget(self.preview)

    # ----------------------------------------------------------------- showing

    def begin(self) -> None:
        """Another project is there: show all of its report, or of a long one the question in hand."""
        project = self._session.project
        (self.only if project is not None and self.is_long(project) else self.whole).setChecked(True)
        self.preview.clear()

    def show_place(self, place: Place | None) -> None:
        """Another question or code is in hand, or the findings."""
        if place == self._place:
            return
        other = place is None or self._place is None or bool(place.code_id) != bool(self._place.code_id)
        self._place = place
        if place is not None:
            called = tr("This code") if place.code_id else tr("Findings") if place == FINDINGS else tr("This question")
            self.only.setText(called)
        if other or self.only.isChecked():
            self.show_soon()

    def know(self, grid: Grid) -> None:
        """The grid as it stands, so that it is not read again."""
        self._grid = grid

    def show_soon(self) -> None:
        """Make the preview anew once it has been quiet for a moment."""
        self._soon.start()

    def show_next(self) -> None:
        """Make the preview anew as soon as the window has painted what else there is."""
        self._soon.stop()
        QTimer.singleShot(0, self, self.show_now)

    def show_now(self) -> None:
        """Make the preview anew at once; of a long report on a thread of its own."""
        self._soon.stop()
        project, place = self._session.project, self._place
        if self._task is not None:
            self._task.stop()
        if project is None or place is None:
            self.preview.clear()
            return
        whole = self.whole.isChecked()
        make = partial(_stretches, place=place, whole=whole, dark=theme.tokens().dark)
        if not whole or not self.is_long(project):
            self._show(make(project, table=self._grid))
            return
        reader = project.reader()
        self._task = task = Task(tr("Preview of the report"), partial(_read, reader, make))
        task.succeeded.connect(lambda stretches: self._show(stretches) if task is self._task else None)
        task.start()

    def _show(self, stretches: list[str]) -> None:
        self._task = None
        self.preview.show_stretches(stretches)

    @staticmethod
    def is_long(project: Project) -> bool:
        """Whether there is so much of the report that it is not read on the window's thread."""
        return sum(project.synthesis.count_points().values()) > LONG

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._place is not None:
            self.show_soon()


def _read(reader: Project, make: Callable[[Project], list[str]], _report: Report) -> list[str]:
    with reader:
        return make(reader)


def _stretches(project: Project, *, place: Place, whole: bool, dark: bool, table: Grid | None = None) -> list[str]:
    """The report in stretches of html, or what it says of only one place."""
    from qda.analysis.place_report import place_report
    from qda.files.web import to_stretches

    try:
        report = place_report(project, place, whole=whole, table=table)
    except SitatError as error:  # the project may ask for an attribution there is not
        return [f"<p>{escape(error_sentence(error))}</p>"]
    return to_stretches(report, dark=dark)
