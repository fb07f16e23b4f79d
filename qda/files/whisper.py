"""Transcripts as .json: of Whisper and its relatives, with or without speakers. Knows no storage.

OpenAI's Whisper, WhisperX, faster-whisper, whisper.cpp, and what tells the same in the same way: a list of segments,
each with its words and times, and a speaker where a program told them apart. Where such a list stands is looked for.
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
from qda.files.speech_services import told_by_service
from qda.files.spoken import Utterance, Word, as_reading, in_time, joined, on_one_line, sentences
from qda.files.times import told_moment
from qda.model import Reading
from qda.text.clean import canonical

_LISTS = ("segments", "utterances", "speakers", "transcription", "chunks", "audio_segments", "results")
"""Where the segments may stand, the most telling first."""
_TEXTS = ("text", "transcript", "utterance", "content", "sentence", "body", "raw_text", "utt")
_SPEAKERS = (
    "speaker_name", "speakerName", "speakerDisplayName", "speaker", "speaker_label", "speaker_id", "speakerId", "sid",
    "name",
)  # fmt: skip
_STARTS = ("start", "start_time", "startTime", "startOffset", "begin", "data_start", "time", "offset", "from")
_ENDS = ("end", "end_time", "endTime", "endOffset", "data_end", "to")
_WORDS = ("words", "result")
_INSIDE = ("segments", "sentences", "lines", "blocks")
_PAIRS = ("timestamp", "timestamps", "time", "dur", "timespan")
_DEEPEST = 4
_DAY = 86_400
_SLOWEST = 60_000
"""Milliseconds that a word does not last, pauses and all."""
_NO_JSON_OF_OURS = "it is not JSON that a transcript is written in"
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
        raise errors.TranscriptUnreadable(path, _NO_JSON_OF_OURS, _STEP) from problem
    try:
        utterances = told_by_service(held) or _in_milliseconds(_utterances(held))
    except RecursionError as problem:
        raise errors.TranscriptUnreadable(path, _NO_JSON_OF_OURS, _STEP) from problem
    if not utterances:
        words = _text(held) if isinstance(held, dict) else ""
        if not words:
            raise errors.TranscriptUnreadable(path, _NO_TRANSCRIPT, _STEP)
        return Reading(path.name, canonical(words.strip()), encoding)
    utterances = in_time(utterances)
    if not any(utterance.speaker for utterance in utterances):
        utterances = [utterance for _, utterance in prefixed([("", utterance) for utterance in utterances])]
    return as_reading(path.name, joined(utterances), encoding=encoding)


def _utterances(held: Any) -> list[Utterance]:
    names = _names(held)
    for segments in _lists(held, 0):
        said = [utterance for segment in segments for utterance in _of_segment(segment)]
        if said:
            return [replace(each, speaker=names.get(each.speaker, each.speaker)) for each in said]
    words = held.get("word_segments") or held.get("words") if isinstance(held, dict) else held
    if isinstance(words, list):
        return sentences(_word(word) for word in words if isinstance(word, dict))
    return []


def _names(held: Any) -> dict[str, str]:
    """What the speakers are called whom segments know by a mark, where a list of them stands beside."""
    listed = held.get("speakers") if isinstance(held, dict) else None
    names = {}
    for one in listed if isinstance(listed, list) else ():
        mark = _speaker({"speaker": one.get("spkid", one.get("id"))}) if isinstance(one, dict) else ""
        name = one.get("name", one.get("label")) if isinstance(one, dict) else ""
        if mark and isinstance(name, str) and name.strip():
            names[mark] = on_one_line(name)
    return names


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
    """The lists that may be the segments: those with a name that tells it, then any whose parts have times."""
    if isinstance(held, list):
        if any(_may_be_segment(segment) for segment in held):
            yield held
        return
    if not isinstance(held, dict) or depth > _DEEPEST:
        return
    for name in _LISTS:
        if name in held:
            yield from _lists(held[name], depth + 1)
    for name, other in held.items():
        if name not in _LISTS and name not in _SINGLE_WORDS:
            yield from (listed for listed in _lists(other, depth + 1) if any(map(_is_timed, listed)))


_SINGLE_WORDS = ("words", "word_segments", "tokens")


def _may_be_segment(segment: Any) -> bool:
    if isinstance(segment, dict):
        return bool(_text(segment)) or any(isinstance(segment.get(name), list) for name in (*_WORDS, *_INSIDE))
    return _of_tuple(segment) is not None


def _is_timed(segment: Any) -> bool:
    return not isinstance(segment, dict) or _time(segment, _STARTS, 0) is not None or "words" in segment


def _of_tuple(segment: Any) -> Utterance | None:
    """A segment as faster-whisper holds it: start, end and words, maybe with figures before and behind them."""
    if not isinstance(segment, list) or len(segment) < _TUPLE:
        return None
    place = next((place for place, part in enumerate(segment) if isinstance(part, str) and part.strip()), 0)
    times = segment[max(0, place - 2) : place]
    if len(times) < 2 or not all(isinstance(time, int | float) and not isinstance(time, bool) for time in times):
        return None
    speaker = segment[place + 1] if len(segment) == place + 2 and isinstance(segment[place + 1], str) else ""
    return Utterance(on_one_line(segment[place]), on_one_line(speaker), told_moment(times[0]), told_moment(times[1]))


_TUPLE = 3


def _of_segment(segment: Any) -> Iterator[Utterance]:
    """A segment, or its words where only they have speakers."""
    if isinstance(segment, list) and (told := _of_tuple(segment)):
        yield told
    if not isinstance(segment, dict):
        return
    words = _text(segment)
    speaker = _speaker(segment)
    listed = next((held for name in _WORDS if isinstance(held := segment.get(name), list)), None)
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
    if start is None and isinstance(listed, list) and (heard := _of_words(listed)):
        start, end = heard[0].start, heard[-1].end
    if words:
        yield Utterance(on_one_line(words), speaker, start, end)
    elif inside := next((held for name in _INSIDE if isinstance(held := segment.get(name), list)), None):
        for each in inside:
            yield from (replace(part, speaker=speaker or part.speaker) for part in _of_segment(each))


def _of_words(listed: Sequence[Any]) -> list[Utterance]:
    """Single words as what each speaker says."""
    return sentences((_word(word) for word in listed if isinstance(word, dict)), cut=False)


def _word(held: Mapping[str, Any]) -> Word:
    letters = next((told for name in ("word", "text") if isinstance(told := held.get(name), str)), "")
    return Word(letters, _speaker(held), _time(held, _STARTS, 0), _time(held, _ENDS, 1))


def _names_anyone(said: Iterable[Utterance]) -> bool:
    return any(utterance.speaker for utterance in said)


def _stands_alone(utterance: Utterance) -> bool:
    """Whether it is no single word that a program gave to the wrong speaker in the midst of somebody's sentence."""
    return bool(utterance.speaker) and (" " in utterance.words or utterance.words.endswith((".", "?", "!", "…")))


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
    """A time in milliseconds: in seconds or as a clock, as whisper.cpp tells it in offsets, or as one of a pair."""
    offsets = held.get("offsets")
    if isinstance(offsets, dict):
        offset = offsets.get(names[-1])
        return max(0, offset) if isinstance(offset, int) and abs(offset) < 1e12 else None
    for name in _PAIRS:
        pair = held.get(name)
        if isinstance(pair, list) and len(pair) == 2:
            return told_moment(pair[place])
        if isinstance(pair, dict) and (names[0] in pair or names[-1] in pair):
            held = pair
            break
    return next((told_moment(held[name]) for name in names if name in held), None)
