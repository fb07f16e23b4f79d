"""A written synthesis as a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qda import errors
from qda.files.synthesis import (
    CellEntry,
    PointEntry,
    QuestionEntry,
    QuoteEntry,
    StateEntry,
    SynthesisFile,
    read_synthesis,
    write_synthesis,
)
from qda.model import CellState, Views

Says = Callable[..., None]

SYNTHESIS = SynthesisFile(
    "Å kjøpe sammen",
    "Fem kommuner",
    (CellEntry("1", "Osen", "Har samarbeidet før. Ellers kjøpt alene."), CellEntry("1.10", "Vikna", "Nei: aldri")),
    (StateEntry("4", "Vikna", CellState.NOT_ANSWERED), StateEntry("6", "Høylandet", CellState.NOT_ASKED)),
    (
        QuestionEntry("1", Views.AGREEMENT, (PointEntry("Nytt for ingen.", ("Osen", "Vikna")),)),
        QuestionEntry(
            "9",
            Views.DIVIDED,
            (PointEntry("Uenige.", (), (QuoteEntry("osen", "Vi ventet. Lenge.", True), QuoteEntry("vikna", "Nei!"))),),
        ),
    ),
)


def test_a_synthesis_is_written_as_a_person_would(tmp_path: Path) -> None:
    write_synthesis(SYNTHESIS, tmp_path / "syntese.yaml")
    assert (tmp_path / "syntese.yaml").read_text(encoding="utf-8") == (
        """\
# A Sitat synthesis: every quote stands word for word in its document.
title: Å kjøpe sammen
subtitle: Fem kommuner
cells:
  - question: "1"
    case: Osen
    summary: Har samarbeidet før. Ellers kjøpt alene.

  - question: "1.10"
    case: Vikna
    summary: "Nei: aldri"
states:
  - question: "4"
    case: Vikna
    state: asked, not answered

  - question: "6"
    case: Høylandet
    state: not asked
questions:
  - question: "1"
    views: agreement
    points:
      - text: Nytt for ingen.
        cells:
          - Osen
          - Vikna

  - question: "9"
    views: divided
    points:
      - text: Uenige.
        quotes:
          - document: osen
            quote: Vi ventet. Lenge.
            shown: true
          - document: vikna
            quote: Nei!
"""
    )
    assert read_synthesis(tmp_path / "syntese.yaml") == SYNTHESIS


def test_every_entry_knows_its_line(tmp_path: Path) -> None:
    write_synthesis(SYNTHESIS, tmp_path / "syntese.yaml")
    found = read_synthesis(tmp_path / "syntese.yaml")
    assert found.cells[0].line == 5
    assert found.questions[1].points[0].quotes[0].line == 34


def test_numbers_of_questions_are_text(tmp_path: Path) -> None:
    path = tmp_path / "syntese.yaml"
    path.write_text("title: x\nquestions:\n  - question: 1.10\n", encoding="utf-8")
    assert read_synthesis(path).questions == (QuestionEntry("1.10"),)


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("- a\n", 1, "not a synthesis"),
        ("title: x\npoints: []\n", 2, "“points” is nothing a synthesis has"),
        ("title: x\ncells:\n  - question: 1\n    case: a\n", 3, "this cell has no “summary”"),
        (
            "cells:\n  - {question: 1, case: a, summary: b}\n  - {question: 1, case: a, summary: c}\n",
            3,
            "the cell of question 1 and a stands already in line 2",
        ),
        ("states:\n  - question: 1\n    case: a\n    state: kanskje\n", 4, "“asked, not answered”"),
        (
            "states:\n  - {question: 1, case: a, state: asked, not answered}\n",
            2,
            "“not answered” is nothing a state has",
        ),
        ("questions:\n  - question: 1\n    views: ja\n", 3, "write one of “agreement”, “divided”"),
        ("questions:\n  - question: 1\n  - question: 1\n", 3, "question 1 stands already in line 2"),
        ("questions:\n  - points: []\n", 2, "this question has no “question”"),
        ("questions:\n  - question: 1\n    points:\n      - cells: [a]\n", 4, "this point has no “text”"),
        (
            "questions:\n  - question: 1\n    points:\n      - text: a\n        quotes:\n          - quote: b\n",
            6,
            "this quote has no “document”",
        ),
        (
            "questions:\n- question: 1\n  points:\n  - text: a\n    quotes: [{document: b, quote: c, shown: ja}]\n",
            5,
            "“shown” is neither true nor false",
        ),
        ("title: 'x\n", 1, "this is not YAML"),
    ],
)
def test_mistakes_are_named_by_file_and_line(tmp_path: Path, says: Says, text: str, line: int, reason: str) -> None:
    path = tmp_path / "syntese.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(errors.SynthesisUnreadable) as refusal:
        read_synthesis(path)
    says(refusal.value, path, f"line {line}:", reason)


words = st.text(min_size=1, max_size=40).filter(str.strip)
pairs = st.lists(st.tuples(words, words), max_size=3, unique=True)


@st.composite
def syntheses(draw: st.DrawFn) -> SynthesisFile:
    quotes = st.lists(st.builds(QuoteEntry, words, words, st.booleans()), max_size=2).map(tuple)
    points = st.lists(st.builds(PointEntry, words, st.lists(words, max_size=2).map(tuple), quotes), max_size=2).map(
        tuple
    )
    return SynthesisFile(
        draw(st.text(max_size=20)),
        draw(st.text(max_size=20)),
        tuple(CellEntry(*pair, draw(words)) for pair in draw(pairs)),
        tuple(StateEntry(*pair, draw(st.sampled_from(CellState))) for pair in draw(pairs)),
        tuple(
            QuestionEntry(number, draw(st.sampled_from(Views)), draw(points))
            for number in draw(st.lists(words, max_size=3, unique=True))
        ),
    )


@settings(max_examples=60)
@given(syntheses())
def test_whatever_a_synthesis_says_it_is_read_as_written(tmp_path: Path, synthesis: SynthesisFile) -> None:
    path = tmp_path / "syntese.yaml"
    write_synthesis(synthesis, path)
    assert read_synthesis(path) == synthesis
