"""The coding stripes in the margin: solid lines in their lanes, their codes' names beside them.

Where a name has no room it is counted ("+3") and waits for the mouse. Knows where codings are on the page; asks
nobody what they mean.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMenu, QToolTip, QWidget

from qda.model import Code, Coding
from ui import theme
from ui.labels import tr
from ui.transcript.lanes import LINE, PITCH, Label, Lanes, Stripe, labels

FADED = 0.3
LEADER = 0.45
"""How strong the thin line is that leads from a stripe to its name past others."""
BESIDE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


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
        self.labels: list[Label] = []
        self._hovered: int | None = None
        self.current: int | None = None

    def show_stripes(
        self, visible: Sequence[tuple[Coding, int, float, float]], codes: Mapping[int, Code], lanes: int = 0
    ) -> None:
        """Show codings, each given with its lane and where it begins and ends in pixels; `lanes` are in the text."""
        place = Lanes(self.width(), max([lanes, *(lane + 1 for _, lane, _, _ in visible)]))
        self.shown = [
            Stripe(
                coding.id,
                codes[coding.code_id].name if coding.code_id in codes else "",
                codes[coding.code_id].colour if coding.code_id in codes else "",
                place.x(lane),
                top + 2,
                max(bottom - 2, top + 6),
                place.crowds(lane),
            )
            for coding, lane, top, bottom in visible
        ]
        self.labels = labels(self.shown, self.width(), self.fontMetrics().height())
        self.update()

    @property
    def lifted(self) -> int | None:
        """The coding that stands out now."""
        return self._hovered or self.current

    @property
    def pointed_at(self) -> bool:
        """Whether the mouse is on a coding: then the others fade. One that was picked only stands out."""
        return self._hovered is not None

    # ----------------------------------------------------------------- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lifted = self.lifted if any(stripe.coding_id == self.lifted for stripe in self.shown) else None
        for label in self.labels:
            self._paint_leader(painter, label, lifted)
        for stripe in self.shown:
            self._paint_stripe(painter, stripe, lifted)
        colours = theme.tokens()
        others = colours.faint if self.pointed_at else colours.muted
        for label in self.labels:
            self._paint_label(painter, label, colours.text if label.stripe.coding_id == lifted else others)
        self._paint_lifted_label(painter, lifted)

    def _paint_stripe(self, painter: QPainter, stripe: Stripe, lifted: int | None) -> None:
        ink, more = self._ink(stripe, lifted), 1 if stripe.coding_id == lifted else 0
        if stripe.crowded:
            painter.setPen(QPen(ink, LINE + 2 * more, Qt.PenStyle.DotLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(QPointF(stripe.x + 1.5, stripe.top), QPointF(stripe.x + 1.5, stripe.bottom))
        else:
            place = QRectF(stripe.x - more, stripe.top, LINE + 2 * more, stripe.bottom - stripe.top)
            painter.fillRect(place, ink)

    def _ink(self, stripe: Stripe, lifted: int | None) -> QColor:
        ink = theme.code_colour(stripe.colour)
        return _thinned(ink.name(), FADED) if self.pointed_at and stripe.coding_id != lifted else ink

    def _paint_leader(self, painter: QPainter, label: Label, lifted: int | None) -> None:
        """From a stripe to its name, where other stripes stand between."""
        start = label.stripe.x + LINE + 2
        if label.left - start < PITCH:
            return
        ink = self._ink(label.stripe, lifted)
        if label.stripe.coding_id != lifted:
            ink = _thinned(ink.name(), ink.alphaF() * LEADER)
        painter.setPen(QPen(ink, 1))
        y = min(max(label.top + label.height / 2, label.stripe.top), label.stripe.bottom)
        painter.drawLine(QPointF(start - 2, y), QPointF(label.left, label.top + label.height / 2))

    def _paint_label(self, painter: QPainter, label: Label, ink: str) -> None:
        place = QRectF(label.left, label.top, label.width, label.height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.code_colour(label.stripe.colour))
        painter.drawEllipse(QPointF(place.left() + 3, place.center().y()), 3, 3)
        painter.setPen(QColor(ink))
        words = place.adjusted(11, 0, 0, 0)
        if label.more:
            count = f"+{len(label.more)}"
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, count)
            words.setRight(words.right() - painter.fontMetrics().horizontalAdvance(count) - 4)
        painter.drawText(words, BESIDE, _elided(label.stripe.name, round(words.width()), self.font()))

    def _paint_lifted_label(self, painter: QPainter, lifted: int | None) -> None:
        """The name of the lifted coding on top of all, if it found no room among the others."""
        stripe = next((stripe for stripe in self.shown if stripe.coding_id == lifted), None)
        if stripe is None or any(label.stripe.coding_id == lifted for label in self.labels):
            return
        metrics = painter.fontMetrics()
        top = min(max(stripe.top, 2.0), self.height() - metrics.height() - 4.0)
        width = max(40.0, min(metrics.horizontalAdvance(stripe.name) + 26.0, self.width() - 10.0))
        left = max(2.0, min(stripe.x + 8, self.width() - width - 2))
        painter.setPen(QColor(theme.tokens().line))
        painter.setBrush(QColor(theme.tokens().raised))
        painter.drawRoundedRect(QRectF(left, top, width, metrics.height() + 2), 4, 4)
        inside = Label(stripe, left + 5, top, width - 8, metrics.height() + 2)
        self._paint_label(painter, inside, theme.tokens().text)

    # ----------------------------------------------------------------- the mouse

    def stripe_at(self, point: QPointF) -> Stripe | None:
        """The stripe or name at a point; of stripes, the nearest."""
        label = self.label_at(point)
        if label is not None:
            return label.stripe
        near = [
            (abs(stripe.x + 1.5 - point.x()), stripe)
            for stripe in self.shown
            if stripe.top - 2 <= point.y() <= stripe.bottom + 2
        ]
        distance, stripe = min(near, key=lambda pair: pair[0], default=(99.0, None))
        return stripe if distance <= PITCH / 2 + 1 else None

    def label_at(self, point: QPointF) -> Label | None:
        """The name at a point."""
        return next(
            (
                one
                for one in self.labels
                if one.left <= point.x() <= one.left + one.width and one.top <= point.y() <= one.top + one.height
            ),
            None,
        )

    def _counted_at(self, point: QPointF) -> Label | None:
        """The name at whose "+3" the mouse is."""
        label = self.label_at(point)
        if label is None or not label.more:
            return None
        room = self.fontMetrics().horizontalAdvance(f"+{len(label.more)}") + 6
        return label if point.x() >= label.left + label.width - room else None

    def told_at(self, point: QPointF) -> str:
        """The name there, or all the names that found no room."""
        counted = self._counted_at(point)
        if counted is not None:
            return "\n".join(stripe.name for stripe in counted.more)
        stripe = self.stripe_at(point)
        return stripe.name if stripe else ""

    def _offer(self, crowd: Sequence[Stripe], at: QPoint) -> None:
        """Let one of the codings be picked for whose names there is no room."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for stripe in crowd:
            entry = menu.addAction(theme.icon("circle", theme.code_colour(stripe.colour).name()), stripe.name)
            entry.triggered.connect(lambda _=False, coding_id=stripe.coding_id: self.picked.emit(coding_id))
            entry.hovered.connect(lambda coding_id=stripe.coding_id: self.hover(coding_id))
        menu.aboutToHide.connect(lambda: self.hover(None))
        menu.popup(at)

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
        if event.button() != Qt.MouseButton.LeftButton:
            return
        counted, stripe = self._counted_at(event.position()), self.stripe_at(event.position())
        if counted is not None:
            self._offer(counted.more, event.globalPosition().toPoint())
        elif stripe is not None:
            self.picked.emit(stripe.coding_id)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.told_at(QPointF(event.pos())), self)
            return True
        return super().event(event)


@lru_cache(maxsize=2048)
def _thinned(ink: str, strength: float) -> QColor:
    colour = QColor(ink)
    colour.setAlphaF(strength)
    return colour


@lru_cache(maxsize=4096)
def _elided(name: str, width: int, font: QFont) -> str:
    return QFontMetrics(font).elidedText(name, Qt.TextElideMode.ElideRight, width)
