"""Cells as spreadsheets put them on the clipboard: lines of texts parted by tabs, quotation marks round line breaks."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence


def cells_of(text: str) -> list[list[str]]:
    """The cells of what was copied, each line as long as the longest."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    if not text:
        return []
    lines = list(csv.reader(io.StringIO(text, newline=""), delimiter="\t")) if _is_quoted(text) else _bare(text)
    width = max(map(len, lines))
    return [line + [""] * (width - len(line)) for line in lines]


def text_of(lines: Sequence[Sequence[str]]) -> str:
    """Cells as a spreadsheet takes them."""
    return "\n".join("\t".join(map(_quoted, line)) for line in lines)


def _quoted(cell: str) -> str:
    if any(sign in cell for sign in '\t\n\r"'):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def _is_quoted(text: str) -> bool:
    """Whether quotation marks stand round whole cells; one inside a cell is a mark like any other."""
    return (
        any(cell.startswith('"') for line in text.split("\n") for cell in line.split("\t")) and text.count('"') % 2 == 0
    )


def _bare(text: str) -> list[list[str]]:
    return [line.split("\t") for line in text.split("\n")]
