"""Which question of the guide a turn asks: how close their words are, and the most likely way through the guide.

Knows words and numbers; of spelling mistakes it is told. `asked.match_questions` brings it together.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import log

from qda.model import DraftTurn, TurnRole
from qda.text.vocabulary import ENDS, TELL_ME, any_of
from qda.text.words import asks_for, expressed, meanings, stem, tokens, topics, weight_of_kind

Alike = Callable[[str, Sequence[str]], Sequence[float]]
"""How alike words are to each of others, letter by letter, from 0 to 1."""

NEARNESS = (4.7, 4.2, 3.2, 4.0, 2.2, -0.7)
"""What each part of `nearness_parts` is worth; fitted to interviews with a known answer."""
_LEAST = 2.0
"""A question of few and usual words is met by no less than this."""
_SENTENCE = re.compile(r"[^.?!…\n]+[.?!…\n]*")


_TELL_ME = any_of(TELL_ME)
_ENDS = any_of(ENDS)


@dataclass(frozen=True, slots=True)
class _Term:
    """A word of a question that counts, or the meaning of one of its phrases."""

    stem: str
    meanings: frozenset[str]
    weight: float
    tells: bool
    """It is no question word, nor one that tells only a little."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    stems: frozenset[str]
    meanings: frozenset[str]
    words: tuple[_Term, ...]
    asking: frozenset[str]


@dataclass(frozen=True, slots=True)
class Guide:
    """The questions of a guide, taken apart."""

    questions: tuple[tuple[_Term, ...], ...]
    asking: tuple[frozenset[str], ...]
    """What each question asks for: who, when, where, why."""
    numbers: tuple[int, ...]
    unknown: float
    """The weight of a word that no question has."""
    folded: tuple[str, ...]
    words: tuple[Mapping[str, float], ...]
    """The stems of each question, with how rare they are in the guide."""
    topics: tuple[Mapping[str, float], ...]
    stems: frozenset[str]
    beginning: Mapping[str, Sequence[str]]
    """The words by their first four letters."""
    ending: Mapping[str, Sequence[str]]
    """The words by their last five letters."""


def read_guide(questions: Sequence[str]) -> Guide:
    """`questions`, each with the weight of its words: what many questions share tells little about which is asked."""
    numbers = []
    drafts = []
    for position, question in enumerate(questions):
        leading = re.match(r"\s*(\d{1,2})[.)]?\s", question)
        numbers.append(int(leading[1]) if leading else position + 1)
        drafts.append(_terms(question[leading.end() :] if leading else question))
    together = [
        (frozenset(term.stem for term in terms), frozenset(m for term in terms for m in term.meanings))
        for terms in drafts
    ]

    def rarity(term: _Term) -> float:
        sharing = sum(term.stem in stems or not term.meanings.isdisjoint(ours) for stems, ours in together)
        return log(1 + len(drafts) / max(1, sharing)) * term.weight

    weighed = tuple(tuple(replace(term, weight=rarity(term)) for term in terms) for terms in drafts)
    asking = tuple(frozenset(filter(None, map(asks_for, tokens(question)))) for question in questions)
    folded = tuple(" ".join(tokens(question)) for question in questions)
    words = _rarities([{stem(word) for word in tokens(one) if weight_of_kind(word) >= 1} for one in questions])
    about = _rarities(list(map(topics, questions)))
    stems = frozenset(term.stem for question in weighed for term in question if term.stem)
    beginning: dict[str, list[str]] = {}
    ending: dict[str, list[str]] = {}
    for word in sorted(frozenset().union(*words)):
        if len(word) >= 4:
            beginning.setdefault(word[:4], []).append(word)
        if len(word) >= 5:
            ending.setdefault(word[-5:], []).append(word)
    unknown = 0.5 * log(1 + len(drafts))
    return Guide(weighed, asking, tuple(numbers), unknown, folded, words, about, stems, beginning, ending)


def _rarities(found: Sequence[Collection[str]]) -> tuple[Mapping[str, float], ...]:
    """What each question has, with a weight: the fewer have it, the more."""
    having = Counter(one for its in found for one in its)
    return tuple({one: log(1 + len(found) / having[one]) for one in its} for its in found)


