"""Utterances with their times, as recordings' programs write them, and how they become turns and text.

Knows no format and no storage.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from qda.model import DraftTurn, Reading, Span
from qda.text.clean import canonical
from qda.text.program_notes import is_note

_SILENCE = 60_000
"""After so many milliseconds without a word, one who speaks again begins a new turn."""
_PAUSE = 1_500
_PARAGRAPH = 600
_LONG_PARAGRAPH = 1_500
_BACK = 120_000
_AHEAD = 2
_SENTENCE_ENDS = re.compile(r"[.?!…][\"'»”’)\]]*\Z")
_BLANKS = re.compile(r"[ \t\n]+")


@dataclass(frozen=True, slots=True)
class Utterance:
    """Something said. `speaker` is "" where nobody is named; times are in milliseconds."""

    words: str
    speaker: str = ""
    start: int | None = None
    end: int | None = None
    apart: bool = False
    """Whether it is known that somebody else spoke before."""


@dataclass(frozen=True, slots=True)
class Word:
    """A single word, as programs hear it; `touches` where it stands right behind the one before, as a comma does."""

    letters: str
    speaker: str = ""
    start: int | None = None
    end: int | None = None
    touches: bool = False


def on_one_line(words: str) -> str:
    return _BLANKS.sub(" ", words).strip()


def milliseconds(seconds: object) -> int | None:
    """Seconds, as a number or in figures, as whole milliseconds; None where that is no time. None is before 0."""
    if isinstance(seconds, str):
        try:
            seconds = float(seconds.replace(",", "."))
        except ValueError:
            return None
    if isinstance(seconds, bool) or not isinstance(seconds, int | float):
        return None
    return max(0, round(seconds * 1000)) if -1e9 < seconds < 1e9 else None


def sentences(words: Iterable[Word], *, cut: bool = True) -> list[Utterance]:
    """Single words as what each speaker says, cut into sentences or not. A word that nobody is told for is the
    speaker's before it; the first ones are the speaker's behind them."""
    said: list[Utterance] = []
    held: list[Word] = []
    last: Word | None = None
    speaker = ""
    for word in words:
        changes = word.speaker not in ("", speaker) and speaker != ""
        if last is not None and (changes or (cut and not word.touches and _ends(last, word))):
            said += _whole_sentence(held, speaker)
            held, last = [], None
        speaker = word.speaker or speaker
        held.append(word)
        last = word if word.letters.strip() else last
    return said + _whole_sentence(held, speaker)


def _ends(last: Word, word: Word) -> bool:
    """Whether a sentence ends between two words: with its sign, or as nothing is said for a while."""
    before = last.end if last.end is not None else last.start
    pause = word.start - before if word.start is not None and before is not None else 0
    return _SENTENCE_ENDS.search(last.letters) is not None or pause >= _PAUSE


def _whole_sentence(held: Sequence[Word], speaker: str) -> list[Utterance]:
    spaced = any(one.letters[:1] == " " or one.letters.isspace() for one in held[1:])  # programs tell their own spaces
    parts = [one.letters if one.touches or spaced else f" {one.letters}" for one in held]
    words = on_one_line("".join(parts))
    heard = [one for one in held if one.letters.strip()]
    starts = [one.start for one in heard if one.start is not None]
    ends = [end for one in heard if (end := one.end if one.end is not None else one.start) is not None]
    return [Utterance(words, speaker, min(starts, default=None), max(ends, default=None))] if words else []


def in_time(utterances: Sequence[Utterance]) -> list[Utterance]:
    """Utterances by when they begin. One without a time stays behind the one before it.

    Where the times begin anew, as in a file made of two, the second part stays behind the first.
    """
    keys: list[tuple[int, int]] = []
    part = latest = 0
    for number, utterance in enumerate(utterances):
        start = utterance.start
        if start is None:
            keys.append(keys[-1] if keys else (0, 0))
            continue
        if start < latest - _BACK and _begins_anew(utterances, number, latest - _BACK):
            part, latest = part + 1, 0
        latest = max(latest, start)
        keys.append((part, start))
    return [utterances[number] for number in sorted(range(len(utterances)), key=keys.__getitem__)]


def _begins_anew(utterances: Sequence[Utterance], number: int, before: int) -> bool:
    following = [
        utterance.start for utterance in utterances[number + 1 : number + 1 + _AHEAD] if utterance.start is not None
    ]
    return bool(following) and all(start < before for start in following)


def joined(utterances: Iterable[Utterance]) -> list[Utterance]:
    """Turns: what one speaker says until another speaks, however often a program cut it.

    What nobody is named for becomes paragraphs of whole sentences. A long turn gets paragraphs where the
    speaker paused.
    """
    turns: list[_Growing] = []
    for utterance in utterances:
        if turns and turns[-1].takes(utterance):
            turns[-1].add(utterance)
        else:
            turns.append(_Growing(utterance))
    return [turn.whole() for turn in turns]


class _Growing:
    def __init__(self, first: Utterance) -> None:
        self._first = first
        self._parts = [first.words]
        self._paragraph = len(first.words)
        self._end = first.end
        self._noted = is_note(first.words)
        self._latest = first.end if first.end is not None else first.start

    def takes(self, utterance: Utterance) -> bool:
        if utterance.speaker != self._first.speaker or utterance.apart:
            return False
        if self._noted or is_note(utterance.words):
            return False
        if self._pause(utterance) >= _SILENCE:
            return False
        return bool(utterance.speaker) or not self._complete(utterance)

    def add(self, utterance: Utterance) -> None:
        if not utterance.words:
            return
        ends = self._complete(utterance)
        self._parts += ("\n" if ends else " ", utterance.words)
        self._paragraph = len(utterance.words) + (0 if ends else self._paragraph)
        for end in (utterance.start, utterance.end):
            if end is not None:
                self._latest = end if self._latest is None else max(end, self._latest)
        if utterance.end is not None:
            self._end = max(utterance.end, self._end or 0)

    def whole(self) -> Utterance:
        return replace(self._first, words="".join(self._parts).strip(), end=self._end)

    def _pause(self, utterance: Utterance) -> int:
        return 0 if utterance.start is None or self._latest is None else utterance.start - self._latest

    def _complete(self, utterance: Utterance) -> bool:
        """Whether the paragraph ends before `utterance`."""
        if self._paragraph > 2 * _LONG_PARAGRAPH:
            return True
        if not _SENTENCE_ENDS.search(self._parts[-1]):
            return False
        least = _PARAGRAPH if self._first.speaker else 0
        if self._pause(utterance) >= _PAUSE and self._paragraph >= least:
            return True
        return self._paragraph >= (_LONG_PARAGRAPH if self._first.speaker else _PARAGRAPH)


def as_reading(
    source: str,
    utterances: Iterable[Utterance],
    *,
    above: str = "",
    encoding: str = "",
    title: str = "",
    left_out: Iterable[str] = (),
) -> Reading:
    """A reading with a paragraph "Name: words" for every utterance, and `above` before them.

    An utterance may hold several lines; its times are its turn's.
    """
    names: dict[str, int] = {}
    turns: list[DraftTurn] = []
    above = _clean(above)
    parts: list[str] = [above] if above else []
    length = len(above)
    for utterance in utterances:
        words = _clean(utterance.words)
        name = on_one_line(_clean(utterance.speaker))
        if not words and not name:
            continue
        label = f"{name}:" if name else ""
        paragraph = f"{label} {words}" if label and words else label or words
        start = length + 1 if parts else 0
        length = start + len(paragraph)
        parts.append(paragraph)
        since, until = utterance.start, utterance.end
        turns.append(
            DraftTurn(
                names.setdefault(name, len(names)) if name else None,
                Span(start, length),
                Span(start, start + len(label)),
                Span(length - len(words), length),
                since,
                until if until is not None and until >= (since or 0) else None,
            )
        )
    return Reading(
        source=source,
        text="\n".join(parts),
        encoding=encoding,
        title=title,
        left_out=tuple(left_out),
        speakers=tuple(names),
        turns=tuple(turns),
    )


def _clean(raw: str) -> str:
    text = canonical(raw).strip()
    while text.startswith("\ufeff"):
        text = text.lstrip("\ufeff").lstrip()
    return text
