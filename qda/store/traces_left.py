"""All that can be read in a project file, whoever looks: every value, every word of the index, and the raw bytes.

For the check that no name is left. Knows nothing of names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from qda.store.connection import Store, in_words

_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")

_FAR_OFF = re.compile("[\u2e80-\ud7ff\ue000-\uffff\U00010000-\U0010ffff]+")
"""What other bytes look like when they are read as UTF-16."""


_BORDER = 256
"""How many bytes on either side of a page's border are read as they lie: more than a name has."""


class Readable(NamedTuple):
    """Something that can be read, and where: the name of a table, or "index"."""

    table: str
    text: str


def values(path: Path) -> Iterator[Readable]:
    """Every text in every table, and every word of the index for searching."""
    with closing(Store.open(path, read_only=True)) as store, in_words(path):
        read = store.connection.execute
        for (table,) in read("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall():
            if "_fts" not in table:
                for row in read(f'SELECT * FROM "{table}"'):
                    yield from (Readable(table, unescaped(value)) for value in row if isinstance(value, str) and value)
        store.make_temporary(
            "CREATE VIRTUAL TABLE IF NOT EXISTS temp.words_left USING fts5vocab(main, document_text_fts, 'row')"
        )
        yield Readable("index", "\n".join(row[0] for row in read("SELECT term FROM temp.words_left")))


def rows(path: Path) -> Iterator[str]:
    """Every row as it lies in the file, its texts one behind the other: where two meet, a name may seem to stand."""
    with closing(Store.open(path, read_only=True)) as store, in_words(path):
        read = store.connection.execute
        for (table,) in read("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall():
            if "_fts" not in table:
                for row in read(f'SELECT * FROM "{table}"'):
                    yield "".join(value for value in row if isinstance(value, str))


def unescaped(text: str) -> str:
    """JSON's way to write letters, read; as it stands where there is none."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "\\u" in text else text


def raw(path: Path) -> Iterator[str]:
    """The bytes of the file and of its log, as letters in every way they may be written.

    Without the four bytes that SQLite puts at the head of each page on which a long text goes on, so that a word across
    two pages is found; the borders of the pages as they lie, besides.
    """
    for part in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-journal")):
        if part.exists():
            yield from letters(part.read_bytes(), paged=part == path)


def letters(data: bytes, *, paged: bool = False) -> Iterator[str]:
    """`data` read as UTF-8, as Latin-1 and as UTF-16 either way, from an even and an odd byte."""
    size = int.from_bytes(data[16:18], "big") if paged and len(data) > 100 else 0
    size = 65536 if size == 1 else size
    if size >= 512:
        joined = b"".join(data[at + 4 : at + size] for at in range(0, len(data), size))
        yield unescaped(joined.decode("utf-8", "replace"))
        borders = (data[max(0, at - _BORDER) : at + _BORDER] for at in range(0, len(data), size))
        yield unescaped(b"\0".join(borders).decode("utf-8", "replace"))
    else:
        yield unescaped(data.decode("utf-8", "replace"))
    yield data.decode("latin-1")
    for way in ("utf-16-le", "utf-16-be"):
        for start in (0, 1):
            yield _FAR_OFF.sub(" ", data[start:].decode(way, "replace"))
