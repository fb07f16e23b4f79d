"""Writing that may take its time: at once where it is soon done, or else in slices, with progress and a way to stop.

Knows a session and generators that write; not what they write.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import TYPE_CHECKING, TypeVar

from qda.errors import SitatError
from ui.labels import error_sentence
from ui.tasks import Slices
from ui.widgets.progress import wait_for

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.session import Session

AT_ONCE = 400
"""How many rows are written while the window waits."""

_Said = TypeVar("_Said")


def carry_out(
    session: Session,
    title: str,
    work: Generator[_Said, None, None],
    count: int,
    parent: QWidget,
    then: Callable[[_Said | None], object] = lambda _: None,
) -> None:
    """Run work of `count` turns that is one step, and go on with what it said last. Stopped, it leaves no trace."""

    def at_once() -> None:
        for said in work:
            last.append(said)

    last: list[_Said] = []
    if count > AT_ONCE:
        wait_for(Slices(title, work, count), parent, then, lambda error: _on_failed(session, error))  # type: ignore[arg-type]
    elif session.attempt(at_once):
        then(last[-1] if last else None)


def _on_failed(session: Session, error: object) -> None:
    if isinstance(error, SitatError):
        session.say(error_sentence(error), kind="problem")
