"""Which question of the guide a turn asks: how close their words are, and the most likely way through the guide.

Knows words and numbers; of spelling mistakes it is told. `matching.match_questions` brings it together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import log

from qda.model import DraftTurn, TurnRole
from qda.text.vocabulary import COMES_BACK, ENDS, MOVES_ON, TELL_ME
from qda.text.words import asks_for, expressed, meanings, stem, tokens, weight_of_kind

Alike = Callable[[str, Sequence[str]], Sequence[float]]
"""How alike words are to each of others, letter by letter, from 0 to 1."""

_ASKED = 0.44
"""How close a turn must be to a question, the order's bonus counted in, to ask it."""
_ASKED_AGAIN = 0.9
"""How close it must be to one that is asked better elsewhere, unless it says that it comes back to it."""
_NEXT, _AHEAD, _PER_SKIPPED, _BACK = 0.12, 0.05, 0.01, 0.02
_GOING_ON = 0.25
"""How much of its closeness a turn loses that goes on with the question under way."""
_BY_NUMBER = 0.35
_BY_MOVING_ON = 0.08
_BY_COMING_BACK = 0.14
_SENTENCE = re.compile(r"[^.?!…\n]+[.?!…\n]*")


def _any_of(phrases: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(' '.join(phrase.split()) for phrase in phrases.split(','))})\b", re.IGNORECASE)


_TELL_ME = _any_of(TELL_ME)
_MOVES_ON = _any_of(MOVES_ON)
_COMES_BACK = _any_of(COMES_BACK)
_ENDS = _any_of(ENDS)


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

    @property
    def stems(self) -> frozenset[str]:
        return frozenset(term.stem for question in self.questions for term in question if term.stem)


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
    return Guide(weighed, asking, tuple(numbers), 0.5 * log(1 + len(drafts)), folded)


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
    for goes, gain in ((_MOVES_ON, _BY_MOVING_ON), (_COMES_BACK, _BY_COMING_BACK)):
        if goes.search(said):
            best = [score + gain if score > 0.2 else score for score in best]
    for number in _numbers_named(said):
        if number in guide.numbers:
            best[guide.numbers.index(number)] += _BY_NUMBER
    return best


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


def asked_questions(turns: Sequence[str], scores: Sequence[Sequence[float]], count: int) -> list[int | None]:
    """The question that each of the interviewer's `turns` asks, or None.

    `scores[turn][question]` is a closeness. A question is asked once, where it is asked best; another turn
    asks it again only where it is very close, or says that it comes back to it.
    """
    rows = [list(row) for row in scores]
    while True:
        asked = way_through(rows, count)
        best: dict[int, int] = {}
        for turn, question in enumerate(asked):
            if question is not None and (question not in best or rows[turn][question] > rows[best[question]][question]):
                best[question] = turn
        doubtful = [
            (turn, question)
            for turn, question in enumerate(asked)
            if question is not None and turn != best[question] and rows[turn][question] < _ASKED_AGAIN
            if not (turn > best[question] and _COMES_BACK.search(turns[turn]))
        ]
        if not doubtful:
            return asked
        for turn, question in doubtful:
            rows[turn][question] = 0.0


def way_through(scores: Sequence[Sequence[float]], count: int) -> list[int | None]:
    """The question that each turn asks, or None, for the most likely way through `count` questions.

    `scores[turn][question]` is a closeness. Guides are mostly followed in order: the next question needs
    less to be believed than one further on, and one further back the most. A turn that is close to the
    question under way goes on with it.
    """
    if not scores or not count:
        return [None] * len(scores)
    nowhere = count
    reached = [float("-inf")] * count + [0.0]
    came_from: list[list[int]] = []
    for row in scores:
        before = reached
        reached = [
            before[state] + max(_ASKED, row[state] - _GOING_ON if state < count else 0.0) for state in range(count + 1)
        ]
        origin = list(range(count + 1))
        ahead, ahead_from = before[nowhere], nowhere
        back, back_from = _best_behind(before, count)
        for question in range(count):
            if question and before[question - 1] + _PER_SKIPPED * (question - 1) > ahead:
                ahead, ahead_from = before[question - 1] + _PER_SKIPPED * (question - 1), question - 1
            choices = [
                (
                    before[question - 1] + _NEXT if question else before[nowhere] + _NEXT,
                    question - 1 if question else nowhere,
                ),
                (ahead + _AHEAD - _PER_SKIPPED * question, ahead_from),
                (back[question] + _BACK, back_from[question]),
            ]
            value, source = max(choices)
            if value + row[question] > reached[question]:
                reached[question] = value + row[question]
                origin[question] = source
        came_from.append(origin)
    state = max(range(count + 1), key=reached.__getitem__)
    asked: list[int | None] = []
    for origin in reversed(came_from):
        asked.append(state if origin[state] != state else None)
        state = origin[state]
    asked.reverse()
    return asked


def _best_behind(before: Sequence[float], count: int) -> tuple[list[float], list[int]]:
    """For each question, the best of the states further on, from which one would turn back to it."""
    best, best_from = float("-inf"), count
    values, sources = [best] * count, [count] * count
    for question in range(count - 1, -1, -1):
        values[question], sources[question] = best, best_from
        if before[question] > best:
            best, best_from = before[question], question
    return values, sources


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
