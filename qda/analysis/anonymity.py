"""Whether a report that is to name nobody does: the names of a study's cases and speakers, found, and stood in for.

Names are whole words in any capitals, their genitives, the parts of a person's name, and what is spelt almost the same.
Works on reports as values, whatever they are written as; knows no window.
"""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from qda.analysis.fixed_texts import phrases
from qda.analysis.shown_as import ShownAs, show_case_as, show_speaker_as
from qda.model import Span
from qda.project import Project
from qda.report import Bullet, Heading, Quote, Report, Source, Text, Words
from qda.text.gazetteer import ambiguous, first_names, is_last_name
from qda.text.names import almost, is_role
from qda.text.pseudonyms import WORD, Forms, Kind

LEFT_OUT = "[…]"
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Name:
    """A name that may not be read, and what can stand for it; "" where nothing is known that could."""

    words: str
    whole: str
    """The name it is, or is a part of."""
    stands_in: str
    person: bool


@dataclass(frozen=True, slots=True)
class Seen:
    """A name that can be read. `where` is "quote", "heading", "text", "table", "picture", or a field of the report."""

    name: Name
    written: str
    where: str
    under: str
    """The heading it stands under."""
    context: str
    sure: bool
    """False for what is only spelt almost the same."""
    source: Source | None = None


# --------------------------------------------------------------------------- the names


def names_of(project: Project, language: str = "") -> tuple[Name, ...]:
    """What names somebody in a study: its cases and speakers, but not what says a role or a number only."""
    shown, word = ShownAs(project), phrases(project, language).case
    found: dict[str, Name] = {}

    def add(words: str, whole: str, stands_in: str, *, person: bool) -> None:
        if words.casefold() != stands_in.casefold() and any(letter.isalpha() for letter in words):
            found.setdefault(words.casefold(), Name(words, whole, stands_in, person))

    for case in project.cases.all():
        if _NUMBERED.fullmatch(case.name):
            continue
        for way in (case.name, *_short(case.name)):
            add(way, case.name, shown.case(case, word), person=False)
    for speaker in project.documents.speakers():
        name = speaker.name
        told = name.casefold() in speaker.role.casefold()
        if is_role(name) or (told and not _is_persons(name)):
            continue
        for way in (name, *_parts(name)):
            add(way, name, shown.speaker(speaker) or ("" if told else speaker.role), person=True)
    return tuple(found.values())


_NUMBERED = re.compile(r"(case|kommune|municipality|informant|nr\.?|no\.?|#)?\s*(\d+|[A-ZÆØÅ])", re.IGNORECASE)
"""A case that is called by a number or a letter names nobody."""


def _short(name: str) -> Iterator[str]:
    """ "Osen" of "Osen kommune"."""
    first, *others = name.split()
    if others and first[0].isupper() and all(word[0].islower() for word in others) and len(first) > 2:
        yield first


def _is_persons(name: str) -> bool:
    return any(word[0] in first_names() or is_last_name(word[0]) for word in WORD.finditer(name))


def _parts(name: str) -> Iterator[str]:
    """The first and the last name of somebody, where it surely is a name."""
    words = [word[0] for word in WORD.finditer(name)]
    if len(words) > 1 and _is_persons(name):
        yield from (word for word in words if len(word) > 2 and word[0].isupper() and not is_role(word))


# --------------------------------------------------------------------------- finding them


class Seeking:
    """Finds names in texts. It is made once for many texts."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._names = {name.words: name for name in names}
        self._forms = Forms((name.words, Kind.PERSON if name.person else Kind.PLACE) for name in self._names.values())
        self._heads: dict[str, list[Name]] = {}
        for name in self._names.values():
            if " " not in name.words and len(name.words) >= _ALMOST_FROM:
                self._heads.setdefault(name.words[0].casefold(), []).append(name)

    def find(self, text: str) -> list[tuple[Name, Span, bool]]:
        """The names in a text, in order and none over another, and whether each is surely one."""
        hits = [(self._names[name], span, True) for name, span in self._forms.find(text)]
        for word in WORD.finditer(text) if self._heads else ():
            if word[0][0].isupper() and len(word[0]) >= _ALMOST_FROM:
                hits += [
                    (name, Span(*word.span()), False)
                    for name in self._heads.get(word[0][0].casefold(), ())
                    if almost(name.words.casefold(), word[0].casefold()) and word[0].casefold() not in ambiguous()
                ]
        found: list[tuple[Name, Span, bool]] = []
        for hit in sorted(hits, key=lambda hit: (hit[1].start, not hit[2], -hit[1].end)):
            if not found or hit[1].start >= found[-1][1].end:
                found.append(hit)
        return found


_ALMOST_FROM = 5
_NOT_READ = {"anchor", "refers_to", "language", "kind", "marks", "project", "colour", "shades", "page_label"}
"""What nobody reads in a report."""


def seen_in(report: Report, names: Sequence[Name], file_name: str = "") -> list[Seen]:
    """Every name that can be read in a report: in its pieces, its title and header, its author, its file's name."""
    seeking = Seeking(names)
    found: list[Seen] = []

    def look(text: str, where: str, under: str = "", source: Source | None = None) -> None:
        for name, span, sure in seeking.find(text):
            context = " ".join(text[max(0, span.start - 40) : span.end + 40].split())
            found.append(Seen(name, span.of(text), where, under, context, sure, source))

    for field in ("title", "subtitle", "header", "author"):
        look(getattr(report, field), field)
    look(file_name.replace("_", " "), "file name")
    under = ""
    for piece in report.pieces:
        if isinstance(piece, Heading):
            under = piece.text
        source = piece.source if isinstance(piece, Quote) else None
        if isinstance(piece, Text | Bullet | Quote) and piece.words:
            piece = replace(piece, words=())  # the same text in parts
        for text in _texts(piece):
            look(text, _WHERE.get(type(piece).__name__, "text"), under, source)
    return found


