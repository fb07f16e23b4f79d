"""Going back to before an act, and forward again: first what that would change, then all of it at once.

Knows the window it is for. What is stopped half-way leaves no trace.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from qda.errors import SitatError
from qda.model import Act, ActState
from ui.labels import error_sentence, plural, tr
from ui.tasks import Slices
from ui.widgets.progress import wait_for

if TYPE_CHECKING:
    from ui.history.what_would_change import WhatWouldChange
    from ui.main_window import MainWindow


class Going(QObject):
    """The verbs."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self.dialog: WhatWouldChange | None = None

    def ask(self, act: Act) -> None:
        """Show what going back to before an act (or, if it is undone, forward to it) would change, and offer it."""
        project = self._session.project
        if project is None or act.state is ActState.DROPPED or act.kind == "project.new":
            return
        back = act.state is ActState.DONE
        acts = project.past.down_to(act.id) if back else project.past.up_to(act.id)
        tally = project.past.tally(down_to=act.id) if back else project.past.tally(up_to=act.id)
        if not acts:
            return
        from ui.history.what_would_change import WhatWouldChange

        self.dialog = WhatWouldChange(project, acts, tally, back=back, parent=self._window)
        self.dialog.accepted.connect(lambda: self.back_to(act.id) if back else self.forward_to(act.id))
        self.dialog.open()

    def back_to(self, act_id: int) -> None:
        """Undo every act down to this one."""
        project = self._session.project
        if project is not None:
            count = len(project.past.down_to(act_id))
            self._go(tr("Going back"), project.going_back(act_id), count, lambda: self._said_back(count))

    def forward_to(self, act_id: int | None = None) -> None:
        """Redo every act up to this one; all that were undone, where none is named."""
        project = self._session.project
        acts = project.past.up_to(act_id) if project is not None else []
        if project is not None and acts:
            work = project.going_forward(act_id)
            self._go(tr("Bringing back"), work, len(acts), lambda: self._said_forward(len(acts), acts[0]))

    def redo_all(self) -> None:
        """Bring back everything that was undone."""
        self.forward_to()

    def _go(self, title: str, work: Generator[Any, None, None], count: int, done: Callable[[], None]) -> None:
        wait_for(Slices(title, work, count), self._window, lambda _: done(), self._on_failed)

    def _said_back(self, count: int) -> None:
        words = plural(count, "{count} act was taken back", "{count} acts were taken back")
        self._session.say(words, kind="done", action=tr("Redo all"), handler=self.redo_all)

    def _said_forward(self, count: int, first: int) -> None:
        words = plural(count, "{count} act was brought back", "{count} acts were brought back")
        self._session.say(words, kind="done", action=tr("Undo all"), handler=lambda: self.back_to(first))

    def _on_failed(self, error: object) -> None:
        if isinstance(error, SitatError):
            self._session.say(error_sentence(error), kind="problem")
