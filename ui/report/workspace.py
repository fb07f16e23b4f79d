"""The Report workspace: points under questions and codes, the findings above them, and what Word will show of it.

Reads again what was written, and lets its pen write what its widgets tell.
"""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from qda.analysis.grid import EMPTY, Grid, grid
from qda.analysis.staleness import stale_cells, stale_points
from qda.model import FINDINGS, Changes, Evidence, Place, Point, Span, Views
from qda.project import Project
from ui import theme
from ui.labels import tr
from ui.report.asking import Asking
from ui.report.ground import Reading, Uses, entries_of
from ui.report.head import PointsHead
from ui.report.in_print import edit_in_print
from ui.report.moved_ground import Moved, MovedGround
from ui.report.offers import Offer
from ui.report.pen import Pen
from ui.report.places import Kind, PlacePanel
from ui.report.points import PointList, by_group
from ui.report.preview_side import PreviewSide
from ui.report.tray import EvidenceTray
from ui.report.tray_filling import fill_tray
from ui.session import Session
from ui.since import since_worded
from ui.watch import Watch
from ui.widgets.empty import EmptyPlace

_GROUND = (
    *("evidence", "cell", "case", "document", "document_text", "turn", "speaker", "question", "section"),
    *("attribute", "attribute_value"),
)
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
        self._place: Place | None = None
        self._reading: Reading | None = None
        self._ground_moved = MovedGround(self)
        self.pen = Pen(session, self)
        self.asking = Asking(session, self.pen, self)
        self._watch = Watch(session, self._look_for_stale, self)
        self.places = PlacePanel()
        self.head = PointsHead(session)
        self.points = PointList()
        self.tray = EvidenceTray()
        self.side = PreviewSide(session)
        self.preview = self.side.preview
        self.empty: EmptyPlace | None = None
        """What stands here instead, where there is neither a guide nor a code."""
        self._build()
        self._connect()
        self._connect_points()

    # ----------------------------------------------------------------- building

    def _build(self) -> None:
        left = QFrame()
        theme.look(left, "panel")
        listed = QVBoxLayout(left)
        listed.setContentsMargins(0, theme.SPACE_S, 0, 0)
        listed.addWidget(self.places)
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
        for panel, width in ((left, 224), (middle, 528), (self.side, 464)):
            panel.setMinimumWidth(140)
            self._columns.addWidget(panel)
            self._columns.setStretchFactor(self._columns.count() - 1, width)
        self._columns.setSizes([224, 528, 464])
        self._pages = QStackedWidget()
        self._pages.addWidget(self._columns)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)

    def _built_points(self) -> QWidget:
        self.points.comes_after = self.head.groups
        page = QFrame()
        theme.look(page, "page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.points, 1)
        return page

    def _connect(self) -> None:
        session, tray, side = self._session, self.tray, self.side
        session.opened.connect(self._on_opened)
        session.changed.connect(self._on_changed)
        session.question_changed.connect(self._on_question_changed)
        self._ground_moved.found.connect(self._show_stale)
        self.places.kind_chosen.connect(self._on_kind_chosen)
        self.places.list.place_chosen.connect(self._on_place_chosen)
        self.head.views_chosen.connect(self.pen.set_views)
        self.head.group_chosen.connect(self.pen.group_by)
        tray.added.connect(lambda offers: self.pen.add_evidence(self.points.current, offers))
        tray.summed_up.connect(self._on_summed_up)
        tray.tree.place_wanted.connect(self._show_place_of)
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
        points.merged.connect(pen.merge)
        points.promoted.connect(pen.promote)
        points.grouped.connect(pen.set_group)
        points.deleted.connect(pen.delete)
        points.merge_wanted.connect(self.asking.merge)
        points.divide_wanted.connect(lambda id_, caret: self.asking.divide(id_, caret, points.card(id_)))
        points.elsewhere_wanted.connect(self.asking.elsewhere)
        points.memo_wanted.connect(self.asking.memo)
        points.added.connect(pen.add_point)
        points.offers_dropped.connect(pen.drop)
        points.place_wanted.connect(self._show_place_of)
        points.evidence_removed.connect(self._on_evidence_removed)
        points.evidence_shown.connect(pen.show_quote)
        points.print_wanted.connect(lambda one: edit_in_print(session, one, self))
        points.evidence_contrary.connect(pen.set_contrary)
        points.evidence_moved.connect(pen.move_evidence)
        points.still_right.connect(self._on_still_right)
        points.tray_wanted.connect(self.go_to_tray)
        points.undo_wanted.connect(session.undo)
        points.redo_wanted.connect(session.redo)
        pen.write_wanted.connect(lambda id_, caret: points.write_in(id_, None if caret < 0 else caret))
        pen.reveal_wanted.connect(points.reveal)
        pen.findings_wanted.connect(lambda: self._on_kind_chosen(Kind.FINDINGS))
        pen.nothing_left.connect(points.add.setFocus)

    # ----------------------------------------------------------------- reading

    def _on_opened(self) -> None:
        self._place = None
        self.places.list.places.show_stale({})
        self.points.show_since({})
        self.preview.show_stale({})
        self._stale = True
        if self.isVisible():
            self._begin()

    def _begin(self) -> None:
        """Read everything of a project that is new here."""
        self.side.begin()
        self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale and self._place is None:
            self._begin()
        elif self._stale:
            self._refresh()
        self.places.setFocus()

    def _on_changed(self, changes: Changes) -> None:
        if not self.isVisible():
            self._stale = True
            return
        self._watch.on_change(changes)
        if changes.touches(*_TRAY):
            self._read_grid()
        if changes.touches("question", "section", "point", "code"):
            self._show_entries()
        if changes.touches("point", *_GROUND, *_TRAY):
            self._show_points(fresh=changes.touches(*_GROUND, *_TRAY) or changes.kind != "point.change")
        if changes.touches(*_TRAY) or (self._place == FINDINGS and changes.touches("point", "evidence")):
            self._show_tray()
        self.side.show_soon()

    def _refresh(self) -> None:
        """Read everything again."""
        self._stale = False
        self._read_grid()
        before = self._place
        self._show_entries()
        if self._place is not None:
            question = self._session.question_id
            moved = question and self._place.question_id and question != self._place.question_id
            if moved or self._place == before:  # another place was shown just now
                self._show_place(Place(question) if moved else self._place)
            self.side.show_next()
            self._point_preview()
        self._watch.soon()

    def _look_for_stale(self, project: Project) -> None:
        self._ground_moved.look(project, aside=self.side.is_long(project))

    def _show_stale(self, moved: Moved) -> None:
        places = (point.id if point.is_finding else point.place for point, _ in moved)
        self.places.list.places.show_stale(Counter(places))
        self.points.show_since({point.id: since for point, since in moved})
        self.preview.show_stale({f"point-{point.guid}": since_worded(since) for point, since in moved})

    def _on_still_right(self, point_id: int) -> None:
        if self.pen.still_right(point_id):
            self.points.write_in(point_id)
            self._watch.now()

    def _read_grid(self) -> None:
        project = self._session.project
        self._grid = grid(project) if project else EMPTY
        self.side.know(self._grid)

    # ----------------------------------------------------------------- where points stand

    def _show_entries(self) -> None:
        """Show what is down the left; where the place in hand is gone, the first is in hand."""
        project = self._session.project
        if project is None or not (self._grid.questions or project.codes.all()):
            self._place, self._reading = None, None
            self.pen.hold(None, None, [])
            self.places.list.places.show([], {})
            self._show_empty()
            return
        if not self._grid.questions and self.places.kind is Kind.QUESTIONS:
            self.places.show_kind(Kind.CODES)
        entries = entries_of(project, self.places.kind)
        self.places.list.places.show(entries, project.synthesis.count_by_place())
        self._pages.setCurrentWidget(self._columns)
        known = {entry.place for entry in entries} | ({FINDINGS} if self.places.kind is Kind.FINDINGS else set())
        if self._place not in known:
            asked = Place(self._session.question_id)
            first = entries[0].place if entries else FINDINGS
            self._show_place(asked if asked in known and asked != FINDINGS else first)
        else:
            self._show_head()

    def _show_empty(self) -> None:
        if self.empty is None:
            self.empty = EmptyPlace(
                "file-text",
                tr("No interview guide yet"),
                tr("A report follows the questions of your guide, and each has its points."),
                tr("Interview guide…"),
                self.guide_wanted.emit,
            )
            self._pages.addWidget(self.empty)
        self._pages.setCurrentWidget(self.empty)

    def _on_kind_chosen(self, kind: Kind) -> None:
        project = self._session.project
        if project is None:
            return
        if not self._grid.questions and kind is Kind.QUESTIONS:
            self._session.say(tr("There is no interview guide yet; import one, or write points under codes."))
            kind = self.places.kind
        self.places.show_kind(kind)
        self._show_entries()
        self._watch.soon()

    def _on_place_chosen(self, place: Place, point_id: int | None) -> None:
        if place != self._place:
            self._show_place(place, point_id)
            self._point_preview()
        if point_id is not None:
            self.points.reveal(point_id)
        if place.question_id is not None and place.question_id != self._session.question_id:
            self._session.show_question(place.question_id)

    def _on_question_changed(self, question_id: object) -> None:
        if isinstance(question_id, int) and Place(question_id) != self._place and self.isVisible():
            self._go_to(Place(question_id))
            self._point_preview()

    def _go_to(self, place: Place, point_id: int | None = None) -> None:
        """Show a place, and what is down the left with it."""
        if Kind.of(place) is not self.places.kind:
            self._place = place
            self.places.show_kind(Kind.of(place))
            self._show_entries()
        self._show_place(place, point_id)

    def _show_place(self, place: Place, point_id: int | None = None) -> None:
        """Make a place the one in hand."""
        self._place = place
        self.places.list.choose(place, point_id)
        self._show_head()
        self.points.call_them(findings=place == FINDINGS)
        self.points.set_current(None)
        self._show_points(fresh=True)
        self._show_tray()
        self.side.show_place(place)

    def _show_head(self) -> None:
        project, place = self._session.project, self._place
        if project is None or place is None:
            return
        question = next((one for one in self._grid.questions if one.id == place.question_id), None)
        code = next((one for one in project.codes.all() if one.id == place.code_id), None)
        if question is not None:
            self.head.show_question(question, project.attributes.all())
        elif code is not None:
            self.head.show_code(code, project.codes.path(code.id))
        else:
            self.head.show_findings()

    # ----------------------------------------------------------------- the place in hand

    def _show_points(self, *, fresh: bool) -> None:
        """Show the points as they are; `fresh` where what their evidence says may have changed, too."""
        project, place = self._session.project, self._place
        if project is None or place is None:
            return
        if fresh or self._reading is None:
            self._reading = Reading(project, self._grid, place)
        points = self._reading.points()
        if fresh:
            self._ground = self._reading.ground(points)
        points = by_group(points, list(self._ground.groups))
        self.pen.hold(place, self._reading.question, points)
        self.points.show_points(points, self._ground, writable=self._session.writable)
        if fresh:
            self.tray.show_uses(Uses(points, self.points.current))

    def _show_tray(self) -> None:
        if self._reading is not None:
            uses = Uses(self.pen.points, self.points.current)
            fill_tray(self.tray, self._reading, uses, writable=self._session.writable)

    def _on_summed_up(self, offers: list[Offer]) -> None:
        """Make a point of what the chosen cells, or points, say."""
        if self._reading is not None:
            self.pen.sum_up(offers, [self._reading.said(offer) for offer in offers])

    def _on_point_in_hand(self, point_id: int | None) -> None:
        self.tray.show_uses(Uses(self.pen.points, point_id))
        self._point_preview()

    # ----------------------------------------------------------------- between points, tray and preview

    def _point_preview(self) -> None:
        """Let the preview set apart the point in hand, or else the question."""
        point = self.pen.point(self.points.current)
        question = self._reading.question if self._reading else None
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
            question = next((one for one in self._grid.questions if one.guid == guid), None)
            if question is not None:
                self._go_to(Place(question.id))

    def show_point(self, point: Point) -> None:
        """Bring a point into view and make it the one in hand."""
        if point.place != self._place:
            self._go_to(point.place, point.id)
        if point.question_id is not None and point.question_id != self._session.question_id:
            self._session.show_question(point.question_id)
        self.points.reveal(point.id)

    def panels(self) -> list[QWidget]:
        """Where the keyboard can be, in order: the window's key for the next panel goes through them."""
        return [self.places, self.points, self.tray.tree, self.preview]

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

    def _show_place_of(self, thing: Evidence | Offer) -> None:
        """Go to where a quote stands, to a cell (of a code: to its first passage) or to a point."""
        project = self._session.project
        if thing.document_id is not None and thing.span is not None:
            self._session.go_to(thing.document_id, thing.span)
        elif thing.question_id is not None and thing.case_id is not None:
            self.cell_wanted.emit(thing.question_id, thing.case_id)
        elif thing.on_point_id is not None and project is not None:
            self.show_point(project.synthesis.point(thing.on_point_id))
        elif thing.code_id is not None and thing.case_id is not None and self._reading is not None:
            said = self._reading.cells_of_code(thing.code_id).said.get(thing.case_id, ())
            for one in said[:1]:
                self._session.go_to(one.document_id, Span(one.start, one.end))

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
