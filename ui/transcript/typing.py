"""The keys of somebody who types in the page: understood here, done by whoever listens.

Qt edits nothing by itself: words are put in and taken out only when the listener does it, since what lies on them is
to go along. Input methods compose as usual. Knows a page and its text; nothing of what lies on it.
"""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QKeySequence, QTextCursor

from qda.model import Span
from qda.text.clean import canonical
from qda.text.edits import difference
from ui.offsets import Offsets
from ui.transcript.page import Page

Move, Keys = QTextCursor.MoveOperation, QKeySequence.StandardKey


class How(StrEnum):
    """What somebody did."""

    TYPED = "typed"
    DELETED = "deleted"
    CUT = "cut"
    PASTED = "pasted"


DELETING = (
    (Keys.DeleteStartOfWord, Move.StartOfWord),
    (Keys.DeleteEndOfWord, Move.EndOfWord),
    (Keys.DeleteEndOfLine, Move.EndOfBlock),
    (Keys.Backspace, Move.PreviousCharacter),
    (Keys.Delete, Move.NextCharacter),
)
"""What is deleted where nothing is selected: from the caret to where this move leads."""
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


class Typist(QObject):
    """Whoever types in one page, while it lets itself be typed in."""

    wanted = Signal(object, str, str)
    """A `Span` is to become these words, for the reason of a `How`."""
    undo_wanted = Signal()
    redo_wanted = Signal()
    left = Signal()
    """Esc: enough."""
    gone_elsewhere = Signal()
    """The keyboard is somewhere else in the window now."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self.active = False
        page.installEventFilter(self)
        page.pasted.connect(self._on_pasted)
        page.textChanged.connect(self._on_changed)

    def begin(self) -> None:
        """Let the page be typed in."""
        page = self._page
        self.active = True
        page.setReadOnly(False)
        page.setAcceptRichText(False)
        page.setTabChangesFocus(True)  # the keyboard is not caught here
        page.setUndoRedoEnabled(False)

    def end(self) -> None:
        """Let it only be read again."""
        self.active = False
        self._page.setReadOnly(True)
        self._page.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    def stand_at(self, offset: int) -> None:
        """Put the caret behind what was typed, and keep it in sight."""
        cursor = self._page.textCursor()
        cursor.setPosition(self._page.offsets.to_qt(offset))
        self._page.setTextCursor(cursor)

    def _on_changed(self) -> None:
        """What was changed by other means, words dragged into another program, say, is put back."""
        shown = self._page.document().characterCount() - 1
        if self.active and shown != self._page.offsets.to_qt(len(self._page.text)):
            QTimer.singleShot(0, self._page, self._restore)

    def _restore(self) -> None:
        shown = self._page.document().toRawText().replace("\u2029", "\n")
        edit = difference(shown, self._page.text.replace("\u2029", "\n"))
        if edit is not None:
            start, end = Offsets(shown).span_to_qt(Span(edit.at, edit.at + edit.removed))
            cursor = QTextCursor(self._page.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(edit.inserted)

    # ----------------------------------------------------------------- events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self.active:
            return False
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if self._means(event):
                event.accept()
                return True
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take_key(event)
        elif isinstance(event, QInputMethodEvent):
            return self._take_composed(event)
        elif event.type() == QEvent.Type.FocusOut:
            aside = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
            if event.reason() not in aside:  # type: ignore[attr-defined]
                self.gone_elsewhere.emit()
        return False

    def _means(self, event: QKeyEvent) -> bool:
        """Whether a key is typing: then it is no command of the window's."""
        keys = (Keys.Undo, Keys.Redo, Keys.Cut, Keys.Copy, Keys.Paste, Keys.SelectAll, *(key for key, _ in DELETING))
        return any(event.matches(key) for key in keys) or _is_redo(event) or bool(_words(event)) or _is_enter(event)

    def _take_key(self, event: QKeyEvent) -> bool:
        if event.matches(Keys.Undo):
            self.undo_wanted.emit()
        elif event.matches(Keys.Redo) or _is_redo(event):
            self.redo_wanted.emit()
        elif event.matches(Keys.Cut):
            self.cut()
        elif event.matches(Keys.Paste):
            self._page.paste()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif _is_enter(event):
            self._want("\n", How.TYPED)
        elif not self._delete(event):
            words = _words(event)
            if not words:
                return False  # a move, or a command
            self._want(words, How.TYPED)
        return True

    def _delete(self, event: QKeyEvent) -> bool:
        move = next((move for key, move in DELETING if event.matches(key)), None)
        if move is None and event.key() == Qt.Key.Key_Backspace and not event.modifiers() & (CONTROL | ALT):
            move = Move.PreviousCharacter  # with Shift, too
        if move is None:
            return False
        cursor = self._page.textCursor()
        if not cursor.hasSelection():
            if move in (Move.StartOfWord, Move.EndOfWord):
                _move_by_word(cursor, move)
            else:
                cursor.movePosition(move, QTextCursor.MoveMode.KeepAnchor)
        span = self._page.offsets.span_from_qt(cursor.selectionStart(), cursor.selectionEnd())
        if span.length:
            self.wanted.emit(span, "", How.DELETED)
        return True

    def _take_composed(self, event: QInputMethodEvent) -> bool:
        """What an input method has composed is typed; what it is composing is Qt's to show."""
        selected = self._selected()
        words = canonical(event.commitString())
        if event.replacementLength():
            at = self._page.textCursor().position() + event.replacementStart()
            span = self._page.offsets.span_from_qt(at, at + event.replacementLength())
            self.wanted.emit(span, words, How.TYPED)
        elif words or (selected.length and event.preeditString()):
            self._want(words, How.TYPED)
        rest = QInputMethodEvent(event.preeditString(), event.attributes())
        self._page.inputMethodEvent(rest)
        return True

    # ----------------------------------------------------------------- verbs

    def cut(self) -> None:
        """Take the selected words out and onto the clipboard."""
        span = self._selected()
        if span.length:
            self.wanted.emit(span, "", How.CUT)

    def _on_pasted(self, words: str) -> None:
        if self.active and (words := canonical(words)):
            self._want(words, How.PASTED)

    def _want(self, words: str, how: How) -> None:
        self.wanted.emit(self._selected(), words, how)

    def _selected(self) -> Span:
        """Every character selected, white space too; of no length at the caret where there is none."""
        cursor = self._page.textCursor()
        return self._page.offsets.span_from_qt(cursor.selectionStart(), cursor.selectionEnd())


