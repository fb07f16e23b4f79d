"""Three cases and three questions: answered, asked without an answer, not asked, not yet read. And the workspace."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from qda.model import Draft, DraftSpeaker, DraftTurn, Guide, GuideQuestion, Part, Span, TurnRole
from qda.project import Project
from ui.grid.workspace import GridWorkspace
from ui.session import Message, Session

ASKS, ANSWERS = TurnRole.ASKS, TurnRole.ANSWERS
Line = tuple[str, str, int | None, TurnRole | None]

GUIDE = Guide(
    "Buying together",
    (
        GuideQuestion("1", "Have you bought anything together before?", "Background"),
        GuideQuestion("2", "What was hard about it?", "Experience"),
        GuideQuestion("3", "Would you do it again?", "Experience"),
    ),
)
OSEN: tuple[Line, ...] = (
    ("Int", "Have you bought anything together?", 0, ASKS),
    ("Kari", "Yes, alarms 🙂 for the old people.\nAnd some gloves.", 0, ANSWERS),
    ("Int", "So what was hard?", 1, ASKS),
    ("Kari", "I would rather not say.", None, None),
)
VIKNA: tuple[Line, ...] = (
    ("Int", "Bought anything with others?", 0, ASKS),
    ("Per", "Never. We waited and nobody came.", 0, ANSWERS),
    ("Anne", "We did ask, though.", 0, ANSWERS),
    ("Int", "What was hard?", 1, ASKS),
    ("Per", "Time, and more time.", 1, ANSWERS),
)
NAMSOS: tuple[Line, ...] = (("Int", "Shall we begin?", None, None), ("Ola", "Please do.", None, None))


def drafted(name: str, lines: Sequence[Line]) -> Draft:
    """A document of these lines, each a turn with its speaker's label."""
    names = list(dict.fromkeys(speaker for speaker, *_ in lines))
    text, turns = "", []
    for speaker, said, question, role in lines:
        start = len(text)
        label = Span(start, start + len(speaker) + 1)
        text += f"{speaker}: {said}"
        turns.append(
            DraftTurn(names.index(speaker), Span(start, len(text)), label, Span(label.end + 1, len(text)),
                      question=question, role=role)
        )  # fmt: skip
        text += "\n"
    speakers = tuple(
        DraftSpeaker(one, Part.INTERVIEWER if one == "Int" else Part.PARTICIPANT, "" if one == "Int" else "manager")
        for one in names
    )
    return Draft(name, text, case=name.title(), speakers=speakers, turns=tuple(turns))


@pytest.fixture
def session(tmp_path: Path, qtbot: QtBot) -> Iterator[Session]:
    """A session on the three interviews; Osen and Vikna have been read."""
    session = Session()
    project = Project.create(tmp_path / "study.sitat", coder="kari")
    project.guide.take_over(GUIDE)
    drafts = [drafted("osen", OSEN), drafted("vikna", VIKNA), drafted("namsos", NAMSOS)]
    osen, vikna, _ = project.documents.add_all(drafts, project.guide.questions())
    project.documents.set_read(osen)
    project.documents.set_read(vikna)
    session.take(project)
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
def workspace(session: Session, qtbot: QtBot) -> GridWorkspace:
    workspace = GridWorkspace(session)
    qtbot.addWidget(workspace)
    workspace.resize(1216, 640)
    with qtbot.waitActive(workspace):
        workspace.show()
    return workspace


@pytest.fixture
def go(workspace: GridWorkspace) -> object:
    """`go("1", "Osen")` makes that cell the one in hand."""

    def go(number: str, case: str) -> tuple[int, int]:
        whole = workspace.view.grid_model().whole
        question = next(line.key.id for line in whole.topics if line.number == number)
        place = (question, next(line.key.id for line in whole.compared if line.name == case))
        workspace.show_cell(*place)
        return place

    return go
