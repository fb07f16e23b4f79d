"""The Report workspace: the points of each question, the evidence they rest on, and what Word will show of it.

Reads again what was written, and lets its pen write what its widgets tell.
"""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from qda.analysis.evidence import offered
from qda.analysis.grid import Grid, grid
from qda.analysis.staleness import stale_cells, stale_points
from qda.model import About, Changes, Evidence, Point, Question, Views
from qda.project import Project
from qda.store.codings import shortened
from ui import theme
from ui.grid.model import EMPTY
from ui.labels import tr
from ui.memos.sheet import write_memo
from ui.report.ground import Uses, ground_of
from ui.report.offers import Offer
from ui.report.pen import Pen
from ui.report.points import PointList
from ui.report.preview_side import PreviewSide
from ui.report.questions import QuestionList
from ui.report.tray import EvidenceTray
from ui.session import Session
from ui.watch import Watch
from ui.widgets.empty import EmptyPlace

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
        self._question_id: int | None = None
        self.pen = Pen(session, self)
        self._watch = Watch(session, self._look_for_stale, self)
        self.questions = QuestionList()
        self.points = PointList()
        self.tray = EvidenceTray()
        self.side = PreviewSide(session)
        self.preview = self.side.preview
        self.empty: EmptyPlace | None = None
        """What stands here instead, where there is no guide."""
        self._build()
        self._connect()
        self._connect_points()

    # ----------------------------------------------------------------- building

    def _build(self) -> None:
        left = QFrame()
        theme.look(left, "panel")
        listed = QVBoxLayout(left)
        listed.setContentsMargins(0, theme.SPACE_S, 0, 0)
        listed.addWidget(self.questions)
        middle = QSplitter(Qt.Orientation.Vertical)
        middle.setObjectName("report.question")
        middle.setChildrenCollapsible(False)
        for widget, share in ((self._built_points(), 3), (self.tray, 2)):
            middle.addWidget(widget)
            middle.setStretchFactor(middle.count() - 1, share)
        middle.setSizes([390, 250])
        self._columns = QSplitter(Qt.Orientation.Horizontal)
        self._columns.setObjectName("report")
        self._columns.setChildrenCollapsible(False)
        for panel, width in ((left, 192), (middle, 560), (self.side, 464)):
            panel.setMinimumWidth(140)
            self._columns.addWidget(panel)
            self._columns.setStretchFactor(self._columns.count() - 1, width)
        self._columns.setSizes([192, 560, 464])
        self._pages = QStackedWidget()
        self._pages.addWidget(self._columns)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)

    def _built_points(self) -> QWidget:
        self._title = QLabel(wordWrap=True)
        self.agreement, self.divided = QToolButton(), QToolButton()
        self.agreement.setText(tr("Answers agree"))
        self.divided.setText(tr("Views divided"))
        self.divided.setToolTip(tr("Say in the report that the answers to this question differ"))
        views = QButtonGroup(self)
        head = QHBoxLayout()
        head.setContentsMargins(theme.SPACE_L, theme.SPACE_M, theme.SPACE_M, theme.SPACE_S)
        head.setSpacing(2)
        head.addWidget(self._title, 1)
        head.addSpacing(theme.SPACE_M)
        for button, chosen in ((self.agreement, Views.AGREEMENT), (self.divided, Views.DIVIDED)):
            button.setCheckable(True)
            views.addButton(button)
            button.clicked.connect(lambda _=False, chosen=chosen: self.pen.set_views(chosen))
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.points.comes_after = self.divided
        page = QFrame()
        theme.look(page, "page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.points)
        return page

    def _connect(self) -> None:
        session, tray, side = self._session, self.tray, self.side
        session.opened.connect(self._on_opened)
        session.changed.connect(self._on_changed)
        session.question_changed.connect(self._on_question_changed)
        self.questions.question_chosen.connect(self._on_question_chosen)
        tray.added.connect(lambda offers: self.pen.add_evidence(self.points.current, offers))
        tray.summed_up.connect(lambda offers: self.pen.sum_up(self._grid, offers))
        tray.tree.place_wanted.connect(self._show_place)
        tray.tree.left.connect(self.points.setFocus)
        side.export_wanted.connect(self.export)
        side.preview.place_wanted.connect(session.go_to)
        side.preview.anchor_chosen.connect(self._on_anchor_chosen)

    def _connect_points(self) -> None:
        session, points, pen = self._session, self.points, self.pen
        points.point_in_hand.connect(self._on_point_in_hand)
        points.written.connect(pen.word)
        points.split.connect(pen.split)
        points.lines_pasted.connect(pen.paste)
        points.moved.connect(pen.move)
        points.deleted.connect(pen.delete)
        points.memo_wanted.connect(self.write_memo)
        points.added.connect(pen.add_point)
        points.offers_dropped.connect(pen.drop)
        points.place_wanted.connect(self._show_place)
        points.evidence_removed.connect(self._on_evidence_removed)
        points.evidence_shown.connect(pen.show_quote)
        points.evidence_moved.connect(pen.move_evidence)
        points.still_right.connect(self._on_still_right)
        points.tray_wanted.connect(self.go_to_tray)
        points.undo_wanted.connect(session.undo)
        points.redo_wanted.connect(session.redo)
        pen.write_wanted.connect(lambda id_, caret: points.write_in(id_, None if caret < 0 else caret))
        pen.reveal_wanted.connect(points.reveal)
        pen.nothing_left.connect(points.add.setFocus)

    # ----------------------------------------------------------------- reading

    def write_memo(self, point_id: int) -> None:
        """Open the memos on a point."""
        point = next((one for one in self.pen.points if one.id == point_id), None)
        if point is not None:
            write_memo(self._session, About.POINT, point_id, shortened(point.text), self)

    def _on_opened(self) -> None:
        self._question_id = None
        self.questions.questions.show_stale({})
        self.points.show_since({})
        self._stale = True
        if self.isVisible():
            self._begin()

    def _begin(self) -> None:
        """Read everything of a project that is new here."""
        self.side.begin()
        self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale and self._question_id is None:
            self._begin()
        elif self._stale:
            self._refresh()
        self.questions.setFocus()

    def _on_changed(self, changes: Changes) -> None:
        if not self.isVisible():
            self._stale = True
            return
        self._watch.on_change(changes)
        if changes.touches(*_TRAY):
            self._read_grid()
        if changes.touches("question", "section", "point"):
            self._show_questions()
        if changes.touches("point", *_GROUND):
            self._show_points(fresh=changes.touches(*_GROUND) or changes.kind != "point.change")
        if changes.touches(*_TRAY):
            self._show_tray()
        self.side.show_soon()

    def _refresh(self) -> None:
        """Read everything again."""
        self._stale = False
        self._read_grid()
        self._show_questions()
        if self._grid.questions:
            self._show_question(self._session.question_id or self._question_id)
            self.side.show_now()
            self._point_preview()
        self._watch.soon()

    def _look_for_stale(self, project: Project) -> None:
        found = stale_points(project)
        questions = {point.id: point.question_id for point in project.synthesis.points()} if found else {}
        self.questions.questions.show_stale(Counter(questions[id_] for id_ in found if id_ in questions))
        self.points.show_since(found)

    def _on_still_right(self, point_id: int) -> None:
        if self.pen.still_right(point_id):
            self.points.write_in(point_id)
            self._watch.now()

    def _read_grid(self) -> None:
        project = self._session.project
        self._grid = grid(project) if project else EMPTY
        self.side.know(self._grid)

    def _show_questions(self) -> None:
        project = self._session.project
        questions = project.guide.questions() if project else []
        self.questions.questions.show(questions, project.synthesis.count_points() if project else {})
        if not questions:
            self._question_id = None
            self.pen.hold(None, [])
            self._show_empty()
            return
        self._pages.setCurrentWidget(self._columns)
        if self._question() is None:
            self._show_question(None)
        else:
            self._show_title()

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
        self._show_title()
        self.points.set_current(None)
        self._show_points(fresh=True)
        self._show_tray()
        self.side.show_question(self._question_id)

    def _show_title(self) -> None:
        question = self._question()
        if question is None:
            return
        text = question.text.replace("&", "&amp;").replace("<", "&lt;")
        self._title.setText(f"<b>{question.number}&nbsp;&nbsp;{text}</b>")
        for button, views in ((self.agreement, Views.AGREEMENT), (self.divided, Views.DIVIDED)):
            button.setChecked(question.views is views)
            button.setEnabled(self._session.writable)

    def _show_points(self, *, fresh: bool) -> None:
        """Show the points as they are; `fresh` where what their evidence says may have changed, too."""
        project = self._session.project
        if project is None or self._question_id is None:
            return
        points = project.synthesis.points(self._question_id)
        self.pen.hold(self._question(), points)
        if fresh:
            self._ground = ground_of(project, points, dict(self._grid.cells))
        self.points.show_points(points, self._ground, writable=self._session.writable)
        if fresh:
            self.tray.show_uses(Uses(points, self.points.current))

    def _show_tray(self) -> None:
        project, question = self._session.project, self._question_id
        if project is None or question is None:
            return
        self.tray.show_cells(
            [(case, self._grid.cells[question, case.id]) for case in self._grid.cases],
            {code.id: code for code in project.codes.all()},
            lambda question_id, case_id: offered(project, question_id, case_id),
            Uses(self.pen.points, self.points.current),
            project=project.setting("guid"),
            writable=self._session.writable,
        )

    def _on_point_in_hand(self, point_id: int | None) -> None:
        self.tray.show_uses(Uses(self.pen.points, point_id))
        self._point_preview()

    # ----------------------------------------------------------------- between points, tray and preview

    def _point_preview(self) -> None:
        """Let the preview set apart the point in hand, or else the question."""
        point, question = self.pen.point(self.points.current), self._question()
        if point is not None:
            self.preview.point_at(f"point-{point.guid}")
        elif question is not None:
            self.preview.point_at(f"question-{question.guid}")

    def _on_anchor_chosen(self, anchor: str) -> None:
        """Something was clicked in the preview: make it the one in hand."""
        project = self._session.project
        kind, _, guid = anchor.partition("-")
        if kind == "point" and project is not None:
            point = next((point for point in project.synthesis.points() if point.guid == guid), None)
            if point is not None:
                self.show_point(point)
        elif kind == "question":
            self.questions.choose(next((q.id for q in self.questions.questions.questions if q.guid == guid), None))

    def show_point(self, point: Point) -> None:
        """Bring a point into view and make it the one in hand."""
        self.questions.choose(point.question_id)
        self.points.reveal(point.id)

    def panels(self) -> list[QWidget]:
        """Where the keyboard can be, in order: the window's key for the next panel goes through them."""
        return [self.questions, self.points, self.tray.tree, self.preview]

    def go_to_tray(self) -> None:
        """Put the keyboard into the evidence tray."""
        tree = self.tray.tree
        tree.setFocus()
        if not tree.currentIndex().isValid():
            tree.setCurrentIndex(tree.rows.index(0, 0))

    def add_point(self) -> None:
        """Make a new point under the question in hand and write in it."""
        self.pen.add_point()

    def add_chosen_evidence(self) -> None:
        """Let the point in hand rest on what is chosen in the tray."""
        if offers := self.tray.tree.chosen():
            self.pen.add_evidence(self.points.current, offers)

    def set_views(self, views: Views) -> None:
        """Say whether the answers to the question in hand agree or are divided."""
        self.pen.set_views(views)

    def _on_evidence_removed(self, evidence: Evidence) -> None:
        self.pen.remove_evidence(evidence)
        card = self.points.card(evidence.point_id)
        if card is not None:
            left = card.chips()
            (left[0] if left else card.text).setFocus()

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
            ask_and_export(self._session, self, self.work_started.emit, self.look_at_stale)

    def look_at_stale(self) -> None:
        """Go to the first point that rests on something that changed, or else to the first such cell."""
        project = self._session.project
        if project is None:
            return
        stale = stale_points(project)
        first = next((point for point in project.synthesis.points() if point.id in stale), None)
        if first is not None:
            self._watch.now()
            self.show_point(first)
            self.points.setFocus()
            return
        cells = stale_cells(project)
        wanted = [(q.id, c.id) for q in self._grid.questions for c in self._grid.cases if (q.id, c.id) in cells]
        if wanted:
            self.cell_wanted.emit(*wanted[0])
