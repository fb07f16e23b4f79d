"""Rows with bands along one axis, coloured and numbered by phase. Knows how they are drawn, not what they tell."""

from __future__ import annotations

from collections.abc import Callable

from qda.chart import Course
from qda.files.pictures import legend
from qda.files.pictures.look import HEAD, SMALL, TEXT, ink_on
from qda.files.pictures.sheet import Sheet

_TALL = 0.26
_GAP = 0.13


def draw(chart: Course, sheet: Sheet, mark: Callable[..., None]) -> float:
    """Draw the courses; the height they took."""
    look = sheet.look
    left = legend.room_for(sheet, chart.rows, sheet.width * 0.3)
    notes = max((sheet.wide(note, SMALL) for note in chart.notes), default=0.0)
    room = sheet.width - left - (notes + 0.12 if notes else 0.06)
    y = top = legend.draw(sheet, chart.kinds, left, 0.04)
    headings = dict(chart.headings)
    for row, label in enumerate(chart.rows):
        if row in headings:
            y += 0.06 if row else 0.0
            sheet.text(0, y + 0.1, sheet.fitted(headings[row], HEAD, sheet.width, bold=True), HEAD, bold=True)
            y += 0.26
        words = sheet.fitted(label, TEXT, left - 0.12, 2)
        tall = max(_TALL, sheet.high(words, TEXT))
        sheet.text(left - 0.1, y + tall / 2, words, TEXT, across="right")
        sheet.box(left, y, room, tall, look.tile)
        for place, band in enumerate(chart.bands[row]):
            colour = legend.colour_of(chart.kinds, band.kind, look)
            x = left + room * band.start
            wide = max(room * (band.end - band.start), 0.03)
            sheet.box(x, y + 0.02, wide, tall - 0.04, colour, edge=look.page)
            sign = chart.kinds[band.kind].sign
            if sheet.wide(sign, SMALL - 0.5) + 0.03 <= wide:
                sheet.text(x + wide / 2, y + tall / 2, sign, SMALL - 0.5, ink_on(colour, look), across="center")
            mark(row, place, x, y, wide, tall)
        if row < len(chart.notes):
            sheet.text(sheet.width, y + tall / 2, chart.notes[row], SMALL, look.muted, across="right")
        y += tall + _GAP
    bottom = y - _GAP + 0.04
    for place, text in chart.ticks:
        x = left + room * place
        sheet.line(x, bottom, x, bottom + 0.05, look.muted)
        across = "left" if place <= 0 else "right" if place >= 1 else "center"
        sheet.text(x, bottom + 0.14, text, SMALL, look.muted, across=across)
    sheet.line(left, bottom, left + room, bottom, look.muted)
    y = bottom + (0.24 if chart.ticks else 0.06)
    if chart.axis:
        sheet.text(left + room / 2, y + 0.08, chart.axis, SMALL, look.muted, across="center")
        y += 0.2
    return max(y, top) + 0.04
