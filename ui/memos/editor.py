"""Memos on one thing, read and written in place. Every keystroke is kept.

Knows a project's memos, not what they are about.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QDateTime, QLocale, QMimeData, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from qda.analysis.memos import Led, links_of
from qda.model import About, Changes, Memo, Span
from ui.labels import tr
from ui.memos.field import MemoField
from ui.memos.link_chips import LinkChips
from ui.memos.linking import dragged_passage, go_to_link, link_into, renew
from ui.session import Session
from ui.theme import SPACE_S, SPACE_XS, icon, look


class MemoCard(QWidget):
    """One memo: its text, below it the passages it leads to, and who wrote it when."""

    written = Signal(object)
    """Something was typed in this card."""
    emptied = Signal(object)
    """The keyboard left this card, and there is no text in it."""
    delete_wanted = Signal(object)
    passage_dropped = Signal(object, object, int)
    """This card, the `QMimeData` of a passage, and where in the text it is to be linked."""
    link_opened = Signal(object)
    """Where a `Led` leads is wanted."""
    link_renewed = Signal(object, int)
    """This card, and the number of a link that is to say the words that stand there now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.memo_id: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.field = MemoField()
        self.links = LinkChips()
        self._signed = QLabel()
        look(self._signed, "faint", "small")
        self.delete_button = QToolButton()
        self.delete_button.setIcon(icon("trash"))
        self.delete_button.setToolTip(tr("Delete memo"))
        self.delete_button.setAccessibleName(tr("Delete memo"))
        below = QHBoxLayout()
        below.setContentsMargins(SPACE_XS, 0, 0, 0)
        below.addWidget(self._signed, 1)
        below.addWidget(self.delete_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, SPACE_S)
        column.setSpacing(2)
        column.addWidget(self.field)
        column.addWidget(self.links)
        column.addLayout(below)
        self.field.typed.connect(lambda: self.written.emit(self))
        self.field.passage_dropped.connect(lambda data, at: self.passage_dropped.emit(self, data, at))
        self.field.link_opened.connect(self._on_link_opened)
        self.links.opened.connect(self.link_opened)
        self.links.renewed.connect(lambda number: self.link_renewed.emit(self, number))
        self.field.left.connect(self._on_left)
        self.delete_button.clicked.connect(lambda: self.delete_wanted.emit(self))
        self.show_memo(None, "", writable=True)

    @property
    def text(self) -> str:
        return self.field.text()

    def show_memo(self, memo: Memo | None, coder: str, links: Sequence[Led] = (), *, writable: bool) -> None:
        """Show a memo, or room for a new one. What is being typed keeps its place."""
        self.memo_id = memo.id if memo else None
        if memo and memo.text != self.text:
            self.field.set_text(memo.text)
        self.links.show_links(links, writable=writable)
        self.field.setReadOnly(not writable)
        self._signed.setText(f"{coder}, {moment_words(memo.changed)}" if memo else "")
        self._signed.setVisible(memo is not None)
        self.delete_button.setVisible(memo is not None and writable)

    def _on_left(self) -> None:
        if self.memo_id is not None and not self.text.strip():
            self.emptied.emit(self)

    def _on_link_opened(self, number: int) -> None:
        led = next((chip.led for chip in self.links.chips if chip.led.link.number == number), None)
        if led is not None:
            self.link_opened.emit(led)


