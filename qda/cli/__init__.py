"""The same verbs from a terminal.

Exit status 0; 2 for bad usage or a bad file, with one sentence on standard error and nothing changed.
With `--json`, results are printed for machines on standard output.
"""

from __future__ import annotations

import json
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import click

from qda import __version__
from qda.cli.comments import comments, take_comments, write_transcript
from qda.cli.names import leaks_, pseudonymise
from qda.cli.reports import RESTING, compare_, picture_, tell_stale
from qda.errors import NoSuchFile, SitatError

_FILE = click.Path(path_type=Path)
WHAT = ("synthesis", "quotes", "codebook", "grid", "codings", "memos", "sample", "history", "transcript", "survey",
        "method", "pictures", "report", "reports")  # fmt: skip
_OF_THE_DEMO = {"synthesis": "docx", "quotes": "docx", "codebook": "docx", "grid": "xlsx", "codings": "csv"}


class _Commands(click.Group):
    """`sitat PROJECT` opens the window; anything else is a command. Errors for people end with status 2."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in self.commands and (args[0].endswith(".sitat") or Path(args[0]).exists()):
            return super().resolve_command(ctx, ["window", *args])
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except SitatError as error:
            click.echo(str(error), err=True)
            ctx.exit(2)


@click.group(cls=_Commands, invoke_without_command=True)
@click.version_option(__version__, prog_name="Sitat")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Sitat: from interviews to a report whose every line leads back to what was said.

    Without a command, the window opens; `sitat PROJECT` opens it on a project.
    """
    if ctx.invoked_subcommand is None:
        ctx.invoke(window)


@main.command(hidden=True)
@click.argument("project", type=_FILE, required=False)
def window(project: Path | None = None) -> None:
    """Open the window."""
    if project is not None and not project.exists():
        raise NoSuchFile(project)
    from ui.app import main as open_window

    sys.exit(open_window(["sitat", *([str(project)] if project else [])]))


@main.command()
@click.argument("folder", type=_FILE, default=Path("sample"), metavar="[DIR]")
@click.option("--language", type=click.Choice(["en", "nb"]), default="en", help="English or bokmål transcripts.")
@click.option("--json", "as_json", is_flag=True)
def demo(folder: Path, language: str, as_json: bool) -> None:
    """Build the sample project in DIR, export its reports, print their paths."""
    from qda.demo import build
    from qda.exporting import export
    from qda.project import Project

    path = build(folder, language)
    paths = {"project": path}
    with Project.open(path) as project:
        for what, ending in (
            ("synthesis", "docx"),
            ("quotes", "docx"),
            ("codebook", "docx"),
            ("grid", "xlsx"),
            ("codings", "csv"),
        ):
            paths[what] = folder / f"{path.stem} {what}.{ending}"
            export(what, project, paths[what])
    if as_json:
        _print_json({what: str(made.absolute()) for what, made in paths.items()})
        return
    for what, made in paths.items():
        click.echo(f"{what:<10} {made.absolute()}")


@main.command()
@click.argument("project", type=_FILE)
@click.option("--language", type=click.Choice(["en", "nb", "nn"]), default="en", help="The language of its reports.")
def new(project: Path, language: str) -> None:
    """Make a new, empty project file."""
    from qda.project import Project

    Project.create(project, language=language).close()


