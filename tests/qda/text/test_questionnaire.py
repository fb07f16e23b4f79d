"""What the columns of a survey are taken for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda.model import ColumnRole, Mapping, SurveyColumn
from qda.text.answer_sheets import again, answers_of, sheet
from qda.text.questionnaire import as_role, joined, propose, split


def one(heading: str, *values: str) -> SurveyColumn:
    (column,) = propose([heading], [heading], [""], [[value] for value in values])
    return column


ROLES = [
    ("Respondent ID", ["11", "12", "13", "14"], ColumnRole.RESPONDENT),
    ("Svarnr", ["1", "2", "3", "4"], ColumnRole.RESPONDENT),
    ("E-post", ["a@b.no", "c@d.no"], ColumnRole.LEFT_OUT),
    ("Hvem er du?", ["a@b.no", "c@d.no", ""], ColumnRole.LEFT_OUT),
    ("Navn", ["Kari", "Ola"], ColumnRole.LEFT_OUT),
    ("Starttidspunkt", ["2016-02-01 10:00", "2016-02-01 10:00"], ColumnRole.LEFT_OUT),
    ("Empty", ["", "", ""], ColumnRole.LEFT_OUT),
    ("Kommune", ["Osen", "Vikna", "Osen", "Namsos"], ColumnRole.ATTRIBUTE),
    ("What is your position?", ["nurse", "cook", "nurse", "cook"], ColumnRole.ATTRIBUTE),
    ("Has it helped your municipality?", ["Yes", "No", "Yes", "Don't know"], ColumnRole.SINGLE),
    ("Er du leder?", ["Ja", "Nei", "Ja", "Ja"], ColumnRole.SINGLE),
    ("Hvor enig?", ["Helt enig", "Delvis enig", "Helt enig", "Vet ikke"], ColumnRole.SCALE),
    ("Hvor enig?", ["1 = Helt uenig", "5 = Helt enig", "1 = Helt uenig"], ColumnRole.SCALE),
    ("Hvor enig?", ["1", "5", "4", "4", "2"], ColumnRole.SCALE),
    ("How many meetings?", ["1", "5", "4", "4", "2"], ColumnRole.NUMBER),
    ("Kostnad", ["1000", "25000", "400", "90"], ColumnRole.NUMBER),
    ("Hva bruker du?", ["Mal;Veileder;", "Mal;", "Veileder;", "Mal;"], ColumnRole.MULTIPLE),
    ("What do you use?", ["Guide, Course", "Guide", "Course", "Guide, Course"], ColumnRole.MULTIPLE),
    ("Hva forventet du?", ["Å lære mer om dette.", "Et større nettverk enn før.", ""], ColumnRole.OPEN),
    ("Other, please specify", ["meetings", "", "letters"], ColumnRole.OPEN),
]


@pytest.mark.parametrize(("heading", "values", "role"), ROLES)
def test_a_column_is_taken_for_what_it_is(heading: str, values: list[str], role: ColumnRole) -> None:
    assert one(heading, *values).role is role


def test_a_scale_has_the_steps_that_nobody_chose() -> None:
    column = one("How satisfied?", "Satisfied", "Satisfied", "Very satisfied", "Don't know")
    assert [option.label for option in column.options] == [
        "Very dissatisfied", "Dissatisfied", "Neither satisfied nor dissatisfied", "Satisfied", "Very satisfied",
        "Don't know",
    ]  # fmt: skip
    assert [option.label for option in column.options if option.beside] == ["Don't know"]


def test_coded_answers_are_shown_by_their_labels_in_the_order_of_their_numbers() -> None:
    column = one("Hvor enig?", "5 = Helt enig", "1 = Helt uenig", "3 = Verken eller", "1 = Helt uenig")
    assert [option.label for option in column.options] == ["Helt uenig", "Verken eller", "Helt enig"]
    assert column.options[0].value == "1 = Helt uenig"


@pytest.mark.parametrize("sign", ["Which? [{}]", "Which? - {}", "Which?: {}", "Which? – {}"])
def test_columns_of_ticks_under_one_question_are_one_multiple_choice(sign: str) -> None:
    headings = [sign.format(line) for line in ("Own", "Others")]
    (column,) = propose(headings, headings, ["", ""], [["1", "0"], ["0", "1"], ["1", "1"]])
    assert (column.role, len(column.columns)) == (ColumnRole.MULTIPLE, 2)
    assert [option.label for option in column.options] == ["Own", "Others"]


def test_the_lines_of_a_grid_share_their_question_and_their_scale() -> None:
    headings = ["How was … [the room]", "How was … [the food]"]
    columns = propose(headings, headings, ["", ""], [["Good", "Poor"], ["Good", "Good"], ["Very good", "Good"]])
    assert [(column.stem, column.text) for column in columns] == [("How was …", "the room"), ("How was …", "the food")]
    assert len({column.options for column in columns}) == 1
    assert all(column.role is ColumnRole.SCALE for column in columns)


def test_a_column_taken_for_something_else_has_the_answers_that_this_needs() -> None:
    column = one("What happened?", "First this; then that", "Nothing", "This and more than this, at length")
    assert column.role is ColumnRole.OPEN
    assert [o.label for o in as_role(column, ColumnRole.SINGLE, ["b", "a", "b"]).options] == ["b", "a"]
    assert as_role(column, ColumnRole.LEFT_OUT, []).options == ()


def test_a_comma_inside_an_answer_does_not_part_it() -> None:
    parts = split("Health, care and housing, Technical services", ",")
    assert parts == ["Health, care and housing", "Technical services"]


def test_nothing_ticked_is_an_answer_and_an_empty_row_is_none() -> None:
    column = joined([SurveyColumn(ColumnRole.SINGLE, text, (text,)) for text in ("Own", "Others")])
    rows = [["1", "0"], ["0", "0"], ["", ""]]
    given = [answers.given[0] for answers in answers_of(Mapping((column,)), ["Own", "Others"], rows)]
    assert given == [("Own",), ("",), ()]


def test_the_later_of_two_rows_with_one_key_counts() -> None:
    columns = (SurveyColumn(ColumnRole.RESPONDENT, "Id", ("Id",)), SurveyColumn(ColumnRole.OPEN, "Why?", ("Why?",)))
    (answers,) = answers_of(Mapping(columns), ["Id", "Why?"], [["7", "So"], ["7", "And so"]])
    assert answers.given[1] == ("And so",)


def test_a_later_export_keeps_what_was_decided_and_proposes_what_is_new() -> None:
    decided = SurveyColumn(ColumnRole.LEFT_OUT, "Why?", ("Why?",))
    new = SurveyColumn(ColumnRole.OPEN, "And then?", ("And then?",))
    assert again([decided], [SurveyColumn(ColumnRole.OPEN, "Why?", ("Why?",)), new]) == (decided, new)


words = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=30)


@given(st.lists(st.tuples(words, st.one_of(st.just(""), words.map(str.strip))), min_size=1, max_size=6))
def test_every_answer_stands_whole_in_its_sheet(asked: list[tuple[str, str]]) -> None:
    draft = sheet("Seven", [(question, answer, place) for place, (question, answer) in enumerate(asked)], language="en")
    said = {turn.question: turn.said.of(draft.text) for turn in draft.turns if turn.speaker == 1}
    assert said == {place: answer for place, (_, answer) in enumerate(asked) if answer}


cells = st.sampled_from(["", "1", "0", "x", "Ja", "a;b", "2016-01-01", "Svært enig"])


@given(st.lists(st.lists(cells, min_size=3, max_size=3)))
def test_every_column_is_taken_for_something_whatever_is_in_it(rows: list[list[str]]) -> None:
    names = ["Id", "Which? [a]", "Which? [b]"]
    columns = propose(names, names, [""] * 3, rows)
    assert [name for column in columns for name in column.columns] == names
    answers_of(Mapping(columns), names, rows)
