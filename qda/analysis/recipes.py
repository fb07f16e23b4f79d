"""Reports as recipes: what kind, and what is chosen of what that kind lets one choose. One frozen value, kept as JSON.

Knows no storage; `cooked` makes reports of recipes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

from qda import errors
from qda.analysis.synthesis import SynthesisOptions
from qda.margin import Numbering
from qda.project import Project
from qda.text.values import number_of


class Kind(StrEnum):
    """What a report is of."""

    SYNTHESIS = "synthesis"
    QUOTES = "quotes"
    GRID = "grid"
    CODEBOOK = "codebook"
    MEMOS = "memos"
    METHOD = "method"
    PICTURES = "pictures"
    SURVEY = "survey"
    TRANSCRIPT = "transcript"
    """The interviews with their codings in the margin."""


class By(StrEnum):
    """What stands in a report's headings, or what a grid is asked by."""

    QUESTION = "question"
    CODE = "code"
    CASE = "case"
    GROUP = "group"


KINDS_BY: Mapping[Kind, tuple[By, ...]] = {
    Kind.SYNTHESIS: (By.QUESTION, By.CODE, By.CASE, By.GROUP),
    Kind.QUOTES: (By.CODE, By.QUESTION, By.CASE),
    Kind.GRID: (By.QUESTION, By.CODE),
}
"""What each kind can be told by, the usual one first; a kind that is not here is told one way."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a report is made. Empty texts are as the project has them."""

    kind: Kind = Kind.SYNTHESIS
    by: By = By.QUESTION
    language: str = ""
    attribution: str = ""
    """ "full", "case", "role", "none", or a template of its own; "" as the project has it."""
    title: str = ""
    subtitle: str = ""
    contents: bool = True
    findings: bool = True
    """The findings, if there are any, before all else."""
    quotes: bool = True
    """The quotes under points and summaries."""
    counts: bool = True
    """How many cases say so behind each point: “(3 of 5)”."""
    codebook: bool = False
    """The codebook as an appendix."""
    grid: bool = False
    """Who answered what, as an appendix."""
    attribute: str = ""
    """Whose groups are told side by side, by its name; "" the first there is."""
    bands: tuple[float, ...] = ()
    """The borders between groups of numbers; none given: round ones."""
    table: bool = False
    """Groups in the columns of a table, and not under headings."""
    good: bool = False
    """Only quotes that were marked as good."""
    once: bool = True
    """A passage with several codes stands once, and is referred to from the others."""
    context: bool = False
    """A line of what was said before and after each quote."""
    summaries: bool = True
    """What was written into the cells of a grid, and not only their states."""
    groups: bool = False
    """Groups of cases along the top of a grid, and not the cases."""
    examples: bool = True
    """An example under each code, as it was said."""
    view: str = ""
    """The view of the grid that is laid out, by its name."""
    survey: str = ""
    """The survey that is told, by its name; all of them."""
    across: str = ""
    """An attribute, or a question of a survey, by which its closed questions are told, too."""
    tables: bool = False
    """The counts of a survey in tables below its charts."""
    documents: tuple[str, ...] = ()
    """The documents that are written with their margins, by their names; none stands for all."""
    numbering: str = Numbering.PARAGRAPHS.value
    """What is counted beside a transcript: "paragraphs", "lines" or "none"."""
    questions: bool = True
    """The questions of the guide as headings of a transcript."""
    times: bool = True
    memos: bool = True
    """Memos in the margin of a transcript, besides codings."""
    pictures: tuple[str, ...] = ()
    """Pictures, such as “heat” or “course?along=dates”, at the end or beside a question; of a report of pictures none
    stands for all."""
    template: str = ""
    """The .docx whose look it takes; "" as the project has it, “none” for Sitat's own."""
    stand_ins: bool = False
    """Case numbers and pseudonyms in the place of all names."""

    @classmethod
    def usual(cls, kind: Kind, by: By | None = None) -> Recipe:
        """A recipe of a kind as one would have it at first."""
        told_by = by or KINDS_BY.get(kind, (By.QUESTION,))[0]
        whole = kind is Kind.SYNTHESIS
        return cls(kind, told_by, contents=kind not in _SHORT, codebook=whole, grid=whole)

    @classmethod
    def of(cls, kind: str, options: Mapping[str, object]) -> Recipe:
        """A saved recipe. Raises `CannotDo` for one that a newer Sitat has written."""
        try:
            recipe = cls.usual(Kind(kind))
            read: dict[str, Any] = {name: _READ[name](value) for name, value in options.items()}
            recipe = replace(recipe, **read)
            if recipe.by not in KINDS_BY.get(recipe.kind, (By.QUESTION,)):
                raise ValueError(recipe.by)
        except (KeyError, TypeError, ValueError):
            raise errors.CannotDo(
                "This report asks for something that this Sitat does not know; open it with a newer one."
            ) from None
        return recipe

    @classmethod
    def asked(cls, kind: str, by: str = "", words: Iterable[str] = ()) -> Recipe:
        """A recipe as it is asked for in words: "good", "no-quotes", "attribute=location", "bands=5000,10000".

        Raises `CannotDo` for what a report of this kind does not know.
        """
        wanted = Kind(kind)
        told_by = KINDS_BY.get(wanted, (By.QUESTION,))
        if by and by not in told_by:
            raise errors.CannotDo(
                "That report is not told by {by}; it may be by {known}.", by=by, known=_listed(told_by)
            )
        recipe = cls.usual(wanted, By(by) if by else None)
        for word in words:
            name, given, value = word.partition("=")
            on = not name.startswith("no-")
            name = name.removeprefix("no-")
            if name not in recipe.might_ask or (_READ.get(name) is _choice) == bool(given) or (given and not on):
                raise errors.CannotDo(
                    "A report of this kind knows no “{word}”; it knows {known}.", word=word,
                    known=_listed(sorted(recipe.might_ask - {"by", "language", "attribution"})),
                )  # fmt: skip
            if name == "bands":
                numbers = [number_of(part) for part in value.split(",")]
                recipe = replace(recipe, bands=tuple(sorted(number for number in numbers if number is not None)))
            elif name in _LISTS:
                recipe = replace(recipe, **{name: tuple(part.strip() for part in value.split(",") if part.strip())})  # type: ignore[arg-type]
            elif name == "numbering" and value not in set(Numbering):
                raise errors.CannotDo("Beside a transcript may stand {known}.", known=_listed(Numbering))
            else:
                recipe = replace(recipe, **{name: value if given else on})  # type: ignore[arg-type]
        return recipe

    @property
    def might_ask(self) -> frozenset[str]:
        """All that could make a difference to a report of this kind, whatever else is chosen."""
        grouped = self.by is By.GROUP or (self.kind is Kind.GRID and not self.view)
        return self.asks | (frozenset({"attribute", "bands", "quotes"}) if grouped else frozenset())

    def options(self) -> dict[str, object]:
        """What is chosen as JSON knows it, without what is usual."""
        usual = Recipe.usual(self.kind)
        chosen = {
            field.name: getattr(self, field.name)
            for field in fields(self)
            if field.name != "kind" and getattr(self, field.name) != getattr(usual, field.name)
        }
        return {name: list(value) if isinstance(value, tuple) else value for name, value in chosen.items()}

    @property
    def asks(self) -> frozenset[str]:
        """What can be chosen of a recipe of this kind; the rest makes no difference to it."""
        asked = _ALWAYS | _ASKED[self.kind] | _ASKED_BY.get((self.kind, self.by), frozenset())
        if self.kind is Kind.GRID and self.view:
            return asked - {"by", "summaries", "groups"}
        return asked - {"quotes"} if self.by is By.GROUP and self.table else asked

    @property
    def groups_by(self) -> bool:
        """Whether groups of an attribute are told."""
        return self.by is By.GROUP or (self.kind is Kind.GRID and self.groups and not self.view)

    def settled(self, project: Project) -> SynthesisOptions:
        """What the builders of reports go by: what is chosen here, and else as the project has it."""
        own = SynthesisOptions.of(project)
        return replace(
            own,
            language=self.language or own.language or project.language,
            attribution=self.attribution or own.attribution,
            title=self.title,
            subtitle=self.subtitle,
            contents=self.contents,
            findings=self.findings,
            counts=self.counts,
            codebook=self.codebook,
            grid=self.grid,
            stand_ins=self.stand_ins,
        )


