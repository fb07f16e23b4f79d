"""Cells of any kind: what is said in them, what is cited, and that a summary says when it no longer stands."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qda.analysis import cells
from qda.analysis.arrangement import Arrangement, Compared, Topics
from qda.analysis.framework import framework
from qda.analysis.grid import heard
from qda.analysis.memos import Fate
from qda.analysis.staleness import Happened, stale_cells
from qda.model import Span, TurnRole
from qda.project import Project
from qda.store.cells import Crossing, guide_crossing

KINDS = {
    "questions by speakers": Arrangement(compared=Compared.SPEAKERS),
    "questions by groups": Arrangement(compared=Compared.GROUPS, attribute="Inhabitants", bands=(1000, 5000)),
    "questions by words": Arrangement(compared=Compared.GROUPS, attribute="Inhabitants"),
    "codes by cases": Arrangement(topics=Topics.CODES),
    "codes by groups": Arrangement(topics=Topics.CODES, compared=Compared.GROUPS, attribute="Inhabitants"),
    "queries by cases": Arrangement(topics=Topics.QUERIES),
}


@pytest.fixture(params=KINDS)
def place(study: Project, request: pytest.FixtureRequest) -> Crossing:
    """The first cell of a kind of grid that has passages in Osen."""
    found = framework(study, KINDS[request.param])
    return next(place for place, cell in found.cells.items() if cell.answers)


def corrected(project: Project, old: str, new: str) -> None:
    document = project.documents.all()[0].id
    text = project.documents.text(document)
    assert old in text
    project.corrections.apply(project.corrections.plan(document, text.replace(old, new, 1)))


def test_the_passages_of_a_question_in_a_case_are_as_ever(study: Project) -> None:
    for question in study.guide.questions():
        for case in study.cases.all():
            now = cells.heard_at(study, guide_crossing(question.id, case.id))
            then = heard(study, question.id, case.id)
            assert [(one.span, one.text, one.speaker, one.paragraph) for one in now] == [
                (one.span, one.text, one.speaker, one.paragraph) for one in then
            ]


def test_coded_words_say_who_speaks_and_with_which_codes(study: Project) -> None:
    found = framework(study, Arrangement(topics=Topics.CODES))
    place = next(place for place, cell in found.cells.items() if cell.answers)
    (one,) = cells.heard_at(study, place)
    assert (one.text, one.speaker, one.codes, one.role) == (
        "The council voted for it in May.", "Anna", "Political anchoring, Anchoring", TurnRole.ANSWERS
    )  # fmt: skip
    assert one.coding_id


def test_a_summary_of_any_kind_is_stale_when_its_passages_change_until_that_is_undone(
    study: Project, place: Crossing
) -> None:
    cells.summarise(study, place, "Nobody came.")
    assert cells.stale(study) == {}
    one = next(one for one in cells.heard_at(study, place) if one.role is TurnRole.ANSWERS)
    word = one.text.split()[-1]
    corrected(study, one.text, one.text.replace(word, "otherwise", 1))
    (since,) = cells.stale(study)[place]
    assert since.happened is Happened.EDITED
    assert "otherwise" in since.after
    study.undo()
    assert cells.stale(study) == {}
    study.redo()
    cells.found_right(study, place)
    assert place not in cells.stale(study)


@pytest.mark.parametrize(
    ("touch", "happened"),
    [
        (lambda p, coding: p.codings.remove([coding]), Happened.GONE),
        (lambda p, coding: p.codings.recode([coding], p.codes.find("Money").id), Happened.RECODED),
        (lambda p, coding: p.codings.add(p.documents.all()[1].id, Span(4, 12), p.codes.find("Time").id), None),
    ],
)
def test_a_summary_of_a_family_tells_a_coding_removed_or_recoded_within_it(
    study: Project, touch: Callable[[Project, int], object], happened: Happened | None
) -> None:
    time = study.codes.find("Time")
    money = study.codes.find("Money")
    assert time
    assert money
    study.codings.remove([one.id for one in study.codings.of_codes([money.id])])
    study.codes.move(time.id, money.id, 0)
    found = framework(study, Arrangement(topics=Topics.FAMILIES))
    place = next(place for place, cell in found.cells.items() if place.topic.id == money.id and cell.answers)
    cells.summarise(study, place, "It took time.")
    (coding,) = study.codings.of_codes([time.id])
    touch(study, coding.id)
    told = [since.happened for since in cells.stale(study).get(place, [])]
    assert told == ([happened] if happened else [])
    study.undo()
    assert cells.stale(study) == {}


def test_both_ways_of_asking_find_the_same_stale_cells_of_the_guide(study: Project) -> None:
    corrected(study, "The council voted", "The whole council voted")
    assert {guide_crossing(*key): since for key, since in stale_cells(study).items()} == cells.stale(study) != {}


def test_a_cited_passage_leads_back_and_says_when_its_words_changed(study: Project, place: Crossing) -> None:
    heard_here = cells.heard_at(study, place)
    one = next(one for one in heard_here if one.role is TurnRole.ANSWERS)
    reference = cells.reference_to(one, heard_here)
    cells.cite(study, place, f"It took years {reference}.", reference, one.document_id, one.span)
    (led,) = cells.cited_in(study, place)
    assert (led.fate, led.now, led.document) == (Fate.THERE, one.text, "Osen")
    corrected(study, one.text, one.text[:5] + "x" + one.text[5:])
    (led,) = cells.cited_in(study, place)
    assert led.fate is Fate.CHANGED
    assert place in cells.stale(study)
    cells.found_right(study, place)
    (led,) = cells.cited_in(study, place)
    assert led.fate is Fate.THERE
    cells.summarise(study, place, "Nothing is cited now.")
    assert cells.cited_in(study, place) == []
    study.undo()
    assert len(cells.cited_in(study, place)) == 1


def test_a_passage_that_is_cut_out_or_goes_with_its_document_is_told_so(study: Project) -> None:
    place = guide_crossing(study.guide.questions()[0].id, study.cases.all()[0].id)
    assert cells.fill(study, [place]) == 0
    study.synthesis.set_summary(*(place.topic.id, place.whose.id), "")
    assert cells.fill(study, [place]) == 1
    first = cells.cited_in(study, place)[0]
    corrected(study, first.now, "")
    assert cells.cited_in(study, place)[0].fate in (Fate.LOST, Fate.CHANGED)
    study.documents.delete(study.documents.all()[0].id)
    assert {led.fate for led in cells.cited_in(study, place)} == {Fate.DELETED}


def test_filling_offers_the_passages_as_they_stand_and_nothing_else(study: Project, place: Crossing) -> None:
    answers = [one for one in cells.heard_at(study, place) if one.role is TurnRole.ANSWERS]
    assert cells.fill(study, [place]) == 1
    summary = study.cells.get(place).summary
    assert summary.splitlines() == [f"“{one.text}” (Anna, ¶ {one.paragraph})" for one in answers]
    assert [led.now for led in cells.cited_in(study, place)] == [one.text for one in answers]
    assert cells.stale(study) == {}
    assert cells.fill(study, [place]) == 0
    study.undo()
    assert study.cells.get(place).summary == ""


def test_two_passages_of_one_paragraph_are_cited_apart(study: Project) -> None:
    place = guide_crossing(study.guide.questions()[0].id, study.cases.all()[0].id)
    one = next(one for one in cells.heard_at(study, place) if one.role is TurnRole.ANSWERS)
    first, second = Span(one.span.start, one.span.start + 11), Span(one.span.end - 5, one.span.end)
    cells.cite(study, place, "(A)", "(A)", one.document_id, first)
    cells.cite(study, place, "(A) and (A)", "(A)", one.document_id, second)
    assert [led.link.span for led in cells.cited_in(study, place)] == [first, second]
    cells.summarise(study, place, "(A)")
    assert [led.link.span for led in cells.cited_in(study, place)] == [first]
