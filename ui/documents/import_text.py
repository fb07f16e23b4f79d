"""The text of one file of an import as it will be read: what was taken for a header, and the first turns.

Knows a draft; where the talk begins is said by a signal.
"""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QUrl, Signal
from PySide6.QtWidgets import QTextBrowser, QWidget

from qda.model import Draft, Part
from ui import theme
from ui.labels import plural, tr

SHOWN = 40
"""How many turns the preview shows."""
_HEADER_LINES = 60
_LONGEST = 2_000
"""Characters of one turn that are shown."""


class ImportText(QTextBrowser):
    """The beginning of a document. A link beside a line says that the talk begins there, or only below it."""

    begin_wanted = Signal(int)
    """Where the first line that is said begins."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setAccessibleName(tr("The first turns"))
        self.anchorClicked.connect(self._on_link)

    def show_draft(self, draft: Draft) -> None:
        self.setHtml("".join((*_head(draft), *_turns(draft))))

    def _on_link(self, url: QUrl) -> None:
        self.begin_wanted.emit(int(url.path()))


def _head(draft: Draft) -> list[str]:
    """The header, line by line, set apart."""
    colours = theme.tokens()
    rows = []
    at = 0
    for line in draft.header.of(draft.text).split("\n")[:_HEADER_LINES]:
        if line.strip():
            rows.append(
                f'<tr><td style="color:{colours.muted}">{escape(line.strip())}</td>'
                f'<td align="right" width="110">{_link(at, tr("This is text"))}</td></tr>'
            )
        at += len(line) + 1
    if not rows:
        return []
    told = plural(len(rows), "Header: {count} line, kept above the talk", "Header: {count} lines, kept above the talk")
    return [
        f'<p style="color:{colours.faint}"><i>{escape(told)}</i></p>',
        f'<table width="100%" cellspacing="0" cellpadding="2" bgcolor="{colours.hover}">{"".join(rows)}</table>',
    ]


def _turns(draft: Draft) -> list[str]:
    colours = theme.tokens()
    parts = []
    unnamed = 0
    for turn in draft.turns[:SHOWN]:
        speaker = draft.speakers[turn.speaker] if turn.speaker is not None else None
        asks = speaker is not None and speaker.part is Part.INTERVIEWER
        said = turn.said.of(draft.text).strip()
        words = escape(said if len(said) <= _LONGEST else said[:_LONGEST] + " …").replace("\n", "<br>")
        who = f"<b>{escape(speaker.name)}</b>&nbsp; " if speaker else ""
        link = ""
        if speaker is None and draft.speakers and unnamed < _HEADER_LINES:
            end = draft.text.find("\n", turn.span.end)
            link = "&nbsp; " + _link(len(draft.text) if end < 0 else end + 1, tr("This is header"))
            unnamed += 1
        parts.append(f'<p style="color:{colours.muted if asks else colours.text}">{who}{words}{link}</p>')
    if not draft.turns:
        parts.append(f"<p>{escape(draft.text[draft.header.end : 4_000].strip()).replace(chr(10), '<br>')}</p>")
    if len(draft.turns) > SHOWN:
        parts.append(f'<p style="color:{colours.faint}">…</p>')
    return parts


def _link(at: int, words: str) -> str:
    return f'<a href="begin:{at}" style="color:{theme.tokens().accent}">{escape(words)}</a>'
