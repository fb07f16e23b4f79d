"""What is lit on the page: labels, dim interviewers, codings; for the visible part only.

Nothing here changes the document: these are extra selections, made anew as the text scrolls. None of them
reaches over a paragraph's end: where one does, Qt breaks the lines of the whole text to find its rectangle.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import QTextEdit

from qda.model import Code, Coding, Part, Span, Speaker, Turn
from ui import theme
from ui.transcript.page import Page

WASHES = (0.13, 0.19, 0.24)
"""How strong the wash is where one, two, and more codings lie: text stays readable however many there are."""
LIFTED = 0.34

Lit = Iterator[QTextEdit.ExtraSelection]


def voices(
    page: Page, visible: Span, turns: Sequence[Turn], speakers: Mapping[int, Speaker], codings: Sequence[Coding]
) -> Lit:
    """The speakers' labels set apart, and interviewers' words dimmed."""
    colours = theme.tokens()
    heard = [speaker.id for speaker in speakers.values() if speaker.part is Part.PARTICIPANT]
    for turn in turns:
        speaker = speakers.get(turn.speaker_id or 0)
        if speaker is None or not turn.span.overlaps(visible):
            continue
        if speaker.part is Part.INTERVIEWER:
            washed = any(coding.span.overlaps(turn.label) for coding in codings)
            yield from _lit(page, visible, turn.label, ink=colours.muted if washed else colours.faint)
            yield from _lit(page, visible, turn.said, ink=colours.muted)
        else:
            tint = colours.voices[heard.index(speaker.id) % len(colours.voices)]
            yield from _lit(page, visible, turn.label, ink=tint)


def washes(
    page: Page, visible: Span, codings: Sequence[Coding], codes: Mapping[int, Code], lifted: int | None, *, fade: bool
) -> Lit:
    """A thin wash under what is coded, a stronger one under the coding that is lifted; the others may fade for it."""
    colours = theme.tokens()
    on_top = next((coding for coding in codings if coding.id == lifted), None)
    for span, here in layers([coding for coding in codings if coding is not on_top], visible):
        inner, outer = _colour(here[0], codes), _colour(here[1 if len(here) > 1 else 0], codes)
        strength = WASHES[min(len(here), len(WASHES)) - 1] / (2 if fade else 1)
        paper = _paper(inner, outer, strength, colours.dark)
        yield from _lit(page, visible, span, paper=paper, ink=colours.text if len(here) > 1 else "")
    if on_top is not None:
        paper = theme.wash(_colour(on_top, codes), strength=LIFTED).name()
        yield from _lit(page, visible, on_top.span, paper=paper, ink=colours.text)


@lru_cache(maxsize=4096)
def _paper(inner: str, outer: str, strength: float, dark: bool) -> str:
    """The colour of the page where these two codings lie over each other."""
    both = theme.mix(theme.code_colour(inner, dark), theme.code_colour(outer, dark), 0.5)
    return theme.mix(theme.tokens().page, both, strength).name()


def layers(codings: Sequence[Coding], within: Span) -> Iterator[tuple[Span, list[Coding]]]:
    """The stretches of a text in which the same codings lie over each other, each with these, the innermost first."""
    edges = {within.start, within.end}
    for coding in codings:
        edges.update(edge for edge in coding.span if within.start < edge < within.end)
    cuts = sorted(edges)
    waiting = sorted(codings, key=lambda coding: coding.span.start, reverse=True)
    here: list[Coding] = []
    for start, end in pairwise(cuts):
        here = [coding for coding in here if coding.span.end > start]
        while waiting and waiting[-1].span.start <= start:
            coming = waiting.pop()
            if coming.span.end > start:
                here.append(coming)
        if here:
            yield Span(start, end), sorted(here, key=lambda coding: (coding.span.length, coding.id))


def _colour(coding: Coding, codes: Mapping[int, Code]) -> str:
    return codes[coding.code_id].colour if coding.code_id in codes else ""


def flash(page: Page, visible: Span, span: Span) -> Lit:
    """The passage that somebody asked to be shown."""
    colours = theme.tokens()
    return _lit(page, visible, span, paper=colours.selection, ink=colours.text)


def target(page: Page, visible: Span, span: Span) -> Lit:
    """The passage on which a dragged code would be put."""
    colours = theme.tokens()
    return _lit(page, visible, span, paper=theme.mix(colours.page, colours.accent, LIFTED).name(), ink=colours.text)


def hits(page: Page, visible: Span, spans: Sequence[Span], current: Span | None) -> Lit:
    """What a search found, underlined; the hit in hand on a stronger ground."""
    colours = theme.tokens()
    first = bisect_left(spans, visible.start, key=lambda span: span.end)
    last = bisect_left(spans, visible.end, key=lambda span: span.start)
    for span in spans[first:last]:
        strength = 0.5 if span == current else 0.22
        paper = theme.mix(colours.page, colours.warning, strength).name()
        yield from _lit(page, visible, span, paper=paper, ink=colours.text, underlined=True)


def _lit(page: Page, visible: Span, span: Span, *, ink: str = "", paper: str = "", underlined: bool = False) -> Lit:
    """One selection for each paragraph of a span that is on the screen."""
    form = _form(ink, paper, underlined)
    start, last = max(span.start, visible.start), min(span.end, visible.end)
    while start < last:
        newline = page.text.find("\n", start, last)
        end = newline if newline >= 0 else last
        if end > start:
            selection = QTextEdit.ExtraSelection()
            selection.cursor = page.cursor_at(Span(start, end))
            selection.format = form
            yield selection
        start = end + 1


@lru_cache(maxsize=4096)
def _form(ink: str, paper: str, underlined: bool = False) -> QTextCharFormat:
    form = QTextCharFormat()
    if underlined:
        form.setFontUnderline(True)
    if ink:
        form.setForeground(QColor(ink))
    if paper:
        form.setBackground(QColor(paper))
    return form
