"""The transcript as one reads and codes it: gutter, page and coding stripes, moving together.

Takes plain values and emits what its user does; knows no project.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPoint, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QWidget

from qda.model import Code, Coding, Part, Question, Span, Speaker, Turn, TurnRole
from qda.text.spans import Paragraphs, SpanIndex
from ui import theme
from ui.labels import tr
from ui.transcript import highlights
from ui.transcript.clicking import UnitClicks
from ui.transcript.density import HITS, DensityStrip
from ui.transcript.density import WIDTH as DENSITY
from ui.transcript.filters import Filter
from ui.transcript.following import FollowingTurns, turns_where
from ui.transcript.growing import wider
from ui.transcript.gutter import Gutter
from ui.transcript.handles import Handles
from ui.transcript.in_place import CodingsInPlace
from ui.transcript.page import Page
from ui.transcript.sentences import Sentences
from ui.transcript.stripes import StripeMargin
from ui.transcript.walking import Walk

GUTTER = 64
STRIPES = (152, 260)
"""The least and the most pixels for the stripes and their labels."""
BARE_STRIPES, NARROW_COLUMN = 56, 260
"""Where the column would be narrower than this, names give way to it: stripes keep the pixels that they need alone."""
FLASH = 1_200
"""Milliseconds for which a passage that was asked for stays lit."""


class TranscriptView(QWidget):
    """One document. Offsets in its interface are code points."""

    selection_changed = Signal(object)
    coding_picked = Signal(int)
    codes_dropped = Signal(object, object)
    coding_resized = Signal(int, object)
    """A coding is to cover another `Span`."""
    context_menu_requested = Signal(QPoint, object)
    key_pressed = Signal(str)
    enter_pressed = Signal()
    empty_action_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = Page()
        self.gutter = Gutter(self.page)
        self.stripes = StripeMargin(self.page)
        self.density = DensityStrip(self.page)
        self.filter = Filter()
        self._turns: Sequence[Turn] = ()
        self._speakers: dict[int, Speaker] = {}
        self._questions: Mapping[int, Question] = {}
        self._all: Sequence[Coding] = ()
        """Every coding of the document; `_codings` holds those that the filter lets through."""
        self._codings = CodingsInPlace("")
        self._codes: Mapping[int, Code] = {}
        self._turn_index: SpanIndex | FollowingTurns = SpanIndex([])
        self._language = "en"
        self._flashed: Span | None = None
        self._hits: Sequence[Span] = ()
        self._hit: Span | None = None
        self._grown: list[Span] = []
        self._finder = Sentences()
        self._clicked: int | None = None
        """The coding picked by the last click on the text."""
        self._column = 68
        self._reading: tuple[str, int, int] = ("", 0, 150)
        self._unlit = QTimer(self, singleShot=True, interval=FLASH)
        self._unlit.timeout.connect(self._end_flash)
        self.walk, self.handles = Walk(self.page), Handles(self.page)
        self.clicks = UnitClicks(self.page, lambda: self.walk.units)
        self._build()
        self._connect()

    def _build(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.page)
        small = theme.font("small")
        self.gutter.setFont(small)
        self.stripes.setFont(small)
        self.setFocusProxy(self.page)

    def _connect(self) -> None:
        page, stripes = self.page, self.stripes
        page.moved.connect(self.refresh)
        page.selected.connect(self._on_selected)
        page.key_pressed.connect(self.key_pressed)
        page.enter_pressed.connect(self.enter_pressed)
        page.codes_dropped.connect(self.codes_dropped)
        self.handles.resized.connect(self.coding_resized)
        page.knows_code = self._knows
        page.menu_wanted.connect(self.context_menu_requested)
        page.target_changed.connect(self._light)
        page.pointed_at.connect(self._on_pointed_at)
        page.clicked.connect(self._on_clicked)
        page.cursorPositionChanged.connect(self._describe)
        stripes.hovered.connect(lambda _: self._light())
        stripes.picked.connect(self._on_picked)
        self.density.place_wanted.connect(lambda offset: page.scroll_to(offset, 0.5))

    # ----------------------------------------------------------------- showing

    def show_document(
        self,
        text: str,
        turns: Sequence[Turn],
        speakers: Sequence[Speaker],
        questions: Mapping[int, Question],
        language: str,
    ) -> None:
        """Show a text from its beginning, without codings yet."""
        self._turns = turns
        self._speakers = {speaker.id: speaker for speaker in speakers}
        self._questions = questions
        self._language = language
        self._all, self._codings, self._grown, self._clicked = (), CodingsInPlace(text), [], None
        self._turn_index = SpanIndex([(turn.span, number) for number, turn in enumerate(turns)])
        self.page.show_text(text, turns, questions)
        self._place_turns()
        self._show_density()
        self.refresh()

    def _place_turns(self, *, repaint: bool = True) -> None:
        """Tell those who go by turns where these are."""
        interviewers = {speaker.id for speaker in self._speakers.values() if speaker.part is Part.INTERVIEWER}
        self.walk.read(self._turns, interviewers, self._sentences)
        timed = turns_where(self._turns, lambda turn: turn.time_start is not None)
        times = {turn.span.start: turn.time_start for turn in timed if turn.time_start is not None}
        follow_ups = {
            turn.span.start: question.number
            for turn in turns_where(self._turns, lambda turn: turn.role is TurnRole.FOLLOWS_UP)
            if (question := self._questions.get(turn.question_id or 0))
        }
        self.gutter.show_numbers(Paragraphs(self.page.text), times, follow_ups, repaint=repaint)

    def _show_density(self) -> None:
        asked = {
            turn.span.start: f"{question.number} {question.text}"
            for turn in turns_where(self._turns, lambda turn: turn.role is TurnRole.ASKS)
            if (question := self._questions.get(turn.question_id or 0))
        }
        self.density.show_text(self.page.text, asked)

    def set_codings(self, codings: Sequence[Coding], codes: Mapping[int, Code]) -> None:
        """Show these codings; called after every change of them."""
        self._all, self._codes = codings, codes
        self._show_passing()

    def codings(self) -> Sequence[Coding]:
        """Every coding of the document, whether the filter lets it through or not."""
        return self._all

    def set_filter(self, chosen: Filter) -> None:
        """Show only the codings that this lets through; the others wait."""
        if chosen != self.filter:
            self.filter = chosen
            self._show_passing()

    def set_hits(self, spans: Sequence[Span], current: Span | None = None) -> None:
        """Mark what a search found in this document, in order, and the hit in hand."""
        self._hits, self._hit = spans, current
        self.density.set_marks(HITS, [span.start for span in spans])
        self._light()

    def _show_passing(self) -> None:
        passing = self.filter.passing(self._all)
        self._codings.take(passing)
        self.density.show_spans([coding.span for coding in passing])
        if self.stripes.current not in self._codings.by_id:
            self.stripes.current = None
        self.refresh()
        self._describe()

    def clear(self) -> None:
        """Show nothing."""
        self.show_document("", (), (), {}, self._language)

    def set_reading(self, font_family: str, size: int, line_spacing: int, column_chars: int) -> None:
        """How the text is set: size in points, line spacing in per cent, the column's width in characters."""
        self._column = column_chars
        if (font_family, size, line_spacing) == self._reading:
            self._lay_out()
            return
        self._reading = (font_family, size, line_spacing)
        font = QFont(font_family)
        font.setPointSize(size)
        self.page.set_reading(font, line_spacing)
        place, codings, text = self.place(), self._all, self.page.text
        self._lay_out()
        if text:
            self.show_document(text, self._turns, list(self._speakers.values()), self._questions, self._language)
            self.set_codings(codings, self._codes)
            self.go_to_place(place)

    def refresh(self) -> None:
        """Bring gutter, stripes and light to where the text stands now."""
        visible = self.page.visible_span()
        shown = self._codings.overlapping(visible)
        extents = self.page.extents([coding.span for coding in shown], 20)
        self.stripes.show_stripes(
            [
                (coding, self._codings.lane(coding.id), top, bottom)
                for coding, (top, bottom) in zip(shown, extents, strict=True)
            ],
            self._codes,
            self._codings.lanes,
        )
        self.gutter.update()
        self.density.show_visible(visible)
        self._light(visible, shown)

    def _light(self, visible: Span | None = None, shown: Sequence[Coding] | None = None) -> None:
        visible = visible or self.page.visible_span()
        if shown is None:
            shown = self._codings.overlapping(visible)
        turns = [self._turns[number] for number in self._turn_index.overlapping(visible.start, max(visible.end, 1))]
        lit = [*highlights.voices(self.page, visible, turns, self._speakers, shown)]
        lifted, fade = self.stripes.lifted, self.stripes.pointed_at
        lit += highlights.washes(self.page, visible, shown, self._codes, lifted, fade=fade)
        lit += highlights.hits(self.page, visible, self._hits, self._hit)
        if self._flashed is not None:
            lit += highlights.flash(self.page, visible, self._flashed)
        if self.page.target is not None:
            lit += highlights.target(self.page, visible, self.page.target)
        self.page.setExtraSelections(lit)
        self._show_handles()

    def _show_handles(self) -> None:
        current = self._codings.by_id.get(self.stripes.current or 0)
        code = self._codes.get(current.code_id) if current else None
        self.handles.show_on(current.id if current else None, current.span if current else None,
                             code.colour if code else "")  # fmt: skip

    # ----------------------------------------------------------------- selecting and going places

    def selected_span(self) -> Span | None:
        """The words selected, or None."""
        return self.page.selected_span()

    def select_span(self, span: Span, reveal: bool = True) -> None:
        """Select a passage; with `reveal`, bring it on the screen."""
        cursor = self.page.textCursor()
        start, end = self.page.offsets.span_to_qt(span)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        bar = self.page.verticalScrollBar()
        before = bar.value()
        self.page.setTextCursor(cursor)
        bar.setValue(before)
        if reveal:
            self.reveal(span)

    def reveal(self, span: Span) -> None:
        """Bring a passage on the screen, unless it is there, and let it shine for a moment."""
        top, bottom = self.page.lines_of(span.start)[0], self.page.lines_of(max(span.start, span.end - 1))[1]
        height = self.page.viewport().height()
        if top < theme.SPACE_L or bottom > height - theme.SPACE_L:
            self.page.scroll_to(span.start)
        self._flashed = span
        self._unlit.start()
        self._light()

    def _end_flash(self) -> None:
        self._flashed = None
        self._light()

    @property
    def current_coding_id(self) -> int | None:
        return self.stripes.current

    def select_coding(self, coding_id: int | None) -> None:
        """Lift a coding and select its words."""
        self.stripes.current = coding_id if coding_id in self._codings.by_id else None
        if coding_id is not None and coding_id in self._codings.by_id:
            span = self._codings.by_id[coding_id].span
            if self.selected_span() != span:
                self.select_span(span, reveal=False)
            top, bottom = self.page.lines_of(span.start)[0], self.page.lines_of(max(span.start, span.end - 1))[1]
            if bottom < 0 or top > self.page.viewport().height():
                self.page.scroll_to(span.start)
        self.refresh()

    def hold(self, coding_id: int) -> None:
        """Lift a coding whose words are selected already."""
        if coding_id in self._codings.by_id:
            self.stripes.current = coding_id
            self.refresh()

    def stand_after(self, span: Span) -> None:
        """Let the caret stand behind a passage, nothing selected; the coding in hand stays so."""
        self.page.blockSignals(True)
        self.walk.stand_after(span)
        self.page.blockSignals(False)
        self.refresh()  # it may have scrolled
        self._grown = []
        self._describe()

    def next_coding(self) -> None:
        """Go to the first coding that begins after the caret, or after the one in hand."""
        self._step_coding(forward=True)

    def previous_coding(self) -> None:
        self._step_coding(forward=False)

    def _step_coding(self, *, forward: bool) -> None:
        order = sorted(self._codings.by_id.values(), key=lambda coding: (coding.span, coding.id))
        current = self._codings.by_id.get(self.stripes.current or 0)
        caret = self.page.offsets.to_code_point(self.page.textCursor().selectionStart())
        here = (current.span, current.id) if current else (Span(caret, caret), 0)
        if forward:
            found = next((coding for coding in order if (coding.span, coding.id) > here), None)
        else:
            found = next((coding for coding in reversed(order) if (coding.span, coding.id) < here), None)
        if found is not None:
            self._on_picked(found.id)
            self.reveal(found.span)

    def select_more(self) -> None:
        """Let the selection grow: word, sentence, paragraph, turn."""
        cursor = self.page.textCursor()
        span = self.selected_span() or self.page.offsets.span_from_qt(cursor.position(), cursor.position())
        grown = wider(self.page.text, span, self._turns, self._sentences)
        if grown != span:
            self._grown.append(span)
            history = self._grown
            self.select_span(grown, reveal=False)
            self._grown = history
            self.page.ensureCursorVisible()

    def select_less(self) -> None:
        """Take back the last growth of the selection."""
        if self._grown:
            history = self._grown
            self.select_span(history.pop(), reveal=False)
            self._grown = history

    def _sentences(self, paragraph: str) -> Sequence[Span]:
        return self._finder.of(paragraph, self._language)

    def caret(self) -> int:
        """The offset at which the caret stands."""
        return self.page.offsets.to_code_point(self.page.textCursor().position())

    def place(self) -> int:
        """The offset at the top of the screen."""
        return self.page.offsets.to_code_point(self.page.cursorForPosition(QPoint(4, 4)).position())

    def go_to_place(self, offset: int) -> None:
        """Bring an offset to the top of the screen, and the caret with it."""
        offset = min(offset, len(self.page.text))
        cursor = self.page.textCursor()
        cursor.setPosition(self.page.offsets.to_qt(offset))
        self.page.setTextCursor(cursor)
        if offset:
            self.page.scroll_to(offset, 0.0)
        else:
            self.page.verticalScrollBar().setValue(0)

    # ----------------------------------------------------------------- slots and events

    def _on_selected(self, span: Span | None) -> None:
        self._grown = []
        current = self._codings.by_id.get(self.stripes.current or 0)
        if current is not None and current.span != span:
            self.stripes.current = None
            self._light()
        clicked = self._codings.by_id.get(self._clicked or 0)
        if span is not None and clicked is not None and clicked.span != span:
            self._clicked = None
        self.selection_changed.emit(span)

    def _on_pointed_at(self, offset: int | None) -> None:
        here = self._codings_at(offset)
        self.stripes.hover(here[0].id if here else None)

    def _on_clicked(self, offset: int | None) -> None:
        """Pick the innermost coding; clicked on again, the one round it, and at last none."""
        order = [coding.id for coding in self._codings_at(offset)]
        following = order.index(self._clicked) + 1 if self._clicked in order else 0
        self._clicked = order[following] if following < len(order) else None
        if self._clicked is not None:
            self._on_picked(self._clicked)
        elif self.stripes.current is not None:
            self._on_selected(self.selected_span())

    def _codings_at(self, offset: int | None) -> list[Coding]:
        """The codings on a character, the innermost first."""
        if offset is None:
            return []
        found = self._codings.overlapping(Span(offset, offset + 1))
        return sorted(found, key=lambda coding: (coding.span.length, coding.id))

    def _describe(self) -> None:
        """Tell screen readers who speaks at the caret, to what question, and what codes lie there."""
        at = self.page.offsets.to_code_point(self.page.textCursor().selectionStart())
        told = []
        for number in self._turn_index.overlapping(at, at + 1):
            speaker = self._speakers.get(self._turns[number].speaker_id or 0)
            question = self._questions.get(self._turns[number].question_id or 0)
            told += [speaker.name] if speaker else []
            follows = self._turns[number].role is TurnRole.FOLLOWS_UP
            asked = tr("Follow-up to question {number}") if follows else tr("Question {number}")
            told += [asked.format(number=question.number)] if question else []
        names = dict.fromkeys(self._name(coding) for coding in self._codings_at(at))
        told += [tr("Codes: {codes}", codes=", ".join(names))] if names else []
        self.page.setAccessibleDescription(". ".join(told))

    def _knows(self, code_id: int, path: str) -> bool:
        """Whether a code that says its path is one of those shown here."""
        return not path or (code_id in self._codes and self._codes[code_id].name == path.rpartition(" > ")[2])

    def _name(self, coding: Coding) -> str:
        return self._codes[coding.code_id].name if coding.code_id in self._codes else ""

    def _on_picked(self, coding_id: int) -> None:
        self.select_coding(coding_id)
        self.coding_picked.emit(coding_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.refresh()
            self.page.viewport().update()

    def _lay_out(self) -> None:
        """Give the column its width and put it in the middle, the gutter before it and the stripes behind."""
        whole = self.width() - self.page.verticalScrollBar().sizeHint().width() - DENSITY
        character = QFontMetricsF(self.page.reading_font).averageCharWidth()
        wish = round(character * self._column) + 24
        stripes = min(max(STRIPES[0], whole - wish - GUTTER), STRIPES[1])
        stripes = max(BARE_STRIPES, min(stripes, whole - GUTTER - NARROW_COLUMN))
        column = max(NARROW_COLUMN // 2, min(wish, whole - GUTTER - stripes))
        left = GUTTER + max(0, (whole - GUTTER - column - stripes) // 2)
        right = max(0, whole - left - column)
        self.page.setViewportMargins(left, theme.SPACE_S, right + DENSITY, 0)
        height = self.height()
        self.gutter.setGeometry(left - GUTTER, 0, GUTTER, height)
        beside = min(right - theme.SPACE_S, STRIPES[1])
        self.stripes.setGeometry(left + column + theme.SPACE_S, theme.SPACE_S, beside, height)
        self.density.setGeometry(whole, 0, DENSITY, height)
        self.refresh()
