"""The places in a report that its contents list and its words refer to: headings, and figures and tables by caption.

Knows what each is called in Word, its bookmarks and its number; not the page it falls on, and no XML.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeGuard

from qda.files.word.figures import FIGURE_LABEL
from qda.files.word.styles import TABLE_LABEL
from qda.report import LISTED_FROM, Contents, Heading, Picture, Piece, Quote, Report, Table


@dataclass(frozen=True, slots=True)
class Spot:
    """One such place."""

    piece: Heading | Picture | Table
    mark: str
    """The bookmark that the contents and the lists lead to."""
    name: str
    """The bookmark of its anchor, "" where it has none."""
    words: str
    """What stands in that bookmark: a heading's text, or label and number, such as "Figure 2"."""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of figures or of tables, as it stands after the contents."""

    title: str
    label: str
    kind: type[Picture] | type[Table]


def is_spot(piece: Piece) -> TypeGuard[Heading | Picture | Table]:
    """Whether a piece can be listed."""
    return isinstance(piece, Heading) or (isinstance(piece, Picture | Table) and bool(piece.caption))


def label_of(piece: Picture | Table, language: str) -> str:
    """What the caption of a figure or a table begins with."""
    labels = FIGURE_LABEL if isinstance(piece, Picture) else TABLE_LABEL
    return labels.get(language, labels["en"])


def spots(report: Report, free: Callable[[str], str], named: Callable[[str], str], tables_before: int) -> list[Spot]:
    """All of a report's, in order. `free` makes a bookmark's name one that is free, `named` such a one of an anchor."""
    numbers: dict[type[Piece], int] = {Heading: 0, Picture: 0, Table: tables_before}
    found: list[Spot] = []
    for piece in report.pieces:
        if isinstance(piece, Quote) or not is_spot(piece):
            continue
        number = numbers[type(piece)] = numbers[type(piece)] + 1
        words = piece.text if isinstance(piece, Heading) else f"{label_of(piece, report.language)} {number}"
        name = named(piece.anchor) if piece.anchor else ""
        found.append(Spot(piece, free(f"_Toc{len(found) + 1:09}"), name, words, number))
    return found


def listings(pieces: Sequence[Piece], contents: Contents, language: str) -> Iterator[Listing]:
    """The lists that follow the contents: those that are wanted and long enough. `pieces` may be the spots alone."""
    for title, kind, labels in ((contents.figures, Picture, FIGURE_LABEL), (contents.tables, Table, TABLE_LABEL)):
        captioned = sum(isinstance(piece, kind) and is_spot(piece) for piece in pieces) if title else 0
        if captioned >= LISTED_FROM:
            yield Listing(title, labels.get(language, labels["en"]), kind)