def put_on_clipboard(words: str) -> None:
    QGuiApplication.clipboard().setText(words)


def _is_enter(event: QKeyEvent) -> bool:
    return event.key() in ENTER and not event.modifiers() & (CONTROL | ALT)


def _is_redo(event: QKeyEvent) -> bool:
    """Both keys that people know for it, on every system."""
    shift = Qt.KeyboardModifier.ShiftModifier
    pressed = event.modifiers()
    return bool(pressed & CONTROL) and (
        (event.key() == Qt.Key.Key_Y and not pressed & shift) or (event.key() == Qt.Key.Key_Z and bool(pressed & shift))
    )


def _words(event: QKeyEvent) -> str:
    """The characters that a key types; "" for a command. AltGr types: some systems report it as Ctrl and Alt."""
    pressed = event.modifiers()
    if bool(pressed & CONTROL) != bool(pressed & ALT) or pressed & Qt.KeyboardModifier.MetaModifier:
        return ""
    words = canonical(event.text())
    return words if words.isprintable() else ""


def _move_by_word(cursor: QTextCursor, move: QTextCursor.MoveOperation) -> None:
    keep = QTextCursor.MoveMode.KeepAnchor
    if move == Move.StartOfWord:
        cursor.movePosition(Move.PreviousWord, keep)
    else:
        before = cursor.position()
        cursor.movePosition(Move.EndOfWord, keep)
        if cursor.position() == before:
            cursor.movePosition(Move.NextWord, keep)
