"""Open a file to read it, or say in one sentence why that cannot be. Knows no format."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from qda import errors

MOST_BYTES = 50_000_000
"""The largest text file that is read. A transcript of a whole day is under one megabyte."""


def megabytes(size: int) -> str:
    return f"{size / 1_000_000:,.0f} MB" if size >= 10_000_000 else f"{size / 1_000_000:,.1f} MB"


@contextmanager
def readable(path: Path) -> Iterator[int]:
    """What is done to read `path` is done in here; gives its size in bytes.

    A file that is missing, a folder, or one that the system will not hand over is raised as
    `errors.NoSuchFile` or `errors.TranscriptUnreadable`, here or later in the block.
    """
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise IsADirectoryError
        if not stat.S_ISREG(found.st_mode):
            raise errors.TranscriptUnreadable(path, "it is a device, not a file", "choose an ordinary file")
        yield found.st_size
    except (FileNotFoundError, NotADirectoryError) as problem:
        raise errors.NoSuchFile(path) from problem
    except IsADirectoryError as problem:
        raise errors.TranscriptUnreadable(path, "it is a folder", "choose the files in it") from problem
    except PermissionError as problem:
        raise errors.TranscriptUnreadable(
            path, "you may not open it", "copy it to a folder of your own, or ask its owner for access"
        ) from problem
    except OSError as problem:
        reason = f"the system says “{problem.strerror or problem}”"
        raise errors.TranscriptUnreadable(path, reason, "copy it to this computer and try again") from problem


def contents(path: Path, most: int = MOST_BYTES) -> bytes:
    """The bytes of `path`. A file of more than `most` is refused before it is read."""
    with readable(path) as size:
        if size > most:
            raise errors.FileTooLarge(path, size=megabytes(size), most=megabytes(most))
        return path.read_bytes()
