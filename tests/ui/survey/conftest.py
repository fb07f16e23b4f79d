"""A file of answers, and the Survey workspace on it."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from qda.project import Project
from qda.surveying import take_survey
from ui.app import application
from ui.codebook.panel import CodebookPanel
from ui.session import Session
from ui.survey.workspace import SurveyWorkspace

HEAD = ("Id", "Position", "Did it help?", "What was good?")
ROWS = [
    ("1", "nurse", "Yes", "The meetings. They were many."),
    ("2", "cook", "Yes", "The people I met there."),
    ("3", "nurse", "No", ""),
    ("4", "cook", "Don't know", "The visits to other places."),
]


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    path = tmp_path / "course.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows([HEAD, *ROWS])
    return path


@pytest.fixture
def survey(project: Project, answers: Path) -> int:
    """The survey, in the filled project."""
    return take_survey(project, answers)


@pytest.fixture
def workspace(session: Session, survey: int, qtbot: QtBot) -> SurveyWorkspace:
    application()
    codebook = CodebookPanel(session)
    qtbot.addWidget(codebook)
    workspace = SurveyWorkspace(session, lambda: codebook)
    qtbot.addWidget(workspace)
    workspace.resize(1100, 680)
    workspace.show()
    qtbot.waitExposed(workspace)
    return workspace
