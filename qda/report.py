"""A report as a neutral value: headings, text, bullets, quotes, tables, pictures, in order.

`analysis` builds it, the writers in `files` turn it into .docx, .html, .md, .xlsx and .csv, and the
window previews it. Every string is final display text in the report's language. Knows no storage,
no files and no Qt.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from qda.chart import Chart
from qda.model import Span


class Source(NamedTuple):
    """Where a quote stands: its place in the project, for the way back."""

    document_id: int
    span: Span


@dataclass(frozen=True, slots=True)
class Heading:
    """Level 1 to 4. `anchor` is unique in the report and stable: a bookmark in Word."""

    level: int
    text: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """A part of a paragraph, as it is set."""

    text: str
    bold: bool = False
    italic: bool = False
    refers_to: str = ""
    """The anchor of the heading, figure or table these words lead to. Where those have numbers, words that refer to a
    figure or a table are its label and number, in small letters if `text` begins with one."""


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph. `kind` is one of "body", "lead" (the line before the bullets), "note" (small print), "quoted"."""

    text: str
    kind: str = "body"
    words: tuple[Words, ...] = ()
    """The text in parts, where some of it is set apart; else empty."""
    anchor: str = ""
    """Of a summary: what it was written from, so that it is known when the report comes back."""


@dataclass(frozen=True, slots=True)
class Bullet:
    text: str
    anchor: str = ""
    level: int = 1
    words: tuple[Words, ...] = ()
    """As those of `Text`."""
    beside: str = ""
    """What stands behind it and is no part of its wording: “(3 of 5)”."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Verbatim words (newlines kept) and who said them, "" where attribution is off."""

    text: str
    attribution: str
    source: Source | None = None
    words: tuple[Words, ...] = ()
    """The attribution in parts, where some of it refers to another piece; else empty."""


@dataclass(frozen=True, slots=True)
class Table:
    """`rows` hold as many strings as `header`. `widths` are shares of the page's width (any unit)."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    widths: tuple[float, ...] = ()
    anchors: tuple[tuple[int, int, str], ...] = ()
    """Row, column and anchor of the cells that hold a summary; rows are counted without the header."""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure. `image` is what it shows, drawn when it is written, or the bytes of a PNG file.

    `alt` tells in words what is seen, for those who do not see it. `width` is a share of the line's.
    """

    image: Chart | bytes
    alt: str
    caption: str = ""
    width: float = 1.0
    anchor: str = ""


LISTED_FROM = 3
"""From so many figures or tables on a list of them helps."""


@dataclass(frozen=True, slots=True)
class Contents:
    """A table of contents over heading levels 1 to `levels`.

    Lists of figures and of tables follow it under their titles, where there are `LISTED_FROM` or more with a caption;
    "" for none. Only where there are pages.
    """

    title: str
    levels: int = 2
    figures: str = ""
    tables: str = ""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A new page. `landscape` says whether the pages from here on lie down; None as those before."""

    landscape: bool | None = None


Piece = Heading | Text | Bullet | Quote | Table | Picture | Contents | PageBreak


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report. `language` is "en", "nb" or "nn"; `marks` are the quotation marks of its quotes."""

    title: str
    subtitle: str
    language: str
    pieces: tuple[Piece, ...]
    header: str = ""
    author: str = ""
    marks: tuple[str, str] = ("“", "”")
    page_label: str = "Page"
    project: str = ""
    """The guid of the project it tells of, by which a copy that comes back is known."""
    cover: tuple[tuple[str, str], ...] = ()
    """What a template's cover may ask for besides title, subtitle and author: "client", "date", and what it is."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words that a finished report quotes, and where: under which heading, in which paragraph (from 1)."""

    words: str
    heading: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class Readable:
    """A piece of text in a finished report's file. `where` says what it is in: "text", "header", "properties", …"""

    where: str
    number: int
    """Counts paragraphs, from 1; 0 where there are none."""
    text: str


POINT, CELL, BESIDE = "point", "cell", "beside"
"""How the anchors of points begin, a guid follows; those of summaries, followed by what meets what; and those of what
stands beside a point's wording."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A paragraph of a report that came back. `heading` is the anchor of what it stands under, such as
    "question-…", with a - for every sign that is no letter or digit."""

    heading: str
    words: str
    anchor: str = ""
    """What it was written from, such as "point-…"; "" for a new one."""
    sum: str = ""
    """A short sum of the words it was written with."""


@dataclass(frozen=True, slots=True)
class Returned:
    """A report that was written by Sitat and has been edited since."""

    project: str
    """The guid of the project it was written from, "" where it does not say."""
    written: frozenset[str]
    """The anchors of all points that were written."""
    lines: tuple[Standing, ...]
    """Its points and summaries, and paragraphs that were added among the points, in order."""
    comments: int = 0
