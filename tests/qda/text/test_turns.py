from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda.model import Part, Span
from qda.text.clean import canonical
from qda.text.turns import Transcript, find_turns

SAMPLE = """Intervju med kontaktpersonene i Osen
Konstruert eksempel – ingen virkelige personer.
Kommune: Osen
Dato: 18.02.2016
Til stede: Intervjuer; I1 (sektorleder helse og omsorg); I2 (fagsykepleier)
Intervjuer: Da begynner vi. Har dere samarbeidet før?
I1: Ja, det har vi. Det viktigste: at vi fikk tid.

Vi hadde også klokka 12:30 hver mandag.
Se https://www.difi.no/artikkel: der står det.
I2: Mhm.
I1 og I2: Nettopp.
Intervjuer: Og nå?
I1:
"""


def said(text: str, transcript: Transcript) -> list[tuple[str, str]]:
    """Who says what, for reading."""
    return [
        ("" if turn.speaker is None else transcript.speakers[turn.speaker].name, turn.said.of(text))
        for turn in transcript.turns
    ]


def names(transcript: Transcript) -> list[str]:
    return [speaker.name for speaker in transcript.speakers]


# --------------------------------------------------------------------------- a whole transcript


def test_a_transcript_is_read_turn_by_turn() -> None:
    transcript = find_turns(SAMPLE)
    assert said(SAMPLE, transcript) == [
        ("Intervjuer", "Da begynner vi. Har dere samarbeidet før?"),
        (
            "I1",
            (
                "Ja, det har vi. Det viktigste: at vi fikk tid.\n\nVi hadde også klokka 12:30 hver mandag.\n"
                "Se https://www.difi.no/artikkel: der står det."
            ),
        ),
        ("I2", "Mhm."),
        ("I1 og I2", "Nettopp."),
        ("Intervjuer", "Og nå?"),
        ("I1", ""),
    ]
    first = transcript.turns[0]
    assert first.label.of(SAMPLE) == "Intervjuer:"
    assert first.span.of(SAMPLE) == "Intervjuer: Da begynner vi. Har dere samarbeidet før?"


def test_the_header_tells_date_case_and_roles() -> None:
    transcript = find_turns(SAMPLE)
    assert transcript.facts == {"date": "2016-02-18", "case": "Osen"}
    assert transcript.header.of(SAMPLE).endswith("I2 (fagsykepleier)")
    assert [(s.name, s.part, s.role, s.turns) for s in transcript.speakers] == [
        ("Intervjuer", Part.INTERVIEWER, "", 2),
        ("I1", Part.PARTICIPANT, "sektorleder helse og omsorg", 2),
        ("I2", Part.PARTICIPANT, "fagsykepleier", 1),
        ("I1 og I2", Part.PARTICIPANT, "", 1),
    ]


# --------------------------------------------------------------------------- what is a label


@pytest.mark.parametrize(
    "line",
    [
        "Det viktigste: at vi fikk tid.",
        "https://example.org/side",
        "Klokka var 12:30 da vi møttes.",
        "Kommune: Osen",
        "Altså: vi ventet.",
        "Hun sa det slik: nå eller aldri.",
        "Tema: forankring",
    ],
)
def test_a_colon_does_not_make_a_speaker(line: str) -> None:
    text = f"Intervjuer: Hva skjedde?\nInformant: Mye.\n{line}\nIntervjuer: Og så?\nInformant: Vi dro.\n"
    transcript = find_turns(text)
    assert names(transcript) == ["Intervjuer", "Informant"]
    assert transcript.turns[1].said.of(text) == f"Mye.\n{line}"


def test_a_sentence_that_recurs_is_still_no_speaker() -> None:
    text = "I: Hva var best?\nR: Mye.\nDet beste: maten.\nI: Og?\nR: Mer.\nDet beste: praten.\nDet beste: turen.\n"
    assert names(find_turns(text)) == ["I", "R"]


def test_a_list_by_letters_has_no_speakers() -> None:
    text = "Intervjuer: Hva valgte dere?\nInformant: Det var to veier.\nA: å kjøpe\nR: å leie\nIntervjuer: Og?\n"
    assert names(find_turns(text)) == ["Intervjuer", "Informant"]


def test_names_that_recur_are_speakers() -> None:
    text = "Kari Nordmann: Hvordan gikk det?\nOle-Jørgen: Bra.\nKari Nordmann: Hvorfor det?\nOle-Jørgen: Flaks.\n"
    transcript = find_turns(text)
    assert names(transcript) == ["Kari Nordmann", "Ole-Jørgen"]
    assert [speaker.part for speaker in transcript.speakers] == [Part.INTERVIEWER, Part.PARTICIPANT]


def test_roles_in_small_letters_that_recur_are_speakers() -> None:
    text = "".join(f"Intervjuer: Spørsmål {n}?\nLeder for hjemmetjenesten: Svar.\n" for n in range(3))
    assert names(find_turns(text)) == ["Intervjuer", "Leder for hjemmetjenesten"]


