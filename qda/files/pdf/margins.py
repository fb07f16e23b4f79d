"""What stands in the margins of pages: headers, footers, page numbers, numbers of lines. Knows nothing of files."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from qda.files.pdf.pieces import Page, Piece

_PAGE_NUMBER = re.compile(
    r"(?:side|page|seite|sida|s\.|p\.|pp\.)?\s*[-–—|]?\s*(?P<number>\d{1,4}|[ivxl]{1,6})\s*"
    r"(?:(?:[-–—|/]|av|of|von|/)\s*\d{0,4})?\s*[-–—|]?",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"\d+")
_LINE_NUMBER = re.compile(r"\d{1,5}")
_DEEPEST = 4
"""How many lines a header or a footer may have."""
_SAME_PLACE = 3.0
_EDGE = 0.12
"""What share of the page is its edge, at the top and at the bottom."""


@dataclass(slots=True)
class Row:
    """What stands at one height, from left to right."""

    y: float
    pieces: list[Piece]

    @property
    def text(self) -> str:
        return " ".join(piece.text for piece in self.pieces)

    @property
    def size(self) -> float:
        return max(piece.size for piece in self.pieces)


def rows_of(pieces: Sequence[Piece]) -> list[Row]:
    """Rows from the top down."""
    rows: list[Row] = []
    for piece in sorted(pieces, key=lambda piece: (-piece.y, piece.x0)):
        if rows and rows[-1].y - piece.y < 0.35 * min(piece.size, rows[-1].size):
            rows[-1].pieces.append(piece)
        else:
            rows.append(Row(piece.y, [piece]))
    for row in rows:
        row.pieces.sort(key=lambda piece: piece.x0)
    return rows


def without_margins(pages: Sequence[Page]) -> set[str]:
    """Take what stands in the margins off the pages. Returns the names of what was taken."""
    taken: set[str] = set()
    for page in pages:
        numbers = _line_numbers(page)
        if numbers:
            taken.add("line numbers")
            page.pieces = [piece for piece in page.pieces if id(piece) not in numbers]
    rows = [rows_of(page.pieces) for page in pages]
    gone: set[int] = set()
    for name, order in (("headers", 1), ("footers", -1)):
        for number, found in enumerate(_at_edge(pages, [page_rows[::order] for page_rows in rows])):
            for row in found:
                numbered = _PAGE_NUMBER.fullmatch(row.text.strip()) is not None
                taken.add("page numbers" if numbered else name)
                gone |= {id(piece) for piece in row.pieces}
            rows[number] = [row for row in rows[number] if row not in found]
    for page in pages:
        page.pieces = [piece for piece in page.pieces if id(piece) not in gone]
    return taken


# --------------------------------------------------------------------------- headers and footers


def _at_edge(pages: Sequence[Page], rows: Sequence[Sequence[Row]]) -> list[list[Row]]:
    """For every page the rows, from its edge inwards, that other pages have at the same place."""
    found: list[list[Row]] = [[] for _ in pages]
    for depth in range(_DEEPEST):
        here = [
            (number, page_rows[depth])
            for number, page_rows in enumerate(rows)
            if len(page_rows) > depth + (len(pages) < 3) and len(found[number]) == depth
        ]
        repeated = _repeated(pages, rows, here, depth) | _numbered(pages, rows, here, depth)
        for number, row in here:
            if number in repeated:
                found[number].append(row)
        if not repeated:
            break
    return found


def _repeated(
    pages: Sequence[Page], rows: Sequence[Sequence[Row]], here: Sequence[tuple[int, Row]], depth: int
) -> set[int]:
    """The pages that have, at this depth, what others have too at the same height, but for figures."""
    alike: dict[str, list[tuple[int, Row]]] = {}
    for number, row in here:
        alike.setdefault(_FIGURES.sub("#", " ".join(row.text.split()).casefold()), []).append((number, row))
    found: set[int] = set()
    for pattern, group in alike.items():
        height = median(row.y for _, row in group)
        group = [(number, row) for number, row in group if abs(row.y - height) < _SAME_PLACE]
        sure = len(group) >= max(3, 0.25 * len(pages))
        if not sure and len(group) > 1 and 3 * len(group) >= len(pages):
            sure = all(_alone(pages[number], rows[number], depth) for number, _ in group)
        if sure and (pattern.strip("# ") or _counts(group)):
            found |= {number for number, _ in group}
    return found


def _numbered(
    pages: Sequence[Page], rows: Sequence[Sequence[Row]], here: Sequence[tuple[int, Row]], depth: int
) -> set[int]:
    """The pages whose row has a number that counts with the pages, or is one that stands alone on a single page."""
    alone = {number for number, row in here if _PAGE_NUMBER.fullmatch(row.text.strip())}
    if len(pages) == 1:
        return {number for number in alone if _alone(pages[0], rows[0], depth)}
    offset, counting = _counting(here)
    if len(counting) > 1 and set(counting) <= alone:
        return set(counting)
    height = median(row.y for number, row in here if number in counting) if counting else 0.0
    counting = [number for number, row in here if offset in _offsets(number, row) and abs(row.y - height) < _SAME_PLACE]
    return set(counting) if len(counting) >= max(3, 0.3 * len(pages)) else set()


def _offsets(number: int, row: Row) -> set[int]:
    """By how much each figure in a row is more than the number of its page."""
    return {int(figures[:6]) - number for figures in _FIGURES.findall(row.text)}


def _counting(rows: Sequence[tuple[int, Row]]) -> tuple[int, list[int]]:
    """The pages with a figure that goes up by one from page to page, and by how much it is more than the page's."""
    counts = Counter(offset for number, row in rows for offset in _offsets(number, row))
    if not counts:
        return 0, []
    offset = max(counts, key=lambda offset: counts[offset])
    return offset, [number for number, row in rows if offset in _offsets(number, row)]


