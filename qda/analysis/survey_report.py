"""The survey part of a report: for each closed question a chart with its n and a sentence of figures, for each open one
its points. Builds a neutral `Report`; knows no file format.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from qda.analysis.fixed_texts import in_own_words
from qda.analysis.phrases import Phrases
from qda.analysis.points import Telling
from qda.analysis.survey import Answered, Frequency, Ground, Group, answered, grounds, groups, percent_shown
from qda.analysis.survey_words import SURVEY_WORDS, SurveyWords, sentence
from qda.chart import Bars, Kind
from qda.errors import CannotDo
from qda.model import ColumnRole, Survey, SurveyQuestion, TurnRole
from qda.project import Project
from qda.report import Heading, Picture, Piece, Table, Text


def survey_pieces(
    project: Project, fixed: Phrases, template: str, *, survey: str = "", by: str = "", tables: bool = False,
    counts: bool = False,
) -> Iterator[Piece]:  # fmt: skip
    """The surveys of a project, or the one of that name. With `tables`, the counts stand under the charts; `by` names
    an attribute or a question by which each closed question is told too; with `counts`, points on open questions say
    how many cases say so. Raises `CannotDo` where there is no such survey, or nothing of that name to tell it by."""
    words = in_own_words(project, SURVEY_WORDS, fixed.language)
    points = Telling(project, fixed, template, counts=counts)
    told_by = False
    for one in surveys_named(project, survey):
        found = answered(project, one.id)
        ground = next((g for g in grounds(project, found) if by and g.name.casefold() == by.casefold()), None)
        told_by = told_by or ground is not None
        yield from SurveyTelling(project, found, words, points).pieces(ground, tables=tables)
    if by and not told_by:
        raise CannotDo("There is no attribute and no closed question “{name}” to tell the survey by.", name=by)


def surveys_named(project: Project, name: str = "") -> list[Survey]:
    """The survey of that name, or all of them. Raises `CannotDo` where there is none."""
    known = project.surveys.all()
    if not known:
        raise CannotDo("There is no survey in this project; import an .xlsx or .csv of answers first.")
    found = [one for one in known if not name or one.name.casefold() == name.strip().casefold()]
    if not found:
        there = ", ".join(f"“{one.name}”" for one in known)
        raise CannotDo("There is no survey “{name}”; there are {known}.", name=name, known=there)
    return found


class SurveyTelling:
    """Tells one survey, question by question."""

    def __init__(self, project: Project, survey: Answered, words: SurveyWords, points: Telling) -> None:
        self._project, self._survey, self._words, self._points = project, survey, words, points
        self._guide = {question.id: question for question in project.guide.questions()}

    def pieces(self, ground: Ground | None = None, *, tables: bool = False) -> Iterator[Piece]:
        survey, words = self._survey, self._words
        yield Heading(1, survey.survey.name, f"survey-{survey.survey.guid}")
        count = len(survey.respondents)
        yield Text(words.respondents_one if count == 1 else words.respondents.format(count=count))
        told = [*survey.closed, *survey.open]
        told.sort(key=lambda question: question.position)
        for (stem, role), group in groupby(told, key=lambda one: (one.column.stem, _of_grid(one))):
            questions = list(group)
            if stem and role and len(questions) > 1 and _alike(questions):
                yield from self._grid(stem, questions, tables=tables)
                continue
            for question in questions:
                yield from self.of_question(question, ground, tables=tables)

    def of_question(
        self, question: SurveyQuestion, ground: Ground | None = None, *, tables: bool = False
    ) -> Iterator[Piece]:
        """One question by itself."""
        yield Heading(2, whole_text(question), f"survey-question-{question.id}")
        if question.role is ColumnRole.OPEN:
            yield from self._open(question)
            return
        found = self._survey.frequency(question)
        if found.n:
            yield Picture(
                chart(found, self._words), alt(found, self._words),
                self._words.figure_n.format(text=whole_text(question), n=found.n), anchor=f"figure-{question.id}",
            )  # fmt: skip
        yield Text(sentence(found, self._words))
        if tables and found.n:
            yield table(found, self._words)
        if ground is not None and ground.question_id != question.id and found.n:
            by = groups(self._project, self._survey, ground)
            yield crossed(found.question, self._survey, by, self._words, ground)

    def _open(self, question: SurveyQuestion) -> Iterator[Piece]:
        words, guide = self._words, self._guide.get(question.question_id or 0)
        count = written(self._project, self._survey, question)
        if not count:
            yield Text(words.no_answers)
            return
        yield Text(words.open_lead.format(count=count, n=len(self._survey.respondents)))
        if guide is not None:
            yield from self._points.of_question(guide)

    def _grid(self, stem: str, questions: Sequence[SurveyQuestion], *, tables: bool) -> Iterator[Piece]:
        """The lines of a grid: one chart, and a sentence for each line."""
        words = self._words
        found = [self._survey.frequency(question) for question in questions]
        yield Heading(2, stem, f"survey-question-{questions[0].id}")
        parts = "; ".join(f"{one.question.text}: {_parts(one)}" for one in found)
        answered_by = sorted({one.n for one in found})
        n = str(answered_by[0]) if len(answered_by) == 1 else f"{answered_by[0]}–{answered_by[-1]}"
        yield Picture(
            grid_chart(found, words), words.alt_groups.format(text=stem, parts=parts),
            words.figure_n.format(text=stem, n=n),
            anchor=f"figure-{questions[0].id}",
        )  # fmt: skip
        for one in found:
            yield Text(f"{one.question.text}: {sentence(one, words)}")
            if tables and one.n:
                yield table(one, words)


def written(project: Project, survey: Answered, question: SurveyQuestion) -> int:
    """How many respondents wrote an answer to an open question."""
    documents = {one.document_id for one in survey.respondents}
    turns = project.documents.turns_of_question(question.question_id) if question.question_id else []
    return len({turn.document_id for turn in turns if turn.role is TurnRole.ANSWERS and turn.document_id in documents})


# --------------------------------------------------------------------------- charts and tables


def chart(found: Frequency, words: SurveyWords) -> Bars:
    """A bar for each answer, with how many gave it. Numbers that differ much are drawn in classes."""
    rows = [(one.label, float(one.count)) for one in found.tallies]
    if found.question.role is ColumnRole.NUMBER and len(rows) > 12:
        rows = _classes(found.numbers)
    elif found.question.role is ColumnRole.MULTIPLE:
        rows.sort(key=lambda row: -row[1])
    return Bars(
        tuple(label for label, _ in rows), (Kind(words.answers),), tuple((value,) for _, value in rows),
    )  # fmt: skip


def grid_chart(found: Sequence[Frequency], words: SurveyWords) -> Bars:
    """The lines of a grid: a bar for each, in parts."""
    return _side_by_side(found, [one.question.text for one in found], words, stacked=True)


def groups_chart(question: SurveyQuestion, survey: Answered, by: Sequence[Group], words: SurveyWords) -> Bars:
    """The answers to one question in each group, with the group's n."""
    found = [survey.frequency(question, group.respondents) for group in by]
    names = [group.name or words.not_known for group in by]
    return _side_by_side(found, names, words, stacked=question.role is not ColumnRole.MULTIPLE)


