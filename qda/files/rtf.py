"""Rich Text Format as somebody reads it: of Word, LibreOffice, TextEdit and older programs. Knows no storage.

A paragraph is a line, the cells of a row stand on one line parted by tabs, footnotes stand at the end. What is not on
the page is left out, and named where a reader could miss it.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field, replace
from pathlib import Path

from qda import errors
from qda.files.opening import contents
from qda.files.rtf_words import (
    BODY,
    CHARACTERS,
    FONTS,
    HEADERS,
    OPEN,
    PICTURES,
    PLACES,
    QUIET,
    SHAPE,
    TITLE,
    encoding_of_charset,
    encoding_of_page,
)
from qda.files.word.lines import Lines
from qda.files.word.symbols import symbol
from qda.model import Reading

_MOST_BYTES = 200_000_000
"""Pictures stand in figures in an RTF file, which makes it large."""
_TOKEN = re.compile(
    rb"(?P<text>[^\\{}\r\n]+)|\\'(?P<byte>[0-9a-fA-F]{2})|\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?"
    rb"|(?P<brace>[{}])|\\(?P<sign>.)|[\r\n]+|\\\Z",
    re.DOTALL,
)
_KINDS = (
    (b"PK\x03\x04", "it is a zip or Office file, not RTF"),
    (b"%PDF", "it is a PDF file, not RTF"),
    (b"\xd0\xcf\x11\xe0", "it is an older Office file, not RTF"),
)
_STEP = "open it in Word or LibreOffice and save it as .docx"
_LEFT_OUT = ("comments", "headers", "footers", "hidden text", "deleted text", "pictures", "inserted files", "symbols")
_PRIVATE = range(0xF000, 0xF100)


def read(path: Path, encoding: str | None = None) -> Reading:
    """The text of an RTF file. `encoding` forces that of its older letters. Raises as `qda.files.read` does."""
    data = contents(path, _MOST_BYTES)
    start = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n\0")
    if not start.strip():
        raise errors.FileEmpty(path)
    if not start.startswith(b"{\\rtf"):
        reason = next((said for kind, said in _KINDS if start.startswith(kind)), "it is not an RTF file")
        raise errors.TranscriptUnreadable(path, reason, _STEP)
    if encoding is not None:
        try:
            codecs.lookup(encoding)
        except (LookupError, ValueError) as problem:
            reason = f"“{encoding}” is not an encoding Sitat knows"
            raise errors.TranscriptUnreadable(path, reason, "choose another, such as cp1252") from problem
    reader = _Reader(encoding, raw_utf8=_is_utf8(data))
    if not reader.take(data):
        raise errors.TranscriptUnreadable(path, "it is cut off: its last brace is missing", "fetch the file again")
    text, labels = reader.finished()
    return Reading(
        source=path.name,
        text=text,
        encoding=reader.usual,
        title=" ".join(reader.title.split()),
        left_out=tuple(name for name in _LEFT_OUT if name in reader.left_out),
        labels=labels,
    )


def _is_utf8(data: bytes) -> bool:
    """Whether letters beyond ASCII were written as UTF-8, against the rules."""
    if data.isascii():
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


@dataclass(slots=True)
class _Group:
    """What holds inside a pair of braces."""

    place: str = BODY
    skipped: int = 1
    """How many characters stand in for a Unicode one, for programs that know none."""
    font: int = -1
    bold: bool = False
    hidden: bool = False
    deleted: bool = False
    starred: bool = False
    alternatives: bool = False
    """Whether its first group says the same as its second, which says it in Unicode."""
    ends: str = ""
    """What ends with it: a note or a text box."""


@dataclass(slots=True)
class _Font:
    charset: int = 1
    name: str = ""


@dataclass(slots=True)
class _Begun:
    length: int
    owed: int


@dataclass(slots=True)
class _Page:
    """Text being written: the body's, a note's or a box's."""

    lines: Lines = field(default_factory=Lines)
    boxes: list[Lines] = field(default_factory=list)
    begin: int = 0
    row: _Begun | None = None
    cell: _Begun | None = None
    between: bool = False
    """Whether a cell has ended and the next has not begun."""


class _Reader:
    def __init__(self, forced: str | None, *, raw_utf8: bool) -> None:
        self.usual = forced or "cp1252"
        self.title = ""
        self.left_out: set[str] = set()
        self._forced = forced is not None
        self._raw_utf8 = raw_utf8
        self._group = _Group()
        self._outer: list[_Group] = []
        self._pages = [_Page()]
        self._notes: list[str] = []
        self._fonts: dict[int, _Font] = {}
        self._default = -1
        self._bytes = bytearray()
        self._skip = 0

    def take(self, data: bytes) -> bool:
        """Read a whole file. Returns whether it ends where it should."""
        position, end = 0, len(data)
        match = _TOKEN.match
        while position < end:
            token = match(data, position)
            if token is None:  # a backslash before a line break of two characters, or nothing at all
                position += 1
                continue
            position = token.end()
            kind = token.lastgroup
            if kind == "text":
                self._text(token["text"])
            elif kind == "byte":
                if self._skip:
                    self._skip -= 1
                else:
                    self._bytes.append(int(token["byte"], 16))
            elif kind in ("word", "number"):
                word = token["word"].decode("ascii")
                number = None if token["number"] is None else int(token["number"])
                if word == "bin":
                    position += min(max(0, number or 0), end - position)
                elif self._skip:
                    self._skip -= 1
                else:
                    self._word(word, number)
            elif kind == "brace":
                self._skip = 0
                self._flush()
                if token["brace"] == b"{":
                    self._open()
                elif self._outer:
                    self._close()
            elif kind == "sign":
                self._sign(token["sign"])
        self._flush()
        return not self._outer

    def finished(self) -> tuple[str, tuple[object, ...]]:
        page = self._pages[0]
        self._end_paragraph(page)
        for number, note in enumerate(self._notes, start=1):
            page.lines.write(f"[{number}] {note}")
            page.lines.owe("\n")
        return page.lines.finished()
