"""Whether two words are forms of one, as forankring, forankringen and forankre are.

Knows the endings of Norwegian and English, no dictionary: it says "may be", for a person to judge.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

_OF_A_NOUN = frozenset(
    ["", *"e en et a er ene ne r n t s ens ets enes ar ane es ers".split()]
)  # fmt: skip
_OF_A_VERB = frozenset("e er r te t et ing ingen inga inger ingene ande ende".split())
_SHORTEST = 3
"""Letters that two forms of a word share at least; one more where a verb became a noun (mål, måling are two)."""


def inflected(one: str, other: str) -> bool:
    """Whether two different words, folded, may be forms of one word."""
    if one == other or one.isdigit() or other.isdigit():
        return False
    whole = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    for length in range(whole, max(whole - 2, _SHORTEST - 1), -1):
        ends = {one[length:], other[length:]}
        if ends <= _OF_A_NOUN or (length > _SHORTEST and ends <= _OF_A_VERB):
            return True
    return False


def same_words(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two lists of words, sorted and folded, are the same but for their forms."""
    return len(one) == len(other) and all(a == b or inflected(a, b) for a, b in zip(one, other, strict=True))
