"""Files of answers: how their headings are told from their answers."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from qda import errors
from qda.files.survey import read_survey

PLAIN = "Id;Hvor fornøyd?;Hvorfor?\n" + "".join(
    f"{n};{('Fornøyd', 'Misfornøyd')[n % 2]};Fordi {n} ærlig talt\n" for n in range(1, 9)
)


def written(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_table_is_read_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    file = read_survey(written(tmp_path / "a.csv", PLAIN, encoding))
    assert file.texts == ("Id", "Hvor fornøyd?", "Hvorfor?")
    assert file.rows[0] == ("1", "Misfornøyd", "Fordi 1 ærlig talt")
    assert (file.header_rows, len(file.rows)) == (1, 8)


def test_names_of_variables_above_what_they_mean_are_two_rows_of_headings(tmp_path: Path) -> None:
    text = "respondent;s_1;s_2\nRespondentens nummer;Hvor enig er du i dette?;Hva mener du med det?\n"
    text += "".join(f"{n};{n % 5 + 1};Ord {n}\n" for n in range(1, 9))
    file = read_survey(written(tmp_path / "a.csv", text))
    assert file.header_rows == 2
    assert file.names == ("respondent", "s_1", "s_2")
    assert file.texts[1] == "Hvor enig er du i dette?"


def test_a_question_above_several_columns_stands_above_each(tmp_path: Path) -> None:
    text = "Respondent ID,Which of these?,,,Why?\n,Own,Others,None of them,Open-Ended Response\n"
    text += "".join(f"{n},{'Own' if n % 2 else ''},Others,,Because {n}\n" for n in range(1, 9))
    file = read_survey(written(tmp_path / "a.csv", text))
    assert file.header_rows == 2
    assert file.stems == ("", "Which of these?", "Which of these?", "Which of these?", "")
    assert file.texts == ("Respondent ID", "Own", "Others", "None of them", "Why?")


def test_a_row_of_import_ids_is_the_last_of_three_rows_of_headings(tmp_path: Path) -> None:
    text = 'ResponseId,Q1,Q2\nResponse ID,How old are you?,Tell us\n"{""ImportId"":""_id""}","{""ImportId"":""Q1""}",'
    text += '"{""ImportId"":""Q2""}"\n' + "".join(f"R_{n},{20 + n},Word {n}\n" for n in range(1, 5))
    file = read_survey(written(tmp_path / "a.csv", text))
    assert (file.header_rows, len(file.rows)) == (3, 4)
    assert file.texts == ("Response ID", "How old are you?", "Tell us")


def test_lines_above_the_table_are_no_headings(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    answers = ((1, "Well", "So"), (2, None, "And so"), (3, "Badly", None))
    for row in (("Answers of 2016",), ("Id", "How?", "Why?"), *answers):
        sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    file = read_survey(tmp_path / "a.xlsx")
    assert file.texts == ("Id", "How?", "Why?")
    assert file.rows == (("1", "Well", "So"), ("2", "", "And so"), ("3", "Badly", ""))


def test_the_sheet_with_most_rows_is_read_and_others_can_be_chosen(tmp_path: Path) -> None:
    book = Workbook()
    book.active.title = "About"
    book.active.append(["Made by", "somebody"])
    sheet = book.create_sheet("Raw")
    for row in (("Id", "How?"), (1, "Well"), (2, "Badly")):
        sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    assert read_survey(tmp_path / "a.xlsx").sheet == "Raw"
    assert read_survey(tmp_path / "a.xlsx").sheets == ("About", "Raw")


def test_columns_of_one_name_are_told_apart(tmp_path: Path) -> None:
    file = read_survey(written(tmp_path / "a.csv", "Id;Why?;Why?\n1;a;b\n2;c;d\n"))
    assert file.names == ("Id", "Why?", "Why? (2)")


@pytest.mark.parametrize("text", ["Id;Why?\n", "\n\n", ""])
def test_a_table_without_answers_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises((errors.TableUnreadable, errors.FileEmpty)):
        read_survey(written(tmp_path / "a.csv", text))


def test_what_is_no_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(errors.UnknownFormat):
        read_survey(written(tmp_path / "a.txt", PLAIN))
