"""Colours to choose from for a code: a column a family, its shades below each other.

Knows the theme's colours and which are taken, no project.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QWidget

from qda.analysis.colours import to_lch
from ui.labels import tr
from ui.theme import FAMILIES, SPACE_XS, code_colour, hue_of, next_colour, tokens

SIDE = 20
SHADES = 4
"""Colours in one family: its own and three shades."""


@lru_cache(maxsize=1)
def families() -> tuple[tuple[str, ...], ...]:
    """The colours on offer, a family each: its own, then its shades from dark to light."""
    return tuple((colour, *_shades(colour, SHADES - 1)) for colour in FAMILIES)


def _shades(colour: str, how_many: int) -> list[str]:
    shades: list[str] = []
    while len(shades) < how_many:
        shades.append(next_colour([colour, *shades], hue_of(colour)))
    return sorted(shades, key=lambda shade: to_lch(shade)[0])


def colour_name(family: int, shade: int) -> str:
    """What a colour is called, for those who do not see it."""
    names = (
        tr("blue"), tr("rust"), tr("green"), tr("purple"), tr("ochre"), tr("lavender"),
        tr("maroon"), tr("teal"), tr("olive"), tr("magenta"), tr("navy"), tr("moss green"),
    )  # fmt: skip
    return names[family] if shade == 0 else tr("{colour}, shade {number}", colour=names[family], number=shade + 1)


class Swatch(QAbstractButton):
    """One colour. A ring and a tick tell that it is chosen, a dot that another code has it."""

    taken = Signal()
    """It was picked for good: clicked, or Enter pressed on it."""

    def __init__(self, colour: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.colour = colour
        self.taken_by = ""
        self.setCheckable(True)
        self.setFixedSize(SIDE + 2 * SPACE_XS, SIDE + 2 * SPACE_XS)

    def sizeHint(self) -> QSize:
        return QSize(SIDE + 2 * SPACE_XS, SIDE + 2 * SPACE_XS)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self.rect().contains(event.position().toPoint()):
            self.taken.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            self.taken.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        square = QRectF(self.rect()).adjusted(SPACE_XS, SPACE_XS, -SPACE_XS, -SPACE_XS)
        mark = code_colour(self.colour, theme.dark)
        if self.isChecked() or self.hasFocus():
            painter.setPen(QPen(QColor(theme.accent if self.hasFocus() else theme.text), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(square.adjusted(-2.75, -2.75, 2.75, 2.75), 6, 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(mark.lighter(112) if self.underMouse() else mark)
        painter.drawRoundedRect(square, 4, 4)
        on_mark = QColor(theme.page)
        if self.isChecked():
            painter.setPen(QPen(on_mark, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            middle = square.center()
            painter.translate(middle)
            painter.drawPolyline([QPointF(-4, 0), QPointF(-1, 3), QPointF(4.5, -3.5)])
        elif self.taken_by:
            painter.setBrush(on_mark)
            painter.drawEllipse(square.center(), 2.2, 2.2)


class Swatches(QWidget):
    """Choose one colour; arrow keys go from one to the next."""

    chosen = Signal(str)
    """The colour that is now marked."""
    taken = Signal()
    """The colour marked was picked for good."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Colour"))
        self._own: Swatch | None = None
        self._group = QButtonGroup(self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._swatches: dict[str, Swatch] = {}
        for column, shades in enumerate(families()):
            for row, colour in enumerate(shades):
                self._place(colour, colour_name(column, row), row, column)
        self._grid.setColumnStretch(len(families()) + 1, 1)
        self._group.buttonClicked.connect(lambda swatch: self.chosen.emit(swatch.colour))

    def _place(self, colour: str, name: str, row: int, column: int) -> Swatch:
        swatch = Swatch(colour)
        swatch.setAccessibleName(name)
        swatch.setToolTip(name)
        self._swatches[colour.upper()] = swatch
        self._group.addButton(swatch)
        swatch.taken.connect(self.taken)
        self._grid.addWidget(swatch, row, column)
        return swatch

    @property
    def colour(self) -> str:
        """The colour chosen, "" for none."""
        swatch = self._group.checkedButton()
        return swatch.colour if isinstance(swatch, Swatch) else ""

    def choose(self, colour: str) -> None:
        """Mark a colour as chosen. One that is not on offer gets a place of its own."""
        if colour and colour.upper() not in self._swatches:
            self._own = self._place(colour, tr("the colour it has now"), 0, len(families()))
        swatch = self._swatches.get(colour.upper())
        if swatch:
            swatch.setChecked(True)

    def take_keyboard(self) -> None:
        """Let arrow keys go from the colour that is marked."""
        marked = self._group.checkedButton() or self._group.buttons()[0]
        marked.setFocus(Qt.FocusReason.PopupFocusReason)

    def mark_taken(self, taken: Mapping[str, str]) -> None:
        """Say which colours other codes have: {colour: the name of one such code}."""
        by = {colour.upper(): name for colour, name in taken.items()}
        for colour, swatch in self._swatches.items():
            swatch.taken_by = by.get(colour, "")
            if swatch.taken_by:
                swatch.setToolTip(tr("{colour}: “{code}” has it", colour=swatch.accessibleName(), code=swatch.taken_by))
            swatch.update()
