"""Transcripts of every kind: what a reader of the file sees is what is imported, and a broken file is a sentence."""

from __future__ import annotations

import json
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from qda.drafts import understand
from qda.errors import SitatError
from qda.files import READABLE, read
from qda.model import Part, Reading

TURNS = (
    ("Intervjuer", "Hvordan begynte samarbeidet?"),
    ("Kari", "Vi møttes på en samling, og så ble det fem kommuner. Æ, ø og å må stå."),
    ("Intervjuer", "Hva var vanskelig?"),
    ("Kari", "Rådmannen sa «vent» – og vi ventet …"),
)
TEXT = "\n".join(f"{who}: {said}" for who, said in TURNS)
STARTS = (1_000, 4_500, 12_000, 15_250)


def clock(milliseconds: int, comma: str = ".") -> str:
    seconds, rest = divmod(milliseconds, 1_000)
    return f"00:{seconds // 60:02d}:{seconds % 60:02d}{comma}{rest:03d}"


def odt(path: Path) -> None:
    namespaces = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    )
    body = "".join(f"<text:p>{who}: {said}</text:p>" for who, said in TURNS)
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {namespaces} office:version="1.2">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", content)


def rtf(path: Path) -> None:
    def escaped(text: str) -> str:
        return "".join(letter if ord(letter) < 128 else f"\\u{ord(letter)}?" for letter in text)

    lines = r"\par ".join(f"{who}: {escaped(said)}" for who, said in TURNS)
    path.write_text(r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}\f0 " + lines + r"\par}", "ascii")


def html(path: Path) -> None:
    body = "".join(f"<p><b>{who}:</b> {said}</p>\n" for who, said in TURNS)
    page = f"<html><head><title>Intervju</title><style>p {{ color: red }}</style></head><body>{body}</body></html>"
    path.write_text(page, "utf-8")


def vtt(path: Path) -> None:
    cues = (
        f"{number}\n{clock(start)} --> {clock(start + 2_000)}\n<v {who}>{said}</v>\n"
        for number, ((who, said), start) in enumerate(zip(TURNS, STARTS, strict=True))
    )
    path.write_text("WEBVTT\n\nNOTE made by hand\n\n" + "\n".join(cues), "utf-8")


def srt(path: Path) -> None:
    cues = (
        f"{number}\n{clock(start, ',')} --> {clock(start + 2_000, ',')}\n{who}: {said}\n"
        for number, ((who, said), start) in enumerate(zip(TURNS, STARTS, strict=True), 1)
    )
    path.write_text("\n".join(cues), "utf-8")


def whisper(path: Path) -> None:
    segments = [
        {"start": start / 1_000, "end": start / 1_000 + 2, "text": f" {said}", "speaker": who}
        for (who, said), start in zip(TURNS, STARTS, strict=True)
    ]
    path.write_text(json.dumps({"segments": segments, "language": "no"}), "utf-8")


def comma_separated(path: Path) -> None:
    rows = "\n".join(f'"{who}","{clock(start)}","{said}"' for (who, said), start in zip(TURNS, STARTS, strict=True))
    path.write_text("speaker,start,text\n" + rows + "\n", "utf-8")


