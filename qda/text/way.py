"""The likely ways through a guide: how probable it is that each turn asks each of its questions.

A turn is told by how much it looks as if it opened a question and how near it is to each; the order of the guide says
which question is to be expected. All ways are weighed together (forward and backward over the turns), so that a
question in doubt is held up by what is sure before and after it. Knows numbers; no words.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from math import exp

_NEXT, _AHEAD, _SAME, _BACK = 0.6, 0.4, 0.02, 0.07
"""How often an interviewer goes on to the next question, skips some, asks the same again, turns back."""
_FURTHER, _FURTHER_BACK = 0.6, 0.65
"""How much rarer it is for each further question skipped, or turned back over."""
_APART = 5.0
"""How strongly two turns keep each other from asking the same question."""
_ROUNDS = 4


def probabilities(near: Sequence[Sequence[float]], count: int, again: Collection[int] = ()) -> list[list[float]]:
    """For each turn, the probability that it asks each of `count` questions; what is left is that it asks none.

    `near[turn][question]` is the logarithm of how many times likelier the turn is where it asks that question than
    where it asks none. A question is asked once as a rule; turns in `again` may ask what was asked elsewhere.
    """
    asked = [[0.0] * count for _ in near]
    if not count:
        return asked
    for turn_round in range(_ROUNDS):
        mass = [sum(row[question] for row in asked) for question in range(count)]
        odds = [
            [
                exp(min(30.0, value - (0 if place in again else _APART * (mass[question] - asked[place][question]))))
                for question, value in enumerate(row)
            ]
            for place, row in enumerate(near)
        ]
        found = _weighed(odds, count)
        keep = 0.5 if turn_round else 0.0
        asked = [
            [keep * old + (1 - keep) * new for old, new in zip(before, now, strict=True)]
            for before, now in zip(asked, found, strict=True)
        ]
    return asked


def _weighed(odds: Sequence[Sequence[float]], count: int) -> list[list[float]]:
    """Forward and backward over the turns. The last state is that no question is under way."""
    ahead = [[0.0] * count + [1.0]]
    arriving: list[list[float]] = []
    for row in odds:
        before = ahead[-1]
        came = [mass * odd for mass, odd in zip(_forward(before, count), row, strict=True)]
        arriving.append(came)
        now = [stayed + new for stayed, new in zip(before, [*came, 0.0], strict=True)]
        whole = sum(now)
        ahead.append([mass / whole for mass in now])
    later = [1.0] * (count + 1)
    asked: list[list[float]] = []
    for row, before, came in zip(reversed(odds), reversed(ahead[:-1]), reversed(arriving), strict=True):
        stays = sum(mass * on for mass, on in zip(before, later, strict=True))
        asks = [mass * on for mass, on in zip(came, later, strict=False)]
        whole = stays + sum(asks)
        asked.append([mass / whole for mass in asks])
        moved = _backward([odd * on for odd, on in zip(row, later, strict=False)], count)
        later = [on + gone for on, gone in zip(later, moved, strict=True)]
        most = max(later)
        later = [on / most for on in later]
    asked.reverse()
    return asked


def _forward(mass: Sequence[float], count: int) -> list[float]:
    """How much comes to each question from those under way."""
    behind = [mass[count], *mass[:count]]
    turning = 0.0
    back = [0.0] * count
    for question in range(count - 2, -1, -1):
        turning = _FURTHER_BACK * turning + _BACK * mass[question + 1]
        back[question] = turning
    came = []
    skipping = 0.0
    for question in range(count):
        if question:
            skipping = _FURTHER * (skipping + _AHEAD * behind[question - 1])
        came.append(_NEXT * behind[question] + skipping + _SAME * mass[question] + back[question])
    return came


def _backward(worth: Sequence[float], count: int) -> list[float]:
    """How much each state is worth that goes on to questions of a given worth; the mirror of `_forward`."""
    found = [0.0] * (count + 1)
    skipping = 0.0
    for state in range(count - 1, -2, -1):
        if state + 2 < count:
            skipping = _FURTHER * (skipping + _AHEAD * worth[state + 2])
        following = _NEXT * worth[state + 1] if state + 1 < count else 0.0
        found[state if state >= 0 else count] = following + skipping
    turning = 0.0
    for state in range(count):
        if state:
            turning = _FURTHER_BACK * turning + _BACK * worth[state - 1]
        found[state] += _SAME * worth[state] + turning
    return found
