"""The project file: who may open it, and what is said of it when it cannot be opened."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from qda import errors
from qda.analysis.verify import check
from qda.model import Draft
from qda.project import Project
from qda.store import migrations, schema

Tables = Callable[[Project], dict[str, list[tuple[object, ...]]]]

ROOT = Path(__file__).parents[3]
POSIX = os.name == "posix"


def run(script: str, *arguments: object) -> subprocess.Popen[str]:
    """Another process of ours, running `script`."""
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
    )


@contextmanager
def held_elsewhere(path: Path, script: str) -> Iterator[subprocess.Popen[str]]:
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
    for project in (study, study.reader()):
        assert project._store.value("PRAGMA foreign_keys") == 1
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
        Project.create(tmp_path / "study.sitat", language=b"\xff".decode("latin-1").encode() and None)  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []
    Project.create(tmp_path / "study.sitat").close()


# --------------------------------------------------------------------------- what is no sound project


def sentence_of(error: errors.SitatError) -> str:
    """The error as a person sees it: one line with the file's name and a next step."""
    said = str(error)
    assert said.endswith(".")
    assert "\n" not in said
    assert "“study.sitat”" in said
    assert ";" in said or "Free" in said
    return said


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    for read_only in (False, True):
        with pytest.raises(errors.NoSuchFile) as told:
            Project.open(tmp_path / "study.sitat", read_only=read_only)
        assert str(tmp_path) in sentence_of(told.value)
    assert list(tmp_path.iterdir()) == []


def make_text(path: Path) -> None:
    path.write_text("Interviewer: How is the work anchored?\n" * 50, encoding="utf-8")


def make_empty(path: Path) -> None:
    path.touch()


def make_folder(path: Path) -> None:
    path.mkdir()


def make_other_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE code (name TEXT)")


