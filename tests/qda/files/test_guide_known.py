"""A guide that lies among transcripts is known by what it holds: questions, and nobody who answers."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from qda.drafts import understand
from qda.files import read
from qda.files.guide_known import guide_known
from qda.model import Guide

QUESTIONS = (
    "Når begynte dere med dette?",
    "Hvem var med, og hvem var ikke med?",
    "Fortell om det som var vanskelig",
    "Hva ville du gjort annerledes?",
)
NUMBERED = "\n".join(f"{number}. {question}" for number, question in enumerate(QUESTIONS, 1))
INTRODUCTION = "Takk for at du vil være med. Alt du sier, blir anonymisert, og du kan trekke deg når du vil.\n\n"


def known(folder: Path, name: str, text: str) -> Guide | None:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return guide_known(path, understand(read(path)))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("ark.txt", NUMBERED),
        ("ark.md", f"# Mobilisering\n\n{NUMBERED}\n"),
        ("intervjuguide.txt", INTRODUCTION + NUMBERED),
        ("Interview guide.md", f"{INTRODUCTION}## Begynnelsen\n\n{NUMBERED}\n- Hvem da?\n- Hvorfor?\n"),
        ("spørsmål.txt", "\n".join(QUESTIONS)),
    ],
)
def test_questions_that_nobody_answers_are_a_guide(tmp_path: Path, name: str, text: str) -> None:
    guide = known(tmp_path, name, text)
    assert guide is not None
    assert len(guide.questions) >= 3


def test_a_guide_from_word_is_known(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Intervjuguide", 0)
    for question in QUESTIONS:
        document.add_paragraph(question, "List Number")
    document.save(str(tmp_path / "a.docx"))
    assert guide_known(tmp_path / "a.docx", understand(read(tmp_path / "a.docx"))) is not None


ANSWER = "Ja, det var jo en lang historie. Vi begynte på høsten, og så kom de andre til etter hvert. Det ble bra. "


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("osen.txt", "".join(f"I: {question}\nR: {ANSWER}\n" for question in QUESTIONS)),
        ("osen guide.txt", "".join(f"{n}. {question}\n{ANSWER * 2}\n\n" for n, question in enumerate(QUESTIONS, 1))),
        ("feltnotat.txt", ANSWER * 5 + "Hvorfor? Hvem? Når?"),
        ("guide.txt", "Ring Kari.\nHusk kaffe.\n"),
        ("to.txt", "1. Hva?\n2. Hvem?\n"),
        ("prat.txt", "".join(f"{ANSWER.lower()}\n{question.lower()}\nja.\n" for question in QUESTIONS * 3)),
    ],
)
def test_what_somebody_answers_or_notes_is_no_guide(tmp_path: Path, name: str, text: str) -> None:
    assert known(tmp_path, name, text) is None
