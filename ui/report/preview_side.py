"""The right side of the Report workspace: the preview, how much of the report it shows, and the button to export.

Makes the preview anew when it has been quiet for a moment; what takes longer waits longer.
"""

from __future__ import annotations

from html import escape
from time import perf_counter

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from qda.analysis.grid import Grid
from qda.errors import SitatError
from ui import theme
from ui.labels import error_sentence, tr
from ui.report.preview import Preview
from ui.session import Session

LONG = 120
"""With more points than this, the preview begins with the question in hand: it is there at once."""
SOON = 150
"""Milliseconds of quiet before the preview is made anew."""
_PATIENCE = 3
"""How many times as long as it took last it waits for quiet, where that is more."""


class PreviewSide(QFrame):
    """The preview with its bar."""

    export_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._question_id: int | None = None
        self._grid: Grid | None = None
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
        bar = QHBoxLayout()
        bar.setContentsMargins(theme.SPACE_S, theme.SPACE_S, theme.SPACE_M, theme.SPACE_S)
        bar.setSpacing(2)
        bar.addWidget(self.whole)
        bar.addWidget(self.only)
        bar.addStretch(1)
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
        long = project is not None and sum(project.synthesis.count_points().values()) > LONG
        (self.only if long else self.whole).setChecked(True)
        self.preview.clear()

    def show_question(self, question_id: int | None) -> None:
        """Another question is in hand."""
        if question_id != self._question_id:
            self._question_id = question_id
            if self.only.isChecked():
                self.show_soon()

    def know(self, grid: Grid) -> None:
        """The grid as it stands, so that it is not read again."""
        self._grid = grid

    def show_soon(self) -> None:
        """Make the preview anew once it has been quiet for a moment."""
        self._soon.start()

    def show_now(self) -> None:
        """Make the preview anew at once."""
        from qda.analysis.synthesis import question_report, synthesis
        from qda.files.web import to_preview

        self._soon.stop()
        project = self._session.project
        if project is None or self._question_id is None:
            self.preview.clear()
            return
        began = perf_counter()
        try:
            if self.only.isChecked():
                report = question_report(project, self._question_id, table=self._grid)
            else:
                report = synthesis(project)
        except SitatError as error:  # the project may ask for an attribution there is not
            self.preview.show_html(f"<p>{escape(error_sentence(error))}</p>")
            return
        self.preview.show_html(to_preview(report, dark=theme.tokens().dark))
        self._soon.setInterval(max(SOON, round(1000 * _PATIENCE * (perf_counter() - began))))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._question_id is not None:
            self.show_soon()
