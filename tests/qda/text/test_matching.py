from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda.model import Span
from qda.text.matching import fold, near_duplicates, rank
from qda.text.quotes import find_quote, nearest_quote

TEXT = (
    "I1: Nobody came twice, so we started over every time.\n"
    "I2: And the council hadn’t voted – we waited. “It was hard,” she said …\n"
    "I1: So we started over again. Then the autumn came, and some of the air went out of us.\n"
)

# --------------------------------------------------------------------------- find_quote


def test_a_quote_is_found_letter_by_letter() -> None:
    assert [span.of(TEXT) for span in find_quote(TEXT, "Nobody came twice")] == ["Nobody came twice"]
    assert find_quote(TEXT, "Nobody came thrice") == []
    assert find_quote(TEXT, "") == find_quote(TEXT, "  ") == []


def test_every_place_of_a_quote_is_found_overlapping_ones_too() -> None:
    assert len(find_quote(TEXT, "we started over")) == 2
    assert find_quote("ha ha ha", "ha ha") == [Span(0, 5), Span(3, 8)]


@pytest.mark.parametrize(
    "quote",
    [
        'hadn\'t voted - we waited. "It was hard," she said ...',
        "hadn´t  voted — we\nwaited. «It was hard,» she said…",
        "  hadn’t voted – we waited. “It was hard,” she said …  ",
    ],
)
def test_white_space_marks_and_dashes_may_be_others(quote: str) -> None:
    quote = quote.replace("said...", "said ...").replace("said…", "said …")
    assert [span.of(TEXT) for span in find_quote(TEXT, quote)] == [
        "hadn’t voted – we waited. “It was hard,” she said …"
    ]


def test_what_stands_word_for_word_goes_before_what_nearly_does() -> None:
    assert find_quote('“yes” and "yes"', '"yes"') == [Span(10, 15)]


def test_context_decides_between_places() -> None:
    (only,) = find_quote(TEXT, "we started over", before="twice, so ", after=" every")
    assert only.start == TEXT.index("we started over")
    assert len(find_quote(TEXT, "we started over", before="nothing like it")) == 2


@given(st.text(min_size=1, max_size=60), st.data())
def test_whatever_is_taken_from_a_text_is_found_in_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    assert span in find_quote(text, span.of(text))
    assert all(found.of(text) == span.of(text) for found in find_quote(text, span.of(text)))


# --------------------------------------------------------------------------- nearest_quote


def near(quote: str, **where: object) -> tuple[str, int] | None:
    found = nearest_quote(TEXT, quote, **where)  # type: ignore[arg-type]
    return found and (found[0].of(TEXT), found[1])


def test_a_quote_that_was_corrected_is_found_again_in_whole_words() -> None:
    found = near("some of the hot air did go out of us")
    assert found is not None
    assert found[0] == "some of the air went out of us"
    assert 70 < found[1] < 100


def test_a_quote_that_stands_as_it_is_is_certain() -> None:
    assert near("Nobody came twice") == ("Nobody came twice", 100)


def test_of_equal_places_the_nearer_is_taken() -> None:
    second = TEXT.rindex("we started over")
    found = nearest_quote(TEXT, "we started over", near=second + 3)
    assert found is not None
    assert found[0].start == second


def test_context_decides_where_the_words_were_changed() -> None:
    found = nearest_quote(TEXT, "we begun over", before="I1: So ", after=" again. Then")
    assert found is not None
    assert found[0].start == TEXT.rindex("we started")


@pytest.mark.parametrize("quote", ["", "   ", "zzzz qqqq xxxx wwww"])
def test_what_resembles_nothing_is_not_found(quote: str) -> None:
    assert nearest_quote(TEXT, quote) is None
    assert nearest_quote("", quote or "x") is None


def test_a_long_passage_with_many_small_changes_is_found() -> None:
    words = [f"ord{number} {'aeiou'[number % 5] * 3}" for number in range(1_200)]
    text = " ".join(words)
    passage = words[300:700]
    changed = " ".join(word if number % 9 else f"{word} altså" for number, word in enumerate(passage))
    found = nearest_quote(text, changed)
    assert found is not None
    assert found[0].of(text) == " ".join(passage)


@given(st.text("abcde \n", min_size=30, max_size=200), st.data())
def test_the_nearest_lies_in_the_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 10))
    quote = text[start : start + 10] + data.draw(st.text("xyz", max_size=3))
    found = nearest_quote(text, quote, near=data.draw(st.none() | st.integers(0, len(text))))
    if found is not None:
        span, score = found
        assert 0 <= span.start < span.end <= len(text)
        assert 60 <= score <= 100


