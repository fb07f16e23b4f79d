from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda.analysis.verify import check
from qda.errors import Cancelled
from qda.project import Project


@contextmanager
def behind_the_journals_back(path: Path) -> Iterator[sqlite3.Connection]:
    """The file, open to another program while Sitat is not looking."""
    with closing(sqlite3.connect(path)) as connection, connection:
        yield connection


def found(path: Path) -> list[str]:
    with Project.open(path, read_only=True) as project:
        return [problem.sentence for problem in check(project)]


def test_all_is_well_with_a_study(study: Project) -> None:
    assert check(study) == []
    study.close()
    assert found(study.path) == []


def test_one_changed_character_of_a_coded_quote_is_named(study: Project) -> None:
    study.close()
    with behind_the_journals_back(study.path) as file:
        file.execute(
            "UPDATE coding SET quote = replace(quote, 'long', 'lang') WHERE quote LIKE 'we waited%' AND id = 3"
        )
    (sentence,) = found(study.path)
    assert sentence == (
        "“we waited for a lang time” in Osen (coded Time) is not verbatim: "
        "the document has “we waited for a long time” there."
    )


def test_one_changed_character_of_a_document_names_every_quote_that_rests_on_it(study: Project) -> None:
    study.close()
    with behind_the_journals_back(study.path) as file:
        file.execute("UPDATE document_text SET text = replace(text, 'for a long', 'for a lang') WHERE document_id = 1")
    sentences = found(study.path)
    assert len(sentences) == 3
    assert all(sentence.startswith("“we waited for a long time” in Osen (") for sentence in sentences)
    assert [sentence.split(" (")[1].split(")")[0] for sentence in sentences] == [
        "coded Time",
        "coded Money",
        "under the point “Anchoring does not give anybody time.”",
    ]


def test_one_changed_character_of_a_quote_under_a_point_is_named(study: Project) -> None:
    study.close()
    with behind_the_journals_back(study.path) as file:
        file.execute("UPDATE evidence SET quote = 'We waited for a long time' WHERE quote <> ''")
    (sentence,) = found(study.path)
    assert "under the point “Anchoring does not give anybody time.”" in sentence


def test_a_shorter_document_leaves_quotes_and_turns_outside(study: Project) -> None:
    study.close()
    with behind_the_journals_back(study.path) as file:
        file.execute("UPDATE document_text SET text = 'Nothing left.'")
    sentences = found(study.path)
    assert any("its place is outside the document" in sentence for sentence in sentences)
    assert any(sentence.startswith("A turn in Vikna leaves the text") for sentence in sentences)


def test_a_problem_leads_to_its_place(study: Project) -> None:
    span = study.codings.of_codes()[0].span
    study.close()
    with behind_the_journals_back(study.path) as file:
        file.execute("UPDATE coding SET quote = 'x' WHERE id = 1")
    with Project.open(study.path) as project:
        (problem,) = check(project)
        assert (problem.document_id, problem.span) == (project.documents.all()[0].id, span)


def test_a_row_that_refers_to_nothing_is_told(study: Project) -> None:
    study.close()
    with behind_the_journals_back(study.path) as file:
        file.execute("UPDATE coding SET code_id = 99 WHERE id = 1")
    assert found(study.path) == ["The file itself is damaged: coding: a row refers to nothing."]


def test_an_index_that_does_not_fit_the_texts_is_told(study: Project) -> None:
    study.close()
    with behind_the_journals_back(study.path) as file:
        file.execute("INSERT INTO document_text_fts (rowid, text) VALUES (99, 'not there')")
    with Project.open(study.path) as project:
        assert [problem.sentence for problem in check(project)] == [
            "The file itself is damaged: the index for searching does not fit the texts."
        ]


@given(st.data())
def test_any_changed_character_under_a_quote_is_found(study: Project, data: st.DataObject) -> None:
    document = study.documents.all()[0].id
    text = study.documents.text(document)
    spans = [coding.span for coding in study.codings.in_document(document)]
    at = data.draw(st.sampled_from([place for span in spans for place in range(*span)]))
    with study.step("test"):
        changed = text[:at] + ("Y" if text[at] == "X" else "X") + text[at + 1 :]
        study._store.write("UPDATE document_text SET text = ? WHERE document_id = ?", (changed, document))
    named = {problem.span for problem in check(study)}
    assert named == {span for span in spans if span.start <= at < span.end}
    study.undo()
    assert check(study) == []


def test_checking_tells_how_far_it_is_and_can_be_stopped(study: Project) -> None:
    told: list[tuple[int, int, str]] = []
    check(study, lambda *report: told.append(report))
    assert told == [(0, 2, "Osen"), (1, 2, "Vikna")]

    def stop(done: int, total: int, note: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        check(study, stop)


@pytest.mark.parametrize("act", ["undo", "purge"])
def test_all_is_well_after_undoing_and_purging(study: Project, act: str) -> None:
    study.documents.delete(study.documents.all()[0].id)
    does: Callable[[], object] = getattr(study, act)
    does()
    assert check(study) == []
