"""Names that many bear, and places of Norway: facts to recognise people and places by. Knows no texts."""

from __future__ import annotations

from functools import lru_cache

from qda.text.gazetteer.people import AMBIGUOUS, FIRST_NAMES, LAST_ENDINGS, LAST_NAMES, NICKNAMES
from qda.text.gazetteer.places import COUNTIES, MUNICIPALITIES, SAMI, TOWNS

__all__ = ["MUNICIPALITY_NAMES", "ambiguous", "called_for_short", "first_names", "is_last_name", "place_names"]


def _several(words: str) -> frozenset[str]:
    """Names of several words are written with an underscore in the lists."""
    return frozenset(word.replace("_", " ") for word in words.split())


MUNICIPALITY_NAMES = _several(MUNICIPALITIES)


@lru_cache(maxsize=1)
def first_names() -> frozenset[str]:
    return _several(FIRST_NAMES) | frozenset(short for shorts in NICKNAMES.values() for short in shorts.split())


@lru_cache(maxsize=1)
def _last_names() -> frozenset[str]:
    return _several(LAST_NAMES)


@lru_cache(maxsize=1)
def ambiguous() -> frozenset[str]:
    """Names that are usual words as well, in small letters."""
    return frozenset(AMBIGUOUS.split())


@lru_cache(maxsize=1)
def place_names() -> frozenset[str]:
    """Municipalities, counties, towns, and the names Sami and Kven give to them."""
    return MUNICIPALITY_NAMES | _several(COUNTIES) | _several(TOWNS) | _several(SAMI)


def is_last_name(word: str) -> bool:
    """Whether a capitalised word is a common last name or ends as one."""
    if word in _last_names():
        return True
    small = word.lower()
    return len(small) >= 6 and small.endswith(LAST_ENDINGS)


def called_for_short(name: str) -> frozenset[str]:
    """What somebody of that first name may be called."""
    return frozenset(NICKNAMES.get(name, "").split())
