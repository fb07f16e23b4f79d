"""Transcripts as .json: of Whisper and its relatives, with or without speakers. Knows no storage.

OpenAI's Whisper, WhisperX, faster-whisper, whisper.cpp, and what tells the same in the same way: a list of segments,
each with its words and times, and a speaker where a program told them apart.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from qda import errors
from qda.files.plain import text_of
from qda.files.prefixes import prefixed
from qda.files.spoken import Utterance, as_reading, in_time, joined, milliseconds, on_one_line
from qda.model import Reading
from qda.text.clean import canonical

_LISTS = ("segments", "utterances", "speakers", "transcription", "chunks", "audio_segments", "results")
"""Where the segments may stand, the most telling first."""
_TEXTS = ("text", "transcript", "utterance", "content", "sentence")
_SPEAKERS = ("speaker", "speaker_name", "speakerName", "speaker_label", "speaker_id", "name")
_STARTS = ("start", "start_time", "startTime", "begin", "from")
_ENDS = ("end", "end_time", "endTime", "to")
_DEEPEST = 3
_DAY = 86_400
_SLOWEST = 60_000
"""Milliseconds that a word does not last, pauses and all."""
_NO_TRANSCRIPT = "no segments with words and times are in it"
_STEP = "save the transcript as .srt, .vtt or .txt from the program that made it"


def read(path: Path, encoding: str | None = None) -> Reading:
    """Raises as `qda.files.read` does."""
    text, encoding = text_of(path, encoding)
    if not text.strip():
        raise errors.FileEmpty(path)
    try:
        held = json.loads(text)
    except json.JSONDecodeError as problem:
        raise errors.TranscriptUnreadable(
            path, f"it is not whole JSON (line {problem.lineno})", "fetch the file again, or " + _STEP
        ) from problem
    except (ValueError, RecursionError) as problem:
        raise errors.TranscriptUnreadable(path, "it is not JSON that a transcript is written in", _STEP) from problem
    utterances = _utterances(held)
    if not utterances:
        words = _text(held) if isinstance(held, dict) else ""
        if not words:
            raise errors.TranscriptUnreadable(path, _NO_TRANSCRIPT, _STEP)
        return Reading(path.name, canonical(words.strip()), encoding)
    utterances = in_time(_in_milliseconds(utterances))
    if not any(utterance.speaker for utterance in utterances):
        utterances = [utterance for _, utterance in prefixed([("", utterance) for utterance in utterances])]
    return as_reading(path.name, joined(utterances), encoding=encoding)


def _utterances(held: Any) -> list[Utterance]:
    for segments in _lists(held, 0):
        said = [utterance for segment in segments for utterance in _of_segment(segment)]
        if said:
            return said
    words = held.get("word_segments") or held.get("words") if isinstance(held, dict) else held
    return _of_words(words) if isinstance(words, list) else []


def _in_milliseconds(utterances: list[Utterance]) -> list[Utterance]:
    """Utterances with their times right, where the program told them in milliseconds and not in seconds."""
    times = [time for utterance in utterances for time in (utterance.start, utterance.end) if time is not None]
    if any(time % 1000 for time in times):
        return utterances
    if max(times, default=0) < 1000 * _DAY and not _unheard_of(utterances):
        return utterances
    return [
        replace(
            utterance,
            start=None if utterance.start is None else utterance.start // 1000,
            end=None if utterance.end is None else utterance.end // 1000,
        )
        for utterance in utterances
    ]


def _unheard_of(utterances: Sequence[Utterance]) -> bool:
    """Whether everybody would speak slower than anybody does, were it seconds."""
    timed = [each for each in utterances if each.start is not None and each.end is not None]
    lasted = sum(each.end - each.start for each in timed if each.end is not None and each.start is not None)
    return bool(timed) and lasted > _SLOWEST * sum(len(each.words.split()) for each in timed)


def _lists(held: Any, depth: int) -> Iterator[Sequence[Any]]:
    """The lists that may be the segments."""
    if isinstance(held, list):
        if any(isinstance(segment, dict) and (_text(segment) or "words" in segment) for segment in held):
            yield held
        return
    if not isinstance(held, dict) or depth > _DEEPEST:
        return
    for name in _LISTS:
        if name in held:
            yield from _lists(held[name], depth + 1)


def _of_segment(segment: Any) -> Iterator[Utterance]:
    """A segment, or its words where only they have speakers."""
    if not isinstance(segment, dict):
        return
    words = _text(segment)
    speaker = _speaker(segment)
    listed = segment.get("words")
    if isinstance(listed, list):
        said = _of_words(listed)
        whole = _bare(each.words for each in said) == _bare([words])
        if not words or (whole and not speaker and _names_anyone(said)):
            yield from (replace(utterance, speaker=speaker or utterance.speaker) for utterance in said)
            return
        if whole and len(said) > 1 and all(_stands_alone(utterance) for utterance in said):
            yield from said
            return
    start, end = _time(segment, _STARTS, 0), _time(segment, _ENDS, 1)
    if words:
        yield Utterance(on_one_line(words), speaker, start, end)


def _of_words(listed: Sequence[Any]) -> list[Utterance]:
    """Single words as what each speaker says. One that nobody was found for is the speaker's before it."""
    said: list[tuple[str, list[str], int | None, int | None]] = []
    waiting = ""
    for word in listed:
        if not isinstance(word, dict):
            continue
        letters = word.get("word", word.get("text"))
        if not isinstance(letters, str) or not letters.strip():
            continue
        start, end = _time(word, _STARTS, 0), _time(word, _ENDS, 1)
        speaker = _speaker(word) or (said[-1][0] if said else waiting)
        if said and said[-1][0] in ("", speaker):
            before = said.pop()
            said.append(
                (speaker, [*before[1], letters], before[2] if before[2] is not None else start, end or before[3])
            )
        else:
            said.append((speaker, [letters], start, end))
    return [Utterance(_spaced(words), speaker, start, end) for speaker, words, start, end in said]


