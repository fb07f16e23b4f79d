"""Lists as csv: codings, cases and interviews. Knows no storage: whether a document or a code exists is not asked here.

UTF-8 or what older spreadsheets save; commas, semicolons or tabs. The first row names the columns, in any order and
case; rows are counted as a spreadsheet counts them, the header being row 1.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from qda import errors
from qda.files.plain import text_of
from qda.files.saving import whole
from qda.model import AttributeType, Part
from qda.text.values import guessed_type

CODING_COLUMNS = (
    "document",
    "case",
    "speaker",
    "code",
    "start",
    "end",
    "coder",
    "created",
    "memo",
    "quote",
)
"""What a list of codings is written with."""

_LONGEST_FIELD = 10_000_000


@dataclass(frozen=True, slots=True)
class CodingRow:
    """One code on one quote. `line` is its row in the file; `occurrence` counts from 1."""

    line: int
    document: str
    code: str
    quote: str
    memo: str = ""
    coder: str = ""
    start: int | None = None
    end: int | None = None
    occurrence: int | None = None
    created: str = ""


@dataclass(frozen=True, slots=True)
class CaseTable:
    """Cases by name with what is known of each; an attribute that a case lacks is not in its mapping."""

    attributes: tuple[tuple[str, AttributeType], ...]
    rows: tuple[tuple[str, Mapping[str, str]], ...]


@dataclass(frozen=True, slots=True)
class InterviewRow:
    """One speaker of one document. `date` is as ISO where it was a whole date, otherwise as written."""

    line: int
    document: str
    case: str
    date: str
    speaker: str
    part: Part | None
    role: str
    name: str = ""
    """What the document is to be called from now on, where that is not its file's name."""


def read_codings(path: Path | str) -> tuple[CodingRow, ...]:
    """The codings in a csv file with at least the columns document, code and quote.

    Raises `errors.TableUnreadable` with the row and column of what is wrong.
    """
    table = _Table(Path(path), ("document", "code", "quote"))
    return tuple(_coding(row) for row in table.rows)


def _coding(row: _Row) -> CodingRow:
    start, end = row.number("start", 0), row.number("end", 1)
    if (start is None) != (end is None):
        raise row.refused("start" if start is None else "end", "one of start and end is missing", "give both or none")
    if start is not None and end is not None and end <= start:
        raise row.refused("end", f"the end {end} is not after the start {start}", "correct them, or empty both")
    return CodingRow(
        line=row.line,
        document=row.needed("document"),
        code=row.needed("code"),
        quote=row.needed("quote", as_it_stands=True),
        memo=row["memo"],
        coder=row["coder"],
        start=start,
        end=end,
        occurrence=row.number("occurrence", 1),
        created=row["created"],
    )


def write_codings(rows: Iterable[Sequence[str]], path: Path | str) -> None:
    """Write codings, each with as many texts as `CODING_COLUMNS`."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(CODING_COLUMNS)
    writer.writerows(rows)
    with whole(Path(path)) as file:
        file.write(text.getvalue().encode("utf-8"))


def read_table(path: Path | str) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The header and the rows of a .csv, .tsv or .xlsx file, of a workbook those of the sheet with the most in it.

    The header is the first row with two texts or more, or the first of all; rows are as long as it is. Raises
    `errors.TableUnreadable` where there is nothing below a header.
    """
    from qda.files.cells import sheets_of, words_of

    path = Path(path)
    sheets, _ = sheets_of(path)
    tables = [[[_plain(words_of(cell)) for cell in row] for row in sheet.rows] for sheet in sheets if not sheet.hidden]
    filled = [[row for row in table if any(row)] for table in tables]
    rows = max(filled, key=lambda table: sum(bool(text) for row in table for text in row), default=[])
    top = next((place for place, row in enumerate(rows) if sum(map(bool, row)) > 1), 0)
    rows = rows[top:]
    if len(rows) < 2:
        raise errors.TableUnreadable(
            path, "its first row", "no rows stand below it", "name the columns in the first row"
        )
    width = max(place for row in rows for place, text in enumerate(row, 1) if text)
    header, *body = (tuple((row + [""] * width)[:width]) for row in rows)
    return header, tuple(body)


def _plain(text: str) -> str:
    """What a cell shows; a date without its midnight."""
    return text.removesuffix(" 00:00:00")


def read_cases(path: Path | str) -> CaseTable:
    """The cases in a csv file with the column case; every other column is an attribute, its type guessed.

    Raises `errors.TableUnreadable`, also where a case stands twice.
    """
    table = _Table(Path(path), ("case",))
    names = [name for name in table.columns if name != "case"]
    seen: dict[str, int] = {}
    rows = []
    for row in table.rows:
        case = row.needed("case")
        first = seen.setdefault(case.casefold(), row.line)
        if first != row.line:
            raise row.refused("case", f"“{case}” stands already in row {first}", "make the two into one")
        rows.append((case, {table.columns[name]: row[name] for name in names if row[name]}))
    attributes = tuple((table.columns[name], guessed_type(row[name] for row in table.rows)) for name in names)
    return CaseTable(attributes, tuple(rows))


