"""Reads a grid for the window, and what in it is stale: at once where that is quick, beside the window where much is
to be read."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from qda.analysis.arrangement import Arrangement, Compared, Topics
from qda.analysis.cells import stale
from qda.analysis.framework import framework
from qda.model import Report
from qda.project import Project
from ui.labels import tr
from ui.session import Session
from ui.tasks import Task

MOST_CODINGS = 5_000
"""Up to so many codings are counted before anybody notices."""
MOST_SUMMARIES = 300
"""Up to so many summaries are compared with their passages before anybody notices."""


class Reading(QObject):
    """The grid that was asked for last, and the look for stale summaries."""

    ready = Signal(object)
    """A `Framework`."""
    looked = Signal(object)
    """What happened since, by the cells whose summaries are stale."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks: dict[str, Task] = {}

    def read(self, project: Project, arrangement: Arrangement) -> None:
        """Read it; `ready` comes when it is there. What is still being read is given up."""
        self._give_up("grid")
        if _is_quick(project, arrangement):
            self._session.attempt(lambda: self.ready.emit(framework(project, arrangement)))
        else:
            self._begin("grid", project, lambda reader: framework(reader, arrangement), self.ready.emit)

    def look(self, project: Project, summaries: int) -> None:
        """Look for summaries that are stale, of so many; `looked` tells."""
        self._give_up("stale")
        if summaries <= MOST_SUMMARIES:
            self.looked.emit(stale(project))
        else:
            self._begin("stale", project, stale, self.looked.emit)

    def _begin(
        self, what: str, project: Project, read: Callable[[Project], object], tell: Callable[[object], None]
    ) -> None:
        def work(report: Report) -> object:
            report(0, 0, "")
            reader = project.reader()
            try:
                return read(reader)
            finally:
                reader.close()

        def told(found: object) -> None:
            if self._tasks.get(what) is task:
                del self._tasks[what]
                tell(found)

        task = Task(tr("Reading the grid"), work)
        task.succeeded.connect(told)
        self._tasks[what] = task
        task.start()

    def stop(self) -> None:
        """Give up all that is still being read."""
        for what in list(self._tasks):
            self._give_up(what)

    def _give_up(self, what: str) -> None:
        task = self._tasks.pop(what, None)
        if task is not None:
            task.stop()


def _is_quick(project: Project, arrangement: Arrangement) -> bool:
    if arrangement.topics is Topics.QUESTIONS:
        return True
    most = MOST_CODINGS if arrangement.compared is Compared.CASES else MOST_CODINGS // 2
    return project.retrieval.count() <= most
