"""What the columns of a table of answers are: who answers, what is known of them, what was asked and how.

Every proposal is to be looked at and can be put right. Knows no file and no storage.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from qda.model import ColumnRole, Option, SurveyColumn
from qda.text.scales import BESIDE, NO, NOT_TICKED, TICKED, YES, in_answer_order, known_scale
from qda.text.survey_headings import (
    asks_how_many,
    asks_to_specify,
    is_about_the_form,
    is_background,
    is_personal,
    is_respondent,
    is_time,
    parted,
)
from qda.text.values import date_of, number_of

MOST_OPTIONS = 14
"""A closed question rarely has more."""
_LONGEST_OPTION = 90

_MOMENT = re.compile(r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4}[ T,]+\d{1,2}[:.]\d{2}.*")
_CODED = re.compile(r"(-?\d{1,2})\s*(?:[=.:)–-]|\s)\s*(\S.*)")
_CODED_AFTER = re.compile(r"(\d{1,2})\s*\((.+)\)")


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of the file with what is in it, blanks left out."""

    name: str
    text: str
    stem: str
    values: tuple[str, ...]

    @property
    def known(self) -> list[str]:
        return [value for value in self.values if value]

    @property
    def different(self) -> list[str]:
        """Its values, each once, as they came."""
        return list(dict.fromkeys(self.known))


def propose(
    names: Sequence[str], texts: Sequence[str], stems: Sequence[str], rows: Sequence[Sequence[str]]
) -> tuple[SurveyColumn, ...]:
    """What each column is taken for. Columns that ask the same, a tick each, are one multiple choice."""
    columns = [
        _Column(name, text, stem, tuple(row[place] for row in rows))
        for place, (name, text, stem) in enumerate(zip(names, texts, stems, strict=True))
    ]
    columns = _with_stems(columns)
    found: list[SurveyColumn] = []
    for stem, group in groupby(columns, key=lambda column: column.stem):
        together = list(group)
        found += _of_group(stem, together) if stem else map(_alone, together)
    return _one_respondent(found, {column.name: column for column in columns})


def as_role(column: SurveyColumn, role: ColumnRole, values: Sequence[str]) -> SurveyColumn:
    """`column` taken for something else, with the options that this needs. `values` are those of its first column."""
    if column.spread and role is not ColumnRole.LEFT_OUT:
        role = ColumnRole.MULTIPLE
    if column.spread:
        return replace(column, role=role, why="")
    known = [value for value in values if value]
    separator = _separator(known) or ";" if role is ColumnRole.MULTIPLE else ""
    parts = [part for value in known for part in split(value, separator)]
    options = tuple(_options(parts, role)) if role.has_options else ()
    return replace(column, role=role, options=options, separator=separator, why="")


def joined(columns: Sequence[SurveyColumn]) -> SurveyColumn:
    """Neighbouring columns with one stem as one multiple choice, a tick in each."""
    options = tuple(Option(name, column.text) for column in columns for name in column.columns)
    names = tuple(name for column in columns for name in column.columns)
    return SurveyColumn(ColumnRole.MULTIPLE, columns[0].stem or columns[0].text, names, options=options)


def split(value: str, separator: str) -> list[str]:
    """The answers in one cell. A comma parts only where what follows does not go on in small letters."""
    if not separator:
        return [value] if value else []
    parts = [part.strip() for part in re.split(r"[;\n]" if separator == ";" else re.escape(separator), value)]
    if separator != ",":
        return list(dict.fromkeys(part for part in parts if part))
    made: list[str] = []
    for part in parts:
        if made and part[:1].islower():
            made[-1] += f", {part}"
        elif part:
            made.append(part)
    return list(dict.fromkeys(made))


def ticked(value: str) -> bool:
    """Whether a cell of its own column says that the option was chosen."""
    return value.casefold() not in NOT_TICKED


# --------------------------------------------------------------------------- columns together


def _with_stems(columns: list[_Column]) -> list[_Column]:
    """Columns whose texts begin alike, as "question [line]" and "question - option", with that as their stem."""
    halves = [("", "") if column.stem or asks_to_specify(column.text) else parted(column.text) for column in columns]
    made = []
    for place, column in enumerate(columns):
        stem, text = halves[place]
        near = [halves[other][0] for other in (place - 1, place + 1) if 0 <= other < len(columns)]
        made.append(replace(column, stem=stem, text=text) if stem and stem in near else column)
    return made


