"""Quotes edited for print: what is marked is allowed, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from qda.text.edited import CUT, EMPTY, NOT_SAID, OPEN, misfit

SAID = "The council voted for it in May. After that we waited for a long time."


@pytest.mark.parametrize(
    "printed",
    [
        SAID,
        SAID.replace(" ", "\n", 1),
        "The council […] waited for a long time.",
        "[They] voted for it in May. After that [the municipality] waited for a long time.",
        "[…] we waited […]",
        "[…] [w]e waited for a long time.",
        "The council [sic] voted for it in May. […]",
        "The [municipal] council voted for it in May. […] We waited […]".replace("We", "we"),
    ],
)
def test_what_is_marked_is_allowed(printed: str) -> None:
    assert misfit(printed, SAID) is None


@pytest.mark.parametrize(
    ("printed", "why", "words"),
    [
        ("we waited for a long time.", CUT, "we waited for a long time."),
        ("The council voted […] for a long", CUT, "for a long"),
        ("[…] they waited […]", NOT_SAID, "they waited"),
        ("The council […] voted for us […]", NOT_SAID, "voted for us"),
        ("[…] After that […] The council […]", NOT_SAID, "The council"),
        ("The coun […] time.", CUT, "The coun"),
        ("The council [sic voted", OPEN, "The council [sic voted"),
        ("[…]", NOT_SAID, "[…]"),
        ("  ", EMPTY, ""),
    ],
)
def test_what_is_not_marked_is_named(printed: str, why: str, words: str) -> None:
    found = misfit(printed, SAID)
    assert found is not None
    assert (found.why, found.words) == (why, words)


def test_brackets_of_the_transcript_are_no_edits() -> None:
    said = "Then [pause] nothing came."
    assert misfit(said, said) is None
    assert misfit("Then […] came.", said) is None


WORDS = st.lists(st.sampled_from("we they waited time council and not no voted long".split()), min_size=3, max_size=12)


@given(WORDS, st.data())
def test_leaving_out_any_stretch_behind_a_mark_is_allowed(words: list[str], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start, len(words)))
    assume((start, end) != (0, len(words)))
    printed = " ".join([*words[:start], "[…]", *words[end:]])
    assert misfit(printed, " ".join(words)) is None


@given(WORDS, st.data())
def test_a_word_that_was_not_said_is_found_wherever_it_stands(words: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(words)))
    printed = " ".join([*words[:place], "invented", *words[place:], "[…]"])
    assert misfit(printed, " ".join(words)) is not None
