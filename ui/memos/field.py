"""The field a memo is written in: as high as it is long, its formatting shown, passages dropped on it taken as links.

Knows a text, not whose it is.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QPointF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from qda.text.markup import begun_with, goes_on, line_of, toggled, widened
from ui.dragged import SPAN_MIME
from ui.labels import tr
from ui.memos.formatting import Formatting
from ui.offsets import Offsets
from ui.widgets.scrolled import keep_caret_in_view

LINES = 3
"""How many lines of room an empty memo has."""
_MARKS = {Qt.Key.Key_B: "**", Qt.Key.Key_I: "*"}


class MemoField(QTextEdit):
    """The text of one memo, as high as it is long."""

    typed = Signal()
    """The text is another one, by hand."""
    left = Signal()
    """The keyboard has gone elsewhere."""
    undo_wanted = Signal()
    redo_wanted = Signal()
    """Undo and redo are the project's, not the field's."""
    passage_dropped = Signal(object, int)
    """The `QMimeData` of a passage, and where in the text it is to be linked."""
    link_opened = Signal(int)
    """Somebody wants to see where the link of this number leads."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = ""
        self.formatting = Formatting(self.document())
        self.setUndoRedoEnabled(False)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setPlaceholderText(tr("Write a memo"))
        self.setAccessibleName(tr("Memo"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._on_text)
        self.cursorPositionChanged.connect(self._show_marks)

    # ----------------------------------------------------------------- the text

    def text(self) -> str:
        """The memo as it is written; what QTextEdit gives has other spaces in it."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def set_text(self, text: str) -> None:
        """Show another text; the cursor stays where it is, as far as there is text."""
        at = self.textCursor().position()
        quiet = QSignalBlocker(self)
        self.setPlainText(text)
        quiet.unblock()
        self._known = self.text()
        self._put_cursor(at)
        self._grow()

    def cursor_at(self) -> int:
        """Where the cursor stands, in characters."""
        return Offsets(self.text()).to_code_point(self.textCursor().position())

    def put_cursor_at(self, offset: int) -> None:
        self._put_cursor(Offsets(self.text()).to_qt(offset))

    def _put_cursor(self, position: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(min(position, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def _on_text(self) -> None:
        self._grow()
        text = self.text()
        if text != self._known:  # showing its formatting changes nothing of it
            self._known = text
            self.typed.emit()

    # ----------------------------------------------------------------- formatting

    def toggle(self, mark: str) -> None:
        """Set the words selected, or the word in hand, bold (`**`) or italic (`*`); or no longer."""
        if self.isReadOnly():
            return
        cursor = self.textCursor()
        if not cursor.hasSelection():
            cursor.select(QTextCursor.SelectionType.WordUnderCursor)
        text = self.text()
        offsets = Offsets(text)
        start, end = offsets.span_from_qt(cursor.selectionStart(), cursor.selectionEnd())
        if start == end:
            cursor.insertText(mark + mark)
            cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.MoveAnchor, len(mark))
            self.setTextCursor(cursor)
            return
        start, end = widened(text, start, end, mark)
        words = toggled(text[start:end], mark)
        self._replace(offsets.to_qt(start), offsets.to_qt(end), words)

    def begin_lines(self, beginning: str) -> None:
        """Make the lines selected headings ("# "), listed ("- ") or quoted ("> "); or plain again."""
        if self.isReadOnly():
            return
        cursor = self.textCursor()
        first = self.document().findBlock(cursor.selectionStart())
        last = self.document().findBlock(cursor.selectionEnd())
        start, end = first.position(), last.position() + last.length() - 1
        chosen = QTextCursor(self.document())
        chosen.setPosition(start)
        chosen.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        lines = chosen.selectedText().split("\u2029")
        chosen.insertText("\n".join(begun_with(line, beginning) for line in lines))
        self.setFocus()

    def _replace(self, start: int, end: int, words: str) -> None:
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(words)
        now = cursor.position()
        cursor.setPosition(start)
        cursor.setPosition(now, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def _go_on(self) -> bool:
        """Begin the next line as this one, where it is in a list or a quote. True when that is done."""
        cursor = self.textCursor()
        line = cursor.block().text()
        beginning = goes_on(line)
        if beginning is None or cursor.hasSelection() or cursor.positionInBlock() < len(line) - len(line.lstrip()) + 1:
            return False
        if not beginning:
            cursor.select(QTextCursor.SelectionType.LineUnderCursor)
            cursor.removeSelectedText()
        else:
            cursor.insertText("\n" + beginning)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        return True

    def _show_marks(self) -> None:
        keep_caret_in_view(self)
        writing = self.hasFocus() and not self.isReadOnly()
        self.formatting.take_in_hand(self.textCursor().blockNumber() if writing else -1)

    def link_at(self, point: QPointF) -> int | None:
        """The number of the link at a point of the field, or None."""
        position = self.document().documentLayout().hitTest(point, Qt.HitTestAccuracy.ExactHit)
        if position < 0:
            return None
        block = self.document().findBlock(position)
        inside = Offsets(block.text()).to_code_point(position - block.position())
        for run in line_of(block.text()).runs:
            if inside < len(run.text):
                return run.link
            inside -= len(run.text)
        return None

    # ----------------------------------------------------------------- size

    def _grow(self) -> None:
        around = self.height() - self.viewport().height()
        least = self.fontMetrics().lineSpacing() * LINES + 2 * round(self.document().documentMargin())
        height = max(least, round(self.document().size().height())) + max(around, 10)
        if height != self.height():
            self.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    # ----------------------------------------------------------------- events

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window's own commands, and keep bold and italic for the text."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if _replays(event):
                event.ignore()
                return False
            if _mark_of(event):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """In a dialog the window's commands are out of reach: there the field asks for them."""
        if _replays(event):
            undo = event.matches(QKeySequence.StandardKey.Undo)
            (self.undo_wanted if undo else self.redo_wanted).emit()
        elif mark := _mark_of(event):
            self.toggle(mark)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.isReadOnly() and self._go_on():
            event.accept()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        asked = self.isReadOnly() or event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if asked and not self.textCursor().hasSelection():
            number = self.link_at(event.position())
            if number is not None:
                self.link_opened.emit(number)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_marks()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._show_marks()
            self.left.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and hasattr(self, "formatting"):
            self.formatting.rehighlight()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasFormat(SPAN_MIME) or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """A passage becomes a link to it; anything else is taken as plain text."""
        if source.hasFormat(SPAN_MIME):
            self.passage_dropped.emit(source, self.cursor_at())
        elif source.hasText():
            self.textCursor().insertText(source.text())
            self.ensureCursorVisible()


def _replays(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)


def _mark_of(event: QKeyEvent) -> str:
    """What a key sets: Ctrl+B bold, Ctrl+I italic; "" for any other."""
    plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.ControlModifier
    return _MARKS.get(Qt.Key(event.key()), "") if plain else ""
