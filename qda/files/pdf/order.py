"""Pieces of a page in the order in which they are read, as lines. Knows nothing of paragraphs.

The order in which the file tells them is kept where it can be that of reading: a table's cells come one after another
in it, and so do columns. Where it leads upwards or back to the left, the page is read by its white space.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from qda.files.pdf.margins import rows_of
from qda.files.pdf.pieces import Page, Piece

_COLUMN = 12
"""A block of more lines than this is a column and no cell of a table, whatever stands beside it."""
_LEAST_ROWS = 6
_MOST_COMPARED = 300
_DEEPEST = 20


@dataclass(slots=True)
class Line:
    """A line of text, from left to right."""

    pieces: list[Piece]
    page: int
    page_width: float
    cell: bool = False
    """Whether it goes on with the row of the table above it."""
    right: float | None = None
    """Where its column ends, if something stands beside it."""

    @property
    def y(self) -> float:
        return self.pieces[0].y

    @property
    def x0(self) -> float:
        return self.pieces[0].x0

    @property
    def x1(self) -> float:
        return self.pieces[-1].x1

    @property
    def size(self) -> float:
        return max(piece.size for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines that follow one another downwards, and the box round them."""

    lines: tuple[Line, ...]
    x0: float
    x1: float
    top: float
    bottom: float


def _block(lines: Sequence[Line]) -> _Block:
    return _Block(
        tuple(lines),
        min(line.x0 for line in lines),
        max(line.x1 for line in lines),
        lines[0].y + lines[0].size,
        lines[-1].y,
    )


def lines_of(page: Page, number: int) -> list[Line]:
    """The lines of a page as they are read."""
    columns = _columns(page.pieces)
    if columns:
        blocks = [_block([Line([piece], number, page.width) for piece in column]) for column in columns]
    else:
        blocks = _blocks(page, number)
        if not _can_be_read(blocks):
            blocks = _by_white_space(blocks)
    for block in blocks:
        if any(other.x0 > block.x1 - 1 and _side_by_side(block, other) for other in blocks):
            for line in block.lines:
                line.right = block.x1
    for before, block in pairwise(() if columns else blocks):
        first = block.lines[0]
        beside = abs(before.lines[0].y - first.y) < 0.6 * first.size and block.x0 > before.x1 - 1
        first.cell = beside and len(before.lines) <= _COLUMN
    return [line for block in blocks for line in block.lines]


def _side_by_side(block: _Block, other: _Block) -> bool:
    return block.bottom < other.top and other.bottom < block.top


def _blocks(page: Page, number: int) -> list[_Block]:
    """Blocks as the file tells them: one ends where the next line goes up, or stands to its side."""
    blocks: list[list[Line]] = []
    for piece in page.pieces:
        last = blocks[-1][-1] if blocks else None
        if last is not None and abs(last.y - piece.y) < 0.35 * piece.size and piece.x0 > last.x1 - 1:
            last.pieces.append(piece)
            continue
        line = Line([piece], number, page.width)
        if last is not None and _goes_on(blocks[-1], piece):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return [_block(lines) for lines in blocks]


def _goes_on(block: Sequence[Line], piece: Piece) -> bool:
    last = block[-1]
    down = 0.3 * piece.size < last.y - piece.y < 4 * max(piece.size, last.size)
    return down and any(piece.x0 < line.x1 and piece.x1 > line.x0 for line in block[-3:])


def _can_be_read(blocks: Sequence[_Block]) -> bool:
    """Whether every block stands below each one before it, or to its right."""
    for place, block in enumerate(blocks):
        slack = 0.8 * block.lines[0].size
        highest, left = block.top - slack, block.x0 + 1
        for before in blocks[max(0, place - _MOST_COMPARED) : place]:
            if before.bottom < highest and before.x1 > left:
                return False
    return True


def _by_white_space(blocks: Sequence[_Block], depth: int = 0) -> list[_Block]:
    """Blocks from the top down, and from left to right where they stand side by side."""
    if len(blocks) < 2:
        return list(blocks)
    bands = _cut(blocks, lambda block: (-block.top, -block.bottom))
    if len(bands) == 1:
        bands = _cut(blocks, lambda block: (block.x0, block.x1))
    if len(bands) == 1 or depth > _DEEPEST:
        return sorted(blocks, key=lambda block: (-round(block.top), block.x0))
    return [block for band in bands for block in _by_white_space(band, depth + 1)]


def _cut(blocks: Sequence[_Block], reach: Callable[[_Block], tuple[float, float]]) -> list[list[_Block]]:
    """Blocks in bands with white space between them, along the axis on which `reach` tells where they begin and end."""
    bands: list[list[_Block]] = []
    end = 0.0
    for block in sorted(blocks, key=lambda block: reach(block)[0]):
        begins, ends = reach(block)
        if bands and begins < end - 0.3 * block.lines[0].size:
            bands[-1].append(block)
            end = max(end, ends)
        else:
            bands.append([block])
            end = ends
    return bands


# --------------------------------------------------------------------------- columns told line by line


def _columns(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Columns of running text that the file tells across, line by line: their pieces, column by column. Else none."""
    places = {id(piece): place for place, piece in enumerate(pieces)}
    rows = rows_of(pieces)
    pairs = [row.pieces for row in rows if len(row.pieces) == 2]
    across = [pair for pair in pairs if places[id(pair[1])] == places[id(pair[0])] + 1]
    if len(across) < _LEAST_ROWS or len(across) < 0.7 * len(pairs) or 2 * len(pairs) < len(rows):
        return []
    gutter = median((left.x1 + right.x0) / 2 for left, right in across)
    sides = ([left for left, _ in across if left.x1 < gutter], [right for _, right in across if right.x0 > gutter])
    if min(map(len, sides)) < 0.9 * len(across) or not all(map(_is_prose, sides)):
        return []
    columns: list[list[Piece]] = []
    left: list[Piece] = []
    right: list[Piece] = []
    for row in rows:
        if any(piece.x0 < gutter < piece.x1 for piece in row.pieces):
            columns += [left, right, row.pieces]
            left, right = [], []
        else:
            left += [piece for piece in row.pieces if piece.x1 <= gutter]
            right += [piece for piece in row.pieces if piece.x1 > gutter]
    return [column for column in (*columns, left, right) if column]


def _is_prose(pieces: Sequence[Piece]) -> bool:
    """Whether most lines reach the end of their column, and sentences go on from line to line."""
    end = max(piece.x1 for piece in pieces)
    width = end - min(piece.x0 for piece in pieces)
    full = sum(piece.x1 > end - 0.2 * width for piece in pieces)
    goes_on = sum(piece.text[-1] not in ".?!:" for piece in pieces)
    return full > 0.6 * len(pieces) and goes_on > 0.5 * len(pieces)
