"""Interview guides from Markdown, plain text or Word, and back to Markdown. Knows nothing of transcripts or storage.

A guide is sections and questions. A section is a heading, or a short line on its own before a question. A question is
numbered ("1.", "1.1", "2)", "a.", "Q1"), by hand or by the word processor; where nothing is numbered, the lines that
end in a question mark are the questions, numbered as they come. Bullets under a question are its probes, and so is
what follows "Oppfølging:", "Stikkord:" or "Probe:". What is neither is left out, and told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from itertools import pairwise
from pathlib import Path

from qda import errors
from qda.files import read
from qda.files.saving import whole
from qda.model import Guide, GuideQuestion

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$")
_BULLET = re.compile(r"\s*[-*+•–‣◦▪·○●■□o\uf0b7\uf0a7][ \t]+(.*)$")
_PROBES = re.compile(
    r"""\W{0,3}(?:(?:mulige?\ |eventuelle?\ |possible\ |aktuelle?\ )?
        (?:oppfølging(?:s?spørsmål|er)?|oppfølgjing(?:sspørsmål)?|probes?|probing|stikkord|hjelpespørsmål|underspørsmål|
           utdyping|follow[- ]?ups?(?:\ questions?)?|prompts?|keywords?|cues)
        (?:\ ved\ behov|\ if\ needed)?)\W{0,2}:\W{0,2}\s*(?P<text>.*)$""",
    re.VERBOSE | re.IGNORECASE,
)
_BIDS = re.compile(
    r"(?:kan (?:du|dere) |kan de |could you |can you )?(?:fortell|fortel|beskriv|forklar|si litt|gi eksempel|utdyp|"
    r"tell (?:me|us)|describe|explain|please |talk (?:me|us) through|walk (?:me|us) through)\b",
    re.IGNORECASE,
)
_BOLD = re.compile(r"(\*\*|__)(.+?)\1")
_NUMBERED = re.compile(
    r"""(?:(?:spørsmål|spm\.?|question)\s+(?=\d))?
        (?: (?P<number> Q?[ ]?\d{1,3}(?:\.\d{1,2}){0,3}[a-z]? | [a-z]) \\?[.):](?=\s|$)
          | (?P<bare> Q[ ]?\d{1,3}(?:\.\d{1,2})*[a-z]? | \d{1,3}(?:\.\d{1,2}){1,3}) (?=\s) )
        \s*(?P<text>.*)$""",
    re.VERBOSE,
)
_WORDED = re.compile(r"(?:spørsmål|spm\.?|question)\s+\d", re.IGNORECASE)
_FRONT_MATTER = re.compile(r"\A---\n.*?^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
_ALL_BOLD = re.compile(r"(\*\*|__)((?:(?!\1).)+)\1:?$")
_LONGEST_SECTION = 80


class _Kind(Enum):
    HEADING = auto()
    NUMBERED = auto()
    BULLET = auto()
    TEXT = auto()


@dataclass(slots=True)
class _Line:
    """A line with something on it. `after` tells that a blank line stands before it."""

    place: int
    kind: _Kind
    text: str
    indent: int
    after: bool
    level: int = 0
    number: str = ""
    raw: str = ""

    @property
    def asks(self) -> bool:
        return self.text.endswith("?") or _BIDS.match(self.text) is not None

    @property
    def may_be_section(self) -> bool:
        return self.kind is _Kind.TEXT and len(self.text) <= _LONGEST_SECTION and self.text[-1] not in ".?!,;"


@dataclass(slots=True)
class _Asked:
    """A question as its lines come in."""

    line: _Line
    number: str
    section: str
    texts: list[str]
    probes: list[list[str]] = field(default_factory=list)

    def goes_on(self, text: str) -> None:
        (self.probes[-1] if self.probes else self.texts).append(text)

    def whole(self) -> GuideQuestion:
        probes = (_one_line(" ".join(probe)) for probe in self.probes)
        return GuideQuestion(
            self.number, _one_line(" ".join(self.texts)), self.section, tuple(probe for probe in probes if probe)
        )


def read_guide(path: Path | str) -> Guide:
    """The guide in a Markdown, plain text or Word file.

    Raises `errors.GuideUnreadable` where no question is found or a number stands twice, and whatever
    `qda.files.read` raises.
    """
    path = Path(path)
    text, title = _read(path)
    return _understood(path, text, title)


def guide_in(text: str) -> Guide:
    """The guide in a text that was typed or pasted. Raises `errors.GuideUnreadable` as `read_guide` does."""
    return _understood(Path("guide"), text, "")


def _read(path: Path) -> tuple[str, str]:
    reading = read(path)
    ending = path.suffix.lower()
    if ending in (".docx", ".docm", ".dotx"):
        from qda.files.guide_page import read_word

        return read_word(path)[0], reading.title
    if ending in (".odt", ".fodt", ".rtf"):
        from qda.files.guide_lists import read_opendocument, read_rtf

        return (read_rtf if ending == ".rtf" else read_opendocument)(path)[0], reading.title
    return reading.text, reading.title


def _understood(path: Path, text: str, named: str) -> Guide:
    lines = _labelled_probes(_cells_apart(list(_lines(text))))
    last = lines[-1].place if lines else 1
    if not any(line.kind is _Kind.NUMBERED for line in lines):
        lines = _numbered_by_mark(lines)
    _sort_numbered(lines)
    title, sections = _title_and_sections(lines)
    _number_by_section(lines, sections)
    left_out: list[str] = []
    questions = tuple(asked.whole() for asked in _asked(path, lines, sections, left_out))
    if not title and not any(line.text == named for line in lines):
        title = named
    if not questions:
        raise errors.GuideUnreadable(
            path,
            f"lines 1–{last}" if last > 1 else "line 1",
            "no question was found",
            "begin every question with its number, such as “1.”",
        )
    return Guide(title, questions, tuple(line for line in left_out if line != title))


def write_guide(guide: Guide, path: Path | str) -> None:
    """Write a guide as Markdown that `read_guide` reads back."""
    lines = [f"# {_one_line(guide.title)}", ""] if guide.title.strip() else []
    section = ""
    for question in guide.questions:
        if question.section != section:
            section = question.section
            lines += [f"## {_one_line(section)}".rstrip(), ""]
        lines.append(f"{question.number}. {_one_line(question.text)}")
        lines += [f"   - {_one_line(probe)}" for probe in question.probes if probe.strip()]
        lines.append("")
    with whole(Path(path)) as file:
        file.write("\n".join(lines).encode("utf-8"))


def _one_line(text: str) -> str:
    return " ".join(text.split())


# --------------------------------------------------------------------------- what every line is


def _lines(text: str) -> Iterator[_Line]:
    front = _FRONT_MATTER.match(text)
    hidden = text[: front.end()].count("\n") + 1 if front else 0
    after = False
    for place, raw in enumerate(text.split("\n"), start=1):
        if place <= hidden:
            continue
        if not raw.strip():
            after = True
            continue
        yield replace(_classified(raw, place, after), raw=raw)
        after = False


def _classified(raw: str, place: int, after: bool) -> _Line:
    heading = _HEADING.match(raw)
    if heading:
        return _Line(place, _Kind.HEADING, _one_line(heading[2] or ""), 0, after, level=len(heading[1]))
    expanded = raw.expandtabs(4)
    indent = len(expanded) - len(expanded.lstrip())
    plain = _one_line(raw)
    bold = _ALL_BOLD.match(plain)
    if bold and len(bold[2]) <= _LONGEST_SECTION and bold[2][-1] not in "?.!" and not _number(bold[2])[0]:
        return _Line(place, _Kind.HEADING, _one_line(bold[2]), 0, after, level=6)
    if plain.startswith(("**", "__")):
        plain = _BOLD.sub(r"\2", plain, count=1)
    number, text = _number(plain)
    if number:
        return _Line(place, _Kind.NUMBERED, text, indent, after, number=number)
    bullet = _BULLET.match(raw)
    if bullet:
        return _Line(place, _Kind.BULLET, _one_line(bullet[1]), indent, after)
    return _Line(place, _Kind.TEXT, plain, indent, after)


def _cells_apart(lines: list[_Line]) -> list[_Line]:
    """Where lines have cells parted by tabs, as a table's rows do: the first is the question, the others its probes."""
    rows = [line for line in lines if "\t" in line.raw and line.kind in (_Kind.TEXT, _Kind.NUMBERED)]
    if len(rows) < 2:
        return lines
    apart: list[_Line] = []
    for line in lines:
        cells = [_one_line(cell) for cell in line.raw.strip().split("\t")]
        if line not in rows or len(cells) < 2:
            apart.append(line)
            continue
        if _number(f"{cells[0].rstrip('.)')}. x")[0] and len(cells[0]) <= 5:
            cells[:2] = [f"{cells[0].rstrip('.)')}. {cells[1]}"]
        asks_below = any("?" in row.raw for row in rows[1:])
        if line is rows[0] and line.kind is _Kind.TEXT and asks_below and "?" not in line.raw:
            continue  # the names of the columns
        first = _classified(cells[0], line.place, line.after)
        apart.append(first)
        apart += [_Line(line.place, _Kind.BULLET, cell, 1, False, raw=cell) for cell in cells[1:] if cell]
    return apart


