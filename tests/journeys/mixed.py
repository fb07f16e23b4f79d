"""A folder of twelve interviews in twelve formats, each as a program writes it. The people are invented."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Sequence
from pathlib import Path

import docx
import openpyxl
from PySide6.QtGui import QPdfWriter, QTextDocument, QTextDocumentWriter

ASKED = ("How did the cooperation begin?", "What was difficult?")
PLACES = (
    "Osen", "Vikna", "Namsos", "Lierne", "Røyrvik", "Grong", "Høylandet", "Overhalla", "Fosnes", "Leka", "Flatanger",
    "Snåsa",
)  # fmt: skip
Lines = Sequence[tuple[str, str]]


def lines_of(place: str) -> Lines:
    """What was said in a place: two questions, two answers."""
    return (
        ("Interviewer", ASKED[0]),
        ("Bjørg", f"It began in {place}, with a call to the neighbours."),
        ("Interviewer", ASKED[1]),
        ("Bjørg", f"The distances, and that {place} had nobody who knew tenders."),
    )


def _labelled(lines: Lines) -> str:
    return "\n".join(f"{name}: {words}" for name, words in lines) + "\n"


def _docx(path: Path, lines: Lines) -> None:
    document = docx.Document()
    for name, words in lines:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{name}: ").bold = True
        paragraph.add_run(words)
    document.save(str(path))


def _odt(path: Path, lines: Lines) -> None:
    document = QTextDocument()
    document.setPlainText(_labelled(lines).strip())
    assert QTextDocumentWriter(str(path), b"odf").write(document)


def _pdf(path: Path, lines: Lines) -> None:
    document = QTextDocument()
    document.setPlainText(_labelled(lines).strip())
    writer = QPdfWriter(str(path))
    document.print_(writer)


def _rtf(path: Path, lines: Lines) -> None:
    words = _labelled(lines).replace("\n", "\\par\n")
    plain = "".join(letter if letter.isascii() else f"\\'{letter.encode('cp1252').hex()}" for letter in words)
    path.write_bytes(b"{\\rtf1\\ansi\\ansicpg1252 " + plain.encode("ascii") + b"}")


def _html(path: Path, lines: Lines) -> None:
    body = "".join(f"<p><b>{name}:</b> {words}</p>" for name, words in lines)
    path.write_text(f"<html><head><meta charset='utf-8'></head><body>{body}</body></html>", encoding="utf-8")


def _txt(path: Path, lines: Lines) -> None:
    path.write_bytes(_labelled(lines).replace("\n", "\r\n").encode("cp1252"))


def _md(path: Path, lines: Lines) -> None:
    path.write_text("\n\n".join(f"**{name}:** {words}" for name, words in lines) + "\n", encoding="utf-8")


def _vtt(path: Path, lines: Lines) -> None:
    cues = (
        f"00:00:{n}0.000 --> 00:00:{n}8.000\n<v {name}>{words}</v>\n" for n, (name, words) in enumerate(lines, start=1)
    )
    path.write_text("WEBVTT\n\n" + "\n".join(cues), encoding="utf-8")


def _srt(path: Path, lines: Lines) -> None:
    cues = (
        f"{n}\n00:00:{n}0,000 --> 00:00:{n}8,000\n{name}: {words}\n" for n, (name, words) in enumerate(lines, start=1)
    )
    path.write_text("\n".join(cues), encoding="utf-8-sig")


def _json(path: Path, lines: Lines) -> None:
    segments = [
        {"id": n, "start": 10.0 * n, "end": 10.0 * n + 8, "text": f" {words}", "speaker": name}
        for n, (name, words) in enumerate(lines)
    ]
    path.write_text(json.dumps({"text": "", "segments": segments, "language": "en"}), encoding="utf-8")


def _csv(path: Path, lines: Lines) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, delimiter=";")
        rows.writerow(("Time", "Speaker", "Text"))
        rows.writerows((f"00:00:{n}0", name, words) for n, (name, words) in enumerate(lines, start=1))


def _xlsx(path: Path, lines: Lines) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("Time", "Speaker", "Text"), *((f"00:00:{n}0", *line) for n, line in enumerate(lines, start=1))):
        sheet.append(row)
    book.save(path)


KINDS: dict[str, Callable[[Path, Lines], None]] = {
    "docx": _docx, "odt": _odt, "rtf": _rtf, "pdf": _pdf, "html": _html, "txt": _txt, "md": _md, "vtt": _vtt,
    "srt": _srt, "json": _json, "csv": _csv, "xlsx": _xlsx,
}  # fmt: skip


def mixed_folder(folder: Path) -> Path:
    """Twelve interviews in a folder and one within it; and a picture, a broken file, a copy and a lock."""
    (folder / "round two").mkdir(parents=True)
    for number, (place, (ending, write)) in enumerate(zip(PLACES, KINDS.items(), strict=True)):
        inside = folder / "round two" if number % 4 == 3 else folder
        write(inside / f"{place}_leader_2016-02-{number + 10}.{ending}", lines_of(place))
    (folder / "map.png").write_bytes(b"\x89PNG")
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 and no more")
    (folder / "the same again.txt").write_text(_labelled(lines_of("Grong")), encoding="utf-8")
    (folder / "~$Osen.docx").write_bytes(b"lock")
    return folder
