"""Quotes with what is needed to attribute them: who said it, in which case, in which paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from string import Formatter
from types import MappingProxyType
from typing import NamedTuple

from qda.analysis.attributes import Known
from qda.analysis.finding_places import FindingPlaces
from qda.analysis.shown_as import ShownAs
from qda.errors import CannotDo
from qda.model import Coding, Document, Part, Span, Speaker
from qda.project import Project

FIELDS = ("case", "role", "speaker", "pseudonym", "number", "document", "paragraph", "line", "timecode", "date")
"""What an attribution template may name, each in braces: "({case}, {role}, ¶ {paragraph})". So it may attributes."""

TEMPLATES = {
    "full": "({case}, {role}, ¶ {paragraph})",
    "case-role": "({case}, {role})",
    "case": "({case})",
    "role": "({role})",
    "number": "(Case {number})",
    "none": "",
}
NAMING = frozenset({"case", "speaker", "document"})
"""The fields that may name somebody."""


class Quotation(NamedTuple):
    """A passage as it is quoted: verbatim, the speakers' labels left out, and whose words they are.

    Over several turns, each part stands on a line of its own behind its speaker's name.
    """

    document_id: int
    span: Span
    text: str
    document: str
    case: str
    speaker: str
    role: str
    paragraph: int
    date: str
    coding: Coding | None = None
    known: Mapping[str, str] = MappingProxyType({})
    """What each attribute says of whose words they are, by its name in small letters."""
    unnamed: str | None = None
    """The role where nobody may be named: no speaker's name stands for one that is not known."""
    number: str = ""
    """The case's number in the study."""
    pseudonym: str = ""
    places: FindingPlaces | None = None
    """Counts lines and reads times, where an attribution asks for them."""


class _Voice(NamedTuple):
    case: str
    speaker: str
    role: str
    unnamed: str
    number: str
    pseudonym: str
    told: Mapping[str, str]


