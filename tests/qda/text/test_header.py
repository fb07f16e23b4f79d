from __future__ import annotations

import pytest

from qda.text.header import Header, heading, iso_date, read_header


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("18.02.2016", "2016-02-18"),
        ("18.2.16", "2016-02-18"),
        ("2016-02-18", "2016-02-18"),
        ("18/02/2016", "2016-02-18"),
        ("02/18/2016", "2016-02-18"),  # the 18th cannot be a month
        ("torsdag 18. februar 2016 kl. 09.00", "2016-02-18"),
        ("18 February 2016", "2016-02-18"),
        ("the 18th of February, 2016", "2016-02-18"),
        ("February 18, 2016", "2016-02-18"),
        ("3. mai 2015", "2015-05-03"),
        ("31.02.2016", ""),
        ("uke 7", ""),
        ("45.67.2016 eller 1.3.2017", "2017-03-01"),
    ],
)
def test_dates_are_read_as_people_write_them(words: str, date: str) -> None:
    assert iso_date(words) == date


def test_a_header_gives_date_case_and_who_was_present() -> None:
    lines = [
        "Intervju med kontaktpersonene i Namsos",
        "Kommune: Namsos (konstruert)",
        "Dato: 02.03.2016",
        "Til stede: Intervjuer; I1 (enhetsleder, hjemmetjenesten); I2 – innkjøpsrådgiver",
    ]
    assert read_header(lines) == Header(
        "2016-03-02",
        "Namsos",
        (("Intervjuer", ""), ("I1", "enhetsleder, hjemmetjenesten"), ("I2", "innkjøpsrådgiver")),
    )


def test_those_present_may_be_listed_below_their_heading() -> None:
    lines = ["Present:", "- Interviewer", "- I1: head of health", "", "Something else"]
    assert read_header(lines).present == (("Interviewer", ""), ("I1", "head of health"))


def test_those_present_may_be_a_sentence_with_commas() -> None:
    people = read_header(
        ["Til stede: Intervjuer, I1, sektorleder, og I2 (lege)"], lambda name: name.startswith("I")
    ).present
    assert people == (("Intervjuer", ""), ("I1", "sektorleder"), ("I2", "lege"))


def test_the_date_may_stand_in_the_title() -> None:
    assert read_header(["Interview 3, Osen, 18 February 2016"]).date == "2016-02-18"


@pytest.mark.parametrize("line", ["Kommune: Osen", "**Dato:** 1.1.2020", "date\t2020-01-01", "TIL STEDE: alle"])
def test_the_headings_of_a_header_are_known(line: str) -> None:
    assert heading(line) is not None


@pytest.mark.parametrize("line", ["I1: Kommunen er liten.", "Vi møttes i kommunen", "", "Osen: ja"])
def test_speech_is_no_heading(line: str) -> None:
    assert heading(line) is None