_SHORT = frozenset({Kind.METHOD, Kind.PICTURES, Kind.TRANSCRIPT})
"""Reports that need no contents, unless they are wanted."""
_ALWAYS = frozenset({"language", "title", "subtitle", "stand_ins", "template"})
_ASKED: Mapping[Kind, frozenset[str]] = {
    Kind.SYNTHESIS: frozenset({"by", "contents", "attribution", "pictures"}),
    Kind.QUOTES: frozenset({"by", "contents", "attribution", "good", "once", "context"}),
    Kind.GRID: frozenset({"by", "summaries", "groups", "view"}),
    Kind.CODEBOOK: frozenset({"contents", "examples", "attribution"}),
    Kind.MEMOS: frozenset({"contents", "attribution"}),
    Kind.METHOD: frozenset({"contents", "pictures"}),
    Kind.PICTURES: frozenset({"pictures"}),
    Kind.SURVEY: frozenset({"contents", "attribution", "survey", "across", "tables", "counts"}),
    Kind.TRANSCRIPT: frozenset({"documents", "numbering", "questions", "times", "memos"}),
}
_ASKED_BY: Mapping[tuple[Kind, By], frozenset[str]] = {
    (Kind.SYNTHESIS, By.QUESTION): frozenset({"findings", "counts", "codebook", "grid"}),
    (Kind.SYNTHESIS, By.CODE): frozenset({"findings", "counts", "codebook"}),
    (Kind.SYNTHESIS, By.CASE): frozenset({"quotes", "good"}),
    (Kind.SYNTHESIS, By.GROUP): frozenset({"findings", "quotes", "table"}),
}


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)


def recipe_named(project: Project, name: str) -> Recipe:
    """A recipe that is saved in the project. Raises `CannotDo` where there is none of that name."""
    saved = project.recipes.named(name)
    if saved is None:
        there = ", ".join(f"“{one.name}”" for one in project.recipes.all()) or "–"
        raise errors.CannotDo("There is no report “{name}”; there are {known}.", name=name, known=there)
    return Recipe.of(saved.kind, saved.options)


# --------------------------------------------------------------------------- reading JSON


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _choice(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def _numbers(value: object) -> tuple[float, ...]:
    if not isinstance(value, list):
        raise TypeError
    return tuple(float(one) for one in value)


def _listed_texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError
    return tuple(_text(one) for one in value)


_TEXTS = ("language", "attribution", "title", "subtitle", "attribute", "view", "survey", "across", "template")
_LISTS = ("pictures", "documents")
_CHOICES = tuple(field.name for field in fields(Recipe) if field.type == "bool")
_READ: Mapping[str, Any] = {
    "by": lambda value: By(_text(value)),
    "bands": _numbers,
    **dict.fromkeys(_LISTS, _listed_texts),
    "numbering": lambda value: Numbering(_text(value)).value,
    **dict.fromkeys(_TEXTS, _text),
    **dict.fromkeys(_CHOICES, _choice),
}
