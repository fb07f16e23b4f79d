"""A file of answers before it is stored: what each column is taken for, all of it to be looked at and put right.

Knows the session; understanding and storing are the core's.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QGridLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QSplitter,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from qda.errors import SitatError
from qda.model import Answers, Belonging, ColumnRole, Mapping, Report, SurveyColumn
from ui import theme
from ui.labels import error_sentence, plural, tr
from ui.session import Session
from ui.survey.column_details import ColumnDetails
from ui.survey.columns import ASKS, HOLDS, ROLE, ColumnsModel, RoleField
from ui.survey.roles import belonging_name
from ui.tasks import Slices, Task
from ui.widgets.foot import Foot, verb_button
from ui.widgets.progress import wait_for

if TYPE_CHECKING:
    from qda.surveying import Understood


class MappingDialog(QDialog):
    """Columns on the left, the one in hand on the right. Nothing is stored until “Import” is pressed."""

    imported = Signal(int)
    """The id of the survey that was stored."""

    def __init__(self, session: Session, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Import survey"))
        self._session, self._path = session, path
        project = session.project
        assert project is not None
        self._project = project
        self._understood: Understood | None = None
        self._answers: list[Answers] = []
        self._task: Task | None = None
        self._filling = False
        self.model = ColumnsModel(self)
        self._build()
        self.model.edited.connect(self._on_edited)
        self.model.in_hand = self._rows

    # ----------------------------------------------------------------- building

    def _build(self) -> None:
        self._title = QLabel(tr("Import survey"))
        theme.look(self._title, "title")
        self._known = QLabel()
        self._known.setWordWrap(True)
        theme.look(self._known, "muted")
        self._told = QLabel()
        self._told.setWordWrap(True)
        theme.look(self._told, "muted")
        self._pages = QStackedWidget()
        waiting = QLabel(tr("Reading …"), alignment=Qt.AlignmentFlag.AlignCenter)
        theme.look(waiting, "muted")
        self._pages.addWidget(waiting)
        self._pages.addWidget(self._splitter())
        self.import_button = verb_button(tr("Import"), self.store)
        self.import_button.setEnabled(False)
        foot = Foot(verb_button(tr("Cancel"), self.reject), self.import_button, told=self._told)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.SPACE_XL, theme.SPACE_L, theme.SPACE_XL, theme.SPACE_L)
        whole.setSpacing(theme.SPACE_M)
        whole.addWidget(self._title)
        whole.addWidget(self._known)
        whole.addLayout(self._form())
        whole.addWidget(self._pages, 1)
        whole.addLayout(foot)
        self.resize(1120, 660)

    def _form(self) -> QGridLayout:
        self.name = QLineEdit()
        self.name.textEdited.connect(lambda _: self._show_sum())
        self.sheet = QComboBox()
        self.sheet.activated.connect(lambda _: self.read(sheet=self.sheet.currentText()))
        self.heads = QComboBox()
        for count in (1, 2, 3):
            self.heads.addItem(plural(count, "{count} row", "{count} rows"), count)
        self.heads.activated.connect(lambda _: self.read(header_rows=self.heads.currentData(), afresh=True))
        self.belonging = QComboBox()
        for belonging in Belonging:
            self.belonging.addItem(belonging_name(belonging), belonging)
        self.belonging.activated.connect(lambda _: self._on_belonging())
        self.case = QComboBox()
        self.case.setEditable(True)
        self.case.addItems([case.name for case in self._project.cases.all()])
        self.case.setCurrentText("")
        self.case.editTextChanged.connect(lambda _: self._show_sum())
        self._labels: list[QLabel] = []
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.SPACE_S)
        fields: tuple[tuple[str, QWidget], ...] = (
            (tr("Name"), self.name), (tr("Sheet"), self.sheet), (tr("Headings"), self.heads),
            (tr("Whose the answers are"), self.belonging), (tr("Case"), self.case),
        )  # fmt: skip
        for place, (text, field) in enumerate(fields):
            label = QLabel(text)
            theme.look(label, "muted", "small")
            label.setBuddy(field)
            field.setAccessibleName(text)
            self._labels.append(label)
            grid.addWidget(label, 0, place)
            grid.addWidget(field, 1, place)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(3, 2)
        grid.setColumnStretch(4, 2)
        return grid

    def _splitter(self) -> QSplitter:
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setItemDelegateForColumn(ROLE, RoleField(self.table))
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(self.table.fontMetrics().height() + 14)
        self.table.setAccessibleName(tr("Columns"))
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_column())
        self.details = ColumnDetails(self._project.language)
        self.details.changed.connect(self._on_options)
        self.details.join_wanted.connect(self._join)
        self.details.part_wanted.connect(self._part)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, theme.SPACE_S, 0)
        column.addWidget(self.table)
        splitter.addWidget(left)
        splitter.addWidget(self.details)
        splitter.setSizes([620, 440])
        return splitter

    # ----------------------------------------------------------------- reading

    def begin(self) -> None:
        """Read the file, off the window's thread."""
        self.read()

    def read(self, *, sheet: str = "", header_rows: int = 0, afresh: bool = False) -> None:
        project, path = self._project, self._path

        def work(_report: Report) -> Understood:
            from qda.surveying import understand_survey

            reader = project.reader()
            try:
                return understand_survey(reader, path, sheet=sheet, header_rows=header_rows, afresh=afresh)
            finally:
                reader.close()

        self._pages.setCurrentIndex(0)
        self.import_button.setEnabled(False)
        self._task = Task(tr("Reading the survey"), work)
        self._task.succeeded.connect(self._on_read)
        self._task.failed.connect(self._on_failed)
        self._task.start()

    def _on_failed(self, error: object) -> None:
        self._task = None
        if not isinstance(error, SitatError):
            return
        if self._understood is None:
            self._session.say(error_sentence(error), kind="problem")
            self.reject()
            return
        self._pages.setCurrentIndex(1)
        self._tell_problem(error)

    def _on_read(self, understood: object) -> None:
        from qda.surveying import Understood

        assert isinstance(understood, Understood)
        self._task, self._understood = None, understood
        file, mapping = understood.file, understood.mapping
        self._filling = True
        self.name.setText(understood.name)
        self.sheet.clear()
        self.sheet.addItems(list(file.sheets))
        self.sheet.setCurrentText(file.sheet)
        self._show_field(1, visible=len(file.sheets) > 1)
        self.heads.setCurrentIndex(min(file.header_rows, 3) - 1)
        self.belonging.setCurrentIndex(list(Belonging).index(mapping.belonging))
        self.case.setCurrentText(mapping.case)
        self._filling = False
        if understood.known is not None:
            self._known.setText(
                tr("A later export of “{name}”: columns are taken as then, known respondents are brought up "
                   "to date, and what is coded stays.", name=understood.known.name)
            )  # fmt: skip
        self._known.setVisible(understood.known is not None)
        self.model.show_columns(mapping.columns, file)
        header = self.table.horizontalHeader()
        for column, width in ((ASKS, 270), (ROLE, 150)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(column, width)
        header.setSectionResizeMode(HOLDS, QHeaderView.ResizeMode.Stretch)
        self._pages.setCurrentIndex(1)
        self._recount()
        self._on_belonging()
        self.table.selectRow(next((n for n, c in enumerate(mapping.columns) if c.role.is_closed), 0))
        self.table.setFocus()

    def _show_field(self, place: int, *, visible: bool) -> None:
        self._labels[place].setVisible(visible)
        (self.name, self.sheet, self.heads, self.belonging, self.case)[place].setVisible(visible)

    # ----------------------------------------------------------------- looking and putting right

    def mapping(self) -> Mapping:
        """The mapping as it stands in the dialog."""
        return Mapping(tuple(self.model.columns), self.belonging.currentData(), self.case.currentText().strip())

    def _recount(self) -> None:
        from qda.text.answer_sheets import answers_of

        assert self._understood is not None
        self._understood = replace(self._understood, mapping=self.mapping())
        self._answers = answers_of(self.mapping(), self._understood.file.names, self._understood.file.rows)

    def _rows(self) -> list[int]:
        return sorted({index.row() for index in self.table.selectionModel().selectedRows()})

    def _show_column(self) -> None:
        rows = self._rows()
        row = self.table.currentIndex().row()
        if not rows or not 0 <= row < len(self.model.columns):
            return
        given = [answers.given[row] for answers in self._answers]
        self.details.show_column(self.model.columns[row], given, can_join=self.model.can_join(rows))

    def _on_edited(self, _row: int) -> None:
        if self._understood is None:
            return
        self._recount()
        self._show_column()
        self._show_sum()

    def _on_options(self, column: SurveyColumn) -> None:
        row = self.table.currentIndex().row()
        self.model.columns[row] = column
        self.model.dataChanged.emit(self.model.index(row, ASKS), self.model.index(row, HOLDS))

    def _join(self) -> None:
        self.table.selectRow(self.model.join(self._rows()))

    def _part(self) -> None:
        row = self.table.currentIndex().row()
        self.model.part(row)
        self.table.selectRow(row)

    def _on_belonging(self) -> None:
        self._show_field(4, visible=self.belonging.currentData() is Belonging.ONE)
        self._show_sum()

    def _show_sum(self) -> None:
        """What would be stored, or why it cannot be."""
        from qda.surveying import check

        if self._understood is None or self._filling:
            return
        self._understood = replace(self._understood, mapping=self.mapping(), name=self.name.text().strip())
        try:
            check(self._understood)
        except SitatError as error:
            self._tell_problem(error)
            return
        roles = [column.role for column in self.model.columns]
        closed, open_ = sum(role.is_closed for role in roles), roles.count(ColumnRole.OPEN)
        out = roles.count(ColumnRole.LEFT_OUT)
        parts = [
            plural(closed, "{count} closed question", "{count} closed questions"),
            plural(open_, "{count} open question", "{count} open questions"),
            plural(out, "{count} column left out", "{count} columns left out") if out else "",
            "" if ColumnRole.RESPONDENT in roles else tr("respondents are numbered by their rows"),
        ]
        theme.look(self._told, "muted")
        self._told.setText(" · ".join(part for part in parts if part))
        count = len(self._answers)
        self.import_button.setText(plural(count, "Import {count} respondent", "Import {count} respondents"))
        self.import_button.setEnabled(self._task is None and bool(self.name.text().strip()))

    def _tell_problem(self, error: SitatError) -> None:
        theme.look(self._told, "problem")
        self._told.setText(error_sentence(error))
        self.import_button.setEnabled(False)

    # ----------------------------------------------------------------- storing

    def store(self) -> None:
        """Store the survey in one step; stopped, nothing is kept."""
        from qda.surveying import storing

        if self._understood is None:
            return
        self._understood = replace(self._understood, mapping=self.mapping(), name=self.name.text().strip())
        work = Slices(tr("Importing the survey"), storing(self._project, self._understood), len(self._answers) + 1)
        wait_for(work, self, self._on_stored, self._on_store_failed)

    def _on_stored(self, survey_id: object) -> None:
        assert isinstance(survey_id, int)
        count = len(self._answers)
        self.accept()
        self._session.say(
            plural(count, "{count} respondent imported", "{count} respondents imported"),
            kind="done", action=tr("Undo"), handler=self._session.undo,
        )  # fmt: skip
        self.imported.emit(survey_id)

    def _on_store_failed(self, error: object) -> None:
        if isinstance(error, SitatError):
            self._tell_problem(error)

    def reject(self) -> None:
        if self._task is not None:
            self._task.stop()
        super().reject()
