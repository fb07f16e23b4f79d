r"""Rich Text Format comes in as it looks on the page, in every dialect: {\rtf1 …}."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda import errors
from qda.drafts import understand
from qda.files import read
from qda.model import Reading
from qda.text.clean import canonical

Says = Callable[..., None]


def saved(folder: Path, rtf: str | bytes) -> Path:
    path = folder / "osen.rtf"
    path.write_bytes(rtf if isinstance(rtf, bytes) else rtf.encode("ascii"))
    return path


def reading(folder: Path, inside: str) -> Reading:
    return read(saved(folder, "{\\rtf1\\ansi\\ansicpg1252\\deff0 " + inside + "}"))


def text_of(folder: Path, inside: str) -> str:
    return reading(folder, inside).text


# --------------------------------------------------------------------------- letters


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (r"H\'f8ylandet \'97 \'abja\'bb\'85", "Høylandet — «ja»…"),
        (r"H\u248?ylandet\u8211-nei", "Høylandet–nei"),
        (r"{\uc0 a\u248 b}{\uc2 c\u248??d}\u248?e", "aøbcødøe"),
        (r"\u-10179?\u-8704?", "😀"),
        (r"{\uc0 \u128512 }", "😀"),
        (r"\u230\'e6x\u230\u-4 ?y", "æxæ\ufffcy"),
        (r"\{x\} \\ a\~b\-c\_d", "{x} \\ a\u00a0b\u00adc\u2011d"),
        (r"\lquote a\rquote\ldblquote b\rdblquote\emdash\endash\bullet c", "‘a’“b”—–•c"),
        ("delt\r\n på\nlinjer".encode("cp1252").decode("latin-1").replace("å", r"\'e5"), "delt pålinjer"),
        (r"{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial Cyr;}}\f1 \'cf\'f0\'e8\f0 \'e6", "Приæ"),
        (r"{\fonttbl{\f0\fcharset128 MS Mincho;}}\f0 \'93\'fa\'96\'7b\'8c\'ea\'83\\", "日本語ソ"),
        (r"{\fonttbl{\f0\fcharset0 Arial;}{\f2\fcharset2 Symbol;}}\f0 a\f2 \'b7 \u-3913?\f0 b", "a• •b"),
        (r"{\upr{uni?}{\*\ud{uni\u230?}}}", "uniæ"),
    ],
)
def test_letters_are_read_however_they_are_written(tmp_path: Path, inside: str, text: str) -> None:
    assert text_of(tmp_path, inside) == text


@pytest.mark.parametrize(
    ("rtf", "text", "encoding"),
    [
        (b"{\\rtf1\\mac p\\'8c}", "på", "mac_roman"),
        (b"{\\rtf1\\pc p\\'86}", "på", "cp437"),
        (b"{\\rtf1\\ansi\\ansicpg1250 \\'b3}", "ł", "cp1250"),
        (b"{\\rtf1\\ansi p\xe5}", "på", "cp1252"),
        ("{\\rtf1\\ansi på Høylandet}".encode(), "på Høylandet", "cp1252"),
        (b"\xef\xbb\xbf{\\rtf1\\ansi p\\'e5}\n\0", "på", "cp1252"),
    ],
)
def test_the_file_tells_its_encoding(tmp_path: Path, rtf: bytes, text: str, encoding: str) -> None:
    found = read(saved(tmp_path, rtf))
    assert (found.text, found.encoding) == (text, encoding)


def test_the_encoding_can_be_forced(tmp_path: Path, says: Says) -> None:
    path = saved(tmp_path, "{\\rtf1\\ansi p\\'8c}")
    assert read(path, encoding="mac_roman").text == "på"
    with pytest.raises(errors.TranscriptUnreadable) as refusal:
        read(path, encoding="klingon")
    says(refusal.value, path, "is not an encoding Sitat knows")


# --------------------------------------------------------------------------- paragraphs, tables, notes, boxes


def test_paragraphs_and_line_breaks_are_lines(tmp_path: Path) -> None:
    assert text_of(tmp_path, r"\pard a\line b\par\par c\tab d\page e\sect f\par") == "a\nb\n\nc\td\ne\nf"


def test_the_dialect_of_textedit_is_read(tmp_path: Path) -> None:
    inside = (
        "\\cocoartf2639{\\fonttbl\\f0\\fswiss\\fcharset0 Helvetica-Bold;\\f1\\fswiss\\fcharset0 Helvetica;}\n"
        "{\\colortbl;\\red255\\green255\\blue255;}{\\*\\expandedcolortbl;;}\\pard\\tx566\\pardirnatural\n\n"
        "\\f0\\b\\fs24 \\cf0 Kari\n\\f1\\b0  Hva skjedde p\\'e5 H\\'f8ylandet?\\\n"
        "\\f0\\b Ola\n\\f1\\b0  Mye \\uc0\\u9786 .\\\n\\\n\\f0\\b Kari\\f1\\b0  Og?\\\n{\\f0\\b Ola} Nei."
    )
    found = reading(tmp_path, inside)
    assert found.text == "Kari Hva skjedde på Høylandet?\nOla Mye ☺.\n\nKari Og?\nOla Nei."
    assert [(speaker.name, speaker.turns) for speaker in understand(found).speakers] == [("Kari", 2), ("Ola", 2)]


def test_a_row_of_a_table_is_a_line_with_tabs(tmp_path: Path) -> None:
    rows = (
        r"\trowd\cellx1\cellx2\pard\intbl Kari\cell Hei\par du\par\cell\row"
        r"\trowd\pard\intbl Ola\cell\cell{\trowd\cellx1\row}"
        r"\trowd\pard\intbl\cell alene\cell\row\pard etter\par"
    )
    assert text_of(tmp_path, "f\\u248?r\\par" + rows) == "før\nKari\tHei\ndu\nOla\n\talene\netter"


def test_notes_stand_at_the_end_with_their_numbers(tmp_path: Path) -> None:
    word = r"a{\super\chftn{\footnote\pard{\super\chftn} fot\par}} b{\footnote\ftnalt slutt}.\par c"
    assert text_of(tmp_path, word) == "a[1] b[2].\nc\n[1] fot\n[2] slutt"
    assert text_of(tmp_path, r"a{\*\footnote\chftn\tab fot}") == "a[1]\n[1] fot"


def test_a_text_box_is_read_once_after_its_paragraph(tmp_path: Path) -> None:
    box = (
        r"{\shp{\*\shpinst\shpleft1{\sp{\sn pib}{\sv 3}}{\shptxt\pard i boks\par to\par}}"
        r"{\shprslt{\*\do\dptxbx{\dptxbxtext\pard i boks\par}}}}"
    )
    assert text_of(tmp_path, rf"f {box}etter\par neste") == "f etter\ni boks\nto\nneste"
    assert text_of(tmp_path, r"{\*\do{\dptxbxtext\pard eldre\par}}a") == "a\neldre"


def test_fields_show_their_result(tmp_path: Path) -> None:
    inside = r'se {\field{\*\fldinst{HYPERLINK "http://x.no"}}{\fldrslt{\ul her}}}, {\field{\fldinst PAGE}{\fldrslt 3}}'
    assert text_of(tmp_path, inside) == "se her, 3"


def test_a_character_with_its_reading_above_is_there_once(tmp_path: Path) -> None:
    told = r'EQ \\* jc2 \\* "Font:MS" \\* hps10 \\o\\ad(\\s\\up 9(\u12363?),\u28450?)'
    ruby = rf"{{\field\flddirty{{\*\fldinst {{{told}}}}}{{\fldrslt }}}}"
    assert text_of(tmp_path, f"a{ruby}b") == "a漢b"


def test_the_title_is_that_of_the_properties(tmp_path: Path) -> None:
    assert reading(tmp_path, r"{\info{\title Intervju i Osen}{\author K}}a").title == "Intervju i Osen"


# --------------------------------------------------------------------------- what is left out


@pytest.mark.parametrize(
    ("inside", "name"),
    [
        (r"{\header\pard topp\par}", "headers"),
        (r"{\footerf\pard bunn\par}", "footers"),
        (r"{\*\atnid K}{\chatn{\*\annotation\chatn kommentar}}", "comments"),
        (r"{\v skjult}", "hidden text"),
        (r"{\deleted borte\par}", "deleted text"),
        (r"{\pict\pngblip 89504e47}", "pictures"),
        (r"{\*\shppict{\pict\pngblip 89504e47}}{\nonshppict{\pict 00}}", "pictures"),
        (r"{\object\objemb{\*\objdata 0105}{\result }}", "inserted files"),
    ],
)
def test_what_a_reader_could_miss_is_named(tmp_path: Path, inside: str, name: str) -> None:
    found = reading(tmp_path, rf"a{inside}b\par")
    assert (found.text, found.left_out) == ("ab", (name,))


@pytest.mark.parametrize(
    "inside",
    [
        r"{\header\pard\par}",
        r"{\stylesheet{\s1 Overskrift;}}",
        r"{\*\ukjent {tekst}}",
        r"{\colortbl;\red1;}",
        r"{\listtext 1.\tab}",
        r"{\pntext\'b7\tab}",
        r"{\xe{\v stikkord}}",
        r"{\*\bkmkstart m}{\*\bkmkend m}",
        "{\\bin5 }}}}}}",
    ],
)
def test_what_is_not_on_the_page_is_not_read(tmp_path: Path, inside: str) -> None:
    found = reading(tmp_path, rf"a{inside}b\par")
    assert (found.text, found.left_out) == ("ab", ())


@pytest.mark.parametrize(
    ("rtf", "reason"),
    [
        (b"bare tekst", "it is not an RTF file"),
        (b"PK\x03\x04tekst", "it is a zip or Office file"),
        (b"%PDF-1.4", "it is a PDF file"),
        (b"{\\rtf1\\ansi {\\b Kari} sa", "cut off"),
        (b"{\\rtf1" + b"{" * 5000 + b"}" * 5001, "nested as no program does it"),
    ],
)
def test_what_cannot_be_read_is_refused(tmp_path: Path, says: Says, rtf: bytes, reason: str) -> None:
    path = saved(tmp_path, rtf)
    with pytest.raises(errors.TranscriptUnreadable) as refusal:
        read(path)
    says(refusal.value, path, reason)


@pytest.mark.parametrize("rtf", [b"", b"\n", b"{\\rtf1\\ansi\\par}"])
def test_a_file_without_words_is_empty(tmp_path: Path, says: Says, rtf: bytes) -> None:
    path = saved(tmp_path, rtf)
    with pytest.raises(errors.FileEmpty) as refusal:
        read(path)
    says(refusal.value, path)


# --------------------------------------------------------------------------- the promise


def written(text: str) -> str:
    """Text as programs write it: what the code page has by its byte, the rest by its number."""
    parts = []
    for letter in text:
        if letter == "\n":
            parts.append("\\par\n")
        elif letter == "\t":
            parts.append("\\tab ")
        elif letter in "\\{}":
            parts.append("\\" + letter)
        elif letter.isascii():
            parts.append(letter)
        elif len(byte := letter.encode("cp1252", "ignore")) == 1:
            parts.append(f"\\'{byte[0]:02x}")
        else:
            units = letter.encode("utf-16-le")
            numbers = [
                int.from_bytes(units[place : place + 2], "little", signed=True) for place in range(0, len(units), 2)
            ]
            parts.append("".join(f"\\u{number}?" for number in numbers))
    return "".join(parts)


_letters = st.text(
    st.characters(
        exclude_categories=["Cs", "Cc", "Co"], include_characters="\n\t", exclude_characters="\ufeff\ufdd0\ufdd1"
    )
)


@given(_letters)
def test_every_character_comes_in_as_it_was(tmp_path: Path, text: str) -> None:
    assert text_of(tmp_path, written(f"x{text}x\n")) == canonical(f"x{text}x")
