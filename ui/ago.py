"""Moments as people say them: the time here, the day, how long ago. Knows no project."""

from __future__ import annotations

from PySide6.QtCore import QDate, QDateTime, QLocale, Qt, QTimeZone

from ui.labels import plural, tr


def moment(at: str) -> QDateTime:
    """A moment in UTC, by the clock here."""
    there = QDateTime.fromString(at, Qt.DateFormat.ISODate)
    return there.toTimeZone(QTimeZone.systemTimeZone()) if there.isValid() else QDateTime()


def clock(at: str) -> str:
    """ "14:03" """
    return str(QLocale().toString(moment(at).time(), "HH:mm"))


def day_name(day: str) -> str:
    """ "Today", "Yesterday", or the date as the system writes it."""
    date = QDate.fromString(day, Qt.DateFormat.ISODate)
    passed = date.daysTo(QDate.currentDate())
    if passed in (0, 1):
        return tr("Yesterday") if passed else tr("Today")
    words = str(QLocale().toString(date, QLocale.FormatType.LongFormat))
    return words[:1].upper() + words[1:]


def ago(at: str) -> str:
    """How long ago a moment is: "today at 14:03", "yesterday at 14:03", "3 days ago", or the date."""
    when = moment(at)
    if not when.isValid():
        return ""
    days = when.date().daysTo(QDate.currentDate())
    if days <= 0:
        return tr("today at {time}", time=clock(at))
    if days == 1:
        return tr("yesterday at {time}", time=clock(at))
    if days < 60:
        return plural(days, "{count} day ago", "{count} days ago")
    return str(QLocale().toString(when.date(), QLocale.FormatType.ShortFormat))


def in_full(at: str) -> str:
    """The day and the time."""
    day = moment(at).date().toString(Qt.DateFormat.ISODate)
    return tr("{day} at {time}", day=day_name(day), time=clock(at))
