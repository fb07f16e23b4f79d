"""The grid as it is laid out in the window, for a file: the rows and columns that are shown, in their order.

A cell tells its summary, or else its state in words. Knows no file format.
"""

from __future__ import annotations

from collections.abc import Iterator

from qda.analysis.arrangement import KIND, Arrangement, Only
from qda.analysis.cells import anchor_of, stale
from qda.analysis.fixed_texts import in_own_words, phrases
from qda.analysis.framework import Framework, Line, Met, framework
from qda.analysis.grid_pages import NARROW, WIDE, columns_apart
from qda.analysis.laid import Laid, laid_out
from qda.analysis.phrases import Phrases
from qda.analysis.recipe_words import WORDS
from qda.errors import CannotDo
from qda.model import CellState
from qda.project import Project
from qda.report import Heading, PageBreak, Piece, Report, Table, Text
from qda.store.cells import Topic, TopicOf

Row = tuple[str, ...]


class Shown:
    """What an arrangement shows of a project's grid, in the words of a language."""

    def __init__(self, project: Project, arrangement: Arrangement, words: Phrases) -> None:
        self._words, self._own = words, in_own_words(project, WORDS, words.language)
        self.whole: Framework = framework(project, arrangement, words.language)
        marked = stale(project) if arrangement.only is Only.STALE else ()
        self.laid: Laid = laid_out(self.whole, arrangement, marked)

    def rows(self) -> tuple[Row, list[Row]]:
        """Names of columns, and rows beginning with their names."""
        header = (self._corner(), *(_title(line) for line in self.laid.columns))
        return header, [self._row(row, range(len(self.laid.columns))) for row in range(len(self.laid.rows))]

    def pieces(self) -> Iterator[Piece]:
        """Tables on pages that lie down, with as many columns as can be read."""
        own = self._own
        if not self.laid.rows or not self.laid.columns:
            yield Text(own.no_grid, "note")
            return
        wide = self.laid.turned or any(cell.summary for cell in self.whole.cells.values())
        stretches = columns_apart(self.laid.columns, WIDE if wide else NARROW)
        yield PageBreak(landscape=True)
        start = 0
        for number, columns in enumerate(stretches):
            if len(stretches) > 1:
                first, last = _title(columns[0]), _title(columns[-1])
                title = own.columns.format(first=first, last=last) if len(columns) > 1 else first
                yield Heading(1, title, f"grid-{number}")
            places = range(start, start + len(columns))
            yield Table(
                (self._corner(), *(_title(line) for line in columns)),
                tuple(self._row(row, places) for row in range(len(self.laid.rows))),
                widths=(1.1 if wide else 3.0, *(1.6 for _ in columns)),
                anchors=tuple(self._anchors(places)),
            )
            start += len(columns)

    def _corner(self) -> str:
        topic = self.whole.topics[0].key if self.whole.topics else None
        by_code = isinstance(topic, Topic) and topic.of is TopicOf.CODE
        asked = self._words.code if by_code else self._words.question
        return asked if not self.laid.turned and isinstance(topic, Topic) and topic.of is not TopicOf.QUERY else ""

    def _row(self, row: int, columns: range) -> Row:
        line = self.laid.rows[row]
        return (_title(line), *(self._told(self.whole.cells[self.laid.place(row, column)]) for column in columns))

    def _anchors(self, columns: range) -> Iterator[tuple[int, int, str]]:
        for row in range(len(self.laid.rows)):
            for place, column in enumerate(columns, 1):
                cell = self.whole.cells[self.laid.place(row, column)]
                if cell.summary and (anchor := anchor_of(cell.place)):
                    yield row, place, anchor

    def _told(self, cell: Met) -> str:
        if cell.summary:
            return cell.summary
        if cell.place.topic.of is TopicOf.QUESTION or cell.state is CellState.NOT_READ:
            return self._words.states[cell.state]
        if cell.state is CellState.ANSWERED:
            return self._own.passage if cell.answers == 1 else self._own.passages.format(count=cell.answers)
        return "–"


def arrangement_named(project: Project, name: str) -> Arrangement:
    """The view of the grid that is kept under this name. Raises `CannotDo` where there is none."""
    found = project.queries.named(name, KIND)
    if found is None:
        there = ", ".join(f"“{view.name}”" for view in project.queries.all(KIND)) or "–"
        raise CannotDo("There is no view “{name}” of the grid; there are {known}.", name=name, known=there)
    return Arrangement.of(found.definition)


def rename_view(project: Project, view_id: int, name: str) -> None:
    """Give a view another name; reports that lay the grid out so go on doing it."""
    before = project.queries.get(view_id).name
    with project.step("query.rename", query=name, before=before):
        project.queries.rename(view_id, name)
        after = project.queries.get(view_id).name
        for saved in project.recipes.all():
            if saved.kind == "grid" and str(saved.options.get("view", "")).casefold() == before.casefold():
                project.recipes.change(saved.id, {**saved.options, "view": after})


def shown_report(project: Project, arrangement: Arrangement, language: str = "") -> Report:
    """The grid as it is shown, as a report."""
    language = language or project.language
    words = phrases(project, language)
    return Report(
        title=words.grid, subtitle=project.name, language=language,
        pieces=tuple(Shown(project, arrangement, words).pieces()), header=project.name, author=project.coder,
        marks=words.marks, page_label=words.page,
    )  # fmt: skip


def shown_rows(project: Project, arrangement: Arrangement, language: str = "") -> tuple[Row, list[Row]]:
    """The grid as it is shown, as a table."""
    return Shown(project, arrangement, phrases(project, language)).rows()


def _title(line: Line) -> str:
    """A line's name; of a speaker with the document."""
    if isinstance(line.key, Topic):
        return f"{line.number}. {line.name}" if line.number else line.name
    return f"{line.name} ({line.heading})" if line.key.of == "speaker" and line.heading else line.name
