"""The preview before an import: every file as it is understood, to be looked at and put right; then all in one step.

Knows the session; reading is `entries`', storing the core's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from qda.analysis.interviews import asked_in_interviews
from qda.drafts import SpeakerChange, changed, would_change
from qda.errors import SitatError
from qda.files.guide_known import says_guide
from qda.model import Draft, Guide, Report
from qda.text.file_names import Told
from qda.text.patterns import Pattern
from ui import theme
from ui.documents.entries import Arrived, Entry, found_by, read_all, rematch, storing
from ui.documents.entries_table import CASE, NAME, CaseField, EntriesModel
from ui.documents.import_details import ImportDetails
from ui.documents.import_guide import GuideOffer
from ui.labels import error_sentence, plural, tr
from ui.session import Session
from ui.tasks import Slices, Task
from ui.widgets.foot import Foot, verb_button
from ui.widgets.progress import wait_for


class ImportDialog(QDialog):
    """Files on the left, the one in hand on the right. Nothing is stored until “Import” is pressed."""

    imported = Signal(list)
    """The ids of the documents that were stored."""
    commented = Signal(object)
    """The files among them that have comments, each with the document it became."""

    def __init__(self, session: Session, paths: Sequence[Path], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Import transcripts"))
        self._session = session
        self._paths = list(paths)
        self._guide: Guide | None = None
        self._task: Task | None = None
        self._others: tuple[Path, ...] = ()
        self._change: SpeakerChange | None = None
        project = session.project
        assert project is not None
        self._questions = [question.text for question in asked_in_interviews(project)]
        self.model = EntriesModel(self)
        self._cases = CaseField([case.name for case in project.cases.all()], self)
        self._build()
        self.model.edited.connect(self._on_edited)
        self.table.selectionModel().currentRowChanged.connect(lambda index, _: self._show_entry(index.row()))
        self.details.corrected.connect(self._on_corrected)
        self.details.speaker_changed.connect(self._on_speaker_changed)
        self.details.speakers_page.wanted_everywhere.connect(self.change_everywhere)
        self.details.encoding_wanted.connect(self._on_encoding)
        self.details.pattern_wanted.connect(self.ask_pattern)
        self.details.taken.connect(self._on_taken)
        self.details.replacement_wanted.connect(self.ask_replacement)

    # ----------------------------------------------------------------- building

    def _build(self) -> None:
        self._title = QLabel(tr("Import transcripts"))
        theme.look(self._title, "title")
        self._told = QLabel()
        theme.look(self._told, "muted")
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setItemDelegateForColumn(CASE, self._cases)
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.table.setShowGrid(False)
        self.table.horizontalHeader().setHighlightSections(False)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(self.table.fontMetrics().height() + 14)
        self.table.setTabKeyNavigation(False)
        self.table.setAccessibleName(tr("Files"))
        self.details = ImportDetails()
        self._case_of_each = QPushButton(tr("A case of each document"))
        self._case_of_each.setToolTip(tr("Name the case of every document without one after the document"))
        theme.look(self._case_of_each, "link")
        self._case_of_each.clicked.connect(self.make_cases)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, theme.SPACE_S, 0)
        column.addWidget(self.table, 1)
        column.addLayout(self._below())
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(self.details)
        splitter.setSizes([480, 600])
        self._pages = QStackedWidget()
        self._pages.addWidget(self._waiting())
        self._pages.addWidget(splitter)
        self.import_button = verb_button(tr("Import"), self.store)
        self.cancel_button = verb_button(tr("Cancel"), self.reject)
        self.import_button.setEnabled(False)
        foot = Foot(self.cancel_button, self.import_button, told=self._told)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.SPACE_XL, theme.SPACE_L, theme.SPACE_XL, theme.SPACE_L)
        whole.setSpacing(theme.SPACE_M)
        whole.addWidget(self._title)
        whole.addWidget(self._offer())
        whole.addWidget(self._pages, 1)
        whole.addLayout(foot)
        self.resize(1140, 670)

    def _below(self) -> QHBoxLayout:
        """What can be done with all files at once, and what was not read."""
        self.names_button = QPushButton(tr("Read the names of files…"))
        self.names_button.setToolTip(tr("Case, speaker, date and name, where the files are named by a pattern"))
        self.others_button = QPushButton()
        self.others_button.clicked.connect(self.show_others)
        self.others_button.hide()
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE_XS)
        for button in (self._case_of_each, self.names_button, self.others_button):
            button.setAutoDefault(False)
            theme.look(button, "link")
            row.addWidget(button)
        row.addStretch()
        self.names_button.clicked.connect(self.ask_names)
        return row

    def _waiting(self) -> QWidget:
        page = QWidget()
        self._note = QLabel(tr("Reading …"), alignment=Qt.AlignmentFlag.AlignCenter)
        theme.look(self._note, "muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(320)
        column = QVBoxLayout(page)
        column.addStretch()
        column.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self._note)
        column.addStretch()
        return page

    def _offer(self) -> GuideOffer:
        folder = self._paths[0].parent if self._paths else None
        self._guide_line = GuideOffer(folder)
        self.guide_button = self._guide_line.button
        self._guide_line.read.connect(self._on_guide)
        self._guide_line.setVisible(not self._questions)
        return self._guide_line

    # ----------------------------------------------------------------- reading

    def begin(self) -> None:
        """Read the files, off the window's thread."""
        project = self._session.project
        assert project is not None
        paths, questions = list(self._paths), list(self._questions)

        def work(report: Report) -> Arrived:
            reader = project.reader()
            try:
                return read_all(paths, questions, reader, report)
            finally:
                reader.close()

        self._run(Task(tr("Reading transcripts"), work))

    def _run(self, task: Task) -> None:
        self._task = task
        self._pages.setCurrentIndex(0)
        self.import_button.setEnabled(False)
        self._bar.setRange(0, 0)
        task.progressed.connect(self._on_progressed)
        task.succeeded.connect(self._on_read)
        task.failed.connect(self._on_failed)
        task.start()

    def _on_progressed(self, done: int, total: int, note: str) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        if not total:
            self._note.setText(tr("Looking into {name} …", name=note))
            return
        self._note.setText(tr("Reading {name} ({done} of {total})", name=note, done=done + 1, total=total))

    def _on_read(self, found: object) -> None:
        if isinstance(found, Arrived):
            self._others = found.others
            self.others_button.setText(
                plural(len(found.others), "{count} file of another kind", "{count} files of other kinds")
            )
            self.others_button.setVisible(bool(found.others))
        entries = list(found.entries) if isinstance(found, Arrived) else found
        assert isinstance(entries, list)
        self._task = None
        row = max(0, self.table.currentIndex().row())
        self.model.show_entries(entries, len(self._questions))
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for column in range(CASE, self.model.columnCount()):
            header.resizeSection(column, 120 if column == CASE else 92)
        self._pages.setCurrentIndex(1)
        if not entries:
            self.show_others()
        self.table.selectRow(row)
        self.table.setFocus()
        self._show_sum()
        if isinstance(found, Arrived):
            self._propose_guide(entries)

    def _propose_guide(self, entries: Sequence[Entry]) -> None:
        """Take the guide that lies among the files, where the project has none and none was chosen."""
        found = [entry for entry in entries if entry.guide is not None]
        if not found or self._questions:
            return
        entry = min(found, key=lambda entry: not says_guide(entry.path))
        if entry.guide is not None:
            self._guide_line.give(entry.guide, entry.path.name)

    def _on_failed(self, error: object) -> None:
        self._task = None
        if isinstance(error, SitatError):
            self._session.say(error_sentence(error), kind="problem")
        self._pages.setCurrentIndex(1)
        self._show_entry(self.table.currentIndex().row())
        self._show_sum()
        if isinstance(error, SitatError):
            self._told.setText(error_sentence(error))

    def take_guide(self, path: Path) -> None:
        """Read a guide and match all files to it. It is stored along with them."""
        self._guide_line.take(path)

    def _on_guide(self, guide: Guide | None) -> None:
        self._guide = guide
        self._questions = [question.text for question in guide.questions] if guide else []
        entries, questions = list(self.model.entries), list(self._questions)
        self._run(Task(tr("Matching to the guide"), lambda report: rematch(entries, questions, report)))

    # ----------------------------------------------------------------- looking and putting right

    def _show_entry(self, row: int) -> None:
        if 0 <= row < len(self.model.entries):
            self.details.show_entry(self.model.entries[row], self._questions)
            self._offer_everywhere()

    def show_others(self) -> None:
        """Show which files of other kinds were found."""
        self.table.setCurrentIndex(QModelIndex())
        self.details.show_others(self._others)

    def _offer_everywhere(self) -> None:
        """Offer to make the last change of a speaker in the other files that have one of that name."""
        self.details.speakers_page.offer_everywhere(self._change, len(self._others_with(self._change)))

    def _others_with(self, change: SpeakerChange | None) -> list[int]:
        """The rows, other than the one in hand, that a change of a speaker would change."""
        if change is None:
            return []
        here = self.table.currentIndex().row()
        return [
            row
            for row, entry in enumerate(self.model.entries)
            if row != here and entry.draft is not None and would_change(entry.draft, change)
        ]

    def _on_speaker_changed(self, change: SpeakerChange) -> None:
        self._change = change
        self._offer_everywhere()

    def change_everywhere(self) -> None:
        """Make the last change of a speaker in all files that have one of that name."""
        change = self._change
        for row in self._others_with(change):
            draft = self.model.entries[row].draft
            if draft is not None and change is not None:
                self.model.put(row, changed(draft, change, self._questions))
        self._change = None
        self._offer_everywhere()

    def _on_taken(self, taken: bool) -> None:
        row = self.table.currentIndex().row()
        entry = self.model.entries[row]
        entry.taken = taken
        if entry.draft is not None:
            self.model.put(row, entry.draft)

    # ----------------------------------------------------------------- reading again

    def _on_encoding(self, encoding: str) -> None:
        row = self.table.currentIndex().row()
        self._anew([row], self.model.entries[row].pattern, encoding)

    def ask_pattern(self) -> None:
        """Let it be chosen how the file in hand, or all, show who speaks."""
        from ui.documents.pattern_dialog import PatternDialog

        entry = self.model.entries[self.table.currentIndex().row()]
        if entry.reading is not None:
            files = sum(other.draft is not None for other in self.model.entries)
            dialog = PatternDialog(entry.reading, entry.pattern, files, self)
            dialog.chosen.connect(self.take_pattern)
            dialog.open()

    def take_pattern(self, pattern: Pattern, everywhere: bool) -> None:
        """Find the turns of the file in hand, or of all, by a pattern."""
        rows = range(len(self.model.entries)) if everywhere else [self.table.currentIndex().row()]
        self._anew(list(rows), pattern)

    def _anew(self, rows: Sequence[int], pattern: Pattern, encoding: str | None = None) -> None:
        """Understand files again. One that cannot be keeps what it was, and says why."""
        entries, questions = list(self.model.entries), list(self._questions)

        def work(report: Report) -> list[Entry]:
            for number, row in enumerate(rows):
                report(number, len(rows), entries[row].path.name)
                entries[row] = found_by(entries[row], pattern, questions, encoding, gently=len(rows) > 1)
            return entries

        self._run(Task(tr("Finding turns"), work))

    def ask_names(self) -> None:
        """Let case, speaker, date and name be read from the names of the files."""
        from ui.documents.import_naming import NamingDialog

        dialog = NamingDialog(self.model.entries, self)
        dialog.chosen.connect(self.take_names)
        dialog.open()

    def take_names(self, found: Mapping[int, Told]) -> None:
        """Take over what the names of files told."""
        from ui.documents.import_naming import named_by

        for row, one in found.items():
            draft = self.model.entries[row].draft
            if draft is not None:
                self.model.put(row, named_by(draft, one))

    def ask_replacement(self) -> None:
        """Show what would become of everything on the document that the file in hand is another version of."""
        from ui.documents.import_replacing import replace_text

        row = self.table.currentIndex().row()
        replace_text(self._session, self.model.entries[row], self, lambda: self._on_replaced(row))

    def _on_replaced(self, row: int) -> None:
        entry = self.model.entries[row]
        entry.taken, entry.replaced = False, True
        if entry.draft is not None:
            self.model.put(row, entry.draft)

    def _on_edited(self, row: int) -> None:
        if row == self.table.currentIndex().row():
            self._show_entry(row)
        self._show_sum()

    def _on_corrected(self, draft: Draft) -> None:
        row = self.table.currentIndex().row()
        if 0 <= row < len(self.model.entries):
            self.model.put(row, draft)

    def make_cases(self) -> None:
        """Name the case of every document without one after the document."""
        for row, entry in enumerate(self.model.entries):
            if entry.draft is not None and entry.taken and not entry.draft.case:
                self.model.put(row, replace(entry.draft, case=entry.draft.name))

    def _taken(self) -> list[Draft]:
        return [entry.draft for entry in self.model.entries if entry.taken and entry.draft is not None]

    def _show_sum(self) -> None:
        drafts = self._taken()
        bad = sum(bool(entry.problem) for entry in self.model.entries)
        twins = sum(entry.twin is not None for entry in self.model.entries)
        words = [
            plural(sum(draft.words for draft in drafts), "{count} word", "{count} words"),
            plural(bad, "{count} file cannot be read", "{count} files cannot be read") if bad else "",
            plural(twins, "{count} is here already", "{count} are here already") if twins else "",
        ]
        self._told.setText(" · ".join(word for word in words if word))
        self.import_button.setText(plural(len(drafts), "Import {count} document", "Import {count} documents"))
        self.import_button.setEnabled(bool(drafts) and self._task is None)
        self._case_of_each.setVisible(any(not draft.case for draft in drafts))
        self.names_button.setVisible(bool(drafts))

    # ----------------------------------------------------------------- storing

    def store(self) -> None:
        """Store what is ticked, in one step; stopped, nothing is kept."""
        project, drafts = self._session.project, self._taken()
        if project is None or not drafts:
            return
        work = Slices(tr("Importing transcripts"), storing(project, self._guide, drafts), len(drafts))
        wait_for(work, self, self._on_stored, self._on_store_failed)

    def _on_stored(self, ids: object) -> None:
        assert isinstance(ids, list)
        self.accept()
        if ids:
            self._session.show_document(ids[0])
        self._session.say(
            plural(len(ids), "{count} document imported", "{count} documents imported"),
            kind="done",
            action=tr("Undo"),
            handler=self._session.undo,
        )
        self.imported.emit(ids)
        taken = [entry for entry in self.model.entries if entry.taken and entry.draft is not None]
        files = {entry.path: id_ for entry, id_ in zip(taken, ids, strict=False) if entry.comments}
        if files:
            self.commented.emit(files)

    def _on_store_failed(self, error: object) -> None:
        if isinstance(error, SitatError):
            self._told.setText(error_sentence(error))

    def reject(self) -> None:
        """Give up: what is being read is stopped, and nothing is stored."""
        if self._task is not None:
            self._task.stop()
        super().reject()
