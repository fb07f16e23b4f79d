"""What was written in a meeting or on a phone is read message by message, with who wrote it and when."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda.text.clean import canonical
from qda.text.turns import find_turns

NAMES = ("Kari Nordli", "Ola", "Kari Nordli")
WORDS = ("Når begynte dere?", "Tidlig: i mai.\nEller før.", "Fint.")
LOG = "09:15:02 From Kari to Everyone:\n\tHei\n09:15:09 From Ola to Everyone:\n\tHei\n"
NINE = 9 * 3_600_000


@pytest.mark.parametrize(
    "line",
    [
        "09:0{n}:02\t From {name} to Everyone:\n\t{words}\n",
        "09:0{n}:02\t From {name} to Everyone : {words}\n",
        "09:0{n}:02 From {name} : {words}\n",
        "09:0{n}:02\t From {name} to Per Moe(Direct Message):\n\t{words}\n",
        "09:0{n}:02\t From {name} to Per Moe (Privately) : {words}\n",
        "2024-03-12 09:0{n}:02 From {name} to Everyone:\n\t{words}\n",
        "09:0{n}:02\t Fra {name} til Alle:\n\t{words}\n",
        "09:0{n}:02\t Von {name} an Alle:\n\t{words}\n",
        "09:0{n}:02\t{name}:\t{words}\n",
        "[12.03.2024, 09:0{n}:02] {name}: {words}\n",
        "[3/12/24, 9:0{n}:02\u202fAM] {name}: {words}\n",
    ],
)
def test_every_message_is_a_turn_of_who_wrote_it(line: str) -> None:
    said = list(zip(NAMES, WORDS, strict=True))
    text = "".join(line.format(n=n, name=name, words=words) for n, (name, words) in enumerate(said))
    transcript = find_turns(text)
    told = [(transcript.speakers[turn.speaker or 0].name, turn.said.of(text)) for turn in transcript.turns]
    assert told == said
    assert [turn.time_start for turn in transcript.turns] == [NINE + 60_000 * n + 2_000 for n in range(3)]


def test_messages_of_a_phone_may_tell_no_seconds_and_count_to_twelve() -> None:
    text = "12.03.2024, 21:05 - Kari: Hei\n12.03.2024, 21:06 - Ola: Hei\n"
    assert [turn.time_start for turn in find_turns(text).turns] == [(21 * 60 + minute) * 60_000 for minute in (5, 6)]
    text = "3/12/24, 9:05 PM - Kari: Hi\n3/12/24, 12:06 AM - Ola: Hi\n"
    assert [turn.time_start for turn in find_turns(text).turns] == [(21 * 60 + 5) * 60_000, 6 * 60_000]


def test_a_writer_whose_name_looks_like_none_is_one_all_the_same() -> None:
    text = "00:01:02\tiPhone 12:\tHei\n00:01:09\tRA (hun/henne):\tHei\n00:02:09\tiPhone 12:\tHva?\n"
    assert [speaker.name for speaker in find_turns(text).speakers] == ["iPhone 12", "RA (hun/henne)"]


@pytest.mark.parametrize(
    "above",
    ["09:15 Møte\n10:15 Lunsj\n11:15 Hjem\n", "Vi møttes i Osen.\n\nDet var mye.\n\nDette skrev jeg ned:\n\n" + LOG],
)
def test_a_log_that_is_quoted_and_a_timetable_are_no_logs(above: str) -> None:
    assert find_turns(above).speakers == ()


@given(st.text(st.sampled_from("09:15:02\t From Kari to Everyone:\n(Privately) [12.03.24, 9:05 PM] - "), max_size=300))
def test_whatever_a_log_holds_its_turns_stand_in_order(text: str) -> None:
    text = canonical(text)
    ends = 0
    for turn in find_turns(text).turns:
        assert ends <= turn.span.start <= turn.label.start <= turn.label.end <= turn.said.start
        assert turn.said.start <= turn.said.end <= turn.span.end <= len(text)
        ends = turn.span.end


@pytest.mark.parametrize(
    ("message", "broken"),
    [
        ("[12.03.24, 21:05] Kari: Hei\n", "[12.03.24, 21:06] {blanks}x\n"),
        ("12.03.24, 21:05 - Kari: Hei\n", "12.03.24, 21:06 - x{blanks}x\n"),
        ("09:15:02 From Kari to Ola: Hei\n", "09:15:03 From x{blanks}to{blanks}x\n"),
        ("09:15:02\tKari:\tHei\n", "09:15:03\t{blanks}x\n"),
    ],
)
def test_a_message_that_is_mostly_blanks_keeps_nobody_waiting(message: str, broken: str) -> None:
    found = find_turns(message + broken.format(blanks=" " * 20_000) + message)
    assert [speaker.name for speaker in found.speakers] == ["Kari"]
