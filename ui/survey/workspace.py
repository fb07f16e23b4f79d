"""The Survey workspace: the questions of a survey at the left, the answers to the one in hand at the right.

Asks again when something it shows was written.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QMenu,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from qda.analysis.survey import Answered, answered
from qda.model import Changes, ColumnRole, SurveyQuestion
from ui import theme
from ui.dialogs.ask import Verb, ask, ask_line
from ui.labels import plural, tr
from ui.session import Session
from ui.survey.closed_page import ClosedPage
from ui.survey.open_page import OpenPage
from ui.survey.roles import ICONS, role_name
from ui.widgets.empty import EmptyPlace

if TYPE_CHECKING:
    from ui.codebook.panel import CodebookPanel

Index = QModelIndex | QPersistentModelIndex
_COUNTED = (
    "survey",
    "survey_question",
    "respondent",
    "survey_answer",
    "attribute",
    "attribute_value",
    "case",
    "setting",
)


class QuestionsModel(QAbstractListModel):
    """The questions of a survey that were answered by choosing or by writing."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.questions: Sequence[SurveyQuestion] = ()

    def show_questions(self, questions: Sequence[SurveyQuestion]) -> None:
        self.beginResetModel()
        self.questions = questions
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.questions)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        question = self.questions[index.row()]
        stem = question.column.stem
        text = f"{stem} – {question.text}" if stem else question.text
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return question.text if stem else text
            case Qt.ItemDataRole.ToolTipRole:
                return f"{text}\n{role_name(question.role)}"
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{text}, {role_name(question.role)}"
            case Qt.ItemDataRole.DecorationRole:
                return theme.icon(ICONS[question.role])
        return None


