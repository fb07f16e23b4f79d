"""What resembles what: turns and the guide's questions, quotes and their text, names typed and names there are.

The home of RapidFuzz, which is imported where it is needed. Knows no storage and no Qt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from qda.model import DraftSpeaker, DraftTurn, Part, Span
from qda.text.spans import trimmed
from qda.text.words import fold, meanings, stem, tokens

if TYPE_CHECKING:
    from qda.text.questions import Guide

__all__ = ["find_quote", "fold", "match_questions", "near_duplicates", "nearest_quote", "rank"]

# --------------------------------------------------------------------------- questions

_READ_OUT = 0.8
"""How alike a paragraph must be to a question where nobody is known to interview."""
_ASKS_WITHIN = 1_500
"""How many characters from its beginning and its end a turn may ask a question in."""


def match_questions(
    turns: Sequence[DraftTurn], speakers: Sequence[DraftSpeaker], text: str, questions: Sequence[str]
) -> tuple[DraftTurn, ...]:
    """`turns` with the question of the guide that each asks, follows up or answers, and how sure that is.

    A turn that asks has a confidence in per cent, the others none. Turns before the first question, and
    after the thanks for the talk, belong to no question. Where nobody interviews, as in a sheet of
    answers, only a paragraph that gives a question nearly word for word asks it.
    """
    from qda.text.questions import asked_questions, carried, closeness, read_guide, wraps_up

    if not questions:
        return carried(turns, (), {})
    guide = read_guide(questions)
    interviewers = {number for number, speaker in enumerate(speakers) if speaker.part is Part.INTERVIEWER}
    asking = [number for number, turn in enumerate(turns) if not interviewers or turn.speaker in interviewers]
    said = [_where_it_asks(turns[number].said.of(text)) for number in asking]
    if interviewers:
        spelt = _spelt(said, guide)
        scores = [closeness(words, guide, spelt, _alike) for words in said]
    else:
        read_out = (_alike(" ".join(tokens(words)), guide.folded) for words in said)
        scores = [[score if score >= _READ_OUT else 0.0 for score in row] for row in read_out]
    found = asked_questions(said, scores, len(questions))
    last = max((place for place, question in enumerate(found) if question is not None), default=-1)
    asked = {
        asking[place]: (question, min(100, round(100 * scores[place][question])))
        for place, question in enumerate(found)
        if question is not None
    }
    leaves = {
        asking[place] for place, words in enumerate(said) if interviewers and wraps_up(words, after_last=place > last)
    }
    return carried(turns, interviewers, asked, leaves)


def _where_it_asks(said: str) -> str:
    """The beginning and the end of a turn; all of it where it is no longer than interviewers' turns are."""
    return said if len(said) <= 2 * _ASKS_WITHIN else f"{said[:_ASKS_WITHIN]}\n{said[-_ASKS_WITHIN:]}"


def _alike(words: str, others: Sequence[str]) -> list[float]:
    from rapidfuzz import fuzz

    return [fuzz.ratio(words, other, score_cutoff=70) / 100 for other in others]


def _kindred(word: str, other: str) -> bool:
    """Whether one is the end of the other, as in compounds, or both begin alike for six letters."""
    return word.endswith(other) or other.endswith(word) or word[:6] == other[:6]


def _spelt(said: Sequence[str], guide: Guide) -> dict[str, str]:
    """The stems in `said` that stand for one of the guide's: misspelt, misheard, or part of a compound."""
    from rapidfuzz import fuzz, process

    known = sorted(word for word in guide.stems if len(word) >= 5)
    spelt: dict[str, str] = {}
    for token in {token for words in said for token in tokens(words)}:
        word = stem(token)
        if len(word) < 5 or word in guide.stems or meanings(token):
            continue
        within = next((other for other in known if _kindred(word, other)), None)
        if within is None and known:
            near = process.extractOne(word, known, scorer=fuzz.ratio, score_cutoff=86)
            within = near[0] if near else None
        if within is not None:
            spelt[word] = within
    return spelt


# --------------------------------------------------------------------------- quotes

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
    if not quote:
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
    back = ahead = offset
    while back > 0 and text[back - 1].isalnum() and back < len(text) and text[back].isalnum():
        back -= 1
    while 0 < ahead < len(text) and text[ahead - 1].isalnum() and text[ahead].isalnum():
        ahead += 1
    return back if offset - back <= ahead - offset else ahead


