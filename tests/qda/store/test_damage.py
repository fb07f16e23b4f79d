"""What is said of a file that is no project, or no longer a sound one."""

from __future__ import annotations

import random
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from qda import errors
from qda.analysis.verify import check
from qda.project import Project

Tables = Callable[[Project], dict[str, list[tuple[object, ...]]]]
Sentence = Callable[[errors.SitatError], str]
Run = Callable[..., subprocess.Popen[str]]


def test_a_file_that_is_not_there_is_told(tmp_path: Path, sentence_of: Sentence) -> None:
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
    tmp_path: Path, make: Callable[[Path], None], read_only: bool, sentence_of: Sentence
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
def test_a_truncated_project_is_told_to_be_damaged(
    study: Project, kept: float, read_only: bool, sentence_of: Sentence
) -> None:
    study.close()
    whole = study.path.read_bytes()
    study.path.write_bytes(whole[: int(len(whole) * kept)])
    with pytest.raises(errors.ProjectDamaged) as told:
        Project.open(study.path, read_only=read_only)
    assert "bytes are missing at its end" in sentence_of(told.value)
    assert [path.name for path in study.path.parent.iterdir()] == ["study.sitat"]


def test_a_project_without_its_tables_is_told_to_be_damaged(study: Project, sentence_of: Sentence) -> None:
    study.close()
    with closing(sqlite3.connect(study.path)) as other:
        other.execute("DROP TABLE memo")
    for read_only in (False, True):
        with pytest.raises(errors.ProjectDamaged) as told:
            Project.open(study.path, read_only=read_only)
        assert "the table “memo” is missing" in sentence_of(told.value)


def problems_with(path: Path, sentence_of: Sentence) -> list[str]:
    """What opening and checking find, however a person would be told it. Anything but a sentence is let through."""
    found = []
    for read_only in (False, True):
        try:
            with Project.open(path, read_only=read_only) as project:
                found += [problem.sentence for problem in check(project)]
        except errors.SitatError as error:
            found.append(sentence_of(error))
    return found


def test_rubbish_on_any_page_is_told_and_never_crashes(study: Project, sentence_of: Sentence) -> None:
    study.close()
    whole, chance = study.path.read_bytes(), random.Random(5)
    page = int.from_bytes(whole[16:18], "big")
    found = 0
    for start in range(page, len(whole), page):
        at = start + chance.choice([0, 0, page // 2])
        rubbish = chance.choice([b"\0", b"\xff", b"A", chance.randbytes(1)]) * (page // 4)
        study.path.write_bytes(whole[:at] + rubbish + whole[at + len(rubbish) :])
        found += bool(problems_with(study.path, sentence_of))
        for extra in study.path.parent.glob("*-*"):
            extra.unlink()
    assert found > len(whole) // page // 2
    study.path.write_bytes(whole)
    assert problems_with(study.path, sentence_of) == []


def test_single_wrong_bytes_never_crash(study: Project, sentence_of: Sentence) -> None:
    study.close()
    whole, chance = study.path.read_bytes(), random.Random(11)
    for _ in range(60):
        at = chance.choice([chance.randrange(100, 8192), chance.randrange(100, len(whole))])
        study.path.write_bytes(whole[:at] + bytes([whole[at] ^ chance.randrange(1, 256)]) + whole[at + 1 :])
        problems_with(study.path, sentence_of)
        for extra in study.path.parent.glob("*-*"):
            extra.unlink()
