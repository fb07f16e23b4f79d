"""Where stripes and their names stand in the margin: lanes from left to right, names beside them from top to bottom.

Pure geometry in pixels; knows neither codes nor widgets.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

PITCH, NARROW = 8, 4
"""Pixels from one lane to the next, and where there are many."""
LINE = 3
FIRST = 4
"""Pixels before the first lane."""
NAMES = 84
"""The least pixels that are kept for names; a margin that has no more than these has only stripes."""
LEAST_NAME = 48
"""Pixels below which a name says nothing: then it waits for the mouse."""
BAND = 4
"""Pixels of height by which it is remembered how far to the right stripes stand."""


@dataclass(frozen=True, slots=True)
class Stripe:
    """One coding as it stands on the screen. A `crowded` one shares the last lane with others."""

    coding_id: int
    name: str
    colour: str
    x: float
    top: float
    bottom: float
    crowded: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """A stripe's name and its place, and the stripes beside it for whose names there is no room."""

    stripe: Stripe
    left: float
    top: float
    width: float
    height: float
    more: tuple[Stripe, ...] = ()


class Lanes:
    """Where each of so many lanes stands in a margin of some width: the first ones wide apart, the later ones closer
    if need be, and all beyond the room in the last. It depends on nothing on the screen, so that nothing jumps."""

    def __init__(self, width: float, lanes: int) -> None:
        room = width - NAMES if width >= NAMES + 40 else max(NARROW, width - FIRST - LINE)
        self.shown = min(lanes, int(room // NARROW))
        self._wide = max(0, min(self.shown, int((room - NARROW * self.shown) // (PITCH - NARROW))))

    def x(self, lane: int) -> float:
        place = min(lane, max(0, self.shown - 1))
        return FIRST + PITCH * min(place, self._wide) + NARROW * max(0, place - self._wide)

    def crowds(self, lane: int) -> bool:
        """Whether a lane has to share the last place."""
        return lane >= self.shown


def labels(stripes: Sequence[Stripe], width: float, row: float) -> list[Label]:
    """Beside each stripe its name, in a row of its own below the names above. Where there is no row left beside a
    stripe, the last name above it takes it along as one `more`. No name lies on a stripe or on another name."""
    reach = _reach(stripes)
    found: list[Label] = []
    left_out: dict[int, list[Stripe]] = {}
    floor = float("-inf")
    for stripe in sorted(stripes, key=lambda stripe: (max(stripe.top, 0.0), stripe.x, stripe.coding_id)):
        top = max(stripe.top, floor, 0.0)
        left = _right_of(reach, top, top + row, stripe.x) + LINE + 6
        if top + row * 0.6 > max(stripe.bottom, stripe.top + row) or width - left < LEAST_NAME:
            if found:
                left_out.setdefault(len(found) - 1, []).append(stripe)
            continue
        found.append(Label(stripe, left, top, width - left - 2, row))
        floor = top + row + 1
    return [
        Label(one.stripe, one.left, one.top, one.width, one.height, tuple(left_out.get(number, ())))
        for number, one in enumerate(found)
    ]


def _reach(stripes: Sequence[Stripe]) -> dict[int, float]:
    """How far to the right stripes stand, by bands of height."""
    reach: dict[int, float] = {}
    for stripe in stripes:
        for band in range(int(stripe.top // BAND), int(stripe.bottom // BAND) + 1):
            if stripe.x > reach.get(band, 0.0):
                reach[band] = stripe.x
    return reach


def _right_of(reach: dict[int, float], top: float, bottom: float, x: float) -> float:
    return max(x, *(reach.get(band, x) for band in range(int(top // BAND), int(bottom // BAND) + 1)))