# --------------------------------------------------------------------------- names

_EXACT, _BEGINS, _WORD_BEGINS, _WORDS_BEGIN, _INITIALS, _WITHIN, _SCATTERED, _TYPO = (
    900,
    800,
    700,
    650,
    600,
    500,
    400,
    200,
)
_IN_PATH = 40
"""What a name loses when it is found in the path above the code rather than in the code's own name."""
_WAYS_TO_WRITE: tuple[dict[str, str], ...] = ({}, {"å": "aa", "ø": "oe"}, {"æ": "a"})


def rank(query: str, names: Sequence[str], recent: Sequence[int] = ()) -> list[tuple[int, int, tuple[int, ...]]]:
    """Which of `names` (codes by their full path, “Anchoring > Political anchoring”) `query` may mean, best first.

    Each comes with its index, a score, and the positions in the name to light up. Best is the beginning of
    the code's own name; then beginnings of words, initials, letters in order, and one mistyped letter. What
    is `recent` (indices, latest first) comes first among equals, and where nothing is typed yet.
    """
    lately = {index: place for place, index in enumerate(recent)}
    last = len(lately)
    typed = " ".join(re.split(r"[\s>]+", fold(query))).strip()
    if not typed:
        order = sorted(range(len(names)), key=lambda index: (lately.get(index, last), index))
        return [(index, 0, ()) for index in order]
    found = []
    for index, name in enumerate(names):
        match = max(
            (_matched(typed, written) for written in _written(name)), key=lambda hit: hit[0] + hit[1], default=None
        )
        if match and match[0]:
            found.append((-match[0], lately.get(index, last), -match[1], index, match[2]))
    found.sort()
    return [(index, -kind - likeness, places) for kind, _, likeness, index, places in found]


class _Written:
    """A code's path in one way of writing it, folded, with the place in the path of each letter."""

    __slots__ = ("initials", "letters", "own", "places", "starts")

    def __init__(self, path: str, ways: dict[str, str]) -> None:
        letters: list[str] = []
        places: list[int] = []
        for place, letter in enumerate(path):
            folded = ways.get(letter.lower()) or fold(letter)
            letters.append(folded)
            places.extend([place] * len(folded))
        self.letters = "".join(letters)
        self.places = places
        own_place = path.rfind(">") + 1
        while own_place < len(path) and path[own_place].isspace():
            own_place += 1
        self.own = next((number for number, place in enumerate(places) if place >= own_place), 0)
        self.starts = [match.start() for match in re.finditer(r"[^\W_]+", self.letters)]
        self.initials = "".join(self.letters[start] for start in self.starts)


@lru_cache(maxsize=4096)
def _written(path: str) -> tuple[_Written, ...]:
    lower = path.lower()
    return tuple(_Written(path, ways) for ways in _WAYS_TO_WRITE if not ways or any(letter in lower for letter in ways))


_Hit = tuple[int, int, tuple[int, ...]]
_NO_HIT: _Hit = (0, 0, ())


def _matched(typed: str, name: _Written) -> _Hit:
    """The kind of match, how good it is within its kind (below 40), and the places to light up."""
    letters, own = name.letters, name.own
    length = len(typed)
    spare = len(letters) - own - length
    brief = max(0, 39 - max(0, spare))
    if letters.startswith(typed, own):
        return (_BEGINS if spare else _EXACT), brief, _lit(name, range(own, own + length))
    for start in name.starts:
        if start > own and letters.startswith(typed, start):
            return _WORD_BEGINS, brief, _lit(name, range(start, start + length))
    for start in name.starts:
        if start < own and letters.startswith(typed, start):
            return _WORD_BEGINS - _IN_PATH, brief, _lit(name, range(start, start + length))
    if " " in typed and (hit := _words_begin(typed.split(), name, brief)):
        return hit
    if length > 1 and (at := _initials(typed, name)) is not None:
        lit = name.starts[at : at + length]
        return (_INITIALS if lit[0] >= own else _INITIALS - _IN_PATH), brief, _lit(name, lit)
    at = letters.find(typed, own)
    if at >= 0 and length > 1:
        return _WITHIN, brief, _lit(name, range(at, at + length))
    at = letters.find(typed)
    if at >= 0 and length > 1:
        return _WITHIN - _IN_PATH, brief, _lit(name, range(at, at + length))
    return _scattered(typed, name) or _mistyped(typed, name) or _NO_HIT


