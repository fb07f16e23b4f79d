"""Bugs: what is shown when something happens that nobody foresaw. Knows no project."""

from __future__ import annotations

import platform
import sys
import traceback
from types import TracebackType

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.labels import tr
from ui.widgets.foot import Foot, verb_button


def install() -> None:
    """Show every bug that reaches Python's hook, and go on."""
    sys.excepthook = on_bug


def on_bug(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Print a bug and show it, once at a time."""
    sys.__excepthook__(kind, error, trace)
    if isinstance(error, KeyboardInterrupt) or QApplication.instance() is None:
        return
    if any(isinstance(widget, BugBox) and widget.isVisible() for widget in QApplication.topLevelWidgets()):
        return
    details = "".join(traceback.format_exception(kind, error, trace))
    BugBox(details, QApplication.activeWindow()).show()


def about_this_computer() -> str:
    """What a maintainer needs to know of the machine."""
    return f"Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}"


class BugBox(QDialog):
    """Says that it was our fault, that the project is safe, and gives the details to be sent."""

    def __init__(self, details: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Something went wrong"))
        self.details = f"{about_this_computer()}\n\n{details}"
        heading = QLabel(tr("Something went wrong in Sitat"))
        theme.look(heading, "title")
        words = QLabel(
            tr(
                "Your project is safe: everything is saved as you go. You can go on working; if things look odd, "
                "close the project and open it again. Send us the details, and it can be mended."
            )
        )
        words.setWordWrap(True)
        shown = QPlainTextEdit(self.details)
        shown.setReadOnly(True)
        shown.setMinimumHeight(160)
        self.copy_button = verb_button(tr("Copy details"), self.copy)
        foot = Foot(verb_button(tr("Go on"), self.accept), left=[self.copy_button])
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_XL, theme.SPACE_XL, theme.SPACE_XL, theme.SPACE_L)
        column.setSpacing(theme.SPACE_M)
        for part in (heading, words, shown):
            column.addWidget(part)
        column.addLayout(foot)
        self.resize(600, 380)

    def copy(self) -> None:
        """Put the details on the clipboard."""
        QGuiApplication.clipboard().setText(self.details)
        self.copy_button.setText(tr("Copied"))