@pytest.mark.parametrize(
    ("asks", "answers"),
    [
        ("I", "R"),
        ("I", "I1"),
        ("Q", "A"),
        ("Intervjuer", "Inf."),
        ("Interviewer", "Respondent 2"),
        ("Spørsmål", "Svar"),
        ("RA", "P3"),
        ("Moderator", "Deltaker 4"),
        ("Forsker", "Informant"),
        ("INTERVIEWER", "INFORMANT"),
    ],
)
def test_the_words_of_interviews_are_labels_even_once(asks: str, answers: str) -> None:
    transcript = find_turns(f"{asks}: Hva gjør du?\n{answers}: Litt av hvert.\n")
    assert [speaker.part for speaker in transcript.speakers] == [Part.INTERVIEWER, Part.PARTICIPANT]
    assert names(transcript) == [asks, answers.rstrip(".")]


def test_people_told_apart_by_brackets_are_two() -> None:
    text = "Moderator: Hei?\nDeltaker (Osen): Ja.\nDeltaker (Vikna): Nei.\nDeltaker (Osen): Jo.\n"
    assert names(find_turns(text)) == ["Moderator", "Deltaker (Osen)", "Deltaker (Vikna)"]


def test_a_role_in_brackets_at_the_first_label_is_kept() -> None:
    transcript = find_turns("I: Hvem er du?\nI1 (lege): Meg.\nI: Og?\nI1: Ja.\nI1 (ler): Ja!\n")
    assert [(speaker.name, speaker.role) for speaker in transcript.speakers] == [("I", ""), ("I1", "lege")]


def test_who_was_interviewed_by_whom_above_the_talk_is_header() -> None:
    above = "Dato: 18.02.2016\nIntervjuer: Kari\nInformant: sektorleder i Osen\n"
    text = f"{above}Intervjuer: Da er vi i gang.\nInformant: Ja.\n"
    transcript = find_turns(text)
    assert said(text, transcript) == [("Intervjuer", "Da er vi i gang."), ("Informant", "Ja.")]
    assert transcript.speakers[1].role == "sektorleder i Osen"


def test_bold_tells_a_label_without_a_colon() -> None:
    lines = ["Kari Hva skjedde?", "Ola Ingenting.", "Kari Ingenting?", "Ola Nei."]
    text = "\n".join(lines)
    starts = [text.index(line) for line in lines]
    bold = [Span(start, start + len(line.split()[0])) for start, line in zip(starts, lines, strict=True)]
    assert said(text, find_turns(text, bold))[1:3] == [("Ola", "Ingenting."), ("Kari", "Ingenting?")]
    assert find_turns(text).speakers == ()


def test_marks_of_markdown_belong_to_the_label() -> None:
    text = "# Intervju\n\n**Intervjuer:** Hva?\n\n**Informant**: Ja.\n"
    transcript = find_turns(text)
    assert said(text, transcript) == [("Intervjuer", "Hva?"), ("Informant", "Ja.")]
    assert transcript.turns[1].label.of(text) == "**Informant**:"


# --------------------------------------------------------------------------- times


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("[00:12:33] KARI: Hva?", "[00:12:41.5] OLA: Ja."),
        ("KARI (12:33): Hva?", "OLA (12:41.500): Ja."),
        ("Kari  12:33\nHva?", "Ola  12:41,5\nJa."),
        ("Kari: [00:12:33] Hva?", "Ola: [00:12:41.500] Ja."),
        ("00:12:33\tKari\tHva?", "00:12:41.5\tOla\tJa."),
    ],
)
def test_times_are_kept_in_milliseconds(first: str, second: str) -> None:
    text = f"{first}\n{second}\n{first}\n{second}\n"
    transcript = find_turns(text)
    assert [turn.time_start for turn in transcript.turns] == [753_000, 761_500] * 2
    assert [words for _, words in said(text, transcript)] == ["Hva?", "Ja."] * 2
    assert [name.lower() for name in names(transcript)] == ["kari", "ola"]


def test_a_span_of_time_has_two_ends() -> None:
    text = "[00:00:01 - 00:00:04] I: Hva?\n[01:00:05 --> 01:00:09] R: Ja.\n"
    turns = find_turns(text).turns
    assert [(turn.time_start, turn.time_end) for turn in turns] == [(1_000, 4_000), (3_605_000, 3_609_000)]


# --------------------------------------------------------------------------- who interviews


def test_the_one_who_asks_most_and_says_least_interviews() -> None:
    text = "".join(
        f"Berit: Hvorfor {n}?\nAnne: Fordi det {'var ' * 20}slik.\nLiv: Mon det, var det?\n" for n in range(5)
    )
    transcript = find_turns(text)
    assert [s.name for s in transcript.speakers if s.part is Part.INTERVIEWER] == ["Berit"]


