from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest

from qda.model import ActState, Changes
from qda.project import Project

Tables = Callable[[Project], dict[str, list[tuple[object, ...]]]]


def test_a_new_project_knows_its_name_language_and_coder(tmp_path: Path) -> None:
    with Project.create(tmp_path / "namdalen.sitat", language="nb", coder="kari") as project:
        assert (project.name, project.language, project.coder) == ("namdalen", "nb", "kari")
        assert [coder.name for coder in project.codings.coders()] == ["kari"]
        assert len(project.setting("guid")) == 10
        assert not project.read_only
        assert project.path == tmp_path / "namdalen.sitat"


def test_without_a_name_given_it_is_whoever_uses_the_machine(tmp_path: Path) -> None:
    with Project.create(tmp_path / "study.sitat") as project:
        assert project.coder
        assert [coder.name for coder in project.codings.coders()] == [project.coder]


def test_settings_travel_with_the_file_and_are_undone(project: Project) -> None:
    project.set_setting("title", "Five municipalities")
    project.close()
    with Project.open(project.path) as again:
        assert again.setting("title") == "Five municipalities"
        assert again.setting("nothing of the kind") == ""
        assert again.to_undo()
        again.undo()
        assert again.setting("title") == ""


def test_several_verbs_in_one_step_are_one_act(study: Project, tables: Tables) -> None:
    before = tables(study)
    heard: list[Changes] = []
    study.on_change(heard.append)
    with study.step("codebook.import", book="By hand"):
        for name in ("Gains", "Losses"):
            study.codes.add(name)
        study.memos.add("Both are new.")
    assert len(heard) == 1
    assert set(heard[0].rows) == {"code", "memo"}
    study.undo()
    assert tables(study) == before


def test_what_was_undone_is_remembered_across_closing(study: Project) -> None:
    study.codes.add("Gains")
    study.undo()
    study.close()
    with Project.open(study.path) as again:
        act = again.to_redo()
        assert act
        assert (act.kind, act.state) == ("code.add", ActState.UNDONE)
        assert again.redo()
        assert again.codes.find("Gains")


def test_another_thread_reads_through_a_reader(study: Project) -> None:
    found: list[int] = []
    reader = study.reader()

    def read() -> None:
        with reader:
            found.append(len(reader.codings.of_codes()))

    thread = Thread(target=read)
    thread.start()
    study.memos.add("Meanwhile.")
    thread.join()
    assert found == [4]
    assert reader.read_only
    assert reader.coder == study.coder


def test_a_project_opened_on_one_thread_is_closed_on_another(study: Project) -> None:
    thread = Thread(target=study.close)
    thread.start()
    thread.join()
    with Project.open(study.path) as again:
        assert again.documents.all()


def test_settling_brings_what_is_written_into_the_file_itself(project: Project) -> None:
    before = project.path.read_bytes()
    project.memos.add("Settled words.")
    assert project.path.read_bytes() == before
    project.settle()
    assert b"Settled words." in project.path.read_bytes()


def test_leaving_the_with_block_by_an_exception_closes_the_file(tmp_path: Path) -> None:
    def fails() -> None:
        with Project.create(tmp_path / "study.sitat") as project:
            project.codes.add("Time")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails()
    with Project.open(tmp_path / "study.sitat") as again:
        assert again.codes.find("Time")
