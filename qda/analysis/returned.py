"""A report that was edited in Word, compared with the project: which points are worded otherwise, gone, new or moved.

Three wordings are told apart: the one that was written (by its sum), the one in Word, and the project's own. Nothing
is taken over but what is chosen, all of it in one step. Knows no file format.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from qda.analysis.cells import crossing_of, summarise
from qda.margin import sum_of
from qda.model import FINDINGS, Place, Point
from qda.project import Project
from qda.report import POINT, Returned, Standing
from qda.store.cells import Crossing


class Differs(StrEnum):
    """How a point of the report differs from the project's."""

    WORDED = "worded in Word"
    BOTH = "worded in both"
    """In Word, and in the project as well since the report was written."""
    HERE = "worded here since"
    DELETED = "deleted in Word"
    GONE = "deleted here since"
    NEW = "new in Word"
    MOVED = "order in Word"


TAKEN_UNASKED = frozenset({Differs.WORDED, Differs.NEW})
"""What nothing speaks against taking over."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs. `order` is that of the points' ids in Word, where only their order differs."""

    differs: Differs
    place: Place
    here: str
    """How the project words it, "" where it has no such point."""
    there: str
    """How Word words it, "" where it is not there."""
    point_id: int | None = None
    after: int | None = None
    """The point that a new one stands behind in Word."""
    order: tuple[int, ...] = ()
    cell: Crossing | None = None
    """The cell whose summary it is, and then no point's."""


@dataclass(frozen=True, slots=True)
class Comparison:
    differences: tuple[Difference, ...]
    same: int
    """How many points and summaries are worded as they were."""
    comments: int = 0
    known: bool = True
    """Whether the report says that it was written from this project."""


def compare(project: Project, returned: Returned) -> Comparison:
    """What differs between an edited report and the project, in the report's order; what is gone from it at the end."""
    points = {f"{POINT}-{point.guid}": point for point in project.synthesis.points()}
    places = _places(project)
    found: list[Difference] = []
    same = 0
    last: dict[Place, int] = {}
    order: dict[Place, list[int]] = defaultdict(list)
    for line in returned.lines:
        if (cell := crossing_of(line.anchor)) is not None:
            here = project.cells.get(cell).summary
            differs = _worded(here, line)
            same += differs is None
            if differs is not None and here:
                found.append(Difference(differs, FINDINGS, here, line.words, cell=cell))
            continue
        point = points.get(line.anchor)
        place = point.place if point else places.get(line.heading, FINDINGS)
        if point is None:
            if line.words and (line.heading in places or line.anchor):
                new = Differs.GONE if line.anchor else Differs.NEW
                found.append(Difference(new, place, "", line.words, after=last.get(place)))
            continue
        last[place] = point.id
        order[place].append(point.id)
        differs = _worded(point.text, line)
        if differs is None:
            same += 1
        else:
            found.append(Difference(differs, place, point.text, line.words, point.id))
    there = {line.anchor for line in returned.lines}
    for anchor in sorted(returned.written - there, key=lambda anchor: points[anchor].id if anchor in points else 0):
        if anchor in points:
            point = points[anchor]
            found.append(Difference(Differs.DELETED, point.place, point.text, "", point.id))
    found += _moved(points.values(), order)
    guid = project.setting("guid")
    return Comparison(tuple(found), same, returned.comments, not returned.project or returned.project == guid)


def take(project: Project, chosen: Sequence[Difference], wordings: Sequence[str] = ()) -> None:
    """Take over what was chosen, in one step; `wordings` say, one each, how it is worded in the end, if not as in Word.

    Raises `CannotDo` where a point is gone by now, and then nothing is taken over.
    """
    with project.step("report.take", "", count=len(chosen)):
        made: dict[int | None, int] = {}
        for number, one in enumerate(chosen):
            words = wordings[number] if number < len(wordings) else one.there
            if one.order:
                for position, point_id in enumerate(one.order):
                    project.synthesis.move_point(point_id, position)
            elif one.cell is not None:
                summarise(project, one.cell, words)
            elif one.differs is Differs.DELETED and one.point_id is not None:
                project.synthesis.delete_point(one.point_id)
            elif one.point_id is not None:
                project.synthesis.set_point_text(one.point_id, words)
            else:
                behind = [point.id for point in project.synthesis.points(one.place)]
                after = made.get(one.after, one.after)
                position = behind.index(after) + 1 if after in behind else 0
                made[one.after] = project.synthesis.add_point(one.place, words, position)


def _worded(text: str, line: Standing) -> Differs | None:
    """How a wording differs from that in Word, or None."""
    if _even(text) == _even(line.words):
        return None
    in_word, here = (sum_of(words) != line.sum for words in (line.words, text))
    if in_word and here:
        return Differs.BOTH
    return Differs.HERE if here else Differs.WORDED


def _even(text: str) -> str:
    return " ".join(text.split())


def _moved(points: Collection[Point], order: dict[Place, list[int]]) -> Iterator[Difference]:
    """The places whose points stand in another order in Word."""
    for place, there in order.items():
        here = [point.id for point in points if point.place == place and point.id in set(there)]
        if here != there and sorted(here) == sorted(there):
            texts = {point.id: point.text for point in points}
            was, now = (" · ".join(texts[id_] for id_ in ids) for ids in (here, there))
            yield Difference(Differs.MOVED, place, was, now, order=tuple(there))


def _places(project: Project) -> dict[str, Place]:
    """What stands for questions, codes and findings, as a returned report's headings are called."""
    anchors = {f"question-{one.guid}": Place(one.id) for one in project.guide.questions()}
    anchors |= {f"code-{one.guid}": Place(code_id=one.id) for one in project.codes.all()}
    anchors["findings"] = FINDINGS
    return {re.sub(r"[^0-9A-Za-z]", "-", anchor): place for anchor, place in anchors.items()}
