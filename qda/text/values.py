"""What can be known of a case, a document or a speaker, as people write it: numbers, dates, yes and no, choices.

Numbers stay as they are written, dates become 2016-02-18 (or 2016-02, or 2016), yes and no are said in the study's
language. Knows no storage and no Qt.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from contextlib import suppress

from qda import errors
from qda.model import AttributeType

_NUMBER = re.compile(r"[+−-]?[0-9]+([.,][0-9]+)?")
_GROUPED = re.compile(r"[-+−]?(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+)(?:[.,]\d+)?", re.ASCII)
"""A number that nobody would take for one of a telephone."""
_YEAR_FIRST = re.compile(r"([0-9]{4})(?:-([0-9]{1,2}))?(?:-([0-9]{1,2}))?(?:[T ]00:00(?::00)?)?")
_DAY_FIRST = re.compile(r"(?:([0-9]{1,2})([./])\s?)?([0-9]{1,2})[./]\s?([0-9]{4})")
_YES = frozenset({"yes", "y", "ja", "j", "jo", "true", "sann", "1", "x", "✓"})
_NO = frozenset({"no", "n", "nei", "false", "usann", "0"})
_SAID = {"nb": ("nei", "ja"), "nn": ("nei", "ja"), "da": ("nej", "ja"), "sv": ("nej", "ja")}
_MOST_CHOICES = 8


def number_of(value: str) -> float | None:
    """A number with or without a decimal sign, in groups or not: 4500, 4 500, 3,5, -2.5. None for anything else."""
    bare = "".join(value.split())
    if not _NUMBER.fullmatch(bare):
        return None
    return float(bare.replace(",", ".").replace("−", "-"))


def date_of(value: str) -> str | None:
    """A date as 2016-02-18, a month as 2016-02, a year as 2016; None for what is none or could be two."""
    value = value.strip()
    if found := _YEAR_FIRST.fullmatch(value):
        year, month, day = found.groups()
    elif found := _DAY_FIRST.fullmatch(value):
        day, sign, month, year = found.groups()
        if sign == "/" and int(day) <= 12 and day != month:
            return None  # who writes 3/4/2016 may begin with the month
    else:
        return None
    with suppress(ValueError):
        datetime.date(int(year), int(month or 1), int(day or 1))
        return "-".join([year, *(f"{int(part):02}" for part in (month, day) if part)])
    return None


def truth_of(value: str) -> bool | None:
    """Whether a value says yes or no, in English or a Nordic language; None where it says neither."""
    word = value.strip().casefold()
    return True if word in _YES else False if word in _NO or word == "nej" else None


def checked(value: str, kind: AttributeType, name: str = "", choices: Sequence[str] = (), language: str = "en") -> str:
    """A value as it is kept, for the attribute `name`; "" stays "". Raises `CannotDo` where it is not of the kind."""
    value = value.strip()
    if not value:
        return ""
    if kind is AttributeType.NUMBER and number_of(value) is None:
        raise errors.CannotDo("“{value}” is no number, and “{name}” is one; type digits only.", value=value, name=name)
    if kind is AttributeType.DATE:
        date = date_of(value)
        if date is None:
            raise errors.CannotDo(
                "“{value}” is no date that can be read only one way, and “{name}” is one; type it as 2016-02-18.",
                value=value, name=name,
            )  # fmt: skip
        return date
    if kind is AttributeType.YES_NO:
        truth = truth_of(value)
        if truth is None:
            raise errors.CannotDo(
                "“{value}” is neither yes nor no, and “{name}” is one of them; type yes or no.", value=value, name=name
            )
        return _SAID.get(language, ("no", "yes"))[truth]
    if kind is AttributeType.CHOICE and choices:
        chosen = next((choice for choice in choices if choice.casefold() == value.casefold()), None)
        if chosen is None:
            raise errors.CannotDo(
                "“{value}” is not among the choices of “{name}” ({choices}); choose one, or add it to them.",
                value=value, name=name, choices=", ".join(choices),
            )  # fmt: skip
        return chosen
    return value


def fits(value: str, kind: AttributeType, choices: Sequence[str] = ()) -> bool:
    """Whether a value can be kept as one of the kind."""
    try:
        checked(value, kind, choices=choices)
    except errors.CannotDo:
        return False
    return True


def guessed_type(values: Iterable[str]) -> AttributeType:
    """The type that all values have; empty ones don't count, and text is where nothing narrower fits."""
    known = [value for value in (one.strip() for one in values) if value]
    if not known:
        return AttributeType.TEXT
    if all(_GROUPED.fullmatch(value) for value in known):
        return AttributeType.NUMBER
    if all(len(date_of(value) or "") == 10 for value in known):
        return AttributeType.DATE
    if all(len(value) > 1 and truth_of(value) is not None for value in known):
        return AttributeType.YES_NO
    distinct = len({value.casefold() for value in known})
    return AttributeType.CHOICE if distinct <= _MOST_CHOICES and distinct < len(known) else AttributeType.TEXT


def in_order(values: Iterable[str], kind: AttributeType, choices: Sequence[str] = ()) -> list[str]:
    """Different values in the order that is natural to their kind: numbers by size, choices as they are given."""
    places = {choice.casefold(): place for place, choice in enumerate(choices)}

    def key(value: str) -> tuple[float, str]:
        if kind is AttributeType.NUMBER:
            number = number_of(value)
            return (float("inf") if number is None else number), value
        if kind is AttributeType.YES_NO:
            return float(not truth_of(value)), value
        if kind is AttributeType.CHOICE and places:
            return places.get(value.casefold(), len(places)), value.casefold()
        return 0.0, value.casefold()

    return sorted(set(values), key=key)
