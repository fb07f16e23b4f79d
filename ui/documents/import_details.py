"""One file of an import: what was understood, in parts that can be put right. Knows a draft, no project."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from qda.drafts import SpeakerChange, begun_at, changed, without_match
from qda.model import Draft
from ui import theme
from ui.documents.entries import Entry
from ui.documents.entries_table import QuestionsModel
from ui.documents.import_speakers import SpeakersPage
from ui.documents.import_text import ImportText
from ui.labels import plural, tr
from ui.widgets.empty import EmptyPlace

LANGUAGES = (("en", "English"), ("nb", "Norsk bokmål"), ("nn", "Norsk nynorsk"), ("da", "Dansk"), ("sv", "Svenska"))
ENCODINGS = ("utf-8", "cp1252", "latin-1", "iso8859-15", "mac_roman", "cp865", "cp850", "cp437", "utf-16")
_MOST_OTHERS = 200


class ImportDetails(QWidget):
    """Language and date, speakers, questions, and the text as it will be read."""

    corrected = Signal(object)
    """The `Draft` as it is after a correction."""
    speaker_changed = Signal(object)
    """The `SpeakerChange` that has just been made in this file, and could be in all."""
    encoding_wanted = Signal(str)
    """The file is to be read anew, in this encoding."""
    pattern_wanted = Signal()
    """Its turns are to be found another way."""
    taken = Signal(bool)
    """A file that is here already is to be imported again, or skipped."""
    replacement_wanted = Signal()
    """It is to become the text of the document it is a version of."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft: Draft | None = None
        self._problem: EmptyPlace | None = None
        self._questions: Sequence[str] = ()
        self.speakers_page = SpeakersPage()
        self.speakers, self.speakers_view = self.speakers_page.model, self.speakers_page.view
        self.questions = QuestionsModel(self)
        self._build()
        self.speakers_page.changed.connect(self._on_speaker)
        self._text.begin_wanted.connect(self._on_begin)

    # ----------------------------------------------------------------- building

    def _build(self) -> None:
        self._text = ImportText()
        self.questions_view = _table(self.questions)
        self.not_here = _link(tr("Not asked there"), tr("What was found for this question is something else"))
        self.not_here.clicked.connect(self._on_not_here)
        questions = QWidget()
        column = QVBoxLayout(questions)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.questions_view)
        column.addWidget(self.not_here, 0, Qt.AlignmentFlag.AlignLeft)
        self._left_out = QLabel()
        self._left_out.setWordWrap(True)
        self._left_out.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._left_out.setMargin(theme.SPACE_M)
        self.tabs = QTabWidget()
        self.tabs.addTab(self._text, tr("Text"))
        self.tabs.addTab(self.speakers_page, tr("Speakers"))
        self.tabs.addTab(questions, tr("Questions"))
        self.tabs.addTab(self._left_out, tr("Left out"))
        good = QWidget()
        column = QVBoxLayout(good)
        column.setContentsMargins(theme.SPACE_S, 0, 0, 0)
        column.setSpacing(theme.SPACE_S)
        column.addLayout(self._fields())
        column.addWidget(self._what_is_here())
        column.addWidget(self.tabs, 1)
        self._bad = QWidget()
        self._bad_column = QVBoxLayout(self._bad)
        self._pages = QStackedWidget()
        self._pages.addWidget(good)
        self._pages.addWidget(self._bad)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)

    def _fields(self) -> QVBoxLayout:
        self.language = QComboBox()
        for key, text in LANGUAGES:
            self.language.addItem(text, key)
        self.language.setAccessibleName(tr("Language"))
        self.language.activated.connect(self._on_language)
        self.date = QLineEdit()
        self.date.setPlaceholderText(tr("Date"))
        self.date.setAccessibleName(tr("Date"))
        self.date.setFixedWidth(110)
        self.date.editingFinished.connect(self._on_date)
        self.encoding = QComboBox()
        self.encoding.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.encoding.setAccessibleName(tr("Encoding"))
        self.encoding.setToolTip(tr("How letters are written in the file. Choose another where æ, ø and å are wrong."))
        self.encoding.activated.connect(lambda _: self.encoding_wanted.emit(str(self.encoding.currentData())))
        self.other_turns = _link(tr("Find turns another way…"), tr("Choose how the text shows who speaks"))
        self.other_turns.clicked.connect(self.pattern_wanted)
        self._facts = QLabel()
        theme.look(self._facts, "muted", "small")
        first = QHBoxLayout()
        first.setSpacing(theme.SPACE_S)
        first.addWidget(self.language)
        first.addWidget(self.date)
        first.addWidget(self.encoding)
        first.addStretch()
        second = QHBoxLayout()
        second.addWidget(self._facts, 1)
        second.addWidget(self.other_turns)
        both = QVBoxLayout()
        both.setSpacing(theme.SPACE_XS)
        both.addLayout(first)
        both.addLayout(second)
        return both

    def _what_is_here(self) -> QWidget:
        """What a person should know of the file, and what can be done about it."""
        self._note = QLabel()
        self._note.setWordWrap(True)
        theme.look(self._note, "muted")
        self.take_again = _link("", "")
        self.take_again.clicked.connect(lambda: self.taken.emit(not self._taken))
        self.replace_text = _link(
            tr("Replace its text…"), tr("The document there is gets these words; its codings and memos stay on them")
        )
        self.replace_text.clicked.connect(self.replacement_wanted)
        self._here = QWidget()
        row = QHBoxLayout(self._here)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._note, 1)
        row.addWidget(self.take_again)
        row.addWidget(self.replace_text)
        return self._here

    # ----------------------------------------------------------------- showing

    def show_entry(self, entry: Entry, questions: Sequence[str]) -> None:
        """Show a file, or why it cannot be read."""
        self._draft, self._questions = entry.draft, questions
        if entry.draft is None:
            self._show_place(EmptyPlace("warning-circle", entry.path.name, entry.problem))
            return
        draft = entry.draft
        self._pages.setCurrentIndex(0)
        quiet = QSignalBlocker(self.language)
        if self.language.findData(draft.language) < 0:
            self.language.addItem(draft.language, draft.language)
        self.language.setCurrentIndex(self.language.findData(draft.language))
        quiet.unblock()
        self.date.setText(draft.date)
        self._show_encoding(draft.encoding)
        facts = [
            entry.path.name,
            plural(draft.words, "{count} word", "{count} words"),
            plural(len(draft.turns), "{count} turn", "{count} turns"),
        ]
        self._facts.setText(" · ".join(facts))
        self._show_here(entry)
        self.speakers_page.show_draft(draft)
        self.questions.show_draft(draft, questions)
        self._left_out.setText("\n".join(f"• {_named(line)}{_why(line)}" for line in draft.left_out))
        self._text.show_draft(draft)
        for tab, words, shown in (
            (1, tr("Speakers ({count})", count=len(draft.speakers)), True),
            (2, tr("Questions ({found} of {asked})", found=entry.found, asked=len(questions)), bool(questions)),
            (3, tr("Left out ({count})", count=len(draft.left_out)), bool(draft.left_out)),
        ):
            self.tabs.setTabText(tab, words)
            self.tabs.setTabVisible(tab, shown)

    def _show_encoding(self, encoding: str) -> None:
        self.encoding.setVisible(bool(encoding))
        self.encoding.clear()
        for name in dict.fromkeys((encoding, *ENCODINGS)):
            self.encoding.addItem(_encoding_words(name), name)

    def _show_here(self, entry: Entry) -> None:
        self._taken = entry.taken
        offered = tr("{comments}. They are shown after the import, to be taken over.", comments=entry.comments)
        notes = [entry.note, offered if entry.comments else ""]
        self._note.setText("\n".join(filter(None, notes)))
        open_twin = entry.twin is not None and not entry.replaced
        self.take_again.setText(tr("Skip") if entry.taken else tr("Import again"))
        self.take_again.setVisible(open_twin)
        self.replace_text.setVisible(
            open_twin and entry.twin is not None and entry.twin.document_id is not None and not entry.twin.same
        )
        self._here.setVisible(any(notes))

    def show_others(self, others: Sequence[Path]) -> None:
        """Show which files of other kinds were found and are not read."""
        self._draft = None
        names = [path.name for path in others[:_MOST_OTHERS]] + (["…"] if len(others) > _MOST_OTHERS else [])
        told = tr("Sitat does not read files of these kinds; nothing is missing from the others.")
        self._show_place(EmptyPlace("files", told, ", ".join(names)))

    def _show_place(self, place: EmptyPlace) -> None:
        if self._problem is not None:
            self._bad_column.removeWidget(self._problem)
            self._problem.deleteLater()
        self._problem = place
        self._bad_column.addWidget(place)
        self._pages.setCurrentIndex(1)

    # ----------------------------------------------------------------- putting right

    def _on_language(self, _: int) -> None:
        if self._draft is not None:
            self.corrected.emit(replace(self._draft, language=str(self.language.currentData())))

    def _on_date(self) -> None:
        if self._draft is not None and self.date.text().strip() != self._draft.date:
            self.corrected.emit(replace(self._draft, date=self.date.text().strip()))

    def _on_speaker(self, change: SpeakerChange) -> None:
        if self._draft is not None:
            self.corrected.emit(changed(self._draft, change, self._questions))
            self.speaker_changed.emit(change)

    def _on_begin(self, start: int) -> None:
        if self._draft is not None:
            self.corrected.emit(begun_at(self._draft, start, self._questions))

    def _on_not_here(self) -> None:
        turn = self.questions.turn_at(self.questions_view.currentIndex().row())
        if self._draft is not None and turn is not None:
            self.corrected.emit(without_match(self._draft, turn))