def _side_by_side(found: Sequence[Frequency], names: Sequence[str], words: SurveyWords, *, stacked: bool) -> Bars:
    labels = list(dict.fromkeys(tally.label for one in found for tally in one.tallies))
    kinds = {kind.name: kind for one in reversed(found) for kind in _kinds(one)}
    counts = [{tally.label: float(tally.count) for tally in one.tallies} for one in found]
    return Bars(
        tuple(names), tuple(kinds[label] for label in labels),
        tuple(tuple(one.get(label, 0.0) for label in labels) for one in counts), stacked=stacked,
        axis=words.count, notes=tuple(f"n = {one.n}" for one in found),
    )  # fmt: skip


_SHADES = {
    2: ("#C7683C", "#1F6F8B"),
    3: ("#C7683C", "#C9CDD1", "#1F6F8B"),
    4: ("#C7683C", "#E3B08F", "#7FB3C4", "#1F6F8B"),
    5: ("#C7683C", "#E3B08F", "#C9CDD1", "#7FB3C4", "#1F6F8B"),
}
"""The colours of a scale by how many steps it has: warm at one end, the accent at the other, grey between."""
_BESIDE = "#8A8F94"


def _kinds(found: Frequency) -> tuple[Kind, ...]:
    """The answers of a question as the entries of a legend; those of a scale in the colours of one."""
    steps = [tally for tally in found.tallies if not tally.beside]
    shades = _SHADES.get(len(steps), ()) if found.question.role is ColumnRole.SCALE else ()
    colours = iter(shades)
    return tuple(
        Kind(tally.label, (_BESIDE if tally.beside else next(colours)) if shades else "") for tally in found.tallies
    )


