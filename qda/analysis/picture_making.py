"""One picture in the making: the choice, the words it is told in, and what is read of the project for it.

Knows no charts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from qda.analysis.crossed import ROWS, Codes, Row, Sides
from qda.analysis.fixed_texts import in_own_words, phrases
from qda.analysis.picture_words import WORDS
from qda.analysis.pictured import Choice, Measure, Place, Spot, What
from qda.errors import CannotDo
from qda.model import Coding
from qda.project import Project


class Making:
    """What all pictures need; each thing is read when it is first asked for."""

    def __init__(self, project: Project, choice: Choice) -> None:
        self.project, self.choice = project, choice
        self.language = choice.language or project.language
        self.words = in_own_words(project, WORDS, self.language)
        self.phrases = phrases(project, self.language)
        self.by_words = choice.measure is Measure.WORDS

    @cached_property
    def codes(self) -> Codes:
        return Codes(self.project)

    @cached_property
    def sides(self) -> Sides:
        sides = Sides(self.project, self.choice.attribute, self.choice.bands, self.phrases.no_case, self.language)
        if not sides.names:
            raise CannotDo("There are no cases to compare yet; add some under Cases.")
        return sides

    @cached_property
    def rows(self) -> list[Row]:
        most = None if self.choice.what is What.COOCCURRENCE else ROWS
        rows = self.codes.rows(self.choice.family, most)
        if not rows:
            raise CannotDo("Nothing has been coded with these codes yet; code some passages first.")
        return rows

    def codings(self, rows: Iterable[Row]) -> list[Coding]:
        return self.project.codings.of_codes(frozenset[int]().union(*(row.ids for row in rows)))

    def title(self, **filled: str) -> str:
        choice, words = self.choice, self.words
        grouped = choice.what is not What.COOCCURRENCE and choice.attribute is not None and self.sides.attribute
        heat = choice.what is What.HEAT and grouped
        title = words.titles[f"{choice.what} group" if heat else choice.what.value].format(**filled)
        if choice.family is not None and not filled and choice.what is not What.COVERAGE:
            title = words.within.format(title=title, family=self.project.codes.get(choice.family).name)
        return words.by_group.format(title=title, attribute=grouped.name) if grouped else title

    def passages(self, count: int) -> str:
        words = self.words
        said = words.no_passages if not count else words.passage if count == 1 else words.passages
        return said.format(count=self.phrases.number(count))

    def places(self, count: int) -> str:
        words = self.words
        said = words.no_places if not count else words.place if count == 1 else words.places
        return said.format(count=self.phrases.number(count))

    def percent(self, share: float) -> str:
        """ "3.2" of 0.0318; whole from ten on."""
        number = f"{100 * share:.0f}" if share >= 0.0995 else f"{100 * share:.1f}"
        return number.replace(".", self.words.decimal)

    def number(self, count: int, share: float) -> str:
        """How much there is, as a sentence about a mark ends."""
        if not self.by_words:
            return self.passages(count)
        of_words = self.words.of_words.format(share=f"{self.percent(share)}\u00a0%")
        return f"{of_words}, {self.passages(count)}"

    def mark(self, row: str, column: str, number: str) -> str:
        return self.words.mark.format(row=row, column=column, number=number) if row else f"{column}: {number}"

    def most(self, told: Mapping[Place, str], weights: Mapping[Place, float]) -> str:
        """The three strongest marks, as a sentence."""
        strong = sorted((place for place in weights if weights[place]), key=lambda place: (-weights[place], place))[:3]
        return self.words.most.format(listed="; ".join(told[place] for place in strong)) if strong else ""


def spots_of(codings: Iterable[Coding]) -> tuple[Spot, ...]:
    return tuple(Spot(one.document_id, one.span, one.id) for one in codings)
