"""What a program wrote into a transcript, that somebody began or ended it and which program it was, nobody said."""

from __future__ import annotations

import pytest

from qda.text.program_notes import is_note
from qda.text.turns import find_turns

NOTES = [
    "Kari Nordli started transcription",
    "Kari Nordli stopped transcription",
    "Nordli, Kari (NTNU) stopped transcription",
    "Kari Nordli startet transkripsjonen",
    "Kari Nordli stoppet transkripsjonen",
    "Kari Nordli stoppet transkribering",
    "Kari Nordli har stoppet transkripsjonen",
    "Kari Nordli starta transkripsjonen",
    "Kari Nordli stoppade transkriberingen",
    "Kari Nordli stoppede transskriptionen",
    "Kari Nordli hat die Transkription beendet",
    "Kari Nordli a arrêté la transcription",
    "Kari Nordli detuvo la transcripción",
    "stopped transcription",
    "Transcribed by https://otter.ai",
    "Transkribert av Autotekst",
]


@pytest.mark.parametrize("line", NOTES)
def test_what_a_program_wrote_is_known_in_many_languages(line: str) -> None:
    assert is_note(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Kari Nordli",
        "Vi stoppet transkripsjonen",
        "I stopped transcription",
        "And then Kari stopped transcription of the old letters, which took years.",
        "Da hun stoppet transkripsjonen, sa hun noe annet.",
        "Transkripsjonen ble stoppet.",
        "We worked on transcription",
    ],
)
def test_what_people_say_of_transcription_is_theirs(line: str) -> None:
    assert not is_note(line)


@pytest.mark.parametrize("note", NOTES[1:])
def test_a_note_at_the_end_belongs_to_no_turn(note: str) -> None:
    above = "Møte i Osen\n\nKari Nordli startet transkripsjonen\n\n"
    text = f"{above}Ola   0:03\nHei.\n\nKari   0:09\nHei.\n\nOla   1:09\nTakk.\n\n{note}\n"
    transcript = find_turns(text)
    assert [turn.said.of(text) for turn in transcript.turns] == ["Hei.", "Hei.", "Takk."]
    assert transcript.header.of(text).endswith("startet transkripsjonen")
    assert transcript.turns[-1].span.end < text.rindex(note)


def test_a_note_in_the_middle_where_it_was_begun_again_belongs_to_no_turn() -> None:
    text = (
        "Ola: Hei.\nKari: Takk.\n\nOla stoppet transkripsjonen\n\nOla startet transkripsjonen\n\nOla: Ja.\nKari: Nei.\n"
    )
    assert [turn.said.of(text) for turn in find_turns(text).turns] == ["Hei.", "Takk.", "Ja.", "Nei."]
