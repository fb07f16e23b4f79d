"""The answers of a closed question that is stored: named otherwise, put in another order, as a scale or not."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QDialog, QVBoxLayout, QWidget

from qda.analysis.survey import Answered
from qda.model import ColumnRole, SurveyColumn, SurveyQuestion
from ui import theme
from ui.labels import tr
from ui.session import Session
from ui.survey.column_details import ColumnDetails
from ui.survey.roles import ICONS, role_name
from ui.widgets.foot import Foot, verb_button


class ChangeDialog(QDialog):
    """Written in one step when it is saved."""

    def __init__(self, session: Session, survey: Answered, question: SurveyQuestion, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Name and order the answers"))
        self._session, self._question = session, question
        self._column: SurveyColumn = question.column
        given = survey.answers.get(question.id, {})
        self._given = [given.get(one.id, ()) for one in survey.respondents]
        language = session.project.language if session.project is not None else "en"
        self.details = ColumnDetails(language)
        self.details.changed.connect(self._on_changed)
        self.kind = QComboBox()
        self.kind.setAccessibleName(tr("Taken as"))
        if question.role is not ColumnRole.MULTIPLE:
            for role in (ColumnRole.SINGLE, ColumnRole.SCALE):
                self.kind.addItem(theme.icon(ICONS[role]), role_name(role), role)
            self.kind.setCurrentIndex(self.kind.findData(question.role))
            self.kind.activated.connect(lambda _: self._on_kind())
        self.kind.setVisible(self.kind.count() > 0)
        self.save = verb_button(tr("Save"), self._save)
        foot = Foot(verb_button(tr("Cancel"), self.reject), self.save, left=[self.kind])
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_XL, theme.SPACE_L, theme.SPACE_XL, theme.SPACE_L)
        column.setSpacing(theme.SPACE_M)
        column.addWidget(self.details, 1)
        column.addLayout(foot)
        self.resize(620, 480)
        self._show()

    def _show(self) -> None:
        self.details.show_column(self._column, self._given, can_join=False)
        self.details.part.hide()

    def _on_changed(self, column: SurveyColumn) -> None:
        self._column = column

    def _on_kind(self) -> None:
        self._column = replace(self._column, role=self.kind.currentData())
        self._show()

    def _save(self) -> None:
        project, column = self._session.project, self._column
        if project is None:
            return
        change = project.surveys.change_question
        role = column.role if column.role is not self._question.role else None
        if self._session.attempt(lambda: change(self._question.id, role=role, options=column.options)):
            self.accept()
