"""Parts below each other, scrolled together where there is no room for all.

Knows of what they are only whether they are typed in.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QTextEdit, QVBoxLayout, QWidget

from ui.theme import SPACE_S


class Scrolled(QScrollArea):
    """One scroll bar for all its parts; the last of them takes the room that is left."""

    def __init__(self, *parts: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        for part in parts:
            column.addWidget(part, 100 if part is parts[-1] else 0)
        column.addStretch(1)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its parts take the keyboard
        self.setWidget(inside)
        self.verticalScrollBar().rangeChanged.connect(self._on_room)

    def _on_room(self, *_: object) -> None:
        """There is more or less to scroll through: what is typed in stays in sight."""
        field = self.focusWidget()
        if isinstance(field, QTextEdit):
            keep_caret_in_view(field)


def keep_caret_in_view(field: QTextEdit) -> None:
    """Scroll what a field is in, if it is typed in, so that the caret is seen."""
    area = field.parentWidget()
    while area is not None and not isinstance(area, Scrolled):
        area = area.parentWidget()
    inside = area.widget() if area is not None else None
    if area is not None and inside is not None and field.hasFocus():
        caret = field.cursorRect()
        middle = field.viewport().mapTo(inside, caret.center())
        area.ensureVisible(0, middle.y(), 0, caret.height() // 2 + SPACE_S)
