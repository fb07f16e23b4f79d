"""However somebody shows who speaks: by columns, on lines of their own, by letters, in bold, with marks of time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda.model import Part, Span
from qda.text.clean import canonical
from qda.text.habits import labels_without_colon
from qda.text.turns import Transcript, find_turns, told_turns


def said(text: str, transcript: Transcript) -> list[tuple[str, str]]:
    return [
        ("" if turn.speaker is None else transcript.speakers[turn.speaker].name, turn.said.of(text))
        for turn in transcript.turns
    ]


NAMES = ("Kari", "Ola", "Kari", "Ola")
WORDS = ("Hva skjedde?", "Mye.", "Og så?", "Ingenting.\nMen likevel.")


def written(line: str) -> str:
    """A conversation, each turn of which is written in this way."""
    return "".join(
        line.format(name=name, words=words, n=n, time=f"00:0{n}", mark=f"#00:00:0{n}-{n}#")
        for n, (name, words) in enumerate(zip(NAMES, WORDS, strict=True), 1)
    )


@pytest.mark.parametrize(
    "line",
    [
        "{name}\t{words}\n",
        "{n}\t{name}\t{words}\n",
        "{name}:\t{words}\n",
        "{name}\t{time}\t{words}\n",
        "{time}\t{name}\t{words}\n",
        "{name}\n{words}\n\n",
        "{name}\n{time}\n{words}\n\n",
        "00:{time} {name}\n{words}\n",
        "[{time}] - {name}\n{words}\n\n",
        "{name}  {time}\n{words}\n",
        "[{time}] {name}: {words}\n",
        "*0:{n} = {name}: {words}\n",
        "[{name}]: {words}\n",
        "{mark} {name}: {words}\n",
        "{name}: {words} {mark}\n",
        "{name} [{time}] {words}\n",
        "[{name}] {words}\n",
        "{n} {name}: {words}\n",
        "{n}. {name}: {words}\n",
        "{time}\n{name}: {words}\n\n",
        "0:0:{n}.120 --> 0:0:{n}.9\n{name}\n{words}\n",
        "{name} (kommunen)   0:0{n}\n{words}\n\n",
        "{name}: {time}\n{words}\n\n",
        "{name}: {words} [{time}]\n",
        "{name} – {words}\n",
        "{name} - {words}\n\n",
        "{name} — {words}\n",
        "{name}: – {words}\n",
        "[{time}] {name} – {words}\n",
    ],
)
def test_every_habit_gives_the_same_turns(line: str) -> None:
    text = written(line)
    transcript = find_turns(text)
    assert said(text, transcript) == list(zip(NAMES, WORDS, strict=True))
    assert [speaker.part for speaker in transcript.speakers] == [Part.INTERVIEWER, Part.PARTICIPANT]


@pytest.mark.parametrize("mark", ["{}. ", "{} ", "{}.\t", "{}) "])
def test_letters_that_take_turns_ask_and_answer(mark: str) -> None:
    text = "".join(mark.format(letter) + f"Noe {n}.\n" for n in range(3) for letter in "QA")
    transcript = find_turns(text)
    assert [speaker.name for speaker in transcript.speakers] == ["Q", "A"]
    assert said(text, transcript)[:2] == [("Q", "Noe 0."), ("A", "Noe 0.")]


def test_speakers_numbered_by_programs_are_known() -> None:
    text = "SPEAKER_00: Hva?\nSPEAKER_01: Ja.\n[SPEAKER_00]: Og?\nSPEAKER_01: Nei.\n"
    assert [speaker.name for speaker in find_turns(text).speakers] == ["SPEAKER_00", "SPEAKER_01"]


def test_marks_of_f4_tell_when_a_turn_ended() -> None:
    text = "I: Hva? #00:00:02-3#\nR: Ja. #00:01:00-0#\n\nI: Og? #01:00:00-5#"
    turns = find_turns(text).turns
    assert [(turn.time_start, turn.time_end) for turn in turns] == [(0, 2300), (2300, 60_000), (60_000, 3_600_500)]
    assert [turn.span.of(text) for turn in turns] == ["I: Hva?", "R: Ja.", "I: Og?"]


def test_times_before_names_are_kept() -> None:
    text = "*0:0 = I1: Hei, hva?\n*1:05 = K1: Ja.\n*1:02:03 = I1: Og?\n"
    assert [turn.time_start for turn in find_turns(text).turns] == [0, 65_000, 3_723_000]


def test_bold_questions_without_names_are_asked() -> None:
    lines = [
        "Intervju i Osen",
        "Hva var viktig?",
        "Tid.",
        "Og penger.",
        "Hvorfor det?",
        "Vi er få.",
        "Hva nå?",
        "Vente.",
    ]
    text = "\n".join(lines)
    bold = [Span(text.index(line), text.index(line) + len(line)) for line in lines if line.endswith("?")]
    transcript = find_turns(text, bold)
    assert said(text, transcript)[:3] == [
        ("Intervjuer", "Hva var viktig?"),
        ("Informant", "Tid.\nOg penger."),
        ("Intervjuer", "Hvorfor det?"),
    ]
    assert transcript.header.of(text) == "Intervju i Osen"
    assert [(speaker.part, speaker.turns) for speaker in transcript.speakers] == [
        (Part.INTERVIEWER, 3),
        (Part.PARTICIPANT, 3),
    ]
    assert all(turn.label.length == 0 for turn in transcript.turns)


@pytest.mark.parametrize(
    "text",
    [
        "Kommune\tInnbyggere\nOsen\t1000\nVikna\t4000\nNamsos\t13000\nOverhalla\t3800\n",
        "12:30 Lunsj\n13:00 Møte\n14:00 Kaffe\n15:00 Lunsj\n16:00 Møte\n",
        "Mandag\nVi kom dit tidlig.\nTirsdag\nVi kom dit sent.\nOnsdag\nIngen ventet.\nTorsdag\nAlle ventet.\n",
        "A. å kjøpe\nB. å leie\nC. å vente\nD. å spørre\n",
        "A man came.\nA woman came.\nQ was not there.\nA child came.\nA dog came.\n",
        "Om kommunen\nDen er liten.\n\nOm folket\nDe er få.\n",
        "Osen – en liten kommune\nOsen – ved havet\nVikna – en stor en\nVikna – også ved havet\n",
        "Vi var mange – alle kom.\nDet var bra – syntes vi.\nDet var bra – ja.\nVi var mange – kan du tro?\n",
        "– Når begynte det?\n– Tidlig.\n– Og så?\n– Ingenting.\n",
    ],
)
def test_lists_headings_and_tables_have_no_speakers(text: str) -> None:
    assert find_turns(text).speakers == ()


def test_bold_headings_ask_nothing() -> None:
    lines = ["Bakgrunn", "Vi kom.", "Hva gjorde vi?", "Lite.", "Resultat", "Ingenting.", "Veien videre", "Vente."]
    text = "\n".join(lines)
    bold = [Span(text.index(line), text.index(line) + len(line)) for line in lines[::2]]
    assert find_turns(text, bold).speakers == ()


def test_turns_that_a_file_told_get_their_header_and_who_interviews() -> None:
    text = "Kommune: Osen\nHansen, Kari: Hva?\nBerg, Ola: Mye.\nHansen, Kari: Og?\nBerg, Ola: Nei."
    found = find_turns(text)
    told = told_turns(text, [speaker.name for speaker in found.speakers], found.turns)
    assert told == found
    assert [speaker.part for speaker in told.speakers] == [Part.INTERVIEWER, Part.PARTICIPANT]
    assert told.facts == {"case": "Osen"}


_pieces = st.sampled_from(
    [
        "Kari",
        "Ola",
        "\t",
        "\n",
        "\n\n",
        "00:01",
        "Q.",
        "A ",
        "*0:1 =",
        "#00:00:01-2#",
        ": ",
        "Hva skjedde?",
        "Mye.",
        "1",
        " ",
        "[",
    ]
)


@given(st.lists(_pieces, max_size=30).map("".join).map(canonical), st.data())
def test_whatever_the_habit_turns_are_in_order_and_lose_no_words(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6)))
    transcript = find_turns(text, [Span(*pair) for pair in zip(cuts[::2], cuts[1::2], strict=False)])
    end = transcript.header.end
    for turn in transcript.turns:
        assert end <= turn.span.start == turn.label.start <= turn.label.end <= turn.said.start
        assert turn.said.start <= turn.said.end == turn.span.end <= len(text)
        between = text[end : turn.span.start]
        assert not between.strip() or turn is transcript.turns[0] or "#00:00:01-2#" in between
        end = turn.span.end
    for label in labels_without_colon(text.split("\n")):
        assert label.name in text[label.start : label.end]


@pytest.mark.parametrize(
    "line",
    [
        "{time}\n{name}: {words}\n",
        "{name}: {time}\n{words}\n",
        "{name} [{time}] {words}\n",
        "{name}  {time}\n{words}\n",
    ],
)
def test_times_beside_a_label_are_times_and_not_words(line: str) -> None:
    text = written(line)
    assert [turn.time_start for turn in find_turns(text).turns] == [1000, 2000, 3000, 4000]


def test_times_in_brackets_behind_the_words_are_when_they_ended() -> None:
    text = written("{name}: {words} [{time}]\n")
    assert [(turn.time_start, turn.time_end) for turn in find_turns(text).turns] == [
        (0, 1000),
        (1000, 2000),
        (2000, 3000),
        (3000, 4000),
    ]


def test_a_time_in_brackets_here_and_there_is_part_of_what_was_said() -> None:
    text = "Kari: Hva? [00:12]\nOla: Mye.\nKari: Og så?\nOla: Ingenting.\n"
    assert said(text, find_turns(text))[0] == ("Kari", "Hva? [00:12]")


def test_a_first_name_that_stands_there_once_is_a_speaker_where_others_are() -> None:
    text = (
        "Moderator: Velkommen.\nKari: Takk.\nOla: Hei.\nKari og Ola: Ha!\nFlere: Ja.\nModerator: Fint.\nViktig: ro.\n"
    )
    names = [name for name, _ in said(text, find_turns(text))]
    assert names == ["Moderator", "Kari", "Ola", "Kari og Ola", "Flere", "Moderator"]


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("Nr\tTid\tNavn\tUtsagn", "{n}\t{time}\t{name}\t{words}"),
        ("Timespan\tContent\tSpeaker", "{time} - {time}\t{words}\t{name}"),
        ("Taler\tTekst", "{name}\t{words}"),
        ("Tekst\tTaler", "{words}\t{name}"),
    ],
)
def test_a_row_that_names_the_columns_tells_who_says_what(head: str, row: str) -> None:
    text = f"Intervju\n{head}\n" + written(row + "\n")
    transcript = find_turns(text)
    assert said(text, transcript) == list(zip(NAMES, WORDS, strict=True))
    assert transcript.header.of(text) == f"Intervju\n{head}"
    assert all(turn.label.end <= turn.said.start for turn in transcript.turns)


@pytest.mark.parametrize("dash", ["–", "-", "—"])
def test_short_words_of_interviews_before_a_dash_are_speakers(dash: str) -> None:
    text = f"INT{dash} Når?\n\nR1 {dash} Tidlig {dash} i mai.\nOg sent.\n\nR2 {dash} Nei.\n\nINT {dash} Og så?\n"
    assert said(text, find_turns(text)) == [
        ("INT", "Når?"),
        ("R1", f"Tidlig {dash} i mai.\nOg sent."),
        ("R2", "Nei."),
        ("INT", "Og så?"),
    ]


def test_a_dash_behind_a_label_now_and_then_belongs_to_what_was_said() -> None:
    text = "Kari: – Hva?\nOla: Mye.\nKari: Og så?\nOla: Ingenting.\n"
    assert said(text, find_turns(text))[0] == ("Kari", "– Hva?")


def test_a_table_of_questions_and_answers_in_a_document_is_asked_and_answered() -> None:
    text = "Intervju i Osen\n\nNr\tSpørsmål\tSvar\n1\tHva skjedde?\tMye.\nVeldig mye.\n2\tOg så?\t\n3\tHvorfor?\tNei.\n"
    transcript = find_turns(text)
    assert said(text, transcript) == [
        ("Intervjuer", "Hva skjedde?"),
        ("Informant", "Mye.\nVeldig mye."),
        ("Intervjuer", "Og så?"),
        ("Intervjuer", "Hvorfor?"),
        ("Informant", "Nei."),
    ]
    assert [speaker.part for speaker in transcript.speakers] == [Part.INTERVIEWER, Part.PARTICIPANT]


@given(st.text(st.sampled_from("Tid\tNavn\tTekst:\n\t\n 0123[]-KariOla"), max_size=200))
def test_whatever_stands_below_names_of_columns_the_turns_stand_in_order(below: str) -> None:
    text = canonical("Tid\tNavn\tTekst\n" + below)
    ends = 0
    for turn in find_turns(text).turns:
        assert ends <= turn.span.start <= turn.label.start <= turn.said.start <= turn.said.end <= turn.span.end
        ends = turn.span.end
