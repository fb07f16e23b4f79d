"""Between Python's code points and Qt's UTF-16 units: the one place that knows they differ.

A character outside the Basic Multilingual Plane (an emoji, say) is one code point in Python and two
units in Qt. Knows nothing of widgets.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from qda.model import Span

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Offsets:
    """The two ways of counting in one text. Costs nothing where no character needs two units."""

    def __init__(self, text: str) -> None:
        self._astral: list[int] = []
        if len(text.encode("utf-16-le", "surrogatepass")) != 2 * len(text):
            self._astral = [match.start() for match in _ASTRAL.finditer(text)]
        self._astral_qt = [offset + before for before, offset in enumerate(self._astral)]

    def to_qt(self, code_point: int) -> int:
        """The UTF-16 offset of a code-point offset."""
        if not self._astral:
            return code_point
        return code_point + bisect_left(self._astral, code_point)

    def to_code_point(self, qt: int) -> int:
        """The code-point offset of a UTF-16 offset; one inside a pair gives the start of its character."""
        if not self._astral:
            return qt
        return qt - bisect_left(self._astral_qt, qt)

    def span_to_qt(self, span: Span) -> tuple[int, int]:
        return self.to_qt(span.start), self.to_qt(span.end)

    def span_from_qt(self, start: int, end: int) -> Span:
        return Span(self.to_code_point(start), self.to_code_point(end))
