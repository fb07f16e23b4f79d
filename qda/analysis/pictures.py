"""A picture of the project, chosen by what it shows: as values to draw, in words, with the passages behind each mark.

`picture` turns a choice into a `Pictured`; the window shows it and leads from a mark to its passages, a report prints
it. Knows no painter: how it is drawn is in `files.pictures`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from qda.analysis.picture_making import Making
from qda.analysis.pictured import Along, Choice, Measure, Pictured, Spot, What
from qda.analysis.pictures_of_cases import course, coverage
from qda.analysis.pictures_of_codes import cooccurrence, frequencies, heat
from qda.project import Project

__all__ = ["Along", "Choice", "Measure", "Pictured", "Spot", "What", "picture"]

_MAKERS: Mapping[What, Callable[[Making], Pictured]] = {
    What.HEAT: heat,
    What.COVERAGE: coverage,
    What.FREQUENCIES: frequencies,
    What.COOCCURRENCE: cooccurrence,
    What.COURSE: course,
}


def picture(project: Project, choice: Choice) -> Pictured:
    """What `choice` asks to see. Raises `CannotDo` with a sentence where there is nothing to show."""
    return _MAKERS[choice.what](Making(project, choice))
