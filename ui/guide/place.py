"""A transcript to look a place up in, and to select an answer in. Knows a text and offsets."""

from __future__ import annotations

from PySide6.QtGui import QColor, QFont, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from qda.model import Span
from qda.text.spans import trimmed
from ui import theme
from ui.labels import tr
from ui.offsets import Offsets


class PlaceInText(QPlainTextEdit):
    """A whole text, read-only, with one place in it lit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFont(QFont(theme.reading_family(), theme.font("body").pointSize()))
        self.setAccessibleName(tr("The transcript"))
        self._text = ""
        self._offsets = Offsets("")

    def show_text(self, text: str) -> None:
        if text != self._text:
            self._text, self._offsets = text, Offsets(text)
            self.setPlainText(text)

    def show_place(self, span: Span | None) -> None:
        """Light a place and bring it into view, with what stands above it; None for no place."""
        self.setExtraSelections([])
        if span is None:
            return
        start, end = self._offsets.span_to_qt(span)
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(len(self.toPlainText()), start + 900))
        self.setTextCursor(cursor)
        cursor.setPosition(start)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        above = self.viewport().height() // 4 - self.cursorRect().top()
        if above > 0:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() - above // self.fontMetrics().lineSpacing())
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        lit = QTextEdit.ExtraSelection()
        lit.cursor = cursor
        lit.format.setBackground(QColor(theme.tokens().selection))
        self.setExtraSelections([lit])

    @property
    def chosen(self) -> Span | None:
        """What is selected."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        span = self._offsets.span_from_qt(cursor.selectionStart(), cursor.selectionEnd())
        span = trimmed(self._text, span)
        return span if span.end > span.start else None
