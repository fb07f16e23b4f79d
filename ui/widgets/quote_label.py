"""A quote in the reading font, cut after some lines. Knows only its words."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme


class QuoteLabel(QWidget):
    """Shows at most `lines` lines, the last one ending in … where there is more; the tool tip has more of it."""

    def __init__(self, lines: int = 4, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_text(self, text: str) -> None:
        """Show other words."""
        self._text = text
        self.setAccessibleName(text)
        self.setToolTip(text if len(text) <= 1_200 else text[:1_200] + "…")
        self._fit()
        self.update()

    def text(self) -> str:
        return self._text

    def font_for_quote(self) -> QFont:
        font = QFont(theme.reading_family())
        font.setPointSizeF(theme.font().pointSizeF() * 1.05)
        return font

    def _layout(self) -> tuple[QTextLayout, float]:
        """The lines as they fit the width, and their height."""
        shown = " ".join(self._text[:4_000].split())
        layout, height, cut = self._broken(shown)
        if cut is not None:
            shorter = shown[:cut].rstrip()
            while shorter:
                layout, height, still = self._broken(shorter + " …")
                if still is None:
                    break
                shorter = shorter.rpartition(" ")[0]
        return layout, height

    def _broken(self, text: str) -> tuple[QTextLayout, float, int | None]:
        """`text` broken into lines, their height, and where it is cut, if it is too long."""
        layout = QTextLayout(text, self.font_for_quote())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        y, count, cut = 0.0, 0, None
        while True:
            line = layout.createLine()
            if not line.isValid():
                break
            if count == self._lines:
                cut = line.textStart()
                break
            line.setLineWidth(max(40, self.width()))
            line.setPosition(QPointF(0, y))
            y += line.height() * 1.25
            count += 1
        layout.endLayout()
        return layout, y, cut

    def _fit(self) -> None:
        height = round(self._layout()[1]) + 2 if self._text else 0
        if height != self.height():
            self.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def sizeHint(self) -> QSize:
        return QSize(200, self.minimumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QColor(theme.tokens().text))
        layout, _ = self._layout()
        layout.draw(painter, QPointF(0, 0))
