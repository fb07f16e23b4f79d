"""The headings over the turns that ask: a question's number and words. Knows how they look, not where they stand."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from qda.model import Question
from ui import theme

ROOM = theme.SPACE_S
"""Pixels above and below the words."""


def heading_font() -> QFont:
    return theme.font("body", strong=True)


def heading_height() -> int:
    """The pixels that a heading takes."""
    return QFontMetrics(heading_font()).lineSpacing() + 2 * ROOM


def paint_heading(painter: QPainter, question: Question, row: QRectF) -> None:
    """Paint one in its row: a thin rule, the number, and as many of the words as there is room for."""
    colours = theme.tokens()
    painter.setPen(QColor(colours.line))
    painter.drawLine(row.topLeft(), row.topRight())
    painter.setFont(heading_font())
    metrics = painter.fontMetrics()
    words_row = row.adjusted(0, ROOM, 0, -ROOM)
    painter.setPen(QColor(colours.accent))
    painter.drawText(words_row, Qt.AlignmentFlag.AlignVCenter, question.number)
    words_row.setLeft(words_row.left() + metrics.horizontalAdvance(question.number) + ROOM)
    painter.setPen(QColor(colours.text))
    words = metrics.elidedText(question.text, Qt.TextElideMode.ElideRight, round(words_row.width()))
    painter.drawText(words_row, Qt.AlignmentFlag.AlignVCenter, words)
