"""A table of who said what and when is a transcript, whatever its columns are called."""

from __future__ import annotations

import datetime
import time
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda import errors
from qda.drafts import understand
from qda.files import read
from qda.files.cells import MOST_ROWS
from qda.files.times import moments_of
from qda.model import Reading

Says = Callable[..., None]

KARI = ("Kari", "Hva skjedde?", 1000)
OLA = ("Ola", "Mye.", 5500)


def saved(folder: Path, text: str, name: str = "osen.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def workbook(folder: Path, *sheets: Sequence[Sequence[object]]) -> Path:
    book = openpyxl.Workbook()
    for number, rows in enumerate(sheets):
        sheet = book.active if number == 0 else book.create_sheet(f"Ark {number + 1}")
        assert sheet is not None
        for row in rows:
            sheet.append(row)
    path = folder / "osen.xlsx"
    book.save(path)
    return path


def turns(reading: Reading) -> list[tuple[str, str, int | None]]:
    return [
        (
            "" if turn.speaker is None else reading.speakers[turn.speaker],
            turn.said.of(reading.text),
            turn.time_start,
        )
        for turn in reading.turns
    ]


# --------------------------------------------------------------------------- columns


@pytest.mark.parametrize(
    "text",
    [
        "Speaker,Time,Text\nKari,00:00:01,Hva skjedde?\nOla,00:00:05.5,Mye.\n",
        "Tid;Taler;Utsagn\n0:01;Kari;Hva skjedde?\n0:05,5;Ola;Mye.\n",
        "Timespan\tSpeaker\tContent\n0:00:01.0 - 0:00:04.0\tKari\tHva skjedde?\n0:00:05.5 - 0:00:06.0\tOla\tMye.\n",
        '"Nr","Starttid (s)","Navn:","TEKST"\n1,1,Kari,Hva skjedde?\n2,5.5,Ola,Mye.\n',
        "Navn|Replikk|Start\nKari:|Hva skjedde?|#00:00:01-0#\nOla:|Mye.|#00:00:05-5#\n",
        "sep=;\nTekst;Hvem;Tidskode\nHva skjedde?;Kari;1s\nMye.;Ola;00:00:05.500\n",
        "Kari;00:00:01;Hva skjedde?\nOla;00:00:05.5;Mye.\n",
        "Taler;Tid;Noe annet\nKari;00:00:01;Hva skjedde?\nOla;00:00:05.5;Mye.\n",
        "Intervju i Osen;;\nDato;18.02.2016;\nTaler;Tid;Tekst\nKari;00:00:01;Hva skjedde?\nOla;00:00:05.5;Mye.\n",
    ],
)
def test_columns_are_known_by_their_names_or_by_what_they_hold(tmp_path: Path, text: str) -> None:
    reading = read(saved(tmp_path, text))
    assert turns(reading) == [KARI, OLA]
    assert reading.text.endswith("Kari: Hva skjedde?\nOla: Mye.")


def test_rows_above_the_names_are_the_header(tmp_path: Path) -> None:
    text = "Kommune;Osen;\nDato;18.02.2016;\n;;\nTaler;Tid;Tekst\nKari;00:00:01;Hva skjedde?\nOla;00:00:05;Mye.\n"
    draft = understand(read(saved(tmp_path, text)))
    assert (draft.case, draft.date) == ("Osen", "2016-02-18")
    assert draft.header.of(draft.text) == "Kommune\tOsen\nDato\t18.02.2016"


def test_whispers_own_table_counts_milliseconds(tmp_path: Path) -> None:
    text = 'start\tend\ttext\n0\t4000\tVi ventet.\n4000\t7250\t"Lenge, sa hun.\n9000\t9900\tJa.\n'
    reading = read(saved(tmp_path, text, "osen.tsv"))
    assert turns(reading) == [("", "Vi ventet.", 0), ("", '"Lenge, sa hun.', 4000), ("", "Ja.", 9000)]
    assert reading.turns[1].time_end == 7250


def test_names_before_the_words_are_speakers_where_no_column_is(tmp_path: Path) -> None:
    text = "start,text\n1,Kari: Hva?\n2,Ola: Ja.\n3,Kari: Og?\n4,Ola: Nei.\n"
    assert [speaker for speaker, _, _ in turns(read(saved(tmp_path, text)))] == ["Kari", "Ola", "Kari", "Ola"]


def test_a_cell_left_empty_goes_on_with_the_speaker_above_where_many_are(tmp_path: Path) -> None:
    text = "Taler;Tekst\nKari;Hva?\n;Og når?\nOla;Nå.\n;Straks.\n"
    assert [speaker for speaker, _, _ in turns(read(saved(tmp_path, text)))] == ["Kari", "Kari", "Ola", "Ola"]
    named = "Taler;Tekst\n" + "Kari;Ja.\nOla;Nei.\n" * 4 + ";Hvem?\n"
    assert turns(read(saved(tmp_path, named)))[-1][0] == ""


def test_a_single_column_is_text_as_it_stands(tmp_path: Path) -> None:
    reading = read(saved(tmp_path, "Tekst\nKari: Hei.\nOla: Hallo.\n"))
    assert (reading.text, reading.turns) == ("Kari: Hei.\nOla: Hallo.", ())


def test_cells_of_several_lines_stay_whole(tmp_path: Path) -> None:
    reading = read(saved(tmp_path, 'Taler;Tekst\nKari;"Hva; skjedde?\nSi ""alt""."\nOla;Mye.\n'))
    assert turns(reading)[0][1] == 'Hva; skjedde?\nSi "alt".'


def test_a_quotation_mark_that_is_never_closed_swallows_no_rows(tmp_path: Path) -> None:
    text = "Taler,Tid,Tekst\n" + "".join(f'Kari,00:00:0{n},"Ja {n}\nOla,00:00:0{n},Nei.\n' for n in range(1, 6, 4))
    assert len(read(saved(tmp_path, text + "Kari,00:00:09,Og?\nOla,00:00:10,Ja.\n")).turns) == 6


def test_columns_that_are_not_read_are_named(tmp_path: Path) -> None:
    text = "Taler;Tekst;Sikkerhet;\nKari;Hva?;0.9;x\nOla;Ja.;0.8;\n"
    assert read(saved(tmp_path, text)).left_out == ("the column “Sikkerhet”", "the column “D”")


# --------------------------------------------------------------------------- workbooks


def test_a_workbook_is_read_with_its_own_times(tmp_path: Path) -> None:
    path = workbook(
        tmp_path,
        [["Om", "intervjuene"]],
        [
            ["Taler", "Tid", "Tekst"],
            ["Kari", datetime.time(0, 0, 1), "Hva skjedde?"],
            ["Ola", datetime.timedelta(seconds=5.5), "Mye."],
            ["Kari", 9, 5.0],
        ],
    )
    reading = read(path)
    assert turns(reading) == [KARI, OLA, ("Kari", "5", 9000)]
    assert reading.left_out == ("the sheet “Sheet”",)


def test_a_workbook_that_says_it_has_a_million_rows_is_read_at_once(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Taler", "Tekst"])
    sheet.append(["Kari", "Hei."])
    sheet["XFD90000"] = "langt nede"
    book.save(tmp_path / "osen.xlsx")
    assert turns(read(tmp_path / "osen.xlsx"))[0][:2] == ("Kari", "Hei.")


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("osen.xlsx", b"bare tekst", "it is not an Excel workbook"),
        ("osen.xlsx", b"PK\x03\x04" + bytes(40), "damaged or cut off"),
        ("osen.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "older Office file, or protected by a password"),
        ("osen.csv", b"Respondent,Q1,Q2,Q3,Q4,Q5,Q6\n1,Ja,Nei,3,4,5,Bra\n2,Ja,Ja,3,4,5,Ille\n", "no column in it"),
        ("osen.csv", b"1,2\n3,4\n", "no column in it holds what was said"),
        ("osen.csv", b"PK\x03\x04tekst", "a zip or Office file"),
    ],
)
def test_what_is_no_transcript_is_refused(tmp_path: Path, says: Says, name: str, data: bytes, reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(errors.TranscriptUnreadable) as refusal:
        read(path)
    says(refusal.value, path, reason)


def test_another_zip_is_no_workbook(tmp_path: Path, says: Says) -> None:
    path = tmp_path / "osen.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("bilde.png", b"x")
    with pytest.raises(errors.TranscriptUnreadable) as refusal:
        read(path)
    says(refusal.value, path, "not an Excel workbook")


def test_a_workbook_that_swells_is_refused(tmp_path: Path, says: Says) -> None:
    path = workbook(tmp_path, [["Taler", "Tekst"], ["Kari", "Hei"]])
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/bilde.png", bytes(60_000_000))
    with pytest.raises(errors.FileTooLarge) as refusal:
        read(path)
    says(refusal.value, path, "60 MB unpacked")


def test_a_table_longer_than_any_transcript_is_refused(tmp_path: Path, says: Says) -> None:
    path = saved(tmp_path, "a,b\n" * (MOST_ROWS + 1))
    with pytest.raises(errors.FileTooLarge) as refusal:
        read(path)
    says(refusal.value, path, "over 200,000 rows")


@pytest.mark.parametrize("text", ["", "\n\n", ";;\n;;\n", "Taler;Tekst\n"])
def test_a_table_without_words_is_empty(tmp_path: Path, says: Says, text: str) -> None:
    path = saved(tmp_path, text)
    with pytest.raises(errors.FileEmpty) as refusal:
        read(path)
    says(refusal.value, path)


# --------------------------------------------------------------------------- times and promises


@pytest.mark.parametrize(
    ("cell", "start", "end"),
    [
        ("00:01:02", 62_000, None),
        ("1:02", 62_000, None),
        ("[01:02.5]", 62_500, None),
        ("00:00:01,250 --> 00:00:02,000", 1_250, 2_000),
        ("#00:01:02-3#", 62_300, None),
        ("1h 2m 3s", 3_723_000, None),
        ("2 min", 120_000, None),
        (datetime.time(0, 1, 2, 500_000), 62_500, None),
        (datetime.datetime(1899, 12, 30, 0, 1, 2), 62_000, None),
        (datetime.datetime(2016, 2, 18, 10, 0), None, None),
        ("Kari", None, None),
        (None, None, None),
        (True, None, None),
    ],
)
def test_times_are_read_as_tables_write_them(cell: object, start: int | None, end: int | None) -> None:
    moments = moments_of(cell)
    assert (moments.start, moments.end) == (start, end)


_cell = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff\ufdd0\ufdd1"), min_size=1)


@given(st.lists(st.tuples(st.sampled_from(["Kari", "Ola"]), _cell), min_size=1, max_size=8))
def test_every_cell_comes_in_as_it_was(tmp_path: Path, rows: list[tuple[str, str]]) -> None:
    path = workbook(tmp_path, [["Taler", "Tekst"], *([name, "x" + words + "x"] for name, words in rows)])
    assert [turn[:2] for turn in turns(read(path))] == [(name, "x" + words + "x") for name, words in rows]


def test_timecodes_in_and_out_are_times(tmp_path: Path) -> None:
    text = "Speaker,Timecode In,Timecode Out,Text\nKari,00:00:01,00:00:05,Hva skjedde?\nOla,00:00:05.5,00:00:07,Mye.\n"
    assert turns(read(saved(tmp_path, text))) == [KARI, OLA]


def test_columns_with_names_that_nobody_knows_are_told_by_what_stands_below(tmp_path: Path) -> None:
    rows = [
        ("#", "Minutt", "Den som taler nå", "Alt det som ble sagt", "Notat"),
        (1, "00:01", "Kari", "Hva skjedde?", "x"),
        (2, "00:12", "Ola", "Mye, og mer til.", None),
        (3, "00:20", "Kari", "Og så?", None),
    ]
    reading = read(workbook(tmp_path, rows))
    assert turns(reading) == [
        ("Kari", "Hva skjedde?", 1000),
        ("Ola", "Mye, og mer til.", 12000),
        ("Kari", "Og så?", 20000),
    ]
    assert reading.left_out == ("the column “#”", "the column “Notat”")


def test_short_answers_are_not_taken_for_names(tmp_path: Path) -> None:
    rows = [("Intervjuer", "Hei"), ("Kari", "Ja"), ("Intervjuer", "Takk"), ("Kari", "Bare hyggelig")]
    assert [who for who, _, _ in turns(read(workbook(tmp_path, rows)))] == ["Intervjuer", "Kari"] * 2


def test_a_row_far_below_all_others_costs_no_time(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (("Taler", "Tekst"), ("Kari", "Hva skjedde?"), ("Ola", "Mye.")):
        book.active.append(row)
    book.active.cell(1_000_000, 2, "Slutt.")
    book.save(tmp_path / "osen.xlsx")
    begun = time.process_time()
    assert [words for _, words, _ in turns(read(tmp_path / "osen.xlsx"))] == ["Hva skjedde?", "Mye.", "Slutt."]
    assert time.process_time() - begun < 2
