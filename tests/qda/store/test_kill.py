"""A killed process loses at most the act under way."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

from qda.model import About
from qda.project import Project

ROUNDS = 25

# Each act writes a document with its text, a coding on it and a memo on the coding; then it is told to the parent.
WRITER = """
import sys
from itertools import count
from qda.model import About, Draft, Span
from qda.project import Project

project = Project.open(sys.argv[1], coder="writer")
code = project.codes.find("Time").id
for number in count(int(sys.argv[2])):
    with project.step("document.add", document=f"Act {number}", count=1):
        document = project.documents.add(Draft(f"Act {number}", f"We waited{number} for the council. " * 40))
        coding = project.codings.add(document, Span(0, 9), code)
        project.memos.add(f"memo {number}", About.CODING, coding)
    print(number, flush=True)
    if number % 7 == 3:
        project.undo()
        project.redo()
    if number % 5 == 4:
        project.settle()
"""


def kill_at_some_moment(path: Path, first: int, chance: random.Random) -> int:
    """Let a process write, kill it, and return the number of the last act it told of."""
    root = Path(__file__).parents[3]
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), str(first)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(root)},
    )
    assert process.stdout
    with process, process.stdout as told:
        last = int(told.readline())
        time.sleep(chance.uniform(0, 0.03))
        process.kill()
        return max([last, *(int(line) for line in told if line.endswith("\n"))])


def test_killed_in_the_middle_of_writing_every_acknowledged_act_is_there(tmp_path: Path) -> None:
    path = tmp_path / "study.sitat"
    with Project.create(path, coder="kari") as project:
        project.codes.add("Time")
    chance = random.Random(2026)
    acts = 0
    for _ in range(ROUNDS):
        last = kill_at_some_moment(path, acts, chance)
        with Project.open(path, coder="kari") as project:
            assert project.unsound() == []
            project.redo()  # killed between its undo and its redo
            names = {document.name: document.id for document in project.documents.all()}
            acts = len(names)
            assert last + 1 <= acts <= last + 2
            assert set(names) == {f"Act {number}" for number in range(acts)}
            memos = {memo.text: memo for memo in project.memos.all()}
            assert set(memos) == {f"memo {number}" for number in range(acts)}
            for number in {last, acts - 1}:
                memo = memos[f"memo {number}"]
                assert memo.about is About.CODING
                assert project.codings.get(memo.about_id or 0).document_id == names[f"Act {number}"]
                assert project.documents.search(f"waited{number}")
            act = project.to_undo()
            assert act
            assert act.details["document"] == f"Act {acts - 1}"
            assert project.undo()
            assert len(project.documents.all()) == acts - 1
            assert project.redo()
            assert len(project.codings.of_codes()) == acts
    assert acts > ROUNDS
    assert [file.name for file in tmp_path.iterdir()] == ["study.sitat"]
