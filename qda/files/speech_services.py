"""What speech services write as .json, which is not a list of segments: single words, ticks, alternatives, monologues.

Amazon Transcribe, Azure Speech and Video Indexer, Google, Deepgram, Rev, Speechmatics, IBM Watson, and what editors
keep, where the words stand apart from who says them. Knows no file and no storage.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeGuard

from qda.files.spoken import Utterance, Word, on_one_line, sentences
from qda.files.times import told_moment

Held = Mapping[str, Any]
_TICKS = 10_000
"""Of Microsoft's ticks, how many make a millisecond."""


def told_by_service(held: Any) -> list[Utterance]:
    """What is said in a service's answer; empty where it is none that is known."""
    held = _unwrapped(held)
    for reads in _SERVICES:
        said = reads(held)
        if said:
            return said
    return []


def _unwrapped(held: Any) -> Any:
    """The answer itself, where a service or its library puts it into something."""
    if isinstance(held, list) and len(held) == 1:
        held = held[0]
    inside = held.get("response") if isinstance(held, dict) else None
    return inside if isinstance(inside, dict) else held


def _dicts(held: Any, *names: str) -> list[Held]:
    """The list of objects that stands under one of `names`; empty where there is none."""
    for name in names:
        found = held.get(name) if isinstance(held, dict) else None
        if isinstance(found, list):
            return [each for each in found if isinstance(each, dict)]
    return []


def _under(held: Any, *names: str) -> Held:
    for name in names:
        held = held.get(name) if isinstance(held, dict) else None
    return held if isinstance(held, dict) else {}


def _first(held: Any, *names: str) -> Held:
    """The first of the alternatives, which is the likeliest."""
    return next(iter(_dicts(held, *names)), {})


def _string(held: Held, *names: str) -> str:
    return next((told for name in names if isinstance(told := held.get(name), str) and told.strip()), "")


def _numbered(told: Any, kind: str = "Speaker") -> str:
    """A speaker's name; of a bare number one that can be read."""
    if isinstance(told, bool) or not isinstance(told, int | str):
        return ""
    name = on_one_line(str(told))
    return f"{kind} {name}" if name.isdigit() else name


def _names(speakers: Sequence[Held]) -> dict[str, str]:
    """What speakers are called, by the numbers or marks that they are known by elsewhere."""
    return {str(speaker["id"]): on_one_line(_string(speaker, "name")) for speaker in speakers if "id" in speaker}


# --------------------------------------------------------------------------- Amazon Transcribe


def _amazon(held: Any) -> list[Utterance]:
    results = _under(held, "results")
    items = _dicts(results, "items")
    if not items or _dicts(results, "audio_segments"):
        return []
    speakers = _amazon_speakers(results)
    segments = _dicts(_under(results, "speaker_labels"), "segments")
    told = [(told_moment(one.get("start_time")), _string(one, "speaker_label")) for one in segments]
    begun = sorted((start, speaker) for start, speaker in told if start is not None)
    words = (_amazon_word(item, speakers) for item in items)
    return sentences(word if word.speaker else replace(word, speaker=_speaks_at(begun, word.start)) for word in words)


def _speaks_at(begun: Sequence[tuple[int, str]], moment: int | None) -> str:
    """Who of those who began to speak did so last before a moment; "" where nobody has."""
    place = bisect_right(begun, moment, key=lambda pair: pair[0]) if moment is not None else 0
    return begun[place - 1][1] if place else ""


def _amazon_speakers(results: Held) -> dict[str, str]:
    """Who speaks, by the time at which a word begins, as older answers tell it: apart from the words."""
    told: dict[str, str] = {}
    for segment in _dicts(_under(results, "speaker_labels"), "segments"):
        for item in _dicts(segment, "items"):
            told[str(item.get("start_time"))] = _string(item, "speaker_label") or _string(segment, "speaker_label")
    for channel in _dicts(_under(results, "channel_labels"), "channels"):
        for item in _dicts(channel, "items"):
            told.setdefault(str(item.get("start_time")), _string(channel, "channel_label"))
    return told


def _amazon_word(item: Held, speakers: Mapping[str, str]) -> Word:
    start, end = told_moment(item.get("start_time")), told_moment(item.get("end_time"))
    speaker = _string(item, "speaker_label", "channel_label")
    if not speaker and start is not None:
        speaker = speakers.get(str(item.get("start_time")), "")
    content = _string(_first(item, "alternatives"), "content")
    return Word(content, speaker, start, end, touches=item.get("type") == "punctuation")


# --------------------------------------------------------------------------- Microsoft


