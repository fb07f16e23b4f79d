"""Names are proposed where they stand, together where they are one person's, and usual words are left alone."""

from __future__ import annotations

import importlib
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda.text import language
from qda.text.gazetteer import MUNICIPALITY_NAMES, first_names, place_names
from qda.text.names import Proposed, almost, is_role, propose
from qda.text.pseudonyms import Kind
from qda.text.stand_ins import StandIns, Style, is_womans, pairs_of
from qda.text.traces import is_identity_number, traces

INTERVIEW = """Intervjuer: Hvem var med?
Kari: Det var Kari Nordmann og Ola Hansen fra Namsos. Karis sønn, KARI sa det. Jeg snakket med Nordmann, og Oda Svendsen
ringte. Vi brukte 5 per uke, og så kom Per fra Namsosregionen. Hansens mening?
Fru Lundgren-Olsen var der med Aisha Mohamed.
Det var Even som kom, selv om ingen ville, ikke even.
Bakke Bygg AS og NAV var med. Nordman er feil skrevet, sa Nordmand.
"""


def names(text: str, *speakers: str) -> dict[str, Proposed]:
    return {one.name: one for one in propose([text], speakers)}


def test_people_are_found_in_all_the_forms_of_their_names() -> None:
    found = names(INTERVIEW, "Kari", "Intervjuer")
    assert set(found["Kari Nordmann"].forms) >= {"Kari Nordmann", "Kari", "Karis", "KARI", "Nordmann"}
    assert set(found["Ola Hansen"].forms) >= {"Ola Hansen", "Hansens"}
    assert {"Oda Svendsen", "Aisha Mohamed", "Lundgren-Olsen", "Per", "Even"} <= set(found)
    assert all(found[name].sure for name in ("Kari Nordmann", "Ola Hansen", "Aisha Mohamed", "Lundgren-Olsen"))
    assert "Intervjuer" not in found


def test_a_name_that_is_a_word_is_not_found_in_small_letters() -> None:
    found = names(INTERVIEW)
    assert found["Per"].forms == ("Per",)
    assert found["Even"].forms == ("Even",)


def test_misspelt_names_go_with_the_name() -> None:
    assert "Nordmand" in names(INTERVIEW)["Kari Nordmann"].forms


def test_places_and_organisations_are_found() -> None:
    found = names(INTERVIEW)
    assert found["Namsos"].kind is Kind.PLACE
    assert "Namsosregionen" in found["Namsos"].forms
    assert found["Bakke Bygg AS"].kind is Kind.ORGANISATION
    assert "NAV" in found


def test_two_people_of_one_first_name_are_not_made_one() -> None:
    found = names("Jeg traff Kari Dahl og Kari Moen, og så Kari.")
    assert {"Kari Dahl", "Kari Moen", "Kari"} <= set(found)


@pytest.mark.parametrize("name", ["Interviewer", "I1", "R2", "Speaker 3", "Intervjuer 1", "Informant", "A"])
def test_roles_are_no_names(name: str) -> None:
    assert is_role(name)


@pytest.mark.parametrize("name", ["Kari", "Ola N.", "Bjørn Åse"])
def test_names_are_no_roles(name: str) -> None:
    assert not is_role(name)


@pytest.mark.parametrize(
    ("words", "kind", "sure"),
    [
        ("tlf. 987 65 432", Kind.PHONE, True),
        ("Ring +47 73 59 50 00", Kind.PHONE, True),
        ("kari.n@namsos.kommune.no", Kind.EMAIL, True),
        ("https://www.namsos.no/kari?x=1", Kind.WEB, True),
        ("i Storgata 12B,", Kind.ADDRESS, True),
        ("i Kong Oscars gate 7", Kind.ADDRESS, True),
        ("7800 Namsos", Kind.ADDRESS, False),
        ("Postboks 12", Kind.ADDRESS, True),
        ("født 12.03.1984", Kind.BORN, True),
        ("010170 00027", Kind.IDENTITY, True),
        ("01017012345", Kind.IDENTITY, False),
    ],
)
def test_numbers_and_addresses_are_found(words: str, kind: Kind, sure: bool) -> None:
    assert [(one.kind, one.sure) for one in traces(words)] == [(kind, sure)]


@pytest.mark.parametrize("words", ["i 2016 2017", "12 000 000 kroner", "kl. 12.30", "side 12-14", "3,14159265"])
def test_other_numbers_are_left_alone(words: str) -> None:
    assert traces(words) == []


