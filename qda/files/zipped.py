"""Files that are zips of parts, other than Word's: looked over before anything is unpacked. Knows no format."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from qda import errors
from qda.files.opening import megabytes, readable
from qda.files.word.package import MOST_UNPACKED, MOST_XML

DAMAGE = (
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

_SUSPECT = 50_000_000
_MOST_RATIO = 250
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_KINDS = (
    (b"%PDF", "it is a PDF file"),
    (b"{\\rtf", "it is an RTF file"),
    (_OLE, "it is an older Office file, or protected by a password"),
)


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of one open file. Get it from `unzipped`."""

    path: Path
    archive: zipfile.ZipFile
    step: str

    def unreadable(self, reason: str, step: str = "") -> errors.TranscriptUnreadable:
        return errors.TranscriptUnreadable(self.path, reason, step or self.step)

    def __contains__(self, name: str) -> bool:
        return name in self.archive.NameToInfo

    def bytes_of(self, name: str) -> bytes:
        info = self.archive.NameToInfo.get(name)
        if info is None:
            raise self.unreadable(f"its part “{name}” is missing")
        if info.flag_bits & 1:
            raise self.unreadable("it is protected by a password", "remove the password and save it anew")
        if info.file_size > MOST_XML:
            raise errors.FileTooLarge(self.path, size=megabytes(info.file_size), most=megabytes(MOST_XML))
        try:
            return self.archive.read(info)
        except DAMAGE as problem:
            raise self.unreadable(f"its part “{name}” is damaged") from problem

    def xml(self, name: str) -> Any:
        """The root element of a part."""
        return parsed(self.path, self.bytes_of(name), self.step, f"its part “{name}”")


@contextmanager
def unzipped(path: Path, kind: str, step: str) -> Iterator[Parts]:
    """The parts of the file at `path`, for as long as the block lasts.

    `kind` says what it ought to be, “an OpenDocument text”; `step` what to do where it is not.
    """
    with readable(path) as size, path.open("rb") as file:
        start = file.read(8)
        if not start:
            raise errors.FileEmpty(path)
        for beginning, reason in _KINDS:
            if start.startswith(beginning):
                raise errors.TranscriptUnreadable(path, f"{reason}, not {kind}", step)
        try:
            archive = zipfile.ZipFile(file)
        except DAMAGE as problem:
            reason = "it is damaged or cut off" if start.startswith(b"PK") else f"it is not {kind}"
            raise errors.TranscriptUnreadable(path, reason, step) from problem
        with archive:
            unpacked = sum(info.file_size for info in archive.infolist())
            if unpacked > MOST_UNPACKED or (unpacked > _SUSPECT and unpacked > size * _MOST_RATIO):
                most = min(MOST_UNPACKED, max(_SUSPECT, size * _MOST_RATIO))
                raise errors.FileTooLarge(path, size=f"{megabytes(unpacked)} unpacked", most=megabytes(most))
            yield Parts(path, archive, step)


def parsed(path: Path, data: bytes, step: str, name: str = "it") -> Any:
    """The root element of XML that may come from anywhere: no entities, no document type, no network."""
    from lxml import etree

    try:
        root = etree.fromstring(data, _parser())
    except etree.XMLSyntaxError as problem:
        raise errors.TranscriptUnreadable(path, f"{name} is broken in line {problem.lineno or 1}", step) from problem
    if root.getroottree().docinfo.doctype:
        raise errors.TranscriptUnreadable(path, f"{name} declares a document type, as no office program does", step)
    return root


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
