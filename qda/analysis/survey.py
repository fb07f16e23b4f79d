"""What a survey's closed questions add up to: how often each answer was given, of how many, by whom. Pure figures.

Who did not answer is never among those counted; of a multiple choice the base is the respondents, not the ticks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from qda.model import ColumnRole, Owner, Respondent, Survey, SurveyQuestion
from qda.project import Project
from qda.text.values import in_order, number_of

Given = Mapping[int, tuple[str, ...]]
"""What was chosen, by the respondent's id; who did not answer is not there."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many gave one answer. `percent` is whole; those of a single choice add up to 100."""

    label: str
    value: str
    count: int
    percent: int
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Frequency:
    """The answers to one closed question."""

    question: SurveyQuestion
    n: int
    """How many answered."""
    missing: int
    tallies: tuple[Tally, ...]
    """In the order of the options; of a number, in the order of size."""
    none: int = 0
    """Of a multiple choice: how many answered and ticked nothing."""
    numbers: tuple[float, ...] = ()

    @property
    def asked(self) -> int:
        return self.n + self.missing

    @property
    def median(self) -> float:
        """The middle one of the numbers, or half-way between the two in the middle."""
        middle = len(self.numbers) // 2
        if len(self.numbers) % 2:
            return self.numbers[middle]
        return (self.numbers[middle - 1] + self.numbers[middle]) / 2


@dataclass(frozen=True, slots=True)
class Group:
    """Respondents with something in common. "" is the name of those of whom it is not known."""

    name: str
    respondents: frozenset[int]


@dataclass(frozen=True, slots=True)
class Answered:
    """One survey as it stands: its questions, its respondents and all they chose."""

    survey: Survey
    questions: tuple[SurveyQuestion, ...]
    respondents: tuple[Respondent, ...]
    answers: Mapping[int, Given]

    @property
    def closed(self) -> tuple[SurveyQuestion, ...]:
        return tuple(question for question in self.questions if question.role.is_closed)

    @property
    def open(self) -> tuple[SurveyQuestion, ...]:
        return tuple(question for question in self.questions if question.role is ColumnRole.OPEN)

    @property
    def everybody(self) -> frozenset[int]:
        return frozenset(one.id for one in self.respondents)

    def frequency(self, question: SurveyQuestion, of: Collection[int] | None = None) -> Frequency:
        """The answers to a question, of all respondents or of some."""
        return frequency(question, self.answers.get(question.id, {}), self.everybody if of is None else of)


def answered(project: Project, survey_id: int, *, counted: bool = True) -> Answered:
    """A survey with all that is needed to count; not `counted`, without its answers, which are many."""
    surveys = project.surveys
    return Answered(
        surveys.get(survey_id),
        tuple(surveys.questions(survey_id)),
        tuple(surveys.respondents(survey_id)),
        surveys.answers(survey_id) if counted else {},
    )


def frequency(question: SurveyQuestion, given: Given, respondents: Collection[int]) -> Frequency:
    """How often each answer was given among `respondents`."""
    chosen = {one: given[one] for one in respondents if one in given}
    n, missing = len(chosen), len(respondents) - len(chosen)
    if question.role is ColumnRole.NUMBER:
        return _of_numbers(question, [values[0] for values in chosen.values() if values], missing)
    counts = Counter(value for values in chosen.values() for value in values if value)
    options = question.column.options
    known = {option.value for option in options}
    rest = [(value, value, False) for value in counts if value not in known]
    told = [(option.value, option.label, option.beside) for option in options] + rest
    every = [counts[value] for value, _, _ in told]
    multiple = question.role is ColumnRole.MULTIPLE
    shares = [_rounded(count, n) for count in every] if multiple else percentages(every)
    tallies = tuple(
        Tally(label, value, counts[value], share, beside)
        for (value, label, beside), share in zip(told, shares, strict=True)
    )
    return Frequency(question, n, missing, tallies, sum(not any(values) for values in chosen.values()))


