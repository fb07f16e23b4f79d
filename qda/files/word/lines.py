"""Lines as they are being written, with the bold labels they begin with and the places marked in them.

Knows nothing of Word's XML.
"""

from __future__ import annotations

from qda.model import Span
from qda.text.clean import canonical

_MOST_OWED = 10_000
"""A file of nothing but empty paragraphs would have more, which would take time."""


class Lines:
    """Text that grows.

    A separator is owed, not written, until text follows it; so trailing ones are dropped, and those of an
    empty cell can be taken back.
    """

    def __init__(self) -> None:
        self.length = 0
        self.owed = ""
        self.marks: list[tuple[str, int]] = []
        """Names given to places, each with its offset; what is owed there is not counted."""
        self._parts: list[str] = []
        self._labels: list[Span] = []
        self._label: Span | None = None
        self._may_be_label = True

    def write(self, text: str, bold: bool = False) -> None:
        self._pay()
        if self._may_be_label and not text.isspace():
            if bold:
                start = self._label.start if self._label else self.length + len(text) - len(text.lstrip())
                self._label = Span(start, self.length + len(text.rstrip()))
            else:
                self._may_be_label = False
        self._parts.append(text)
        self.length += len(text)

    def owe(self, separator: str) -> None:
        """End what stands here; what comes next begins a line or a cell."""
        self.owed += separator
        if len(self.owed) > _MOST_OWED:
            self._pay()
        if self._label:
            self._labels.append(self._label)
        self._label = None
        self._may_be_label = True

    def _pay(self) -> None:
        if self.owed:
            self._parts.append(self.owed)
            self.length += len(self.owed)
            self.owed = ""

    def settle(self, length: int, owed: int) -> None:
        """Drop what is owed since the text was `length` long and owed that many characters."""
        self.owed = self.owed[:owed] if self.length == length else ""

    def put(self, other: Lines) -> None:
        """Another text's lines, here."""
        text, labels = other._ended()
        self.write(text)
        begin = self.length - len(text)
        self._labels.extend(label.shifted(begin) for label in labels)
        self.marks.extend((name, begin + offset) for name, offset in other.marks)

    def put_note(self, head: str, note: Lines) -> None:
        """The lines of a footnote behind its number."""
        text, _ = note.finished()
        words = text.strip()
        self.write((head + words).rstrip())
        begin = self.length - len(words)
        lead = len(text) - len(text.lstrip())
        self.marks.extend((name, min(self.length, max(begin, begin + offset - lead))) for name, offset in note.marks)

    def mark(self, name: str) -> None:
        """Give a name to the place that has been reached."""
        self.marks.append((name, self.length))

    def since(self, length: int) -> str:
        """What has been written since the text was `length` long."""
        return "".join(self._parts)[length:]

    def finished(self) -> tuple[str, tuple[Span, ...]]:
        """The canonical text and the labels in it, in order."""
        raw, labels = self._ended()
        text = canonical(raw)
        if len(text) != len(raw):
            labels = _moved(raw, labels)
            places = _moved(raw, [Span(offset, offset) for _, offset in self.marks])
            self.marks = [(name, place.start) for (name, _), place in zip(self.marks, places, strict=True)]
        return text, tuple(labels)

    def _ended(self) -> tuple[str, list[Span]]:
        self.owe("")
        return "".join(self._parts), sorted(self._labels)


def _moved(raw: str, labels: list[Span]) -> list[Span]:
    """Where labels stand once `raw` has been made canonical."""
    before = {0: 0}
    last = 0
    for offset in sorted({offset for label in labels for offset in label}):
        # The dot keeps `canonical` from taking an inner piece for the start of a file.
        piece = len(canonical("." + raw[last:offset])) - 1 if last else len(canonical(raw[:offset]))
        before[offset] = before[last] + piece
        last = offset
    return [Span(before[label.start], before[label.end]) for label in labels]
