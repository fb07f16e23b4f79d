"""What a code means, beside the list one chooses it from, cut to the room there is.

Knows a `Code`, no project.
"""

from __future__ import annotations

from bisect import bisect_left
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QTextDocument
from PySide6.QtWidgets import QLabel, QWidget

from qda.model import Code
from ui import theme
from ui.labels import tr

WIDTH = 280
"""Pixels for the meaning of a code."""
MOST = 600
"""Letters of each part that are shown at most."""


class Meaning(QLabel):
    """Read beside a list of codes; it never takes the keyboard and never grows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.look(self, "small")
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setContentsMargins(theme.SPACE_M, theme.SPACE_S, theme.SPACE_S, theme.SPACE_XS)
        self.setAccessibleName(tr("What the code means"))
        self._code: Code | None = None

    def show_code(self, code: Code | None) -> None:
        """Show what a code means; None shows nothing."""
        self._code = code
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As much of each part as leaves room for the others."""
        code = self._code
        if code is None:
            self.setText("")
            return
        room = self.contentsRect()

        def fits(most: int) -> bool:
            page = QTextDocument()
            page.setDefaultFont(self.font())
            page.setDocumentMargin(0)
            page.setHtml(_told(code, most))
            page.setTextWidth(room.width())
            return page.size().height() <= room.height()

        steps = range(0, MOST, 20)
        most = MOST if fits(MOST) else steps[max(0, bisect_left(steps, True, key=lambda most: not fits(most)) - 1)]
        self.setText(_told(code, most))
        self.setAccessibleDescription(" ".join(part for _, part in parts(code)))


def parts(code: Code) -> list[tuple[str, str]]:
    """What is said of a code, part by part with its caption."""
    told = (
        ("", code.definition),
        (tr("Include"), code.include),
        (tr("Exclude"), code.exclude),
        (tr("Example"), code.example),
    )
    return [(caption, words) for caption, words in told if words.strip()]


def _told(code: Code, most: int) -> str:
    muted = theme.tokens().muted
    paragraphs = []
    for caption, words in parts(code):
        said = escape(_cut(words, most)).replace("\n", "<br>")
        named = f'<span style="color:{muted}">{escape(caption)}</span><br>' if caption else ""
        paragraphs.append(f'<p style="margin:0 0 8px 0">{named}{said}</p>')
    nothing = f'<p style="color:{muted}">{escape(tr("Nothing is written yet about what it means."))}</p>'
    return "".join(paragraphs) or nothing


def _cut(words: str, most: int) -> str:
    """As many letters as are allowed, to the last whole word."""
    return words if len(words) <= most else words[:most].rpartition(" ")[0] + " …"
