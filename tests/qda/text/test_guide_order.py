"""Guides keep their numbers in order, and another version of one finds its questions again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qda.text.guide_order import Numbering, numbers, pairs, way_of

QUESTIONS = (
    "How did the cooperation begin?",
    "Who coordinates the work?",
    "What challenges have you met?",
    "What did it cost the municipality?",
    "Which benefits do you see?",
    "Would you do it again?",
)


def test_numbers_follow_sections() -> None:
    assert numbers(["a", "a", "b"], Numbering.SECTIONS) == ["1.1", "1.2", "2.1"]
    assert numbers(["a"] * 28, Numbering.LETTERS)[25:] == ["z", "aa", "ab"]
    assert way_of(["a", "a"], ["1", "3"]) is None


@given(st.lists(st.integers(0, 3), min_size=1, max_size=40).map(sorted), st.sampled_from(Numbering))
def test_how_a_guide_is_numbered_is_recognised(sections: list[int], way: Numbering) -> None:
    told = numbers(sections, way)
    assert len(set(told)) == len(told)
    assert way_of(sections, told) is way


@given(st.permutations(range(len(QUESTIONS))), st.sets(st.integers(0, len(QUESTIONS) - 1)))
def test_questions_are_found_again_in_any_order_whatever_their_numbers(order: list[int], left: set[int]) -> None:
    old = [(str(place + 1), text) for place, text in enumerate(QUESTIONS)]
    kept = [place for place in order if place not in left]
    new = [(str(number + 1), QUESTIONS[place]) for number, place in enumerate(kept)]
    assert [pair.old for pair in pairs(old, new)] == kept


def test_a_new_question_in_the_middle_takes_nothing_from_the_others() -> None:
    old = [("1", QUESTIONS[0]), ("2", QUESTIONS[1])]
    new = [("1", QUESTIONS[0]), ("2", "Anything about the weather?"), ("3", "Who is coordinating this work?")]
    assert [pair.old for pair in pairs(old, new)] == [0, None, 1]


def test_the_same_number_with_other_words_is_doubtful() -> None:
    (pair,) = pairs([("1", QUESTIONS[0])], [("1", "Anything about the weather?")])
    assert (pair.old, pair.sure) == (0, False)
