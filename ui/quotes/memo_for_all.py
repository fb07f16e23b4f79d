"""One memo for many passages, asked for over the window. Knows how many there are, not which."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.labels import plural, tr


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
        self.verb = QPushButton(tr("Write memo"))
        self.verb.setDefault(True)
        self.verb.setEnabled(False)
        self.verb.clicked.connect(self._on_verb)
        cancel = QPushButton(tr("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.text.textChanged.connect(lambda: self.verb.setEnabled(bool(self.text.toPlainText().strip())))
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.verb)
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
