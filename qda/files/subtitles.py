"""Subtitles and meeting transcripts: .vtt and .srt, as Teams, Zoom, Whisper and others write them.

A cue's speaker stands in a voice tag or as a prefix. Cues are put in order of time and joined into turns; one whose
times make no sense is kept where it stood. Knows no storage.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from qda import errors
from qda.files.plain import text_of
from qda.files.prefixes import prefixed
from qda.files.spoken import Utterance, as_reading, in_time, joined, on_one_line
from qda.model import Reading

_ARROW = re.compile(r"[ \t]*(?P<start>[^\n>]{0,30}?)[ \t]*--+>[ \t]*(?P<end>[^\n]*)")
_CLOCK = re.compile(
    r"(?P<first>[-−]?)(?:(?P<hours>[-−]?\d{1,4})[ ]?:[ ]?)?(?P<minutes>[-−]?\d{1,4})[ ]?:[ ]?(?P<seconds>[-−]?\d{1,4})"
    r"(?:[ ]?[.,:][ ]?(?P<fraction>[-−]?\d{1,9}))?"
)
_MALFORMED = re.compile(r"(?=\S*\d)[^\s:]{0,4}:[^\s:]{0,4}(?::\S{0,10})?")
_UNPADDED = re.compile(r":[-−]?\d(?=[.,:\s]|$)")
_LETTERS = re.compile(r"[^\W\d_]")
_BESIDE = re.compile(r"(?:NOTE|STYLE|REGION)(?:[ \t\n]|\Z)")
_TOP = re.compile(r"WEBVTT(?:[ \t]+(?:[-–—:][ \t]*)?(?P<title>[^\n]*))?(?:\n|\Z)")
_FIGURES = re.compile(r"\d{1,7}")
_PART = re.compile(r"(?P<whole>.*[0-9a-f]{12}(?:/\d+)?)-\d+", re.IGNORECASE)
"""The id of a cue that holds a part of an utterance, as Teams gives it."""

_VOICE = re.compile(r"<v(?:\.[^\s<>]{0,60})?(?:[ \t\n]+(?P<name>[^<>]{0,200}))?>|</v>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:c|i|b|u|s|em|strong|font|span|p|div|ruby|rt|lang|v|br)(?:[.\s][^<>]*)?/?>|<-?\d+:[\d:.]*>|\{\\[^{}\n]*\}",
    re.IGNORECASE,
)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_WORD_TIME = re.compile(r"<\d\d:\d\d:\d\d[.,]\d{3}><c>")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


@dataclass(slots=True)
class _Cue:
    """What stands between two lines with an arrow: the id above its own, its times, and its lines."""

    name: str
    start: int | None
    end: int | None
    blocks: list[list[str]] = field(default_factory=list)


def read(path: Path, encoding: str | None = None) -> Reading:
    """Raises as `qda.files.read` does."""
    text, encoding = text_of(path, encoding)
    top = _TOP.match(text)
    cues = _cues(text[top.end() :] if top else text, headed=top is not None)
    if all(cue.start is None and cue.end is None for cue in cues):
        if not text.strip() or (top and not any(cue.blocks for cue in cues)):
            raise errors.FileEmpty(path)
        raise errors.TranscriptUnreadable(
            path, "no line in it tells when something was said", "if it is plain text, give it the ending .txt"
        )
    left_out = _without_notes(cues) if top or path.suffix.lower() == ".vtt" else False
    utterances = _joined(in_time(_utterances(cues, rolling=bool(_WORD_TIME.search(text)))))
    title = on_one_line(top["title"] or "") if top else ""
    notes = ("notes",) if left_out else ()
    return as_reading(path.name, utterances, encoding=encoding, title=title, left_out=notes)


# --------------------------------------------------------------------------- cues


def _cues(text: str, *, headed: bool) -> list[_Cue]:
    """The cues of a text. The first has no time: it holds what stands above the others."""
    lines = text.split("\n")
    arrows = [number for number, line in enumerate(lines) if "-->" in line and _timing(line)]
    unpadded = any(_UNPADDED.search(lines[number]) for number in arrows)
    cues = [_Cue("", None, None)]
    begin = 0
    for count, number in enumerate(arrows):
        between = lines[begin:number]
        name = _id_of_next(between, count + 1)
        cues[-1].blocks = _blocks(between)
        start, end = _times(lines[number], unpadded)
        cues.append(_Cue(name, start, end))
        begin = number + 1
    cues[-1].blocks = _blocks(lines[begin:])
    if headed and cues[0].blocks and lines[0].strip():
        del cues[0].blocks[0]  # what stands right under the first line describes the file
    return cues


def _timing(line: str) -> bool:
    found = _ARROW.match(line)
    if found is None:
        return False
    if _CLOCK.match(found["start"]) or _CLOCK.match(found["end"]) or _MALFORMED.fullmatch(found["start"]):
        return True
    return not _LETTERS.search(found["start"] + found["end"].partition(" ")[0])


def _id_of_next(lines: list[str], count: int) -> str:
    """Take the id of the cue below away from the lines above it, if there is one."""
    last = len(lines) - 1
    while last >= 0 and not lines[last].strip():
        last -= 1
    if last < 0:
        return ""
    name = lines[last].strip()
    touching = last == len(lines) - 1
    alone = last == 0 or not lines[last - 1].strip()
    said_above = count == 1 or any(line.strip() for line in lines[:last])
    if _FIGURES.fullmatch(name):
        counts = abs(int(name) - count) <= 1
        is_id = (alone or said_above or counts) if touching else (said_above and counts)
    else:
        is_id = touching and alone and (said_above or _PART.fullmatch(name) is not None)
    if not is_id:
        return ""
    del lines[last:]
    return name


def _blocks(lines: Sequence[str]) -> list[list[str]]:
    """Lines as blocks that blank lines part. The first is what touches the line above."""
    blocks: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            blocks[-1].append(line.strip())
        elif blocks[-1]:
            blocks.append([])
    return blocks if blocks[-1] else blocks[:-1]


def _without_notes(cues: Sequence[_Cue]) -> bool:
    """Take away what is not said. Returns whether there were notes."""
    noted = False
    for cue in cues:
        beside = [_BESIDE.match("\n".join(block)) is not None for block in cue.blocks]
        noted = noted or any(block[0].startswith("NOTE") and " ".join(block) != "NOTE" for block in cue.blocks if block)
        cue.blocks = [block for block, aside in zip(cue.blocks, beside, strict=True) if not aside]
    return noted


def _times(line: str, unpadded: bool) -> tuple[int | None, int | None]:
    found = _ARROW.match(line)
    if found is None:
        return None, None
    return _moment(found["start"], unpadded), _moment(found["end"], unpadded)


def _moment(words: str, unpadded: bool) -> int | None:
    """A time in milliseconds; one before the beginning is the beginning.

    One generation of Teams writes ``0:0:-6.-820`` and, as `unpadded` tells, ``0:1:9.20`` for 20 milliseconds.
    """
    clock = _CLOCK.match(words)
    if clock is None:
        return None
    if any(sign in clock[0] for sign in "-−"):
        return 0
    fraction = clock["fraction"] or "0"
    thousandths = int(fraction[:3].rjust(3, "0") if unpadded else fraction[:3].ljust(3, "0"))
    seconds = (int(clock["hours"] or 0) * 60 + int(clock["minutes"])) * 60 + int(clock["seconds"])
    return seconds * 1000 + thousandths


# --------------------------------------------------------------------------- who says what


def _utterances(cues: Sequence[_Cue], *, rolling: bool) -> list[Utterance]:
    pieces: list[tuple[str, Utterance]] = []
    voiced = False
    shown = ""
    for cue in cues:
        lines = [line for block in cue.blocks for line in block]
        if rolling and lines:
            shown, lines = lines[-1], lines[1:] if _bare(lines[0]) == _bare(shown) else lines
        told = _told(lines)
        spans = [told] if told else list(_voices("\n".join(lines)))
        voiced = voiced or told is not None or any(name is not None for name, _ in spans)
        pieces += [
            (cue.name, Utterance(words, name or "", cue.start, cue.end)) for name, words in spans if words or name
        ]
    return _together(pieces if voiced else prefixed(pieces))


def _bare(line: str) -> str:
    return on_one_line(_TAG.sub("", line))


def _told(lines: Sequence[str]) -> tuple[str, str] | None:
    """A cue that holds JSON with a speaker and words, as Teams gives them to other programs."""
    if not lines or not lines[0].startswith("{") or '"spokenText"' not in "".join(lines):
        return None
    try:
        held = json.loads(" ".join(lines))
    except (ValueError, RecursionError):
        return None
    words, name = held.get("spokenText"), held.get("speakerName")
    return (name if isinstance(name, str) else "", words) if isinstance(words, str) else None


def _voices(text: str) -> Iterator[tuple[str | None, str]]:
    """What each voice of a cue says; None for one that no tag names."""
    name: str | None = None
    begin = 0
    for tag in _VOICE.finditer(text):
        if words := _plain(text[begin : tag.start()]):
            yield name, words
        begin = tag.end()
        name = None if tag[0].startswith("</") else on_one_line(_plain(tag["name"] or ""))
    if words := _plain(text[begin:]):
        yield name, words


def _plain(marked: str) -> str:
    """Text without its tags, line by line, and with the characters that entities stand for."""
    if "<" in marked or "{" in marked:
        marked = _TAG.sub("", _BREAK.sub("\n", marked))
    if "&" in marked:
        marked = _ENTITY.sub(lambda entity: html.unescape(entity[0]), marked)
    return marked.strip()


def _together(pieces: Iterable[tuple[str, Utterance]]) -> list[Utterance]:
    """Utterances of which every one is whole, though Teams cut it into cues and others spoke meanwhile."""
    whole: list[Utterance] = []
    places: dict[tuple[str, str], int] = {}
    for name, utterance in pieces:
        part = _PART.fullmatch(name)
        key = (part["whole"], utterance.speaker) if part else ("", "")
        place = places.setdefault(key, len(whole)) if part else len(whole)
        if place == len(whole):
            whole.append(
                replace(utterance, words=on_one_line(utterance.words), apart=utterance.apart or part is not None)
            )
            continue
        before = whole[place]
        ends = [end for end in (before.end, utterance.end) if end is not None]
        words = f"{before.words} {on_one_line(utterance.words)}"
        whole[place] = replace(before, words=words, end=max(ends, default=None))
    return whole


def _joined(said: list[Utterance]) -> list[Utterance]:
    if any(utterance.speaker for utterance in said):
        said = [replace(utterance, apart=utterance.apart and not utterance.speaker) for utterance in said]
    return joined(said)
