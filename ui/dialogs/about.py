"""What Sitat is, which one this is, and where one's own things are."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

import qda
from ui import theme
from ui.errors import about_this_computer
from ui.labels import tr


class About(QDialog):
    """A page to read; Esc closes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("About Sitat"))
        name = QLabel("Sitat")
        theme.look(name, "large")
        version = QLabel(str(getattr(qda, "__version__", "")))
        theme.look(version, "muted")
        words = QLabel(
            tr(
                "Offline analysis of interviews. Nothing you open leaves this computer.\n\n"
                "Free software under the MIT licence."
            )
        )
        words.setWordWrap(True)
        machine = QLabel(about_this_computer())
        machine.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        theme.look(machine, "faint", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_XL, theme.SPACE_XL, theme.SPACE_XL, theme.SPACE_XL)
        column.setSpacing(theme.SPACE_S)
        for part in (name, version, words, machine):
            column.addWidget(part)
        self.setMinimumWidth(420)