class SurveyWorkspace(QWidget):
    """Answers question by question."""

    import_wanted = Signal()
    export_wanted = Signal(int)
    """The id of the survey whose part of a report is to be written."""

    def __init__(self, session: Session, codebook: Callable[[], CodebookPanel], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._survey: Answered | None = None
        self._stale = True
        self.model = QuestionsModel(self)
        self.open_page = OpenPage(session, codebook)
        self.closed_page = ClosedPage(session)
        self._build()
        self.questions.selectionModel().currentChanged.connect(lambda *_: self._show_question())
        self.closed_page.change_wanted.connect(self._change_answers)
        session.opened.connect(self._on_opened)
        session.changed.connect(self._on_changed)
        self._on_opened()

    def _build(self) -> None:
        self.surveys = QComboBox()
        self.surveys.setAccessibleName(tr("Survey"))
        self.surveys.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.surveys.setMinimumContentsLength(10)
        self.surveys.activated.connect(lambda _: self.show_survey(self.surveys.currentData()))
        self.more = QToolButton()
        self.more.setIcon(theme.icon("dots-three"))
        self.more.setToolTip(tr("More"))
        self.more.setAccessibleName(tr("More"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.more)
        menu.addAction(theme.icon("download-simple"), tr("Import survey…"), self.import_wanted.emit)
        menu.addAction(theme.icon("export"), tr("Export the survey part…"), self._export)
        menu.addAction(theme.icon("pencil-simple"), tr("Rename…"), self._rename)
        menu.addAction(theme.icon("trash"), tr("Delete survey…"), self._delete)
        self.more.setMenu(menu)
        self.respondents = QLabel()
        theme.look(self.respondents, "muted", "small")
        self.questions = QListView()
        self.questions.setModel(self.model)
        self.questions.setWordWrap(True)
        self.questions.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.questions.setAccessibleName(tr("Questions"))
        head = QHBoxLayout()
        head.addWidget(self.surveys, 1)
        head.addWidget(self.more)
        left = QFrame()
        theme.look(left, "panel")
        column = QVBoxLayout(left)
        column.setContentsMargins(theme.SPACE_S, theme.SPACE_S, theme.SPACE_S, 0)
        column.setSpacing(theme.SPACE_S)
        column.addLayout(head)
        column.addWidget(self.respondents)
        column.addWidget(self.questions, 1)
        right = QFrame()
        theme.look(right, "page")
        self._right = QStackedWidget()
        self._right.addWidget(self.closed_page)
        self._right.addWidget(self.open_page)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._right)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setObjectName("survey")
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(left)
        self.splitter.addWidget(right)
        self.splitter.setSizes([300, 900])
        self.splitter.setStretchFactor(1, 1)
        self.empty = EmptyPlace(
            "clipboard-text",
            tr("No survey yet"),
            tr("Import an .xlsx or .csv with one row for each respondent. Closed questions are counted; what people "
               "wrote is coded here, one question at a time."),
            tr("Import survey…"),
            self.import_wanted.emit,
        )  # fmt: skip
        self._pages = QStackedWidget()
        self._pages.addWidget(self.empty)
        self._pages.addWidget(self.splitter)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)

    def panels(self) -> list[QWidget]:
        """What F6 goes through."""
        return [self.questions, self._right] if self._survey is not None else [self.empty]

    # ----------------------------------------------------------------- showing

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._read()

    def _on_opened(self) -> None:
        self._survey = None
        self._stale = True
        if self.isVisible():
            self._read()

    def _on_changed(self, changes: Changes) -> None:
        if not self.isVisible():
            self._stale = True
        elif changes.touches(*_COUNTED):
            self._read()
        elif self.open_page.concerns(changes) and self._right.currentWidget() is self.open_page:
            self.open_page.refresh()

    def _read(self) -> None:
        """Read the surveys, and the one in hand anew."""
        self._stale = False
        project = self._session.project
        surveys = project.surveys.all() if project is not None else []
        self.surveys.clear()
        for survey in surveys:
            self.surveys.addItem(survey.name, survey.id)
        self._pages.setCurrentIndex(1 if surveys else 0)
        ids = [survey.id for survey in surveys]
        in_hand = self._survey.survey.id if self._survey is not None else 0
        if surveys:
            self.show_survey(in_hand if in_hand in ids else ids[0])
        else:
            self._survey = None

    def show_survey(self, survey_id: int) -> None:
        """Take a survey in hand, at the question that was in hand."""
        project = self._session.project
        if project is None:
            return
        current = self._question()
        self._survey = answered(project, survey_id)
        self.surveys.setCurrentIndex(self.surveys.findData(survey_id))
        count = len(self._survey.respondents)
        self.respondents.setText(plural(count, "{count} respondent", "{count} respondents"))
        shown = [one for one in self._survey.questions if one.role.is_closed or one.role is ColumnRole.OPEN]
        self.model.show_questions(shown)
        row = next((n for n, one in enumerate(shown) if current is not None and one.id == current.id), 0)
        self.questions.setCurrentIndex(self.model.index(row))

    def _question(self) -> SurveyQuestion | None:
        row = self.questions.currentIndex().row()
        return self.model.questions[row] if 0 <= row < len(self.model.questions) else None

    def _show_question(self) -> None:
        question = self._question()
        if question is None or self._survey is None:
            return
        if question.role is ColumnRole.OPEN:
            self.open_page.show_question(question)
            self._right.setCurrentWidget(self.open_page)
        else:
            self.closed_page.show_question(self._survey, question)
            self._right.setCurrentWidget(self.closed_page)

    # ----------------------------------------------------------------- the survey in hand

    def _export(self) -> None:
        if self._survey is not None:
            self.export_wanted.emit(self._survey.survey.id)

    def _rename(self) -> None:
        project, survey = self._session.project, self._survey
        if project is not None and survey is not None and self._may():
            rename = project.surveys.rename
            ask_line(
                self, tr("Rename survey"), tr("Rename"),
                lambda name: self._session.attempt(lambda: rename(survey.survey.id, name)), survey.survey.name,
            )  # fmt: skip

    def _delete(self) -> None:
        survey = self._survey
        if survey is None or not self._may():
            return
        ask(
            self,
            tr("Delete the survey “{name}”?", name=survey.survey.name),
            tr("Its answers go, those that are documents with all that is coded in them, and cases made for it. "
               "It can be undone."),
            [Verb(tr("Delete survey"), lambda: self._delete_now(survey.survey.id), "danger"), Verb(tr("Keep"))],
        )  # fmt: skip

    def _delete_now(self, survey_id: int) -> None:
        project = self._session.project
        if project is not None and self._session.attempt(lambda: project.surveys.delete(survey_id)):
            self._session.say(tr("Survey deleted"), kind="done", action=tr("Undo"), handler=self._session.undo)

    def _change_answers(self, question: SurveyQuestion) -> None:
        from ui.survey.change_dialog import ChangeDialog

        if self._survey is not None:
            ChangeDialog(self._session, self._survey, question, self).open()

    def _may(self) -> bool:
        if self._session.writable:
            return True
        self._session.say(tr("This project is open for reading only; nothing in it can be changed here."))
        return False