def _classes(numbers: Sequence[float]) -> list[tuple[str, float]]:
    """Numbers in at most ten classes of one width, each a round number."""
    least, most = numbers[0], numbers[-1]
    width = next(w for power in range(-2, 12) for w in (10**power, 2 * 10**power, 5 * 10**power)
                 if (most // w) - (least // w) < 10)  # fmt: skip
    first = int(least // width)
    counts = [0] * (int(most // width) - first + 1)
    for number in numbers:
        counts[int(number // width) - first] += 1
    whole = all(number == int(number) for number in numbers) and width >= 1
    made = []
    for place, count in enumerate(counts):
        low = (first + place) * width
        high = low + width - 1 if whole else low + width
        made.append((f"{low:g}" if low == high else f"{low:g}–{high:g}", float(count)))
    return made


def table(found: Frequency, words: SurveyWords) -> Table:
    """The counts of one question, with how many answered and how many did not."""
    rows = [(one.label, str(one.count), percent_shown(one, found.n)) for one in found.tallies]
    rows.append((words.n, str(found.n), ""))
    if found.missing:
        rows.append((words.not_answered, str(found.missing), ""))
    return Table((words.answer, words.count, words.percent), tuple(rows), widths=(4.0, 1.0, 1.0))


def crossed(
    question: SurveyQuestion, survey: Answered, by: Sequence[Group], words: SurveyWords, ground: Ground
) -> Table:
    """The counts of one question in each group, and in all."""
    found = [survey.frequency(question, group.respondents) for group in by]
    every = survey.frequency(question)
    counts = [{tally.value: tally.count for tally in one.tallies} for one in found]
    rows = [
        (tally.label, *(str(one.get(tally.value, 0)) for one in counts), str(tally.count)) for tally in every.tallies
    ]
    rows.append((words.n, *(str(one.n) for one in found), str(every.n)))
    header = (words.answer, *(group.name or words.not_known for group in by), words.n)
    caption = f"{whole_text(question)}, {words.by.lower()} {ground.name}"
    return Table(header, tuple(rows), caption, (3.0, *(1.0 for _ in by), 1.0))


def alt(found: Frequency, words: SurveyWords) -> str:
    """What a chart shows, in words."""
    return words.alt.format(n=found.n, text=whole_text(found.question), parts=_parts(found))


def _parts(found: Frequency) -> str:
    return ", ".join(f"{one.label} {one.count}" for one in found.tallies)


def whole_text(question: SurveyQuestion) -> str:
    """A question with what stands above it."""
    stem = question.column.stem
    return f"{stem} – {question.text}" if stem else question.text


def _of_grid(question: SurveyQuestion) -> bool:
    return question.role in (ColumnRole.SCALE, ColumnRole.SINGLE)


def _alike(questions: Sequence[SurveyQuestion]) -> bool:
    """Whether all have the same answers to choose from, so that one legend does for them."""
    return len({tuple(o.label for o in question.column.options) for question in questions}) == 1
