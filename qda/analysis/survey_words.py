"""Figures in a sentence: “17 of 20 answered …”, in English, bokmål and nynorsk. Knows no project.

Counts are always told with what they are of; a share is added only where there are enough answers for one to mean
something. Nothing is called a majority, a tendency or a difference.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qda.analysis.survey import Frequency, Tally, percent_shown
from qda.model import ColumnRole

ENOUGH_FOR_SHARES = 30
"""With fewer answers a per cent is less than a third of a person."""
_NAMED = 5
"""How many different answers are named before the rest is told together."""
_MOST_STEPS = 7
"""A longer scale is told by its middle and its ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyWords:
    """The parts of the sentences in one language."""

    marks: tuple[str, str]
    and_: str
    or_: str
    nobody: str
    one: str
    both: str
    all: str
    first: str
    """“{count} of {n} answered {what}”, with what the count is of."""
    more: str
    """“{count} answered {what}”"""
    none: str
    """“Nobody answered {what}.”"""
    chose_first: str
    chose_one: str
    chose_all: str
    chose_none: str
    nobody_chose: str
    rest: str
    """“the other {count} gave {kinds} other answers”"""
    missing: str
    number: str
    number_few: str
    """A few numbers as they are."""
    number_one: str
    number_all: str
    share: str
    respondents: str
    respondents_one: str
    figure_n: str
    alt: str
    alt_groups: str
    answers: str
    question: str
    answer: str
    count: str
    percent: str
    n: str
    not_answered: str
    not_known: str
    open_lead: str
    """Before the points on an open question: how many wrote something."""
    no_answers: str
    by: str

    def said(self, label: str) -> str:
        return f"{self.marks[0]}{label}{self.marks[1]}"

    def listed(self, parts: Sequence[str], word: str = "") -> str:
        if len(parts) < 2:
            return "".join(parts)
        return f"{', '.join(parts[:-1])} {word or self.and_} {parts[-1]}"


ENGLISH = SurveyWords(
    marks=("“", "”"), and_="and", or_="or",
    nobody="Nobody answered this question.",
    one="The one who answered said {what}.",
    both="Both who answered said {what}.",
    all="All {n} who answered said {what}.",
    first="{count} of {n}{share} answered {what}", more="{count} answered {what}", none="Nobody answered {what}.",
    chose_first="{n} answered, and could choose several: {chosen}.",
    chose_one="The one who answered chose {what}.",
    chose_all="{count}{share} chose {what}",
    chose_none="{count} chose none of them.", nobody_chose="Nobody chose {what}.",
    rest="{count} gave one of {kinds} other answers",
    missing="{count} did not answer.",
    number="{n} gave a number, from {least} to {most}; at least half of them gave {median} or less.",
    number_few="{n} gave a number: {numbers}.",
    number_one="The one who answered gave {what}.", number_all="All {n} who answered gave {what}.",
    share=" ({percent}%)",
    respondents="{count} respondents answered.", respondents_one="One respondent answered.",
    figure_n="{text} (n = {n})", alt="Bar chart of {n} answers to “{text}”: {parts}.",
    alt_groups="Bar chart of the answers to “{text}”: {parts}.",
    answers="Answers", question="Question", answer="Answer", count="Count", percent="%", n="n",
    not_answered="Did not answer", not_known="not known",
    open_lead="{count} of {n} wrote an answer.", no_answers="Nobody wrote an answer.",
    by="By",
)  # fmt: skip

BOKMAAL = SurveyWords(
    marks=("«", "»"), and_="og", or_="eller",
    nobody="Ingen svarte på dette spørsmålet.",
    one="Den ene som svarte, sa {what}.",
    both="Begge som svarte, sa {what}.",
    all="Alle {n} som svarte, sa {what}.",
    first="{count} av {n}{share} svarte {what}", more="{count} svarte {what}", none="Ingen svarte {what}.",
    chose_first="{n} svarte, og kunne velge flere: {chosen}.",
    chose_one="Den ene som svarte, valgte {what}.",
    chose_all="{count}{share} valgte {what}",
    chose_none="{count} valgte ingen av dem.", nobody_chose="Ingen valgte {what}.",
    rest="{count} ga ett av {kinds} andre svar",
    missing="{count} svarte ikke.",
    number="{n} oppga et tall, fra {least} til {most}; minst halvparten av dem oppga {median} eller mindre.",
    number_few="{n} oppga et tall: {numbers}.",
    number_one="Den ene som svarte, oppga {what}.", number_all="Alle {n} som svarte, oppga {what}.",
    share=" ({percent} %)",
    respondents="{count} respondenter svarte.", respondents_one="Én respondent svarte.",
    figure_n="{text} (n = {n})", alt="Stolpediagram over {n} svar på «{text}»: {parts}.",
    alt_groups="Stolpediagram over svarene på «{text}»: {parts}.",
    answers="Svar", question="Spørsmål", answer="Svar", count="Antall", percent="%", n="n",
    not_answered="Svarte ikke", not_known="ikke kjent",
    open_lead="{count} av {n} skrev et svar.", no_answers="Ingen skrev et svar.",
    by="Etter",
)  # fmt: skip

