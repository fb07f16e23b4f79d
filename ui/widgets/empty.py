"""An empty place that teaches: what belongs here, one sentence, one button. Knows only its words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui import theme


class EmptyPlace(QWidget):
    """An icon, a title, a sentence and at most one button, in the middle of nothing.

    A quiet one steps back beside another that says the same.
    """

    def __init__(
        self,
        icon: str,
        title: str,
        sentence: str,
        action: str = "",
        handler: Callable[[], object] | None = None,
        parent: QWidget | None = None,
        *,
        quiet: bool = False,
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._picture = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        heading = QLabel(title, alignment=Qt.AlignmentFlag.AlignCenter)
        theme.look(heading, "title")
        heading.setWordWrap(True)
        words = QLabel(sentence, alignment=Qt.AlignmentFlag.AlignCenter)
        theme.look(words, "muted")
        words.setWordWrap(True)
        words.setMaximumWidth(420)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_XL, theme.SPACE_XL, theme.SPACE_XL, theme.SPACE_XL)
        column.setSpacing(theme.SPACE_M)
        column.addStretch(2)
        column.addWidget(self._picture)
        column.addWidget(heading)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(words, 100)
        middle.addStretch(1)
        column.addLayout(middle)
        self.button: QPushButton | None = None
        if action and handler is not None:
            self.button = QPushButton(action)
            theme.look(self.button, "link" if quiet else "primary")
            self.button.clicked.connect(lambda: handler())
            self.setFocusProxy(self.button)
            column.addSpacing(theme.SPACE_XS)
            column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self._picture.setVisible(not quiet)
        heading.setVisible(not quiet)
        self._picture.setPixmap(theme.icon(icon, theme.tokens().faint).pixmap(QSize(40, 40)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._picture.setPixmap(theme.icon(self._icon, theme.tokens().faint).pixmap(QSize(40, 40)))
