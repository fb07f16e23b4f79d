"""One open project file: the connection, who may write, and errors of the machine put into words.

Knows which file it is and whether it is sound; knows nothing of what the tables mean.
"""

from __future__ import annotations

import getpass
import os
import platform
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from filelock import FileLock, Timeout
from sqlite_utils import Database

from qda import errors
from qda.store import schema

_FULL = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE}
_UNSOUND = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def now() -> str:
    """This moment in UTC, as it is stored: 2026-03-01T12:00:00Z."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Store:
    """An open project file. Only one `Store` at a time may write; others may read meanwhile."""

    def __init__(self, path: Path, connection: sqlite3.Connection, lock: FileLock | None) -> None:
        self.path = path
        self.connection = connection
        self.db = Database(connection)
        self._lock = lock

    @property
    def read_only(self) -> bool:
        return self._lock is None

    # ----------------------------------------------------------------- opening and closing

    @classmethod
    def create(cls, path: Path) -> Store:
        """Make a new, empty project file. Raises `AlreadyThere`, `FolderReadOnly` or `DiskFull`."""
        if path.exists():
            raise errors.AlreadyThere(path)
        lock = _locked(path)
        try:
            with in_words(path):
                connection = _connect(path, "rwc")
                try:
                    connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
                    _migrate(connection)
                    _log_ahead(connection)
                    return cls._writer(path, connection, lock)
                except BaseException:
                    connection.close()
                    _remove(path)
                    raise
        except BaseException:
            lock.release()
            raise

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> Store:
        """Open a project file, for writing unless asked otherwise.

        An older format is migrated after a copy of the file was put beside it. Raises `NoSuchFile`,
        `NotAProject`, `ProjectDamaged`, `ProjectTooNew`, `ProjectInUse` or `ProjectReadOnly`.
        """
        _check_file(path)
        if read_only:
            with in_words(path):
                return cls(path, _connect_to_read(path), None)
        if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
            raise errors.ProjectReadOnly(path)
        lock = _locked(path)
        try:
            with in_words(path):
                connection = _connect(path, "rw")
                try:
                    _log_ahead(connection)
                    _migrate_after_backup(path, connection)
                    return cls._writer(path, connection, lock)
                except BaseException:
                    connection.close()
                    raise
        except BaseException:
            lock.release()
            raise

    @classmethod
    def _writer(cls, path: Path, connection: sqlite3.Connection, lock: FileLock) -> Store:
        connection.execute("DELETE FROM holder")
        connection.execute(
            "INSERT INTO holder VALUES (?, ?, ?, ?)", (person(), platform.node() or "?", os.getpid(), now())
        )
        return cls(path, connection, lock)

    def reader(self) -> Store:
        """A second connection to the same file, to read from on another thread."""
        with in_words(self.path):
            return Store(self.path, _connect_to_read(self.path), None)

    def close(self) -> None:
        """Close the file and let go of it. Closing twice is fine."""
        if self._lock is not None and self._lock.is_locked:
            with in_words(self.path):
                self.connection.execute("DELETE FROM holder")
        self.connection.close()
        if self._lock is not None and self._lock.is_locked:
            with suppress(OSError):  # Windows keeps an open file: there it goes after the release
                os.unlink(self._lock.lock_file)
            self._lock.release()
            with suppress(OSError):
                os.unlink(self._lock.lock_file)

    # ----------------------------------------------------------------- reading and writing

    def rows(self, sql: str, parameters: Sequence[object] | dict[str, object] = ()) -> list[Any]:
        """All rows of a query, each as a tuple."""
        with in_words(self.path):
            return self.connection.execute(sql, parameters).fetchall()

    def row(self, sql: str, parameters: Sequence[object] = ()) -> Any:
        """The first row of a query, or None."""
        with in_words(self.path):
            return self.connection.execute(sql, parameters).fetchone()

    def value(self, sql: str, parameters: Sequence[object] = ()) -> Any:
        """The first column of the first row, or None."""
        row = self.row(sql, parameters)
        return None if row is None else row[0]

    def write(self, sql: str, parameters: Sequence[object] = ()) -> int:
        """Run one writing statement; the id of the row it added, if it added one."""
        with in_words(self.path):
            return self.connection.execute(sql, parameters).lastrowid or 0

    def write_all(self, sql: str, parameters: Iterable[Sequence[object]]) -> None:
        """Run one writing statement for each row of parameters."""
        with in_words(self.path):
            self.connection.executemany(sql, parameters)

    def settle(self) -> None:
        """Bring what is committed from the write-ahead log to the disk: safe even from a power cut."""
        if not self.read_only:
            with in_words(self.path):
                self.connection.execute("PRAGMA wal_checkpoint(PASSIVE)")

    def backup_to(self, path: Path) -> None:
        """Write a sound copy of the file as it stands to `path`."""
        with in_words(path), closing(sqlite3.connect(path)) as copy:
            self.connection.backup(copy)


def person() -> str:
    """The name this machine knows its user by."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "somebody"


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Turn what the machine says about a project file into sentences. Other errors pass through."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", 0)
        if code in _FULL:
            raise errors.DiskFull(path) from error
        if code & 0xFF in _UNSOUND:
            raise errors.ProjectDamaged(path, reason="its contents do not fit together") from error
        if code & 0xFF == sqlite3.SQLITE_READONLY:
            raise errors.ProjectReadOnly(path) from error
        if code & 0xFF == sqlite3.SQLITE_CANTOPEN:
            raise errors.FolderReadOnly(
                path, folder=str(path.parent), reason="the folder cannot be written in"
            ) from error
        raise