def _of_numbers(question: SurveyQuestion, values: Sequence[str], missing: int) -> Frequency:
    """What is no number after all is not counted among the answers."""
    numbers = sorted(number for value in values if (number := number_of(value)) is not None)
    counts = Counter(numbers)
    shares = percentages(list(counts.values()))
    tallies = tuple(
        Tally(f"{number:g}", f"{number:g}", count, share)
        for (number, count), share in zip(counts.items(), shares, strict=True)
    )
    return Frequency(question, len(numbers), missing + len(values) - len(numbers), tallies, 0, tuple(numbers))


def percentages(counts: Sequence[int]) -> list[int]:
    """Whole per cents that add up to 100: rounded down, and what is lacking given to the largest remainders."""
    total = sum(counts)
    if not total:
        return [0] * len(counts)
    shares = [count * 100 // total for count in counts]
    remainders = [count * 100 % total for count in counts]
    order = sorted(range(len(counts)), key=lambda place: (-remainders[place], -counts[place], place))
    for place in order[: 100 - sum(shares)]:
        shares[place] += 1
    return shares


def _rounded(count: int, of: int) -> int:
    return (count * 200 + of) // (2 * of) if of else 0


def percent_shown(tally: Tally, n: int) -> str:
    """A share as it is read: what is not nothing is never 0, what is not all is never 100."""
    if tally.percent == 0 and tally.count:
        return "<1"
    return ">99" if tally.percent == 100 and tally.count < n else str(tally.percent)


# --------------------------------------------------------------------------- by what people have in common


@dataclass(frozen=True, slots=True)
class Ground:
    """What respondents can be grouped by: a question of the survey, or an attribute of their cases or documents."""

    name: str
    question_id: int | None = None
    attribute_id: int | None = None


def grounds(project: Project, survey: Answered) -> list[Ground]:
    """All that the respondents of a survey can be grouped by: what is known of them, then what they answered."""
    cases = {one.case_id for one in survey.respondents}
    documents = {one.document_id for one in survey.respondents}
    told = {
        *(a for case, values in project.attributes.values(Owner.CASE).items() if case in cases for a in values),
        *(a for one, values in project.attributes.values(Owner.DOCUMENT).items() if one in documents for a in values),
    }
    known = [Ground(one.name, attribute_id=one.id) for one in project.attributes.all() if one.id in told]
    asked = [
        Ground(question.text, question_id=question.id)
        for question in survey.questions
        if question.role in (ColumnRole.SINGLE, ColumnRole.SCALE)
        or (question.role is ColumnRole.ATTRIBUTE and question.attribute_id not in told)
    ]
    return [*known, *asked]


def groups(project: Project, survey: Answered, ground: Ground) -> list[Group]:
    """The respondents by what they have in common, in its order; those of whom it is not known come last."""
    of: dict[str, set[int]] = {}
    if ground.question_id is not None:
        question = next(one for one in survey.questions if one.id == ground.question_id)
        given = survey.answers.get(question.id, {})
        labels = {option.value: option.label for option in question.column.options}
        order = [option.label for option in question.column.options]
        for one in survey.respondents:
            values = given.get(one.id, ("",))
            of.setdefault(labels.get(values[0], values[0]), set()).add(one.id)
        order += [name for name in of if name not in order]
    else:
        attribute = project.attributes.get(ground.attribute_id or 0)
        told = project.attributes.values(attribute.of)
        for one in survey.respondents:
            owner = one.case_id if attribute.of is Owner.CASE else one.document_id
            of.setdefault(told.get(owner or 0, {}).get(attribute.id, ""), set()).add(one.id)
        order = in_order([name for name in of if name], attribute.type, attribute.choices)
    named = [Group(name, frozenset(of[name])) for name in order if name and name in of]
    return [*named, Group("", frozenset(of[""]))] if of.get("") else named
