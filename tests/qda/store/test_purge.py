"""After a purge nothing of what was deleted can be found in the file, however one looks."""

from __future__ import annotations

from pathlib import Path

import pytest

from qda import errors
from qda.model import About, Draft, Span
from qda.project import Project

SECRET = "Sigrid Ingeborgsdatter"


def bytes_of(project: Project) -> bytes:
    """Everything that lies on the disk under the project's name."""
    return b"".join(path.read_bytes() for path in sorted(project.path.parent.glob(project.path.name + "*")))


def write_and_delete_secrets(project: Project) -> None:
    text = "Words that everybody may read. " * 400
    secret = project.documents.add(Draft("The mayor", f"{SECRET} said it. {text}zqxjwvk was there. {SECRET} left."))
    project.documents.add(Draft("The rest", text))
    code = project.codes.add("Time")
    coding = project.codings.add(secret, Span(0, len(SECRET)), code)
    project.memos.add(f"{SECRET} again", About.CODING, coding)
    question = project.guide.add("1", f"What did {SECRET} say?")
    point = project.synthesis.add_point(question, "A point.")
    project.synthesis.add_quote(point, secret, Span(0, len(SECRET)))
    project.documents.rename(secret, f"Interview with {SECRET}")
    project.documents.delete(secret)
    project.guide.delete(question)


def test_nothing_deleted_is_found_in_the_file_after_a_purge(project: Project) -> None:
    write_and_delete_secrets(project)
    for secret in (SECRET, "Ingeborgsdatter", "zqxjwvk"):
        assert secret.encode() in bytes_of(project)
    project.purge()
    for secret in (SECRET, "Ingeborgsdatter", "ingeborgsdatter", "ngeborgsdatte", "zqxjwvk", "qxjwv"):
        assert secret.encode() not in bytes_of(project)
    project.memos.add("One more.")
    project.close()
    assert b"Ingeborgsdatter" not in project.path.read_bytes()


def test_a_purge_keeps_what_is_there_and_forgets_how_it_came(project: Project) -> None:
    write_and_delete_secrets(project)
    before = (project.documents.all(), project.codes.all(), project.name)
    project.purge()
    assert project.history() == []
    assert project.to_undo() is None
    assert not project.undo()
    assert not project.redo()
    assert (project.documents.all(), project.codes.all(), project.name) == before
    assert project.documents.search("everybody")
    assert project.unsound() == []


def test_after_a_purge_acts_are_undone_as_before(project: Project) -> None:
    write_and_delete_secrets(project)
    project.purge()
    project.codes.add("Money")
    assert [act.kind for act in project.history()] == ["code.add"]
    project.undo()
    assert [code.name for code in project.codes.all()] == ["Time"]


def test_a_purge_makes_the_file_smaller(project: Project) -> None:
    document = project.documents.add(Draft("Large", "We waited, and waited. " * 60_000))
    project.documents.delete(document)
    project.settle()
    before = project.path.stat().st_size
    project.purge()
    assert project.path.stat().st_size < before / 3


def test_a_purge_while_somebody_reads_says_that_traces_are_left(project: Project) -> None:
    write_and_delete_secrets(project)
    project._store.connection.execute("PRAGMA busy_timeout = 50")
    with project.reader() as reader:
        reader.documents.all()
        with pytest.raises(errors.CannotDo, match="close the file everywhere else"):
            project.purge()
    project.purge()
    assert SECRET.encode() not in bytes_of(project)


def test_a_purge_inside_a_step_is_a_bug_that_changes_nothing(project: Project, tmp_path: Path) -> None:
    project.codes.add("Time")
    history = project.history()

    def purge_half_way() -> None:
        with project.step("code.add", code="Money"):
            project.codes.add("Money")
            project.purge()

    with pytest.raises(RuntimeError):
        purge_half_way()
    assert project.history() == history