# --------------------------------------------------------------------------- the steps of opening


def _connect(path: Path, mode: str, extra: str = "") -> sqlite3.Connection:
    address = f"file:{quote(str(path.absolute().as_posix()))}?mode={mode}{extra}"
    connection = sqlite3.connect(address, uri=True, isolation_level=None, timeout=10, check_same_thread=False)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA cache_size = -32000")
    connection.execute("PRAGMA temp_store = MEMORY")
    return connection


def _log_ahead(connection: sqlite3.Connection) -> None:
    """Let readers read while we write, and commits cost no wait for the disk; see `Store.settle`."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")


def _connect_to_read(path: Path) -> sqlite3.Connection:
    connection = _connect(path, "ro")
    try:
        connection.execute("SELECT 1 FROM setting LIMIT 1")
    except sqlite3.OperationalError:
        # A folder that cannot be written in has no room for SQLite's shared memory: read the file as it lies.
        connection.close()
        connection = _connect(path, "ro", "&immutable=1")
        connection.execute("SELECT 1 FROM setting LIMIT 1")
    return connection


def _check_file(path: Path) -> None:
    """Refuse early, from the first hundred bytes, what is no sound project of a format we know."""
    try:
        with path.open("rb") as file:
            head = file.read(100)
            size = file.seek(0, os.SEEK_END)
    except FileNotFoundError:
        raise errors.NoSuchFile(path) from None
    except OSError as error:
        raise errors.NotAProject(path) from error
    if not head.startswith(b"SQLite format 3\0") or len(head) < 100:
        raise errors.NotAProject(path)
    if int.from_bytes(head[68:72], "big") != schema.APPLICATION_ID:
        raise errors.NotAProject(path)
    found = int.from_bytes(head[60:64], "big")
    if found > schema.FORMAT:
        raise errors.ProjectTooNew(path, found=found, known=schema.FORMAT)
    page = int.from_bytes(head[16:18], "big")
    expected = (65536 if page == 1 else page) * int.from_bytes(head[28:32], "big")
    if size < expected and not path.with_name(path.name + "-wal").exists():
        raise errors.ProjectDamaged(path, reason=f"{expected - size:,} bytes are missing at its end")


def _locked(path: Path) -> FileLock:
    lock = FileLock(path.with_name(f".{path.name}.lock"), timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise errors.ProjectInUse(path, holder=_holder(path)) from None
    except OSError as error:
        raise errors.FolderReadOnly(path, folder=str(path.parent), reason=error.strerror or str(error)) from error
    return lock


def _holder(path: Path) -> str:
    """Who has the project open, in words."""
    try:
        with closing(_connect(path, "ro")) as connection:
            row = connection.execute("SELECT who, host, since FROM holder").fetchone()
    except sqlite3.DatabaseError:
        row = None
    return f"{row[0]} on {row[1]} (since {row[2]})" if row else "another window"


def _migrate(connection: sqlite3.Connection) -> None:
    schema.migrations.apply(Database(connection))
    connection.execute(f"PRAGMA user_version = {schema.FORMAT}")


def _migrate_after_backup(path: Path, connection: sqlite3.Connection) -> None:
    found = connection.execute("PRAGMA user_version").fetchone()[0]
    if found == schema.FORMAT:
        return
    copy = path.with_name(f"{path.stem} (format {found}){path.suffix}")
    if not copy.exists():
        with closing(sqlite3.connect(copy)) as target:
            connection.backup(target)
    _migrate(connection)


def _remove(path: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
