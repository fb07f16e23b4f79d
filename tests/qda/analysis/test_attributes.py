"""What is known of whoever speaks, and the groups that attributes make."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda.analysis.attributes import Known, bands_for, groups
from qda.analysis.grid import grid, heard, passages
from qda.analysis.listing import Listing, passages_rows
from qda.analysis.passages import find
from qda.analysis.query import Compare, Condition, Query
from qda.analysis.retrieve import Quoting, attribution, check_template
from qda.errors import CannotDo
from qda.model import AttributeType, CellState, Owner, Part, Span
from qda.project import Project


@pytest.fixture
def known_study(study: Project) -> Project:
    """The small study, with something known of cases, documents and speakers; Anna belongs to Vikna."""
    study.attributes.set_value(study.cases.all()[1].id, 1, "4 500")
    place = study.attributes.define("Place", of=Owner.DOCUMENT)
    level = study.attributes.define("Level", AttributeType.CHOICE, Owner.SPEAKER, ["leader", "employee"])
    osen, vikna = study.documents.all()
    study.attributes.set_values({(osen.id, place): "at work", (vikna.id, place): "at home"})
    for name, value in (("Anna", "leader"), ("Bjørn", "employee")):
        study.attributes.set_value(speaker(study, name), level, value)
    study.documents.set_speaker(speaker(study, "Anna"), case_id=study.cases.all()[1].id)
    return study


def speaker(study: Project, name: str) -> int:
    return next(one.id for one in study.documents.speakers() if one.name == name)


def council(study: Project) -> tuple[int, Span]:
    document = study.documents.all()[0]
    text = study.documents.text(document.id)
    return document.id, Span(text.index("The council"), text.index(" After"))


def test_a_passage_is_known_by_its_speaker_then_its_document_then_the_speakers_case(known_study: Project) -> None:
    told = Known(known_study).of_passage(*council(known_study))
    assert list(told.items()) == [("Level", "leader"), ("Place", "at work"), ("Inhabitants", "4 500")]


def test_where_several_speak_each_value_is_told_once_and_interviewers_do_not_count(known_study: Project) -> None:
    document, _ = council(known_study)
    known = Known(known_study)
    everybody = [one.id for one in known_study.documents.speakers()]
    assert [one.name for one in known.heard(everybody)] == ["Anna", "Bjørn"]
    assert known.value(known.attributes["level"], document, known.heard(everybody)) == "leader, employee"
    assert known.value(known.attributes["inhabitants"], document, known.heard(everybody)) == "4 500, 930"
    assert known.heard([None, 99]) == []


def test_an_attribution_may_name_attributes(known_study: Project) -> None:
    quotation = Quoting(known_study).quote(*council(known_study))
    assert attribution(quotation, "({case}, {level}, {Inhabitants}, ¶ {paragraph})") == "(Vikna, leader, 4 500, ¶ 3)"
    check_template("({Place}; {case})", known_study)
    for wrong in ("({Plaec})", "({case!r})"):
        with pytest.raises(CannotDo, match=r"it may use \{case\}.*\{Inhabitants\}, \{Place\}, \{Level\}"):
            check_template(wrong, known_study)
        with pytest.raises(CannotDo, match=r"it may use \{case\}"):
            attribution(quotation, wrong)


def test_an_attribute_may_have_any_name_but_one_with_braces(known_study: Project) -> None:
    known_study.attributes.set_value(
        speaker(known_study, "Anna"), known_study.attributes.define("Years: in all!", of=Owner.SPEAKER), "12"
    )
    quotation = Quoting(known_study).quote(*council(known_study))
    assert attribution(quotation, "({Years: in all!})") == "(12)"


def test_an_attribute_that_is_not_known_is_left_out_with_its_comma(known_study: Project) -> None:
    known_study.attributes.set_value(speaker(known_study, "Anna"), 3, "")
    quotation = Quoting(known_study).quote(*council(known_study))
    assert attribution(quotation, "({case}, {Level}, {Place})") == "(Vikna, at work)"


@pytest.mark.parametrize(
    ("attribute", "compare", "value", "found"),
    [
        ("Level", Compare.IS, "leader", 4),
        ("Level", Compare.IS, "employee", 0),
        ("place", Compare.CONTAINS, "work", 4),
        ("Place", Compare.IS, "at home", 0),
        ("Inhabitants", Compare.MORE, "1000", 4),
        ("Inhabitants", Compare.LESS, "1000", 0),
    ],
)
def test_quotes_are_filtered_by_attributes_of_all_three(
    known_study: Project, attribute: str, compare: Compare, value: str, found: int
) -> None:
    query = Query(conditions=(Condition(attribute, compare, value),))
    assert len(find(known_study, query)) == found


def test_a_table_of_quotes_has_a_column_for_each_attribute(known_study: Project) -> None:
    header, rows = passages_rows(known_study, Listing())
    assert header[-3:] == ("Inhabitants", "Place", "Level")
    assert rows[0][-3:] == ("4 500", "at work", "leader")


def test_an_answer_belongs_to_the_case_of_who_gives_it(known_study: Project) -> None:
    question = known_study.guide.questions()[1].id
    osen, vikna = known_study.cases.all()
    cells = grid(known_study).cells
    assert cells[question, vikna.id].state is CellState.ANSWERED
    assert cells[question, osen.id].state is CellState.NOT_ANSWERED
    assert [one.text.strip() for one in passages(known_study, question, vikna.id)] == [
        "More than we had thought, å ja."
    ]
    assert [one.speaker for one in heard(known_study, question, vikna.id)] == ["Interviewer", "Anna"]


# --------------------------------------------------------------------------- groups


def named(study: Project, attribute: str, *bands: float) -> dict[str, list[str]]:
    names = {case.id: case.name for case in study.cases.all()}
    return {one.name: sorted(names[id_] for id_ in one.cases) for one in groups(study, attribute, bands)}


def test_numbers_are_grouped_in_bands(known_study: Project) -> None:
    known_study.cases.add("Grong")
    assert named(known_study, "Inhabitants", 1000, 5000) == {
        "under 1000": ["Osen"],
        "1000–4999": ["Vikna"],
        "not known": ["Grong"],
    }
    known_study.set_setting("language", "nb")
    assert list(named(known_study, "inhabitants", 930)) == ["930 eller mer", "ikke kjent"]


def test_values_of_documents_and_speakers_make_groups_of_these_and_of_their_cases(known_study: Project) -> None:
    leaders, employees = groups(known_study, "Level")
    assert (leaders.name, leaders.of, leaders.ids) == ("leader", Owner.SPEAKER, {speaker(known_study, "Anna")})
    assert employees.ids == {speaker(known_study, "Bjørn")}
    assert named(known_study, "Level") == {"leader": ["Vikna"], "employee": ["Vikna"]}
    assert named(known_study, "Place") == {"at home": ["Vikna"], "at work": ["Osen", "Vikna"]}


def test_yes_is_yes_in_every_language(study: Project) -> None:
    coast = study.attributes.define("Coast")
    osen, vikna = study.cases.all()
    study.attributes.set_values({(osen.id, coast): "Ja", (vikna.id, coast): "yes"})
    study.attributes.retype(coast, AttributeType.YES_NO)
    assert named(study, "Coast") == {"yes": ["Osen", "Vikna"]}


def test_an_attribute_there_is_not_is_told_with_those_there_are(known_study: Project) -> None:
    with pytest.raises(CannotDo, match="no attribute “Size”; there are Inhabitants, Place, Level"):
        groups(known_study, "Size")


@given(st.lists(st.integers(0, 60_000), max_size=5), st.lists(st.integers(1, 50_000), max_size=4))
def test_each_case_is_in_just_one_group(study: Project, sizes: list[int], bands: list[int]) -> None:
    with study.step("case.import", count=len(sizes), source="here"):
        for number, size in enumerate(sizes):
            study.attributes.set_value(study.cases.add(f"C{number}"), 1, str(size))
    found = groups(study, "Inhabitants", bands)
    told = [id_ for group in found for id_ in group.ids]
    assert sorted(told) == sorted(case.id for case in study.cases.all())
    assert len({group.name for group in found}) == len(found)
    borders = bands_for(map(str, sizes))
    assert list(borders) == sorted(set(borders))
    if sizes:
        study.undo()


def test_a_band_of_one_number_is_called_by_it(study: Project) -> None:
    (osen, *_) = groups(study, "Inhabitants", (930, 931, 2000))
    assert osen.name == "930"


def test_bands_are_at_round_numbers() -> None:
    assert bands_for(["930", "2 412", "4 873", "5 200", "9 800", "13 000"]) == (5000, 10000)
    assert bands_for(["1", "2"]) == ()
    assert bands_for(["many"]) == ()


def test_interviewers_are_in_no_group_of_speakers(known_study: Project) -> None:
    known_study.attributes.set_value(speaker(known_study, "Anna"), 3, "")
    interviewers = {one.id for one in known_study.documents.speakers() if one.part is Part.INTERVIEWER}
    employees, unknown = groups(known_study, "Level")
    assert (unknown.missing, unknown.ids) == (True, {speaker(known_study, "Anna")})
    assert not interviewers & (employees.ids | unknown.ids)