def _labelled_probes(lines: list[_Line]) -> list[_Line]:
    """“Oppfølging: …” is a probe; after such a label on a line of its own, what follows is, up to what it is not."""
    kept: list[_Line] = []
    under = False
    for line in lines:
        label = _PROBES.match(line.text) if line.kind in (_Kind.TEXT, _Kind.BULLET, _Kind.HEADING) else None
        if label is not None:
            under = not label["text"]
            if label["text"]:
                kept.append(replace(line, kind=_Kind.BULLET, text=label["text"], indent=max(1, line.indent)))
            continue
        under = (
            under and line.kind in (_Kind.TEXT, _Kind.BULLET) and not (line.after and kept and line.kind is _Kind.TEXT)
        )
        if under:
            line = replace(line, kind=_Kind.BULLET, indent=max(1, line.indent))
        kept.append(line)
    return kept


def _number_by_section(lines: list[_Line], sections: set[int]) -> None:
    """Where every section begins its numbers anew, they become “1.1”, “2.1”."""
    section, seen, again, within = 0, dict[str, int](), False, set[tuple[int, str]]()
    numbered = []
    for line in lines:
        if line.place in sections or line.kind is _Kind.HEADING:
            section += line.place in sections
        elif line.kind is _Kind.NUMBERED:
            if (section, line.number) in within:
                return
            within.add((section, line.number))
            again = again or seen.setdefault(line.number, section) != section
            numbered.append((line, section))
    if not again:
        return
    order = list(dict.fromkeys(its for _, its in numbered))
    anew = [f"{order.index(its) + 1}.{line.number}" for line, its in numbered]
    if len(set(anew)) == len(anew):
        for (line, _), number in zip(numbered, anew, strict=True):
            line.number = number


