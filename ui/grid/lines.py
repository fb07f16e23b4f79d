"""Text in lines for what is painted by hand: so many lines of so many pixels, the last one ended by “…”.

Knows fonts and widths, nothing of cells or points.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption

from ui.offsets import Offsets


def lines(text: str, font: QFont, width: int, most: int) -> tuple[str, ...]:
    """`text` broken into at most `most` lines of `width` pixels."""
    text = text.rstrip()
    return _broken(text, font.toString(), width, most) if text and width > 0 and most > 0 else ()


@lru_cache(maxsize=8192)
def _broken(text: str, key: str, width: int, most: int) -> tuple[str, ...]:
    font = QFont()
    font.fromString(key)
    text = text[: most * width]  # no letter is narrower than a pixel
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    offsets = Offsets(text)
    found: list[str] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start = offsets.to_code_point(line.textStart())
        end = offsets.to_code_point(line.textStart() + line.textLength())
        if len(found) == most - 1 and end < len(text):
            rest = " ".join(text[start:].split())
            found.append(QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width))
            break
        found.append(text[start:end].rstrip())
    layout.endLayout()
    return tuple(found)


def height(text: str, font: QFont, width: int, most: int) -> int:
    """How many pixels high `lines` would be."""
    return len(lines(text, font, width, most)) * QFontMetrics(font).lineSpacing()


def paint_lines(painter: QPainter, rect: QRect, text: str, most: int = 1000) -> int:
    """Write `text` into `rect` with the painter's font and pen, as many lines as fit. Returns where it ended."""
    metrics = painter.fontMetrics()
    step = metrics.lineSpacing()
    y = rect.top()
    for line in lines(text, painter.font(), rect.width(), min(most, rect.height() // step)):
        painter.drawText(rect.left(), y + metrics.ascent(), line)
        y += step
    return y
