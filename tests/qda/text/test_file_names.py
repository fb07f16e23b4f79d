from __future__ import annotations

from pathlib import PurePath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda.errors import CannotDo
from qda.text.file_names import PROPOSED, Told, date_in, proposals, told


@pytest.mark.parametrize(
    ("path", "pattern", "expected"),
    [
        (
            "Vikna_Kari Nordmann_2016-02-23.docx",
            "{case}_{speaker}_{date}",
            Told("Vikna", "Kari Nordmann", "2016-02-23"),
        ),
        ("Vikna_K_N_23.02.16.docx", "{case}_{speaker}_{date}", Told("Vikna", "K N", "2016-02-23")),
        ("20160223 Osen.txt", "{date} {case}", Told(case="Osen", date="2016-02-23")),
        ("Intervju 4 Osen.txt", "intervju {*} {case}", Told(case="Osen")),
        ("a - b.txt", "{sak} - {informant}", Told("a", "b")),
        ("studie/Vikna/leder.docx", "{case}/{name}", Told(case="Vikna", name="leder")),
        ("studie/Vikna/2016/leder.docx", "{case}/{*}/{*}", Told(case="Vikna")),
    ],
)
def test_a_name_that_is_built_by_the_pattern_tells_its_fields(path: str, pattern: str, expected: Told) -> None:
    assert told(PurePath(path), pattern) == expected


@pytest.mark.parametrize(
    ("path", "pattern"),
    [("Vikna.docx", "{case}_{speaker}"), ("Vikna.docx", "{case}/{name}"), ("a_b_9999.docx", "{case}_{speaker}_{date}")],
)
def test_a_name_that_is_built_otherwise_tells_nothing(path: str, pattern: str) -> None:
    assert told(PurePath(path), pattern) is None


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("{who}", "no field “who”"),
        ("{case}_{sak}", "twice"),
        ("Vikna", "needs a field"),
        ("{case}{date}", "something that parts them"),
    ],
)
def test_a_pattern_that_cannot_be_read_is_refused_in_words(pattern: str, words: str) -> None:
    with pytest.raises(CannotDo, match=words):
        told(PurePath("a_b.txt"), pattern)


@pytest.mark.parametrize(
    ("words", "date"),
    [("2016-02-23", "2016-02-23"), ("23.2.2016", "2016-02-23"), ("23-02-2016", "2016-02-23"),
     ("160223", "2016-02-23"), ("2016", "2016"), ("99999999", "")],
)  # fmt: skip
def test_dates_are_read_as_names_of_files_have_them(words: str, date: str) -> None:
    assert date_in(words) == date


def test_the_pattern_that_tells_most_of_these_files_is_proposed_first() -> None:
    names = [PurePath("f/Vikna_Kari_2016-02-23.txt"), PurePath("f/Osen_Ola_2016-03-01.txt")]
    assert proposals(names)[0] == "{case}_{speaker}_{date}"
    assert proposals([PurePath("s/Vikna/leder.txt"), PurePath("s/Osen/leder.txt")])[0] == "{case}/{name}"
    assert proposals([PurePath("f/Vikna.txt"), PurePath("f/Osen.txt")])[0] == "{case}"
    assert sorted(proposals([])) == sorted(PROPOSED)


WORD = st.from_regex(r"[A-ZÆØÅ][a-zæøå]{1,9}( [A-Z][a-z]{1,5})?", fullmatch=True)


@given(WORD, WORD, st.dates())
def test_what_a_name_is_built_of_is_read_back(case: str, speaker: str, date: object) -> None:
    found = told(PurePath(f"{case}_{speaker}_{date}.docx"), "{case}_{speaker}_{date}")
    assert found == Told(case, speaker, str(date))
