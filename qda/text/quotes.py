"""Where a quote stands in a text: letter by letter, loosely, or where the words are most like it.

Knows text only; RapidFuzz is imported where it is needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from qda.model import Span
from qda.text.spans import trimmed

_NEAR_BY = 3_000
"""How far from where a quote stood it is looked for before the whole text is."""
_LONG = 300
_RESEMBLES, _SURELY = 60, 85
"""How like a quote, in per cent, words must be to be offered for it; and to look no further."""
_FOR_CONTEXT = 3
"""How much less like it words may be that stand in the quote's context."""
_SAME = {"quote": '"“”„‟«»″', "apostrophe": "'’‘‚‛´`′", "dash": "-‐‑‒–—−"}
_SAME_AS = {mark: f"[{re.escape(marks)}]" for marks in _SAME.values() for mark in marks}
_EDGE = re.compile(r"\b|(?<=\W)(?=\s|$)|(?<=\s)(?=\W)")
_A_WORD = 24
"""How far an end is moved to the edge of another word."""
_PIECE = re.compile(r"\s+|…|\.\.\.|.", re.DOTALL)


def find_quote(text: str, quote: str, before: str = "", after: str = "") -> list[Span]:
    """Where `quote` stands in `text`: every place, in order.

    Letter by letter; where it stands nowhere so, with any white space for white space, and any quotation
    mark, apostrophe, dash or ellipsis for another. Where `before` and `after` fit some of the places, only those.
    """
    found = _exactly(text, quote) if quote else []
    if not found:
        found = [Span(*match.span()) for match in _loosely(quote.strip()).finditer(text)] if quote.strip() else []
    fitting = [span for span in found if _fits(text, span, before, after)] if before or after else []
    return fitting or found


def nearest_quote(
    text: str, quote: str, near: int | None = None, before: str = "", after: str = ""
) -> tuple[Span, int] | None:
    """The place in `text` most like `quote`, in whole words, and how like it is in per cent; None where nothing is.

    It is looked for around the offset `near` first, and, of places equally like it, `before` and `after` decide.
    """
    quote = quote.strip()
    if not quote or not text.strip():
        return None
    found = find_quote(text, quote, before, after)
    if found:
        return min(found, key=lambda span: abs(span.start - (near or 0))), 100
    for window in _places_to_look(text, quote, near):
        alone = _aligned(text, quote, quote, 0, window)
        amid = _aligned(text, quote, before + quote + after, len(before), window) if before or after else alone
        score, score_amid = _likeness(quote, alone.of(text)), _likeness(quote, amid.of(text))
        span, score = (amid, score_amid) if score_amid + _FOR_CONTEXT >= score else (alone, score)
        if score >= _SURELY or (window.length == len(text) and score >= _RESEMBLES):
            return span, score
    return None


def _exactly(text: str, quote: str) -> list[Span]:
    found = []
    start = text.find(quote)
    while start >= 0:
        found.append(Span(start, start + len(quote)))
        start = text.find(quote, start + 1)
    return found


@lru_cache(maxsize=256)
def _loosely(quote: str) -> re.Pattern[str]:
    def loose(piece: str) -> str:
        if piece.isspace():
            return r"\s+"
        return r"(?:…|\.\.\.)" if piece in ("…", "...") else _SAME_AS.get(piece) or re.escape(piece)

    return re.compile("".join(map(loose, _PIECE.findall(quote))))


def _fits(text: str, span: Span, before: str, after: str) -> bool:
    room = 8
    head = " ".join(text[max(0, span.start - len(before) - room) : span.start].split())
    tail = " ".join(text[span.end : span.end + len(after) + room].split())
    return head.endswith(" ".join(before.split())) and tail.startswith(" ".join(after.split()))


def _places_to_look(text: str, quote: str, near: int | None) -> Iterator[Span]:
    whole = Span(0, len(text))
    if near is not None:
        nearby = Span(max(0, near - _NEAR_BY), min(len(text), near + len(quote) + _NEAR_BY))
        yield nearby
        if nearby == whole:
            return
    yield whole


