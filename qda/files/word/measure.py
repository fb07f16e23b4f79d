"""How much room text takes on paper: widths of characters, lines of a paragraph, columns of a table.

The widths are those of Calibri (and of Carlito, drawn to the same measures). Other fonts are near enough for what this
serves: the share of a column, and the page a heading falls on. Knows nothing of Word's XML.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from math import ceil

EM = 250
"""How many units make the size of the font: a width fits in a byte, and a sum of bytes is fast."""

_BY_WIDTH = {
    55: "'",
    57: " ilìíîï\u00a0",
    60: "j",
    62: ",‚‘’",
    63: ".I·ÌÍÎÏ",
    67: ":;",
    74: "`´",
    76: "()f",
    78: "-[]{}",
    80: "J!¡",
    85: "tr‹›°",
    98: '/\\sšz"',
    105: "L„“”cºç",
    108: "x",
    113: "vyk˜ýÿ",
    116: "FSŠ|?ZŽ¿g",
    120: "aàáâãäå",
    123: "ETYŸÈÉÊËeèéêë",
    125: "#*+<=>^_~–•±×÷§",
    127: "$0123456789£€",
    130: "«»PKXÞ",
    131: "bdhnpquðñùúûüþ",
    132: "oßòóôõöø",
    134: "CÇBR",
    143: "VAÀÁÂÃÄÅ¶",
    155: "DHÐG",
    160: "UÙÚÛÜNÑ",
    167: "OÒÓÔÕÖØQ",
    172: "&…",
    179: "%w",
    192: "Ææ",
    200: "m",
    214: "MŒœ",
    224: "W@—",
}
USUAL = 125


def _table() -> bytes:
    widths = bytearray([USUAL] * 256)
    for width, characters in _BY_WIDTH.items():
        for place in characters.encode("cp1252"):
            widths[place] = width
    return bytes(widths)


_WIDTHS = _table()
_SPACE = _WIDTHS[32]


def measure(text: str) -> int:
    """The width of `text` on one line, in units of which `EM` make the font's size."""
    return sum(text.encode("cp1252", "replace").translate(_WIDTHS))


def lines(text: str, room: float) -> int:
    """How many lines `text` fills where a line holds `room` units, broken between words as Word breaks them."""
    if "\n" in text:
        return sum(lines(part, room) for part in text.split("\n"))
    if measure(text) <= room:
        return 1
    count, used = 1, 0.0
    for word in text.replace("-", "- ").split(" "):
        width = measure(word)
        if used and used + width > room:
            count, used = count + 1, 0.0
        if width > room:
            more = int(width // room)
            count, width = count + more, int(width - more * room)
        used += width + (0 if word.endswith("-") else _SPACE)
    return count


def roughly(text: str, room: float) -> int:
    """As `lines`, without looking at the words: right on average, and fast enough for ten thousand pages."""
    width = measure(text) + text.count("\n") * room * 0.5
    return 1 if width <= room else ceil(width / (room - 2.6 * USUAL))


# --------------------------------------------------------------------------- columns of a table


@dataclass(frozen=True, slots=True)
class Columns:
    """The widths of a table's columns in whole twentieths of a point, and how its text must be set to fit them."""

    widths: tuple[int, ...]
    small: bool = False
    upright: bool = False
    """True where the headers of the columns are turned to stand on end."""

    @property
    def size(self) -> float:
        return 8.0 if self.small else 9.5


_PADDING = 190
_SAMPLE = 400


def columns(header: Sequence[str], rows: Iterable[Sequence[str]], shares: Sequence[float], page: int) -> Columns:
    """Columns that together fill `page` (in twentieths of a point), none of them narrower than its longest word.

    `shares` say what is wanted; without them, each column gets room by what it holds. Where the words do not fit, the
    text is set smaller, then the headers are turned on end.
    """
    sample = list(islice(rows, _SAMPLE))
    heads = [_longest_word(text) * 1.06 for text in header]
    bodies = [max((_longest_word(row[place]) for row in sample), default=0.0) for place in range(len(header))]
    wanted = list(shares) if len(shares) == len(header) and min(shares) > 0 else _by_content(header, sample)
    for small, upright in ((False, False), (True, False), (True, True)):
        unit = (8.0 if small else 9.5) * 20 / EM
        least = [
            max(body, EM * 1.3 if upright and place else head) * unit + _PADDING
            for place, (head, body) in enumerate(zip(heads, bodies, strict=True))
        ]
        if sum(least) <= page:
            break
    return Columns(_fitted(wanted, least, page), small, upright)


def _longest_word(text: str) -> float:
    return max((measure(word) for word in text.replace("-", "- ").split()), default=0)


def _by_content(header: Sequence[str], sample: Sequence[Sequence[str]]) -> list[float]:
    """A share for each column: its typical cell, so that long texts get more room, though not all of it."""
    shares = []
    for place, title in enumerate(header):
        cells = sorted(measure(row[place]) for row in sample) or [0]
        shares.append(max(measure(title), cells[len(cells) * 9 // 10], EM) ** 0.7)
    return shares


def _fitted(wanted: Sequence[float], least: Sequence[float], page: int) -> tuple[int, ...]:
    if sum(least) >= page:
        exact = [page * width / sum(least) for width in least]
    else:
        exact = [max(page * share / sum(wanted), floor) for share, floor in zip(wanted, least, strict=True)]
        spare = [width - floor for width, floor in zip(exact, least, strict=True)]
        over = sum(exact) - page
        if sum(spare):
            exact = [width - over * free / sum(spare) for width, free in zip(exact, spare, strict=True)]
    whole = [int(width) for width in exact]
    whole[-1] += page - sum(whole)
    return tuple(whole)
