from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from qda.errors import NoSuchFile, SitatError
from qda.model import Draft, Report
from qda.project import Project
from ui.documents.entries import storing
from ui.tasks import Slices, Task
from ui.widgets.progress import ProgressDialog, wait_for


def test_a_task_works_on_another_thread_and_hands_over_its_result(qtbot: QtBot) -> None:
    threads: list[object] = []

    def work(report: Report) -> int:
        threads.append(QThread.currentThread())
        report(1, 2, "half")
        return 42

    task = Task("Computing", work)
    with qtbot.waitSignal(task.succeeded) as done:
        task.start()
    assert done.args == [42]
    assert threads != [QThread.currentThread()]


def test_a_mistake_on_the_thread_comes_back_as_its_sentence(qtbot: QtBot) -> None:
    def work(report: Report) -> None:
        raise NoSuchFile(Path("gone.docx"))

    task = Task("Reading", work)
    with qtbot.waitSignal(task.failed) as failed:
        task.start()
    assert failed.args is not None
    assert isinstance(failed.args[0], SitatError)


def test_a_stopped_import_leaves_no_trace(tmp_path: Path, qtbot: QtBot) -> None:
    with Project.create(tmp_path / "study.sitat") as project:
        drafts = [Draft(f"Document {number}", "Hello. " * 2_000) for number in range(400)]
        work = Slices("Importing", storing(project, None, drafts), len(drafts))
        work.progressed.connect(lambda done, total, note: work.stop() if done > 3 else None)
        with qtbot.waitSignal(work.stopped, timeout=10_000):
            work.start()
        assert project.documents.all() == []
        assert [act.kind for act in project.history()] == ["project.new"]


def test_a_modal_progress_goes_when_the_work_is_done(qtbot: QtBot) -> None:
    done: list[object] = []

    def count() -> Iterator[int]:
        yield from range(5)

    dialog = wait_for(Slices("Counting", count(), 5), None, done.append)  # type: ignore[arg-type]
    assert isinstance(dialog, ProgressDialog)
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: done == [4])


@given(st.lists(st.integers(), max_size=30))
def test_slices_come_to_the_end_of_whatever_they_are_given(numbers: list[int]) -> None:
    from PySide6.QtCore import QEventLoop

    def each() -> Iterator[int]:
        yield from numbers

    last: list[object] = []
    loop = QEventLoop()
    work = Slices("Counting", each(), len(numbers))  # type: ignore[arg-type]
    work.succeeded.connect(lambda result: (last.append(result), loop.quit()))
    work.start()
    loop.exec()
    assert last == [numbers[-1] if numbers else None]
