"""The project file, and who may open it."""

from __future__ import annotations

import os
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from qda import errors
from qda.analysis.verify import check
from qda.project import Project
from qda.store import schema

Tables = Callable[[Project], dict[str, list[tuple[object, ...]]]]
Sentence = Callable[[errors.SitatError], str]
Run = Callable[..., subprocess.Popen[str]]

POSIX = os.name == "posix"


@contextmanager
def held_elsewhere(path: Path, script: str, run: Run) -> Iterator[subprocess.Popen[str]]:
    """While another process does something with a project and then waits, telling "ready"."""
    process = run(script + "\nprint('ready', flush=True)\nsys.stdin.readline()", path)
    with process:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        yield process
        process.communicate("\n")


WRITES = """
import sys
from qda.project import Project
project = Project.open(sys.argv[1], coder="ola")
project.memos.add("written elsewhere")
"""


# --------------------------------------------------------------------------- what the file is


def test_a_project_file_says_whose_it_is_and_which_format_it_has(project: Project) -> None:
    project.close()
    head = project.path.read_bytes()[:100]
    assert head[68:72] == b"SITA"
    assert int.from_bytes(head[60:64], "big") == schema.FORMAT


def test_a_closed_project_is_one_file(study: Project) -> None:
    study.memos.add("One more.")
    study.close()
    study.close()
    assert [path.name for path in study.path.parent.iterdir()] == ["study.sitat"]


def test_reading_a_project_leaves_no_other_files(study: Project) -> None:
    study.close()
    with Project.open(study.path, read_only=True) as reading:
        assert len(reading.documents.all()) == 2
    assert [path.name for path in study.path.parent.iterdir()] == ["study.sitat"]


def test_foreign_keys_are_on(study: Project) -> None:
    with study.reader() as reader:
        assert reader._store.value("PRAGMA foreign_keys") == 1
    assert study._store.value("PRAGMA foreign_keys") == 1
    with pytest.raises(sqlite3.IntegrityError), study.step("coding.add"):
        study._store.write("UPDATE coding SET code_id = 999")


@pytest.mark.parametrize(
    "name",
    [
        "with spaces.sitat",
        "blåbærsyltetøy.sitat",
        "50 % #1 done.sitat",
        "100%25.sitat",
        "a&mode=memory.sitat",
        "å'æ.sitat",
        "no ending",
        "日本 😀.sitat",
        *(["why?.sitat", "why?mode=ro#x.sitat", 'quo"te.sitat', "back\\slash.sitat"] if POSIX else []),
    ],
)
def test_a_project_may_be_called_anything_a_file_may(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name.replace(".sitat", " (folder)")
    folder.mkdir()
    with Project.create(folder / name, coder="kari") as project:
        project.memos.add("One.")
        with project.reader() as reader:
            assert len(reader.memos.all()) == 1
        with pytest.raises(errors.ProjectInUse):
            Project.open(folder / name)
    with Project.open(folder / name) as project:
        assert [memo.text for memo in project.memos.all()] == ["One."]
    with Project.open(folder / name, read_only=True) as project:
        assert project.name == Path(name).stem
    assert [path.name for path in folder.iterdir()] == [name]
    assert len(list(tmp_path.iterdir())) == 1


def test_a_relative_path_is_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with Project.create("study.sitat") as project:
        project.memos.add("One.")
    with Project.open("study.sitat") as project:
        assert len(project.memos.all()) == 1


def test_a_copy_of_an_open_project_is_whole(study: Project, tables: Tables, tmp_path: Path) -> None:
    study.memos.add("Just written.")
    study._store.backup_to(tmp_path / "copy.sitat")
    with Project.open(tmp_path / "copy.sitat") as copy:
        assert tables(copy) == tables(study)
        assert copy.undo()


# --------------------------------------------------------------------------- making one


def test_making_a_project_where_a_file_is_already_is_refused(study: Project) -> None:
    with pytest.raises(errors.AlreadyThere, match=r"“study\.sitat” is already there"):
        Project.create(study.path)
    assert len(study.documents.all()) == 2


def test_making_a_project_in_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(errors.FolderReadOnly, match="there is no such folder"):
        Project.create(tmp_path / "nowhere" / "study.sitat")
    assert list(tmp_path.iterdir()) == []


def test_a_project_that_could_not_be_made_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.Error):
        Project.create(tmp_path / "study.sitat", language=None)  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []
    Project.create(tmp_path / "study.sitat").close()


