"""Files of answers as survey tools write them: one row a respondent below one, two or three rows of headings.

Reads .xlsx, .csv and .tsv. Knows the shape of such a table; what its columns are is `text.questionnaire`'s.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from qda import errors
from qda.files.cells import Cell, Sheet, sheets_of, words_of
from qda.files.opening import readable

ENDINGS = (".xlsx", ".csv", ".tsv")
MOST_HEADINGS = 3
_CODE = re.compile(r"[\w$.#:/-]{1,32}")
_NUMBER = re.compile(r"[+−-]?[0-9]+([.,][0-9]+)?")
_DATE = re.compile(r"[0-9]{4}[-./][0-9]{1,2}[-./][0-9]{1,2}.*|[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{2,4}.*")
_IMPORT_ID = re.compile(r'\{"ImportId":')
_BLANK = frozenset({"", "\u00a0", "\ufeff"})
_STEP = "choose a table with one row for each respondent and the questions above"


@dataclass(frozen=True, slots=True)
class SurveyFile:
    """A table of answers. Each column has its name in the file, its text, and the question above where there is one."""

    source: str
    sheet: str
    sheets: tuple[str, ...]
    header_rows: int
    names: tuple[str, ...]
    """What each column is called: no two alike, the same in a later export."""
    texts: tuple[str, ...]
    stems: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    encoding: str = ""

    def column(self, name: str) -> tuple[str, ...]:
        place = self.names.index(name)
        return tuple(row[place] for row in self.rows)


def read_survey(path: Path | str, *, sheet: str = "", header_rows: int = 0, encoding: str | None = None) -> SurveyFile:
    """The answers in `path`; `sheet` and the number of heading rows are found where they are not said.

    Raises as `qda.files.read` does, and `TableUnreadable` where there is no row of answers.
    """
    path = Path(path)
    with readable(path):
        ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise errors.UnknownFormat(path, known=".xlsx, .csv and .tsv for answers to a survey")
    sheets, encoding = sheets_of(path, encoding)
    chosen = _chosen(sheets, sheet)
    rows = _rows_of(chosen) if chosen else []
    rows = rows[_preamble(rows) :]
    if not rows:
        raise errors.FileEmpty(path)
    heads = min(header_rows or heading_rows(rows), len(rows))
    body = [row for row in rows[heads:] if not _is_import_row(row)]
    if not body or (len(rows[0]) < 2 and len(body) < 2):
        raise errors.TableUnreadable(path, "the table", "there are no answers below its headings", _STEP)
    names, texts, stems = _headings(rows[:heads])
    visible = tuple(one.name for one in sheets if not one.hidden and one.rows)
    return SurveyFile(
        path.name, chosen.name if chosen else "", visible, heads, names, texts, stems,
        tuple(map(tuple, body)), encoding,
    )  # fmt: skip


def shown(cell: Cell) -> str:
    """What a cell shows: times without microseconds, midnight as a date, ticks as 1 and 0."""
    if isinstance(cell, bool):
        return "1" if cell else "0"
    words = words_of(cell)
    words = words.removesuffix(" 00:00:00") if hasattr(cell, "year") else words
    return "" if words in _BLANK else words.strip("\u00a0\ufeff ")


def _chosen(sheets: Sequence[Sheet], name: str) -> Sheet | None:
    """The sheet of that name, or else the visible one with the most rows of several cells."""
    there = [one for one in sheets if one.rows]
    named = next((one for one in there if name and one.name == name), None)
    usable = [one for one in there if not one.hidden] or there
    return named or max(usable, key=lambda one: sum(sum(cell is not None for cell in row) > 1 for row in one.rows),
                        default=None)  # fmt: skip


def _rows_of(sheet: Sheet) -> list[list[str]]:
    """The rows that have something in them, all as wide as the widest."""
    rows = [[shown(cell) for cell in row] for row in sheet.rows]
    rows = [row for row in rows if any(row)]
    width = max((place + 1 for row in rows for place, cell in enumerate(row) if cell), default=0)
    return [(row + [""] * width)[:width] for row in rows]


def _preamble(rows: Sequence[Sequence[str]]) -> int:
    """How many lines stand above the table: a title, a date, a note, each alone in its row."""
    if not rows or len(rows[0]) < 3:
        return 0
    count = 0
    while count < len(rows) - 2 and sum(map(bool, rows[count])) == 1 < sum(map(bool, rows[count + 1])) + 1:
        count += 1
    below = sum(map(bool, rows[count]))
    return count if below >= 3 and count <= 8 else 0


# --------------------------------------------------------------------------- headings


def heading_rows(rows: Sequence[Sequence[str]]) -> int:
    """How many of the first rows are headings: those that look unlike what stands below them in their columns."""
    heads = 1
    while heads < MOST_HEADINGS and heads < len(rows) - 1 and _is_heading(rows, heads):
        heads += 1
    return heads


def _is_heading(rows: Sequence[Sequence[str]], number: int) -> bool:
    row, above, below = rows[number], rows[number - 1], rows[number + 1 :]
    if _is_import_row(row) or (below and _is_import_row(below[0])):
        return True
    below = [line for line in below[:400] if not _is_import_row(line)]
    if number == 1 and _goes_on_below(above, row, below):
        return True
    votes = [_vote(cell, [line[place] for line in below]) for place, cell in enumerate(row)]
    for_it, against = votes.count(1), votes.count(-1)
    return for_it >= 2 and for_it > 2 * against and for_it >= 0.3 * sum(map(bool, row))


def _is_import_row(row: Sequence[str]) -> bool:
    return any(_IMPORT_ID.match(cell) for cell in row)


def _goes_on_below(above: Sequence[str], row: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Whether questions stand above several columns each, and what is asked in each stands in `row`: there are cells
    under blanks, and columns with a heading that have nothing, or nothing telling, in `row` but answers below."""
    under_blank = sum(bool(cell) and not head for head, cell in zip(above, row, strict=True))
    plain = sum(
        bool(head) and (not cell or _says_nothing(cell)) and any(line[place] for line in below)
        for place, (head, cell) in enumerate(zip(above, row, strict=True))
    )
    first_filled = sum(bool(head) for head in above) >= 0.1 * len(above)
    return under_blank >= 1 and plain >= 1 and first_filled


