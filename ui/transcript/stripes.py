"""The coding stripes in the margin: solid lines packed into lanes, their codes' names beside them.

Where a label has no room it waits for the mouse. Knows where codings are on the page; asks nobody what they mean.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from qda.model import Code, Coding
from ui import theme
from ui.labels import tr

PITCH = 8
"""Pixels from one lane to the next."""
LINE = 3
FADED = 0.3
BESIDE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True, slots=True)
class Stripe:
    """One coding as it stands on the screen."""

    coding_id: int
    name: str
    colour: str
    x: float
    top: float
    bottom: float


class StripeMargin(QWidget):
    """Paints stripes, and tells which one the mouse is on or has picked."""

    hovered = Signal(object)
    """The id of the coding under the mouse, or None."""
    picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Coding stripes"))
        self.shown: list[Stripe] = []
        """The stripes on the screen."""
        self.labels: list[tuple[Stripe, QRectF]] = []
        self._hovered: int | None = None
        self.current: int | None = None

    def show_stripes(self, visible: Sequence[tuple[Coding, int, float, float]], codes: Mapping[int, Code]) -> None:
        """Show codings, each given with its lane and where it begins and ends in pixels."""
        used = sorted({lane for _, lane, _, _ in visible})
        place = {lane: number for number, lane in enumerate(used)}
        pitch = min(PITCH, max(LINE + 1, (self.width() - 60) / max(1, len(used))))
        self.shown = [
            Stripe(
                coding.id,
                codes[coding.code_id].name if coding.code_id in codes else "",
                codes[coding.code_id].colour if coding.code_id in codes else "",
                4 + place[lane] * pitch,
                top + 2,
                max(bottom - 2, top + 6),
            )
            for coding, lane, top, bottom in visible
        ]
        self._place_labels()
        self.update()

    @property
    def lifted(self) -> int | None:
        """The coding that stands out now."""
        return self._hovered or self.current

    @property
    def pointed_at(self) -> bool:
        """Whether the mouse is on a coding: then the others fade. One that was picked only stands out."""
        return self._hovered is not None

    def _place_labels(self) -> None:
        """Beside each stripe its name, below what is there already; none where that would leave the stripe."""
        metrics = self.fontMetrics()
        height = metrics.height()
        self.labels = []
        floor = float("-inf")
        for stripe in sorted(self.shown, key=lambda stripe: (max(stripe.top, 0), stripe.x)):
            top = max(stripe.top, floor, 0)
            if top + height * 0.6 > max(stripe.bottom, stripe.top + height):
                continue
            beside = [o.x for o in self.shown if o.top < top + height and o.bottom > top]
            left = max(beside, default=stripe.x) + LINE + 6
            if self.width() - left < 24:
                continue
            self.labels.append((stripe, QRectF(left, top, self.width() - left - 2, height)))
            floor = top + height + 1

    # ----------------------------------------------------------------- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.tokens()
        lifted = self.lifted if any(stripe.coding_id == self.lifted for stripe in self.shown) else None
        for stripe in self.shown:
            ink = QColor(theme.code_colour(stripe.colour))
            faded = self.pointed_at and stripe.coding_id != lifted
            ink.setAlphaF(FADED if faded else 1.0)
            width = LINE + 2 if stripe.coding_id == lifted else LINE
            painter.setPen(QPen(ink, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(QPointF(stripe.x + 1.5, stripe.top), QPointF(stripe.x + 1.5, stripe.bottom))
        for stripe, place in self.labels:
            others = colours.faint if self.pointed_at else colours.muted
            self._paint_label(painter, stripe, place, colours.text if stripe.coding_id == lifted else others)
        self._paint_lifted_label(painter, lifted)

    def _paint_label(self, painter: QPainter, stripe: Stripe, place: QRectF, ink: str) -> None:
        dot = QColor(theme.code_colour(stripe.colour))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(dot)
        painter.drawEllipse(QPointF(place.left() + 3, place.center().y()), 3, 3)
        painter.setPen(QColor(ink))
        words = place.adjusted(11, 0, 0, 0)
        elided = painter.fontMetrics().elidedText(stripe.name, Qt.TextElideMode.ElideRight, round(words.width()))
        painter.drawText(words, BESIDE, elided)

    def _paint_lifted_label(self, painter: QPainter, lifted: int | None) -> None:
        """The name of the lifted coding on top of all, if it found no room among the others."""
        stripe = next((stripe for stripe in self.shown if stripe.coding_id == lifted), None)
        if stripe is None or any(label.coding_id == lifted for label, _ in self.labels):
            return
        metrics = painter.fontMetrics()
        top = min(max(stripe.top, 2.0), self.height() - metrics.height() - 4.0)
        width = min(metrics.horizontalAdvance(stripe.name) + 26.0, self.width() - stripe.x - 10)
        place = QRectF(stripe.x + 8, top, max(width, 40), metrics.height() + 2)
        painter.setPen(QColor(theme.tokens().line))
        painter.setBrush(QColor(theme.tokens().raised))
        painter.drawRoundedRect(place, 4, 4)
        self._paint_label(painter, stripe, place.adjusted(5, 0, 0, 0), theme.tokens().text)

    # ----------------------------------------------------------------- the mouse

    def stripe_at(self, point: QPointF) -> Stripe | None:
        """The stripe or label at a point; of stripes, the nearest."""
        label = next((stripe for stripe, place in self.labels if place.contains(point)), None)
        if label is not None:
            return label
        near = [
            (abs(stripe.x + 1.5 - point.x()), stripe)
            for stripe in self.shown
            if stripe.top - 2 <= point.y() <= stripe.bottom + 2
        ]
        distance, stripe = min(near, key=lambda pair: pair[0], default=(99.0, None))
        return stripe if distance <= PITCH / 2 + 1 else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        stripe = self.stripe_at(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if stripe else Qt.CursorShape.ArrowCursor)
        self.hover(stripe.coding_id if stripe else None)

    def leaveEvent(self, event: QEvent) -> None:
        self.hover(None)

    def hover(self, coding_id: int | None) -> None:
        """Lift the stripe of a coding that is pointed at, or none."""
        if coding_id != self._hovered:
            self._hovered = coding_id
            self.hovered.emit(coding_id)
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        stripe = self.stripe_at(event.position())
        if stripe is not None and event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit(stripe.coding_id)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            stripe = self.stripe_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), stripe.name if stripe else "", self)
            return True
        return super().event(event)
