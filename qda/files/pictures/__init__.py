"""Pictures of what a report tells in numbers, as PNG and SVG, by matplotlib's Agg and SVG painters.

`png` and `svg` for a file, `drawn` for the window, which also asks what lies where. matplotlib is imported when the
first picture is drawn, never before. Knows no project.
"""

from __future__ import annotations

from qda.files.pictures.drawing import Drawn, Mark, data_uri, drawn, png, png_of, size_of, svg, write_picture
from qda.files.pictures.look import DARK, LIGHT, Look

__all__ = [
    "DARK",
    "LIGHT",
    "Drawn",
    "Look",
    "Mark",
    "data_uri",
    "drawn",
    "png",
    "png_of",
    "size_of",
    "svg",
    "write_picture",
]
