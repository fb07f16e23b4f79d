"""From mark to mark by the arrows: along a row, and to the nearest above or below. Knows only where marks lie."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt

from qda.files.pictures import Mark

Cell = tuple[int, int]
"""A mark's row, and its place in the row."""


def moved(marks: Sequence[Mark], here: Cell | None, key: Qt.Key) -> Cell | None:
    """Where `key` leads from a mark; None where it is no key for that, the mark itself where there is nothing more."""
    if key not in _KEYS or not marks:
        return None
    mark = next((one for one in marks if _cell(one) == here), None)
    if mark is None:
        return _cell(marks[0])
    row = sorted((one for one in marks if one.row == mark.row), key=lambda one: (one.x, one.place))
    at = row.index(mark)
    match key:
        case Qt.Key.Key_Left:
            return _cell(row[max(at - 1, 0)])
        case Qt.Key.Key_Right:
            return _cell(row[min(at + 1, len(row) - 1)])
        case Qt.Key.Key_Home:
            return _cell(row[0])
        case Qt.Key.Key_End:
            return _cell(row[-1])
    rows = sorted({one.row for one in marks})
    step = 1 if key == Qt.Key.Key_Down else -1
    to = rows[min(max(rows.index(mark.row) + step, 0), len(rows) - 1)]
    if to == mark.row:
        return _cell(mark)
    return _cell(
        min((one for one in marks if one.row == to), key=lambda one: (_apart(one, mark), abs(one.place - mark.place)))
    )


_KEYS = frozenset((Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End))


def _cell(mark: Mark) -> Cell:
    return mark.row, mark.place


def _apart(one: Mark, other: Mark) -> float:
    """How far the middles of two marks are from each other, across."""
    return abs((one.x + one.width / 2) - (other.x + other.width / 2))
