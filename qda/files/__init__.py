"""Files in and out, a module a format. Knows no storage.

`read` takes any transcript, note or guide that Sitat can read; each format's module is imported when
its first file comes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from qda import errors
from qda.files.opening import MOST_BYTES, readable
from qda.files.other_programs import KNOWN
from qda.margin import Commented
from qda.model import Reading

__all__ = ["COMMENTED", "MOST_BYTES", "READABLE", "commented", "read"]

_READERS = {
    ".docx": "qda.files.word.read",
    ".docm": "qda.files.word.read",
    ".dotx": "qda.files.word.read",
    ".dotm": "qda.files.word.read",
    ".odt": "qda.files.opendocument",
    ".fodt": "qda.files.opendocument",
    ".rtf": "qda.files.rtf",
    ".pdf": "qda.files.pdf.read",
    ".txt": "qda.files.plain",
    ".md": "qda.files.plain",
    ".markdown": "qda.files.plain",
    ".html": "qda.files.web_page",
    ".htm": "qda.files.web_page",
    ".vtt": "qda.files.subtitles",
    ".srt": "qda.files.subtitles",
    ".json": "qda.files.whisper",
    ".otr": "qda.files.otranscribe",
    ".csv": "qda.files.transcript_tables",
    ".tsv": "qda.files.transcript_tables",
    ".xlsx": "qda.files.transcript_tables",
}

READABLE = tuple(_READERS)
"""The endings `read` knows, for dialogs, each with its dot."""

_COMMENTED = {
    ".docx": "qda.files.word.comments",
    ".docm": "qda.files.word.comments",
    ".odt": "qda.files.opendocument_comments",
    ".fodt": "qda.files.opendocument_comments",
}

COMMENTED = tuple(_COMMENTED)
"""The endings of files whose comments `commented` reads."""

_VISIBLE = re.compile("[^\\s\u00ad\u034f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufffc]")


def read(path: Path | str, *, encoding: str | None = None) -> Reading:
    """What `path` holds, as canonical text. `encoding` forces that of a plain text; without it, it is guessed.

    Raises NoSuchFile, UnknownFormat, FileEmpty (nothing visible in it), FileTooLarge or
    TranscriptUnreadable, all from `qda.errors`.
    """
    path = Path(path)
    with readable(path):
        module = _READERS.get(path.suffix.lower())
    if module is None and path.suffix.lower() in KNOWN:
        module = "qda.files.other_programs"
    if module is None:
        raise errors.UnknownFormat(path, known=", ".join(READABLE[:-1]) + " and " + READABLE[-1])
    reader: Callable[[Path, str | None], Reading] = import_module(module).read
    reading = reader(path, encoding)
    if not _VISIBLE.search(reading.text):
        raise errors.FileEmpty(path)
    return reading


def commented(path: Path | str) -> Commented:
    """What `path` holds together with its comments. Raises as `read` does."""
    path = Path(path)
    with readable(path):
        module = _COMMENTED.get(path.suffix.lower())
    if module is None:
        raise errors.UnknownFormat(path, known=" and ".join(COMMENTED))
    reader: Callable[[Path], Commented] = import_module(module).read_comments
    return reader(path)
