"""What Whisper and its relatives heard comes in whole, with times and with speakers where there are any."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda import errors
from qda.files import read
from qda.model import Reading

Says = Callable[..., None]
InWords = Callable[[Path], AbstractContextManager[None]]


def saved(folder: Path, held: Any) -> Path:
    path = folder / "osen.json"
    path.write_text(json.dumps(held, ensure_ascii=False), encoding="utf-8")
    return path


def turns(reading: Reading) -> list[tuple[str, str, int | None, int | None]]:
    """Who says what, from when to when."""
    return [
        (
            "" if turn.speaker is None else reading.speakers[turn.speaker],
            turn.said.of(reading.text),
            turn.time_start,
            turn.time_end,
        )
        for turn in reading.turns
    ]


def test_whispers_segments_become_paragraphs_of_whole_sentences(tmp_path: Path) -> None:
    segments = [
        {"id": 0, "start": 0.0, "end": 2.5, "text": " Vi begynte på", "tokens": [1]},
        {"id": 1, "start": 2.5, "end": 4.0, "text": " Høylandet."},
        {"id": 2, "start": 7.25, "end": 9.0, "text": " Så kom Osen."},
    ]
    reading = read(saved(tmp_path, {"text": " Vi begynte …", "segments": segments, "language": "no"}))
    assert turns(reading) == [("", "Vi begynte på Høylandet.", 0, 4000), ("", "Så kom Osen.", 7250, 9000)]


def test_speakers_of_whisperx_make_turns(tmp_path: Path) -> None:
    segments = [
        {"start": 0.1, "end": 1, "text": "Hva skjedde?", "speaker": "SPEAKER_00"},
        {"start": 1.5, "end": 2, "text": "Mye.", "speaker": "SPEAKER_01"},
        {"start": 2.5, "end": 3, "text": "Veldig mye.", "speaker": "SPEAKER_01"},
        {"start": 4, "end": 5, "text": "Hvem sa det?"},
    ]
    assert turns(read(saved(tmp_path, {"segments": segments, "word_segments": []}))) == [
        ("SPEAKER_00", "Hva skjedde?", 100, 1000),
        ("SPEAKER_01", "Mye. Veldig mye.", 1500, 3000),
        ("", "Hvem sa det?", 4000, 5000),
    ]


def test_a_segment_of_two_speakers_is_parted_by_its_words(tmp_path: Path) -> None:
    words = [
        {"word": "Ja?", "start": 0.0, "end": 0.5, "speaker": "A"},
        {"word": "Nei,", "start": 0.6, "end": 0.9, "speaker": "B"},
        {"word": "takk."},
    ]
    segment = {"start": 0, "end": 2, "text": "Ja? Nei, takk.", "words": words}
    assert turns(read(saved(tmp_path, {"segments": [segment]}))) == [
        ("A", "Ja?", 0, 500),
        ("B", "Nei, takk.", 600, 900),
    ]


@pytest.mark.parametrize(
    "held",
    [
        {"word_segments": [{"word": "Hei", "start": 1, "end": 2, "speaker": "A"}, {"word": "du", "end": 3}]},
        {"words": [{"word": " Hei", "start": 1, "end": 2, "speaker": "A"}, {"word": " du", "end": 3}]},
        [{"word": "Hei", "start": 1, "end": 2, "speaker": "A"}, {"word": "du", "end": 3}],
        [{"start": 1.0, "end": 3.0, "text": "Hei du", "speaker": "A"}],
        {"segments": [{"speaker": "A", "words": [{"text": "Hei", "start": 1}, {"text": "du", "end": 3}]}]},
        {"transcription": [{"offsets": {"from": 1000, "to": 3000}, "text": " Hei du", "speaker": "A"}]},
        {"speakers": [{"speaker": "A", "timestamp": [1.0, 3.0], "text": "Hei du"}], "chunks": [{"text": "Hei"}]},
        {"results": {"utterances": [{"start": 1, "end": 3, "transcript": "Hei du", "speaker": "A"}]}},
        {"segments": [{"start": "1,0", "end": "3.0", "text": "Hei du", "speaker": {"id": 4, "name": "A"}}]},
    ],
)
def test_relatives_of_whisper_are_read_too(tmp_path: Path, held: Any) -> None:
    assert turns(read(saved(tmp_path, held))) == [("A", "Hei du", 1000, 3000)]


def test_milliseconds_are_told_from_seconds(tmp_path: Path) -> None:
    said = [{"speaker": 0, "text": "Hei", "start": n * 90_000, "end": n * 90_000 + 500} for n in range(3)]
    reading = read(saved(tmp_path, {"utterances": said}))
    assert reading.speakers == ("Speaker 0",)
    assert turns(reading)[-1][2:] == (180_000, 180_500)


def test_text_alone_is_text_alone(tmp_path: Path) -> None:
    reading = read(saved(tmp_path, {"text": " Kari: Hei.\nOla: Hallo. "}))
    assert (reading.text, reading.turns) == ("Kari: Hei.\nOla: Hallo.", ())


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "it is not whole JSON (line 1)"),
        ("[" * 100_000, "it is not JSON that a transcript is written in"),
        ('{"a": ' + "9" * 5000 + "}", "it is not JSON that a transcript is written in"),
        ("[1, 2]", "no segments with words and times are in it"),
        ('{"segments": [{"start": 1}]}', "no segments with words and times are in it"),
        ('{"type": "FeatureCollection", "features": []}', "no segments"),
    ],
)
def test_other_json_is_refused(tmp_path: Path, says: Says, text: str, reason: str) -> None:
    path = tmp_path / "osen.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(errors.TranscriptUnreadable) as refusal:
        read(path)
    says(refusal.value, path, reason, "save the transcript as .srt, .vtt or .txt")


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["segments", "text", "words", "word", "speaker", "start", "end", "timestamp", "offsets", "name"]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=25,
)


@given(_json)
def test_any_json_is_read_or_refused(tmp_path: Path, in_words: InWords, held: Any) -> None:
    path = saved(tmp_path, held)
    with in_words(path):
        assert read(path).text.strip()


_words = st.lists(st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=8), min_size=1, max_size=5)


@given(st.lists(st.tuples(st.sampled_from(["SPEAKER_00", "Kari", ""]), _words), min_size=1, max_size=10))
def test_every_word_that_was_heard_comes_in_once(tmp_path: Path, heard: list[tuple[str, list[str]]]) -> None:
    segments = [
        {"start": number, "end": number + 0.5, "text": " ".join(words)} | ({"speaker": speaker} if speaker else {})
        for number, (speaker, words) in enumerate(heard)
    ]
    said = [
        (turn[0], word) for turn in turns(read(saved(tmp_path, {"segments": segments}))) for word in turn[1].split()
    ]
    assert said == [(speaker, word) for speaker, words in heard for word in words]


def test_a_segment_in_which_two_speak_is_parted_where_its_words_say_so(tmp_path: Path) -> None:
    words = [("Hva", 0.0, "A"), ("skjedde?", 0.5, "A"), ("Ikke", 1.0, "B"), ("mye.", 1.5, "B")]
    segment = {
        "start": 0.0,
        "end": 2.0,
        "text": " Hva skjedde? Ikke mye.",
        "speaker": "A",
        "words": [{"word": word, "start": at, "end": at + 0.5, "speaker": who} for word, at, who in words],
    }
    assert turns(read(saved(tmp_path, {"segments": [segment]}))) == [
        ("A", "Hva skjedde?", 0, 1000),
        ("B", "Ikke mye.", 1000, 2000),
    ]
    segment["words"][1]["speaker"] = "B"  # a single word given to another in the midst of a sentence
    assert turns(read(saved(tmp_path, {"segments": [segment]}))) == [("A", "Hva skjedde? Ikke mye.", 0, 2000)]


def test_times_in_which_nobody_could_speak_so_slowly_are_milliseconds(tmp_path: Path) -> None:
    said = [{"speaker": "A", "start": 1000, "end": 2500, "text": "Hei der."}]
    assert turns(read(saved(tmp_path, {"utterances": said}))) == [("A", "Hei der.", 1000, 2500)]


def test_what_otranscribe_saves_is_read(tmp_path: Path) -> None:
    stamp = '<span class="timestamp" data-timestamp="3.1">00:{}</span>'
    page = "".join(
        f"<p>{stamp.format(n)} {name}: {words}</p>"
        for n, name, words in ((10, "Intervjuer", "Hva?"), (12, "Kåre", "Å, ja."), (20, "Intervjuer", "Så?"))
    )
    path = tmp_path / "osen.otr"
    path.write_text(json.dumps({"text": page, "media": "osen.mp3", "media-time": 3.1}), encoding="utf-8")
    reading = read(path)
    assert reading.text == "00:10 Intervjuer: Hva?\n00:12 Kåre: Å, ja.\n00:20 Intervjuer: Så?"
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(errors.TranscriptUnreadable):
        read(path)


@pytest.mark.parametrize("name", ["segments", "words"])
def test_segments_inside_segments_without_end_are_read_or_refused_in_a_sentence(
    tmp_path: Path, in_words: InWords, name: str
) -> None:
    path = tmp_path / "nested.json"
    for depth in (3, 10_000, *range(440, 500)):
        inside = f'{{"{name}":[' * depth + '{"text": "Vi begynte.", "start": 0}' + "]}" * depth
        path.write_text(f'{{"segments":[{inside}]}}', encoding="utf-8")
        with in_words(path):
            read(path)
