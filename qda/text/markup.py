"""Memos' simple formatting, written so that it can be read as it stands: headings, lists, quotes, bold, italic, links.

A text is understood as lines of runs, and no character is lost: `written(understood(text)) == text`. What looks like
formatting but is not closed, or stands within a word, is taken as it stands. Knows no memos and no files.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

TITLE = 80
"""Characters of a first line that are a title."""


class Kind(StrEnum):
    """What a line is."""

    PLAIN = "plain"
    HEADING = "heading"
    LISTED = "listed"
    NUMBERED = "numbered"
    QUOTED = "quoted"


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that look alike. A `mark` is what formats the others: it is not shown where the text is not edited."""

    text: str
    bold: bool = False
    italic: bool = False
    link: int | None = None
    """The number of the link it stands for."""
    mark: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    kind: Kind
    runs: tuple[Run, ...]
    level: int = 0
    """Of a heading, 1 to 3; of a list, how deep it stands, from 1."""

    @property
    def plain(self) -> str:
        """The words without marks; a number stays before what it numbers."""
        return "".join(run.text for run in self.runs if not run.mark)

    @property
    def source(self) -> str:
        """The line as it is written."""
        return "".join(run.text for run in self.runs)


_HEADING = re.compile(r"(#{1,3})[ \t]+(?=\S)")
_LISTED = re.compile(r"([ \t]*)[-*•][ \t]+(?=\S)")
_NUMBERED = re.compile(r"([ \t]*)\d{1,3}[.)][ \t]+(?=\S)")
_QUOTED = re.compile(r">[ \t]?")
_LINK = re.compile(r"\[([^\[\]\n]+)\]\(#([0-9]{1,6})\)")
_SIGN = re.compile(rf"{_LINK.pattern}|\*+")
_MAY_MARK = re.compile(r"[*\[#>]|^[ \t]*[-•]")
_UNFIT = re.compile(r"[\[\]\s]+")


def understood(text: str) -> tuple[Line, ...]:
    """The lines of a text."""
    return tuple(line_of(line) for line in text.split("\n"))


def written(lines: Iterable[Line]) -> str:
    """The text that lines are understood from."""
    return "\n".join(line.source for line in lines)


def line_of(text: str) -> Line:
    """One line, without its end."""
    if found := _HEADING.match(text):
        return Line(Kind.HEADING, _begun(text, found, shown=False), len(found[1]))
    if found := _LISTED.match(text):
        return Line(Kind.LISTED, _begun(text, found, shown=False), _depth(found[1]))
    if found := _NUMBERED.match(text):
        return Line(Kind.NUMBERED, _begun(text, found, shown=True), _depth(found[1]))
    if found := _QUOTED.match(text):
        return Line(Kind.QUOTED, _begun(text, found, shown=False))
    return Line(Kind.PLAIN, tuple(_runs(text)))


def link_numbers(text: str) -> list[int]:
    """The numbers of the links in a text, in its order, each once."""
    return list(dict.fromkeys(int(found[2]) for found in _LINK.finditer(text)))


def link_words(quote: str, number: int, most: int = 60) -> str:
    """A link as it is written into a text: [the words](#1)."""
    words = _UNFIT.sub(" ", quote).strip() or "…"
    if len(words) > most:
        words = words[:most].rsplit(" ", 1)[0].rstrip() + " …"
    return f"[{words}](#{number})"


def relabelled(text: str, number: int, before: str, after: str) -> str:
    """`text`, in which a link that still says the words `before` says those of `after`."""
    return text.replace(link_words(before, number), link_words(after, number))


def title_of(text: str) -> str:
    """The first line with words in it, without its marks; "" where there is none."""
    first = next((line for line in text.split("\n") if line.strip()), "")
    shown = line_of(first).plain if _MAY_MARK.search(first) else first
    words = " ".join(shown[: 2 * TITLE].split())
    return words if len(words) <= TITLE else words[:TITLE].rsplit(" ", 1)[0].rstrip() + " …"


def plain(text: str) -> str:
    """All the words without marks, line by line; dashes stay before what is listed."""
    return "\n".join(("- " if line.kind is Kind.LISTED else "") + line.plain for line in understood(text))


def goes_on(line: str) -> str | None:
    """What the next line begins with where a list or a quote goes on; "" to end it; None where there is none.

    A line that holds nothing but its beginning ends the list.
    """
    found = re.match(r"(?P<indent>[ \t]*)(?:(?P<dash>[-*•])|(?P<number>\d{1,3})(?P<dot>[.)]))[ \t]+|>[ \t]?", line)
    if found is None:
        return None
    if found.end() == len(line):
        return ""
    if found["number"]:
        return f"{found['indent']}{int(found['number']) + 1}{found['dot']} "
    return line[: found.end()]


