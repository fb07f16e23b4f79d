"""The preview before an import: every file as it is understood, to be looked at and put right; then all in one step.

Knows the session; reading is `entries`', storing the core's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
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

from qda.errors import SitatError
from qda.model import Draft, Guide, Report
from ui import theme
from ui.documents.entries import Entry, read_all, rematch, storing
from ui.documents.entries_table import CASE, NAME, CaseField, EntriesModel
from ui.documents.import_details import ImportDetails
from ui.labels import error_sentence, plural, tr
from ui.session import Session
from ui.tasks import Slices, Task
from ui.widgets.progress import wait_for


class ImportDialog(QDialog):
    """Files on the left, the one in hand on the right. Nothing is stored until “Import” is pressed."""

    imported = Signal(list)
    """The ids of the documents that were stored."""

    def __init__(self, session: Session, paths: Sequence[Path], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Import transcripts"))
        self._session = session
        self._paths = list(paths)
        self._guide: Guide | None = None
        self._task: Task | None = None
        project = session.project
        assert project is not None
        self._questions = [question.text for question in project.guide.questions()]
        self.model = EntriesModel(self)
        self._cases = CaseField([case.name for case in project.cases.all()], self)
        self._build()
        self.model.edited.connect(self._on_edited)
        self.table.selectionModel().currentRowChanged.connect(lambda index, _: self._show_entry(index.row()))
        self.details.corrected.connect(self._on_corrected)

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
        column.addWidget(self._case_of_each, 0, Qt.AlignmentFlag.AlignLeft)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(self.details)
        splitter.setSizes([480, 520])
        self._pages = QStackedWidget()
        self._pages.addWidget(self._waiting())
        self._pages.addWidget(splitter)
        self.import_button = QPushButton(tr("Import"))
        self.import_button.setDefault(True)
        self.import_button.setEnabled(False)
        self.import_button.clicked.connect(self.store)
        self.cancel_button = QPushButton(tr("Cancel"))
        self.cancel_button.setAutoDefault(False)
        self.cancel_button.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self._told, 1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.import_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.SPACE_XL, theme.SPACE_L, theme.SPACE_XL, theme.SPACE_L)
        whole.setSpacing(theme.SPACE_M)
        whole.addWidget(self._title)
        whole.addWidget(self._offer())
        whole.addWidget(self._pages, 1)
        whole.addLayout(foot)
        self.resize(1040, 660)

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

    def _offer(self) -> QWidget:
        """The line that offers to bring a guide along, where the project has none."""
        self._guide_line = QFrame()
        self._guide_words = QLabel(
            tr("There is no interview guide yet. With one, Sitat finds where each question is asked and answered.")
        )
        self._guide_words.setWordWrap(True)
        theme.look(self._guide_words, "muted")
        self.guide_button = QPushButton(tr("Choose guide…"))
        self.guide_button.setAutoDefault(False)
        self.guide_button.clicked.connect(self._ask_guide)
        row = QHBoxLayout(self._guide_line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._guide_words, 1)
        row.addWidget(self.guide_button)
        self._guide_line.setVisible(not self._questions)
        return self._guide_line

    # ----------------------------------------------------------------- reading

    def begin(self) -> None:
        """Read the files, off the window's thread."""
        project = self._session.project
        assert project is not None
        paths, questions = list(self._paths), list(self._questions)

        def work(report: Report) -> list[Entry]:
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
        self._note.setText(tr("Reading {name} ({done} of {total})", name=note, done=done + 1, total=total))

    def _on_read(self, entries: object) -> None:
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
        self.table.selectRow(row)
        self.table.setFocus()
        self._show_sum()

    def _on_failed(self, error: object) -> None:
        self._task = None
        if isinstance(error, SitatError):
            self._session.say(error_sentence(error), kind="problem")
        self._pages.setCurrentIndex(1)

    # ----------------------------------------------------------------- the guide

    def _ask_guide(self) -> None:
        folder = str(self._paths[0].parent) if self._paths else ""
        kinds = tr("Interview guides") + " (*.md *.txt *.docx)"
        path, _ = QFileDialog.getOpenFileName(self, tr("Choose interview guide"), folder, kinds)
        if path:
            self.take_guide(Path(path))

    def take_guide(self, path: Path) -> None:
        """Read a guide and match all files to it. It is stored along with them."""
        from qda.files.guide import read_guide

        try:
            self._guide = read_guide(path)
        except SitatError as error:
            self._guide_words.setText(error_sentence(error))
            theme.look(self._guide_words, "problem")
            return
        theme.look(self._guide_words, "muted")
        count = len(self._guide.questions)
        self._guide_words.setText(
            plural(count, "Guide: {count} question, imported along.", "Guide: {count} questions, imported along.")
        )
        self.guide_button.setText(tr("Another guide…"))
        self._questions = [question.text for question in self._guide.questions]
        entries, questions = list(self.model.entries), list(self._questions)
        self._run(Task(tr("Matching to the guide"), lambda report: rematch(entries, questions, report)))

    # ----------------------------------------------------------------- looking and putting right

    def _show_entry(self, row: int) -> None:
        if 0 <= row < len(self.model.entries):
            self.details.show_entry(self.model.entries[row], self._questions)

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
        twins = sum(bool(entry.note) for entry in self.model.entries)
        words = [
            plural(sum(draft.words for draft in drafts), "{count} word", "{count} words"),
            plural(bad, "{count} file cannot be read", "{count} files cannot be read") if bad else "",
            plural(twins, "{count} is here already", "{count} are here already") if twins else "",
        ]
        self._told.setText(" · ".join(word for word in words if word))
        self.import_button.setText(plural(len(drafts), "Import {count} document", "Import {count} documents"))
        self.import_button.setEnabled(bool(drafts) and self._task is None)
        self._case_of_each.setVisible(any(not draft.case for draft in drafts))

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

    def _on_store_failed(self, error: object) -> None:
        if isinstance(error, SitatError):
            self._told.setText(error_sentence(error))

    def reject(self) -> None:
        """Give up: what is being read is stopped, and nothing is stored."""
        if self._task is not None:
            self._task.stop()
        super().reject()
