"""A chart drawn: its bytes as PNG or SVG, its size, and where on it each mark lies. Knows no file and no project."""

from __future__ import annotations

import base64
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from pathlib import Path

from qda.chart import Bars, Chart, Course, Tiles
from qda.files.characters import legal
from qda.files.pictures import bars, course, tiles
from qda.files.pictures.look import DPI, LIGHT, WIDTH, Look
from qda.files.pictures.sheet import Sheet
from qda.files.saving import whole
from qda.report import Picture


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a value is drawn, in inches from the upper left corner: the `place`-th of the `row`."""

    row: int
    place: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture and what lies where on it. `width` and `height` are inches."""

    png: bytes
    width: float
    height: float
    marks: tuple[Mark, ...]


_one_at_a_time = threading.RLock()
"""matplotlib's fonts and settings are shared by all threads."""

Draw = Callable[[Sheet, Callable[..., None]], float]


def drawn(chart: Chart, look: Look = LIGHT, *, width: float = WIDTH, dpi: float = DPI) -> Drawn:
    """Draw `chart` as wide as `width` inches; its height is what it needs."""
    with _one_at_a_time:
        sheet, height, marks = _laid(chart, look, width)
        return Drawn(sheet.png(height, dpi), width, height, marks)


@lru_cache(maxsize=24)
def png(chart: Chart, *, width: float = WIDTH) -> bytes:
    """The chart for a report, as a PNG file's bytes."""
    return drawn(chart, width=width).png


def png_of(piece: Picture) -> bytes:
    """A report's figure as a PNG file's bytes."""
    return piece.image if isinstance(piece.image, bytes) else png(piece.image)


def data_uri(piece: Picture) -> str:
    """A report's figure inside a page of text."""
    return f"data:image/png;base64,{base64.b64encode(png_of(piece)).decode('ascii')}"


def size_of(image: bytes) -> tuple[int, int]:
    """The width and height of a PNG, in dots: they stand at its beginning."""
    return int.from_bytes(image[16:20]), int.from_bytes(image[20:24])


def svg(chart: Chart, *, look: Look = LIGHT, width: float = WIDTH, alt: str = "") -> str:
    """The chart as an SVG file. `alt` tells in words what it shows."""
    with _one_at_a_time:
        sheet, height, _ = _laid(chart, look, width)
        text = sheet.svg(height)
    if alt:
        start = text.index(">", text.index("<svg")) + 1
        text = f'{text[: start - 1]} role="img">\n <title>{escape(legal(alt))}</title>{text[start:]}'
    return text


def write_picture(chart: Chart, path: Path, *, alt: str = "") -> None:
    """Write the chart to a .svg file, else as PNG, whole or not at all."""
    content = svg(chart, alt=alt).encode("utf-8") if path.suffix.lower() == ".svg" else png(chart)
    with whole(path) as file:
        file.write(content)


def _laid(chart: Chart, look: Look, width: float) -> tuple[Sheet, float, tuple[Mark, ...]]:
    sheet = Sheet(width, look)
    marks: list[Mark] = []

    def mark(row: int, place: int, x: float, y: float, wide: float, high: float) -> None:
        marks.append(Mark(row, place, x, y, wide, high))

    match chart:
        case Bars():
            height = bars.draw(chart, sheet, mark)
        case Tiles():
            height = tiles.draw(chart, sheet, mark)
        case Course():
            height = course.draw(chart, sheet, mark)
    return sheet, height, tuple(marks)
