"""The pieces of a report as the XML of a Word document's body, in text, a run of pieces at a time.

Strings are put together rather than elements built: sixty thousand quotes are a second's work. Only styles are used;
what a paragraph says of itself is where it must stay with the next one, and which of its words are bold or italic.
Knows the names of styles, not their looks.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from qda.files.characters import legal
from qda.files.word import fields
from qda.files.word.figures import Placed, drawing_xml
from qda.files.word.measure import EM, Columns, columns, measure
from qda.files.word.spots import Listing, Spot, label_of, listings, spots
from qda.files.word.turning import Turns
from qda.margin import sum_of
from qda.report import (
    BESIDE,
    CELL,
    POINT,
    Bullet,
    Contents,
    Heading,
    PageBreak,
    Picture,
    Piece,
    Quote,
    Report,
    Table,
    Text,
    Words,
)

_MARKUP = re.compile("[&<>\n\t]")
_IN_XML = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    "\n": '</w:t><w:br/><w:t xml:space="preserve">',
    "\t": '</w:t><w:tab/><w:t xml:space="preserve">',
}
_IN_ATTRIBUTE = {'"': "&quot;", "\n": " ", "\t": " "}


def text_xml(text: str) -> str:
    """`text` for the inside of a `w:t`: nothing of it is lost but what XML refuses."""
    if text.isprintable() and not ("&" in text or "<" in text or ">" in text):
        return text  # as nearly all are: nothing to refuse, nothing to write otherwise
    text = legal(text)
    return _MARKUP.sub(lambda found: _IN_XML[found[0]], text) if _MARKUP.search(text) else text


def attribute_xml(text: str) -> str:
    return re.sub('[&<>"\n\t]', lambda found: (_IN_XML | _IN_ATTRIBUTE)[found[0]], legal(text))


def run_xml(text: str, style: str = "") -> str:
    look = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{text_xml(text)}</w:t></w:r>'


def look_xml(part: Words, style: str = "") -> str:
    """What a run says of itself: bold and italic where it is, and its style."""
    look = (f'<w:rStyle w:val="{style}"/>' if style else "") + "<w:b/>" * part.bold + "<w:i/>" * part.italic
    return f"<w:rPr>{look}</w:rPr>" if look else ""


def word_xml(part: Words, style: str = "") -> str:
    return f'<w:r>{look_xml(part, style)}<w:t xml:space="preserve">{text_xml(part.text)}</w:t></w:r>'


PARAGRAPHS = {"lead": "Lead", "note": "Note", "quoted": "Quote"}
"""The styles of a paragraph by its kind; others are the document's ordinary ones."""


def bookmark(anchor: str) -> str:
    """`anchor` as Word lets a bookmark be called: a letter first, then letters, digits and _, at most 40 characters.

    The same anchor always gives the same name, and two anchors give two.
    """
    name = re.sub(r"[^0-9A-Za-z_]", "_", anchor)
    if not name[:1].isalpha():
        name = f"a{name}"
    if name == anchor and len(name) <= 40:
        return name
    return f"{name[:31]}_{hashlib.sha256(anchor.encode('utf-8', 'replace')).hexdigest()[:8]}"


def signed(anchor: str, words: str) -> str:
    """The anchor of a point or a summary says by a short sum how it was worded, for when the report comes back."""
    if not anchor.startswith((f"{POINT}-", f"{CELL}-")):
        return anchor
    return f"{anchor.replace('-', '_')}_{sum_of(words)}"


@dataclass(frozen=True, slots=True)
class Setting:
    """What a body must know of the document it goes into."""

    styles: Mapping[str, str]
    """The ids that the report's styles have in this document, by the report's own ids."""
    width: int
    """The width of a line of text, in twentieths of a point."""
    lists: Mapping[str, str] = field(default_factory=dict)
    """Numbering for the bullet styles that bring none of their own, as XML."""
    contents_tabs: Mapping[str, str] = field(default_factory=dict)
    """Tabs for the contents styles that have none to set a page number at, as XML."""
    bookmarks: frozenset[str] = frozenset()
    """The names of bookmarks already there, in small letters."""
    first_bookmark: int = 0
    tables_before: int = 0


