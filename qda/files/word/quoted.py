"""The quotes in a finished Word report, whoever has worked on it since: what is to be proved verbatim.

All of the file is read: the text with its tables, text boxes and content controls, and the notes at the foot of the
page. Knows Word files and their styles; no project.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qda import errors
from qda.files.opening import readable
from qda.files.word.adopt import W
from qda.report import Quoted

if TYPE_CHECKING:
    from docx.document import Document

_QUOTE_STYLES = {"quote", "sitat", "intense quote", "sterkt sitat", "sitat quote"}
_ATTRIBUTION_STYLES = {"quote attribution", "sitat quote attribution"}
_MARKED = re.compile(r"[“«„]([^“”«»„]+)[”»“]|\"([^\"\n]+)\"")
_WHOLE = re.compile(r"^[“«„\"](.*)[”»“\"][^”»\"]*$", re.DOTALL)
_NOTES = {"footnotes": "footnote", "endnotes": "endnote"}
_ALTERNATIVE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
A_QUOTE = 4
"""Words from which something between quotation marks in running text is taken for a quote."""


def quotes_in(path: Path) -> list[Quoted]:
    """Every quote in a .docx: paragraphs in a Quote style, and what stands between quotation marks elsewhere."""
    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError

    try:
        with readable(path):
            document = Document(str(path))
    except (PackageNotFoundError, KeyError, ValueError) as problem:
        raise errors.TranscriptUnreadable(path, "it is not a Word document", "choose a .docx") from problem
    return [*_in_body(document), *_in_notes(document)]


def _in_body(document: Document) -> Iterator[Quoted]:
    names, heading = _style_names(document), ""
    body = document.element.body
    numbers = {paragraph: number for number, paragraph in enumerate(body.iterchildren(f"{W}p"), 1)}
    number = 0
    for paragraph in body.iter(f"{W}p"):
        if any(above.tag == _ALTERNATIVE for above in paragraph.iterancestors()):
            continue  # a text box stands in the file a second time, for older programs
        number = numbers.get(paragraph, number)
        style = _style_of(paragraph, names)
        if style.startswith(("heading", "overskrift", "title", "tittel", "toc")):
            heading = _said(paragraph) or heading
        else:
            yield from (Quoted(words, heading, number) for words in _quotes(paragraph, style, names))


def _in_notes(document: Document) -> Iterator[Quoted]:
    from lxml import etree

    names = _style_names(document)
    for related in document.part.rels.values():
        kind = related.reltype.rsplit("/", 1)[-1]
        if kind in _NOTES and not related.is_external:
            root = etree.fromstring(related.target_part.blob, etree.XMLParser(resolve_entities=False))
            for number, paragraph in enumerate(root.iter(f"{W}p"), 1):
                for words in _quotes(paragraph, _style_of(paragraph, names), names):
                    yield Quoted(words, _NOTES[kind], number)


def _quotes(paragraph: Any, style: str, names: dict[str, str]) -> Iterator[str]:
    if style in _QUOTE_STYLES:
        said = _said(paragraph, {style_id for style_id, name in names.items() if name in _ATTRIBUTION_STYLES}).strip()
        whole = _WHOLE.match(said)
        yield (whole[1] if whole else said).strip()
        return
    for marked in _MARKED.finditer(_said(paragraph)):
        words = (marked[1] or marked[2]).strip()
        if len(words.split()) >= A_QUOTE:
            yield words


def _said(paragraph: Any, but: Collection[str] = ()) -> str:
    """The text of a paragraph itself: without what is deleted, in a box of its own, or in one of the styles `but`."""
    parts = []
    for run in paragraph.iter(f"{W}r"):
        above = next(run.iterancestors(f"{W}p"), None)
        look = run.find(f"{W}rPr/{W}rStyle")
        if above is not paragraph or (look is not None and look.get(f"{W}val") in but):
            continue
        for node in run:
            if node.tag == f"{W}t":
                parts.append(node.text or "")
            elif node.tag in (f"{W}br", f"{W}cr"):
                parts.append("\n")
            elif node.tag in (f"{W}tab", f"{W}noBreakHyphen"):
                parts.append("-" if node.tag == f"{W}noBreakHyphen" else "\t")
    return "".join(parts)


def _style_names(document: Document) -> dict[str, str]:
    """The names of styles in small letters, by id."""
    names = {}
    for element in document.styles.element.iter(f"{W}style"):
        name = element.find(f"{W}name")
        names[str(element.get(f"{W}styleId"))] = str(name.get(f"{W}val") if name is not None else "").lower()
    return names


def _style_of(paragraph: Any, names: dict[str, str]) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return names.get(style.get(f"{W}val") or "", "") if style is not None else ""
