"""The cells of .csv, .tsv and .xlsx files, sheet by sheet. Knows nothing of what they mean."""

from __future__ import annotations

import csv
import datetime
import io
import warnings
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qda import errors
from qda.files.opening import megabytes
from qda.files.plain import text_of
from qda.files.word.package import MOST_XML
from qda.files.zipped import DAMAGE, Parts, unzipped

Cell = str | int | float | bool | datetime.datetime | datetime.date | datetime.time | datetime.timedelta | None

MOST_ROWS = 200_000
"""No transcript has as many; a spreadsheet can say that it has a million, all empty."""
_MOST_MISSING = 1_100_000
_MOST_COLUMNS = 256
_LONGEST_FIELD = 10_000_000
_STEP = "open it in Excel or LibreOffice and save it anew"
_DAMAGED = (*DAMAGE, LookupError, TypeError, AttributeError, SyntaxError, ArithmeticError, AssertionError)
"""What openpyxl raises over workbooks that are altered."""


@dataclass(frozen=True, slots=True)
class Sheet:
    name: str
    rows: Sequence[Sequence[Cell]]
    hidden: bool = False
    comments: bool = False


def sheets_of(path: Path, encoding: str | None = None) -> tuple[list[Sheet], str]:
    """The sheets of a file (a .csv has one), and its encoding. Raises as `qda.files.read` does."""
    if path.suffix.lower() == ".xlsx":
        with unzipped(path, "an Excel workbook", _STEP) as parts:
            return _workbook(path, parts), ""
    text, encoding = text_of(path, encoding)
    return [Sheet("", _records(path, text))], encoding


def words_of(cell: Cell) -> str:
    """What a cell shows, without blanks round it."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return str(cell).strip()


# --------------------------------------------------------------------------- csv


def _records(path: Path, text: str) -> list[list[str]]:
    separator = _separator(text, "\t" if path.suffix.lower() == ".tsv" else "")
    if text[:4].lower() == "sep=" and "\n" in text:
        text = text.partition("\n")[2]
    usual = csv.field_size_limit(_LONGEST_FIELD)
    try:
        records = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
        if any("\n" in cell for record in records for cell in record):
            bare = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, quoting=csv.QUOTE_NONE))
            if _even(bare):  # a quotation mark that was never closed took whole rows for one cell
                records = bare
    except csv.Error as problem:
        raise errors.TranscriptUnreadable(path, f"it is no table ({problem})", _STEP) from problem
    finally:
        csv.field_size_limit(usual)
    if len(records) > MOST_ROWS:
        raise _too_long(path)
    return records


def _too_long(path: Path) -> errors.FileTooLarge:
    return errors.FileTooLarge(path, size=f"over {MOST_ROWS:,} rows", most=f"{MOST_ROWS:,} rows")


def _separator(text: str, known: str) -> str:
    """The separator that gives the same number of columns, more than one, in the most of the first rows."""
    if text[:4].lower() == "sep=" and len(text) > 5 and text[5] == "\n":
        return text[4] if text[4] not in '\n"' else ","
    sample = io.StringIO(text[:50_000], newline="")
    best, most = known or ",", 0
    for separator in (known,) if known else "\t;,|":
        sample.seek(0)
        try:
            widths = Counter(len(row) for row in csv.reader(sample, delimiter=separator))
        except csv.Error:
            continue
        widths.pop(1, None)
        found = max(widths.values(), default=0)
        if found > most:
            best, most = separator, found
    return best


def _even(records: Sequence[Sequence[str]]) -> bool:
    """Whether nearly all rows have the same number of columns, more than one."""
    widths = Counter(len(record) for record in records if record)
    widths.pop(1, None)
    return max(widths.values(), default=0) > 0.95 * sum(map(bool, records))


# --------------------------------------------------------------------------- workbooks


def _workbook(path: Path, parts: Parts) -> list[Sheet]:
    import openpyxl

    for info in parts.archive.infolist():
        if info.flag_bits & 1:
            raise parts.unreadable("it is protected by a password", "remove the password and save it anew")
        if info.filename.endswith(".xml") and info.file_size > MOST_XML:
            raise errors.FileTooLarge(path, size=megabytes(info.file_size), most=megabytes(MOST_XML))
    if "[Content_Types].xml" not in parts:
        raise parts.unreadable("it is a zip file, but not an Excel workbook")
    comments = any("comments" in name.lower() for name in parts.archive.namelist())
    try:
        with warnings.catch_warnings(action="ignore"), path.open("rb") as file:  # openpyxl leaves its own one open
            book = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
            try:
                return [
                    Sheet(sheet.title, _rows(path, sheet), sheet.sheet_state != "visible", comments)
                    for sheet in book.worksheets
                ]
            finally:
                book.close()
    except _DAMAGED as problem:
        raise parts.unreadable("it is damaged, or not an Excel workbook") from problem


def _rows(path: Path, sheet: Any) -> list[tuple[Cell, ...]]:
    """The rows of a sheet that have something in them."""
    sheet.reset_dimensions()
    rows: list[tuple[Cell, ...]] = []
    empty: tuple[Cell, ...] | None = None  # where rows are missing, openpyxl gives the same one a million times
    for count, row in enumerate(sheet.iter_rows(max_col=_MOST_COLUMNS, values_only=True)):
        if len(rows) > MOST_ROWS or count > _MOST_MISSING:
            raise _too_long(path)
        if row is empty:
            continue
        if any(cell is not None for cell in row):
            rows.append(row)
        else:
            empty = row
    return rows
