"""One open project file: the connection, who may write, and errors of the machine put into words.

Knows which file it is and whether it is sound; knows nothing of what the tables mean.
"""

from __future__ import annotations

import getpass
import os
import platform
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager, suppress
from datetime import UTC, datetime
from itertools import chain, count
from pathlib import Path
from typing import Any
from urllib.parse import quote
from weakref import WeakSet

from filelock import FileLock, Timeout

from qda import errors
from qda.store import schema

_FULL = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE}
_UNSOUND = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_OUT_OF_REACH = {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR}


def now() -> str:
    """This moment in UTC, as it is stored: 2026-03-01T12:00:00Z."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


_open_here: WeakSet[Store] = WeakSet()
"""The project files open in this process. On POSIX, opening and closing such a file by other means than SQLite
would take SQLite's locks away."""


class Store:
    """An open project file. Only one `Store` at a time may write; others may read meanwhile."""

    def __init__(self, path: Path, connection: sqlite3.Connection, lock: FileLock | None) -> None:
        self.path = path
        self.connection = connection
        self._lock = lock
        _open_here.add(self)

    @property
    def read_only(self) -> bool:
        return self._lock is None

    # ----------------------------------------------------------------- opening and closing

    @classmethod
    def create(cls, path: Path) -> Store:
        """Make a new, empty project file. Raises `AlreadyThere`, `FolderReadOnly` or `DiskFull`."""
        if os.path.exists(path):  # noqa: PTH110  never raises
            raise errors.AlreadyThere(path)
        if not path.absolute().parent.is_dir():
            raise errors.FolderReadOnly(path, folder=str(path.absolute().parent), reason="there is no such folder")
        with ExitStack() as on_failure, in_words(path):
            lock = _locked(path)
            on_failure.callback(_let_go, lock)
            if path.exists():  # somebody was quicker
                raise errors.AlreadyThere(path)
            on_failure.callback(_remove, path)
            connection = _connect(path, "rwc")
            on_failure.callback(connection.close)
            connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
            _migrate(connection)
            _log_ahead(connection)
            _sign(connection)
            store = cls(path, connection, lock)
            on_failure.pop_all()
        return store

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> Store:
        """Open a project file, for writing unless asked otherwise.

        An older format is migrated after a copy of the file was put beside it; opened for reading, it is
        migrated in memory only. Raises `NoSuchFile`, `NotAProject`, `ProjectDamaged`, `ProjectTooNew`,
        `ProjectInUse` or `ProjectReadOnly`.
        """
        if not any(store.path.resolve() == path.resolve() for store in _open_here):
            _check_head(path)
        if read_only:
            with in_words(path):
                return cls(path, _connect_to_read(path), None)
        if not os.access(path, os.W_OK) or not os.access(path.resolve().parent, os.W_OK):
            raise errors.ProjectReadOnly(path)
        with ExitStack() as on_failure, in_words(path):
            lock = _locked(path)
            on_failure.callback(_let_go, lock)
            connection = _connect(path, "rw")
            on_failure.callback(connection.close)
            _log_ahead(connection)
            if _format(path, connection) < schema.FORMAT:
                _back_up(path, connection)
                _migrate(connection)
            _check_tables(path, connection)
            _sign(connection)
            store = cls(path, connection, lock)
            on_failure.pop_all()
        return store

    def reader(self) -> Store:
        """A second connection to the same file, to read from on another thread: it sees the file as it is now."""
        with in_words(self.path):
            connection = _connect_to_read(self.path)
            connection.execute("BEGIN")
            connection.execute("SELECT 1 FROM setting LIMIT 1")
            return Store(self.path, connection, None)

    def close(self) -> None:
        """Close the file and let go of it. Closing twice is fine."""
        _open_here.discard(self)
        held = self._lock is not None and self._lock.is_locked
        if held:
            with suppress(sqlite3.DatabaseError):  # who had it is a courtesy; the lock is what counts
                self.connection.execute("PRAGMA secure_delete = ON")
                self.connection.execute("DELETE FROM holder")
        self.connection.close()
        if self._lock is not None and held:
            _let_go(self._lock)

    def discard(self) -> None:
        """Close the file and delete it: it was just made, and making it failed."""
        self.close()
        _remove(self.path)

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

    def make_temporary(self, sql: str) -> None:
        """Make a temporary table: it is no part of the file, and one that is only read may have it, too."""
        with in_words(self.path):
            self.connection.execute("PRAGMA query_only = OFF")
            try:
                self.connection.execute(sql)
            finally:
                self.connection.execute(f"PRAGMA query_only = {int(self.read_only)}")

    def whole(self) -> AbstractContextManager[None]:
        """Keep all that is written inside or, after an exception, none of it; of one inside another, that part."""
        return _whole(self.connection)

    def version(self) -> tuple[int, int]:
        """Another value after every write, whoever wrote; what is taken back by a rollback does not count down."""
        return self.connection.total_changes, int(self.value("PRAGMA data_version"))

    def settle(self) -> None:
        """Bring what is committed from the write-ahead log to the disk: safe even from a power cut."""
        if not self.read_only and not self.connection.in_transaction:
            with in_words(self.path):
                self.connection.execute("PRAGMA wal_checkpoint(PASSIVE)")

    def unsound(self) -> list[str]:
        """What SQLite finds wrong with the file, as it says it; empty when it is sound."""
        found = [row[0] for row in self.rows("PRAGMA integrity_check") if row[0] != "ok"]
        if not found:
            found += {f"{table}: a row refers to nothing": 1 for table, *_ in self.rows("PRAGMA foreign_key_check")}
        return found

    def backup_to(self, path: Path) -> None:
        """Write a sound copy of the file as it stands to `path`; no copy rather than half of one."""
        _copy(self.connection, path)


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
        if code & 0xFF in _UNSOUND or "decode to UTF-8" in str(error):
            raise errors.ProjectDamaged(path, reason="its contents do not fit together") from error
        if code & 0xFF == sqlite3.SQLITE_READONLY:
            raise errors.ProjectReadOnly(path) from error
        if code & 0xFF in _BUSY:
            raise errors.ProjectInUse(path, holder="another program") from error
        if code & 0xFF in _OUT_OF_REACH:
            folder = str(path.absolute().parent)
            raise errors.FolderReadOnly(path, folder=folder, reason="the folder or its disk cannot be used") from error
        if code == sqlite3.SQLITE_CONSTRAINT_TRIGGER:
            raise errors.OutsideAStep(str(error)) from error
        raise
    except UnicodeDecodeError as error:  # what SQLite would say of the damage has the damage in it
        raise errors.ProjectDamaged(path, reason="its contents do not fit together") from error


