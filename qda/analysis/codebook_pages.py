"""The codebook as a report of its own: each code with what it means, how often it was used, and an example.

Builds pieces of a neutral `Report`; knows no file format.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from qda.analysis.by_code import outlined
from qda.analysis.fixed_texts import in_own_words
from qda.analysis.passages import Ground, find
from qda.analysis.phrases import Phrases
from qda.analysis.query import EVERYTHING
from qda.analysis.recipe_words import WORDS
from qda.analysis.retrieve import Quoting, attribution
from qda.model import Code
from qda.project import Project
from qda.report import Heading, Piece, Quote, Source, Text, Words
from qda.store.retrieval import Mark

SHORT, LONG = 40, 260
"""A typical example has so many characters: enough to be understood by itself, and short."""


def codebook_report(project: Project, words: Phrases, template: str, *, examples: bool = True) -> Iterator[Piece]:
    """A heading for each code, along the codebook."""
    codes = project.codes.all()
    ground = Ground(project)
    marks: dict[int, list[Mark]] = defaultdict(list)
    for mark in find(project, EVERYTHING, ground=ground):
        marks[mark.code_id].append(mark)
    quoting = Quoting(project)
    own = in_own_words(project, WORDS, words.language)
    cases = len(project.cases.all())
    if not codes:
        yield Text(words.no_quotes, "note")
    else:
        yield Text(words.codebook_lead(len(codes)))
    for placed in outlined(codes, (code.id for code in codes)):
        code, found = placed.code, marks[placed.code.id]
        yield Heading(placed.level, code.name, f"code-{code.guid}")
        yield from _meaning(code, words)
        if examples:
            yield from _example(code, found, quoting, words, template)
        present = {case for mark in found for case in ground.cases(mark)}
        told = own.unused if not found else own.counted_one if len(found) == 1 else own.counted
        yield Text(told.format(codings=words.number(len(found)), cases=len(present), of=cases), "note")


def _meaning(code: Code, words: Phrases) -> Iterator[Text]:
    if code.definition:
        yield Text(code.definition)
    for label, text in ((words.include, code.include), (words.exclude, code.exclude)):
        if text:
            yield Text(f"{label}: {text}", words=(Words(f"{label}: ", bold=True), Words(text)))


def _example(code: Code, marks: list[Mark], quoting: Quoting, words: Phrases, template: str) -> Iterator[Piece]:
    """The best quote there is; else the example that the codebook itself gives."""
    mark = best(marks)
    if mark is not None:
        found = quoting.of([mark.id])[mark.id]
        yield Quote(found.text, attribution(found, template), Source(found.document_id, found.span))
    elif code.example:
        label, example = f"{words.example}: ", f"{words.marks[0]}{code.example}{words.marks[1]}"
        yield Text(label + example, words=(Words(label, bold=True), Words(example)))


def best(marks: Iterable[Mark]) -> Mark | None:
    """The passage that shows best what a code is: a good quote if there is one, short but not too short."""

    def rank(mark: Mark) -> tuple[bool, int, int, int]:
        length = mark.end - mark.start
        off = max(SHORT - length, length - LONG, 0)
        return not mark.good, off, length, mark.id

    return min(marks, key=rank, default=None)