_DEEPEST = 8
_OF_AZURE = frozenset(("recognizedphrases", "phrases", "audiofileresults", "displaytext", "nbest"))


def _azure(held: Any) -> list[Utterance]:
    first = held[0] if isinstance(held, list) and held else held
    if not isinstance(first, dict) or not _OF_AZURE.intersection(map(str.lower, first)):
        return []
    held = _in_small_letters(held)
    if isinstance(held, dict) and "recognitionstatus" in held:
        held = [held]
    phrases = _dicts(held, "recognizedphrases", "phrases")
    if not phrases and isinstance(held, dict):
        phrases = [phrase for file in _dicts(held, "audiofileresults") for phrase in _dicts(file, "segmentresults")]
    if not phrases and isinstance(held, list) and all(isinstance(each, dict) for each in held):
        phrases = [each for each in held if "displaytext" in each or "nbest" in each]
    channels = {str(phrase.get("channel")) for phrase in phrases}
    return [said for phrase in phrases if (said := _azure_phrase(phrase, several=len(channels) > 1))]


def _in_small_letters(held: Any, depth: int = 0) -> Any:
    """Microsoft's names in small letters: older answers begin them with a capital."""
    if isinstance(held, dict) and depth < _DEEPEST:
        return {str(name).lower(): _in_small_letters(each, depth + 1) for name, each in held.items()}
    if isinstance(held, list) and depth < _DEEPEST:
        return [_in_small_letters(each, depth + 1) for each in held]
    return held


def _azure_phrase(phrase: Held, *, several: bool) -> Utterance | None:
    best = _first(phrase, "nbest")
    words = _string(best, "display", "lexical") or _string(phrase, "text", "displaytext")
    if not words:
        return None
    speaker = _numbered(phrase.get("speaker", phrase.get("speakerid", best.get("speaker"))))
    if not speaker and several:
        speaker = _numbered(phrase.get("channel"), "Channel")
    start, lasts = _ticks(phrase, "offset"), _ticks(phrase, "duration")
    return Utterance(on_one_line(words), speaker, start, None if start is None or lasts is None else start + lasts)


def _ticks(held: Held, name: str) -> int | None:
    """A time in milliseconds, which Microsoft tells in ticks, milliseconds, seconds, or as “PT1.5S”."""
    for unit, size in (("inticks", 1 / _TICKS), ("milliseconds", 1.0), ("inseconds", 1000.0), ("", 1 / _TICKS)):
        told = held.get(name + unit)
        if _is_number(told) and abs(told) < 1e15:
            return max(0, round(told * size))
    return told_moment(told) if isinstance(told := held.get(name), str) else None


def _video_indexer(held: Any) -> list[Utterance]:
    said = []
    for video in _dicts(held, "videos"):
        insights = _under(video, "insights")
        names = _names(_dicts(insights, "speakers"))
        for line in _dicts(insights, "transcript"):
            words, place = _string(line, "text"), _first(line, "instances")
            number = line.get("speakerId")
            speaker = names.get(str(number), "") or _numbered(number)
            if words:
                start, end = told_moment(place.get("start")), told_moment(place.get("end"))
                said.append(Utterance(on_one_line(words), speaker, start, end))
    return said


# --------------------------------------------------------------------------- Google, IBM


def _google(held: Any) -> list[Utterance]:
    results = _dicts(held, "results")
    best = [_first(result, "alternatives") for result in results]
    if not any("transcript" in each or "words" in each for each in best):
        return []
    if labels := _dicts(held, "speaker_labels"):
        return sentences(_watson_words(best, labels))
    told = [word for each in best for word in _dicts(each, "words") if _google_speaker(word)]
    if told:  # where speakers are told apart, the last result has all the words once more
        return sentences(_google_word(word) for word in told)
    said = []
    for each, result in zip(best, results, strict=True):
        words = [_google_word(word) for word in _dicts(each, "words")]
        start = words[0].start if words else None
        end = words[-1].end if words else told_moment(result.get("resultEndTime", result.get("resultEndOffset")))
        if text := _string(each, "transcript"):
            channel = result.get("channelTag")
            said.append(Utterance(on_one_line(text), _numbered(channel, "Channel") if channel else "", start, end))
    return said


def _google_speaker(word: Held) -> str:
    number = word.get("speakerTag", word.get("speaker_tag", 0))
    label = word.get("speakerLabel", word.get("speaker_label", ""))
    return _numbered(label) or (_numbered(number) if number else "")


