"""Coded passages as quotes under headings: along the codebook, by question or by case. Pieces of a neutral `Report`.

A passage stands once if that is wanted, however many codes it has: under the first of them, with the others named;
where it would stand again, a line says where it is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from qda.analysis.by_code import anchor_of, outlined
from qda.analysis.fixed_texts import in_own_words
from qda.analysis.listing import By, arranged, group_names, quotations
from qda.analysis.passages import Ground, find
from qda.analysis.phrases import Phrases
from qda.analysis.query import Query
from qda.analysis.recipe_words import WORDS, RecipeWords
from qda.analysis.retrieve import Quotation, Quoting, attribution
from qda.model import Code, Report, Span, Turn, silent
from qda.project import Project
from qda.report import Heading, Piece, Quote, Source, Text, Words
from qda.store.codings import shortened

AROUND = 160
"""How many characters of what was said before and after a quote are told at most."""


class Wanted(NamedTuple):
    """Which quotes, and how."""

    good: bool = False
    once: bool = True
    context: bool = False


class _Printing:
    """Prints quotes with what stands beside them."""

    def __init__(self, project: Project, words: Phrases, template: str, wanted: Wanted) -> None:
        self.own: RecipeWords = in_own_words(project, WORDS, words.language)
        self._template = template
        self._around = Around(project) if wanted.context else None

    def __call__(self, found: Quotation, also: Sequence[Words] = (), beside: str = "") -> Sequence[Piece]:
        """`also` are the codes that the passage has besides, each with its way to it."""
        source, words = attribution(found, self._template), tuple[Words, ...]()
        if beside:
            source = f"{source} · {beside}" if source else beside
        if also:
            words = (Words(f"{source} · "), *also) if source else tuple(also)
            source = _joined(words)
        quote = Quote(found.text, source, Source(found.document_id, found.span), words)
        if self._around is None:
            return (quote,)
        before, after = self._around.of(found.document_id, found.span)
        return (*_note(self.own.before, before), quote, *_note(self.own.after, after))


def _note(label: str, said: str) -> tuple[Text, ...]:
    return (Text(f"{label}: {said}", "note", (Words(f"{label}: ", bold=True), Words(said))),) if said else ()


def quotes_by_code(project: Project, words: Phrases, template: str, wanted: Wanted) -> Iterator[Piece]:
    """The quotes of every code that has some, headings along the codebook."""
    by_code: dict[int, list[Quotation]] = defaultdict(list)
    for found in Quoting(project).codings():
        if found.coding is not None and (found.coding.good or not wanted.good):
            by_code[found.coding.code_id].append(found)
    codes = project.codes.all()
    homes = _homes(codes, by_code) if wanted.once else {}
    ways = Ways(codes)
    printing = _Printing(project, words, template, wanted)
    for placed in outlined(codes, by_code):
        code = placed.code
        yield placed.heading
        if code.definition:
            yield Text(code.definition)
        elsewhere: dict[int, list[Quotation]] = defaultdict(list)
        printed: set[tuple[int, Span]] = set()
        for found in by_code.get(code.id, ()):
            place = (found.document_id, found.span)
            if not wanted.once:
                yield from printing(found)
            elif place in printed:  # two coders agree
                continue
            elif (of_place := homes[place])[0] == code.id:
                yield from printing(found, ways.all(printing.own.also_under, of_place[1:]))
            else:
                elsewhere[of_place[0]].append(found)
            printed.add(place)
        for home, others in elsewhere.items():
            told = "; ".join(_referred(found.text, words) for found in others)
            there = ways.all(printing.own.printed_under, [home], quotes=told)
            yield Text(_joined(there), "note", there)
    if not by_code:
        yield Text(words.no_passages if wanted.good else words.no_quotes, "note")


class Ways:
    """The path of a code in words that lead to its heading and to those above it."""

    def __init__(self, codes: Iterable[Code]) -> None:
        self._codes = {code.id: code for code in codes}
        self._known: dict[int, tuple[Words, ...]] = {}

    def to(self, code_id: int) -> tuple[Words, ...]:
        if code_id not in self._known:
            code = self._codes[code_id]
            above = (*self.to(code.parent_id), Words(" › ")) if code.parent_id is not None else ()
            self._known[code_id] = (*above, Words(code.name, refers_to=anchor_of(code)))
        return self._known[code_id]

    def all(self, template: str, code_ids: Iterable[int], **filled: str) -> tuple[Words, ...]:
        """The paths of codes, where a template says {code} or {codes}; nothing where there are no codes."""
        before, after = (part.format(**filled) for part in re.split(r"\{codes?\}", template))
        ways = [part for code_id in code_ids for part in (Words("; "), *self.to(code_id))][1:]
        return tuple(part for part in (Words(before), *ways, Words(after)) if part.text) if ways else ()


def _joined(words: Iterable[Words]) -> str:
    return "".join(part.text for part in words)


def _homes(codes: Iterable[Code], by_code: Mapping[int, list[Quotation]]) -> dict[tuple[int, Span], list[int]]:
    """The codes of each passage, in the codebook's order: it is printed under the first."""
    homes: dict[tuple[int, Span], list[int]] = {}
    for code in codes:
        for found in by_code.get(code.id, ()):
            there = homes.setdefault((found.document_id, found.span), [])
            if code.id not in there:
                there.append(code.id)
    return homes


