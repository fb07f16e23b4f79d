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
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    paragraph = Span(start, len(text) if end < 0 else end)
    words = paragraph.of(text)
    for word in _WORD.finditer(words):
        yield Span(*word.span()).shifted(start)
    found = [sentence.shifted(start) for sentence in sentences(words)]
    yield from found
    touched = [sentence for sentence in found if sentence.overlaps(span)]
    if touched:
        yield Span(touched[0].start, touched[-1].end)
    turn = next((turn for turn in turns if turn.said.contains(span)), None)
    whole = trimmed(text, paragraph)
    yield Span(max(whole.start, turn.said.start), whole.end) if turn else whole
    if turn:
        yield turn.said
