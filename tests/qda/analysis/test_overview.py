"""How far documents and questions have come."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from qda.analysis.coverage import united
from qda.analysis.overview import progress
from qda.model import Span
from qda.project import Project


def test_how_much_of_what_participants_say_is_coded(study: Project) -> None:
    osen, vikna = progress(study).documents
    assert (osen.document.name, osen.case, osen.codings) == ("Osen", "Osen", 4)
    assert osen.words == 34
    assert osen.coded == 7 + 6
    assert (vikna.coded, vikna.share) == (0, 0.0)


def test_the_words_of_interviewers_do_not_count(study: Project) -> None:
    before = progress(study).documents[0]
    text = study.documents.text(before.document.id)
    code = study.codes.find("Time")
    assert code is not None
    start = text.index("Waited for what?")
    study.codings.add(before.document.id, Span(start, start + 16), code.id)
    assert progress(study).documents[0].coded == before.coded


def test_questions_are_counted_answered_summarised_and_with_points(study: Project) -> None:
    first, *others = progress(study).questions
    assert (first.cases, first.answered, first.summarised, first.points) == (2, 2, 1, 2)
    assert first.unsummarised is not None
    assert all(other.points == 0 for other in others)


def test_a_study_of_nothing_has_come_nowhere(project: Project) -> None:
    nowhere = progress(project)
    assert (nowhere.documents, nowhere.questions, nowhere.share, nowhere.points) == ((), (), 0.0, 0)


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20)), max_size=20))
def test_stretches_cover_what_their_spans_do_and_no_more(pairs: list[tuple[int, int]]) -> None:
    spans = [Span(start, start + length) for start, length in pairs]
    stretches = united(spans)
    covered = {place for span in spans for place in range(*span)}
    assert {place for span in stretches for place in range(*span)} == covered
    assert all(one.end < other.start for one, other in pairwise(stretches))
