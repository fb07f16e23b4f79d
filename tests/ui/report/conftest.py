"""Two interviews on two questions, with summaries, a coding and two points; and the workspace on the first question."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from qda.model import Draft, DraftSpeaker, DraftTurn, Guide, GuideQuestion, Part, Point, Span, TurnRole
from qda.project import Project
from ui.report.workspace import ReportWorkspace
from ui.session import Message, Session

GUIDE = Guide("", (GuideQuestion("1", "What was hard about it?"), GuideQuestion("2", "Would you do it again?")))
WORDS = {
    "Osen": ("It took time. We waited, and nobody came.", "And it cost money 🙂."),
    "Vikna": ("The boats. They differ.", "And the people changed."),
    "Namsos": ("Nothing much.",),
}


def drafted(name: str) -> Draft:
    """An interview in which the first question is asked and answered in some turns."""
    text, turns = "", []
    lines = [(0, "Int", "What was hard?", TurnRole.ASKS)]
    lines += [(1, "Kari", words, TurnRole.ANSWERS) for words in WORDS[name]]
    for speaker, label, said, role in lines:
        start = len(text)
        text += f"{label}: {said}"
        labelled = Span(start, start + len(label) + 1)
        turns.append(
            DraftTurn(
                speaker, Span(start, len(text)), labelled, Span(labelled.end + 1, len(text)), question=0, role=role
            )
        )
        text += "\n"
    voices = (DraftSpeaker("Int", Part.INTERVIEWER), DraftSpeaker("Kari", Part.PARTICIPANT, "manager"))
    return Draft(f"{name} interview", text, case=name, speakers=voices, turns=tuple(turns))


@pytest.fixture
def session(tmp_path: Path, qtbot: QtBot) -> Iterator[Session]:
    """A session on the study."""
    session = Session()
    project = Project.create(tmp_path / "study.sitat", coder="kari")
    project.guide.take_over(GUIDE)
    question = project.guide.questions()[0]
    for document in project.documents.add_all([drafted(name) for name in WORDS], project.guide.questions()):
        project.documents.set_read(document)
    osen, vikna, _ = project.cases.all()
    project.synthesis.set_summaries(
        {(question.id, osen.id): "Time and money.", (question.id, vikna.id): "Boats and people."}
    )
    code = project.codes.add("Time")
    document = project.documents.all()[0].id
    start = project.documents.text(document).index("We waited")
    coding = project.codings.add(document, Span(start, start + len("We waited, and nobody came.")), code)
    first, _ = project.synthesis.add_points(question.id, ["Time was short.", "People changed."])
    project.synthesis.add_cell(first, question.id, osen.id)
    project.synthesis.add_quote(first, document, project.codings.get(coding).span, coding_id=coding)
    session.take(project)
    session.show_question(question.id)
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
def workspace(session: Session, qtbot: QtBot) -> ReportWorkspace:
    workspace = ReportWorkspace(session)
    qtbot.addWidget(workspace)
    workspace.resize(1216, 640)
    with qtbot.waitActive(workspace):
        workspace.show()
    return workspace


@pytest.fixture
def points(session: Session, project: Project) -> object:
    """`points()` reads the points of the question in hand."""

    def points() -> list[Point]:
        return project.synthesis.points(session.question_id)

    return points
