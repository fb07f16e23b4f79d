"""What a query can name in a project, and how it is said: codes, cases, documents, speakers, questions and coders.

Knows a project as it stands; knows no widgets.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from qda.analysis.query import Compare, Condition, Query, Relation, Unit
from qda.model import Attribute, Owner, Part
from qda.project import Project
from qda.text.values import in_order
from ui.labels import plural, tr
from ui.quotes.ticks import Choice

MOST_NAMED = 3
"""How many names a chip gives before it counts."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The choices of each kind. Keys are what a `Query` holds."""

    codes: Sequence[Choice] = ()
    cases: Sequence[Choice] = ()
    documents: Sequence[Choice] = ()
    speakers: Sequence[Choice] = ()
    questions: Sequence[Choice] = ()
    coders: Sequence[Choice] = ()
    attributes: Sequence[Attribute] = ()
    values: dict[str, list[str]] = field(default_factory=dict)
    """The values that each attribute has somewhere, by its name."""

    @classmethod
    def of(cls, project: Project) -> Vocabulary:
        codes, depth = [], dict[int, int]()
        for code in project.codes.all():
            depth[code.id] = depth[code.parent_id] + 1 if code.parent_id in depth else 0
            codes.append(Choice(code.guid, code.name, code.colour or "#7A828A", depth[code.id]))
        attributes = project.attributes.all()
        values: dict[str, set[str]] = {attribute.name: set() for attribute in attributes}
        names = {attribute.id: attribute.name for attribute in attributes}
        for owner in Owner:
            for told in project.attributes.values(owner).values():
                for attribute_id, value in told.items():
                    values[names[attribute_id]].add(value)
        voices = dict.fromkeys(
            speaker.name
            for speaker in sorted(project.documents.speakers(), key=lambda one: one.part is Part.INTERVIEWER)
        )
        return cls(
            codes,
            [Choice(case.guid, case.name) for case in project.cases.all()],
            [Choice(document.guid, document.name) for document in project.documents.all()],
            [Choice(name, name) for name in voices],
            [Choice(question.guid, f"{question.number}  {question.text}") for question in project.guide.questions()],
            [Choice(coder.name, coder.name) for coder in project.codings.coders()],
            attributes,
            {one.name: in_order(values[one.name], one.type, one.choices) for one in attributes},
        )


def named(keys: Sequence[str], choices: Sequence[Choice], *, all_of: bool = False) -> str:
    """What is ticked, in words: "Namsos, Osen or Vikna"; from some number on only the first and how many more."""
    texts = {choice.key: choice.text for choice in choices}
    names = [texts.get(key) or tr("one that is gone") for key in keys]
    if len(names) == 1:
        return names[0]
    if len(names) <= MOST_NAMED:
        before, last = ", ".join(names[:-1]), names[-1]
        if all_of:
            return tr("{names} and {last}", names=before, last=last)
        return tr("{names} or {last}", names=before, last=last)
    return plural(len(names) - 2, "{names} and {count} more", "{names} and {count} more", names=", ".join(names[:2]))


def relation_words(query: Query) -> str:
    """How passages lie to those beside them."""
    if query.relation is Relation.NEAR:
        if query.unit is Unit.WORDS:
            return plural(query.within, "within {count} word of", "within {count} words of")
        return plural(query.within, "within {count} character of", "within {count} characters of")
    return {
        Relation.OVERLAPPING: tr("overlapping"),
        Relation.SAME_TURN: tr("in the same turn as"),
        Relation.SAME_ANSWER: tr("in the same answer as"),
    }[query.relation]


def compare_words(compare: Compare) -> str:
    return {
        Compare.IS: tr("is"),
        Compare.LESS: tr("is less than"),
        Compare.MORE: tr("is more than"),
        Compare.CONTAINS: tr("contains"),
    }[compare]


def condition_words(condition: Condition) -> str:
    """ "Inhabitants is more than 5000" """
    value = condition.value or tr("nothing")
    return f"{condition.attribute} {compare_words(condition.compare)} {value}"


def voices_words(query: Query) -> str:
    """Who is to say it."""
    if query.speakers:
        return named(query.speakers, [Choice(name, name) for name in query.speakers])
    return tr("interviewers") if query.part is Part.INTERVIEWER else tr("participants")
