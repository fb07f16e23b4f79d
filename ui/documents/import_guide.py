"""The line of an import that offers to bring a guide along, where the project has none.

Knows a guide's file, no project.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from qda.errors import SitatError
from qda.model import Guide
from ui import theme
from ui.labels import error_sentence, plural, tr


class GuideOffer(QFrame):
    """A sentence and a button; what was chosen stands in the sentence."""

    read = Signal(object)
    """The `Guide` that was chosen; None for none."""

    def __init__(self, folder: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._words = QLabel(
            tr("There is no interview guide yet. With one, Sitat finds where each question is asked and answered.")
        )
        self._words.setWordWrap(True)
        theme.look(self._words, "muted")
        self.button = QPushButton(tr("Choose guide…"))
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self._ask)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._words, 1)
        self.none_button = QPushButton(tr("Without a guide"))
        self.none_button.setAutoDefault(False)
        self.none_button.clicked.connect(self.give_up)
        self.none_button.hide()
        row.addWidget(self.none_button)
        row.addWidget(self.button)

    def _ask(self) -> None:
        kinds = tr("Interview guides") + " (*.md *.txt *.docx)"
        path, _ = QFileDialog.getOpenFileName(self, tr("Choose interview guide"), str(self._folder or ""), kinds)
        if path:
            self.take(Path(path))

    def take(self, path: Path) -> None:
        """Read a guide; it is stored along with the files."""
        from qda.files.guide import read_guide

        try:
            guide = read_guide(path)
        except SitatError as error:
            self._words.setText(error_sentence(error))
            theme.look(self._words, "problem")
            return
        self.give(guide)

    def give(self, guide: Guide, name: str = "") -> None:
        """Show a guide that was read, and where it was found; it is stored along with the files."""
        theme.look(self._words, "muted")
        if name:
            told = plural(
                len(guide.questions),
                "“{name}” is the guide, with {count} question; it is imported along.",
                "“{name}” is the guide, with {count} questions; it is imported along.",
                name=name,
            )
        else:
            told = plural(
                len(guide.questions),
                "Guide: {count} question, imported along.",
                "Guide: {count} questions, imported along.",
            )
        self._words.setText(told)
        self.button.setText(tr("Another guide…"))
        self.none_button.setVisible(bool(name))
        self.read.emit(guide)

    def give_up(self) -> None:
        """Go without the guide that was found."""
        self._words.setText(tr("Without a guide. With one, Sitat finds where each question is asked and answered."))
        self.button.setText(tr("Choose guide…"))
        self.none_button.hide()
        self.read.emit(None)
