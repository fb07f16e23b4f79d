"""What the closed questions of a survey add up to, and how it is told."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda.analysis.survey import Frequency, frequency, percentages
from qda.analysis.survey_report import chart
from qda.analysis.survey_words import BOKMAAL, ENGLISH, NYNORSK, SurveyWords, sentence
from qda.model import ColumnRole, Option, SurveyColumn, SurveyQuestion

SCALE = ("Completely disagree", "Somewhat disagree", "Neutral", "Somewhat agree", "Completely agree")


def found(role: ColumnRole, options: tuple[str, ...], *given_: tuple[str, ...]) -> Frequency:
    labels = tuple(Option(one, one, one == "Don't know") for one in options)
    question = SurveyQuestion(1, 1, 0, SurveyColumn(role, "Q?", ("Q?",), options=labels))
    return frequency(question, {n: one for n, one in enumerate(given_) if one}, range(len(given_)))


def scale(*counts: int, missing: int = 0) -> Frequency:
    answers = [(step,) for step, count in zip(SCALE, counts, strict=True) for _ in range(count)]
    return found(ColumnRole.SCALE, SCALE, *answers, *[()] * missing)


@given(st.lists(st.integers(0, 5000), min_size=1, max_size=12))
def test_percentages_add_up_to_a_hundred_and_none_is_a_whole_per_cent_off(counts: list[int]) -> None:
    shares, total = percentages(counts), sum(counts)
    assert sum(shares) == (100 if total else 0)
    for count, share in zip(counts, shares, strict=True):
        assert not total or abs(share - 100 * count / total) < 1


@given(st.lists(st.lists(st.sampled_from("abc"), max_size=3, unique=True), max_size=40))
def test_the_base_of_a_multiple_choice_is_those_who_answered(ticks: list[list[str]]) -> None:
    one = found(ColumnRole.MULTIPLE, ("a", "b", "c"), *(tuple(chosen) for chosen in ticks))
    assert one.n == sum(bool(chosen) for chosen in ticks)
    assert one.n + one.missing == len(ticks)
    assert [tally.count for tally in one.tallies] == [sum(o in chosen for chosen in ticks) for o in "abc"]


def test_a_scale_is_told_by_its_fuller_end_first_and_says_whom_nobody_is() -> None:
    assert sentence(scale(0, 0, 5, 8, 7), ENGLISH) == (
        "15 of 20 answered “Completely agree” (7) or “Somewhat agree” (8). 5 answered “Neutral”. "
        "Nobody answered “Completely disagree” or “Somewhat disagree”."
    )
    assert sentence(scale(0, 6, 10, 3, 0), BOKMAAL).startswith("6 av 19 svarte «Somewhat disagree». 3 svarte")


def test_small_numbers_are_told_as_people_and_never_as_shares() -> None:
    assert sentence(scale(0, 0, 0, 0, 1), ENGLISH) == "The one who answered said “Completely agree”."
    assert sentence(scale(0, 0, 0, 2, 0), BOKMAAL) == "Begge som svarte, sa «Somewhat agree»."
    assert sentence(scale(0, 0, 0, 9, 0, missing=2), NYNORSK) == "Alle 9 som svara, sa «Somewhat agree». 2 svara ikkje."
    assert sentence(scale(0, 0, 0, 0, 0, missing=4), ENGLISH) == "Nobody answered this question."
    assert "%" not in sentence(scale(1, 1, 5, 11, 11), ENGLISH)
    assert "(73%)" in sentence(scale(1, 1, 6, 11, 11), ENGLISH)


def test_what_stands_beside_a_scale_is_told_apart_from_it() -> None:
    one = found(ColumnRole.SCALE, (*SCALE, "Don't know"), ("Neutral",), ("Somewhat agree",), ("Don't know",))
    assert "1 answered “Neutral” and 1 answered “Don't know”" in sentence(one, ENGLISH)


def test_ticks_are_told_as_respondents_of_all_who_answered() -> None:
    one = found(ColumnRole.MULTIPLE, ("a", "b", "c"), ("a", "b"), ("a",), ("",), ())
    assert sentence(one, ENGLISH) == (
        "3 answered, and could choose several: 2 chose “a” and 1 “b”. 1 chose none of them. Nobody chose “c”. "
        "1 did not answer."
    )


def test_numbers_are_told_by_their_middle_and_their_ends() -> None:
    few = found(ColumnRole.NUMBER, (), ("3",), ("8,5",), ("many",))
    assert sentence(few, ENGLISH) == "2 gave a number: 3 and 8.5. 1 did not answer."
    many = found(ColumnRole.NUMBER, (), *((str(n),) for n in range(1, 10)))
    assert sentence(many, ENGLISH) == "9 gave a number, from 1 to 9; at least half of them gave 5 or less."


@pytest.mark.parametrize("words", [ENGLISH, BOKMAAL, NYNORSK])
@given(counts=st.lists(st.integers(0, 60), min_size=5, max_size=5), missing=st.integers(0, 3))
def test_every_number_told_is_one_that_was_counted(words: SurveyWords, counts: list[int], missing: int) -> None:
    one = scale(*counts, missing=missing)
    told = re.sub(r" \(\d+ ?%\)", "", sentence(one, words))
    ends = {sum(counts[:2]), sum(counts[3:])}
    assert {int(number) for number in re.findall(r"\d+", told)} <= {*counts, *ends, one.n, missing}


def test_a_chart_of_many_numbers_has_classes_that_hold_them_all() -> None:
    one = found(ColumnRole.NUMBER, (), *((str(n * 37),) for n in range(100)))
    bars = chart(one, ENGLISH)
    assert len(bars.rows) <= 10
    assert sum(value for (value,) in bars.values) == 100
