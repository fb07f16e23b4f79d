"""One memo to read and write: what it is on, its text with small tools, the passages it leads to. All is kept as typed.

Knows the session and one memo; going to what it is on is the window's.
"""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from qda.analysis.memos import Noted, On, links_of
from qda.errors import CannotDo
from qda.model import Memo
from ui import theme
from ui.labels import tr
from ui.memos.editor import MemoCard
from ui.memos.linking import Passage, dragged_passage, go_to_link, link_into, renew, selected_passage
from ui.memos.listing import on_words, place_words
from ui.memos.toolbar import FormatBar
from ui.session import Session
from ui.widgets.quote_label import QuoteLabel
from ui.widgets.scrolled import Scrolled

LINE = 720
"""Pixels of the longest line of a memo."""


class MemoPage(QWidget):
    """A memo, or room for a free one that is not written yet."""

    began = Signal(int)
    """The id of a new memo, made by its first letters."""
    delete_wanted = Signal(int)
    place_wanted = Signal(object)
    """The `Noted` whose thing is to be shown."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.noted: Noted | None = None
        self.card = MemoCard()
        self.field = self.card.field
        self.bar = FormatBar(self.field)
        self._build()
        self._connect()

    def _build(self) -> None:
        self._kind = QLabel()
        theme.look(self._kind, "muted", "small")
        self._name = QLabel()
        self._name.setWordWrap(True)
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        theme.look(self._name, "title")
        self.quote = QuoteLabel(4)
        self.go_button = QPushButton(tr("Go there"))
        self.go_button.setAutoDefault(False)
        theme.look(self.go_button, "link")
        head = QHBoxLayout()
        head.addWidget(self._kind, 1)
        head.addWidget(self.go_button)
        inside = QWidget()
        inside.setMaximumWidth(LINE)
        column = QVBoxLayout(inside)
        column.setContentsMargins(theme.SPACE_XL, theme.SPACE_L, theme.SPACE_XL, theme.SPACE_XL)
        column.setSpacing(theme.SPACE_S)
        column.addLayout(head)
        column.addWidget(self._name)
        column.addWidget(self.quote)
        column.addWidget(self.bar)
        column.addWidget(self.card)
        column.addStretch(1)
        middle = QWidget()
        theme.look(middle, "panel")
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(inside, 100)
        row.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scrolled(middle))
        self.setFocusProxy(self.field)

    def _connect(self) -> None:
        self.card.written.connect(lambda _: self._on_written())
        self.card.emptied.connect(lambda _: self._on_emptied())
        self.card.delete_wanted.connect(lambda _: self._on_delete())
        self.card.passage_dropped.connect(lambda _, data, at: self._on_dropped(data, at))
        self.card.link_opened.connect(lambda led: go_to_link(self._session, led))
        self.card.link_renewed.connect(lambda _, number: renew(self._session, self.card.memo_id, number))
        self.field.undo_wanted.connect(self._session.undo)
        self.field.redo_wanted.connect(self._session.redo)
        self.bar.link_wanted.connect(self.link_selection)
        self.go_button.clicked.connect(self.go_to_place)

    # ----------------------------------------------------------------- what is shown

    def show_memo(self, noted: Noted | None) -> None:
        """Show a memo, or room for a new free one. What is being typed keeps its place."""
        project = self._session.project
        another = self.card.memo_id != (noted.id if noted else None)
        if noted is None and another:
            self.field.set_text("")
        self.noted = noted
        memo: Memo | None = noted.memo if noted else None
        on = noted.on if noted else On.NOTHING
        self._kind.setText(on_words(on) if noted and on is not On.NOTHING else tr("Free memo"))
        words = place = ""
        if project is not None and noted is not None and noted.document_id is not None and noted.span is not None:
            words = noted.span.of(project.documents.text(noted.document_id))
            place = f" ¶ {project.documents.paragraphs(noted.document_id).number_at(noted.span.start)}"
        self._name.setText(place_words(noted) + place if noted else "")
        self._name.setVisible(bool(self._name.text()))
        self.quote.set_text(words)
        self.quote.setVisible(bool(words))
        self.go_button.setVisible(on is not On.NOTHING)
        self.bar.setVisible(self._session.writable)
        links = links_of(project, memo) if project is not None and memo is not None else ()
        self.card.show_memo(memo, noted.coder if noted else "", links, writable=self._session.writable)
        if another:
            self.field.put_cursor_at(len(self.field.text()))

    def go_to_place(self) -> None:
        """Show what the memo is on."""
        if self.noted is not None and self.noted.on is not On.NOTHING:
            self.place_wanted.emit(self.noted)

    def link_selection(self) -> None:
        """Link the passage selected in the transcript, where the cursor stands."""
        passage = selected_passage(self._session)
        if passage is not None:
            self._link(passage, self.field.cursor_at())

    # ----------------------------------------------------------------- keeping

    def _on_written(self) -> None:
        project, memo_id, text = self._session.project, self.card.memo_id, self.card.text
        if project is None:
            return
        if memo_id is not None:
            self._session.attempt(lambda: project.memos.set_text(memo_id, text))
        elif text.strip():
            made: list[int] = []
            if self._session.attempt(lambda: made.append(project.memos.add(text))):
                self._begin(made[0])

    def _on_dropped(self, data: QMimeData, at: int) -> None:
        passage = dragged_passage(self._session, data)
        if passage is not None:
            self._link(passage, at)

    def _link(self, passage: Passage, at: int) -> None:
        before = len(self.card.text)
        linked = link_into(self._session, self.card.memo_id, passage, at)
        if linked is None:
            return
        if self.card.memo_id is None:
            self._begin(linked)
        self.field.put_cursor_at(at + len(self.card.text) - before)
        self.field.setFocus()

    def _begin(self, memo_id: int) -> None:
        self.card.memo_id = memo_id
        self.began.emit(memo_id)

    def _on_emptied(self) -> None:
        project, memo_id = self._session.project, self.card.memo_id
        if project is None or memo_id is None:
            return
        try:
            there = project.memos.get(memo_id)
        except CannotDo:
            return
        if not there.text.strip():
            self._session.attempt(lambda: project.memos.delete(memo_id))

    def _on_delete(self) -> None:
        if self.card.memo_id is not None:
            self.delete_wanted.emit(self.card.memo_id)
