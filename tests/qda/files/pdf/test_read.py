"""A PDF comes in as paragraphs in the order of reading, without what stands in its margins."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qda import errors
from qda.drafts import understand
from qda.files import read

Says = Callable[..., None]
Paper = Any

WORDS = (
    "vi har hatt mye å gjøre med innkjøp i år og det gikk fint på Høylandet så lenge alle var med fra starten".split()
)
PICTURE = "q 500 0 0 700 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q"


def speech(length: int, seed: int) -> str:
    """Something said, always the same for the same seed."""
    chosen = random.Random(seed)
    return " ".join(chosen.choice(WORDS) for _ in range(length)).capitalize() + "."


def talk(turns: int, length: int = 40) -> list[str]:
    """A conversation of two, a turn a paragraph."""
    return [f"{('Intervjuer', 'Informant')[n % 2]}: {speech(4 + n % 2 * length, n)}" for n in range(turns)]


def sheets(placed: list[Any], lines: int = 50) -> Iterator[list[Any]]:
    """A long column over several pages."""
    for start in range(0, len(placed), lines):
        shift = 760 - placed[start].y
        yield [type(piece)(piece.x, piece.y + shift, piece.text) for piece in placed[start : start + lines]]


# --------------------------------------------------------------------------- paragraphs


@pytest.mark.parametrize("space", [0, 8])
def test_lines_that_were_broken_are_joined_into_paragraphs(paper: Paper, space: int) -> None:
    said = talk(12)
    reading = read(paper.saved(paper.column(said, space=space), title="Intervju i Osen"))
    assert reading.text == "\n".join(said)
    assert (reading.title, reading.left_out) == ("Intervju i Osen", ())
    assert [speaker.turns for speaker in understand(reading).speakers] == [6, 6]


def test_paragraphs_without_labels_end_where_the_next_word_would_have_fitted(paper: Paper) -> None:
    said = [words for n in range(20) if len(paper.column([words := speech(30 + n, n)])[-1].text) < 60]
    placed = paper.column(said)
    assert len(said) > 8
    assert read(paper.saved(placed)).text == "\n".join(said)


def test_a_paragraph_goes_on_over_the_page(paper: Paper) -> None:
    said = talk(30, 60)
    assert read(paper.saved(*sheets(paper.column(said), 47))).text == "\n".join(said)


def test_words_that_were_parted_are_joined(paper: Paper) -> None:
    lines = [
        "Intervjuer: Det som ble sagt om samarbeidet mellom kommu-",
        "nene, var at inn- og utmelding av nettverket skjedde på e-",
        "post, og at IT-avdelingen fikk skylda for at Nord-",
        "Trøndelag ble borte. Da måtte vi begynne på nytt.",
    ]
    placed = [paper.at(72, 700 - 12 * n, line) for n, line in enumerate(lines)]
    assert read(paper.saved(placed)).text == (
        "Intervjuer: Det som ble sagt om samarbeidet mellom kommunene, var at inn- og utmelding av nettverket skjedde "
        "på e-post, og at IT-avdelingen fikk skylda for at Nord-Trøndelag ble borte. Da måtte vi begynne på nytt."
    )


def test_a_word_stands_with_its_hyphen_where_it_always_has_one(paper: Paper) -> None:
    lines = ["a" * 40 + " ikt-", "leder og ikt-leder og", "b" * 45]
    assert (
        "ikt-leder og ikt-leder" in read(paper.saved([paper.at(72, 700 - 12 * n, t) for n, t in enumerate(lines)])).text
    )


def test_ligatures_are_their_letters(paper: Paper) -> None:
    reading = read(paper.saved(["BT /F3 10 Tf 72 700 Td (\001nt, \002ott) Tj ET"]))
    assert (reading.text, reading.left_out) == ("fint, flott", ())


def test_headings_lists_and_first_lines_set_in_begin_paragraphs(paper: Paper) -> None:
    long = speech(30, 1)[:72].rstrip()
    placed = [
        paper.at(72, 760, "Intervju i Osen kommune om innkjøp og velferd", size=16),
        *(paper.at(72, 735 - 12 * n, f"• {words}") for n, words in enumerate([long, long, "kort"])),
        paper.at(72, 699, long[:71] + "."),
        paper.at(90, 687, long[:71]),
        paper.at(72, 675, long),
    ]
    text = read(paper.saved(placed)).text.split("\n")
    assert [line[:10] for line in text] == ["Intervju i", *[f"• {long}"[:10]] * 2, "• kort", long[:10], long[:10]]
    assert text[-1] == f"{long[:71]} {long}".replace("  ", " ")


def test_bold_questions_are_asked_by_who_interviews(paper: Paper) -> None:
    placed = []
    for n in range(4):
        placed.append(paper.at(72, 760 - 60 * n, f"Hva var viktigst for dere {n}?", font="F2"))
        placed += paper.column([speech(20, n)], y=760 - 60 * n - 14)
    draft = understand(read(paper.saved(placed)))
    assert [turn.speaker for turn in draft.turns] == [0, 1] * 4


# --------------------------------------------------------------------------- margins


def test_headers_footers_and_page_numbers_are_left_out(paper: Paper) -> None:
    said = talk(40, 60)
    pages = [
        [
            paper.at(72, 810, "Evaluering av innkjøp i 2016"),
            *page,
            paper.at(250, 40, f"Side {number} av 9"),
        ]
        for number, page in enumerate(sheets(paper.column(said)), 1)
    ]
    reading = read(paper.saved(*pages))
    assert reading.text == "\n".join(said)
    assert reading.left_out == ("headers", "page numbers")


@pytest.mark.parametrize("number", ["{}", "- {} -", "Page {}"])
def test_page_numbers_alone_are_left_out(paper: Paper, number: str) -> None:
    said = talk(20, 60)
    pages = [[*page, paper.at(290, 40, number.format(n))] for n, page in enumerate(sheets(paper.column(said)), 7)]
    reading = read(paper.saved(*pages))
    assert (reading.text, reading.left_out) == ("\n".join(said), ("page numbers",))


def test_what_is_said_at_the_top_of_two_pages_is_no_header(paper: Paper) -> None:
    pages = [["Intervjuer: Ja?", speech(60, n), "Informant: Nei."] for n in range(2)]
    reading = read(paper.saved(*(paper.column(page) for page in pages)))
    assert reading.left_out == ()
    assert reading.text.count("Intervjuer: Ja?") == 2


@pytest.mark.parametrize(("step", "x"), [(1, 40), (5, 40), (1, 560)])
def test_numbers_of_lines_are_left_out(paper: Paper, step: int, x: float) -> None:
    said = talk(12)
    placed = paper.column(said)
    numbers = [paper.at(x, piece.y, f"{n:>3}") for n, piece in enumerate(placed, 1) if n % step == 0]
    together = sorted([*placed, *numbers], key=lambda piece: (-piece.y, piece.x))
    reading = read(paper.saved(together))
    assert (reading.text, reading.left_out) == ("\n".join(said), ("line numbers",))


def test_numbers_of_questions_are_no_numbers_of_lines(paper: Paper) -> None:
    placed = []
    for n in range(6):
        placed.append(paper.at(50, 760 - 48 * n, str(n + 1)))
        placed += paper.column([speech(30, n)], y=760 - 48 * n)
    reading = read(paper.saved(placed))
    assert reading.left_out == ()
    assert [line.split()[0] for line in reading.text.split("\n")] == list("123456")


def test_text_at_an_angle_is_left_out_and_said(paper: Paper) -> None:
    reading = read(paper.saved([*paper.column(talk(4)), "BT /F1 40 Tf 0.7 0.7 -0.7 0.7 100 200 Tm (UTKAST) Tj ET"]))
    assert (reading.text, reading.left_out) == ("\n".join(talk(4)), ("text set at an angle",))


def test_a_page_that_lies_on_its_side_is_read(paper: Paper) -> None:
    placed = [paper.at(800 - piece.y, piece.x, piece.text, turned=True) for piece in paper.column(talk(8))]
    assert read(paper.saved(placed)).text == "\n".join(talk(8))


# --------------------------------------------------------------------------- order


def test_columns_are_read_one_after_the_other(paper: Paper) -> None:
    said = talk(14, 30)
    placed = paper.column(said, columns=34)
    half = len(placed) // 2
    left = [paper.at(50, 760 - 12 * n, piece.text) for n, piece in enumerate(placed[:half])]
    right = [paper.at(310, 760 - 12 * n, piece.text) for n, piece in enumerate(placed[half:])]
    across = [piece for pair in zip(left, right, strict=False) for piece in pair] + right[half:]
    assert read(paper.saved([*left, *right])).text == "\n".join(said)
    assert read(paper.saved(across)).text == "\n".join(said)


def test_a_page_told_from_below_is_read_from_above(paper: Paper) -> None:
    said = talk(10)
    placed = paper.column(said)
    assert read(paper.saved(placed[::-1])).text == "\n".join(said)
    random.Random(1).shuffle(placed)
    assert read(paper.saved(placed)).text == "\n".join(said)


def test_a_row_of_a_table_is_a_line_with_tabs(paper: Paper) -> None:
    placed, y = [], 760.0
    for n, paragraph in enumerate(talk(8, 25)):
        name, _, words = paragraph.partition(": ")
        cell = paper.column([words], x=200, y=y, columns=45)
        placed += [paper.at(72, y, name), *cell] if n % 2 else [*paper.column([name], x=72, y=y), *cell]
        y = cell[-1].y - 20
    text = read(paper.saved(placed)).text
    assert text == "\n".join(paragraph.replace(": ", "\t", 1) for paragraph in talk(8, 25))


# --------------------------------------------------------------------------- what cannot be read


def test_a_scan_says_that_it_has_no_text(paper: Paper, says: Says) -> None:
    path = paper.saved([PICTURE], [PICTURE, paper.at(10, 10, "2 / 2")])
    with pytest.raises(errors.TranscriptUnreadable) as refusal:
        read(path)
    says(refusal.value, path, "it is a scan, pictures of pages without text", "text recognition (OCR)")


def test_scanned_pages_among_others_are_named(paper: Paper) -> None:
    reading = read(paper.saved(paper.column(talk(3)), [PICTURE], [PICTURE, *paper.column(talk(2))]))
    assert reading.left_out == ("pictures", "scanned pages without text (2)")


def test_letters_without_a_meaning_are_reported_or_the_file_is_refused(paper: Paper, says: Says) -> None:
    strange = "BT /F4 10 Tf 72 50 Td <004100420043> Tj ET"
    assert "letters that the fonts do not name" in read(paper.saved([*paper.column(talk(3)), strange])).left_out
    path = paper.saved([strange])
    with pytest.raises(errors.TranscriptUnreadable) as refusal:
        read(path)
    says(refusal.value, path, "its fonts do not say which letters they show")


def test_a_file_with_a_password_is_refused(paper: Paper, says: Says) -> None:
    lock = f"<< /Filter /Standard /V 1 /R 2 /O <{'41' * 32}> /U <{'42' * 32}> /P -4 >>"
    path = paper.saved(paper.column(talk(3)), trailer=f"/Encrypt {lock} /ID [<{'43' * 16}> <{'43' * 16}>]")
    with pytest.raises(errors.TranscriptUnreadable) as refusal:
        read(path)
    says(refusal.value, path, "protected by a password", "without one")


@pytest.mark.parametrize(
    ("data", "problem", "reason"),
    [
        (b"", errors.FileEmpty, "has no text in it"),
        (b"bare tekst", errors.TranscriptUnreadable, "it is not a PDF file"),
        (b"%PDF-1.4\n" + b"[" * 1000, errors.TranscriptUnreadable, "damaged or cut off"),
    ],
)
def test_what_is_no_pdf_is_refused(
    tmp_path: Path, says: Says, data: bytes, problem: type[errors.SitatError], reason: str
) -> None:
    path = tmp_path / "osen.pdf"
    path.write_bytes(data)
    with pytest.raises(problem) as refusal:
        read(path)
    says(refusal.value, path, reason)


def test_empty_pages_are_an_empty_file(paper: Paper, says: Says) -> None:
    path = paper.saved([])
    with pytest.raises(errors.FileEmpty) as refusal:
        read(path)
    says(refusal.value, path)


def test_content_that_swells_is_refused_before_it_does(paper: Paper, says: Says) -> None:
    path = paper.saved(["BT ET " * 6_000_000], packed=True)
    assert path.stat().st_size < 200_000
    with pytest.raises(errors.FileTooLarge) as refusal:
        read(path)
    says(refusal.value, path, "unpacked")


def test_comments_are_left_out_and_said(paper: Paper) -> None:
    note = "<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (Kommentar) >>"
    path = paper.saved(paper.column(talk(3)), page=f"/Annots [{note}]")
    assert read(path).left_out == ("comments",)


# --------------------------------------------------------------------------- promises

_word = st.text(st.sampled_from("abcdefghijklmnoprstuvyæøåéüABCÆØÅ0123456789,;«»()"), min_size=1, max_size=12)


@example([["0"] * 6 + ["00"] + ["0" * 8] * 3 + ["0" * 9] * 3 + ["o"]])  # one letter goes over to the next line
@given(st.lists(st.lists(_word, min_size=1, max_size=40), min_size=1, max_size=8))
def test_every_word_comes_in_once_and_in_order(paper: Paper, paragraphs: list[list[str]]) -> None:
    said = [" ".join(["Ja", *words, "nei."]) for words in paragraphs]
    reading = read(paper.saved(paper.column(said, space=10), packed=True))
    assert reading.text.split() == " ".join(said).split()
    assert all(line.endswith("nei.") for line in reading.text.split("\n"))


def test_damaged_files_are_read_or_refused(paper: Paper, in_words: Callable[[Path], Any]) -> None:
    path = paper.saved(
        [*paper.column(talk(6)), paper.at(290, 40, "1")], [*paper.column(talk(4)), paper.at(290, 40, "2")]
    )
    data, chance = path.read_bytes(), random.Random(1)
    for _ in range(300):
        broken = bytearray(data)
        for _ in range(chance.choice((1, 2, 5, 20))):
            at = chance.randrange(len(broken))
            way = chance.randrange(4)
            if way == 0:
                broken[at] = chance.randrange(256)
            elif way == 1:
                del broken[at : at + chance.choice((1, 10, 100))]
            elif way == 2:
                broken[at:at] = chance.choice(
                    (b"<<", b"[", b"endobj ", b"9999999999 ", b"stream\n", b"(", b"Tm ", b"nan ")
                )
            else:
                broken[at : at + 9], broken[:9] = broken[:9], broken[at : at + 9]
        path.write_bytes(broken)
        with in_words(path):
            assert read(path).text.strip()
