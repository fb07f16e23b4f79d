"""Rich Text Format as somebody reads it: of Word, LibreOffice, TextEdit and older programs. Knows no storage.

A paragraph is a line, the cells of a row stand on one line parted by tabs, footnotes stand at the end. What is not on
the page is left out, and named where a reader could miss it.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace
from pathlib import Path

from qda import errors
from qda.files.equations import shown_by
from qda.files.opening import contents
from qda.files.rtf_page import Page
from qda.files.rtf_words import (
    BODY,
    CHARACTERS,
    FIELD,
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
from qda.model import Reading, Span

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
_DEEPEST = 2_000
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
    wrong = reader.take(data)
    if wrong:
        raise errors.TranscriptUnreadable(path, wrong, "fetch the file again, or open it in Word and save it as .docx")
    text, labels = reader.finished()
    return Reading(
        source=path.name,
        text=text,
        encoding=reader.usual,
        title=" ".join(reader.title.split()),
        left_out=tuple(name for name in _LEFT_OUT if name in reader.left_out),
        labels=labels,
    )


def lines_of(data: bytes) -> Lines | None:
    """The lines of a text that stands in another file; None where it is broken."""
    reader = _Reader(None, raw_utf8=_is_utf8(data))
    if reader.take(data):
        return None
    text, _ = reader.finished()
    lines = Lines()
    lines.write(text)
    return lines


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


class _Reader:
    def __init__(self, forced: str | None, *, raw_utf8: bool) -> None:
        self.usual = forced or "cp1252"
        self.title = ""
        self.left_out: set[str] = set()
        self._forced = forced is not None
        self._raw_utf8 = raw_utf8
        self._group = _Group()
        self._outer: list[_Group] = []
        self._pages = [Page()]
        self._notes: list[str] = []
        self._fonts: dict[int, _Font] = {}
        self._default = -1
        self._bytes = bytearray()
        self._skip = 0
        self._instruction = ""

    def take(self, data: bytes) -> str:
        """Read a whole file. Returns what is wrong with it."""
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
                elif self._skip and word != "u":
                    self._skip -= 1
                else:
                    self._word(word, number)
            elif kind == "brace":
                self._skip = 0
                self._flush()
                if token["brace"] == b"{":
                    if len(self._outer) > _DEEPEST:
                        return "its braces are nested as no program does it"
                    self._open()
                elif self._outer:
                    self._close()
            elif kind == "sign":
                self._sign(token["sign"])
        self._flush()
        return "it is cut off: its last brace is missing" if self._outer else ""

    def finished(self) -> tuple[str, tuple[Span, ...]]:
        page = self._pages[0]
        page.end_paragraph()
        for number, note in enumerate(self._notes, start=1):
            page.lines.write(f"[{number}] {note}")
            page.lines.owe("\n")
        return page.lines.finished()

    # characters

    def _text(self, raw: bytes) -> None:
        if self._skip:
            left, self._skip = raw[self._skip :], max(0, self._skip - len(raw))
            raw = left
        if not raw or self._group.place in (QUIET, SHAPE):
            return
        if self._raw_utf8 and not raw.isascii():
            self._flush()
            self._put(raw.decode("utf-8", "replace"))
        else:
            self._bytes += raw

    def _flush(self) -> None:
        """Put what has come as bytes: two of them may be one letter."""
        if not self._bytes:
            return
        raw = bytes(self._bytes)
        self._bytes.clear()
        font = self._font()
        charset = font.charset if font else 1
        encoding = self.usual if self._forced and charset < 2 else encoding_of_charset(charset, self.usual)
        if encoding == "symbol":
            self._put(
                "".join(self._symbol(byte) for byte in raw) if self._group.place == BODY else raw.decode("latin-1")
            )
        else:
            self._put(raw.decode(encoding, "replace"))

    def _font(self) -> _Font | None:
        return self._fonts.get(self._group.font if self._group.font >= 0 else self._default)

    def _symbol(self, code: int) -> str:
        font = self._font()
        shown = " " if code & 0xFF == 0x20 else symbol(font.name if font else "symbol", f"{code:X}")
        if not shown:
            self.left_out.add("symbols")
        return shown

    def _unicode(self, number: int) -> None:
        self._flush()
        self._skip = self._group.skipped
        code = number + 0x10000 if -0x8000 <= number < 0 else number
        if self._group.place == BODY and code in _PRIVATE:
            self._put(self._symbol(code))
        elif 0 < code < 0x110000:
            self._put(chr(code))

    def _put(self, text: str) -> None:
        group = self._group
        if group.place == BODY:
            if group.hidden or group.deleted:
                if text.strip():
                    self.left_out.add("deleted text" if group.deleted else "hidden text")
            else:
                self._pages[-1].write(text, group.bold)
        elif group.place == TITLE:
            self.title += text
        elif group.place == FIELD:
            self._instruction += text
        elif group.place == FONTS:
            font = self._fonts.setdefault(group.font, _Font())
            font.name += text.split(";")[0]
        elif group.place not in (QUIET, SHAPE) and text.strip():
            self.left_out.add(group.place)

    # groups

    def _open(self) -> None:
        outer = self._group
        self._outer.append(outer)
        self._group = replace(outer, starred=False, alternatives=False, ends="")
        if outer.alternatives:
            outer.alternatives = False
            self._group.place = QUIET

    def _close(self) -> None:
        ends, place = self._group.ends, self._group.place
        self._group = self._outer.pop()
        if place == FIELD and self._group.place != FIELD:
            shown, self._instruction = shown_by(self._instruction), ""
            if shown:
                self._put(shown)
        if not ends:
            return
        page = self._pages.pop()
        page.end_paragraph()
        if ends == "note":
            self._notes.append(page.lines.finished()[0].strip())
            self._put(f"[{len(self._notes)}]")
        elif page.lines.length:
            self._pages[-1].boxes.append(page.lines)

    def _begin_page(self, ends: str) -> None:
        self._flush()
        self._group.ends, self._group.place = ends, BODY
        self._group.bold = self._group.hidden = False
        self._pages.append(Page())

    # control words

    def _sign(self, sign: bytes) -> None:
        if self._skip:
            self._skip -= 1
        elif sign in b"\\{}":
            self._bytes += sign
        elif sign == b"*":
            self._group.starred = True
        elif sign in b"\r\n":
            self._word("par", None)
        elif (character := CHARACTERS.get(sign.decode("latin-1"))) is not None:
            self._flush()
            self._put(character)

    def _word(self, word: str, number: int | None) -> None:
        group = self._group
        if word == "u" and number is not None:
            self._unicode(number)
            return
        self._flush()
        if group.starred:
            group.starred = False
            if word not in PLACES and word not in OPEN and group.place in (BODY, SHAPE):
                self.left_out |= {"pictures"} if word in PICTURES and group.place == BODY else set()
                group.place = QUIET
                return
        if (place := PLACES.get(word)) is not None:
            self._go(word, place)
        elif (character := CHARACTERS.get(word)) is not None:
            self._put(character)
        elif group.place == FONTS:
            self._font_word(word, number)
        elif word in _FORMATS:
            self._format(word, number)
        elif group.place == BODY:
            self._structure(word)
        elif group.place == SHAPE and word in ("shptxt", "dptxbxtext"):
            self._begin_page("box")

    def _go(self, word: str, place: str) -> None:
        group = self._group
        if place == TITLE:
            if group.place == QUIET and not self.title:
                group.place = TITLE
        elif group.place in (BODY, SHAPE):
            if word in PICTURES and group.place == BODY:
                self.left_out.add("pictures")
            group.place = place

    def _font_word(self, word: str, number: int | None) -> None:
        font = self._fonts.setdefault(self._group.font, _Font())
        if word == "f" and number is not None:
            self._group.font = number
            self._fonts[number] = _Font()
        elif word == "fcharset" and number is not None:
            font.charset = number

    def _format(self, word: str, number: int | None) -> None:
        group, on = self._group, number != 0
        if word == "b":
            group.bold = on
        elif word == "v":
            group.hidden = on
        elif word == "deleted":
            group.deleted = on
        elif word == "plain":
            group.bold = group.hidden = group.deleted = False
            group.font = -1
        elif word == "f":
            group.font = -1 if number is None else number
        elif word == "uc":
            group.skipped = min(max(0, 1 if number is None else number), 16)
        elif word == "deff":
            self._default = -1 if number is None else number
        elif word == "upr":
            group.alternatives = True
        elif not self._forced:
            page = encoding_of_page(number) if word == "ansicpg" and number is not None else HEADERS.get(word)
            self.usual = page if page not in (None, "symbol") else self.usual

    def _structure(self, word: str) -> None:
        if word == "footnote":
            self._begin_page("note")
        elif word == "object":
            self.left_out.add("inserted files")
        elif word not in _BREAKS or not (self._group.deleted or (self._group.hidden and word == "line")):
            self._pages[-1].structure(word)


_BREAKS = frozenset({"par", "sect", "line"})
_FORMATS = frozenset({"b", "v", "deleted", "plain", "f", "uc", "deff", "upr", "ansicpg", *HEADERS})
