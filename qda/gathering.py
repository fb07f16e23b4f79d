"""Which files are brought in: those of whole folders, and which of them are in the project already.

Reads folders and the texts there are; stores nothing.
"""

from __future__ import annotations

import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from qda.files import READABLE
from qda.model import Draft, Report, silent
from qda.project import Project

_SYSTEM = frozenset(("thumbs.db", "desktop.ini", "icon\r", "__macosx"))
_ALIKE = 0.6
"""The share of words in common from which a text is another version of one."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """Files to be read, in the order people number them, and those of kinds that are not read."""

    files: tuple[Path, ...]
    others: tuple[Path, ...] = ()


def gathered(paths: Sequence[Path], report: Report = silent) -> Gathered:
    """What is to be read of `paths`: files as they are named, folders with all that is in them, each file once.

    What the system keeps for itself (hidden files, locks of Office) is passed over in silence.
    """
    files: list[Path] = []
    others: list[Path] = []
    seen: set[str] = set()
    for path in paths:
        inside = _inside(path, report) if path.is_dir() else [path]
        for file in inside:
            real = os.path.realpath(file)
            if real in seen:
                continue
            seen.add(real)
            known = file.suffix.lower() in READABLE or not path.is_dir()
            (files if known and not (file != path and file.is_dir()) else others).append(file)
    return Gathered(tuple(files), tuple(others))


def _inside(folder: Path, report: Report) -> Iterator[Path]:
    """The files of a folder and the folders in it; a folder that may not be opened stands for itself."""
    closed: list[Path] = []
    for place, folders, names in os.walk(folder, onerror=lambda problem: closed.append(Path(problem.filename))):
        report(0, 0, Path(place).name)
        folders[:] = sorted((name for name in folders if _shown(name)), key=_numbered)
        yield from (Path(place, name) for name in sorted(filter(_shown, names), key=_numbered))
    yield from closed


def _shown(name: str) -> bool:
    return not name.startswith((".", "~$")) and name.casefold() not in _SYSTEM


def _numbered(name: str) -> list[tuple[int, str]]:
    """A name as people sort it: “Interview 2” before “Interview 10”."""
    return [(int(piece) if piece.isdigit() else -1, piece) for piece in re.split(r"(\d{1,9})", name.casefold())]


# --------------------------------------------------------------------------- here already


@dataclass(frozen=True, slots=True)
class Twin:
    """What is here already: a document of the project, or a file read before (then without an id)."""

    name: str
    document_id: int | None = None
    same: bool = True
    """Whether it has the very same words; otherwise it is another version of them."""


class Here:
    """The texts that are here already, known by their words, whatever their spaces and line ends."""

    def __init__(self, project: Project | None) -> None:
        self._project = project
        self._by_words: dict[int, list[int]] = defaultdict(list)
        self._by_name: dict[str, int] = {}
        self._marks: dict[int, bytes] = {}
        self._read: dict[bytes, str] = {}
        for document in project.documents.all() if project else ():
            self._by_words[document.words].append(document.id)
            for name in (Path(document.source).stem, document.name):
                self._by_name.setdefault(name.casefold(), document.id)

    def twin(self, draft: Draft) -> Twin | None:
        """What has the words of `draft`; or what is called so and has most of them. It is itself known from now on."""
        words = draft.text.split()
        mark = _mark(words)
        before = self._read.get(mark)
        self._read.setdefault(mark, draft.source)
        for document_id in self._by_words.get(len(words), ()):
            if self._mark_of(document_id) == mark:
                return Twin(self._name(document_id), document_id)
        if before is not None:
            return Twin(before)
        named = self._by_name.get(Path(draft.source).stem.casefold()) or self._by_name.get(draft.name.casefold())
        if named is not None and self._project is not None and _alike(words, self._project.documents.text(named)):
            return Twin(self._name(named), named, same=False)
        return None

    def _mark_of(self, document_id: int) -> bytes:
        assert self._project is not None
        if document_id not in self._marks:
            self._marks[document_id] = _mark(self._project.documents.text(document_id).split())
        return self._marks[document_id]

    def _name(self, document_id: int) -> str:
        assert self._project is not None
        return self._project.documents.get(document_id).name


def _mark(words: Sequence[str]) -> bytes:
    return blake2b("\n".join(words).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _alike(words: Sequence[str], text: str) -> bool:
    mine, others = Counter(words), Counter(text.split())
    return (mine & others).total() >= _ALIKE * max(mine.total(), others.total(), 1)
