"""Acts told with their places, by the names of their day; and where those places are now."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from qda import acts
from qda.analysis.audit import audit_facts
from qda.analysis.history import Group, How, found, group, kinds_of, place, places, since_then, told
from qda.analysis.whereabouts import Still, now
from qda.exporting import export
from qda.model import Act, Span
from qda.project import Project
from qda.store.past import Wanted


def act(project: Project, kind: str) -> Act:
    """The newest act of a kind."""
    return next(one for one in project.history() if one.kind == kind)


@pytest.fixture
def osen(study: Project) -> int:
    found = study.documents.named("Osen")
    assert found is not None
    return found.id


def test_a_coding_is_told_with_quote_code_document_and_paragraph(study: Project, osen: int) -> None:
    coded = act(study, "coding.add")
    where = place(study, coded)
    assert (where.document, where.paragraph, where.code) == ("Osen", 3, "Money")
    assert where.span is not None
    assert where.span.of(study.documents.text(osen)) == "we waited for a long time"
    (one,) = told(study, coded)
    assert (one.how, one.words) == (How.MADE, "we waited for a long time")


def test_names_are_as_they_were_then_also_of_what_is_gone(study: Project, osen: int) -> None:
    coded = act(study, "coding.add")
    code = study.codes.find("Money")
    assert code is not None
    study.codes.change(code.id, name="Costs")
    study.documents.rename(osen, "Osen, first interview")
    assert place(study, coded).code == "Money"
    assert place(study, coded).document == "Osen"
    study.documents.delete(osen)
    assert place(study, coded).paragraph == 3
    assert told(study, coded)[0].words == "we waited for a long time"
    assert now(study, coded, place(study, coded)).still is Still.GONE


def test_the_place_of_a_coding_is_where_it_stands_now(study: Project, osen: int) -> None:
    coded = act(study, "coding.add")
    text = study.documents.text(osen)
    study.corrections.apply(study.corrections.plan(osen, text.replace("The council", "In the end the council")))
    where = now(study, coded, place(study, coded))
    assert where.still is Still.THERE
    assert where.span is not None
    assert where.span.of(study.documents.text(osen)) == "we waited for a long time"
    assert place(study, coded).span != where.span


def test_the_place_of_a_removed_coding_is_found_by_its_words(study: Project, osen: int) -> None:
    coded = act(study, "coding.add")
    where = place(study, coded)
    assert where.coding_id is not None
    study.codings.remove([where.coding_id])
    text = study.documents.text(osen)
    study.corrections.apply(study.corrections.plan(osen, "A new first line.\n" + text))
    there = now(study, coded, place(study, coded))
    assert (there.still, there.coding_id) == (Still.THERE, None)
    assert there.span is not None
    assert there.span.of(study.documents.text(osen)) == "we waited for a long time"


def test_an_id_that_another_coding_has_by_now_is_not_taken_for_the_first(study: Project, osen: int) -> None:
    coded = act(study, "coding.add")
    where = place(study, coded)
    assert where.coding_id is not None
    study.codings.remove([where.coding_id])
    code = study.codes.find("Time")
    assert code is not None
    assert study.codings.add(osen, Span(0, 4), code.id) == where.coding_id
    assert now(study, coded, where).span == where.span


def test_words_that_went_are_shown_where_they_stood(study: Project, osen: int) -> None:
    coded = act(study, "coding.add")
    study.codings.remove([place(study, coded).coding_id or 0])
    text = study.documents.text(osen)
    study.corrections.apply(study.corrections.plan(osen, text.replace("After that we waited for a long time.", "")))
    there = now(study, coded, place(study, coded))
    assert there.still is Still.NEAR
    assert there.span is not None
    text = study.documents.text(osen)
    assert text.index("in May.") < there.span.start <= text.index("Waited for what?")


def test_a_correction_is_told_before_and_after_and_is_where_the_text_changed(study: Project, osen: int) -> None:
    text = study.documents.text(osen)
    study.corrections.apply(study.corrections.plan(osen, text.replace("voted for it", "was for it")))
    corrected = act(study, "document.text")
    where = place(study, corrected)
    assert where.span is not None
    assert where.span.of(study.documents.text(osen)) == "was"
    first = told(study, corrected)[0]
    assert "voted for it" in first.before
    assert "was for it" in first.after


def test_memos_and_evidence_say_where_they_were_put(study: Project) -> None:
    said = {
        one.details["memo"]: (where.document, where.code, where.question)
        for one in study.history()
        for where in [places(study, [one]).get(one.id)]
        if one.kind == "memo.add" and where is not None
    }
    assert said["The council again."] == ("Osen", "Political anchoring", "")
    assert said["What is time?"] == ("", "Time", "")
    assert said["Ask Anna about this."] == ("", "", "1")


def test_a_search_finds_every_word_of_the_sentence_and_of_the_details(study: Project) -> None:
    assert [one.id for one in found(study, Wanted(), "WAITED money")] == [act(study, "coding.add").id]
    assert found(study, Wanted(), "nobody wrote this") == []
    in_bokmaal = found(study, Wanted(), "kodet", lambda one: f"Kodet {one.kind}")
    assert len(in_bokmaal) == len(study.history())


def test_every_kind_of_act_is_in_one_group() -> None:
    every = [kind for of in Group for kind in kinds_of(of)]
    assert sorted(every) == sorted(acts.WORDS)
    assert group("coding.add") is Group.CODING
    assert group("document.add") is Group.IMPORT
    assert group("something.of.a.newer.version") is Group.OTHER


def test_every_act_of_a_study_has_a_place_and_can_be_told(study: Project) -> None:
    for one in study.history():
        where = place(study, one)
        now(study, one, where)
        assert told(study, one) or one.kind in ("project.new", "attribute.add", "code.apart", "memo.link"), one.kind


def test_what_was_done_since_a_moment_is_counted_by_person(study: Project) -> None:
    assert since_then(study, "2000-01-01T00:00:00Z")["kari"]["coding.add"] == 4
    assert since_then(study, "2999-01-01T00:00:00Z") == {}


def test_the_audit_trail_has_a_row_for_each_act_oldest_first(study: Project, tmp_path: Path) -> None:
    study.undo()
    path = tmp_path / "history.csv"
    export("history", study, path)
    rows = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))
    assert len(rows) == len(study.history())
    assert rows[0]["act"] == "Made the project"
    assert rows[-1]["state"] == "undone"
    coded = next(row for row in rows if row["act"].startswith("Coded"))
    assert (coded["coder"], coded["document"], coded["paragraph"]) == ("kari", "Osen", "3")


def test_the_audit_trail_can_be_read_by_day(study: Project, tmp_path: Path) -> None:
    path = tmp_path / "history.md"
    export("history", study, path)
    text = path.read_text(encoding="utf-8")
    assert "kari: Made the code Time" in text
    assert text.count("\n## ") == 1


def test_the_facts_of_the_terminal_are_newest_first(study: Project) -> None:
    facts = audit_facts(study, Wanted(), 3)
    assert [fact["id"] for fact in facts] == [one.id for one in study.history(3)]
    assert audit_facts(study, Wanted(coder="ola")) == []


def test_codings_that_only_went_along_with_the_text_are_not_told(study: Project, osen: int) -> None:
    study.corrections.apply(study.corrections.plan(osen, "A new first line.\n" + study.documents.text(osen)))
    assert [one.table for one in told(study, act(study, "document.text"))] == ["document_text"]
