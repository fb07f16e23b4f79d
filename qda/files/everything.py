"""All that can be read in a report's file, with its place: of a Word file each part of it, its properties too.

Knows no project, and not what is looked for.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from qda.errors import NoSuchFile, TranscriptUnreadable
from qda.files.opening import readable
from qda.report import Readable

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TOLD = ("descr", "title", "alt", "author", f"{_W}author", f"{_W}initials", f"{_W}name", f"{_W}val")
_ATTRIBUTES_OF = {"docPr", "cNvPr", "comment", "ins", "del", "bookmarkStart", "alias", "tag", "tblCaption"}
_PARTS = {"header": "header", "footer": "footer", "footnotes": "footnote", "endnotes": "endnote", "comments": "comment"}
_TAG = re.compile(r"<[^>]*>")


def all_in(path: Path) -> list[Readable]:
    """Everything in a .docx, .html, .md, or any other text file, and its name.

    Raises `NoSuchFile` and `TranscriptUnreadable`.
    """
    if not path.is_file():
        raise NoSuchFile(path)
    named = Readable("file name", 0, path.stem.replace("_", " "))
    if zipfile.is_zipfile(path):
        with readable(path), zipfile.ZipFile(path) as package:
            return [named, *_in_package(package, path)]
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise TranscriptUnreadable(path, "it is not a report", "choose a .docx, .html or .md") from problem
    if path.suffix.lower() in (".html", ".htm"):
        from html import unescape

        text = unescape(_TAG.sub("", re.sub(r"(?s)<(style|script)\b.*?</\1>", "", text)))
    lines = [Readable("text", number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    return [named, *lines]


def _in_package(package: zipfile.ZipFile, path: Path) -> Iterator[Readable]:
    from lxml import etree

    for entry in package.namelist():
        if not entry.endswith((".xml", ".rels")) or "/theme/" in entry or entry.endswith("fontTable.xml"):
            continue
        if entry.rsplit("/", 1)[-1] in ("styles.xml", "numbering.xml", "settings.xml", "[Content_Types].xml"):
            continue
        try:
            root = etree.fromstring(package.read(entry), etree.XMLParser(resolve_entities=False, huge_tree=True))
        except etree.XMLSyntaxError as problem:
            raise TranscriptUnreadable(path, "it is not a report", "save it anew in Word") from problem
        stem = entry.rsplit("/", 1)[-1].removesuffix(".xml").rstrip("0123456789")
        if entry.endswith(".rels"):
            targets = [one.get("Target", "") for one in root if one.get("TargetMode") == "External"]
            yield from (Readable("link", 0, target) for target in targets)
        elif entry.startswith("docProps/"):
            yield from (Readable("properties", 0, str(said)) for said in root.itertext() if said.strip())
        else:
            where = _PARTS.get(stem, "text" if stem == "document" else stem)
            for number, paragraph in enumerate(root.iter(f"{_W}p", "{*}sst", "{*}c"), 1):
                if said := _said(paragraph):
                    yield Readable(where, number, said)
            for node in root.iter("{*}*"):
                if etree.QName(node).localname in _ATTRIBUTES_OF:
                    yield from (Readable(f"{where} (hidden)", 0, value) for key in _TOLD if (value := node.get(key)))


def _said(paragraph: object) -> str:
    from lxml import etree

    assert isinstance(paragraph, etree._Element)
    parts = []
    for node in paragraph.iter("{*}t", "{*}delText", "{*}instrText", "{*}tab", "{*}br", "{*}v"):
        parts.append((node.text or "") if etree.QName(node).localname not in ("tab", "br") else " ")
    return "".join(parts).strip()
