"""What in a project may lead to somebody, and where each of it stands. Reads only."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from qda.model import Part, Report, silent
from qda.project import Project
from qda.store.pseudonyms import Place, Where, Words
from qda.text.language import trained_names
from qda.text.names import Proposed, is_role, propose
from qda.text.pseudonyms import WORD, Exchange, Forms, Hit, Key, Kind, Pair
from qda.text.stand_ins import StandIns, Style, pairs_of


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found: the names, and all the words in which they were looked for."""

    proposed: tuple[Proposed, ...]
    words: tuple[Words, ...]
    roles: Mapping[str, str]
    """What speakers are, by name."""


@dataclass(frozen=True, slots=True)
class Found:
    """A name in the words of a row."""

    words: Words
    hit: Hit

    @property
    def place(self) -> Place:
        column = self.words.column
        return Place(column.table, column.name, self.words.row_id, self.hit.span.start)

    @property
    def can_be_left(self) -> bool:
        """Whether this one place can be left as it is."""
        return not self.words.column.is_json

    def context(self, letters: int = 48) -> tuple[str, str, str]:
        """What stands before, the name, and what stands after, on one line."""
        text, span = self.words.text, self.hit.span
        before = " ".join(text[max(0, span.start - letters) : span.start + 1].split())
        after = " ".join(text[span.end - 1 : span.end + letters].split())
        return before[:-1], span.of(text), after[1:]


class Occurring:
    """Tells whether words occur in texts, in any capitals: as words, or between square brackets."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._words: set[str] = set()
        self._bracketed: set[str] = set()
        for text in texts:
            self._words.update(WORD.findall(text))
            if "[" in text:
                self._bracketed.update(_BRACKETED.findall(text))
        self._words = {word.casefold() for word in self._words}
        self._bracketed = {words.casefold() for words in self._bracketed}

    def __call__(self, words: str) -> bool:
        if words.startswith("["):
            return words.casefold() in self._bracketed
        return any(word.casefold() in self._words for word in WORD.findall(words))


_BRACKETED = re.compile(r"\[[^\[\]\n]*\]")


def look(
    project: Project,
    where: Collection[Where] = tuple(Where),
    kinds: Collection[Kind] = tuple(Kind),
    report: Report = silent,
) -> Looked:
    """Read everything in these places, and propose what to replace."""
    words = tuple(project.pseudonyms.words(where))
    speakers = project.documents.speakers()
    names = [one.name for one in speakers if one.part is Part.PARTICIPANT or not is_role(one.name)]
    roles = {one.name: one.role for one in speakers if one.role and not is_role(one.name)}
    entities = trained_names(project.language)
    people = names if Kind.PERSON in kinds else ()
    found = propose([one.text for one in words], people, kinds, entities, report)
    return Looked(tuple(found), words, roles)


def given(looked: Looked, style: Style, language: str) -> list[list[Pair]]:
    """A pseudonym for each proposal, in each of its forms."""
    stand_ins = StandIns(style, language, Occurring(one.text for one in looked.words), looked.roles)
    taken: set[str] = set()
    return [pairs_of(one.forms, stand_ins.give(one), one.kind, taken) for one in looked.proposed]


def forms_of(name: str, kind: Kind, words: Iterable[Words]) -> list[str]:
    """The forms in which a name occurs, as it is typed first."""
    counted = Forms([(name, kind)]).count(one.text for one in words).get(name, Counter[str]())
    return list(dict.fromkeys([name, *sorted(counted, key=lambda form: -counted[form])]))


def completed(key: Key, words: Sequence[Words]) -> Key:
    """The key with the other forms in which its names occur: genitives, capitals, other white space."""
    forms = Forms((pair.original, pair.kind) for pair in key)
    counted = forms.count(one.text for one in words)
    known = {pair.original for pair in key}
    taken = {pair.pseudonym for pair in key}
    pairs = list(key)
    for pair in sorted(key, key=lambda pair: -len(pair.original)):
        new = [form for form in counted.get(pair.original, ()) if form not in known]
        known.update(new)
        pairs += pairs_of([pair.original, *new], pair.pseudonym, pair.kind, taken - {pair.pseudonym})[1:]
        taken.update(one.pseudonym for one in pairs)
    return tuple(pairs)


def places_of(words: Sequence[Words], pairs: Iterable[Pair], report: Report = silent) -> dict[str, list[Found]]:
    """Where each of the pairs stands, by the name of its entry, of two over each other the first and longest."""
    exchange = Exchange(pairs)
    found: dict[str, list[Found]] = defaultdict(list)
    for done, one in enumerate(words):
        if done % 64 == 0:
            report(done, len(words), "")
        for hit in exchange.hits(one.text):
            found[hit.pair.entry].append(Found(one, hit))
    return found
