"""Turns by a way that a person chose: the known ones, one by an example, and a written expression."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda.errors import CannotDo
from qda.model import Span
from qda.text.patterns import FOUND, Pattern, Way, by_example, turns_by
from qda.text.turns import find_turns


def said(text: str, pattern: Pattern, bold: tuple[Span, ...] = ()) -> list[tuple[str, str]]:
    found = turns_by(text, pattern, bold)
    return [
        ("" if turn.speaker is None else found.speakers[turn.speaker].name, turn.said.of(text)) for turn in found.turns
    ]


def example(line: str, name: str) -> Pattern:
    start = line.index(name)
    return by_example(line, Span(start, start + len(name)))


TWICE = [("Kari", "Hva skjedde?"), ("Ola", "Mye."), ("Kari", "Og så?"), ("Ola", "Ingenting.")]


@pytest.mark.parametrize(
    ("way", "line"),
    [
        (Way.COLON, "{name}: {words}"),
        (Way.COLON, "{name} (00:12): {words}"),
        (Way.TIME_FIRST, "[00:12:33] {name}: {words}"),
        (Way.STAR, "*0:12 = {name}: {words}"),
        (Way.TIME_BEHIND, "{name}  00:12\n{words}"),
        (Way.OWN_LINE, "{name}\n{words}\n"),
        (Way.COLUMNS, "{name}\t{words}"),
    ],
)
def test_each_known_way_finds_turns_that_are_written_so(way: Way, line: str) -> None:
    text = "\n".join(line.format(name=name, words=words) for name, words in TWICE)
    assert said(text, Pattern(way)) == TWICE


def test_questions_and_answers_are_told_by_letters() -> None:
    assert said("Q. How?\nA. So.\nQ. Why?\nA. Thus.", Pattern(Way.LETTERS)) == [
        ("Q", "How?"), ("A", "So."), ("Q", "Why?"), ("A", "Thus."),
    ]  # fmt: skip


def test_names_and_questions_in_bold_are_told_by_the_bold() -> None:
    text = "Kari Hva da?\nOla Intet.\nKari Jo?\nOla Nei."
    bold = tuple(Span(text.index(line), text.index(line) + len(line.split()[0])) for line in text.split("\n"))
    assert [name for name, _ in said(text, Pattern(Way.BOLD_NAMES), bold)] == ["Kari", "Ola", "Kari", "Ola"]
    text = "Hva da?\nIntet.\nHvorfor?\nDerfor."
    bold = (Span(0, 7), Span(text.index("Hvorfor"), text.index("Hvorfor") + 8))
    assert [words for _, words in said(text, Pattern(Way.BOLD_QUESTIONS), bold)] == text.split("\n")


def test_a_chosen_way_believes_a_name_that_stands_there_once() -> None:
    text = "Hansen: Hei.\nberit: Hallo.\nDet var slik: bra."
    assert find_turns(text).speakers == ()
    assert said(text, Pattern(Way.COLON)) == [("Hansen", "Hei."), ("berit", "Hallo.\nDet var slik: bra.")]


def test_where_a_way_finds_nobody_each_paragraph_is_a_turn() -> None:
    assert said("En.\nTo.", Pattern(Way.STAR)) == [("", "En."), ("", "To.")]
    assert said("Kari: En.\nOla: To.", Pattern(Way.NOBODY)) == [("", "Kari: En."), ("", "Ola: To.")]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("- Kari | Hei", "Kari"),
        ("[1] <Kari> Hei", "Kari"),
        ("(00:12) Kari -> Hei", "Kari"),
        ("12\tKari\tHei", "Kari"),
        ("Kari Hansen  00:12  Hei", "Kari Hansen"),
        ("Taler Kari sier Hei", "Kari"),
        ("@Kari# Hei", "Kari"),
        ("Kari -- Hei", " Kari "),
    ],
)
def test_a_name_marked_in_one_line_finds_all_lines_that_are_built_so(line: str, name: str) -> None:
    line = line if name.strip() == name else f" {line}"
    pattern = example(line, name)
    names = [line.replace(name.strip(), who) for who in (name.strip(), "Ola", name.strip())]
    assert [who for who, _ in said("\n".join(names), pattern)] == [name.strip(), "Ola", name.strip()]


def test_times_beside_a_marked_name_are_read_as_times() -> None:
    text = "(00:12) Kari -> Hei\n(01:02:03) Ola -> Ja"
    turns = turns_by(text, example(text.split("\n")[0], "Kari")).turns
    assert [turn.time_start for turn in turns] == [12_000, 3_723_000]


def test_a_name_with_nothing_but_words_round_it_is_refused_with_the_next_step() -> None:
    with pytest.raises(CannotDo, match="mark it in a line in which a sign or a tab follows"):
        example("Kari hei på deg", "Kari")
    with pytest.raises(CannotDo, match="Mark the name"):
        by_example("... hei", Span(0, 3))


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ("(", "character 2: a closing bracket is missing"),
        ("[a", "a closing square bracket is missing"),
        ("*x", "nothing that could be repeated"),
        ("", "Write an expression"),
    ],
)
def test_what_is_wrong_with_an_expression_is_said_in_words(expression: str, words: str) -> None:
    with pytest.raises(CannotDo, match=words):
        turns_by("Kari> hei", Pattern(Way.EXPRESSION, expression))


def test_an_expression_finds_its_group_name_or_else_its_first() -> None:
    text = "Kari> Hei\nOla> Ja"
    for expression in (r"(?P<name>\w+)>", r"(\w+)>", r"\w+>"):
        assert [name.rstrip(">") for name, _ in said(text, Pattern(Way.EXPRESSION, expression))] == ["Kari", "Ola"]


def test_an_expression_that_takes_too_long_is_stopped() -> None:
    text = "\n".join("a" * 60 + "b" for _ in range(200))
    with pytest.raises(CannotDo, match="too long"):
        turns_by(text, Pattern(Way.EXPRESSION, r"(a|aa)+c|(a*)*(a*)*c"))


@given(
    st.lists(st.text(alphabet="aÅ \t:<>[]()-–12:…?*=#.\nKari", max_size=40), max_size=12).map("\n".join),
    st.sampled_from([Pattern(way) for way in Way if way not in (Way.EXAMPLE, Way.EXPRESSION)]),
)
def test_any_way_on_any_text_gives_turns_in_order_that_lie_in_it(text: str, pattern: Pattern) -> None:
    found = turns_by(text, pattern)
    end = 0
    for turn in found.turns:
        assert end <= turn.span.start <= turn.said.start <= turn.said.end <= turn.span.end <= len(text)
        assert turn.span.start == turn.label.start
        assert turn.speaker is None or turn.speaker < len(found.speakers)
        end = turn.span.end


def test_a_marked_name_of_two_words_is_taken_whole() -> None:
    text = "#1 Kari Nordli hei\n#2 Ola Moe hallo\n"
    pattern = by_example("#1 Kari Nordli hei", Span(3, 14))
    assert [speaker.name for speaker in turns_by(text, pattern).speakers] == ["Kari Nordli", "Ola Moe"]


@given(
    st.text(alphabet=" \t<>[]()-|12:#@", max_size=6),
    st.from_regex(r"[A-ZÆØÅ][a-zæøå]{2,7}( [A-Z][a-z]{2,7})?", fullmatch=True),
    st.text(alphabet=" \t<>[]()-|12:#@", max_size=6),
    st.from_regex(r"[a-zæøå]{1,8}( [a-z]{1,8})?", fullmatch=True),
)
def test_a_pattern_made_from_a_line_finds_that_line(before: str, name: str, after: str, words: str) -> None:
    line = f"{before}{name}{after}{words}"
    try:
        pattern = by_example(line, Span(len(before), len(before) + len(name)))
    except CannotDo:
        return
    assert name in [speaker.name for speaker in turns_by(line, pattern).speakers]


def test_the_way_the_text_shows_is_what_is_found_without_a_choice() -> None:
    text = "Interviewer: How?\nKari: So."
    assert turns_by(text, FOUND) == find_turns(text)
