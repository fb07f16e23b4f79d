"""What resembles what: turns and the guide's questions, names typed and names there are.

The home of RapidFuzz, which is imported where it is needed. Knows no storage and no Qt.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from qda.text.inflection import same_words
from qda.text.words import fold, meanings, stem, tokens, weight_of_kind

if TYPE_CHECKING:
    from qda.text.questions import Guide

__all__ = ["alike_meanings", "fold", "near_duplicates", "rank"]

# --------------------------------------------------------------------------- questions


def alike(words: str, others: Sequence[str]) -> list[float]:
    """How alike folded words are to each of others, letter by letter; 0 below 0.7."""
    from rapidfuzz import fuzz

    return [fuzz.ratio(words, other, score_cutoff=70) / 100 for other in others]


def alike_wordings(words: str, others: Sequence[str]) -> list[int]:
    """How alike a wording is to each of others, in per cent; the order of words counts little."""
    from rapidfuzz import fuzz

    plain = " ".join(tokens(words))
    others = [" ".join(tokens(other)) for other in others]
    return [round(max(fuzz.ratio(plain, one), 0.97 * fuzz.token_sort_ratio(plain, one))) for one in others]


def _kindred(word: str, other: str) -> bool:
    """Whether one is the end of the other, as in compounds, or both begin alike for six letters."""
    return word.endswith(other) or other.endswith(word) or word[:6] == other[:6]


def spelt(said: Sequence[str], guide: Guide) -> dict[str, str]:
    """The stems in `said` that stand for one of the guide's: misspelt, misheard, or part of a compound."""
    from rapidfuzz import fuzz, process

    known = sorted(word for word in guide.stems if len(word) >= 5)
    found: dict[str, str] = {}
    for token in {token for words in said for token in tokens(words)}:
        word = stem(token)
        if len(word) < 5 or word in guide.stems or meanings(token):
            continue
        within = next((other for other in known if _kindred(word, other)), None)
        if within is None and known:
            near = process.extractOne(word, known, scorer=fuzz.ratio, score_cutoff=86)
            within = near[0] if near else None
        if within is not None:
            found[word] = within
    return found


# --------------------------------------------------------------------------- names

_EXACT, _BEGINS, _WORD_BEGINS, _WORDS_BEGIN, _INITIALS, _WITHIN, _SCATTERED, _TYPO = (
    900,
    800,
    700,
    650,
    600,
    500,
    400,
    200,
)
_IN_PATH = 40
"""What a name loses when it is found in the path above the code rather than in the code's own name."""
_WAYS_TO_WRITE: tuple[dict[str, str], ...] = ({}, {"å": "aa", "ø": "oe"}, {"æ": "a"})


def rank(query: str, names: Sequence[str], recent: Sequence[int] = ()) -> list[tuple[int, int, tuple[int, ...]]]:
    """Which of `names` (codes by their full path, “Anchoring > Political anchoring”) `query` may mean, best first.

    Each comes with its index, a score, and the positions in the name to light up. Best is the beginning of
    the code's own name; then beginnings of words, initials, letters in order, and one mistyped letter. What
    is `recent` (indices, latest first) comes first among equals, and where nothing is typed yet.
    """
    lately = {index: place for place, index in enumerate(recent)}
    last = len(lately)
    typed = " ".join(re.split(r"[\s>]+", fold(query))).strip()
    if not typed:
        order = sorted(range(len(names)), key=lambda index: (lately.get(index, last), index))
        return [(index, 0, ()) for index in order]
    found = []
    for index, name in enumerate(names):
        match = max(
            (_matched(typed, written) for written in _written(name)), key=lambda hit: hit[0] + hit[1], default=None
        )
        if match and match[0]:
            found.append((-match[0], lately.get(index, last), -match[1], index, match[2]))
    found.sort()
    return [(index, -kind - likeness, places) for kind, _, likeness, index, places in found]


class _Written:
    """A code's path in one way of writing it, folded, with the place in the path of each letter."""

    __slots__ = ("initials", "letters", "own", "places", "starts")

    def __init__(self, path: str, ways: dict[str, str]) -> None:
        letters: list[str] = []
        places: list[int] = []
        for place, letter in enumerate(path):
            folded = ways.get(letter.lower()) or fold(letter)
            letters.append(folded)
            places.extend([place] * len(folded))
        self.letters = "".join(letters)
        self.places = places
        own_place = path.rfind(">") + 1
        while own_place < len(path) and path[own_place].isspace():
            own_place += 1
        self.own = next((number for number, place in enumerate(places) if place >= own_place), 0)
        self.starts = [match.start() for match in re.finditer(r"[^\W_]+", self.letters)]
        self.initials = "".join(self.letters[start] for start in self.starts)


