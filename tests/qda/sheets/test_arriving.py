"""Tables from elsewhere are matched by name, and what is in doubt is left to a person."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda.errors import CannotDo
from qda.model import AttributeType, Draft, DraftSpeaker, Owner, Part
from qda.project import Project
from qda.sheets.arriving import Arriving, ColumnPlan, Goes, Plan, plan, replanned, take
from qda.sheets.sheet import CASE, DOCUMENT, NAME, ROLE, sheet


def table(*rows: str) -> Arriving:
    header, *body = (tuple(row.split("|")) for row in rows)
    return Arriving(header, tuple(body), "cases.xlsx")


def shown(study: Project, of: Owner) -> list[list[str]]:
    found = sheet(study, of)
    return [[line[key] for key in found.keys] for line in found.lines]


def said(planned: Plan, study: Project) -> list[tuple[str, str, bool]]:
    names = {line.id: line[NAME] for line in sheet(study, planned.of).lines}
    return [(row.name, names.get(row.line_id or 0, "new" if row.is_new else ""), row.sure) for row in planned.rows]


def test_columns_are_known_by_their_titles(study: Project) -> None:
    planned = plan(study, Owner.CASE, table("Navn|INHABITANTS|Coast||Empty", "Osen|930|ja|x|"))
    assert [column.goes for column in planned.columns] == [NAME, 1, Goes.NEW, Goes.NOWHERE, Goes.NOWHERE]
    assert planned.columns[2] == ColumnPlan("Coast", Goes.NEW, AttributeType.YES_NO)


def test_where_no_title_says_it_the_column_with_known_names_has_the_names(study: Project) -> None:
    planned = plan(study, Owner.CASE, table("Code|Kommune", "17|Vikna", "18|Osen"))
    assert [column.goes for column in planned.columns] == [Goes.NEW, NAME]
    with pytest.raises(CannotDo, match="says whom it is about"):
        plan(study, Owner.CASE, table("", "Osen"))


def test_the_same_name_is_sure_and_one_that_looks_like_it_is_to_be_looked_at(study: Project) -> None:
    planned = plan(study, Owner.CASE, table("case|x", "OSEN|1", "Viknaa|2", "Grong|3", "Grong|4", "|5"))
    assert said(planned, study) == [
        ("OSEN", "Osen", True),
        ("Viknaa", "Vikna", False),
        ("Grong", "new", True),
        ("Grong", "", False),
        ("", "", True),
    ]
    assert not planned.sure


def test_what_a_person_decides_is_written_in_one_step(study: Project) -> None:
    planned = plan(study, Owner.CASE, table("case|Inhabitants|Coast", "Osenn|940|yes", "Grong||no", "Lierne|1|no"))
    planned = planned.with_row(0, study.cases.all()[0].id).with_row(2, None)
    planned = replanned(study, planned, planned.columns)
    assert planned.sure
    assert take(study, planned) == 2
    assert shown(study, Owner.CASE) == [["Osen", "940", "yes"], ["Vikna", "", ""], ["Grong", "", "no"]]
    study.undo()
    assert shown(study, Owner.CASE) == [["Osen", "930"], ["Vikna", ""]]


def test_a_column_can_be_left_out_or_be_of_another_type(study: Project) -> None:
    planned = plan(study, Owner.CASE, table("case|Year|Coast", "Osen|2016|yes"))
    planned = planned.with_column(1, ColumnPlan("Founded", Goes.NEW, AttributeType.DATE))
    planned = planned.with_column(2, ColumnPlan("Coast", Goes.NOWHERE))
    take(study, planned)
    assert [(one.name, one.type) for one in study.attributes.all()] == [
        ("Inhabitants", AttributeType.NUMBER),
        ("Founded", AttributeType.DATE),
    ]


def test_another_column_with_the_names_matches_anew(study: Project) -> None:
    before = plan(study, Owner.CASE, table("case|Kommune", "A|Vikna"))
    columns = [ColumnPlan("case", Goes.NOWHERE), ColumnPlan("Kommune", NAME)]
    assert said(replanned(study, before, columns), study) == [("Vikna", "Vikna", True)]


def test_documents_are_found_by_name_and_never_made(study: Project) -> None:
    planned = plan(study, Owner.DOCUMENT, table("Fil|Case|Dato|Place", "osen.docx|Grong|18.2.2016|work", "Ny||2016|"))
    assert said(planned, study) == [("osen.docx", "Osen", True), ("Ny", "", False)]
    assert take(study, planned) == 1
    assert shown(study, Owner.DOCUMENT)[0] == ["Osen", "Grong", "2016-02-18", "work"]
    assert len(study.documents.all()) == 2


def test_speakers_of_one_name_are_told_apart_by_their_documents(study: Project) -> None:
    study.documents.add(Draft("Group", "Anna: Yes.", speakers=(DraftSpeaker("Anna", Part.PARTICIPANT, "nurse"),)))
    doubtful = plan(study, Owner.SPEAKER, table("Informant|rolle", "Anna|mayor"))
    assert said(doubtful, study) == [("Anna", "", False)]
    assert len(doubtful.rows[0].candidates) == 2
    planned = plan(study, Owner.SPEAKER, table("Informant|Intervju|rolle|case", "Anna|Group|mayor|Vikna"))
    assert [column.goes for column in planned.columns] == [NAME, DOCUMENT, ROLE, CASE]
    take(study, planned)
    assert [line for line in shown(study, Owner.SPEAKER) if line[0] == "Anna"] == [
        ["Anna", "Osen", "participant", "role of Anna", ""],
        ["Anna", "Group", "participant", "mayor", "Vikna"],
    ]


def test_a_document_that_only_looks_like_one_there_is_leaves_the_speaker_in_doubt(study: Project) -> None:
    planned = plan(study, Owner.SPEAKER, table("Informant|Intervju|rolle", "Anna|Osenn|mayor", "Anna|Grong|mayor"))
    assert said(planned, study) == [("Anna", "Anna", False), ("Anna", "", False)]


def test_a_text_that_does_not_fit_stops_all_of_it(study: Project) -> None:
    before = shown(study, Owner.SPEAKER)
    with pytest.raises(CannotDo, match="“boss” is no part"):
        take(study, plan(study, Owner.SPEAKER, table("speaker|role|part", "Anna|mayor|boss")))
    assert shown(study, Owner.SPEAKER) == before


def test_a_column_whose_texts_do_not_fit_says_that_it_becomes_text(study: Project) -> None:
    planned = plan(study, Owner.CASE, table("case|Inhabitants", "Vikna|about 4 000"))
    assert planned.columns[1] == ColumnPlan("Inhabitants", 1, AttributeType.TEXT)
    take(study, planned)
    assert shown(study, Owner.CASE) == [["Osen", "930"], ["Vikna", "about 4 000"]]


@given(st.lists(st.tuples(st.text(max_size=6), st.text(max_size=4)), min_size=1, max_size=6))
def test_what_is_sure_is_only_ever_the_same_name(study: Project, rows: list[tuple[str, str]]) -> None:
    arriving = Arriving(("case", "x"), tuple(rows), "here")
    planned = plan(study, Owner.CASE, arriving)
    lines = [row.line_id for row in planned.rows if row.line_id is not None]
    assert len(lines) == len(set(lines))
    for row in planned.rows:
        if row.sure and row.line_id is not None:
            assert dict(row.candidates)[row.line_id] == 100
