"""Words made comparable: folded, stemmed, and with the words that interviewers exchange for one another.

Enough to see that “hva har vært krevende” and “hvilke utfordringer” ask the same. Knows no grammar, and
nothing of turns or guides.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from qda.text.topics import TOPICS, TURNS_OF_PHRASE
from qda.text.vocabulary import ASKING, DIALECT, PHRASES, RELATED, STOP_WORDS, WEAK, listed

_OTHER_LETTERS = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ħ": "h"}
)
_TOKEN = re.compile(r"[^\W_]+")


@lru_cache(maxsize=20_000)
def fold(words: str) -> str:
    """Small letters without diacritics: “Ærlig” is “aerlig”, “Høylandet” is “hoylandet”, “Å” is “a”."""
    small = words.casefold()
    if small.isascii():
        return small
    parted = unicodedata.normalize("NFKD", small)
    return "".join(letter for letter in parted if not unicodedata.combining(letter)).translate(_OTHER_LETTERS)


def tokens(words: str) -> list[str]:
    """The words, folded, without marks."""
    return _TOKEN.findall(fold(words))


_ENDINGS = sorted(
    listed(
        "ingene ingane ingar inger ingen inga ande ende erne ene ane ens ets ing est ers er ar en et te de ed es ly ne"
    )
    | listed("s e a"),
    key=lambda ending: (-len(ending), ending),
)


@lru_cache(maxsize=20_000)
def stem(token: str) -> str:
    """`token` without a usual ending, as long as three letters are left."""
    for ending in _ENDINGS:
        if token.endswith(ending) and len(token) - len(ending) >= 3:
            return token[: -len(ending)]
    return token


_STOP_WORDS = frozenset(map(fold, STOP_WORDS | DIALECT))
_WEAK = frozenset(map(fold, WEAK))
_ASKING = {fold(word): asked for asked, words in ASKING.items() for word in words.split()}


def asks_for(token: str) -> str:
    """“who”, “when”, “where” or “why” where `token` asks for it, else nothing."""
    return _ASKING.get(token, "")


def weight_of_kind(token: str) -> float:
    """How much of a word's weight counts: question words tell a little, words of every sentence nothing."""
    if token in _ASKING:
        return 0.45
    if token in _WEAK:
        return 0.3
    if token.startswith("("):
        return 0.8
    return 0.0 if token in _STOP_WORDS or len(token) < 2 else 1.0


@lru_cache(maxsize=1)
def _phrase() -> re.Pattern[str]:
    each = (rf"(?P<{meaning}>\b(?:{'|'.join(patterns)})(?!\w))" for meaning, patterns in PHRASES.items())
    return re.compile("|".join(each))


def expressed(words: str) -> list[str]:
    """The words of `words`, folded, a turn of phrase as one, in brackets: “får dere ut av” is “(benefit)”."""
    plain = " ".join(tokens(words))
    return _phrase().sub(lambda match: f"({match.lastgroup})", plain).split()


@lru_cache(maxsize=20_000)
def meanings(token: str) -> frozenset[str]:
    """What `token` is related by. A longer beginning is also seen inside a compound: “velferdsanskaffelse”."""
    if token.startswith("("):
        return frozenset([token.strip("()")])
    whole, beginnings = _turned_round()
    found = set(whole.get(token, ()))
    for beginning, meaning in beginnings:
        if token.startswith(beginning) or (len(beginning) >= 5 and beginning in token):
            found.add(meaning)
    return frozenset(found)


@lru_cache(maxsize=1)
def _turned_round() -> tuple[dict[str, tuple[str, ...]], list[tuple[str, str]]]:
    """Whole words, and beginnings of words, with what they are related by."""
    whole: dict[str, tuple[str, ...]] = {}
    beginnings = []
    for meaning, related in RELATED.items():
        for word in fold(related).split():
            if word.endswith("_"):
                whole[word.strip("_")] = (*whole.get(word.strip("_"), ()), meaning)
            else:
                beginnings.append((word, meaning))
    return whole, beginnings


def topics(words: str) -> frozenset[str]:
    """What `words` are about, as far as interviews often are."""
    plain = tokens(words)
    said = " ".join(plain)
    found = {topic for topic, phrase in _turns_of_phrase() if phrase.search(said)}
    return frozenset(found.union(*map(_topics_of, plain)))


@lru_cache(maxsize=1)
def _turns_of_phrase() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (topic, re.compile(rf"\b(?:{'|'.join(patterns)})(?!\w)")) for topic, patterns in TURNS_OF_PHRASE.items()
    )


@lru_cache(maxsize=20_000)
def _topics_of(token: str) -> frozenset[str]:
    """What `token` is about, as far as interviews often are."""
    whole, beginnings = _topics_turned_round()
    found = set(whole.get(token, ()))
    for start in range(max(1, len(token) - 4)):
        for end in range(start + (5 if start else 2), len(token) + 1):
            found.update(beginnings.get(token[start:end], ()))
    return frozenset(found)


@lru_cache(maxsize=1)
def _topics_turned_round() -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Whole words, and beginnings of words, with their topics."""
    whole: dict[str, set[str]] = {}
    beginnings: dict[str, set[str]] = {}
    for topic, related in TOPICS.items():
        for word in fold(related).split():
            where = whole if word.endswith("_") else beginnings
            where.setdefault(word.strip("_"), set()).add(topic)
    return whole, beginnings
