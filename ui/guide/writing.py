"""A field to write or paste a whole guide in, with what is understood of it below. Knows no project."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from qda.errors import SitatError
from qda.model import Guide
from ui import theme
from ui.labels import error_sentence, plural, tr


class WriteGuide(QWidget):
    """Text in, a `Guide` out."""

    written = Signal(object)
    import_wanted = Signal()

    def __init__(self, text: str = "", *, first: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = QLabel(tr("No interview guide yet") if first else tr("Write or paste the guide"))
        theme.look(title, "title")
        words = QLabel(
            tr(
                "One question a line, numbered or ending in a question mark. A short line of its own is a section; "
                "lines that begin with “-” are probes."
            )
        )
        words.setWordWrap(True)
        theme.look(words, "muted")
        self.field = QPlainTextEdit(text)
        self.field.setAccessibleName(tr("The guide as text"))
        self.field.setPlaceholderText(tr("Background\n1. How did it begin?\n- who took the first step"))
        self.field.setTabChangesFocus(True)
        self.understood = QLabel()
        self.understood.setWordWrap(True)
        theme.look(self.understood, "muted", "small")
        self.use = QPushButton(tr("Use this guide"))
        theme.look(self.use, "primary")
        self.bring = QPushButton(tr("Import from a file…"))
        for button in (self.use, self.bring):
            button.setAutoDefault(False)
        self.bring.setVisible(first)
        self.bring.clicked.connect(self.import_wanted)
        self.use.clicked.connect(self._on_use)
        foot = QHBoxLayout()
        foot.addWidget(self.understood, 1)
        foot.addWidget(self.bring)
        foot.addWidget(self.use)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_M, theme.SPACE_M, theme.SPACE_M, theme.SPACE_M)
        column.setSpacing(theme.SPACE_S)
        column.addWidget(title)
        column.addWidget(words)
        column.addWidget(self.field, 1)
        column.addLayout(foot)
        self._read = QTimer(self, singleShot=True, interval=200)
        self._read.timeout.connect(self._show)
        self.field.textChanged.connect(self._read.start)
        self.setFocusProxy(self.field)
        self._guide: Guide | None = None
        self._show()

    def _show(self) -> None:
        from qda.files.guide import guide_in

        self._guide = None
        told = ""
        text = self.field.toPlainText()
        if text.strip():
            try:
                self._guide = guide_in(text)
            except SitatError as error:
                told = error_sentence(error)
            else:
                count = len(self._guide.questions)
                told = plural(count, "{count} question understood", "{count} questions understood")
                left = len(self._guide.left_out)
                if left:
                    told += " · " + plural(left, "{count} line left out", "{count} lines left out")
        self.understood.setText(told)
        self.use.setEnabled(self._guide is not None)

    def _on_use(self) -> None:
        self._read.stop()
        self._show()
        if self._guide is not None:
            self.written.emit(self._guide)
