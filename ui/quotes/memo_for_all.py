"""One memo for many passages, asked for over the window. Knows how many there are, not which."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from ui import theme
from ui.labels import plural, tr
from ui.widgets.foot import Foot, verb_button


class MemoForAll(QDialog):
    """The text, and a button that writes it; `write` says whether that was done."""

    def __init__(self, count: int, write: Callable[[str], bool], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._write = write
        words = plural(count, "Memo on {count} passage", "The same memo on {count} passages")
        self.setWindowTitle(words)
        title = QLabel(words)
        theme.look(title, "title")
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(words)
        self.text.setTabChangesFocus(True)
        self.verb = verb_button(tr("Write memo"), self._on_verb)
        self.verb.setEnabled(False)
        self.text.textChanged.connect(lambda: self.verb.setEnabled(bool(self.text.toPlainText().strip())))
        foot = Foot(verb_button(tr("Cancel"), self.reject), self.verb)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_XL, theme.SPACE_XL, theme.SPACE_XL, theme.SPACE_L)
        column.setSpacing(theme.SPACE_M)
        column.addWidget(title)
        column.addWidget(self.text, 1)
        column.addLayout(foot)
        self.resize(440, 280)
        self.text.setFocus()

    def _on_verb(self) -> None:
        if self._write(self.text.toPlainText().strip()):
            self.accept()
