"""Lying bars, one beside the other or as parts of one. Knows how they are drawn, not what they count."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from qda.chart import Bars
from qda.files.pictures import legend
from qda.files.pictures.look import SMALL, TEXT, ink_on
from qda.files.pictures.sheet import Sheet

_BAR = 0.19
_GAP = 0.09


def draw(chart: Bars, sheet: Sheet, mark: Callable[..., None]) -> float:
    """Draw the bars; the height they took."""
    look = sheet.look
    left = legend.room_for(sheet, chart.rows, sheet.width * 0.38)
    notes = max((sheet.wide(note, SMALL) for note in chart.notes), default=0.0)
    told = 0.0 if chart.stacked else max((sheet.wide(said, SMALL) for said in _all_said(chart)), default=0.0) + 0.1
    room = sheet.width - left - told - (notes + 0.1 if notes else 0.05)
    most = _most(chart)
    y = legend.draw(sheet, chart.kinds if len(chart.kinds) > 1 else (), left, 0.04)
    top = y
    headings = dict(chart.headings)
    per_row = 1 if chart.stacked else max(len(chart.kinds), 1)
    thick = _BAR if per_row == 1 else 0.14
    for row, label in enumerate(chart.rows):
        if row in headings:
            y = legend.heading(sheet, headings[row], y, first=not row)
        words = sheet.fitted(label, TEXT, left - 0.12, 2)
        high = max(thick * per_row, sheet.high(words, TEXT))
        middle = y + high / 2
        sheet.text(left - 0.1, middle, words, TEXT, across="right")
        start, bar = left, middle - thick * per_row / 2
        for place, value in enumerate(chart.values[row]):
            colour = (chart.shades[row] if chart.shades else "") or legend.colour_of(chart.kinds, place, look)
            long = room * value / most if most else 0.0
            sheet.box(start, bar, long, thick - 0.015, colour, edge=look.page if chart.stacked else "")
            said = _said(chart, row, place)
            if chart.stacked:
                if value and sheet.wide(said, SMALL - 0.5) + 0.06 < long:
                    sheet.text(
                        start + long / 2, middle - 0.005, said, SMALL - 0.5, ink_on(colour, look), across="center"
                    )
            else:
                sheet.text(start + long + 0.05, bar + thick / 2 - 0.005, said, SMALL, look.muted)
            if value:
                mark(row, place, start, bar, max(long, 0.05), thick)
            start, bar = (start + long, bar) if chart.stacked else (start, bar + thick)
        if row < len(chart.notes):
            sheet.text(sheet.width - 0.03, middle, chart.notes[row], SMALL, look.muted, across="right")
        y += high + _GAP
    sheet.line(left, top - 0.03, left, y - _GAP + 0.03, look.muted)
    if chart.axis:
        sheet.text(left, y + 0.08, chart.axis, SMALL, look.muted)
        y += 0.2
    return y + 0.04


def _most(chart: Bars) -> float:
    sums = [sum(row) if chart.stacked else max(row, default=0.0) for row in chart.values]
    most = max(sums, default=0.0)
    return max(most, 100.0) if chart.percent and chart.stacked else most


def _said(chart: Bars, row: int, place: int) -> str:
    value = chart.values[row][place]
    number = chart.texts[row][place] if chart.texts else f"{value:.0f}" if chart.percent else f"{value:g}"
    return f"{number} %" if chart.percent else number


def _all_said(chart: Bars) -> Iterator[str]:
    return (_said(chart, row, place) for row, values in enumerate(chart.values) for place in range(len(values)))
