"""A long page in a text document, laid out a stretch at a time, from any place of it on, and changed where it differs.

What is laid out is one run of stretches that follow each other. Knows html, no project and no widget.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import unescape

from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtGui import QTextDocumentFragment as Fragment

_ANCHOR = re.compile(r'<a name="([^"]+)">')
_BEGINNING = '<p style="-qt-paragraph-type:empty"><br></p>'
"""Goes into the thin line before each stretch, so that the first paragraph keeps its own look."""
_MANY = 8
"""With more new stretches than this the page is laid out anew."""


@dataclass
class Stretch:
    """A part of the page. `length` counts its characters where it is laid out, without the end of its last line."""

    html: str
    anchors: tuple[str, ...]
    length: int | None = None

    @classmethod
    def of(cls, html: str) -> Stretch:
        return cls(html, tuple(unescape(name) for name in _ANCHOR.findall(html)))


class Stretches:
    """The page."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._all: list[Stretch] = []
        self._thin = QTextBlockFormat()
        self._thin.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)

    def __len__(self) -> int:
        return len(self._all)

    @property
    def laid(self) -> range:
        """The stretches that are laid out."""
        numbers = [number for number, stretch in enumerate(self._all) if stretch.length is not None]
        return range(numbers[0], numbers[-1] + 1) if numbers else range(0)

    def anchors(self) -> Iterator[str]:
        """Every anchor, in order."""
        return (anchor for stretch in self._all for anchor in stretch.anchors)

    def holding(self, anchor: str) -> int | None:
        """The stretch that an anchor is in."""
        return next((number for number, stretch in enumerate(self._all) if anchor in stretch.anchors), None)

    # ----------------------------------------------------------------- laying out

    def change_to(self, htmls: Sequence[str]) -> None:
        """Make the page this one. What is laid out and stays is not touched."""
        new = [Stretch.of(html) for html in htmls]
        matcher = SequenceMatcher(None, [one.html for one in self._all], htmls, autojunk=False)
        for kind, i1, i2, j1, j2 in reversed(matcher.get_opcodes()):
            if kind != "equal":
                self._put(i1, i2, new[j1:j2])

    def _put(self, begin: int, end: int, new: list[Stretch]) -> None:
        """Put new stretches in the place of others."""
        laid = self.laid
        touched = begin < laid.stop and end > laid.start if laid else False
        if touched and len(new) > _MANY:
            self.forget()
            touched = False
        if touched:
            for number in reversed(range(max(begin, laid.start), min(end, laid.stop))):
                self._take(number)
        self._all[begin:end] = new
        if touched and self.laid:
            for number in range(begin, begin + len(new)):
                self.lay_out(number)

    def forget(self) -> None:
        """Lay nothing out any more."""
        for stretch in self._all:
            stretch.length = None
        self._document.clear()

    def lay_out(self, number: int) -> None:
        """Lay out a stretch; it is one of the run, next to it, or the first of a new one."""
        stretch, before = self._all[number], self._document.characterCount()
        start, laid = self.start(number), self.laid
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        if not laid:
            cursor.setBlockFormat(self._thin)
        elif number >= laid.stop:
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.insertBlock(self._thin, QTextCharFormat())
        else:
            cursor.setPosition(start)
            cursor.insertBlock(self._thin, QTextCharFormat())
            cursor.setPosition(start)
            cursor.setBlockFormat(self._thin)
        cursor.insertFragment(Fragment.fromHtml(_BEGINNING + stretch.html))
        if not cursor.block().text():  # what follows a table
            cursor.setBlockFormat(self._thin)
        cursor.endEditBlock()
        stretch.length = self._document.characterCount() - before - bool(laid)

    def _take(self, number: int) -> None:
        """Take a stretch out of what is laid out."""
        if len(self.laid) == 1:
            self.forget()
            return
        stretch = self._all[number]
        assert stretch.length is not None
        start = self.start(number)
        first = number == self.laid.start
        cursor = QTextCursor(self._document)
        cursor.setPosition(start if first else start - 1)
        cursor.setPosition(start + stretch.length + first, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        stretch.length = None

    # ----------------------------------------------------------------- places

    def start(self, number: int) -> int:
        """The position of a stretch in the document."""
        return sum(stretch.length + 1 for stretch in self._all[:number] if stretch.length is not None)

    def block(self, anchor: str) -> QTextBlock | None:
        """The paragraph of an anchor, where it is laid out."""
        number = self.holding(anchor)
        if number is None or self._all[number].length is None:
            return None
        return next((block for block, names in self._named(number) if anchor in names), None)

    def anchor_over(self, position: int) -> str:
        """The nearest anchor at or above a position."""
        over = ""
        for number in self.laid:
            if self.start(number) > position:
                break
            for block, names in self._named(number):
                if block.position() <= position:
                    over = names[-1]
        return over

    def named(self) -> Iterator[tuple[QTextBlock, list[str]]]:
        """Every paragraph that is laid out and has anchors, with them."""
        return (found for number in self.laid for found in self._named(number))

    def _named(self, number: int) -> Iterator[tuple[QTextBlock, list[str]]]:
        start, length = self.start(number), self._all[number].length or 0
        block = self._document.findBlock(start)
        while block.isValid() and block.position() <= start + length:
            if names := anchors_of(block):
                yield block, names
            block = block.next()


def anchors_of(block: QTextBlock) -> list[str]:
    """The anchors in a paragraph."""
    names: list[str] = []
    fragments = block.begin()
    while not fragments.atEnd():
        names += fragments.fragment().charFormat().anchorNames()
        fragments += 1
    return list(dict.fromkeys(names))
