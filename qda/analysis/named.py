"""Whom a finished file names: every case and speaker of the study that can be read in it, or every name of a key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from qda.analysis.anonymity import Name, Seeking, names_of
from qda.project import Project
from qda.report import Readable
from qda.text.pseudonyms import Key, Kind


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a place of a file."""

    name: str
    """The whole of it."""
    written: str
    where: str
    """As `Readable` says it."""
    number: int
    context: str
    sure: bool
    """False for what is only spelt almost the same."""

    @property
    def sentence(self) -> str:
        """In English, for a terminal."""
        place = f"{self.where}, paragraph {self.number}" if self.number else self.where
        how = "can be read" if self.sure else f"may be meant by “{self.written}”"
        return f"“{self.name}” {how} ({place}): … {self.context} …"


def named_in(project: Project, read: Iterable[Readable]) -> list[Named]:
    """The study's names in what can be read in a file: in all its parts, its properties and its own name."""
    return list(_named(names_of(project), read))


def named_by_key(key: Key, read: Iterable[Readable]) -> list[Named]:
    """The real names of a key that can be read in a file, but those that somebody chose to leave."""
    names = [
        Name(pair.original, pair.entry or pair.original, pair.pseudonym, pair.kind is Kind.PERSON)
        for pair in key
        if not pair.kept
    ]
    return [one for one in _named(names, read) if one.sure]


def _named(names: Sequence[Name], read: Iterable[Readable]) -> Iterator[Named]:
    seeking = Seeking(names)
    seen: set[Named] = set()
    for one in read:
        for name, span, sure in seeking.find(one.text):
            context = " ".join(one.text[max(0, span.start - 40) : span.end + 40].split())
            found = Named(name.whole, span.of(one.text), one.where, one.number, context, sure)
            if found not in seen:
                seen.add(found)
                yield found
