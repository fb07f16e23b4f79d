"""The tables: indexes where they are needed, and nothing but what it should hold."""

from __future__ import annotations

import sqlite3

import pytest

from qda.model import CellState, Part, TurnRole, Views
from qda.project import Project
from qda.store import schema


def plan(project: Project, sql: str) -> str:
    return " / ".join(row[3] for row in project._store.rows(f"EXPLAIN QUERY PLAN {sql}"))


def queries_of(project: Project, ask: object) -> list[str]:
    """The SQL that a question runs, with its parameters filled in."""
    found: list[str] = []
    project._store.connection.set_trace_callback(found.append)
    try:
        assert callable(ask)
        ask()
    finally:
        project._store.connection.set_trace_callback(None)
    return [sql for sql in found if sql.lstrip().startswith("SELECT")]


def test_the_codings_of_a_document_are_found_by_index_in_order(study: Project) -> None:
    document = study.documents.all()[0].id
    (sql,) = queries_of(study, lambda: study.codings.in_document(document))
    assert "SEARCH coding USING INDEX coding_document (document_id=?)" in plan(study, sql)


def test_the_codings_of_codes_are_found_by_index(study: Project) -> None:
    codes = [code.id for code in study.codes.all()]
    for ask in (study.codings.of_codes, study.codings.spoken):
        (sql,) = queries_of(study, lambda ask=ask: ask(codes[:2]))
        steps = plan(study, sql)
        assert "coding USING INDEX coding_code (code_id=?" in steps
        assert "SCAN" not in steps


def test_codings_are_found_by_code_and_document_together(study: Project) -> None:
    steps = plan(study, "SELECT * FROM coding WHERE code_id = 1 AND document_id = 2")
    assert "INDEX coding_code (code_id=? AND document_id=?)" in steps


def test_a_passage_is_asked_of_the_index_only_as_far_as_it_goes(study: Project) -> None:
    steps = plan(study, "SELECT * FROM coding WHERE document_id = 1 AND start < 9 AND start >= 3")
    assert "INDEX coding_document (document_id=? AND start>? AND start<?)" in steps


def test_turns_are_found_by_index(study: Project) -> None:
    document, question = study.documents.all()[0].id, study.guide.questions()[0].id
    for ask, index in (
        (lambda: study.documents.turns(document), "turn_document (document_id=?"),
        (lambda: study.documents.turn_at(document, 60), "turn_document (document_id=? AND start<?)"),
        (lambda: study.documents.turns_of_question(question), "turn_question (question_id=?"),
    ):
        (sql,) = queries_of(study, ask)
        assert f"turn USING INDEX {index}" in plan(study, sql)


def test_every_reference_has_an_index_so_that_deleting_does_not_search(study: Project) -> None:
    for table in schema.JOURNALLED:
        indexed = {
            study._store.rows(f'PRAGMA index_info("{index[1]}")')[0][2]
            for index in study._store.rows(f'PRAGMA index_list("{table}")')
        }
        keys = {row[1] for row in study._store.rows(f'PRAGMA table_info("{table}")') if row[5]}
        references = {row[3] for row in study._store.rows(f'PRAGMA foreign_key_list("{table}")')}
        assert references <= indexed | keys, table


def test_every_table_is_journalled_or_says_why_not(study: Project) -> None:
    there = {row[0] for row in study._store.rows("SELECT name FROM sqlite_master WHERE type = 'table'")}
    own = {name for name in there if not name.startswith(("document_text_fts", "_sqlite", "sqlite_"))}
    assert own - set(schema.JOURNALLED) == {"step", "change", "holder", "edit_log"}


@pytest.mark.parametrize(
    ("table", "column", "values"),
    [
        ("turn", "role", TurnRole),
        ("speaker", "part", Part),
        ("question", "views", Views),
        ("cell", "state", CellState),
    ],
)
def test_a_word_the_model_does_not_know_is_not_stored(
    study: Project, table: str, column: str, values: type[TurnRole]
) -> None:
    for value in values:
        with study.step("test"):
            study._store.write(f'UPDATE "{table}" SET "{column}" = ?', (value,))
    with pytest.raises(sqlite3.IntegrityError), study.step("test"):
        study._store.write(f'UPDATE "{table}" SET "{column}" = ?', ("rubbish",))
