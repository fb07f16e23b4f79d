"""What is lit on the page: labels, dim interviewers, codings; for the visible part only.

Nothing here changes the document: these are extra selections, made anew as the text scrolls.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import QTextEdit

from qda.model import Code, Coding, Part, Span, Speaker, Turn
from ui import theme
from ui.transcript.page import Page

WASH = 0.13
LIFTED = 0.34


def voices(
    page: Page, visible: Span, turns: Sequence[Turn], speakers: Mapping[int, Speaker]
) -> list[QTextEdit.ExtraSelection]:
    """The speakers' labels set apart, and interviewers' words dimmed."""
    colours = theme.tokens()
    heard = [speaker.id for speaker in speakers.values() if speaker.part is Part.PARTICIPANT]
    lit = []
    for turn in turns:
        speaker = speakers.get(turn.speaker_id or 0)
        if speaker is None or not turn.span.overlaps(visible):
            continue
        asks = speaker.part is Part.INTERVIEWER
        tint = colours.faint if asks else colours.voices[heard.index(speaker.id) % len(colours.voices)]
        lit.append(_selection(page, turn.label, ink=tint))
        if asks:
            lit.append(_selection(page, turn.said, ink=colours.muted))
    return lit


def washes(
    page: Page, visible: Span, codings: Iterable[Coding], codes: Mapping[int, Code], lifted: int | None
) -> list[QTextEdit.ExtraSelection]:
    """A thin wash under each coding, a stronger one under the one that is lifted, which lies on top."""
    lit, on_top = [], None
    for coding in codings:
        colour = codes[coding.code_id].colour if coding.code_id in codes else ""
        shown = Span(max(coding.span.start, visible.start), min(coding.span.end, visible.end))
        if coding.id == lifted:
            on_top = _selection(page, shown, paper=theme.wash(colour, strength=LIFTED))
        else:
            tint = QColor(theme.code_colour(colour))
            tint.setAlphaF(WASH if lifted is None else WASH / 2)
            lit.append(_selection(page, shown, paper=tint))
    return [*lit, on_top] if on_top is not None else lit


def flash(page: Page, span: Span) -> QTextEdit.ExtraSelection:
    """The passage that somebody asked to be shown."""
    return _selection(page, span, paper=QColor(theme.tokens().selection))


def target(page: Page, span: Span) -> QTextEdit.ExtraSelection:
    """The passage on which a dragged code would be put."""
    colours = theme.tokens()
    return _selection(page, span, paper=theme.mix(colours.page, colours.accent, LIFTED))


def _selection(page: Page, span: Span, *, ink: str = "", paper: QColor | None = None) -> QTextEdit.ExtraSelection:
    selection = QTextEdit.ExtraSelection()
    selection.cursor = page.cursor_at(span)
    form = QTextCharFormat()
    if ink:
        form.setForeground(QColor(ink))
    if paper is not None:
        form.setBackground(paper)
    selection.format = form
    return selection