class Quoting:
    """Makes quotations of passages; reads names once."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._documents = {document.id: document for document in project.documents.all()}
        self._speakers = {speaker.id: speaker for speaker in project.documents.speakers()}
        self._cases = {case.id: case.name for case in project.cases.all()}
        self._known = Known(project)
        self._shown = ShownAs(project)
        self._places = FindingPlaces(project)
        self._voices: dict[tuple[int, ...], _Voice] = {}

    def quote(self, document_id: int, span: Span, coding: Coding | None = None) -> Quotation:
        """Any passage of a document."""
        text = self._project.documents.text(document_id)
        parts: list[tuple[Speaker | None, str]] = []
        at = span.start
        for turn in self._project.documents.turns_over(document_id, span):
            parts.append((None, text[at : turn.span.start]))
            said = text[max(span.start, turn.said.start) : min(span.end, turn.said.end)]
            parts.append((self._speakers.get(turn.speaker_id or 0), said))
            at = turn.span.end
        parts.append((None, text[at : span.end]))
        told = [(speaker, words) for speaker, words in parts if words.strip()]
        speakers = [speaker for speaker, _ in told or parts if speaker is not None]
        if len(told) > 1:
            words = "\n".join(f"{who.name}: {words.strip()}" if who else words.strip() for who, words in told)
        else:
            words = told[0][1] if told else span.of(text)
        return self._quotation(document_id, span, words, speakers, coding)

    def codings(self, code_ids: Iterable[int] | None = None) -> Iterator[Quotation]:
        """Every coding with one of the codes (None: with any), in the order of documents and text."""
        for coding, said, until, speaker_id in self._project.codings.spoken(code_ids):
            yield self._coded(coding, said, until, speaker_id)

    def of(self, coding_ids: Sequence[int]) -> dict[int, Quotation]:
        """Codings by their ids; those that are gone are left out."""
        rows = self._project.retrieval.spoken(coding_ids)
        return {coding.id: self._coded(coding, said, until, who) for coding, said, until, who in rows}

    def _coded(self, coding: Coding, said: int, until: int, speaker_id: int | None) -> Quotation:
        if said <= coding.span.start and coding.span.end <= until:
            speaker = self._speakers.get(speaker_id or 0)
            words = [speaker] if speaker else []
            return self._quotation(coding.document_id, coding.span, coding.quote, words, coding)
        return self.quote(coding.document_id, coding.span, coding)

    def _quotation(
        self, document_id: int, span: Span, words: str, speakers: list[Speaker], coding: Coding | None
    ) -> Quotation:
        document = self._documents[document_id]
        key = (document_id, *(speaker.id for speaker in speakers))
        voice = self._voices.get(key)
        if voice is None:
            voice = self._voices[key] = self._voice(document, speakers)
        return Quotation(
            document_id,
            span,
            words,
            document.name,
            voice.case,
            voice.speaker,
            voice.role,
            self._project.documents.paragraphs(document_id).number_at(span.start),
            document.date,
            coding,
            voice.told,
            voice.unnamed,
            voice.number,
            voice.pseudonym,
            self._places,
        )

    def _voice(self, document: Document, speakers: list[Speaker]) -> _Voice:
        heard = [s for s in speakers if s.part is Part.PARTICIPANT] or speakers
        told = self._known.all_of(document.id, heard)
        cases = self._case_ids(document, heard)
        shown = self._shown
        return _Voice(
            _joined(self._cases.get(case, "") for case in cases),
            _joined(speaker.name for speaker in heard),
            _joined(speaker.role or speaker.name for speaker in heard),
            _joined(shown.role(speaker) for speaker in heard),
            _joined(str(shown.numbers.get(case, "")) for case in cases),
            _joined(map(shown.speaker, heard)) or _joined(shown.cases.get(case, "") for case in cases),
            {name.casefold(): value for name, value in told.items()},
        )

    @staticmethod
    def _case_ids(document: Document, speakers: list[Speaker]) -> list[int]:
        home = document.case_id or 0
        return [s.case_id or home for s in speakers] or [home]


# --------------------------------------------------------------------------- attribution


def attribution(quotation: Quotation, template: str) -> str:
    """A quotation's source by a template, such as "(Namsos, health manager, ¶ 43)".

    What is not known is left out with the comma or the sign that goes with it, and so are brackets with nothing
    in them. Raises `CannotDo` for an unknown field.
    """
    attributes = _attributes(template)
    if not all(name.casefold() in quotation.known for name in attributes):
        _check(template, quotation.known)
    told = tuple(quotation.known[name.casefold()] for name in attributes)
    before, number, after = _around_paragraph(template, _who(quotation, template), bool(quotation.paragraph), told)
    return f"{before}{quotation.paragraph}{after}" if number else before


def _who(quotation: Quotation, template: str) -> tuple[str, ...]:
    """The fields of an attribution but its paragraph, as `_WHO` names them; lines and times where they are asked."""
    fields = _fields(template)
    role = quotation.role
    if quotation.unnamed is not None and "role" in fields and not fields & NAMING:
        role = quotation.unnamed
    line = timecode = ""
    if quotation.places is not None:
        if "line" in fields:
            line = str(quotation.places.line(quotation.document_id, quotation.span))
        if "timecode" in fields:
            timecode = quotation.places.timecode(quotation.document_id, quotation.span)
    pseudonym = quotation.pseudonym or quotation.known.get("pseudonym", "")
    return (
        quotation.case, role, quotation.speaker, pseudonym, quotation.number, quotation.document, line, timecode,
        quotation.date,
    )  # fmt: skip


_WHO = tuple(field for field in FIELDS if field != "paragraph")


@lru_cache(maxsize=4096)
def _around_paragraph(template: str, who: Sequence[str], numbered: bool, told: Sequence[str]) -> tuple[str, str, str]:
    """An attribution parted at its paragraph's number: of many quotes of one voice, only that differs."""
    values = dict(zip(_attributes(template), told, strict=True)) | dict(zip(_WHO, who, strict=True))
    filled = _understood(template).filled({**values, "paragraph": _NUMBER if numbered else ""}).strip()
    return filled.partition(_NUMBER)


def names_nobody(template: str) -> bool:
    """Whether an attribution tells neither case, speaker nor document."""
    return not _fields(template) & NAMING


@lru_cache(maxsize=32)
def _fields(template: str) -> frozenset[str]:
    return frozenset(name for _, name in _parsed(template) if name in FIELDS)


