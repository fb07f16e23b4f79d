"""What Word insists on in a document's XML: which elements stand where, and in which order. Says what is out of order.

The orders are those of ECMA-376, WordprocessingML; only elements that reports are made of are in them.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

ORDERS: dict[str, list[str]] = {
    "pPr": """pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs
        suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd
        snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment
        textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange""".split(),
    "rPr": """rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid
        vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em
        lang eastAsianLayout specVanish oMath""".split(),
    "sectPr": """headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType
        pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings
        sectPrChange""".split(),
    "tblPr": """tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing
        tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange""".split(),
    "tcPr": """cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark
        headers""".split(),
    "tbl": ["bookmarkStart", "bookmarkEnd", "tblPr", "tblGrid", "tr"],
    "tr": ["tblPrEx", "trPr", "tc"],
    "sdt": ["sdtPr", "sdtEndPr", "sdtContent"],
}
FIRST = {"p": "pPr", "r": "rPr", "tc": "tcPr"}
"""What must be the first, where it is there at all."""


def out_of_order(path: Path) -> list[str]:
    """Everything in a .docx that Word would have to repair; empty when all is well."""
    found: list[str] = []
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if name.startswith("word/") and name.endswith(".xml"):
                root = etree.fromstring(package.read(name))
                found += [f"{name}: {wrong}" for wrong in _wrong(root)]
                if name == "word/document.xml":
                    found += [f"{name}: {wrong}" for wrong in _wrong_in_body(root)]
    return found


def _wrong(root: etree._Element) -> Iterator[str]:
    for element in root.iter():
        if not isinstance(element.tag, str) or not element.tag.startswith(W):
            continue
        name = element.tag.removeprefix(W)
        children = [child.tag.removeprefix(W) for child in element if isinstance(child.tag, str)]
        order = ORDERS.get(name)
        if order:
            places = [order.index(child) if child in order else -1 for child in children]
            if -1 in places:
                yield f"{children[places.index(-1)]} has no place in {name}"
            elif places != sorted(places):
                yield f"{name} has {children}"
            if name in ("pPr", "rPr", "tcPr", "tblPr") and len(set(children)) < len(children):
                yield f"{name} says something twice: {children}"
        if name in FIRST and FIRST[name] in children[1:]:
            yield f"{FIRST[name]} is not the first in {name}"
        if name == "tc" and (not children or children[-1] != "p"):
            yield "a cell does not end with a paragraph"
        if name == "tbl":
            columns = len(element.findall(f"{W}tblGrid/{W}gridCol"))
            if any(len(row.findall(f"{W}tc")) != columns for row in element.findall(f"{W}tr")):
                yield "a row has not as many cells as the table has columns"


def _wrong_in_body(root: etree._Element) -> Iterator[str]:
    body = root.find(f"{W}body")
    assert body is not None
    children = [child.tag.removeprefix(W) for child in body if isinstance(child.tag, str)]
    if "sectPr" in children[:-1] or children[-1] != "sectPr":
        yield "the last section does not end the body"
    marks = [mark.get(f"{W}name", "") for mark in root.iter(f"{W}bookmarkStart")]
    ids = [mark.get(f"{W}id") for mark in root.iter(f"{W}bookmarkStart")]
    if len({mark.lower() for mark in marks}) < len(marks) or len(set(ids)) < len(ids):
        yield "a bookmark is there twice"
    if any(len(mark) > 40 for mark in marks):
        yield "a bookmark's name is too long"
    if sorted(ids, key=str) != sorted((mark.get(f"{W}id") for mark in root.iter(f"{W}bookmarkEnd")), key=str):
        yield "a bookmark does not end"