# --------------------------------------------------------------------------- fold, rank

NAMES = (
    "Anchoring",
    "Anchoring > Political anchoring",
    "Anchoring > Administrative anchoring",
    "Enthusiast",
    "Mobilisation phase > 1 Awareness",
    "Resources > Time",
    "Resources > Økonomi",
    "Differences between municipalities",
    "Ærlighet",
    "Ålesund",
    "Høylandet",
)


def best(query: str, *, recent: tuple[int, ...] = ()) -> list[str]:
    return [NAMES[index].rpartition("> ")[2] for index, _, _ in rank(query, NAMES, recent)]


def test_folding_leaves_small_letters_without_diacritics() -> None:
    assert [fold(word) for word in ("Høylandet", "ÆRLIG", "Åse", "naïve", "Straße")] == [
        "hoylandet",
        "aerlig",
        "ase",
        "naive",
        "strasse",
    ]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("anch", "Anchoring"),
        ("Anchoring", "Anchoring"),
        ("pol", "Political anchoring"),
        ("pa", "Political anchoring"),
        ("adm anch", "Administrative anchoring"),
        ("dbm", "Differences between municipalities"),
        ("time", "Time"),
        ("res time", "Time"),
        ("resources > time", "Time"),
        ("okonomi", "Økonomi"),
        ("økonomi", "Økonomi"),
        ("oekonomi", "Økonomi"),
        ("aerlig", "Ærlighet"),
        ("arlig", "Ærlighet"),
        ("ærlig", "Ærlighet"),
        ("alesund", "Ålesund"),
        ("aalesund", "Ålesund"),
        ("å", "Ålesund"),
        ("hoy", "Høylandet"),
        ("etst", "Enthusiast"),
        ("enthusaist", "Enthusiast"),
        ("entusiast", "Enthusiast"),
        ("politcal", "Political anchoring"),
        ("awar", "1 Awareness"),
    ],
)
def test_typing_finds_the_code_that_is_meant(query: str, first: str) -> None:
    assert best(query)[0] == first


def test_the_beginning_of_the_name_goes_before_other_finds() -> None:
    order = best("a")
    assert order.index("Anchoring") < order.index("Political anchoring")
    assert best("xyzzy") == []


def test_recent_codes_come_first_among_equals_and_where_nothing_is_typed() -> None:
    assert best("", recent=(5, 3))[:3] == ["Time", "Enthusiast", "Anchoring"]
    assert best("  ") == best("")
    assert best("anch", recent=(2, 1))[:3] == ["Anchoring", "Administrative anchoring", "Political anchoring"]


def test_the_letters_that_were_meant_are_lit() -> None:
    lit = {index: "".join(NAMES[index][place] for place in places) for index, _, places in rank("pa", NAMES)}
    assert lit[1] == "Pa"
    (found,) = (places for index, _, places in rank("aalesund", NAMES) if index == 9)
    assert found == tuple(range(7))


@given(
    st.text(max_size=8),
    st.lists(st.text("abcÅæø >1", max_size=14), max_size=8),
    st.lists(st.integers(0, 7), max_size=3),
)
def test_ranking_names_each_at_most_once_with_places_in_it(query: str, names: list[str], recent: list[int]) -> None:
    found = rank(query, names, recent)
    assert len({index for index, _, _ in found}) == len(found)
    for index, score, places in found:
        assert score >= 0
        assert all(0 <= place < len(names[index]) for place in places)
        assert list(places) == sorted(set(places))


@given(st.lists(st.text("abcdeåæø ", min_size=1, max_size=14), min_size=1, max_size=8), st.data())
def test_a_name_typed_in_full_is_found(names: list[str], data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(names))
    assert names.index(name) in [index for index, _, _ in rank(name, names)]


# --------------------------------------------------------------------------- near_duplicates


def test_names_that_may_be_the_same_are_paired() -> None:
    names = [
        "Challenge",
        "challenges",
        "Political anchoring",
        "Resources > Anchoring, political",
        "Time",
        "Økonomi",
        "okonomi",
    ]
    assert near_duplicates(names) == [(2, 3, 100), (5, 6, 100), (0, 1, 95)]


@pytest.mark.parametrize(
    "pair",
    [("Mobilisation", "Remobilisation"), ("Phase 1", "Phase 2"), ("formal", "informal"), ("Time", "Tie"), ("", "")],
)
def test_names_that_only_look_alike_are_not_paired(pair: tuple[str, str]) -> None:
    assert near_duplicates(pair) == []
