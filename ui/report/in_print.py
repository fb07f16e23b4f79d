"""A quote edited for print: […] for what is left out, [words] for what is made clear. Says at once what does not fit.

Knows the words as they were said, and the core's rule; no project.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QTextEdit, QVBoxLayout, QWidget

from qda.analysis.printed import edit_for_print, refusal, words_of
from qda.model import Evidence
from qda.text.edited import misfit
from ui import theme
from ui.labels import error_sentence, tr
from ui.session import Session

LEFT_OUT = "[…]"


class PrintEdit(QDialog):
    """The words as they were said, and below them as they are to be printed."""

    def __init__(self, said: str, printed: str, take: Callable[[str], bool], parent: QWidget | None) -> None:
        """`take` is given what is to be printed ("" as it was said) and says whether it will do."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Edit the quote for print"))
        self._said, self._take = said, take
        self.words = QTextEdit()
        self.words.setAcceptRichText(False)
        self.words.setTabChangesFocus(True)
        self.words.setPlainText(printed or said)
        lines = min(max(4, len(said) // 60 + 2), 14)
        self.words.setFixedHeight((lines + 1) * self.words.fontMetrics().lineSpacing())
        self.words.setAccessibleName(tr("In print"))
        self.words.textChanged.connect(self._judge)
        self.told = QLabel(wordWrap=True)
        self.told.setMinimumHeight(2 * self.told.fontMetrics().lineSpacing())
        self.verb, self.leave_out = QPushButton(tr("Print it so")), QPushButton(tr("Leave out what is selected"))
        self.verbatim = QPushButton(tr("Print as it was said"))
        self.leave_out.setShortcut("Ctrl+Shift+X")
        self.leave_out.clicked.connect(self._on_leave_out)
        self.verbatim.clicked.connect(lambda: self.words.setPlainText(said))
        self.verb.clicked.connect(self._on_verb)
        self._build()
        self._judge()

    def _build(self) -> None:
        title, hint = QLabel(tr("Edit the quote for print")), QLabel(wordWrap=True)
        theme.look(title, "title")
        hint.setText(tr("Leave out words with […], make something clear with [words]. All else stays as it was said."))
        theme.look(hint, "muted")
        said = QLabel(self._said, wordWrap=True)
        said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        labels = [QLabel(tr("As it was said")), QLabel(tr("In print"))]
        for label in labels:
            theme.look(label, "muted", "small")
        cancel = QPushButton(tr("Cancel"))
        cancel.clicked.connect(self.reject)
        theme.look(self.verb, "primary")
        theme.look(self.leave_out, "link")
        theme.look(self.verbatim, "link")
        aids, foot = QHBoxLayout(), QHBoxLayout()
        aids.addWidget(self.leave_out)
        aids.addWidget(self.verbatim)
        aids.addStretch(1)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.verb)
        for button in (cancel, self.verb, self.leave_out, self.verbatim):
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_XL, theme.SPACE_XL, theme.SPACE_XL, theme.SPACE_L)
        column.setSpacing(theme.SPACE_S)
        for widget in (title, hint, labels[0], said, labels[1], self.words):
            column.addWidget(widget)
        column.addLayout(aids)
        column.addWidget(self.told)
        column.addStretch(1)
        column.addLayout(foot)
        self.setMinimumWidth(560)
        self.words.setFocus()

    @property
    def printed(self) -> str:
        """What is to be printed; "" where that is what was said."""
        words = self.words.toPlainText().strip()
        return "" if " ".join(words.split()) == " ".join(self._said.split()) else words

    def _judge(self) -> None:
        """Say what does not fit, or that it does."""
        wrong = misfit(self.words.toPlainText(), self._said)
        self.verb.setEnabled(wrong is None)
        theme.look(self.told, "muted" if wrong is None else "problem")
        if wrong is not None:
            self.told.setText(error_sentence(refusal(wrong)))
        elif self.printed:
            self.told.setText(tr("This is how it will be printed."))
        else:
            self.told.setText(tr("It will be printed as it was said."))

    def _on_leave_out(self) -> None:
        """Put […] in the place of the words that are selected, with a space on either side where words go on."""
        cursor = self.words.textCursor()
        start, end = sorted((cursor.anchor(), cursor.position()))
        text = self.words.toPlainText()
        before = " " if start and not text[start - 1].isspace() else ""
        after = " " if end < len(text) and not text[end].isspace() else ""
        cursor.insertText(f"{before}{LEFT_OUT}{after}")
        self.words.setFocus()

    def _on_verb(self) -> None:
        if self._take(self.printed):
            self.accept()


def edit_in_print(session: Session, evidence: Evidence, parent: QWidget) -> PrintEdit | None:
    """Let the person edit a quote for print; None where it is none."""
    project = session.project
    said = words_of(project, evidence) if project is not None and evidence.is_quote else ""
    if project is None or not said:
        return None

    def take(printed: str) -> bool:
        return session.attempt(lambda: edit_for_print(project, evidence, printed))

    dialog = PrintEdit(said, evidence.printed, take, parent)
    dialog.open()
    return dialog
