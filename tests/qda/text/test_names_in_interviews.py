"""How much is found in whole interviews, marked by hand: nearly all, and what is replaced unasked is a name."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from qda.model import Span
from qda.text.names import propose
from qda.text.pseudonyms import Exchange, Pair
from qda.text.traces import has_check_digit, traces

INTERVIEWS = sorted((Path(__file__).parent / "named_interviews").glob("*.txt"))
UNSEEN = [path for path in INTERVIEWS if path.stem[-1] != "1"]
_MARKED = re.compile(r"\[\[(.):(.*?)\]\]")


class Marked(NamedTuple):
    kind: str
    span: Span


class Count(NamedTuple):
    names: int
    found: int
    """Every letter of them would be replaced, if all that is proposed were."""
    sure: int
    missed: list[str]
    wrong: list[str]
    """What is proposed to be replaced and is nothing that leads to anybody."""


def marked(path: Path) -> tuple[str, list[Marked]]:
    """The interview, and where in it the names are."""
    parts: list[str] = []
    found, at, length = [], 0, 0
    source = path.read_text("utf-8")
    for mark in _MARKED.finditer(source):
        parts += [source[at : mark.start()], mark[2]]
        length += mark.start() - at
        found.append(Marked(mark[1], Span(length, length + len(mark[2]))))
        length += len(mark[2])
        at = mark.end()
    return "".join([*parts, source[at:]]), found


def counted(path: Path) -> Count:
    text, gold = marked(path)
    pairs: dict[str, Pair] = {}
    sure: dict[str, bool] = {}
    for one in propose([text]):
        for form in one.forms:
            pairs.setdefault(form, Pair(form, f"¤{form}"))
            sure.setdefault(form, one.sure)
    hits = Exchange(pairs.values()).hits(text)
    names = [one for one in gold if one.kind != "?"]
    missed, certain = [], 0
    for one in names:
        over = [hit for hit in hits if hit.span.overlaps(one.span)]
        if not over:
            missed.append(one.span.of(text))
        certain += any(sure[hit.pair.original] for hit in over)
    wrong = [
        hit.pair.original
        for hit in hits
        if sure[hit.pair.original] and not any(hit.span.overlaps(one.span) for one in gold)
    ]
    return Count(len(names), len(names) - len(missed), certain, missed, wrong)


@pytest.mark.parametrize("path", INTERVIEWS, ids=lambda path: path.stem)
def test_nothing_is_replaced_unasked_that_names_nobody(path: Path) -> None:
    assert counted(path).wrong == []


def test_of_unseen_interviews_nearly_all_names_are_found_and_most_are_sure() -> None:
    counts = [counted(path) for path in UNSEEN]
    names = sum(one.names for one in counts)
    missed = [name for one in counts for name in one.missed]
    assert names > 180
    assert len(missed) <= 0.02 * names, missed
    assert sum(one.sure for one in counts) >= 0.82 * names


@pytest.mark.parametrize(
    "words",
    [
        "Bjørn sa det. Jeg så Bjørn der.", "Dag for dag. Vi traff Dag.", "Stein på stein, og Stein lo.",
        "Rose petals fell, and Rose laughed.", "Will you? I asked Will.", "Mark my words, Mark said.",
    ],
)  # fmt: skip
def test_a_name_that_is_a_word_as_well_is_shown_and_not_replaced(words: str) -> None:
    found = propose([words])
    assert [(one.name, one.sure) for one in found] == [(words.split()[0], False)]


@pytest.mark.parametrize(
    ("text", "name", "form"),
    [
        ("Det var Karis bok.", "Karis", "Karis"),
        ("Vi traff Tor-Erling der.", "Tor-Erling", "Tor-Erling"),
        ("Da kom K.Ø. Vinje inn.", "K.Ø. Vinje", "K.Ø. Vinje"),
        ("Så sa T. J. Abernathy nei.", "T. J. Abernathy", "T. J. Abernathy"),
        ("Namsos-rådmannen sa nei.", "Namsos", "Namsos"),
        ("ordføreren i Osen", "Osen", "Osen"),
        ("Han har Nordre Vold.", "Nordre Vold", "Nordre Vold"),
        ("på gården Brennmo der", "Brennmo", "Brennmo"),
        ("møte i Harrowgate Primary School da", "Harrowgate Primary School", "Harrowgate Primary School"),
        ("Ask Kari Dahl.", "Kari Dahl", "Kari Dahl"),
    ],
)
def test_names_are_known_by_how_they_are_written(text: str, name: str, form: str) -> None:
    found = {one.name: one for one in propose([text])}
    assert name in found, found
    assert found[name].sure
    assert form in text


@pytest.mark.parametrize(
    "written",
    [
        "912 34 567", "91 23 45 67", "91234567", "9123 4567", "74 21 60 00", "74.21.60.00", "+47 91234567",
        "+4791234567",        "0047 912 34 567", "(+47) 901 22 333", "912-34-567", "07700 900123", "+44 20 7946 0958",
    ],
)  # fmt: skip
def test_a_phone_number_is_found_whole_however_it_is_grouped(written: str) -> None:
    text = f"Ring {written} i kveld."
    assert [one.span.of(text) for one in traces(text)] == [written]
    assert traces(text)[0].sure


@pytest.mark.parametrize(
    ("written", "sure"),
    [("VD 48213", True), ("VJ31877", True), ("AB12 CDE", True), ("7512.34.56780", None), ("Elm Street 14", True),
     ("14 Elm Street", True), ("221B Marlowe Road", True), ("Gamlegrendi 4", True)],
)  # fmt: skip
def test_cars_accounts_and_addresses_are_found(written: str, sure: bool | None) -> None:
    text = f"Det var {written}."
    found = [(one.span.of(text), one.sure) for one in traces(text)]
    assert found == ([] if sure is None else [(written, sure)])


@pytest.mark.parametrize(
    "words",
    [
        "45 67 lam",
        "21 60 00 00 kroner",
        "12 000 kroner",
        "1 200 000",
        "rom 12",
        "2345 sauer",
        "1938 Finland",
        "2500 But",
    ],
)
def test_counts_and_sums_are_no_numbers_of_anybody(words: str) -> None:
    assert [one.span.of(words) for one in traces(f"{words} der")] == []


def test_a_check_digit_tells_an_organisation_number_from_another() -> None:
    weights = (3, 2, 7, 6, 5, 4, 3, 2)
    right = [last for last in range(10) if has_check_digit(f"97456312{last}", weights)]
    assert len(right) == 1
    assert [one.kind.value for one in traces(f"nr. 974 563 12{right[0]}")] == ["registration number"]
    assert traces(f"nr. 974 563 12{(right[0] + 1) % 10}") == []


def test_initials_and_the_last_name_alone_are_the_one_whose_they_are() -> None:
    found = {one.name: one for one in propose(["Kåre Ø. Vinje kom. Her signerte K.Ø. Vinje, og så gikk Vinje."])}
    assert set(found["Kåre Ø. Vinje"].forms) >= {"Kåre Ø. Vinje", "K.Ø. Vinje", "Vinje"}
