"""Material and method: agreement counted by hand, and the codebook's history as it was made."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda.analysis.agreement import agreements, alpha, kappa
from qda.analysis.codebook_history import codebook_history
from qda.analysis.method import method_pieces
from qda.analysis.phrases import PHRASES
from qda.analysis.sample import interviews
from qda.model import Codebook, CodeEntry, Span
from qda.project import Project
from qda.report import Table, Text
from qda.surveying import take_survey

TABLE = [(True, True)] * 20 + [(True, False)] * 5 + [(False, True)] * 10 + [(False, False)] * 15


def test_kappa_and_alpha_are_those_of_the_textbook() -> None:
    assert kappa(TABLE) == pytest.approx(0.4)  # observed 0.7, expected 0.5
    given_, missing = Fraction(55), Fraction(45)
    disagreed, expected = Fraction(15, 50), 2 * given_ * missing / (100 * 99)
    assert alpha(TABLE) == pytest.approx(float(1 - disagreed / expected))


def test_where_nothing_could_differ_nothing_is_measured() -> None:
    assert kappa([(True, True)] * 3) is None
    assert alpha([(True, True)] * 3) is None
    assert kappa([]) is None
    assert alpha([]) is None


@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=60))
def test_measures_are_one_at_most_and_do_not_know_who_is_first(decisions: list[tuple[bool, bool]]) -> None:
    turned = [(other, one) for one, other in decisions]
    for measure in (kappa, alpha):
        found, same = measure(decisions), measure(turned)
        assert (found is None) == (same is None)
        if found is not None and same is not None:
            assert found <= 1 + 1e-12
            assert found == pytest.approx(same)
            if all(one == other for one, other in decisions):
                assert found == pytest.approx(1)


def test_agreement_counts_turns_that_one_of_two_coded(study: Project) -> None:
    """Kari coded the council twice and the waiting; Per coded the waiting with something else."""
    (found,) = agreements(study)
    assert (found.one, found.other, found.documents) == ("kari", "per", ("Osen",))
    assert (found.turns, found.codes, found.decisions, found.same) == (1, 4, 4, 0)
    text = study.documents.text(1)
    costs = text.index("More than")
    money = study.codes.find("Money")
    assert money is not None
    for coder in ("kari", "per"):
        study.codings.add(1, Span(costs, costs + 9), money.id, coder)
    (found,) = agreements(study)
    assert (found.turns, found.decisions, found.same) == (2, 8, 4)
    assert found.percent == 50


def test_the_history_tells_what_became_of_each_code(project: Project) -> None:
    codes = project.codes
    first, second = codes.add("Time"), codes.add("Hours")
    codes.change(first, name="Time spent")
    codes.change(first, definition="Hours and years.")
    codes.merge(second, first)
    codes.take_over(Codebook("Book", "en", (CodeEntry("m1", "Money"), CodeEntry("n1", "New"))))
    project.codes.delete(codes.find("New").id)  # type: ignore[union-attr]
    codes.add("Undone")
    project.undo()
    told = [(step.act, step.codes, step.into, step.there) for step in codebook_history(project)]
    assert told == [
        ("add", ("Time", "Hours"), "", 2),
        ("rename", ("Time spent",), "", 2),
        ("change", ("Time spent",), "", 2),
        ("merge", ("Hours",), "Time spent", 1),
        ("import", ("Money", "New"), "", 3),
        ("delete", ("New",), "", 2),
    ]


def test_a_study_coded_by_one_says_that_agreement_was_not_measured(project: Project) -> None:
    texts = [piece.text for piece in method_pieces(project, PHRASES["en"]) if isinstance(piece, Text)]
    assert any("has not been measured" in text for text in texts)
    assert "Nothing has been coded yet." in texts


def test_the_chapter_tells_who_coded_how_much(study: Project) -> None:
    tables = [piece for piece in method_pieces(study, PHRASES["nb"]) if isinstance(piece, Table)]
    coded = next(table for table in tables if table.header[0] == "Koder")
    assert [row[:3] for row in coded.rows] == [("kari", "3", "1"), ("per", "1", "1")]
    agreed = next(table for table in tables if table.header[-1] == "Alfa")
    assert agreed.rows[0][0] == "kari – per"
    assert agreed.rows[0][4] == "0\u00a0%"


def test_answer_sheets_are_told_as_a_survey_and_not_among_the_interviews(study: Project, tmp_path: Path) -> None:
    words = PHRASES["en"]
    before = interviews(study, words)
    sheet = tmp_path / "course.csv"
    sheet.write_text("Id,Did it help?,What was good?\n1,Yes,The meetings.\n2,No,The people I met.\n", "utf-8")
    take_survey(study, sheet)
    assert len(study.documents.all()) > len(before.rows)
    assert interviews(study, words) == before
    told = [piece.text for piece in method_pieces(study, words) if isinstance(piece, Text)]
    assert "2 respondents answered the survey “course”." in told