NYNORSK = SurveyWords(
    marks=("«", "»"), and_="og", or_="eller",
    nobody="Ingen svara på dette spørsmålet.",
    one="Den eine som svara, sa {what}.",
    both="Begge som svara, sa {what}.",
    all="Alle {n} som svara, sa {what}.",
    first="{count} av {n}{share} svara {what}", more="{count} svara {what}", none="Ingen svara {what}.",
    chose_first="{n} svara, og kunne velje fleire: {chosen}.",
    chose_one="Den eine som svara, valde {what}.",
    chose_all="{count}{share} valde {what}",
    chose_none="{count} valde ingen av dei.", nobody_chose="Ingen valde {what}.",
    rest="{count} gav eitt av {kinds} andre svar",
    missing="{count} svara ikkje.",
    number="{n} oppgav eit tal, frå {least} til {most}; minst halvparten av dei oppgav {median} eller mindre.",
    number_few="{n} oppgav eit tal: {numbers}.",
    number_one="Den eine som svara, oppgav {what}.", number_all="Alle {n} som svara, oppgav {what}.",
    share=" ({percent} %)",
    respondents="{count} respondentar svara.", respondents_one="Éin respondent svara.",
    figure_n="{text} (n = {n})", alt="Stolpediagram over {n} svar på «{text}»: {parts}.",
    alt_groups="Stolpediagram over svara på «{text}»: {parts}.",
    answers="Svar", question="Spørsmål", answer="Svar", count="Tal på svar", percent="%", n="n",
    not_answered="Svara ikkje", not_known="ikkje kjent",
    open_lead="{count} av {n} skreiv eit svar.", no_answers="Ingen skreiv eit svar.",
    by="Etter",
)  # fmt: skip

SURVEY_WORDS = {"en": ENGLISH, "nb": BOKMAAL, "nn": NYNORSK}


def sentence(found: Frequency, words: SurveyWords) -> str:
    """What the answers to a closed question add up to, told by its counts."""
    if not found.n:
        return words.nobody
    if found.question.role is ColumnRole.NUMBER:
        told = _of_numbers(found, words)
    elif found.question.role is ColumnRole.MULTIPLE:
        told = _of_choices(found, words)
    elif (same := next((one for one in found.tallies if one.count == found.n), None)) is not None:
        told = _all_same(words.said(same.label), found.n, words)
    elif found.question.role is ColumnRole.SCALE:
        told = _of_scale(found, words)
    else:
        told = _of_single(found, words)
    missing = words.missing.format(count=found.missing) if found.missing else ""
    return f"{told} {missing}".strip()


def _all_same(what: str, n: int, words: SurveyWords) -> str:
    template = words.one if n == 1 else words.both if n == 2 else words.all
    return template.format(n=n, what=what)


def _share(tally_or_count: Tally | int, found: Frequency, words: SurveyWords) -> str:
    """A share in parentheses where there are enough answers; "" else."""
    if found.n < ENOUGH_FOR_SHARES:
        return ""
    if isinstance(tally_or_count, Tally):
        return words.share.format(percent=percent_shown(tally_or_count, found.n))
    one = Tally("", "", tally_or_count, round(tally_or_count * 100 / found.n))
    return words.share.format(percent=percent_shown(one, found.n))


def _of_single(found: Frequency, words: SurveyWords) -> str:
    """The answers by how often they were given, what stands beside them last."""
    given = sorted((one for one in found.tallies if one.count), key=lambda one: (one.beside, -one.count))
    named, rest = (given, []) if len(given) <= _NAMED + 1 else (given[:_NAMED], given[_NAMED:])
    parts = [
        words.first.format(
            count=named[0].count, n=found.n, share=_share(named[0], found, words), what=words.said(named[0].label)
        ),
        *(f"{one.count} {words.said(one.label)}" for one in named[1:]),
    ]
    if rest:
        parts.append(words.rest.format(count=sum(one.count for one in rest), kinds=len(rest)))
    return f"{words.listed(parts)}."


