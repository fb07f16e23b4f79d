"""Reports from a terminal: what is to be told before one goes out, what came back from Word, and pictures."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from qda.project import Project

_FILE = click.Path(path_type=Path)
RESTING = frozenset({"synthesis", "grid", "report", "reports"})
"""Exports that say in a person's words what passages say: their points and summaries can be stale."""


def tell_stale(project: Project) -> None:
    """Say how much rests on something that changed since: nobody passes it on without having been told."""
    from qda.analysis.cells import stale
    from qda.analysis.staleness import stale_points

    for count, one, many in (
        (len(stale_points(project)), "point rests", "points rest"),
        (len(stale(project)), "summary rests", "summaries rest"),
    ):
        if count:
            what = f"{count} {one if count == 1 else many}"
            click.echo(f"{what} on something that changed since; look at it in Sitat before this goes out.", err=True)


@click.command("compare")
@click.argument("project", type=_FILE)
@click.argument("report", type=_FILE, metavar="REPORT.docx")
@click.option("--take", "takes", is_flag=True, help="Take over the wordings and points that nothing speaks against.")
@click.option("--json", "as_json", is_flag=True)
def compare_(project: Path, report: Path, takes: bool, as_json: bool) -> None:
    """Compare a synthesis that was edited in Word with the project, point by point.

    With --take, what was worded otherwise or written in Word, and not changed here since, is taken over in one step.
    """
    from qda.analysis.returned import TAKEN_UNASKED, compare, take
    from qda.files.word.returned import read_returned
    from qda.project import Project

    returned = read_returned(report)
    with Project.open(project, read_only=not takes) as opened:
        found = compare(opened, returned)
        if takes and not found.known:
            raise click.UsageError(f"{report.name} was written from another project; name that one.")
        chosen = [one for one in found.differences if one.differs in TAKEN_UNASKED] if takes else []
        if chosen:
            take(opened, chosen)
    rows = [
        {"differs": one.differs.value, "here": one.here, "word": one.there, "taken": one in chosen}
        for one in found.differences
    ]
    if as_json:
        told = {"known": found.known, "same": found.same, "comments": found.comments, "differences": rows}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    if not found.known:
        click.echo(f"{report.name} was written from another project.")
    for row in rows:
        click.echo(f"{row['differs']}{' (taken over)' if row['taken'] else ''}: {row['word'] or row['here']}")
    click.echo(f"{found.same} points worded as here, {len(rows)} that differ")


@click.command("picture")
@click.argument("what", metavar="WHAT")
@click.argument("project", type=_FILE)
@click.option("-o", "--output", type=_FILE, required=True, metavar="OUT.png|OUT.svg")
@click.option("--language", type=click.Choice(["en", "nb", "nn"]), help="The language of its words.")
@click.option("--json", "as_json", is_flag=True, help="Print what it shows, in words and numbers.")
def picture_(what: str, project: Path, output: Path, language: str | None, as_json: bool) -> None:
    """Draw a picture of a project: heat, coverage, frequencies, cooccurrence or course.

    More is said behind a question mark: "heat?attribute=location&measure=words", "course?family=Phase&along=dates".
    """
    from dataclasses import replace

    from qda.analysis.picture_pages import choice_of
    from qda.analysis.pictures import picture
    from qda.errors import UnknownEnding
    from qda.files.pictures import write_picture
    from qda.project import Project

    if output.suffix.lower() not in (".png", ".svg"):
        raise UnknownEnding(output, known=".png, .svg")
    with Project.open(project, read_only=True) as opened:
        made = picture(opened, replace(choice_of(opened, what), language=language or ""))
    write_picture(made.chart, output, alt=made.alt)
    if as_json:
        marks = [{"mark": told, "passages": len(made.spots[place])} for place, told in sorted(made.told.items())]
        click.echo(json.dumps({"title": made.title, "alt": made.alt, "marks": marks}, ensure_ascii=False, indent=2))
    else:
        click.echo(made.alt)
