"""The line over the transcript: which document, how far it has come, which codings are shown. Knows no project."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from ui import theme
from ui.labels import tr
from ui.widgets.elided import ElidedLabel

ROOMY = 460
"""Pixels from which there is room for how far the document has come."""
VERY_ROOMY = 620
"""Pixels from which there is room for that beside the name of a filter."""
FILTER_WIDTH = 180
"""The most pixels that the name of a filter takes."""


class CodingHeader(QFrame):
    """Document and case at the left; progress, the filter of codings and a menu at the right."""

    documents_toggled = Signal()
    codebook_toggled = Signal()
    read_toggled = Signal(bool)
    menu_wanted = Signal()
    progress_wanted = Signal()
    """How far all documents have come is to be seen."""
    filter_wanted = Signal()
    filter_cleared = Signal()
    correcting_done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.look(self, "page")
        self._left = self._button("caret-double-left", tr("Fold documents away"))
        self._left.clicked.connect(self.documents_toggled)
        self._name = ElidedLabel()
        theme.look(self._name, "title")
        self._name.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._case = ElidedLabel()
        theme.look(self._case, "muted")
        self._progress = QToolButton()
        self._progress.setFont(theme.font("small"))
        self._progress.setToolTip(tr("Where am I?"))
        self._progress.clicked.connect(self.progress_wanted)
        self.filter_button = self._button("funnel", tr("Which codings are shown"))
        self.filter_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.filter_button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.filter_button.setIcon(theme.icon("caret-down"))
        self.filter_button.clicked.connect(self.filter_wanted)
        self.clear_filter = self._button("x", tr("Show all codings"))
        self.clear_filter.clicked.connect(self.filter_cleared)
        self._filtered = ""
        self.key_of: Callable[[str], str] = lambda _: ""
        """The key of a command, as it is now."""
        self.correcting_button = self._button(
            "pencil-simple", tr("The transcript can be typed in; click here or press Esc when done")
        )
        self.correcting_button.setText(tr("Correcting · Esc when done"))
        self.correcting_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        theme.look(self.correcting_button, "chosen")
        self.correcting_button.clicked.connect(self.correcting_done)
        self.correcting_button.hide()
        self._read = self._button("check-circle", tr("Mark as read"))
        self._read.setCheckable(True)
        self._read.clicked.connect(self.read_toggled)
        self.menu_button = self._button("dots-three", tr("Document"))
        self.menu_button.clicked.connect(self.menu_wanted)
        self._right = self._button("caret-double-right", tr("Fold codebook and details away"))
        self._right.clicked.connect(self.codebook_toggled)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE_XS, theme.SPACE_XS, theme.SPACE_XS, theme.SPACE_XS)
        row.setSpacing(theme.SPACE_S)
        row.addWidget(self._left)
        row.addWidget(self._name, 100)
        row.addWidget(self._case, 1)
        row.addWidget(self.correcting_button)
        row.addWidget(self._progress)
        for part in (self.filter_button, self.clear_filter, self._read, self.menu_button, self._right):
            row.addWidget(part)
        self.setFixedHeight(44)

    def _button(self, icon: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(theme.icon(icon))
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        return button

    def show_document(self, name: str, case: str, *, read: bool, writable: bool) -> None:
        """Say which document is in hand; an empty name for none."""
        self._name.setText(name)
        self._case.setText(f"· {case}" if case else "")
        self._name.setToolTip(name)
        self._read.setChecked(read)
        self._read.setEnabled(writable)
        self.explain()
        for part in (self._read, self.menu_button):
            part.setVisible(bool(name))
        self._make_room()

    def explain(self) -> None:
        """Say what the button for reading does, with its key as it is now."""
        what = tr("Mark as not yet read") if self._read.isChecked() else tr("Mark as read")
        key = self.key_of("document.read")
        tip = tr("{what} ({key})", what=what, key=key) if key else what
        self._read.setToolTip(tip)
        self._read.setAccessibleName(tip)

    def _make_room(self) -> None:
        """Where there is little room, the name of the document is what stays."""
        named, roomy = bool(self._name.text()), self.width() >= ROOMY
        roomy = roomy and self.correcting_button.isHidden()
        self._progress.setVisible(named and roomy and not (self._filtered and self.width() < VERY_ROOMY))
        self.filter_button.setVisible(named)
        self.clear_filter.setVisible(named and bool(self._filtered))
        most = FILTER_WIDTH if roomy else FILTER_WIDTH // 2
        words = self._filtered or tr("All codes")
        shown = self.filter_button.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, most)
        self.filter_button.setText(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def show_progress(self, words: str) -> None:
        """Say how far the document has come."""
        self._progress.setText(words)

    def show_correcting(self, correcting: bool) -> None:
        """Say that the transcript can be typed in just now."""
        self.correcting_button.setVisible(correcting)
        self._make_room()

    def show_filter(self, words: str) -> None:
        """Say in a few words which codings are shown; "" for all."""
        self._filtered = words
        told = tr("Only these codings are shown: {what}", what=words) if words else tr("Which codings are shown")
        self.filter_button.setToolTip(told)
        self.filter_button.setAccessibleName(told)
        theme.look(self.filter_button, *(["chosen"] if words else []))
        self._make_room()

    def show_folds(self, *, documents: bool, codebook: bool) -> None:
        """Say which panels are folded away."""
        self._left.setIcon(theme.icon("caret-double-right" if documents else "caret-double-left"))
        self._left.setToolTip(tr("Bring documents back") if documents else tr("Fold documents away"))
        self._right.setIcon(theme.icon("caret-double-left" if codebook else "caret-double-right"))
        self._right.setToolTip(
            tr("Bring codebook and details back") if codebook else tr("Fold codebook and details away")
        )
