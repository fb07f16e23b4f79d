"""The foot of a dialog: what is told or offered at its left, its verbs at its right, the one that it is for last."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui.theme import SPACE_S, look


def verb_button(text: str, act: Callable[[], object]) -> QPushButton:
    """A button that does something."""
    button = QPushButton(text)
    button.clicked.connect(lambda: act())
    return button


class Foot(QHBoxLayout):
    """Enter does the last verb, wherever the keyboard is; none of the others takes it for itself."""

    def __init__(self, *verbs: QPushButton, told: QWidget | None = None, left: Sequence[QWidget] = ()) -> None:
        super().__init__()
        self.setSpacing(SPACE_S)
        for widget in left:
            self.addWidget(widget)
            if isinstance(widget, QPushButton):
                widget.setAutoDefault(False)
        if told is not None:
            self.addWidget(told, 1)
        else:
            self.addStretch(1)
        for button in verbs:
            button.setAutoDefault(False)
            self.addWidget(button)
        verbs[-1].setDefault(True)
        look(verbs[-1], "primary")
