"""A corrected transcript comes back: what was found again, and what a person should look at before it is taken over.

Knows a `Correction` and the session; finding passages again is the core's.
"""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from qda.model import Span
from qda.store.corrections import Correction, Moved
from qda.text.anchors import Landing
from qda.text.spans import Paragraphs, context, trimmed
from ui import theme
from ui.labels import plural, tr
from ui.offsets import Offsets
from ui.session import Session
from ui.widgets.foot import Foot, verb_button

SURE_ENOUGH = 75
"""Per cent of likeness from which the place found is proposed; below, a loose quote is."""


class ReviewDialog(QDialog):
    """The doubtful passages on the left, the old words and the new text on the right; applied in one step."""

    replaced = Signal()

    def __init__(self, session: Session, name: str, old: str, plan: Correction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Replace text"))
        self._session, self._old, self._plan = session, old, plan
        self._offsets = Offsets(plan.text)
        self._paragraphs = Paragraphs(plan.text)
        self.decided: dict[tuple[str, int], Span | None] = {
            (one.table, one.id): one.anchor.span if _proposed(one) else None for one in plan.doubtful
        }
        self._build(name)
        if plan.doubtful:
            self.list.setCurrentRow(0)

    def _build(self, name: str) -> None:
        title = QLabel(tr("Replace the text of {document}", document=name))
        theme.look(title, "title")
        told = QLabel(self._sum())
        told.setWordWrap(True)
        theme.look(told, "muted")
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Passages to look at"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for one in self._plan.doubtful:
            self.list.addItem(QListWidgetItem(self._row(one)))
        self.list.currentRowChanged.connect(self._show)
        self._before = QLabel()
        self._before.setWordWrap(True)
        self._before.setTextFormat(Qt.TextFormat.RichText)
        self.page = QPlainTextEdit(self._plan.text)
        self.page.setReadOnly(True)
        self.page.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.page.setAccessibleName(tr("The new text"))
        self.here_button = QPushButton(tr("It belongs here"))
        self.here_button.setToolTip(tr("The words selected in the new text"))
        self.here_button.setAutoDefault(False)
        self.here_button.clicked.connect(self.put_here)
        self.loose_button = QPushButton(tr("Keep as a loose quote"))
        self.loose_button.setToolTip(tr("As a memo on the document, with its words"))
        self.loose_button.setAutoDefault(False)
        self.loose_button.clicked.connect(self.keep_loose)
        choices = QHBoxLayout()
        choices.addWidget(self.here_button)
        choices.addWidget(self.loose_button)
        choices.addStretch()
        right = QWidget()
        side = QVBoxLayout(right)
        side.setContentsMargins(theme.SPACE_S, 0, 0, 0)
        side.setSpacing(theme.SPACE_S)
        side.addWidget(_small(tr("Before")))
        side.addWidget(self._before)
        side.addWidget(_small(tr("The new text")))
        side.addWidget(self.page, 1)
        side.addLayout(choices)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.list)
        splitter.addWidget(right)
        splitter.setSizes([340, 560])
        splitter.setVisible(bool(self._plan.doubtful))
        self.replace_button = verb_button(tr("Replace text"), self.replace)
        foot = Foot(verb_button(tr("Cancel"), self.reject), self.replace_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_XL, theme.SPACE_XL, theme.SPACE_XL, theme.SPACE_L)
        column.setSpacing(theme.SPACE_M)
        column.addWidget(title)
        column.addWidget(told)
        column.addWidget(splitter, 1)
        if not self._plan.doubtful:
            column.addStretch()
        column.addLayout(foot)
        self.resize(960, 620) if self._plan.doubtful else self.resize(520, 200)

    def _sum(self) -> str:
        whole, doubtful = len(self._plan.moved), len(self._plan.doubtful)
        changed = sum(one.anchor.landing is Landing.CHANGED for one in self._plan.moved)
        found = plural(whole - doubtful, "{count} passage was found again.", "{count} passages were found again.")
        parts = [found]
        if changed:
            parts.append(plural(changed, "{count} has corrected words.", "{count} have corrected words."))
        if doubtful:
            parts.append(plural(doubtful, "{count} is to be looked at:", "{count} are to be looked at:"))
        elif whole:
            parts.append(tr("Nothing is in doubt."))
        return " ".join(parts)

    def _row(self, one: Moved) -> str:
        span = self.decided[one.table, one.id]
        place = f"→ ¶ {self._paragraphs.number_at(span.start)}" if span else tr("loose quote")
        return f"{one.label}\n{tr('“{quote}”', quote=_short(one.quote))}  {place}"

    # ----------------------------------------------------------------- looking and deciding

    def _current(self) -> Moved | None:
        row = self.list.currentRow()
        return self._plan.doubtful[row] if 0 <= row < len(self._plan.doubtful) else None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show(0)  # the page can only now be scrolled to the place

    def _show(self, _: int) -> None:
        one = self._current()
        if one is None:
            return
        before, after = (escape(words) for words in context(self._old, one.was, 60))
        self._before.setText(f"…{before}<b>{escape(one.quote)}</b>{after}…")
        span = self.decided[one.table, one.id] or one.anchor.span
        start, end = self._offsets.span_to_qt(span)
        cursor = self.page.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.page.setTextCursor(cursor)
        self.page.centerCursor()

    def put_here(self) -> None:
        """The passage in hand belongs to the words selected in the new text."""
        cursor = self.page.textCursor()
        span = self._offsets.span_from_qt(cursor.selectionStart(), cursor.selectionEnd())
        span = trimmed(self._plan.text, span)
        if span.length:
            self._decide(span)

    def keep_loose(self) -> None:
        self._decide(None)

    def _decide(self, span: Span | None) -> None:
        one = self._current()
        if one is None:
            return
        self.decided[one.table, one.id] = span
        self.list.currentItem().setText(self._row(one))
        if self.list.currentRow() + 1 < self.list.count():
            self.list.setCurrentRow(self.list.currentRow() + 1)

    def replace(self) -> None:
        """Take the new text over, with all that was decided, in one step."""
        project = self._session.project
        if project is not None and self._session.attempt(lambda: project.corrections.apply(self._plan, self.decided)):
            self.replaced.emit()
            self.accept()
            self._session.say(tr("Text replaced"), kind="done", action=tr("Undo"), handler=self._session.undo)


def _proposed(one: Moved) -> bool:
    return one.anchor.landing is Landing.DOUBTFUL and one.anchor.likeness >= SURE_ENOUGH


def _short(quote: str) -> str:
    line = " ".join(quote.split())
    return line if len(line) <= 60 else line[:59] + "…"


def _small(words: str) -> QLabel:
    label = QLabel(words)
    theme.look(label, "muted", "small")
    return label
