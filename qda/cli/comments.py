"""Comments of Word from a terminal: taken over as codings and memos, and coded transcripts written with them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:  # each command imports what it needs
    from qda.model import Document
    from qda.project import Project

_FILE = click.Path(path_type=Path)


@click.command()
@click.argument("project", type=_FILE)
@click.argument("files", type=_FILE, nargs=-1, required=True, metavar="FILE.docx...")
@click.option("--document", metavar="NAME", help="Which document it is, where that cannot be told.")
@click.option("--new-codes", is_flag=True, help="Make codes that the codebook does not have.")
@click.option("--dry-run", is_flag=True, help="Only say what would be taken over.")
@click.option("--json", "as_json", is_flag=True)
def comments(
    project: Path, files: tuple[Path, ...], document: str | None, new_codes: bool, dry_run: bool, as_json: bool
) -> None:
    """Take over comments made in Word: names of codes become codings, other words memos.

    In a coded transcript that comes back, replies and new comments are taken; what was deleted or changed is told,
    and stays as it is.
    """
    from qda.project import Project

    with Project.open(project, read_only=dry_run) as opened:
        only = _document_named(opened, document).id if document else None
        told = [take_comments(opened, path, only, new_codes, keep=not dry_run) for path in files]
    if as_json:
        click.echo(json.dumps({"files": told}, ensure_ascii=False, indent=2))
        return
    for facts in told:
        click.echo(
            f"{facts['file']}: {facts['codings']} codings, {facts['memos']} memos, {facts['unchanged']} known already, "
            f"{facts['left']} left for you to decide"
        )
        for name, becomes in dict[str, str](facts["names"]).items():  # type: ignore[call-overload]
            click.echo(f"  {name} → {becomes}")


def take_comments(
    project: Project, path: Path, document_id: int | None, new_codes: bool, *, keep: bool = True
) -> dict[str, object]:
    """Take over a file's comments, and say what came of it."""
    from qda.comments.review import Use, commented, only_known, proposed, review
    from qda.comments.taking import take
    from qda.text.remarks import folded

    found = review(project, commented(path), document_id)
    choices = proposed(found) if new_codes else only_known(found)
    paths = project.codes.paths()
    names = {}
    for name in found.names:
        choice = choices[folded(name.text)]
        names[name.text] = paths.get(choice.code_id or 0, "") if choice.use is Use.CODE else choice.use.value
    told: dict[str, object] = {"file": path.name, "unchanged": found.unchanged, "names": names}
    told["left"] = sum(not remark.proposed for remark in found.remarks)
    if keep:
        taken = take(project, found, choices)
        return told | {"codings": taken.codings, "memos": taken.memos, "new_codes": taken.codes}
    real = {name for name, choice in choices.items() if choice.use in (Use.CODE, Use.NEW)}
    coded = sum(remark.proposed and not real.isdisjoint(map(folded, remark.names)) for remark in found.remarks)
    return told | {"codings": coded, "memos": sum(remark.proposed for remark in found.remarks) - coded}


def write_transcript(
    project: Project, output: Path, names: tuple[str, ...], language: str, asked: tuple[str, ...],
    template: Path | None,
) -> None:  # fmt: skip
    """Write documents with their codings as comments: one file, or one each where `output` is a folder."""
    from dataclasses import replace

    from qda.analysis.recipes import Recipe
    from qda.exporting import export_recipe, export_transcripts

    recipe = Recipe.asked("transcript", words=asked)
    recipe = replace(recipe, language=language, documents=names or recipe.documents)
    if output.is_dir() or not output.suffix:
        for path in export_transcripts(project, output, recipe, template=template):
            click.echo(path)
    else:
        export_recipe(project, recipe, output, template=template)


def _document_named(project: Project, name: str) -> Document:
    document = project.documents.named(name)
    if document is None:
        raise click.UsageError(f"There is no document “{name}” in the project.")
    return document
