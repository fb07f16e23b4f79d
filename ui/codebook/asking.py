"""The question asked before a code is deleted that codings rest on. Knows no project."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from ui.labels import plural, tr
from ui.theme import SPACE_M, SPACE_XL, look
from ui.widgets.foot import Foot, verb_button


class DeleteQuestion(QDialog):
    """`accepted` when the code is to be deleted, `rejected` when it is kept."""

    def __init__(self, title: str, sentence: str, parent: QWidget | None = None, count: int = 1) -> None:
        super().__init__(parent)
        verb = tr("Delete code") if count == 1 else tr("Delete codes")
        self.setWindowTitle(verb)
        asked, told = QLabel(title), QLabel(sentence)
        look(asked, "title")
        for label in (asked, told):
            label.setWordWrap(True)
            label.setMinimumWidth(380)
        self.setAccessibleDescription(sentence)
        self.delete_button, self.keep_button = verb_button(verb, self.accept), verb_button(tr("Keep"), self.reject)
        look(self.delete_button, "danger")
        self.keep_button.setFocus()
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_XL, SPACE_XL, SPACE_XL, SPACE_XL)
        column.setSpacing(SPACE_M)
        column.addWidget(asked)
        column.addWidget(told)
        column.addLayout(Foot(self.delete_button, self.keep_button))


def ask_to_delete(name: str, codings: int, inside: int, parent: QWidget) -> DeleteQuestion:
    """The question, naming what goes along: how many codings, and how many codes inside."""
    return DeleteQuestion(tr("Delete “{code}”?", code=name), _told(codings, inside), parent)


def ask_to_delete_all(count: int, codings: int, inside: int, parent: QWidget) -> DeleteQuestion:
    """The question of several codes at once."""
    asked = plural(count, "Delete {count} code?", "Delete {count} codes?")
    return DeleteQuestion(asked, _told(codings, inside), parent, count)


def _told(codings: int, inside: int) -> str:
    told = [plural(codings, "{count} coding goes with it.", "{count} codings go with it.")]
    if inside:
        told.append(plural(inside, "The code inside goes, too.", "The {count} codes inside go, too."))
    told.append(tr("The transcripts stay as they are, and you can undo this."))
    return " ".join(told)
