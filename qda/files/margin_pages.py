"""A coded transcript as a web page with its notes beside the text, or as Markdown with its notes below it.

Knows no project.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape
from itertools import pairwise
from pathlib import Path

from qda.files.characters import legal
from qda.files.saving import whole
from qda.margin import CodedTranscript, Interview, Line, Note, Numbering, Voice

_PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; --text: #1f2328; --muted: #5b636b; --line: #d9dcdf; --head: #1f3a4d; --page: #fff;
  --wash: #eef3f6; }}
@media (prefers-color-scheme: dark) {{
  :root {{ --text: #e6e6e3; --muted: #a9b0b6; --line: #3a4046; --head: #9cc6d6; --page: #1c1e21; --wash: #2b3238; }}
}}
body {{ background: var(--page); color: var(--text); font: 17px/1.55 Georgia, "Source Serif 4", serif; margin: 0 auto;
  max-width: 68rem; padding: 3rem 1.25rem 6rem; }}
h1, h2, h3, header p, .note, .count, .time {{ font-family: system-ui, sans-serif; }}
h1, h2, h3, b {{ color: var(--head); line-height: 1.25; }} h2, h3 {{ margin: 2.2em 0 .6em 3rem; }}
header p, .facts {{ color: var(--muted); margin: .3rem 0 2rem; }}
.turn {{ display: grid; gap: 0 1.5rem; grid-template-columns: 1.5rem minmax(0, 38rem) minmax(12rem, 1fr); }}
.turn p {{ margin: 0 0 .7rem; white-space: pre-line; }} .asks p {{ color: var(--muted); }}
.count, .time {{ color: var(--muted); font-size: .7rem; text-align: right; padding-top: .35rem; }}
mark {{ background: var(--wash); color: inherit; }} sup {{ font-size: .65em; }} sup a {{ color: var(--muted); }}
.note {{ border-left: 3px solid var(--line); font-size: .78rem; line-height: 1.4; margin: 0 0 .5rem;
  padding-left: .6rem; }}
.note .who {{ color: var(--muted); }} .note .reply {{ margin-left: .8rem; }}
@media (max-width: 50rem) {{ .turn {{ grid-template-columns: 1.5rem 1fr; }} .turn aside {{ grid-column: 2; }} }}
</style>
</head>
<body>
<header><h1>{title}</h1><p>{subtitle}</p></header>
<main>
{body}
</main>
</body>
</html>
"""


def write_margin_page(transcript: CodedTranscript, path: Path) -> None:
    """Write `transcript` to `path`, whole or not at all: as Markdown where it ends in .md, else as a web page."""
    made = to_margin_markdown(transcript) if path.suffix.lower() == ".md" else to_margin_html(transcript)
    with whole(path) as file:
        file.write(made.encode("utf-8"))


class _Numbered:
    """The notes of an interview, numbered in order, and how its lines are parted by them."""

    def __init__(self, interview: Interview, first: int) -> None:
        self.interview = interview
        self.notes = list(enumerate(interview.notes, first))
        self._begun = 0
        self._open: list[tuple[int, Note]] = []

    def pieces(self, line: Line) -> Iterator[tuple[str, bool, bool, list[int]]]:
        """The pieces of a line, asked for in order: words, whether they are the speaker's name, whether a note is on
        them, and the numbers of the notes that end with them."""
        span = line.span
        while self._begun < len(self.notes) and self.notes[self._begun][1].span.start < span.end:
            self._open.append(self.notes[self._begun])
            self._begun += 1
        cuts = {span.start, span.end}
        if line.label.length:
            cuts.add(line.label.end)
        for _, note in self._open:
            cuts |= {max(span.start, note.span.start), min(span.end, max(span.start, note.span.end))}
        places = sorted(cuts)
        for start, end in pairwise(places):
            on = any(note.span.start < end and note.span.end > start for _, note in self._open)
            ending = [number for number, note in self._open if start < note.span.end <= end]
            yield self.interview.text[start:end], end <= line.label.end, on, ending
        self._open = [one for one in self._open if one[1].span.end > span.end]

    def beginning_in(self, line: Line, reached: int) -> list[tuple[int, Note]]:
        """The notes that begin before the end of a line, from the one after `reached` on."""
        return [one for one in self.notes[reached:] if one[1].span.start < line.span.end]


