"""An exchange finds what looking at every place of a text would find, however few or many its names are."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from qda.text.pseudonyms import WORD, Exchange, Forms, Kind, Pair
from qda.text.seeking import small
from qda.text.stand_ins import pairs_of

_WORDS = st.sampled_from(["Per", "Dahl", "Kari", "kari", "Karis", "of", "[P]", "12", "é", "Å"])
_TEXTS = st.lists(_WORDS, max_size=14).flatmap(
    lambda words: st.lists(st.sampled_from([" ", ", ", "-", "\n", ""]), min_size=len(words), max_size=len(words)).map(
        lambda gaps: "".join(word + gap for word, gap in zip(words, gaps, strict=True))
    )
)
_NAMES = st.lists(_WORDS, min_size=1, max_size=3).map(" ".join)


def by_hand(names: set[str], text: str) -> list[tuple[int, str]]:
    """From left to right at the first word of a name, the longest that stands there whole."""
    found, free = [], 0
    for word in WORD.finditer(text):
        fitting = []
        for name in names:
            first = WORD.search(name)
            assert first is not None
            start = word.start() - first.start()
            end = start + len(name)
            if first[0] != word[0] or start < free or not text.startswith(name, start):
                continue
            before = start > 0 and WORD.match(text[start - 1]) and WORD.match(name[0])
            after = end < len(text) and WORD.match(text[end]) and WORD.match(name[-1])
            if not before and not after:
                fitting.append((start, name))
        if fitting:
            found.append(max(fitting, key=lambda one: len(one[1])))
            free = found[-1][0] + len(found[-1][1])
    return found


@given(st.sets(_NAMES, min_size=1, max_size=6), _TEXTS)
def test_what_is_found_is_what_stands_there(names: set[str], text: str) -> None:
    hits = Exchange(Pair(name, f"<{name}>") for name in sorted(names)).hits(text)
    assert [(hit.span.start, hit.pair.original) for hit in hits] == by_hand(names, text)
    assert all(hit.span.of(text) == hit.pair.original for hit in hits)


@given(_TEXTS)
def test_among_many_names_the_same_are_found(text: str) -> None:
    few = [Pair("Kari", "1"), Pair("Per Dahl", "2"), Pair("Per", "3")]
    many = [*few, *(Pair(f"Nobody{number}", f"x{number}") for number in range(200))]
    padded = text + "".join(f" Nobody{number}" for number in range(200))
    found = [hit for hit in Exchange(many).hits(padded) if not hit.pair.original.startswith("Nobody")]
    assert [(hit.span, hit.pair.original) for hit in found] == [
        (hit.span, hit.pair.original) for hit in Exchange(few).hits(f"{text} ")
    ]


def test_at_the_end_of_a_text_a_longer_name_is_not_taken_for_the_shorter() -> None:
    hits = Exchange([Pair("Per Dahl", "1"), Pair("Per", "2")]).hits("there came Per")
    assert [(hit.span.start, hit.span.end, hit.pair.original) for hit in hits] == [(11, 14, "Per")]


@given(st.lists(_NAMES, min_size=1, max_size=5, unique=True), st.lists(_TEXTS, min_size=1, max_size=3))
def test_forms_are_counted_as_they_are_found(names: list[str], texts: list[str]) -> None:
    forms = Forms((name, Kind.PERSON) for name in names)
    found: dict[str, Counter[str]] = {}
    for text in texts:
        for name, span in forms.find(text):
            found.setdefault(name, Counter())[span.of(text)] += 1
    assert forms.count(texts) == found


@given(st.text())
def test_letters_are_made_small_one_by_one(text: str) -> None:
    assert small(text) == "".join(one.lower() if len(one.lower()) == 1 else one for one in text)


def test_the_genitive_of_a_first_name_is_of_what_stands_for_the_first_name() -> None:
    pairs = pairs_of(["Per-Arne Lillebo", "Per-Arne", "Per-Arnes"], "[Person 1]", Kind.PERSON, set())
    first, genitive = pairs[1].pseudonym, pairs[2].pseudonym
    assert genitive == f"{first}s"
