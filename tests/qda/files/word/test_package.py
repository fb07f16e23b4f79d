"""Files that are no Word documents, or broken ones: one sentence each, and nothing that would fill a disk unpacked."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda import errors
from qda.files import read
from qda.model import Reading

Made = Callable[..., Path]
Says = Callable[..., None]
InWords = Callable[[Path], AbstractContextManager[None]]

HELLO = "<w:p><w:r><w:t>Hei</w:t></w:r></w:p>"


def replaced(path: Path, part: str, data: bytes | None) -> Path:
    """The same package with another part in place of one, or without it."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    if data is None:
        del parts[part]
    else:
        parts[part] = data
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"bare tekst", "it is not a Word document; open it in Word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "an older Word .doc or a password-protected file"),
        (b"%PDF-1.7\n", "a PDF file"),
        (b"{\\rtf1 Hei}", "an RTF file"),
        (b"PK\x03\x04" + bytes(40), "damaged or cut off"),
    ],
)
def test_what_is_no_word_document_is_told_by_what_it_is(tmp_path: Path, says: Says, data: bytes, reason: str) -> None:
    path = tmp_path / "osen.docx"
    path.write_bytes(data)
    with pytest.raises(errors.TranscriptUnreadable) as refusal:
        read(path)
    says(refusal.value, path, "cannot be read", reason)


def test_a_cut_off_document_is_refused(made: Made, says: Says) -> None:
    path = made(HELLO)
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(errors.TranscriptUnreadable) as refusal:
        read(path)
    says(refusal.value, path, "damaged or cut off", "fetch the file again")


def test_an_altered_part_is_refused(made: Made, says: Says) -> None:
    path = made(HELLO * 200)
    data = bytearray(path.read_bytes())
    data[100] ^= 0xFF
    path.write_bytes(data)
    with pytest.raises(errors.TranscriptUnreadable) as refusal:
        read(path)
    says(refusal.value, path, "word/document.xml", "damaged")


def test_a_part_with_a_password_is_refused(made: Made, says: Says) -> None:
    path = made(HELLO)
    data = bytearray(path.read_bytes())
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + flags] |= 1
            at = data.find(signature, at + 4)
    path.write_bytes(data)
    with pytest.raises(errors.TranscriptUnreadable) as refusal:
        read(path)
    says(refusal.value, path, "protected by a password", "remove the password")


def test_a_missing_main_part_is_named(made: Made, says: Says) -> None:
    path = replaced(made(HELLO), "word/document.xml", None)
    with pytest.raises(errors.TranscriptUnreadable) as refusal:
        read(path)
    says(refusal.value, path, "“word/document.xml” is missing")


def test_any_other_zip_is_refused(tmp_path: Path, says: Says) -> None:
    path = tmp_path / "bilder.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("bilde.png", b"x")
    with pytest.raises(errors.TranscriptUnreadable) as refusal:
        read(path)
    says(refusal.value, path, "a zip file, but not a Word document")


def test_an_excel_workbook_with_a_words_ending_is_told_from_a_document(tmp_path: Path, says: Says) -> None:
    openpyxl.Workbook().save(tmp_path / "tall.xlsx")
    path = (tmp_path / "tall.xlsx").rename(tmp_path / "tall.docx")
    with pytest.raises(errors.TranscriptUnreadable) as refusal:
        read(path)
    says(refusal.value, path, "an Excel workbook")


def test_broken_xml_is_refused_with_part_and_line(made: Made, says: Says) -> None:
    path = replaced(made(HELLO), "word/document.xml", b"<w:document>\n<oops")
    with pytest.raises(errors.TranscriptUnreadable) as refusal:
        read(path)
    says(refusal.value, path, "“word/document.xml” is broken in line")


def test_entities_are_never_resolved(made: Made, says: Says, tmp_path: Path) -> None:
    secret = tmp_path / "hemmelig.txt"
    secret.write_text("hemmelig")
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xml = (
        f'<!DOCTYPE d [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
        f'<w:document xmlns:w="{w}"><w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body></w:document>'
    )
    path = replaced(made(HELLO), "word/document.xml", xml.encode())
    with pytest.raises(errors.TranscriptUnreadable) as refusal:
        read(path)
    says(refusal.value, path, "declares a document type")


def test_xml_without_a_floor_is_refused(made: Made) -> None:
    deep = "<w:sdt><w:sdtContent>" * 5000 + "</w:sdtContent></w:sdt>" * 5000
    with pytest.raises(errors.TranscriptUnreadable):
        read(made(deep))


def test_a_zip_that_swells_is_refused_before_it_does(made: Made, says: Says) -> None:
    path = made(HELLO, files={"word/media/bilde.png": bytes(60_000_000)})
    with pytest.raises(errors.FileTooLarge) as refusal:
        read(path)
    says(refusal.value, path, "too large", "60 MB unpacked", "at most 50 MB")


def test_a_package_that_says_it_is_huge_is_refused(made: Made, says: Says) -> None:
    path = made(HELLO, files={"word/media/bilde.png": b"x"})
    data = bytearray(path.read_bytes())
    entry = data.rfind(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = struct.pack("<I", 500_000_000)
    path.write_bytes(data)
    with pytest.raises(errors.FileTooLarge) as refusal:
        read(path)
    says(refusal.value, path, "500 MB unpacked")


changes = st.lists(
    st.tuples(st.sampled_from(["set", "cut", "insert"]), st.floats(0, 1, exclude_max=True), st.binary(max_size=4)),
    min_size=1,
    max_size=6,
)


def altered(data: bytes, edits: list[tuple[str, float, bytes]]) -> bytes:
    for kind, place, piece in edits:
        at = int(place * len(data))
        if kind == "cut":
            data = data[:at]
        elif kind == "set":
            data = data[:at] + piece + data[at + len(piece) :]
        else:
            data = data[:at] + piece + data[at:]
    return data


@given(changes)
def test_whatever_happens_to_a_file_it_is_read_or_refused_in_words(
    made: Made, in_words: InWords, edits: list[tuple[str, float, bytes]]
) -> None:
    path = made(HELLO * 3, styles="<w:style/>", footnotes="<w:footnote/>", title="Osen")
    path.write_bytes(altered(path.read_bytes(), edits))
    with in_words(path):
        assert isinstance(read(path), Reading)


@given(changes)
def test_whatever_happens_to_its_xml_it_is_read_or_refused_in_words(
    made: Made, in_words: InWords, edits: list[tuple[str, float, bytes]]
) -> None:
    path = made(f"<w:tbl><w:tr><w:tc>{HELLO}</w:tc></w:tr></w:tbl>{HELLO}")
    with zipfile.ZipFile(path) as archive:
        xml = archive.read("word/document.xml")
    replaced(path, "word/document.xml", altered(xml, edits))
    with in_words(path):
        assert isinstance(read(path), Reading)
