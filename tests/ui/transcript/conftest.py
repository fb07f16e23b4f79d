"""A transcript on the screen: four turns, two questions, an emoji early on, and some codings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from qda.model import Code, Coding, Part, Question, Span, Speaker, Turn, TurnRole
from ui import theme
from ui.app import application
from ui.transcript.view import TranscriptView

LINES = (
    ("I1", "How did it begin?", TurnRole.ASKS, 1),
    (
        "Kari",
        "It began well 🙂 with a meeting. Nobody came twice, so we started over.\nWe waited.",
        TurnRole.ANSWERS,
        1,
    ),
    ("I1", "For how long?", TurnRole.FOLLOWS_UP, 1),
    ("Kari", "Two years. Then the council voted.", TurnRole.ANSWERS, 1),
    ("I1", "What was difficult?", TurnRole.ASKS, 2),
    ("Kari", "We rang them one by one until they answered.", TurnRole.ANSWERS, 2),
)
QUESTIONS = {
    1: Question(1, "q1", None, 0, "1", "How did the cooperation begin?"),
    2: Question(2, "q2", None, 1, "2", "What was difficult?"),
}
SPEAKERS = (
    Speaker(1, 1, 0, "I1", Part.INTERVIEWER, "", None),
    Speaker(2, 1, 1, "Kari", Part.PARTICIPANT, "manager", None),
)
CODES = {
    1: Code(1, "g1", None, 0, "Anchoring", colour="#0072B2"),
    2: Code(2, "g2", 1, 0, "Political anchoring", colour="#005A8C"),
    3: Code(3, "g3", None, 1, "Resignation", colour="#C4500B"),
}


@dataclass
class Interview:
    """A text with its turns, as a project would give them."""

    text: str
    turns: list[Turn]

    def span(self, words: str, after: int = 0) -> Span:
        start = self.text.index(words, after)
        return Span(start, start + len(words))


def interview(lines: Sequence[tuple[str, str, TurnRole, int]] = LINES) -> Interview:
    text, turns = "", []
    for number, (who, said, role, question) in enumerate(lines, 1):
        start, end = len(text), len(text) + len(f"{who}: {said}")
        cut = start + len(f"{who}: ")
        text += f"{who}: {said}\n"
        speaker, time = (1 if who == "I1" else 2), (65_000 if number == 2 else None)
        whole, label, words = Span(start, end), Span(start, cut), Span(cut, end)
        turns.append(Turn(number, 1, number, speaker, whole, label, words, time, None, question, role, 90, False))
    return Interview(text.rstrip("\n"), turns)


def coding(id_: int, code_id: int, span: Span) -> Coding:
    return Coding(id_, code_id, 1, span, "", "", "", 1, "")


def point_at(widget: QWidget, point: QPoint) -> None:
    """Move the mouse over a widget, wherever it was before."""
    there = QPointF(widget.mapToGlobal(point))
    none, plain = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QMouseEvent(QEvent.Type.MouseMove, QPointF(point), there, none, none, plain))


@pytest.fixture
def talk() -> Interview:
    return interview()


@pytest.fixture
def long_talk() -> Interview:
    """Twenty screens of it."""
    return interview(LINES * 40)


Shown = Callable[[Interview], TranscriptView]


@pytest.fixture
def show(qtbot: QtBot) -> Shown:
    """Puts an interview on the screen."""

    def shown(talk: Interview) -> TranscriptView:
        theme.apply(application(), "light")
        view = TranscriptView()
        qtbot.addWidget(view)
        view.resize(900, 600)
        view.set_reading(theme.reading_family(), 12, 150, 68)
        view.show_document(talk.text, talk.turns, SPEAKERS, QUESTIONS, "en")
        view.show()
        view.setFocus()
        return view

    return shown


@pytest.fixture
def view(show: Shown, talk: Interview) -> TranscriptView:
    return show(talk)


@pytest.fixture
def long_view(show: Shown, long_talk: Interview) -> TranscriptView:
    return show(long_talk)
