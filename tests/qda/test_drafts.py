from __future__ import annotations

from pathlib import Path

import pytest

from qda import files
from qda.drafts import matched, understand, with_question, with_speaker, without_match
from qda.files.guide import read_guide
from qda.model import Draft, DraftTurn, Part, Reading, Span, TurnRole

TEXT = """Intervju
Kommune: Osen
Dato: 18.02.2016
Til stede: Intervjuer; Informant (sektorleder)
Intervjuer: Hei.
Informant: Hei.
Intervjuer: Hvordan startet samarbeidet?
Informant: Med en telefon.
Intervjuer: Fra hvem?
Informant: Fra naboen.
Intervjuer: Hvilke utfordringer har dere møtt?
Informant: Avstander.
"""
QUESTIONS = ("Hvordan startet samarbeidet?", "Hvilke utfordringer har dere møtt?", "Hva er fordelene?")
SAMPLE = Path(__file__).resolve().parents[2] / "sample_transcripts"


@pytest.fixture
def draft() -> Draft:
    return understand(Reading("osen.docx", TEXT, title="Uten navn"), QUESTIONS)


def places(draft: Draft) -> list[str]:
    """“1” asks the first question, “1+” follows it up, “1=” answers it, “-” belongs to none."""
    marks = {TurnRole.ASKS: "", TurnRole.FOLLOWS_UP: "+", TurnRole.ANSWERS: "=", None: ""}
    return ["-" if turn.question is None else f"{turn.question + 1}{marks[turn.role]}" for turn in draft.turns]


def test_a_reading_is_understood(draft: Draft) -> None:
    assert (draft.name, draft.source, draft.language, draft.date, draft.case) == (
        "osen",
        "osen.docx",
        "nb",
        "2016-02-18",
        "Osen",
    )
    assert [(speaker.name, speaker.part, speaker.role) for speaker in draft.speakers] == [
        ("Intervjuer", Part.INTERVIEWER, ""),
        ("Informant", Part.PARTICIPANT, "sektorleder"),
    ]
    assert draft.text == TEXT
    assert draft.header.of(TEXT).endswith("(sektorleder)")
    assert places(draft) == ["-", "-", "1", "1=", "1+", "1=", "2", "2="]


def test_a_document_is_named_as_asked_else_after_its_file_else_by_its_title() -> None:
    assert understand(Reading("a/b/osen.docx", TEXT), name="Osen 1").name == "Osen 1"
    assert understand(Reading("a/b/osen 1.v2.docx", TEXT, title="Noe annet")).name == "osen 1.v2"
    assert understand(Reading("", TEXT, title="Noe annet")).name == "Noe annet"


def test_what_was_left_out_and_how_it_was_read_goes_along() -> None:
    read = understand(Reading("a.txt", TEXT, encoding="cp1252", left_out=("2 pictures",)))
    assert (read.encoding, read.left_out) == ("cp1252", ("2 pictures",))
    assert all(turn.question is None for turn in read.turns)


def test_turns_that_the_file_told_are_taken_as_they_are() -> None:
    text = "Kommune: Osen\nKari: Hva?\nNei: alt.\nOla: Mye."
    spans = [Span(14, 24), Span(25, 34), Span(35, 44)]
    turns = tuple(
        DraftTurn(speaker, span, Span(span.start, span.start + label), Span(span.start + label, span.end), 1000, 2000)
        for speaker, span, label in ((0, spans[0], 5), (None, spans[1], 0), (1, spans[2], 4))
    )
    draft = understand(Reading("osen.vtt", text, speakers=("Kari", "Ola"), turns=turns))
    assert draft.turns == turns
    assert [(speaker.name, speaker.part, speaker.turns) for speaker in draft.speakers] == [
        ("Kari", Part.INTERVIEWER, 1),
        ("Ola", Part.PARTICIPANT, 1),
    ]
    assert (draft.case, draft.header.of(text)) == ("Osen", "Kommune: Osen")


def test_a_speaker_is_put_right(draft: Draft) -> None:
    right = with_speaker(draft, 1, name="Ildsjelen", role="lærer")
    assert (right.speakers[1].name, right.speakers[1].role, right.speakers[1].part) == (
        "Ildsjelen",
        "lærer",
        Part.PARTICIPANT,
    )
    assert with_speaker(right, 1, role="").speakers[1].role == ""
    assert right.speakers[0] == draft.speakers[0]
    assert draft.speakers[1].name == "Informant"


def test_who_interviews_can_be_put_right_and_the_guide_matched_again(draft: Draft) -> None:
    turned = with_speaker(with_speaker(draft, 0, part=Part.PARTICIPANT), 1, part=Part.INTERVIEWER)
    assert matched(turned, QUESTIONS) != turned
    assert (
        matched(with_speaker(with_speaker(turned, 0, part=Part.INTERVIEWER), 1, part=Part.PARTICIPANT), QUESTIONS)
        == draft
    )


def test_a_match_taken_away_goes_on_with_the_question_before(draft: Draft) -> None:
    assert places(without_match(draft, 6)) == ["-", "-", "1", "1=", "1+", "1=", "1+", "1="]
    assert places(without_match(draft, 2)) == ["-", "-", "-", "-", "-", "-", "2", "2="]
    assert without_match(draft, 6).turns[6].confidence is None


def test_a_question_set_by_hand_takes_its_answers_along(draft: Draft) -> None:
    assert places(with_question(draft, 6, 2)) == ["-", "-", "1", "1=", "1+", "1=", "3", "3="]
    assert places(with_question(draft, 0, 2)) == ["3", "3=", "1", "1=", "1+", "1=", "2", "2="]
    assert places(with_question(draft, 4, 2)) == ["-", "-", "1", "1=", "3", "3=", "2", "2="]


def test_a_turn_that_leaves_the_guide_takes_what_follows_along(draft: Draft) -> None:
    assert places(with_question(draft, 4, None)) == ["-", "-", "1", "1=", "-", "-", "2", "2="]


def test_an_answer_is_moved_alone(draft: Draft) -> None:
    assert places(with_question(draft, 3, 2)) == ["-", "-", "1", "3=", "1+", "1=", "2", "2="]


def test_taking_a_correction_back_restores_the_draft(draft: Draft) -> None:
    there_and_back = with_question(with_question(draft, 6, 2), 6, 1)
    assert places(there_and_back) == places(draft)


# --------------------------------------------------------------------------- the sample

ASKED = {
    "osen": "1 2 3 4 5 6 7 8 9",
    "vikna": "1 2 3 4 5 6 7 8 9",
    "hoylandet": "1 2 3 4 5 7 8 9",
    "namsos": "1 2 3 5 4 6 7 8 9",
    "namsskogan": "1 2 3 4 5 6 8 7 9",
}


@pytest.mark.parametrize("language", ["nb", "en"])
@pytest.mark.parametrize("name", ASKED)
def test_every_question_asked_in_the_sample_is_found_and_none_invented(name: str, language: str) -> None:
    questions = [question.text for question in read_guide(SAMPLE / language / "guide.md").questions]
    draft = understand(files.read(SAMPLE / language / f"{name}.docx"), questions)
    assert " ".join(place for place in places(draft) if place.isdigit()) == ASKED[name]
    assert draft.language == language
    assert draft.date.startswith("2016-0")
    assert draft.case.casefold().replace("ø", "o") == name
    assert draft.speakers[0].part is Part.INTERVIEWER
    assert len(draft.speakers) == (3 if name == "namsos" else 2)
    assert all(speaker.role for speaker in draft.speakers[1:])
    assert places(draft)[0] == "-"
    assert places(draft)[-1] == "-"