def _aligned(text: str, quote: str, needle: str, lead: int, window: Span) -> Span:
    """The words in `window` that `quote` is closest to, where `needle` has it `lead` characters in."""
    start = _start_of(text, needle, window) + lead
    slack = 12 + len(quote) // 4
    room = Span(max(window.start, start - slack), min(window.end, start + len(quote) + slack))
    probe = min(48, len(quote))
    starts, ends = {start}, {start + len(quote)}
    if head := _place(quote[:probe], text, room):
        starts.add(head.start)
    if tail := _place(quote[-probe:], text, room):
        ends.add(tail.end)
    spans = [_in_whole_words(text, Span(s, e), window) for s in sorted(starts) for e in sorted(ends) if s < e]
    span = max(spans, key=lambda span: _likeness(quote, span.of(text)), default=Span(start, start))
    return _adjusted(text, quote, span, window)


def _adjusted(text: str, quote: str, span: Span, window: Span) -> Span:
    """`span` with each end at the edge of a word near by that makes it most like `quote`."""
    starts = [edge for edge in _edges(text, span.start, window) if edge < span.end]
    start = max(starts, key=lambda edge: (_exact_likeness(quote, text[edge : span.end]), edge), default=span.start)
    ends = [edge for edge in _edges(text, span.end, window) if edge > start]
    end = max(ends, key=lambda edge: (_exact_likeness(quote, text[start:edge]), -edge), default=span.end)
    return trimmed(text, Span(start, end))


def _edges(text: str, offset: int, window: Span) -> list[int]:
    """The edges of words round `offset`, and `offset` itself."""
    first, last = max(window.start, offset - _A_WORD), min(window.end, offset + _A_WORD)
    return [offset, *(match.start() for match in _EDGE.finditer(text, first, last))]


def _start_of(text: str, needle: str, window: Span) -> int:
    """About where in `window` `needle` begins. Of a long one, a few pieces are looked for."""
    if len(needle) <= _LONG:
        place = _place(needle, text, window)
        return place.start if place else window.start
    step = max(1, (len(needle) - 120) // 4)
    best, start = -1, window.start
    for offset in range(0, len(needle) - 119, step):
        piece = needle[offset : offset + 120]
        place = _place(piece, text, window)
        if place and (score := _likeness(piece, place.of(text))) > best:
            best, start = score, max(window.start, place.start - offset)
    return start


def _place(needle: str, text: str, window: Span) -> Span | None:
    from rapidfuzz import fuzz

    within = window.of(text)
    if len(within) < len(needle):
        return window if within else None
    alignment = fuzz.partial_ratio_alignment(needle, within)
    if alignment is None:
        return None
    return Span(window.start + alignment.dest_start, window.start + alignment.dest_end)


def _likeness(quote: str, words: str) -> int:
    return round(_exact_likeness(quote, words))


def _exact_likeness(quote: str, words: str) -> float:
    from rapidfuzz import fuzz

    return fuzz.ratio(quote, words)


def _in_whole_words(text: str, span: Span, within: Span) -> Span:
    """`span` without white space at its ends, each end moved to the nearer edge of a word that it cuts."""
    start = _edge(text, max(span.start, within.start))
    return trimmed(text, Span(start, max(start, _edge(text, min(span.end, within.end)))))


def _edge(text: str, offset: int) -> int:
    """The edge nearest to `offset` of the word that it stands inside, or `offset`."""
    back = ahead = min(offset, len(text))
    while back > 0 and text[back - 1].isalnum() and back < len(text) and text[back].isalnum():
        back -= 1
    while 0 < ahead < len(text) and text[ahead - 1].isalnum() and text[ahead].isalnum():
        ahead += 1
    return back if offset - back <= ahead - offset else ahead