def _of_choices(found: Frequency, words: SurveyWords) -> str:
    given = sorted((one for one in found.tallies if one.count), key=lambda one: (one.beside, -one.count))
    if found.n == 1 and given:
        return words.chose_one.format(what=words.listed([words.said(one.label) for one in given]))
    named, rest = (given, []) if len(given) <= _NAMED + 1 else (given[:_NAMED], given[_NAMED:])
    parts = [
        words.chose_all.format(count=named[0].count, share=_share(named[0], found, words),
                               what=words.said(named[0].label)),
        *(f"{one.count} {words.said(one.label)}" for one in named[1:]),
    ] if named else []  # fmt: skip
    parts += [f"{one.count} {words.said(one.label)}" for one in rest]
    told = [words.chose_first.format(n=found.n, chosen=words.listed(parts))] if parts else []
    if found.none:
        told.append(words.chose_none.format(count=found.none))
    unchosen = [words.said(one.label) for one in found.tallies if not one.count]
    if unchosen and len(unchosen) <= _NAMED:
        told.append(words.nobody_chose.format(what=words.listed(unchosen, words.or_)))
    return " ".join(told)


def _of_scale(found: Frequency, words: SurveyWords) -> str:
    """The fuller end of the scale first, then the other, the middle, and what stands beside it; then who nobody is."""
    steps = [one for one in found.tallies if not one.beside]
    beside = [one for one in found.tallies if one.beside]
    if len(steps) > _MOST_STEPS:
        return _of_long_scale(steps, beside, words)
    half = len(steps) // 2
    low, middle, high = steps[:half], steps[half : len(steps) - half], steps[len(steps) - half :]
    ends = sorted((low, high[::-1]), key=lambda end: -sum(one.count for one in end))
    groups = [*ends, middle, *([one] for one in beside)]
    told = [[one for one in group if one.count] for group in groups]
    told = [group for group in told if group]
    first, *others = told
    count = sum(one.count for one in first)
    said = words.first.format(count=count, n=found.n, share=_share(count, found, words), what=_steps(first, words))
    sentences = [f"{said}."]
    if others:
        parts = [
            words.more.format(count=sum(one.count for one in group), what=_steps(group, words)) for group in others
        ]
        sentences.append(f"{words.listed(parts)}.")
    empty = [words.said(one.label) for one in steps if not one.count]
    if empty:
        sentences.append(words.none.format(what=words.listed(empty, words.or_)))
    return " ".join(sentences)


def _steps(group: Sequence[Tally], words: SurveyWords) -> str:
    """One step of a scale, or several, each with its count."""
    if len(group) == 1:
        return words.said(group[0].label)
    return words.listed([f"{words.said(one.label)} ({one.count})" for one in group], words.or_)


def _of_long_scale(steps: Sequence[Tally], beside: Sequence[Tally], words: SurveyWords) -> str:
    """A scale of many steps by its lowest, middle and highest answer."""
    every = [one.label for one in steps for _ in range(one.count)]
    parts = [words.more.format(count=one.count, what=words.said(one.label)) for one in beside if one.count]
    if not every:
        return f"{words.listed(parts)}."
    if len(set(every)) == 1:
        told = (
            words.number_all.format(n=len(every), what=every[0])
            if len(every) > 1
            else words.number_one.format(what=every[0])
        )
    else:
        told = words.number.format(n=len(every), least=every[0], most=every[-1], median=every[(len(every) - 1) // 2])
    return f"{told} {words.listed(parts)}." if parts else told


def _of_numbers(found: Frequency, words: SurveyWords) -> str:
    numbers = found.numbers
    if len(numbers) == 1:
        return words.number_one.format(what=f"{numbers[0]:g}")
    if numbers[0] == numbers[-1]:
        return words.number_all.format(n=len(numbers), what=f"{numbers[0]:g}")
    if len(numbers) <= _NAMED:
        return words.number_few.format(n=len(numbers), numbers=words.listed([f"{one:g}" for one in numbers]))
    low = numbers[(len(numbers) - 1) // 2]
    return words.number.format(n=len(numbers), least=f"{numbers[0]:g}", most=f"{numbers[-1]:g}", median=f"{low:g}")
