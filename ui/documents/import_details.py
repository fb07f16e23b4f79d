"""One file of an import: what was understood, in parts that can be put right. Knows a draft, no project."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html import escape

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QTableView,
    QTabWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from qda.model import Draft, Part
from ui import theme
from ui.documents.entries import Entry
from ui.documents.entries_table import PartField, QuestionsModel, SpeakersModel
from ui.labels import plural, tr
from ui.widgets.empty import EmptyPlace

LANGUAGES = (("en", "English"), ("nb", "Norsk bokmål"), ("nn", "Norsk nynorsk"), ("da", "Dansk"), ("sv", "Svenska"))
SHOWN = 40
"""How many turns the preview shows."""


class ImportDetails(QWidget):
    """Language and date, speakers, questions, and the text as it will be read."""

    corrected = Signal(object)
    """The `Draft` as it is after a correction."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft: Draft | None = None
        self._problem: EmptyPlace | None = None
        self._questions: Sequence[str] = ()
        self.speakers = SpeakersModel(self)
        self.questions = QuestionsModel(self)
        self._build()
        self.speakers.corrected.connect(self._on_speaker)

    def _build(self) -> None:
        self.language = QComboBox()
        for key, text in LANGUAGES:
            self.language.addItem(text, key)
        self.language.setAccessibleName(tr("Language"))
        self.language.activated.connect(self._on_language)
        self.date = QLineEdit()
        self.date.setPlaceholderText(tr("Date"))
        self.date.setAccessibleName(tr("Date"))
        self.date.setFixedWidth(120)
        self.date.editingFinished.connect(self._on_date)
        self._facts = QLabel()
        theme.look(self._facts, "muted", "small")
        self._note = QLabel()
        self._note.setWordWrap(True)
        theme.look(self._note, "muted")
        fields = QHBoxLayout()
        fields.setSpacing(theme.SPACE_S)
        fields.addWidget(self.language)
        fields.addWidget(self.date)
        fields.addWidget(self._facts, 1)
        self.speakers_view = _table(self.speakers)
        self.speakers_view.setItemDelegateForColumn(2, PartField(self))
        self.speakers_view.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        self.questions_view = _table(self.questions)
        self.questions_view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.not_here = QPushButton(tr("Not asked there"))
        self.not_here.setToolTip(tr("What was found for this question is something else"))
        theme.look(self.not_here, "link")
        self.not_here.clicked.connect(self._on_not_here)
        questions = QWidget()
        column = QVBoxLayout(questions)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.questions_view)
        column.addWidget(self.not_here, 0, Qt.AlignmentFlag.AlignLeft)
        self._text = QTextBrowser()
        self._text.setAccessibleName(tr("The first turns"))
        self._left_out = QLabel()
        self._left_out.setWordWrap(True)
        self._left_out.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._left_out.setMargin(theme.SPACE_M)
        self.tabs = QTabWidget()
        self.tabs.addTab(self._text, tr("Text"))
        self.tabs.addTab(self.speakers_view, tr("Speakers"))
        self.tabs.addTab(questions, tr("Questions"))
        self.tabs.addTab(self._left_out, tr("Left out"))
        good = QWidget()
        column = QVBoxLayout(good)
        column.setContentsMargins(theme.SPACE_S, 0, 0, 0)
        column.setSpacing(theme.SPACE_S)
        column.addLayout(fields)
        column.addWidget(self._note)
        column.addWidget(self.tabs, 1)
        self._bad = QWidget()
        self._bad_column = QVBoxLayout(self._bad)
        self._pages = QStackedWidget()
        self._pages.addWidget(good)
        self._pages.addWidget(self._bad)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)

    # ----------------------------------------------------------------- showing

    def show_entry(self, entry: Entry, questions: Sequence[str]) -> None:
        """Show a file, or why it cannot be read."""
        self._draft, self._questions = entry.draft, questions
        if entry.draft is None:
            self._show_problem(entry)
            return
        draft = entry.draft
        self._pages.setCurrentIndex(0)
        quiet = QSignalBlocker(self.language)
        if self.language.findData(draft.language) < 0:
            self.language.addItem(draft.language, draft.language)
        self.language.setCurrentIndex(self.language.findData(draft.language))
        quiet.unblock()
        self.date.setText(draft.date)
        facts = [plural(draft.words, "{count} word", "{count} words"), draft.encoding, entry.path.name]
        self._facts.setText(" · ".join(fact for fact in facts if fact))
        self._note.setText(entry.note)
        self._note.setVisible(bool(entry.note))
        self.speakers.show_draft(draft)
        self.questions.show_draft(draft, questions)
        self._left_out.setText("\n".join(f"• {tr(line)}" for line in draft.left_out))
        self._text.setHtml(_preview(draft))
        for tab, words, shown in (
            (1, tr("Speakers ({count})", count=len(draft.speakers)), True),
            (2, tr("Questions ({found} of {asked})", found=entry.found, asked=len(questions)), bool(questions)),
            (3, tr("Left out ({count})", count=len(draft.left_out)), bool(draft.left_out)),
        ):
            self.tabs.setTabText(tab, words)
            self.tabs.setTabVisible(tab, shown)

    def _show_problem(self, entry: Entry) -> None:
        if self._problem is not None:
            self._bad_column.removeWidget(self._problem)
            self._problem.deleteLater()
        self._problem = EmptyPlace("warning-circle", entry.path.name, entry.problem)
        self._bad_column.addWidget(self._problem)
        self._pages.setCurrentIndex(1)

    # ----------------------------------------------------------------- putting right

    def _on_language(self, _: int) -> None:
        if self._draft is not None:
            self.corrected.emit(replace(self._draft, language=str(self.language.currentData())))

    def _on_date(self) -> None:
        if self._draft is not None and self.date.text().strip() != self._draft.date:
            self.corrected.emit(replace(self._draft, date=self.date.text().strip()))

    def _on_speaker(self, place: int, field: str, value: object) -> None:
        from qda.drafts import matched, with_speaker

        if self._draft is None:
            return
        draft = with_speaker(self._draft, place, **{field: value})  # type: ignore[arg-type]
        if field == "part":  # another voice asks now, so other turns may
            draft = matched(draft, self._questions)
        self.corrected.emit(draft)

    def _on_not_here(self) -> None:
        from qda.drafts import without_match

        turn = self.questions.turn_at(self.questions_view.currentIndex().row())
        if self._draft is not None and turn is not None:
            self.corrected.emit(without_match(self._draft, turn))


