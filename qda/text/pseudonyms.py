"""Pseudonyms: what stands for what, where it occurs in a text, and the text with one in the other's place.

Exact both ways: every form of a name (“Kari”, “Karis”, “KARI”) has a pseudonym of its own, so that putting the real
names back gives the same letters. Knows nothing of storage, nor how names are recognised.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from qda.errors import CannotDo
from qda.model import Span
from qda.text.gazetteer import ambiguous, first_names


class Kind(StrEnum):
    """What leads to somebody."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    PHONE = "phone number"
    EMAIL = "e-mail address"
    ADDRESS = "address"
    IDENTITY = "identity number"
    REGISTERED = "registration number"
    """Of an organisation, a bank account or a car."""
    WEB = "web address"
    BORN = "date of birth"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Pair:
    """One form of a name, letter by letter, and what stands for it."""

    original: str
    pseudonym: str
    kind: Kind = Kind.OTHER
    entry: str = ""
    """Which pairs are of one person or place: the name of the first of them."""
    kept: int = 0
    """In how many places somebody chose to leave the original."""


Key = tuple[Pair, ...]

WORD = re.compile(r"[\w\u0300-\u036f]+")
"""A word, also one whose letters stand apart from their marks."""
_WITHIN = re.compile(r"[ \u00a0\u2009\u202f]{1,3}")
"""What may stand between the words of a name, one for another."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A place in a text, and what goes there."""

    span: Span
    pair: Pair


@dataclass(frozen=True, slots=True)
class Swapped:
    """A text after an exchange, and where each place of the old one is in it."""

    text: str
    hits: tuple[Hit, ...]
    _starts: tuple[int, ...]
    """Where each hit is in the new text."""
    _lengths: tuple[int, ...]
    _olds: tuple[int, ...]
    """Where each hit was in the old one."""

    def moved(self, span: Span) -> tuple[Span, Span]:
        """Where a span is now; one that begins or ends inside a name takes in the whole of what stands for it.

        The second tells by how many letters it was inside of it, at its start and at its end.
        """
        start, into = self._place(span.start, at_end=False)
        end, short = self._place(span.end, at_end=True)
        return Span(start, max(start, end)), Span(into, short)

    def _place(self, offset: int, *, at_end: bool) -> tuple[int, int]:
        number = bisect_right(self._olds, offset) - 1
        if number < 0:
            return offset, 0
        hit, start, length = self.hits[number].span, self._starts[number], self._lengths[number]
        if offset >= hit.end:
            return start + length + offset - hit.end, 0
        if offset == hit.start:
            return start, 0
        return (start + length, hit.end - offset) if at_end else (start, offset - hit.start)

    def at(self, offset: int) -> Hit | None:
        """What went in exactly at that place of the new text."""
        number = bisect_right(self._starts, offset) - 1
        return self.hits[number] if number >= 0 and self._starts[number] == offset else None


class Exchange:
    """Puts pseudonyms for originals. `reversed` puts originals for pseudonyms."""

    def __init__(self, pairs: Iterable[Pair]) -> None:
        self.pairs = tuple(pairs)
        self._by_word: dict[str, dict[str, Pair]] = {}
        self._shapes: dict[str, list[tuple[int, int]]] = {}
        """By the first word of originals: how long they are, the longest first, and how far into them it stands."""
        self._with: dict[str, set[frozenset[str]]] = {}
        """By the first word of originals, the words of each."""
        for pair in self.pairs:
            first = WORD.search(pair.original)
            if first is None:
                raise CannotDo("“{words}” has no letter in it; write words or numbers.", words=pair.original)
            self._by_word.setdefault(first[0], {}).setdefault(pair.original, pair)
            self._shapes.setdefault(first[0], []).append((len(pair.original), first.start()))
            self._with.setdefault(first[0], set()).add(frozenset(WORD.findall(pair.original)))
        for word, shapes in self._shapes.items():
            self._shapes[word] = sorted(set(shapes), key=lambda shape: -shape[0])

    @property
    def reversed(self) -> Exchange:
        return Exchange(replace(pair, original=pair.pseudonym, pseudonym=pair.original) for pair in self.pairs)

    @property
    def bare(self) -> Exchange:
        """The same with pseudonyms that have no square brackets round them."""
        return Exchange(replace(pair, pseudonym=pair.pseudonym.strip("[]") or pair.pseudonym) for pair in self.pairs)

    def hits(
        self,
        text: str,
        leave: Collection[int] = (),
        borders: Collection[int] = (),
        said: Collection[str] | None = None,
    ) -> list[Hit]:
        """Where originals stand in `text` as whole words: the first and longest, none over another.

        Those that begin at an offset in `leave` are left out; none runs over one of the `borders`. `said` are the words
        of the text, for whoever has them already.
        """
        found: list[Hit] = []
        free, shapes = 0, self._shapes
        edges = sorted(borders)
        said = set(WORD.findall(text)) if said is None else said
        here = {word for word in shapes.keys() & said if any(words.issubset(said) for words in self._with[word])}
        for at, word in _standing(here, text):
            named = self._by_word[word]
            for length, into in shapes[word]:
                start = at - into
                end = start + length
                pair = named.get(text[start:end]) if free <= start and end <= len(text) else None
                if pair is None or not _whole(text, start, end, pair.original):
                    continue
                if edges and bisect_right(edges, start) != bisect_right(edges, end - 1):
                    continue
                free = end
                if start not in leave:
                    found.append(Hit(Span(start, end), pair))
                break
        return found

    def swapped(self, text: str, leave: Collection[int] = (), borders: Collection[int] = ()) -> Swapped:
        """`text` with what stands for each hit in its place."""
        hits = self.hits(text, leave, borders)
        parts, starts = [], []
        at = length = 0
        for hit in hits:
            parts += [text[at : hit.span.start], hit.pair.pseudonym]
            length += hit.span.start - at
            starts.append(length)
            length += len(hit.pair.pseudonym)
            at = hit.span.end
        parts.append(text[at:])
        lengths = tuple(len(hit.pair.pseudonym) for hit in hits)
        return Swapped("".join(parts), tuple(hits), tuple(starts), lengths, tuple(hit.span.start for hit in hits))


