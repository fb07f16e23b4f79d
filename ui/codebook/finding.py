"""Codes found by typing a part of their name, best first. Knows names, no project and no widgets."""

from __future__ import annotations

from collections.abc import Sequence


def found_codes(typed: str, codes: Sequence[tuple[int, str]]) -> dict[int, tuple[int, ...]]:
    """The codes that `typed` may mean, best first, with the places in their path to light up.

    `codes` are given as (id, path).
    """
    from qda.text.matching import rank

    ranked = rank(typed, [path for _, path in codes])
    return {codes[index][0]: lit for index, _, lit in ranked}
