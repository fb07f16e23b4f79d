"""Cases, documents and speakers as sheets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda.errors import CannotDo
from qda.model import AttributeType, Owner, Part
from qda.project import Project
from qda.sheets.sheet import CASE, DATE, DOCUMENT, NAME, PART, ROLE, sheet, write


def shown(study: Project, of: Owner) -> list[list[str]]:
    found = sheet(study, of)
    return [[line[key] for key in found.keys] for line in found.lines]


def anna(study: Project) -> int:
    return next(one.id for one in study.documents.speakers() if one.name == "Anna")


def test_each_sheet_has_its_columns_and_then_the_attributes(study: Project) -> None:
    place = study.attributes.define("Place", of=Owner.DOCUMENT)
    assert sheet(study, Owner.CASE).keys == (NAME, 1)
    assert sheet(study, Owner.DOCUMENT).keys == (NAME, CASE, DATE, place)
    assert sheet(study, Owner.SPEAKER).keys == (NAME, DOCUMENT, PART, ROLE, CASE)
    assert shown(study, Owner.CASE) == [["Osen", "930"], ["Vikna", ""]]
    assert shown(study, Owner.DOCUMENT)[0] == ["Osen", "Osen", "", ""]
    assert shown(study, Owner.SPEAKER)[1] == ["Anna", "Osen", "participant", "role of Anna", ""]


def test_a_speaker_without_a_case_of_its_own_has_the_documents(study: Project) -> None:
    line = sheet(study, Owner.SPEAKER).line(anna(study))
    assert (line[CASE], line.home) == ("", "Osen")
    write(study, Owner.SPEAKER, {(line.id, CASE): "Grong"})
    line = sheet(study, Owner.SPEAKER).line(line.id)
    assert (line[CASE], line.home) == ("Grong", "")
    write(study, Owner.SPEAKER, {(line.id, CASE): "osen"})
    assert next(one for one in study.documents.speakers() if one.id == line.id).case_id is None


def test_everything_that_is_known_can_be_written_in_one_step(study: Project) -> None:
    level = study.attributes.define("Level", AttributeType.CHOICE, Owner.SPEAKER)
    before = shown(study, Owner.SPEAKER)
    write(
        study,
        Owner.SPEAKER,
        {
            (anna(study), NAME): "Anna B.",
            (anna(study), PART): "Intervjuer",
            (anna(study), ROLE): "",
            (anna(study), level): "leader",
        },
    )
    assert shown(study, Owner.SPEAKER)[1] == ["Anna B.", "Osen", "interviewer", "", "", "leader"]
    assert study.documents.speakers()[1].part is Part.INTERVIEWER
    study.undo()
    assert shown(study, Owner.SPEAKER) == before


def test_documents_take_names_cases_and_dates(study: Project) -> None:
    osen = study.documents.all()[0].id
    write(study, Owner.DOCUMENT, {(osen, NAME): "First", (osen, CASE): "Grong", (osen, DATE): "18.2.2016"})
    assert shown(study, Owner.DOCUMENT)[0] == ["First", "Grong", "2016-02-18"]
    write(study, Owner.DOCUMENT, {(osen, CASE): "", (osen, DATE): "spring 2016"})
    assert shown(study, Owner.DOCUMENT)[0] == ["First", "", "spring 2016"]


def test_new_cases_come_with_what_is_known_of_them(study: Project) -> None:
    write(study, Owner.CASE, {}, [{NAME: "Grong", 1: "2 400"}])
    assert shown(study, Owner.CASE)[-1] == ["Grong", "2 400"]


@pytest.mark.parametrize(
    ("key", "text", "sentence"),
    [
        (DOCUMENT, "Vikna", "stays in the document"),
        (PART, "boss", "“boss” is no part; write interviewer or participant"),
        (NAME, " ", "A speaker needs a name"),
        (DATE, "2016", "no column “date”"),
    ],
)
def test_what_cannot_be_written_is_refused_and_nothing_changes(
    study: Project, key: str, text: str, sentence: str
) -> None:
    before = shown(study, Owner.SPEAKER)
    with pytest.raises(CannotDo, match=sentence):
        write(study, Owner.SPEAKER, {(anna(study), ROLE): "mayor", (anna(study), key): text})
    assert shown(study, Owner.SPEAKER) == before


@given(st.lists(st.tuples(st.sampled_from([NAME, CASE, DATE]), st.text(max_size=8)), min_size=1, max_size=5))
def test_what_is_written_stands_there_and_undo_takes_it_back(study: Project, texts: list[tuple[str, str]]) -> None:
    document = study.documents.all()[0].id
    before = [shown(study, of) for of in Owner]
    try:
        write(study, Owner.DOCUMENT, {(document, key): text for key, text in texts})
    except CannotDo:
        pass
    else:
        if [shown(study, of) for of in Owner] != before:
            study.undo()
    assert [shown(study, of) for of in Owner] == before