def _names_anyone(said: Iterable[Utterance]) -> bool:
    return any(utterance.speaker for utterance in said)


def _stands_alone(utterance: Utterance) -> bool:
    """Whether it is no single word that a program gave to the wrong speaker in the midst of somebody's sentence."""
    return bool(utterance.speaker) and (" " in utterance.words or utterance.words.endswith((".", "?", "!", "…")))


def _spaced(words: Sequence[str]) -> str:
    """Whisper's words begin with their space; WhisperX' words have none."""
    return on_one_line("".join(words) if any(word[0] == " " for word in words[1:]) else " ".join(words))


def _bare(pieces: Iterable[str]) -> str:
    return "".join("".join(pieces).split())


def _text(held: Mapping[str, Any]) -> str:
    return next((words for name in _TEXTS if isinstance(words := held.get(name), str) and words.strip()), "")


def _speaker(held: Mapping[str, Any]) -> str:
    for name in _SPEAKERS:
        told = held.get(name)
        if isinstance(told, dict):
            told = told.get("name", told.get("id"))
        if isinstance(told, str) and told.strip():
            return f"Speaker {told.strip()}" if told.strip().isdigit() else on_one_line(told)
        if isinstance(told, int) and not isinstance(told, bool):
            return f"Speaker {told}"
    return ""


def _time(held: Mapping[str, Any], names: Sequence[str], place: int) -> int | None:
    """A time in milliseconds: in seconds, as whisper.cpp tells it in offsets, or as one of a pair."""
    offsets = held.get("offsets")
    if isinstance(offsets, dict):
        offset = offsets.get(names[-1])
        return max(0, offset) if isinstance(offset, int) and abs(offset) < 1e12 else None
    pair = held.get("timestamp", held.get("timestamps"))
    if isinstance(pair, list) and len(pair) == 2:
        return milliseconds(pair[place])
    return next((milliseconds(held[name]) for name in names if name in held), None)
