"""The arrows among marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from qda.files.pictures import Mark
from ui.pictures.moving import moved

KEYS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)
GRID = tuple(Mark(row, place, place * 0.5, row * 0.3, 0.5, 0.3) for row in range(3) for place in range(4))
LONG_OVER_SHORT = (Mark(0, 0, 0.0, 0.0, 2.0, 0.3), Mark(1, 0, 0.0, 0.4, 0.2, 0.3), Mark(1, 1, 0.9, 0.4, 0.2, 0.3))


@pytest.mark.parametrize(
    ("key", "to"),
    [
        (Qt.Key.Key_Left, (1, 0)),
        (Qt.Key.Key_Right, (1, 2)),
        (Qt.Key.Key_Up, (0, 1)),
        (Qt.Key.Key_Down, (2, 1)),
        (Qt.Key.Key_Home, (1, 0)),
        (Qt.Key.Key_End, (1, 3)),
    ],
)
def test_an_arrow_goes_to_the_next_mark_that_way(key: Qt.Key, to: tuple[int, int]) -> None:
    assert moved(GRID, (1, 1), key) == to


def test_down_goes_to_the_mark_that_is_nearest() -> None:
    assert moved(LONG_OVER_SHORT, (0, 0), Qt.Key.Key_Down) == (1, 1)


def test_another_key_goes_nowhere_and_a_first_arrow_to_the_first_mark() -> None:
    assert moved(GRID, (1, 1), Qt.Key.Key_A) is None
    assert moved(GRID, None, Qt.Key.Key_Down) == (0, 0)
    assert moved((), None, Qt.Key.Key_Down) is None


@given(
    cells=st.sets(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=1),
    wide=st.floats(0.1, 2.0),
)
def test_every_mark_is_reached_by_arrows_and_no_arrow_leaves_the_picture(
    cells: set[tuple[int, int]], wide: float
) -> None:
    marks = [Mark(row, place, place * 0.5, row * 0.3, wide, 0.3) for row, place in sorted(cells)]
    reached, ahead = set(), [sorted(cells)[0]]
    while ahead:
        here = ahead.pop()
        if here in reached:
            continue
        reached.add(here)
        for key in KEYS:
            to = moved(marks, here, key)
            assert to in cells
            ahead.append(to)
    assert reached == cells
