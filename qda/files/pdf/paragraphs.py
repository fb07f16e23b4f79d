"""Lines of pages joined into the paragraphs that were broken over them. Knows nothing of PDF.

A line was broken where the next word would not have fitted; where it would have, somebody ended it on purpose.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from statistics import median

from qda.files.pdf.order import Line
from qda.model import Span
from qda.text.header import heading
from qda.text.labels import believed, find_labels

_SPACE = 0.22
"""The width of a space, in heights of a letter."""
_LEADING = 1.45
"""What more than so many times the usual distance between lines parts paragraphs."""
_INDENT = 0.8
_FAR = 3
_PILE = 10.0
"""The ends of full lines lie as close as this."""
_LEAST_LINES = 12
_NEAR = 12
"""What begins no farther away, in steps of three points, ends where the others do."""
_HEADER_LINES = 40
_BULLET = re.compile(r"[•▪‣◦●■□☐☑☒✓✗➢·o][ \t]")
_NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*[.)]|[a-zæøå]\)|[-–—*])[ \t]")
_STAMP = re.compile(r"[\[(#]?\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d+)?[\])#]?(?:[ \t]|$)")
_ENDS = re.compile(r"[.?!:;…][\"'»”’)\]]*$")
_HYPHENS = "-\u00ad\u2010"
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BEFORE_HYPHEN = re.compile(r"[^\W\d_]+$")
_AFTER_HYPHEN = re.compile(r"[^\W\d_]+")
_KEEPS_HYPHEN = frozenset({"og", "eller", "and", "or", "und", "oder", "och", "men", "til"})


def joined(lines: Sequence[Line]) -> tuple[str, tuple[Span, ...]]:
    """The text, a line for every paragraph, and the bold words that paragraphs begin with."""
    tabs = _tab_stops(lines)
    texts = [_text(line, tabs) for line in lines]
    paper = _Paper(lines, texts)
    parts: list[str] = []
    bold: list[Span] = []
    length = begun = 0
    for number, (line, text) in enumerate(zip(lines, texts, strict=True)):
        if number == 0 or paper.ends_before(number, begun):
            begun = number
            if number:
                parts.append("\n")
                length += 1
            if line.pieces[0].bold:
                bold.append(Span(length, length + line.pieces[0].bold))
        elif line.cell:
            parts.append("\t")
            length += 1
        else:
            before = parts[-1]
            parts[-1] = paper.without_hyphen(before, text)
            length += len(parts[-1]) - len(before)
        parts.append(text)
        length += len(text)
    return "".join(parts), tuple(bold)


def _tab_stops(lines: Sequence[Line]) -> Counter[int]:
    """Where pieces that stand apart begin, and how often."""
    return Counter(round(piece.x0 / 3) for line in lines for piece in line.pieces[1:] if not piece.spaced)


def _text(line: Line, tabs: Counter[int]) -> str:
    """The text of a line. Pieces are parted by a tab where others stand under each other so, or far apart."""
    parts = [line.pieces[0].text]
    for before, piece in pairwise(line.pieces):
        place = round(piece.x0 / 3)
        under = sum(tabs[place + near] for near in (-1, 0, 1)) > 1
        tab = not piece.spaced and (under or piece.x0 - before.x1 > _FAR * line.size)
        parts += ("\t" if tab else " ", piece.text)
    return "".join(parts)


def _column(line: Line) -> tuple[int, int]:
    return round(line.page_width), round(line.x0 / 3)


def _columns(lines: Sequence[Line]) -> dict[tuple[int, int], float]:
    """Where columns end, by where they begin, as pages tell on which something stands beside them."""
    ends: dict[tuple[int, int], list[float]] = {}
    for line in lines:
        if line.right is not None:
            ends.setdefault(_column(line), []).append(line.right)
    counts = Counter(map(_column, lines))
    return {column: max(found) for column, found in ends.items() if 2 * len(found) > counts[column]}


def _right(lines: Sequence[Line], width: int) -> float:
    """Where the lines of pages so wide end at the latest. A few that go beyond, such as addresses, do not count."""
    lines = [line for line in lines if round(line.page_width) == width]
    furthest = _furthest([line.x1 for line in lines])
    close = sum(furthest - 0.12 * width < line.x1 <= furthest for line in lines)
    if close > 3 and close > 0.25 * len(lines):
        return furthest
    return max(furthest, width - min(line.x0 for line in lines) * 1.1)


def _furthest(ends: Sequence[float]) -> float:
    """The furthest of line ends that is not alone."""
    ordered = sorted(ends, reverse=True)
    least = max(2, round(0.02 * len(ordered)))
    for place, end in enumerate(ordered[: len(ordered) // 4]):
        if place + least <= len(ordered) and ordered[place + least - 1] > end - _PILE:
            return end
    return ordered[0]


def _under_each_other(lines: Sequence[Line], right: Mapping[int, float]) -> dict[tuple[int, int], float]:
    """Where running text ends that begins at one place, by that place."""
    groups: dict[tuple[int, int], list[Line]] = {}
    for line in lines:
        groups.setdefault(_column(line), []).append(line)
    ends = {}
    for column, group in groups.items():
        furthest = _furthest([line.x1 for line in group])
        left = group[0].x0
        full = sum(furthest - 0.12 * column[0] < line.x1 <= furthest for line in group)
        if len(group) > _LEAST_LINES and full > 0.3 * len(group) and furthest - left > 0.7 * (right[column[0]] - left):
            ends[column] = furthest
    return ends


class _Paper:
    """What all the lines tell together: where lines end, how far apart they are, which words there are."""

    def __init__(self, lines: Sequence[Line], texts: Sequence[str]) -> None:
        self._lines, self._texts = lines, texts
        self._words = Counter(word.casefold() for text in texts for word in _WORD.findall(text))
        self._starts = _labelled(lines, texts)
        self._right = {width: _right(lines, width) for width in {round(line.page_width) for line in lines}}
        self._columns = _under_each_other(lines, self._right) | _columns(lines)
        self._leading = _leading(lines)

    def _end_of(self, line: Line) -> float:
        """Where a line would have ended at the latest: in its column, like those that begin near by, or on its page."""
        if line.right is not None:
            return line.right
        width, place = _column(line)
        if (width, place) not in self._columns:
            near = [other for page, other in self._columns if page == width and abs(other - place) <= _NEAR]
            place = min(near, key=lambda other: abs(other - place), default=place)
        return self._columns.get((width, place)) or self._right[width]

    def ends_before(self, number: int, begun: int) -> bool:
        """Whether the paragraph that has begun in line `begun` ends before line `number`."""
        before, line = self._lines[number - 1], self._lines[number]
        text_before, text = self._texts[number - 1], self._texts[number]
        if line.cell:
            return False
        if number in self._starts or "\t" in text or (_BULLET.match(text) and not self._is_letter(number)):
            return True
        if not 0.87 < line.size / before.size < 1.15:
            return True
        together = line.page == before.page and line.y < before.y
        if together and before.y - line.y > _LEADING * self._leading.get(round(line.size), line.size * 1.25):
            return True
        right = self._end_of(before)
        need = _SPACE * line.size + line.pieces[0].first_width
        hyphenated = text_before[-1] in _HYPHENS and text[:1].islower()
        if not hyphenated and need < right - before.x1 - 1:
            return True
        ended = _ENDS.search(text_before) is not None
        if ended and (_NUMBERED.match(text) or _STAMP.match(text)):
            return True
        return together and self._indented(number, ended=ended, first=number - 1 == begun)

    def _is_letter(self, number: int) -> bool:
        """Whether what may be Word's bullet “o” is a word of a paragraph that goes on in the same place."""
        before, line = self._lines[number - 1], self._lines[number]
        in_place = abs(line.x0 - before.x0) < 1 and not _BULLET.match(self._texts[number - 1])
        return self._texts[number][0] == "o" and in_place

    def _indented(self, number: int, *, ended: bool, first: bool) -> bool:
        """Whether a line begins elsewhere than the one before, so that it begins a paragraph.

        It is set in as a first line is, or stands out where all but first lines are set in.
        """
        before, line = self._lines[number - 1], self._lines[number]
        set_in = line.x0 - (before.pieces[-1].x0 if "\t" in self._texts[number - 1] else before.x0)
        if set_in < -_INDENT * line.size:
            return not first or "\t" in self._texts[number - 1]
        hangs = number - 1 in self._starts or _NUMBERED.match(self._texts[number - 1]) is not None
        return ended and _INDENT * line.size < set_in < 6 * line.size and not hangs

    def without_hyphen(self, before: str, text: str) -> str:
        """What stands before a line, as it goes on in it: with a space, or without its hyphen."""
        if before[-1:] not in _HYPHENS:
            return before + " "
        start, rest = _BEFORE_HYPHEN.search(before[:-1]), _AFTER_HYPHEN.match(text)
        if start is None or rest is None:
            return before + ("" if start or rest else " ")
        whole, parted = f"{start[0]}{rest[0]}".casefold(), f"{start[0]}-{rest[0]}".casefold()
        if rest[0].casefold() in _KEEPS_HYPHEN and not self._words[whole]:
            return before + " "
        kept = len(start[0]) == 1 or start[0].isupper() or not rest[0][0].islower()
        if kept or self._words[parted] > self._words[whole]:
            return before
        return before[:-1]


def _labelled(lines: Sequence[Line], texts: Sequence[str]) -> set[int]:
    """The lines that begin with a speaker's label, or belong to the header."""
    bold: list[Span] = []
    offset = 0
    for line, text in zip(lines, texts, strict=True):
        if line.pieces[0].bold:
            bold.append(Span(offset, offset + line.pieces[0].bold))
        offset += len(text) + 1
    starts = {label.line for label in believed(find_labels(texts, bold), texts)}
    return starts | {number for number, text in enumerate(texts[:_HEADER_LINES]) if heading(text) is not None}


def _leading(lines: Sequence[Line]) -> dict[int, float]:
    """The usual distance from line to line, by the size of the letters."""
    distances: dict[int, list[float]] = {}
    for before, line in pairwise(lines):
        down = before.y - line.y
        if line.page == before.page and 0.5 * line.size < down < 3 * line.size:
            distances.setdefault(round(line.size), []).append(down)
    return {size: _lower_middle(found) for size, found in distances.items()}


def _lower_middle(found: Sequence[float]) -> float:
    """The distance within paragraphs: the middle of those near the smallest that is common."""
    least = sorted(found)[len(found) // 10]
    return median(distance for distance in found if distance <= 1.2 * least)
