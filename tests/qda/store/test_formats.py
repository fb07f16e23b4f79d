"""Older project files become newer ones, and newer ones are left alone."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from qda import errors
from qda.project import Project
from qda.store import migrations, schema

Tables = Callable[[Project], dict[str, list[tuple[object, ...]]]]
Sentence = Callable[[errors.SitatError], str]
Run = Callable[..., subprocess.Popen[str]]


NOW = schema.FORMAT
"""The format of the present, also while a test plays the future."""


def _migrations_so_far() -> Migrations:
    """The migrations of this Sitat, to which a later one adds its own."""
    so_far = Migrations("sitat")
    for number in range(1, schema.FORMAT + 1):
        so_far()(getattr(migrations, f"format_{number}"))
    return so_far


@pytest.fixture
def newer_format(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """A Sitat of the future, whose format has one more migration; call it to be back in the present."""
    future = _migrations_so_far()

    @future()
    def format_next(db: Database) -> None:
        db.execute("ALTER TABLE memo ADD COLUMN colour TEXT NOT NULL DEFAULT 'yellow'")

    with monkeypatch.context() as patch:
        patch.setattr(migrations, "migrations", future)
        patch.setattr(schema, "FORMAT", schema.FORMAT + 1)
        yield patch.undo


def test_the_format_is_the_number_of_migrations() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        assert len(migrations.migrations.pending(Database(connection))) == schema.FORMAT


def test_a_project_of_a_newer_format_is_refused_and_left_alone(
    tmp_path: Path, newer_format: Callable[[], None], sentence_of: Sentence
) -> None:
    path = tmp_path / "study.sitat"
    Project.create(path).close()
    before = path.read_bytes()
    newer_format()
    for read_only in (False, True):
        with pytest.raises(errors.ProjectTooNew) as told:
            Project.open(path, read_only=read_only)
        assert f"format {schema.FORMAT + 1}, this one knows {schema.FORMAT}" in sentence_of(told.value)
    assert path.read_bytes() == before


def test_a_newer_format_that_stands_only_in_the_log_is_refused_too(
    study: Project, tmp_path: Path, newer_format: Callable[[], None]
) -> None:
    study.close()
    folder = tmp_path / "killed"
    folder.mkdir()
    with Project.open(study.path):
        for name in ("study.sitat", "study.sitat-wal"):
            shutil.copy(tmp_path / name, folder / name)
    newer_format()
    assert (folder / "study.sitat").read_bytes()[63] == schema.FORMAT
    for read_only in (False, True):
        with pytest.raises(errors.ProjectTooNew):
            Project.open(folder / "study.sitat", read_only=read_only)


def test_a_project_of_an_older_format_is_migrated_after_a_backup_copy(
    study: Project, tables: Tables, newer_format: Callable[[], None]
) -> None:
    before = tables(study)
    study.close()
    with Project.open(study.path) as migrated:
        assert {row[-1] for row in tables(migrated)["memo"]} == {"yellow"}
        assert migrated._store.value("PRAGMA user_version") == schema.FORMAT
        while migrated.undo():
            pass
        while migrated.redo():
            pass
        assert [row[:-1] for row in tables(migrated)["memo"]] == before["memo"]
    copy = study.path.with_name(f"study (format {NOW}).sitat")
    assert sorted(path.name for path in study.path.parent.iterdir()) == [copy.name, "study.sitat"]
    newer_format()
    with Project.open(copy) as old:
        assert tables(old) == before


def test_a_backup_copy_that_is_there_is_not_written_over(study: Project, newer_format: Callable[[], None]) -> None:
    study.close()
    older = study.path.with_name(f"study (format {NOW}).sitat")
    older.write_text("something else", encoding="utf-8")
    Project.open(study.path).close()
    assert older.read_text(encoding="utf-8") == "something else"
    assert study.path.with_name(f"study (format {NOW}, 2).sitat").exists()


def test_an_older_project_opened_for_reading_is_migrated_in_memory_only(
    study: Project, tables: Tables, newer_format: Callable[[], None]
) -> None:
    study.close()
    before = study.path.read_bytes()
    with Project.open(study.path, read_only=True) as reading:
        assert {row[-1] for row in tables(reading)["memo"]} == {"yellow"}
        with pytest.raises(errors.ProjectReadOnly):
            reading._store.write("DELETE FROM memo")
        with reading.reader() as reader:
            assert len(reader.memos.all()) == len(reading.memos.all())
    assert study.path.read_bytes() == before
    assert [path.name for path in study.path.parent.iterdir()] == ["study.sitat"]


def test_a_migration_that_fails_leaves_the_project_as_it_was(
    study: Project, tables: Tables, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tables(study)
    study.close()
    future = _migrations_so_far()

    @future()
    def format_next(db: Database) -> None:
        db.execute("DELETE FROM memo")
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(migrations, "migrations", future)
        patch.setattr(schema, "FORMAT", schema.FORMAT + 1)
        with pytest.raises(ZeroDivisionError):
            Project.open(study.path)
    with Project.open(study.path) as again:
        assert tables(again) == before
