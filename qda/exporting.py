"""A project into files: what is written, and which writer its file's ending asks for."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from qda import acts
from qda.analysis.anonymity import Swapping, as_wanted, names_of
from qda.analysis.arrangement import Arrangement
from qda.analysis.audit import audit_report, audit_rows
from qda.analysis.codebook import codebook_pieces
from qda.analysis.coded_transcript import made_transcript
from qda.analysis.cooked import cooked
from qda.analysis.facts import facts
from qda.analysis.fixed_texts import phrases
from qda.analysis.house_style import kept_styles, template_of
from qda.analysis.listing import Listing, passages_report, passages_rows
from qda.analysis.memos import memos_report, memos_rows
from qda.analysis.nameless_rows import rows_as_wanted
from qda.analysis.quotes import codings_rows, quotes
from qda.analysis.recipes import Kind, Recipe, recipe_named
from qda.analysis.sample import sample_report, sample_rows
from qda.analysis.shown_grid import shown_report, shown_rows
from qda.analysis.synthesis import SynthesisOptions, synthesis
from qda.errors import FolderReadOnly, NoSuchFile, UnknownEnding
from qda.margin import CodedTranscript
from qda.model import Act, silent
from qda.model import Report as Progress
from qda.project import Project
from qda.report import Report

RECIPE_FORMATS = (".docx", ".html", ".md", ".xlsx")
"""What the report of a recipe can be written as."""

FORMATS = {
    "synthesis": (".docx", ".html", ".md"),
    "quotes": (".docx", ".html", ".md", ".csv", ".xlsx"),
    "codebook": (".yaml", ".docx", ".html", ".md"),
    "grid": (".docx", ".xlsx", ".csv", ".html", ".md"),
    "codings": (".csv", ".xlsx"),
    "sample": (".docx", ".xlsx", ".csv", ".html", ".md"),
    "memos": (".docx", ".html", ".md", ".csv", ".xlsx"),
    "history": (".csv", ".md", ".html", ".docx", ".xlsx"),
}
"""What can be written, and as what; the first is the usual one."""


def export(
    what: str,
    project: Project,
    path: Path,
    *,
    language: str | None = None,
    attribution: str | None = None,
    template: Path | None = None,
    options: SynthesisOptions | None = None,
    listing: Listing | None = None,
    arrangement: Arrangement | None = None,
    report: Progress = silent,
    say: Callable[[Act], str] = acts.sentence,
) -> None:
    """Write `what` of the project to `path`; the ending picks the format. Of quotes, only what `listing` asks for; the
    grid as `arrangement` lays it out.

    `language`, `attribution` and `template` override what the project's settings say. A file that is there
    is replaced only when the new one is whole. Raises `UnknownEnding` for an ending that is not offered.
    """
    ending = path.suffix.lower()
    if ending not in FORMATS[what]:
        raise UnknownEnding(path, known=", ".join(FORMATS[what]))
    if template is not None and not template.exists():
        raise NoSuchFile(template)
    options = options or SynthesisOptions.of(project)
    options = replace(options, language=language or options.language, attribution=attribution or options.attribution)
    with _without_looking_for_cycles():
        if what == "codebook" and ending == ".yaml":
            from qda.files.codebook import write_codebook

            book = project.codes.book()
            write_codebook(as_wanted(project, book, options.language, stand_ins=options.stand_ins), path)
        elif what == "history":
            _write_history(project, path, template, options, say, report)
        elif what == "grid":
            _write_grid(project, arrangement or Arrangement(), path, options, template, report)
        elif listing is not None:
            _write_list(project, listing, path, options, template, report)
        elif ending == ".csv" or what == "codings" or (what, ending) == ("memos", ".xlsx"):
            _write_rows(what, project, path, options)
        else:
            made = as_wanted(project, _report(what, project, options), options.language, stand_ins=options.stand_ins)
            _write_report(project, made, path, template, report)


def export_recipe(
    project: Project, recipe: Recipe, path: Path, *, template: Path | None = None, report: Progress = silent
) -> None:
    """Write the report of a recipe to `path`; the ending picks the format. In .xlsx it is tidy: one row a fact.

    It looks as `template` does, or else as the recipe's own template, or the project's. Raises `UnknownEnding` for an
    ending that is not offered, and what the recipe needs and is not there.
    """
    ending = path.suffix.lower()
    if ending not in RECIPE_FORMATS:
        raise UnknownEnding(path, known=", ".join(RECIPE_FORMATS))
    template = template or template_of(project, recipe.template)
    if template is not None and not template.exists():
        raise NoSuchFile(template)
    with _without_looking_for_cycles():
        if ending == ".xlsx":
            from qda.files.tables import write_sheets

            made = facts(project, recipe)
            write_sheets(as_wanted(project, made, recipe.language, stand_ins=recipe.stand_ins), path)
        elif recipe.kind is Kind.TRANSCRIPT:
            _write_transcript(project, made_transcript(project, recipe, report), path, template, report)
        else:
            _write_report(project, cooked(project, recipe, report), path, template, report)


def export_recipes(
    project: Project, folder: Path, ending: str = ".docx", *, template: Path | None = None, report: Progress = silent
) -> list[Path]:
    """Write the reports of all saved recipes into `folder`, each under its name. Returns the files."""
    saved = project.recipes.all()
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for number, one in enumerate(saved):
        report(number, len(saved), one.name)
        name = file_name(one.name)
        while f"{name}{ending}".casefold() in {path.name.casefold() for path in written}:
            name += "_"
        written.append(folder / f"{name}{ending}")
        export_recipe(project, Recipe.of(one.kind, one.options), written[-1], template=template)
    report(len(saved), len(saved), "")
    return written


def export_asked(
    project: Project,
    what: str,
    path: Path,
    *,
    by: str = "",
    asked: Sequence[str] = (),
    name: str = "",
    language: str | None = None,
    attribution: str | None = None,
    template: Path | None = None,
) -> list[Path] | None:
    """Write what is asked for in words, as a terminal has them; None where `export` is to write it.

    "report" is the recipe of that name, "reports" are all of them, into the folder `path`.
    """
    if what == "reports":
        return export_recipes(project, path, template=template)
    new = path.suffix.lower() in RECIPE_FORMATS and path.suffix.lower() not in FORMATS.get(what, ())
    if what == "report" or name:
        recipe = recipe_named(project, name)
    elif what in set(Kind) and (what not in FORMATS or by or asked or new):
        recipe = Recipe.asked(what, by, asked)
    else:
        return None
    recipe = replace(recipe, language=language or recipe.language, attribution=attribution or recipe.attribution)
    export_recipe(project, recipe, path, template=template)
    return [path]


@contextmanager
def _without_looking_for_cycles() -> Iterator[None]:
    """Tens of thousands of quotes hold no cycles; looking for some, over and over, costs a fifth of the time."""
    was_looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_looking:
            gc.enable()


def export_transcripts(
    project: Project,
    folder: Path,
    recipe: Recipe,
    *,
    template: Path | None = None,
    report: Progress = silent,
    ending: str = ".docx",
) -> list[Path]:
    """Write the documents of a recipe of transcripts, a file each in `folder`. Returns the files."""
    documents = [document.name for document in project.documents.all()]
    try:
        folder.mkdir(exist_ok=True)
    except OSError as problem:
        raise FolderReadOnly(folder, folder=str(folder.parent), reason="there is no such folder") from problem
    wanted = recipe.documents or documents
    swapping = Swapping(names_of(project) if recipe.stand_ins else ())
    written: list[Path] = []
    for number, name in enumerate(wanted):
        report(number, len(wanted), name)
        written.append(folder / f"{file_name(swapping.plain(name))}{ending}")
        export_recipe(project, replace(recipe, documents=(name,)), written[-1], template=template)
    return written


def _write_transcript(
    project: Project, made: CodedTranscript, path: Path, template: Path | None, report: Progress
) -> None:
    """Documents with their codings in the margin, as Word comments where `path` ends in .docx."""
    if path.suffix.lower() == ".docx":
        from qda.files.word.write_comments import write_coded_docx

        write_coded_docx(made, path, template=template, styles=kept_styles(project, template), progress=report)
    else:
        from qda.files.margin_pages import write_margin_page

        write_margin_page(made, path)


def file_name(name: str) -> str:
    """`name` as every system takes it for a file."""
    kept = "".join("_" if letter in '<>:"/\\|?*' or not letter.isprintable() else letter for letter in name)
    return kept.strip(" .")[:120] or "_"


def _report(what: str, project: Project, options: SynthesisOptions) -> Report:
    if what == "synthesis":
        return synthesis(project, options)
    if what == "quotes":
        return quotes(project, options)
    if what == "memos":
        return memos_report(project, options)
    if what == "sample":
        return sample_report(project, options.language)
    language = options.language or project.language
    words = phrases(project, language)
    return Report(
        title=words.codebook, subtitle=project.name, language=language,
        pieces=tuple(codebook_pieces(project, words)), header=project.name,
        author=project.coder, marks=words.marks, page_label=words.page,
    )  # fmt: skip


def _write_list(
    project: Project, listing: Listing, path: Path, options: SynthesisOptions, template: Path | None, report: Progress
) -> None:
    if path.suffix.lower() in (".csv", ".xlsx"):
        _write_table(project, passages_rows(project, listing, report), path, options)
    else:
        made = passages_report(project, listing, options, report)
        made = as_wanted(project, made, options.language, stand_ins=options.stand_ins)
        _write_report(project, made, path, template, report)


def _write_grid(
    project: Project,
    arrangement: Arrangement,
    path: Path,
    options: SynthesisOptions,
    template: Path | None,
    report: Progress,
) -> None:
    """The grid as it is shown, with its summaries."""
    if path.suffix.lower() in (".csv", ".xlsx"):
        _write_table(project, shown_rows(project, arrangement, options.language), path, options)
    else:
        made = shown_report(project, arrangement, options.language)
        made = as_wanted(project, made, options.language, stand_ins=options.stand_ins)
        _write_report(project, made, path, template, report)


def _write_report(project: Project, made: Report, path: Path, template: Path | None, report: Progress) -> None:
    made = replace(made, project=project.setting("guid"))
    if path.suffix.lower() == ".docx":
        from qda.files.word.report import write_docx

        write_docx(made, path, template=template, styles=kept_styles(project, template), progress=report)
    elif path.suffix.lower() == ".html":
        from qda.files.web import write_html

        write_html(made, path)
    elif path.suffix.lower() == ".xlsx":
        from qda.files.tables import write_xlsx

        write_xlsx(made, path)
    else:
        from qda.files.markdown import write_markdown

        write_markdown(made, path)


def _write_history(
    project: Project,
    path: Path,
    template: Path | None,
    options: SynthesisOptions,
    say: Callable[[Act], str],
    report: Progress,
) -> None:
    if path.suffix.lower() in (".csv", ".xlsx"):
        _write_table(project, audit_rows(project, say), path, options)
    else:
        made = audit_report(project, options.language or project.language, say)
        made = as_wanted(project, made, options.language, stand_ins=options.stand_ins)
        _write_report(project, made, path, template, report)


def _write_rows(what: str, project: Project, path: Path, options: SynthesisOptions) -> None:
    rows = {"memos": memos_rows, "sample": sample_rows}.get(what, codings_rows)
    _write_table(project, rows(project), path, options)


def _write_table(
    project: Project, table: tuple[Sequence[str], list[tuple[str, ...]]], path: Path, options: SynthesisOptions
) -> None:
    """A header and its rows, without names where these are not wanted."""
    from qda.files.tables import write_csv, write_rows_xlsx

    header, rows = rows_as_wanted(project, *table, options.language, stand_ins=options.stand_ins)
    (write_csv if path.suffix.lower() == ".csv" else write_rows_xlsx)(header, rows, path)
