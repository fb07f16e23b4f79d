"""A picture's numbers as a table, each cell knowing its mark: to be read, copied and written as a workbook.

Knows charts; nothing of projects.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qda.chart import Bars, Chart, Course, Tiles
from ui.labels import tr
from ui.pictures.moving import Cell

Value = str | int | float


@dataclass(frozen=True, slots=True)
class Numbers:
    """Rows under a header, and the marks that cells stand for, by row and column."""

    header: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    texts: tuple[tuple[str, ...], ...]
    """The rows as they are read."""
    cells: Mapping[tuple[int, int], Cell]

    def is_number(self, column: int) -> bool:
        """Whether numbers stand in a column."""
        return any(not isinstance(row[column], str) for row in self.rows)

    def as_text(self) -> str:
        """Lines with tabs, as a spreadsheet takes them."""
        return "\n".join("\t".join(" ".join(text.split()) for text in row) for row in (self.header, *self.texts))


NOTHING = Numbers((), (), (), {})


def numbers(chart: Chart, told: Mapping[Cell, str]) -> Numbers:
    """The numbers behind a chart."""
    match chart:
        case Bars():
            return _of_bars(chart)
        case Tiles():
            return _of_tiles(chart)
        case Course():
            return _of_course(chart, told)


def _groups(headings: Sequence[tuple[int, str]], rows: int) -> list[str]:
    """The heading that each row stands under."""
    begins, now, found = dict(headings), "", []
    for row in range(rows):
        now = begins.get(row, now)
        found.append(now)
    return found


def _laid(
    labels: Sequence[str],
    header: Sequence[str],
    values: Sequence[Sequence[Value]],
    texts: Sequence[Sequence[str]],
    headings: Sequence[tuple[int, str]],
) -> Numbers:
    """Rows by their labels, with a column of groups before them where there are groups."""
    groups = _groups(headings, len(labels)) if headings else None
    starts = [(groups[row], label) if groups else (label,) for row, label in enumerate(labels)]
    before = 1 + bool(groups)
    return Numbers(
        (*((tr("Group"),) if groups else ()), "", *header),
        tuple((*start, *values[row]) for row, start in enumerate(starts)),
        tuple((*start, *texts[row]) for row, start in enumerate(starts)),
        {(row, before + at): (row, at) for row in range(len(labels)) for at in range(len(values[row]))},
    )


def _of_bars(chart: Bars) -> Numbers:
    names = [kind.name or chart.axis for kind in chart.kinds] or [chart.axis]
    values = [[_rounded(value) for value in row] for row in chart.values]
    texts = chart.texts or [[f"{value:g}" for value in row] for row in values]
    unit = "\u00a0%" if chart.percent else ""
    return _laid(chart.rows, names, values, [[f"{text}{unit}" for text in row] for row in texts], chart.headings)


def _of_tiles(chart: Tiles) -> Numbers:
    def value(row: int, place: int) -> Value:
        number = chart.values[row][place]
        if number is None:
            return ""
        return chart.kinds[int(number)].name if chart.kinds else _rounded(number)

    columns = range(len(chart.columns))
    values = [[value(row, place) for place in columns] for row in range(len(chart.rows))]
    texts = [
        [str(one) if isinstance(one, str) else chart.texts[row][place] or "0" for place, one in enumerate(line)]
        for row, line in enumerate(values)
    ]
    return _laid(chart.rows, chart.columns, values, texts, chart.headings)


def _rounded(number: float) -> int | float:
    return int(number) if float(number).is_integer() else round(number, 2)


def _of_course(chart: Course, told: Mapping[Cell, str]) -> Numbers:
    rows: list[tuple[Value, ...]] = []
    cells: dict[tuple[int, int], Cell] = {}
    for row, label in enumerate(chart.rows):
        for place, band in enumerate(chart.bands[row]):
            cells |= {(len(rows), column): (row, place) for column in range(3)}
            rows.append((label, chart.kinds[band.kind].name, told.get((row, place), "")))
    header = (tr("Case"), tr("Phase"), tr("In words"))
    return Numbers(header, tuple(rows), tuple(tuple(str(value) for value in row) for row in rows), cells)