def _counts(group: Sequence[tuple[int, Row]]) -> bool:
    """Whether a figure in most of the rows goes up by one from page to page."""
    return 2 * len(_counting(group)[1]) > len(group)


def _alone(page: Page, rows: Sequence[Row], depth: int) -> bool:
    """Whether a row at the edge of its page stands apart from what follows."""
    row = rows[depth]
    height = page.top - page.bottom
    at_edge = min(abs(page.top - row.y), abs(row.y - page.bottom)) < _EDGE * height
    following = rows[depth + 1] if depth + 1 < len(rows) else None
    apart = following is None or abs(row.y - following.y) > 1.9 * max(row.size, following.size)
    return at_edge and apart


# --------------------------------------------------------------------------- numbers of lines


def _line_numbers(page: Page) -> set[int]:
    """The pieces that number the lines of a page: figures in a column of their own that count downwards."""
    worded = [piece for piece in page.pieces if not _LINE_NUMBER.fullmatch(piece.text)]
    if len(worded) < 3:
        return set()
    left, right = min(piece.x0 for piece in worded), max(piece.x1 for piece in worded)
    figures = [piece for piece in page.pieces if _LINE_NUMBER.fullmatch(piece.text)]
    for numbers in (
        [piece for piece in figures if piece.x1 <= left + 1],
        [piece for piece in figures if piece.x0 >= right - 1],
    ):
        numbers = _aligned(sorted(numbers, key=lambda piece: -piece.y))
        if len(numbers) > 2 and _count_lines(numbers, rows_of(worded)):
            return {id(piece) for piece in numbers}
    return set()


def _aligned(numbers: Sequence[Piece]) -> list[Piece]:
    """Those of `numbers` that stand in one column, by their right or their left."""
    if not numbers:
        return []
    right, left = median(piece.x1 for piece in numbers), median(piece.x0 for piece in numbers)
    return max(
        [piece for piece in numbers if abs(piece.x1 - right) < 2],
        [piece for piece in numbers if abs(piece.x0 - left) < 2],
        key=len,
    )


def _count_lines(numbers: Sequence[Piece], rows: Sequence[Row]) -> bool:
    """Whether the numbers go up evenly, and with the lines of the page."""
    values = [int(piece.text) for piece in numbers]
    steps = [late - early for early, late in pairwise(values)]
    step = max(set(steps), key=steps.count)
    if step < 1 or steps.count(step) < 0.8 * len(steps):
        return False
    between = [row for row in rows if numbers[-1].y - 3 <= row.y <= numbers[0].y + 3]
    return 0.7 <= step * len(numbers) / max(1, len(between) + step - 1) <= 1.35
