from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from qda.model import DraftTurn, TurnRole
from qda.text.asked import match_questions
from qda.text.turns import find_turns

QUESTIONS = (
    "Hvordan startet samarbeidet?",
    "Hvem andre fra kommunen er med?",
    "Hvilke utfordringer har dere møtt?",
    "Hva er de viktigste fordelene?",
)


def match(text: str, questions: Sequence[str] = QUESTIONS) -> tuple[DraftTurn, ...]:
    transcript = find_turns(text)
    return match_questions(transcript.turns, transcript.speakers, text, questions)


def places(turns: Sequence[DraftTurn]) -> list[str]:
    """“1” asks the first question, “1+” follows it up, “1=” answers it, “-” belongs to none."""
    marks = {TurnRole.ASKS: "", TurnRole.FOLLOWS_UP: "+", TurnRole.ANSWERS: "=", None: ""}
    return ["-" if turn.question is None else f"{turn.question + 1}{marks[turn.role]}" for turn in turns]


# --------------------------------------------------------------------------- realistic interviews


def test_nearly_everything_asked_is_found_and_next_to_nothing_invented(interviews: tuple[Any, ...]) -> None:
    asked = sum(interview.asked for interview in interviews)
    mistakes = [mistake for interview in interviews for mistake in interview.mistakes(_matched(interview))]
    assert asked > 120
    assert len(mistakes) <= asked // 20, "\n".join(mistakes)


def test_each_interview_is_understood_in_the_main(interview: Any) -> None:
    mistakes = interview.mistakes(_matched(interview))
    assert len(mistakes) <= 1, "\n".join(mistakes)


def _matched(interview: Any) -> tuple[DraftTurn, ...]:
    return match(interview.text, interview.questions)


# --------------------------------------------------------------------------- rules


def test_answers_and_follow_ups_belong_to_the_question_under_way() -> None:
    turns = match(
        "Intervjuer: Fint vær i dag.\n"
        "Informant: Ja.\n"
        "Intervjuer: Hvordan startet dette samarbeidet?\n"
        "Informant: Med en telefon.\n"
        "Intervjuer: Fra hvem?\n"
        "Informant: Fra naboen.\n"
        "Intervjuer: Hvilke utfordringer har dere møtt på?\n"
        "Informant: Avstander.\n"
    )
    assert places(turns) == ["-", "-", "1", "1=", "1+", "1=", "3", "3="]
    assert [turn.confidence is not None for turn in turns] == [False, False, True, False, False, False, True, False]
    assert all(50 < turn.confidence <= 100 for turn in turns if turn.confidence is not None)


def test_thanks_and_what_comes_after_belong_to_no_question() -> None:
    turns = match(
        "Intervjuer: Hva er de viktigste fordelene?\nInformant: Pris.\n"
        "Intervjuer: Takk for den.\nInformant: Vær så god.\nIntervjuer: Adjø.\nInformant: Adjø.\n"
    )
    assert places(turns) == ["4", "4=", "-", "-", "-", "-"]


def test_anything_to_add_leaves_the_guide_unless_the_guide_asks_it() -> None:
    text = (
        "Intervjuer: Hva er fordelene?\nInformant: Pris.\nIntervjuer: Er det noe du vil legge til?\nInformant: Nei.\n"
    )
    assert places(match(text)) == ["4", "4=", "-", "-"]
    assert places(match(text, [*QUESTIONS, "Er det noe du vil legge til?"])) == ["4", "4=", "5", "5="]


@pytest.mark.parametrize(
    "said",
    [
        "Spørsmål 3.",
        "Da går vi til spørsmål tre.",
        "Det tredje spørsmålet, da.",
        "3. Ja?",
        "Question 3, then.",
        "Punkt 3?",
    ],
)
def test_the_number_of_a_question_tells_which_is_asked(said: str) -> None:
    turns = match(
        f"Intervjuer: Hvordan startet det?\nInformant: Brått.\nIntervjuer: {said} Utfordringer?\nInformant: Ja.\n"
    )
    assert places(turns)[2:] == ["3", "3="]
    assert turns[2].confidence == 100


def test_numbers_in_the_guide_are_those_that_are_named() -> None:
    guide = ["7. Hvordan startet det?", "8. Hva ble dyrt?"]
    assert places(match("I: Spørsmål 8, om hva som ble dyrt.\nR: Strøm.\n", guide)) == ["2", "2="]


def test_a_question_is_asked_once_where_it_is_asked_best() -> None:
    turns = match(
        "I: Hvordan startet samarbeidet?\nR: Sent.\nI: Var det et problem?\nR: Ja.\n"
        "I: Hvem andre fra kommunen er med?\nR: Ingen.\nI: Hvilke utfordringer har dere møtt?\nR: Flere.\n"
    )
    assert places(turns) == ["1", "1=", "1+", "1=", "2", "2=", "3", "3="]


def test_an_interviewer_may_come_back_to_a_question() -> None:
    turns = match(
        "I: Hvilke utfordringer har dere møtt?\nR: Flere.\nI: Hva er de viktigste fordelene?\nR: Pris.\n"
        "I: La oss gå tilbake til utfordringene dere har møtt. Hvilke andre var det?\nR: Tid.\n"
    )
    assert places(turns) == ["3", "3=", "4", "4=", "3", "3="]


def test_words_misheard_and_parts_of_compounds_are_recognised() -> None:
    guide = ["Hvordan ble vannforsyningen bygd ut?", "Hvem betalte for renseanlegget?"]
    assert (
        places(match("I: Hvordan ble vanforsyningen bygd ut?\nR: Sakte.\nI: Og anlegget?\nR: Staten.\n", guide))[0]
        == "1"
    )


def test_in_a_sheet_of_answers_a_question_is_what_is_given_word_for_word() -> None:
    answers = "Med en telefon, husker jeg.\nDen kom en mandag."
    text = f"Hvordan startet samarbeidet?\n{answers}\nHva er de viktigste fordelene\nPris."
    assert places(match(text)) == ["1", "1=", "1=", "4", "4="]


def test_without_a_guide_no_turn_has_a_question() -> None:
    assert places(match("I: Hvordan startet samarbeidet?\nR: Sent.\n", ())) == ["-", "-"]
    assert match("", QUESTIONS) == ()


def test_what_was_matched_before_is_forgotten() -> None:
    text = "I: Hvordan startet samarbeidet?\nR: Sent.\n"
    transcript = find_turns(text)
    before = match_questions(transcript.turns, transcript.speakers, text, QUESTIONS)
    assert places(match_questions(before, transcript.speakers, text, ["Hva heter hunden?"])) == ["-", "-"]
