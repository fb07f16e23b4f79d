"""A report as a web page, and as the simpler page the window's preview can show. Knows no project."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

from qda.files.characters import legal
from qda.files.pictures import data_uri
from qda.files.saving import whole
from qda.report import Bullet, Contents, Heading, PageBreak, Picture, Piece, Quote, Report, Table, Text

LINK = "sitat:quote/"
"""How a quote's link to its place begins: sitat:quote/<document id>/<start>/<end>."""

_PREVIEWED = 560
"""How wide a figure is in the preview, in pixels."""

_PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; --text: #1f2328; --muted: #5b636b; --line: #d9dcdf; --head: #1f3a4d; --page: #fff; }}
@media (prefers-color-scheme: dark) {{
  :root {{ --text: #e6e6e3; --muted: #a9b0b6; --line: #3a4046; --head: #9cc6d6; --page: #1c1e21; }}
}}
body {{ background: var(--page); color: var(--text); font: 17px/1.55 Georgia, "Source Serif 4", serif; margin: 0 auto;
  max-width: 44rem; padding: 3rem 1.25rem 6rem; }}
h1, h2, h3, h4, header p, nav, table, figcaption {{ font-family: system-ui, sans-serif; }}
h1, h2, h3, h4 {{ color: var(--head); line-height: 1.25; margin: 2.2em 0 .6em; }}
header h1 {{ font-size: 2rem; margin: 0; }}
header p {{ color: var(--muted); margin: .3rem 0 2.5rem; }}
h2 {{ font-size: 1.5rem; }} h3 {{ font-size: 1.2rem; }} h4 {{ font-size: 1rem; }} h5 {{ font-size: .95rem; }}
nav {{ border-top: 1px solid var(--line); border-bottom: 1px solid var(--line); font-size: .95rem; padding: 1rem 0; }}
nav p {{ font-weight: 600; margin: 0 0 .5rem; }} nav a {{ color: inherit; display: block; text-decoration: none; }}
nav a:hover {{ text-decoration: underline; }} nav .l2 {{ padding-left: 1.2rem; }} nav .l3 {{ padding-left: 2.4rem; }}
ul {{ padding-left: 1.3rem; }} li {{ margin: .5rem 0; }}
blockquote {{ border-left: 3px solid var(--line); margin: .6rem 0 .6rem 1.3rem; padding: 0 0 0 1rem; white-space: pre-line; }}
cite, .note {{ color: var(--muted); font-size: .88em; font-style: normal; }}
figure {{ margin: 1.5rem 0; }} figure img {{ max-width: 100%; }}
figcaption {{ color: var(--muted); font-size: .85rem; }}
blockquote a {{ color: inherit; text-decoration: none; }}
table {{ border-collapse: collapse; font-size: .85rem; line-height: 1.4; margin: 1rem 0; width: 100%; }}
th, td {{ border-bottom: 1px solid var(--line); padding: .45rem .6rem; text-align: left; vertical-align: top; white-space: pre-line; }}
th {{ color: var(--head); }} caption {{ color: var(--muted); padding: .4rem 0; text-align: left; }}
@media print {{ body {{ max-width: none; padding: 0; }} h2 {{ break-after: avoid; }} blockquote, tr {{ break-inside: avoid; }} }}
</style>
</head>
<body>
{body}
</body>
</html>
"""


def to_html(report: Report, *, links: bool = False) -> str:
    """The whole report as one page that needs nothing beside it. With `links`, quotes lead to their places."""
    body = [f"<header><h1>{_text(report.title)}</h1>", f"<p>{_text(report.subtitle)}</p></header>", "<main>"]
    body += _flow(report, links)
    body.append("</main>")
    return _PAGE.format(language=report.language, title=_text(report.title), body="\n".join(body))


def write_html(report: Report, path: Path) -> None:
    """Write the report to `path`, whole or not at all."""
    with whole(path) as file:
        file.write(to_html(report).encode("utf-8"))


def _flow(report: Report, links: bool) -> Iterator[str]:
    in_list = False
    for piece in report.pieces:
        belongs = isinstance(piece, Bullet | Quote)
        if isinstance(piece, Bullet) and not in_list:
            yield "<ul>"
            in_list = True
        if in_list and not belongs:
            yield "</ul>"
            in_list = False
        yield _element(piece, report, links)
    if in_list:
        yield "</ul>"


def _element(piece: Piece, report: Report, links: bool) -> str:
    match piece:
        case Heading(level, text, anchor):
            return f'<h{level + 1} id="{_text(anchor)}">{_text(text)}</h{level + 1}>'
        case Text(_, "quoted"):
            return f"<blockquote>{_words(piece)}</blockquote>"
        case Text(_, kind):
            return f'<p class="{_text(kind)}">{_words(piece)}</p>'
        case Bullet(_, anchor, level):
            deeper = f' style="margin-left:{1.2 * (level - 1):.1f}rem"' if level > 1 else ""
            return f'<li id="{_text(anchor)}"{deeper}>{_words(piece)}{_beside(piece)}</li>'
        case Quote():
            words = _text(f"{report.marks[0]}{piece.text}{report.marks[1]}")
            if links and piece.source is not None:
                words = f'<a href="{link_of(piece)}">{words}</a>'
            cite = f" <cite>{_words(piece)}</cite>" if piece.attribution else ""
            return f"<blockquote>{words}{cite}</blockquote>"
        case Table(header, rows, caption, _):
            named = f' id="{_text(piece.anchor)}"' if piece.anchor else ""
            head = "".join(f"<th>{_text(cell)}</th>" for cell in header)
            lines = "\n".join("<tr>" + "".join(f"<td>{_text(cell)}</td>" for cell in row) + "</tr>" for row in rows)
            told = f"<caption>{_text(caption)}</caption>" if caption else ""
            return f"<table{named}>{told}<thead><tr>{head}</tr></thead><tbody>\n{lines}\n</tbody></table>"
        case Picture():
            return _figure(piece)
        case Contents(title, levels):
            rows_ = (
                f'<a class="l{heading.level}" href="#{_text(heading.anchor)}">{_text(heading.text)}</a>'
                for heading in report.pieces
                if isinstance(heading, Heading) and heading.level <= levels
            )
            return f"<nav><p>{_text(title)}</p>\n" + "\n".join(rows_) + "\n</nav>"
        case PageBreak():
            return ""


def _beside(piece: Bullet) -> str:
    return f" {_text(piece.beside)}" if piece.beside else ""


def link_of(quote: Quote) -> str:
    """The link by which the window finds a quote's place; "" where it has none."""
    source = quote.source
    return f"{LINK}{source.document_id}/{source.span.start}/{source.span.end}" if source else ""


def _text(words: str) -> str:
    return escape(legal(words))


def _words(piece: Text | Bullet | Quote) -> str:
    """A paragraph's words, or who said a quote, set apart where they are and leading to what they refer to."""
    if not piece.words:
        return _text(piece.attribution if isinstance(piece, Quote) else piece.text)
    set_apart = []
    for part in piece.words:
        words = _text(part.text)
        words = f"<em>{words}</em>" if part.italic else words
        words = f'<a href="#{_text(part.refers_to)}">{words}</a>' if part.refers_to else words
        set_apart.append(f"<strong>{words}</strong>" if part.bold else words)
    return "".join(set_apart)


# --------------------------------------------------------------------------- the window's preview


@dataclass(frozen=True, slots=True)
class _Ink:
    text: str
    muted: str
    head: str
    line: str
    page: str


_LIGHT = _Ink(text="#1F2328", muted="#5B636B", head="#1F3A4D", line="#D9DCDF", page="#FFFFFF")
_DARK = _Ink(text="#E6E6E3", muted="#A9B0B6", head="#9CC6D6", line="#464C52", page="#232629")
_SIZES = {1: "x-large", 2: "large", 3: "medium", 4: "medium"}


STRETCH = 12_000
"""Letters of html that a text browser lays out within a hundredth of a second or two."""
QUOTE_INDENT = 50
"""By this left margin, in pixels, the text browser knows a quote."""


def to_preview(report: Report, *, dark: bool) -> str:
    """The report in the few tags and styles that Qt's text browser knows, looking like the page Word will show.

    Quotes are links (`LINK`); headings and bullets with an anchor can be scrolled to.
    """
    return _body("".join((_title(report, _ink(dark)), *_all_previewed(report, _ink(dark)))), _ink(dark))


def to_stretches(report: Report, *, dark: bool, title: bool = True) -> list[str]:
    """As `to_preview`, in stretches that are quickly laid out, each a page of its own. Without its title if asked."""
    ink = _ink(dark)
    stretches, stretch = [], _title(report, ink) if title else ""
    for html in _all_previewed(report, ink):
        if stretch and len(stretch) + len(html) > STRETCH:
            stretches.append(_body(stretch, ink))
            stretch = ""
        stretch += html
    return [*stretches, _body(stretch, ink)] if stretch else stretches


def _ink(dark: bool) -> _Ink:
    return _DARK if dark else _LIGHT


def _body(html: str, ink: _Ink) -> str:
    return f'<body style="color:{ink.text}; line-height:135%">{html}</body>'


def _title(report: Report, ink: _Ink) -> str:
    return (
        f'<p style="font-size:xx-large; font-weight:600; color:{ink.head}; margin-bottom:2px">{_text(report.title)}</p>'
        f'<p style="color:{ink.muted}; margin-top:0; margin-bottom:20px">{_text(report.subtitle)}</p>'
    )


def _all_previewed(report: Report, ink: _Ink) -> Iterator[str]:
    for piece in report.pieces:
        if isinstance(piece, Table):
            yield from _previewed_table(piece, ink)
        else:
            yield _previewed(piece, report, ink)


def _previewed(piece: Piece, report: Report, ink: _Ink) -> str:
    match piece:
        case Heading(level, text, anchor):
            return (
                f'<p style="font-size:{_SIZES[level]}; font-weight:600; color:{ink.head}; '
                f'margin-top:{26 - 4 * level}px; margin-bottom:6px"><a name="{_text(anchor)}"></a>{_text(text)}</p>'
            )
        case Text(_, kind):
            style = f"color:{ink.muted}; font-size:small" if kind == "note" else ""
            return f'<p style="margin-top:4px; margin-bottom:6px; {style}">{_words(piece)}</p>'
        case Bullet(_, anchor, _):
            return (
                f'<p style="margin-left:22px; text-indent:-14px; margin-top:8px; margin-bottom:4px">'
                f'<a name="{_text(anchor)}"></a>•&nbsp; {_words(piece)}{_beside(piece)}</p>'
            )
        case Quote():
            words = _lines(f"{report.marks[0]}{piece.text}{report.marks[1]}")
            if piece.source is not None:
                words = f'<a href="{link_of(piece)}" style="color:{ink.text}; text-decoration:none">{words}</a>'
            cite = f'<span style="color:{ink.muted}; font-size:small"> {_words(piece)}</span>'
            return f'<p style="margin-left:{QUOTE_INDENT}px; margin-top:2px; margin-bottom:6px">{words}{cite}</p>'
        case Picture():
            told = f'<br><span style="color:{ink.muted}; font-size:small">{_text(piece.caption)}</span>'
            return f'<p style="margin-top:8px"><img width="{_PREVIEWED}" src="{data_uri(piece)}" alt="{_text(piece.alt)}">{told}</p>'
        case Table() | Contents() | PageBreak():
            return ""


def _figure(piece: Picture) -> str:
    told = f"<figcaption>{_text(piece.caption)}</figcaption>" if piece.caption else ""
    return f'<figure id="{_text(piece.anchor)}"><img src="{data_uri(piece)}" alt="{_text(piece.alt)}">{told}</figure>'


def _previewed_table(table: Table, ink: _Ink) -> Iterator[str]:
    """A table; a long one as several, one right under the other."""
    total = sum(table.widths)
    shares = [f' width="{round(100 * width / total)}%"' for width in table.widths] if total else []
    widths = shares or [""] * len(table.header)
    head = "".join(
        f'<td{width} style="border-bottom:1px solid {ink.head}; color:{ink.head}"><b>{_text(cell)}</b></td>'
        for cell, width in zip(table.header, widths, strict=False)
    )
    rows = [f"<tr>{head}</tr>"]
    for row in table.rows:
        told = zip(row, widths, strict=False)
        cells = (f'<td{width} style="border-bottom:1px solid {ink.line}">{_lines(cell)}</td>' for cell, width in told)
        rows.append(f"<tr>{''.join(cells)}</tr>")
        if sum(map(len, rows)) > STRETCH // 2:
            yield _table(rows)
            rows = []
    if rows:
        yield _table(rows, below=10)
    if table.caption:
        yield f'<p style="color:{ink.muted}; font-size:small">{_text(table.caption)}</p>'


def _table(rows: Iterable[str], below: int = 0) -> str:
    return (
        '<table width="100%" cellspacing="0" cellpadding="5" style="border-collapse:collapse; font-size:small; '
        f'margin-top:0; margin-bottom:{below}px">{"".join(rows)}</table>'
    )


def _lines(words: str) -> str:
    return _text(words).replace("\n", "<br>")
