from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qda.analysis.coverage import coded_questions, coverage, density
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


@given(st.integers(1, 5_000), st.lists(st.integers(0, 5_000)), st.integers(1, 40))
def test_every_coding_is_in_exactly_one_part(length: int, starts: list[int], parts: int) -> None:
    codings = [coding(min(start, length - 1), length) for start in starts]
    counts = density(length, codings, parts)
    assert len(counts) == parts
    assert sum(counts) == len(codings)
