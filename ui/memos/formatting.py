"""A memo's simple formatting, shown while it is written: words as they are set, marks only on the line in hand.

Knows the text of one field, and the theme.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from qda.text.markup import Kind, Line, Run, line_of
from ui import theme

_HEADINGS = {1: 1.35, 2: 1.18, 3: 1.05}


class Formatting(QSyntaxHighlighter):
    """Sets the words of a memo; the text itself stays as it is written."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._line_in_hand = -1

    def take_in_hand(self, line: int) -> None:
        """Show the marks of a line by its number, and hide those of the one before; -1 for none."""
        if line == self._line_in_hand:
            return
        before, self._line_in_hand = self._line_in_hand, line
        for number in (before, line):
            block = self.document().findBlockByNumber(number)
            if number >= 0 and block.isValid():
                self.rehighlightBlock(block)

    def highlightBlock(self, text: str) -> None:
        in_hand = self.currentBlock().blockNumber() == self._line_in_hand
        line = line_of(text)
        at = 0
        for place, run in enumerate(line.runs):
            units = len(run.text.encode("utf-16-le", "surrogatepass")) // 2
            self.setFormat(at, units, self._set(line, run, shown=in_hand or _stands_for_itself(line, place)))
            at += units

    def _set(self, line: Line, run: Run, *, shown: bool) -> QTextCharFormat:
        colours = theme.tokens()
        set_ = QTextCharFormat()
        if line.kind is Kind.HEADING:
            set_.setFontWeight(QFont.Weight.DemiBold)
            base = self.document().defaultFont()
            if base.pointSizeF() > 0:
                set_.setFontPointSize(base.pointSizeF() * _HEADINGS[line.level])
        if run.bold:
            set_.setFontWeight(QFont.Weight.Bold)
        if run.italic:
            set_.setFontItalic(True)
        if line.kind is Kind.QUOTED:
            set_.setForeground(QColor(colours.muted))
        if run.link is not None:
            set_.setForeground(QColor(colours.accent))
            set_.setFontUnderline(not run.mark)
        if run.mark:
            set_.setForeground(QColor(colours.faint))
            if not shown:
                set_.setForeground(Qt.GlobalColor.transparent)
                set_.setProperty(QTextCharFormat.Property.FontPixelSize, 1)
        return set_


def _stands_for_itself(line: Line, place: int) -> bool:
    """The dash of a list and the sign of a quote are what one sees of them."""
    return place == 0 and line.kind in (Kind.LISTED, Kind.QUOTED)