def spreadsheet(path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Taler", "Tekst"])
    for turn in TURNS:
        sheet.append(list(turn))
    book.save(path)


MAKERS: dict[str, Callable[[Path], None]] = {
    ".odt": odt,
    ".rtf": rtf,
    ".html": html,
    ".vtt": vtt,
    ".srt": srt,
    ".json": whisper,
    ".csv": comma_separated,
    ".xlsx": spreadsheet,
}
TIMED = (".vtt", ".srt", ".json", ".csv")


@pytest.fixture(params=MAKERS)
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """One interview, in each format."""
    made = tmp_path / f"intervju{request.param}"
    MAKERS[request.param](made)
    return made


def said(reading: Reading) -> list[tuple[str, str]]:
    draft = understand(reading)
    return [
        (draft.speakers[turn.speaker].name if turn.speaker is not None else "", turn.said.of(draft.text))
        for turn in draft.turns
    ]


def test_every_word_and_every_speaker_comes_in(path: Path) -> None:
    assert said(read(path)) == list(TURNS)


def test_who_interviews_is_guessed(path: Path) -> None:
    assert [speaker.part for speaker in understand(read(path)).speakers] == [Part.INTERVIEWER, Part.PARTICIPANT]


@pytest.mark.parametrize("ending", TIMED)
def test_times_are_kept_with_their_turns(tmp_path: Path, ending: str) -> None:
    MAKERS[ending](tmp_path / f"t{ending}")
    draft = understand(read(tmp_path / f"t{ending}"))
    assert [turn.time_start for turn in draft.turns] == list(STARTS)


def test_a_pdf_gives_its_words_in_reading_order(tmp_path: Path) -> None:
    path = tmp_path / "intervju.pdf"
    path.write_bytes(
        small_pdf(["Interviewer: How did it begin?", "Kari: We met at a gathering.", "Kari: Then we were five."])
    )
    words = read(path).text.split()
    assert words == "Interviewer: How did it begin? Kari: We met at a gathering. Kari: Then we were five.".split()


def test_a_scanned_pdf_says_that_it_has_no_text(tmp_path: Path) -> None:
    (tmp_path / "scan.pdf").write_bytes(small_pdf([]))
    with pytest.raises(SitatError, match=r"scan\.pdf"):
        read(tmp_path / "scan.pdf")


def small_pdf(lines: list[str]) -> bytes:
    """A page of text, written by hand."""
    drawn = "BT /F1 12 Tf 72 760 Td 18 TL " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            "/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
        ),
        f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
    ]
    out, places = "%PDF-1.4\n", []
    for number, inside in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{inside}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return (out + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}" + end).encode("latin-1")


def test_over_split_cues_of_one_speaker_are_one_turn(tmp_path: Path) -> None:
    cues = "".join(
        f"{clock(start)} --> {clock(start + 900)}\n<v Kari>{words}</v>\n\n"
        for start, words in ((0, "Vi ventet"), (1_000, "på rådmannen"), (2_000, "i to år."))
    )
    (tmp_path / "t.vtt").write_text("WEBVTT\n\n" + cues, "utf-8")
    assert said(read(tmp_path / "t.vtt")) == [("Kari", "Vi ventet på rådmannen i to år.")]


def test_a_url_is_no_speaker(tmp_path: Path) -> None:
    (tmp_path / "t.vtt").write_text(
        f"WEBVTT\n\n{clock(0)} --> {clock(900)}\nhttps://www.kommune.example: les der\n", "utf-8"
    )
    assert [who for who, _ in said(read(tmp_path / "t.vtt"))] in ([""], [])


@pytest.mark.parametrize("ending", [*MAKERS, ".pdf"])
def test_a_broken_file_is_a_sentence_or_a_reading_and_never_a_crash(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"broken{ending}"
    if ending == ".pdf":
        path.write_bytes(small_pdf(["Kari: We waited."]))
    else:
        MAKERS[ending](path)
    whole = path.read_bytes()
    draw = random.Random(ending)
    for _ in range(120):
        broken = bytearray(whole)
        for _ in range(draw.randint(1, 8)):
            broken[draw.randrange(len(broken))] = draw.randrange(256)
        if draw.random() < 0.3:
            del broken[draw.randrange(len(broken)) :]
        path.write_bytes(bytes(broken))
        told = f"“{path.name}”"
        try:
            understand(read(path))
        except SitatError as error:
            told = str(error)
        assert path.name in told
        assert "\n" not in told


@pytest.mark.parametrize("ending", READABLE)
def test_an_empty_file_is_refused_by_name(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"empty{ending}"
    path.write_bytes(b"")
    with pytest.raises(SitatError, match="empty"):
        read(path)
