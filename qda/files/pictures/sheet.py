"""A sheet to draw on, in inches from its upper left corner: text that is measured, rectangles, lines.

All of matplotlib that pictures use is here. Knows nothing of charts.
"""

from __future__ import annotations

import io
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING, Any

from qda.files.pictures.look import FONTS, Look

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_MEASURING = Lock()
"""Pictures are drawn on several threads, and a font measures one text at a time."""
_HEIGHT = 1.2
"""The height of a line of text, as a share of its size."""


class Sheet:
    """What is drawn is kept until the sheet's height is known; then it is painted."""

    def __init__(self, width: float, look: Look) -> None:
        self.width = width
        self.look = look
        self._shapes: list[tuple[str, tuple[float, ...], dict[str, Any]]] = []

    # ----------------------------------------------------------------------- drawing

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        colour: str = "",
        *,
        across: str = "left",
        down: str = "center",
        bold: bool = False,
        turned: float = 0,
    ) -> None:
        """`text` at a point: what of it is at the point, `across` (left, center, right) and `down` (top …)."""
        if text:
            look = {"fontsize": size, "color": colour or self.look.text, "ha": across, "va": down}
            look |= {"fontweight": "bold" if bold else "normal", "rotation": turned, "rotation_mode": "anchor"}
            self._shapes.append((_drawable(text), (x, y), look | {"linespacing": 1.1}))

    def box(
        self, x: float, y: float, width: float, height: float, colour: str, *, edge: str = "", hatch: str = ""
    ) -> None:
        look = {"facecolor": colour, "edgecolor": edge or "none", "linewidth": 0.6 if edge else 0, "hatch": hatch}
        self._shapes.append(("box", (x, y, width, height), look))

    def line(self, x: float, y: float, x2: float, y2: float, colour: str = "", *, width: float = 0.6) -> None:
        self._shapes.append(("line", (x, y, x2, y2), {"color": colour or self.look.line, "linewidth": width}))

    # ----------------------------------------------------------------------- measuring

    def wide(self, text: str, size: float, *, bold: bool = False) -> float:
        """The width of `text`, of its longest line, in inches."""
        return max((_width(line, bold) * size / 72 for line in text.split("\n")), default=0.0)

    def high(self, text: str, size: float) -> float:
        return (text.count("\n") + 1) * size * _HEIGHT / 72

    def fitted(self, text: str, size: float, room: float, lines: int = 1, *, bold: bool = False) -> str:
        """`text` in at most `lines` lines that fit in `room`, its end left out where it must be."""
        rows: list[str] = []
        words = text.split()
        while words and len(rows) < lines:
            row = words.pop(0)
            while words and self.wide(f"{row} {words[0]}", size, bold=bold) <= room:
                row = f"{row} {words.pop(0)}"
            rows.append(row)
        if words:
            rows[-1] += " " + " ".join(words)
        return "\n".join(self._cut(row, size, room, bold) for row in rows)

    def _cut(self, row: str, size: float, room: float, bold: bool) -> str:
        if self.wide(row, size, bold=bold) <= room:
            return row
        while row and self.wide(f"{row}…", size, bold=bold) > room:
            row = row[:-1]
        return f"{row.rstrip(' ,.-–')}…"

    # ----------------------------------------------------------------------- painting

    def png(self, height: float, dpi: float) -> bytes:
        from matplotlib import rc_context
        from matplotlib.backends.backend_agg import FigureCanvasAgg

        with rc_context({"font.family": _family()}):
            figure = self._figure(height, dpi)
            FigureCanvasAgg(figure)
            file = io.BytesIO()
            figure.savefig(file, format="png", dpi=dpi, facecolor=self.look.page, metadata={"Software": None})
        return file.getvalue()

    def svg(self, height: float) -> str:
        from matplotlib import rc_context
        from matplotlib.backends.backend_svg import FigureCanvasSVG

        with rc_context({"font.family": _family(), "svg.fonttype": "path", "svg.hashsalt": "sitat"}):
            figure = self._figure(height, 72)
            FigureCanvasSVG(figure)
            file = io.StringIO()
            figure.savefig(file, format="svg", facecolor=self.look.page, metadata={"Date": None, "Creator": None})
        return file.getvalue()

    def _figure(self, height: float, dpi: float) -> Figure:
        from matplotlib.figure import Figure
        from matplotlib.lines import Line2D
        from matplotlib.patches import Rectangle

        figure = Figure(figsize=(self.width, height), dpi=dpi)
        inches = figure.dpi_scale_trans
        for order, (what, place, look) in enumerate(self._shapes):
            if what == "box" and len(place) == 4:
                x, y, wide, high = place
                figure.add_artist(Rectangle((x, height - y - high), wide, high, transform=inches, zorder=order, **look))
            elif what == "line" and len(place) == 4:
                x, y, x2, y2 = place
                figure.add_artist(Line2D([x, x2], [height - y, height - y2], transform=inches, zorder=order, **look))
            else:
                figure.text(place[0], height - place[1], what, transform=inches, zorder=order, parse_math=False, **look)
        return figure


@lru_cache(maxsize=1)
def _family() -> str:
    """The first of our fonts that this machine has."""
    from matplotlib.font_manager import get_font_names

    there = set(get_font_names())
    return next(font for font in FONTS if font in there)


@lru_cache(maxsize=2)
def _font(bold: bool) -> Any:
    from matplotlib.font_manager import FontProperties, findfont, get_font

    font = get_font(findfont(FontProperties(family=_family(), weight="bold" if bold else "normal")))
    font.set_size(100, 72)
    return font


@lru_cache(maxsize=1)
def _letters() -> frozenset[int]:
    """What the font can draw, as code points."""
    return frozenset(_font(False).get_charmap()) & frozenset(_font(True).get_charmap())


def _drawable(text: str) -> str:
    """`text` with a box for each letter that the font does not have, such as a smiling face in a code's name."""
    there = _letters()
    box = "□" if ord("□") in there else "?"
    return "".join(letter if letter == "\n" or ord(letter) in there else box for letter in text)


@lru_cache(maxsize=20_000)
def _width(text: str, bold: bool) -> float:
    """The width of one line of text, as a share of its size."""
    font, drawn = _font(bold), _drawable(text)
    with _MEASURING:
        font.set_size(100, 72)
        font.set_text(drawn, 0.0)
        return float(font.get_width_height()[0]) / 64 / 100
