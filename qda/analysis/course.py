"""Courses: the stretches of an axis on which phases are spoken of. Knows places from 0 to 1; nothing of documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

Behind = TypeVar("Behind")


class Spoken(NamedTuple, Generic[Behind]):
    """A passage on the axis, in one of the phases (numbered in order), with what it is."""

    start: float
    end: float
    phase: int
    behind: Behind


class Stretch(NamedTuple, Generic[Behind]):
    """Passages of one phase that follow on each other, or that stand at one place."""

    start: float
    end: float
    phase: int
    behind: tuple[Behind, ...]


def stretches(spoken: Iterable[Spoken[Behind]], nearer: float = 0.01) -> list[Stretch[Behind]]:
    """The stretches of all phases, by where they start. Passages no further apart than `nearer` are one stretch."""
    found: list[Stretch[Behind]] = []
    last: dict[int, int] = {}
    for one in sorted(spoken, key=lambda one: (one.start, one.phase, one.end)):
        place = last.get(one.phase)
        if place is not None and one.start - found[place].end <= nearer:
            before = found[place]
            found[place] = before._replace(end=max(before.end, one.end), behind=(*before.behind, one.behind))
        else:
            last[one.phase] = len(found)
            found.append(Stretch(one.start, one.end, one.phase, (one.behind,)))
    return found


def first_heard(course: Sequence[Stretch[Behind]]) -> list[int]:
    """The phases in the order in which they are first spoken of."""
    return list(dict.fromkeys(one.phase for one in course))


def weight(course: Sequence[Stretch[Behind]]) -> dict[int, int]:
    """How many passages each phase has."""
    counts: dict[int, int] = defaultdict(int)
    for one in course:
        counts[one.phase] += len(one.behind)
    return dict(counts)
