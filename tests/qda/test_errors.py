from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qda.errors import CannotDo, NoSuchFile


def test_an_error_is_its_sentence_with_the_facts_filled_in() -> None:
    error = CannotDo("There is already a case “{name}”; choose another name.", name="Osen")
    assert str(error) == "There is already a case “Osen”; choose another name."
    assert error.sentence == "There is already a case “{name}”; choose another name."
    assert error.facts == {"name": "Osen"}


def test_one_that_cannot_be_done_says_nothing_of_another() -> None:
    first = CannotDo("That memo is no longer there; choose another.")
    CannotDo("That point is no longer there; choose another.")
    assert str(first) == first.sentence == "That memo is no longer there; choose another."


def test_a_file_is_named_without_its_folder() -> None:
    error = NoSuchFile("/studies/osen.docx")
    assert str(error) == "There is no file “osen.docx” in /studies; check the name or choose another file."


@given(st.text(max_size=30))
def test_whatever_a_thing_is_called_the_sentence_says_it(name: str) -> None:
    assert str(CannotDo("Another document is called “{name}”; choose another name.", name=name)) == (
        f"Another document is called “{name}”; choose another name."
    )
