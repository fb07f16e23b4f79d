"""The key of pseudonyms as a csv file: which name each pseudonym stands for. Knows no storage.

Whoever has the file can put the names back, and its first line says so. UTF-8 with a mark that spreadsheets know;
commas, semicolons or tabs are read.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from qda import errors
from qda.files.plain import text_of
from qda.files.saving import whole
from qda.text.pseudonyms import Key, Kind, Pair

COLUMNS = ("kind", "original", "pseudonym", "of", "left in place")
_WARNING = {
    "en": "Secret: this file gives the real names back. Keep it apart from the project, and never send them together.",
    "nb": "Hemmelig: denne filen gir de virkelige navnene tilbake. Hold den unna prosjektet, og send dem aldri sammen.",
}


def write_key(key: Iterable[Pair], path: Path, language: str = "en") -> None:
    """Write a key, its warning first. Raises `DiskFull` or `FolderReadOnly`."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n", delimiter=";")
    writer.writerow([_WARNING.get(language, _WARNING["nb" if language == "nn" else "en"])])
    writer.writerow(COLUMNS)
    writer.writerows([p.kind, p.original, p.pseudonym, p.entry, p.kept or ""] for p in key)
    with whole(path) as file:
        file.write(text.getvalue().encode("utf-8-sig"))


def read_key(path: Path | str) -> Key:
    """The key in a file: the columns original and pseudonym, and what else is there.

    Raises `errors.TableUnreadable`.
    """
    path = Path(path)
    text, _ = text_of(path)
    for delimiter in (";", ",", "\t"):
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
        for top, row in enumerate(rows):
            names = [name.strip().casefold() for name in row]
            if "original" in names and "pseudonym" in names:
                return tuple(_pairs(path, names, rows[top + 1 :], top + 2))
    raise errors.TableUnreadable(
        path, "its first rows", "none has the columns original and pseudonym", "check that it is a key of pseudonyms"
    )


def _pairs(path: Path, names: list[str], rows: list[list[str]], line: int) -> Iterable[Pair]:
    for number, row in enumerate(rows, line):
        told = dict(zip(names, row, strict=False))
        original, pseudonym = told.get("original", ""), told.get("pseudonym", "")
        if not original.strip() and not pseudonym.strip():
            continue
        if not original.strip() or not pseudonym.strip():
            column = "pseudonym" if original.strip() else "original"
            raise errors.TableUnreadable(
                path, f"row {number}, column “{column}”", "it is empty", "fill it in, or take the row away"
            )
        kept = told.get("left in place", "").strip()
        kind = told.get("kind", "").strip().casefold()
        yield Pair(
            original,
            pseudonym,
            Kind(kind) if kind in tuple(Kind) else Kind.OTHER,
            told.get("of", "") or original,
            int(kept) if kept.isascii() and kept.isdigit() else 0,
        )