def _terms(words: str) -> list[_Term]:
    found: dict[str, _Term] = {}
    for token in expressed(words):
        weight = weight_of_kind(token)
        if weight and not token.isdigit():
            found.setdefault(stem(token), _Term(stem(token), meanings(token), weight, weight > 0.5))
    return list(found.values())


def closeness(said: str, guide: Guide, spelt: Mapping[str, str], alike: Alike) -> list[float]:
    """How close `said` is to each question, from 0 to somewhat over 1.

    `spelt` maps stems that it may hold to those of the guide that they stand for.
    """
    best = [0.0] * len(guide.questions)
    for words, factor in _windows(said):
        best = list(map(max, best, alike(" ".join(tokens(words)), guide.folded)))
        sentence = _sentence(words, spelt)
        for number, question in enumerate(guide.questions):
            asked = guide.asking[number]
            differs = sentence.asking and asked and sentence.asking.isdisjoint(asked)
            likeness = _likeness(sentence, question, guide.unknown) * (0.6 if differs else factor)
            best[number] = max(best[number], likeness)
    return best


def nearness(said: str, guide: Guide, spelt: Mapping[str, str], alike: Alike) -> list[float]:
    """How much likelier `said` is where it asks each question than where it asks none, as a logarithm, as far as
    words tell it: those it shares with the question, those that begin alike, what both are about, and a number."""
    return [
        sum(weight * part for weight, part in zip(NEARNESS, parts, strict=True))
        for parts in nearness_parts(said, guide, spelt, alike)
    ]


def nearness_parts(said: str, guide: Guide, spelt: Mapping[str, str], alike: Alike) -> list[tuple[float, ...]]:
    """For each question: how much is shared of the words, of what both are about, of how words begin; whether its
    number is named, whether both ask for whatever else there is to say, and whether they share nothing."""
    alike_ones = _begun_alike(frozenset(map(stem, tokens(said))), guide)
    about = topics(said)
    named = _numbers_named(said)
    found: list[tuple[float, ...]] = []
    for place, near in enumerate(closeness(said, guide, spelt, alike)):
        words, its = guide.words[place], guide.topics[place]
        begun = sum(weight * alike_ones[word] for word, weight in words.items() if word in alike_ones)
        met = sum(weight for topic, weight in its.items() if topic in about)
        found.append(
            (
                near,
                met / max(_LEAST, sum(its.values())),
                begun / max(_LEAST, sum(words.values())),
                float(guide.numbers[place] in named),
                float("open" in about and "open" in its),
                float(not (near or met or begun)),
            )
        )
    return found


def _begun_alike(stems: Collection[str], guide: Guide) -> dict[str, float]:
    """The guide's stems that one of `stems` is, begins like or, in a compound, ends like; and how much that tells."""
    found: dict[str, float] = {}
    for said in stems:
        if len(said) < 4:
            if said in guide.stems:
                found[said] = 1.0
            continue
        for word in guide.beginning.get(said[:4], ()):
            shorter = min(len(word), len(said))
            if word == said:
                found[word] = 1.0
            elif word[:5] == said[:5] or word[:shorter] == said[:shorter]:
                found[word] = max(0.8, found.get(word, 0.0))
        for word in guide.ending.get(said[-5:], ()):
            if word.endswith(said) or said.endswith(word):
                found[word] = max(0.7, found.get(word, 0.0))
    return found


def _windows(said: str) -> Iterable[tuple[str, float]]:
    """Each sentence, and each two that follow one another. What asks counts in full, what tells a little less."""
    sentences = _SENTENCE.findall(said)
    for number, sentence in enumerate(sentences):
        for words in (sentence, sentence + sentences[number + 1]) if number + 1 < len(sentences) else (sentence,):
            yield words, 1.0 if "?" in words or _TELL_ME.search(words) else 0.75


def _sentence(words: str, spelt: Mapping[str, str]) -> _Sentence:
    terms = [replace(term, stem=spelt.get(term.stem, term.stem)) for term in _terms(words)]
    stems = frozenset(term.stem for term in terms)
    asking = frozenset(filter(None, map(asks_for, tokens(words))))
    return _Sentence(stems, frozenset(meaning for term in terms for meaning in term.meanings), tuple(terms), asking)


