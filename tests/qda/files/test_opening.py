"""Files that cannot be opened, and those that are too large: said before anything is read."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from qda import errors
from qda.files import MOST_BYTES, READABLE, read
from qda.files.opening import contents

Says = Callable[..., None]


@contextmanager
def as_nobody() -> Iterator[None]:
    """Without a superuser's right to open everything."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_the_ending_picks_the_reader_in_any_case(tmp_path: Path) -> None:
    for name in ("a.txt", "a.TXT", "a.md", "a.Markdown"):
        (tmp_path / name).write_text("Hei", encoding="utf-8")
        assert read(tmp_path / name).text == "Hei"
    assert set(READABLE) >= {".docx", ".odt", ".rtf", ".pdf", ".txt", ".md", ".html", ".vtt", ".srt", ".json", ".xlsx"}


def test_a_path_may_be_given_as_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Hei", encoding="utf-8")
    assert read(str(tmp_path / "a.txt")).source == "a.txt"


@pytest.mark.parametrize("name", ["osen.xyz", "osen", ".txt"])
def test_an_unknown_ending_is_answered_with_the_known_ones(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("Hei", encoding="utf-8")
    with pytest.raises(errors.UnknownFormat) as refusal:
        read(path)
    assert "“" + name in str(refusal.value)
    assert ", ".join(READABLE[:-1]) in str(refusal.value)


def test_a_missing_file_is_named_with_its_folder(tmp_path: Path, says: Says) -> None:
    path = tmp_path / "osen.docx"
    with pytest.raises(errors.NoSuchFile) as refusal:
        read(path)
    says(refusal.value, path, f"in {tmp_path}")
    with pytest.raises(errors.NoSuchFile):
        read(tmp_path / "osen.docx" / "inni.txt")


def test_a_folder_is_no_transcript(tmp_path: Path, says: Says) -> None:
    path = tmp_path / "mappe.docx"
    path.mkdir()
    with pytest.raises(errors.TranscriptUnreadable) as refusal:
        read(path)
    says(refusal.value, path, "it is a folder", "choose the files in it")


def test_a_device_is_no_transcript(tmp_path: Path, says: Says) -> None:
    path = tmp_path / "rør.txt"
    os.mkfifo(path)
    with pytest.raises(errors.TranscriptUnreadable) as refusal:
        read(path)
    says(refusal.value, path, "it is a device")


@pytest.mark.parametrize("name", ["osen.txt", "osen.docx", "osen.pdf", "osen.odt", "osen.xlsx", "osen.rtf"])
def test_a_file_one_may_not_open_is_said(tmp_path: Path, says: Says, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"PK\x03\x04")
    path.chmod(0)
    with as_nobody(), pytest.raises(errors.TranscriptUnreadable) as refusal:
        read(path)
    says(refusal.value, path, "you may not open it")


@pytest.mark.parametrize("name", [f"a{ending}" for ending in READABLE])
def test_nothing_at_all_is_an_empty_file(tmp_path: Path, says: Says, name: str) -> None:
    path = tmp_path / name
    path.touch()
    with pytest.raises(errors.FileEmpty) as refusal:
        read(path)
    says(refusal.value, path, "has no text in it")


@pytest.mark.parametrize("text", [" \n\t\u00a0", "\ufeff", "\u200b\u00ad\n", "\u0085" * 3])
def test_text_without_anything_to_see_is_an_empty_file(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(errors.FileEmpty):
        read(path)


def test_a_text_of_200_megabytes_is_refused_at_once(tmp_path: Path, says: Says) -> None:
    path = tmp_path / "stor.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    begun = time.perf_counter()
    with pytest.raises(errors.FileTooLarge) as refusal:
        read(path)
    assert time.perf_counter() - begun < 0.1
    says(refusal.value, path, "200 MB, at most 50 MB")


def test_the_largest_text_is_still_read(tmp_path: Path) -> None:
    path = tmp_path / "stor.txt"
    path.write_bytes(b"ord " * (MOST_BYTES // 4))
    assert len(contents(path)) == MOST_BYTES
    path.write_bytes(b"ord " * (MOST_BYTES // 4) + b"!")
    with pytest.raises(errors.FileTooLarge):
        contents(path)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("a.doc", "an older Word document; open it in Word or LibreOffice and save it as .docx"),
        ("a.pages", "a Pages document; open it in the program it is from and export it as .docx"),
        ("a.wpd", "a WordPerfect document; open it in Word or LibreOffice and save it as .docx"),
        ("a.MP3", "a sound recording; have it transcribed first"),
        ("a.m4a", "a sound recording; have it transcribed first"),
        ("a.mp4", "a film; have it transcribed first"),
        ("a.xls", "an older Excel workbook; open it in Excel or LibreOffice and save it as .xlsx"),
    ],
)
def test_a_file_of_another_program_is_named_with_what_to_do(tmp_path: Path, says: Says, name: str, told: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    with pytest.raises(errors.TranscriptUnreadable) as refusal:
        read(path)
    says(refusal.value, path, told)


@pytest.mark.parametrize("text", ["{\\rtf1\\ansi Kari: Ja.\\par}", "<html><body><p>Kari: Ja.</p></body></html>"])
def test_a_doc_that_is_something_else_is_read_as_what_it_is(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.doc").write_text(text, encoding="utf-8")
    assert read(tmp_path / "a.doc").text == "Kari: Ja."
