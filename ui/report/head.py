"""Over the points: what they stand under, and whether they are told as agreement, as divided views or by group."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from qda.analysis.attributes import bands_for
from qda.model import Attribute, AttributeType, Code, Question, Views
from qda.project import Project
from qda.text.values import number_of
from ui import theme
from ui.dialogs.ask import ask_line
from ui.labels import tr
from ui.session import Session


class PointsHead(QWidget):
    """The title and its buttons."""

    views_chosen = Signal(object)
    """Agreement, or divided."""
    group_chosen = Signal(int, object)
    """The id of an attribute, and the borders between its groups."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._question: Question | None = None
        self.title = QLabel(wordWrap=True)
        self.about = QLabel(wordWrap=True)
        theme.look(self.about, "muted", "small")
        self.agreement, self.divided, self.groups = QToolButton(), QToolButton(), QToolButton()
        self.agreement.setText(tr("Answers agree"))
        self.divided.setText(tr("Views divided"))
        self.divided.setToolTip(tr("Say in the report that the answers to this question differ"))
        self.groups.setText(tr("By group"))
        self.groups.setToolTip(tr("Tell in the report what each group of cases says"))
        self.groups.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.groups.setMenu(self.menu)
        self.agreement.clicked.connect(lambda: self.views_chosen.emit(Views.AGREEMENT))
        self.divided.clicked.connect(lambda: self.views_chosen.emit(Views.DIVIDED))
        self._buttons = {
            Views.AGREEMENT: self.agreement,
            Views.DIVIDED: self.divided,
            Views.GROUPS: self.groups,
        }
        views = QButtonGroup(self)
        bar = QHBoxLayout()
        bar.setSpacing(2)
        bar.addStretch(1)
        for button in self._buttons.values():
            button.setCheckable(True)
            views.addButton(button)
            bar.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_L, theme.SPACE_M, theme.SPACE_M, theme.SPACE_S)
        column.setSpacing(theme.SPACE_XS)
        column.addWidget(self.title)
        column.addWidget(self.about)
        column.addLayout(bar)

    # ----------------------------------------------------------------- showing

    def show_question(self, question: Question, attributes: Sequence[Attribute]) -> None:
        """Show a question, and how it is told."""
        self._question = question
        self._show(f"{question.number}\u00a0\u00a0{question.text}", "")
        names = {attribute.id: attribute.name for attribute in attributes}
        by = names.get(question.grouped_by or 0) if question.views is Views.GROUPS else None
        self.groups.setText(tr("By {attribute}", attribute=by) if by else tr("By group"))
        for views, button in self._buttons.items():
            button.show()
            button.setChecked(question.views is views)
            button.setEnabled(self._session.writable)

    def show_code(self, code: Code, path: str) -> None:
        """Show a code with what it is said to mean."""
        self._without_views(path, code.definition)

    def show_findings(self) -> None:
        self._without_views(
            tr("Findings"),
            tr("What the study has found, across its questions. A finding rests on points and stands before them."),
        )

    def _without_views(self, title: str, about: str) -> None:
        self._question = None
        self._show(title, about)
        for button in self._buttons.values():
            button.hide()

    def _show(self, title: str, about: str) -> None:
        self.title.setText(f"<b>{title.replace('&', '&amp;').replace('<', '&lt;')}</b>")
        self.about.setText(about)
        self.about.setVisible(bool(about))

    # ----------------------------------------------------------------- by group

    def _fill_menu(self) -> None:
        self.menu.clear()
        project, question = self._session.project, self._question
        if project is None or question is None:
            return
        self._check(question)
        for attribute in project.attributes.all():
            chosen = question.views is Views.GROUPS and question.grouped_by == attribute.id
            action = self.menu.addAction(attribute.name)
            action.setCheckable(True)
            action.setChecked(chosen)
            action.triggered.connect(lambda _=False, one=attribute: self._choose(project, question, one))
            if chosen and attribute.type is AttributeType.NUMBER:
                self.menu.addAction(tr("Borders between the groups…"), partial(self._ask, question, attribute))
        if self.menu.isEmpty():
            self.menu.addAction(tr("There are no attributes to group by yet")).setEnabled(False)

    def _check(self, question: Question) -> None:
        """The button shows what is, not what was pressed."""
        for views, button in self._buttons.items():
            button.setChecked(question.views is views)

    def _choose(self, project: Project, question: Question, attribute: Attribute) -> None:
        bands: tuple[float, ...] = ()
        if attribute.type is AttributeType.NUMBER:
            values = (told.get(attribute.id, "") for told in project.attributes.values(attribute.of).values())
            bands = question.bands if question.grouped_by == attribute.id else bands_for(values)
        self.group_chosen.emit(attribute.id, bands)

    def _ask(self, question: Question, attribute: Attribute) -> None:
        """Ask for the borders between groups of numbers."""

        def take(text: str) -> bool:
            numbers = [number_of(part) for part in text.split(";")]
            found = [number for number in numbers if number is not None]
            if len(found) < len(numbers):
                self._session.say(tr("Borders are numbers with semicolons between them, such as 5000; 10000."))
                return False
            self.group_chosen.emit(attribute.id, tuple(found))
            return True

        borders = "; ".join(f"{border:g}" for border in question.bands)
        ask_line(self.window(), tr("Borders between the groups"), tr("Divide"), take, borders)
