"""Tables as .csv and .xlsx: a report's tables and points, or plain rows. Knows no project.

Text stays text: nothing is taken for a formula, a date or a number.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from qda.files.characters import legal
from qda.files.saving import whole
from qda.report import Bullet, Heading, Quote, Report, Table

if TYPE_CHECKING:
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

MOST = 32_767
"""Characters an Excel cell holds. What is longer goes on in rows of its own below."""
_LONG = ("quote", "point", "memo", "summary", "definition")
"""Columns of long texts."""
_FORBIDDEN = str.maketrans("[]:*?/\\", "       ")


def write_csv(header: Sequence[str], rows: Iterable[Sequence[str]], path: Path) -> None:
    """Write rows as UTF-8 with a mark at its beginning, which Excel needs to read æøå; whole or not at all."""
    with whole(path) as file:
        text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", errors="replace")
        writer = csv.writer(text)
        writer.writerow(header)
        writer.writerows(rows)
        text.flush()
        text.detach()


def write_rows_xlsx(header: Sequence[str], rows: Iterable[Sequence[str]], path: Path) -> None:
    """Write rows as the one sheet of a workbook."""
    _write([("Sitat", header, rows)], path)


def write_xlsx(report: Report, path: Path) -> None:
    """Write a sheet for each table of a report, and one for its points and quotes where it has some."""
    _write(list(_sheets(report)), path)


Value = str | int | float
Sheet = tuple[str, Sequence[str], Iterable[Sequence[Value]]]


def write_sheets(sheets: Iterable[Sheet], path: Path) -> None:
    """Write a sheet for each of several tables, whole or not at all. What is a number there is one in Excel."""
    _write(list(sheets), path)


def _sheets(report: Report) -> Iterator[Sheet]:
    said = list(_said(report))
    if said:
        yield report.title, ("heading", "point", "quote", "attribution"), said
    heading = report.title
    for piece in report.pieces:
        if isinstance(piece, Heading):
            heading = piece.text
        elif isinstance(piece, Table):
            yield piece.caption or heading, piece.header, piece.rows


def _said(report: Report) -> Iterator[tuple[str, str, str, str]]:
    """A row for each quote, and for each point without one."""
    heading = point = ""
    bare = False
    for piece in report.pieces:
        if bare and not isinstance(piece, Quote):
            yield heading, point, "", ""
            bare = False
        match piece:
            case Heading(_, text, _):
                heading, point = text, ""
            case Bullet(text, _, _):
                point, bare = text, True
            case Quote():
                yield heading, point, piece.text, piece.attribution
                bare = False
    if bare:
        yield heading, point, "", ""


def _write(sheets: list[Sheet], path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    taken: set[str] = set()
    for title, header, rows in sheets:
        sheet = book.create_sheet(_title(title, taken))
        sheet.freeze_panes = "A2"
        for number, name in enumerate(header):
            sheet.column_dimensions[_letter(number)].width = 60 if name in _LONG else 24
        sheet.append([_cell(sheet, name, strong=True) for name in header])
        for row in rows:
            for part in _parts(row):
                sheet.append([_cell(sheet, value) for value in part])
    with whole(path) as file:
        book.save(file)


def _parts(row: Sequence[Value]) -> Iterator[list[Value]]:
    """The row; and where a cell is too long for Excel, rows below it in which it goes on."""
    cells = [legal(value) if isinstance(value, str) else value for value in row]
    yield [cell[:MOST] if isinstance(cell, str) else cell for cell in cells]
    texts = [cell if isinstance(cell, str) else "" for cell in cells]
    for start in range(MOST, max(map(len, texts), default=0), MOST):
        yield [text[start : start + MOST] for text in texts]


def _cell(sheet: WriteOnlyWorksheet, value: Value, *, strong: bool = False) -> object:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font

    cell = WriteOnlyCell(sheet, value=legal(value) if isinstance(value, str) else value)
    if isinstance(value, str):
        cell.data_type = "s"
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if strong:
        cell.font = Font(bold=True)
    return cell


def _title(wanted: str, taken: set[str]) -> str:
    """A sheet's name: at most 31 characters, none that Excel forbids, no two alike."""
    base = " ".join(legal(wanted).translate(_FORBIDDEN).strip("' ").split())[:31] or "Sitat"
    name, number = base, 2
    while name.casefold() in taken:
        name = f"{base[: 31 - len(str(number)) - 3]} ({number})"
        number += 1
    taken.add(name.casefold())
    return name


def _letter(number: int) -> str:
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(number + 1))
