"""Rows of a table with stand-ins in the place of names, as reports have them. Knows no files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qda.analysis.anonymity import Swapping, names_of
from qda.project import Project

_SAID = frozenset({"quote"})
"""Columns with what somebody said: a stand-in is in brackets there, as what is marked as an edit."""


def rows_as_wanted(
    project: Project, header: Sequence[str], rows: Iterable[Sequence[str]], language: str = "", *, stand_ins: bool
) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """A header and its rows, with stand-ins for all names if they are wanted."""
    if not stand_ins:
        return tuple(header), [tuple(row) for row in rows]
    swapping = Swapping(names_of(project, language))
    ways = [swapping.quoted if column.casefold() in _SAID else swapping.plain for column in header]
    without = [tuple(way(cell) for way, cell in zip(ways, row, strict=True)) for row in rows]
    return tuple(map(swapping.plain, header)), without
