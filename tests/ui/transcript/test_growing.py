from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from qda.model import Span
from qda.text.spans import trimmed
from ui.transcript.growing import wider

from .conftest import interview

TALK = interview()


def full_stops(paragraph: str) -> Sequence[Span]:
    """Sentences that end at full stops, for want of a language."""
    found, start = [], 0
    for number, letter in enumerate(paragraph, 1):
        if letter in ".?":
            found.append(trimmed(paragraph, Span(start, number)))
            start = number
    return found


@given(st.integers(0, len(TALK.text)), st.integers(0, 60))
def test_a_selection_always_grows_and_comes_to_rest(start: int, length: int) -> None:
    span = Span(start, min(start + length, len(TALK.text)))
    for _ in range(8):
        grown = wider(TALK.text, span, TALK.turns, full_stops)
        assert grown.contains(span)
        if grown == span:
            return
        span = grown
    raise AssertionError(span)


def test_a_caret_in_a_speaker_s_label_grows_to_the_whole_turn() -> None:
    at = TALK.text.index("Kari") + 2
    spans = [Span(at, at)]
    while (grown := wider(TALK.text, spans[-1], TALK.turns, full_stops)) != spans[-1]:
        spans.append(grown)
    assert spans[1].of(TALK.text) == "Kari"
    assert spans[-1] == TALK.turns[1].span


def test_a_selection_over_two_turns_stays() -> None:
    span = Span(TALK.turns[1].span.start, TALK.turns[2].span.end)
    assert wider(TALK.text, span, TALK.turns, full_stops) == span


def test_a_text_without_turns_grows_to_paragraphs() -> None:
    text = "One sentence. Another.\nA second paragraph."
    span = Span(text.index("Another"), text.index("Another") + 8)
    assert wider(text, span, (), full_stops).of(text) == "One sentence. Another."
