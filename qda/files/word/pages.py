"""On which page each heading, figure and table falls: an estimate, so that contents have numbers when first opened.

Word fills in page numbers itself when asked (or when printing) and asks a question when told to do it at once, so the
numbers that stand there until then had better be right. Lays the pieces out as Word does: lines, space between
paragraphs (the larger of the two), no lonely lines, headings kept with what follows. Right to the page for a report of
ordinary length in our own look; near in a template's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from qda.files.word import measure
from qda.files.word.adopt import Element, W, chain, default
from qda.files.word.body import PARAGRAPHS
from qda.files.word.figures import height_of
from qda.files.word.measure import EM, columns
from qda.files.word.spots import Listing, listings
from qda.files.word.turning import Turns
from qda.report import Bullet, Contents, Heading, PageBreak, Picture, Piece, Quote, Report, Table, Text

_LINE = 1.2207
"""The height of a line of Calibri, as a share of its size."""
_EXACT = 4000
"""Up to so many pieces each line is broken word by word."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a paragraph style takes of a page; lengths in twentieths of a point."""

    size: float
    line: float
    before: int
    after: int
    sides: int
    stays: bool
    bold: bool


@dataclass(frozen=True, slots=True)
class _Block:
    height: float
    before: int
    after: int
    line: float
    count: int
    stays: bool
    whole: bool = False


