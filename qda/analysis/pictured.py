"""What a picture can be asked to show, and what it then is: a chart, its words, and the passages behind each mark.

Values only; `pictures` makes them. Knows no painter.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from qda.chart import Chart
from qda.model import Span


class What(StrEnum):
    """What a picture shows."""

    HEAT = "heat"
    """Codes by cases."""
    COVERAGE = "coverage"
    """The grid, in its four states."""
    FREQUENCIES = "frequencies"
    COOCCURRENCE = "cooccurrence"
    COURSE = "course"
    """Where each case speaks of which phase of an ordered family: the mobilisation course."""


class Measure(StrEnum):
    PASSAGES = "passages"
    WORDS = "words"
    """The share of the words said."""


class Along(StrEnum):
    """What a course runs along."""

    INTERVIEW = "interview"
    """From 0 to 100 per cent of the words."""
    DATES = "dates"


@dataclass(frozen=True, slots=True)
class Choice:
    what: What
    family: int | None = None
    """A code with those below it; for a course an ordered family, None for the first there is."""
    attribute: int | None = None
    """Group the cases by it."""
    bands: str = ""
    measure: Measure = Measure.PASSAGES
    along: Along = Along.INTERVIEW
    language: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """A passage behind a mark."""

    document_id: int
    span: Span
    coding_id: int | None = None


@dataclass(frozen=True, slots=True)
class Pictured:
    chart: Chart
    title: str
    alt: str
    """What is seen, in words."""
    spots: Mapping[tuple[int, int], tuple[Spot, ...]]
    """The passages behind each mark, by row and place as in `files.pictures.Mark`."""
    told: Mapping[tuple[int, int], str]
    """A sentence for each mark, with its numbers: “Namsos, Resignation: 4 passages”."""


Place = tuple[int, int]
"""The row and the place of a mark."""
