"""What a picture shows, as neutral values: bars, tiles, courses. Their words are final text in the report's language.

`analysis` and the survey build them, `files.pictures` draws them, the window shows the same drawing and asks which
mark is under the pointer. A mark is known by its row and its place in the row. Knows no project, no library, no colours
but those of the kinds it is given ("" lets the painter choose).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """One entry of a legend. `sign` is a letter, a number or a symbol that tells it apart without its colour."""

    name: str
    colour: str = ""
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Bars:
    """Lying bars: a row for each label, with a value for each kind; parts of one bar where `stacked`."""

    rows: tuple[str, ...]
    kinds: tuple[Kind, ...]
    values: tuple[tuple[float, ...], ...]
    """A number for each row and kind."""
    stacked: bool = False
    percent: bool = False
    """The values are percentages, and the axis goes to 100 where they are parts of a bar."""
    axis: str = ""
    """What the numbers count: “Passages”."""
    notes: tuple[str, ...] = ()
    """Small text at the end of each row: “n = 12”."""
    headings: tuple[tuple[int, str], ...] = ()
    """Where a group of rows begins, and what it is called."""
    shades: tuple[str, ...] = ()
    """A colour for each row, where there is one kind and the rows have colours of their own."""
    texts: tuple[tuple[str, ...], ...] = ()
    """What stands at the bars, where it is not the plain numbers."""


@dataclass(frozen=True, slots=True)
class Tiles:
    """Rows and columns with a tile in each cell, darker where there is more (or, with `kinds`, one of the kinds)."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    values: tuple[tuple[float | None, ...], ...]
    """How dark a tile is, or the number of its kind; None for a cell that there is not."""
    texts: tuple[tuple[str, ...], ...]
    """What stands in the tiles."""
    kinds: tuple[Kind, ...] = ()
    axis: str = ""
    """What the numbers count."""
    headings: tuple[tuple[int, str], ...] = ()
    shades: tuple[str, ...] = ()
    """A colour for each row, drawn as a narrow mark before it."""


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of a row, from 0 to 1, or a point where `end` is `start`. `kind` is its number among the kinds."""

    start: float
    end: float
    kind: int


@dataclass(frozen=True, slots=True)
class Course:
    """Rows with bands along one axis: where each case speaks of what."""

    rows: tuple[str, ...]
    bands: tuple[tuple[Band, ...], ...]
    kinds: tuple[Kind, ...]
    """In order: the first phase first."""
    axis: str = ""
    ticks: tuple[tuple[float, str], ...] = ()
    """Where the axis is marked, from 0 to 1, and with what."""
    notes: tuple[str, ...] = ()
    headings: tuple[tuple[int, str], ...] = ()


Chart = Bars | Tiles | Course
