"""Quotes with what is needed to attribute them: who said it, in which case, in which paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from string import Formatter
from typing import NamedTuple

from qda.analysis.attributes import Known
from qda.analysis.finding_places import FindingPlaces
from qda.analysis.shown_as import ShownAs
from qda.errors import CannotDo
from qda.model import Coding, Document, Part, Span, Speaker
from qda.project import Project
from qda.store.retrieval import Heard

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
OF_A_PLACE = frozenset({"line", "timecode"})
"""The fields that differ from passage to passage, besides the paragraph."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose words a passage is: what all passages of one document and the same speakers have in common."""

    document: str
    date: str
    case: str
    speaker: str
    role: str
    unnamed: str
    """The role where nobody may be named: no speaker's name stands for one that is not known."""
    number: str
    """The case's number in the study."""
    pseudonym: str
    known: Mapping[str, str]
    """What each attribute says of them, by its name in small letters."""
    attributed: dict[tuple[str, bool], tuple[str, str, str]] = field(init=False, compare=False, default_factory=dict)
    """Attributions parted at the paragraph's number, by template and whether there is a number."""


class Quotation(NamedTuple):
    """A passage as it is quoted: verbatim, the speakers' labels left out, and whose words they are.

    Over several turns, each part stands on a line of its own behind its speaker's name.
    """

    document_id: int
    span: Span
    text: str
    paragraph: int
    voice: Voice
    coding: Coding | None = None
    places: FindingPlaces | None = None
    """Counts lines and reads times, where an attribution asks for them."""

    @property
    def document(self) -> str:
        return self.voice.document

    @property
    def date(self) -> str:
        return self.voice.date

    @property
    def case(self) -> str:
        return self.voice.case

    @property
    def speaker(self) -> str:
        return self.voice.speaker

    @property
    def role(self) -> str:
        return self.voice.role


