"""Transcripts as tables, .csv, .tsv and .xlsx: a row is a turn, its columns say who spoke, when and what.

The columns are known by the names above them, in English, Norwegian, Danish, Swedish or German, else by what they
hold. What stands above the names is the header. Questions beside answers are two turns a row. Knows no storage.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import median

from qda import errors
from qda.files.cells import Cell, Sheet, sheets_of, words_of
from qda.files.prefixes import prefixed
from qda.files.question_tables import may_be_survey, pairs_of
from qda.files.spoken import Utterance, as_reading
from qda.files.times import Moments, moments_of
from qda.model import Reading
from qda.text.clean import canonical

_STEP = "name its columns Speaker, Time and Text in the first row"
_SURVEY = "it looks like answers to a survey"
_STEP_OF_SURVEY = "import it as a survey, or name its columns Speaker, Time and Text in the first row"
_SPEAKER, _START, _END, _TEXT = range(4)
_NAMES = (
    """
    speaker; speakers; speaker name; speaker label; speaker id; taler; talar; talare; taler navn; talers navn; sprecher;
    navn; namn; name; hvem; hvem snakker; hvem taler; kven snakkar; who speaks; kven; who; person; personer;
    participant; participants; deltaker; deltakar; deltager;
    informant; respondent; stemme; voice; snakker; sagt av; said by; initialer; initials; rolle; role; from speaker
    """,
    """
    start; starttid; start time; starttime; tid start; time; times; tid; tidspunkt; timestamp; timestamps; time stamp;
    tidskode; timecode; time code; tidsstempel; tidsmerke; tidsmarkering; timespan; time span; tidsrom; begin; begynner;
    from; fra; frå; in; tc in; start seconds; start s; start sec; start ms; start timecode; timecode in; time
    in; segment start;
    klokkeslett; zeit; hh mm ss
    """,
    """
    end; slutt; sluttid; slutttid; end time; endtime; tid slutt; stop; stopp; to; til; out; tc out; end seconds; end s;
    end sec; end ms; end timecode; timecode out; time out; segment end; ende; slut; sluttidspunkt
    """,
    """
    text; tekst; utsagn; utsegn; utterance; utterances; ytring; ytringer; transcript; transkript; transkripsjon;
    transkription; transcription; content; innhold; innhald; indhold; speech; tale; replikk; replikker; replikk tekst;
    said; sagt; words; ord; sentence; sentences; setning; caption; captions; subtitle; message; melding; statement;
    what was said; hva som ble sagt; hva ble sagt; hva blir sagt; hva sies; kva blir sagt; hva som sies; spoken
    text; uttalelse; transkribert tekst; transcribed text; dialog;
    dialogue; transcript text; sitat; quote; line; linje
    """,
)
_ROLES = {
    " ".join(name.split()): role for role, names in enumerate(_NAMES) for name in names.split(";") if name.strip()
}
_UNITS = re.compile(r"\b(?:hh|mm|ss|h|m|s|ms|sec|secs|seconds|sek|sekunder|milliseconds)\b")
_BESIDE_TIME = re.compile(r"[^\W\d_]{4}")
_FIRST_ROWS = 25
_MOST_COLUMNS = 5
_NAMED = 0.75
_LONGEST_NAME = 60


def read(path: Path, encoding: str | None = None) -> Reading:
    """Raises as `qda.files.read` does."""
    sheets, encoding = sheets_of(path, encoding)
    filled = [sheet for sheet in sheets if any(map(any, sheet.rows))]
    if not filled:
        raise errors.FileEmpty(path)
    for sheet in filled:
        if not sheet.hidden and (pairs := pairs_of(sheet.rows)):
            left_out = _left_out(sheet, filled, _others(sheet.rows, pairs.top, pairs.places))
            return as_reading(
                path.name,
                pairs.utterances(sheet.rows),
                above=_above(sheet, pairs.top),
                encoding=encoding,
                left_out=left_out,
            )
    found = [(sheet, layout) for sheet in filled if not sheet.hidden and (layout := _layout(sheet.rows))]
    if any(may_be_survey(sheet.rows) for sheet in filled) and not any(map(_says_text, found)):
        raise errors.TranscriptUnreadable(path, _SURVEY, _STEP_OF_SURVEY)
    if not found:
        raise errors.TranscriptUnreadable(path, "no column in it holds what was said", _STEP)
    sheet, layout = max(found, key=lambda pair: pair[1].named)
    names = layout.top if layout.named else None
    left_out = _left_out(sheet, filled, _others(sheet.rows, names, layout.columns))
    if any(_BESIDE_TIME.search(words_of(layout.cell(row, _START))) for row in sheet.rows[layout.first :]):
        left_out.append(f"the words beside times in the column “{_column_name(sheet.rows, layout, _START)}”")
    above = _above(sheet, layout.top)
    rows = sheet.rows[layout.first :]
    if layout.only_text:
        lines = (words_of(layout.cell(row, _TEXT)) for row in rows)
        text = canonical("\n".join(filter(None, (above, *lines))))
        return Reading(path.name, text, encoding, left_out=tuple(left_out))
    return as_reading(path.name, _utterances(rows, layout), above=above, encoding=encoding, left_out=left_out)


@dataclass(frozen=True, slots=True)
class _Layout:
    """Which columns say who, when (start and end) and what; None for one there is not."""

    columns: tuple[int | None, ...]
    top: int
    """How many rows stand above the names."""
    named: bool

    @property
    def first(self) -> int:
        return self.top + self.named

    @property
    def only_text(self) -> bool:
        return self.columns[_SPEAKER] is None and self.columns[_START] is None

    def cell(self, row: Sequence[Cell], role: int) -> Cell:
        column = self.columns[role]
        return row[column] if column is not None and column < len(row) else None


def _says_text(found: tuple[Sheet, _Layout]) -> bool:
    """Whether a column says by its name that what was said stands in it."""
    sheet, layout = found
    rank = _rank(words_of(layout.cell(sheet.rows[layout.top], _TEXT))) if layout.named else None
    return rank is not None and rank[0] == _TEXT


def _column_name(rows: Sequence[Sequence[Cell]], layout: _Layout, role: int) -> str:
    place = layout.columns[role] or 0
    return (words_of(layout.cell(rows[layout.top], role)) if layout.named else "") or _letter(place)


def _left_out(sheet: Sheet, filled: Sequence[Sheet], columns: Sequence[str]) -> list[str]:
    left_out = [f"the sheet “{other.name}”" for other in filled if other is not sheet]
    left_out += [f"the column “{name}”" for name in columns]
    return [*left_out, "comments"] if sheet.comments else left_out


def _above(sheet: Sheet, top: int) -> str:
    """What stands above the names of the columns."""
    return "\n".join("\t".join(filter(None, map(words_of, row))) for row in sheet.rows[:top])


def _others(rows: Sequence[Sequence[Cell]], top: int | None, read: Sequence[int | None]) -> list[str]:
    """The columns with something in them that are not read, by their names in row `top`."""
    width = max(map(len, rows))
    below = rows if top is None else rows[top + 1 :]
    held = {place for row in below for place, cell in enumerate(row) if words_of(cell)}
    names = () if top is None else rows[top]
    return [
        (words_of(names[place]) if place < len(names) else "") or _letter(place)
        for place in range(width)
        if place in held and place not in read
    ]


def _letter(place: int) -> str:
    """A column as spreadsheets call it."""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _layout(rows: Sequence[Sequence[Cell]]) -> _Layout | None:
    for number, row in enumerate(rows[:_FIRST_ROWS]):
        columns: list[int | None] = [None] * 4
        best: dict[int, int] = {}
        for place, cell in enumerate(row):
            rank = _rank(words_of(cell))
            if rank is not None and rank[1] < best.get(rank[0], 1 << 30):
                columns[rank[0]], best[rank[0]] = place, rank[1]
        if columns[_TEXT] is None and columns[_SPEAKER] is not None and columns[_START] is not None:
            columns[_TEXT] = _wordiest(rows[number + 1 :], columns)
        several = sum(column is not None for column in columns) > 1
        if columns[_TEXT] is not None and (several or sum(bool(words_of(cell)) for cell in row) == 1):
            if not several and len(_columns(rows[number:])) > 1:
                continue
            return _Layout(tuple(columns), number, named=True)
    return _by_content(rows)


_RANKS = {name: place for place, name in enumerate(_ROLES)}


def _rank(name: str) -> tuple[int, int] | None:
    """What a column with this name holds, and how far down the list of names it stands."""
    plain = " ".join(re.sub(r"[\W_]+", " ", name.casefold()).split())
    for key in (plain, " ".join(_UNITS.sub(" ", plain).split())):
        if key in _ROLES:
            return _ROLES[key], _RANKS[key]
    return None


# --------------------------------------------------------------------------- by what columns hold


def _by_content(rows: Sequence[Sequence[Cell]]) -> _Layout | None:
    """The layout of a table whose columns have no names that are known; None where it is not plain."""
    headed = _begins_with_names(rows)
    rows = rows[headed:]
    columns = _columns(rows)
    if len(columns) == 1:
        return _Layout((None, None, None, *columns), 0, named=False)
    if not 2 <= len(columns) <= _MOST_COLUMNS + headed or len(rows) < 2:
        return None
    times = [place for place, cells in columns.items() if _are_times(cells)]
    text = _wordiest(rows, times)
    if text is None:
        return None
    others = [place for place, cells in columns.items() if place not in (*times, text) and not _are_figures(cells)]
    speakers = [place for place in others if _are_names(columns[place]) and 2 * len(columns[place]) >= len(rows)]
    if not times and not speakers:
        return None
    start, end = (*times[:2], None, None)[:2]
    return _Layout((speakers[0] if speakers else None, start, end, text), 0, named=headed)


def _begins_with_names(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether the first row names the columns: words stand there, above times or figures."""
    first = [words_of(cell) for cell in rows[0]]
    if sum(map(bool, first)) < 2 or _are_figures([cell for cell in first if cell]):
        return False
    below = _columns(rows[1:])
    timed = [place for place, cells in below.items() if _are_times(cells) or (len(cells) > 1 and _are_figures(cells))]
    return any(place < len(first) and first[place] and not re.search(r"\d", first[place]) for place in timed)


