"""The page itself: a read-only text with headings over the questions, to select and drop codes on.

Knows text, offsets and places on the screen; nothing of codings. The document is never formatted to
highlight anything: what is lit, is lit by extra selections of the visible part.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QTextEdit

from qda.model import Question, Span, Turn, TurnRole
from qda.text.spans import trimmed
from ui import theme
from ui.dragged import SPAN_MIME, codes_in
from ui.labels import tr
from ui.offsets import Offsets
from ui.transcript.graphemes import whole
from ui.transcript.headings import heading_height, paint_heading

HANGING = 20
"""Pixels by which what follows a speaker's label is indented."""
BETWEEN = 8
"""Pixels between paragraphs."""
ABOVE = 28
"""Pixels above a question's heading."""
EDGE = 32
"""Pixels from the top and the bottom within which a dragged code scrolls the page."""


def _any_code(_id: int, _path: str) -> bool:
    return True


class Page(QTextEdit):
    """A document's text in one column. Offsets in its interface are code points."""

    selected = Signal(object)
    key_pressed = Signal(str)
    enter_pressed = Signal()
    codes_dropped = Signal(object, object)
    """Codes, a list of their ids, were dropped on a `Span`."""
    menu_wanted = Signal(QPoint, object)
    pointed_at = Signal(object)
    """The offset of the character under the mouse, or None where there is none, or something is being selected."""
    clicked = Signal(object)
    """The offset clicked on without selecting anything, or None beside the text."""
    target_changed = Signal()
    """A dragged code would be put elsewhere."""
    pasted = Signal(str)
    """These words are to be put in at the caret."""
    moved = Signal()
    """Another part of the text is visible, or it stands elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        theme.look(self, "reading")
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setCursorWidth(2)
        self.setAccessibleName(tr("Transcript"))
        self.text = ""
        self.offsets = Offsets("")
        self._headings: dict[int, Question] = {}
        """By the Qt position at which the asking turn starts."""
        self.reading_font = theme.font()
        self.knows_code: Callable[[int, str], bool] = _any_code
        """Whether a dragged code is of this codebook: it can come from another window."""
        self.target: Span | None = None
        """Where the code that is being dragged would be put."""
        self._spacing = 150
        self._heading_height = 0
        self._pointed: int | None = None
        self._drag_scroll = 0
        self._scrolling = QTimer(self, interval=16)
        self._scrolling.timeout.connect(self._scroll_while_dragged)
        self.selectionChanged.connect(lambda: self.selected.emit(self.selected_span()))
        self.verticalScrollBar().valueChanged.connect(lambda _: self.moved.emit())
        sideways = self.horizontalScrollBar()
        sideways.rangeChanged.connect(lambda _least, most: sideways.setRange(0, 0) if most else None)

    # ----------------------------------------------------------------- the text

    def show_text(self, text: str, turns: Sequence[Turn], questions: Mapping[int, Question]) -> None:
        """Show a text from its beginning."""
        self.text = text
        self.offsets = Offsets(text)
        document = QTextDocument()
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        document.setDefaultFont(self.reading_font)
        document.setDefaultTextOption(self._option())
        cursor = QTextCursor(document)
        cursor.setBlockFormat(self._block(labelled=True))
        cursor.insertText(text)
        self._head(turns, questions)
        self._part_paragraphs(document, turns)
        if 0 in self._headings:  # Qt leaves no room above the first paragraph of all
            frame = document.rootFrame().frameFormat()
            frame.setTopMargin(ABOVE + self._heading_height)
            document.rootFrame().setFrameFormat(frame)
        self.setDocument(document)
        self._shown = document  # Qt does not keep it alive
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def replace(self, at: int, removed: int, inserted: str) -> None:
        """Put other words in the place of some. The rest stays where it is, and so does what is on the screen."""
        cursor = self.cursor_at(Span(at, at + removed))
        start, by = cursor.selectionStart(), -(cursor.selectionEnd() - cursor.selectionStart())
        self.text = f"{self.text[:at]}{inserted}{self.text[at + removed :]}"
        self.offsets = Offsets(self.text)
        cursor.insertText(inserted)
        by += cursor.position() - start
        self._headings = {place + by if place > start else place: asked for place, asked in self._headings.items()}

    @contextmanager
    def holding_still(self) -> Iterator[None]:
        """Whatever is changed inside, the line at the top of the screen stays where it is."""
        top = QTextCursor(self.cursorForPosition(QPoint(4, 4)))
        before = self.lines_of(self.offsets.to_code_point(top.position()))[0]
        yield
        now = self.lines_of(self.offsets.to_code_point(top.position()))[0]
        if round(now - before):
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + round(now - before))

    def part_anew(self, turns: Iterable[Turn], questions: Mapping[int, Question], within: Span | None = None) -> None:
        """Bring headings, and the form of the paragraphs (of those in a span), to where these turns are."""
        turns = list(turns)
        self._head(turns, questions)
        first, last = self.offsets.span_to_qt(within or Span(0, len(self.text)))
        self._part_paragraphs(self.document(), turns, first, last)

    def _head(self, turns: Sequence[Turn], questions: Mapping[int, Question]) -> None:
        self._headings = {
            self.offsets.to_qt(turn.span.start): questions[turn.question_id]
            for turn in turns
            if turn.role is TurnRole.ASKS and turn.question_id is not None and turn.question_id in questions
        }

    def _part_paragraphs(
        self, document: QTextDocument, turns: Sequence[Turn], first: int = 0, last: int | None = None
    ) -> None:
        """Give the few paragraphs that stand otherwise their own format: no label, or a heading above."""
        labelled = {self.offsets.to_qt(turn.span.start) for turn in turns if turn.label.length}
        self._heading_height = heading_height()
        room = ABOVE + self._heading_height
        plain, edit = (self._block(labelled=False), self._block(labelled=True)), QTextCursor(document)
        block = document.findBlock(first)
        while block.isValid() and (last is None or block.position() <= last):
            at = block.position()
            leftwards = block.textDirection() == Qt.LayoutDirection.RightToLeft
            if last is None and at in labelled and at not in self._headings and not leftwards:
                block = block.next()  # as a text is set at first
                continue
            form, now = plain[at in labelled], block.blockFormat()
            if at in self._headings:
                form = self._block(labelled=at in labelled)
                form.setTopMargin(room)
            if leftwards:
                form = _mirrored(form)
            if _shape(now) != _shape(form):
                edit.setPosition(at)
                edit.setBlockFormat(form)
            block = block.next()

    def _option(self) -> QTextOption:
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        return option

    def _block(self, *, labelled: bool) -> QTextBlockFormat:
        form = QTextBlockFormat()
        form.setLineHeight(self._spacing, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        form.setBottomMargin(BETWEEN)
        form.setLeftMargin(HANGING)
        form.setTextIndent(-HANGING if labelled else 0)
        return form

    def set_reading(self, font: QFont, spacing: int) -> None:
        """The font to read in, and the line height in per cent. Takes effect with the next text shown."""
        self.reading_font = font
        self._spacing = spacing

    # ----------------------------------------------------------------- places on the screen

    def visible_blocks(self) -> Iterator[tuple[QTextBlock, QRectF]]:
        """The paragraphs on the screen, each with its rectangle in the viewport."""
        layout = self.document().documentLayout()
        scrolled, height = self.verticalScrollBar().value(), self.viewport().height()
        block = self.cursorForPosition(QPoint(0, 0)).block()
        if block.previous().isValid():
            block = block.previous()
        while block.isValid():
            place = layout.blockBoundingRect(block).translated(0, -scrolled)
            if place.top() > height + ABOVE + self._heading_height:
                return
            if place.bottom() >= 0:
                yield block, place
            block = block.next()

    def visible_span(self) -> Span:
        """The code points on the screen."""
        blocks = [block for block, _ in self.visible_blocks()]
        if not blocks:
            return Span(0, 0)
        return self.offsets.span_from_qt(blocks[0].position(), blocks[-1].position() + blocks[-1].length() - 1)

    def extents(self, spans: Sequence[Span], beyond: float) -> list[tuple[float, float]]:
        """Where spans that are partly on the screen begin and end, in pixels; cut `beyond` the edges of the screen."""
        blocks = list(self.visible_blocks())
        starts = [block.position() for block, _ in blocks]
        end = starts[-1] + blocks[-1][0].length() if blocks else 0

        def line(at: int) -> tuple[float, float]:
            block, place = blocks[bisect_right(starts, at) - 1]
            found = block.layout().lineForTextPosition(at - block.position())
            return (place.top() + found.y(), found.height()) if found.isValid() else (place.top(), place.height())

        found = []
        for first, after in map(self.offsets.span_to_qt, spans):
            last = max(first, after - 1)
            top = line(first)[0] if blocks and first >= starts[0] else -beyond
            bottom = sum(line(last)) if last < end else self.viewport().height() + beyond
            found.append((top, bottom))
        return found

    def lines_of(self, offset: int) -> tuple[float, float]:
        """Where the line that holds an offset begins and ends, in pixels from the viewport's top."""
        at = self.offsets.to_qt(offset)
        block = self.document().findBlock(at)
        place = self.document().documentLayout().blockBoundingRect(block)
        line = block.layout().lineForTextPosition(at - block.position())
        top = place.top() - self.verticalScrollBar().value() + (line.y() if line.isValid() else 0)
        return top, top + (line.height() if line.isValid() else place.height())

    def height_of_paragraph(self, offset: int) -> float:
        block = self.document().findBlock(self.offsets.to_qt(offset))
        return self.document().documentLayout().blockBoundingRect(block).height()

    def cursor_at(self, span: Span) -> QTextCursor:
        start, end = self.offsets.span_to_qt(span)
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def scroll_to(self, offset: int, share: float = 0.3) -> None:
        """Bring the line that holds an offset to a share of the height."""
        self._lay_out_to(offset)
        top, _ = self.lines_of(offset)
        bar = self.verticalScrollBar()
        bar.setValue(round(bar.value() + top - share * self.viewport().height()))

    def _lay_out_to(self, offset: int) -> None:
        """Qt breaks a text's lines bit by bit while nothing else is to do; have it done to a screen below an offset."""
        layout = self.document().documentLayout()
        at = self.offsets.to_qt(offset)
        far = layout.blockBoundingRect(self.document().findBlock(at)).bottom() + self.viewport().height()
        block = self.document().findBlock(at)
        while block.isValid() and layout.blockBoundingRect(block).bottom() < far:
            block = block.next()
        if self.verticalScrollBar().maximum() < far:
            layout.documentSizeChanged.emit(QSizeF())  # the scroll bar learns how far the text reaches now

    # ----------------------------------------------------------------- selecting

    def selected_span(self) -> Span | None:
        """The words selected, without the white space round them; None where there are none."""
        cursor = self.textCursor()
        span = trimmed(self.text, self.offsets.span_from_qt(cursor.selectionStart(), cursor.selectionEnd()))
        return whole(self.text, span) if span.length else None

    def offset_at(self, point: QPointF) -> int | None:
        """The character at a point of the viewport, or None where there is none."""
        below = point + QPointF(0, self.verticalScrollBar().value())
        at = self.document().documentLayout().hitTest(below, Qt.HitTestAccuracy.ExactHit)
        return self.offsets.to_code_point(at) if 0 <= at < self.document().characterCount() - 1 else None

    def paragraph_at(self, point: QPoint) -> Span | None:
        """The words of the paragraph at a point of the viewport."""
        block = self.cursorForPosition(point).block()
        end = block.position() + block.length() - 1
        span = trimmed(self.text, self.offsets.span_from_qt(block.position(), end))
        return span if span.length else None

    def createMimeDataFromSelection(self) -> QMimeData:
        span = self.selected_span()
        data = QMimeData()
        if span is not None:
            data.setText(span.of(self.text))
            data.setData(SPAN_MIME, f"{span.start}:{span.end}".encode())
        return data

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.pasted.emit(source.text())

    # ----------------------------------------------------------------- events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.enter_pressed.emit()
        elif event.key() == Qt.Key.Key_Escape and self.textCursor().hasSelection():
            cursor = self.textCursor()
            cursor.clearSelection()
            self.setTextCursor(cursor)
        elif plain and len(event.text()) == 1 and event.text().isalnum():
            self.key_pressed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:  # Qt has just given the document the widget's font
            self.document().setDefaultFont(self.reading_font)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos(), self.selected_span() or self.paragraph_at(event.pos()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._point_at(None if event.buttons() else self.offset_at(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._point_at(None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            self.clicked.emit(self.offset_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_at(None)

    def _point_at(self, offset: int | None) -> None:
        if offset != self._pointed:
            self._pointed = offset
            self.pointed_at.emit(offset)

    # ----------------------------------------------------------------- codes dropped on the text

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._welcome(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._welcome(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._aim_at(None)

    def dropEvent(self, event: QDropEvent) -> None:
        self._welcome(event)
        span = self.target
        self._aim_at(None)
        code_ids = self._dragged_codes(event.mimeData())
        if span is not None and code_ids:
            self.codes_dropped.emit(code_ids, span)

    def _dragged_codes(self, dragged: QMimeData) -> list[int]:
        code_ids = codes_in(dragged)
        return code_ids if code_ids and self.knows_code(code_ids[0], dragged.text()) else []

    def _welcome(self, event: QDropEvent) -> None:
        if not self._dragged_codes(event.mimeData()):
            event.ignore()
            return
        self._aim_at(event.position().toPoint())
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def _aim_at(self, point: QPoint | None) -> None:
        """Take the paragraph at a point, or the selection if it touches that, for a dragged code."""
        here = self.paragraph_at(point) if point is not None else None
        selected = self.selected_span()
        target = selected if selected and here and selected.overlaps(here) else here
        if target != self.target:
            self.target = target
            self.target_changed.emit()
        self._drag_scroll = 0
        if point is not None:
            below = point.y() - self.viewport().height() + EDGE
            self._drag_scroll = max(0, below) - max(0, EDGE - point.y())
        if not self._drag_scroll:
            self._scrolling.stop()
        elif not self._scrolling.isActive():
            self._scrolling.start()

    def _scroll_while_dragged(self) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self._drag_scroll // 2)

    # ----------------------------------------------------------------- where it stands

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.moved.emit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._point_at(None)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._headings:
            return
        painter, width = QPainter(self.viewport()), self.viewport().width()
        for block, place in self.visible_blocks():
            question = self._headings.get(block.position())
            if question is not None:
                top = place.top() - self._heading_height
                paint_heading(painter, question, QRectF(0, top, width, self._heading_height))


def _mirrored(form: QTextBlockFormat) -> QTextBlockFormat:
    """The same for a paragraph that is read from right to left: its label hangs out at the right."""
    mirrored = QTextBlockFormat(form)
    mirrored.setLeftMargin(form.rightMargin())
    mirrored.setRightMargin(form.leftMargin())
    return mirrored


def _shape(form: QTextBlockFormat) -> tuple[float, float, float]:
    """What tells the forms of paragraphs apart."""
    return form.textIndent(), form.topMargin(), form.leftMargin()
