"""Word and OpenDocument files as guides: what a reader sees in them that their text alone does not tell.

Numbers that the word processor counts itself, bullets, headings, and tables with a column of probes are written out
as Markdown would have them. Knows no guide.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any

from qda.files.word.package import Package, opened
from qda.files.word.parts import Notes, Related, Styles, namespace, switch
from qda.files.word.read import Reader

_INDENT = "   "
_PROBES = re.compile(r"oppf[øo]lg|probe|stikkord|hjelpe|utdyp|follow|prompt|keyword|under", re.IGNORECASE)
_TOPIC = re.compile(r"tema|topic|theme|seksjon|section|del|part|område|omr[åa]de", re.IGNORECASE)
_ASKED = re.compile(r"sp[øo]rsm[åa]l|question|hovedsp|main", re.IGNORECASE)
_NUMBER = re.compile(r"nr\.?|no\.?|#|nummer|number", re.IGNORECASE)


def read_word(path: Path) -> tuple[str, str]:
    """The text of a Word guide with its counted numbers, and its title."""
    with opened(path) as package:
        part, root = package.main()
        related = package.related(part)
        _write_out(root, package, related)
        reader = Reader(root, Styles(package, related), Notes(package, related))
        text, _ = reader.whole(root)
        return text, reader.title


def _write_out(root: Any, package: Package, related: Related) -> None:
    w = namespace(root)
    for table in list(root.iter(w + "tbl")):
        _unfold(table, w)
    counting, outline = _Counting(package, related), _outline(package, related)
    for paragraph in root.iter(w + "p"):
        properties = paragraph.find(w + "pPr")
        style = _value(properties, w, "pStyle")
        words = "".join(text.text or "" for text in paragraph.iter(w + "t")).strip()
        if not words:
            continue
        level = outline.get(style, 0)
        mark = counting.mark(properties, style, w)
        if level:
            _put_before(paragraph, w, "#" * min(level, 6) + " " + mark.strip().lstrip("-").lstrip())
        elif mark:
            _put_before(paragraph, w, mark)
        elif _is_bold(paragraph, w) and len(words) <= 80 and words[-1] not in "?.!" and not words[0].isdigit():
            _put_before(paragraph, w, "###### ")


def _value(properties: Any, w: str, name: str) -> str:
    found = None if properties is None else properties.find(w + name)
    return "" if found is None else found.get(w + "val") or ""


def _put_before(paragraph: Any, w: str, words: str) -> None:
    run = paragraph.makeelement(w + "r")
    text = run.makeelement(w + "t")
    text.text = words
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(text)
    properties = paragraph.find(w + "pPr")
    paragraph.insert(0 if properties is None else paragraph.index(properties) + 1, run)


def _is_bold(paragraph: Any, w: str) -> bool:
    runs = [run for run in paragraph.iter(w + "r") if any((text.text or "").strip() for text in run.iter(w + "t"))]
    return bool(runs) and all(switch(run.find(w + "rPr"), w, "b") for run in runs)


def _outline(package: Package, related: Related) -> dict[str, int]:
    """The level of each style that is a heading; a title is of the first, and moves the others down."""
    found: dict[str, int] = {}
    for part in related.get("styles", [])[:1]:
        root = package.xml(part)
        w = namespace(root)
        for style in root.iter(w + "style"):
            name = _value(style, w, "name").lower()
            heading = re.fullmatch(r"(?:heading|overskrift) (\d)", name)
            if heading:
                found[style.get(w + "styleId", "")] = int(heading[1]) + 1
            elif name in ("title", "tittel"):
                found[style.get(w + "styleId", "")] = 1
    return found


# --------------------------------------------------------------------------- lists that number themselves


class _Counting:
    """The numbers of list paragraphs, counted as the word processor does."""

    def __init__(self, package: Package, related: Related) -> None:
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._of_style: dict[str, tuple[str, int]] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._shared: dict[str, str] = {}
        for part in related.get("numbering", [])[:1]:
            self._read(package.xml(part))
        for part in related.get("styles", [])[:1]:
            self._read_styles(package.xml(part))

    def _read(self, root: Any) -> None:
        w = namespace(root)
        abstract = {
            one.get(w + "abstractNumId"): {
                int(level.get(w + "ilvl") or 0): _level(level, w) for level in one.iter(w + "lvl")
            }
            for one in root.iter(w + "abstractNum")
        }
        for number in root.iter(w + "num"):
            id_, of = number.get(w + "numId") or "", _value(number, w, "abstractNumId")
            levels = dict(abstract.get(of, {}))
            self._shared[id_] = of
            for override in number.iter(w + "lvlOverride"):
                place = int(override.get(w + "ilvl") or 0)
                begin = _value(override, w, "startOverride")
                inner = override.find(w + "lvl")
                if inner is not None:
                    levels[place] = _level(inner, w)
                if begin.isdigit() and place in levels:
                    levels[place] = (*levels[place][:2], int(begin))
                    self._shared[id_] = f"{of} of {id_}"
            self._levels[id_] = levels

    def _read_styles(self, root: Any) -> None:
        w = namespace(root)
        for style in root.iter(w + "style"):
            properties = style.find(w + "pPr")
            numbered = None if properties is None else properties.find(w + "numPr")
            if numbered is not None:
                level = _value(numbered, w, "ilvl")
                id_ = _value(numbered, w, "numId")
                self._of_style[style.get(w + "styleId", "")] = id_, int(level) if level.isdigit() else 0

    def mark(self, properties: Any, style: str, w: str) -> str:
        """What stands before a paragraph, indented by its level; "" where it is in no list."""
        numbered = None if properties is None else properties.find(w + "numPr")
        id_, level = self._of_style.get(style, ("", 0))
        if numbered is not None:
            id_ = _value(numbered, w, "numId") or id_
            told = _value(numbered, w, "ilvl")
            level = int(told) if told.isdigit() else level
        levels = self._levels.get(id_, {})
        if id_ in ("", "0") or level not in levels:
            return ""
        kind, words, _ = levels[level]
        if kind == "bullet":
            return _INDENT * level + "- "
        if kind == "none":
            return ""
        counts = self._counts[self._shared.get(id_, id_)]
        counts[level] = counts.get(level, levels[level][2] - 1) + 1
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        shown = words
        for place in range(level + 1):
            how, _, begin = levels.get(place, ("decimal", "", 1))
            shown = shown.replace(f"%{place + 1}", counted(counts.get(place, begin), how))
        shown = shown.strip("() ")
        return _INDENT * level + (shown if shown[-1:] in (".", ")", ":") else shown + ".") + " "


def _level(level: Any, w: str) -> tuple[str, str, int]:
    begin = _value(level, w, "start")
    return _value(level, w, "numFmt") or "decimal", _value(level, w, "lvlText"), int(begin) if begin.isdigit() else 1


def counted(number: int, how: str) -> str:
    if how in ("lowerLetter", "upperLetter", "a", "A"):
        letter = "abcdefghijklmnopqrstuvwxyz"[(number - 1) % 26]
        return letter.upper() if how in ("upperLetter", "A") else letter
    if how in ("lowerRoman", "upperRoman", "i", "I"):
        return _roman(number) if how in ("lowerRoman", "i") else _roman(number).upper()
    return str(number)


def _roman(number: int) -> str:
    parts = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
    words = ""
    for value, letters in parts:
        while number >= value:
            words, number = words + letters, number - value
    return words


# --------------------------------------------------------------------------- tables


def _unfold(table: Any, w: str) -> None:
    """A table of questions and probes as paragraphs: section, question, probes below; other tables stay."""
    rows = [list(row.iter(w + "tc")) for row in table.iter(w + "tr")]
    if len(rows) < 2 or max(map(len, rows)) < 2 or table.find(f".//{w}tc//{w}tbl") is not None:
        return
    told = [[_words(cell, w) for cell in row] for row in rows]
    roles, headed = _roles(told)
    if "question" not in roles:
        return
    made: list[Any] = []
    topic = ""
    for cells, words in zip(rows[headed:], told[headed:], strict=True):
        by_role = list(zip(roles, cells, words, strict=False))
        here = next((text for role, _, text in by_role if role == "topic"), "")
        number = next((text for role, _, text in by_role if role == "number"), "")
        if here and here != topic:
            topic = here
            made.append(_paragraph(table, w, f"###### {here}"))
        for wanted, mark in (("question", ""), ("probe", "- ")):
            for role, cell, _ in by_role:
                if role == wanted:
                    for paragraph in list(cell.iter(w + "p")):
                        if _words(paragraph, w):
                            copied = deepcopy(paragraph)
                            begins = f"{number.rstrip('.)')}. " if number and not mark else mark
                            number = ""
                            if begins:
                                _forget_list(copied, w)
                                _put_before(copied, w, begins)
                            made.append(copied)
    parent = table.getparent()
    at = parent.index(table)
    for place, paragraph in enumerate(made):
        parent.insert(at + place, paragraph)
    parent.remove(table)


def _words(element: Any, w: str) -> str:
    return " ".join("".join(text.text or "" for text in element.iter(w + "t")).split())


def _forget_list(paragraph: Any, w: str) -> None:
    properties = paragraph.find(w + "pPr")
    for name in ("numPr", "pStyle"):
        found = None if properties is None else properties.find(w + name)
        if found is not None:
            properties.remove(found)


def _paragraph(near: Any, w: str, words: str) -> Any:
    paragraph = near.makeelement(w + "p")
    _put_before(paragraph, w, words)
    return paragraph


def _roles(told: Sequence[Sequence[str]]) -> tuple[list[str], int]:
    """What each column holds, and how many rows say so."""
    width = max(map(len, told))
    headed = list(_roles_of_heading(told[0]))
    if "question" in headed or ("probe" in headed and "" in headed):
        roles = [role or "question" if "question" not in headed else role for role in headed]
        return roles, 1
    asking = [sum(len(row) > place and row[place].endswith("?") for row in told) for place in range(width)]
    first = max(range(width), key=lambda place: (asking[place], -place))
    if not asking[first]:
        return [], 0
    roles = []
    for place in range(width):
        brief = all(len(row[place]) <= 5 for row in told if len(row) > place)
        before = "number" if brief else "topic"
        roles.append("question" if place == first else before if place < first else "probe")
    return roles, 0


def _roles_of_heading(cells: Sequence[str]) -> Iterator[str]:
    for cell in cells:
        short = len(cell) <= 40 and not cell.endswith("?")
        if short and _PROBES.search(cell):
            yield "probe"
        elif short and _ASKED.search(cell):
            yield "question"
        elif short and _NUMBER.fullmatch(cell):
            yield "number"
        elif short and _TOPIC.search(cell):
            yield "topic"
        else:
            yield ""