def _referred(text: str, words: Phrases) -> str:
    """A few words of a quote, to know it again by."""
    said = " ".join(text.split())
    if len(said) > 60:
        said = shortened(said, 60).rstrip("…. ") + " […]"
    return f"{words.marks[0]}{said}{words.marks[1]}"


def quotes_by(
    project: Project, by: By, words: Phrases, template: str, wanted: Wanted, report: Report = silent
) -> Iterator[Piece]:
    """The quotes of every question or case, each with its codes; a passage with several codes stands once."""
    ground = Ground(project)
    listed = arranged(ground, find(project, Query(good=wanted.good), report, ground), by)
    names = group_names(project, by, words.language)
    codes = {code.id: code.name for code in ground.codes}
    of_place: dict[tuple[int, int, int], dict[str, None]] = defaultdict(dict)
    for mark in listed.marks:
        of_place[mark.document_id, mark.start, mark.end][codes[mark.code_id]] = None
    printing = _Printing(project, words, template, wanted)
    quotes = zip(listed.marks, quotations(project, listed.marks, report), strict=True)
    for group in listed.groups:
        yield Heading(1, names[group.id], f"{by.value}-{group.id}")
        printed: set[tuple[int, int, int]] = set()
        for _ in range(group.count):
            mark, found = next(quotes)
            place = (mark.document_id, mark.start, mark.end)
            if wanted.once and place in printed:
                continue
            printed.add(place)
            told = of_place[place] if wanted.once else [codes[mark.code_id]]
            yield from printing(found, beside=", ".join(told))
    if not listed.marks:
        yield Text(words.no_passages, "note")


class Around:
    """What was said just before and after a passage: of the same turn, or else the end of the turn before."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._speakers = {speaker.id: speaker.name for speaker in project.documents.speakers()}
        self._turns: dict[int, tuple[list[Turn], list[int]]] = {}

    def of(self, document_id: int, span: Span) -> tuple[str, str]:
        if document_id not in self._turns:
            turns = self._project.documents.turns(document_id)
            self._turns[document_id] = turns, [turn.span.start for turn in turns]
        turns, starts = self._turns[document_id]
        text = self._project.documents.text(document_id)
        first = bisect_right(starts, span.start) - 1
        last = bisect_right(starts, span.end - 1) - 1
        before = text[turns[first].said.start : span.start] if first >= 0 else ""
        if not before.strip() and first > 0:
            turn = turns[first - 1]
            name = self._speakers.get(turn.speaker_id or 0, "")
            said = _tail(turn.said.of(text))
            before = f"{name}: {said}" if name and said else said
        else:
            before = _tail(before)
        after = _head(text[span.end : turns[last].said.end]) if last >= 0 else ""
        return before, after


def _tail(text: str) -> str:
    """The end of what was said, cut between words."""
    said = " ".join(text.split())
    return said if len(said) <= AROUND else "… " + said[-AROUND:].partition(" ")[2]


def _head(text: str) -> str:
    """The beginning of what was said; nothing where no word is left."""
    said = " ".join(text.split())
    if not any(letter.isalnum() for letter in said):
        return ""
    return said if len(said) <= AROUND else said[:AROUND].rpartition(" ")[0] + " …"
