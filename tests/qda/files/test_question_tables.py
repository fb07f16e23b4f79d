"""A table of questions and answers is an interview: each row is what was asked and what was answered."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda import errors
from qda.drafts import understand
from qda.files import read
from qda.model import Draft, Part

Says = Callable[..., None]


def saved(folder: Path, text: str) -> Path:
    path = folder / "osen.csv"
    path.write_text(text, encoding="utf-8")
    return path


def said(draft: Draft) -> list[tuple[str, str]]:
    return [
        (draft.speakers[turn.speaker].name if turn.speaker is not None else "", turn.said.of(draft.text))
        for turn in draft.turns
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Spørsmål;Svar\nHva skjedde?;Mye.\nOg så?;Ingenting.\n",
        "Svar;Spørsmål\nMye.;Hva skjedde?\nIngenting.;Og så?\n",
        "Intervjuspørsmål\tSvaret\nHva skjedde?\tMye.\nOg så?\tIngenting.\n",
        "Intervju i Osen;\n12.03.2024;\n;\nSpørsmål:;Svar:\nHva skjedde?;Mye.\nOg så?;Ingenting.\n",
        'Nr,Spørsmål,Svar\n1,Hva skjedde?,Mye.\n2,"Og så?",Ingenting.\n',
    ],
)
def test_each_row_is_what_was_asked_and_answered(tmp_path: Path, text: str) -> None:
    draft = understand(read(saved(tmp_path, text)))
    assert said(draft) == [
        ("Intervjuer", "Hva skjedde?"),
        ("Informant", "Mye."),
        ("Intervjuer", "Og så?"),
        ("Informant", "Ingenting."),
    ]
    assert [speaker.part for speaker in draft.speakers] == [Part.INTERVIEWER, Part.PARTICIPANT]


def test_what_stands_above_is_the_header_and_other_columns_are_named(tmp_path: Path) -> None:
    draft = understand(read(saved(tmp_path, "Interview\n12.03.2024\n\nNo,Question,Answer,Note\n1,A?,B.,x\n2,C?,D.,\n")))
    assert (draft.date, draft.header.of(draft.text)) == ("2024-03-12", "Interview\n12.03.2024")
    assert draft.left_out == ("the column “No”", "the column “Note”")
    assert said(draft)[:2] == [("Interviewer", "A?"), ("Participant", "B.")]


def test_several_who_answer_have_their_columns_or_their_rows(tmp_path: Path) -> None:
    asked = ("Intervjuer", "Hva skjedde?")
    expected = [asked, ("Kari", "Mye."), ("Ola", "Lite."), ("Intervjuer", "Og så?"), ("Kari", "Ingenting.")]
    columns = "Spørsmål;Svar Kari;Svar Ola\nHva skjedde?;Mye.;Lite.\nOg så?;Ingenting.;\n"
    assert said(understand(read(saved(tmp_path, columns)))) == expected
    rows = "Informant;Spørsmål;Svar\nKari;Hva skjedde?;Mye.\nOla;Hva skjedde?;Lite.\nKari;Og så?;Ingenting.\n"
    assert said(understand(read(saved(tmp_path, rows)))) == expected


def test_a_workbook_of_questions_and_answers_is_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.create_sheet(index=0)
    for row in (["Intervju i Osen"], [], ["Spørsmål", "Svar"], ["Hva skjedde?", "Mye."], ["Og så?", "Ingenting."]):
        sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    assert len(read(tmp_path / "a.xlsx").turns) == 4


@pytest.mark.parametrize(
    "text",
    [
        "Respondent;Spørsmål 1;Spørsmål 2\n1;Ja;Nei\n2;Nei;Nei\n",
        "Id;Svar 1;Svar 2\n1;Ja;Nei\n2;Nei;Nei\n",
        "Hvor fornøyd er du med svaret?;Kjønn\n4;Kvinne\n5;Mann\n",
    ],
)
def test_answers_to_a_survey_are_no_interview(tmp_path: Path, says: Says, text: str) -> None:
    with pytest.raises(errors.TranscriptUnreadable):
        read(saved(tmp_path, text))


cell = st.text("abc æøå.?\n\"';", min_size=1, max_size=20).filter(str.strip)


@given(st.lists(st.tuples(cell, cell), min_size=2, max_size=8))
def test_no_word_of_a_pair_is_lost(tmp_path_factory: pytest.TempPathFactory, pairs: list[tuple[str, str]]) -> None:
    path = tmp_path_factory.mktemp("pairs") / "a.tsv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter="\t").writerows([("Question", "Answer"), *pairs])
    reading = read(path)
    words = [word for turn in reading.turns for word in turn.said.of(reading.text).split()]
    before = ""
    expected: list[str] = []
    for question, answer in pairs:
        expected += (question.split() if question.strip() != before else []) + answer.split()
        before = question.strip()
    assert words == expected
