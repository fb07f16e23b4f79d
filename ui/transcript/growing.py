"""Selections that grow and shrink: word, sentence, paragraph, turn. Pure; knows no widgets."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from qda.model import Span, Turn
from qda.text.spans import trimmed

Sentences = Callable[[str], Sequence[Span]]
"""The sentences of one paragraph."""

_WORD = re.compile(r"\w+(?:[-’'.]\w+)*")


def wider(text: str, span: Span, turns: Sequence[Turn], sentences: Sentences) -> Span:
    """The next larger unit round `span`; `span` itself where it is a whole turn already."""
    return next((unit for unit in _units(text, span, turns, sentences) if _holds(unit, span)), span)


def _holds(unit: Span, span: Span) -> bool:
    return unit.contains(span) and unit.length > span.length


def _units(text: str, span: Span, turns: Sequence[Turn], sentences: Sentences) -> Iterator[Span]:
    turn = next((turn for turn in turns if turn.span.contains(span)), None)
    said = turn.said if turn is not None and turn.said.contains(span) else Span(0, len(text))
    start = max(text.rfind("\n", 0, span.start) + 1, said.start)
    end = text.find("\n", span.end)
    paragraph = trimmed(text, Span(start, said.end if end < 0 else min(end, said.end)))
    words = paragraph.of(text)
    if not words:
        return
    for word in _WORD.finditer(words):
        yield Span(*word.span()).shifted(paragraph.start)
    found = [sentence.shifted(paragraph.start) for sentence in sentences(words)]
    yield from found
    touched = [sentence for sentence in found if sentence.overlaps(span)]
    if touched:
        yield Span(touched[0].start, touched[-1].end)
    yield paragraph
    if turn is not None:
        yield turn.said if turn.said.contains(span) else turn.span
