"""Attributes of cases, documents and speakers: typed, named once, and undone like everything else."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlite_utils import Database, Migrations

from qda.errors import CannotDo
from qda.model import Attribute, AttributeType, Owner
from qda.project import Project
from qda.store import migrations, schema


def names(study: Project, of: Owner | None = None) -> list[str]:
    return [attribute.name for attribute in study.attributes.all(of)]


def test_cases_documents_and_speakers_each_have_their_attributes(study: Project) -> None:
    level = study.attributes.define("Level", AttributeType.CHOICE, Owner.SPEAKER, ["leader", "employee"])
    place = study.attributes.define("Place", of=Owner.DOCUMENT)
    anna, osen = study.documents.speakers()[1], study.documents.all()[0]
    study.attributes.set_value(anna.id, level, "LEADER")
    study.attributes.set_value(osen.id, place, "at work")
    assert study.attributes.values(Owner.SPEAKER) == {anna.id: {level: "leader"}}
    assert study.attributes.values(Owner.DOCUMENT) == {osen.id: {place: "at work"}}
    assert names(study) == ["Inhabitants", "Place", "Level"]
    assert study.attributes.all(Owner.SPEAKER) == [
        Attribute(level, "Level", AttributeType.CHOICE, 1, Owner.SPEAKER, ("leader", "employee"))
    ]


def test_no_two_attributes_have_one_name_whosever_they_are(study: Project) -> None:
    with pytest.raises(CannotDo, match="already an attribute “Inhabitants”, of others"):
        study.attributes.define("inhabitants", of=Owner.SPEAKER)
    other = study.attributes.define("Coast")
    with pytest.raises(CannotDo, match="already an attribute “Inhabitants”"):
        study.attributes.rename(other, "INHABITANTS")
    study.attributes.rename(other, "COAST")
    assert study.attributes.named(" coast ") == study.attributes.get(other)


def test_an_attribute_with_braces_in_its_name_could_not_be_named_in_an_attribution(study: Project) -> None:
    for name in ("{size}", "size}"):
        with pytest.raises(CannotDo, match="cannot have braces"):
            study.attributes.define(name)
        with pytest.raises(CannotDo, match="cannot have braces"):
            study.attributes.rename(study.attributes.all()[0].id, name)


def test_a_new_type_says_what_would_not_fit_and_changes_nothing(study: Project) -> None:
    attribute = study.attributes.define("Founded")
    for case, value in zip(study.cases.all(), ["1998", "long ago"], strict=True):
        study.attributes.set_value(case.id, attribute, value)
    with pytest.raises(CannotDo, match="“Founded” has values that would not fit: “long ago” \\(Vikna\\); correct"):
        study.attributes.retype(attribute, AttributeType.NUMBER)
    assert study.attributes.unfit(attribute, AttributeType.NUMBER) == [("Vikna", "long ago")]
    assert study.attributes.get(attribute).type is AttributeType.TEXT
    study.attributes.set_value(study.cases.all()[1].id, attribute, "12.2001")
    study.attributes.retype(attribute, AttributeType.DATE)
    assert [told[attribute] for told in study.attributes.values().values()] == ["1998", "2001-12"]
    study.undo()
    assert [told[attribute] for told in study.attributes.values().values()] == ["1998", "12.2001"]


def test_many_values_that_do_not_fit_are_counted(study: Project) -> None:
    attribute = study.attributes.define("Note")
    for number in range(6):
        study.attributes.set_value(study.cases.add(f"C{number}"), attribute, "words")
    with pytest.raises(CannotDo, match="“words” \\(C2\\) \\+3; correct"):
        study.attributes.retype(attribute, AttributeType.NUMBER)


def test_a_deleted_attribute_takes_its_values_and_undo_brings_them(study: Project) -> None:
    before = study.attributes.values()
    study.attributes.delete(study.attributes.all()[0].id)
    assert (study.attributes.all(), study.attributes.values()) == ([], {})
    study.undo()
    assert study.attributes.values() == before


def test_attributes_are_put_in_order_among_those_of_the_same_owner(study: Project) -> None:
    study.attributes.define("Level", of=Owner.SPEAKER)
    coast = study.attributes.define("Coast")
    study.attributes.move(coast, 0)
    assert names(study, Owner.CASE) == ["Coast", "Inhabitants"]
    assert names(study) == ["Coast", "Inhabitants", "Level"]


def test_a_value_that_does_not_fit_among_many_leaves_all_as_they_were(study: Project) -> None:
    (attribute,) = study.attributes.all()
    osen, vikna = study.cases.all()
    before = study.attributes.values()
    with pytest.raises(CannotDo, match="no number"):
        study.attributes.set_values({(vikna.id, attribute.id): "4500", (osen.id, attribute.id): "many"})
    assert study.attributes.values() == before
    with pytest.raises(CannotDo, match="no longer in the project"):
        study.attributes.set_values({(99, attribute.id): "4500"})
    assert study.attributes.set_values({(vikna.id, attribute.id): "4500", (osen.id, attribute.id): "930"}) == 1


def test_what_is_said_of_a_deleted_document_and_its_speakers_goes_and_comes_back(study: Project) -> None:
    place = study.attributes.define("Place", of=Owner.DOCUMENT)
    level = study.attributes.define("Level", of=Owner.SPEAKER)
    document = study.documents.all()[0]
    study.attributes.set_value(document.id, place, "at work")
    study.attributes.set_value(study.documents.speakers(document.id)[1].id, level, "leader")
    before = [study.attributes.values(of) for of in Owner]
    study.documents.delete(document.id)
    assert [study.attributes.values(of) for of in Owner] == [before[0], {}, {}]
    study.undo()
    assert [study.attributes.values(of) for of in Owner] == before


def test_a_table_that_is_brought_in_makes_choices_and_lets_numbers_become_text(study: Project) -> None:
    size = study.attributes.define("Size", AttributeType.CHOICE, choices=["small"])
    study.cases.take_over(
        {"Size": AttributeType.TEXT, "Inhabitants": AttributeType.TEXT},
        {"Osen": {"Size": "huge", "Inhabitants": "about 900"}},
        "cases.csv",
    )
    assert study.attributes.get(size).choices == ("small", "huge")
    assert study.attributes.named("Inhabitants") == Attribute(1, "Inhabitants", AttributeType.TEXT, 0)
    assert set(study.attributes.values()[study.cases.all()[0].id].values()) == {"huge", "about 900"}


@given(st.dictionaries(st.integers(0, 1), st.text(max_size=12), max_size=2), st.sampled_from(AttributeType))
def test_setting_values_and_undoing_it_leaves_no_trace(
    study: Project, told: dict[int, str], kind: AttributeType
) -> None:
    cases = study.cases.all()
    before = study.attributes.all(), study.attributes.values()
    try:
        with study.step("case.import", count=len(told), source="here"):
            attribute = study.attributes.define("New", kind)
            study.attributes.set_values({(cases[place].id, attribute): value for place, value in told.items()})
    except CannotDo:
        pass
    else:
        study.undo()
    assert (study.attributes.all(), study.attributes.values()) == before


# --------------------------------------------------------------------------- files of format 1


@pytest.fixture
def older_file(tmp_path: Path) -> Path:
    """A project file as it was when only cases had attributes, with its journal."""
    path = tmp_path / "older.sitat"
    with closing(sqlite3.connect(path)) as connection:
        first = Migrations("sitat")
        first()(migrations.format_1)
        first.apply(Database(connection))
        connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        connection.execute("PRAGMA user_version = 1")
        rows: list[tuple[str, dict[str, object]]] = [
            ("case", {"id": 1, "guid": "g", "name": "Osen", "position": 0}),
            ("attribute", {"id": 1, "name": "Inhabitants", "position": 0, "type": "number"}),
            ("attribute_value", {"id": 1, "attribute_id": 1, "case_id": 1, "value": "930"}),
        ]
        for number, (table, row) in enumerate(rows, 1):
            connection.execute(
                f'INSERT INTO "{table}" ({", ".join(row)}) VALUES ({", ".join("?" * len(row))})', tuple(row.values())
            )
            connection.execute(
                "INSERT INTO step (id, kind, details, coder, at) VALUES (?, 'attribute.set', '{}', 'kari', '')",
                (number,),
            )
            connection.execute(
                'INSERT INTO change (step_id, "table", row_id, after) VALUES (?, ?, 1, ?)',
                (number, table, json.dumps(row)),
            )
        connection.commit()
    return path


def test_attributes_of_an_older_file_are_those_of_cases_and_can_still_be_undone(older_file: Path) -> None:
    with Project.open(older_file) as project:
        (attribute,) = project.attributes.all(Owner.CASE)
        assert project.attributes.values() == {1: {attribute.id: "930"}}
        for _ in range(2):
            project.undo()
        assert (project.attributes.all(), project.attributes.values()) == ([], {})
        for _ in range(2):
            project.redo()
        assert project.attributes.all() == [attribute]
        assert project.attributes.values() == {1: {attribute.id: "930"}}
