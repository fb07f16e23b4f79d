"""A field for writing in which every keystroke is kept at once, and what others write meanwhile appears in place.

Undo and redo are the project's, not the field's. Knows a text, nothing of what it is for.
"""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from ui.offsets import Offsets

_UNDO, _REDO = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo


class Writing(QTextEdit):
    """Plain text. Tab leaves the field."""

    written = Signal(str)
    """The person changed the text to this."""
    undo_wanted = Signal()
    redo_wanted = Signal()
    entered = Signal()
    """The field has the keyboard now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.document().setUndoRedoEnabled(False)
        self._showing = False
        self.textChanged.connect(self._on_text_changed)

    def text(self) -> str:
        """What stands in the field, no-break spaces included."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def show_text(self, text: str) -> None:
        """Let the field say `text`. Only what differs is replaced, so the caret stays where it was."""
        now = self.text()
        if now == text:
            return
        head = _alike(now, text)
        tail = _alike(now[head:][::-1], text[head:][::-1])
        cursor = QTextCursor(self.document())
        start, end = Offsets(now).to_qt(head), Offsets(now).to_qt(len(now) - tail)
        self._showing = True
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text[head : len(text) - tail])
        self._showing = False

    def clear_to(self, text: str) -> None:
        """Let the field say another text altogether, from its beginning."""
        self._showing = True
        self.setPlainText(text)
        self._showing = False

    def with_inserted(self, words: str) -> tuple[str, int]:
        """The text with `words` at the caret, set apart from what stands before them, and the place after them."""
        caret, text = self.caret(), self.text()
        apart = " " if caret and not text[caret - 1].isspace() else ""
        return text[:caret] + apart + words + text[caret:], caret + len(apart + words)

    def caret(self) -> int:
        """Where the caret stands, in code points."""
        return Offsets(self.text()).to_code_point(self.textCursor().position())

    def put_caret(self, offset: int) -> None:
        """Put the caret before the code point at `offset`."""
        cursor = self.textCursor()
        cursor.setPosition(Offsets(self.text()).to_qt(offset))
        self.setTextCursor(cursor)

    def put_caret_last(self) -> None:
        self.moveCursor(QTextCursor.MoveOperation.End)

    def _on_text_changed(self) -> None:
        if not self._showing:
            self.written.emit(self.text())

    # ----------------------------------------------------------------- events

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._replays(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(_UNDO):
            self.undo_wanted.emit()
        elif event.matches(_REDO):
            self.redo_wanted.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    @staticmethod
    def _replays(event: QKeyEvent) -> bool:
        return event.matches(_UNDO) or event.matches(_REDO)


def _alike(one: str, other: str) -> int:
    """How many characters two texts have in common from their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))


class GrowingWriting(Writing):
    """A field as high as its text, of one paragraph: Enter and pasted lines are told, not written."""

    enter_pressed = Signal()
    lines_pasted = Signal(list)
    """Several lines of text were pasted, given without empty ones."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    def sizeHint(self) -> QSize:
        return QSize(200, self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.minimumHeight())

    def _fit(self) -> None:
        around = self.height() - self.viewport().height()
        needed = max(ceil(self.document().size().height()), self.fontMetrics().lineSpacing()) + max(0, around)
        if needed != self.minimumHeight() or needed != self.maximumHeight():
            self.setFixedHeight(needed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.enter_pressed.emit()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        found = [line.strip(" \t•·*-–—▪◦\u00a0") for line in source.text().splitlines()]
        found = [line for line in found if line]
        if len(found) > 1:
            self.lines_pasted.emit(found)
        elif found:
            self.textCursor().insertText(source.text().strip("\n\r"))