@dataclass(frozen=True, slots=True)
class _Part:
    """A field or a pair of brackets in a template, with what leads to it: ", ¶ " as separator and sign."""

    separator: str
    sign: str
    content: str | _Brackets


@dataclass(frozen=True, slots=True)
class _Brackets:
    """What stands between two brackets, or the whole of a template."""

    opening: str
    parts: tuple[_Part, ...]
    rest: str
    closing: str

    def filled(self, values: Mapping[str, str]) -> str:
        if not self.parts:
            return self.opening + self.rest + self.closing
        told = ""
        for part in self.parts:
            content = part.content
            value = values[content] if isinstance(content, str) else content.filled(values)
            if value:
                told += (part.separator if told else self.parts[0].separator) + part.sign + value
        return self.opening + told + self.rest + self.closing if told else ""


_NUMBER = "\ufdd0"
"""Stands for a paragraph's number; no text can hold it."""
_CLOSING = {"(": ")", "[": "]"}
_SEPARATOR = re.compile(r"[\s,;:/|·–—-]*")


@lru_cache(maxsize=32)
def _understood(template: str) -> _Brackets:
    tokens: list[tuple[bool, str]] = []
    for text, name in _parsed(template):
        tokens += [(False, piece) for piece in re.split(r"([()\[\]])", text) if piece]
        tokens += [(True, name)] if name is not None else []
    found, rest = _brackets("", tokens, "")
    while rest:  # a closing bracket without an opening one
        more, rest = _brackets("", rest[1:], found.rest + rest[0][1])
        found = _Brackets("", found.parts + more.parts, more.rest, "")
    return found


def _brackets(
    opening: str, tokens: Sequence[tuple[bool, str]], text: str
) -> tuple[_Brackets, Sequence[tuple[bool, str]]]:
    """What stands in one pair of brackets, begun with `text`, and the tokens from its closing bracket on."""
    parts: list[_Part] = []

    def lead_to(content: str | _Brackets) -> None:
        separator = _SEPARATOR.match(text)[0]  # type: ignore[index]
        parts.append(_Part(separator, text[len(separator) :], content))

    while tokens and (tokens[0][0] or tokens[0][1] not in _CLOSING.values()):
        (is_field, token), tokens = tokens[0], tokens[1:]
        if is_field:
            lead_to(token)
            text = ""
        elif token in _CLOSING:
            inner, after = _brackets(token, tokens, "")
            if not after or after[0][1] != _CLOSING[token]:
                text += token
            elif inner.parts:
                lead_to(_Brackets(token, inner.parts, inner.rest, after[0][1]))
                text, tokens = "", after[1:]
            else:
                text, tokens = text + token + inner.rest + after[0][1], after[1:]
        else:
            text += token
    return _Brackets(opening, tuple(parts), text, ""), tokens


def check_template(template: str, project: Project | None = None) -> None:
    """Raises `CannotDo` where an attribution template names something there is not: no field, and no attribute."""
    _check(template, [attribute.name for attribute in project.attributes.all()] if project else ())


def _check(template: str, attributes: Iterable[str]) -> None:
    known = {name.casefold(): name for name in attributes}
    for name in _attributes(template):
        if name.casefold() not in known:
            told = ", ".join("{" + field + "}" for field in (*FIELDS, *known.values()))
            raise CannotDo("An attribution cannot say {{{wrong}}}; it may use {known}.", wrong=name, known=told)


@lru_cache(maxsize=32)
def _attributes(template: str) -> tuple[str, ...]:
    """What a template names that is no field, in its order: attributes, if anything."""
    return tuple(dict.fromkeys(name for _, name in _parsed(template) if name is not None and name not in FIELDS))


def _parsed(template: str) -> list[tuple[str, str | None]]:
    """A template's texts, each with the name in braces that follows it. Raises `CannotDo` for open braces."""
    try:
        parts = list(Formatter().parse(template))
    except ValueError as error:
        raise CannotDo(
            "The attribution “{template}” is not complete ({error}); check its braces.", template=template, error=error
        ) from None
    return [
        (text, None if name is None else name + (f"!{conversion}" if conversion else "") + (f":{spec}" if spec else ""))
        for text, name, spec, conversion in parts
    ]


def _joined(names: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(name for name in names if name))
