"""Searches used before, and those that are saved with the project: written down, and read again.

Knows settings and saved queries, no widgets.
"""

from __future__ import annotations

from collections.abc import Mapping

from qda.analysis.search import Sought, Way, Where
from qda.project import Project
from ui.settings import Settings

MOST_RECENT = 12
KIND = "search"


def recent(settings: Settings) -> list[Sought]:
    """What was searched for last, the latest first."""
    found = []
    for entry in settings.searches:
        if len(entry) == 3 and isinstance(entry[0], str) and entry[1] in list(Way):
            found.append(Sought(entry[0], Way(str(entry[1])), bool(entry[2])))
    return found


def remember(settings: Settings, sought: Sought) -> None:
    """Put a search on top of the recent ones; where it was made is of one project only, and is left out."""
    entry: list[object] = [sought.words, str(sought.way), sought.whole]
    settings.searches = [entry, *(other for other in settings.searches if other != entry)][:MOST_RECENT]


def forget(settings: Settings) -> None:
    settings.searches = []


def written(project: Project, sought: Sought) -> dict[str, object]:
    """A search as it is saved: questions, cases and documents by what stays of them."""
    where = sought.where
    questions = {question.id: question.guid for question in project.guide.questions()}
    cases = {case.id: case.guid for case in project.cases.all()}
    return {
        "words": sought.words,
        "way": str(sought.way),
        "whole": sought.whole,
        "participants": where.participants,
        "question": questions.get(where.question_id or 0, ""),
        "cases": sorted(cases[id_] for id_ in where.case_ids if id_ in cases),
    }


def read(project: Project, definition: Mapping[str, object]) -> Sought:
    """A saved search; what it asked for that is gone by now is left out."""
    asked = str(definition.get("question") or "")
    wanted = definition.get("cases")
    chosen = set(wanted) if isinstance(wanted, list) else set()
    question = next((one.id for one in project.guide.questions() if asked and one.guid == asked), None)
    cases = frozenset(case.id for case in project.cases.all() if case.guid in chosen)
    way = str(definition.get("way"))
    where = Where(bool(definition.get("participants")), question, cases)
    known = Way(way) if way in list(Way) else Way.TYPED
    return Sought(str(definition.get("words", "")), known, bool(definition.get("whole")), where)
