"""A chart drawn, and where its marks lie."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qda.chart import Band, Bars, Chart, Course, Kind, Tiles
from qda.files.pictures import drawn, size_of, svg

names = st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1, max_size=30)


def tiles(rows: int, columns: int, name: str = "Namsos") -> Tiles:
    values = tuple(tuple(float(row * column % 7) for column in range(columns)) for row in range(rows))
    texts = tuple(tuple(f"{value:g}" for value in row) for row in values)
    return Tiles((f"{name} and others",) * rows, (name,) * columns, values, texts)


@settings(max_examples=12, deadline=None)
@given(rows=st.integers(1, 4), columns=st.integers(1, 70), name=names)
def test_every_tile_lies_on_the_picture_however_many_there_are(rows: int, columns: int, name: str) -> None:
    made = drawn(tiles(rows, columns, name), dpi=40)
    assert {(mark.row, mark.place) for mark in made.marks} == {
        (row, column) for row in range(rows) for column in range(columns)
    }
    for mark in made.marks:
        assert mark.x >= 0
        assert mark.x + mark.width <= made.width + 0.01
        assert mark.y + mark.height <= made.height


@pytest.mark.parametrize("name", ["Ildsjel 🙂", "北京", "قسم", "\U0001f469\u200d\U0001f33e"])
def test_letters_that_the_font_lacks_are_drawn_as_boxes(name: str) -> None:
    made = drawn(tiles(2, 2, name), dpi=40)
    assert len(made.marks) == 4
    assert svg(tiles(2, 2, name), alt=name)


@pytest.mark.parametrize(
    "chart",
    [
        tiles(2, 3),
        Bars(("Yes", "No"), (Kind("n"),), ((3.0,), (1.0,))),
        Course(("Namsos",), ((Band(0.1, 0.4, 0), Band(0.5, 0.5, 0)),), (Kind("Awareness", "#1B3D53", "1"),)),
    ],
)
def test_a_picture_has_the_size_it_says_and_is_drawn_as_svg_too(chart: Chart) -> None:
    made = drawn(chart, dpi=100)
    wide, high = size_of(made.png)
    assert wide == pytest.approx(made.width * 100, abs=1)
    assert high == pytest.approx(made.height * 100, abs=1)
    assert "<title>Two &amp; three</title>" in svg(chart, alt="Two & three")