_WHERE = {"Heading": "heading", "Quote": "quote", "Table": "table", "Picture": "picture"}


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _texts(one)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            if field.name not in _NOT_READ:
                yield from _texts(getattr(value, field.name))


def counted(seen: Iterable[Seen]) -> Counter[str]:
    """How often each whole name can be read."""
    return Counter(one.name.whole for one in seen)


# --------------------------------------------------------------------------- standing in for them


class Swapping:
    """Puts stand-ins into texts. `keep` says otherwise for whole names: what stands in, or the name to leave it."""

    def __init__(self, names: Sequence[Name], keep: Mapping[str, str] | None = None) -> None:
        self._seeking, self._keep = Seeking(names), keep or {}

    def _stand_in(self, name: Name) -> str:
        return self._keep.get(name.whole, name.stands_in)

    def plain(self, text: str) -> str:
        """A text of the report's own."""
        return _swapped(text, self._swaps(text, lambda name, _: self._stand_in(name) or "…"))

    def quoted(self, text: str) -> str:
        """What somebody said: stand-ins are in brackets, as what is marked as an edit."""
        return _swapped(text, self.in_speech(text))

    def in_speech(self, text: str, labels: Sequence[Span] = ()) -> list[tuple[Span, str]]:
        """What is exchanged in what somebody said, in order; speakers' `labels` need no brackets."""
        starts = {label.start for label in labels}

        def bracketed(name: Name, span: Span) -> str:
            said = self._stand_in(name)
            if said == name.whole or not said:
                return said or LEFT_OUT
            opens_line = span.start == 0 or text[span.start - 1] == "\n"
            bare = span.start in starts or (opens_line and text.startswith(":", span.end))
            return said if bare else f"[{said}]"

        return self._swaps(text, bracketed)

    def _swaps(self, text: str, stand_in: Callable[[Name, Span], str]) -> list[tuple[Span, str]]:
        swaps = []
        for name, span, sure in self._seeking.find(text):
            if not sure:
                continue
            written, said = span.of(text), stand_in(name, span)
            if written.casefold() == f"{name.words}s".casefold() and said and said != name.whole:
                said = (
                    f"{said[:-1]}s]"
                    if said.endswith("]") and said != LEFT_OUT
                    else said
                    if said == LEFT_OUT
                    else f"{said}s"
                )
            elif said == name.whole:
                said = written
            swaps.append((span, said))
        return swaps


def _swapped(text: str, swaps: Sequence[tuple[Span, str]]) -> str:
    parts, at = [], 0
    for span, said in swaps:
        parts += [text[at : span.start], said]
        at = span.end
    return "".join([*parts, text[at:]]) if parts else text


def without_names(made: Made, names: Sequence[Name], keep: Mapping[str, str] | None = None) -> Made:
    """A report (or anything made of such values) with stand-ins where names are.

    In quotes they stand in brackets, as what is marked as an edit. `keep` says otherwise for whole names: what stands
    in, or the name itself to leave it.
    """
    swapping = Swapping(names, keep)
    plain, quoted = swapping.plain, swapping.quoted

    def changed(value: Any) -> Any:
        if isinstance(value, str):
            return plain(value)
        if isinstance(value, Quote):
            words = tuple(_words(one, plain) for one in value.words)
            return replace(value, text=quoted(value.text), attribution=plain(value.attribution), words=words)
        if isinstance(value, Text) and value.kind == "quoted":
            return replace(value, text=quoted(value.text), words=tuple(_words(one, quoted) for one in value.words))
        if isinstance(value, tuple) and hasattr(value, "_make"):
            return value._make(map(changed, value))
        if isinstance(value, tuple | list):
            return type(value)(map(changed, value))
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            new = {
                field.name: changed(getattr(value, field.name))
                for field in dataclasses.fields(value)
                if field.name not in _NOT_READ
                and not isinstance(getattr(value, field.name), bool | int | float | bytes)
            }
            return replace(value, **new)
        return value

    result: Made = changed(made)
    return result


def as_wanted(project: Project, made: Made, language: str, *, stand_ins: bool) -> Made:
    """What was made, with stand-ins for all names if they are wanted."""
    return without_names(made, names_of(project, language)) if stand_ins else made


def _words(words: Words, quoted: Callable[[str], str]) -> Words:
    return replace(words, text=quoted(words.text))


def call(project: Project, whole: str, stands_in: str) -> None:
    """Have whoever has this name, case or speaker, called so in reports without names, in one step."""
    with project.step("project.setting", setting="shown", value=stands_in):
        for case in project.cases.all():
            if case.name == whole:
                show_case_as(project, case.id, stands_in)
        for speaker in project.documents.speakers():
            if speaker.name == whole:
                show_speaker_as(project, speaker.id, stands_in)