def _lit(name: _Written, letters: Sequence[int]) -> tuple[int, ...]:
    return tuple(sorted({name.places[letter] for letter in letters}))


def _words_begin(words: Sequence[str], name: _Written, brief: int) -> _Hit | None:
    """Each word typed begins a word of the name, in any order."""
    lit: list[int] = []
    left = list(name.starts)
    for word in words:
        start = next((start for start in left if name.letters.startswith(word, start)), None)
        if start is None:
            return None
        left.remove(start)
        lit.extend(range(start, start + len(word)))
    in_order = lit == sorted(lit)
    kind = _WORDS_BEGIN if min(lit) >= name.own else _WORDS_BEGIN - _IN_PATH
    return kind, brief if in_order else 0, _lit(name, lit)


def _initials(typed: str, name: _Written) -> int | None:
    """At which word the initials typed begin: in the code's own name, else anywhere in its path."""
    first = sum(start < name.own for start in name.starts)
    at = name.initials.find(typed, first)
    if at < 0:
        at = name.initials.find(typed)
    return at if at >= 0 else None


def _scattered(typed: str, name: _Written) -> _Hit | None:
    """The letters typed, in order, the first of them at the beginning of a word."""
    wanted = typed.replace(" ", "")
    best: _Hit | None = None
    for start in name.starts:
        if name.letters[start] != wanted[0]:
            continue
        lit = [start]
        at = start
        for letter in wanted[1:]:
            at = name.letters.find(letter, at + 1)
            if at < 0:
                break
            lit.append(at)
        else:
            tight = 39 * len(wanted) // (at + 1 - start)
            kind = _SCATTERED if start >= name.own else _SCATTERED - _IN_PATH
            if best is None or kind + tight > best[0] + best[1]:
                best = kind, tight, _lit(name, lit)
    return best


def _mistyped(typed: str, name: _Written) -> _Hit | None:
    """The beginning of a word with one letter wrong, left out or too many, or two of them swapped."""
    if len(typed) < 4:
        return None
    letters = name.letters
    best: _Hit | None = None
    for start in name.starts:
        same = 0
        while same < len(typed) and letters[start + same : start + same + 1] == typed[same]:
            same += 1
        at, rest = start + same, typed[same + 1 :]
        if letters.startswith(rest, at + 1):
            end = at + 1 + len(rest)
        elif letters.startswith(typed[same:], at + 1):
            end = at + 1 + len(typed) - same
        elif letters.startswith(rest, at):
            end = at + len(rest)
        elif rest and letters.startswith(rest[0] + typed[same] + rest[1:], at):
            end = at + 1 + len(rest)
        else:
            continue
        kind = _TYPO if start >= name.own else _TYPO - _IN_PATH
        if best is None or kind > best[0]:
            best = kind, 0, _lit(name, range(start, min(end, len(letters))))
    return best


_OPPOSITE = re.compile(
    r"re|u|un|in|im|ir|il|non|de|dis|mis|ikke|ikkje|not|uten|without|over|under|anti|pre|post|for|etter|co|sub|mikro|makro"
)


def near_duplicates(names: Sequence[str]) -> list[tuple[int, int, int]]:
    """Pairs of names that may be one and the same, with how alike they are in per cent, the likest first.

    Only the last part of a path is compared, in any order of its words. Names that differ in a number, or by
    a beginning that turns their meaning (mobilisation, remobilisation), are not the same.
    """
    from rapidfuzz import fuzz

    plain = [" ".join(sorted(tokens(name.rpartition(">")[2]))) for name in names]
    numbers = [tuple(re.findall(r"\d+", name)) for name in plain]
    pairs = []
    for first, one in enumerate(plain):
        for second in range(first + 1, len(plain)):
            other = plain[second]
            score = fuzz.ratio(one, other, score_cutoff=88)
            if score and one and numbers[first] == numbers[second] and not _turned(one, other):
                pairs.append((first, second, round(score)))
    return sorted(pairs, key=lambda pair: (-pair[2], pair[0], pair[1]))


def _turned(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return long != short and long.endswith(short) and _OPPOSITE.fullmatch(long[: -len(short)].strip()) is not None
