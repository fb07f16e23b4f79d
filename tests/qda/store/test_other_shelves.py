"""Cases, guide, memos and synthesis: what each verb promises beyond being undone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda.errors import CannotDo
from qda.model import About, AttributeType, CellState, Guide, GuideQuestion, Span, Views
from qda.project import Project

# --------------------------------------------------------------------------- cases


def test_two_cases_cannot_have_one_name(study: Project) -> None:
    for name in ("Osen", " osen "):
        with pytest.raises(CannotDo, match="already a case"):
            study.cases.add(name)
    with pytest.raises(CannotDo, match="needs a name"):
        study.cases.add("  ")
    study.cases.rename(study.cases.all()[0].id, "OSEN")


@pytest.mark.parametrize("value", ["930", "4 500", "4\u00a0500", "3,5", "-2.5", ""])
def test_a_number_is_taken_as_people_write_it(study: Project, value: str) -> None:
    attribute = study.attributes.all()[0].id
    study.attributes.set_value(study.cases.all()[1].id, attribute, value)
    assert study.attributes.values().get(study.cases.all()[1].id, {}).get(attribute, "") == value.strip()


@pytest.mark.parametrize("value", ["many", "nan", "inf", "1_000", "3,", "about 5", "1e5"])
def test_what_is_no_number_is_refused(study: Project, value: str) -> None:
    with pytest.raises(CannotDo, match=f"“{value}” is no number, and “Inhabitants” is one"):
        study.attributes.set_value(study.cases.all()[0].id, study.attributes.all()[0].id, value)


def test_a_deleted_case_leaves_its_documents_and_takes_its_cells(study: Project) -> None:
    study.cases.delete(study.cases.all()[0].id)
    assert [document.case_id is None for document in study.documents.all()] == [True, False]
    assert study.synthesis.written() == {}


def test_a_case_or_attribute_that_is_gone_is_told(study: Project) -> None:
    for act in (
        lambda: study.cases.rename(99, "New"),
        lambda: study.cases.move(99, 0),
        lambda: study.cases.delete(99),
        lambda: study.attributes.set_value(99, 1, "930"),
        lambda: study.attributes.set_value(1, 99, "930"),
    ):
        with pytest.raises(CannotDo, match="no longer in the project"):
            act()


def test_an_attribute_is_known_by_its_name_whatever_its_capitals(study: Project) -> None:
    (there,) = study.attributes.all()
    assert study.attributes.define("INHABITANTS", AttributeType.TEXT) == there.id
    assert [(a.name, a.type) for a in study.attributes.all()] == [("Inhabitants", AttributeType.TEXT)]


def test_a_table_of_cases_is_matched_by_name(study: Project) -> None:
    study.cases.take_over(
        {"Coast": AttributeType.YES_NO}, {"OSEN": {"Coast": "yes"}, "Royrvik": {"Coast": "no"}}, "cases.csv"
    )
    assert [case.name for case in study.cases.all()] == ["Osen", "Vikna", "Royrvik"]
    coast = study.attributes.all()[1].id
    assert [study.attributes.values().get(case.id, {}).get(coast) for case in study.cases.all()] == ["yes", None, "no"]


# --------------------------------------------------------------------------- guide


def test_a_guide_changes_questions_by_number_and_keeps_what_was_written_under_them(study: Project) -> None:
    question = study.guide.questions()[0]
    added = study.guide.take_over(
        Guide("G", (GuideQuestion("2", "First now?"), GuideQuestion("1", "Anchored?"), GuideQuestion("5", "New?")))
    )
    assert added == 1
    assert [(q.number, q.text) for q in study.guide.questions()] == [
        ("2", "First now?"),
        ("1", "Anchored?"),
        ("5", "New?"),
        ("3", "Who takes part?"),
    ]
    assert len(study.synthesis.points(question.id)) == 2


def test_two_questions_cannot_have_one_number(study: Project) -> None:
    with pytest.raises(CannotDo, match="already a question 2"):
        study.guide.add(" 2 ", "Again?")
    with pytest.raises(CannotDo, match="already a question 2"):
        study.guide.change(study.guide.questions()[0].id, number="2")


def test_a_question_that_is_gone_is_told(study: Project) -> None:
    case = study.cases.all()[0].id
    for act in (
        lambda: study.guide.change(99, text="New?"),
        lambda: study.guide.set_views(99, Views.DIVIDED),
        lambda: study.guide.delete(99),
        lambda: study.synthesis.add_point(99, "Nowhere."),
        lambda: study.synthesis.set_summary(99, case, "Nothing."),
        lambda: study.synthesis.set_state(study.guide.questions()[0].id, 99, CellState.NOT_ASKED),
    ):
        with pytest.raises(CannotDo, match="no longer in the project"):
            act()


def test_a_deleted_question_leaves_its_turns(study: Project) -> None:
    study.guide.delete(study.guide.questions()[0].id)
    turns = study.documents.turns(study.documents.all()[0].id)
    assert [turn.question_id is None for turn in turns] == [True] * 4 + [False] * 2
    assert study.synthesis.points() == []


# --------------------------------------------------------------------------- memos


@pytest.mark.parametrize("about", [about for about in About if about is not About.NOTHING])
def test_a_memo_may_be_on_anything(study: Project, about: About) -> None:
    ids = {
        About.CODE: study.codes.all()[0].id,
        About.CODING: study.codings.of_codes()[0].id,
        About.DOCUMENT: study.documents.all()[0].id,
        About.CASE: study.cases.all()[0].id,
        About.QUESTION: study.guide.questions()[0].id,
        About.POINT: study.synthesis.points()[0].id,
    }
    before = study.memos.count_on(about).get(ids[about], 0)
    memo = study.memos.get(study.memos.add("Think.", about, ids[about]))
    assert (memo.about, memo.about_id, memo.span, memo.text) == (about, ids[about], None, "Think.")
    assert memo in study.memos.on(about, ids[about])
    assert study.memos.count_on(about)[ids[about]] == before + 1


@pytest.mark.parametrize("about", [about for about in About if about is not About.NOTHING])
def test_a_memo_on_what_is_gone_is_refused(study: Project, about: About) -> None:
    before = study.memos.all()
    with pytest.raises(CannotDo, match="no longer"):
        study.memos.add("Think.", about, 999)
    assert study.memos.all() == before


def test_the_memos_of_a_document_are_those_on_it_and_on_its_passages(study: Project) -> None:
    document = study.documents.all()[0].id
    study.memos.add("On the whole.", About.DOCUMENT, document)
    study.memos.add("On its beginning.", About.DOCUMENT, document, Span(0, 4))
    assert [(memo.text, memo.span) for memo in study.memos.on(About.DOCUMENT, document)] == [
        ("On the whole.", None),
        ("On its beginning.", Span(0, 4)),
        ("Where the waiting begins.", study.codings.of_codes()[-1].span),
    ]


def test_a_memo_that_is_gone_is_told(study: Project) -> None:
    for act in (lambda: study.memos.get(99), lambda: study.memos.delete(99), lambda: study.memos.set_text(99, "x")):
        with pytest.raises(CannotDo, match="no longer there"):
            act()


# --------------------------------------------------------------------------- synthesis


def test_a_cell_holds_summary_and_state_apart(study: Project) -> None:
    question, case = study.guide.questions()[0].id, study.cases.all()[0].id
    study.synthesis.set_state(question, case, CellState.NOT_ASKED)
    assert study.synthesis.written()[question, case] == (
        CellState.NOT_ASKED,
        "Anchored, and then nobody had time.",
    )
    study.synthesis.set_state(question, case, None)
    study.synthesis.set_summary(question, case, "")
    assert study.synthesis.written()[question, case] == (None, "")
    assert study.synthesis.summary(question, study.cases.all()[1].id) == ""


def test_a_point_rests_on_the_same_cell_or_passage_only_once(study: Project) -> None:
    point = study.synthesis.points()[0]
    cell, quote = point.evidence
    assert study.synthesis.add_cell(point.id, cell.question_id or 0, cell.case_id or 0) == cell.id
    assert study.synthesis.add_quote(point.id, quote.document_id or 0, quote.span or Span(0, 0)) == quote.id
    assert study.synthesis.point(point.id) == point


@given(st.permutations(range(4)), st.integers(-1, 5))
def test_a_point_goes_to_the_place_it_is_moved_to(study: Project, order: list[int], place: int) -> None:
    question = study.guide.questions()[1].id
    with study.step("point.add", point="four", question="2"):
        ids = study.synthesis.add_points(question, ["A", "B", "C", "D"])
        for number in order:
            study.synthesis.move_point(ids[number], place)
    found = [point.id for point in study.synthesis.points(question)]
    assert sorted(found) == sorted(ids)
    assert found.index(ids[order[-1]]) == min(max(place, 0), 3)
    study.undo()


def test_a_point_is_split_at_the_cursor_and_its_evidence_stays(study: Project) -> None:
    point = study.synthesis.points()[0]
    new = study.synthesis.split_point(point.id, point.text.index("does"))
    texts = [(p.id, p.text, len(p.evidence)) for p in study.synthesis.points(point.question_id)]
    assert texts[:2] == [(point.id, "Anchoring", 2), (new, "does not give anybody time.", 0)]
    study.undo()
    assert study.synthesis.points()[0] == point


def test_evidence_is_moved_shown_and_taken_away(study: Project) -> None:
    point = study.synthesis.points()[0]
    cell, quote = point.evidence
    study.synthesis.move_evidence(quote.id, 0)
    study.synthesis.show_quote(quote.id, False)
    assert [(e.id, e.shown) for e in study.synthesis.point(point.id).evidence] == [(quote.id, False), (cell.id, False)]
    study.synthesis.remove_evidence(cell.id)
    assert [e.id for e in study.synthesis.point(point.id).evidence] == [quote.id]


def test_a_coding_that_is_removed_leaves_the_quotes_of_points(study: Project) -> None:
    study.codings.remove([coding.id for coding in study.codings.of_codes()])
    (quote,) = [e for point in study.synthesis.points() for e in point.evidence if e.is_quote]
    assert (quote.quote, quote.coding_id) == ("we waited for a long time", None)


def test_a_point_that_is_gone_is_told(study: Project) -> None:
    for act in (
        lambda: study.synthesis.point(99),
        lambda: study.synthesis.set_point_text(99, "x"),
        lambda: study.synthesis.add_cell(99, 1, 1),
        lambda: study.synthesis.move_evidence(99, 0),
    ):
        with pytest.raises(CannotDo, match="no longer there"):
            act()