class MemoEditor(QWidget):
    """The memos on one thing, and room for another."""

    count_changed = Signal(int)
    """How many memos there are now on what is shown."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._about = About.NOTHING
        self._about_id: int | None = None
        self._span: Span | None = None
        self._count = 0
        self._writing = False
        self.cards: list[MemoCard] = []
        self._build()
        session.changed.connect(self._on_changed)
        session.opened.connect(self.clear)
        self.new_button.clicked.connect(self.write_another)
        self.clear()

    def _build(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_S)
        self.new_button = QPushButton(tr("Another memo"))
        self.new_button.setAutoDefault(False)
        look(self.new_button, "link")
        self._column.addWidget(self.new_button, alignment=Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch()

    # ----------------------------------------------------------------- what is shown

    def show_for(self, about: About, about_id: int | None, span: Span | None = None) -> None:
        """Show the memos on a thing. On a document, those on the passage `span`, or else on the document as a whole."""
        self._about, self._about_id, self._span = about, about_id, span
        typing = self._let_go(self.cards)
        self._refresh()
        if typing:
            self.take_keyboard()

    def clear(self) -> None:
        """Show nothing."""
        self.show_for(About.NOTHING, None)

    def memos(self) -> list[Memo]:
        """The memos on what is shown."""
        project = self._session.project
        if project is None or self._about is About.NOTHING or self._about_id is None:
            return []
        found = project.memos.on(self._about, self._about_id)
        if self._about is not About.DOCUMENT:
            return found
        span = self._span
        return [m for m in found if (span is None and m.span is None) or (span and m.span and m.span.overlaps(span))]

    def write_another(self) -> None:
        """Give room for one more memo, and the keyboard to it."""
        card = self._empty_card() or self._new_card()
        card.field.setFocus()
        self._settle()

    def take_keyboard(self) -> None:
        """Let the person type in the last memo."""
        if self.cards:
            field = self.cards[-1].field
            field.setFocus()
            field.moveCursor(field.textCursor().MoveOperation.End)

    # ----------------------------------------------------------------- keeping

    def _on_written(self, card: MemoCard) -> None:
        project = self._session.project
        if project is None:
            return
        self._writing = True
        try:
            if card.memo_id is not None:
                memo_id = card.memo_id
                self._session.attempt(lambda: project.memos.set_text(memo_id, card.text))
            elif card.text.strip():
                made: list[int] = []
                self._session.attempt(
                    lambda: made.append(project.memos.add(card.text, self._about, self._about_id, self._span))
                )
                card.memo_id = made[0] if made else None
        finally:
            self._writing = False
        self._refresh()

    def _on_passage_dropped(self, card: MemoCard, data: QMimeData, at: int) -> None:
        passage = dragged_passage(self._session, data)
        if passage is not None:
            self._writing = True  # a new memo becomes this card's before it is shown
            try:
                made = link_into(self._session, card.memo_id, passage, at, self._about, self._about_id, self._span)
                card.memo_id = made or card.memo_id
            finally:
                self._writing = False
            self._refresh()
            card.field.setFocus()

    def _on_link_renewed(self, card: MemoCard, number: int) -> None:
        renew(self._session, card.memo_id, number)

    def _on_emptied(self, card: MemoCard) -> None:
        project, memo_id = self._session.project, card.memo_id
        if project is not None and memo_id is not None:
            self._session.attempt(lambda: project.memos.delete(memo_id))

    def _on_delete_wanted(self, card: MemoCard) -> None:
        project, memo_id = self._session.project, card.memo_id
        if project is None or memo_id is None:
            return
        if self._session.attempt(lambda: project.memos.delete(memo_id)):
            self._session.say(tr("Deleted the memo"), kind="done", action=tr("Undo"), handler=self._session.undo)

    # ----------------------------------------------------------------- showing

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("memo", "memo_link", "document_text", "document") and not self._writing:
            self._refresh()

    def _refresh(self) -> None:
        project = self._session.project
        memos = {memo.id: memo for memo in self.memos()}
        typing = self._let_go([card for card in self.cards if card.memo_id is not None and card.memo_id not in memos])
        there = {card.memo_id: card for card in self.cards}
        names = {coder.id: coder.name for coder in project.codings.coders()} if project and memos else {}
        for memo in memos.values():
            card = there.get(memo.id) or self._empty_card() or self._new_card()
            links = links_of(project, memo) if project else ()
            card.show_memo(memo, names.get(memo.coder_id, ""), links, writable=self._session.writable)
        if not self.cards and self._about_id is not None and self._session.writable:
            self._new_card()
        if typing:
            self.take_keyboard()
        self._settle()
        if len(memos) != self._count:
            self._count = len(memos)
            self.count_changed.emit(self._count)

    def _let_go(self, gone: list[MemoCard]) -> bool:
        """Do away with cards. True where one of them had the keyboard: another is to have it."""
        typing = any(card.field.hasFocus() for card in gone)
        self.cards = [card for card in self.cards if card not in gone]
        for card in gone:
            card.deleteLater()
        return typing

    def _empty_card(self) -> MemoCard | None:
        """The room for a new memo, where nothing is typed yet."""
        return next((card for card in self.cards if card.memo_id is None and not card.text.strip()), None)

    def _new_card(self) -> MemoCard:
        card = MemoCard()
        card.written.connect(self._on_written)
        card.field.undo_wanted.connect(self._session.undo)
        card.field.redo_wanted.connect(self._session.redo)
        card.emptied.connect(self._on_emptied)
        card.delete_wanted.connect(self._on_delete_wanted)
        card.passage_dropped.connect(self._on_passage_dropped)
        card.link_opened.connect(lambda led: go_to_link(self._session, led))
        card.link_renewed.connect(self._on_link_renewed)
        self._column.insertWidget(len(self.cards), card)
        self.cards.append(card)
        return card

    def _settle(self) -> None:
        full = bool(self.cards) and all(card.memo_id is not None for card in self.cards)
        self.new_button.setVisible(full and self._session.writable)


def moment_words(at: str) -> str:
    """A moment as the system writes it."""
    moment = QDateTime.fromString(at, Qt.DateFormat.ISODate).toLocalTime()
    return QLocale().toString(moment, QLocale.FormatType.ShortFormat)
