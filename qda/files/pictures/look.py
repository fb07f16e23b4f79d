"""How pictures look: inks on a light page and a dark one, sizes of text, the colours of what has none of its own.

The same inks as the report's page and the window's, so that a figure belongs where it stands. Knows no painter.
"""

from __future__ import annotations

from dataclasses import dataclass

WIDTH = 6.3
"""The width of a line on A4 between margins of 2.5 cm, in inches."""
DPI = 220
"""Dots per inch of a picture in a report: crisp on paper."""
FONTS = ("Calibri", "Carlito", "Segoe UI", "Helvetica Neue", "Arial", "Liberation Sans", "DejaVu Sans")
"""The first that is installed is used; the last comes with the painter."""
SMALL, TEXT, HEAD = 8.0, 9.0, 9.5
"""Sizes in points: notes and axes, labels, headings of groups."""


@dataclass(frozen=True, slots=True)
class Look:
    """The inks of one page."""

    dark: bool
    page: str
    text: str
    muted: str
    line: str
    tile: str
    """An empty tile."""
    accent: str
    """What a tile is at its fullest, and a bar that has no colour of its own."""
    series: tuple[str, ...]
    """The colours of kinds that have none, in order."""


LIGHT = Look(
    dark=False, page="#FFFFFF", text="#1F2328", muted="#555C63", line="#D9DCDF", tile="#F3F4F2", accent="#1F6F8B",
    series=("#1F6F8B", "#C58A1B", "#5E6F4D", "#8F87D7", "#962E00", "#7A828A", "#00A578", "#B63092"),
)  # fmt: skip
DARK = Look(
    dark=True, page="#232629", text="#E6E6E3", muted="#B0B6BB", line="#464C52", tile="#2C3034", accent="#5FB3CE",
    series=("#5FB3CE", "#E0B15C", "#A9BD92", "#AFA9EA", "#E48A66", "#A3ABB2", "#4CC9A2", "#DE7BC4"),
)  # fmt: skip


def mixed(one: str, other: str, share: float) -> str:
    """`one` with so much of `other` in it, 0 to 1."""
    parts = zip(_bytes(one), _bytes(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * min(max(share, 0.0), 1.0)):02X}" for a, b in parts)


def ink_on(colour: str, look: Look) -> str:
    """The text colour that is read best on `colour`."""
    dark, light = ("#14181B", "#FFFFFF") if not look.dark else ("#101315", "#F4F4F1")
    return dark if _contrast(colour, dark) >= _contrast(colour, light) else light


def _contrast(one: str, other: str) -> float:
    a, b = sorted((_luminance(one), _luminance(other)))
    return (b + 0.05) / (a + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (
        byte / 255 / 12.92 if byte <= 10 else float(((byte / 255 + 0.055) / 1.055) ** 2.4) for byte in _bytes(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _bytes(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
