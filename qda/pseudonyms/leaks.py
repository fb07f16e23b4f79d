"""Looks for names where none should be: in every value and every byte of a project file, and in files written from it.

It knows the key, and says what it found, where and how surely. It changes nothing.
"""

from __future__ import annotations

import re
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from qda.errors import NoSuchFile
from qda.model import Report, silent
from qda.store.pseudonyms import WHERE_OF, Where
from qda.store.traces_left import letters, raw, rows, values
from qda.text.gazetteer import ambiguous
from qda.text.pseudonyms import WORD, Exchange, Key, Pair
from qda.text.seeking import small

_TAG = re.compile(r"<[^>]*>")
_SURE_LETTERS = 4
"""Shorter names are told from chance bytes by what stands round them."""
_INSIDE = 5
"""From how many letters on a name is looked for inside longer words."""

_Value = TypeVar("_Value")

BYTES, INDEX, FILE_NAME, HISTORY, FILE = "bytes", "index", "file name", "history", "file"


@dataclass(frozen=True, slots=True)
class Leak:
    """A name that can be read."""

    original: str
    place: str
    """A `Where`, or one of BYTES, INDEX, FILE_NAME, HISTORY and FILE."""
    count: int
    sure: bool
    """As a whole word in these capitals; otherwise in others, or inside a longer word."""
    sample: str
    chosen: bool = False
    """Whether it was left there by choice, as the key says."""
    file: str = ""

    @property
    def sentence(self) -> str:
        """In English, for a terminal."""
        places = "place" if self.count == 1 else "places"
        how = "left by choice" if self.chosen else "found" if self.sure else "perhaps"
        return f"“{self.original}”: {how} in {self.count} {places} ({self.file or self.place}): … {self.sample} …"


class _Sought:
    """The names of a key, looked for in one text after another."""

    def __init__(self, key: Key) -> None:
        self.kept = {pair.original: pair.kept for pair in key}
        names: dict[str, set[str]] = defaultdict(set)
        for name in self.kept:
            names[small(name)].add(name)
        self._names = names
        self._exchange = Exchange(Pair(name, name) for name in names)
        self._heads: dict[str, list[str]] = defaultdict(list)
        for name in sorted(names, key=len, reverse=True):
            if len(name) >= _INSIDE and WORD.fullmatch(name):
                self._heads[name[:_INSIDE]].append(name)
        pseudonyms = {small(pair.pseudonym) for pair in key}
        self._within = {
            name: [tuple(one.split(name, 1)) for one in pseudonyms if name in one] for name in names
        }  # fmt: skip

    def find(self, text: str, *, bytes_: bool = False) -> Iterator[tuple[str, bool, str]]:
        """(name, whether surely, what stands there) for each place. Among bytes only whole words count."""
        page = small(text)
        said = set(WORD.findall(page))
        for hit in self._exchange.hits(page, said=said):
            at, end = hit.span
            name, written = hit.pair.original, text[at:end]
            sure = written in self._names[name]
            chance = bytes_ and len(name) < _SURE_LETTERS and not _is_text(text, at, end)
            usual = not sure and (name in ambiguous() or len(name) < _SURE_LETTERS)
            if not (chance or usual or self._is_cut(name, page, at, end)):
                yield written if sure else min(self._names[name]), sure, _around(text, at, end)
        if not bytes_:
            yield from self._inside_words(text, page, said)

    def _inside_words(self, text: str, page: str, said: Iterable[str]) -> Iterator[tuple[str, bool, str]]:
        longer = {word: name for word in said if (name := self._begins(word))}
        for word in WORD.finditer(page) if longer else ():
            if word[0] in longer and text[word.start()].isupper():
                yield min(self._names[longer[word[0]]]), False, _around(text, *word.span())

    def _begins(self, word: str) -> str:
        """The longest name that a word goes on from."""
        if len(word) <= _INSIDE or word in self._names:
            return ""
        return next((name for name in self._heads.get(word[:_INSIDE], ()) if word.startswith(name)), "")

    def _is_cut(self, name: str, page: str, at: int, end: int) -> bool:
        """Whether it is a piece of a pseudonym that the end of a text cuts, as the context of a coding may: “[Per”."""
        return any(
            (end == len(page) and head and page.endswith(head, 0, at))
            or (at == 0 and tail and page.startswith(tail, end))
            for head, tail in self._within[name]
        )


def _is_text(text: str, at: int, end: int) -> bool:
    around = text[max(0, at - 3) : at] + text[end : end + 3]
    return len(around) >= 3 and all(letter.isprintable() and ord(letter) < 0x2100 for letter in around)


