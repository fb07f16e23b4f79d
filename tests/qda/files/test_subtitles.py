"""Subtitles come in whole: who said what and when, from every generation of the programs that write them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda import errors
from qda.drafts import understand
from qda.files import read
from qda.model import Part, Reading

Says = Callable[..., None]

TEAMS = """WEBVTT

00:00:00.000 --> 00:00:06.110
<v Hansen, Kari (Student)>Vi begynte på Høylandet &amp; i Osen. </v>

00:00:06.820 --> 00:00:07.390
<v Hansen, Kari (Student)>Ja.</v>

00:00:08.070 --> 00:00:08.620
<v Berg, Ola>OK?</v>

00:00:08.260 --> 00:00:10.120
<v Hansen, Kari (Student)>Der sto
vi lenge.</v>
"""
TEAMS_2022 = """WEBVTT

0:0:0.0 --> 0:0:0.250
<v Berg, Ola>Ja.</v>

0:0:-6.-820 --> 0:0:8.970
<v Hansen, Kari>Vi ventet.</v>

0:0:12.80 --> 0:0:14.0
<v Berg, Ola>Mhm.</v>

0:0:10.20 --> 0:0:14.490
<v Hansen, Kari>Lenge.</v>
"""
TEAMS_IN_PARTS = """WEBVTT

fbbdef90-042d-4d6b-86d5-8c9c38e7021c/187-0
00:07:27.120 --> 00:07:30.529
<v Kari>Det er overskyet og det har</v>

fbbdef90-042d-4d6b-86d5-8c9c38e7021c/139-0
00:07:29.270 --> 00:07:30.390
<v Ola>Hos deg?</v>

fbbdef90-042d-4d6b-86d5-8c9c38e7021c/187-1
00:07:30.529 --> 00:07:34.497
<v Kari>regnet, men så kom sola.</v>
"""
ZOOM = """WEBVTT

1
00:00:04.859 --> 00:00:07.410
Kari Nordmann: Se https://example.org/side .

2
00:00:09.540 --> 00:00:12.990
Kari Nordmann: Der står det: alt.

3
00:02:30.630 --> 00:02:31.000
Og så?

4
00:02:32.000 --> 00:02:33.000
Ola (han): Nei.

5
00:02:34.000 --> 00:02:35.000
Ola (han): Jo.
"""


def saved(folder: Path, text: str, name: str = "osen.vtt") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def turns(reading: Reading) -> list[tuple[str, str]]:
    """Who says what, for reading."""
    return [
        ("" if turn.speaker is None else reading.speakers[turn.speaker], turn.said.of(reading.text))
        for turn in reading.turns
    ]


def times(reading: Reading) -> list[tuple[int | None, int | None]]:
    return [(turn.time_start, turn.time_end) for turn in reading.turns]


# --------------------------------------------------------------------------- Teams


def test_voices_of_teams_become_turns_with_times(tmp_path: Path) -> None:
    reading = read(saved(tmp_path, TEAMS))
    assert reading.text == (
        "Hansen, Kari (Student): Vi begynte på Høylandet & i Osen. Ja.\n"
        "Berg, Ola: OK?\n"
        "Hansen, Kari (Student): Der sto vi lenge."
    )
    assert times(reading) == [(0, 7390), (8070, 8620), (8260, 10120)]
    assert reading.turns[0].label.of(reading.text) == "Hansen, Kari (Student):"
    assert reading.turns[0].span.start == 0


def test_unpadded_and_negative_times_of_teams_are_understood_and_put_in_order(tmp_path: Path) -> None:
    reading = read(saved(tmp_path, TEAMS_2022))
    assert turns(reading) == [
        ("Berg, Ola", "Ja."),
        ("Hansen, Kari", "Vi ventet. Lenge."),
        ("Berg, Ola", "Mhm."),
    ]
    assert times(reading) == [(0, 250), (0, 14490), (12080, 14000)]


def test_an_utterance_that_teams_cut_in_parts_is_made_whole(tmp_path: Path) -> None:
    assert turns(read(saved(tmp_path, TEAMS_IN_PARTS))) == [
        ("Kari", "Det er overskyet og det har regnet, men så kom sola."),
        ("Ola", "Hos deg?"),
    ]


def test_utterances_that_teams_gave_no_names_stay_apart(tmp_path: Path) -> None:
    unnamed = TEAMS_IN_PARTS.replace("<v Kari>", "").replace("<v Ola>", "").replace("</v>", "")
    assert turns(read(saved(tmp_path, unnamed))) == [
        ("", "Det er overskyet og det har regnet, men så kom sola."),
        ("", "Hos deg?"),
    ]


def test_cues_that_hold_json_are_read(tmp_path: Path) -> None:
    cue = (
        '00:00:16.246 --> 00:00:17.726\n{"speakerName":"Kari","spokenText":"Dette er en prøve.","spokenLanguage":"nb"}'
    )
    assert turns(read(saved(tmp_path, f"WEBVTT\n\n{cue}\n"))) == [("Kari", "Dette er en prøve.")]


def test_notes_styles_and_ids_are_left_out(tmp_path: Path) -> None:
    text = """WEBVTT - Intervju i Osen
