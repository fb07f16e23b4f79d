"""Times as cells of tables and the .json of programs hold them. Knows neither."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from qda.files.spoken import milliseconds

_CLOCK = re.compile(
    r"(?:(?P<hours>\d{1,3}):)?(?P<minutes>\d{1,3}):(?P<seconds>\d{2})(?:[.,](?P<fraction>\d{1,9})|-(?P<tenth>\d)(?=#))?"
)
_UNITS = re.compile(
    r"(?:(?P<hours>\d{1,3})\s*h\w*)?\s*(?:(?P<minutes>\d{1,4})\s*m(?:in\w*)?\.?)?\s*(?:(?P<seconds>\d{1,6})\s*s\w*\.?)?",
    re.IGNORECASE,
)
_ISO = re.compile(r"PT(?:(?P<hours>\d{1,4})H)?(?:(?P<minutes>\d{1,6})M)?(?:(?P<seconds>\d{1,8}(?:\.\d{1,9})?)S)?")
_NUMBER = re.compile(r"\d{1,12}(?:[.,]\d{1,9})?")
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Moments:
    """What a cell tells of time: a start and an end in milliseconds, or a bare number of something."""

    start: int | None = None
    end: int | None = None
    number: float | None = None

    def in_unit(self, unit: float) -> int | None:
        if self.start is not None or self.number is None:
            return self.start
        return max(0, round(self.number * unit))


def moments_of(cell: object) -> Moments:
    """Clock times, spreadsheets' times, "1m 2s", f4's marks, and numbers."""
    if isinstance(cell, datetime.timedelta):
        return Moments(milliseconds(cell.total_seconds()))
    if isinstance(cell, datetime.datetime):
        return Moments(_within_day(cell.time())) if cell.year <= 1900 else Moments()
    if isinstance(cell, datetime.time):
        return Moments(_within_day(cell))
    if isinstance(cell, bool) or cell is None:
        return Moments()
    if isinstance(cell, int | float):
        return Moments(number=float(cell)) if 0 <= cell < 1e12 else Moments()
    words = str(cell).strip()
    if not words or len(words) > _LONGEST:
        return Moments()
    clocks = [_clock(found) for found in _CLOCK.finditer(words)]
    if clocks:
        return Moments(clocks[0], clocks[1] if len(clocks) > 1 else None)
    if _NUMBER.fullmatch(words):
        return Moments(number=float(words.replace(",", ".")))
    units = _UNITS.fullmatch(words)
    if units and any(units.groups()):
        return Moments(_clock(units))
    return Moments()


def told_moment(told: object) -> int | None:
    """A time in milliseconds as programs tell it: seconds, “1.5s”, “PT1M1.5S”, a clock, seconds and nanoseconds."""
    if isinstance(told, dict):
        parts = [milliseconds(told.get(name, 0)) for name in ("seconds", "nanos")]
        return None if None in parts else (parts[0] or 0) + (parts[1] or 0) // 1_000_000_000
    if isinstance(told, str):
        words = told.strip()
        if iso := _ISO.fullmatch(words):
            minutes = int(iso["hours"] or 0) * 60 + int(iso["minutes"] or 0)
            return milliseconds(minutes * 60 + float(iso["seconds"] or 0))
        if ":" in words:
            clock = _CLOCK.fullmatch(words)
            return _clock(clock) if clock else None
        return milliseconds(words.removesuffix("s"))
    return milliseconds(told)


def _within_day(time: datetime.time) -> int:
    return ((time.hour * 60 + time.minute) * 60 + time.second) * 1000 + time.microsecond // 1000


def _clock(found: re.Match[str]) -> int:
    groups = found.groupdict()
    seconds = (int(groups["hours"] or 0) * 60 + int(groups["minutes"] or 0)) * 60 + int(groups["seconds"] or 0)
    fraction = groups.get("fraction") or groups.get("tenth") or "0"
    return seconds * 1000 + int(fraction[:3].ljust(3, "0"))
