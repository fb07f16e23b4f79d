"""Long work, off the window's thread or in slices on it, always with progress and a way to stop.

Knows no widgets but the signals they listen to.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator
from time import perf_counter
from typing import Any

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from qda.errors import Cancelled, SitatError
from qda.model import Report

SLICE = 0.03
"""Seconds that work on the window's own thread may take before the window has its turn."""


class Work(QObject):
    """Something under way. Exactly one of `succeeded`, `failed` and `stopped` comes at its end."""

    progressed = Signal(int, int, str)
    """done, total, note"""
    succeeded = Signal(object)
    failed = Signal(object)
    """A `SitatError`. Anything else is a bug and goes to the exception hook."""
    stopped = Signal()

    def __init__(self, title: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self._asked_to_stop = threading.Event()

    def stop(self) -> None:
        """Ask the work to stop. It leaves no trace."""
        self._asked_to_stop.set()


_running: set[Task] = set()
"""Tasks whose threads are at work: they outlive the dialogs that began them."""


class Task(Work):
    """A function `work(report)` on a thread of its own: it reads, computes or writes files, not the project.

    While it runs it belongs to nobody: closing the window that began it must not take it from under its thread.
    """

    _ended = Signal(object, object)

    def __init__(self, title: str, work: Callable[[Report], Any], parent: QObject | None = None) -> None:
        super().__init__(title, parent)
        self._work = work
        self._quiet_until = 0.0
        self._ended.connect(self._on_ended)

    def start(self) -> None:
        self.setParent(None)
        _running.add(self)
        QThreadPool.globalInstance().start(self._run)

    def _run(self) -> None:
        try:
            result = self._work(self._report)
        except BaseException as error:  # noqa: BLE001  handed over whole: the window's thread tells mistakes from bugs
            self._ended.emit(None, error)
        else:
            self._ended.emit(result, None)

    def _report(self, done: int, total: int, note: str) -> None:
        if self._asked_to_stop.is_set():
            raise Cancelled
        if perf_counter() >= self._quiet_until:
            self._quiet_until = perf_counter() + SLICE
            self.progressed.emit(done, total, note)

    def _on_ended(self, result: object, error: BaseException | None) -> None:
        _running.discard(self)
        if error is None:
            self.succeeded.emit(result)
        elif isinstance(error, Cancelled):
            self.stopped.emit()
        elif isinstance(error, SitatError):
            self.failed.emit(error)
        else:
            self.failed.emit(None)
            raise error


class Slices(Work):
    """A generator that writes, run on the window's thread a slice at a time. Stopping closes it: nothing is kept.

    Meanwhile the window must not let its user write: show it with a modal progress.
    """

    def __init__(self, title: str, work: Generator[Any, None, None], total: int, parent: QObject | None = None) -> None:
        super().__init__(title, parent)
        self._work = work
        self._total = total
        self._done = 0
        self._last: Any = None

    def start(self) -> None:
        QTimer.singleShot(0, self._slice)

    def _slice(self) -> None:
        if self._asked_to_stop.is_set():
            self._work.close()
            self.stopped.emit()
            return
        until = perf_counter() + SLICE
        try:
            while perf_counter() < until:
                self._last = next(self._work)
                self._done += 1
        except StopIteration:
            self.succeeded.emit(self._last)
            return
        except SitatError as error:
            self.failed.emit(error)
            return
        self.progressed.emit(min(self._done, self._total), self._total, "")
        QTimer.singleShot(0, self._slice)
