"""Codes as pictures: by cases or groups as a heat map, as bars, and by each other. Builds charts; knows no painter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qda.analysis.cooccurrence import Marked, meeting_most, strongest, together
from qda.analysis.crossed import Crossed, Row, Sides, Whole, crossed, headings
from qda.analysis.frequencies import shares
from qda.analysis.picture_making import Making, spots_of
from qda.analysis.pictured import Pictured, Place, Spot
from qda.chart import Bars, Kind, Tiles

MEETING = 16
"""How many codes are read well by each other on a page."""


@dataclass(frozen=True, slots=True)
class _Counted:
    """What codes by cases come to: the number in each, as a sentence, and the passages."""

    weights: Mapping[Place, float]
    texts: Mapping[Place, str]
    spots: Mapping[Place, tuple[Spot, ...]]
    told: Mapping[Place, str]


def _counted(making: Making, rows: Sequence[Row], sides: Sides, found: Crossed) -> _Counted:
    share = shares(making.project, found, sides) if making.by_words else {}
    weights: dict[Place, float] = {}
    texts: dict[Place, str] = {}
    spots: dict[Place, tuple[Spot, ...]] = {}
    told: dict[Place, str] = {}
    for row, line in enumerate(rows):
        for side, name in enumerate(sides.names):
            place = row, side
            spots[place] = spots_of(found.get(place, ()))
            count = len(spots[place])
            weights[place] = 100 * share.get(place, 0.0) if making.by_words else float(count)
            number = making.percent(share.get(place, 0.0)) if making.by_words else str(count)
            texts[place] = number if count else ""
            told[place] = making.mark(name, line.name, making.number(count, share.get(place, 0.0)))
    return _Counted(weights, texts, spots, told)


def heat(making: Making) -> Pictured:
    rows, names, words = making.rows, making.sides.names, making.words
    found = crossed(making.codings(rows), rows, making.sides)
    counted = _counted(making, rows, making.sides, found)
    columns = range(len(names))
    chart = Tiles(
        rows=tuple(row.name for row in rows),
        columns=tuple(names),
        values=tuple(tuple(counted.weights[row, side] for side in columns) for row in range(len(rows))),
        texts=tuple(tuple(counted.texts[row, side] for side in columns) for row in range(len(rows))),
        axis=words.axis_words if making.by_words else words.axis_passages,
        headings=headings(rows),
        shades=tuple(row.colour for row in rows),
    )
    alt = f"{words.heat_alt.format(codes=len(rows), sides=len(names))} {making.most(counted.told, counted.weights)}"
    return Pictured(chart, making.title(), alt.strip(), counted.spots, counted.told)


def frequencies(making: Making) -> Pictured:
    rows, words = making.rows, making.words
    grouped = making.choice.attribute is not None
    by_side = crossed(making.codings(rows), rows, making.sides)
    sides = making.sides if grouped else Whole(making.project)
    names = sides.names
    counted = _counted(making, rows, sides, by_side if grouped else crossed(making.codings(rows), rows, sides))
    places = range(len(names))
    chart = Bars(
        rows=tuple(row.name for row in rows),
        kinds=tuple(Kind(name) for name in names),
        values=tuple(tuple(counted.weights[row, side] for side in places) for row in range(len(rows))),
        percent=making.by_words,
        axis=words.axis_words if making.by_words else words.axis_passages,
        notes=() if grouped else tuple(_in_cases(making, row, by_side) for row in range(len(rows))),
        headings=headings(rows),
        shades=() if grouped else tuple(row.colour for row in rows),
        texts=tuple(tuple(counted.texts[row, side] or "0" for side in places) for row in range(len(rows))),
    )
    alt = f"{words.bars_alt.format(codes=len(rows))} {making.most(counted.told, counted.weights)}"
    return Pictured(chart, making.title(), alt.strip(), counted.spots, counted.told)


def _in_cases(making: Making, row: int, found: Crossed) -> str:
    """In how many of the cases a code is."""
    cases = range(len(making.sides.cases))
    return making.words.in_cases.format(count=sum((row, case) in found for case in cases), of=len(cases))


# --------------------------------------------------------------------------- codes by each other


def cooccurrence(making: Making) -> Pictured:
    """Codes by codes: on how many stretches both are on the same words."""
    rows, words = making.rows, making.words
    places: Mapping[int, int] = {id_: place for place, row in enumerate(rows) for id_ in row.ids}
    found = together(Marked(one.document_id, one.span, places[one.code_id]) for one in making.codings(rows))
    shown = range(len(rows)) if len(rows) <= MEETING else meeting_most(found, MEETING)
    names = [rows[place].name for place in shown]
    spots: dict[Place, tuple[Spot, ...]] = {}
    told: dict[Place, str] = {}
    for row, one in enumerate(shown):
        for column, other in enumerate(shown):
            if one != other:
                shared = found.get((min(one, other), max(one, other)), ())
                spots[row, column] = tuple(Spot(*stretch) for stretch in shared)
                pair = words.both.format(one=names[row], other=names[column])
                told[row, column] = f"{pair}: {making.places(len(shared))}"
    size = range(len(names))
    counts = tuple(tuple(len(spots[row, column]) if row != column else None for column in size) for row in size)
    cut = words.axis_most.format(count=len(names)) if len(names) < len(rows) else words.axis_places
    chart = Tiles(
        rows=tuple(names),
        columns=tuple(names),
        values=counts,
        texts=tuple(tuple(str(count) if count else "" for count in row) for row in counts),
        axis=cut,
        shades=tuple(rows[place].colour for place in shown),
    )
    strong = "; ".join(
        f"{words.both.format(one=rows[one].name, other=rows[other].name)} ({making.places(len(found[one, other]))})"
        for one, other in strongest(found, 3)
    )
    alt = words.pairs_alt if strong else words.pairs_none
    return Pictured(chart, making.title(), alt.format(codes=len(names), listed=strong), spots, told)
