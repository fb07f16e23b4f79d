"""Points and questions of a project of format 1 are taken along, and what was done to them can still be undone."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlite_utils import Database, Migrations

from qda.model import Place, Views
from qda.project import Project
from qda.store import migrations, schema


def older(path: Path) -> None:
    """Write a project of format 1 in which a point was worded anew, after another got evidence and a memo."""
    Project.create(path.with_name("new.sitat"), coder="kari").close()
    first = Migrations("sitat")
    first()(migrations.format_1)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        first.apply(Database(connection))
        connection.execute("PRAGMA user_version = 1")
        for statement in (
            "INSERT INTO coder (id, name) VALUES (1, 'kari')",
            "INSERT INTO setting (key, value) VALUES ('guid', 'abc'), ('language', 'en')",
            "INSERT INTO \"case\" (id, guid, name, position) VALUES (1, 'c', 'Osen', 0)",
            "INSERT INTO question (id, guid, position, number, text, views) VALUES (1, 'q', 0, '1', 'Why?', 'divided')",
            "INSERT INTO point (id, guid, question_id, position, text) VALUES (1, 'p', 1, 0, 'Time is short.')",
            "INSERT INTO evidence (id, point_id, position, question_id, case_id) VALUES (1, 1, 0, 1, 1)",
            "INSERT INTO memo (id, text, point_id, coder_id, created, changed) VALUES (1, 'Ask.', 1, 1, '', '')",
            "INSERT INTO step (id, kind, details, coder, at) VALUES (1, 'point.change', '{}', 'kari', '2026-01-01')",
        ):
            connection.execute(statement)
        fields = ", ".join(f"'{name}', {name}" for name in ("id", "guid", "question_id", "position", "basis"))
        image = f"json_object({fields}, 'text', {{}})"
        before, after = image.format("'Time was short.'"), image.format("text")
        columns = 'step_id, "table", row_id, before, after'
        connection.execute(f"INSERT INTO change ({columns}) SELECT 1, 'point', id, {before}, {after} FROM point")


def test_points_of_format_1_keep_evidence_memos_and_their_history(tmp_path: Path) -> None:
    path = tmp_path / "old.sitat"
    older(path)
    copy = tmp_path / "copy.sitat"
    shutil.copy(path, copy)
    with Project.open(path) as project:
        (question,) = project.guide.questions()
        assert (question.views, question.grouped_by, question.bands) == (Views.DIVIDED, None, ())
        (point,) = project.synthesis.points()
        assert (point.text, point.place, point.group) == ("Time is short.", Place(1), "")
        assert [(one.case_id, one.contrary) for one in point.evidence] == [(1, False)]
        assert [memo.about_id for memo in project.memos.all()] == [1]
        assert project._store.rows("PRAGMA foreign_key_check") == []
        project.undo()
        assert project.synthesis.point(1).text == "Time was short."
        assert len(project.synthesis.point(1).evidence) == 1
        project.redo()
        assert project.synthesis.point(1).text == "Time is short."
        finding = project.synthesis.promote([1])
        assert project.synthesis.point(finding).evidence[0].on_point_id == 1
        project.guide.delete(1)
        assert [one.id for one in project.synthesis.points()] == [finding]
    with Project.open(copy, read_only=True) as project:
        assert len(project.synthesis.points()[0].evidence) == 1
