"""The pieces of text on a PDF's pages and where they stand, as pdfium tells. Knows nothing of lines or paragraphs."""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from qda.files.word.symbols import symbol

_HYPHENS = (0x02, 0xFFFE)
"""What pdfium gives for a hyphen at the end of a line."""
_BLANKS = frozenset((0x20, 0xA0, 0x09, 0x0A, 0x0D, 0x3000))
_PRIVATE = range(0xE000, 0xF900)
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_BOLD = re.compile(r"bold|black|heavy|demi|semibd|[-,]bd\b", re.IGNORECASE)
_TAB = 1.2
"""A gap of so many times the height of the letters parts two pieces on one line."""
_NUMBER_TAB = 0.45
"""The same, behind what may be the number of a line."""
_SAMPLE = 40


@dataclass(slots=True)
class Piece:
    """Text that stands together on one line. `y` is its baseline and grows upwards; lengths are in points."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    first_width: float = 0.0
    """How wide its first word is."""
    bold: int = 0
    """How many of its first characters are bold."""
    spaced: bool = False
    """Whether it stands close behind the piece before it, with no more than a space between."""


@dataclass(slots=True)
class Page:
    pieces: list[Piece]
    width: float
    bottom: float
    top: float
    letters: int = 0
    unknown: int = 0
    """Letters of which the file does not say which they are."""
    tilted: bool = False
    """Whether there is text at an angle, as a watermark is."""
    pictures: bool = False
    comments: bool = False


@dataclass(slots=True)
class _Growing:
    """A piece under way."""

    piece: Piece
    letters: list[str] = field(default_factory=list)
    length: int = 0
    bold_open: bool = False
    first_open: bool = True
    sizes: Counter[float] = field(default_factory=Counter)
    sized: tuple[int, float] = (0, 0.0)
    last: tuple[float, float] = (0.0, 0.0)
    """Where its last letter begins and ends; those of a ligature have one place."""

    def add(self, letter: str, x0: float, x1: float) -> None:
        self.last = (x0, x1)
        self.letters.append(letter)
        self.length += len(letter)
        self.piece.x0 = min(self.piece.x0, x0)
        self.piece.x1 = max(self.piece.x1, x1)
        if self.first_open:
            self.piece.first_width = self.piece.x1 - self.piece.x0

    def resize(self, size: float) -> None:
        """A word begins in letters so large: what most of the piece is set in is its size."""
        begun, before = self.sized
        self.sizes[before] += self.length - begun
        self.sized = (self.length, size)

    def whole(self) -> Piece:
        self.resize(0)
        self.piece.size = self.sizes.most_common(1)[0][0] or self.piece.size
        self.piece.text = "".join(self.letters)
        if self.bold_open:
            self.piece.bold = self.length
        return self.piece


class _Reader:
    """Reads the letters of one page through pdfium's functions."""

    def __init__(self, text_page: Any) -> None:
        import pypdfium2.raw as pdfium

        self._pdfium: Any = pdfium
        self._page = text_page
        self._box = pdfium.FS_RECTF()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._name = ctypes.create_string_buffer(128)
        self._flags = ctypes.c_int()
        self._matrix = pdfium.FS_MATRIX()
        self.turns = 0

    def quarter_turns(self, number: int) -> int | None:
        """How many quarter turns a letter is turned to the left; None for one at another angle."""
        turns = -self._pdfium.FPDFText_GetCharAngle(self._page, number) / (math.pi / 2)
        return round(turns) % 4 if abs(turns - round(turns)) < 0.06 else None

    def place(self, number: int) -> tuple[float, float, float]:
        """Left, right and baseline of a letter, as if the page were turned so that it stands upright."""
        self._pdfium.FPDFText_GetLooseCharBox(self._page, number, self._box)
        self._pdfium.FPDFText_GetCharOrigin(self._page, number, self._x, self._y)
        box = self._box
        if self.turns == 0:
            return box.left, box.right, self._y.value
        if self.turns == 1:
            return box.bottom, box.top, -self._x.value
        if self.turns == 2:
            return -box.right, -box.left, -self._y.value
        return -box.top, -box.bottom, self._x.value

    def size(self, number: int) -> float:
        """The size of a letter in points."""
        size: float = self._pdfium.FPDFText_GetFontSize(self._page, number)
        if self._pdfium.FPDFText_GetMatrix(self._page, number, self._matrix):
            size *= math.hypot(self._matrix.c, self._matrix.d) or 1.0
        return size if 0.5 < size < 1000 else 10.0

    def font(self, number: int) -> str:
        size = self._pdfium.FPDFText_GetFontInfo(self._page, number, self._name, 128, self._flags)
        return self._name.raw[: min(size, 128)].rstrip(b"\0").decode("utf-8", "replace")

    def letter(self, number: int, code: int) -> str | None:
        """What a letter looks like; None where the file does not say."""
        if code in _HYPHENS:
            return "-"
        if code in _PRIVATE:
            return symbol(self.font(number).partition("+")[2] or "symbol", f"{code:X}") or None
        if code in _LIGATURES:
            return _LIGATURES[code]
        return chr(code) if 0x20 <= code < 0x110000 and code != 0xFFFD else None