_AT_ONCE = 2_000
"""So many codings are read before they are passed on."""


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
        self._voices: dict[tuple[int | None, ...], Voice] = {}

    def quote(self, document_id: int, span: Span, coding: Coding | None = None) -> Quotation:
        """Any passage of a document."""
        turns = [
            Heard(turn.span.start, turn.said.start, turn.span.end, turn.speaker_id)
            for turn in self._project.documents.turns_over(document_id, span)
        ]
        return self._over(document_id, span, span.of(self._project.documents.text(document_id)), turns, coding)

    def codings(self, code_ids: Iterable[int] | None = None) -> Iterator[Quotation]:
        """Every coding with one of the codes (None: with any), in the order of documents and text; some documents'
        at a time are held in memory."""
        wanted = None if code_ids is None else tuple(code_ids)
        for document_ids in self._document_ids_at_once():
            yield from self._coded(self._project.codings.spoken(wanted, document_ids))

    def _document_ids_at_once(self) -> Iterator[list[int]]:
        """The documents that have codings, in order, some `_AT_ONCE` codings' worth at a time."""
        counts = self._project.codings.count_by_document()
        some, held = list[int](), 0
        for document_id in filter(counts.get, self._documents):
            if some and held + counts[document_id] > _AT_ONCE:
                yield some
                some, held = [], 0
            some.append(document_id)
            held += counts[document_id]
        if some:
            yield some

    def of(self, coding_ids: Sequence[int]) -> dict[int, Quotation]:
        """Codings by their ids; those that are gone are left out."""
        found = self._coded(self._project.retrieval.spoken(coding_ids))
        return {quotation.coding.id: quotation for quotation in found if quotation.coding is not None}

    def _coded(self, rows: Sequence[tuple[Coding, int, int, int | None]]) -> Iterator[Quotation]:
        """Codings, each given with the turn it begins in; the turns of those that run on are read all at once."""
        beyond = [coding.id for coding, said, until, _ in rows if said > coding.span.start or coding.span.end > until]
        heard = self._project.retrieval.heard(beyond)
        over, places = set(beyond), self._places
        for document_id, codings in groupby(rows, lambda row: row[0].document_id):
            number_at = self._project.documents.paragraphs(document_id).number_at
            for coding, _, _, speaker_id in codings:
                span, words = coding.span, coding.quote
                if coding.id in over:
                    yield self._over(document_id, span, words, heard.get(coding.id, ()), coding)
                    continue
                voice = self._voices.get((document_id, speaker_id))
                if voice is None:
                    who = self._speakers.get(speaker_id or 0)
                    voice = self._voice_of(document_id, [who] if who else [])
                yield Quotation(document_id, span, words, number_at(span.start), voice, coding, places)

    def _over(
        self, document_id: int, span: Span, words: str, turns: Iterable[Heard], coding: Coding | None
    ) -> Quotation:
        """A passage of several turns, or with what is no turn in it: `words` parted by who said them."""
        parts: list[tuple[Speaker | None, str]] = []
        at, begin = 0, span.start
        for turn in turns:
            parts.append((None, words[at : max(0, turn.start - begin)]))
            said = words[max(0, turn.said - begin) : turn.end - begin]
            parts.append((self._speakers.get(turn.speaker_id or 0), said))
            at = turn.end - begin
        parts.append((None, words[at:]))
        told = [(speaker, said) for speaker, said in parts if said.strip()]
        speakers = [speaker for speaker, _ in told or parts if speaker is not None]
        if len(told) > 1:
            words = "\n".join(f"{who.name}: {said.strip()}" if who else said.strip() for who, said in told)
        elif told:
            words = told[0][1]
        return self._quotation(document_id, span, words, self._voice_of(document_id, speakers), coding)

    def _quotation(self, document_id: int, span: Span, words: str, voice: Voice, coding: Coding | None) -> Quotation:
        paragraph = self._project.documents.paragraphs(document_id).number_at(span.start)
        return Quotation(document_id, span, words, paragraph, voice, coding, self._places)

    def _voice_of(self, document_id: int, speakers: list[Speaker]) -> Voice:
        key = (document_id, *(speaker.id for speaker in speakers))
        if key not in self._voices:
            self._voices[key] = self._voice(self._documents[document_id], speakers)
        return self._voices[key]

    def _voice(self, document: Document, speakers: list[Speaker]) -> Voice:
        heard = [s for s in speakers if s.part is Part.PARTICIPANT] or speakers
        told = self._known.all_of(document.id, heard)
        cases = self._case_ids(document, heard)
        shown = self._shown
        return Voice(
            document.name,
            document.date,
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
    key = template, bool(quotation.paragraph)
    parts = quotation.voice.attributed.get(key)
    if parts is None:
        parts = _parted(quotation, template)
        if not _fields(template) & OF_A_PLACE:
            quotation.voice.attributed[key] = parts
    before, number, after = parts
    return f"{before}{quotation.paragraph}{after}" if number else before


def _parted(quotation: Quotation, template: str) -> tuple[str, str, str]:
    """An attribution parted at its paragraph's number: of many quotes of one voice, only that differs."""
    voice, fields = quotation.voice, _fields(template)
    attributes = _attributes(template)
    if not all(name.casefold() in voice.known for name in attributes):
        _check(template, voice.known)
    line = timecode = ""
    if quotation.places is not None:
        if "line" in fields:
            line = str(quotation.places.line(quotation.document_id, quotation.span))
        if "timecode" in fields:
            timecode = quotation.places.timecode(quotation.document_id, quotation.span)
    values = {name: voice.known[name.casefold()] for name in attributes} | {
        "case": voice.case,
        "role": voice.unnamed if "role" in fields and not fields & NAMING else voice.role,
        "speaker": voice.speaker,
        "pseudonym": voice.pseudonym or voice.known.get("pseudonym", ""),
        "number": voice.number,
        "document": voice.document,
        "date": voice.date,
        "paragraph": _NUMBER if quotation.paragraph else "",
        "line": line,
        "timecode": timecode,
    }
    return _understood(template).filled(values).strip().partition(_NUMBER)


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
