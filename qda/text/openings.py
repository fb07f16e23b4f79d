"""How much a turn of an interviewer looks as if it opened a new question, whatever the question. Knows no guide.

A new question moves on, asks in words of its own and stands by itself; a follow-up is short, takes up the words of
the answer before it, or points back to it with “that”, “they”, “so”.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from math import log

from qda.text.vocabulary import COMES_BACK, MOVES_ON, TELL_ME, any_of, listed
from qda.text.words import fold, stem, tokens, weight_of_kind

_TELL_ME, _MOVES_ON, _COMES_BACK = any_of(TELL_ME), any_of(MOVES_ON), any_of(COMES_BACK)
_QUESTION_WORDS = frozenset(
    map(
        fold,
        listed(
            """
            what how who whom which why where when whose hva kva hvordan korleis hvem kven hvor kor hvorfor kvifor
            hvilke hvilken hvilket ka ko kæ korsen korsn koss kossen kolles koles koless kordan åssen åssn hossen
            hoss kem kæm koffer koffør kafor kaffor
            """
        ),
    )
)
_POINTS_BACK = listed(
    """
    det dette da han hun ho dem dei de den disse desse der that it this them they him her he she then there those
    these so
    """
)
_GOES_ON = re.compile(
    r"""\W*(?:(?:mm|ja|yes|yeah|okay|ok|right|great|good|fine|lovely|perfect|fint|flott|bra|supert|greit)\W+)*
    (?:og|and|enn|hva\ med|kva\ med|ka\ med|what\ about|how\ about|but\ what|men|so|så|now|let|da|då|hvis\ vi|viss\ vi
       |thinking|if\ we|okay|ok|right|great|good|perfect|fint|flott|bra|supert)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_EVER = re.compile(
    r"""\b(?:ever|noen\ gang|noensinne|nokon\ gong|nån\ gang|opplevd|opplevt|merke[tr]?|merka|experienced|noticed
    |(?:have\ you|did\ you|are\ there|were\ there)\ (?:\w+\ )?any|støtt\ på|støytt\ på|har\ d\w+\ møtt)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_CONCLUDES = re.compile(r"\W*(?:so|så|and so|og så)\b", re.IGNORECASE)


def opens(said: str, answer: Collection[str], earlier: Collection[str]) -> float:
    """How many times likelier `said` is where it opens a question than where it does not, as a logarithm.

    `answer` are the stems of the answer before it, `earlier` those of what the interviewer said before that. What each
    trait is worth was fitted to interviews with a known answer (docs/decisions.md).
    """
    words = tokens(said)
    content = [stem(word) for word in words if weight_of_kind(word) >= 1]
    questions = not _QUESTION_WORDS.isdisjoint(words)
    told = max(1, len(content))
    points = sum(word in _POINTS_BACK for word in words)
    return (
        -8.2
        + 2.2 * ("?" in said or bool(_TELL_ME.search(said)))
        + 0.3 * ("?" in said)
        + 2.3 * log(1 + len(words))
        - 1.2 * (len(words) <= 4)
        + 1.6 * bool(_MOVES_ON.search(said) or _COMES_BACK.search(said))
        + 1.3 * bool(_GOES_ON.match(said))
        + 2.4 * questions
        + 2.1 * bool(_EVER.search(said))
        - 0.7 * ("?" in said and not questions and len(content) >= 4)
        - 2.5 * (not questions and bool(_CONCLUDES.match(said)))
        - 4.0 * sum(word in answer for word in content) / told
        - 2.3 * sum(word in earlier for word in content) / told
        - 0.4 * min(3, points) / (1 + len(content))
        - 1.2 * (points > 0 and len(content) <= 1)
    )


def stems_in(said: str) -> frozenset[str]:
    """The stems of what was said that a follow-up may take up."""
    return frozenset(stem(word) for word in tokens(said) if weight_of_kind(word) >= 1)


def comes_back(said: str) -> bool:
    """Whether it says that it comes back to a question."""
    return _COMES_BACK.search(said) is not None