@contextmanager
def _whole(connection: sqlite3.Connection) -> Iterator[None]:
    inside = connection.in_transaction
    connection.execute("SAVEPOINT part" if inside else "BEGIN")
    try:
        yield
        connection.execute("RELEASE part" if inside else "COMMIT")
    except BaseException:
        if connection.in_transaction:  # some errors, such as a full disk, take all of it back themselves
            if inside:
                connection.execute("ROLLBACK TO part")
            connection.execute("RELEASE part" if inside else "ROLLBACK")
        raise


# --------------------------------------------------------------------------- the steps of opening


def _connect(path: Path, mode: str, extra: str = "") -> sqlite3.Connection:
    place = path.absolute().as_posix()
    place = place if place.startswith("/") else f"/{place}"  # C:/…
    address = f"file://{quote(os.fsencode(place))}?mode={mode}{extra}"
    connection = sqlite3.connect(address, uri=True, isolation_level=None, timeout=10, check_same_thread=False)
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("PRAGMA cache_size = -32000")  # the first to look into the file
    except BaseException:
        connection.close()
        raise
    return connection


def _log_ahead(connection: sqlite3.Connection) -> None:
    """Let readers read while we write, and commits cost no wait for the disk; see `Store.settle`."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")


def _connect_to_read(path: Path) -> sqlite3.Connection:
    """A connection that only reads; of an older format, one to a migrated copy in memory."""
    connection = _connect_to_read_as_it_is(path)
    try:
        if _format(path, connection) < schema.FORMAT:
            copy = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
            connection.backup(copy)
            connection.close()
            connection = copy
            _migrate(connection)
        _check_tables(path, connection)
        connection.execute("PRAGMA query_only = ON")
    except BaseException:
        connection.close()
        raise
    return connection


def _connect_to_read_as_it_is(path: Path) -> sqlite3.Connection:
    # Where we could write, SQLite takes its own files away again after reading; otherwise it could not.
    ways = [("ro", "")]
    if os.access(path, os.W_OK) and os.access(path.resolve().parent, os.W_OK):
        ways = [("rw", "")]
    elif not _is_logged(path):
        # A folder that cannot be written in has no room for SQLite's shared memory: then read the file as it lies.
        ways.append(("ro", "&immutable=1"))
    for mode, extra in ways:
        try:
            return _connect(path, mode, extra)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF not in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY}:
                raise
    raise errors.ProjectReadOnly(path)


def _check_head(path: Path) -> None:
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
    if size < expected and not _is_logged(path):
        raise errors.ProjectDamaged(path, reason=f"{expected - size:,} bytes are missing at its end")


def _is_logged(path: Path) -> bool:
    """Whether part of the file still stands in its write-ahead log."""
    real = path.resolve()
    log = real.with_name(real.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def _format(path: Path, connection: sqlite3.Connection) -> int:
    """The format of the file, its write-ahead log included. Raises `ProjectTooNew`."""
    found = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if found > schema.FORMAT:
        raise errors.ProjectTooNew(path, found=found, known=schema.FORMAT)
    return found


def _check_tables(path: Path, connection: sqlite3.Connection) -> None:
    there = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    missing = {"step", "change", "holder", "edit_log", *schema.JOURNALLED} - there
    if missing:
        raise errors.ProjectDamaged(path, reason=f"the table “{min(missing)}” is missing")


def _migrate(connection: sqlite3.Connection) -> None:
    from sqlite_utils import Database

    from qda.store.migrations import migrations

    connection.execute("PRAGMA foreign_keys = OFF")  # a table made anew would take with it what refers to it
    try:
        migrations.apply(Database(connection, execute_plugins=False))
    finally:
        connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA user_version = {schema.FORMAT}")


def _back_up(path: Path, connection: sqlite3.Connection) -> None:
    """Put a copy of a file of an older format beside it."""
    found = connection.execute("PRAGMA user_version").fetchone()[0]
    names = (f"{path.stem} (format {found}{more}){path.suffix}" for more in chain([""], map(", {}".format, count(2))))
    copies = (path.with_name(name) for name in names)
    _copy(connection, next(copy for copy in copies if not copy.exists()))


def _copy(connection: sqlite3.Connection, path: Path) -> None:
    try:
        with in_words(path), closing(sqlite3.connect(path)) as copy:
            connection.backup(copy)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


# --------------------------------------------------------------------------- who may write


def _locked(path: Path) -> FileLock:
    real = path.resolve()
    lock = FileLock(real.with_name(f".{real.name}.lock"), timeout=0, thread_local=False)
    try:
        lock.acquire()
    except Timeout:
        raise errors.ProjectInUse(path, holder=_holder(path)) from None
    except OSError as error:
        raise errors.FolderReadOnly(
            path, folder=str(path.absolute().parent), reason=error.strerror or str(error)
        ) from error
    return lock


def _let_go(lock: FileLock) -> None:
    """Release a lock and take its file away, but never the file of whoever has it next."""
    if os.name == "nt":  # an open file cannot be deleted: neither ours before the release, nor another's after it
        lock.release()
        with suppress(OSError):
            Path(lock.lock_file).unlink()
    else:
        with suppress(OSError):
            Path(lock.lock_file).unlink()
        lock.release()


def _sign(connection: sqlite3.Connection) -> None:
    """Write down who has the file."""
    with _whole(connection):
        connection.execute("DELETE FROM holder")
        connection.execute(
            "INSERT INTO holder VALUES (?, ?, ?, ?)", (person(), platform.node() or "?", os.getpid(), now())
        )


def _holder(path: Path) -> str:
    """Who has the project open, in words."""
    try:
        with closing(_connect(path, "ro")) as connection:
            row = connection.execute("SELECT who, host, since FROM holder").fetchone()
    except sqlite3.DatabaseError:
        row = None
    if row is None:
        return "another window"
    who, host, since = row
    return f"{who} on {host} (since {datetime.fromisoformat(since).astimezone():%Y-%m-%d %H:%M})"


def _remove(path: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
