"""What can be known of a case, a document or a speaker, as people write it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda.errors import CannotDo
from qda.model import AttributeType
from qda.text.values import checked, date_of, fits, guessed_type, in_order, number_of, truth_of

NUMBER, DATE, YES_NO, CHOICE, TEXT = (
    AttributeType.NUMBER,
    AttributeType.DATE,
    AttributeType.YES_NO,
    AttributeType.CHOICE,
    AttributeType.TEXT,
)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("2016-02-18", "2016-02-18"),
        ("18.2.2016", "2016-02-18"),
        ("18. 02. 2016", "2016-02-18"),
        ("18/2/2016", "2016-02-18"),
        ("3/3/2016", "2016-03-03"),
        ("2016-02-18 00:00:00", "2016-02-18"),
        ("2.2016", "2016-02"),
        ("2016-2", "2016-02"),
        ("2016", "2016"),
        ("3/4/2016", None),
        ("30.2.2016", None),
        ("2016-13", None),
        ("18.2.16", None),
        ("spring", None),
        ("", None),
    ],
)
def test_a_date_is_kept_in_one_way(written: str, kept: str | None) -> None:
    assert date_of(written) == kept


@given(st.dates())
def test_every_whole_date_is_understood_and_stays_the_same(day: object) -> None:
    assert date_of(str(day)) == str(day)
    year, month, number = str(day).split("-")
    assert date_of(f"{number}.{month}.{year}") == str(day)


@given(st.text(), st.sampled_from(AttributeType))
def test_what_is_kept_once_is_kept_again_as_it_is(value: str, kind: AttributeType) -> None:
    try:
        kept = checked(value, kind, "x")
    except CannotDo:
        assert not fits(value, kind)
    else:
        assert checked(kept, kind, "x") == kept


@pytest.mark.parametrize(
    ("kind", "value", "sentence"),
    [
        (NUMBER, "many", "“many” is no number, and “Size” is one; type digits only."),
        (DATE, "3/4/2016", "is no date that can be read only one way, and “Size” is one; type it as 2016-02-18."),
        (YES_NO, "perhaps", "“perhaps” is neither yes nor no, and “Size” is one of them; type yes or no."),
        (CHOICE, "huge", "“huge” is not among the choices of “Size” (small, large); choose one, or add it to them."),
    ],
)
def test_what_does_not_fit_is_refused_in_a_sentence(kind: AttributeType, value: str, sentence: str) -> None:
    with pytest.raises(CannotDo) as told:
        checked(value, kind, "Size", ("small", "large"))
    assert sentence in str(told.value)


def test_yes_and_no_are_said_in_the_language_of_the_study() -> None:
    assert [checked(word, YES_NO, language="nb") for word in ("yes", "Ja", "x", "no", "0")] == [
        *("ja", "ja", "ja"),
        *("nei", "nei"),
    ]
    assert checked("JA", YES_NO, language="en") == "yes"
    assert truth_of("perhaps") is None


def test_a_choice_takes_the_spelling_of_the_choices() -> None:
    assert checked("LARGE ", CHOICE, "Size", ("Small", "Large")) == "Large"
    assert checked("anything", CHOICE, "Size") == "anything"


def test_the_type_of_a_column_is_guessed_whatever_is_empty() -> None:
    assert guessed_type(["", "4 500", " 930 "]) is NUMBER
    assert guessed_type(["18.2.2016", "2016-02-19", ""]) is DATE
    assert guessed_type(["2016", "2017"]) is NUMBER
    assert guessed_type(["Ja", "nei", ""]) is YES_NO
    assert guessed_type(["1", "0"]) is NUMBER
    assert guessed_type(["coast", "inland", "coast"]) is CHOICE
    assert guessed_type(["coast", "inland"]) is TEXT
    assert guessed_type(["", " "]) is TEXT


def test_values_stand_in_the_order_of_their_kind() -> None:
    assert in_order(["10 000", "930", "4500"], NUMBER) == ["930", "4500", "10 000"]
    assert in_order(["small", "large", "medium", "odd"], CHOICE, ("small", "medium", "large")) == [
        *("small", "medium", "large"),
        "odd",
    ]
    assert in_order(["no", "yes"], YES_NO) == ["yes", "no"]
    assert in_order(["b", "A"], TEXT) == ["A", "b"]


def test_a_number_is_read_as_people_write_it() -> None:
    assert [number_of(value) for value in ("4 500", "3,5", "−2.5", "1e5", "nan", "")] == [
        4500,
        3.5,
        -2.5,
        None,
        None,
        None,
    ]
