"""Rows and columns of tiles. Knows how they are drawn, not what they count."""

from __future__ import annotations

from collections.abc import Callable

from qda.chart import Tiles
from qda.files.pictures import legend
from qda.files.pictures.look import SMALL, TEXT, ink_on, mixed
from qda.files.pictures.sheet import Sheet

_TALL = 0.25


def draw(chart: Tiles, sheet: Sheet, mark: Callable[..., None]) -> float:
    """Draw the tiles; the height they took."""
    look = sheet.look
    left = legend.room_for(sheet, chart.rows, sheet.width * 0.36) + (0.13 if chart.shades else 0.03)
    wide = min((sheet.width - left) / max(len(chart.columns), 1), 1.1)
    y = legend.draw(sheet, chart.kinds, left, 0.04)
    y = _columns(chart, sheet, left, wide, y)
    most = max((value for row in chart.values for value in row if value), default=0.0)
    size = SMALL if wide >= 0.34 else SMALL - 1.5
    told = all(sheet.wide(text, size) <= wide - 0.02 for row in chart.texts for text in row)
    headings = dict(chart.headings)
    for row, label in enumerate(chart.rows):
        if row in headings:
            y = legend.heading(sheet, headings[row], y, first=not row)
        words = sheet.fitted(label, TEXT, left - 0.14 - (0.1 if chart.shades else 0.0), 2)
        tall = max(_TALL, sheet.high(words, TEXT) + 0.04)
        sheet.text(left - 0.1 - (0.08 if chart.shades else 0.0), y + tall / 2, words, TEXT, across="right")
        if chart.shades and chart.shades[row]:
            sheet.box(left - 0.12, y + 0.03, 0.06, tall - 0.06, chart.shades[row])
        for place, value in enumerate(chart.values[row]):
            if value is None:
                continue
            x = left + place * wide
            if chart.kinds:
                colour = legend.colour_of(chart.kinds, int(value), look)
            else:
                colour = mixed(look.tile, look.accent, 0.12 + 0.88 * value / most) if value and most else look.tile
            sheet.box(x + 0.01, y + 0.01, wide - 0.02, tall - 0.02, colour)
            text = chart.texts[row][place]
            if told:
                sheet.text(x + wide / 2, y + tall / 2, text, size, ink_on(colour, look), across="center")
            mark(row, place, x, y, wide, tall)
        y += tall
    if chart.axis:
        sheet.text(left, y + 0.12, chart.axis, SMALL, look.muted)
        y += 0.24
    return y + 0.04


def _columns(chart: Tiles, sheet: Sheet, left: float, wide: float, y: float) -> float:
    """The names of the columns over them: upright where they fit in two lines, else slanting. Where the tiles begin."""
    words = [sheet.fitted(name, SMALL, wide - 0.06, 2) for name in chart.columns]
    if all("…" not in text for text in words) or wide > 0.6:
        high = max((sheet.high(text, SMALL) for text in words), default=0.0)
        for place, text in enumerate(words):
            sheet.text(left + (place + 0.5) * wide, y + high, text, SMALL, across="center", down="bottom")
        return y + high + 0.06
    size = min(SMALL, wide * 72 / 1.1)
    names = [sheet.fitted(name, size, 1.8) for name in chart.columns]
    high = max((sheet.wide(name, size) for name in names), default=0.0)
    for place, name in enumerate(names):
        sheet.text(left + (place + 0.5) * wide, y + high, name, size, turned=90, down="center")
    return y + high + 0.06