def _around(text: str, at: int, end: int) -> str:
    words = "".join(letter if letter.isprintable() else " " for letter in text[max(0, at - 24) : end + 24])
    return " ".join(words.split())


def leaks(path: Path, key: Key, files: Sequence[Path] = (), report: Report = silent) -> list[Leak]:
    """Every name of the key that can be read in a project file and in these others; nothing found, nothing returned.

    Raises what opening a project raises, and `NoSuchFile`.
    """
    sought = _Sought(key)
    total = 4 + len(files)

    def going(done: int, values: Iterable[_Value], name: str = path.name) -> Iterator[_Value]:
        """Say how far it is for each of many values, so that it can be stopped between them."""
        for value in values:
            report(done, total, name)
            yield value

    found = _Tally(sought)
    for table, text in going(0, values(path)):
        found.add(_place_of(table), sought.find(text))
    known = found.names()
    most: dict[tuple[str, bool], list[str]] = {}
    for view in going(1, raw(path)):
        seen: dict[tuple[str, bool], list[str]] = defaultdict(list)
        for name, sure, sample in sought.find(view, bytes_=True):
            if name not in known:
                seen[name, sure].append(sample)
        most |= {name: samples for name, samples in seen.items() if len(samples) > len(most.get(name, ()))}
    if most:
        among_bytes = {small(name) for name, _ in most}
        few = _Sought(tuple(pair for pair in key if small(pair.original) in among_bytes))
        by_chance = Counter((name, sure) for row in going(2, rows(path)) for name, sure, _ in few.find(row))
        for (name, sure), samples in most.items():
            found.add(BYTES, ((name, sure, sample) for sample in samples[by_chance[name, sure] :]))
    found.add(FILE_NAME, sought.find(path.stem))
    for done, file in enumerate(files, 3):
        found.add(FILE, sought.find(file.stem), file.name)
        for text in going(done, readable(file), file.name):
            found.add(FILE, sought.find(text, bytes_=file.suffix.lower() == ".sitat"), file.name)
    report(total, total, path.name)
    return found.leaks()


def _place_of(table: str) -> str:
    if table in ("step", "change", "edit_log"):
        return HISTORY
    return INDEX if table == "index" else WHERE_OF.get(table, Where.OTHER)


class _Tally:
    """What was found, counted by name and place."""

    def __init__(self, sought: _Sought) -> None:
        self._sought = sought
        self._counted: dict[tuple[str, str, bool, str], list[str]] = {}

    def add(self, place: str, found: Iterable[tuple[str, bool, str]], file: str = "") -> None:
        for name, sure, sample in found:
            self._counted.setdefault((name, place, sure, file), []).append(sample)

    def names(self) -> set[str]:
        return {name for name, *_ in self._counted}

    def leaks(self) -> list[Leak]:
        kept = self._sought.kept
        chosen = {name for name in kept if kept[name] and self._count(name) <= kept[name]}
        found = [
            Leak(name, place, len(samples), sure, samples[0], name in chosen, file)
            for (name, place, sure, file), samples in self._counted.items()
            if not (name in chosen and place in (INDEX, BYTES, Where.POINTS, Where.SUMMARIES))
        ]
        return sorted(found, key=lambda leak: (leak.chosen, not leak.sure, leak.original, leak.place, leak.file))

    def _count(self, name: str) -> int:
        """In how many places of its own a name stands; the index and quotes repeat them."""
        return sum(
            len(samples)
            for (other, place, sure, _), samples in self._counted.items()
            if other == name and sure and place in (Where.DOCUMENTS, Where.MEMOS, Where.NAMES)
        )


# --------------------------------------------------------------------------- files written from a project


def readable(path: Path) -> Iterator[str]:
    """All that can be read in a file: of a zip, as Word and Excel write, each part with its marks and without."""
    if not path.is_file():
        raise NoSuchFile(path)
    data = path.read_bytes()
    if data.startswith(b"PK") and zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as parts:
            for part in parts.namelist():
                yield part
                yield from _of_xml(parts.read(part))
        return
    yield from letters(data, paged=data.startswith(b"SQLite format 3"))
    yield _TAG.sub("", data.decode("utf-8", "replace"))


def _of_xml(data: bytes) -> Iterator[str]:
    text = data.decode("utf-8", "replace")
    yield text
    if "<" in text:
        yield _TAG.sub("", text)
        yield _TAG.sub(" ", text)