Kind: captions

NOTE Confidence: 0.9

STYLE
::cue { color: red }

0f1eb1ee-4dd3-4a3b-a2ae-6a2b2c9ad9a4
00:00:00.000 --> 00:00:02.000 align:start position:0%
<v Kari><i>Hei</i>, <c.gul>du</c> <00:00:01.000>der</v>

NOTE
Her manglet
noe

side 2
00:00:03.000 --> 00:00:04.000
<v Ola>1 < 2</v>
"""
    reading = read(saved(tmp_path, text))
    assert turns(reading) == [("Kari", "Hei, du der"), ("Ola", "1 < 2")]
    assert (reading.title, reading.left_out) == ("Intervju i Osen", ("notes",))


# --------------------------------------------------------------------------- names as prefixes


def test_zooms_prefixes_are_speakers_but_a_colon_in_speech_is_none(tmp_path: Path) -> None:
    reading = read(saved(tmp_path, ZOOM))
    assert turns(reading) == [
        ("Kari Nordmann", "Se https://example.org/side . Der står det: alt."),
        ("", "Og så?"),
        ("Ola (han)", "Nei. Jo."),
    ]


def test_one_who_is_named_once_speaks_on_until_another_is(tmp_path: Path) -> None:
    cues = ["Intervjuer: Hvordan gikk det?", "Ta det", "fra starten.", "INFORMANT: Bra.", "Det gikk: fint.", "Ja."]
    text = "\n\n".join(
        f"{number}\n00:00:{number:02},000 --> 00:00:{number:02},900\n{cue}" for number, cue in enumerate(cues, 1)
    )
    draft = understand(read(saved(tmp_path, text, "osen.srt")))
    assert [turn.said.of(draft.text) for turn in draft.turns] == [
        "Hvordan gikk det? Ta det fra starten.",
        "Bra. Det gikk: fint. Ja.",
    ]
    assert [speaker.part for speaker in draft.speakers] == [Part.INTERVIEWER, Part.PARTICIPANT]


def test_two_who_speak_in_one_cue_are_two(tmp_path: Path) -> None:
    text = (
        "1\n00:00:01,000 --> 00:00:02,000\nKARI: Hei.\nOLA: Hallo.\n\n2\n00:00:03,000 --> 00:00:04,000\nKARI: Ja.\n\n"
    )
    text += "3\n00:00:05,000 --> 00:00:06,000\nOLA: Nei.\n"
    assert turns(read(saved(tmp_path, text, "osen.srt"))) == [
        ("KARI", "Hei."),
        ("OLA", "Hallo."),
        ("KARI", "Ja."),
        ("OLA", "Nei."),
    ]


@pytest.mark.parametrize(
    "label", ["[SPEAKER_00]:", "SPEAKER_00:", "[Speaker 1]", ">> Kari:", "(Kari):", "Kari (00:03):"]
)
def test_every_way_to_write_a_label_is_one(tmp_path: Path, label: str) -> None:
    text = "".join(f"{n}\n00:00:0{n},000 --> 00:00:0{n},500\n{label} Ja {n}.\n\n" for n in range(1, 4))
    reading = read(saved(tmp_path, text, "osen.srt"))
    assert len(reading.speakers) == 1
    assert turns(reading)[0][1] == "Ja 1. Ja 2. Ja 3."


def test_a_dialogue_of_dashes_is_no_list_of_names(tmp_path: Path) -> None:
    text = "1\n00:00:01,000 --> 00:00:02,000\n- Kommer du?\n- Ja.\n"
    assert turns(read(saved(tmp_path, text, "osen.srt"))) == [("", "- Kommer du?"), ("", "- Ja.")]


# --------------------------------------------------------------------------- odd files


def test_times_that_make_no_sense_leave_their_words_where_they_stood(tmp_path: Path) -> None:
    text = "1\n00:00:01,000 --> 00:00:02,000\nKari: En.\n\n2\nxx:00:0z --> ??\nOla: To.\n\n"
    text += "3\n00: 00: 05, 500 --> 00:00:04\nKari: Tre.\n"
    reading = read(saved(tmp_path, text, "osen.srt"))
    assert [words for _, words in turns(reading)] == ["En.", "To.", "Tre."]
    assert times(reading) == [(1000, 2000), (None, None), (5500, None)]


def test_blank_lines_and_missing_ones_lose_no_words(tmp_path: Path) -> None:
    text = "1\n00:00:01,000 --> 00:00:02,000\nen\n\nto\n2\n00:00:03,000 --> 00:00:04,000\ntre\n\n\n\n"
    text += "00:00:05,000 --> 00:00:06,000\n4\nfem"
    assert read(saved(tmp_path, text, "osen.srt")).text.split() == ["en", "to", "tre", "4", "fem"]


def test_a_number_that_was_said_is_no_id(tmp_path: Path) -> None:
    cues = ["Hvor mange?", "3", "2016"]
    text = "WEBVTT\n\n" + "".join(f"00:0{n}.000 --> 00:0{n}.500\n{cue}\n\n" for n, cue in enumerate(cues))
    assert read(saved(tmp_path, text)).text.split() == ["Hvor", "mange?", "3", "2016"]


def test_a_word_before_a_colon_is_no_speaker_though_it_recurs(tmp_path: Path) -> None:
    cues = ["Kari: Hei.", "Ola: Ja.", "Altså: nei.", "Kari: Nei.", "Ola: Jo.", "Altså: jo.", "Kari: Ja.", "Ola: Ja."]
    text = "\n\n".join(f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{cue}" for n, cue in enumerate(cues, 1))
    assert read(saved(tmp_path, text, "osen.srt")).speakers == ("Kari", "Ola")


def test_a_file_made_of_two_keeps_the_second_behind_the_first(tmp_path: Path) -> None:
    cues = [
        ("00:00:01", "a"),
        ("00:09:00", "b"),
        ("00:00:02", "c"),
        ("00:00:05", "d"),
        ("00:00:04", "e"),
        ("00:08:00", "f"),
    ]
    text = "WEBVTT\n\n" + "\n\n".join(f"{time}.000 --> {time}.500\n<v {word}>{word}</v>" for time, word in cues)
    assert [speaker for speaker, _ in turns(read(saved(tmp_path, text)))] == ["a", "b", "c", "e", "d", "f"]


def test_rolling_captions_are_not_said_twice(tmp_path: Path) -> None:
    text = """WEBVTT