# --------------------------------------------------------------------------- one writer


def test_a_second_writer_is_told_who_has_it_and_may_read(study: Project, sentence_of: Sentence, run: Run) -> None:
    study.close()
    with held_elsewhere(study.path, WRITES, run) as other:
        with pytest.raises(errors.ProjectInUse) as told:
            Project.open(study.path)
        said = sentence_of(told.value)
        assert " on " in said
        assert "open it for reading" in said
        with Project.open(study.path, read_only=True) as reading:
            assert reading.memos.all()[0].text == "written elsewhere"
            assert reading.read_only
        assert other.poll() is None
    with Project.open(study.path) as again:
        assert again.memos.all()[0].text == "written elsewhere"


def test_what_somebody_else_writes_is_seen_by_a_reader(study: Project) -> None:
    with Project.open(study.path, read_only=True) as reading:
        count = len(reading.memos.all())
        study.memos.add("Just now.")
        assert len(reading.memos.all()) == count + 1


def test_a_reader_for_a_job_sees_the_project_as_it_was_when_the_job_began(study: Project, tables: Tables) -> None:
    with study.reader() as reader:
        before = tables(reader)
        study.memos.add("Meanwhile.")
        assert tables(reader) == before
    with study.reader() as reader:
        assert tables(reader) == tables(study) != before


def test_opening_twice_in_one_process_is_refused_too(study: Project) -> None:
    with pytest.raises(errors.ProjectInUse):
        Project.open(study.path)
    study.memos.add("Still ours.")


def test_looking_at_a_project_that_is_open_does_not_take_its_locks_away(study: Project, run: Run) -> None:
    """On POSIX, closing any handle of a file lets go of a process's locks on it; SQLite's must stay."""
    with pytest.raises(errors.ProjectInUse):
        Project.open(study.path)
    with Project.open(study.path, read_only=True) as reading:
        reading.documents.all()
    closed = "connection = sqlite3.connect(sys.argv[1]); connection.execute('SELECT * FROM memo').fetchall(); "
    with run("import sqlite3, sys; " + closed + "connection.close()", study.path) as other:
        assert other.wait() == 0
    assert study.path.with_name("study.sitat-wal").exists()
    study.memos.add("Written after.")
    study.close()
    with Project.open(study.path) as again:
        assert again.memos.all()[0].text == "Written after."


def test_the_lock_is_free_after_closing_and_after_a_failed_opening(study: Project) -> None:
    study.close()
    whole = study.path.read_bytes()
    study.path.write_bytes(whole[:4096] + b"\xff" * 4096 + whole[8192:])
    for _ in range(2):
        with pytest.raises(errors.ProjectDamaged), Project.open(study.path) as damaged:
            check(damaged)
    study.path.write_bytes(whole)
    Project.open(study.path).close()


def test_a_lock_file_left_by_a_killed_process_does_no_harm(study: Project, run: Run) -> None:
    study.close()
    with held_elsewhere(study.path, WRITES, run) as other:
        other.kill()
    assert study.path.with_name(".study.sitat.lock").exists()
    with Project.open(study.path) as again:
        assert again.memos.all()[0].text == "written elsewhere"
    assert not study.path.with_name(".study.sitat.lock").exists()


def test_the_next_to_open_keeps_its_lock_when_the_last_lets_go(study: Project) -> None:
    lock = study.path.with_name(".study.sitat.lock")
    study.close()
    for _ in range(3):
        with Project.open(study.path):
            assert lock.exists()
            with pytest.raises(errors.ProjectInUse):
                Project.open(study.path)
        assert not lock.exists()


def test_another_program_that_writes_the_file_is_told_as_somebody_who_has_it(study: Project, tables: Tables) -> None:
    before = tables(study)
    study._store.connection.execute("PRAGMA busy_timeout = 50")
    with closing(sqlite3.connect(study.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(errors.ProjectInUse, match="another program"):
            study.memos.add("Refused.")
        other.execute("ROLLBACK")
    assert tables(study) == before
    study.memos.add("Now it goes.")


if POSIX:

    def test_two_names_of_one_file_are_one_project(study: Project) -> None:
        other = study.path.with_name("linked.sitat")
        other.symlink_to(study.path)
        with pytest.raises(errors.ProjectInUse, match=r"linked\.sitat"):
            Project.open(other)
