"""What a comment says: names of codes, a remark, or both."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda.text.remarks import folded, taken_apart

KNOWN = frozenset(
    map(folded, ("Time", "Money", "Anchoring > Political anchoring", "Political anchoring", "Time, money and people"))
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Time", ("Time",)),
        ("time; MONEY ;", ("time", "MONEY")),
        ("Time, Money", ("Time", "Money")),
        ("Time\nMoney\n\nWaiting", ("Time", "Money", "Waiting")),
        ("#time #political_anchoring", ("time", "political anchoring")),
        ("Anchoring > Political anchoring", ("Anchoring > Political anchoring",)),
        ("anchoring>political  anchoring", ("anchoring>political anchoring",)),
        ("Time, money and people", ("Time, money and people",)),
        ("ildsjel", ("ildsjel",)),
        ("Time; time", ("Time",)),
    ],
)
def test_names_are_parted_by_semicolons_commas_lines_and_tags(text: str, names: tuple[str, ...]) -> None:
    assert taken_apart(text, KNOWN) == (names, "")


@pytest.mark.parametrize(
    "text",
    [
        "Is this the same as in Osen?",
        "She says the opposite further down, after the break.",
        "Check.",
        "hva mener hun",
        "Compare with 2014",
        "Well, that is what they all say, more or less",
    ],
)
def test_questions_and_sentences_are_remarks(text: str) -> None:
    assert taken_apart(text, KNOWN) == ((), text)


@pytest.mark.parametrize(
    ("text", "names", "words"),
    [
        ("Time\nThe council was late.", ("Time",), "The council was late."),
        ("Time: they mean years here", ("Time",), "they mean years here"),
        ("#time The council was late.", ("time",), "time The council was late."),
        ("Memo: Time is short.", (), "Time is short."),
        ("Notat\nSpør igjen.", (), "Spør igjen."),
    ],
)
def test_names_and_a_remark_are_told_apart(text: str, names: tuple[str, ...], words: str) -> None:
    assert taken_apart(text, KNOWN) == (names, words)


def test_a_code_called_memo_is_a_code() -> None:
    assert taken_apart("Memo", {"memo"}) == (("Memo",), "")


@given(st.text(max_size=120), st.sets(st.text("abc >", min_size=1, max_size=9)))
def test_no_word_of_a_comment_is_lost(text: str, known: set[str]) -> None:
    remark = taken_apart(text, {folded(name) for name in known})
    kept = "".join([*remark.names, remark.words])
    letters = [letter for letter in text if letter.isalpha()]
    if not text.strip().casefold().startswith(("memo", "notat", "note")) and len(set(map(folded, remark.names))) == len(
        remark.names
    ):
        assert set(letters) <= set(kept)


@given(
    st.lists(st.sampled_from(["Time", "Money", "Political anchoring"]), min_size=1, unique=True),
    st.sampled_from(";,\n"),
)
def test_a_list_of_codes_is_always_a_list_of_codes(names: list[str], mark: str) -> None:
    assert taken_apart(mark.join(names), KNOWN) == (tuple(names), "")
