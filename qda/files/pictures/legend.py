"""The legend of a picture, and the labels on its left: what charts of all kinds share. Knows no values."""

from __future__ import annotations

from collections.abc import Sequence

from qda.chart import Kind
from qda.files.pictures.look import HEAD, SMALL, TEXT, Look, ink_on
from qda.files.pictures.sheet import Sheet

BOX = 0.13
"""The side of a legend's box, in inches."""


def colour_of(kinds: Sequence[Kind], number: int, look: Look) -> str:
    return kinds[number].colour or look.series[number % len(look.series)]


def draw(sheet: Sheet, kinds: Sequence[Kind], x: float, y: float) -> float:
    """A line (or more) of boxes with their names, from `x` on; where it ends below."""
    if not kinds:
        return y
    left, row = x, y
    for number, kind in enumerate(kinds):
        box = max(BOX, sheet.wide(kind.sign, SMALL) + 0.06)
        needed = box + 0.07 + sheet.wide(kind.name, SMALL)
        if left > x and left + needed > sheet.width:
            left, row = x, row + 0.2
        colour = colour_of(kinds, number, sheet.look)
        sheet.box(left, row, box, BOX, colour, edge=sheet.look.muted if colour == sheet.look.tile else "")
        sheet.text(left + box / 2, row + BOX / 2, kind.sign, SMALL - 1, ink_on(colour, sheet.look), across="center")
        name = sheet.fitted(kind.name, SMALL, sheet.width - left - box - 0.07)
        sheet.text(left + box + 0.07, row + BOX / 2, name, SMALL, sheet.look.muted)
        left += needed + 0.2
    return row + BOX + 0.12


def heading(sheet: Sheet, words: str, y: float, *, first: bool) -> float:
    """The heading of a group of rows, a gap only where it has no words; where the rows begin."""
    if not words:
        return y if first else y + 0.12
    y += 0.0 if first else 0.08
    sheet.text(0, y + 0.1, sheet.fitted(words, HEAD, sheet.width, bold=True), HEAD, bold=True)
    return y + 0.25


def room_for(sheet: Sheet, labels: Sequence[str], most: float, size: float = TEXT) -> float:
    """The width of a column that holds the labels, in at most two lines each, no wider than `most`."""
    wanted = 0.0
    for label in labels:
        whole = sheet.wide(label, size)
        if whole > most:
            whole = sheet.wide(sheet.fitted(label, size, most, 2), size)
        wanted = max(wanted, whole)
    return min(wanted, most) + 0.125
