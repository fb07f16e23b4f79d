"""Pseudonyms from a terminal: a copy of a project without names, and the search for names that are left."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:  # each command imports what it needs
    from qda.pseudonyms.leaks import Leak

_FILE = click.Path(path_type=Path)


@click.command()
@click.argument("project", type=_FILE)
@click.argument("key", type=_FILE, metavar="KEY.csv")
@click.option("-o", "--output", type=_FILE, required=True, metavar="COPY", help="The copy; the project stays as it is.")
@click.option("--back", is_flag=True, help="Put the real names back instead.")
@click.option("--exactly", is_flag=True, help="Only the forms in the key, no genitives or capitals of them.")
def pseudonymise(project: Path, key: Path, output: Path, back: bool, exactly: bool) -> None:
    """Make a copy of PROJECT with pseudonyms in the place of names, by a key with the columns original and pseudonym.

    Other forms of its names that occur are added to the key. The copy has no history.
    """
    from qda.files.names_key import read_key, write_key
    from qda.project import Project
    from qda.pseudonyms.copying import prepare
    from qda.pseudonyms.finding import completed
    from qda.pseudonyms.leaks import leaks

    pairs = read_key(key)
    with Project.open(project, read_only=True) as opened:
        whole = pairs if back or exactly else completed(pairs, tuple(opened.pseudonyms.words()))
        ready = prepare(opened, output, whole, back=back)
        if whole != pairs:
            write_key(whole, key, opened.language)
            click.echo(f"{len(whole) - len(pairs)} forms of names added to {key}")
        ready.take_place()
    if back:
        click.echo(f"The real names are back in {output}")
        return
    click.echo(f"{ready.put.names} names replaced in {output}")
    _tell_leaks(leaks(output, whole), output)


@click.command("leaks")
@click.argument("project", type=_FILE)
@click.argument("key", type=_FILE, metavar="KEY.csv")
@click.argument("files", type=_FILE, nargs=-1, metavar="[FILE]...")
@click.option("--json", "as_json", is_flag=True)
@click.pass_context
def leaks_(ctx: click.Context, project: Path, key: Path, files: tuple[Path, ...], as_json: bool) -> None:
    """Look for the names of KEY in every byte of PROJECT, and in FILEs written from it. Status 1 where one is found."""
    from qda.files.names_key import read_key
    from qda.pseudonyms.leaks import leaks

    found = leaks(project, read_key(key), files)
    if as_json:
        told = [{"name": one.original, "where": one.file or one.place, "count": one.count, "sure": one.sure,
                 "chosen": one.chosen, "sample": one.sample} for one in found]  # fmt: skip
        click.echo(
            json.dumps({"ok": not any(one.sure and not one.chosen for one in found), "leaks": told}, ensure_ascii=False)
        )
    else:
        _tell_leaks(found, project)
    if any(one.sure and not one.chosen for one in found):
        ctx.exit(1)


def _tell_leaks(found: Sequence[Leak], path: Path) -> None:
    if not found:
        click.echo(f"None of the names can be read in {path.name}.")
    for one in found:
        click.echo(one.sentence)
