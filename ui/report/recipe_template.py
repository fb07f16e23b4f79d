"""Whose look a report takes: the project's template, Sitat's own, or a .docx of its own; and which styles it uses.

Knows the session; the styles are chosen in `house_style`.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QFrame, QHBoxLayout, QPushButton, QWidget

from qda.analysis.house_style import OWN, kept_styles, template_of
from qda.errors import SitatError
from qda.files.word.house import house
from ui import theme
from ui.labels import error_sentence, tr
from ui.report.house_style import HouseStyleDialog
from ui.session import Session

_OTHER = "…"
_TEMPLATES = "Word (*.docx *.dotx)"


class TemplateChosen(QFrame):
    """The choice, and beside it the styles."""

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.chosen = ""
        """The template's path, “none”, or "" for the project's."""
        self.choice = QComboBox()
        self.choice.setAccessibleName(tr("Template"))
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.setMinimumContentsLength(8)
        self.choice.activated.connect(self._on_chosen)
        self.styles = QPushButton(tr("Styles…"))
        self.styles.setToolTip(tr("Which styles of the template are used, and what its cover says"))
        self.styles.setAutoDefault(False)
        self.styles.clicked.connect(lambda: self.ask_styles())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE_S)
        row.addWidget(self.choice, 1)
        row.addWidget(self.styles)

    def show_template(self, chosen: str) -> None:
        """Show whose look is chosen."""
        self.chosen = chosen
        project = self._session.project
        kept = Path(project.setting("report.template")).name if project is not None else ""
        self.choice.clear()
        self.choice.addItem(tr("As the project ({name})", name=kept) if kept else tr("As the project"), "")
        self.choice.addItem(tr("Sitat's own look"), OWN)
        if chosen not in ("", OWN):
            self.choice.addItem(Path(chosen).name, chosen)
        self.choice.addItem(tr("Another template…"), _OTHER)
        self.choice.setCurrentIndex(self.choice.findData(chosen))
        self.choice.setToolTip(chosen if chosen not in ("", OWN) else "")
        self.styles.setVisible(project is not None and template_of(project, chosen) is not None)

    def _on_chosen(self, place: int) -> None:
        wanted = self.choice.itemData(place)
        if wanted != _OTHER:
            self.take(wanted)
            return
        project = self._session.project
        start = str(project.path.parent) if project is not None else ""
        found, _ = QFileDialog.getOpenFileName(self, tr("Choose a template"), start, _TEMPLATES)
        if found:
            self.take(found)
            self.ask_styles(only_if_missing=True)
        else:
            self.show_template(self.chosen)

    def take(self, chosen: str) -> None:
        """Choose a template by its path, “none”, or "" for the project's."""
        self.show_template(chosen)
        self.changed.emit()

    def ask_styles(self, *, only_if_missing: bool = False) -> None:
        """Let the styles of the template be chosen; `only_if_missing` of a new one that lacks some."""
        project = self._session.project
        template = template_of(project, self.chosen) if project is not None else None
        if project is None or template is None or (only_if_missing and kept_styles(project, template)):
            return
        try:
            found = house(template)
        except SitatError as error:
            self._session.say(error_sentence(error), kind="problem")
            return
        if found.to_ask or not only_if_missing:
            HouseStyleDialog(self._session, template, found, self.window()).open()