def _of_group(stem: str, columns: list[_Column]) -> list[SurveyColumn]:
    """The columns below one question: ticks of one multiple choice, or the lines of a grid."""
    ticks = [column for column in columns if _is_tick(column)]
    others = [_alone(column) for column in columns if column not in ticks]
    if len(ticks) > 1 and any(column.known for column in ticks):
        options = tuple(Option(column.name, column.text) for column in ticks)
        together = SurveyColumn(ColumnRole.MULTIPLE, stem, tuple(c.name for c in ticks), options=options)
        return [together, *(replace(one, text=one.text, stem=stem) for one in others)]
    lines = [_alone(column) for column in columns]
    scale = known_scale(value for column in columns for value in column.known)
    steps = tuple(Option(step, step) for step in scale)
    made = []
    for line, column in zip(lines, columns, strict=True):
        if steps and column.known and line.role is not ColumnRole.OPEN:
            beside = tuple(Option(v, v, beside=True) for v in column.different if v.casefold() in BESIDE)
            line = replace(line, role=ColumnRole.SCALE, options=steps + beside)
        made.append(line)
    return made


def _is_tick(column: _Column) -> bool:
    """Whether a column says of one option whether it was chosen: 1 and 0, x and nothing, its own words and nothing."""
    words = {value.casefold() for value in column.known}
    own = column.text.casefold()
    if words <= {own}:
        return True
    if words & {"nei", "no"} or len(words) > 2:
        return False
    return words <= (TICKED | NOT_TICKED) and not (len(column.known) == len(column.values) and words == {"ja"})


def _one_respondent(found: list[SurveyColumn], columns: dict[str, _Column]) -> tuple[SurveyColumn, ...]:
    """At most one column says who answers; where none does, the time of answering does if no two answered at once."""
    keys = [place for place, column in enumerate(found) if column.role is ColumnRole.RESPONDENT]
    for place in keys[1:]:
        found[place] = replace(found[place], role=ColumnRole.LEFT_OUT, why="another id")
    if not keys:
        for place, column in enumerate(found):
            values = columns[column.columns[0]].values
            if column.why == "time" and all(values) and len(set(values)) == len(values) and ":" in values[0]:
                found[place] = replace(column, role=ColumnRole.RESPONDENT, why="time")
                break
    return tuple(found)


# --------------------------------------------------------------------------- one column


def _alone(column: _Column) -> SurveyColumn:
    """What a column is by itself."""
    role, why = _role(column)
    separator = _separator(column.known) if role is ColumnRole.MULTIPLE else ""
    parts = [part for value in column.known for part in split(value, separator)]
    options = tuple(_options(parts, role)) if role.has_options else ()
    return SurveyColumn(role, column.text, (column.name,), column.stem, options, separator, why)


def _role(column: _Column) -> tuple[ColumnRole, str]:
    known, header = column.known, column.text.strip(" :?*")
    if not known:
        return ColumnRole.LEFT_OUT, "empty"
    if is_personal(header) or sum("@" in value and " " not in value for value in known) > len(known) / 2:
        return ColumnRole.LEFT_OUT, "personal"
    unique = len(set(known)) == len(column.values)
    if is_respondent(header) and unique:
        return ColumnRole.RESPONDENT, ""
    if is_time(header) or (len(known) > 2 and all(_is_time(value) for value in known)):
        return ColumnRole.LEFT_OUT, "time"
    if is_about_the_form(header) and (len(set(known)) < 4 or all(number_of(value) is not None for value in known)):
        return ColumnRole.LEFT_OUT, "form"
    background = is_background(header)
    if all(number_of(value) is not None for value in known):
        if asks_how_many(header):
            return ColumnRole.NUMBER, ""
        return _role_of_numbers(known, background=background), ""
    if known_scale(known) or _coded(known):
        return ColumnRole.SCALE, ""
    few = _is_closed(known)
    yes_or_no = {value.casefold() for value in known} <= {*YES, *NO, *BESIDE}
    if background and not yes_or_no and (few or _short(known)):
        return ColumnRole.ATTRIBUTE, ""
    if asks_to_specify(header) and not few:
        return ColumnRole.OPEN, ""
    if _separator(known):
        return ColumnRole.MULTIPLE, ""
    return (ColumnRole.SINGLE if few else ColumnRole.OPEN), ""


def _role_of_numbers(known: Sequence[str], *, background: bool) -> ColumnRole:
    values = {number_of(value) for value in known}
    whole = all(value is not None and value.is_integer() and 0 <= value <= 10 for value in values)
    if background:
        return ColumnRole.ATTRIBUTE
    if whole and values <= {0.0, 1.0}:
        return ColumnRole.SINGLE
    return ColumnRole.SCALE if whole and (len(known) > len(values) or len(known) < 4) else ColumnRole.NUMBER