def make_only_a_beginning(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0")


@pytest.mark.parametrize("make", [make_text, make_empty, make_folder, make_other_database, make_only_a_beginning])
@pytest.mark.parametrize("read_only", [False, True])
def test_what_is_not_a_project_is_refused_and_left_alone(
    tmp_path: Path, make: Callable[[Path], None], read_only: bool
) -> None:
    path = tmp_path / "study.sitat"
    make(path)
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(errors.NotAProject) as told:
        Project.open(path, read_only=read_only)
    assert "is not a Sitat project" in sentence_of(told.value)
    assert [file.name for file in tmp_path.iterdir()] == ["study.sitat"]
    assert (path.read_bytes() if path.is_file() else b"") == before


@pytest.mark.parametrize("kept", [0.99, 0.5, 0.1])
@pytest.mark.parametrize("read_only", [False, True])
def test_a_truncated_project_is_told_to_be_damaged(study: Project, kept: float, read_only: bool) -> None:
    study.close()
    whole = study.path.read_bytes()
    study.path.write_bytes(whole[: int(len(whole) * kept)])
    with pytest.raises(errors.ProjectDamaged) as told:
        Project.open(study.path, read_only=read_only)
    assert "bytes are missing at its end" in sentence_of(told.value)
    assert [path.name for path in study.path.parent.iterdir()] == ["study.sitat"]


def test_a_project_without_its_tables_is_told_to_be_damaged(study: Project) -> None:
    study.close()
    with closing(sqlite3.connect(study.path)) as other:
        other.execute("DROP TABLE memo")
    for read_only in (False, True):
        with pytest.raises(errors.ProjectDamaged) as told:
            Project.open(study.path, read_only=read_only)
        assert "the table “memo” is missing" in sentence_of(told.value)


def problems_with(path: Path) -> list[str]:
    """What opening and checking find, however a person would be told it. Anything but a sentence is let through."""
    found = []
    for read_only in (False, True):
        try:
            with Project.open(path, read_only=read_only) as project:
                found += [problem.sentence for problem in check(project)]
        except errors.SitatError as error:
            found.append(sentence_of(error))
    return found


def test_rubbish_on_any_page_is_told_and_never_crashes(study: Project) -> None:
    study.close()
    whole, chance = study.path.read_bytes(), random.Random(5)
    page = int.from_bytes(whole[16:18], "big")
    found = 0
    for start in range(page, len(whole), page):
        at = start + chance.choice([0, 0, page // 2])
        rubbish = chance.choice([b"\0", b"\xff", b"A", chance.randbytes(1)]) * (page // 4)
        study.path.write_bytes(whole[:at] + rubbish + whole[at + len(rubbish) :])
        found += bool(problems_with(study.path))
        for extra in study.path.parent.glob("*-*"):
            extra.unlink()
    assert found > len(whole) // page // 2
    study.path.write_bytes(whole)
    assert problems_with(study.path) == []


def test_single_wrong_bytes_never_crash(study: Project) -> None:
    study.close()
    whole, chance = study.path.read_bytes(), random.Random(11)
    for _ in range(60):
        at = chance.choice([chance.randrange(100, 8192), chance.randrange(100, len(whole))])
        study.path.write_bytes(whole[:at] + bytes([whole[at] ^ chance.randrange(1, 256)]) + whole[at + 1 :])
        problems_with(study.path)
        for extra in study.path.parent.glob("*-*"):
            extra.unlink()


# --------------------------------------------------------------------------- older and newer formats


@pytest.fixture
def format_2(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """A Sitat of the future, whose format has one more migration; call it to be back in the present."""
    future = Migrations("sitat")
    future()(migrations.format_1)

    @future()
    def format_2(db: Database) -> None:
        db.execute("ALTER TABLE memo ADD COLUMN colour TEXT NOT NULL DEFAULT 'yellow'")

    with monkeypatch.context() as patch:
        patch.setattr(migrations, "migrations", future)
        patch.setattr(schema, "FORMAT", schema.FORMAT + 1)
        yield patch.undo


def test_the_format_is_the_number_of_migrations() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        assert len(migrations.migrations.pending(Database(connection))) == schema.FORMAT


def test_a_project_of_a_newer_format_is_refused_and_left_alone(tmp_path: Path, format_2: Callable[[], None]) -> None:
    path = tmp_path / "study.sitat"
    Project.create(path).close()
    before = path.read_bytes()
    format_2()
    for read_only in (False, True):
        with pytest.raises(errors.ProjectTooNew) as told:
            Project.open(path, read_only=read_only)
        assert f"format {schema.FORMAT + 1}, this one knows {schema.FORMAT}" in sentence_of(told.value)
    assert path.read_bytes() == before


def test_a_newer_format_that_stands_only_in_the_log_is_refused_too(
    study: Project, tmp_path: Path, format_2: Callable[[], None]
) -> None:
    study.close()
    folder = tmp_path / "killed"
    folder.mkdir()
    with Project.open(study.path):
        for name in ("study.sitat", "study.sitat-wal"):
            shutil.copy(tmp_path / name, folder / name)
    format_2()
    assert (folder / "study.sitat").read_bytes()[63] == 1
    for read_only in (False, True):
        with pytest.raises(errors.ProjectTooNew):
            Project.open(folder / "study.sitat", read_only=read_only)


def test_a_project_of_an_older_format_is_migrated_after_a_backup_copy(
    study: Project, tables: Tables, format_2: Callable[[], None]
) -> None:
    before = tables(study)
    study.close()
    with Project.open(study.path) as migrated:
        assert {row[-1] for row in tables(migrated)["memo"]} == {"yellow"}
        assert migrated._store.value("PRAGMA user_version") == 2
        while migrated.undo():
            pass
        while migrated.redo():
            pass
        assert [row[:-1] for row in tables(migrated)["memo"]] == before["memo"]
    copy = study.path.with_name("study (format 1).sitat")
    assert sorted(path.name for path in study.path.parent.iterdir()) == [copy.name, "study.sitat"]
    format_2()
    with Project.open(copy) as old:
        assert tables(old) == before


def test_a_backup_copy_that_is_there_is_not_written_over(study: Project, format_2: Callable[[], None]) -> None:
    study.close()
    older = study.path.with_name("study (format 1).sitat")
    older.write_text("something else", encoding="utf-8")
    Project.open(study.path).close()
    assert older.read_text(encoding="utf-8") == "something else"
    assert study.path.with_name("study (format 1, 2).sitat").exists()


def test_an_older_project_opened_for_reading_is_migrated_in_memory_only(
    study: Project, tables: Tables, format_2: Callable[[], None]
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
    future = Migrations("sitat")
    future()(migrations.format_1)

    @future()
    def format_2(db: Database) -> None:
        db.execute("DELETE FROM memo")
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(migrations, "migrations", future)
        patch.setattr(schema, "FORMAT", 2)
        with pytest.raises(ZeroDivisionError):
            Project.open(study.path)
    with Project.open(study.path) as again:
        assert tables(again) == before


# --------------------------------------------------------------------------- one writer


def test_a_second_writer_is_told_who_has_it_and_may_read(study: Project) -> None:
    study.close()
    with held_elsewhere(study.path, WRITES) as other:
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


def test_looking_at_a_project_that_is_open_does_not_take_its_locks_away(study: Project) -> None:
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


def test_a_lock_file_left_by_a_killed_process_does_no_harm(study: Project) -> None:
    study.close()
    with held_elsewhere(study.path, WRITES) as other:
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

    READS_ONLY = """
import os, sys
from qda import errors
from qda.project import Project
path, other = sys.argv[1:]
Project.open(path, read_only=True).close()  # imports what it needs
if os.getuid() == 0:
    os.setuid(65534)
for attempt in (lambda: Project.open(path), lambda: Project.create(other)):
    try:
        attempt()
    except errors.SitatError as error:
        print(type(error).__name__, error)
with Project.open(path, read_only=True) as project:
    print(len(project.documents.all()), project.documents.search("council")[0][0])
    with project.reader() as reader:
        print(len(reader.memos.all()))
"""

    @pytest.fixture
    def locked_folder(study: Project) -> Iterator[Path]:
        """A folder that everybody may read and nobody write in, root apart, with a study in it."""
        study.close()
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            shutil.copy(study.path, folder / "study.sitat")
            (folder / "study.sitat").chmod(0o444)
            folder.chmod(0o555)
            yield folder
            folder.chmod(0o755)

    def test_in_a_folder_that_cannot_be_written_in_a_project_is_read(locked_folder: Path) -> None:
        path, other = locked_folder / "study.sitat", locked_folder / "other.sitat"
        with run(READS_ONLY, path, other) as process:
            told = process.communicate()[0].splitlines()
        elsewhere = "choose a folder you may write in"
        assert told == [
            "ProjectReadOnly “study.sitat” can only be read here; copy it to a folder you may write in to change it.",
            f"FolderReadOnly “other.sitat” cannot be saved in {locked_folder} (Permission denied); {elsewhere}.",
            "2 1",
            "4",
        ]
        assert [file.name for file in locked_folder.iterdir()] == ["study.sitat"]

    FULL = """
import resource, signal, sys
from qda import errors
from qda.model import Draft
from qda.project import Project
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
project = Project.open(sys.argv[1])
count = len(project.documents.all())
limit = project.path.with_name(project.path.name + "-wal").stat().st_size + 10_000
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
try:
    project.documents.add(Draft("Large", "We waited. " * 20_000))
except errors.DiskFull as error:
    print(error)
print(len(project.documents.all()) - count, bool(project.documents.search("waited")))
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
project.documents.add(Draft("Large", "We waited. " * 20_000))
print(len(project.documents.all()) - count, project.unsound())
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
acts = len(project.history())
try:
    project.purge()
except errors.DiskFull as error:
    print("purge:", len(project.history()) - acts, project.unsound())
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
project.close()
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, resource.RLIM_INFINITY))
try:
    Project.create(sys.argv[2])
except errors.DiskFull as error:
    print(error)
"""

    def test_where_no_more_can_be_written_an_act_is_refused_and_the_next_one_works(study: Project) -> None:
        study.close()
        with run(FULL, study.path, study.path.with_name("other.sitat")) as process:
            told = process.communicate()[0].splitlines()
        room = "There is no room left on the disk for “{}”; nothing was changed. Free some space and try again."
        assert told == [room.format("study.sitat"), "0 True", "1 []", "purge: 0 []", room.format("other.sitat")]
        assert [file.name for file in study.path.parent.iterdir()] == ["study.sitat"]


def test_on_a_full_disk_nothing_is_changed_and_the_project_goes_on(study: Project, tables: Tables) -> None:
    before, history = tables(study), study.history()
    pages = study._store.value("PRAGMA page_count")
    study._store.value(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(errors.DiskFull) as told:
        study.documents.add(Draft("Large", "We waited, and waited. " * 5_000))
    assert "nothing was changed" in sentence_of(told.value)
    assert tables(study) == before
    assert study.history() == history
    study._store.value("PRAGMA max_page_count = 1000000")
    study.documents.add(Draft("Large", "We waited, and waited. " * 5_000))
    assert study.undo()
    assert tables(study) == before
    assert study.unsound() == []