@given(st.text())
def test_whatever_the_text_it_is_read_and_traces_do_not_lie_over_each_other(text: str) -> None:
    found = traces(text)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
    assert all(form in text for one in propose([text]) for form in one.forms)


@given(st.text("0123456789", min_size=9, max_size=9))
def test_of_all_ends_of_an_identity_number_one_at_most_is_right(head: str) -> None:
    assert sum(is_identity_number(f"{head}{end:02}") for end in range(100)) <= 1


def test_the_lists_hold_what_is_common() -> None:
    assert len(MUNICIPALITY_NAMES) > 350
    assert {"Kari", "Mohammed", "Máret", "Agnieszka" if "Agnieszka" in first_names() else "Katarzyna"} <= first_names()
    assert {"Namsos", "Kárášjohka", "Trøndelag", "Indre Østfold", "Svolvær"} <= place_names()


@pytest.mark.parametrize(
    ("one", "other"), [("Nordmann", "Nordman"), ("Trondheim", "Tronheim"), ("Svendsen", "Svensden")]
)
def test_a_letter_apart_is_almost_the_same(one: str, other: str) -> None:
    assert almost(one, other)
    assert almost(other, one)


@pytest.mark.parametrize(("one", "other"), [("Kari", "Karin"), ("Nordmann", "Nordmann"), ("Hansen", "Jansen")])
def test_other_names_are_not(one: str, other: str) -> None:
    assert not almost(one, other)


# --------------------------------------------------------------------------- what stands for them


def given_to(style: Style, language: str = "nb") -> dict[str, str]:
    stand_ins, taken, found = (
        StandIns(style, language, lambda name: name in INTERVIEW, {"Per": "rådmann"}),
        set[str](),
        {},
    )
    for one in propose([INTERVIEW], ["Kari"]):
        found.update({p.original: p.pseudonym for p in pairs_of(one.forms, stand_ins.give(one), one.kind, taken)})
    return found


@pytest.mark.parametrize("style", Style)
def test_no_two_forms_have_one_pseudonym_and_none_occurs(style: Style) -> None:
    found = given_to(style)
    assert len(set(found.values())) == len(found)
    assert not any(name in INTERVIEW for name in found.values())


def test_pseudonyms_are_neutral_roles_or_names() -> None:
    neutral, role, other = given_to(Style.NEUTRAL), given_to(Style.ROLE), given_to(Style.NAMES)
    assert neutral["Namsos"] == "[Kommune A]"
    assert neutral["Namsosregionen"] == "[Kommune A]regionen"
    assert neutral["Kari Nordmann"].startswith("[Person ")
    assert role["Per"] == "[Rådmann 1]"
    first, last = other["Kari Nordmann"].split()
    assert (other["Kari"], other["Nordmann"], other["Karis"], other["KARI"]) == (
        first,
        last,
        f"{first}s",
        first.upper(),
    )
    assert is_womans(first)
    assert not is_womans(other["Ola Hansen"].split()[0])


# --------------------------------------------------------------------------- a trained pipeline


def test_an_installed_pipeline_finds_what_lists_do_not_know(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import spacy

    pipeline = spacy.blank("nb")
    ruler = pipeline.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PER", "pattern": "Zqxwel"}, {"label": "GPE_LOC", "pattern": "Fjellheia"}])  # type: ignore[attr-defined]
    pipeline.to_disk(tmp_path / "model")
    (tmp_path / "nb_tiny_names.py").write_text(
        f"import spacy\n\ndef load():\n    return spacy.load({str(tmp_path / 'model')!r})\n", encoding="utf-8"
    )
    told = tmp_path / "nb_tiny_names-1.0.dist-info"
    told.mkdir()
    (told / "METADATA").write_text("Metadata-Version: 2.1\nName: nb_tiny_names\nVersion: 1.0\n", encoding="utf-8")
    (told / "entry_points.txt").write_text("[spacy_models]\nnb_tiny_names = nb_tiny_names\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    importlib.invalidate_caches()
    find = language.trained_names("nb")
    assert find is not None
    text = "Ja.\nDer møtte jeg Zqxwel på Fjellheia."
    assert [(kind, span.of(text)) for kind, span in find(text)] == [(Kind.PERSON, "Zqxwel"), (Kind.PLACE, "Fjellheia")]
    found = {one.name: one for one in propose([text], entities=find)}
    assert found["Zqxwel"].sure
    sys.modules.pop("nb_tiny_names")


def test_without_a_pipeline_nothing_is_missing() -> None:
    assert language.trained_names("nb") is None
