"""Material and method: who was interviewed, how much was said, who coded what, how the codebook came about, and how far
coders agree. The audit trail an examiner asks for. Builds pieces of a neutral `Report`; knows no file format.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qda.analysis.agreement import agreements
from qda.analysis.codebook_history import Step, codebook_history
from qda.analysis.fixed_texts import in_own_words
from qda.analysis.interviews import interviewed
from qda.analysis.method_words import WORDS, MethodWords
from qda.analysis.phrases import Phrases
from qda.analysis.sample import sample_pieces
from qda.model import Coding, Document, Part
from qda.project import Project
from qda.report import Heading, Piece, Table, Text

NAMED = 12
"""How many codes are named in one line of the history."""


def method_pieces(project: Project, words: Phrases) -> Iterator[Piece]:
    """The whole chapter."""
    own = in_own_words(project, WORDS, words.language)
    documents = project.documents.all()
    yield Heading(1, own.material, "method-material")
    yield from _numbers(project, interviewed(project), words, own)
    yield from _surveyed(project, own)
    yield from sample_pieces(project, words)
    yield Heading(1, own.coding, "method-coding")
    yield from _coding(project, documents, words, own)
    yield Heading(1, own.history, "method-codebook")
    yield from _history(project, words, own)
    yield Heading(1, own.agreement, "method-agreement")
    yield from _agreement(project, words, own)


# --------------------------------------------------------------------------- material


@dataclass(frozen=True, slots=True)
class Spoken:
    """How much was said in a document. `lasted` is in milliseconds, None without times."""

    turns: int
    words: int
    own: int
    """The words of participants."""
    lasted: int | None


def spoken(project: Project, document: Document) -> Spoken:
    """How much was said in a document, and for how long."""
    participants = {one.id for one in project.documents.speakers(document.id) if one.part is Part.PARTICIPANT}
    turns, text = project.documents.turns(document.id), project.documents.text(document.id)
    own = sum(len(turn.said.of(text).split()) for turn in turns if turn.speaker_id in participants)
    times = [time for turn in turns for time in (turn.time_start, turn.time_end) if time is not None]
    lasted = max(times) - min(times) if len(times) > 1 and max(times) > min(times) else None
    return Spoken(len(turns), document.words, own, lasted)


def _numbers(project: Project, documents: Sequence[Document], words: Phrases, own: MethodWords) -> Iterator[Text]:
    if not documents:
        return
    told = [spoken(project, document) for document in documents]
    total, participants = sum(one.words for one in told), sum(one.own for one in told)
    share = f"{100 * participants / total:.0f}\u00a0%" if total else "–"
    said = [
        (own.spoken if participants else own.spoken_one).format(
            words=words.number(total), turns=words.number(sum(one.turns for one in told)), own=share
        )
    ]
    days = sorted(document.date for document in documents if document.date)
    if days:
        sentence = own.between if days[0] != days[-1] else own.on_one_day
        said.append(sentence.format(first=words.date(days[0]), last=words.date(days[-1])))
    timed = [one.lasted for one in told if one.lasted is not None]
    if timed:
        said.append(own.lasted.format(count=len(timed), of=len(documents), hours=_hours(sum(timed))))
    yield Text(" ".join(said))


def _surveyed(project: Project, own: MethodWords) -> Iterator[Text]:
    for survey in project.surveys.all():
        count = len(project.surveys.respondents(survey.id))
        yield Text((own.surveyed_one if count == 1 else own.surveyed).format(count=count, name=survey.name))


def _hours(milliseconds: int) -> str:
    """ "3:07" of hours and minutes, with its unit."""
    minutes = round(milliseconds / 60_000)
    return f"{minutes // 60}\u00a0h {minutes % 60:02}\u00a0min" if minutes >= 60 else f"{minutes}\u00a0min"


# --------------------------------------------------------------------------- coding


@dataclass(frozen=True, slots=True)
class Hand:
    """How much somebody coded, and when."""

    coder: str
    codings: int
    documents: int
    codes: int
    first: str
    last: str


def hands(project: Project) -> list[Hand]:
    """Everybody who coded, the busiest first."""
    coders = {coder.id: coder.name for coder in project.codings.coders()}
    of_coder: dict[int, list[Coding]] = defaultdict(list)
    for coding in project.codings.of_codes():
        of_coder[coding.coder_id].append(coding)
    found = []
    for coder_id, own in of_coder.items():
        days = {coding.created[:10] for coding in own}
        documents, codes = {one.document_id for one in own}, {one.code_id for one in own}
        found.append(Hand(coders[coder_id], len(own), len(documents), len(codes), min(days), max(days)))
    return sorted(found, key=lambda hand: (-hand.codings, hand.coder))


def _coding(project: Project, documents: Sequence[Document], words: Phrases, own: MethodWords) -> Iterator[Piece]:
    codings = project.codings.of_codes()
    if not codings:
        yield Text(words.no_quotes, "note")
        return
    passages = {(one.document_id, one.span) for one in codings}
    good = {(one.document_id, one.span) for one in codings if one.good}
    number = words.number
    said = [
        own.coding_lead.format(
            codes=number(len({one.code_id for one in codings})), codings=number(len(codings)),
            passages=number(len(passages)),
        )
    ]  # fmt: skip
    if good:
        said.append(own.good.format(good=number(len(good))))
    unread = [document.name for document in documents if not document.read]
    if unread:
        said.append(own.unread.format(names=words.listed(unread)))
    yield Text(" ".join(said))
    rows = tuple(
        (hand.coder, number(hand.codings), number(hand.documents), words.date(hand.first), words.date(hand.last))
        for hand in hands(project)
    )
    yield Table((own.coder, words.codings, own.documents, own.first, own.last), rows, own.coders, (4, 2, 2, 3, 3))


# --------------------------------------------------------------------------- the codebook's history


def _history(project: Project, words: Phrases, own: MethodWords) -> Iterator[Piece]:
    steps = codebook_history(project)
    if not steps:
        yield Text(own.no_history, "note")
        return
    yield Text(own.history_lead)
    rows = tuple((words.date(step.day), step.coder, told(step, words, own), words.number(step.there)) for step in steps)
    yield Table((own.date, own.who, own.what, own.codes), rows, widths=(3, 2.4, 7, 1.4))


def told(step: Step, words: Phrases, own: MethodWords) -> str:
    """A step of the codebook's history in words."""
    named = list(step.codes)
    if len(named) > NAMED:
        listed = own.and_more.format(names=", ".join(named[:NAMED]), count=len(named) - NAMED)
    else:
        listed = words.listed(named)
    return own.acts[step.act].format(codes=listed, into=step.into, before=step.before, count=words.number(step.count))


# --------------------------------------------------------------------------- agreement


def _agreement(project: Project, words: Phrases, own: MethodWords) -> Iterator[Piece]:
    found = agreements(project)
    if not found:
        yield Text(own.one_coder if len(hands(project)) == 1 else own.no_agreement, "note")
        return
    yield Text(own.agreement_lead)
    rows = tuple(
        (
            f"{one.one} – {one.other}", words.number(len(one.documents)), words.number(one.turns),
            words.number(one.codes), f"{one.percent:.0f}\u00a0%", decimal(one.kappa, words), decimal(one.alpha, words),
        )
        for one in found
    )  # fmt: skip
    header = (own.coders, own.documents, own.turns, own.codes, own.percent, own.kappa, own.alpha)
    yield Table(header, rows, widths=(5, 2, 2, 2, 2, 2, 2))


def decimal(value: float | None, words: Phrases) -> str:
    """A measure with two decimals, in the language's manner."""
    if value is None:
        return "–"
    said = f"{value:.2f}".replace("-", "\u2212")
    return said if words.language == "en" else said.replace(".", ",")
