"""Where words stand in a text: as they were typed, one of several forms of them, or by a regular expression.

Offsets are kept: letters are made small one by one. Knows texts and words; nothing of documents or languages.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, Protocol

from qda.errors import ExpressionWrong
from qda.model import Span

LONGEST = 1.0
"""Seconds that a regular expression may take in one text."""

Phrase = tuple[str, ...]
"""Words that stand one after another, white space between them."""
Group = tuple[Phrase, ...]
"""Phrases that stand in one paragraph, in any order."""

# --------------------------------------------------------------------------- letters

_STRANGE = {"\u212a": "k", "\u212b": "å", "\u1e9e": "ß", "\u0178": "ÿ"} | dict.fromkeys(
    "\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000", " "
)
"""Letters beyond Latin-1 that are small ones of it, and white space that is there."""
_SMALL = bytes(ord(chr(number).lower()) for number in range(256))


def small(text: str) -> str:
    """`text` in small letters, letter by letter: exactly as long as it was."""
    lowered = text.lower()
    if len(lowered) == len(text) and "Σ" not in text:
        return lowered
    # Of all letters two are not made small one by one: sigma by what stands round it, the Turkish İ into two
    return "İ".join(part.lower() for part in text.replace("Σ", "σ").split("İ"))


def latin(text: str) -> str:
    """As `small`, with a question mark for each letter beyond Latin-1: several times as quick."""
    if not text.isascii():
        for strange, usual in _STRANGE.items():
            if strange in text:
                text = text.replace(strange, usual)
    return text.encode("latin-1", "replace").translate(_SMALL).decode("latin-1")


def fits_latin(words: str) -> bool:
    """Whether `words` can be looked for in what `latin` gives."""
    return "?" not in words and all(letter < "\u0100" for letter in small(words))


@lru_cache(maxsize=8192)
def in_word(letter: str) -> bool:
    """Whether a letter belongs to the word beside it. Wider than what the index of words takes for one."""
    return letter.isalnum() or letter == "_" or unicodedata.category(letter) in ("Mn", "Mc", "Me", "Co")


_APART = frozenset(letter for letter in map(chr, range(256)) if letter != "?" and not in_word(letter))
"""What surely parts words, in the letters that `latin` gives."""


class Page:
    """A text with its letters made small, each when it is first asked for."""

    __slots__ = ("_latin", "_small", "_text")

    def __init__(self, text: str, latin_letters: str | None = None) -> None:
        self._text = text
        self._latin = latin_letters
        self._small: str | None = None

    @property
    def text(self) -> str:
        return self._text

    @property
    def latin(self) -> str:
        if self._latin is None:
            self._latin = latin(self.text)
        return self._latin

    @property
    def small(self) -> str:
        if self._small is None:
            self._small = small(self.text)
        return self._small

    def borders(self, at: int) -> bool:
        """Whether no word goes on from before `at` to behind it."""
        letters = self.latin
        if at in (0, len(letters)):
            return True
        before, after = letters[at - 1], letters[at]
        if "?" in (before, after):  # may stand for a letter
            before, after = self.text[at - 1], self.text[at]
        return not (in_word(before) and in_word(after))


# --------------------------------------------------------------------------- what was typed

_TYPED = re.compile(r'["“”«»]([^"“”«»]*)(?:["“”«»]|$)|(\|)|([^\s|"“”«»]+)')


def understood(words: str) -> list[Group]:
    """What a search line asks for: any of these groups. “a b” asks for both in one paragraph, “"a b"” for the phrase,
    “a | b” for either; a star stands for any letters of a word."""
    groups: list[list[Phrase]] = [[]]
    for phrase, bar, word in _TYPED.findall("".join(c if c.isprintable() else " " for c in words)):
        if bar:
            groups.append([])
        elif pieces := tuple(piece for piece in (phrase or word).split() if piece.strip("*")):
            groups[-1].append(pieces)
    return [tuple(group) for group in groups if group]


class Seeker(Protocol):
    """Finds something in a page, in order, no two over each other."""

    def find(self, page: Page) -> list[Span]: ...


class Typed:
    """A phrase as it was typed, in small letters or capitals; with `whole`, only where words begin and end."""

    def __init__(self, phrase: Phrase, *, whole: bool) -> None:
        self._literal = small(phrase[0]) if len(phrase) == 1 and "*" not in phrase[0] else ""
        self._whole = whole
        self._opens, self._closes = phrase[0].startswith("*"), phrase[-1].endswith("*")
        typed = " ".join(phrase).strip("*")
        self._latin = fits_latin(typed) and "*" not in typed
        pieces = (re.split(r"\*+", piece) for piece in small(typed).split(" "))
        self._pattern = re.compile(r"\s+".join(r"\w*".join(map(re.escape, parts)) for parts in pieces))

    def find(self, page: Page) -> list[Span]:
        letters = page.latin if self._latin else page.small
        return self._literally(page, letters) if self._literal else self._by_pattern(page, letters)

    def _literally(self, page: Page, letters: str) -> list[Span]:
        literal, length, whole = self._literal, len(self._literal), self._whole
        found = []
        at = letters.find(literal)
        last = len(letters) - length
        while at >= 0:
            if (
                not whole
                or (0 < at < last and letters[at - 1] in _APART and letters[at + length] in _APART)
                or (page.borders(at) and page.borders(at + length))
            ):
                found.append(Span(at, at + length))
                at += length - 1
            at = letters.find(literal, at + 1)
        return found

    def _by_pattern(self, page: Page, letters: str) -> list[Span]:
        found: list[Span] = []
        at = 0
        while match := self._pattern.search(letters, at):
            start, end = match.span()
            while self._opens and not page.borders(start) and start > at:
                start -= 1
            while self._closes and not page.borders(end):
                end += 1
            if not self._whole or (page.borders(start) and page.borders(end)):
                found.append(Span(start, end))
                at = end
            else:
                at = match.start() + 1
        return found


class Forms:
    """A phrase of which each word may stand in any of its forms, as a whole word."""

    def __init__(self, words: Sequence[Collection[str]]) -> None:
        self._words = [[Typed((form,), whole=True) for form in sorted(forms)] for forms in words]

    def find(self, page: Page) -> list[Span]:
        places = [sorted(span for form in forms for span in form.find(page)) for forms in self._words]
        found = places[0]
        for following in places[1:]:
            starts = {span.start: span for span in following}
            pairs = ((span, starts.get(_next_word(page.text, span.end))) for span in found)
            found = [Span(span.start, then.end) for span, then in pairs if then is not None]
        return found


def _next_word(text: str, at: int) -> int:
    """Where what follows white space at `at` begins; -1 where there is none."""
    start = at
    while at < len(text) and text[at].isspace():
        at += 1
    return at if at > start else -1


class Together:
    """Several things in one paragraph: each time the shortest stretch that holds them all."""

    def __init__(self, seekers: Sequence[Seeker]) -> None:
        self._seekers = seekers

    def find(self, page: Page) -> list[Span]:
        places = []
        for number, seeker in enumerate(self._seekers):
            places += [(span, number) for span in seeker.find(page)]
            if not places or places[-1][1] != number:
                return []
        places.sort()
        found: list[Span] = []
        seen: dict[int, Span] = {}
        for span, number in places:
            if seen and "\n" in page.text[min(span_.start for span_ in seen.values()) : span.start]:
                seen = {other: s for other, s in seen.items() if "\n" not in page.text[s.start : span.start]}
            seen[number] = span
            if len(seen) == len(self._seekers):
                found.append(Span(min(s.start for s in seen.values()), max(s.end for s in seen.values())))
                seen = {}
        return found


class AnyOf:
    """Any of several things; of two over each other, the one that begins first, or else the longer."""

    def __init__(self, seekers: Sequence[Seeker]) -> None:
        self._seekers = seekers

    def find(self, page: Page) -> list[Span]:
        if len(self._seekers) == 1:
            return self._seekers[0].find(page)
        places = {span for seeker in self._seekers for span in seeker.find(page)}
        return list(_apart(sorted(places, key=lambda span: (span.start, -span.end))))


def _apart(spans: Iterable[Span]) -> Iterator[Span]:
    until = -1
    for span in spans:
        if span.start >= until:
            yield span
            until = span.end


# --------------------------------------------------------------------------- regular expressions

REASONS = {
    "missing )": "a closing bracket is missing",
    "missing ]": "a closing square bracket is missing",
    "unterminated character set": "a closing square bracket is missing",
    "unbalanced parenthesis": "there is a closing bracket too many",
    "nothing to repeat": "there is nothing that could be repeated",
    "multiple repeat": "something is repeated twice",
    "bad escape": "a backslash stands before a letter that means nothing there",
    "bad escape (end of pattern)": "a backslash stands at the end",
    "unknown group": "it refers to a group that is not there",
    "invalid group reference": "it refers to a group that is not there",
    "bad character range": "a range of letters runs backwards",
}
"""What may be wrong with a regular expression, as its library says it and in words."""
NOT_UNDERSTOOD = "it is not understood"


class Regular:
    """A regular expression, in small letters or capitals. Raises `ExpressionWrong` where it is not one."""

    def __init__(self, expression: str) -> None:
        import regex

        try:
            self._pattern = regex.compile(expression, regex.IGNORECASE | regex.MULTILINE)
        except regex.error as error:
            reason = REASONS.get(str(error.msg), NOT_UNDERSTOOD)
            raise ExpressionWrong(min(error.pos or 0, len(expression)), reason) from None

    def find(self, page: Page) -> list[Span]:
        """Raises TimeoutError where the expression takes too long."""
        matches = self._pattern.finditer(page.text, timeout=LONGEST, concurrent=True)
        return [Span(*match.span()) for match in matches if match.end() > match.start()]


# --------------------------------------------------------------------------- stretches


class Within(NamedTuple):
    """The stretches of a text that are searched, in order."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def holds(self, span: Span) -> bool:
        place = bisect_right(self.starts, span.start) - 1
        return place >= 0 and span.end <= self.ends[place]
