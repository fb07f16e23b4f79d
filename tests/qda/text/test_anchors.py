"""Passages are found again in a corrected text, and what is in doubt is said to be."""

from __future__ import annotations

import random
import re
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from qda.model import Span
from qda.text.anchors import Landing, reanchor

WORDS = (
    "vi kommunen ventet innkjøp rådmannen samarbeid nettverk alarmer hjemmetjenesten politikerne vedtak leverandør "
    "møte forankring tid penger ildsjel brukerne prosess kravene dialog nabo erfaring plan styring læring"
).split()

TEXT = (
    "Intervjuer: Hvordan gikk det?\n"
    "Informant: Vi ventet på rådmannen i to år. Så begynte det å skje noe.\n"
    "Intervjuer: Ja, akkurat.\n"
    "Informant: Politikerne hadde ikke vedtatt noe, og da ble det stille."
)


def span_of(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def test_an_unchanged_text_leaves_everything_where_it_is() -> None:
    spans = [span_of("rådmannen"), span_of("da ble det stille")]
    assert [anchor.span for anchor in reanchor(TEXT, TEXT, spans)] == spans


def test_a_typo_far_away_only_shifts() -> None:
    new = TEXT.replace("gikk det", "gikk egentlig det")
    quote = "Politikerne hadde ikke vedtatt noe"
    (anchor,) = reanchor(TEXT, new, [span_of(quote)])
    assert anchor.landing is Landing.SAME
    assert anchor.span.of(new) == quote


def test_a_typo_inside_keeps_the_ends() -> None:
    new = TEXT.replace("rådmannen", "kommunedirektøren")
    (anchor,) = reanchor(TEXT, new, [span_of("Vi ventet på rådmannen i to år.")])
    assert anchor.landing is Landing.CHANGED
    assert anchor.span.of(new) == "Vi ventet på kommunedirektøren i to år."


def test_a_typo_in_the_first_word_keeps_the_whole_word() -> None:
    new = TEXT.replace("Politikerne", "Politikarane")
    (anchor,) = reanchor(TEXT, new, [span_of("Politikerne hadde ikke vedtatt noe")])
    assert anchor.span.of(new) == "Politikarane hadde ikke vedtatt noe"


def test_renamed_speakers_move_nothing() -> None:
    new = TEXT.replace("Informant:", "I1:").replace("Intervjuer:", "RA:")
    spans = [span_of("Vi ventet på rådmannen"), span_of("Ja, akkurat."), span_of("stille")]
    anchors = reanchor(TEXT, new, spans)
    assert [anchor.span.of(new) for anchor in anchors] == [span.of(TEXT) for span in spans]
    assert {anchor.landing for anchor in anchors} == {Landing.SAME}


def test_moved_paragraphs_are_followed() -> None:
    lines = TEXT.split("\n")
    new = "\n".join([lines[2], lines[3], lines[0], lines[1]])
    (anchor,) = reanchor(TEXT, new, [span_of("Vi ventet på rådmannen i to år.")])
    assert anchor.landing is Landing.SAME
    assert anchor.span.of(new) == "Vi ventet på rådmannen i to år."


def test_deleted_words_are_said_to_be_lost_or_doubtful() -> None:
    new = TEXT.replace("\nInformant: Politikerne hadde ikke vedtatt noe, og da ble det stille.", "")
    (anchor,) = reanchor(TEXT, new, [span_of("Politikerne hadde ikke vedtatt noe")])
    assert anchor.landing in (Landing.LOST, Landing.DOUBTFUL)


def transcript(draw: random.Random) -> str:
    def sentence() -> str:
        return " ".join(draw.choices(WORDS, k=draw.randint(5, 14))).capitalize() + "."

    lines = []
    for _ in range(60):
        lines.append("Intervjuer: " + sentence())
        lines.append("Informant: " + " ".join(sentence() for _ in range(draw.randint(2, 6))))
    return "\n".join(lines)


def corrected(text: str, draw: random.Random) -> tuple[str, dict[int, int]]:
    """A correction of `text`, and where each character that is still there went."""
    lines: list[list[tuple[str, int | None]]] = []
    at = 0
    for line in text.split("\n"):
        lines.append([(letter, at + place) for place, letter in enumerate(line)])
        at += len(line) + 1
    for _ in range(len(text) // 60):
        line = draw.choice(lines)
        place = draw.randrange(14, len(line))
        kind = draw.random()
        if kind < 0.5:
            del line[place]
        else:
            line.insert(place, (draw.choice("aeirst"), None))
    for line in lines:
        words = "".join(letter for letter, _ in line)
        for old, new in (("Informant:", "I1:"), ("Intervjuer:", "RA:")):
            if words.startswith(old):
                line[: len(old)] = [(letter, None) for letter in new]
    for _ in range(4):
        line = lines.pop(draw.randrange(len(lines)))
        lines.insert(draw.randrange(len(lines)), line)
    flat = [pair for line in lines for pair in [*line, ("\n", None)]][:-1]
    return "".join(letter for letter, _ in flat), {old: new for new, (_, old) in enumerate(flat) if old is not None}


def test_random_corrections_land_exactly_or_come_to_review() -> None:
    landed: Counter[str] = Counter()
    for seed in range(12):
        draw = random.Random(seed)
        text = transcript(draw)
        new, where = corrected(text, draw)
        spans = [Span(*match.span()) for match in re.finditer(r"[A-ZÆØÅ][^.:\n]*\.", text)]
        for span, anchor in zip(spans, reanchor(text, new, spans), strict=True):
            sure = anchor.landing in (Landing.SAME, Landing.CHANGED)
            start, end = where.get(span.start, anchor.span.start), where.get(span.end - 1, anchor.span.end - 1) + 1
            # A letter typed at the edge of the first or last word belongs to that word.
            extra = new[anchor.span.start : start] + new[end : anchor.span.end]
            exact = anchor.span.start <= start and end <= anchor.span.end and (not extra or extra.isalpha())
            landed["exactly" if sure and exact else "in review" if not sure else "wrong"] += 1
    assert landed["exactly"] >= 0.99 * landed.total(), landed
    assert landed["wrong"] <= 0.002 * landed.total(), landed


@settings(max_examples=60)
@given(st.text(max_size=200), st.text(max_size=200), st.data())
def test_any_two_texts_give_places_inside_the_new_one(old: str, new: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, len(old)))
    (anchor,) = reanchor(old, new, [Span(start, end)])
    assert 0 <= anchor.span.start <= anchor.span.end <= len(new)
    if anchor.landing is Landing.SAME:
        assert anchor.span.of(new) == old[start:end]
