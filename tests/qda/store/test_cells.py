"""What is written into cells of any kind stays there, through undo, merging and deleting."""

from __future__ import annotations

import sqlite3

import pytest

from qda import errors
from qda.model import CellState, Span
from qda.project import Project
from qda.store.cells import Citing, Crossing, Topic, TopicOf, Whose, WhoseOf


def code(project: Project, name: str) -> Topic:
    found = project.codes.find(name)
    assert found
    return Topic(TopicOf.CODE, found.id)


def osen(project: Project) -> Whose:
    return Whose(WhoseOf.CASE, project.cases.all()[0].id)


def places(project: Project) -> list[Crossing]:
    """A cell of every kind."""
    topics = [
        Topic(TopicOf.QUESTION, project.guide.questions()[1].id),
        code(project, "Time"),
        Topic(TopicOf.QUERY, project.queries.all()[0].id),
    ]
    group = project.attributes.all()[0].id
    owners = [
        osen(project),
        Whose(WhoseOf.SPEAKER, project.documents.speakers()[1].id),
        Whose(WhoseOf.GROUP, group, "..5000"),
        Whose(WhoseOf.GROUP, group, ""),
    ]
    return [Crossing(topic, whose) for topic in topics for whose in owners]


def test_each_kind_of_cell_keeps_its_own_words(study: Project) -> None:
    before = study.cells.written()
    for number, place in enumerate(places(study)):
        study.cells.set_summary(place, f"Words {number}", [["guid", "said"]])
        study.cells.set_state(place, CellState.NOT_READ)
    for number, place in enumerate(places(study)):
        assert study.cells.get(place) == (CellState.NOT_READ, f"Words {number}")
        assert study.cells.bases()[place] == [["guid", "said"]]
    assert len(study.cells.written()) == len(before) + len(places(study))
    for _ in range(2 * len(places(study))):
        study.undo()
    assert study.cells.written() == before


def test_there_is_one_cell_at_a_place(study: Project) -> None:
    study.cells.set_summary(places(study)[6], "Once.", [])
    with pytest.raises(sqlite3.IntegrityError), study.step("test"):
        study._store.write(
            "INSERT INTO cell (code_id, attribute_id, of_group) SELECT code_id, attribute_id, of_group FROM cell "
            "WHERE code_id IS NOT NULL"
        )


def test_a_cell_goes_with_what_it_is_made_of_and_comes_back(study: Project) -> None:
    for place in places(study):
        study.cells.set_summary(place, "Words", [])
    whole = study.cells.written()
    study.codes.delete(code(study, "Time").id)
    assert not [place for place in study.cells.written() if place.topic.of is TopicOf.CODE]
    study.attributes.delete(study.attributes.all()[0].id)
    assert not [place for place in study.cells.written() if place.whose.of is WhoseOf.GROUP]
    study.undo()
    study.undo()
    assert study.cells.written() == whole


def test_merging_codes_keeps_the_summaries_of_both(study: Project) -> None:
    time, money = code(study, "Time"), code(study, "Money")
    vikna = Whose(WhoseOf.CASE, study.cases.all()[1].id)
    document = study.documents.all()[0].id
    study.cells.cite(Crossing(time, osen(study)), "Long (¶ 3).", [], [Citing("(¶ 3)", document, Span(4, 20))])
    study.cells.set_summary(Crossing(time, vikna), "Short.", [])
    study.cells.set_summary(Crossing(money, osen(study)), "Dear.", [])
    before = study.cells.written()
    study.codes.merge(time.id, money.id)
    assert study.cells.get(Crossing(money, osen(study))).summary == "Dear.\nLong (¶ 3)."
    assert study.cells.get(Crossing(money, vikna)).summary == "Short."
    assert len(study.cells.cited(Crossing(money, osen(study)))) == 1
    study.undo()
    assert study.cells.written() == before


def test_nothing_is_cited_where_there_are_no_words(study: Project) -> None:
    place, document = places(study)[0], study.documents.all()[0].id
    with pytest.raises(errors.CannotDo, match="select some words"):
        study.cells.cite(place, "()", [], [Citing("()", document, Span(3, 3))])
    assert study.cells.get(place).summary == ""


def test_a_cell_of_what_is_gone_is_refused(study: Project) -> None:
    with pytest.raises(errors.CannotDo, match="no longer"):
        study.cells.set_summary(Crossing(Topic(TopicOf.CODE, 99), osen(study)), "Words", [])
    with pytest.raises(errors.CannotDo, match="no longer"):
        study.cells.set_summary(Crossing(code(study, "Time"), Whose(WhoseOf.SPEAKER, 99)), "Words", [])


def test_the_history_says_which_cell_it_was(study: Project) -> None:
    from qda import acts

    study.cells.set_summary(Crossing(code(study, "Time"), osen(study)), "Words", [])
    assert acts.sentence(study.history(1)[0]) == "Wrote the summary of Time, Osen"