def read_page(page: Any, text_page: Any) -> Page:
    """What stands on a page, in the order in which the file tells it."""
    import pypdfium2.raw as pdfium_raw

    pdfium: Any = pdfium_raw
    raw = text_page.raw
    count = max(0, text_page.count_chars())
    reader = _Reader(raw)
    reader.turns = _usual_turns(reader, count)
    left, bottom, right, top = page.get_bbox()
    if reader.turns in (1, 3):
        left, right, bottom, top = (bottom, top, -right, -left) if reader.turns == 1 else (-top, -bottom, left, right)
    elif reader.turns == 2:
        left, right, bottom, top = -right, -left, -top, -bottom
    found = Page([], right - left, bottom, top)
    pieces: list[_Growing] = []
    growing: _Growing | None = None
    space = False
    for number in range(count):
        code = pdfium.FPDFText_GetUnicode(raw, number)
        if code in _BLANKS:
            space = True
            continue
        letter = reader.letter(number, code)
        found.letters += 1
        if letter is None or pdfium.FPDFText_HasUnicodeMapError(raw, number) == 1:
            found.unknown += 1
        x0, x1, y = reader.place(number)
        if not math.isfinite(x0 + x1 + y):
            continue
        size = growing.piece.size if growing and abs(growing.piece.y - y) < 0.01 else reader.size(number)
        if growing is None or _parts(growing, x0, x1, y, size, letter):
            if reader.quarter_turns(number) != reader.turns:
                found.tilted, growing = True, None
                continue
            beside = growing is not None and abs(growing.piece.y - y) < 1 and 0 <= x0 - growing.piece.x1 < _TAB * size
            growing = _Growing(Piece("", x0, x1, y, size, spaced=beside))
            growing.sized = (0, size)
            growing.bold_open = _BOLD.search(reader.font(number)) is not None
            pieces.append(growing)
        elif growing is not None and space:
            growing.first_open = False
            if growing.bold_open and not _BOLD.search(reader.font(number)):
                growing.bold_open, growing.piece.bold = False, growing.length
            growing.letters.append(" ")
            growing.length += 1
            growing.resize(reader.size(number))
        space = False
        if growing is not None:
            growing.add(letter or "\ufffd", x0, x1)
    found.pieces = [piece for piece in (grown.whole() for grown in pieces) if piece.text.strip()]
    return found


def _usual_turns(reader: _Reader, count: int) -> int:
    """How most of the letters of a page are turned."""
    step = max(1, count // _SAMPLE)
    turns = Counter(reader.quarter_turns(number) for number in range(0, count, step))
    turns.pop(None, None)
    return max(turns, key=lambda turn: turns[turn]) or 0 if turns else 0


def _parts(growing: _Growing, x0: float, x1: float, y: float, size: float, letter: str | None) -> bool:
    """Whether a letter at this place begins a new piece."""
    before = growing.piece
    if (x0, x1) == growing.last and y == before.y:
        return False
    em = max(size, before.size)
    gap = x0 - before.x1
    if abs(y - before.y) > 0.12 * em:
        smaller = min(size, before.size) < 0.85 * em
        if not (smaller and abs(y - before.y) < 0.55 * em and -0.1 * em < gap < 0.3 * em):
            return True
    if gap < -0.5 * em:
        backwards = letter is not None and unicodedata.bidirectional(letter[0]) in ("R", "AL", "AN", "NSM")
        return not (backwards and -0.5 * em < before.x0 - x1 < _TAB * em)
    if gap > _TAB * em:
        return True
    return gap > _NUMBER_TAB * em and growing.length < 6 and "".join(growing.letters).isdigit()
