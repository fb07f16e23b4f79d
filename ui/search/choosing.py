"""Choosing the code that hits are to be coded with, or making one of the words that were searched for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.labels import tr
from ui.session import Session
from ui.widgets.finder import Entry, Finder


def choose_code(
    session: Session, parent: QWidget, at: QPoint, words: str, take: Callable[[int], object]
) -> Finder | None:
    """Let a code be found by typing; `take` is given its id."""
    project = session.project
    if project is None:
        return None
    paths = project.codes.paths()
    entries = [
        Entry(code.name, paths[code.id].rpartition(" > ")[0], code.shortcut.upper(),
              colour=code.colour or theme.NEUTRAL_CODE, handler=partial(take, code.id))
        for code in project.codes.all()
    ]  # fmt: skip
    if words and project.codes.find(words) is None:
        made = partial(_make, session, words, take)
        entries.append(Entry(tr("New code “{name}”", name=words), icon="plus", handler=made))
    finder = Finder(parent, tr("Find the code to code with"))
    finder.open_for(entries, at, 420)
    return finder


def _make(session: Session, words: str, take: Callable[[int], object]) -> None:
    code_id = new_code(session, words)
    if code_id is not None:
        take(code_id)


def new_code(session: Session, name: str) -> int | None:
    """Make a code at top level, in a colour of its own."""
    project = session.project
    made: list[int] = []
    if project is not None:
        colour = theme.next_colour(code.colour for code in project.codes.all())
        session.attempt(lambda: made.append(project.codes.add(name, colour=colour)))
    return made[0] if made else None
