"""What belongs to a study and travels with its file: name, language, how quotes are attributed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from qda.errors import CannotDo
from ui import theme
from ui.labels import error_sentence, tr
from ui.session import Session
from ui.widgets.foot import Foot, verb_button

LANGUAGES = (("en", "English"), ("nb", "Norsk bokmål"), ("nn", "Norsk nynorsk"))


class ProjectSettings(QDialog):
    """All is kept in one step by “Save”."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Project settings"))
        project = session.project
        assert project is not None
        self._session = session
        heading = QLabel(tr("Project settings"))
        theme.look(heading, "title")
        self.name = QLineEdit(project.name)
        self.language = QComboBox()
        for key, text in LANGUAGES:
            self.language.addItem(text, key)
        self.language.setCurrentIndex(max(0, self.language.findData(project.language)))
        self.attribution = QComboBox()
        self.attribution.setEditable(True)
        for key, text in _attributions():
            self.attribution.addItem(text, key)
        self._show_attribution(project.setting("attribution"))
        self._problem = QLabel()
        self._problem.setWordWrap(True)
        theme.look(self._problem, "problem", "small")
        form = QFormLayout()
        form.setHorizontalSpacing(theme.SPACE_L)
        form.setVerticalSpacing(theme.SPACE_S)
        form.addRow(tr("Name"), self.name)
        form.addRow(tr("Language of reports"), self.language)
        form.addRow(tr("Attribution of quotes"), self.attribution)
        where = QLabel(str(project.path))
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        where.setWordWrap(True)
        theme.look(where, "muted", "small")
        form.addRow(tr("File"), where)
        self.save_button = verb_button(tr("Save"), self.save)
        foot = Foot(verb_button(tr("Cancel"), self.reject), self.save_button, told=self._problem)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_XL, theme.SPACE_XL, theme.SPACE_XL, theme.SPACE_L)
        column.setSpacing(theme.SPACE_L)
        column.addWidget(heading)
        column.addLayout(form)
        column.addLayout(foot)
        self.setMinimumWidth(520)

    def _show_attribution(self, stored: str) -> None:
        place = self.attribution.findData(stored or "full")
        if place >= 0:
            self.attribution.setCurrentIndex(place)
        else:
            self.attribution.setEditText(stored)

    def _chosen_attribution(self) -> str:
        typed = self.attribution.currentText().strip()
        place = self.attribution.findText(typed)
        return str(self.attribution.itemData(place)) if place >= 0 else typed

    def save(self) -> None:
        """Keep what was set, if it will do."""
        from qda.analysis.retrieve import TEMPLATES, check_template

        project = self._session.project
        assert project is not None
        attribution = self._chosen_attribution()
        try:
            if attribution not in TEMPLATES:
                check_template(attribution, project)
        except CannotDo as error:
            self._problem.setText(error_sentence(error))
            return
        wanted = {
            "name": self.name.text().strip() or project.path.stem,
            "language": str(self.language.currentData()),
            "attribution": attribution,
        }
        now = {
            "name": project.name,
            "language": project.language,
            "attribution": project.setting("attribution") or "full",
        }
        changed = {key: value for key, value in wanted.items() if value != now[key]}

        def keep() -> None:
            with project.step("project.setting", setting=", ".join(changed), value=", ".join(changed.values())):
                for key, value in changed.items():
                    project.set_setting(key, value)

        if not changed or self._session.attempt(keep):
            self.accept()


def _attributions() -> list[tuple[str, str]]:
    return [
        ("full", tr("Full: case, role and paragraph")),
        ("case-role", tr("Case and role")),
        ("case", tr("Case only")),
        ("role", tr("Role only")),
        ("number", tr("Number of the case")),
        ("none", tr("None")),
    ]