def read_interviews(path: Path | str) -> tuple[InterviewRow, ...]:
    """The speakers in a csv file with the column document, and any of case, date, speaker, part, role and name."""
    table = _Table(Path(path), ("document",))
    return tuple(
        InterviewRow(
            line=row.line,
            document=row.needed("document"),
            case=row["case"],
            date=_iso(row["date"]),
            speaker=row["speaker"],
            part=_part(row),
            role=row["role"],
            name=row["name"],
        )
        for row in table.rows
    )


_PARTS = {
    "interviewer": Part.INTERVIEWER,
    "intervjuer": Part.INTERVIEWER,
    "intervjuar": Part.INTERVIEWER,
    "participant": Part.PARTICIPANT,
    "informant": Part.PARTICIPANT,
    "deltaker": Part.PARTICIPANT,
    "deltakar": Part.PARTICIPANT,
}


def _part(row: _Row) -> Part | None:
    text = row["part"]
    if text and text.casefold() not in _PARTS:
        raise row.refused("part", f"“{text}” is no part", "write interviewer or participant")
    return _PARTS[text.casefold()] if text else None


# --------------------------------------------------------------------------- dates

_ISO_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")


def _iso(date: str) -> str:
    """A whole date as 2016-02-18; anything else as it was written."""
    day_first, iso = _DAY_FIRST.fullmatch(date), _ISO_DATE.fullmatch(date)
    if day_first:
        day, month, year = (int(part) for part in day_first.groups())
    elif iso:
        year, month, day = (int(part) for part in iso.groups())
    else:
        return date
    return f"{year:04}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else date


# --------------------------------------------------------------------------- any table


@dataclass(frozen=True, slots=True)
class _Row:
    path: Path
    line: int
    values: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.values.get(column, "").strip()

    def needed(self, column: str, *, as_it_stands: bool = False) -> str:
        if not self[column]:
            raise self.refused(column, "it is empty", "fill it in, or take the row away")
        return self.values[column] if as_it_stands else self[column]

    def number(self, column: str, least: int) -> int | None:
        text = self[column]
        if not text:
            return None
        if not (text.isascii() and text.isdigit()) or len(text) > 12 or int(text) < least:
            raise self.refused(column, f"“{text}” is not a whole number from {least}", "correct it, or empty it")
        return int(text)

    def refused(self, column: str, reason: str, step: str) -> errors.TableUnreadable:
        return errors.TableUnreadable(self.path, f"row {self.line}, column “{column}”", reason, step)


class _Table:
    """A csv file with a header. `columns` maps the lower-case name of a column to its name as written."""

    def __init__(self, path: Path, needed: Sequence[str]) -> None:
        self.path = path
        text, _ = text_of(path)
        (top, header), *body = self._records(text)
        self.columns = self._columns(top, header, needed)
        keys = [name.strip().casefold() for name in header]
        self.rows = [self._row(line, keys, record) for line, record in body]

    def _records(self, text: str) -> list[tuple[int, list[str]]]:
        """The rows with something in them, and their numbers. The separator is the one the header has most of."""
        begin = next((line for line in text.split("\n") if line.strip()), "")
        separator = max(",;\t", key=begin.count)
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
        records: list[list[str]] = []
        usual = csv.field_size_limit(_LONGEST_FIELD)
        try:
            records.extend(reader)
        except csv.Error as problem:
            raise errors.TableUnreadable(
                self.path,
                f"row {len(records) + 1}",
                f"the row cannot be taken apart ({problem})",
                "put quotation marks round texts that hold commas, and double those inside",
            ) from problem
        finally:
            csv.field_size_limit(usual)
        filled = [(line, record) for line, record in enumerate(records, 1) if any(map(str.strip, record))]
        if not filled:
            raise errors.FileEmpty(self.path)
        return filled

    def _columns(self, top: int, header: Sequence[str], needed: Sequence[str]) -> dict[str, str]:
        columns: dict[str, str] = {}
        for name in map(str.strip, header):
            if name and name.casefold() in columns:
                raise self._refused(top, f"the column “{name}” is there twice", "rename one of them")
            if name:
                columns[name.casefold()] = name
        for name in needed:
            if name not in columns:
                all_needed = " and ".join(filter(None, (", ".join(needed[:-1]), needed[-1])))
                step = f"the first row must name {all_needed}"
                raise self._refused(top, f"there is no column “{name}”", step)
        return columns

    def _row(self, line: int, keys: Sequence[str], record: Sequence[str]) -> _Row:
        extra = [value for value in record[len(keys) :] if value.strip()]
        if extra:
            raise self._refused(
                line,
                f"there are {len(record)} values and the header names {len(keys)}",
                "put quotation marks round texts that hold commas or semicolons",
            )
        values = {}
        for key, value in zip_longest(keys, record[: len(keys)], fillvalue=""):
            if key:
                values[key] = value
            elif value.strip():
                raise self._refused(line, f"“{value.strip()}” stands in a column without a name", "name the column")
        return _Row(self.path, line, values)

    def _refused(self, line: int, reason: str, step: str) -> errors.TableUnreadable:
        return errors.TableUnreadable(self.path, f"row {line}", reason, step)
