"""The history as an audit trail: who did what when, oldest first, to be kept beside the results. Knows no files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby

from qda import acts
from qda.analysis.audit_words import WORDS
from qda.analysis.fixed_texts import in_own_words
from qda.analysis.history import group, place
from qda.model import Act
from qda.project import Project
from qda.report import Bullet, Heading, Piece, Report, Text
from qda.store.past import Wanted

Say = Callable[[Act], str]
COLUMNS = ("at", "coder", "act", "kind", "state", "document", "paragraph", "start", "end", "code", "question", "case")


def audit_rows(project: Project, say: Say = acts.sentence) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """The header and a row for each act: moments in UTC, offsets in the text as it stood then."""
    return COLUMNS, [_row(project, act, say) for act in reversed(project.past.all())]


def _row(project: Project, act: Act, say: Say) -> tuple[str, ...]:
    where = place(project, act)
    start, end = where.span or ("", "")
    told = (where.document, where.paragraph or "", start, end, where.code, where.question, where.case)
    return (act.at, act.coder, say(act), group(act.kind).value, act.state.value, *map(str, told))


def audit_facts(project: Project, wanted: Wanted, limit: int = -1) -> list[dict[str, object]]:
    """The acts looked for as plain values, newest first, at most `limit` of them."""
    found = project.past.all(wanted)
    return [_facts(project, act) for act in (found if limit < 0 else found[:limit])]


def _facts(project: Project, act: Act) -> dict[str, object]:
    where = place(project, act)
    return {
        "id": act.id,
        "at": act.at,
        "coder": act.coder,
        "act": acts.sentence(act),
        "kind": act.kind,
        "group": group(act.kind).value,
        "state": act.state.value,
        "document": where.document or None,
        "paragraph": where.paragraph,
        "start": where.span.start if where.span else None,
        "end": where.span.end if where.span else None,
        "code": where.code or None,
        "question": where.question or None,
        "case": where.case or None,
    }


def audit_report(project: Project, language: str, say: Say = acts.sentence) -> Report:
    """The same to be read: a heading for each day, a line for each act."""
    words = in_own_words(project, WORDS, language)
    pieces = (Text(words.note, "note"), *_pieces(project, say))
    return Report(words.title, project.name, language, pieces, project.name, project.coder)


def _pieces(project: Project, say: Say) -> Iterator[Piece]:
    days = {dated.id: dated.day for dated in project.past.index()}
    every = list(reversed(project.past.all()))
    for day, of_day in groupby(every, key=lambda act: days[act.id]):
        yield Heading(1, day)
        for act in of_day:
            state = "" if act.state == "done" else f" [{act.state}]"
            yield Bullet(f"{act.at[11:16]}Z {act.coder}: {say(act)}{state}")
