from __future__ import annotations

import pytest

from qda.analysis.memos import COLUMNS, On, all_noted, excerpt, matching, memos_report, memos_rows
from qda.analysis.synthesis import SynthesisOptions
from qda.model import About, Span
from qda.project import Project
from qda.report import Bullet, Heading, Quote, Text


@pytest.fixture
def noted(study: Project) -> Project:
    """The study with a memo on everything there is."""
    study.memos.add("# On nothing\nbut **important** words\n- one\n> two")
    study.memos.add("The smallest.", About.CASE, study.cases.all()[0].id)
    study.memos.add("Leading?", About.QUESTION, study.guide.questions()[0].id)
    study.memos.add("Tired.", About.DOCUMENT, study.documents.all()[0].id)
    return study


def test_every_memo_says_what_it_is_on_in_the_projects_order(noted: Project) -> None:
    told = [(one.on, one.name, one.title) for one in all_noted(noted)]
    assert [on for on, _, _ in told] == [
        On.NOTHING, On.CODE, On.CODING, On.PASSAGE, On.DOCUMENT, On.CASE, On.QUESTION, On.POINT,
    ]  # fmt: skip
    assert (On.NOTHING, "", "On nothing") in told
    assert (On.CODING, "Political anchoring", "The council again.") in told
    assert (On.CASE, "Osen", "The smallest.") in told
    assert (On.QUESTION, "1 How is the work anchored?", "Leading?") in told


def test_memos_are_found_by_their_words_their_place_their_kind_and_their_coder(noted: Project) -> None:
    memos = all_noted(noted)
    assert [one.title for one in matching(memos, words="IMPORT nothing")] == ["On nothing"]
    assert {one.on for one in matching(memos, words="osen")} == {On.CODING, On.PASSAGE, On.DOCUMENT, On.CASE}
    assert [one.on for one in matching(memos, on=[On.POINT])] == [On.POINT]
    assert matching(memos, coders=["nobody"]) == []
    assert matching(memos, words="nowhere to be found") == []
    assert matching(memos) == memos


def test_a_table_has_a_row_for_each_memo_and_the_words_it_is_on(noted: Project) -> None:
    header, rows = memos_rows(noted)
    assert header == COLUMNS
    (passage,) = [dict(zip(header, row, strict=True)) for row in rows if row[0] == "passage"]
    document = noted.documents.all()[0]
    assert passage["quote"] == Span(int(passage["start"]), int(passage["end"])).of(noted.documents.text(document.id))
    assert (passage["document"], passage["memo"]) == (document.name, "Where the waiting begins.")
    assert [row[0] for row in rows].count("free") == 1


def test_a_report_sets_memos_by_kind_with_quote_author_and_formatting(noted: Project) -> None:
    report = memos_report(noted, SynthesisOptions.of(noted))
    headings = [piece.text for piece in report.pieces if isinstance(piece, Heading)]
    assert headings[:2] == ["Free memos", "On nothing"]
    assert "On passages" in headings
    assert any(isinstance(p, Text) and [w.text for w in p.words if w.bold] == ["important"] for p in report.pieces)
    assert Bullet("one") in report.pieces
    assert Text("two", "quoted") in report.pieces
    at = report.pieces.index(next(p for p in report.pieces if isinstance(p, Heading) and p.text.startswith("Where")))
    signed, quote = report.pieces[at + 1 : at + 3]
    assert isinstance(signed, Text)
    assert "Osen" in signed.text
    assert isinstance(quote, Quote)
    assert quote.text == "we waited for a long time"


def test_a_link_to_words_that_are_gone_is_written_out_with_that(noted: Project) -> None:
    document = noted.documents.named("Vikna")
    assert document is not None
    memo = noted.memos.add("Look:")
    noted.memos.link(memo, document.id, Span(2, 12))
    noted.documents.delete(document.id)
    report = memos_report(noted, SynthesisOptions(language="nb"))
    assert any(isinstance(p, Quote) and p.attribution == "(dokumentet er slettet)" for p in report.pieces)


def test_the_first_words_after_the_title_are_told_without_marks() -> None:
    assert excerpt("# Title\n\nSome **bold** words\n- and more") == "Some bold words - and more"
    assert excerpt("Only a title") == ""
