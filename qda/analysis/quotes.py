"""Every coded passage: as a report along the codebook, and as the rows of a table."""

from __future__ import annotations

from collections import defaultdict

from qda.analysis.fixed_texts import phrases
from qda.analysis.retrieve import Quoting, attribution, check_template
from qda.analysis.synthesis import SynthesisOptions
from qda.model import About
from qda.project import Project
from qda.report import Contents, Heading, PageBreak, Piece, Quote, Report, Source, Text

COLUMNS = ("document", "case", "speaker", "code", "start", "end", "coder", "created", "memo", "quote")
"""The columns of a table of codings. `code` is the full path, `start` and `end` count code points."""


def quotes(project: Project, options: SynthesisOptions | None = None) -> Report:
    """The quotes of every code that has some, headings along the codebook."""
    options = options or SynthesisOptions.of(project)
    check_template(options.template, project)
    language = options.language or project.language
    words = phrases(project, language)
    by_code: dict[int, list[Quote]] = defaultdict(list)
    template = options.template
    for found in Quoting(project).codings():
        assert found.coding is not None
        source = Source(found.document_id, found.span)
        by_code[found.coding.code_id].append(Quote(found.text, attribution(found, template), source))
    pieces: list[Piece] = [Contents(words.contents, levels=3), PageBreak()] if options.contents else []
    codes = project.codes.all()
    depth: dict[int, int] = {}
    used = _used(project, set(by_code))
    for code in codes:
        depth[code.id] = depth.get(code.parent_id or 0, 0) + 1
        if code.id not in used:
            continue
        pieces.append(Heading(min(depth[code.id], 4), code.name, f"code-{code.guid}"))
        if code.definition:
            pieces.append(Text(code.definition))
        pieces += by_code.get(code.id, ())
    if not by_code:
        pieces.append(Text(words.no_quotes, "note"))
    return Report(
        title=words.quotes, subtitle=project.name, language=language, pieces=tuple(pieces), header=project.name,
        author=project.coder, marks=words.marks, page_label=words.page,
    )  # fmt: skip


def _used(project: Project, with_quotes: set[int]) -> set[int]:
    """The codes that have quotes, and those above them."""
    parents = {code.id: code.parent_id for code in project.codes.all()}
    used: set[int] = set()
    for code_id in with_quotes:
        above: int | None = code_id
        while above is not None and above not in used:
            used.add(above)
            above = parents[above]
    return used


def codings_rows(project: Project) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """All codings as rows of `COLUMNS`."""
    paths = project.codes.paths()
    coders = {coder.id: coder.name for coder in project.codings.coders()}
    memos: dict[int, list[str]] = defaultdict(list)
    for memo in reversed(project.memos.all()):
        if memo.about is About.CODING and memo.about_id is not None:
            memos[memo.about_id].append(memo.text)
    rows: list[tuple[str, ...]] = []
    for found in Quoting(project).codings():
        coding = found.coding
        assert coding is not None
        rows.append(
            (
                found.document, found.case, found.speaker, paths[coding.code_id], str(coding.span.start),
                str(coding.span.end), coders[coding.coder_id], coding.created, "\n".join(memos[coding.id]),
                coding.quote,
            )
        )  # fmt: skip
    return COLUMNS, rows
