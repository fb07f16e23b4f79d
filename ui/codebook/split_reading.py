"""One passage to be read again, with what was said before and after it. Knows a text and a place in it."""

from __future__ import annotations

from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from qda.model import Span
from ui.theme import SPACE_S, font, reading_family, tokens

AROUND = 500
"""Letters before and after the passage that are shown, to the next whole line."""


def surroundings(text: str, span: Span) -> Span:
    """A passage with whole lines before and after it."""
    first = max(0, span.start - AROUND)
    start = text.rfind("\n", 0, first) + 1
    end = text.find("\n", min(len(text), span.end + AROUND))
    return Span(start if first - start < AROUND else first, len(text) if end < 0 else min(end, span.end + 2 * AROUND))


def show_passage(page: QTextEdit, text: str, span: Span) -> None:
    """Show a passage, what stands round it dim, and scroll to it."""
    around = surroundings(text, span)
    theme = tokens()
    page.clear()
    cursor = QTextCursor(page.document())
    block = QTextBlockFormat()
    block.setLineHeight(140, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    block.setBottomMargin(SPACE_S)
    cursor.setBlockFormat(block)
    dim, plain = QTextCharFormat(), QTextCharFormat()
    for letters, colour in ((dim, theme.faint), (plain, theme.text)):
        reading = QFont(font())
        reading.setFamily(reading_family())
        letters.setFont(reading)
        letters.setForeground(QColor(colour))
    plain.setBackground(QColor(theme.selection))
    cursor.insertText(text[around.start : span.start], dim)
    begins = cursor.position()
    cursor.insertText(span.of(text), plain)
    ends = cursor.position()
    cursor.insertText(text[span.end : around.end], dim)
    for place in (ends, begins):
        cursor.setPosition(place)
        page.setTextCursor(cursor)
        page.ensureCursorVisible()
