"""A point as a card: its words, typed in place, and under them what it rests on. Knows one point, no project."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QMimeData, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextCursor,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from qda.analysis.evidence import Support
from qda.analysis.framework import Met
from qda.analysis.retrieve import Quotation
from qda.analysis.staleness import Since
from qda.model import Cell, Evidence, Place, Point
from ui import theme
from ui.grid.writing import GrowingWriting
from ui.labels import tr
from ui.report.chips import CellChip, Chip, PointChip, QuoteChip
from ui.report.flow import Flow
from ui.report.offers import MIME, POINT_MIME
from ui.since import since_worded
from ui.widgets.since_notice import SinceNotice


@dataclass(frozen=True, slots=True)
class Ground:
    """What a card needs to know of the study to show the evidence of its point."""

    project: str
    cases: Mapping[int, str]
    cells: Mapping[tuple[Place, int], Cell | Met]
    """By question or code, and case."""
    quotations: Mapping[int, Quotation]
    """By the id of the evidence."""
    standing: frozenset[int]
    """The ids of the quotes that the transcripts still say word for word."""
    support: Mapping[int, Support]
    below: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    """Of the points that findings rest on, by their ids: where they stand, and their words."""
    groups: Mapping[str, str] = field(default_factory=dict)
    """What the groups are called that the question is told by."""


def support_said(support: Support) -> str:
    """How many of the cases that answered say so: "3 of 5 cases, 1 against"."""
    said = tr("{count} of {all} cases", count=len(support.cases), all=support.of)
    if support.against:
        said = tr("{said}, {count} against", said=said, count=len(support.against))
    return said


class PointText(GrowingWriting):
    """The words of a point: at its edges the keys reach beyond it."""

    left = Signal(int)
    """Up (-1) from the first line, down (1) from the last."""
    moved = Signal(int)
    """Alt with an arrow: the point goes up (-1) or down (1)."""
    emptied = Signal()
    """Backspace where nothing is left."""
    joined = Signal()
    """Backspace before the first letter: the words go on from those of the point above."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(step)
        elif step and not event.modifiers() and self._at_edge(step):
            self.left.emit(step)
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.emptied.emit()
        elif event.key() == Qt.Key.Key_Backspace and not self.caret() and not self.textCursor().hasSelection():
            self.joined.emit()
        else:
            super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Evidence and points dragged over the words are for the card."""
        return not source.hasFormat(MIME) and not source.hasFormat(POINT_MIME) and super().canInsertFromMimeData(source)

    def _at_edge(self, step: int) -> bool:
        cursor = QTextCursor(self.textCursor())
        way = QTextCursor.MoveOperation.Up if step < 0 else QTextCursor.MoveOperation.Down
        return not cursor.movePosition(way)


class Handle(QLabel):
    """Six dots to drag a point by."""

    dragged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pressed: QPoint | None = None
        self.setFixedWidth(16)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip(tr("Drag to another place (Alt+Up, Alt+Down)"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        if (event.position().toPoint() - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            self._pressed = None
            self.dragged.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.isEnabled() and self.property("awake"):
            theme.icon("dots-six-vertical").paint(QPainter(self), self.rect().adjusted(0, 2, 0, -self.height() + 20))


class PointCard(QFrame):
    """One point."""

    entered = Signal()
    chip_made = Signal(object)
    """There is a chip more to listen to."""
    offers_dropped = Signal(object)
    """A QMimeData with evidence was dropped here."""
    still_right = Signal()
    """The point stands, whatever happened to its evidence."""

    def __init__(self, point: Point, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.point = point
        self.current = False
        self._receiving = False
        self._ground: Ground | None = None
        self._shown: tuple[tuple[Evidence, ...], bool] = (), False
        self._chips: dict[int, Chip] = {}
        self.setAcceptDrops(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._build()

    def _build(self) -> None:
        self._group = QLabel()
        self._group.setContentsMargins(theme.SPACE_L, theme.SPACE_S, 0, theme.SPACE_XS)
        self._group.setFont(theme.font(strong=True))
        self._group.hide()
        self.handle = Handle()
        self.handle.dragged.connect(self._drag)
        self._number = QLabel(alignment=Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        self._number.setContentsMargins(0, 4, 0, 0)
        self._number.setMinimumWidth(16)
        theme.look(self._number, "muted")
        self.text = PointText()
        theme.look(self.text, "bare")
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.viewport().setAutoFillBackground(False)
        self.text.setPlaceholderText(tr("What do the answers add up to?"))
        self.text.entered.connect(self.entered)
        self.more = QToolButton()
        self.more.setIcon(theme.icon("dots-three"))
        self.more.setToolTip(tr("What can be done with the point"))
        self.more.setAccessibleName(self.more.toolTip())
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self)
        self.more.setMenu(self.menu)
        top = QHBoxLayout()
        top.setSpacing(0)
        top.addWidget(self.handle)
        top.addWidget(self._number)
        top.addWidget(self.text, 1, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        self._cells_place = QWidget()
        self._cells = Flow(self._cells_place)
        self._count = QLabel()
        self._count.setContentsMargins(theme.SPACE_XS, 3, 0, 0)
        theme.look(self._count, "muted", "small")
        self._quotes = QVBoxLayout()
        self._quotes.setSpacing(3)
        self.notice = SinceNotice()
        self.notice.still_right.connect(self.still_right)
        self.notice.entered.connect(self.entered)
        below = QVBoxLayout()
        below.setContentsMargins(40, 0, theme.SPACE_S, 0)
        below.setSpacing(4)
        below.addWidget(self.notice)
        below.addWidget(self._cells_place)
        below.addLayout(self._quotes)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_XS, 4, theme.SPACE_XS, theme.SPACE_S)
        column.setSpacing(2)
        column.addWidget(self._group)
        column.addLayout(top)
        column.addLayout(below)

    # ----------------------------------------------------------------- showing a point

    def show_point(self, point: Point, number: int, ground: Ground, *, writable: bool) -> None:
        """Show a point as it stands. The caret stays where it was."""
        same = self._shown == (point.evidence, writable) and self._ground is ground
        another, self.point = self.point.id != point.id, point
        self._number.setText(f"{number}.")
        self.text.setAccessibleName(tr("Point {number}", number=number))
        if another:
            self.text.clear_to(point.text)
        else:
            self.text.show_text(point.text)
        self.text.setReadOnly(not writable)
        self.more.setEnabled(writable)
        self.handle.setEnabled(writable)
        if not same:
            self._ground, self._shown = ground, (point.evidence, writable)
            self._show_evidence(ground, writable=writable)

    def show_group(self, name: str) -> None:
        """Begin a group of points with its name; "" goes on with that of the point above."""
        self._group.setText(name)
        self._group.setVisible(bool(name))

    def show_since(self, since: Sequence[Since], *, writable: bool) -> None:
        """Say under the words what happened since the point was worded."""
        headline = since_worded(since) if since else ""
        self.notice.show_since(since, headline, writable=writable)
        self.text.setAccessibleDescription(headline)

    def _show_evidence(self, ground: Ground, *, writable: bool) -> None:
        point = self.point
        wanted = {evidence.id for evidence in point.evidence}
        spare = [self._chips.pop(id_) for id_ in list(self._chips) if id_ not in wanted]
        cells = quotes = 0
        for evidence in point.evidence:
            chip = self._chips.get(evidence.id)
            if chip is None:
                chip = self._chip_for(evidence, ground.project, spare)
                self._chips[evidence.id] = chip
            chip.writable = writable
            if isinstance(chip, QuoteChip | PointChip):
                if isinstance(chip, QuoteChip):
                    chip.show_quote(evidence, ground.quotations[evidence.id], stands=evidence.id in ground.standing)
                else:
                    chip.show_point(evidence, *ground.below.get(evidence.on_point_id or 0, ("", "")))
                self._quotes.insertWidget(quotes, chip)
                quotes += 1
            elif isinstance(chip, CellChip):
                case = evidence.case_id or 0
                name = ground.cases.get(case, "")
                row = Place(evidence.question_id, evidence.code_id)
                chip.show_cell(evidence, name, ground.cells.get((row, case)))
                self._cells.insert(cells, chip)
                cells += 1
        for chip in spare:
            chip.hide()
            chip.deleteLater()
        self._show_count(ground.support[point.id])
        self._cells.insert(cells, self._count)
        self._cells_place.setVisible(bool(point.evidence))

    def _chip_for(self, evidence: Evidence, project: str, spare: list[Chip]) -> Chip:
        """A chip of the right kind: one that has nothing to show any more, or a new one."""
        kind = QuoteChip if evidence.is_quote else CellChip if evidence.is_cell else PointChip
        for chip in spare:
            if type(chip) is kind and not chip.hasFocus():
                spare.remove(chip)
                return chip
        chip = kind(evidence, project)
        chip.entered.connect(self.entered)
        self.chip_made.emit(chip)
        return chip

    def _show_count(self, support: Support) -> None:
        self._count.setText(support_said(support))
        self._count.setToolTip(tr("Those that say so, of those that answered"))

    def count_said(self) -> str:
        """How many cases the point rests on, as the card says it."""
        return self._count.text() if self._cells_place.isVisibleTo(self) else ""

    def chips(self) -> list[Chip]:
        """The chips in order: cells first, then quotes."""
        order = [evidence.id for evidence in self.point.evidence if evidence.is_cell]
        order += [evidence.id for evidence in self.point.evidence if not evidence.is_cell]
        return [self._chips[id_] for id_ in order]

    def chip(self, evidence_id: int) -> Chip | None:
        return self._chips.get(evidence_id)

    def set_current(self, current: bool) -> None:
        """Set the card apart as the one in hand."""
        if current != self.current:
            self.current = current
            self._wake()
            self.update()

    # ----------------------------------------------------------------- events

    def _wake(self) -> None:
        awake = self.current or self.underMouse()
        self.handle.setProperty("awake", awake)
        self.handle.update()

    def enterEvent(self, event: object) -> None:
        super().enterEvent(event)  # type: ignore[arg-type]
        self._wake()

    def leaveEvent(self, event: object) -> None:
        super().leaveEvent(event)  # type: ignore[arg-type]
        self._wake()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.text.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not (self.current or self._receiving):
            return
        tokens = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._receiving:
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent))
        painter.drawRoundedRect(QRectF(0, 6, 3, self.height() - 12), 1.5, 1.5)

    def _drag(self) -> None:
        data = QMimeData()
        data.setData(POINT_MIME, str(self.point.id).encode())
        data.setText(self.point.text)
        drag = QDrag(self)
        drag.setMimeData(data)
        picture = self.grab(self.rect().adjusted(0, 0, 0, min(0, 64 - self.height())))
        drag.setPixmap(picture)
        drag.setHotSpot(QPoint(8, 12))
        drag.exec(Qt.DropAction.MoveAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME) and not self.text.isReadOnly():
            self._receive(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._receive(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._receive(False)
        event.acceptProposedAction()
        self.offers_dropped.emit(event.mimeData())

    def _receive(self, receiving: bool) -> None:
        self._receiving = receiving
        self.update()
