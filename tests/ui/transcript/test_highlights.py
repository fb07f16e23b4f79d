from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QTextFormat

from qda.model import Span
from ui import theme
from ui.theme import DARK, FAMILIES, LIGHT, Theme
from ui.transcript.highlights import LIFTED, WASHES, layers
from ui.transcript.view import TranscriptView

from .conftest import CODES, Interview, coding

SPANS = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 90), st.integers(1, 40))


@given(st.lists(SPANS, max_size=12), SPANS)
def test_every_character_is_in_the_layer_of_the_codings_on_it(spans: list[Span], within: Span) -> None:
    codings = [coding(number, 1, span) for number, span in enumerate(spans, 1)]
    found = list(layers(codings, within))
    for at in range(*within):
        on_it = {one.id for one in codings if one.span.start <= at < one.span.end}
        told = [{one.id for one in here} for span, here in found if span.start <= at < span.end]
        assert told == ([on_it] if on_it else [])
    for _, here in found:
        assert [one.span.length for one in here] == sorted(one.span.length for one in here)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_words_are_readable_on_any_wash(scheme: Theme) -> None:
    for colour in FAMILIES:
        one = theme.wash(colour, scheme.dark, WASHES[0])
        assert all(theme.contrast(ink, one) >= 4.5 for ink in (scheme.text, scheme.muted, *scheme.voices))
        for strength in (*WASHES[1:], LIFTED):
            assert theme.contrast(scheme.text, theme.wash(colour, scheme.dark, strength)) >= 4.5


def test_forty_codings_on_one_passage_leave_it_readable(view: TranscriptView, talk: Interview) -> None:
    span = talk.span("Two years. Then the council voted.")
    view.set_codings([coding(n, 1 + n % 3, Span(span.start, span.end - n // 3)) for n in range(40)], CODES)
    papers = [
        one.format.background().color()
        for one in view.page.extraSelections()
        if one.format.hasProperty(QTextFormat.Property.BackgroundBrush)
    ]
    assert papers
    assert all(theme.contrast(QColor(theme.LIGHT.text), paper) >= 4.5 for paper in papers)


def test_nothing_that_is_lit_reaches_over_the_end_of_a_paragraph(view: TranscriptView, talk: Interview) -> None:
    view.set_codings([coding(1, 1, Span(0, len(talk.text)))], CODES)
    view.reveal(Span(3, len(talk.text)))
    for one in view.page.extraSelections():
        assert "\u2029" not in one.cursor.selectedText()
