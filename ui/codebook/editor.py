"""The sheet in which a code is worded: its name, what it means, its colour, key and search cues.

Everything is kept in one step when it is saved. Knows one code of a project.
"""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from qda.errors import SitatError
from qda.model import Code
from qda.project import Project
from ui.codebook.swatches import Swatches
from ui.labels import error_sentence, tr
from ui.session import Session
from ui.theme import SPACE_M, SPACE_S, SPACE_XL, SPACE_XS, font, look
from ui.widgets.foot import Foot

_TEXTS = ("definition", "include", "exclude", "example")


class CodeEditor(QDialog):
    """Edit one code. `accepted` once it is saved."""

    def __init__(self, session: Session, code_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        assert session.project is not None
        self._session = session
        self._project: Project = session.project
        self._code: Code = self._project.codes.get(code_id)
        self._warned = False
        self.setWindowTitle(tr("Edit code"))
        self._build()
        self._fill()
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.reject)
        self.passage_button.clicked.connect(self._use_passage)
        self.shortcut.textEdited.connect(self._check)
        self.name.textEdited.connect(self._check)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.save)

    # ----------------------------------------------------------------- building

    def _build(self) -> None:
        self.name = QLineEdit()
        self.shortcut = QLineEdit()
        self.shortcut.setMaxLength(1)
        self.shortcut.setFixedWidth(48)
        self.shortcut.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.shortcut.setToolTip(tr("A letter or digit that puts this code on the selected passage"))
        self.definition = _field(3)
        self.include = _field(3)
        self.exclude = _field(3)
        self.example = _field(3)
        self.cues = _field(2)
        self.swatches = Swatches()
        self.ordered = QCheckBox(tr("The codes inside come in a fixed order, and are numbered"))
        self.passage_button = QPushButton(tr("Use the selected passage"))
        look(self.passage_button, "link")
        self.problem = QLabel()
        self.problem.setWordWrap(True)
        look(self.problem, "problem")
        self.save_button, self.cancel_button = QPushButton(tr("Save")), QPushButton(tr("Cancel"))
        self.passage_button.setAutoDefault(False)

        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_M)
        grid.setVerticalSpacing(SPACE_S)
        top = QHBoxLayout()
        top.setSpacing(SPACE_M)
        top.addLayout(_labelled(tr("Name"), self.name), 1)
        top.addLayout(_labelled(tr("Key"), self.shortcut))
        grid.addLayout(top, 0, 0, 1, 2)
        grid.addLayout(_labelled(tr("Definition"), self.definition), 1, 0, 1, 2)
        grid.addLayout(_labelled(tr("Include"), self.include), 2, 0)
        grid.addLayout(_labelled(tr("Exclude"), self.exclude), 2, 1)
        grid.addLayout(_labelled(tr("Example"), self.example, self.passage_button), 3, 0, 1, 2)
        grid.addLayout(_labelled(tr("Search cues"), self.cues), 4, 0, 1, 2)
        hint = QLabel(tr("Words that point to this code, parted by commas; deadlin* finds deadline and deadlines"))
        hint.setWordWrap(True)
        look(hint, "faint", "small")
        grid.addWidget(hint, 5, 0, 1, 2)
        grid.setRowMinimumHeight(6, SPACE_XS)
        grid.addLayout(_labelled(tr("Colour"), self.swatches), 7, 0, 1, 2)

        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_XL, SPACE_XL, SPACE_XL, SPACE_XL)
        column.setSpacing(SPACE_M)
        column.addLayout(grid)
        column.addWidget(self.ordered)
        column.addWidget(self.problem)
        column.addLayout(Foot(self.cancel_button, self.save_button))

    def _fill(self) -> None:
        code = self._code
        self.name.setText(code.name)
        self.shortcut.setText(code.shortcut)
        for field in _TEXTS:
            getattr(self, field).setPlainText(getattr(code, field))
        self.cues.setPlainText(", ".join(code.cues))
        others = [other for other in self._project.codes.all() if other.id != code.id]
        self.swatches.mark_taken({other.colour: other.name for other in others if other.colour})
        self.swatches.choose(code.colour)
        self.ordered.setChecked(code.ordered)
        self.ordered.setVisible(code.ordered or any(other.parent_id == code.id for other in others))
        self._keys = {other.shortcut.casefold(): other.name for other in others if other.shortcut}
        self._siblings = {other.name.casefold() for other in others if other.parent_id == code.parent_id}
        self.passage_button.setVisible(self._passage() != "")
        self.name.selectAll()
        self._say("")
        self.resize(580, self.minimumSizeHint().height())

    # ----------------------------------------------------------------- saving

    def fields(self) -> dict[str, object]:
        """What is different from the code as it stands in the codebook."""
        typed: dict[str, object] = {
            "name": self.name.text().strip(),
            "shortcut": self.shortcut.text().strip().casefold(),
            "cues": tuple(
                cue for cue in (part.strip() for part in re.split(r"[,;\n]", self.cues.toPlainText())) if cue
            ),
            "ordered": self.ordered.isChecked(),
            "colour": self.swatches.colour or self._code.colour,
            **{field: getattr(self, field).toPlainText().strip() for field in _TEXTS},
        }
        return {field: value for field, value in typed.items() if value != getattr(self._code, field)}

    def save(self) -> None:
        """Keep what was typed, in one step, or say what is wrong with it."""
        if not self._check():
            return
        changed = self.fields()
        try:
            if changed:
                self._project.codes.change(self._code.id, **changed)
        except SitatError as error:
            self._say(error_sentence(error))
            return
        self.accept()

    def reject(self) -> None:
        """Close without saving; where something was typed, only when asked twice."""
        if self.fields() and not self._warned:
            self._warned = True
            self._say(tr("What you changed is not saved yet. Save it, or press Cancel again to drop it."))
            self.cancel_button.setText(tr("Drop changes"))
            return
        super().reject()

    def _check(self) -> bool:
        """Say what cannot be saved; True if all can."""
        key, name = self.shortcut.text().strip().casefold(), self.name.text().strip()
        sentence = ""
        if not name:
            sentence = tr("A code needs a name; type one.")
        elif name.casefold() in self._siblings:
            sentence = tr("There is already a code “{name}” here; choose another name, or merge the two.", name=name)
        elif key and not key.isalnum():
            sentence = tr("A key is one letter or digit; choose another.")
        elif key in self._keys:
            sentence = tr(
                "The key “{key}” already belongs to “{code}”; choose another key.", key=key, code=self._keys[key]
            )
        self._say(sentence)
        self.save_button.setEnabled(not sentence)
        return not sentence

    def _say(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    # ----------------------------------------------------------------- the selected passage

    def _passage(self) -> str:
        span, document_id = self._session.span, self._session.document_id
        return span.of(self._project.documents.text(document_id)) if span and document_id is not None else ""

    def _use_passage(self) -> None:
        self.example.setPlainText(self._passage())
        self.example.setFocus()


def _field(lines: int) -> QPlainTextEdit:
    """A field for some lines of text; Tab goes on to the next field."""
    field = QPlainTextEdit()
    field.setTabChangesFocus(True)
    field.setFixedHeight(QFontMetrics(font()).lineSpacing() * lines + 22)
    return field


def _labelled(caption: str, field: QWidget, *beside: QWidget) -> QVBoxLayout:
    label = QLabel(caption)
    look(label, "muted", "small")
    label.setBuddy(field)
    if not field.accessibleName():
        field.setAccessibleName(caption)
    line = QHBoxLayout()
    line.setContentsMargins(0, 0, 0, 0)
    line.addWidget(label)
    line.addStretch()
    for widget in beside:
        line.addWidget(widget)
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, SPACE_XS)
    column.setSpacing(2)
    column.addLayout(line)
    column.addWidget(field)
    return column
