"""Figures in a Word document: their parts in the package, and the paragraphs that show them. Knows no style's look."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qda.files.pictures.drawing import png_of, size_of
from qda.report import Picture, Report

if TYPE_CHECKING:
    from docx.document import Document

FIGURE_LABEL = {"en": "Figure", "nb": "Figur", "nn": "Figur"}
_EMU = 635
"""Of Word's units for drawings, so many make a twentieth of a point."""
_FIRST_ID = 70_000
"""A template's drawings have small numbers."""
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure's part in the package, and how high it is for its width."""

    relation: str
    shape: float


def placed(document: Document, report: Report) -> list[Placed]:
    """Put the figures of a report into the document's package, in order."""
    found = []
    for piece in report.pieces:
        if isinstance(piece, Picture):
            image = png_of(piece)
            relation, _ = document.part.get_or_add_image(io.BytesIO(image))
            wide, high = size_of(image)
            found.append(Placed(relation, high / wide))
    return found


def height_of(piece: Picture, width: int) -> int:
    """How high a figure is on lines of `width`, in twentieths of a point."""
    wide, high = size_of(png_of(piece))
    return round(width * piece.width * high / wide)


def drawing_xml(figure: Placed, number: int, width: int, alt: str) -> str:
    """A figure in the line of text, as wide as `width` twentieths of a point. `alt` is XML already."""
    wide = width * _EMU
    high = round(wide * figure.shape)
    about = f'id="{_FIRST_ID + number}" name="Figure {number}" descr="{alt}"'
    return (
        "<w:r><w:drawing>"
        f'<wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{wide}" cy="{high}"/><wp:docPr {about}/>'
        f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/picture">'
        f'<pic:pic xmlns:pic="{_DRAWING}/picture"><pic:nvPicPr><pic:cNvPr {about}/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip xmlns:r="{_R}" r:embed="{figure.relation}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )
