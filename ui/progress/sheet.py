"""Where am I: how far each document and each question has come, and the way to what is next.

Counted on another thread. Knows the window it goes back to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QTabWidget,
    QVBoxLayout,
)

from qda.analysis.coverage import uncoded
from qda.analysis.overview import DocumentProgress, Progress, QuestionProgress, progress
from qda.errors import SitatError
from qda.model import Part, Report, Span
from qda.project import Project
from ui import theme
from ui.labels import error_sentence, plural, tr
from ui.progress.tables import ROW, SORT, DocumentsTable, ProgressTable, QuestionsTable, ShareCell
from ui.tasks import Task

if TYPE_CHECKING:
    from ui.main_window import MainWindow


_SPARE = 28
"""Pixels between columns."""


def show_sheet(window: MainWindow) -> ProgressSheet | None:
    """Open the sheet; None while no project is open."""
    if window.session.project is None:
        return None
    sheet = ProgressSheet(window, window.session.project)
    sheet.open()
    return sheet


class ProgressSheet(QDialog):
    """Two tables and a line of sums. A click on a row goes there."""

    def __init__(self, window: MainWindow, project: Project) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Where am I?"))
        self._window = window
        self.documents, self.questions = DocumentsTable(self), QuestionsTable(self)
        self.sums = QLabel(tr("Counting…"), wordWrap=True)
        theme.look(self.sums, "muted")
        heading = QLabel(tr("Where am I?"))
        theme.look(heading, "title")
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.document_view = self._view(self.documents, tr("Documents"))
        self.question_view = self._view(self.questions, tr("Questions"))
        self.tabs.addTab(self.document_view, tr("Documents"))
        self.tabs.addTab(self.question_view, tr("Questions"))
        hint = QLabel(tr("Click or press Enter to go there."))
        theme.look(hint, "faint", "small")
        close = QPushButton(tr("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(hint, 1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_XL, theme.SPACE_XL, theme.SPACE_XL, theme.SPACE_L)
        column.setSpacing(theme.SPACE_S)
        for part in (heading, self.sums):
            column.addWidget(part)
        column.addWidget(self.tabs, 1)
        column.addLayout(foot)
        self.resize(min(1_040, window.width() - 80), min(600, window.height() - 80))
        self._fit()
        self._count(project)

    def _view(self, table: ProgressTable, name: str) -> QTableView:
        sorted_ = QSortFilterProxyModel(self)
        sorted_.setSourceModel(table)
        sorted_.setSortRole(SORT)
        view = QTableView()
        view.setModel(sorted_)
        view.setItemDelegate(ShareCell(view))
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.setTabKeyNavigation(False)
        view.setAccessibleName(name)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(theme.SPACE_XL + theme.SPACE_M)
        view.horizontalHeader().setHighlightSections(False)
        view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        view.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        view.setSortingEnabled(True)
        view.sortByColumn(-1, Qt.SortOrder.AscendingOrder)  # as the project has them
        view.clicked.connect(self._on_chosen)
        view.activated.connect(self._on_chosen)
        return view

    # ----------------------------------------------------------------- counting

    def _count(self, project: Project) -> None:
        def work(report: Report) -> Progress:
            with project.reader() as reader:
                return progress(reader, report)

        self._task = Task(tr("Counting…"), work)
        self._task.succeeded.connect(self._on_counted)
        self._task.failed.connect(self._on_failed)
        self.finished.connect(self._task.stop)
        self._task.start()

    def _on_counted(self, counted: Progress) -> None:
        self.documents.asked = len(counted.questions)
        self.documents.show(counted.documents)
        self.questions.show(counted.questions)
        self.sums.setText(sums_said(counted))
        self._fit()
        self.document_view.setFocus()
        if counted.documents:
            self.document_view.setCurrentIndex(self.document_view.model().index(0, 0))

    def _fit(self) -> None:
        """Make the columns as wide as their words; the first has the rest."""
        for view in (self.document_view, self.question_view):
            header = view.horizontalHeader()
            for column in range(1, view.model().columnCount()):
                name = str(view.model().headerData(column, Qt.Orientation.Horizontal))
                needed = max(view.sizeHintForColumn(column), header.fontMetrics().horizontalAdvance(name))
                view.setColumnWidth(column, needed + _SPARE)

    def _on_failed(self, error: object) -> None:
        if isinstance(error, SitatError):
            self.sums.setText(error_sentence(error))

    # ----------------------------------------------------------------- going there

    def _on_chosen(self, index: QModelIndex) -> None:
        row = index.data(ROW)
        self.accept()
        if isinstance(row, DocumentProgress):
            self._go_to_document(row, index.column())
        elif isinstance(row, QuestionProgress):
            self._go_to_question(row, index.column())

    def _go_to_document(self, row: DocumentProgress, column: int) -> None:
        if column == DocumentsTable.SUMMARISED and row.unsummarised is not None:
            self._go_to_cell(row.unsummarised.question_id, row.unsummarised.case_id)
            return
        self._window.show_code()
        self._window.session.show_document(row.document.id)
        left = first_uncoded(self._window.session.project, row.document.id)
        if column == DocumentsTable.CODED and left is not None:
            self._window.session.go_to(row.document.id, left)

    def _go_to_question(self, row: QuestionProgress, column: int) -> None:
        if column == QuestionsTable.POINTS:
            self._window.show_report()
            self._window.session.show_question(row.question.id)
        elif row.unsummarised is not None:
            self._go_to_cell(row.unsummarised.question_id, row.unsummarised.case_id)
        else:
            self._window.show_grid()
            self._window.session.show_question(row.question.id)

    def _go_to_cell(self, question_id: int, case_id: int) -> None:
        grid = self._window.show_grid()
        if grid is not None:
            grid.show_cell(question_id, case_id)


def first_uncoded(project: Project | None, document_id: int) -> Span | None:
    """The first stretch of what participants say that nobody has coded."""
    if project is None:
        return None
    documents = project.documents
    asking = {one.id for one in documents.speakers(document_id) if one.part is Part.INTERVIEWER}
    codings = project.codings.in_document(document_id)
    return next(iter(uncoded(documents.text(document_id), documents.turns(document_id), asking, codings)), None)


def sums_said(counted: Progress) -> str:
    """The whole study in a line."""
    documents = len(counted.documents)
    parts = [
        plural(documents, "{read} of {count} document read", "{read} of {count} documents read", read=counted.read),
        tr("{share} % of what participants say is coded", share=round(100 * counted.share)),
    ]
    if counted.questions:
        parts.append(
            plural(
                counted.answered,
                "{done} of {count} answered cell summarised",
                "{done} of {count} answered cells summarised",
                done=counted.summarised,
            )
        )
        parts.append(plural(counted.points, "{count} point", "{count} points"))
    return " · ".join(parts)