class _Sheet:
    """Where the next line goes."""

    def __init__(self, height: int, page: int) -> None:
        self.room = height
        self.page = page
        self.used = 0.0
        self._after = 0

    def turn(self) -> None:
        self.page += 1
        self.used = 0.0
        self._after = 0

    def put(self, block: _Block, needed: float) -> int:
        """Lay a block, `needed` being what must fit beside its first line; the page its first line is on."""
        gap = max(self._after, block.before) if self.used else 0
        left = self.room - self.used - gap
        fits = int(left // block.line) if block.line else block.count
        if fits < block.count and block.count - fits == 1:
            fits -= 1
        together = block.stays or block.whole
        refused = block.height + needed > left if together else fits < min(block.count, 2)
        if refused and self.used:
            self.turn()
            gap, left = 0, float(self.room)
            fits = int(left // block.line)
        first = self.page
        if block.count <= fits or block.height <= left:
            self.used += gap + block.height
        else:
            rest = block.count - fits
            per_page = max(int(self.room // block.line), 1)
            turns = -(-rest // per_page)
            self.page += turns
            self.used = (rest - (turns - 1) * per_page) * block.line
        self._after = block.after
        return first


def spot_pages(
    report: Report,
    stylesheet: Element,
    ids: Mapping[str, str],
    width: int,
    height: int,
    first: int,
    *,
    titled: bool,
    turns: Turns | None = None,
) -> list[int]:
    """The page of every spot, in order. `first` is the page the report starts on, `width` and `height` its room,
    `turns` the room of pages that are turned."""
    looks = {name: _look(stylesheet, style_id) for name, style_id in ids.items()}
    ordinary = default(stylesheet, "paragraph")
    looks[""] = _look(stylesheet, "" if ordinary is None else ordinary.get(f"{W}styleId"))
    exact = len(report.pieces) <= _EXACT
    counted = measure.lines if exact else measure.roughly
    layout = _Layout(looks, width, counted)
    blocks: list[tuple[_Block | None, bool]] = []
    if not titled:
        blocks += [(layout.text("Title", report.title), False)]
        blocks += [(layout.text("Subtitle", report.subtitle), False)] if report.subtitle else []
    quotes: list[Quote] = []
    heights: dict[int, int] = {}
    lies = None
    for place, piece in enumerate(report.pieces):
        if not exact and isinstance(piece, Quote):
            quotes.append(piece)
            continue
        if quotes:
            blocks.append((layout.quotes(quotes), False))
            quotes = []
        if isinstance(piece, PageBreak) and piece.landscape is not None:
            turn = piece.landscape != bool(lies)
            lies = piece.landscape
            room = turns if turns is not None and lies != turns.lies else None
            layout = _Layout(looks, room.width if room else width, counted)
            heights[len(blocks)] = room.height if room else height
            if place == 0 or not turn:
                blocks += [] if place == 0 else [(None, False)]
                continue
        following = report.pieces[place + 1] if place + 1 < len(report.pieces) else None
        blocks += layout.piece(piece, following, report)
    if quotes:
        blocks.append((layout.quotes(quotes), False))
    return _laid(blocks, _Sheet(height, first), heights)


def _laid(blocks: list[tuple[_Block | None, bool]], sheet: _Sheet, heights: Mapping[int, int]) -> list[int]:
    """`heights` are those of the pages from a block on."""
    pages = []
    for place, (block, is_spot) in enumerate(blocks):
        sheet.room = heights.get(place, sheet.room)
        if block is None:
            sheet.turn()
            continue
        needed, look_ahead, kept = 0.0, place, block
        while kept.stays and look_ahead + 1 < len(blocks) and look_ahead < place + 6:
            look_ahead += 1
            following = blocks[look_ahead][0]
            if following is None:
                break
            gap = max(kept.after, following.before)
            needed += gap + (following.height if following.stays or following.whole else _start_of(following))
            kept = following
        page = sheet.put(block, needed)
        if is_spot:
            pages.append(page)
    return pages


def _start_of(block: _Block) -> float:
    """What of a block must stand together: two lines, or all of three."""
    return block.height if block.count <= 3 else 2 * block.line


class _Layout:
    def __init__(self, looks: Mapping[str, Look], width: int, counted: Callable[[str, float], int]) -> None:
        self._looks = looks
        self._width = width
        self._counted = counted

    def text(self, style: str, text: str, *, stays: bool = False) -> _Block:
        look = self._looks[style]
        room = max(self._width - look.sides, 1000) / (look.size * 20) * EM
        count = self._counted(text, room / (1.035 if look.bold else 1.0))
        stays = stays or look.stays
        return _Block(count * look.line, look.before, look.after, look.line, count, stays, whole=style[:7] == "Heading")

    def quotes(self, quotes: Sequence[Quote]) -> _Block:
        """Quotes that follow each other, as one block that breaks anywhere: right on average."""
        look = self._looks["Quote"]
        room = max(self._width - look.sides, 1000) / (look.size * 20) * EM
        letters = sum([len(quote.text) + len(quote.attribution) for quote in quotes]) + 3 * len(quotes)
        lines = letters * measure.USUAL / room + 0.5 * len(quotes)
        height = lines * look.line + max(look.before, look.after) * (len(quotes) - 1)
        return _Block(height, look.before, look.after, look.line, max(round(height / look.line), 1), look.stays)

    def piece(self, piece: Piece, following: Piece | None, report: Report) -> list[tuple[_Block | None, bool]]:
        match piece:
            case Quote():
                return [(self.text("Quote", f"“{piece.text}” {piece.attribution}"), False)]
            case Heading():
                return [(self.text(f"Heading{min(max(piece.level, 1), 4)}", piece.text), True)]
            case Bullet():
                style = f"ListBullet{min(piece.level, 3)}" if piece.level > 1 else "ListBullet"
                words = f"{piece.text} {piece.beside}".rstrip()
                return [(self.text(style, words, stays=isinstance(following, Quote)), False)]
            case Text():
                stays = piece.kind == "note" and isinstance(following, Quote)
                return [(self.text(PARAGRAPHS.get(piece.kind, ""), piece.text, stays=stays), False)]
            case Contents():
                headings = [
                    other for other in report.pieces if isinstance(other, Heading) and other.level <= piece.levels
                ]
                entries = [(self.text(f"TOC{min(max(head.level, 1), 4)}", head.text), False) for head in headings]
                title = [(self.text("TOCHeading", piece.title), False)] if piece.title else []
                contents = [*title, *entries, (self.text("TableEnd", ""), False)] if entries else []
                lists = [self._list(listing, report) for listing in listings(report.pieces, piece, report.language)]
                return contents + [line for each in lists for line in each]
            case Table():
                return self._table(piece, following)
            case Picture():
                return self._picture(piece)
            case PageBreak():
                return [(None, False)]

    def _list(self, listing: Listing, report: Report) -> list[tuple[_Block | None, bool]]:
        spots = [piece for piece in report.pieces if isinstance(piece, listing.kind) and piece.caption]
        entries = [self.text("TableofFigures", f"{listing.label} 1. {piece.caption}") for piece in spots]
        blocks = [self.text("TOCHeading", listing.title), *entries, self.text("TableEnd", "")]
        return [(block, False) for block in blocks]

    def _picture(self, piece: Picture) -> list[tuple[_Block | None, bool]]:
        high = float(height_of(piece, self._width))
        shown = _Block(high, 0, 0, high, 1, bool(piece.caption))
        return [(shown, False), *([(self.text("Caption", piece.caption), True)] if piece.caption else [])]

    def _table(self, piece: Table, following: Piece | None) -> list[tuple[_Block | None, bool]]:
        cols = columns(piece.header, piece.rows, piece.widths, self._width)
        look = self._looks["TableTextSmall" if cols.small else "TableText"]
        rooms = [max(width - 170, 200) / (look.size * 20) * EM for width in cols.widths]
        blocks: list[tuple[_Block | None, bool]] = []
        if piece.caption:
            blocks.append((self.text("Caption", f"Table 1. {piece.caption}", stays=True), True))
        for place, row in enumerate((piece.header, *piece.rows)):
            if place == 0 and cols.upright:
                height = min(max(map(measure.measure, row)) * look.size * 20 / EM * 1.06 + 200, 3400)
            else:
                height = max(map(self._counted, row, rooms)) * look.line
            height += 130
            blocks.append((_Block(height, 0, 0, height, 1, stays=place == 0, whole=True), False))
        if not isinstance(following, Heading):
            blocks.append((self.text("TableEnd", ""), False))
        return blocks


# --------------------------------------------------------------------------- what a style takes


def _look(stylesheet: Element, style_id: str) -> Look:
    properties = [style.find(f"{W}{kind}") for style in chain(stylesheet, style_id) for kind in ("pPr", "rPr")]
    properties += [
        stylesheet.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr"),
        stylesheet.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"),
    ]
    known = [element for element in properties if element is not None]

    def said(tag: str, name: str, otherwise: float) -> float:
        for element in known:
            found = element.find(f"{W}{tag}")
            value = found.get(f"{W}{name}") if found is not None else None
            if value is not None:
                return float(value) if value.lstrip("-").isdigit() else otherwise
        return otherwise

    def on(tag: str) -> bool:
        found = next((mark for element in known if (mark := element.find(f"{W}{tag}")) is not None), None)
        return found is not None and found.get(f"{W}val") not in {"0", "false", "off"}

    size = said("sz", "val", 20) / 2
    rule = next(
        (
            mark.get(f"{W}lineRule")
            for element in known
            if (mark := element.find(f"{W}spacing")) is not None and mark.get(f"{W}line")
        ),
        "auto",
    )
    line = said("spacing", "line", 240)
    height = line if rule in {"exact", "atLeast"} else size * 20 * _LINE * line / 240
    sides = said("ind", "left", 357 if "ListBullet" in style_id else 0) + said("ind", "right", 0)
    return Look(
        size,
        height,
        round(said("spacing", "before", 0)),
        round(said("spacing", "after", 0)),
        round(sides),
        on("keepNext"),
        on("b"),
    )