_FEW = 48
"""As many words are sought one by one sooner than every word of a text is looked at."""


def _standing(words: Collection[str], text: str) -> Iterable[tuple[int, str]]:
    """Where any of these words stands in a text, in order."""
    if len(words) > _FEW:
        return ((word.start(), word[0]) for word in WORD.finditer(text) if word[0] in words)
    return sorted((at, word) for word in words for at in _places(word, text))


def _places(word: str, text: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        if _whole(text, at, at + len(word), word):
            yield at
        at = text.find(word, at + len(word))


def _whole(text: str, start: int, end: int, original: str) -> bool:
    """Whether no word goes on past either end of what stands there."""
    before = start > 0 and WORD.match(text[start - 1]) and WORD.match(original[0])
    after = end < len(text) and WORD.match(text[end]) and WORD.match(original[-1])
    return not before and not after


# --------------------------------------------------------------------------- the forms of a name


_Ways = list[tuple[str, Kind, list[str], list[str]]]
"""Names that begin with a word: how they are called, their kind, their words, and what stands between these."""


class Forms:
    """Finds the forms in which names occur: capitals, genitives, other white space, letters apart from their marks."""

    def __init__(self, names: Iterable[tuple[str, Kind]]) -> None:
        self._first: dict[str, _Ways] = {}
        self._looked_up: dict[str, _Ways] = {}
        self._alone_known: dict[str, list[str]] = {}
        for name, kind in dict.fromkeys(names):
            words, gaps = _parted(name)
            if words:
                self._first.setdefault(words[0], []).append((name, kind, words, gaps))
        self._heads = {first[:4] for first in self._first if len(first) >= _LONG_ENOUGH}

    def count(self, texts: Iterable[str]) -> dict[str, Counter[str]]:
        """By name, how often each of its forms occurs."""
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for text in texts:
            said = Counter(WORD.findall(text))
            for word, times in said.items():
                for name in self._alone(word):
                    found[name][word] += times
            longer = {word: [way for way in self._beginning_with(word) if not _is_a_word(way)] for word in said}
            for name, span in self._places({word: ways for word, ways in longer.items() if ways}, text):
                found[name][span.of(text)] += 1
        return dict(found)

    def find(self, text: str) -> list[tuple[str, Span]]:
        """Each name with where a form of it stands. A word is looked up once, however often it is said."""
        return self._places({w: ways for w in set(WORD.findall(text)) if (ways := self._beginning_with(w))}, text)

    def _alone(self, word: str) -> list[str]:
        """The names of one word that a word is a form of, wherever it stands."""
        if (known := self._alone_known.get(word)) is None:
            itself = list(WORD.finditer(word))
            known = self._alone_known[word] = [
                name
                for name, kind, wanted, gaps in filter(_is_a_word, self._beginning_with(word))
                if self._fits(word, itself, 0, kind, wanted, gaps)
            ]
        return known

    def _places(self, beginning: Mapping[str, _Ways], text: str) -> list[tuple[str, Span]]:
        if not beginning:
            return []
        words = list(WORD.finditer(text))
        found = []
        for number, word in enumerate(words):
            for name, kind, wanted, gaps in beginning.get(word[0], ()):
                last = number + len(wanted) - 1
                if last < len(words) and self._fits(text, words, number, kind, wanted, gaps):
                    span = Span(word.start() - len(gaps[0]), words[last].end() + len(gaps[-1]))
                    found.append((name, span))
        return found

    def _beginning_with(self, word: str) -> _Ways:
        if (known := self._looked_up.get(word)) is not None:
            return known
        first = _folded(word)
        ways = list(self._first.get(first, ()))
        if first.endswith("s") and word not in first_names():
            ways += [way for way in self._first.get(first[:-1], ()) if len(way[2]) == 1]
        if word[0].isupper() and first[:4] in self._heads:
            for cut in range(_LONG_ENOUGH, len(first) - 1):
                ways += [
                    way for way in self._first.get(first[:cut], ())
                    if way[1] is Kind.PLACE and len(way[2]) == 1 and first[cut:] != "s"
                ]  # fmt: skip
        self._looked_up[word] = ways
        return ways

    def _fits(
        self, text: str, words: Sequence[re.Match[str]], at: int, kind: Kind, wanted: Sequence[str],
        gaps: Sequence[str],
    ) -> bool:  # fmt: skip
        for place, word in enumerate(wanted):
            last = place == len(wanted) - 1
            there = _folded(words[at + place][0])
            if there != word and not (last and (there == f"{word}s" or (len(wanted) == 1 and there.startswith(word)))):
                return False
            gap = gaps[place]
            before = text[words[at + place - 1].end() : words[at + place].start()] if place else ""
            if place and before != gap and not (_WITHIN.fullmatch(before) and _WITHIN.fullmatch(gap)):
                return False
        start, end = words[at].start(), words[at + len(wanted) - 1].end()
        if not text.startswith(gaps[-1], end) or not text.endswith(gaps[0], 0, start):
            return False
        written = text[start:end]
        named = len(wanted) == 1 and kind in (Kind.PERSON, Kind.PLACE, Kind.ORGANISATION)
        return not (named and written == written.lower() and _folded(written) in ambiguous())


def _is_a_word(way: tuple[str, Kind, list[str], list[str]]) -> bool:
    """Whether a name is one word and nothing besides."""
    return len(way[2]) == 1 and not any(way[3])


_LONG_ENOUGH = 5


def _folded(word: str) -> str:
    return unicodedata.normalize("NFC", word).casefold() if not word.isascii() else word.lower()


def _parted(name: str) -> tuple[list[str], list[str]]:
    """The words of a name, folded, and what stands before each and after the last."""
    words, gaps, at = [], [], 0
    for word in WORD.finditer(name):
        gaps.append(name[at : word.start()])
        words.append(_folded(word[0]))
        at = word.end()
    return words, [*gaps, name[at:]]


def stand_in(name: str, pseudonym: str, form: str, taken: Collection[str]) -> str:
    """What stands for another form of a name: a genitive, capitals, a compound, or else the pseudonym with a letter."""
    for candidate in _alike(name, pseudonym, form):
        if candidate not in taken:
            return candidate
    number = 1
    while (found := _lettered(pseudonym, number)) in taken:
        number += 1
    return found


def _alike(name: str, pseudonym: str, form: str) -> list[str]:
    found = [pseudonym] if form == name else []
    for change in (str.upper, str.lower):
        if form == change(name) and form != name:
            found.append(change(pseudonym))
    tail = form[len(name) :]
    if tail and form[: len(name)].casefold() == name.casefold() and tail[0].isalpha():
        same = form.startswith(name)
        found.append((pseudonym if same else pseudonym.upper() if form.isupper() else pseudonym.lower()) + tail)
    return found


def _lettered(pseudonym: str, number: int) -> str:
    letters = ""
    while number:
        number, place = divmod(number - 1, 25)
        letters = chr(ord("b") + place) + letters
    closing = pseudonym[-1] if pseudonym[-1] in "])}›»" else ""
    body = pseudonym[: len(pseudonym) - len(closing)]
    joined = "" if body and body[-1].isdigit() else " "
    return f"{body}{joined}{letters}{closing}"


# --------------------------------------------------------------------------- keys that will do


def checked(key: Iterable[Pair]) -> Key:
    """The key, if it can be taken back exactly. Raises `CannotDo` that names what is in its way."""
    pairs = tuple(pair for pair in key if pair.original != pair.pseudonym)
    originals: dict[str, str] = {}
    pseudonyms: dict[str, str] = {}
    for pair in pairs:
        if not pair.original.strip() or not pair.pseudonym.strip():
            raise CannotDo("“{words}” has nothing on the other side; type a pseudonym.",
                           words=pair.original.strip() or pair.pseudonym.strip())  # fmt: skip
        if originals.setdefault(pair.original, pair.pseudonym) != pair.pseudonym:
            raise CannotDo("“{words}” stands in the key twice; take one of the two out.", words=pair.original)
        if pseudonyms.setdefault(pair.pseudonym, pair.original) != pair.original:
            raise CannotDo(
                "“{words}” would stand for both “{one}” and “{other}”; give one of them another pseudonym.",
                words=pair.pseudonym, one=pseudonyms[pair.pseudonym], other=pair.original,
            )  # fmt: skip
    for pair in pairs:
        if pair.pseudonym in originals:
            raise CannotDo(
                "“{words}” is a name that is to be replaced and a pseudonym as well; choose another pseudonym.",
                words=pair.pseudonym,
            )
    return pairs
