"""A search under way, on a thread of its own: what it finds comes a handful at a time."""

from __future__ import annotations

from time import perf_counter

from PySide6.QtCore import QObject, Signal

from qda.analysis.search import Found, Letters, Sought, search
from qda.model import Report
from qda.project import Project
from ui.labels import tr
from ui.tasks import SLICE, Task

MOST_HITS = 200_000
"""Hits after which a search ends: nobody reads so many."""


class Seeking(Task):
    """Looks for something in a reader of its own, which it closes."""

    found = Signal(object)
    """Some more: a list of `Found`."""

    def __init__(self, project: Project, sought: Sought, letters: Letters, parent: QObject) -> None:
        super().__init__(tr("Searching"), self._seek, parent)
        self._reader = project.reader()  # here, so that the search sees what the window sees
        self._sought, self._letters = sought, letters

    def _seek(self, report: Report) -> bool:
        """Whether everything was searched."""
        with self._reader as reader:
            waiting: list[Found] = []
            count, until = 0, perf_counter()
            for one in search(reader, self._sought, letters=self._letters, report=report):
                waiting.append(one)
                count += len(one.spans)
                if perf_counter() >= until:
                    self.found.emit(waiting)
                    waiting, until = [], perf_counter() + SLICE
                if count >= MOST_HITS:
                    break
            self.found.emit(waiting)
            return count < MOST_HITS