def _interviews(
    transcript: CodedTranscript, write: Callable[[_Numbered, Line, int, list[tuple[int, Note]]], Iterator[str]],
    head: Callable[[int, str], str],
) -> Iterator[str]:  # fmt: skip
    several = len(transcript.interviews) > 1
    first = 1
    for interview in transcript.interviews:
        if several:
            yield head(2, interview.title)
        numbered = _Numbered(interview, first)
        first += len(interview.notes)
        reached = 0
        for count, line in enumerate(interview.lines, 1):
            if line.heading:
                yield head(3 if several else 2, line.heading)
            beginning = numbered.beginning_in(line, reached)
            reached += len(beginning)
            yield from write(numbered, line, count, beginning)


# --------------------------------------------------------------------------- the web


def to_margin_html(transcript: CodedTranscript) -> str:
    """The page, which needs nothing beside it."""
    counted = transcript.numbering is not Numbering.NONE

    def turn(numbered: _Numbered, line: Line, count: int, beginning: list[tuple[int, Note]]) -> Iterator[str]:
        words = ""
        for text, label, on, ending in numbered.pieces(line):
            shown = f"<b>{_text(text)}</b>" if label else f"<mark>{_text(text)}</mark>" if on else _text(text)
            words += shown + "".join(f'<sup><a href="#n{number}">{number}</a></sup>' for number in ending)
        time = f'<span class="time">{line.time}</span> ' if line.time else ""
        notes = "\n".join(_note_html(number, note) for number, note in beginning)
        kind = "turn asks" if line.voice is Voice.ASKS else "turn"
        number = str(count) if counted else ""
        yield f'<div class="{kind}"><span class="count">{number}</span><p>{time}{words}</p><aside>{notes}</aside></div>'

    body = "\n".join(_interviews(transcript, turn, lambda level, text: f"<h{level}>{_text(text)}</h{level}>"))
    return _PAGE.format(
        language=transcript.language, title=_text(transcript.title), subtitle=_text(transcript.subtitle), body=body
    )


def _note_html(number: int, note: Note) -> str:
    colour = f' style="border-color: {escape(note.colour)}"' if note.colour else ""
    first, *rest = note.paragraphs
    more = "".join(f"<br>{_text(line)}" for line in rest)
    who = '<span class="who">{}</span>'.format
    replies = "".join(
        f'<div class="reply">{"<br>".join(map(_text, reply.paragraphs))} {who(_text(reply.author))}</div>'
        for reply in note.replies
    )
    told = f"{number} <b>{_text(first)}</b> {who(_text(note.author))}{more}{replies}"
    return f'<div class="note" id="n{number}"{colour}>{told}</div>'


def _text(words: str) -> str:
    return escape(legal(words))


# --------------------------------------------------------------------------- Markdown

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~#&])")
_AT_START = re.compile(r"^(\d+)(?=[.)])|^(?=[-+=])")


def to_margin_markdown(transcript: CodedTranscript) -> str:
    """The text, with its notes as footnotes."""
    notes: list[str] = []

    def turn(numbered: _Numbered, line: Line, _count: int, beginning: list[tuple[int, Note]]) -> Iterator[str]:
        words = ""
        for text, label, _, ending in numbered.pieces(line):
            shown = _escaped(text)
            words += f"**{shown.strip()}**{' ' * (len(text) > len(text.rstrip()))}" if label and text.strip() else shown
            words += "".join(f"[^{number}]" for number in ending)
        yield (f"*{line.time}* " if line.time else "") + _AT_START.sub(r"\1\\", words)
        notes.extend(_note_markdown(number, note, numbered.interview.text) for number, note in beginning)

    blocks = [f"# {_escaped(transcript.title)}", _escaped(transcript.subtitle)]
    blocks += _interviews(transcript, turn, lambda level, text: f"{'#' * level} {_escaped(text)}")
    return "\n\n".join(filter(None, [*blocks, *notes])) + "\n"


def _note_markdown(number: int, note: Note, text: str) -> str:
    quote = " ".join(note.span.of(text).split())
    quote = quote if len(quote) <= 80 else quote[:79] + "…"
    first, *rest = map(_escaped, note.paragraphs)
    told = "".join(f"  \n    {line}" for line in rest)
    replies = "".join(
        f"  \n    {_escaped(reply.author)}: {_escaped(' '.join(reply.paragraphs))}" for reply in note.replies
    )
    return f"[^{number}]: **{first}** ({_escaped(note.author)}): “{_escaped(quote)}”{told}{replies}"


def _escaped(words: str) -> str:
    return _SPECIAL.sub(r"\\\1", legal(words))