# --------------------------------------------------------------------------- turning formatting on and off


def toggled(text: str, mark: str) -> str:
    """Words set between marks (`**` or `*`), or without them where they stood there; line by line."""
    lines = text.split("\n")
    meant = [line for line in lines if line.strip()]
    off = bool(meant) and all(_inside(line, mark) is not None for line in meant)
    return "\n".join(_taken_off(line, mark) if off else _put_on(line, mark) for line in lines)


def widened(text: str, start: int, end: int, mark: str) -> tuple[int, int]:
    """Where words that stand right between marks begin and end with them: what is to be turned off."""
    before = len(text[:start]) - len(text[:start].rstrip("*"))
    after = len(text[end:]) - len(text[end:].lstrip("*"))
    stars = min(before, after)
    if stars in ((2, 3) if mark == "**" else (1, 3)):
        return start - stars, end + stars
    return start, end


def _inside(line: str, mark: str) -> str | None:
    """What stands between the marks of a whole line; None where it is not set so."""
    begin = _lead(line)
    words = line[begin:].strip()
    stars = len(words) - len(words.lstrip("*"))
    whole = stars == len(words) - len(words.rstrip("*")) and stars in ((2, 3) if mark == "**" else (1, 3))
    return words[len(mark) : -len(mark)] if whole and len(words) > 2 * len(mark) else None


def _taken_off(line: str, mark: str) -> str:
    inside = _inside(line, mark)
    if inside is None:
        return line
    begin = _lead(line)
    words = line[begin:].strip()
    return line[:begin] + line[begin:].replace(words, inside, 1)


def _put_on(line: str, mark: str) -> str:
    begin = _lead(line)
    words = line[begin:].strip()
    if not words or _inside(line, mark) is not None:
        return line
    return line[:begin] + line[begin:].replace(words, f"{mark}{words}{mark}", 1)


def _lead(line: str) -> int:
    """Where the words of a line begin, after what makes it a heading, a list or a quote."""
    first = line_of(line).runs[:1]
    beginning = re.match(r"(?:#{1,3}[ \t]+|[ \t]*(?:[-•]|\*(?=[ \t])|\d{1,3}[.)])[ \t]+|>[ \t]?)", line)
    return beginning.end() if first and beginning else 0


def begun_with(line: str, beginning: str) -> str:
    """A line made a heading ("# "), a list ("- ") or a quote ("> "), or plain again where it was one."""
    rest = line[_lead(line) :]
    return rest if line.startswith(beginning) else beginning + rest


# --------------------------------------------------------------------------- inside a line


def _begun(text: str, found: re.Match[str], *, shown: bool) -> tuple[Run, ...]:
    return (Run(found[0], mark=not shown), *_runs(text[found.end() :]))


def _depth(indent: str) -> int:
    return 1 + len(indent.expandtabs(4)) // 2


def _runs(text: str) -> Iterator[Run]:
    strong = slanted = at = 0
    for found, opens in _signs(text):
        bold, italic = strong > 0, slanted > 0
        if found.start() > at:
            yield Run(text[at : found.start()], bold, italic)
        at = found.end()
        if found[2]:
            link = int(found[2])
            yield Run("[", bold, italic, link, mark=True)
            yield Run(found[1], bold, italic, link)
            yield Run(f"](#{found[2]})", bold, italic, link, mark=True)
            continue
        step = 1 if opens else -1
        strong += step * (len(found[0]) > 1)
        slanted += step * (len(found[0]) != 2)
        yield Run(found[0], mark=True)
    if at < len(text):
        yield Run(text[at:], strong > 0, slanted > 0)


def _signs(text: str) -> list[tuple[re.Match[str], bool]]:
    """The links of a line, and its stars that are closed, each with whether it opens. In time with its length."""
    links: list[tuple[re.Match[str], bool]] = []
    closed: list[tuple[re.Match[str], bool]] = []
    opened: list[re.Match[str]] = []
    waiting = {1: 0, 2: 0, 3: 0}
    for found in _SIGN.finditer(text):
        if found[2]:
            links.append((found, True))
            continue
        stars = len(found[0])
        if stars > 3:
            continue
        before, after = text[max(0, found.start() - 1) : found.start()], text[found.end() : found.end() + 1]
        if waiting[stars] and not before.isspace() and not _in_word(after):
            while len(opened[-1][0]) != stars:
                waiting[len(opened.pop()[0])] -= 1
            waiting[stars] -= 1
            closed += [(opened.pop(), True), (found, False)]
        elif after.strip() and not _in_word(before) and not waiting[stars]:
            opened.append(found)
            waiting[stars] += 1
    return sorted(links + closed, key=lambda sign: sign[0].start())


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_"
