"""Whom a finished report names: every case and speaker of the study that can be read in its file, with the place."""

from __future__ import annotations

from collections.abc import Iterable

from qda.analysis.anonymity import Seeking, names_of
from qda.model import Problem
from qda.project import Project
from qda.report import Readable


def named_in(project: Project, read: Iterable[Readable]) -> list[Problem]:
    """The names in a report's file, as sentences with places: in all its parts, its properties and its own name."""
    seeking = Seeking(names_of(project))
    problems = []
    seen: set[tuple[str, str, str]] = set()
    for one in read:
        text, number = one.text, one.number
        for name, span, sure in seeking.find(text):
            place = f"{one.where}, paragraph {number}" if number else one.where
            context = " ".join(text[max(0, span.start - 40) : span.end + 40].split())
            if (name.whole, place, context) in seen:
                continue
            seen.add((name.whole, place, context))
            how = "can be read" if sure else f"may be meant by “{span.of(text)}”"
            problems.append(Problem(f"“{name.whole}” {how} ({place}): … {context} …"))
    return problems