def _vote(cell: str, below: Sequence[str]) -> int:
    """Whether a cell is unlike what stands below it (1), like it (-1), or it cannot be told (0)."""
    known = [value for value in below if value]
    if not cell or len(known) < 3:
        return 0
    for kind in (_NUMBER, _DATE):
        if all(kind.fullmatch(value) for value in known):
            return -1 if kind.fullmatch(cell) else 1
    different = {value.casefold() for value in known}
    if len(different) <= max(2, len(known) // 2):
        return -1 if cell.casefold() in different else 1
    return 0


def _headings(
    heads: Sequence[Sequence[str]],
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """For each column its name, its text, and the question above it."""
    heads = [row for row in heads if not _is_import_row(row)]
    width = len(heads[0])
    if len(heads) == 1:
        texts = [text or f"({place + 1})" for place, text in enumerate(heads[0])]
        return _distinct(texts), tuple(texts), ("",) * width
    codes: Sequence[str] | None = None
    if _are_codes(heads[0], heads[1]):
        codes, heads = heads[0], heads[1:]
    stems = _filled(heads[0], heads[1]) if len(heads) > 1 else [""] * width
    last = heads[-1]
    texts = [text or stem for text, stem in zip(last, stems, strict=True)]
    if codes is not None:
        texts = [text or code for text, code in zip(texts, codes, strict=True)]
    for place in range(width):
        texts[place] = texts[place] or f"({place + 1})"
        if texts[place] == stems[place] or _says_nothing(texts[place]):
            texts[place], stems[place] = stems[place] or texts[place], ""
    if codes is not None:
        return _distinct([code or text for code, text in zip(codes, texts, strict=True)]), tuple(texts), tuple(stems)
    whole = [f"{stem}: {text}" if stem else text for stem, text in zip(stems, texts, strict=True)]
    return _distinct(whole), tuple(texts), tuple(stems)


def _are_codes(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether the first row holds the names of variables (s_1, Q3_2) and the second says what they are."""
    named = [place for place, cell in enumerate(first) if cell]
    if len(named) < 0.9 * len(first) or len({first[place].casefold() for place in named}) < len(named):
        return False
    short = sum(bool(_CODE.fullmatch(first[place])) for place in named)
    longer = sum(len(second[place]) > len(first[place]) for place in named)
    return short >= 0.9 * len(named) and longer >= 0.5 * len(named)


def _filled(row: Sequence[str], below: Sequence[str]) -> list[str]:
    """A row in which a question stands above the first of its columns only, filled up to the next one."""
    filled, last = [], ""
    for cell, under in zip(row, below, strict=True):
        last = cell or (last if under else "")
        filled.append(last)
    return filled


_NOTHING = {
    "response",
    "open-ended response",
    "svar",
    "åpent svar",
    "besvarelse",
    "fritekst",
    "tekst",
    "text",
    "answer",
}


def _says_nothing(text: str) -> bool:
    return text.casefold().strip(" :") in _NOTHING


def _distinct(names: Sequence[str]) -> tuple[str, ...]:
    """The names, with a number after those that came before."""
    seen: dict[str, int] = {}
    made = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        made.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(made)
