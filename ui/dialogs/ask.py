"""A decision, its buttons named by verbs. Knows no more than the words it is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.labels import tr
from ui.widgets.foot import Foot, verb_button


@dataclass(frozen=True, slots=True)
class Verb:
    """One way to decide. `look` is "" or one of the theme's: "primary", "danger"."""

    text: str
    handler: Callable[[], object] = lambda: None
    look: str = ""


class Question(QDialog):
    """A sentence and its verbs; Esc is the last one."""

    def __init__(self, title: str, sentence: str, verbs: list[Verb], parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        heading = QLabel(title)
        heading.setWordWrap(True)
        theme.look(heading, "title")
        words = QLabel(sentence)
        words.setWordWrap(True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._buttons = QHBoxLayout()
        self._buttons.addStretch()
        self.buttons: list[QPushButton] = []
        for verb in reversed(verbs):
            button = QPushButton(verb.text)
            button.setAutoDefault(False)
            if verb.look:
                theme.look(button, verb.look)
            button.clicked.connect(lambda _=False, handler=verb.handler: self._decide(handler))
            self._buttons.addWidget(button)
            self.buttons.insert(0, button)
        if verbs[0].look != "danger":
            self.buttons[0].setDefault(True)
            self.buttons[0].setFocus()
        self._give_up = verbs[-1].handler
        self.rejected.connect(lambda: self._give_up())
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_XL, theme.SPACE_XL, theme.SPACE_XL, theme.SPACE_L)
        column.setSpacing(theme.SPACE_M)
        column.addWidget(heading)
        column.addWidget(words)
        column.addSpacing(theme.SPACE_S)
        column.addLayout(self._buttons)
        self.setMinimumWidth(440)
        self.setMaximumWidth(560)

    def _decide(self, handler: Callable[[], object]) -> None:
        self.accept()
        handler()


def ask(parent: QWidget | None, title: str, sentence: str, verbs: list[Verb]) -> Question:
    """Put a decision to the person; what follows is in the verbs' handlers."""
    question = Question(title, sentence, verbs, parent)
    question.open()
    return question


class LineDialog(QDialog):
    """One line to be typed: a name."""

    def __init__(self, title: str, verb: str, text: str, take: Callable[[str], bool], parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        heading = QLabel(title)
        theme.look(heading, "title")
        self.line = QLineEdit(text)
        self.line.selectAll()
        self._take = take
        self._verb = verb_button(verb, self._on_verb)
        foot = Foot(verb_button(tr("Cancel"), self.reject), self._verb)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_XL, theme.SPACE_XL, theme.SPACE_XL, theme.SPACE_L)
        column.setSpacing(theme.SPACE_M)
        column.addWidget(heading)
        column.addWidget(self.line)
        column.addLayout(foot)
        self.setMinimumWidth(400)

    def _on_verb(self) -> None:
        if self.line.text().strip() and self._take(self.line.text().strip()):
            self.accept()


def ask_line(parent: QWidget | None, title: str, verb: str, take: Callable[[str], bool], text: str = "") -> LineDialog:
    """Ask for a name; `take` is given it and says whether it will do."""
    dialog = LineDialog(title, verb, text, take, parent)
    dialog.open()
    dialog.line.setFocus()
    return dialog