@pytest.mark.parametrize(
    "told",
    [
        "Intervjuer: Ola Nordli",
        "Interviewed by: Ola M. Nordli",
        "Intervjuet av Ola Nordli, mars 2024",
        "The interviewer was Ola Nordli.",
        "Moderator: ON",
    ],
)
@pytest.mark.parametrize("label", ["Ola", "ON"])
def test_who_the_header_says_interviews_does_though_the_other_asks(told: str, label: str) -> None:
    if "ON" in told and label == "Ola":
        label = "ON"
    text = f"Intervju i Osen\n{told}\n\n{label}: Velkommen.\nKari: Hva vil du vite?\n{label}: Alt.\nKari: Alt?\n"
    transcript = find_turns(text)
    assert [speaker.name for speaker in transcript.speakers if speaker.part is Part.INTERVIEWER] == [label]


def test_a_role_among_those_present_can_tell_who_interviews() -> None:
    text = "Til stede: Per (intervjuer); Pål (lærer)\nPer: Fint vær.\nPål: Ja?\nPer: Jo.\nPål: Ja?\n"
    assert [(s.name, s.part, s.role) for s in find_turns(text).speakers] == [
        ("Per", Part.INTERVIEWER, ""),
        ("Pål", Part.PARTICIPANT, "lærer"),
    ]


# --------------------------------------------------------------------------- texts without labels


def test_a_text_without_labels_has_a_turn_for_each_paragraph() -> None:
    text = "Feltnotat\nSted: kafeen\n\nVi kom dit tidlig. Det var: kaldt.\n  Ingen ventet.\n"
    transcript = find_turns(text)
    assert transcript.speakers == ()
    assert said(text, transcript) == [("", "Vi kom dit tidlig. Det var: kaldt."), ("", "Ingen ventet.")]
    assert transcript.turns[0].label.length == 0
    assert transcript.header.of(text) == "Feltnotat\nSted: kafeen"


def test_a_report_is_no_interview() -> None:
    text = "\n".join(["Kapittel 1", "Svarene kan oppsummeres slik:", "- Vi lærte.", "Tabell 1: Svar", "x" * 200] * 6)
    assert find_turns(text).speakers == ()


@pytest.mark.parametrize("text", ["", "\n\n", "   "])
def test_a_text_of_nothing_has_no_turns(text: str) -> None:
    assert find_turns(text) == Transcript((), (), Span(0, 0), {})


# --------------------------------------------------------------------------- promises

_pieces = st.sampled_from(
    [
        "Intervjuer: ",
        "I1: ",
        "I1 (lege): ",
        "Kari Nordmann: ",
        "[00:01:02] Ola: ",
        "Ola  00:12\n",
        "I1 og I2: ",
        "Dato: 1.2.2020",
        "Kommune: Osen",
        "Til stede: I1 (lege); Kari",
        "\n",
        "\n\n",
        "  ",
        "\t",
        "Ja.",
        "Hva skjedde?",
        ": ",
        "**",
        "00:12",
        "«",
        "😀",
    ]
)


@given(st.lists(st.one_of(_pieces, st.text(max_size=6)), max_size=25).map("".join).map(canonical), st.data())
def test_turns_are_in_order_disjoint_and_hold_label_and_speech(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6)))
    transcript = find_turns(text, [Span(*pair) for pair in zip(cuts[::2], cuts[1::2], strict=False)])
    end = transcript.header.end
    assert transcript.header.start == 0
    for turn in transcript.turns:
        assert end <= turn.span.start <= turn.span.end <= len(text)
        assert (
            turn.span.start == turn.label.start <= turn.label.end <= turn.said.start <= turn.said.end == turn.span.end
        )
        assert turn.said.of(text) == turn.said.of(text).strip()
        assert not text[turn.label.end : turn.said.start].strip()
        assert turn.speaker is None or 0 <= turn.speaker < len(transcript.speakers)
        assert not text[end : turn.span.start].strip() or turn is transcript.turns[0]
        end = turn.span.end
    if transcript.turns:
        assert not text[end:].strip()
    assert sum(speaker.turns for speaker in transcript.speakers) == sum(
        turn.speaker is not None for turn in transcript.turns
    )


def test_a_long_transcript_is_read_at_once() -> None:
    turn = "Intervjuer: Kan du si mer om det?\nInformant: " + "Vi møttes hver måned og snakket om det som kom. " * 8
    text = "\n".join([turn] * 155)
    assert len(text.split()) > 12_000
    begun = time.perf_counter()
    assert len(find_turns(text).turns) == 310
    assert time.perf_counter() - begun < 0.1  # a machine at rest needs 2 ms


def test_a_and_b_are_two_voices_and_the_one_that_asks_interviews() -> None:
    text = "A: Where were you born?\nB: In Osen, by the sea.\nA: And then?\nB: Then we moved. It rained all the way.\n"
    parts = {speaker.name: speaker.part for speaker in find_turns(text).speakers}
    assert parts == {"A": Part.INTERVIEWER, "B": Part.PARTICIPANT}
    asked = "Q: Where were you born?\nA: In Osen, by the sea.\n"
    assert [speaker.part for speaker in find_turns(asked).speakers] == [Part.INTERVIEWER, Part.PARTICIPANT]
