"""Save a file whole or not at all. Knows no format.

What is being written stands beside its goal under a hidden name and takes its place when it is complete,
so that a full disk, a crash or a person who stops it leaves the old file as it was.
"""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from qda import errors

_NO_ROOM = frozenset({errno.ENOSPC, errno.EFBIG, errno.EDQUOT})


@contextmanager
def whole(path: Path) -> Iterator[BinaryIO]:
    """A file to write to that appears at `path` when the block ends well, and leaves no trace when it does not.

    Raises `errors.DiskFull` or `errors.FolderReadOnly`; anything else raised in the block passes through.
    """
    goal = Path(os.path.realpath(path))
    beside = goal.with_name(f".{goal.name[:40]}.{secrets.token_hex(4)}")
    try:
        with beside.open("xb") as file:
            yield file
        if goal.exists():
            shutil.copymode(goal, beside)
        _put_in_place(beside, goal)
    except OSError as problem:
        raise _in_words(path, problem) from problem
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


class _HeldOpenError(OSError):
    """The goal is there and cannot be replaced: on Windows, because Word or Excel has it open."""


def _put_in_place(beside: Path, goal: Path) -> None:
    try:
        beside.replace(goal)
    except PermissionError as problem:
        if goal.is_file():
            raise _HeldOpenError(*problem.args) from problem
        raise


def _in_words(path: Path, problem: OSError) -> errors.SitatError:
    if problem.errno in _NO_ROOM:
        return errors.DiskFull(path)
    folder = Path(path).absolute().parent
    match problem:
        case _HeldOpenError():
            reason = "another program has it open; close it there and try again"
        case FileNotFoundError():
            reason = "there is no such folder"
        case NotADirectoryError():
            reason = "that is not a folder"
        case IsADirectoryError():
            reason = "a folder has that name"
        case PermissionError():
            reason = "you may not write there"
        case _:
            reason = problem.strerror or str(problem)
    return errors.FolderReadOnly(path, folder=str(folder), reason=reason)
