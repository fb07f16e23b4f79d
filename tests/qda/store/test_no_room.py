"""Where nothing, or nothing more, can be written."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from qda import errors
from qda.model import Draft
from qda.project import Project

Tables = Callable[[Project], dict[str, list[tuple[object, ...]]]]
Sentence = Callable[[errors.SitatError], str]
Run = Callable[..., subprocess.Popen[str]]

POSIX = os.name == "posix"


if POSIX:
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

    def test_in_a_folder_that_cannot_be_written_in_a_project_is_read(locked_folder: Path, run: Run) -> None:
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

    def test_where_no_more_can_be_written_an_act_is_refused_and_the_next_one_works(study: Project, run: Run) -> None:
        study.close()
        with run(FULL, study.path, study.path.with_name("other.sitat")) as process:
            told = process.communicate()[0].splitlines()
        room = "There is no room left on the disk for “{}”; nothing was changed. Free some space and try again."
        assert told == [room.format("study.sitat"), "0 True", "1 []", "purge: 0 []", room.format("other.sitat")]
        assert [file.name for file in study.path.parent.iterdir()] == ["study.sitat"]


def test_on_a_full_disk_nothing_is_changed_and_the_project_goes_on(
    study: Project, tables: Tables, sentence_of: Sentence
) -> None:
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
