"""Which codes are on the same words: the stretches that two codes share, counted once however often they were coded.

A sweep through each document; what costs is the number of stretches found. Knows spans only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from qda.analysis.coverage import united
from qda.model import Span


class Marked(NamedTuple):
    """A stretch of a document with one of some numbered codes on it."""

    document_id: int
    span: Span
    code: int


class Shared(NamedTuple):
    """A stretch of a document that two codes share."""

    document_id: int
    span: Span


def together(marked: Iterable[Marked]) -> dict[tuple[int, int], tuple[Shared, ...]]:
    """The stretches that each two codes share, by their numbers, the lower first, in the order of the documents."""
    stretches: dict[int, dict[int, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for document_id, span, code in marked:
        stretches[document_id][code].append(span)
    found: dict[tuple[int, int], list[Shared]] = defaultdict(list)
    for document_id, of_codes in stretches.items():
        for pair, span in _overlaps({code: united(spans) for code, spans in of_codes.items()}):
            found[pair].append(Shared(document_id, span))
    return {pair: tuple(spans) for pair, spans in found.items()}


def _overlaps(of_codes: Mapping[int, Sequence[Span]]) -> Iterable[tuple[tuple[int, int], Span]]:
    """Each overlap of two codes' stretches, in order of where it starts. A code has at most one open stretch."""
    still: dict[int, int] = {}
    for start, end, code in sorted(
        chain.from_iterable(((*span, code) for span in own) for code, own in of_codes.items())
    ):
        for other, until in list(still.items()):
            if until <= start:
                del still[other]
            elif other != code:
                yield (min(code, other), max(code, other)), Span(start, min(end, until))
        still[code] = end


def strongest(found: Mapping[tuple[int, int], Sequence[Shared]], most: int) -> list[tuple[int, int]]:
    """The pairs that share most stretches, at most so many."""
    return sorted(found, key=lambda pair: (-len(found[pair]), pair))[:most]


def meeting_most(found: Mapping[tuple[int, int], Sequence[Shared]], most: int) -> list[int]:
    """The codes of the strongest pairs, at most so many, in their own order."""
    chosen: set[int] = set()
    for pair in strongest(found, len(found)):
        if len(chosen | set(pair)) <= most:
            chosen |= set(pair)
    return sorted(chosen)
