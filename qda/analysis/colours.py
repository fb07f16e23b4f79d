"""Colours for codes, chosen so that people tell them apart, those who see fewer colours among them.

A family shares a hue, its codes are shades of it; a new family gets the hue that is most unlike those in use.
Colours are "#RRGGBB". Knows no palette and no page: both are given, or stand in the window's theme.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from functools import lru_cache
from math import atan2, cos, degrees, dist, hypot, radians, sin

from qda.model import Code

Lch = tuple[float, float, float]
Triple = tuple[float, float, float]

_LIGHTNESS = (0.35, 0.41, 0.47, 0.53, 0.59, 0.65)
_CHROMA = (0.14, 0.10, 0.07)
_TIERS = ((0.035, (0,)), (0.035, (10, -10)), (0.0, (0, 10, -10, 20, -20)))
"""Shades are taken from the first of these as long as one is left that differs enough: (how much, the degrees by which
it may lean to other hues)."""
_MOST_STEPS = 10
"""How many codes of an ordered family may go from light to dark and still be told apart."""
_ON_WHITE = 3.1
"""The contrast that a shade has with a white page at least: marks are seen from 3:1 on (WCAG 2.2)."""
_HUE_OF_A_FAMILY = 30.0
"""Degrees within which two colours are of one family."""

# Machado, Oliveira and Fernandes (2009), at full severity: red-, green- and blue-blind.
_VISIONS = (
    ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
)


# --------------------------------------------------------------------------- arithmetic


def is_colour(colour: str) -> bool:
    return re.fullmatch(r"#[0-9A-Fa-f]{6}", colour) is not None


@lru_cache(maxsize=8192)
def to_lch(colour: str) -> Lch:
    """Lightness, chroma and hue in OKLCH (Ottosson 2020), where equal steps look equal."""
    lightness, a, b = _lab(_linear(colour))
    return lightness, hypot(a, b), degrees(atan2(b, a)) % 360


@lru_cache(maxsize=8192)
def from_lch(lightness: float, chroma: float, hue: float) -> str:
    """The colour of an OKLCH value, with its chroma lowered until a screen can show it."""
    while True:
        linear = _of_lab((lightness, chroma * cos(radians(hue)), chroma * sin(radians(hue))))
        if all(-0.001 <= value <= 1.001 for value in linear) or chroma < 0.005:
            return "#" + "".join(f"{_byte(value):02X}" for value in linear)
        chroma -= 0.004


def distance(one: str, other: str) -> float:
    """How different two colours look to those who can tell them apart least, in OKLab; 0.02 is just seen."""
    return min(dist(a, b) for a, b in zip(_seen(one), _seen(other), strict=True))


def for_dark_page(colour: Lch) -> Lch:
    """A colour that was chosen for a white page, as it is shown on a dark one."""
    lightness, chroma, hue = colour
    return 0.56 + 0.85 * (min(max(lightness, 0.30), 0.66) - 0.30), chroma * 0.9, hue


def distance_on_any_page(one: str, other: str) -> float:
    """As `distance`, on a white page or a dark one, whichever is less."""
    return min(distance(one, other), distance(_in_the_dark(one), _in_the_dark(other)))


@lru_cache(maxsize=8192)
def _in_the_dark(colour: str) -> str:
    return from_lch(*for_dark_page(to_lch(colour)))


def contrast_on_white(colour: str) -> float:
    red, green, blue = _linear(colour)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def hues_apart(one: float, other: float) -> float:
    """Degrees between two hues, 0 to 180."""
    return abs((one - other + 180) % 360 - 180)


@lru_cache(maxsize=8192)
def _seen(colour: str) -> tuple[Triple, ...]:
    """A colour in OKLab as it is seen by people who see all colours, or no red, green or blue."""
    linear = _linear(colour)
    blind = (
        tuple(min(max(sum(x * y for x, y in zip(row, linear, strict=True)), 0.0), 1.0) for row in vision)
        for vision in _VISIONS
    )
    return tuple(_lab((red, green, blue)) for red, green, blue in (linear, *blind))


def _linear(colour: str) -> Triple:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return _light(red), _light(green), _light(blue)


def _light(byte: int) -> float:
    return byte / 255 / 12.92 if byte <= 10 else float(((byte / 255 + 0.055) / 1.055) ** 2.4)


def _byte(light: float) -> int:
    light = min(max(light, 0.0), 1.0)
    return round(255 * (12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055))


def _lab(linear: Triple) -> Triple:
    r, g, b = linear
    long = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    middle = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    short = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def _of_lab(lab: Triple) -> Triple:
    lightness, a, b = lab
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


# --------------------------------------------------------------------------- choosing


def new_family(used: Iterable[str], palette: Sequence[str]) -> str:
    """A colour for a new family: the free one of the palette that differs most from those in use; where none is free,
    a shade of them that does."""
    return next(_families(_valid(used), palette))


def new_shade(used: Iterable[str], hue: float) -> str:
    """A colour for a new code of a family: the shade of its hue that differs most from those the family has."""
    return next(_shades(_valid(used), hue))


def for_new_code(codes: Sequence[Code], parent: int | None, palette: Sequence[str], besides: Iterable[str] = ()) -> str:
    """A colour for a new code in a codebook: a new family's, or a shade of the family it is made in. `besides` are
    colours that are spoken for by codes still to be made."""
    used = [*(code.colour for code in codes), *besides]
    head = families(codes).get(parent or 0)
    own = next((code.colour for code in codes if code.id == head), "")
    return new_shade(used, to_lch(own)[2]) if is_colour(own) else new_family(used, palette)


def by_family(
    codes: Sequence[Code], palette: Sequence[str], chosen: Collection[int] | None = None, *, keep_families: bool = False
) -> dict[int, str]:
    """Colours for a codebook, or for the chosen codes of it: a hue a family, shades within; an ordered family goes from
    light to dark. The other codes keep theirs, and with `keep_families` so do codes at top level that have one.

    `codes` as `Codes.all()` gives them. By the codes' ids; only those that are to change are there or may change.
    """
    family = families(codes)
    kept = {code.id for code in codes if keep_families and code.parent_id is None and is_colour(code.colour)}
    free = {code.id for code in codes if chosen is None or code.id in chosen} - kept
    fixed = {code.id: code.colour.upper() for code in codes if code.id not in free and is_colour(code.colour)}
    colours: dict[int, str] = {}
    heads = [code for code in codes if code.parent_id is None]
    hues = _families([fixed[code.id] for code in heads if code.id in fixed], palette)
    for head in heads:
        if head.id in free:
            colours[head.id] = next(hues)
    for head in heads:
        own = colours.get(head.id) or fixed.get(head.id) or palette[0]
        inside = [code for code in codes if family[code.id] == head.id]
        colours |= _within(own, inside, free, fixed)
    return colours


def families(codes: Sequence[Code]) -> dict[int, int]:
    """The code at top level that each code stands in, or is."""
    heads: dict[int, int] = {}
    for code in codes:
        heads[code.id] = code.id if code.parent_id is None else heads[code.parent_id]
    return heads


def _within(own: str, inside: Sequence[Code], free: Set[int], fixed: Mapping[int, str]) -> dict[int, str]:
    """Shades for the free codes inside a family of that colour. `inside` begins with the family itself."""
    hue = to_lch(own)[2]
    taken = [own, *(fixed[code.id] for code in inside if code.id in fixed)]
    shades: dict[int, str] = {}
    for family in inside:
        steps = [code.id for code in inside if code.parent_id == family.id]
        if family.ordered and free >= set(steps) and 1 < len(steps) <= _MOST_STEPS:
            shades |= zip(steps, _steps(len(steps), hue, taken), strict=True)
    others = _shades([*taken, *shades.values()], hue)
    for code in inside[1:]:
        if code.id in free and code.id not in shades:
            shades[code.id] = next(others)
    return shades


def _steps(how_many: int, hue: float, taken: Sequence[str]) -> tuple[str, ...]:
    """Shades from light to dark for what comes in a fixed order, as unlike those taken as can be."""
    light, dark = _LIGHTNESS[-1], _LIGHTNESS[0]
    levels = [light + (dark - light) * step / (how_many - 1) for step in range(how_many)]
    ways = [
        tuple(from_lch(level, chroma, (hue + turn) % 360) for level in levels)
        for turn in (0, 10, -10)
        for chroma in (0.12, 0.09)
    ]
    return max(ways, key=lambda way: min((distance_on_any_page(a, b) for a in way for b in taken), default=1.0))


def _families(used: Sequence[str], palette: Sequence[str]) -> Iterator[str]:
    """Colours for families, one after the other: those of the palette that are free, then shades of its hues, the hue
    least in use first."""
    taken = list(used)
    yield from _furthest_first([colour.upper() for colour in palette], taken)
    hues = {to_lch(colour)[2]: _shades(taken, to_lch(colour)[2]) for colour in palette}
    near = {hue: sum(hues_apart(to_lch(colour)[2], hue) < 12 for colour in taken) for hue in hues}
    while True:
        hue = min(near, key=near.__getitem__)
        near[hue] += 1
        yield next(hues[hue])


def _shades(used: Sequence[str], hue: float) -> Iterator[str]:
    """Shades of a hue, one after the other; those that lean to other hues come last."""
    taken = [colour for colour in used if hues_apart(to_lch(colour)[2], hue) < _HUE_OF_A_FAMILY]
    for least, turns in _TIERS:
        yield from _furthest_first(_shades_of(round(hue), turns), taken, least)
    while True:
        yield from _shades_of(round(hue), (0,))


@lru_cache(maxsize=1024)
def _shades_of(hue: int, turns: tuple[int, ...]) -> tuple[str, ...]:
    """The shades of a hue, turned a little, that are seen on a white page; the purest first."""
    made = (
        from_lch(lightness, chroma, (hue + turn) % 360)
        for turn in turns
        for chroma in _CHROMA
        for lightness in _LIGHTNESS
    )
    return tuple(dict.fromkeys(colour for colour in made if contrast_on_white(colour) >= _ON_WHITE))


def _furthest_first(candidates: Sequence[str], taken: list[str], least: float = 0.0) -> Iterator[str]:
    """The candidates, each time the one furthest from all that is taken by then (Gonzalez 1985), where it is put down;
    until none differs so much from what is taken."""
    nearest = {
        colour: min((distance_on_any_page(colour, other) for other in taken), default=1.0) for colour in candidates
    }
    for colour in set(taken) & set(nearest):
        del nearest[colour]
    while nearest:
        colour = max(nearest, key=nearest.__getitem__)
        if nearest.pop(colour) < least:
            return
        taken.append(colour)
        yield colour
        for other in nearest:
            nearest[other] = min(nearest[other], distance_on_any_page(other, colour))


def _valid(colours: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(colour.upper() for colour in colours if is_colour(colour)))
