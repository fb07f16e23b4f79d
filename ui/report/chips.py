"""Evidence as chips under a point: a cell by its case, a quote by its first words and its place.

A chip is one widget that can have the keyboard: Enter goes to its place, Space shows or hides a quote in the report,
Delete takes it away. Knows what it shows, no project.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QDrag, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from qda.analysis.retrieve import Quotation
from qda.model import Cell, Evidence
from qda.store.codings import shortened
from ui import theme
from ui.grid.marks import SIZE, cell_words, paint_mark
from ui.labels import tr
from ui.report.offers import Offer, packed

_SIDE = 16


class Chip(QWidget):
    """What all evidence has in common: a place to go to, a way out, and that it can be dragged to another point."""

    opened = Signal(object)
    """Show me where this stands: the `Evidence`."""
    removed = Signal(object)
    shown_chosen = Signal(object, bool)
    moved = Signal(object, int)
    """Earlier (-1) or later (1) among its like."""
    entered = Signal()

    def __init__(self, evidence: Evidence, project: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.evidence = evidence
        self.writable = True
        self._project = project
        self._pressed: QPoint | None = None
        self._about = ""
        """What the tool tip says where there is nothing to press."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def said(self) -> str:
        """What the chip says when it is dragged into another program."""
        return ""

    # ----------------------------------------------------------------- places on it

    def _way_out(self) -> QRect:
        return QRect(self.width() - _SIDE - 6, (self.height() - _SIDE) // 2, _SIDE, _SIDE)

    def _eye(self) -> QRect:
        return QRect()

    def _tip(self, place: QPoint) -> str:
        return tr("Take away from the point") if self._way_out().contains(place) else self._about

    def _awake(self) -> bool:
        return self.writable and (self.underMouse() or self.hasFocus())

    # ----------------------------------------------------------------- events

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or not self.writable or not event.buttons() & Qt.MouseButton.LeftButton:
            self.setToolTip(self._tip(event.position().toPoint()))
            return
        if (event.position().toPoint() - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            self._pressed = None
            drag = QDrag(self)
            drag.setMimeData(packed([Offer.of(self.evidence, self.said())], self._project))
            drag.exec(Qt.DropAction.MoveAction | Qt.DropAction.CopyAction, Qt.DropAction.MoveAction)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if pressed is None:
            return
        place = event.position().toPoint()
        if self.writable and self._way_out().contains(place):
            self.removed.emit(self.evidence)
        elif self.writable and self._eye().contains(place):
            self.shown_chosen.emit(self.evidence, not self.evidence.shown)
        elif self.rect().contains(place):
            self.opened.emit(self.evidence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        earlier, later = (Qt.Key.Key_Up, Qt.Key.Key_Left), (Qt.Key.Key_Down, Qt.Key.Key_Right)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.evidence)
        elif self.writable and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(self.evidence)
        elif self.writable and event.key() == Qt.Key.Key_Space and self.evidence.is_quote:
            self.shown_chosen.emit(self.evidence, not self.evidence.shown)
        elif self.writable and alt and event.key() in (*earlier, *later):
            self.moved.emit(self.evidence, -1 if event.key() in earlier else 1)
        elif event.key() in earlier:
            self.focusPreviousChild()
        elif event.key() in later:
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()
        self.update()

    def _paint_surface(self, painter: QPainter, colour: QColor, radius: float) -> None:
        tokens = theme.tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        under = theme.mix(colour, tokens.text, 0.06) if self.underMouse() else colour
        painter.setBrush(under)
        painter.setPen(QPen(QColor(tokens.accent), 1.5) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)


class CellChip(Chip):
    """The cell of a case."""

    def __init__(self, evidence: Evidence, project: str, parent: QWidget | None = None) -> None:
        super().__init__(evidence, project, parent)
        self._name = ""
        self._cell: Cell | None = None
        self.setFont(theme.font("small"))

    def show_cell(self, evidence: Evidence, name: str, cell: Cell | None) -> None:
        self.evidence, self._name, self._cell = evidence, name, cell
        summary = cell.summary if cell else ""
        state = cell_words(cell) if cell else ""
        self._about = "\n".join(part for part in (f"{name}: {state}", summary) if part)
        self.setAccessibleName(tr("Cell of {case}", case=name))
        self.setAccessibleDescription(summary)
        self.updateGeometry()
        self.update()

    def said(self) -> str:
        return f"{self._name}: {self._cell.summary}" if self._cell and self._cell.summary else self._name

    def _way_out(self) -> QRect:
        return QRect(theme.SPACE_XS, (self.height() - _SIDE) // 2, _SIDE, _SIDE)

    def _room(self) -> int:
        return theme.SPACE_S + SIZE + 5

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(self._room() + metrics.horizontalAdvance(self._name) + theme.SPACE_M + 2, metrics.height() + 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.tokens()
        painter = QPainter(self)
        self._paint_surface(painter, QColor(tokens.hover), self.height() / 2)
        if self._awake():
            theme.icon("x").paint(painter, self._way_out().adjusted(2, 2, -2, -2))
        elif self._cell is not None:
            mark = SIZE - 2
            paint_mark(painter, QRect(theme.SPACE_S + 1, (self.height() - mark) // 2, mark, mark), self._cell.state)
        painter.setPen(QColor(tokens.text))
        room = self.rect().adjusted(self._room(), 0, -theme.SPACE_S, 0)
        said = painter.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, said)


class QuoteChip(Chip):
    """A quote: its first words, its place, and an eye that says whether the report prints it."""

    def __init__(self, evidence: Evidence, project: str, parent: QWidget | None = None) -> None:
        super().__init__(evidence, project, parent)
        self._words = ""
        self._place = ""
        self._stands = True
        self.setFont(theme.font("small"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_quote(self, evidence: Evidence, quotation: Quotation, *, stands: bool) -> None:
        """Show a quote and where it stands; `stands` is False where the transcript no longer says it word for word."""
        self.evidence, self._stands = evidence, stands
        self._words = shortened(evidence.quote, 300)
        name = quotation.case or quotation.document
        self._place = f"{name} ¶ {quotation.paragraph}"
        seen = tr("printed in the report") if evidence.shown else tr("not printed in the report")
        trouble = "" if stands else tr("The transcript no longer says this word for word.")
        who = " · ".join(part for part in (quotation.document, quotation.speaker, quotation.role) if part)
        parts = (trouble, tr("“{quote}”", quote=evidence.quote), f"{who} · ¶ {quotation.paragraph}")
        self._about = "\n".join(part for part in parts if part)
        self.setAccessibleName(tr("Quote from {place}, {seen}", place=self._place, seen=seen))
        self.setAccessibleDescription(f"{trouble} {evidence.quote}".strip())
        self.update()

    def said(self) -> str:
        return tr("“{quote}” ({place})", quote=self.evidence.quote, place=self._place)

    def sizeHint(self) -> QSize:
        return QSize(240, self.fontMetrics().height() + 10)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def _eye(self) -> QRect:
        return QRect(6, (self.height() - _SIDE) // 2, _SIDE, _SIDE)

    def _tip(self, place: QPoint) -> str:
        if self._eye().contains(place):
            return tr("Leave out of the report") if self.evidence.shown else tr("Print in the report")
        return super()._tip(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.tokens()
        painter = QPainter(self)
        self._paint_surface(painter, QColor(tokens.hover), 6)
        shown = self.evidence.shown
        eye = theme.icon("eye", tokens.accent) if shown else theme.icon("eye-slash", tokens.faint)
        eye.paint(painter, self._eye())
        metrics = painter.fontMetrics()
        room = self.rect().adjusted(_SIDE + 14, 0, -theme.SPACE_S, 0)
        if self._awake():
            theme.icon("x").paint(painter, self._way_out().adjusted(2, 2, -2, -2))
        room.setRight(self._way_out().left() - 4)
        place = self._place
        width = min(metrics.horizontalAdvance(place) + 2, room.width() // 2)
        painter.setPen(QColor(tokens.muted if self._stands else tokens.danger))
        painter.drawText(
            room,
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
            metrics.elidedText(place, Qt.TextElideMode.ElideRight, width),
        )
        room.setRight(room.right() - width - theme.SPACE_M)
        if not self._stands:
            room.setRight(room.right() - _SIDE)
            warning = QRect(room.right() + 8, self._eye().top(), _SIDE, _SIDE)
            theme.icon("warning", tokens.danger).paint(painter, warning)
        painter.setPen(QColor(tokens.text if shown else tokens.muted))
        words = metrics.elidedText(tr("“{quote}”", quote=self._words), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
