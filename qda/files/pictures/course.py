"""Rows with bands along one axis, coloured and numbered by phase. Knows how they are drawn, not what they tell."""

from __future__ import annotations

from collections.abc import Callable

from qda.chart import Band, Course
from qda.files.pictures import legend
from qda.files.pictures.look import SMALL, TEXT, ink_on
from qda.files.pictures.sheet import Sheet
from qda.text.spans import lanes

_TALL = 0.26
_GAP = 0.13
_LANE = 0.2
"""How tall bands are that lie over each other."""
_PAGE = 8.6
"""The height of the rows on a page of A4."""
_SIGN = 0.13
"""The width of a band that is no longer than a point."""


def draw(chart: Course, sheet: Sheet, mark: Callable[..., None]) -> float:
    """Draw the courses; the height they took."""
    look = sheet.look
    left = legend.room_for(sheet, chart.rows, sheet.width * 0.3)
    notes = max((sheet.wide(note, SMALL) for note in chart.notes), default=0.0)
    room = sheet.width - left - (notes + 0.12 if notes else 0.06)
    y = legend.draw(sheet, chart.kinds, left, 0.04)
    headings = dict(chart.headings)
    boxes = [[_across(band, left, room) for band in bands] for bands in chart.bands]
    stacked = [lanes([(round(x * 1000), round((x + wide) * 1000)) for x, wide in own]) for own in boxes]
    deep = [max(above, default=0) + 1 for above in stacked]
    scale = _scale(sum(max(_TALL, count * _LANE) + _GAP for count in deep))
    for row, label in enumerate(chart.rows):
        if row in headings:
            y = legend.heading(sheet, headings[row], y, first=not row)
        words = sheet.fitted(label, TEXT, left - 0.12, 2 if scale == 1 else 1)
        tall = max(max(_TALL, deep[row] * _LANE) * scale, sheet.high(words, TEXT))
        sheet.text(left - 0.1, y + tall / 2, words, TEXT, across="right")
        sheet.box(left, y, room, tall, look.tile)
        lane = tall / deep[row]
        edge = min(0.02, lane / 10)
        for place, (band, (x, wide)) in enumerate(zip(chart.bands[row], boxes[row], strict=True)):
            colour, top = legend.colour_of(chart.kinds, band.kind, look), y + lane * stacked[row][place]
            sheet.box(x, top + edge, wide, lane - 2 * edge, colour, edge=look.page if lane > 0.1 else "")
            sign = chart.kinds[band.kind].sign if lane > 0.12 else ""
            sheet.text(x + wide / 2, top + lane / 2, sign, SMALL - 0.5, ink_on(colour, look), across="center")
            mark(row, place, x, top, wide, lane)
        if row < len(chart.notes):
            sheet.text(sheet.width - 0.03, y + tall / 2, chart.notes[row], SMALL, look.muted, across="right")
        y += tall + _GAP * scale
    bottom = y - _GAP * scale + 0.04
    for at, text in chart.ticks:
        x = left + room * at
        sheet.line(x, bottom, x, bottom + 0.05, look.muted)
        across = "left" if at <= 0 else "right" if at >= 1 else "center"
        sheet.text(x, bottom + 0.14, text, SMALL, look.muted, across=across)
    sheet.line(left, bottom, left + room, bottom, look.muted)
    y = bottom + (0.24 if chart.ticks else 0.06)
    if chart.axis:
        sheet.text(left + room / 2, y + 0.08, chart.axis, SMALL, look.muted, across="center")
        y += 0.2
    return y + 0.04


def _scale(high: float) -> float:
    """How much lower rows are made, so that as many as there are stand on a page."""
    return max(min(1.0, _PAGE / high), 0.12) if high else 1.0


def _across(band: Band, left: float, room: float) -> tuple[float, float]:
    """Where a band begins and how wide it is: wide enough for its sign, and within the row."""
    wide = max(room * (band.end - band.start), _SIGN)
    middle = left + room * (band.start + band.end) / 2
    return min(max(middle - wide / 2, left), left + room - wide), wide
