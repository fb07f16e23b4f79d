"""All that can be read in a report's file, with its place: of a Word file each part of it, its properties too.

Knows no project, and not what is looked for.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from qda.errors import NoSuchFile, TranscriptUnreadable
from qda.files.opening import readable
from qda.report import Readable

if TYPE_CHECKING:
    from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TOLD = ("name", "descr", "title", "alt", "author", f"{_W}author", f"{_W}initials", f"{_W}name", f"{_W}val")
_ATTRIBUTES_OF = {"docPr", "cNvPr", "comment", "ins", "del", "bookmarkStart", "alias", "tag", "tblCaption", "sheet"}
_PARTS = {"header": "header", "footer": "footer", "footnotes": "footnote", "endnotes": "endnote", "comments": "comment"}
_TAG = re.compile(r"<[^>]*>")
_WITHIN_WORDS = re.compile(r"</?(?:a|b|em|i|mark|s|small|span|strong|sub|sup|tspan|u)\b", re.IGNORECASE)
"""Tags that part no words."""
_SAID_OF = re.compile(
    r"""\s(?:alt|title|content|aria-label|href|id|name|desc)=(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE
)


def all_in(path: Path) -> list[Readable]:
    """Everything in a .docx, .html, .md, or any other text file, and its name.

    Raises `NoSuchFile` and `TranscriptUnreadable`.
    """
    if not path.is_file():
        raise NoSuchFile(path)
    named = Readable("file name", 0, path.stem.replace("_", " "))
    if path.suffix.lower() in (".docx", ".xlsx") or zipfile.is_zipfile(path):
        try:
            with readable(path), zipfile.ZipFile(path) as package:
                return [named, *_in_package(package, path)]
        except (zipfile.BadZipFile, zlib.error, EOFError, KeyError) as problem:
            raise TranscriptUnreadable(path, "it is not whole", "write it anew") from problem
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise TranscriptUnreadable(path, "it is not a report", "choose a .docx, .html or .md") from problem
    if path.suffix.lower() in (".html", ".htm", ".svg"):
        return [named, *_in_marked_up(text)]
    lines = [Readable("text", number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    return [named, *lines]


def _in_marked_up(text: str) -> Iterator[Readable]:
    """What a reader of a web page or a drawing sees, and what is said of its pictures and links."""
    from html import unescape

    text = re.sub(r"(?s)<(style|script)\b.*?</\1>", "", text)
    shown = _TAG.sub(lambda tag: "" if _WITHIN_WORDS.match(tag[0]) else " ", text)
    for number, line in enumerate(unescape(shown).split("\n"), 1):
        if line.strip():
            yield Readable("text", number, line)
    for tag in _TAG.finditer(text):
        for said in _SAID_OF.finditer(tag[0]):
            yield Readable("text (hidden)", 0, unescape(said[1] or said[2] or ""))


def _in_package(package: zipfile.ZipFile, path: Path) -> Iterator[Readable]:
    from lxml import etree

    words = "xl/sharedStrings.xml"
    shared = [_said(one) for one in _root(package, words, path).iter("{*}si")] if words in package.namelist() else []
    for entry in package.namelist():
        if not entry.endswith((".xml", ".rels")) or "/theme/" in entry or entry.endswith("fontTable.xml"):
            continue
        if entry.rsplit("/", 1)[-1] in ("styles.xml", "numbering.xml", "settings.xml", "[Content_Types].xml"):
            continue
        root = _root(package, entry, path)
        stem = entry.rsplit("/", 1)[-1].removesuffix(".xml").rstrip("0123456789")
        if entry.endswith(".rels"):
            targets = [one.get("Target", "") for one in root if one.get("TargetMode") == "External"]
            yield from (Readable("link", 0, target) for target in targets)
        elif entry.startswith("docProps/"):
            yield from (Readable("properties", 0, str(said)) for said in root.itertext() if said.strip())
        else:
            where = _PARTS.get(stem, "text" if stem == "document" else stem)
            if stem == "sharedStrings":
                continue
            yield from _in_cells(root, shared, Path(entry).stem)
            for number, paragraph in enumerate(root.iter(f"{_W}p"), 1):
                if said := _said(paragraph):
                    yield Readable(where, number, said)
            for node in root.iter("{*}*"):
                if etree.QName(node).localname in _ATTRIBUTES_OF:
                    yield from (Readable(f"{where} (hidden)", 0, value) for key in _TOLD if (value := node.get(key)))


def _root(package: zipfile.ZipFile, part: str, path: Path) -> etree._Element:
    from lxml import etree

    try:
        return etree.fromstring(package.read(part), etree.XMLParser(resolve_entities=False, huge_tree=True))
    except etree.XMLSyntaxError as problem:
        raise TranscriptUnreadable(path, "it is not a report", "save it anew in Word") from problem


def _in_cells(root: etree._Element, shared: Sequence[str], sheet: str) -> Iterator[Readable]:
    """The cells of a sheet; many refer to words that the workbook keeps in one place."""
    for cell in root.iter("{*}c"):
        said = _said(cell)
        if cell.get("t") == "s":
            said = shared[int(said)] if said.isdecimal() and int(said) < len(shared) else ""
        if said:
            yield Readable(f"{sheet} {cell.get('r', '')}".strip(), 0, said)


def _said(paragraph: etree._Element) -> str:
    from lxml import etree

    parts = []
    for node in paragraph.iter("{*}t", "{*}delText", "{*}instrText", "{*}tab", "{*}br", "{*}v"):
        parts.append((node.text or "") if etree.QName(node).localname not in ("tab", "br") else " ")
    return "".join(parts).strip()
