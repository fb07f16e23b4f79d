"""Pictures in reports: which are chosen, as a recipe keeps them, and each with its title and its words for the blind.

A choice is kept as “heat”, or “heat?attribute=location&measure=words”: codes by their guids, attributes by their names,
so that it holds in a copy of the project. Knows no file format.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode

from qda.analysis.fixed_texts import in_own_words
from qda.analysis.picture_words import WORDS
from qda.analysis.pictures import Along, Choice, Measure, Pictured, What, picture
from qda.errors import CannotDo
from qda.project import Project
from qda.report import Heading, Picture, Piece, Text


def picture_pieces(project: Project, chosen: Sequence[str], language: str, *, whole: bool = False) -> Iterator[Piece]:
    """The chosen pictures, or every kind that there is something to show in; under a heading where they are a part of a
    report, and not `whole` one."""
    made = list(pictured(project, chosen, language))
    if not whole and made:
        yield Heading(1, in_own_words(project, WORDS, language).pictures, "pictures")
    for number, one in enumerate(made, 1):
        if whole:
            yield Heading(1, one.title, f"picture-{number}-title")
        yield Picture(one.chart, one.alt, one.title, anchor=f"picture-{number}")
    if not made:
        yield Text(in_own_words(project, WORDS, language).nothing, "note")


def parted(
    project: Project, chosen: Sequence[str], language: str
) -> tuple[dict[int, tuple[Picture, ...]], tuple[Piece, ...]]:
    """The chosen pictures of a report of questions: those that stand beside one, by its id, and those at the end."""
    asked = project.guide.questions()
    questions = {one.number: one.id for one in asked} | {one.guid: one.id for one in asked}
    beside: dict[int, tuple[Picture, ...]] = {}
    at_end = []
    for number, words in enumerate(chosen, 1):
        question = questions.get(place_of(words))
        if question is None:
            at_end.append(words)
            continue
        one = picture(project, replace(choice_of(project, words), language=language))
        told = Picture(one.chart, one.alt, one.title, anchor=f"picture-beside-{number}")
        beside[question] = (*beside.get(question, ()), told)
    return beside, tuple(picture_pieces(project, at_end, language)) if at_end else ()


def pictured(project: Project, chosen: Sequence[str], language: str) -> Iterator[Pictured]:
    """The chosen pictures; every kind that there is something to show in where none is chosen."""
    for words in chosen:
        yield picture(project, replace(choice_of(project, words), language=language))
    for what in () if chosen else What:
        try:
            yield picture(project, Choice(what, language=language))
        except CannotDo:
            continue  # nobody asked for this one


# --------------------------------------------------------------------------- choices as texts


def text_of(project: Project, choice: Choice) -> str:
    """A choice as a recipe keeps it; its language is the recipe's."""
    told: dict[str, str] = {}
    if choice.family is not None:
        told["family"] = project.codes.get(choice.family).guid
    if choice.attribute is not None:
        told["attribute"] = next(one.name for one in project.attributes.all() if one.id == choice.attribute)
    if choice.bands:
        told["bands"] = choice.bands
    if choice.measure is not Measure.PASSAGES:
        told["measure"] = choice.measure.value
    if choice.along is not Along.INTERVIEW:
        told["along"] = choice.along.value
    return f"{choice.what}?{urlencode(told, quote_via=quote)}" if told else choice.what.value


AT = "at"
"""Where a picture stands: beside the question with this guid, or number."""


def place_of(words: str) -> str:
    """The guid or number of the question that a picture stands beside; "" for those at the end."""
    return dict(parse_qsl(words.partition("?")[2])).get(AT, "")


def placed_at(words: str, question: str) -> str:
    """The choice, beside the question with this guid; "" for at the end."""
    what, _, rest = words.partition("?")
    told = [(key, value) for key, value in parse_qsl(rest) if key != AT] + ([(AT, question)] if question else [])
    return f"{what}?{urlencode(told, quote_via=quote)}" if told else what


def choice_of(project: Project, words: str) -> Choice:
    """A choice out of its text; codes may be named by their paths, too. Raises `CannotDo` for what is not known."""
    what, _, rest = words.partition("?")
    read: dict[str, Any] = {}
    for key, value in parse_qsl(rest):
        if key == AT:
            continue
        try:
            read[key] = _READ[key](project, value)
        except (KeyError, ValueError):
            raise CannotDo(
                "A picture knows no “{word}”; it knows {known}.", word=f"{key}={value}", known=", ".join(_READ)
            ) from None
    try:
        return Choice(What(what), **read)
    except ValueError:
        raise CannotDo("There is no picture “{name}”; there are {known}.", name=what, known=", ".join(What)) from None


def _family(project: Project, words: str) -> int:
    found = next((code for code in project.codes.all() if code.guid == words), None) or project.codes.find(words)
    if found is None:
        raise CannotDo("There is no code “{name}”; choose one of the codebook.", name=words)
    return found.id


def _attribute(project: Project, name: str) -> int:
    known = project.attributes.all()
    found = next((one for one in known if one.name.casefold() == name.strip().casefold()), None)
    if found is None:
        there = ", ".join(one.name for one in known) or "–"
        raise CannotDo("There is no attribute “{name}”; there are {known}.", name=name, known=there)
    return found.id


_READ: Mapping[str, Any] = {
    "family": _family,
    "attribute": _attribute,
    "bands": lambda _, words: words,
    "measure": lambda _, words: Measure(words),
    "along": lambda _, words: Along(words),
}


# --------------------------------------------------------------------------- as rows


COLUMNS = ("picture", "row", "place", "mark", "passages")
"""A row for each mark."""


def picture_rows(project: Project, chosen: Sequence[str], language: str) -> list[tuple[str | int, ...]]:
    """Every mark of the pictures with the number of its passages."""
    return [
        (one.title, row + 1, place + 1, one.told[row, place], len(one.spots[row, place]))
        for one in pictured(project, chosen, language)
        for row, place in sorted(one.told)
    ]
