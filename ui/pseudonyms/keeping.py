"""The third step: where the key is kept, and whether a copy is made or this project changed. Knows paths only."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QRadioButton, QVBoxLayout, QWidget

from ui import theme
from ui.dialogs.saving import ask_where
from ui.labels import tr


class KeepingStep(QWidget):
    """A line for the key's file, and one for the copy's."""

    changed = Signal()

    def __init__(self, project: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._chosen = False
        self.in_copy = QRadioButton(tr("Make a pseudonymised copy"))
        self.in_copy.setChecked(True)
        self.in_place = QRadioButton(tr("In this project"))
        self.copy_line = QLineEdit(str(project.with_name(f"{tr('Pseudonymised')} {project.stem}{project.suffix}")))
        self.copy_line.setAccessibleName(tr("Where the copy is kept"))
        self.key_line = QLineEdit()
        self.key_line.setPlaceholderText(tr("Choose a place only you can open"))
        self.key_line.setAccessibleName(tr("Where the key is kept"))
        self.choose_copy = QPushButton(tr("Choose…"))
        self.choose_key = QPushButton(tr("Choose…"))
        for button in (self.choose_copy, self.choose_key):
            button.setAutoDefault(False)
        self.warning = QLabel("")
        self.warning.setWordWrap(True)
        theme.look(self.warning, "problem")
        self.undone = QLabel("")
        self.undone.setWordWrap(True)
        theme.look(self.undone, "muted")
        self._lay_out()
        self.in_copy.toggled.connect(self._settle)
        self.copy_line.textChanged.connect(self._settle)
        self.key_line.textChanged.connect(self._settle)
        self.choose_copy.clicked.connect(self._ask_copy)
        self.choose_key.clicked.connect(self._ask_key)
        self._settle()

    def _lay_out(self) -> None:
        told = QLabel(
            tr(
                "The key says which name each pseudonym stands for. The project will not hold it: without this file "
                "the names cannot be put back, and whoever has both has the names."
            )
        )
        told.setWordWrap(True)
        theme.look(told, "muted")
        key, copy = QHBoxLayout(), QHBoxLayout()
        key.addWidget(self.key_line, 1)
        key.addWidget(self.choose_key)
        copy.addSpacing(theme.SPACE_XL)
        copy.addWidget(self.copy_line, 1)
        copy.addWidget(self.choose_copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_S)
        column.addWidget(_heading(tr("The key")))
        column.addWidget(told)
        column.addLayout(key)
        column.addWidget(self.warning)
        column.addSpacing(theme.SPACE_L)
        column.addWidget(_heading(tr("The project")))
        column.addWidget(self.in_copy)
        column.addLayout(copy)
        column.addWidget(self.in_place)
        column.addWidget(self.undone)
        column.addStretch()

    def offer(self, name: str) -> None:
        """Offer a name for the copy, where nobody has typed another."""
        if not self.copy_line.isModified() and not self._chosen:
            self.copy_line.setText(str(self._project.with_name(f"{tr('Pseudonymised')} {name}{self._project.suffix}")))

    # ----------------------------------------------------------------- what is chosen

    @property
    def key_path(self) -> Path | None:
        return _file(self.key_line.text(), ".csv")

    @property
    def goal(self) -> Path | None:
        """Where the pseudonymised project is to be."""
        if self.in_place.isChecked():
            return self._project
        return _file(self.copy_line.text(), self._project.suffix)

    @property
    def complete(self) -> bool:
        goal, key = self.goal, self.key_path
        return key is not None and goal is not None and (self.in_place.isChecked() or goal != self._project)

    def _settle(self) -> None:
        copies, goal, key = self.in_copy.isChecked(), self.goal, self.key_path
        self.copy_line.setEnabled(copies)
        self.choose_copy.setEnabled(copies)
        folders = {self._project.absolute().parent, *([goal.absolute().parent] if goal is not None else [])}
        near = key is not None and any(key.absolute().is_relative_to(folder) for folder in folders)
        self.warning.setText(
            tr("The key would lie beside the project: whoever gets that folder gets the names. Choose another.")
            if near
            else ""
        )
        self.warning.setVisible(near)
        self.undone.setText(
            tr("The copy begins without history. This project stays as it is, with the names.")
            if copies
            else tr("The history of this project ends here: nothing done before can be undone.")
        )
        self.changed.emit()

    def _ask_key(self) -> None:
        beside = self.key_path or Path.home() / f"{tr('Key of')} {self._project.stem}.csv"
        path = ask_where(self, tr("Where the key is kept"), beside, {tr("Table (csv)"): ".csv"})
        if path is not None:
            self.key_line.setText(str(path))

    def _ask_copy(self) -> None:
        beside = self.goal or self._project
        path = ask_where(self, tr("Where the copy is kept"), beside, {tr("Sitat projects"): self._project.suffix})
        if path is not None:
            self._chosen = True
            self.copy_line.setText(str(path))


def _file(typed: str, ending: str) -> Path | None:
    """The file that was typed, with its ending; None where that names none, or not yet."""
    typed = typed.strip()
    path = Path(typed)
    if not path.is_absolute() or not path.name or typed.endswith("/"):
        return None
    return path if path.suffix.lower() == ending.lower() else path.with_name(path.name + ending)


def _heading(words: str) -> QLabel:
    label = QLabel(words)
    label.setFont(theme.font(strong=True))
    return label