def _likeness(sentence: _Sentence, question: Sequence[_Term], unknown: float) -> float:
    """How much of the question the sentence has, and how much of the sentence the question has."""
    had = whole = 0.0
    met: list[bool] = []
    exactly = False
    known_stems: dict[str, float] = {}
    known_meanings: dict[str, float] = {}
    for term in question:
        whole += term.weight
        if term.stem in sentence.stems:
            had += term.weight
            met.append(term.tells)
            exactly = True
        elif not term.meanings.isdisjoint(sentence.meanings):
            had += 0.85 * term.weight
            met.append(term.tells)
        known_stems[term.stem] = term.weight
        for meaning in term.meanings:
            known_meanings[meaning] = max(known_meanings.get(meaning, 0.0), 0.85 * term.weight)
    if not any(met):
        return 0.0
    shared = all_said = 0.0
    for term in sentence.words:
        weight = known_stems.get(term.stem) or max(
            (known_meanings.get(meaning, 0.0) for meaning in term.meanings), default=0.0
        )
        shared += weight
        all_said += weight or unknown * term.weight
    slight = 1.0 if exactly or len(met) > 1 else 0.8
    return slight * (0.68 * had / max(whole, 2 * unknown) + 0.32 * shared / all_said)


_FIGURES = {
    word: number
    for number, words in enumerate(
        (
            "en ett ein eit en one første fyrste first",
            "to two andre second",
            "tre three tredje third",
            "fire four fjerde fourth",
            "fem five femte fifth",
            "seks six sjette sixth",
            "sju syv seven sjuende syvende seventh",
            "åtte eight åttende eighth",
            "ni nine niende ninth",
            "ti ten tiende tenth",
            "elleve eleven ellevte eleventh",
            "tolv twelve tolvte twelfth",
        ),
        start=1,
    )
    for word in words.split()
}
_FIGURE = rf"(\d{{1,2}}|{'|'.join(_FIGURES)})"
_NUMBER_NAMED = re.compile(
    rf"\b(?:spørsmål|question|spm\.?|punkt|nummer|number|no\.|nr\.?)\s+(?:nummer |number |nr\.? )?{_FIGURE}\b"
)
_ORDINAL_NAMED = re.compile(rf"\b{_FIGURE}\.? (?:spørsmål|question)(?:et)?\b")
_NUMBER_FIRST = re.compile(r"\s*(\d{1,2})[.)]\s")


def _numbers_named(said: str) -> set[int]:
    """“Spørsmål fire”, “question 4”, “det fjerde spørsmålet”, “4. …”."""
    lower = said.lower()
    named = {match[1] for match in _NUMBER_NAMED.finditer(lower)}
    named |= {match[1] for match in _ORDINAL_NAMED.finditer(lower) if not match[1].isdigit()}
    if first := _NUMBER_FIRST.match(lower):
        named.add(first[1])
    return {int(figure) if figure.isdigit() else _FIGURES[figure] for figure in named}


def wraps_up(said: str, *, after_last: bool) -> bool:
    """Whether the interviewer leaves the guide: asks for anything to add or, after the last question, thanks."""
    if "(open)" in expressed(said):
        return True
    return after_last and "?" not in said and _ENDS.search(said) is not None


def carried(
    turns: Sequence[DraftTurn],
    interviewers: Collection[int],
    asked: Mapping[int, tuple[int, int | None]],
    leaves: Collection[int] = (),
) -> tuple[DraftTurn, ...]:
    """`turns` with the question each belongs to, given which of them ask one (with a confidence).

    What follows belongs to the question under way, until the next is asked or one of `leaves` leaves the
    guide. `interviewers` are the speakers that follow up; the others answer.
    """
    placed = []
    under_way: int | None = None
    for number, turn in enumerate(turns):
        confidence = role = None
        if number in asked:
            under_way, confidence = asked[number]
            role = TurnRole.ASKS
        elif number in leaves:
            under_way = None
        elif under_way is not None:
            role = TurnRole.FOLLOWS_UP if turn.speaker in interviewers else TurnRole.ANSWERS
        told = under_way, role, confidence
        placed.append(turn if told == turn[6:] else DraftTurn(*turn[:6], *told))
    return tuple(placed)