class Body:
    """Turns the pieces of one report into XML. Holds what must be unique in a document: ids, bookmarks, numbers."""

    def __init__(
        self,
        report: Report,
        setting: Setting,
        pages: Sequence[int] = (),
        turns: Turns | None = None,
        figures: Sequence[Placed] = (),
    ) -> None:
        """`pages` are the pages its spots fall on, in order; empty where the report has no contents. `turns` are
        the sections that end where pages turn, `figures` the parts of its figures."""
        self._report = report
        self._setting = setting
        self._pages = pages
        self._next_id = setting.first_bookmark
        self._taken = set(setting.bookmarks)
        self._figures = iter(figures)
        self._figure_number = 0
        self._spots = spots(report, self._free, lambda anchor: self._free(bookmark(anchor)), setting.tables_before)
        self._ahead = iter(self._spots)
        self._named = {spot.piece.anchor: spot for spot in reversed(self._spots) if spot.name}
        contents = [piece for piece in report.pieces if isinstance(piece, Contents)]
        self._levels = max((piece.levels for piece in contents), default=0)
        self._listed = {listing.kind for piece in contents for listing in self._lists(piece)}
        self._turns = turns
        self._ends = iter(turns.ends if turns else ())
        self._width, self._lies = setting.width, turns is not None and turns.lies
        styles = setting.styles
        self._quote = f'<w:p><w:pPr><w:pStyle w:val="{styles["Quote"]}"/></w:pPr><w:r><w:t xml:space="preserve">'
        says = f'<w:rPr><w:rStyle w:val="{styles["QuoteAttribution"]}"/></w:rPr>'
        self._says = f'</w:t></w:r><w:r>{says}<w:t xml:space="preserve"> '

    def title(self) -> str:
        """The report's title and subtitle."""
        report = self._report
        return "".join(
            self._paragraph(style, run_xml(text))
            for style, text in (("Title", report.title), ("Subtitle", report.subtitle))
            if text
        )

    def chunks(self, size: int = 1000) -> Iterator[str]:
        """The pieces in order, `size` of them at a time."""
        pieces = self._report.pieces
        for start in range(0, len(pieces), size):
            yield "".join(self._run_of(pieces, start, min(start + size, len(pieces))))

    def _run_of(self, pieces: Sequence[Piece], start: int, end: int) -> Iterator[str]:
        opening, closing = map(text_xml, self._report.marks)
        quote, says, ending = self._quote + opening, closing + self._says, "</w:t></w:r></w:p>"
        for place in range(start, end):
            piece = pieces[place]
            if isinstance(piece, Quote):
                if piece.words:
                    yield f"{quote}{text_xml(piece.text)}{closing}</w:t></w:r>{self._attributed(piece)}</w:p>"
                    continue
                attributed = f"{says}{text_xml(piece.attribution)}" if piece.attribution else closing
                yield f"{quote}{text_xml(piece.text)}{attributed}{ending}"
            else:
                yield self._piece(piece, pieces[place + 1] if place + 1 < len(pieces) else None)

    def _piece(self, piece: Piece, following: Piece | None) -> str:
        match piece:
            case Heading():
                return self._heading_xml(piece)
            case Text():
                stays = piece.kind == "note" and isinstance(following, Quote)
                more = "<w:keepNext/>" if stays else ""
                inside = self._anchored(signed(piece.anchor, piece.text), self._words(piece))
                return self._paragraph(PARAGRAPHS.get(piece.kind, ""), inside, more)
            case Bullet():
                return self._bullet_xml(piece, stays=isinstance(following, Quote))
            case Table():
                return self._table_xml(piece, followed_by_heading=isinstance(following, Heading))
            case Picture():
                return self._picture_xml(piece)
            case Contents():
                return self._contents_xml(piece)
            case PageBreak():
                return self._turned(piece)
            case Quote():
                raise AssertionError("quotes are written by the loop that calls this")

    def end(self) -> str:
        """What ends the last section, where the frame goes on behind it."""
        return self._paragraph("TableEnd", "", self._turns.closing) if self._turns and self._turns.closing else ""

    def _turned(self, piece: PageBreak) -> str:
        """A new page, in a new section where the pages lie down or stand up again."""
        lies, ends = piece.landscape, self._ends
        if lies is None or lies == self._lies or self._turns is None:
            at_start = lies is not None and piece is self._report.pieces[0]
            return "" if at_start else self._paragraph("", '<w:r><w:br w:type="page"/></w:r>')
        begins = piece is self._report.pieces[0] and self._turns.begins
        self._lies = lies
        self._width = self._turns.width if lies != self._turns.lies else self._setting.width
        return "" if begins else self._paragraph("TableEnd", "", next(ends))

    # ----------------------------------------------------------------------- paragraphs

    def _paragraph(self, style: str, inside: str, more: str = "") -> str:
        """A paragraph in one of the report's styles, "" for the document's ordinary one; `more` are more properties."""
        look = f'<w:pStyle w:val="{self._setting.styles[style]}"/>' if style else ""
        properties = f"<w:pPr>{look}{more}</w:pPr>" if look or more else ""
        return f"<w:p>{properties}{inside}</w:p>"

    def _heading_xml(self, piece: Heading) -> str:
        level = min(max(piece.level, 1), 4)
        inside = run_xml(piece.text)
        spot = next(self._ahead)
        if piece.level <= self._levels:
            inside = self._marked(spot.mark, inside)
        style = f"Heading{level}"
        inside = self._marked(spot.name, inside) if spot.name else inside
        return self._paragraph(style, inside, self._setting.lists.get(style, ""))

    def _bullet_xml(self, piece: Bullet, *, stays: bool) -> str:
        level = min(max(piece.level, 1), 3)
        style = "ListBullet" if level == 1 else f"ListBullet{level}"
        inside = self._anchored(signed(piece.anchor, piece.text), self._words(piece))
        if piece.beside:
            name = f"{BESIDE}_{self._next_id}_{sum_of(piece.beside)}"
            inside += self._marked(self._free(name), run_xml(f" {piece.beside}"))
        return self._paragraph(style, inside, ("<w:keepNext/>" if stays else "") + self._setting.lists.get(style, ""))

    def _anchored(self, anchor: str, inside: str) -> str:
        return self._marked(self._free(bookmark(anchor)), inside) if anchor else inside

    def _marked(self, name: str, inside: str) -> str:
        number = self._next_id
        self._next_id += 1
        return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{inside}<w:bookmarkEnd w:id="{number}"/>'

    def _free(self, name: str) -> str:
        """`name`, or where the document has it already (Word does not tell a from A), the next that is free."""
        free, number = name, 1
        while free.lower() in self._taken:
            number += 1
            free = f"{name[:35]}_{number}"
        self._taken.add(free.lower())
        return free

    def _picture_xml(self, piece: Picture) -> str:
        self._figure_number += 1
        width = round(self._width * piece.width)
        drawing = drawing_xml(next(self._figures), self._figure_number, width, attribute_xml(piece.alt))
        if not piece.caption:
            return self._paragraph("", self._anchored(piece.anchor, drawing))
        return self._paragraph("", drawing, "<w:keepNext/>") + self._caption(piece)

    # ----------------------------------------------------------------------- contents

    def _contents_xml(self, piece: Contents) -> str:
        entries = [
            self._entry(f"TOC{min(max(spot.piece.level, 1), 4)}", spot.words, spot, page)
            for spot, page in zip(self._spots, self._pages, strict=True)
            if isinstance(spot.piece, Heading) and spot.piece.level <= piece.levels
        ]
        inside = self._list(piece.title, f'TOC \\o "1-{piece.levels}" \\h \\z \\u', entries) if entries else ""
        contents = (
            '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/>'
            f"</w:docPartObj></w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"
        )
        return (contents if entries else "") + "".join(map(self._listing_xml, self._lists(piece)))

    def _lists(self, piece: Contents) -> list[Listing]:
        return list(listings([spot.piece for spot in self._spots], piece, self._report.language))

    def _listing_xml(self, listing: Listing) -> str:
        """The list of all figures, or of all tables."""
        entries = [
            self._entry("TableofFigures", f"{spot.words}. {spot.piece.caption}", spot, page)
            for spot, page in zip(self._spots, self._pages, strict=True)
            if isinstance(spot.piece, listing.kind)
        ]
        return self._list(listing.title, f'TOC \\h \\z \\c "{listing.label}"', entries)

    def _list(self, title: str, instruction: str, entries: Sequence[tuple[str, str]]) -> str:
        """A field over entries, each a style and what stands in it; the field begins in the first."""
        start, tabs = fields.opened(instruction), self._setting.contents_tabs
        rows = [
            self._paragraph(style, inside if place else start + inside, tabs.get(style, ""))
            for place, (style, inside) in enumerate(entries)
        ]
        heading = self._paragraph("TOCHeading", run_xml(title)) if title else ""
        return heading + "".join(rows) + self._paragraph("TableEnd", fields.closed())

    def _entry(self, style: str, words: str, spot: Spot, page: int) -> tuple[str, str]:
        inside = run_xml(words) + "<w:r><w:tab/></w:r>" + fields.numbered(f"PAGEREF {spot.mark} \\h", page)
        return style, f'<w:hyperlink w:anchor="{spot.mark}" w:history="1">{inside}</w:hyperlink>'

    # ----------------------------------------------------------------------- tables

    def _table_xml(self, piece: Table, *, followed_by_heading: bool) -> str:
        cols = columns(piece.header, piece.rows, piece.widths, self._width)
        cell_style = self._setting.styles["TableTextSmall" if cols.small else "TableText"]
        described = f'<w:tblCaption w:val="{attribute_xml(piece.caption)}"/>' if piece.caption else ""
        cell = [
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
            f'<w:p><w:pPr><w:pStyle w:val="{cell_style}"/></w:pPr>'
            for width in cols.widths
        ]
        anchors = {(row, column): anchor for row, column, anchor in piece.anchors}
        rows = [
            "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
            + "".join(
                f"{start}{self._anchored(signed(anchors.get((place, column), ''), text), run_xml(text))}</w:p></w:tc>"
                for column, (start, text) in enumerate(zip(cell, row, strict=True))
            )
            + "</w:tr>"
            for place, row in enumerate(piece.rows)
        ]
        after = "" if followed_by_heading else self._paragraph("TableEnd", "")
        return (
            (self._caption(piece) if piece.caption else "")
            + f'<w:tbl><w:tblPr><w:tblStyle w:val="{self._setting.styles["ReportTable"]}"/>'
            f'<w:tblW w:w="{sum(cols.widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            '<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1"'
            f' w:noVBand="1"/>{described}</w:tblPr><w:tblGrid>'
            + "".join(f'<w:gridCol w:w="{width}"/>' for width in cols.widths)
            + "</w:tblGrid>"
            + self._header_row(piece.header, cols, cell_style)
            + "".join(rows)
            + "</w:tbl>"
            + after
        )

    def _header_row(self, header: Sequence[str], cols: Columns, style: str) -> str:
        height, turned = "", ""
        if cols.upright:
            tallest = max(measure(text) for text in header[1:]) * cols.size * 20 / EM
            height = f'<w:trHeight w:val="{min(round(tallest * 1.06) + 200, 3400)}" w:hRule="atLeast"/>'
            turned = '<w:textDirection w:val="btLr"/>'
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{turned if place else ""}</w:tcPr>'
            f'<w:p><w:pPr><w:pStyle w:val="{style}"/><w:keepNext/></w:pPr>{run_xml(text)}</w:p></w:tc>'
            for place, (text, width) in enumerate(zip(header, cols.widths, strict=True))
        )
        return f"<w:tr><w:trPr><w:cantSplit/>{height}<w:tblHeader/></w:trPr>{cells}</w:tr>"

    # ----------------------------------------------------------------------- captions and references

    def _caption(self, piece: Picture | Table) -> str:
        """A caption; label and number are what a reference to it shows."""
        spot = next(self._ahead)
        label = label_of(piece, self._report.language)
        number = fields.numbered(f"SEQ {label} \\* ARABIC", spot.number)
        named = run_xml(f"{label} ") + number
        inside = (self._marked(spot.name, named) if spot.name else named) + run_xml(f". {piece.caption}")
        inside = self._marked(spot.mark, inside) if type(piece) in self._listed else inside
        stays = "" if isinstance(piece, Table) else ' w:val="0"'  # above a table, and below a figure
        return self._paragraph("Caption", inside, f"<w:keepNext{stays}/>")

    def _words(self, piece: Text | Bullet) -> str:
        """The runs of a paragraph."""
        return "".join(map(self._part, piece.words)) if piece.words else run_xml(piece.text)

    def _attributed(self, piece: Quote) -> str:
        style = self._setting.styles["QuoteAttribution"]
        return run_xml(" ", style) + "".join(self._part(part, style) for part in piece.words)

    def _part(self, part: Words, style: str = "") -> str:
        """A run, or what refers to a spot: a field that follows its words, or a link where others are wanted."""
        spot = self._named.get(part.refers_to) if part.refers_to else None
        if spot is None:
            return word_xml(part, style)
        look = look_xml(part, style)
        how = " \\* MERGEFORMAT" if look else ""
        if not isinstance(spot.piece, Heading):
            small = part.text[:1].islower()
            part = replace(part, text=spot.words.lower() if small else spot.words)
            how = (" \\* Lower" if small else "") + how
        elif part.text != spot.words:
            return f'<w:hyperlink w:anchor="{spot.name}" w:history="1">{word_xml(part, style)}</w:hyperlink>'
        return fields.opened(f"REF {spot.name} \\h{how}", look) + word_xml(part, style) + fields.closed(look)
