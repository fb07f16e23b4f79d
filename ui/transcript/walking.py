"""Going through a transcript by key: by sentence, turn, answer, question and uncoded passage; and selecting by them.

Going takes a unit in hand: it is selected, ready for a code. Knows a view's page and turns; nothing of projects.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor

from qda.model import Span, Turn
from ui.transcript.page import Page
from ui.transcript.units import Unit, Units, extended, questions, stepped

ROOM = 48
"""Pixels that stay free above and below what one goes to."""


class Walk(QObject):
    """The steps through the text of one page."""

    at_end = Signal(str)
    """There is nothing further on that way: "question", "uncoded", or the name of a unit."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._turns: Sequence[Turn] = ()
        self._interviewers: Collection[int] = ()
        self._sentences: Callable[[str], Sequence[Span]] = lambda _: ()
        self._known: Units | None = None
        self.uncoded: Callable[[], Sequence[Span]] = tuple
        """What nobody has coded yet, in order; the workspace knows."""

    def read(
        self, turns: Sequence[Turn], interviewers: Collection[int], sentences: Callable[[str], Sequence[Span]]
    ) -> None:
        """Learn the text that the page shows now. Where its units are is found out when somebody first asks."""
        self._turns, self._interviewers, self._sentences, self._known = turns, interviewers, sentences, None

    @property
    def units(self) -> Units:
        if self._known is None:
            self._known = Units(self._page.text, self._turns, self._interviewers, self._sentences)
        return self._known

    # ----------------------------------------------------------------- to the next and the one before

    def next_sentence(self) -> None:
        self._go(Unit.SENTENCE, forward=True)

    def previous_sentence(self) -> None:
        self._go(Unit.SENTENCE, forward=False)

    def next_turn(self) -> None:
        self._go(Unit.TURN, forward=True)

    def previous_turn(self) -> None:
        self._go(Unit.TURN, forward=False)

    def next_answer(self) -> None:
        self._go(Unit.ANSWER, forward=True)

    def previous_answer(self) -> None:
        self._go(Unit.ANSWER, forward=False)

    def next_uncoded(self) -> None:
        """Select the first passage after the caret that has no code yet."""
        here = self._here()
        self._take(next((span for span in self.uncoded() if span.start >= here.end), None), "uncoded")

    def previous_uncoded(self) -> None:
        here = self._here()
        self._take(next((span for span in reversed(self.uncoded()) if span.end <= here.start), None), "uncoded")

    def next_question(self) -> None:
        """Let the caret stand where the next question is asked, its heading on the screen."""
        asked, at = questions(self._turns, self._interviewers), self._here().start
        self._stand_at(next((span.start for span in asked if span.start > at), None))

    def previous_question(self) -> None:
        asked, at = questions(self._turns, self._interviewers), self._here().start
        self._stand_at(next((span.start for span in reversed(asked) if span.start < at), None))

    def _go(self, unit: Unit, *, forward: bool) -> None:
        self._take(stepped(self.units, unit, self._here(), forward=forward), unit.value)

    def _take(self, span: Span | None, sought: str) -> None:
        if span is None:
            self.at_end.emit(sought)
            return
        self._select(*span)
        self._bring_up(span.start, span.end)

    def _stand_at(self, offset: int | None) -> None:
        if offset is None:
            self.at_end.emit("question")
            return
        self._select(offset, offset)
        self._page.scroll_to(offset, 0.2)

    # ----------------------------------------------------------------- more and less

    def more_sentence(self) -> None:
        self._extend(Unit.SENTENCE, forward=True)

    def less_sentence(self) -> None:
        self._extend(Unit.SENTENCE, forward=False)

    def more_turn(self) -> None:
        self._extend(Unit.TURN, forward=True)

    def less_turn(self) -> None:
        self._extend(Unit.TURN, forward=False)

    def more_answer(self) -> None:
        self._extend(Unit.ANSWER, forward=True)

    def less_answer(self) -> None:
        self._extend(Unit.ANSWER, forward=False)

    def _extend(self, unit: Unit, *, forward: bool) -> None:
        low, high = self._here()
        cursor = self._page.textCursor()
        backwards = cursor.position() < cursor.anchor()
        anchor, caret = (high, low) if backwards else (low, high)
        anchor, caret = extended(self.units, unit, anchor, caret, forward=forward)
        self._select(anchor, caret)
        self._bring_up(caret, caret)

    # ----------------------------------------------------------------- select what the caret stands in

    def take_sentence(self) -> None:
        """Select the whole sentences that the caret or the selection is in."""
        self._take_whole(Unit.SENTENCE)

    def take_turn(self) -> None:
        self._take_whole(Unit.TURN)

    def take_answer(self) -> None:
        self._take_whole(Unit.ANSWER)

    def _take_whole(self, unit: Unit) -> None:
        self._take(self.units.over(unit, self._here()), unit.value)

    # ----------------------------------------------------------------- the page

    def stand_after(self, span: Span) -> None:
        """Let the caret stand behind a passage, nothing selected."""
        self._select(span.end, span.end)
        self._bring_up(span.end, span.end)

    def _here(self) -> Span:
        """What is selected, or where the caret stands."""
        page = self._page
        caret = page.offsets.to_code_point(page.textCursor().position())
        return page.selected_span() or Span(caret, caret)

    def _select(self, anchor: int, caret: int) -> None:
        bar, cursor = self._page.verticalScrollBar(), self._page.textCursor()
        before = bar.value()
        cursor.setPosition(self._page.offsets.to_qt(anchor))
        cursor.setPosition(self._page.offsets.to_qt(caret), QTextCursor.MoveMode.KeepAnchor)
        self._page.setTextCursor(cursor)
        bar.setValue(before)

    def _bring_up(self, start: int, end: int) -> None:
        """Scroll as far as needed for these places to be seen; of something longer than the screen, its beginning."""
        page = self._page
        height = page.viewport().height()
        top, bottom = page.lines_of(start)[0], page.lines_of(max(start, end - 1))[1]
        if top < ROOM or (bottom > height - ROOM and bottom - top > height - 2 * ROOM):
            page.scroll_to(start, min(0.2, ROOM / max(1, height)))
        elif bottom > height - ROOM:
            page.scroll_to(start, 0.3 if bottom - top < height * 0.6 else ROOM / height)
