"""Looks again at what a change may have made stale, once it is quiet. Knows a session and one question to ask it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from qda.model import Changes
from qda.project import Project
from ui.session import Session

QUIET = 300
"""Milliseconds without a change after which it is looked at again."""
TOUCHING = (
    *("document_text", "turn", "coding", "code", "cell", "point", "evidence"),
    *("speaker", "case", "document", "question", "section"),
)
"""What words rest on, and the words themselves."""


class Watch(QObject):
    """Has `look` look at the project soon after it changed, never while somebody types."""

    def __init__(self, session: Session, look: Callable[[Project], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._look = look
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.now)
        session.opened.connect(self._timer.stop)

    @property
    def pending(self) -> bool:
        """Whether a look is due."""
        return self._timer.isActive()

    def on_change(self, changes: Changes) -> None:
        """Something was written: look again when it is quiet."""
        if changes.touches(*TOUCHING):
            self._timer.start(QUIET)

    def soon(self) -> None:
        """Look as soon as what is shown has been painted."""
        self._timer.start(0)

    def now(self) -> None:
        """Look at once."""
        self._timer.stop()
        if self._session.project is not None:
            self._look(self._session.project)