00:00:00.000 --> 00:00:02.000
vi<00:00:00.500><c> begynte</c>

00:00:02.000 --> 00:00:04.000
vi begynte
tidlig<00:00:02.500><c> da</c>
"""
    assert read(saved(tmp_path, text)).text == "vi begynte tidlig da"


def test_after_a_minute_of_silence_a_new_turn_begins(tmp_path: Path) -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Kari>Ja.\n\n05:00.000 --> 05:01.000\n<v Kari>Nei.\n"
    assert times(read(saved(tmp_path, text))) == [(1000, 2000), (300_000, 301_000)]


def test_older_encodings_are_read(tmp_path: Path) -> None:
    path = tmp_path / "osen.srt"
    path.write_bytes("1\r\n00:00:01,000 --> 00:00:02,000\r\nÅ, på Høylandet\r\n".encode("cp1252"))
    reading = read(path)
    assert (reading.text, reading.encoding) == ("Å, på Høylandet", "cp1252")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", errors.FileEmpty),
        ("WEBVTT\n", errors.FileEmpty),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n\n", errors.FileEmpty),
        ("Bare noen ord.\n", errors.TranscriptUnreadable),
        ("{\\rtf1 Hei}", errors.TranscriptUnreadable),
    ],
)
def test_what_holds_no_speech_is_refused(
    tmp_path: Path, says: Says, text: str, problem: type[errors.SitatError]
) -> None:
    path = saved(tmp_path, text)
    with pytest.raises(problem) as refusal:
        read(path)
    says(refusal.value, path)


def test_plain_text_is_told_to_go_as_such(tmp_path: Path, says: Says) -> None:
    path = saved(tmp_path, "Kari: Hei.\n")
    with pytest.raises(errors.TranscriptUnreadable) as refusal:
        read(path)
    says(refusal.value, path, "no line in it tells when", "give it the ending .txt")


# --------------------------------------------------------------------------- promises

_word = st.text(st.characters(categories=["L", "N"], exclude_characters="\ufeff"), min_size=1, max_size=8)
_said = st.lists(_word, min_size=1, max_size=6).map(" ".join)


@given(st.lists(st.tuples(st.sampled_from(["Kari Moe", "Ola", "Åse-Marie, lege"]), _said), min_size=1, max_size=12))
def test_every_character_that_was_said_comes_in_once(tmp_path: Path, cues: list[tuple[str, str]]) -> None:
    text = "WEBVTT\n\n" + "\n\n".join(
        f"{number}\n00:00:{number:02}.000 --> 00:00:{number:02}.900\n<v {name}>{words}</v>"
        for number, (name, words) in enumerate(cues)
    )
    reading = read(saved(tmp_path, text))
    said = [(name, word) for name, words in turns(reading) for word in words.split()]
    assert said == [(name, word) for name, words in cues for word in words.split()]
    for before, turn in zip(reading.turns, reading.turns[1:], strict=False):
        assert before.span.end < turn.span.start