@lru_cache(maxsize=4096)
def _written(path: str) -> tuple[_Written, ...]:
    lower = path.lower()
    return tuple(_Written(path, ways) for ways in _WAYS_TO_WRITE if not ways or any(letter in lower for letter in ways))


_Hit = tuple[int, int, tuple[int, ...]]
_NO_HIT: _Hit = (0, 0, ())


def _matched(typed: str, name: _Written) -> _Hit:
    """The kind of match, how good it is within its kind (below 40), and the places to light up."""
    letters, own = name.letters, name.own
    length = len(typed)
    spare = len(letters) - own - length
    brief = max(0, 39 - max(0, spare))
    if letters.startswith(typed, own):
        return (_BEGINS if spare else _EXACT), brief, _lit(name, range(own, own + length))
    for start in name.starts:
        if start > own and letters.startswith(typed, start):
            return _WORD_BEGINS, brief, _lit(name, range(start, start + length))
    for start in name.starts:
        if start < own and letters.startswith(typed, start):
            return _WORD_BEGINS - _IN_PATH, brief, _lit(name, range(start, start + length))
    if " " in typed and (hit := _words_begin(typed.split(), name, brief)):
        return hit
    if length > 1 and (at := _initials(typed, name)) is not None:
        lit = name.starts[at : at + length]
        return (_INITIALS if lit[0] >= own else _INITIALS - _IN_PATH), brief, _lit(name, lit)
    at = letters.find(typed, own)
    if at >= 0 and length > 1:
        return _WITHIN, brief, _lit(name, range(at, at + length))
    at = letters.find(typed)
    if at >= 0 and length > 1:
        return _WITHIN - _IN_PATH, brief, _lit(name, range(at, at + length))
    return _scattered(typed, name) or _mistyped(typed, name) or _NO_HIT


def _lit(name: _Written, letters: Sequence[int]) -> tuple[int, ...]:
    return tuple(sorted({name.places[letter] for letter in letters}))


def _words_begin(words: Sequence[str], name: _Written, brief: int) -> _Hit | None:
    """Each word typed begins a word of the name, in any order."""
    lit: list[int] = []
    left = list(name.starts)
    for word in words:
        start = next((start for start in left if name.letters.startswith(word, start)), None)
        if start is None:
            return None
        left.remove(start)
        lit.extend(range(start, start + len(word)))
    in_order = lit == sorted(lit)
    kind = _WORDS_BEGIN if min(lit) >= name.own else _WORDS_BEGIN - _IN_PATH
    return kind, brief if in_order else 0, _lit(name, lit)


def _initials(typed: str, name: _Written) -> int | None:
    """At which word the initials typed begin: in the code's own name, else anywhere in its path."""
    first = sum(start < name.own for start in name.starts)
    at = name.initials.find(typed, first)
    if at < 0:
        at = name.initials.find(typed)
    return at if at >= 0 else None


def _scattered(typed: str, name: _Written) -> _Hit | None:
    """The letters typed, in order, the first of them at the beginning of a word."""
    wanted = typed.replace(" ", "")
    best: _Hit | None = None
    for start in name.starts:
        if name.letters[start] != wanted[0]:
            continue
        lit = [start]
        at = start
        for letter in wanted[1:]:
            at = name.letters.find(letter, at + 1)
            if at < 0:
                break
            lit.append(at)
        else:
            tight = 39 * len(wanted) // (at + 1 - start)
            kind = _SCATTERED if start >= name.own else _SCATTERED - _IN_PATH
            if best is None or kind + tight > best[0] + best[1]:
                best = kind, tight, _lit(name, lit)
    return best


def _mistyped(typed: str, name: _Written) -> _Hit | None:
    """The beginning of a word with one letter wrong, left out or too many, or two of them swapped."""
    if len(typed) < 4:
        return None
    letters = name.letters
    best: _Hit | None = None
    for start in name.starts:
        same = 0
        while same < len(typed) and letters[start + same : start + same + 1] == typed[same]:
            same += 1
        at, rest = start + same, typed[same + 1 :]
        if letters.startswith(rest, at + 1):
            end = at + 1 + len(rest)
        elif letters.startswith(typed[same:], at + 1):
            end = at + 1 + len(typed) - same
        elif letters.startswith(rest, at):
            end = at + len(rest)
        elif rest and letters.startswith(rest[0] + typed[same] + rest[1:], at):
            end = at + 1 + len(rest)
        else:
            continue
        kind = _TYPO if start >= name.own else _TYPO - _IN_PATH
        if best is None or kind > best[0]:
            best = kind, 0, _lit(name, range(start, min(end, len(letters))))
    return best


