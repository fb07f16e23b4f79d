"""The keys on one sheet of paper, to hang beside the screen: in columns, the letters as large as the sheet allows.

Knows lists of keys and words, and a painter; a printer, a PDF and a picture are painted alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
)

from ui import theme
from ui.labels import tr

MARGIN = 14.0
"""Millimetres round the page."""
COLUMNS = 2
SIZES = (10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0, 5.5, 5.0)
"""Points of the letters, the largest that fit being taken."""
INK, DIM, RULE = "#1D2329", "#5A646D", "#C9CFD4"
"""Paper is white whatever the screen is."""
UNIT = 10
"""The page is measured in tenths of a point: fonts are of whole units."""
GAP = 24.0 * UNIT
"""What is between the columns."""


@dataclass(frozen=True, slots=True)
class Group:
    """Keys under one heading: (what it does, the key)."""

    title: str
    rows: Sequence[tuple[str, str]]


def page_layout() -> QPageLayout:
    """A4, upright."""
    margins = QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN)
    return QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter
    )


def write_pdf(path: Path, groups: Sequence[Group]) -> None:
    """Write the sheet as a PDF. Raises `OSError` where it cannot be written."""
    with path.open("wb"):
        pass  # says, as an error of the system's, what Qt would only say with False
    writer = QPdfWriter(str(path))
    writer.setTitle(tr("Keyboard"))
    writer.setCreator("Sitat")
    print_on(writer, groups)


def print_on(device: QPagedPaintDevice, groups: Sequence[Group]) -> None:
    """Paint the sheet on a printer or into a PDF."""
    device.setPageLayout(page_layout())
    painter = QPainter(device)
    scale = device.logicalDpiX() / 72 / UNIT
    painter.scale(scale, scale)
    size = page_layout().paintRect(QPageLayout.Unit.Point).size() * UNIT
    paint(painter, QRectF(QPointF(0, 0), size), groups)
    painter.end()


def paint(painter: QPainter, page: QRectF, groups: Sequence[Group]) -> None:
    """Paint the sheet into a rectangle measured in units."""
    size = next((size for size in SIZES if _columns(groups, size, page.height()) <= COLUMNS), SIZES[-1])
    _paint_head(painter, page)
    width = (page.width() - GAP * (COLUMNS - 1)) / COLUMNS
    x, y = page.left(), page.top() + _HEAD
    line = _line(size)
    for group in groups:
        if y + line * (1.6 + min(2, len(group.rows))) > page.bottom() and y > page.top() + _HEAD:
            x, y = x + width + GAP, page.top() + _HEAD
        y += _before(y, page, line)
        painter.setFont(_font(size, strong=True))
        painter.setPen(QColor(INK))
        painter.drawText(QRectF(x, y, width, line), Qt.AlignmentFlag.AlignVCenter, group.title)
        y += line
        painter.setPen(QPen(QColor(RULE), 0.6 * UNIT))
        painter.drawLine(QPointF(x, y), QPointF(x + width, y))
        y += line * 0.15
        for words, key in group.rows:
            if y + line > page.bottom() + 1:
                x, y = x + width + GAP, page.top() + _HEAD
            _paint_row(painter, QRectF(x, y, width, line), words, key, size)
            y += line


_HEAD = 40.0 * UNIT
"""What the title takes."""


def _line(size: float) -> float:
    return size * 1.5 * UNIT


def _before(y: float, page: QRectF, line: float) -> float:
    """The room above a heading; none at the top of a column."""
    return 0.0 if y <= page.top() + _HEAD else line * 0.6


def _columns(groups: Sequence[Group], size: float, height: float) -> int:
    """How many columns are needed with letters of a size: the same walk as when painting."""
    page = QRectF(0, 0, 100, height)
    line, y, columns = _line(size), _HEAD, 1
    for group in groups:
        if y + line * (1.6 + min(2, len(group.rows))) > page.bottom() and y > _HEAD:
            columns, y = columns + 1, _HEAD
        y += _before(y, page, line) + line * 1.15
        for _ in group.rows:
            if y + line > page.bottom() + 1:
                columns, y = columns + 1, _HEAD
            y += line
    return columns


def _paint_head(painter: QPainter, page: QRectF) -> None:
    head = QRectF(page.left(), page.top(), page.width(), _HEAD - 14 * UNIT)
    painter.setFont(_font(17, strong=True))
    painter.setPen(QColor(INK))
    painter.drawText(head, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, tr("Keyboard"))
    painter.setFont(_font(9))
    painter.setPen(QColor(DIM))
    painter.drawText(head, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, "Sitat")


def _paint_row(painter: QPainter, place: QRectF, words: str, key: str, size: float) -> None:
    """What a key does at the left, the key at the right; the words yield where both have no room."""
    middle = Qt.AlignmentFlag.AlignVCenter
    strong = _font(size, strong=True)
    taken = QFontMetricsF(strong).horizontalAdvance(key) + size * UNIT
    painter.setFont(strong)
    painter.setPen(QColor(INK))
    painter.drawText(place, middle | Qt.AlignmentFlag.AlignRight, key)
    plain = _font(size)
    painter.setFont(plain)
    painter.setPen(QColor(DIM))
    room = place.adjusted(0, 0, -taken, 0)
    shown = QFontMetricsF(plain).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, shown)


def _font(size: float, *, strong: bool = False) -> QFont:
    """A font of so many points on the page, whatever that is painted on."""
    font = QFont(theme.font().family())
    font.setPixelSize(round(size * UNIT))
    if strong:
        font.setWeight(QFont.Weight.DemiBold)
    return font
