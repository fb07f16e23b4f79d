"""A project with a small codebook and some codings, and the panel on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from qda.model import Draft, Span
from qda.project import Project
from ui.codebook.panel import CodebookPanel
from ui.session import Message, Session

TEXT = "Interviewer: How did it begin?\nKari: We waited, and nobody came. Then we rang them one by one.\n" * 20


@pytest.fixture
def session(tmp_path: Path, qtbot: QtBot) -> Iterator[Session]:
    """A session on a new project with one document and an empty codebook."""
    session = Session()
    session.take(Project.create(tmp_path / "study.sitat", coder="kari"))
    assert session.project is not None
    session.show_document(session.project.documents.add(Draft("Namsos", TEXT)))
    yield session
    session.close()


@pytest.fixture
def project(session: Session) -> Project:
    assert session.project is not None
    return session.project


@pytest.fixture
def codes(project: Project) -> dict[str, int]:
    """Two families, one of them ordered, and a code by itself; by name."""
    with project.step("demo"):
        anchoring = project.codes.add("Anchoring", colour="#0072B2", shortcut="a", definition="Who stands behind it.")
        political = project.codes.add("Political anchoring", anchoring, colour="#005A8C", shortcut="p")
        leaders = project.codes.add("Leadership anchoring", anchoring, colour="#3D7FA8")
        enthusiast = project.codes.add("Enthusiast", colour="#D55E00")
        phase = project.codes.add("Mobilisation phase", colour="#00785A", ordered=True)
        awareness = project.codes.add("Awareness", phase, colour="#1F9E7A")
        resignation = project.codes.add("Resignation", phase, colour="#00664C")
    return {
        "Anchoring": anchoring,
        "Political anchoring": political,
        "Leadership anchoring": leaders,
        "Enthusiast": enthusiast,
        "Mobilisation phase": phase,
        "Awareness": awareness,
        "Resignation": resignation,
    }


@pytest.fixture
def said(session: Session) -> list[Message]:
    """What came in the message bar."""
    messages: list[Message] = []
    session.said.connect(messages.append)
    return messages


@pytest.fixture
def panel(session: Session, codes: dict[str, int], qtbot: QtBot) -> CodebookPanel:
    panel = CodebookPanel(session)
    qtbot.addWidget(panel)
    panel.resize(300, 760)
    with qtbot.waitActive(panel):
        panel.show()
    return panel


@pytest.fixture
def put(session: Session, project: Project) -> object:
    """`put(code_id, start)` codes ten letters of the document."""

    def put(code_id: int, start: int) -> int:
        assert session.document_id is not None
        return project.codings.add(session.document_id, Span(start, start + 10), code_id)

    return put
