"""A report as Markdown (CommonMark, with pipe tables). Knows no project."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from qda.files.characters import legal
from qda.files.pictures import data_uri
from qda.files.saving import whole
from qda.report import Bullet, Contents, Heading, PageBreak, Picture, Piece, Quote, Report, Table, Text, Words

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~#&])")
_AT_START = re.compile(r"^\s*(?:(?=[-+=])|\d+(?=[.)]))")
"""Where a backslash keeps a line from becoming a list or a heading: a digit cannot be escaped, the dot after it can."""


def to_markdown(report: Report) -> str:
    """The whole report."""
    blocks = [f"# {_escaped(report.title)}"]
    if report.subtitle:
        blocks.append(_escaped(report.subtitle))
    for piece in report.pieces:
        blocks += _blocks(piece, report)
    figures = [piece for piece in report.pieces if isinstance(piece, Picture)]
    blocks += [f"[{_mark(piece, report)}]: {data_uri(piece)}" for piece in figures]
    return "\n\n".join(blocks) + "\n"


def write_markdown(report: Report, path: Path) -> None:
    """Write the report to `path`, whole or not at all."""
    with whole(path) as file:
        file.write(to_markdown(report).encode("utf-8"))


def _blocks(piece: Piece, report: Report) -> Iterator[str]:
    match piece:
        case Heading(level, text, _):
            yield "#" * (level + 1) + " " + _escaped(text)
        case Text(text, kind):
            words = _set_apart(piece)
            yield {"note": f"*{_escaped(text)}*", "quoted": f"> {words}"}.get(kind, words)
        case Bullet(_, _, level):
            indent, beside = "  " * (level - 1), f" {_escaped(piece.beside)}" if piece.beside else ""
            yield f"{indent}- " + _set_apart(piece).replace("\n", f"\n{indent}  ") + beside
        case Quote():
            words = _lines(f"{report.marks[0]}{piece.text}{report.marks[1]}")
            told = f" {_escaped(piece.attribution)}" if piece.attribution else ""
            yield "\n".join(f"  > {line}" for line in (words + told).split("\n"))
        case Table(header, rows, caption, _):
            lines = [_row(header), "|" + " --- |" * len(header), *map(_row, rows)]
            yield "\n".join(lines)
            if caption:
                yield f"*{_escaped(caption)}*"
        case Picture():
            yield f"![{_escaped(piece.alt)}][{_mark(piece, report)}]"
            if piece.caption:
                yield f"*{_escaped(piece.caption)}*"
        case Contents() | PageBreak():
            return


def _mark(piece: Picture, report: Report) -> str:
    """What a figure is called inside the file: the picture itself stands at its end."""
    return f"figure-{[one for one in report.pieces if isinstance(one, Picture)].index(piece) + 1}"


def _set_apart(piece: Text | Bullet) -> str:
    """A paragraph's words; what is opened last is closed first."""
    if not piece.words:
        return _lines(piece.text)
    written = ""
    opened: list[str] = []
    for part in (*piece.words, Words("")):
        wanted = {"**": part.bold, "*": part.italic}
        while not all(wanted[mark] for mark in opened):
            written += opened.pop()
        for mark in wanted:
            if wanted[mark] and mark not in opened:
                written += mark
                opened.append(mark)
        written += _escaped(part.text).replace("\n", "\\\n")
    return _AT_START.sub(r"\g<0>\\", written)


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(_escaped(cell).replace("\n", "<br>") for cell in cells) + " |"


def _lines(text: str) -> str:
    """Text whose line breaks are kept: by a backslash, as many an editor takes away spaces at the end of a line."""
    return "\\\n".join(_AT_START.sub(r"\g<0>\\", line) for line in _escaped(text).split("\n"))


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", legal(text))