@main.command("import")
@click.argument("project", type=_FILE)
@click.argument("files", type=_FILE, nargs=-1, required=True, metavar="FILE|FOLDER...")
@click.option("--guide", type=_FILE, help="The interview guide; the documents are matched to it.")
@click.option("--case", default="", help="The case all these documents belong to.")
@click.option("--survey", is_flag=True, help="The files are answers to a survey (.xlsx, .csv), a row a respondent.")
@click.option("--encoding", default=None, help="The encoding of text files, where the guess is wrong.")
@click.option("--comments", "with_comments", is_flag=True, help="Take their comments, too: as codings and memos.")
@click.option("--new-codes", is_flag=True, help="Of comments, make codes that the codebook does not have.")
@click.option("--json", "as_json", is_flag=True)
def import_(
    project: Path,
    files: tuple[Path, ...],
    guide: Path | None,
    case: str,
    encoding: str | None,
    with_comments: bool,
    new_codes: bool,
    survey: bool,
    as_json: bool,
) -> None:
    """Import transcripts; all of them or, when one cannot be read, none.

    With a folder among them: all in it that can be read, and what is left out is told.
    """
    from qda.comments.review import has_comments
    from qda.importing import Taken, take_folders, take_guide, take_transcripts
    from qda.project import Project

    if survey:
        _import_surveys(project, files, case, encoding, as_json)
        return
    with Project.open(project) as opened:
        with opened.step("document.add", document=", ".join(path.name for path in files), count=len(files)):
            if guide is not None:
                take_guide(opened, guide)
            if any(path.is_dir() for path in files):
                taken = take_folders(opened, files, case=case, encoding=encoding)
            else:
                taken = Taken(tuple(take_transcripts(opened, files, case=case, encoding=encoding)), files)
            for path, id_ in zip(taken.files, taken.ids, strict=True):
                if with_comments and has_comments(path):
                    take_comments(opened, path, id_, new_codes)
        imported = [_document_facts(opened, id_) for id_ in taken.ids]
    for path, why in taken.left_out:
        click.echo(f"left out {path}: {why}", err=True)
    if as_json:
        left_out = [{"file": str(path), "why": why} for path, why in taken.left_out]
        more = {"guide": str(taken.guide)} if taken.guide else {}
        _print_json({"documents": imported, **more, **({"left_out": left_out} if left_out else {})})
        return
    if taken.guide:
        click.echo(f"{taken.guide.name}: the interview guide")
    for facts in imported:
        click.echo(
            f"{facts['name']}: {facts['words']} words, {facts['turns']} turns, {facts['speakers']} speakers, "
            f"{facts['questions']} questions answered"
        )


def _import_surveys(project: Path, files: tuple[Path, ...], case: str, encoding: str | None, as_json: bool) -> None:
    from qda.project import Project
    from qda.surveying import survey_facts, take_survey

    with Project.open(project) as opened:
        together = opened.step("survey.import", survey=files[0].stem, count=len(files), source=files[0].name)
        with together if len(files) > 1 else nullcontext():
            ids = [take_survey(opened, path, case=case, encoding=encoding) for path in files]
        imported = [survey_facts(opened, id_) for id_ in ids]
    if as_json:
        _print_json({"surveys": imported})
        return
    for facts in imported:
        click.echo(
            f"{facts['name']}: {facts['respondents']} respondents, {facts['closed']} closed questions, "
            f"{facts['open']} open questions, {facts['attributes']} attributes, {facts['left_out']} columns left out"
        )


@main.group()
def codebook() -> None:
    """Take over a codebook file, or write one."""


@codebook.command("import")
@click.argument("project", type=_FILE)
@click.argument("file", type=_FILE)
def codebook_import(project: Path, file: Path) -> None:
    """Take over a codebook file (.yaml): known codes are changed to what it says, others added."""
    from qda.importing import take_codebook
    from qda.project import Project

    with Project.open(project) as opened:
        added, changed = take_codebook(opened, file)
    click.echo(f"{added} codes added, {changed} changed")


@codebook.command("export")
@click.argument("project", type=_FILE)
@click.argument("file", type=_FILE)
def codebook_export(project: Path, file: Path) -> None:
    """Write the codebook to a file (.yaml)."""
    from qda.exporting import export
    from qda.project import Project

    with Project.open(project, read_only=True) as opened:
        export("codebook", opened, file)


