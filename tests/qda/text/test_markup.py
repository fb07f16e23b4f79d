from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda.text.markup import (
    Kind,
    Run,
    begun_with,
    goes_on,
    line_of,
    link_numbers,
    link_words,
    plain,
    relabelled,
    title_of,
    toggled,
    understood,
    widened,
    written,
)

SCRAWL = st.text(st.sampled_from("ab å😀*#->_ []()1.\n\t•"), max_size=60)
WORD = st.text(st.sampled_from("abcåø😀é"), min_size=1, max_size=6)


def set_(text: str) -> list[tuple[str, bool, bool]]:
    """The words of a line that are shown, each with whether it is bold and italic."""
    return [(run.text, run.bold, run.italic) for run in line_of(text).runs if not run.mark]


@given(SCRAWL | st.text())
def test_no_character_is_lost(text: str) -> None:
    assert written(understood(text)) == text


@given(st.lists(st.tuples(WORD, st.booleans(), st.booleans()), min_size=1, max_size=6))
def test_what_is_set_is_understood_as_it_was_set(parts: list[tuple[str, bool, bool]]) -> None:
    text = " ".join("*" * (2 * bold + italic) + word + "*" * (2 * bold + italic) for word, bold, italic in parts)
    assert [part for part in set_(text) if part[0].strip()] == _joined(parts)
    assert written(understood(text)) == text


def _joined(parts: list[tuple[str, bool, bool]]) -> list[tuple[str, bool, bool]]:
    """The parts as runs: plain words with the spaces round them are one, what is set apart stands alone."""
    runs: list[tuple[str, bool, bool]] = []
    text = ""
    for place, (word, bold, italic) in enumerate(parts):
        space = " " if place else ""
        if bold or italic:
            runs.append((text + space, False, False))
            runs.append((word, bold, italic))
            text = ""
        else:
            text += space + word
    runs.append((text, False, False))
    return [run for run in runs if run[0].strip()]


@given(st.lists(WORD, min_size=1, max_size=4).map(" ".join), st.sampled_from(["**", "*"]))
def test_formatting_turned_on_and_off_leaves_the_words(words: str, mark: str) -> None:
    assert toggled(toggled(words, mark), mark) == words


@given(SCRAWL)
def test_the_title_is_one_line_without_ends(text: str) -> None:
    assert "\n" not in title_of(text)
    assert title_of(text) == title_of(text).strip()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a **b** c", [("a ", False, False), ("b", True, False), (" c", False, False)]),
        ("*a* ***b***", [("a", False, True), (" ", False, False), ("b", True, True)]),
        ("**a *b* c**", [("a ", True, False), ("b", True, True), (" c", True, False)]),
        ("2*3*4 and a * b *", [("2*3*4 and a * b *", False, False)]),
        ("**open", [("**open", False, False)]),
        ("**a*", [("**a*", False, False)]),
        ("snake_case_name", [("snake_case_name", False, False)]),
    ],
)
def test_bold_and_italic(text: str, expected: list[tuple[str, bool, bool]]) -> None:
    assert set_(text) == expected


@pytest.mark.parametrize(
    ("text", "kind", "level", "words"),
    [
        ("# A heading", Kind.HEADING, 1, "A heading"),
        ("### Low", Kind.HEADING, 3, "Low"),
        ("#hashtag", Kind.PLAIN, 0, "#hashtag"),
        ("- one", Kind.LISTED, 1, "one"),
        ("  * two", Kind.LISTED, 2, "two"),
        ("2. second", Kind.NUMBERED, 1, "2. second"),
        ("2016 was hard", Kind.PLAIN, 0, "2016 was hard"),
        ("> said", Kind.QUOTED, 0, "said"),
        ("-", Kind.PLAIN, 0, "-"),
    ],
)
def test_what_a_line_is(text: str, kind: Kind, level: int, words: str) -> None:
    line = line_of(text)
    assert (line.kind, line.level, line.plain) == (kind, level, words)


def test_a_link_is_known_by_its_number() -> None:
    text = f"See {link_words('we [all] waited', 2)} and {link_words('nobody came', 1)}."
    assert link_numbers(text) == [2, 1]
    assert plain(text) == "See we all waited and nobody came."
    (run,) = [run for run in line_of(text).runs if run.link == 2 and not run.mark]
    assert run == Run("we all waited", link=2)


def test_a_link_that_says_its_passage_says_the_new_words_and_one_reworded_by_hand_stays() -> None:
    text = f"{link_words('we wated', 1)} [so they say](#2)"
    assert relabelled(text, 1, "we wated", "we waited") == "[we waited](#1) [so they say](#2)"
    assert relabelled(text, 2, "we wated", "we waited") == text


def test_formatting_of_words_between_marks_is_turned_off() -> None:
    text = "a **b c** d"
    start, end = widened(text, 4, 7, "**")
    assert text[start:end] == "**b c**"
    assert toggled(text[start:end], "**") == "b c"
    assert widened(text, 4, 7, "*") == (4, 7)


def test_each_line_of_a_list_is_set_by_itself() -> None:
    assert toggled("- one\n\n- two", "**") == "- **one**\n\n- **two**"
    assert toggled("- **one**\n\n- **two**", "**") == "- one\n\n- two"


def test_a_line_becomes_a_heading_and_a_list_and_plain_again() -> None:
    assert begun_with("words", "# ") == "# words"
    assert begun_with("# words", "- ") == "- words"
    assert begun_with("- words", "- ") == "words"


@pytest.mark.parametrize(
    ("line", "next_"),
    [("- one", "- "), ("  9. nine", "  10. "), ("> said", "> "), ("- ", ""), ("words", None), ("-words", None)],
)
def test_a_list_goes_on_in_the_next_line(line: str, next_: str | None) -> None:
    assert goes_on(line) == next_


def test_the_title_is_the_first_line_with_words() -> None:
    assert title_of("\n\n# **What** of it?\nmore") == "What of it?"
    assert title_of(" \n") == ""
    assert len(title_of("word " * 100)) < 90


def test_thousands_of_stars_on_one_line_take_no_time() -> None:
    begin = perf_counter()
    understood("*a " * 20_000 + "**b *c " * 20_000)
    assert perf_counter() - begin < 2