def _link(words: str, tip: str) -> QPushButton:
    button = QPushButton(words)
    button.setToolTip(tip)
    button.setAutoDefault(False)
    theme.look(button, "link")
    return button


def _table(model: QuestionsModel) -> QTableView:
    view = QTableView()
    view.setModel(model)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setTabKeyNavigation(False)
    view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    view.setAccessibleName(tr("Questions"))
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(view.fontMetrics().height() + 12)
    header = view.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return view


def _encoding_words(name: str) -> str:
    """An encoding as people know it."""
    return {
        "utf-8": "UTF-8",
        "cp1252": tr("Windows (cp1252)"),
        "latin-1": "Latin-1",
        "iso8859-15": "Latin-9",
        "mac_roman": tr("Older Mac"),
        "cp865": tr("DOS, Nordic (cp865)"),
        "cp850": tr("DOS, Western (cp850)"),
        "cp437": tr("DOS, American (cp437)"),
        "utf-16-le": "UTF-16",
        "utf-16-be": "UTF-16",
        "utf-16": "UTF-16",
    }.get(name, name)


def _named(line: str) -> str:
    """What is left out, by what it is and what it is called."""
    kind, found, name = line.removesuffix("”").partition(" “")
    if not found:
        return tr(line)
    known = {
        "the column": tr("the column “{name}”", name=name),
        "the sheet": tr("the sheet “{name}”", name=name),
        "the words beside times in the column": tr("the words beside times in the column “{name}”", name=name),
    }
    return known.get(kind, line)


def _why(left_out: str) -> str:
    """Why something is left out, where that does not go without saying."""
    why = {
        "comments": tr("they are no part of the text; they can be taken over after the import"),
        "headers": tr("they come again on every page"),
        "footers": tr("they come again on every page"),
        "hidden text": tr("no reader sees it"),
        "deleted text": tr("somebody has taken it out, with changes tracked"),
        "pictures": tr("they have no words"),
        "notes": tr("they are meant for programs"),
    }.get(left_out)
    return f": {why}" if why else ""
