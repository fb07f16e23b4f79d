"""The panel of details: the words selected, who said them, the codes on them and the memo.

Knows the session; the verbs that need a code to be picked are signals.
"""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from qda.errors import CannotDo
from qda.model import About, Changes, Code, Coding, Question, Span, Turn
from qda.text.spans import trimmed
from ui import theme
from ui.details.coding_row import CodingRow
from ui.labels import tr
from ui.memos.editor import MemoEditor
from ui.session import Session
from ui.widgets.elided import ElidedLabel
from ui.widgets.quote_label import QuoteLabel
from ui.widgets.scrolled import Scrolled

REFRESH_AFTER = 60
"""Milliseconds of rest after which the details follow the selection: never while a code is being applied."""
LEAST_HEIGHT = 140


class DetailsPanel(QWidget):
    """What is known of the passage selected, or of the document where nothing is."""

    recode_wanted = Signal(int)
    """Somebody asks for another code for a coding."""
    remove_wanted = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._coders: dict[int, str] = {}
        self._questions: dict[int, Question] = {}
        self._speakers: dict[int, str] = {}
        self._codes: dict[int, Code] = {}
        self._paths: dict[int, str] = {}
        self.rows: list[CodingRow] = []
        self.quote = QuoteLabel(4)
        self.facts = ElidedLabel()
        self.memo = MemoEditor(session)
        self._memo_on: tuple[About, int | None, Span | None] = (About.NOTHING, None, None)
        self._timer = QTimer(self, singleShot=True, interval=REFRESH_AFTER)
        self._timer.timeout.connect(self.refresh)
        self._build()
        session.opened.connect(self._on_opened)
        session.document_changed.connect(self._on_document)
        session.span_changed.connect(lambda _: self._timer.start())
        session.coding_changed.connect(lambda _: self._timer.start())
        session.changed.connect(self._on_changed)
        self._on_opened()

    def _build(self) -> None:
        self._title = QLabel(tr("Details"))
        theme.look(self._title, "title")
        self._paragraph = QLabel()
        theme.look(self._paragraph, "muted", "small")
        head = QHBoxLayout()
        head.setContentsMargins(0, theme.SPACE_S, 0, 0)
        head.addWidget(self._title, 1)
        head.addWidget(self._paragraph)
        theme.look(self.facts, "muted", "small")
        self._rows_place = QWidget()
        self._rows_column = QVBoxLayout(self._rows_place)
        self._rows_column.setContentsMargins(0, 0, 0, 0)
        self._rows_column.setSpacing(0)
        self._teaching = QLabel()
        self._teaching.setWordWrap(True)
        theme.look(self._teaching, "muted")
        passage = QWidget()
        told = QVBoxLayout(passage)
        told.setContentsMargins(0, 0, 0, 0)
        told.setSpacing(theme.SPACE_S)
        told.addWidget(self.quote)
        told.addWidget(self.facts)
        told.addWidget(self._rows_place)
        self._passage = passage
        self._memo_title = QLabel()
        theme.look(self._memo_title, "muted", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_M, 0, theme.SPACE_M, theme.SPACE_M)
        column.setSpacing(theme.SPACE_S)
        column.addLayout(head)
        column.addWidget(Scrolled(self._teaching, passage, self._memo_title, self.memo))
        self.setMinimumHeight(LEAST_HEIGHT)
        self.setFocusProxy(self.memo)

    # ----------------------------------------------------------------- public

    def write_memo(self) -> None:
        """Let the memo of what is selected be typed."""
        self.refresh()
        self.memo.take_keyboard()

    def write_document_memo(self) -> None:
        """Let the memo of the whole document be typed."""
        if self._session.document_id is not None:
            self._timer.stop()
            self._show_memo(About.DOCUMENT, self._session.document_id, None, tr("Memo on the document"))
            self.memo.take_keyboard()

    def refresh(self) -> None:
        """Show what is selected now."""
        self._timer.stop()
        project, document_id = self._session.project, self._session.document_id
        coding = self._coding_in_hand()
        span = self._session.span or (coding.span if coding else None)
        if project is None or document_id is None:
            self._show_nothing()
            return
        if span is None:
            self._show_nothing()
            self._show_memo(About.DOCUMENT, document_id, None, tr("Memo on the document"))
            return
        self._show_passage(document_id, span)
        self._show_codings(project.codings.overlapping(document_id, span), span, coding)
        if coding is not None:
            name = self._codes[coding.code_id].name if coding.code_id in self._codes else ""
            self._show_memo(About.CODING, coding.id, None, tr("Memo on {code} here", code=name))
        else:
            self._show_memo(About.DOCUMENT, document_id, span, tr("Memo on this passage"))

    # ----------------------------------------------------------------- what is shown

    def _coding_in_hand(self) -> Coding | None:
        project, coding_id = self._session.project, self._session.coding_id
        if project is None or coding_id is None:
            return None
        try:
            coding = project.codings.get(coding_id)
        except CannotDo:
            return None
        return coding if coding.document_id == self._session.document_id else None

    def _show_nothing(self) -> None:
        has_document = self._session.document_id is not None
        self._paragraph.clear()
        self._passage.setVisible(False)
        self._teaching.setVisible(True)
        self._teaching.setText(_teaching() if self._session.writable and has_document else "")
        self._clear_rows()
        self._memo_title.setVisible(has_document)
        self.memo.setVisible(has_document)
        if not has_document:
            self._memo_on = (About.NOTHING, None, None)
            self.memo.clear()

    def _show_passage(self, document_id: int, span: Span) -> None:
        project = self._session.project
        assert project is not None
        text = project.documents.text(document_id)
        within = trimmed(text, span)
        turn = project.documents.turn_at(document_id, within.start)
        self._teaching.setVisible(False)
        self._passage.setVisible(True)
        self.quote.set_text(_without_label(text, within, turn))
        paragraph = project.documents.paragraphs(document_id).number_at(within.start)
        self._paragraph.setText(f"¶ {paragraph}")
        speaker = self._speakers.get(turn.speaker_id or 0, "") if turn else ""
        question = self._questions.get(turn.question_id or 0) if turn else None
        told = tr("question {number}", number=question.number) if question else ""
        self.facts.setText(" · ".join(part for part in (told, speaker) if part))
        self.facts.setToolTip("\n".join(part for part in (speaker, question.text if question else "") if part))
        self.facts.setVisible(bool(self.facts.text()))

    def _show_codings(self, codings: list[Coding], span: Span, in_hand: Coding | None) -> None:
        self._clear_rows()
        project = self._session.project
        assert project is not None
        for coding in sorted(codings, key=lambda c: (c.span != span, c.span.length, c.id)):
            code = self._codes.get(coding.code_id)
            if code is None:
                continue
            coder = self._coders.get(coding.coder_id, "")
            coder = "" if coder == project.coder else coder
            row = CodingRow(coding, code, self._paths.get(code.id, code.name), coder, self._rows_place)
            row.mark(in_hand=in_hand is not None and in_hand.id == coding.id)
            row.allow(writable=self._session.writable)
            row.chosen.connect(self._session.select_coding)
            row.recode_wanted.connect(self.recode_wanted)
            row.remove_wanted.connect(self.remove_wanted)
            self._rows_column.addWidget(row)
            self.rows.append(row)
        self._rows_place.setVisible(bool(self.rows))

    def _clear_rows(self) -> None:
        for row in self.rows:
            self._rows_column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []

    def _show_memo(self, about: About, about_id: int, span: Span | None, title: str) -> None:
        if self._memo_on != (about, about_id, span):
            self._memo_on = (about, about_id, span)
            self.memo.show_for(about, about_id, span)
        self._memo_title.setText(title)
        self._memo_title.setVisible(True)
        self.memo.setVisible(True)

    # ----------------------------------------------------------------- keeping up

    def _on_opened(self) -> None:
        self._memo_on = (About.NOTHING, None, None)
        self._read_names()
        self._on_document()

    def _on_document(self, *_: object) -> None:
        project, document_id = self._session.project, self._session.document_id
        self._speakers = {}
        if project is not None and document_id is not None:
            for speaker in project.documents.speakers(document_id):
                told = [speaker.name, speaker.role if speaker.role.casefold() != speaker.name.casefold() else ""]
                self._speakers[speaker.id] = ", ".join(part for part in told if part)
        self._timer.start()

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("code", "question", "coder"):
            self._read_names()
        if changes.touches("speaker"):
            self._on_document()
        if changes.touches("coding", "code", "turn", "question", "document"):
            self._timer.start()

    def _read_names(self) -> None:
        project = self._session.project
        if project is None:
            return
        self._codes = {code.id: code for code in project.codes.all()}
        self._paths = project.codes.paths()
        self._questions = {question.id: question for question in project.guide.questions()}
        self._coders = {coder.id: coder.name for coder in project.codings.coders()}


def _without_label(text: str, span: Span, turn: Turn | None) -> str:
    """The words of a passage; a speaker's label at its beginning is left out."""
    start = max(span.start, turn.said.start) if turn and turn.said.start < span.end else span.start
    return text[start : span.end]


def _teaching() -> str:
    """What to do, where nothing is selected, with the keys."""
    keys = (
        ("Enter", tr("find a code for it, or make a new one")),
        ("A … Z", tr("put on the code with that key")),
        ("M", tr("write a memo on it")),
    )
    rows = "".join(
        f'<tr><td style="padding-right:12px"><b>{escape(key)}</b></td><td>{escape(what)}</td></tr>'
        for key, what in keys
    )
    return (
        f"<p>{escape(tr('Select a passage in the transcript, then click a code, or press'))}</p><table>{rows}</table>"
    )
