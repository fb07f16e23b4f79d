"""The passage in hand where it stands: what comes before and after, its other codes and its memo, and what can be done.

Knows a quotation and its document's text.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QTextEdit, QToolButton, QVBoxLayout, QWidget

from qda.analysis.retrieve import Quotation
from qda.model import Span
from ui import theme
from ui.labels import tr
from ui.quotes.model import source
from ui.quotes.painting import reading_font

AROUND = 700
"""Letters before and after that are shown at most, from the beginning of a paragraph on."""


class PassageInContext(QWidget):
    """The passage with the paragraphs round it."""

    key_given = Signal(str)
    """ "go", "recode", "memo", "good" or "remove"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[str, Span, str, tuple[Span, ...]] | None = None
        self.title = QLabel()
        self.title.setWordWrap(True)
        theme.look(self.title, "title")
        self.where, self.also, self.memo = QLabel(), QLabel(), QLabel()
        for label in (self.where, self.also, self.memo):
            label.setWordWrap(True)
            theme.look(label, "muted", "small")
        self.memo.setTextFormat(Qt.TextFormat.PlainText)
        self.page = QTextEdit()
        self.page.setReadOnly(True)
        self.page.setAccessibleName(tr("The passage where it stands"))
        self.page.setTabChangesFocus(True)
        theme.look(self.page, "reading")
        self.buttons: dict[str, QToolButton] = {}
        bar = QHBoxLayout()
        bar.setSpacing(theme.SPACE_XS)
        for key, icon, text in (
            ("go", "arrow-square-out", tr("Go to passage (Enter)")),
            ("good", "star", tr("Good quote (G)")),
            ("memo", "note-pencil", tr("Memo (M)")),
            ("recode", "swap", tr("Recode… (R)")),
            ("remove", "tag-simple", tr("Remove coding (Del)")),
        ):
            button = QToolButton()
            button.setIcon(theme.icon(icon))
            button.setToolTip(text)
            button.setAccessibleName(text)
            button.setCheckable(key == "good")
            button.clicked.connect(lambda _=False, key=key: self.key_given.emit(key))
            self.buttons[key] = button
            bar.addWidget(button)
        bar.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_L, theme.SPACE_M, theme.SPACE_S, theme.SPACE_S)
        column.setSpacing(theme.SPACE_S)
        for part in (self.title, self.where):
            column.addWidget(part)
        column.addLayout(bar)
        column.addWidget(self.page, 1)
        column.addWidget(self.also)
        column.addWidget(self.memo)

    def show_passage(
        self, quotation: Quotation | None, text: str, colour: str, code: str, also: Sequence[str], memo: str,
        labels: Sequence[Span], *, count: int, writable: bool,
    ) -> None:  # fmt: skip
        """Show a passage of a document's `text`; `also` are its other codes, `labels` the speakers' labels in it.
        `count` is how many passages the buttons are for."""
        for widget in (self.title, self.where, self.page, self.also, self.memo, *self.buttons.values()):
            widget.setVisible(quotation is not None)
        if quotation is None:
            self._shown = None
            return
        self.title.setText(code)
        self.where.setText(f"{quotation.document} · {source(quotation)}")
        self.also.setText(tr("Also coded: {codes}", codes=", ".join(also)))
        self.also.setVisible(bool(also))
        self.memo.setText(tr("Memo: {memo}", memo=memo))
        self.memo.setVisible(bool(memo))
        for key, button in self.buttons.items():
            button.setEnabled(writable or key == "go")
        good = quotation.coding is not None and quotation.coding.good
        self.buttons["good"].setChecked(good)
        self.buttons["go"].setVisible(count <= 1)
        shown = (text, quotation.span, colour, tuple(labels))
        if shown != self._shown:
            self._shown = shown
            self._write()

    def _write(self) -> None:
        """Write the page: the words round the passage quiet, the passage on a wash of its code's colour."""
        if self._shown is None:
            return
        text, span, colour, labels = self._shown
        start, end = around(text, span)
        colours = theme.tokens()
        quiet, plain, label = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
        quiet.setForeground(QColor(colours.muted))
        plain.setForeground(QColor(colours.text))
        plain.setBackground(theme.wash(colour, strength=0.22))
        label.setForeground(QColor(colours.faint))
        label.setFontWeight(QFont.Weight.DemiBold)
        self.page.clear()
        self.page.document().setDefaultFont(reading_font())
        cursor = self.page.textCursor()
        spacing = QTextBlockFormat()
        spacing.setBottomMargin(theme.SPACE_S)
        spacing.setLineHeight(125, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.setBlockFormat(spacing)
        bounds = sorted({start, end, span.start, span.end, *(place for one in labels for place in one)})
        bounds = [place for place in bounds if start <= place <= end]
        marked = 0
        for here, there in pairwise(bounds):
            inside = span.start <= here and there <= span.end
            is_label = any(one.start <= here and there <= one.end for one in labels)
            cursor.insertText(text[here:there], label if is_label else plain if inside else quiet)
            if here == span.start:
                marked = cursor.position()
        place = QTextCursor(self.page.document())
        place.setPosition(marked)
        self.page.setTextCursor(place)
        self.page.ensureCursorVisible()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._shown is not None:
            self._write()


def around(text: str, span: Span) -> Span:
    """The passage with about two paragraphs before and after it."""
    start, end = span
    for _ in range(3):
        start = text.rfind("\n", 0, start) if start > 0 else -1
        if start < 0 or span.start - start > AROUND:
            break
    for _ in range(3):
        end = text.find("\n", min(len(text), end + 1))
        if end < 0 or end - span.end > AROUND:
            break
    return Span(start + 1, len(text) if end < 0 else end)
