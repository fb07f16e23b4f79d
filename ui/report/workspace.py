"""The Report workspace: the points of each question, the evidence they rest on, and what Word will show of it.

Reads again what was written, and writes what its widgets tell it to.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import perf_counter

from PySide6.QtCore import QEvent, QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from qda.analysis.evidence import offered
from qda.analysis.grid import Grid, grid
from qda.model import Changes, Evidence, Point, Question, Views
from qda.project import Project
from qda.store.codings import shortened
from ui import theme
from ui.grid.model import EMPTY
from ui.labels import tr
from ui.report.ground import Uses, ground_of
from ui.report.offers import Offer, unpacked
from ui.report.points import PointList
from ui.report.preview import Preview
from ui.report.questions import QuestionList
from ui.report.tray import EvidenceTray
from ui.session import Session
from ui.widgets.empty import EmptyPlace

LONG = 120
"""With more points than this, the preview begins with the question in hand: it is there at once."""
SOON = 150
"""Milliseconds of quiet before the preview is made anew."""
_GROUND = ("evidence", "cell", "case", "document", "document_text", "turn", "speaker", "question", "section")
_TRAY = ("cell", "case", "document", "document_text", "turn", "speaker", "question", "coding", "code")


class ReportWorkspace(QWidget):
    """Points and evidence."""

    guide_wanted = Signal()
    """There is no guide yet, and the person wants to bring one in."""
    cell_wanted = Signal(int, int)
    """A question and a case: their cell is to be shown in the grid."""
    work_started = Signal(object)
    """A `Work` is under way: the message bar shows how far it is."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._stale = True
        self._grid: Grid = EMPTY
        self._points: list[Point] = []
        self._question_id: int | None = None
        self.questions = QuestionList()
        self.points = PointList()
        self.tray = EvidenceTray()
        self.preview = Preview()
        self.empty: EmptyPlace | None = None
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._soon.timeout.connect(self.show_preview)
        self._build()
        self._connect()
        self._on_opened()

    # ----------------------------------------------------------------- building

    def _build(self) -> None:
        self._columns = QSplitter(Qt.Orientation.Horizontal)
        self._columns.setObjectName("report")
        self._columns.setChildrenCollapsible(False)
        for widget, width in ((self._built_list(), 200), (self._built_middle(), 576), (self._built_preview(), 440)):
            widget.setMinimumWidth(140)
            self._columns.addWidget(widget)
            self._columns.setStretchFactor(self._columns.count() - 1, width)
        self._columns.setSizes([200, 576, 440])
        self._pages = QStackedWidget()
        self._pages.addWidget(self._columns)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)

    def _built_list(self) -> QWidget:
        side = QFrame()
        theme.look(side, "panel")
        column = QVBoxLayout(side)
        column.setContentsMargins(0, theme.SPACE_S, 0, 0)
        column.addWidget(self.questions)
        return side

    def _built_middle(self) -> QWidget:
        self._title = QLabel(wordWrap=True)
        self.agreement, self.divided = QToolButton(), QToolButton()
        self.agreement.setText(tr("Answers agree"))
        self.divided.setText(tr("Views divided"))
        self.divided.setToolTip(tr("Say in the report that the answers to this question differ"))
        views = QButtonGroup(self)
        for button, chosen in ((self.agreement, Views.AGREEMENT), (self.divided, Views.DIVIDED)):
            button.setCheckable(True)
            views.addButton(button)
            button.clicked.connect(lambda _=False, chosen=chosen: self.set_views(chosen))
        head = QHBoxLayout()
        head.setContentsMargins(theme.SPACE_L, theme.SPACE_M, theme.SPACE_M, theme.SPACE_S)
        head.setSpacing(2)
        head.addWidget(self._title, 1)
        head.addSpacing(theme.SPACE_M)
        head.addWidget(self.agreement, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.divided, 0, Qt.AlignmentFlag.AlignTop)
        upper = QFrame()
        theme.look(upper, "page")
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.points)
        self._middle = QSplitter(Qt.Orientation.Vertical)
        self._middle.setObjectName("report.question")
        self._middle.setChildrenCollapsible(False)
        self._middle.addWidget(upper)
        self._middle.addWidget(self.tray)
        self._middle.setStretchFactor(0, 3)
        self._middle.setStretchFactor(1, 2)
        self._middle.setSizes([390, 250])
        return self._middle

    def _built_preview(self) -> QWidget:
        self.whole, self.only = QToolButton(), QToolButton()
        self.whole.setText(tr("Whole report"))
        self.only.setText(tr("This question"))
        shown = QButtonGroup(self)
        for button in (self.whole, self.only):
            button.setCheckable(True)
            button.setToolTip(tr("As Word will show it"))
            button.clicked.connect(self._on_extent_chosen)
            shown.addButton(button)
        self.whole.setChecked(True)
        self.export_button = QPushButton(tr("Export…"))
        theme.look(self.export_button, "primary")
        self.export_button.setToolTip(tr("Write the report as a Word file"))
        self.export_button.clicked.connect(self.export)
        bar = QHBoxLayout()
        bar.setContentsMargins(theme.SPACE_S, theme.SPACE_S, theme.SPACE_M, theme.SPACE_S)
        bar.setSpacing(2)
        bar.addWidget(self.whole)
        bar.addWidget(self.only)
        bar.addStretch(1)
        bar.addWidget(self.export_button)
        rule = QFrame()
        theme.look(rule, "rule")
        side = QFrame()
        theme.look(side, "panel")
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(rule)
        column.addWidget(self.preview)
        return side

    def _connect(self) -> None:
        session, points, tray = self._session, self.points, self.tray
        session.opened.connect(self._on_opened)
        session.changed.connect(self._on_changed)
        session.question_changed.connect(self._on_question_changed)
        self.questions.question_chosen.connect(self._on_question_chosen)
        points.point_in_hand.connect(self._on_point_in_hand)
        points.written.connect(self._on_written)
        points.split.connect(self._on_split)
        points.lines_pasted.connect(self._on_lines_pasted)
        points.moved.connect(lambda id_, place: self._attempt(lambda p: p.synthesis.move_point(id_, place)))
        points.deleted.connect(self.delete_point)
        points.added.connect(self.add_point)
        points.offers_dropped.connect(self._on_offers_dropped)
        points.place_wanted.connect(self._show_place)
        points.evidence_removed.connect(self._on_evidence_removed)
        points.evidence_shown.connect(lambda e, shown: self._attempt(lambda p: p.synthesis.show_quote(e.id, shown)))
        points.evidence_moved.connect(self._on_evidence_moved)
        points.tray_wanted.connect(self.go_to_tray)
        points.undo_wanted.connect(session.undo)
        points.redo_wanted.connect(session.redo)
        tray.added.connect(lambda offers: self.add_evidence(self.points.current, offers))
        tray.summed_up.connect(self.sum_up)
        tray.tree.place_wanted.connect(self._show_place)
        tray.tree.left.connect(self.go_to_points)
        self.preview.place_wanted.connect(session.go_to)
        self.preview.anchor_chosen.connect(self._on_anchor_chosen)

    # ----------------------------------------------------------------- reading

    def _on_opened(self) -> None:
        project = self._session.project
        self._question_id = None
        long = project is not None and sum(project.synthesis.count_points().values()) > LONG
        (self.only if long else self.whole).setChecked(True)
        self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._soon.start()

    def _on_changed(self, changes: Changes) -> None:
        if not self.isVisible():
            self._stale = True
            return
        if changes.touches("question", "section", "point"):
            self._show_questions()
        if changes.touches(*_TRAY):
            self._read_grid()
        if changes.touches("point", *_GROUND):
            self._show_points(fresh=changes.touches(*_GROUND) or changes.kind != "point.change")
        if changes.touches(*_TRAY):
            self._show_tray()
        self._soon.start()

    def _refresh(self) -> None:
        """Read everything again."""
        self._stale = False
        self._read_grid()
        self._show_questions()
        if self._grid.questions:
            self._show_question(self._session.question_id or self._question_id)
            self.show_preview()

    def _read_grid(self) -> None:
        project = self._session.project
        self._grid = grid(project) if project else EMPTY

    def _show_questions(self) -> None:
        project = self._session.project
        questions = project.guide.questions() if project else []
        self.questions.questions.show(questions, project.synthesis.count_points() if project else {})
        if not questions:
            self._show_empty()
            return
        self._pages.setCurrentWidget(self._columns)
        if self._question_id not in [question.id for question in questions]:
            self._show_question(None)
        elif question := self._question():
            self._show_title(question)

    def _show_empty(self) -> None:
        if self.empty is None:
            self.empty = EmptyPlace(
                "file-text",
                tr("No interview guide yet"),
                tr("A report follows the questions of your guide, and each has its points."),
                tr("Import interview guide…"),
                self.guide_wanted.emit,
            )
            self._pages.addWidget(self.empty)
        self._pages.setCurrentWidget(self.empty)

    # ----------------------------------------------------------------- the question in hand

    def _question(self) -> Question | None:
        return next((q for q in self.questions.questions.questions if q.id == self._question_id), None)

    def _on_question_chosen(self, question_id: int) -> None:
        if question_id != self._question_id:
            self._show_question(question_id)
            self._point_preview()
        if question_id != self._session.question_id:
            self._session.show_question(question_id)

    def _on_question_changed(self, question_id: object) -> None:
        if isinstance(question_id, int) and question_id != self._question_id and self.isVisible():
            self._show_question(question_id)
            self._point_preview()

    def _show_question(self, question_id: int | None) -> None:
        """Make a question the one in hand; where it is not there, the first."""
        known = [question.id for question in self.questions.questions.questions]
        self._question_id = question_id if question_id in known else (known[0] if known else None)
        self.questions.choose(self._question_id)
        if question := self._question():
            self._show_title(question)
        self.points.set_current(None)
        self._show_points(fresh=True)
        self._show_tray()
        if self.only.isChecked():
            self._soon.start(SOON)

    def _show_title(self, question: Question) -> None:
        text = question.text.replace("&", "&amp;").replace("<", "&lt;")
        self._title.setText(f"<b>{question.number}&nbsp;&nbsp;{text}</b>")
        writable = self._session.writable
        for button, views in ((self.agreement, Views.AGREEMENT), (self.divided, Views.DIVIDED)):
            button.setChecked(question.views is views)
            button.setEnabled(writable)

    def _show_points(self, *, fresh: bool) -> None:
        project = self._session.project
        if project is None or self._question_id is None:
            return
        self._points = project.synthesis.points(self._question_id)
        if fresh:
            self._ground = ground_of(project, self._points, dict(self._grid.cells))
        self.points.show_points(self._points, self._ground, writable=self._session.writable)
        if fresh:
            self.tray.show_uses(Uses(self._points, self.points.current))

    def _show_tray(self) -> None:
        project, question = self._session.project, self._question_id
        if project is None or question is None:
            return
        self.tray.show_cells(
            [(case, self._grid.cells[question, case.id]) for case in self._grid.cases],
            {code.id: code for code in project.codes.all()},
            lambda question_id, case_id: offered(project, question_id, case_id),
            Uses(self._points, self.points.current),
            project=project.setting("guid"),
            writable=self._session.writable,
        )

    def _on_point_in_hand(self, point_id: int | None) -> None:
        self.tray.show_uses(Uses(self._points, point_id))
        self._point_preview()

    # ----------------------------------------------------------------- the preview

    def show_preview(self) -> None:
        """Make the preview anew, at once."""
        from qda.files.web import to_preview

        from qda.analysis.synthesis import question_report, synthesis

        self._soon.stop()
        project = self._session.project
        if project is None or self._question_id is None:
            return
        began = perf_counter()
        only = self.only.isChecked()
        report = question_report(project, self._question_id, table=self._grid) if only else synthesis(project)
        self.preview.show_html(to_preview(report, dark=theme.tokens().dark))
        if not self.preview.anchor_pointed_at:
            self._point_preview()
        self._soon.setInterval(max(SOON, round(3000 * (perf_counter() - began))))

    def _on_extent_chosen(self) -> None:
        self._point_preview()
        self.show_preview()

    def _point_preview(self) -> None:
        """Let the preview set apart the point in hand, or else the question."""
        point = next((point for point in self._points if point.id == self.points.current), None)
        question = self._question()
        if point is not None:
            self.preview.point_at(f"point-{point.guid}")
        elif question is not None:
            self.preview.point_at(f"question-{question.guid}")

    def _on_anchor_chosen(self, anchor: str) -> None:
        project = self._session.project
        if project is None:
            return
        kind, _, guid = anchor.partition("-")
        if kind == "point":
            point = next((point for point in project.synthesis.points() if point.guid == guid), None)
            if point is not None:
                self.show_point(point.question_id, point.id)
        elif kind == "question":
            found = next((q.id for q in self.questions.questions.questions if q.guid == guid), None)
            if found is not None:
                self.questions.choose(found)

    def show_point(self, question_id: int, point_id: int) -> None:
        """Bring a point into view and make it the one in hand."""
        self.questions.choose(question_id)
        self.points.reveal(point_id)

    # ----------------------------------------------------------------- writing points

    def _attempt(self, act: Callable[[Project], object]) -> bool:
        project = self._session.project
        return project is not None and self._session.attempt(lambda: act(project))

    def _made(self, act: Callable[[Project], int]) -> int | None:
        """Do something that makes a point; its id, or None where it could not be done."""
        made: list[int] = []
        return made[0] if self._attempt(lambda p: made.append(act(p))) else None

    def _on_written(self, point_id: int, text: str) -> None:
        self._attempt(lambda p: p.synthesis.set_point_text(point_id, text))

    def add_point(self) -> None:
        """Make a new point, last under the question in hand, and put the keyboard into it."""
        question = self._question_id
        if question is None or not self._session.writable:
            return
        last = self._points[-1] if self._points else None
        blank = last is not None and not last.text and not last.evidence
        made = last.id if last is not None and blank else self._made(lambda p: p.synthesis.add_point(question))
        if made is not None:
            self.points.write_in(made)

    def _on_split(self, point_id: int, caret: int) -> None:
        point = self._point(point_id)
        if point is None or not point.text or not self._session.writable:
            return
        made = self._made(lambda p: p.synthesis.split_point(point_id, caret))
        if made is not None:
            self.points.write_in(made, 0)

    def _on_lines_pasted(self, point_id: int, lines: list[str]) -> None:
        """Several lines: the first where the caret is if the point is empty, the others as points after it."""
        point = self._point(point_id)
        if point is None:
            return
        place = [one.id for one in self._points].index(point_id) + 1

        def paste(project: Project) -> int:
            rest = lines
            with project.step("point.add", point=shortened(lines[0]), question=self._number()):
                if not point.text:
                    project.synthesis.set_point_text(point_id, lines[0])
                    rest = lines[1:]
                return project.synthesis.add_points(point.question_id, rest, place)[-1]

        made = self._made(paste)
        if made is not None:
            self.points.write_in(made)

    def delete_point(self, point_id: int) -> None:
        """Delete a point; the message bar has the way back."""
        point = self._point(point_id)
        if point is None or not self._session.writable:
            return
        next_ = self.points.neighbour(point_id)
        if self._attempt(lambda p: p.synthesis.delete_point(point_id)):
            if next_ is not None:
                self.points.write_in(next_)
            else:
                self.points.add.setFocus()
            if point.text or point.evidence:
                said = tr("Deleted the point “{point}”", point=shortened(point.text, 48))
                self._session.say(said, kind="done", action=tr("Undo"), handler=self._session.undo)

    def set_views(self, views: Views) -> None:
        """Say whether the answers to the question in hand agree or are divided."""
        question = self._question()
        if question is not None and question.views is not views:
            self._attempt(lambda p: p.guide.set_views(question.id, views))

    def _point(self, point_id: int) -> Point | None:
        return next((point for point in self._points if point.id == point_id), None)

    def _number(self) -> str:
        question = self._question()
        return question.number if question else ""

    # ----------------------------------------------------------------- writing evidence

    def panels(self) -> list[QWidget]:
        """Where the keyboard can be, in order: the window's key for the next panel goes through them."""
        return [self.questions, self.points, self.tray.tree, self.preview]

    def go_to_tray(self) -> None:
        """Put the keyboard into the evidence tray."""
        tree = self.tray.tree
        tree.setFocus()
        if not tree.currentIndex().isValid():
            tree.setCurrentIndex(tree.rows.index(0, 0))

    def go_to_points(self) -> None:
        """Put the keyboard into the point in hand."""
        if self.points.current is not None:
            self.points.write_in(self.points.current)
        else:
            self.points.add.setFocus()

    def add_chosen_evidence(self) -> None:
        """Let the point in hand rest on what is chosen in the tray."""
        if offers := self.tray.tree.chosen():
            self.add_evidence(self.points.current, offers)

    def _on_offers_dropped(self, point_id: int | None, data: QMimeData) -> None:
        project = self._session.project
        offers = unpacked(data, project.setting("guid")) if project else []
        if offers:
            self.add_evidence(point_id, offers)

    def add_evidence(self, point_id: int | None, offers: Sequence[Offer]) -> None:
        """Let a point (None: a new one) rest on these. Evidence of another point leaves that one."""
        question = self._question_id
        if question is None:
            return

        def add(project: Project) -> int:
            point = self._point(point_id) if point_id is not None else None
            with project.step("evidence.add", point=shortened(point.text) if point else ""):
                chosen = point.id if point else project.synthesis.add_point(question)
                for offer in offers:
                    _add(project, chosen, offer)
                return chosen

        made = self._made(add)
        if made is not None:
            self.points.reveal(made)

    def sum_up(self, offers: Sequence[Offer]) -> None:
        """Make a point of the summaries of cells, resting on them; to be worded by the person."""
        question = self._question_id
        if question is None:
            return
        cells = [self._grid.cells[offer.question_id or 0, offer.case_id or 0] for offer in offers]
        text = " ".join(" ".join(cell.summary.split()) for cell in cells if cell.summary)

        def make(project: Project) -> int:
            with project.step("point.add", point=shortened(text), question=self._number()):
                made = project.synthesis.add_point(question, text)
                for offer in offers:
                    _add(project, made, offer)
                return made

        made = self._made(make)
        if made is not None:
            self.points.write_in(made)

    def _on_evidence_removed(self, evidence: Evidence) -> None:
        if self._attempt(lambda p: p.synthesis.remove_evidence(evidence.id)):
            card = self.points.card(evidence.point_id)
            if card is not None:
                left = card.chips()
                (left[0] if left else card.text).setFocus()
            said = tr("Took a quote from the point") if evidence.is_quote else tr("Took a cell from the point")
            self._session.say(said, kind="done", action=tr("Undo"), handler=self._session.undo)

    def _on_evidence_moved(self, evidence: Evidence, step: int) -> None:
        point = self._point(evidence.point_id)
        if point is None:
            return
        alike = [one.id for one in point.evidence if one.is_quote == evidence.is_quote]
        place = alike.index(evidence.id) + step
        if 0 <= place < len(alike):
            goes_to = [one.id for one in point.evidence].index(alike[place])
            self._attempt(lambda p: p.synthesis.move_evidence(evidence.id, goes_to))

    def _show_place(self, thing: Evidence | Offer) -> None:
        """Go to where a quote stands, or to a cell."""
        if thing.document_id is not None and thing.span is not None:
            self._session.go_to(thing.document_id, thing.span)
        elif thing.question_id is not None and thing.case_id is not None:
            self.cell_wanted.emit(thing.question_id, thing.case_id)

    # ----------------------------------------------------------------- export

    def export(self) -> None:
        """Ask how the report is to be written, and write it."""
        from ui.report.export import ask_and_export

        if self._session.project is not None:
            ask_and_export(self._session, self, self.work_started.emit)


def _add(project: Project, point_id: int, offer: Offer) -> None:
    if offer.document_id is not None and offer.span is not None:
        project.synthesis.add_quote(
            point_id, offer.document_id, offer.span, coding_id=offer.coding_id, shown=offer.shown
        )
    elif offer.question_id is not None and offer.case_id is not None:
        project.synthesis.add_cell(point_id, offer.question_id, offer.case_id)
    if offer.evidence_id is not None:
        before = {evidence.id for evidence in project.synthesis.point(point_id).evidence}
        if offer.evidence_id not in before:
            project.synthesis.remove_evidence(offer.evidence_id)