_OPPOSITE = re.compile(
    r"re|u|un|in|im|ir|il|non|de|dis|mis|ikke|ikkje|not|uten|without|over|under|anti|pre|post|for|etter|co|sub|mikro|makro"
)


def near_duplicates(names: Sequence[str]) -> list[tuple[int, int, int]]:
    """Pairs of names that may be one and the same, with how alike they are in per cent, the likest first.

    Only the last part of a path is compared, in any order of its words, and whatever their endings (forankring,
    forankringen). Names that differ in a number, or by a beginning that turns their meaning (mobilisation,
    remobilisation), are not the same.
    """
    from rapidfuzz import fuzz

    words = [sorted(tokens(name.rpartition(">")[2])) for name in names]
    plain = [" ".join(each) for each in words]
    numbers = [tuple(re.findall(r"\d+", name)) for name in plain]
    pairs = []
    for first, one in enumerate(plain):
        for second in range(first + 1, len(plain)):
            other = plain[second]
            if not one or not other or numbers[first] != numbers[second]:
                continue
            score = round(fuzz.ratio(one, other, score_cutoff=88))
            if same_words(words[first], words[second]):
                score = max(score, 90)
            if score and not _turned(one, other):
                pairs.append((first, second, score))
    return sorted(pairs, key=lambda pair: (-pair[2], pair[0], pair[1]))


_TOLD_ALIKE = 72
"""From how many per cent on two meanings are said to be alike."""


def alike_meanings(meanings: Sequence[str]) -> list[tuple[int, int, int]]:
    """Pairs of texts that say much the same, with how alike they are in per cent, the likest first.

    What counts is which words that mean something they share, whatever their endings and their order; a text with
    fewer than three such words is like no other.
    """
    from rapidfuzz import fuzz

    said = [{stem(word) for word in tokens(text) if weight_of_kind(word) == 1.0} for text in meanings]
    lines = [" ".join(sorted(words)) for words in said]
    telling = [number for number, words in enumerate(said) if len(words) >= 3]
    pairs = []
    for place, first in enumerate(telling):
        for second in telling[place + 1 :]:
            shared = 200 * len(said[first] & said[second]) / (len(said[first]) + len(said[second]))
            score = shared if shared >= _TOLD_ALIKE or shared < 40 else fuzz.ratio(lines[first], lines[second])
            if score >= _TOLD_ALIKE:
                pairs.append((first, second, round(score)))
    return sorted(pairs, key=lambda pair: (-pair[2], pair[0], pair[1]))


def _turned(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return long != short and long.endswith(short) and _OPPOSITE.fullmatch(long[: -len(short)].strip()) is not None


# --------------------------------------------------------------------------- spellings

_EXACTLY, _ONE_EDIT = 3, 7
"""Up to how many letters a word must be spelt as it is, and may have one letter wrong; a longer one two."""


def spellings(word: str, known: Sequence[str]) -> list[str]:
    """Which of the words `known` may be `word`, misspelt: a letter wrong, left out, too many, or two swapped; in a
    long word two of these."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    most = 0 if len(word) <= _EXACTLY else 1 if len(word) <= _ONE_EDIT else 2
    found = process.extract(word, known, scorer=OSA.distance, score_cutoff=most, limit=None)
    return [other for other, _, _ in found]


# --------------------------------------------------------------------------- names

_LOOKS_LIKE = 60


def alike_names(name: str, known: Sequence[str], most: int = 5) -> list[tuple[int, int]]:
    """Which of the names `known` may be meant by `name`: (place, per cent), the likest first; 100 is the same name.

    Capitals, diacritics, marks and a file's ending don't count, nor does the order of words. Names with other
    numbers in them are others: P01 may be P1, never P2.
    """
    from rapidfuzz import fuzz, process

    wanted, numbers = bare_name(name), _numbers(name)
    if not wanted:
        return []
    plain = {place: bare_name(other) for place, other in enumerate(known) if _numbers(other) == numbers}
    same = [(place, 100) for place, other in plain.items() if other == wanted]
    if same:
        return same[:most]
    found = process.extract(wanted, plain, scorer=fuzz.WRatio, score_cutoff=_LOOKS_LIKE, limit=most)
    return [(place, min(99, round(score))) for _, score, place in found]


@lru_cache(maxsize=4096)
def bare_name(name: str) -> str:
    """A name without what doesn't count: capitals, diacritics, marks and a file's ending."""
    return " ".join(tokens(re.sub(r"\.[A-Za-z]{2,4}$", "", name.strip())))


@lru_cache(maxsize=4096)
def _numbers(name: str) -> tuple[int, ...]:
    return tuple(int(digits) for digits in re.findall(r"\d+", re.sub(r"\.[A-Za-z]\w{1,3}$", "", name.strip())))
