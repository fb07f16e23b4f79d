"""Which turns ask, follow up and answer which question of the guide, and how probable that is.

Brings together what `openings` tells of a turn, `questions` of its words and `way` of the order. Knows no storage.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from qda.model import DraftSpeaker, DraftTurn, Part, TurnRole
from qda.text.matching import alike, spelt
from qda.text.words import tokens

_READ_OUT = 0.8
"""How alike a paragraph must be to a question where nobody is known to interview."""
_ASKS = 0.45
"""How probable it must be that a turn asks a question, to take it for that."""
_ASKS_SOMETHING = 0.7
"""How probable it must be that it asks one or other, for what is answered not to belong to the question before."""
_LATE = 70
"""How many per cent sure it must be that a question is asked out of order."""
_SURELY = 90
"""From how many per cent on a turn may ask again what another turn asks."""
_GIVEN = 20.0
"""How near a turn counts as to the question it was said by hand to ask."""
_TAKEN_UP = 400
"""How many characters of an answer a follow-up takes up."""
_ASKS_WITHIN = 1_500
"""How many characters from its beginning and its end a turn may ask a question in."""


Given = Mapping[int, tuple[int | None, TurnRole | None]]
"""What was set by hand: by the turn's place, the place of its question and what it does to it."""


def match_questions(
    turns: Sequence[DraftTurn],
    speakers: Sequence[DraftSpeaker],
    text: str,
    questions: Sequence[str],
    given: Given = MappingProxyType({}),
) -> tuple[DraftTurn, ...]:
    """`turns` with the question of the guide that each asks, follows up or answers, and how sure that is.

    A turn that asks has a confidence in per cent, the others none. Turns before the first question, and
    after the thanks for the talk, belong to no question. Where nobody interviews, as in a sheet of
    answers, only a paragraph that gives a question nearly word for word asks it. What is `given` is so, and the rest
    is matched round it.
    """
    from qda.text.questions import carried, wraps_up

    if not questions:
        return carried(turns, (), {})
    interviewers = _interviewers(speakers)
    likely = likely_questions(turns, speakers, text, questions, given)
    asked: dict[int, tuple[int, int | None]] = {}
    leaves = set[int]()
    for number, chances in likely.items():
        best = max(chances)
        if best >= _ASKS:
            asked[number] = chances.index(best), round(100 * best)
        elif sum(chances) >= _ASKS_SOMETHING:
            leaves.add(number)
    for number in (*_asked_better_elsewhere(asked, turns, text), *_perhaps_late(asked)):
        asked.pop(number, None)
    last = max(asked, default=-1)
    leaves |= {
        number
        for number in likely
        if number not in asked
        and interviewers
        and wraps_up(_where_it_asks(turns[number].said.of(text)), after_last=number > last)
    }
    for number, (question_given, role) in given.items():
        asked.pop(number, None)
        leaves.discard(number)
        if role is TurnRole.ASKS and question_given is not None:
            asked[number] = question_given, None
        elif question_given is None and number in likely:
            leaves.add(number)
    return carried(turns, interviewers, asked, leaves)


def _asked_better_elsewhere(
    asked: Mapping[int, tuple[int, int | None]], turns: Sequence[DraftTurn], text: str
) -> list[int]:
    """The turns that ask what another asks more surely, and neither say that they come back to it nor are sure."""
    from qda.text.openings import comes_back

    best: dict[int, int] = {}
    for question, sure in asked.values():
        best[question] = max(best.get(question, 0), sure or 0)
    return [
        number
        for number, (question, sure) in asked.items()
        if (sure or 0) < min(best[question], _SURELY) and not comes_back(turns[number].said.of(text))
    ]


def _perhaps_late(asked: Mapping[int, tuple[int, int | None]]) -> list[int]:
    """The turns that may ask a question after a later one, and are not likely to."""
    found = []
    furthest = -1
    for number, (question, sure) in sorted(asked.items()):
        if question < furthest and (sure or 0) < _LATE:
            found.append(number)
        elif (sure or 0) >= _LATE:
            furthest = max(furthest, question)
    return found


def likely_questions(
    turns: Sequence[DraftTurn],
    speakers: Sequence[DraftSpeaker],
    text: str,
    questions: Sequence[str],
    given: Given = MappingProxyType({}),
) -> dict[int, list[float]]:
    """How probable it is that each turn that may ask asks each of `questions`, by the turn's place."""
    from qda.text.openings import comes_back
    from qda.text.way import probabilities

    if not questions:
        return {}
    interviewers = _interviewers(speakers)
    asking = [number for number, turn in enumerate(turns) if not interviewers or turn.speaker in interviewers]
    said = [_where_it_asks(turns[number].said.of(text)) for number in asking]
    near = _near(turns, asking, said, text, questions) if interviewers else _read_out(said, questions)
    for place, number in enumerate(asking):
        if number in given:
            question, role = given[number]
            asks = role is TurnRole.ASKS
            near[place] = [_GIVEN if asks and question == other else -_GIVEN for other in range(len(questions))]
    again = {place for place, words in enumerate(said) if comes_back(words) or asking[place] in given}
    return dict(zip(asking, probabilities(near, len(questions), again), strict=True))


def _interviewers(speakers: Sequence[DraftSpeaker]) -> set[int]:
    return {number for number, speaker in enumerate(speakers) if speaker.part is Part.INTERVIEWER}


def _near(
    turns: Sequence[DraftTurn], asking: Sequence[int], said: Sequence[str], text: str, questions: Sequence[str]
) -> list[list[float]]:
    """How much likelier each turn that may ask is where it asks each question than where it asks none."""
    from qda.text.openings import opens, stems_in
    from qda.text.questions import nearness, read_guide

    guide = read_guide(questions)
    stands_for = spelt(said, guide)
    near = []
    before = own = frozenset[str]()
    last = -1
    for number, words in zip(asking, said, strict=True):
        if number > last + 1:
            before = stems_in(" ".join(turn.said.of(text)[-_TAKEN_UP:] for turn in turns[last + 1 : number]))
        opening = opens(words, before, own)
        near.append([opening + value for value in nearness(words, guide, stands_for, alike)])
        own, last = stems_in(words), number
    return near


def _read_out(said: Sequence[str], questions: Sequence[str]) -> list[list[float]]:
    """The same where nobody is known to interview: a paragraph asks what it gives nearly word for word."""
    folded = [" ".join(tokens(question)) for question in questions]
    rows = (alike(" ".join(tokens(words)), folded) for words in said)
    return [[_GIVEN * score if score >= _READ_OUT else -_GIVEN for score in row] for row in rows]


def _where_it_asks(said: str) -> str:
    """The beginning and the end of a turn; all of it where it is no longer than interviewers' turns are."""
    return said if len(said) <= 2 * _ASKS_WITHIN else f"{said[:_ASKS_WITHIN]}\n{said[-_ASKS_WITHIN:]}"
