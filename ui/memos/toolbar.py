"""The buttons above a memo: bold, italic, heading, list, quote, and the link to a passage. Knows one field."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from ui.labels import tr
from ui.memos.field import MemoField
from ui.theme import SPACE_S, icon


class FormatBar(QWidget):
    """Small buttons; each does what its key does."""

    link_wanted = Signal()
    """A link to the passage selected in the transcript."""

    def __init__(self, field: MemoField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.bold = self._button(icon("text-bolder"), tr("Bold (Ctrl+B)"), lambda: field.toggle("**"))
        self.italic = self._button(icon("text-italic"), tr("Italic (Ctrl+I)"), lambda: field.toggle("*"))
        self.heading = self._button(icon("text-h"), tr("Heading (# at the start)"), lambda: field.begin_lines("# "))
        self.listed = self._button(icon("list-bullets"), tr("List (- at the start)"), lambda: field.begin_lines("- "))
        self.quoted = self._button(icon("quotes"), tr("Quote (> at the start)"), lambda: field.begin_lines("> "))
        self.link = self._button(
            icon("link"), tr("Link to the passage selected in the transcript"), self.link_wanted.emit
        )
        for button in (self.bold, self.italic, self.heading, self.listed, self.quoted):
            row.addWidget(button)
        row.addSpacing(SPACE_S)
        row.addWidget(self.link)
        row.addStretch(1)

    def _button(self, sign: object, tip: str, act: Callable[[], object]) -> QToolButton:
        button = QToolButton()
        button.setIcon(sign)  # type: ignore[arg-type]
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.clicked.connect(lambda: act())
        return button
