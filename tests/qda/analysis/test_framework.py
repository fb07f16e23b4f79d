"""The grid of any kind: what meets whose words, in which state, and what of it is shown."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda import errors
from qda.analysis.arrangement import Arrangement, Compared, Only, Order, Topics
from qda.analysis.framework import Framework, framework, rewritten
from qda.analysis.grid import grid
from qda.analysis.laid import laid_out
from qda.analysis.query import Compare, Condition
from qda.model import AttributeType, CellState, Owner, Part
from qda.project import Project
from qda.store.cells import Crossing, Topic, TopicOf, Whose, WhoseOf, guide_crossing


def names(found: Framework) -> tuple[list[str], list[str]]:
    return [line.title for line in found.topics], [line.name for line in found.compared]


def table(found: Framework) -> dict[tuple[str, str], tuple[str, int]]:
    """Each cell by the names of its topic and of whose words it is: its state and how many passages it has."""
    return {
        (topic.name, line.name): (str(cell.state), cell.answers)
        for topic, line in product(found.topics, found.compared)
        if (cell := found.cells[Crossing(topic.key, line.key)])  # type: ignore[arg-type]
    }


def grouped(project: Project) -> int:
    """Vikna has 4500 inhabitants, Osen 930."""
    inhabitants = project.attributes.all()[0].id
    project.attributes.set_value(project.cases.all()[1].id, inhabitants, "4500")
    return inhabitants


def test_questions_by_cases_is_the_grid_of_the_guide(study: Project) -> None:
    study.documents.set_read(study.documents.all()[1].id)
    study.synthesis.set_state(study.guide.questions()[2].id, study.cases.all()[0].id, CellState.NOT_ANSWERED)
    ours, guides = framework(study, Arrangement()), grid(study)
    assert len(ours.cells) == len(guides.cells)
    for (question, case), cell in guides.cells.items():
        met = ours.cells[guide_crossing(question, case)]
        assert (met.state, met.by_hand, met.summary, met.answers, met.follows) == (
            cell.state, cell.by_hand, cell.summary, cell.answers, cell.follows
        )  # fmt: skip
    assert ours.summarised == guides.summarised


def test_a_code_is_coded_read_without_it_or_not_yet_read(study: Project) -> None:
    found = table(framework(study, Arrangement(topics=Topics.CODES)))
    assert found["Time", "Osen"] == ("answered", 1)
    assert found["Time", "Vikna"] == ("not yet read", 0)
    study.documents.set_read(study.documents.all()[1].id)
    found = table(framework(study, Arrangement(topics=Topics.CODES)))
    assert found["Time", "Vikna"] == ("not asked", 0)


def test_a_code_stands_for_those_below_it_and_words_with_both_are_one_passage(study: Project) -> None:
    found = table(framework(study, Arrangement(topics=Topics.CODES)))
    assert found["Anchoring", "Osen"] == found["Political anchoring", "Osen"] == ("answered", 1)
    families = framework(study, Arrangement(topics=Topics.FAMILIES))
    assert names(families)[0] == ["Anchoring"]


def test_a_saved_query_finds_its_passages_in_each_case(study: Project) -> None:
    found = table(framework(study, Arrangement(topics=Topics.QUERIES)))
    assert found["What was waited for", "Osen"] == ("answered", 1)
    assert found["What was waited for", "Vikna"] == ("not yet read", 0)


def test_speakers_are_the_participants_each_with_a_document(study: Project) -> None:
    found = framework(study, Arrangement(topics=Topics.CODES, compared=Compared.SPEAKERS))
    told = [(line.name, line.heading, line.about) for line in found.compared]
    assert told[0] == ("Anna", "Osen", "role of Anna")
    assert "Interviewer" not in [name for name, _, _ in told]
    assert table(found)["Time", "Anna"] == ("answered", 1)


def test_groups_are_those_of_an_attribute_between_its_borders(study: Project) -> None:
    grouped(study)
    found = framework(study, Arrangement(compared=Compared.GROUPS, attribute="Inhabitants", bands=(1000,)))
    assert names(found)[1] == ["under 1000", "1000 or more"]
    by_case = table(framework(study, Arrangement()))
    by_group = table(found)
    for question in study.guide.questions():
        assert by_group[question.text, "under 1000"] == by_case[question.text, "Osen"]
        assert by_group[question.text, "1000 or more"] == by_case[question.text, "Vikna"]


def test_groups_of_speakers_hear_only_their_own(study: Project) -> None:
    level = study.attributes.define("Level", AttributeType.CHOICE, Owner.SPEAKER)
    anna = next(one for one in study.documents.speakers() if one.part is Part.PARTICIPANT)
    study.attributes.set_value(anna.id, level, "leader")
    found = framework(study, Arrangement(Topics.CODES, Compared.GROUPS, "level"))
    assert names(found)[1][0] == "leader"
    assert table(found)["Time", "leader"][1] == 1
    assert table(found)["Time", "not known"][1] == 0


def test_groups_of_an_attribute_that_is_gone_are_refused(study: Project) -> None:
    with pytest.raises(errors.CannotDo, match="Region"):
        framework(study, Arrangement(compared=Compared.GROUPS, attribute="Region"))


def test_after_a_summary_only_what_was_written_is_read_again(study: Project) -> None:
    asked = Arrangement(topics=Topics.CODES)
    before = framework(study, asked)
    place = next(place for place, cell in before.cells.items() if cell.answers)
    study.cells.set_summary(place, "They waited.", [])
    study.cells.set_state(place, CellState.NOT_READ)
    assert rewritten(study, before) == framework(study, asked) != before
    study.undo()
    study.undo()
    assert rewritten(study, before) == before


# --------------------------------------------------------------------------- laying out


def shown(found: Framework, **arranged: object) -> tuple[list[str], list[str]]:
    laid = laid_out(found, Arrangement(**arranged))  # type: ignore[arg-type]
    return [line.name for line in laid.rows], [line.name for line in laid.columns]


def test_turned_round_the_same_cells_stand_elsewhere(study: Project) -> None:
    found = framework(study, Arrangement())
    straight, turned = laid_out(found, Arrangement()), laid_out(found, Arrangement(turned=True))
    assert turned.rows == straight.columns
    assert turned.columns == straight.rows
    for row, column in product(range(len(straight.rows)), range(len(straight.columns))):
        assert straight.place(row, column) == turned.place(column, row)


def test_lines_are_narrowed_by_section_text_attribute_and_by_hand(study: Project) -> None:
    grouped(study)
    found = framework(study, Arrangement())
    assert shown(found, headings=("Cooperation",))[0] == ["Who takes part?"]
    assert shown(found, text="COST")[0] == ["What did it cost?"]
    assert shown(found, text="nobody had time")[0] == ["How is the work anchored?"]
    assert shown(found, text="vikn") == ([line.name for line in found.topics], ["Vikna"])
    assert shown(found, text="nothing has this") == ([], [])
    assert shown(found, conditions=(Condition("inhabitants", Compare.LESS, "1000"),))[1] == ["Osen"]
    hidden = found.topics[0].name_in_file, found.compared[1].name_in_file
    laid = laid_out(found, Arrangement(hidden=hidden))
    assert (len(laid.rows), len(laid.columns), laid.left_out) == (2, 1, 2)


def test_only_what_is_empty_or_stale_is_shown(study: Project) -> None:
    found = framework(study, Arrangement())
    laid = laid_out(found, Arrangement(only=Only.EMPTY))
    for row in range(len(laid.rows)):
        cells = [found.cells[laid.place(row, column)] for column in range(len(laid.columns))]
        assert any(cell.answers and not cell.summary for cell in cells)
    place = guide_crossing(study.guide.questions()[0].id, study.cases.all()[0].id)
    laid = laid_out(found, Arrangement(only=Only.STALE), [place])
    assert [line.key for line in (*laid.rows, *laid.columns)] == [place.topic, place.whose]


def test_lines_are_ordered_by_name_by_how_much_was_said_and_by_attribute(study: Project) -> None:
    grouped(study)
    study.guide.add("10", "Anything else?")
    found = framework(study, Arrangement())
    by_name = laid_out(found, Arrangement(order_topics=Order.NAME))
    assert [line.number for line in by_name.rows] == ["1", "2", "3", "10"]
    said = laid_out(found, Arrangement(order_topics=Order.SAID)).rows
    much = [sum(found.cells[Crossing(t.key, c.key)].said for c in found.compared) for t in said]  # type: ignore[arg-type]
    assert much == sorted(much, reverse=True)
    study.attributes.set_value(study.cases.all()[0].id, study.attributes.all()[0].id, "10000")
    found = framework(study, Arrangement())
    ordered = laid_out(found, Arrangement(order_compared=Order.ATTRIBUTE, by="Inhabitants"))
    assert [line.name for line in ordered.columns] == ["Vikna", "Osen"]


# --------------------------------------------------------------------------- kept as JSON

words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=6)
arrangements = st.builds(
    Arrangement,
    topics=st.sampled_from(Topics),
    compared=st.sampled_from(Compared),
    attribute=words,
    bands=st.tuples(st.floats(0, 9999)),
    turned=st.booleans(),
    headings=st.lists(words).map(tuple),
    conditions=st.lists(st.builds(Condition, words, st.sampled_from(Compare), words), max_size=2).map(tuple),
    text=words,
    only=st.sampled_from(Only),
    order_topics=st.sampled_from(Order),
    order_compared=st.sampled_from(Order),
    by=words,
    hidden=st.lists(words).map(tuple),
    widths=st.dictionaries(words, st.integers(0, 900)),
    heading_width=st.integers(0, 900),
)


@given(arrangements)
def test_an_arrangement_kept_as_json_is_the_same_again(arrangement: Arrangement) -> None:
    import json

    assert Arrangement.of(json.loads(json.dumps(arrangement.definition()))) == arrangement


@pytest.mark.parametrize(
    "definition", [{"colour": "red"}, {"topics": "themes"}, {"bands": ["many"]}, {"widths": [1]}, {"text": 1}]
)
def test_an_arrangement_of_a_newer_sitat_is_refused(definition: dict[str, object]) -> None:
    with pytest.raises(errors.CannotDo, match="newer"):
        Arrangement.of(definition)


@given(arrangements)
def test_whatever_is_left_out_of_no_cell_is_shown_twice_and_none_is_made_up(arrangement: Arrangement) -> None:
    topics = [Topic(TopicOf.QUESTION, number) for number in range(3)]
    compared = [Whose(WhoseOf.CASE, number) for number in range(4)]
    found = _made(topics, compared)
    laid = laid_out(found, arrangement)
    places = [laid.place(row, column) for row in range(len(laid.rows)) for column in range(len(laid.columns))]
    assert len(places) == len(set(places))
    assert set(places) <= set(found.cells)
    assert laid.left_out == 7 - len(laid.rows) - len(laid.columns)


def _made(topics: list[Topic], compared: list[Whose]) -> Framework:
    from qda.analysis.framework import Line, Met

    cells = {
        Crossing(topic, whose): Met(
            Crossing(topic, whose), CellState.ANSWERED, False, "x" * topic.id, 1, CellState.ANSWERED, whose.id
        )
        for topic, whose in product(topics, compared)
    }
    return Framework(
        tuple(Line(topic, f"q{topic.id}", within="") for topic in topics),
        tuple(Line(whose, f"c{whose.id}") for whose in compared),
        cells,
    )