def _wordiest(rows: Sequence[Sequence[Cell]], taken: Sequence[int | None]) -> int | None:
    """The column with the most words, each cell once, other than those `taken`."""
    columns = {place: cells for place, cells in _columns(rows).items() if place not in taken}
    columns = {place: cells for place, cells in columns.items() if not _are_figures(cells)}
    return max(columns, key=lambda place: sum(map(len, set(map(words_of, columns[place])))), default=None)


def _columns(rows: Sequence[Sequence[Cell]]) -> dict[int, list[Cell]]:
    columns: dict[int, list[Cell]] = {}
    for row in rows:
        for place, cell in enumerate(row):
            if words_of(cell):
                columns.setdefault(place, []).append(cell)
    return dict(sorted(columns.items()))


def _are_times(cells: Sequence[Cell]) -> bool:
    clocks = [cell for cell in cells if not isinstance(cell, int | float) and moments_of(cell).start is not None]
    return len(clocks) >= max(2, 0.8 * len(cells))


def _are_figures(cells: Sequence[Cell]) -> bool:
    return sum(not re.search(r"[^\W\d_]", words_of(cell)) for cell in cells) > 0.8 * len(cells)


def _are_names(cells: Sequence[Cell]) -> bool:
    names = [words_of(cell) for cell in cells]
    few = len(set(names)) <= max(2, min(len(names) // 2, 30))
    return few and max(map(len, names)) <= _LONGEST_NAME


# --------------------------------------------------------------------------- rows as turns


def _utterances(rows: Sequence[Sequence[Cell]], layout: _Layout) -> list[Utterance]:
    held = [row for row in rows if words_of(layout.cell(row, _TEXT)) or words_of(layout.cell(row, _SPEAKER))]
    names = [words_of(layout.cell(row, _SPEAKER)).rstrip(":").strip() for row in held]
    carries = sum(map(bool, names)) < _NAMED * len(names)
    times = _times(held, layout)
    speaker = ""
    said = []
    for row, name, (start, end) in zip(held, names, times, strict=True):
        speaker = name or (speaker if carries else "")
        said.append(Utterance(words_of(layout.cell(row, _TEXT)), speaker, start, end))
    if layout.columns[_SPEAKER] is not None:
        return said
    return [utterance for _, utterance in prefixed([("", utterance) for utterance in said])]


def _times(rows: Sequence[Sequence[Cell]], layout: _Layout) -> list[tuple[int | None, int | None]]:
    """When each row was said, in milliseconds."""
    starts = [moments_of(layout.cell(row, _START)) for row in rows]
    ends = [moments_of(layout.cell(row, _END)) for row in rows]
    unit = _unit(starts, ends)
    times = []
    for start, end in zip(starts, ends, strict=True):
        until = start.end if end.start is None and end.number is None else end.in_unit(unit)
        times.append((start.in_unit(unit), until))
    return times


def _unit(starts: Sequence[Moments], ends: Sequence[Moments]) -> float:
    """How many milliseconds a bare number in a column of times stands for: a day's, a second's or one."""
    numbers = [start.number for start in starts if start.number is not None]
    if not numbers:
        return 1000
    if len(numbers) > 1 and 0 < max(numbers) < 1 and all(number >= 0 for number in numbers):
        return 86_400_000  # a spreadsheet's time without its format
    lengths = [
        end.number - start.number
        for start, end in zip(starts, ends, strict=True)
        if start.number is not None and end.number is not None
    ]
    steps = lengths or [late - early for early, late in pairwise(numbers)]
    return 1 if steps and median(steps) > 200 else 1000