def _is_closed(known: Sequence[str]) -> bool:
    """Whether the answers were chosen rather than written: few different ones, short, and said again and again."""
    different = {value.casefold() for value in known}
    if different <= {*YES, *NO, *BESIDE}:
        return True
    if len(different) > MOST_OPTIONS or max(map(len, known)) > _LONGEST_OPTION:
        return False
    return (
        len(known) >= 4
        and len(different) <= max(2, 0.5 * len(known))
        and Counter(value.casefold() for value in known).most_common(1)[0][1] > 1
    )


def _short(known: Sequence[str]) -> bool:
    return max(map(len, known)) <= 60


def _separator(known: Sequence[str]) -> str:
    """What parts several answers in a cell: what does so leaves few different parts, most of them said again."""
    for separator in (";", "|", ","):
        parts = [split(value, separator) for value in known]
        many = sum(len(one) > 1 for one in parts)
        every = [part for one in parts for part in one]
        counts = Counter(every)
        if not every or len(counts) > MOST_OPTIONS or max(map(len, counts)) > _LONGEST_OPTION:
            continue
        ends = separator == ";" and all(value.rstrip().endswith(";") for value in known)
        again = sum(count for count in counts.values() if count > 1) >= 0.7 * len(every)
        if (ends and (many or len(counts) < len(every))) or (
            many >= 2 and again and len(counts) < len(set(known)) + many
        ):
            return separator
    return ""


def _is_time(value: str) -> bool:
    return bool(_MOMENT.fullmatch(value)) or (len(value) > 7 and date_of(value) is not None)


# --------------------------------------------------------------------------- options


def _options(values: Sequence[str], role: ColumnRole) -> list[Option]:
    """What could be answered, in the order of a questionnaire."""
    different = list(dict.fromkeys(value for value in values if value))
    if role is ColumnRole.SCALE:
        return _steps(different)
    counts = Counter(values)
    if role is ColumnRole.MULTIPLE:
        different.sort(key=lambda value: -counts[value])
    if all(number_of(value) is not None for value in different):
        different.sort(key=lambda value: number_of(value) or 0.0)
    coded = _coded(different)
    if coded:
        return [Option(value, label) for _, label, value in coded]
    return [Option(value, value, value.casefold() in BESIDE) for value in in_answer_order(different)]


def _steps(different: Sequence[str]) -> list[Option]:
    """The steps of a scale, from one end to the other, and what stands beside it."""
    beside = [Option(value, value, beside=True) for value in different if value.casefold() in BESIDE]
    on = [value for value in different if value.casefold() not in BESIDE]
    scale = known_scale(on)
    if scale:
        return [*(Option(step, step) for step in scale), *beside]
    coded = _coded(on)
    if coded:
        return [*(Option(value, label) for _, label, value in coded), *beside]
    if on and all(number_of(value) is not None for value in on):
        return [*_whole_scale(on), *beside]
    return [*(Option(value, value) for value in on), *beside]


def _whole_scale(numbers: Sequence[str]) -> list[Option]:
    """A scale of numbers with the steps nobody chose: 1 to 5, 1 to 7, 0 to 10."""
    there = {number_of(value): value for value in numbers}
    sure = [value for value in there if value is not None]
    if not all(value.is_integer() for value in sure):
        return [Option(there[value], there[value]) for value in sorted(sure)]
    low, high = int(min(sure)), int(max(sure))
    first, last = (0 if low == 0 else 1), next((end for end in (2, 4, 5, 6, 7, 10) if end >= high), high)
    if low == 0 and high <= 1:
        last = 1
    last = 5 if first == 1 and high in (3, 4) else last
    return [
        Option(there.get(float(step), str(step)), there.get(float(step), str(step))) for step in range(first, last + 1)
    ]


def _coded(values: Sequence[str]) -> list[tuple[int, str, str]]:
    """Values such as "1 = Helt uenig" as (number, label, value), by number; [] unless all (two at least) are such."""
    found = []
    for value in dict.fromkeys(values):
        if value.casefold() in BESIDE:
            continue
        match = _CODED.fullmatch(value) or _CODED_AFTER.fullmatch(value)
        if match is None or number_of(value) is not None or match[2][0].isdigit() or len(value) > _LONGEST_OPTION:
            return []
        found.append((int(match[1]), match[2].strip(), value))
    numbers = {number for number, _, _ in found}
    return sorted(found) if len(found) >= 2 and len(numbers) == len(found) else []
