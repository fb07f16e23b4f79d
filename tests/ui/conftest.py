"""A window and a session with settings of their own, on small projects in temporary folders."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from qda.model import Draft, DraftSpeaker, DraftTurn, Guide, GuideQuestion, Part, Span, TurnRole
from qda.project import Project
from ui import theme
from ui.app import application
from ui.labels import use_language
from ui.main_window import MainWindow
from ui.session import Message, Session
from ui.settings import Settings
from ui.system_words import say_in

LINES = (
    ("Interviewer", "How did the cooperation begin?"),
    ("Kari", "Nobody came twice, so we started over every time. We waited for the council."),
    ("Interviewer", "What was difficult?"),
    ("Kari", "The council had not voted. We rang them one by one until they answered."),
)
GUIDE = Guide("Guide", (GuideQuestion("1", "How did it begin?"), GuideQuestion("2", "What was difficult?")))


def draft(name: str = "Namsos interview", case: str = "Namsos", *, lines: tuple[tuple[str, str], ...] = LINES) -> Draft:
    """A transcript as it comes out of an import, its turns matched to two questions."""
    text, turns = "", []
    for number, (who, said) in enumerate(lines):
        start = len(text)
        label = f"{who}: "
        text += f"{label}{said}\n"
        asks = who == "Interviewer"
        turns.append(
            DraftTurn(
                0 if asks else 1,
                Span(start, len(text) - 1),
                Span(start, start + len(label)),
                Span(start + len(label), len(text) - 1),
                question=number // 2,
                role=TurnRole.ASKS if asks else TurnRole.ANSWERS,
                confidence=90 if asks else None,
            )
        )
    speakers = (DraftSpeaker("Interviewer", Part.INTERVIEWER), DraftSpeaker("Kari", Part.PARTICIPANT, "manager"))
    return Draft(name, text, case=case, speakers=speakers, turns=tuple(turns))


@pytest.fixture(autouse=True)
def english() -> None:
    use_language("en")
    if (app := QCoreApplication.instance()) is not None:
        say_in("en", app)


@pytest.fixture(scope="session", autouse=True)
def clipboard_left_empty(qapp: QApplication) -> Iterator[None]:
    """What Python put on the clipboard must not outlive Python: without a screen, Qt stumbles over it at the end."""
    yield
    qapp.clipboard().clear()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings in a file of the test's own."""
    store = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    settings = Settings(store)
    settings.language = "en"
    settings.folder = str(tmp_path)
    return settings


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """A project file with a guide, two cases, two documents and three codes."""
    path = tmp_path / "namdalen.sitat"
    with Project.create(path, coder="kari") as project, project.step("demo"):
        project.guide.take_over(GUIDE)
        questions = project.guide.questions()
        project.documents.add(draft(), questions)
        project.documents.add(draft("Osen interview", "Osen"), questions)
        anchoring = project.codes.add("Anchoring", colour="#0072B2", shortcut="a", definition="Who stands behind it.")
        project.codes.add("Political anchoring", anchoring, colour="#005A8C")
        project.codes.add("Resignation", colour="#C4500B")
    return path


@pytest.fixture
def session(filled: Path, qtbot: QtBot) -> Iterator[Session]:
    """A session on the filled project."""
    session = Session()
    session.coder = "kari"
    session.open(filled)
    yield session
    session.close()


@pytest.fixture
def project(session: Session) -> Project:
    assert session.project is not None
    return session.project


@pytest.fixture
def said(session: Session) -> list[Message]:
    """What came in the message bar."""
    messages: list[Message] = []
    session.said.connect(messages.append)
    return messages


@pytest.fixture
def window(settings: Settings, qtbot: QtBot) -> Iterator[MainWindow]:
    """A window as it stands after the start, shown."""
    theme.apply(application(), "light")
    window = MainWindow(settings)
    window.resize(1280, 720)
    window.show()
    yield window
    if isValid(window):
        window.close()


@pytest.fixture
def coding_window(window: MainWindow, filled: Path) -> MainWindow:
    """The window with the filled project open, the first document in hand."""
    assert window.projects.open(filled)
    return window