def _table(model: SpeakersModel | QuestionsModel) -> QTableView:
    view = QTableView()
    view.setModel(model)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(view.fontMetrics().height() + 12)
    header = view.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    if isinstance(model, SpeakersModel):
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return view


def _preview(draft: Draft) -> str:
    """The head and the first turns, speakers' names set apart."""
    colours = theme.tokens()
    parts = []
    head = draft.header.of(draft.text).strip()
    if head:
        parts.append(f'<p style="color:{colours.muted}">{escape(head).replace(chr(10), "<br>")}</p>')
    for turn in draft.turns[:SHOWN]:
        speaker = draft.speakers[turn.speaker] if turn.speaker is not None else None
        asks = speaker is not None and speaker.part is Part.INTERVIEWER
        said = escape(turn.said.of(draft.text).strip()).replace("\n", "<br>")
        who = f"<b>{escape(speaker.name)}</b>&nbsp; " if speaker else ""
        parts.append(f'<p style="color:{colours.muted if asks else colours.text}">{who}{said}</p>')
    if not draft.turns:
        parts.append(f"<p>{escape(draft.text[len(head) : 4_000].strip()).replace(chr(10), '<br>')}</p>")
    if len(draft.turns) > SHOWN:
        parts.append(f'<p style="color:{colours.faint}">…</p>')
    return "".join(parts)