@main.command()
@click.argument("project", type=_FILE)
@click.argument("file", type=_FILE, metavar="CODINGS.csv")
@click.option("--new-codes", is_flag=True, help="Make codes that the codebook does not have.")
def code(project: Path, file: Path, new_codes: bool) -> None:
    """Apply codings given as document, code and quote."""
    from qda.importing import take_codings
    from qda.project import Project

    with Project.open(project) as opened:
        click.echo(f"{len(take_codings(opened, file, new_codes=new_codes))} codings applied")


@main.command()
@click.argument("what", type=click.Choice(WHAT))
@click.argument("project", type=_FILE)
@click.option("-o", "--output", type=_FILE, required=True, help="Its ending picks the format.")
@click.option("--language", type=click.Choice(["en", "nb", "nn"]), help="The language of the fixed texts.")
@click.option(
    "--attribution", default=None, help="full, case, role, none, or a template such as “({case}, ¶ {paragraph})”."
)
@click.option("--template", type=_FILE, help="A .docx whose look the report takes.")
@click.option("--query", metavar="NAME", help="Of quotes, only those that this saved query finds.")
@click.option("--by", default="", help="question, code, case or group: what stands in the headings.")
@click.option("--with", "asked", multiple=True, metavar="WORD", help="good, context, no-once, attribute=NAME, table …")
@click.option("--recipe", default="", metavar="NAME", help="The report that is kept under this name.")
@click.option("--document", "documents", multiple=True, metavar="NAME", help="Of transcripts, only these.")
@click.option(
    "--numbering",
    type=click.Choice(["paragraphs", "lines", "none"]),
    help="What is counted beside a transcript; paragraphs unless it is said.",
)
def export(
    what: str,
    project: Path,
    output: Path,
    language: str | None,
    attribution: str | None,
    template: Path | None,
    query: str | None,
    by: str,
    asked: tuple[str, ...],
    recipe: str,
    documents: tuple[str, ...],
    numbering: str | None,
) -> None:
    """Write synthesis, quotes, codebook, grid, memos, method, survey, codings or the sample to a file; “report” is one
    of the reports kept in the project, “reports” are all of them, into a folder.

    “transcript” is the interviews with their codings as Word comments: one file, or one each where OUT is a folder.
    """
    from qda.analysis.listing import Listing
    from qda.exporting import export as write
    from qda.exporting import export_asked
    from qda.project import Project

    if query is not None and what != "quotes":
        raise click.UsageError("--query chooses among quotes; write “export quotes”.")
    with Project.open(project, read_only=True) as opened:
        if what in RESTING:
            tell_stale(opened)
        if what == "transcript":
            words = (*asked, f"numbering={numbering}") if numbering else asked
            write_transcript(opened, output, documents, language or "", words, template)
            return
        paths = export_asked(
            opened, what, output, by=by, asked=asked, name=recipe, language=language, attribution=attribution,
            template=template,
        )  # fmt: skip
        if paths is not None:
            click.echo("\n".join(map(str, paths)) if what == "reports" else "", nl=what == "reports")
            return
        listing = Listing.saved(opened, query) if query is not None else None
        write(what, opened, output, language=language, attribution=attribution, template=template, listing=listing)


@main.command("search")
@click.argument("project", type=_FILE)
@click.argument("words")
@click.option("--stem", "way", flag_value="stem", help="Every form of the words.")
@click.option("--fuzzy", "way", flag_value="fuzzy", help="Misspelt words, too.")
@click.option("--regex", "way", flag_value="regex", help="WORDS is a regular expression.")
@click.option("--whole", is_flag=True, help="Whole words only, where they are meant as typed.")
@click.option("--participants", is_flag=True, help="Only what participants say.")
@click.option("--question", default="", metavar="NUMBER", help="Only answers to this question.")
@click.option("--case", "cases", multiple=True, metavar="NAME", help="Only these cases.")
@click.option("--json", "as_json", is_flag=True)
def search_(
    project: Path,
    words: str,
    way: str | None,
    whole: bool,
    participants: bool,
    question: str,
    cases: tuple[str, ...],
    as_json: bool,
) -> None:
    """Find WORDS in all transcripts: “phrases” in quotation marks, | for or, * for any letters of a word."""
    from qda.analysis.search import Sought, Way, lines, search, where_named
    from qda.project import Project

    with Project.open(project, read_only=True) as opened:
        where = where_named(opened, participants=participants, question=question, cases=cases)
        found = lines(opened, search(opened, Sought(words, Way(way or "typed"), whole, where)))
    if as_json:
        _print_json({"hits": [line._asdict() for line in found]})
        return
    for line in found:
        click.echo(f"{line.document} ¶ {line.paragraph}: {line.before}[{line.words}]{line.after}")


