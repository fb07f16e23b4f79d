"""The picture itself: drawn off the window's thread in the theme's look, its marks under the pointer and the arrows.

Knows charts and where their marks lie, not what they are of.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from qda.chart import Bars, Chart, Tiles
from qda.files.pictures import Drawn, Mark
from qda.model import Report
from ui import theme
from ui.labels import tr
from ui.pictures.moving import Cell, moved
from ui.tasks import Task

INCH = 96
"""Pixels of the screen to an inch of the drawing, before the screen's own ratio."""
PAUSE = 120
"""Milliseconds without a change of size after which the picture is drawn anew."""
WIDEST = 1100
"""Pixels across from which a picture with few columns grows no more."""
COLUMN, LABELS = 0.3, 0.4
"""The inches that a column needs on a screen, and the share of a picture that the labels before it may take."""


class Canvas(QWidget):
    """A picture one can walk about in."""

    mark_changed = Signal(object)
    """The row and place of the mark now in hand, or None."""
    taken = Signal()
    """The passages of the mark in hand are asked for."""
    shown = Signal()
    """A picture was drawn."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart: Chart | None = None
        self._told: Mapping[Cell, str] = {}
        self._task: Task | None = None
        self._again = False
        self._pixmap = QPixmap()
        self._room = 0
        self.marks: tuple[Mark, ...] = ()
        self.in_hand: Cell | None = None
        self._hovered: Cell | None = None
        self._later = QTimer(self, singleShot=True, interval=PAUSE)
        self._later.timeout.connect(self._draw)
        self.setAccessibleName(tr("Picture"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    # ----------------------------------------------------------------- what is shown

    def show_picture(self, chart: Chart, alt: str, told: Mapping[Cell, str], *, same: bool = False) -> None:
        """Show a chart; `same`: as another state of the one shown, so that the mark in hand stays."""
        self._chart, self._told = chart, told
        self.setAccessibleName(alt)
        if not same or self.in_hand not in told:
            self.take_in_hand(None)
        self._draw()

    def clear(self) -> None:
        self._chart, self._told = None, {}
        self.setAccessibleName(tr("Picture"))
        self._pixmap, self.marks = QPixmap(), ()
        self.take_in_hand(None)
        self.update()

    def fit(self, width: int) -> None:
        """There is so much room across, in pixels."""
        wanted = min(max(width, 220), WIDEST)
        if wanted != self._room:
            self._room = wanted
            self._later.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.DevicePixelRatioChange):
            self._later.start()

    def _draw(self) -> None:
        chart = self._chart
        if chart is None or not self._room:
            return
        if self._task is not None:
            self._again = True
            return
        width, ratio, dark = self._room, self.devicePixelRatioF(), theme.tokens().dark
        inches = max(width / INCH, _needed(chart))
        chart = _on_screen(chart)

        def work(_report: Report) -> Drawn:
            from qda.files.pictures import DARK, LIGHT, drawn

            return drawn(chart, DARK if dark else LIGHT, width=inches, dpi=INCH * ratio)

        self._task = Task("", work)
        self._task.succeeded.connect(lambda made: self._on_drawn(made, ratio))
        self._task.failed.connect(lambda _: self._on_failed())
        self._task.start()

    def _on_failed(self) -> None:
        self._task = None

    def _on_drawn(self, made: object, ratio: float) -> None:
        self._task = None
        if self._again:
            self._again = False
            self._draw()
            return
        if self._chart is None:
            return
        assert isinstance(made, Drawn)
        self._pixmap = QPixmap()
        self._pixmap.loadFromData(made.png)
        self._pixmap.setDevicePixelRatio(ratio)
        self.marks = made.marks
        self.setFixedSize(QSize(round(made.width * INCH), round(made.height * INCH)))
        self.update()
        self.shown.emit()

    @property
    def settled(self) -> bool:
        """Whether what is shown is drawn, as it is to be now."""
        return self._task is None and not self._later.isActive()

    # ----------------------------------------------------------------- marks

    def place_of(self, cell: Cell | None) -> QRect:
        """Where a mark lies, in pixels; a null rectangle where there is none."""
        mark = next((one for one in self.marks if (one.row, one.place) == cell), None)
        if mark is None:
            return QRect()
        return QRectF(mark.x * INCH, mark.y * INCH, mark.width * INCH, mark.height * INCH).toAlignedRect()

    def cell_at(self, point: QPoint) -> Cell | None:
        """The mark under a point; the narrowest of those that lie over each other."""
        x, y = point.x() / INCH, point.y() / INCH
        under = [
            mark for mark in self.marks if mark.x <= x <= mark.x + mark.width and mark.y <= y <= mark.y + mark.height
        ]
        mark = min(under, key=lambda one: one.width, default=None)
        return (mark.row, mark.place) if mark is not None else None

    def told(self, cell: Cell | None) -> str:
        return self._told.get(cell, "") if cell is not None else ""

    def take_in_hand(self, cell: Cell | None) -> None:
        """Take a mark in hand, and say so."""
        if cell == self.in_hand:
            return
        self.in_hand = cell
        said = self.told(cell)
        self.setAccessibleDescription(said)
        if said and self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))
        self.update()
        self.mark_changed.emit(cell)

    # ----------------------------------------------------------------- pointer and keys

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            cell = self.cell_at(event.pos())
            if said := self.told(cell):
                QToolTip.showText(event.globalPos(), said, self, self.place_of(cell))
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.cell_at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
        super().leaveEvent(event)

    def _hover(self, cell: Cell | None) -> None:
        if cell != self._hovered:
            self._hovered = cell
            self.setCursor(Qt.CursorShape.ArrowCursor if cell is None else Qt.CursorShape.PointingHandCursor)
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.take_in_hand(self.cell_at(event.position().toPoint()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.in_hand is not None:
            self.taken.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_key = event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.ShortcutFocusReason,
        )
        if self.in_hand is None and self.marks and by_key:
            self.take_in_hand((self.marks[0].row, self.marks[0].place))
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.in_hand is not None:
            self.taken.emit()
            return
        if event.key() == Qt.Key.Key_Escape and self.in_hand is not None:
            self.take_in_hand(None)
            return
        to = moved(self.marks, self.in_hand, Qt.Key(event.key()))
        if to is None:
            super().keyPressEvent(event)
            return
        self.take_in_hand(to)

    # ----------------------------------------------------------------- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.tokens()
        if self._hovered is not None and self._hovered != self.in_hand:
            self._frame(painter, self._hovered, colours.muted, 1.0)
        if self.in_hand is not None:
            self._frame(painter, self.in_hand, colours.page, 6.0)
            self._frame(painter, self.in_hand, colours.text, 3.0 if self.hasFocus() else 2.0)

    def _frame(self, painter: QPainter, cell: Cell, colour: str, thick: float) -> None:
        place = self.place_of(cell)
        if place.isNull():
            return
        painter.setPen(QPen(QColor(colour), thick))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)


def _needed(chart: Chart) -> float:
    """How wide a picture is at least, in inches: columns that are read, and it is scrolled where there are many."""
    return len(chart.columns) * COLUMN / (1 - LABELS) if isinstance(chart, Tiles) else 0.0


def _on_screen(chart: Chart) -> Chart:
    """The chart with the colours of codes as the window shows them: seen on the page in force, dark or light."""
    if isinstance(chart, Tiles):
        return replace(chart, shades=tuple(map(_seen, chart.shades)))
    kinds = tuple(replace(kind, colour=_seen(kind.colour)) for kind in chart.kinds)
    if isinstance(chart, Bars):
        return replace(chart, kinds=kinds, shades=tuple(map(_seen, chart.shades)))
    return replace(chart, kinds=kinds)


def _seen(colour: str) -> str:
    return theme.code_colour(colour).name() if colour else ""
