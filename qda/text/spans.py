"""Spans at work: shift after an edit, trim, number paragraphs, find what overlaps, pack stripes into lanes.

Knows a text and pairs of offsets; nothing of what a span stands for.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from heapq import heappop, heappush

from qda.model import Span


def moved(span: Span, at: int, removed: int, inserted: int) -> Span:
    """Where `span` is after the text in ``[at, at + removed)`` was replaced by `inserted` characters.

    The span keeps the characters it had that are still there. What is typed or replaced inside it becomes
    part of it; what is inserted exactly at its start pushes it right, exactly at its end leaves it alone.
    Where all of it and more was replaced, a span of no length is left at `at`.
    """
    start, end = span
    edit_end = at + removed
    by = inserted - removed
    if edit_end <= start:
        return Span(start + by, end + by)
    if at >= end:
        return span
    if start <= at and edit_end <= end:
        return Span(start, end + by)
    if at <= start and end <= edit_end:
        return Span(at, at)
    if at < start:
        return Span(at + inserted, end + by)
    return Span(start, at)


def trimmed(text: str, span: Span) -> Span:
    """`span` without the white space at its ends; of no length, at its start, where there is nothing else."""
    words = span.of(text)
    without_head = words.lstrip()
    if not without_head:
        return Span(span.start, span.start)
    start = span.start + len(words) - len(without_head)
    return Span(start, start + len(without_head.rstrip()))


def context(text: str, span: Span, length: int = 32) -> tuple[str, str]:
    """Up to `length` characters before `span`, and as many after it."""
    return text[max(0, span.start - length) : span.start], text[span.end : span.end + length]


_FEW = 24
"""Numbers asked of one text, backwards, from which on an index pays."""
_INDENTED = re.compile(r"\n\s")


class Paragraphs:
    """The numbering of a text's paragraphs, from 1: the ¶ of a quote's attribution.

    A paragraph is a line with something on it; its span leaves out the newline. In a text where no line is empty,
    numbers are counted on from the one asked before, without an index: those of a whole text's quotes, in order,
    cost one walk through it.
    """

    __slots__ = ("_backwards", "_index", "_last", "_regular", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._regular = bool(text) and not (text[0].isspace() or text[-1].isspace() or _INDENTED.search(text))
        self._backwards = 0
        self._last = (0, 1)
        self._index: tuple[list[int], list[int]] | None = None

    @property
    def _bounds(self) -> tuple[list[int], list[int]]:
        """The starts and the ends of all paragraphs."""
        if self._index is None:
            starts, ends = [], []
            start = 0
            for line in self._text.split("\n"):
                end = start + len(line)
                if line and not line.isspace():
                    starts.append(start)
                    ends.append(end)
                start = end + 1
            self._index = starts, ends
        return self._index

    @property
    def count(self) -> int:
        return len(self._bounds[0])

    def number_at(self, offset: int) -> int:
        """The paragraph that holds `offset`. An empty line counts to the paragraph above it, or, at the top,
        to the first; 0 where there are no paragraphs."""
        if self._regular and self._index is None and self._backwards < _FEW:
            last, number = self._last
            if offset < last:
                self._backwards += 1
                last, number = 0, 1
            number += self._text.count("\n", last, max(0, offset))
            self._last = max(0, offset), number
            return number
        starts, _ = self._bounds
        return max(bisect_right(starts, offset), min(1, len(starts)))

    def span(self, number: int) -> Span:
        """The span of paragraph `number`; IndexError where there is none."""
        if number < 1:
            raise IndexError(number)
        starts, ends = self._bounds
        return Span(starts[number - 1], ends[number - 1])


class SpanIndex:
    """Which of many spans overlap a stretch. Built once, never changed.

    Spans are kept in order of their starts. A query walks back from the last that can overlap; where one
    ends too early it goes straight to the nearest before it that ends later, and it stops where nothing
    before ends late enough. So it costs the hits, and at most the depth to which the misses are nested.
    """

    __slots__ = ("_ends", "_ids", "_later_ending", "_latest_end", "_starts")

    def __init__(self, pairs: Iterable[tuple[Span, int]]) -> None:
        ordered = sorted([(start, -end, id_) for (start, end), id_ in pairs])
        self._starts = [start for start, _, _ in ordered]
        self._ends = [-minus_end for _, minus_end, _ in ordered]
        self._ids = [id_ for _, _, id_ in ordered]
        self._later_ending: list[int] = []
        self._latest_end: list[int] = []
        latest = -1
        for number, end in enumerate(self._ends):
            before = number - 1
            while before >= 0 and self._ends[before] <= end:
                before = self._later_ending[before]
            self._later_ending.append(before)
            latest = max(latest, end)
            self._latest_end.append(latest)

    def __len__(self) -> int:
        return len(self._ids)

    def overlapping(self, start: int, end: int) -> list[int]:
        """The ids of the spans that overlap ``[start, end)``, by start, the longer of two first."""
        ends, ids, later, latest = self._ends, self._ids, self._later_ending, self._latest_end
        found = []
        number = bisect_left(self._starts, end) - 1
        while number >= 0 and latest[number] > start:
            if ends[number] > start:
                found.append(ids[number])
                number -= 1
            else:
                number = later[number]
        found.reverse()
        return found


def lanes(spans: Sequence[tuple[int, int]]) -> list[int]:
    """A lane for each of `spans`, such that no two that overlap share one and no lane is wasted.

    Each span, in order of start, the longer first, gets the lowest lane that is free: there are as many lanes as
    spans lie over each other at most. One of no length comes before those that start where it stands, as it overlaps
    none.
    """
    order = sorted([(start, end > start, -end, number) for number, (start, end) in enumerate(spans)])
    given = [0] * len(spans)
    taken: list[tuple[int, int]] = []  # (where it becomes free, lane)
    free: list[int] = []
    for start, _, minus_end, number in order:
        while taken and taken[0][0] <= start:
            heappush(free, heappop(taken)[1])
        given[number] = lane = heappop(free) if free else len(taken)
        heappush(taken, (-minus_end, lane))
    return given
