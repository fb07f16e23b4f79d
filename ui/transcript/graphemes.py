"""What a reader takes for one character: a letter with its marks, a flag, a family of emoji."""

from __future__ import annotations

from PySide6.QtCore import QTextBoundaryFinder

from qda.model import Span
from ui.offsets import Offsets

FIRST_MARK = "\u0300"
"""Before this character of Unicode, nothing joins what stands before it."""


def whole(text: str, span: Span) -> Span:
    """`span`, widened where an edge of it would cut through what a reader takes for one character."""
    if span.length == 0:
        return span
    return Span(_edge(text, span.start, forward=False), _edge(text, span.end, forward=True))


def _edge(text: str, at: int, *, forward: bool) -> int:
    """The border between two characters at `at`, or the next one in a direction."""
    if at <= 0 or at >= len(text) or (text[at] < FIRST_MARK and text[at - 1] < FIRST_MARK):
        return at
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    line = text[start : end if end >= 0 else len(text)]
    offsets = Offsets(line)
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, line)
    finder.setPosition(offsets.to_qt(at - start))
    if not finder.isAtBoundary():
        found = finder.toNextBoundary() if forward else finder.toPreviousBoundary()
        return start + offsets.to_code_point(found)
    return at
