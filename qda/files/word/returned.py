"""Read a Word report that Sitat wrote and somebody has edited since: its points as they are worded now.

A point is known by the bookmark round its words, which survives what people and programs do to the rest; tracked
changes count as accepted. Knows no project.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qda.files.threads import placed
from qda.files.word.comments import Marking, bookmarks, properties
from qda.files.word.package import opened
from qda.files.word.parts import Notes, Styles
from qda.files.word.properties import from_parts
from qda.files.word.read import reading_of
from qda.margin import POINTS, PROJECT, sum_of
from qda.model import Span
from qda.report import BESIDE, CELL, POINT, Returned, Standing

_WORDED = re.compile(rf"({POINT}_[0-9A-Za-z]+|{CELL}_[a-z]+_\d+_[a-z]+_\d+)_([0-9a-f]{{8}})(?:_\d+)?")
_HEADING = re.compile(r"((?:question|code|section)_\w+?)(?:_[0-9a-f]{8})?|findings")
_BESIDE = re.compile(rf"{BESIDE}_\d+_([0-9a-f]{{8}})(?:_\d+)?")
_STYLED = "style "
"""How the names begin of the marks that this reader makes round every paragraph."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A bookmark of ours: what it stands for, with its words' sum as they were written, and where it is."""

    anchor: str
    sum: str
    span: Span


class _Paragraphs(Marking):
    """The reader, marking every paragraph with its style."""

    def __init__(self, root: Any, styles: Styles, notes: Notes) -> None:
        super().__init__(root, styles, notes)
        self._open: list[str] = []

    def _start_paragraph(self, element: Any) -> None:
        super()._start_paragraph(element)
        w = self._w
        style = element.find(f"{w}pPr/{w}pStyle")
        number = f"p{len(self.names)}"
        self.names[number] = _STYLED + ((style.get(w + "val") or "") if style is not None else "") + f" {number}"
        self._open.append(number)
        self._lines.mark(f"mark+{number}")

    def _end_paragraph(self) -> None:
        self._lines.mark(f"mark-{self._open.pop()}")
        super()._end_paragraph()


def read_returned(path: Path) -> Returned:
    """The points of an edited report, and what was written among them. Raises as `qda.files.read` does."""
    with opened(path) as package:
        part, root = package.main()
        related = package.related(part)
        styles = Styles(package, related)
        reader = _Paragraphs(root, styles, Notes(package, related))
        text = reading_of(package, related, root, reader).text
        marks = bookmarks(reader, placed(reader.marks, text))
        said = properties(package)
    comments = len({name for name, _ in reader.marks if name.startswith("comment+")})
    written = frozenset(f"{POINT}-{guid}" for guid in from_parts(POINTS, said))
    return Returned(said.get(PROJECT, ""), written, tuple(_standing(text, marks)), comments)


def _standing(text: str, marks: Mapping[str, Span]) -> Iterator[Standing]:
    """The points in order, with what was added: unmarked paragraphs in the style that the points have."""
    styles = {span: name[len(_STYLED) :].rpartition(" ")[0] for name, span in marks.items() if name.startswith(_STYLED)}
    paragraphs = sorted(span for span in styles if span.length)
    ours = sorted(_ours(marks), key=lambda mark: mark.span)
    of_points = {
        styles[p] for p in paragraphs for mark in ours if mark.anchor.startswith(POINT) and p.overlaps(mark.span)
    }
    beside = sorted(_beside(text, span, found[1]) for name, span in marks.items() if (found := _BESIDE.fullmatch(name)))
    heading, told = "", set[str]()
    for paragraph in paragraphs:
        here = [mark for mark in ours if paragraph.start <= mark.span.start < max(paragraph.end, paragraph.start + 1)]
        for mark in here:
            if not mark.sum:
                heading = mark.anchor
        points = [mark for mark in here if mark.sum and mark.anchor not in told]
        for number, mark in enumerate(points):
            told.add(mark.anchor)
            until = points[number + 1].span.start if number + 1 < len(points) else _end(mark, paragraph, paragraphs)
            start = paragraph.start if number == 0 else mark.span.start
            words = _but(text, Span(start, until), beside)
            told_as = _line(words) if mark.anchor.startswith(POINT) else "\n".join(map(_line, words.split("\n")))
            yield Standing(heading, told_as, mark.anchor, mark.sum)
        inside = any(mark.span.start < paragraph.start < mark.span.end for mark in ours)
        if not here and not inside and heading and styles[paragraph] in of_points:
            yield Standing(heading, _line(paragraph.of(text)))


def _beside(text: str, span: Span, sum_: str) -> Span:
    """What was written beside a wording: the mark may have grown by what was typed behind it."""
    ends = (end for end in range(span.start + 1, span.end) if sum_of(text[span.start : end]) == sum_)
    return Span(span.start, next(ends, span.end))


def _but(text: str, span: Span, beside: Sequence[Span]) -> str:
    """The words there, without what was written beside them."""
    words, at = "", span.start
    for one in beside:
        if at <= one.start and one.end <= span.end:
            words, at = words + text[at : one.start], one.end
    return words + text[at : span.end]


def _ours(marks: Mapping[str, Span]) -> Iterator[_Mark]:
    for name, span in marks.items():
        if not span.length:
            continue
        if found := _WORDED.fullmatch(name):
            yield _Mark(found[1].replace("_", "-"), found[2], span)
        elif found := _HEADING.fullmatch(name):
            yield _Mark((found[1] or name).replace("_", "-"), "", span)


def _end(mark: _Mark, paragraph: Span, paragraphs: Sequence[Span]) -> int:
    """Where a point's words end: with its paragraph, or with the last of those it was parted into."""
    return max(one.end for one in paragraphs if one == paragraph or one.start < mark.span.end <= one.end)


def _line(words: str) -> str:
    return " ".join(words.split())
