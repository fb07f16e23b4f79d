"""What speech services answer comes in as turns, whoever the service is: who, when, and every word once."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda.files import read

InWords = Callable[[Path], AbstractContextManager[None]]


def timed(word: str, start: Any, end: Any, **more: Any) -> dict[str, Any]:
    return {"start": start, "end": end, "word": word, **more}


def amazon(kind: str, content: str, start: str = "", end: str = "", **more: str) -> dict[str, Any]:
    times = {"start_time": start, "end_time": end} if start else {}
    return {"type": kind, "alternatives": [{"confidence": "0.9", "content": content}], **times, **more}


AMAZON_ITEMS = [
    amazon("pronunciation", "Hva", "0.5", "0.75"),
    amazon("pronunciation", "skjedde", "0.75", "1.25"),
    amazon("punctuation", "?"),
    amazon("pronunciation", "Mye", "2.0", "2.5"),
    amazon("punctuation", "."),
]

SERVICES: dict[str, Any] = {
    "Amazon, speakers apart from the words": {
        "jobName": "osen",
        "results": {
            "transcripts": [{"transcript": "Hva skjedde? Mye."}],
            "speaker_labels": {
                "segments": [
                    {
                        "speaker_label": "Kari",
                        "items": [
                            {"start_time": "0.5", "speaker_label": "Kari"},
                            {"start_time": "0.75", "speaker_label": "Kari"},
                        ],
                    },
                    {"speaker_label": "Ola", "items": [{"start_time": "2.0"}]},
                ]
            },
            "items": AMAZON_ITEMS,
        },
    },
    "Amazon, speakers by when they begin": {
        "results": {
            "speaker_labels": {
                "segments": [
                    {"start_time": "0.5", "end_time": "1.3", "speaker_label": "Kari"},
                    {"start_time": "1.9", "end_time": "2.6", "speaker_label": "Ola"},
                ]
            },
            "items": AMAZON_ITEMS,
        }
    },
    "Amazon, speakers with the words": {
        "results": {
            "items": [{**item, "speaker_label": "Ola" if n > 2 else "Kari"} for n, item in enumerate(AMAZON_ITEMS)]
        }
    },
    "Amazon, whole segments": {
        "results": {
            "items": AMAZON_ITEMS,
            "audio_segments": [
                {"transcript": "Hva skjedde?", "start_time": "0.5", "end_time": "1.25", "speaker_label": "Kari"},
                {"transcript": "Mye.", "start_time": "2.0", "end_time": "2.5", "speaker_label": "Ola"},
            ],
        }
    },
    "Azure, many files at once": {
        "combinedRecognizedPhrases": [{"display": "Hva skjedde? Mye."}],
        "recognizedPhrases": [
            {
                "speaker": "Kari",
                "offset": "PT0.5S",
                "offsetInTicks": 5000000.0,
                "duration": "PT0.75S",
                "durationInTicks": 7500000.0,
                "nBest": [{"lexical": "hva skjedde", "display": "Hva skjedde?"}, {"display": "Hva skjer?"}],
            },
            {"speaker": "Ola", "offset": "PT2S", "duration": "PT0.5S", "nBest": [{"display": "Mye."}]},
        ],
    },
    "Azure, at once": {
        "combinedPhrases": [{"text": "Hva skjedde? Mye."}],
        "phrases": [
            {"speaker": "Kari", "offsetMilliseconds": 500, "durationMilliseconds": 750, "text": "Hva skjedde?"},
            {"speaker": "Ola", "offsetMilliseconds": 2000, "durationMilliseconds": 500, "text": "Mye."},
        ],
    },
    "Azure's video indexer": {
        "videos": [
            {
                "insights": {
                    "speakers": [{"id": 1, "name": "Kari"}, {"id": 2, "name": "Ola"}],
                    "transcript": [
                        {
                            "text": "Hva skjedde?",
                            "speakerId": 1,
                            "instances": [{"start": "0:00:00.5", "end": "0:00:01.25"}],
                        },
                        {"text": "Mye.", "speakerId": 2, "instances": [{"start": "0:00:02", "end": "0:00:02.5"}]},
                    ],
                }
            }
        ]
    },
    "Google, all words once more with their speakers": {
        "results": [
            {"alternatives": [{"transcript": "Hva skjedde?", "words": [{"word": "Hva", "startTime": "0.5s"}]}]},
            {"alternatives": [{"transcript": " Mye."}]},
            {
                "alternatives": [
                    {
                        "words": [
                            {"word": "Hva", "startTime": "0.500s", "endTime": "0.75s", "speakerLabel": "Kari"},
                            {"word": "skjedde?", "startTime": "0.75s", "endTime": "1.25s", "speakerLabel": "Kari"},
                            {"word": "Mye.", "startTime": "2s", "endTime": "2.5s", "speakerLabel": "Ola"},
                        ]
                    }
                ]
            },
        ]
    },
    "IBM Watson": {
        "result_index": 0,
        "results": [
            {
                "final": True,
                "alternatives": [
                    {
                        "transcript": "Hva skjedde? Mye.",
                        "timestamps": [["Hva", 0.5, 0.75], ["skjedde?", 0.75, 1.25], ["Mye.", 2, 2.5]],
                    }
                ],
            }
        ],
        "speaker_labels": [
            {"from": 0.5, "to": 0.75, "speaker": "Kari"},
            {"from": 0.75, "to": 1.25, "speaker": "Kari"},
            {"from": 2, "to": 2.5, "speaker": "Ola"},
        ],
    },
    "Deepgram": {
        "results": {
            "channels": [
                {
                    "alternatives": [
                        {
                            "transcript": "Hva skjedde? Mye.",
                            "words": [
                                timed("hva", 0.5, 0.75, punctuated_word="Hva", speaker="Kari"),
                                timed("skjedde", 0.75, 1.25, punctuated_word="skjedde?", speaker="Kari"),
                                timed("mye", 2, 2.5, punctuated_word="Mye.", speaker="Ola"),
                            ],
                        }
                    ]
                }
            ]
        }
    },
    "AssemblyAI": {
        "status": "completed",
        "text": "Hva skjedde? Mye.",
        "words": [{"text": "Hva", "start": 500, "end": 750, "speaker": "Kari"}],
        "utterances": [
            {"speaker": "Kari", "start": 500, "end": 1250, "text": "Hva skjedde?", "words": []},
            {"speaker": "Ola", "start": 2000, "end": 2500, "text": "Mye.", "words": []},
        ],
    },
    "Rev": {
        "speakers": [{"id": 0, "name": "Kari"}, {"id": 1, "name": "Ola"}],
        "monologues": [
            {
                "speaker": 0,
                "elements": [
                    {"type": "text", "value": "Hva", "ts": 0.5, "end_ts": 0.75},
                    {"type": "punct", "value": " "},
                    {"type": "text", "value": "skjedde", "ts": 0.75, "end_ts": 1.25},
                    {"type": "punct", "value": "?"},
                ],
            },
            {
                "speaker": 1,
                "elements": [
                    {"type": "text", "value": "Mye", "timestamp": "00:00:02,000", "end_timestamp": "00:00:02,500"},
                    {"type": "punct", "value": "."},
                ],
            },
        ],
    },
    "Speechmatics": {
        "format": "2.9",
        "results": [
            {
                "type": "punctuation" if content == "?" else "word",
                "start_time": start,
                "end_time": end,
                "alternatives": [{"content": content, "speaker": speaker}],
            }
            for content, start, end, speaker in (
                ("Hva", 0.5, 0.75, "Kari"),
                ("skjedde", 0.75, 1.25, "Kari"),
                ("?", 1.25, 1.25, "Kari"),
                ("Mye.", 2, 2.5, "Ola"),
            )
        ],
    },
    "Azure, as it was at first": {
        "AudioFileResults": [
            {
                "SegmentResults": [
                    {
                        "SpeakerId": "Kari",
                        "Offset": 5000000,
                        "Duration": 7500000,
                        "NBest": [{"Display": "Hva skjedde?"}],
                    },
                    {
                        "SpeakerId": "Ola",
                        "OffsetInSeconds": 2.0,
                        "DurationInSeconds": 0.5,
                        "NBest": [{"Display": "Mye."}],
                    },
                ]
            }
        ]
    },
    "Gecko": {
        "schemaVersion": "2.0",
        "monologues": [
            {
                "speaker": {"id": "spk1", "name": "Kari"},
                "terms": [
                    {"start": 0.5, "end": 0.75, "text": "Hva", "type": "WORD"},
                    {"start": 0.75, "end": 1.25, "text": "skjedde", "type": "WORD"},
                    {"start": 1.25, "end": 1.25, "text": "?", "type": "PUNCTUATION"},
                ],
            },
            {"speaker": {"id": "Ola"}, "terms": [{"start": 2, "end": 2.5, "text": "Mye.", "type": "WORD"}]},
        ],
    },
    "marks of speakers beside their names": {
        "segments": [
            {"start_time": 0.5, "end_time": 1.25, "text": "Hva skjedde?", "speaker": "S0", "speaker_name": "Kari"},
            {"start_time": 2, "end_time": 2.5, "text": "Mye.", "speaker": "S1", "speaker_name": "Ola"},
        ]
    },
    "a list with pairs of times": [
        {"sid": "Kari", "utt": "Hva skjedde?", "dur": [0.5, 1.25]},
        {"sid": "Ola", "utt": "Mye.", "dur": [2, 2.5]},
    ],
    "speakers' parts with segments inside": {
        "segments": [
            {"speakerId": "Kari", "segments": [{"text": "Hva skjedde?", "start": 0.5, "end": 1.25}]},
            {"speakerId": "Ola", "segments": [{"text": "Mye.", "start": 2, "end": 2.5}]},
        ]
    },
    "Sonix": {
        "name": "osen",
        "transcript": [
            {"speaker": "Kari", "text": "Hva skjedde?", "start_time": 0.5, "end_time": 1.25},
            {"speaker": "Ola", "text": "Mye.", "start_time": 2.0, "end_time": 2.5},
        ],
    },
    "Amberscript": {
        "speakers": [{"spkid": "spk1", "name": "Kari"}, {"spkid": "spk2", "name": "Ola"}],
        "segments": [
            {
                "speaker": "spk1",
                "words": [
                    {"text": "Hva", "start": 0.5, "end": 0.75},
                    {"text": "skjedde?", "start": 0.75, "end": 1.25},
                ],
            },
            {"speaker": "spk2", "words": [{"text": "Mye.", "start": 2, "end": 2.5}]},
        ],
    },
    "Teams, as the web page has it": {
        "type": "Transcript",
        "entries": [
            {
                "speakerDisplayName": "Kari",
                "text": "Hva skjedde?",
                "startOffset": "00:00:00.5000000",
                "endOffset": "00:00:01.2500000",
            },
            {
                "speakerDisplayName": "Ola",
                "text": "Mye.",
                "startOffset": "00:00:02.0000000",
                "endOffset": "00:00:02.5000000",
            },
        ],
    },
    "an editor's words and paragraphs": {
        "words": [
            {"text": "Hva", "start": 0.5, "end": 0.75},
            {"text": "skjedde?", "start": 0.75, "end": 1.25},
            {"text": "Mye.", "start": 2, "end": 2.5},
        ],
        "paragraphs": [{"speaker": "Kari", "start": 0.5, "end": 1.25}, {"speaker": "Ola", "start": 2, "end": 2.5}],
    },
    "whisper.cpp": {
        "systeminfo": "x",
        "transcription": [
            {
                "timestamps": {"from": "00:00:00,500", "to": "00:00:01,250"},
                "offsets": {"from": 500, "to": 1250},
                "text": " Hva skjedde?",
                "speaker": "Kari",
            },
            {"timestamps": {"from": "00:00:02,000", "to": "00:00:02,500"}, "text": " Mye.", "speaker": "Ola"},
        ],
    },
    "a program nobody has heard of": {
        "data": {
            "output": {
                "turns": [
                    {"speaker": {"name": "Kari"}, "start": "0.5", "end": "1.25", "text": "Hva skjedde?"},
                    {"speaker": {"name": "Ola"}, "start": "2.0", "end": "2.5", "text": "Mye."},
                ]
            }
        }
    },
}


def saved(folder: Path, held: Any) -> Path:
    path = folder / "osen.json"
    path.write_text(json.dumps(held, ensure_ascii=False), encoding="utf-8")
    return path


def told(path: Path) -> list[tuple[str, str, int | None, int | None]]:
    reading = read(path)
    return [
        (
            "" if turn.speaker is None else reading.speakers[turn.speaker],
            turn.said.of(reading.text),
            turn.time_start,
            turn.time_end,
        )
        for turn in reading.turns
    ]


@pytest.mark.parametrize("held", SERVICES.values(), ids=SERVICES.keys())
def test_every_service_tells_the_same_turns(tmp_path: Path, held: Any) -> None:
    assert told(saved(tmp_path, held)) == [("Kari", "Hva skjedde?", 500, 1250), ("Ola", "Mye.", 2000, 2500)]


@pytest.mark.parametrize(
    "held",
    [
        [[0.5, 1.25, " Hva skjedde?"], [4.0, 4.5, " Mye."]],
        {"segments": [[1, 0, 0.5, 1.25, " Hva skjedde?", [50364], 0.0, None], [2, 0, 4, 4.5, " Mye.", [50], 0.0, 1]]},
        [{"result": [timed("Hva", 0.5, 0.7), timed("skjedde?", 0.7, 1.25)], "text": "Hva skjedde?"},
         {"result": [timed("Mye.", 4, 4.5)], "text": "Mye."}],
    ],
    ids=["faster-whisper's tuples", "its segments as tuples", "Vosk"],
)  # fmt: skip
def test_what_names_nobody_is_read_with_its_times(tmp_path: Path, held: Any) -> None:
    assert told(saved(tmp_path, held)) == [("", "Hva skjedde?", 500, 1250), ("", "Mye.", 4000, 4500)]


def test_a_single_phrase_of_azure_is_read(tmp_path: Path) -> None:
    held = {
        "RecognitionStatus": "Success",
        "Offset": 5000000,
        "Duration": 7500000,
        "NBest": [{"Display": "Hva skjedde?"}],
    }
    assert told(saved(tmp_path, held)) == [("", "Hva skjedde?", 500, 1250)]


def test_numbers_for_speakers_become_names(tmp_path: Path) -> None:
    words = [timed("Hva?", 0, 1, speaker=0), timed("Mye.", 2, 3, speaker=1)]
    held = {"results": {"channels": [{"alternatives": [{"words": words}]}]}}
    assert [name for name, *_ in told(saved(tmp_path, held))] == ["Speaker 0", "Speaker 1"]


def test_channels_stand_for_speakers_where_nobody_is_told_apart(tmp_path: Path) -> None:
    channels = [{"alternatives": [{"words": [timed(word, n, n + 1)]}]} for n, word in enumerate(("Hva?", "Mye."))]
    assert told(saved(tmp_path, {"results": {"channels": channels}})) == [
        ("Channel 0", "Hva?", 0, 1000),
        ("Channel 1", "Mye.", 1000, 2000),
    ]


def test_a_long_monologue_of_single_words_gets_paragraphs(tmp_path: Path) -> None:
    words = [timed(f"ord{'.' if n % 10 == 9 else ''}", n, n + 0.5) for n in range(2_000)]
    assert len(told(saved(tmp_path, {"word_segments": words}))) > 10


@pytest.mark.parametrize("name", SERVICES)
@given(data=st.data())
def test_a_service_whose_answer_is_broken_is_read_or_refused_in_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, in_words: InWords, name: str, data: st.DataObject
) -> None:
    held = json.loads(json.dumps(SERVICES[name]))
    for _ in range(data.draw(st.integers(1, 3))):
        places = list(_places(held))
        if not places:
            break
        inside, key = places[data.draw(st.integers(0, len(places) - 1))]
        inside[key] = data.draw(st.sampled_from([None, True, -1, 1e300, 10**30, "", "x", "PT1S", "::", [], {}, [1]]))
    path = saved(tmp_path_factory.mktemp("broken"), held)
    with in_words(path):
        read(path)


@pytest.mark.parametrize("speakers", [[0], [0, 1]])
def test_a_hundred_thousand_words_without_letters_are_read_at_once(tmp_path: Path, speakers: list[int]) -> None:
    silent = [timed(" ", 1, 2, speaker=speakers[number % len(speakers)]) for number in range(100_000)]
    words = [*silent, timed(" Hei", 3, 4, speaker=0)]
    held = {"results": {"channels": [{"alternatives": [{"words": words}]}]}}
    assert read(saved(tmp_path, held)).text == "Speaker 0: Hei"


def _places(held: Any) -> Any:
    """Every place in what a service answers, each as what it is in and its key."""
    keys = held.keys() if isinstance(held, dict) else range(len(held)) if isinstance(held, list) else ()
    for key in keys:
        yield held, key
        yield from _places(held[key])