@main.command()
@click.argument("project", type=_FILE)
@click.option("--json", "as_json", is_flag=True)
def info(project: Path, as_json: bool) -> None:
    """What a project holds, in numbers."""
    from qda.analysis.overview import overview
    from qda.project import Project

    with Project.open(project, read_only=True) as opened:
        facts = overview(opened)
    if as_json:
        _print_json(facts)
        return
    for name, value in facts.items():
        click.echo(f"{name:<12} {value}")


@main.command()
@click.argument("project", type=_FILE)
@click.option("--who", default="", help="Only what this person did.")
@click.option("--limit", type=int, default=-1, help="At most so many acts, the newest.")
@click.option("--json", "as_json", is_flag=True)
def history(project: Path, who: str, limit: int, as_json: bool) -> None:
    """Who did what when, newest first."""
    from qda.analysis.audit import audit_facts
    from qda.project import Project
    from qda.store.past import Wanted

    with Project.open(project, read_only=True) as opened:
        told = audit_facts(opened, Wanted(coder=who), limit)
    if as_json:
        _print_json({"acts": told})
        return
    for act in told:
        state = "" if act["state"] == "done" else f"  [{act['state']}]"
        click.echo(f"{act['at']}  {act['coder']}  {act['act']}{state}")


@main.command()
@click.argument("project", type=_FILE)
@click.argument("report", type=_FILE, required=False, metavar="[REPORT.docx]")
@click.option("--anonymous", type=_FILE, metavar="REPORT", help="Look for names of cases and speakers in this report.")
@click.option("--json", "as_json", is_flag=True)
@click.pass_context
def check(ctx: click.Context, project: Path, report: Path | None, anonymous: Path | None, as_json: bool) -> None:
    """Check that the file is sound and that every quote is verbatim, also those of a finished report.

    In a report, edits marked as […] or [words] are allowed. Status 1 where something is wrong.
    """
    from qda.analysis.verify import check as find_problems
    from qda.project import Project

    with Project.open(project, read_only=True) as opened:
        if anonymous is not None:
            from qda.analysis.named import named_in
            from qda.files.everything import all_in
            from qda.model import Problem

            problems = [Problem(one.sentence) for one in named_in(opened, all_in(anonymous))]
        else:
            problems = find_problems(opened)
        if report is not None:
            from qda.analysis.finished import check_report
            from qda.files.word.quoted import quotes_in

            problems += check_report(opened, quotes_in(report))
    sentences = [problem.sentence for problem in problems]
    if as_json:
        _print_json({"ok": not sentences, "problems": sentences})
    else:
        for sentence in sentences or ["ok"]:
            click.echo(sentence)
    ctx.exit(1 if sentences else 0)


def _document_facts(project: Any, document_id: int) -> dict[str, object]:
    document = project.documents.get(document_id)
    return {
        "id": document.id,
        "name": document.name,
        "words": document.words,
        "turns": len(project.documents.turns(document_id)),
        "speakers": len(project.documents.speakers(document_id)),
        "questions": project.documents.questions_found().get(document_id, 0),
    }


def _print_json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


main.add_command(comments)
main.add_command(compare_)
main.add_command(picture_)
main.add_command(pseudonymise)
main.add_command(leaks_)
