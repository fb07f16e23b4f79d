"""Looks which points rest on something that changed since they were worded; of many, on a thread of its own."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from qda.analysis.staleness import Since, stale_points
from qda.model import Point
from qda.project import Project
from ui.labels import tr
from ui.tasks import Task

Moved = list[tuple[Point, list[Since]]]
"""Each point with what happened."""


class MovedGround(QObject):
    """One look at a time: a new one takes the place of the last."""

    found = Signal(object)
    """What was `Moved`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._task: Task | None = None

    def look(self, project: Project, *, aside: bool) -> None:
        """Look, on the window's thread or aside of it."""
        if self._task is not None:
            self._task.stop()
            self._task = None
        if not aside:
            self.found.emit(_moved(project))
            return
        reader = project.reader()
        self._task = task = Task(tr("Looking for what changed"), lambda _report: _moved_in(reader))
        task.succeeded.connect(lambda moved: self._tell(moved, task))
        task.start()

    def _tell(self, moved: Moved, task: Task) -> None:
        if task is self._task:
            self._task = None
            self.found.emit(moved)


def _moved(project: Project) -> Moved:
    found = stale_points(project)
    return [(point, found[point.id]) for point in project.synthesis.points() if point.id in found] if found else []


def _moved_in(reader: Project) -> Moved:
    with reader:
        return _moved(reader)
