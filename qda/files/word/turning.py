"""Pages that lie down among pages that stand: the sections of a Word document that is a frame.

The section the report goes into is copied, with its size turned; headers and footers go on from section to section.
Knows no pieces of a report.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from qda.files.word.adopt import Element, W

if TYPE_CHECKING:
    from docx.document import Document

_ONLY_FIRST = ("type", "titlePg", "pgNumType", "cols")
"""What a section says of its beginning, and columns: the sections that follow do without."""


@dataclass(frozen=True, slots=True)
class Turns:
    """What is written where pages turn: the end of each section that comes to its end, as XML, one after the other."""

    ends: tuple[str, ...]
    width: int
    """The width of a line on the pages that were turned, in twentieths of a point."""
    height: int
    lies: bool
    """Whether the frame's own pages lie down."""
    begins: bool
    """Whether the report begins on turned pages: nothing comes to its end before them."""
    closing: str = ""
    """The end of the last section, where something else of the frame stands behind the report."""


def turned(document: Document, hole: Element, landscapes: Sequence[bool | None]) -> Turns | None:
    """Prepare a document for a report whose pages turn as `landscapes` say, in order; None where none need be turned.

    The first of them is that of the pages the report begins on; None is as the document has it.
    """
    last = document.element.body.find(f"{W}sectPr")
    section = _governing(hole, last)
    size = section.find(f"{W}pgSz") if section is not None else None
    margins = section.find(f"{W}pgMar") if section is not None else None
    if section is None or size is None or margins is None:
        return None
    lies = _number(size, "w") > _number(size, "h")
    sections = [landscape for landscape, _ in groupby(lies if one is None else one for one in landscapes)]
    if sections == [lies]:
        return None
    before = hole.getprevious()
    alone = before is None or before.find(f"{W}pPr/{W}sectPr") is not None
    begins = sections[0] != lies
    if begins and not alone:
        _end_before(hole, deepcopy(section))
        alone = False
    opens = alone or not begins
    copies = [_copy(section, landscape, lies, first=opens and place == 0) for place, landscape in enumerate(sections)]
    closing = ""
    if section is last and hole.getnext() is last:
        section.getparent().replace(section, copies[-1])
    else:
        closing = _xml(copies[-1]) if sections[-1] != lies else ""
        _go_on(section)
    width = _number(size, "h") - sum(_number(margins, side) for side in ("left", "right", "gutter"))
    height = _number(size, "w") - sum(_number(margins, side) for side in ("top", "bottom"))
    ends = tuple(_xml(copy) for copy in copies[:-1])
    return Turns(ends, max(width, 2000), max(height, 2000), lies, begins, closing)


def _governing(hole: Element, last: Element | None) -> Element | None:
    """The section that the hole is in."""
    for node in hole.itersiblings():
        own = node.find(f"{W}pPr/{W}sectPr")
        if own is not None:
            return own
    return last


def _copy(section: Element, landscape: bool, lies: bool, *, first: bool) -> Element:
    copy = deepcopy(section)
    if not first:
        _go_on(copy)
    if landscape != lies:
        size = copy.find(f"{W}pgSz")
        width, height = size.get(f"{W}w"), size.get(f"{W}h")
        size.set(f"{W}w", height)
        size.set(f"{W}h", width)
    size = copy.find(f"{W}pgSz")
    if landscape:
        size.set(f"{W}orient", "landscape")
    elif f"{W}orient" in size.attrib:
        del size.attrib[f"{W}orient"]
    return copy


def _go_on(section: Element) -> None:
    """Let a section say nothing of its beginning."""
    for name in _ONLY_FIRST:
        for found in section.findall(f"{W}{name}"):
            section.remove(found)


def _end_before(hole: Element, section: Element) -> None:
    """End the section of what stands before the hole: in the paragraph that turned the page there, if one does."""
    before = hole.getprevious()
    breaks = list(before.iter(f"{W}br"))
    text = "".join(found.text or "" for found in before.iter(f"{W}t")).strip()
    if before.tag != f"{W}p" or text or len(breaks) != 1 or breaks[0].get(f"{W}type") != "page":
        before = before.makeelement(f"{W}p")
        hole.addprevious(before)
    else:
        for run in list(before.iter(f"{W}r")):
            run.getparent().remove(run)
    properties = before.find(f"{W}pPr")
    if properties is None:
        properties = before.makeelement(f"{W}pPr")
        before.insert(0, properties)
    later = [child for child in properties if child.tag == f"{W}pPrChange"]
    properties.insert(len(properties) - len(later), section)


def _number(element: Element, name: str) -> int:
    return abs(round(float(element.get(f"{W}{name}") or 0)))


def _xml(element: Element) -> str:
    from lxml import etree

    return str(etree.tostring(element, encoding="unicode", with_tail=False))
