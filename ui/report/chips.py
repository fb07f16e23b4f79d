"""Evidence as chips under a point: a cell by its case, a quote by its first words and its place, a point by its words.

A chip is one widget that can have the keyboard: Enter goes to its place, Space shows or hides a quote in the report,
minus says that it speaks against the point, Delete takes it away. Knows what it shows, no project.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDrag,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QApplication, QMenu, QSizePolicy, QWidget

from qda.analysis.framework import Met
from qda.analysis.printed import as_printed
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
    contrary_chosen = Signal(object, bool)
    """It speaks against the point, or for it."""
    print_wanted = Signal(object)
    """Edit the words of a quote for print."""
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
        elif self.writable and event.key() == Qt.Key.Key_F2 and self.evidence.is_quote:
            self.print_wanted.emit(self.evidence)
        elif self.writable and event.key() in (Qt.Key.Key_Minus, Qt.Key.Key_Plus):
            self.contrary_chosen.emit(self.evidence, event.key() == Qt.Key.Key_Minus)
        elif self.writable and alt and event.key() in (*earlier, *later):
            self.moved.emit(self.evidence, -1 if event.key() in earlier else 1)
        elif event.key() in earlier:
            self.focusPreviousChild()
        elif event.key() in later:
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        one = self.evidence
        menu = QMenu(self)
        menu.addAction(self._opening() + "\tEnter", lambda: self.opened.emit(one))
        if self.writable:
            if one.is_quote:
                shown = tr("Leave out of the report") if one.shown else tr("Print in the report")
                menu.addAction(shown + "\t" + tr("Space"), lambda: self.shown_chosen.emit(one, not one.shown))
                menu.addAction(tr("Edit for print…") + "\tF2", lambda: self.print_wanted.emit(one))
            against = menu.addAction(tr("Speaks against the point") + "\t−")
            against.setCheckable(True)
            against.setChecked(one.contrary)
            against.triggered.connect(lambda on: self.contrary_chosen.emit(one, on))
            menu.addSeparator()
            menu.addAction(tr("Take away from the point") + "\t" + tr("Del"), lambda: self.removed.emit(one))
        menu.exec(event.globalPos())
        menu.deleteLater()

    def _opening(self) -> str:
        """What Enter does."""
        return tr("Show in transcript") if self.evidence.is_quote else tr("Show in grid")

    def _describe(self, name: str, description: str) -> None:
        """What those hear who hear the window."""
        against = tr("speaks against the point") if self.evidence.contrary else ""
        self.setAccessibleName(", ".join(part for part in (name, against) if part))
        self.setAccessibleDescription(description)

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

    @staticmethod
    def _paint_against(painter: QPainter, place: QRect) -> None:
        """The sign of what speaks against the point."""
        theme.icon("minus-circle", theme.tokens().danger).paint(painter, place)


class CellChip(Chip):
    """The cell of a case."""

    def __init__(self, evidence: Evidence, project: str, parent: QWidget | None = None) -> None:
        super().__init__(evidence, project, parent)
        self._name = ""
        self._cell: Cell | Met | None = None
        self.setFont(theme.font("small"))

    def show_cell(self, evidence: Evidence, name: str, cell: Cell | Met | None) -> None:
        self.evidence, self._name, self._cell = evidence, name, cell
        summary = cell.summary if cell else ""
        state = cell_words(cell) if cell else ""
        against = tr("Speaks against the point") if evidence.contrary else ""
        self._about = "\n".join(part for part in (f"{name}: {state}", against, summary) if part)
        self._describe(tr("Cell of {case}", case=name), summary)
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
        elif self.evidence.contrary:
            self._paint_against(painter, self._way_out().adjusted(1, 1, -1, -1))
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
        self._words = shortened(as_printed(evidence, quotation.text) if evidence.printed else evidence.quote, 300)
        edited = tr("Edited for print") + f": {evidence.printed}" if evidence.printed else ""
        name = quotation.case or quotation.document
        self._place = f"{name} ¶ {quotation.paragraph}"
        seen = tr("printed in the report") if evidence.shown else tr("not printed in the report")
        trouble = "" if stands else tr("The transcript no longer says this word for word.")
        who = " · ".join(part for part in (quotation.document, quotation.speaker, quotation.role) if part)
        against = tr("Speaks against the point") if evidence.contrary else ""
        where = f"{who} · ¶ {quotation.paragraph}"
        parts = (trouble, against, tr("“{quote}”", quote=evidence.quote), edited, where)
        self._about = "\n".join(part for part in parts if part)
        self._describe(
            tr("Quote from {place}, {seen}", place=self._place, seen=seen), f"{trouble} {evidence.quote}".strip()
        )
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
        if self.evidence.contrary:
            self._paint_against(painter, QRect(room.left(), self._eye().top() + 1, _SIDE - 2, _SIDE - 2))
            room.setLeft(room.left() + _SIDE + 3)
        painter.setPen(QColor(tokens.text if shown else tokens.muted))
        words = metrics.elidedText(tr("“{quote}”", quote=self._words), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)


class PointChip(Chip):
    """A point below a finding: where it stands, and its first words."""

    def __init__(self, evidence: Evidence, project: str, parent: QWidget | None = None) -> None:
        super().__init__(evidence, project, parent)
        self._place = ""
        self._words = ""
        self.setFont(theme.font("small"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_point(self, evidence: Evidence, place: str, words: str) -> None:
        """Show a point by its words, and where it stands: a question's number, a code's name."""
        self.evidence, self._place, self._words = evidence, place, words
        against = tr("Speaks against the finding") if evidence.contrary else ""
        self._about = "\n".join(part for part in (place, against, words) if part)
        self._describe(tr("Point of {place}", place=place), words)
        self.update()

    def said(self) -> str:
        return self._words

    def _opening(self) -> str:
        return tr("Show the point")

    def sizeHint(self) -> QSize:
        return QSize(240, self.fontMetrics().height() + 10)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.tokens()
        painter = QPainter(self)
        self._paint_surface(painter, QColor(tokens.hover), 6)
        sign = QRect(6, (self.height() - _SIDE) // 2, _SIDE, _SIDE)
        if self.evidence.contrary:
            self._paint_against(painter, sign.adjusted(1, 1, -1, -1))
        else:
            theme.icon("list-bullets", tokens.muted).paint(painter, sign)
        metrics = painter.fontMetrics()
        room = self.rect().adjusted(_SIDE + 14, 0, -theme.SPACE_S, 0)
        if self._awake():
            theme.icon("x").paint(painter, self._way_out().adjusted(2, 2, -2, -2))
        room.setRight(self._way_out().left() - 4)
        width = min(metrics.horizontalAdvance(self._place) + 2, room.width() // 2)
        painter.setPen(QColor(tokens.muted))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(room, right, metrics.elidedText(self._place, Qt.TextElideMode.ElideRight, width))
        room.setRight(room.right() - width - theme.SPACE_M)
        painter.setPen(QColor(tokens.text))
        words = metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
