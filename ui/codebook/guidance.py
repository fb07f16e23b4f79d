"""What the codebook says where it has nothing to show, and what to do next. Knows only its words."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ui.theme import SPACE_L, SPACE_S, SPACE_XS, icon, look, tokens


class Guidance(QWidget):
    """An empty place that says what belongs there."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._icon = name
        self._sign, self._title, self._sentence = QLabel(), QLabel(), QLabel()
        look(self._title, "title")
        look(self._sentence, "muted")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        self._column.setSpacing(SPACE_S)
        self._column.addStretch(2)
        for label in (self._sign, self._title, self._sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setWordWrap(label is not self._sign)
            self._column.addWidget(label)
        self._column.addSpacing(SPACE_XS)
        self._column.addStretch(3)
        self._show_sign()

    def say(self, title: str, sentence: str) -> None:
        self._title.setText(title)
        self._sentence.setText(sentence)

    def add_button(self, text: str, *, primary: bool = False) -> QPushButton:
        button = QPushButton(text)
        if primary:
            look(button, "primary")
        self._column.insertWidget(self._column.count() - 1, button, alignment=Qt.AlignmentFlag.AlignHCenter)
        return button

    def _show_sign(self) -> None:
        self._sign.setPixmap(icon(self._icon, tokens().faint).pixmap(36, 36))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._show_sign()
