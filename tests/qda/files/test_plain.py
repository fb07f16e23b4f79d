"""Plain text comes back as it was written, whatever it was saved as."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda import errors
from qda.files import read
from qda.files.plain import MIXED, guess
from qda.text.clean import canonical

Says = Callable[..., None]

NORWEGIAN = "Intervjuer: Hvordan gikk det på Høylandet?\nInformant: «Nei, så ærlig må jeg være: Åge ble kaféeier.»\n"


def saved(folder: Path, data: bytes, name: str = "osen.txt") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (NORWEGIAN.encode("utf-8"), "utf-8"),
        (NORWEGIAN.encode("utf-8-sig"), "utf-8"),
        (NORWEGIAN.encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + NORWEGIAN.encode("utf-16-be"), "utf-16"),
        (NORWEGIAN.encode("utf-16-le"), "utf-16-le"),
        (NORWEGIAN.encode("utf-16-be"), "utf-16-be"),
        (NORWEGIAN.encode("utf-32"), "utf-32"),
        (NORWEGIAN.encode("utf-32-be"), "utf-32-be"),
        (NORWEGIAN.encode("cp1252"), "cp1252"),
        (NORWEGIAN.encode("latin-1") + b"\x81", "latin-1"),
        (NORWEGIAN.encode("mac_roman"), "mac_roman"),
    ],
)
def test_norwegian_is_read_in_every_encoding(tmp_path: Path, data: bytes, encoding: str) -> None:
    reading = read(saved(tmp_path, data))
    assert reading.text == NORWEGIAN
    assert reading.encoding == encoding


def test_long_wide_text_without_a_byte_order_mark_is_known(tmp_path: Path) -> None:
    text = "Blåbær på fjellet 🙂 " * 5000
    assert read(saved(tmp_path, text.encode("utf-16-le"))).text == text


def test_typographic_quotation_marks_tell_windows_from_mac(tmp_path: Path) -> None:
    text = "“Vi ventet” – sa hun… ‘ja’"
    for encoding in ("cp1252", "mac_roman"):
        assert read(saved(tmp_path, text.encode(encoding))).text == text


def test_a_little_of_an_older_encoding_in_utf8_is_read(tmp_path: Path) -> None:
    data = "Møte på Høylandet, så kaffe\n".encode() + "blåbær\n".encode("cp1252")[:3] + b"b\n"
    reading = read(saved(tmp_path, data))
    assert reading.text == "Møte på Høylandet, så kaffe\nblåb\n"
    assert reading.encoding == MIXED
    assert read(tmp_path / "osen.txt", encoding=MIXED) == reading


def test_line_ends_become_newlines(tmp_path: Path) -> None:
    assert read(saved(tmp_path, b"a\r\nb\rc\n")).text == "a\nb\nc\n"


words = st.lists(
    st.sampled_from(
        ["på", "så", "æra", "høre", "Åse", "året", "ærlig", "kafé", "brøt", "vi", "har", "en", "kommune", "det", "gikk"]
    ),
    max_size=30,
)


@given(words, st.sampled_from(["cp1252", "mac_roman", "utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32-le"]))
def test_the_guess_gives_norwegian_words_back(chosen: list[str], encoding: str) -> None:
    text = " ".join([*chosen, "ålen"])
    data = text.encode(encoding)
    assert data.decode(guess(data)) == text


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
def test_utf8_is_always_utf8(text: str) -> None:
    data = text.lstrip("\ufeff").encode("utf-8") or b"a"
    assert guess(data) == "utf-8"


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1))
def test_any_text_is_read_as_its_canonical_text(tmp_path: Path, text: str) -> None:
    path = saved(tmp_path, ("Start " + text).encode())
    assert read(path).text == canonical("Start " + text)


def test_the_encoding_can_be_forced(tmp_path: Path) -> None:
    path = saved(tmp_path, "på".encode("cp1252"))
    reading = read(path, encoding="mac_roman")
    assert reading.text == "på".encode("cp1252").decode("mac_roman")
    assert reading.encoding == "mac_roman"


def test_a_forced_encoding_that_does_not_fit_is_said(tmp_path: Path, says: Says) -> None:
    path = saved(tmp_path, "få".encode("cp1252"))
    with pytest.raises(errors.TranscriptUnreadable) as refusal:
        read(path, encoding="utf-8")
    says(refusal.value, path, "not written in utf-8 (byte 2)", "choose another encoding")


@pytest.mark.parametrize("encoding", ["klingon", "base64", "a\0b"])
def test_an_encoding_there_is_not_is_said(tmp_path: Path, says: Says, encoding: str) -> None:
    path = saved(tmp_path, b"abc")
    with pytest.raises(errors.TranscriptUnreadable) as refusal:
        read(path, encoding=encoding)
    says(refusal.value, path, "is not an encoding Sitat knows")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0", "not text but a file for some program"),
        (bytes(range(1, 32)) * 20, "not text but a file for some program"),
        (b"tekst\0tekst", "not text but a file for some program"),
        (b"%PDF-1.4 tekst", "it is a PDF file"),
        (b"PK\x03\x04tekst", "it is a zip or Office file"),
        (b"{\\rtf1 tekst}", "it is an RTF file"),
        (codecs.BOM_UTF16_LE + b"odd", "not written in utf-16"),
    ],
)
def test_what_is_not_text_is_refused(tmp_path: Path, says: Says, data: bytes, reason: str) -> None:
    path = saved(tmp_path, data)
    with pytest.raises(errors.TranscriptUnreadable) as refusal:
        read(path)
    says(refusal.value, path, "cannot be read", reason)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Intervju i Osen #\n\nHei", "Intervju i Osen"),
        ("\nIntervju i Osen\n===\nHei", "Intervju i Osen"),
        ('---\ntitle: "Intervju i Osen"\ndate: 2016\n---\nHei', "Intervju i Osen"),
        ("---\ndate: 2016\n---\n# Intervju i Osen\n", "Intervju i Osen"),
        ("Hei\n# Ikke tittel", ""),
        ("## Ikke tittel", ""),
    ],
)
def test_the_title_of_markdown_is_read_and_stays_in_the_text(tmp_path: Path, text: str, title: str) -> None:
    reading = read(saved(tmp_path, text.encode(), "osen.md"))
    assert reading.title == title
    assert reading.text == text


def test_a_hash_is_no_title_in_plain_text(tmp_path: Path) -> None:
    assert read(saved(tmp_path, b"# Hei")).title == ""


@pytest.mark.parametrize("encoding", ["cp865", "cp850"])
def test_an_old_text_from_dos_keeps_its_letters(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.txt").write_bytes("I: På Ås?\nR: Ja, og på Ærøya.\n".encode(encoding))
    reading = read(tmp_path / "a.txt")
    assert (reading.text, reading.encoding) == ("I: På Ås?\nR: Ja, og på Ærøya.\n", "cp865")


def test_curly_apostrophes_of_windows_are_not_danish_letters_of_dos(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Q: It’s ‘fine’, isn’t it?\nA: Don’t know.\n".encode("cp1252"))
    assert read(tmp_path / "a.txt").encoding == "cp1252"


def test_the_quotation_marks_of_dos_tell_its_pages_apart(tmp_path: Path) -> None:
    text = "I: På Ås?\nR: Ja, «først» og på «Ærøya».\n"
    (tmp_path / "a.txt").write_bytes(text.encode("cp850"))
    reading = read(tmp_path / "a.txt")
    assert (reading.text, reading.encoding) == (text, "cp850")
