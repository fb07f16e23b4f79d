"""Names that many bear, and places of Norway: facts to recognise people and places by. Knows no texts."""

from __future__ import annotations

import re
from functools import lru_cache

from qda.text.gazetteer.elsewhere import CITIES_ELSEWHERE, COUNTRIES, FIRST_NAMES_ELSEWHERE, LAST_ENDINGS_ELSEWHERE
from qda.text.gazetteer.people import (
    AMBIGUOUS,
    FIRST_NAMES,
    LAST_ENDINGS,
    LAST_NAMES,
    NAME_HEADS,
    NAME_TAILS,
    NICKNAMES,
    SELDOM_WORDS,
)
from qda.text.gazetteer.places import COUNTIES, MUNICIPALITIES, SAMI, TOWNS

__all__ = [
    "MUNICIPALITY_NAMES",
    "also_words",
    "ambiguous",
    "called_for_short",
    "countries",
    "first_names",
    "is_first_name",
    "is_last_name",
    "place_names",
]


def _several(words: str) -> frozenset[str]:
    """Names of several words are written with an underscore in the lists."""
    return frozenset(word.replace("_", " ") for word in words.split())


MUNICIPALITY_NAMES = _several(MUNICIPALITIES)


@lru_cache(maxsize=1)
def first_names() -> frozenset[str]:
    return (
        _several(FIRST_NAMES)
        | _several(FIRST_NAMES_ELSEWHERE)
        | frozenset(short for shorts in NICKNAMES.values() for short in shorts.split())
    )


@lru_cache(maxsize=4096)
def is_first_name(word: str) -> bool:
    """Whether a capitalised word is a first name: in the lists, of two that are joined, or made as the old ones are."""
    if word in first_names():
        return True
    one, joined, other = word.partition("-")
    return (one in first_names() and other[:1].isupper()) if joined else bool(_MADE_OF_TWO.fullmatch(word))


_MADE_OF_TWO = re.compile(f"(?:{'|'.join(NAME_HEADS.split())})(?:{'|'.join(NAME_TAILS.split())})")


@lru_cache(maxsize=1)
def _last_names() -> frozenset[str]:
    return _several(LAST_NAMES)


@lru_cache(maxsize=1)
def ambiguous() -> frozenset[str]:
    """Names that are usual words as well, in small letters."""
    return frozenset(AMBIGUOUS.split())


@lru_cache(maxsize=1)
def also_words() -> frozenset[str]:
    """Names that people say as words every day, in small letters: “Dag”, “Stein”, “Will”."""
    return ambiguous() - frozenset(SELDOM_WORDS.split())


@lru_cache(maxsize=1)
def countries() -> frozenset[str]:
    return _several(COUNTRIES)


@lru_cache(maxsize=1)
def place_names() -> frozenset[str]:
    """Municipalities, counties, towns, the names Sami and Kven give to them, and large cities elsewhere."""
    return MUNICIPALITY_NAMES | _several(COUNTIES) | _several(TOWNS) | _several(SAMI) | _several(CITIES_ELSEWHERE)


def is_last_name(word: str) -> bool:
    """Whether a capitalised word is a common last name or ends as one."""
    if word in _last_names():
        return True
    small = word.lower()
    return len(small) >= 6 and small.endswith((*LAST_ENDINGS, *LAST_ENDINGS_ELSEWHERE))


def called_for_short(name: str) -> frozenset[str]:
    """What somebody of that first name may be called."""
    return frozenset(NICKNAMES.get(name, "").split())