def _google_word(word: Held) -> Word:
    start, end = (
        told_moment(next((word[name] for name in names if name in word), None))
        for names in (("startTime", "startOffset", "start_time"), ("endTime", "endOffset", "end_time"))
    )
    return Word(_string(word, "word"), _google_speaker(word), start, end)


def _watson_words(best: Sequence[Held], labels: Sequence[Held]) -> Iterator[Word]:
    speakers = {label.get("from"): _numbered(label.get("speaker")) for label in labels if _is_number(label.get("from"))}
    for each in best:
        timestamps = each.get("timestamps")
        for timed in timestamps if isinstance(timestamps, list) else ():
            if isinstance(timed, list) and len(timed) > 2 and isinstance(timed[0], str) and _is_number(timed[1]):
                yield Word(timed[0], speakers.get(timed[1], ""), told_moment(timed[1]), told_moment(timed[2]))


def _is_number(told: Any) -> TypeGuard[int | float]:
    return isinstance(told, int | float) and not isinstance(told, bool)


# --------------------------------------------------------------------------- Deepgram


def _deepgram(held: Any) -> list[Utterance]:
    results = _under(held, "results")
    channels = _dicts(results, "channels")
    if not channels or _dicts(results, "utterances"):
        return []
    said: list[Utterance] = []
    for number, channel in enumerate(channels):
        best = _first(channel, "alternatives")
        words = sentences(map(_deepgram_word, _dicts(best, "words")))
        if not words and (text := _string(best, "transcript")):
            words = [Utterance(on_one_line(text))]
        if len(channels) > 1:
            words = [replace(each, speaker=each.speaker or f"Channel {number}") for each in words]
        said += words
    return said


def _deepgram_word(word: Held) -> Word:
    letters = _string(word, "punctuated_word", "word")
    return Word(letters, _numbered(word.get("speaker")), told_moment(word.get("start")), told_moment(word.get("end")))


# --------------------------------------------------------------------------- Rev, Speechmatics


def _rev(held: Any) -> list[Utterance]:
    names = _names(_dicts(held, "speakers"))
    return sentences(
        _rev_word(element, _rev_speaker(monologue, names))
        for monologue in _dicts(held, "monologues")
        for element in _dicts(monologue, "elements", "terms", "blocks")
    )


def _rev_speaker(monologue: Held, names: Mapping[str, str]) -> str:
    number = monologue.get("speaker")
    if isinstance(number, dict):
        return _string(number, "name") or _numbered(number.get("id"))
    known = _string(_under(monologue, "speaker_info"), "display_name") or names.get(str(number), "")
    return known or _numbered(number)


def _rev_word(element: Held, speaker: str) -> Word:
    start, end = (
        told_moment(next((element[name] for name in names if name in element), None))
        for names in (("ts", "timestamp", "start"), ("end_ts", "end_timestamp", "end"))
    )
    value = next((told for name in ("value", "text") if isinstance(told := element.get(name), str)), "")
    return Word(value, speaker, start, end, touches=str(element.get("type")).lower().startswith("punct"))


def _speechmatics(held: Any) -> list[Utterance]:
    results = [each for each in _dicts(held, "results") if each.get("type") in ("word", "punctuation", "entity")]
    words = []
    for each in results:
        best = _first(each, "alternatives")
        speaker = _string(best, "speaker").replace("UU", "") or _string(each, "channel")
        start, end = told_moment(each.get("start_time")), told_moment(each.get("end_time"))
        touches = each.get("attaches_to", "previous" if each["type"] == "punctuation" else "") in ("previous", "both")
        words.append(Word(_string(best, "content"), speaker, start, end, touches=touches))
    return sentences(words)


# --------------------------------------------------------------------------- words here, who says them there


def _beside(held: Any) -> list[Utterance]:
    """A list of words and a list of paragraphs with speakers and times, as editors made for radio keep them."""
    words, paragraphs = _dicts(held, "words"), _dicts(held, "paragraphs")
    told_by = [(_start(paragraph), _numbered(paragraph.get("speaker"))) for paragraph in paragraphs]
    begun = sorted((start, speaker) for start, speaker in told_by if start is not None)
    if not begun or not any(speaker for _, speaker in begun):
        return []
    return sentences(
        Word(_string(word, "text", "word", "punct"), _speaks_at(begun, start), start, told_moment(word.get("end")))
        for word, start in ((word, _start(word)) for word in words)
    )


def _start(held: Held) -> int | None:
    return told_moment(held.get("start", held.get("time")))


_SERVICES: tuple[Callable[[Any], list[Utterance]], ...] = (
    _amazon,
    _azure,
    _video_indexer,
    _speechmatics,
    _google,
    _deepgram,
    _rev,
    _beside,
)
