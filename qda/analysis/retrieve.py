"""Quotes with what is needed to attribute them: who said it, in which case, in which paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from string import Formatter

from qda.errors import CannotDo
from qda.model import Coding, Document, Part, Span, Speaker
from qda.project import Project

FIELDS = ("case", "role", "speaker", "document", "paragraph", "date")
"""What an attribution template may name, each in braces: "({case}, {role}, ¶ {paragraph})"."""

TEMPLATES = {
    "full": "({case}, {role}, ¶ {paragraph})",
    "case": "({case})",
    "role": "({role})",
    "none": "",
}


@dataclass(frozen=True, slots=True)
class Quotation:
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


class Quoting:
    """Makes quotations of passages; reads names once."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._documents = {document.id: document for document in project.documents.all()}
        self._speakers = {speaker.id: speaker for speaker in project.documents.speakers()}
        self._cases = {case.id: case.name for case in project.cases.all()}

    def quote(self, document_id: int, span: Span, coding: Coding | None = None) -> Quotation:
        """Any passage of a document."""
        text = self._project.documents.text(document_id)
        turns = self._project.documents.turns_over(document_id, span)
        speakers = [self._speakers[turn.speaker_id] for turn in turns if turn.speaker_id is not None]
        if len(turns) <= 1:
            start = max(span.start, turns[0].said.start) if turns else span.start
            words = text[min(start, span.end) : span.end] or span.of(text)
        else:
            lines = []
            for turn in turns:
                said = text[max(span.start, turn.said.start) : min(span.end, turn.said.end)]
                speaker = self._speakers.get(turn.speaker_id or 0)
                if said.strip():
                    lines.append(f"{speaker.name}: {said}" if speaker else said)
            words = "\n".join(lines)
        return self._quotation(document_id, span, words, speakers, coding)

    def codings(self, code_ids: Iterable[int] | None = None) -> Iterator[Quotation]:
        """Every coding with one of the codes (None: with any), in the order of documents and text."""
        for coding, said, until, speaker_id in self._project.codings.spoken(code_ids):
            if said <= coding.span.start and coding.span.end <= until:
                speaker = self._speakers.get(speaker_id or 0)
                words = [speaker] if speaker else []
                yield self._quotation(coding.document_id, coding.span, coding.quote, words, coding)
            else:
                yield self.quote(coding.document_id, coding.span, coding)

    def _quotation(
        self, document_id: int, span: Span, words: str, speakers: list[Speaker], coding: Coding | None
    ) -> Quotation:
        document = self._documents[document_id]
        heard = [s for s in speakers if s.part is Part.PARTICIPANT] or speakers
        return Quotation(
            document_id,
            span,
            words,
            document.name,
            self._case(document, heard),
            _joined(speaker.name for speaker in heard),
            _joined(speaker.role or speaker.name for speaker in heard),
            self._project.documents.paragraphs(document_id).number_at(span.start),
            document.date,
            coding,
        )

    def _case(self, document: Document, speakers: list[Speaker]) -> str:
        own = [self._cases[s.case_id] for s in speakers if s.case_id is not None]
        return _joined(own) or self._cases.get(document.case_id or 0, "")


def attribution(quotation: Quotation, template: str) -> str:
    """A quotation's source by a template, such as "(Namsos, health manager, ¶ 43)".

    What is not known is left out with the comma that goes with it. Raises `CannotDo` for an unknown field.
    """
    if not template:
        return ""
    values = {name: str(getattr(quotation, name) or "") for name in FIELDS}
    check_template(template)
    filled = re.sub(r"¶\s*(?=[,)\]]|$)", "", template.format_map(values))
    filled = re.sub(r"\s*,(?=\s*[,)\]]|\s*$)", "", filled)
    filled = re.sub(r"(?<=[(\[])\s*,\s*", "", filled).strip()
    return "" if filled in {"()", "[]"} else filled


def check_template(template: str) -> None:
    """Raises `CannotDo` where an attribution template names something there is not."""
    try:
        names = {name for _, name, _, _ in Formatter().parse(template) if name is not None}
    except ValueError as error:
        raise CannotDo(f"The attribution “{template}” is not complete ({error}); check its braces.") from None
    unknown = sorted(names - set(FIELDS))
    if unknown:
        known = ", ".join("{" + name + "}" for name in FIELDS)
        raise CannotDo(f"An attribution cannot say {{{unknown[0]}}}; it may use {known}.")


def _joined(names: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(name for name in names if name))
