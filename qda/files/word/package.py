"""The package a Word document is: a zip of parts that point at each other. Knows nothing of paragraphs.

Whatever is wrong with it is said as one of `qda.errors`. Sizes are looked at before anything is
unpacked, and XML is parsed without entities, document types or the network.
"""

from __future__ import annotations

import lzma
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from qda import errors
from qda.files.opening import megabytes, readable

MOST_UNPACKED = 400_000_000
"""Bytes that a document may unpack to, pictures included."""
MOST_XML = 100_000_000
"""Bytes that one part of text may have: some million words."""
_SUSPECT = 50_000_000
_MOST_RATIO = 250

_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    NotImplementedError,  # a way of packing that zipfile does not know
    RuntimeError,  # a part that asks for a password
    ValueError,  # places outside the file, names in no encoding
    OverflowError,
)
"""What zipfile raises over files that are cut off or altered."""

_KINDS = (
    (b"%PDF", "it is a PDF file, not a Word document"),
    (b"{\\rtf", "it is an RTF file, not a Word document"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_AS_DOCX = "open it in Word or LibreOffice and save it as .docx"
_FETCH_AGAIN = "open it in Word and save it anew, or fetch the file again"

_CONTENT_TYPES = "[Content_Types].xml"
_ROOTS = {"workbook": "an Excel workbook", "presentation": "a PowerPoint presentation"}


@dataclass(frozen=True, slots=True)
class Relation:
    """What one part says of another: `kind` is the last word of the relation's type, such as "footnotes"."""

    kind: str
    part: str
    id: str = ""


class Package:
    """The parts of one open document. Get it from `opened`."""

    def __init__(self, path: Path, archive: zipfile.ZipFile) -> None:
        self.path = path
        self._archive = archive
        self._parts = {_plain(info.filename): info for info in archive.infolist()}

    def unreadable(self, reason: str, step: str = _FETCH_AGAIN) -> errors.TranscriptUnreadable:
        return errors.TranscriptUnreadable(self.path, reason, step)

    def bytes_of(self, part: str) -> bytes:
        info = self._parts.get(_plain(part))
        if info is None:
            raise self.unreadable(f"its part “{part}” is missing")
        if info.flag_bits & 1:
            raise self.unreadable("it is protected by a password", "open it in Word, remove the password and save it")
        if info.file_size > MOST_XML:
            raise errors.FileTooLarge(self.path, size=megabytes(info.file_size), most=megabytes(MOST_XML))
        try:
            return self._archive.read(info)
        except _DAMAGE as problem:
            raise self.unreadable(f"its part “{part}” is damaged") from problem

    def xml(self, part: str) -> Any:
        """The root element of a part."""
        from lxml import etree

        try:
            root = etree.fromstring(self.bytes_of(part), _parser())
        except etree.XMLSyntaxError as problem:
            raise self.unreadable(f"its part “{part}” is broken in line {problem.lineno or 1}") from problem
        if root.getroottree().docinfo.doctype:
            raise self.unreadable(f"its part “{part}” declares a document type, which Word never does")
        return root

    def relations(self, part: str = "") -> tuple[Relation, ...]:
        """Whom a part points to inside the package, in the order it says so; "" for the package itself."""
        folder, name = posixpath.split(part)
        described = posixpath.join(folder, "_rels", name + ".rels")
        if _plain(described) not in self._parts:
            return ()
        found = []
        for child in self.xml(described):
            target = child.get("Target")
            if target and child.get("TargetMode") != "External":
                goal = posixpath.normpath(posixpath.join("/", folder, unquote(target)))
                found.append(Relation(child.get("Type", "").rpartition("/")[2], goal.lstrip("/"), child.get("Id", "")))
        return tuple(found)

    def related(self, part: str) -> dict[str, list[str]]:
        """The parts that a part points to, by kind of relation."""
        found: dict[str, list[str]] = {}
        for relation in self.relations(part):
            found.setdefault(relation.kind, []).append(relation.part)
        return found

    def main(self) -> tuple[str, Any]:
        """The name and the root of the part that holds the text."""
        related = [relation.part for relation in self.relations() if relation.kind == "officeDocument"]
        named = related or self._named_as_main()
        if not named:
            raise self.unreadable("it is a zip file, but not a Word document", _SAVE_AS_DOCX)
        root = self.xml(named[0])
        local = root.tag.rpartition("}")[2]
        if local != "document":
            reason = f"it is {_ROOTS[local]}" if local in _ROOTS else "its main part is not that of a Word document"
            raise self.unreadable(reason, _SAVE_AS_DOCX)
        return named[0], root

    def _named_as_main(self) -> list[str]:
        """What the list of content types names as main part, for packages that point to none."""
        if _plain(_CONTENT_TYPES) not in self._parts:
            return []
        return [
            child.get("PartName").lstrip("/")
            for child in self.xml(_CONTENT_TYPES)
            if child.get("PartName") and child.get("ContentType", "").endswith(".main+xml")
        ]


@contextmanager
def opened(path: Path) -> Iterator[Package]:
    """The package at `path`, looked over, open for as long as the block lasts."""
    with readable(path) as size, path.open("rb") as file:
        start = file.read(8)
        if not start:
            raise errors.FileEmpty(path)
        _refuse_other_kinds(path, start)
        try:
            archive = zipfile.ZipFile(file)
        except _DAMAGE as problem:
            if start.startswith(b"PK"):
                raise errors.TranscriptUnreadable(path, "it is damaged or cut off", _FETCH_AGAIN) from problem
            raise errors.TranscriptUnreadable(path, "it is not a Word document", _SAVE_AS_DOCX) from problem
        with archive:
            unpacked = sum(info.file_size for info in archive.infolist())
            if unpacked > MOST_UNPACKED or (unpacked > _SUSPECT and unpacked > size * _MOST_RATIO):
                most = min(MOST_UNPACKED, max(_SUSPECT, size * _MOST_RATIO))
                raise errors.FileTooLarge(path, size=f"{megabytes(unpacked)} unpacked", most=megabytes(most))
            yield Package(path, archive)


@cache
def _parser() -> Any:
    from lxml import etree

    return etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _refuse_other_kinds(path: Path, start: bytes) -> None:
    if start == _OLE:
        raise errors.TranscriptUnreadable(
            path,
            "it is an older Word .doc or a password-protected file",
            "open it in Word and save it as .docx without a password",
        )
    for beginning, reason in _KINDS:
        if start.startswith(beginning):
            raise errors.TranscriptUnreadable(path, reason, _SAVE_AS_DOCX)


def _plain(part: str) -> str:
    """A part's name as parts are compared: without case, with slashes."""
    return part.replace("\\", "/").lstrip("/").lower()
