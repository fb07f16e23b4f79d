"""A transcript with its turns shown as a pattern finds them: labels coloured, and beside each who it is.

Knows a text and its turns; of patterns nothing.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from qda.model import Span
from qda.text.turns import Transcript
from ui import theme
from ui.labels import tr
from ui.offsets import Offsets

LONGEST = 200_000
"""Characters that are shown: enough to judge by."""
_MOST_TURNS = 1_500
_GUTTER = 104


class PatternPage(QPlainTextEdit):
    """The text as it stands in the file; names can be marked in it."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text[:LONGEST], parent)
        self._text = text[:LONGEST]
        self._offsets = Offsets(self._text)
        self._names: dict[int, tuple[str, int]] = {}
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName(tr("The text, with who speaks beside it"))
        self.gutter = _Gutter(self)
        self.setViewportMargins(_GUTTER, 0, 0, 0)
        self.updateRequest.connect(lambda *_: self.gutter.update())

    # ----------------------------------------------------------------- showing

    def show_turns(self, transcript: Transcript) -> None:
        """Show where turns begin, and whose they are."""
        self._names.clear()
        marks: list[QTextEdit.ExtraSelection] = []
        header = self._mark(Span(0, min(transcript.header.end, len(self._text))))
        header.format.setForeground(QColor(theme.tokens().faint))
        marks.append(header)
        for turn in transcript.turns[:_MOST_TURNS]:
            if turn.speaker is None or turn.span.start >= len(self._text):
                continue
            mark = self._mark(turn.label if turn.label.length else turn.span)
            mark.format.setForeground(QColor(voice(turn.speaker)))
            mark.format.setFontUnderline(True)
            marks.append(mark)
            block = self.document().findBlock(self._offsets.to_qt(turn.span.start))
            self._names[block.blockNumber()] = (transcript.speakers[turn.speaker].name, turn.speaker)
        self.setExtraSelections(marks)
        self.gutter.update()

    def _mark(self, span: Span) -> QTextEdit.ExtraSelection:
        start, end = self._offsets.span_to_qt(span)
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(min(end, self.document().characterCount() - 1), QTextCursor.MoveMode.KeepAnchor)
        mark = QTextEdit.ExtraSelection()
        mark.cursor, mark.format = cursor, QTextCharFormat()
        return mark

    def marked(self) -> tuple[str, Span] | None:
        """The line in which words are selected, and where in it they stand; None where they are not in one line."""
        cursor = self.textCursor()
        span = self._offsets.span_from_qt(cursor.selectionStart(), cursor.selectionEnd())
        words = span.of(self._text)
        if not words.strip() or "\n" in words.strip("\n"):
            return None
        start = self._text.rfind("\n", 0, span.start) + 1
        end = self._text.find("\n", span.start)
        line = self._text[start : len(self._text) if end < 0 else end]
        return line, Span(span.start - start, min(span.end - start, len(line)))

    # ----------------------------------------------------------------- the gutter

    def names_in_sight(self) -> list[tuple[QRect, str, int]]:
        """Where names stand beside the lines that are seen, with the place of each speaker."""
        found = []
        block = self.firstVisibleBlock()
        while block.isValid():
            place = self.blockBoundingGeometry(block).translated(self.contentOffset())
            if place.top() > self.viewport().height():
                break
            if block.blockNumber() in self._names:
                name, speaker = self._names[block.blockNumber()]
                height = self.fontMetrics().height()
                found.append((QRect(0, round(place.top()), _GUTTER, height), name, speaker))
            block = block.next()
        return found

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        inside = self.contentsRect()
        self.gutter.setGeometry(QRect(inside.left(), inside.top(), _GUTTER, inside.height()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "gutter"):
            self.gutter.update()


class _Gutter(QWidget):
    """Beside the first line of each turn: whose it is."""

    def __init__(self, page: PatternPage) -> None:
        super().__init__(page)
        self._page = page

    def sizeHint(self) -> QSize:
        return QSize(_GUTTER, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(theme.font("small", strong=True))
        for where, name, speaker in self._page.names_in_sight():
            colour = QColor(voice(speaker))
            painter.fillRect(QRect(where.right() - 3, where.top() + 2, 3, where.height() - 2), colour)
            painter.setPen(colour)
            room = where.adjusted(theme.SPACE_S, 0, -theme.SPACE_S, 0)
            told = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, told)


def voice(speaker: int) -> str:
    """The colour of a speaker."""
    colours = theme.tokens().voices
    return colours[speaker % len(colours)]
