"""A copy of a project with pseudonyms in the place of names, or with the names put back.

All is done in a copy under a hidden name; it takes its place when it is whole, and leaves no trace when it is stopped.
Knows files and projects; not who decides what.
"""

from __future__ import annotations

import os
import secrets
from collections import Counter
from collections.abc import Collection
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from qda.errors import AlreadyThere, FolderReadOnly
from qda.files.names_key import write_key
from qda.model import Report, silent
from qda.project import Project
from qda.pseudonyms.finding import Found
from qda.store.pseudonyms import Place, Put, Where
from qda.text.pseudonyms import Exchange, Key, checked


@dataclass(frozen=True, slots=True)
class Ready:
    """A copy that is whole, and waits under a hidden name to take its place."""

    hidden: Path
    goal: Path
    put: Put

    def take_place(self) -> Path:
        """Be the file at `goal`; nobody may have that one open."""
        try:
            os.replace(self.hidden, self.goal)  # noqa: PTH105
        except OSError as error:
            self.discard()
            reason = error.strerror or str(error)
            raise FolderReadOnly(self.goal, folder=str(self.goal.absolute().parent), reason=reason) from error
        for path in (self.goal, self.hidden):
            _remove(path, ("-wal", "-shm"))
        return self.goal

    def discard(self) -> None:
        _remove(self.hidden)


def prepare(
    project: Project,
    goal: Path,
    key: Key,
    where: Collection[Where] = tuple(Where),
    leave: Collection[Place] = (),
    *,
    back: bool = False,
    over: bool = False,
    report: Report = silent,
) -> Ready:
    """Make the copy that is to stand at `goal`. With `back`, pseudonyms are taken back by the key.

    Raises `CannotDo` where the key could not be taken back exactly, and `AlreadyThere` unless it goes `over` a file.
    """
    pairs = checked(key)
    if goal.exists() and not over:
        raise AlreadyThere(goal)
    if not goal.absolute().parent.is_dir():
        raise FolderReadOnly(goal, folder=str(goal.absolute().parent), reason="there is no such folder")
    hidden = goal.absolute().with_name(f".{goal.stem[:40]}.{secrets.token_hex(4)}.sitat")
    exchange = Exchange(pairs)
    with ExitStack() as on_failure:
        on_failure.callback(_remove, hidden)
        report(0, 1, "")
        project.copy_to(hidden)
        with Project.open(hidden, coder=project.coder) as copy:
            put = copy.pseudonyms.put(exchange.reversed if back else exchange, where, leave, back=back, report=report)
            report(1, 1, "")
            if not back:
                copy.purge()
        _remove(hidden, ("-wal", "-shm"))
        on_failure.pop_all()
    return Ready(hidden, goal, put)


def make(
    project: Project,
    goal: Path,
    key: Key,
    key_path: Path | None = None,
    where: Collection[Where] = tuple(Where),
    leave: Collection[Place] = (),
    *,
    back: bool = False,
    report: Report = silent,
) -> Put:
    """Make the copy and, where it is to be kept in a file, the key: both or neither."""
    ready = prepare(project, goal, key, where, leave, back=back, report=report)
    settle(ready, key, key_path, project.language)
    return ready.put


def settle(ready: Ready, key: Key, key_path: Path | None, language: str) -> Path:
    """Write the key, where it is to be kept in a file, and let the copy take its place: both or neither."""
    with ExitStack() as on_failure:
        on_failure.callback(ready.discard)
        if key_path is not None:
            was_there = key_path.exists()
            write_key(key, key_path, language)
            if not was_there:
                on_failure.callback(lambda: key_path.unlink(missing_ok=True))
        goal = ready.take_place()
        on_failure.pop_all()
    return goal


def with_kept(key: Key, left: Collection[Found]) -> Key:
    """The key with, for each name, in how many places it was left."""
    counted = Counter(found.hit.pair.original for found in left)
    return tuple(replace(pair, kept=counted[pair.original]) for pair in key)


def beside(path: Path) -> list[Path]:
    """Project files that lie beside this one and may be older copies of it: names are still in them."""
    stem = path.stem
    with suppress(OSError):
        return sorted(
            one for one in path.absolute().parent.iterdir()
            if one != path.absolute() and one.stem.startswith(stem) and one.suffix in (path.suffix, ".bak")
        )  # fmt: skip
    return []


def _remove(path: Path, endings: Collection[str] = ("", "-wal", "-shm", "-journal")) -> None:
    for ending in endings:
        path.with_name(path.name + ending).unlink(missing_ok=True)
