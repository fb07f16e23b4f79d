from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qda.analysis.coverage import coded_questions, coverage, uncoded
from qda.model import Coding, Draft, DraftTurn, Span, Turn, TurnRole
from qda.project import Project

TEXT = "How did it begin?\nNobody came.\nAnd then?\nWe waited.\n"


def coding(start: int, end: int) -> Coding:
    return Coding(1, 1, 1, Span(start, end), "", "", "", 1, "")


def turn(start: int, end: int, question: int | None, role: TurnRole | None) -> Turn:
    return Turn(
        1, 1, 0, None, Span(start, end), Span(start, start), Span(start, end), None, None, question, role, None, False
    )


def test_a_question_counts_as_coded_when_its_answer_has_a_coding() -> None:
    turns = [turn(0, 10, 1, TurnRole.ASKS), turn(10, 20, 1, TurnRole.ANSWERS), turn(20, 30, 2, TurnRole.ANSWERS)]
    assert coded_questions(turns, [coding(12, 15)]) == {1}
    assert coded_questions(turns, [coding(2, 5)]) == frozenset()
    assert coded_questions(turns, [coding(15, 25)]) == {1, 2}


def test_coverage_follows_the_last_coding_until_somebody_has_read_it_all(project: Project) -> None:
    turns = tuple(
        DraftTurn(None, Span(s, e), Span(s, s), Span(s, e)) for s, e in ((0, 17), (18, 30), (31, 40), (41, 51))
    )
    document = project.documents.add(Draft("Namsos", TEXT, turns=turns))
    code = project.codes.add("Resignation")
    assert coverage(project)[document].share == 0
    project.codings.add(document, Span(18, 30), code)
    half = coverage(project)[document]
    assert 0.3 < half.share < 0.6
    assert half.codings == 1
    project.documents.set_read(document)
    assert coverage(project)[document].share == 1


def test_a_document_without_turns_has_a_coverage_too(project: Project) -> None:
    document = project.documents.add(Draft("Field note", "It rained. " * 100))
    project.codings.add(document, Span(0, 5), project.codes.add("Weather"))
    assert 0 < coverage(project)[document].share < 1


TALK = "Did it? Well, nobody came twice, so we started over. Yes. And then we waited for them."
ASKED, TOLD, YES, LATER = Span(0, 7), Span(8, 52), Span(53, 57), Span(58, 86)
TURNS = [turn(*ASKED, 1, TurnRole.ASKS), *(turn(*span, 1, TurnRole.ANSWERS) for span in (TOLD, YES, LATER))]


def left(*codings: tuple[int, int]) -> list[str]:
    return [span.of(TALK) for span in uncoded(TALK, TURNS, (), [coding(*place) for place in codings])]


def test_a_turn_nobody_coded_is_uncoded_however_short_and_a_question_never_is() -> None:
    assert left() == ["Well, nobody came twice, so we started over.", "Yes.", "And then we waited for them."]


def test_what_a_coding_leaves_over_counts_from_four_words_on() -> None:
    came = TALK.index("nobody"), TALK.index(", so")
    assert left(came, YES) == ["so we started over.", "And then we waited for them."]
    assert left(came, (TALK.index("over"), LATER.end)) == []


def test_interviewers_are_left_out_and_a_text_without_turns_goes_by_paragraphs() -> None:
    spoken = [one._replace(speaker_id=7, role=None) for one in TURNS]
    assert uncoded(TALK, spoken, {7}, []) == []
    assert [span.of("One.\n\nTwo.") for span in uncoded("One.\n\nTwo.", [], (), [])] == ["One.", "Two."]


@given(st.lists(st.tuples(st.integers(0, len(TALK)), st.integers(1, 30)), max_size=8))
def test_nothing_uncoded_is_coded_and_no_turn_is_forgotten(places: list[tuple[int, int]]) -> None:
    codings = [coding(start, min(start + length, len(TALK))) for start, length in places if start < len(TALK)]
    found = uncoded(TALK, TURNS, (), codings)
    assert not any(span.overlaps(one.span) for span in found for one in codings)
    assert found == sorted(found)
    for said in (TOLD, YES, LATER):
        touched = any(one.span.overlaps(said) for one in codings)
        assert touched or said in found
