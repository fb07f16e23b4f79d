"""Rows on the Grid workspace, painted offscreen: 60 cases × 30 questions, half of them summed up."""

from __future__ import annotations

import shutil
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.corpus import opens
from benchmarks.measuring import seconds
from benchmarks.rows import Measured, row
from benchmarks.window import _window

QUESTIONS = 30
WORDS = "Waited for the council, which voted in May; after that nobody had the time, and the leader carried it alone."


def asked(folder: Path) -> Path:
    """M with a guide: in each document 30 turns answer a question, and every other cell has a summary."""
    path = folder / "grid.sitat"
    if opens(path):
        return path
    from qda.model import Guide, GuideQuestion, TurnRole
    from qda.project import Project

    shutil.copy(folder / "M.sitat", path)
    asked = [
        GuideQuestion(str(n + 1), f"How is the work on matter {n + 1} anchored?", f"Section {n // 6 + 1}")
        for n in range(QUESTIONS)
    ]
    with Project.open(path) as project, project.step("demo"):
        project.guide.take_over(Guide("A guide", tuple(asked)))
        questions = project.guide.questions()
        texts = {}
        for number, document in enumerate(project.documents.all()):
            case = document.case_id or project.cases.add(document.name)
            project.documents.set_case(document.id, case)
            turns = [turn for turn in project.documents.turns(document.id) if turn.said.length > 80]
            for place, question in enumerate(questions[: len(turns)]):
                project.documents.set_question(turns[place].id, question.id, TurnRole.ANSWERS)
                if (number + place) % 2:
                    texts[question.id, case] = WORDS
        project.synthesis.set_summaries(texts)
    return path


@row("grid_opened", "open the grid, 60 cases × 30 questions, painted", 0.1, "M")
def grid_opened(folder: Path) -> Measured:
    with _window(asked(folder)) as window:
        grid = window.show_grid()
        assert grid is not None

        def again() -> None:
            grid.hide()
            grid._stale = True
            grid.show()
            grid.grab()

        return seconds(again, runs=5), 0.0


@row("grid_scrolled", "a frame of scrolling the grid, 60 cases × 30 questions", 0.016, "M")
def grid_scrolled(folder: Path) -> Measured:
    """The median of frames down and to the right, each painted as far as it is new."""
    from PySide6.QtWidgets import QApplication

    with _window(asked(folder)) as window:
        grid = window.show_grid()
        assert grid is not None
        QApplication.processEvents()
        times = []
        for bar in (grid.view.verticalScrollBar(), grid.view.horizontalScrollBar()):
            for step in range(120):
                begin = perf_counter()
                bar.setValue(bar.maximum() * step // 120)
                grid.view.viewport().repaint()
                times.append(perf_counter() - begin)
    return median(times), 0.0
