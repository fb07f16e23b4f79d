"""Transcripts saved as web pages, .html and .htm, as a browser would show them. Knows no storage.

A block is a line, the cells of a row stand on one line parted by tabs. The page is read tag by tag, without a tree,
so that one that was never closed, or is nested without end, loses nothing.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from pathlib import Path

from qda.files.opening import contents
from qda.files.plain import MIXED, guess, text_of
from qda.files.word.lines import Lines
from qda.model import Reading
from qda.text.clean import canonical
from qda.text.vocabulary import listed

_TAG = re.compile(
    r"""<(?: !--(?P<comment>.*?)(?:--!?>|\Z)
      | (?P<close>/)?(?P<name>[a-zA-Z][^\s/>]*+)(?P<attributes>(?:[^"'>]|"[^"]*+"|'[^']*+')*+)>
      | (?P<broken>/?[a-zA-Z][^<>]*+)>
      | [!?/][^>]*+(?:>|\Z) )""",
    re.VERBOSE | re.DOTALL,
)
_BARE_TAG = re.compile(
    r"""<(?: !--(?P<comment>.*?)(?:--!?>|\Z)
      | (?P<close>/)?(?P<name>[a-zA-Z][^\s/<>]*+)(?P<attributes>[^<>]*+)>
      | (?P<broken>(?!)) | [!?/][^<>]*+(?:>|\Z) )""",
    re.VERBOSE | re.DOTALL,
)
"""A tag where quotation marks mean nothing, for pages in which many are not closed: each is sought to the end."""
_MOST_UNCLOSED = 50
_ANY_TAG = re.compile(r"</?[a-zA-Z][^<>]*+>")
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_RAW_END = {
    name: re.compile(rf"</{name}(?=[\s/>])[^>]*>|\Z", re.IGNORECASE)
    for name in ("script", "style", "title", "textarea", "iframe", "noembed", "noframes", "xmp")
}
_BLOCKS = listed(
    """
    address article aside blockquote body caption center details dd dialog dir div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup option p pre search
    section summary table tbody tfoot thead tr ul xmp
    """
)
_NOT_SHOWN = listed("noscript template select datalist audio video canvas object applet rp map")
_VOID = listed("area base br col embed hr img input link meta param source track wbr")
_CLOSED_BY = {
    "p": _BLOCKS,
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "td": frozenset({"td", "th", "tr", "tbody", "tfoot"}),
    "th": frozenset({"td", "th", "tr", "tbody", "tfoot"}),
    "tr": frozenset({"tr", "tbody", "tfoot"}),
}
"""Elements that need no end tag, and what begins where they end."""
_CONTAINERS = listed("table ul ol dl")
_BOLD = frozenset({"b", "strong"})
_INLINE = _BOLD | {"span"}
_MOST_OPEN = 200

_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.IGNORECASE)
_PRE = re.compile(r"white-space\s*:\s*pre", re.IGNORECASE)
_HEAVY = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_HIDDEN_ATTRIBUTE = re.compile(r"(?:^|\s)hidden(?=[\s=/]|$)", re.IGNORECASE)
_GOOGLES_MARK = re.compile(r"""\bid=["']?cmnt_ref\d""")
_GOOGLES_COMMENT = re.compile(r"""\bid=["']?cmnt\d""")
"""Google Docs puts comments below the text, each in a `div` that begins with a link to where it belongs."""
_LEFT_OUT = ("comments", "headers", "footers", "hidden text", "deleted text", "pictures")
_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE
)
_AS_BROWSERS = dict.fromkeys(("iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii"), "cp1252")


def read(path: Path, encoding: str | None = None) -> Reading:
    """Raises as `qda.files.read` does. Without a forced encoding it is the one the page names, if it fits."""
    text, encoding = text_of(path, encoding or _declared(contents(path)))
    reader = _Reader()
    if not _ANY_TAG.search(text):
        return Reading(path.name, text, encoding)
    reader.take(text)
    words, labels = reader.lines.finished()
    return Reading(
        source=path.name,
        text=words,
        encoding=encoding,
        title=" ".join(reader.title.split()),
        left_out=tuple(name for name in _LEFT_OUT if name in reader.left_out),
        labels=labels,
    )


def lines_of(data: bytes) -> Lines:
    """The lines of a page that stands in another file."""
    reader = _Reader()
    reader.take(decoded(data))
    return reader.lines


def decoded(data: bytes) -> str:
    """Words in whatever encoding they seem to be in."""
    name = _declared(data) or guess(data)
    return canonical(data.decode("utf-8" if name == MIXED else name, "replace"))


def _declared(data: bytes) -> str | None:
    """The encoding that the page names itself, where it is one that can be."""
    named = _CHARSET.search(data[:4096])
    if named is None or guess(data).startswith("utf-16"):
        return None
    name = named[1].decode("ascii", "replace").lower()
    name = _AS_BROWSERS.get(name, name)
    try:
        data.decode(name)
    except (LookupError, ValueError):
        return None
    return None if name.startswith(("utf-16", "utf-32", "utf16", "utf32", "ucs")) else name


# --------------------------------------------------------------------------- the walk


@dataclass(slots=True)
class _Table:
    """A table under way: where its row and cell began."""

    row: tuple[int, int] | None = None
    cell: tuple[int, int] | None = None
    cells: int = 0


@dataclass(slots=True)
class _Skipped:
    """An element that is not shown, and what is open in it."""

    name: str
    depth: int = 1
    containers: int = 0
    reason: str = ""


class _Reader:
    def __init__(self) -> None:
        self.lines = Lines()
        self.title = ""
        self.left_out: set[str] = set()
        self._open: list[tuple[str, bool, bool]] = []
        """Inline elements and preformatted ones, with whether they are bold, and whether they keep blanks."""
        self._bold = self._kept = 0
        """How many of them are the one, and the other."""
        self._tables: list[_Table] = []
        self._skipped: _Skipped | None = None
        self._written = False
        """Whether something stands on the line under way."""
        self._spaced = False

    def take(self, text: str) -> None:
        position = unclosed = 0
        while position < len(text):
            begin = text.find("<", position)
            pattern = _TAG if unclosed < _MOST_UNCLOSED else _BARE_TAG
            tag = pattern.match(text, begin) if begin >= 0 else None
            unclosed += (
                begin >= 0 and (tag is None or tag["broken"] is not None) and text[begin + 1 : begin + 2].isalpha()
            )
            if tag is None:  # no tag: the rest, or a lone "less than"
                end = begin + 1 if begin >= 0 else len(text)
                self._text(text[position:end])
                position = end
                continue
            self._text(text[position:begin])
            position = tag.end()
            name = (tag["name"] or "").lower()
            if not name and tag["broken"]:
                name = re.split(r"[\s/>]", tag["broken"].lstrip("/"), maxsplit=1)[0].lower()
            if not name:
                continue
            if tag["close"] or (tag["broken"] or "").startswith("/"):
                self._end(name)
            elif name in _RAW_END:
                ended = _RAW_END[name].search(text, position)
                self._raw(name, text[position : ended.start()] if ended else text[position:])
                position = ended.end() if ended else len(text)
            else:
                self._start(name, tag["attributes"] or "")
        self._end_line()

    # words

    def _raw(self, name: str, content: str) -> None:
        if self._skipped is None:
            if name == "title" and not self.title:
                self.title = html.unescape(content)
            elif name == "xmp":
                self._end_line()
                self._put(content)
                self._end_line()

    def _text(self, raw: str) -> None:
        if not raw:
            return
        text = html.unescape(raw) if "&" in raw else raw
        if self._skipped is not None:
            if self._skipped.reason and text.strip():
                self.left_out.add(self._skipped.reason)
        elif self._kept:
            self._put(text)
        else:
            words = _BLANKS.sub(" ", text)
            bare = words.strip(" ")
            self._spaced = self._spaced or (words[0] == " " and self._written)
            if bare:
                self._put(bare)
                self._spaced = words[-1] == " "

    def _put(self, text: str) -> None:
        for number, line in enumerate(text.split("\n")):
            if number:
                self._break()
            if line:
                self.lines.write(f" {line}" if self._spaced and self._written else line, self._bold > 0)
                self._written, self._spaced = True, False

    def _break(self) -> None:
        self.lines.owe("\n")
        self._written = self._spaced = False

    def _end_line(self) -> None:
        if self._written:
            self._break()
        self._spaced = False

    # tags

    def _start(self, name: str, attributes: str) -> None:
        skipped = self._skipped
        if skipped is not None:
            if skipped.depth == 1 and not skipped.containers and name in _CLOSED_BY.get(skipped.name, ()):
                self._skipped = None
            else:
                skipped.depth += name == skipped.name and (name not in _CLOSED_BY or not skipped.containers)
                skipped.containers += name in _CONTAINERS
                return
        reason = self._unseen(name, attributes)
        if reason is not None and name not in _VOID:
            if name in _BLOCKS:
                self._end_line()
            below = name == "a" and _GOOGLES_COMMENT.search(attributes)
            self._skipped = _Skipped("div" if below else name, reason=reason)
        elif name == "br":
            self._break()
        elif name == "img":
            self.left_out.add("pictures")
        elif name == "table":
            self._end_line()
            self._tables.append(_Table())
        elif name == "tr":
            self._start_row()
        elif name in ("td", "th"):
            self._start_cell()
        elif name in _BLOCKS:
            self._end_line()
        if name == "pre" or name == "listing" or name in _INLINE or (attributes and _PRE.search(attributes)):
            keeps = name in ("pre", "listing") or bool(_PRE.search(attributes))
            heavy = name in _BOLD or bool(_HEAVY.search(attributes))
            self._open.append((name, heavy, keeps))
            self._bold, self._kept = self._bold + heavy, self._kept + keeps
            if len(self._open) > _MOST_OPEN:
                self._forget(0)

    def _unseen(self, name: str, attributes: str) -> str | None:
        """Why an element is not shown, "" where nobody would ask; None where it is."""
        if name in _NOT_SHOWN:
            return ""
        if not attributes:
            return None
        if _HIDDEN.search(attributes) or _HIDDEN_ATTRIBUTE.search(attributes):
            return "hidden text"
        if name == "del" and "datetime" in attributes:
            return "deleted text"
        if (
            name == "a"
            and "cmnt" in attributes
            and (_GOOGLES_MARK.search(attributes) or _GOOGLES_COMMENT.search(attributes))
        ):
            return "comments"
        if "mso-element:comment" in attributes or "msocomanchor" in attributes:
            return "comments"
        if "mso-list:Ignore" in attributes:
            return ""
        if name == "div" and re.search(r"""title=["']?(?:header|footer)\b""", attributes):
            return "headers" if "header" in attributes else "footers"
        return None

    def _end(self, name: str) -> None:
        skipped = self._skipped
        if skipped is not None:
            if name in _CONTAINERS and name != skipped.name:
                skipped.containers -= 1
                if skipped.containers >= 0 or skipped.name not in _CLOSED_BY:
                    return
            elif name != skipped.name:
                return
            else:
                skipped.depth -= name not in _CLOSED_BY or not skipped.containers
                if skipped.depth:
                    return
            self._skipped = None
            if name == skipped.name:
                return
        for place in range(len(self._open) - 1, -1, -1):
            if self._open[place][0] == name:
                self._forget(place)
                break
        if name == "table":
            if self._tables:
                self._end_row()
                self._tables.pop()
            self._end_line()
        elif name == "tr" and self._tables:
            self._end_row()
        elif name in ("td", "th") and self._tables:
            self._end_cell()
        elif name in _BLOCKS:
            self._end_line()

    def _forget(self, place: int) -> None:
        _, heavy, keeps = self._open.pop(place)
        self._bold, self._kept = self._bold - heavy, self._kept - keeps

    # tables

    def _start_row(self) -> None:
        if self._tables:
            self._end_row()
        self._end_line()
        if self._tables:
            self._tables[-1].row = self._here()
            self._tables[-1].cells = 0

    def _start_cell(self) -> None:
        if not self._tables:
            self._end_line()
            return
        table = self._tables[-1]
        self._end_cell()
        if table.row is None:
            self._start_row()
        if table.cells:
            self.lines.owe("\t")
        table.cells += 1
        table.cell = self._here()

    def _end_cell(self) -> None:
        table = self._tables[-1]
        if table.cell is not None:
            self.lines.settle(*table.cell)
            table.cell = None
            self._written = self._spaced = False

    def _end_row(self) -> None:
        table = self._tables[-1]
        self._end_cell()
        if table.row is not None:
            self.lines.settle(*table.row)
            if table.cells:
                self.lines.owe("\n")
            table.row = None
            self._written = self._spaced = False

    def _here(self) -> tuple[int, int]:
        return self.lines.length, len(self.lines.owed)