def _number(text: str) -> tuple[str, str]:
    """The number a line begins with and what follows it; two empty strings where there is none."""
    worded = _WORDED.match(text)
    if worded:
        text = text[worded.end() - 1 :]
        begin = re.match(r"\d+", text)
        if begin and text[begin.end() : begin.end() + 1].isspace():
            return begin[0], text[begin.end() :].strip()
    found = _NUMBERED.match(text)
    if not found:
        return "", ""
    return (found["number"] or found["bare"]).replace(" ", ""), found["text"]


def _numbered_by_mark(lines: list[_Line]) -> list[_Line]:
    """Where nothing is numbered: the lines that end in a question mark, or else the bullets that do, in order."""
    headed = [line for line in lines if line.kind is _Kind.HEADING and _number(line.text)[0]]
    if headed and any(line.asks for line in headed):
        for line in headed:
            if line.asks:
                line.kind = _Kind.NUMBERED
                line.number, line.text = _number(line.text)
        return lines
    lines = _unwrapped(lines)
    asking = [line for line in lines if line.asks and line.kind is _Kind.TEXT and not line.indent]
    if not asking:
        bullets = [line for line in lines if line.kind is _Kind.BULLET]
        outermost = min((line.indent for line in bullets), default=0)
        asking = [line for line in bullets if line.asks and line.indent == outermost]
        if asking and 2 * len(asking) >= sum(line.indent == outermost for line in bullets):
            asking = [line for line in bullets if line.indent == outermost]
    for number, line in enumerate(asking, start=1):
        line.kind, line.number = _Kind.NUMBERED, str(number)
    return lines


def _unwrapped(lines: list[_Line]) -> list[_Line]:
    """Sentences that run over two lines, as one."""
    kept = lines[:1]
    for line in lines[1:]:
        last = kept[-1]
        both = last.kind in (_Kind.TEXT, _Kind.BULLET) and line.kind is _Kind.TEXT and not line.after
        if both and line.text[0].islower() and last.text[-1:] not in tuple(".?!:"):
            last.text += " " + line.text
        else:
            kept.append(line)
    return kept


