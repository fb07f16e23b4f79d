"""Codings, cases and interviews as csv, from whichever spreadsheet saved them."""

from __future__ import annotations

import csv
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda import errors
from qda.files.listings import (
    CODING_COLUMNS,
    CodingRow,
    InterviewRow,
    read_cases,
    read_codings,
    read_interviews,
    read_table,
    write_codings,
)
from qda.model import AttributeType, Part
from qda.text.values import guessed_type

Says = Callable[..., None]
InWords = Callable[[Path], AbstractContextManager[None]]


def saved(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "liste.csv"
    path.write_bytes(text.encode(encoding))
    return path


# --------------------------------------------------------------------------- codings


def test_codings_are_read_by_the_names_of_their_columns(tmp_path: Path) -> None:
    path = saved(
        tmp_path,
        'Quote, DOCUMENT ,code,memo,coder,start,end,occurrence,created,ukjent\n"Ja, vi ventet.\nLenge.", osen ,A > B,'
        "viktig,kari,10,30,2,2016-05-01,x\n\nNei,vikna,A,,,,,,,\n",
    )
    assert read_codings(path) == (
        CodingRow(2, "osen", "A > B", "Ja, vi ventet.\nLenge.", "viktig", "kari", 10, 30, 2, "2016-05-01"),
        CodingRow(4, "vikna", "A", "Nei"),
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_spreadsheets_csv_is_read(tmp_path: Path, encoding: str, separator: str, end: str) -> None:
    text = end.join(separator.join(row) for row in (("document", "code", "quote"), ("høylandet", "Mål", "«Så, nå?»")))
    (row,) = read_codings(saved(tmp_path, text.replace(f"«Så{separator} nå?»", f'"«Så{separator} nå?»"'), encoding))
    assert (row.document, row.code, row.quote) == ("høylandet", "Mål", "«Så, nå?»")


def test_spaces_round_a_quote_are_kept(tmp_path: Path) -> None:
    assert read_codings(saved(tmp_path, 'document,code,quote\na,b," ja "\n'))[0].quote == " ja "


@pytest.mark.parametrize(
    ("text", "place", "reason"),
    [
        ("document,code\na,b\n", "row 1:", "no column “quote”; the first row must name document, code and quote"),
        ("document,code,quote,Code\n", "row 1:", "the column “Code” is there twice"),
        ("document,code,quote\na,b,c\n,b,c\n", "row 3, column “document”:", "it is empty"),
        ("document,code,quote\na, ,c\n", "row 2, column “code”:", "it is empty"),
        ("document,code,quote\na,b\n", "row 2, column “quote”:", "it is empty"),
        ("document,code,quote\na,b,c,d\n", "row 2:", "there are 4 values and the header names 3"),
        ("document,code,quote,\na,b,c,d\n", "row 2:", "“d” stands in a column without a name"),
        ("document,code,quote,start,end\na,b,c,x,5\n", "row 2, column “start”:", "“x” is not a whole number from 0"),
        ("document,code,quote,start,end\na,b,c,-1,5\n", "row 2, column “start”:", "“-1” is not a whole number"),
        ("document,code,quote,start,end\na,b,c,1,\n", "row 2, column “end”:", "one of start and end is missing"),
        ("document,code,quote,start,end\na,b,c,5,5\n", "row 2, column “end”:", "the end 5 is not after the start 5"),
        ("document,code,quote,occurrence\na,b,c,0\n", "row 2, column “occurrence”:", "not a whole number from 1"),
        ('document,code,quote\na,b,c\na,b,"c"d\n', "row 3:", "cannot be taken apart"),
        ('document,code,quote\na,b,"c\n', "row 2:", "put quotation marks round"),
    ],
)
def test_mistakes_are_named_by_file_row_and_column(
    tmp_path: Path, says: Says, text: str, place: str, reason: str
) -> None:
    path = saved(tmp_path, text)
    with pytest.raises(errors.TableUnreadable) as refusal:
        read_codings(path)
    says(refusal.value, path, place, reason)


def test_an_empty_list_is_an_empty_file(tmp_path: Path) -> None:
    for text in ("", "\n\n", ",,\n"):
        with pytest.raises(errors.FileEmpty):
            read_codings(saved(tmp_path, text))


def test_a_header_alone_has_no_codings(tmp_path: Path) -> None:
    assert read_codings(saved(tmp_path, "document,code,quote\n")) == ()


def test_a_very_long_quote_is_read(tmp_path: Path) -> None:
    usual = csv.field_size_limit()
    assert len(read_codings(saved(tmp_path, f"document,code,quote\na,b,{'x' * 500_000}\n"))[0].quote) == 500_000
    assert csv.field_size_limit() == usual


def test_codings_are_written_with_the_columns_of_an_export(tmp_path: Path) -> None:
    path = tmp_path / "kodinger.csv"
    write_codings([("osen", "Osen", "I1", "A > B", "0", "3", "kari", "2016", "", 'Ja, "vi"\nventet')], path)
    assert path.read_bytes().decode() == (
        "document,case,speaker,code,start,end,coder,created,memo,quote\n"
        'osen,Osen,I1,A > B,0,3,kari,2016,,"Ja, ""vi""\nventet"\n'
    )


words = st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufdd0\ufdd1\ufeff"), min_size=1)
cells = words.map(str.strip).filter(bool)
quotes = st.lists(words, min_size=1, max_size=3).map("\n".join).filter(str.strip)
spans = st.tuples(st.integers(0, 10**6), st.integers(1, 500)).map(lambda pair: (pair[0], sum(pair)))


@given(st.lists(st.tuples(cells, cells, quotes, st.just("") | cells, spans), max_size=5))
def test_codings_that_are_written_read_the_same(
    tmp_path: Path, codings: list[tuple[str, str, str, str, tuple[int, int]]]
) -> None:
    rows = [
        dict.fromkeys(CODING_COLUMNS, "")
        | {"document": document, "code": code, "quote": quote, "memo": memo, "start": str(start), "end": str(end)}
        for document, code, quote, memo, (start, end) in codings
    ]
    write_codings([tuple(row.values()) for row in rows], tmp_path / "kodinger.csv")
    assert read_codings(tmp_path / "kodinger.csv") == tuple(
        CodingRow(line, document, code, quote, memo, "", start, end)
        for line, (document, code, quote, memo, (start, end)) in enumerate(codings, 2)
    )


@given(
    st.text(st.sampled_from(',;\t"\n a0é'), max_size=40), st.sampled_from([read_codings, read_cases, read_interviews])
)
def test_any_list_is_read_or_refused_in_words(
    tmp_path: Path, in_words: InWords, text: str, reader: Callable[[Path], object]
) -> None:
    for header in ("", "document,code,quote,start,end\n", "case;x\n"):
        with in_words(tmp_path / "liste.csv"):
            reader(saved(tmp_path, header + text))


# --------------------------------------------------------------------------- cases


def test_cases_are_read_with_typed_attributes(tmp_path: Path) -> None:
    table = read_cases(
        saved(
            tmp_path,
            "Case;Innbyggere;Sted;Med;Siden;Merknad;Tom\nOsen;980;kyst;ja;18.02.2016;liten;\n"
            "Vikna;4 400;kyst;nei;2016-03-01;;\nHøylandet;1250,5;innland;ja;;alene;\n",
        )
    )
    assert table.attributes == (
        ("Innbyggere", AttributeType.NUMBER),
        ("Sted", AttributeType.CHOICE),
        ("Med", AttributeType.YES_NO),
        ("Siden", AttributeType.DATE),
        ("Merknad", AttributeType.TEXT),
        ("Tom", AttributeType.TEXT),
    )
    assert table.rows[1] == ("Vikna", {"Innbyggere": "4 400", "Sted": "kyst", "Med": "nei", "Siden": "2016-03-01"})
    assert [name for name, _ in table.rows] == ["Osen", "Vikna", "Høylandet"]


@pytest.mark.parametrize(
    ("values", "type_"),
    [
        ([], AttributeType.TEXT),
        (["0", "1", "-2,5"], AttributeType.NUMBER),
        (["12a", "13"], AttributeType.TEXT),
        (["Yes", "no", "YES"], AttributeType.YES_NO),
        (["1.5.2016"], AttributeType.DATE),
        (["a", "b", "c"], AttributeType.TEXT),
        (["a", "b", "A"], AttributeType.CHOICE),
        ([*"abcdefghi", "a"], AttributeType.TEXT),
    ],
)
def test_the_type_of_an_attribute_is_guessed_from_all_its_values(values: list[str], type_: AttributeType) -> None:
    assert guessed_type(values) is type_


def test_a_case_that_stands_twice_or_has_no_name_is_refused(tmp_path: Path, says: Says) -> None:
    path = saved(tmp_path, "case,x\nOsen,1\nosen,2\n")
    with pytest.raises(errors.TableUnreadable) as refusal:
        read_cases(path)
    says(refusal.value, path, "row 3, column “case”:", "“osen” stands already in row 2")
    path = saved(tmp_path, "case,x\n,1\n")
    with pytest.raises(errors.TableUnreadable) as refusal:
        read_cases(path)
    says(refusal.value, path, "row 2, column “case”:", "it is empty")


# --------------------------------------------------------------------------- interviews


def test_interviews_are_read_with_their_speakers(tmp_path: Path) -> None:
    path = saved(
        tmp_path,
        "document,case,date,speaker,part,role\nosen,Osen,18.02.2016,Intervjuer,interviewer,\n"
        "osen,Osen,mai 2016,I1,Deltaker,rådmann\nvikna,,,,,\n",
    )
    assert read_interviews(path) == (
        InterviewRow(2, "osen", "Osen", "2016-02-18", "Intervjuer", Part.INTERVIEWER, ""),
        InterviewRow(3, "osen", "Osen", "mai 2016", "I1", Part.PARTICIPANT, "rådmann"),
        InterviewRow(4, "vikna", "", "", "", None, ""),
    )


def test_an_unknown_part_is_refused(tmp_path: Path, says: Says) -> None:
    path = saved(tmp_path, "document,part\nosen,sjef\n")
    with pytest.raises(errors.TableUnreadable) as refusal:
        read_interviews(path)
    says(refusal.value, path, "row 2, column “part”:", "“sjef” is no part", "interviewer or participant")


# --------------------------------------------------------------------------- any table, to be matched by name


def test_a_table_is_read_from_csv_and_from_the_fullest_sheet_of_a_workbook(tmp_path: Path) -> None:
    import datetime

    from openpyxl import Workbook

    (tmp_path / "a.csv").write_text("Navn;Kyst\nØsen;ja\n;\nVikna\n", encoding="cp1252")
    assert read_table(tmp_path / "a.csv") == (("Navn", "Kyst"), (("Øsen", "ja"), ("Vikna", "")))
    book = Workbook()
    book.active.append(["Notes"])
    sheet = book.create_sheet("Cases")
    for row in (["Our cases"], ["case", "size", "met"], ["Osen", 980.0, datetime.datetime(2016, 2, 18)]):
        sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    assert read_table(tmp_path / "a.xlsx") == (("case", "size", "met"), (("Osen", "980", "2016-02-18"),))


def test_a_table_without_rows_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("case,size\n", encoding="utf-8")
    with pytest.raises(errors.TableUnreadable, match="no rows stand below it"):
        read_table(tmp_path / "a.csv")
