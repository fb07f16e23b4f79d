"""The Pictures workspace: what is to be seen at the left, the picture in the middle, a mark's passages at the right.

A picture is counted and drawn off the window's thread, and anew when something it shows was written.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from qda.analysis.pictures import Choice, Pictured, Spot, What, picture
from qda.errors import SitatError
from qda.model import Changes, Report
from qda.project import Project
from ui import theme
from ui.labels import error_sentence, tr
from ui.pictures.canvas import Canvas
from ui.pictures.choosing import Choosing
from ui.pictures.moving import Cell
from ui.pictures.numbers import numbers
from ui.pictures.passages import PassagesPanel
from ui.pictures.reporting import IntoReport
from ui.pictures.saving import ask_picture
from ui.pictures.table import NumbersView
from ui.session import Session
from ui.tasks import Task
from ui.widgets.elided import ElidedLabel
from ui.widgets.empty import EmptyPlace

_SHOWN = ("coding", "code", "document", "document_text", "case", "attribute", "attribute_value", "speaker", "turn",
          "question", "section", "cell", "setting")  # fmt: skip
_NAMED = ("code", "attribute")
_SETTLE = 150
"""Milliseconds after something was written until the picture is counted anew: several acts are one picture."""


class _Room(QScrollArea):
    """Where the picture stands: it tells how much room there is across."""

    resized = Signal(int)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        bar = self.verticalScrollBar().sizeHint().width()  # always counted: else the picture would come and go
        self.resized.emit(self.width() - bar - 2 * theme.SPACE_L)


class PicturesWorkspace(QWidget):
    """What was coded, to be looked at."""

    coding_wanted = Signal()
    """Nothing is coded yet, and the person wants to code."""
    guide_wanted = Signal()
    reports_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._stale = True
        self._task: Task | None = None
        self._again = False
        self._asked: Choice | None = None
        self.pictured: Pictured | None = None
        self.choosing = Choosing()
        self.canvas = Canvas()
        self.table = NumbersView()
        self.passages = PassagesPanel()
        self.empty: EmptyPlace | None = None
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE)
        self._settle.timeout.connect(self._read)
        self._build()
        self._connect()

    # ----------------------------------------------------------------- building

    def _build(self) -> None:
        self.title = ElidedLabel()
        theme.look(self.title, "title")
        self.as_table = self._button("table", tr("Table"), tr("The same numbers as a table"))
        self.as_table.setCheckable(True)
        self.into_report = IntoReport(self._session, lambda: self._asked)
        self.into_report.setIconSize(QSize(18, 18))
        self.save = self._button("export", "", tr("Save the picture…"))
        bar = QHBoxLayout()
        bar.setContentsMargins(theme.SPACE_L, theme.SPACE_S, theme.SPACE_S, theme.SPACE_S)
        bar.setSpacing(theme.SPACE_S)
        bar.addWidget(self.title, 1)
        bar.addWidget(self.as_table)
        bar.addWidget(self.into_report)
        bar.addWidget(self.save)
        self._bar = QWidget()
        self._bar.setLayout(bar)
        self.room = _Room()
        self.room.setFrameShape(QFrame.Shape.NoFrame)
        self.room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QFrame()
        theme.look(page, "page")
        inner = QVBoxLayout(page)
        inner.setContentsMargins(theme.SPACE_L, theme.SPACE_S, theme.SPACE_L, theme.SPACE_L)
        inner.addWidget(self.canvas, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.room.setWidget(page)
        self.room.setWidgetResizable(True)
        self._shown = QStackedWidget()
        self._shown.addWidget(self.room)
        self._shown.addWidget(self.table)
        middle = QFrame()
        theme.look(middle, "page")
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self._shown, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setObjectName("pictures")
        self.splitter.setChildrenCollapsible(False)
        for place, (panel, least) in enumerate(((self.choosing, 170), (middle, 320), (self.passages, 180))):
            panel.setMinimumWidth(least)
            self.splitter.addWidget(panel)
            self.splitter.setStretchFactor(place, int(panel is middle))
        self.splitter.setSizes([230, 690, 300])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.splitter)

    def _button(self, icon: str, text: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(theme.icon(icon))
        button.setIconSize(QSize(18, 18))
        button.setText(text)
        if text:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setToolTip(tip)
        button.setAccessibleName(text or tip)
        return button

    def _connect(self) -> None:
        self._session.opened.connect(self._on_opened)
        self._session.changed.connect(self._on_changed)
        self.choosing.changed.connect(lambda _: self._read())
        self.room.resized.connect(self.canvas.fit)
        self.as_table.toggled.connect(self._show_table)
        self.save.clicked.connect(self._save)
        self.into_report.reports_wanted.connect(self.reports_wanted)
        self.canvas.mark_changed.connect(self._on_mark)
        self.canvas.taken.connect(self._take_list)
        self.canvas.mark_changed.connect(lambda _: self._reveal())
        self.table.mark_changed.connect(self._on_cell)
        self.table.taken.connect(self._take_list)
        self.table.copied.connect(lambda: self._session.say(tr("Copied the table"), kind="done"))
        self.passages.view.place_wanted.connect(self._go_to)
        self.passages.view.left.connect(lambda: self._front().setFocus())
        self.passages.view.copied.connect(
            lambda count: self._session.say(tr("Copied with sources"), kind="done") if count else None
        )

    def panels(self) -> list[QWidget]:
        """Where the keyboard can be, in order: the window's key for the next panel goes through them."""
        if self.empty is not None:
            return [self.choosing.kinds, self.empty]
        return [self.choosing.kinds, self._front(), self.passages.view]

    def _front(self) -> QWidget:
        """The picture or the table, whichever is seen."""
        return self.table if self.as_table.isChecked() else self.canvas

    # ----------------------------------------------------------------- reading

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._begin()

    def _on_opened(self) -> None:
        self._stale = True
        self._settle.stop()
        self.pictured = self._asked = None
        self.canvas.clear()
        self.passages.refresh(None, "", ())
        if self.isVisible():
            self._begin()

    def _on_changed(self, changes: Changes) -> None:
        if not changes.touches(*_SHOWN):
            return
        if not self.isVisible():
            self._stale = True
            return
        project = self._session.project
        if project is not None and changes.touches(*_NAMED):
            self.choosing.show_project(project)
        self._settle.start()

    @property
    def settled(self) -> bool:
        """Whether what is asked for is counted and drawn."""
        return self._task is None and not self._settle.isActive() and self.canvas.settled

    def _begin(self) -> None:
        """Read what there is to choose, and the picture."""
        self._stale = False
        project = self._session.project
        if project is not None:
            self.choosing.show_project(project)
            self._read()

    def _read(self) -> None:
        """Count the picture that is asked for."""
        project = self._session.project
        if project is None or self._says_why_not(project):
            return
        if self._task is not None:
            self._again = True
            return
        choice = self.choosing.choice()

        def work(_report: Report) -> Pictured:
            with project.reader() as reader:
                return picture(reader, choice)

        self._task = Task("", work)
        self._task.succeeded.connect(lambda made: self._on_read(project, choice, made))
        self._task.failed.connect(lambda error: self._on_refused(project, error))
        self._task.start()

    def _on_read(self, project: Project, choice: Choice, made: object) -> None:
        assert isinstance(made, Pictured)
        if not self._is_wanted(project):
            return
        same = self._asked == choice
        self.pictured, self._asked = made, choice
        self._show_empty(None)
        self.title.setText(made.title)
        self.title.setToolTip(made.title)
        self.canvas.show_picture(made.chart, made.alt, made.told, same=same)
        self.table.show_numbers(numbers(made.chart, made.told))
        cell = self.canvas.in_hand
        self.table.show_mark(cell)
        self.passages.refresh(project, made.told.get(cell, "") if cell else "", self._spots(cell))

    def _on_refused(self, project: Project, error: object) -> None:
        if self._is_wanted(project) and isinstance(error, SitatError):
            self._show_empty(EmptyPlace("chart-bar", tr("Nothing to be seen"), error_sentence(error)))

    def _is_wanted(self, project: Project) -> bool:
        """Whether what was counted is still what is asked for."""
        self._task = None
        if self._again:
            self._again = False
            self._read()
            return False
        return project is self._session.project and not self._says_why_not(project)

    # ----------------------------------------------------------------- empty places

    def _says_why_not(self, project: Project) -> bool:
        """Teach what a picture needs, where the project has nothing of it yet."""
        if self.choosing.what is What.COVERAGE:
            if project.guide.questions():
                return False
            self._show_empty(EmptyPlace(
                "list-numbers", tr("No interview guide yet"),
                tr("This picture shows which question each case was asked, and whether it answered."),
                tr("Open the guide"), self.guide_wanted.emit,
            ))  # fmt: skip
        elif not project.retrieval.count():
            self._show_empty(EmptyPlace(
                "chart-bar", tr("Nothing is coded yet"),
                tr("Pictures count what you code. Code some passages, and they are seen here."),
                tr("Start coding"), self.coding_wanted.emit,
            ))  # fmt: skip
        elif self.choosing.lacks_phases:
            self._show_empty(EmptyPlace(
                "path", tr("No family of codes comes in an order yet"),
                tr("Put the phases inside one code of the codebook, in their order. Then edit that code, and tick that "
                   "the codes inside come in a fixed order."),
                tr("Open the codebook"), self.coding_wanted.emit,
            ))  # fmt: skip
        else:
            return False
        return True

    def _show_empty(self, empty: EmptyPlace | None) -> None:
        if self.empty is not None:
            self._shown.removeWidget(self.empty)
            self.empty.setParent(None)
            self.empty.deleteLater()
        self.empty = empty
        self._bar.setVisible(empty is None)
        self.passages.setVisible(empty is None)
        if empty is not None:
            self._shown.addWidget(empty)
            self._shown.setCurrentWidget(empty)
            self.pictured = self._asked = None
            self.canvas.clear()
        else:
            self._show_table(self.as_table.isChecked())

    # ----------------------------------------------------------------- marks

    def _show_table(self, table: bool) -> None:
        if self.empty is not None:
            return
        self._shown.setCurrentIndex(1 if table else 0)
        if table:
            self.table.show_mark(self.canvas.in_hand)

    def _spots(self, cell: Cell | None) -> tuple[Spot, ...]:
        return self.pictured.spots.get(cell, ()) if self.pictured is not None and cell is not None else ()

    def _on_mark(self, cell: Cell | None) -> None:
        self.passages.show_mark(self._session.project, self.canvas.told(cell), self._spots(cell))

    def _on_cell(self, cell: Cell | None) -> None:
        if self.as_table.isChecked():
            self.canvas.take_in_hand(cell if self.canvas.told(cell) else None)

    def _reveal(self) -> None:
        """Scroll to the mark in hand."""
        place = self.canvas.place_of(self.canvas.in_hand)
        if not place.isNull():
            middle = place.center() + self.canvas.pos()
            self.room.ensureVisible(middle.x(), middle.y(), place.width() // 2 + 12, place.height() // 2 + 12)

    def _take_list(self) -> None:
        if self.passages.view.passages.rowCount():
            self.passages.view.setFocus()

    def _go_to(self, spot: object) -> None:
        assert isinstance(spot, Spot)
        self._session.go_to(spot.document_id, spot.span)
        if spot.coding_id is not None:
            self._session.select_coding(spot.coding_id)

    def _save(self) -> None:
        if self.pictured is not None:
            ask_picture(self._session, self, self.pictured)