def _sort_numbered(lines: list[_Line]) -> None:
    """Find the sections among the numbered lines ("1. Background" before "1.1"), and the parts of questions ("a)")."""
    numbers = {line.number for line in lines if line.kind is _Kind.NUMBERED}
    digits = any(number[-1].isdigit() for number in numbers)
    question: _Line | None = None
    for line, following in zip(lines, [*lines[1:], None], strict=False):
        if line.kind is not _Kind.NUMBERED:
            continue
        parent = following is not None and following.number.startswith(line.number + ".")
        if question and line.indent > question.indent and not line.number.startswith(question.number + "."):
            line.kind = _Kind.BULLET
        elif digits and line.number.isalpha():
            line.number = (question.number if question else "") + line.number
        elif parent and line.text and line.text[-1] not in ".?!":
            line.kind, line.level, line.number = _Kind.HEADING, 2, ""
        else:
            question = line


# --------------------------------------------------------------------------- sections and questions


def _title_and_sections(lines: list[_Line]) -> tuple[str, set[int]]:
    """The guide's title, and the places of the lines that begin a section."""
    first = next((place for place, line in enumerate(lines) if line.kind is _Kind.NUMBERED), len(lines))
    headings = [line for line in lines if line.kind is _Kind.HEADING]
    if headings:
        if len(headings) == 1 and headings[0] is lines[0] and headings[0].level == 1:
            return headings[0].text, _title_and_sections(lines[1:])[1] if _apart(lines[1:]) else set()
        if (
            len(headings) > 1
            and headings[0] is lines[0]
            and headings[0].level == headings[1].level > 1
            and lines.index(headings[1]) < first
        ):
            return headings[0].text, {line.place for line in headings[1:]}
        sections = {line.place for line in headings}
        top = [line for line in headings if line.level == 1]
        if top and top[0] is headings[0]:
            following = lines[lines.index(top[0]) + 1 :]
            leads_on = bool(following) and following[0].kind in (_Kind.HEADING, _Kind.TEXT)
            if len(top) == 1 or leads_on:
                return top[0].text, sections - {top[0].place}
            return "", sections
        begun = lines.index(headings[0])
        before = [line for line in lines[: min(begun, first)] if line.may_be_section]
        return (before[0].text if before else ""), sections
    sections = set()
    for line, next_line in pairwise(lines):
        if next_line.kind is _Kind.NUMBERED and line.may_be_section and not line.indent:
            sections.add(line.place)
    before = lines[:first]
    opening = {line.place for line in before}
    sections = {place for place in sections if place in opening or _stands_apart(lines, place)}
    if not before or not before[0].may_be_section:
        return "", sections
    alone = sections <= {before[0].place}
    if len(before) == 1 and not alone:
        return "", sections
    return before[0].text.rstrip(":"), sections - {before[0].place}


def _apart(lines: list[_Line]) -> bool:
    """Whether short lines stand before questions where a text has no more headings than its title."""
    return any(
        one.may_be_section and one.after and not one.indent and next_one.kind is _Kind.NUMBERED
        for one, next_one in pairwise(lines)
    )


def _stands_apart(lines: list[_Line], place: int) -> bool:
    """Whether a line between two questions is no continuation of the first."""
    index = next(index for index, line in enumerate(lines) if line.place == place)
    line = lines[index]
    return index == 0 or line.after or lines[index - 1].text[-1:] in tuple(".?!:)")


def _asked(path: Path, lines: list[_Line], sections: set[int], left_out: list[str]) -> Iterator[_Asked]:
    section = ""
    asked: _Asked | None = None
    seen: dict[str, int] = {}
    for line in lines:
        if line.place in sections or line.kind is _Kind.HEADING:
            if asked:
                yield _complete(path, asked)
            asked = None
            section = line.text.rstrip(":") if line.place in sections else section
        elif line.kind is _Kind.NUMBERED:
            if asked:
                yield _complete(path, asked)
            if line.number in seen:
                raise errors.GuideUnreadable(
                    path,
                    f"line {line.place}",
                    f"question number {line.number} is used already in line {seen[line.number]}",
                    "give every question its own number",
                )
            seen[line.number] = line.place
            asked = _Asked(line, line.number, section, [line.text])
        elif asked and line.kind is _Kind.BULLET:
            asked.probes.append([line.text])
        elif asked and (line.indent or not line.after or not asked.texts[0]):
            asked.goes_on(line.text)
        else:
            left_out.append(line.text)  # an introduction, or a remark between questions
    if asked:
        yield _complete(path, asked)


def _complete(path: Path, asked: _Asked) -> _Asked:
    if not any(asked.texts):
        raise errors.GuideUnreadable(
            path,
            f"line {asked.line.place}",
            f"question {asked.number} has no text",
            "write the question after its number, or take the number away",
        )
    return asked
