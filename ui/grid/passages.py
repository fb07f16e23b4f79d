"""The passages of a cell, to be read: who said it, where, what; the question that was asked above it, dimmer.

Each passage has its links: to its place in the transcript, to a point of the report, into the summary. Words
selected inside a passage stand for it. Knows no project.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from qda.analysis.grid import Heard
from qda.model import Span, TurnRole
from qda.text.spans import trimmed
from ui import theme
from ui.labels import tr
from ui.offsets import Offsets

SHOW, USE, CITE = "show", "use", "cite"


@dataclass(frozen=True, slots=True)
class _Printed:
    """Where a passage stands in the view: `start` counts UTF-16 units."""

    turn: Heard
    start: int
    offsets: Offsets

    def end(self) -> int:
        return self.start + self.offsets.to_qt(len(self.turn.text))


class PassageView(QTextBrowser):
    """A column of passages."""

    shown = Signal(int, object)
    """"Show in transcript": the document and the span."""
    used = Signal(int, object)
    """"Use as evidence": the document and the span, of the words selected or of the whole passage."""
    cited = Signal(object, object)
    """"Cite in summary": the `Heard` passage, and the span selected in it or None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.writable = True
        self.heard: tuple[Heard, ...] = ()
        self._several = False
        self._nothing = ""
        self.in_hand = 0
        """The number of the passage that a key cites."""
        self._printed: list[_Printed] = []
        self._blocks = 0
        self._colours_changed = QTimer(self, singleShot=True, interval=0)
        self._colours_changed.timeout.connect(self._print_again)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setAccessibleName(tr("Passages"))
        self.document().setDocumentMargin(theme.SPACE_XS)
        theme.look(self, "bare")
        self.anchorClicked.connect(self._on_link)

    def show_passages(self, heard: Sequence[Heard], nothing: str) -> None:
        """Show these turns, or the sentence `nothing` where there are none that answer."""
        self.heard, self._nothing = tuple(heard), nothing
        self._several = len({turn.document_id for turn in heard}) > 1
        self.in_hand = 0
        self._print()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)
        self._mark_in_hand()

    def answers(self) -> list[Heard]:
        return [turn for turn in self.heard if turn.role is TurnRole.ANSWERS]

    # ----------------------------------------------------------------- the passage in hand

    def move_on(self, by: int) -> None:
        """Take the next passage in hand, or the one before."""
        if self._printed:
            self.in_hand = min(max(self.in_hand + by, 0), len(self._printed) - 1)
            cursor = QTextCursor(self.document())
            cursor.setPosition(self._printed[self.in_hand].start)
            self.setTextCursor(cursor)
            self.ensureCursorVisible()
            self._mark_in_hand()

    def cite_in_hand(self) -> None:
        """Cite the passage in hand, or the words selected in it."""
        if self.writable and self.in_hand < len(self._printed):
            self.follow(f"{CITE}:{self.in_hand}")

    def _mark_in_hand(self) -> None:
        if len(self._printed) < 2:
            self.setExtraSelections([])
            return
        printed, mark = self._printed[self.in_hand], QTextEdit.ExtraSelection()
        mark.cursor = QTextCursor(self.document())
        mark.cursor.setPosition(printed.start)
        mark.cursor.setPosition(printed.end(), QTextCursor.MoveMode.KeepAnchor)
        mark.format.setBackground(theme.mix(theme.tokens().page, theme.tokens().selection, 0.5))
        self.setExtraSelections([mark])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.move_on(1 if event.key() == Qt.Key.Key_Down else -1)
        elif plain and event.key() == Qt.Key.Key_C:
            self.cite_in_hand()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        number = self._number_at(event.position().toPoint())
        if number is not None and number != self.in_hand:
            self.in_hand = number
            self._mark_in_hand()

    # ----------------------------------------------------------------- printing

    def _print(self) -> None:
        self._printed = []
        self.clear()
        cursor = QTextCursor(self.document())
        self._blocks = 0
        for turn in self.heard:
            if turn.role is TurnRole.ANSWERS:
                self._print_answer(cursor, turn)
            else:
                self._print_question(cursor, turn)
        if not self.answers():
            self._block(cursor, theme.SPACE_S)
            cursor.insertText(self._nothing, self._format(theme.tokens().muted))

    def _block(self, cursor: QTextCursor, above: int, indent: int = 0) -> None:
        shape = QTextBlockFormat()
        shape.setTopMargin(above if self._blocks else 0)
        shape.setLeftMargin(indent)
        shape.setLineHeight(118, int(QTextBlockFormat.LineHeightTypes.ProportionalHeight.value))
        if self._blocks:
            cursor.insertBlock(shape)
        else:
            cursor.setBlockFormat(shape)
        self._blocks += 1

    @staticmethod
    def _format(colour: str, size: theme.Size = "body", *, strong: bool = False, link: str = "") -> QTextCharFormat:
        written = QTextCharFormat()
        written.setFont(theme.font(size, strong=strong))
        written.setForeground(QColor(colour))
        if link:
            written.setAnchor(True)
            written.setAnchorHref(link)
        return written

    def _print_question(self, cursor: QTextCursor, turn: Heard) -> None:
        faint = theme.tokens().faint
        self._block(cursor, theme.SPACE_L)
        name = f"{turn.speaker}  " if turn.speaker else ""
        cursor.insertText(name, self._format(faint, "small", strong=True))
        self._print_text(cursor, turn, self._format(faint, "small"))

    def _print_answer(self, cursor: QTextCursor, turn: Heard) -> None:
        tokens = theme.tokens()
        number = len(self._printed)
        self._block(cursor, theme.SPACE_M)
        voice = tokens.voices[turn.voice % len(tokens.voices)]
        if turn.speaker:
            cursor.insertText(turn.speaker, self._format(voice, strong=True))
        where = f"{turn.document}, ¶\u00a0{turn.paragraph}" if self._several else f"¶\u00a0{turn.paragraph}"
        parts = [part for part in (turn.speaks_as, where, turn.codes) if part]
        cursor.insertText(("  " if turn.speaker else "") + " · ".join(parts), self._format(tokens.muted, "small"))
        self._block(cursor, 2)
        self._print_text(cursor, turn, self._format(tokens.text))
        self._block(cursor, 2)
        links = [(SHOW, tr("Show in transcript"))]
        if self.writable:
            links += [(CITE, tr("Cite")), (USE, tr("Use as evidence"))]
        for place, (verb, text) in enumerate(links):
            if place:
                cursor.insertText("   ", self._format(tokens.muted, "small"))
            cursor.insertText(text, self._format(tokens.accent, "small", link=f"{verb}:{number}"))

    def _print_text(self, cursor: QTextCursor, turn: Heard, written: QTextCharFormat) -> None:
        start = cursor.position()
        cursor.insertText(turn.text.replace("\n", "\u2028"), written)
        if turn.role is TurnRole.ANSWERS:
            self._printed.append(_Printed(turn, start, Offsets(turn.text)))

    # ----------------------------------------------------------------- links and selections

    def selected_in(self, number: int) -> Span | None:
        """The words selected inside a passage, as a span of its document; None where none are."""
        printed = self._printed[number]
        cursor = self.textCursor()
        start, end = max(cursor.selectionStart(), printed.start), min(cursor.selectionEnd(), printed.end())
        if start >= end:
            return None
        inside = printed.offsets.span_from_qt(start - printed.start, end - printed.start)
        inside = trimmed(printed.turn.text, inside)
        return inside.shifted(printed.turn.span.start) if inside.length else None

    def _on_link(self, url: QUrl) -> None:
        self.follow(url.toString())

    def follow(self, link: str) -> None:
        """Do what a link says: "show:0", "use:2", "cite:1"."""
        verb, _, number = link.partition(":")
        turn = self._printed[int(number)].turn
        chosen = self.selected_in(int(number))
        if verb == SHOW:
            self.shown.emit(turn.document_id, chosen or turn.span)
        elif verb == USE:
            self.used.emit(turn.document_id, chosen or turn.span)
        elif verb == CITE:
            self.cited.emit(turn, chosen)

    def _number_at(self, place: QPoint) -> int | None:
        position = self.cursorForPosition(place).position()
        before = [number for number, printed in enumerate(self._printed) if printed.start <= position]
        return before[-1] if before else None

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        number = self._number_at(event.pos())
        if number is not None:
            first = menu.actions()[0] if menu.actions() else None
            verbs = [(SHOW, tr("Show in transcript"))]
            if self.writable:
                verbs += [(USE, tr("Use as evidence")), (CITE, tr("Cite in summary"))]
            for verb, text in verbs:
                action = menu.addAction(text)
                action.triggered.connect(lambda _=False, link=f"{verb}:{number}": self.follow(link))
                if first is not None:
                    menu.insertAction(first, action)
            if first is not None:
                menu.insertSeparator(first)
        menu.exec(event.globalPos())
        menu.deleteLater()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.heard:
            self._colours_changed.start()  # Qt tells it many times over

    def _print_again(self) -> None:
        top = self.verticalScrollBar().value()
        self._print()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(top)
        self._mark_in_hand()
