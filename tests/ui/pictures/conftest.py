"""A project with codings in two cases, phases in an order, and the Pictures workspace on it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from qda.model import AttributeType, Span
from qda.project import Project
from ui.app import application
from ui.pictures.workspace import PicturesWorkspace
from ui.session import Session

CODED = (
    (1, "Nobody came twice", "Anchoring"),
    (1, "we started over every time", "Resignation"),
    (1, "We waited for the council", "Resignation"),
    (2, "We rang them one by one", "Political anchoring"),
)


@pytest.fixture
def phases(project: Project) -> int:
    """A family of codes in an order, each phase with a passage."""
    family = project.codes.add("Mobilisation", ordered=True)
    for name, words in (("Awareness", "Nobody came twice"), ("Effort", "We rang them one by one")):
        phase = project.codes.add(name, family)
        start = project.documents.text(1).index(words)
        project.codings.add(1, Span(start, start + len(words)), phase)
    return family


@pytest.fixture
def coded(project: Project) -> Project:
    """The filled project with four codings, and its cases with their size."""
    codes = {code.name: code.id for code in project.codes.all()}
    for document_id, words, code in CODED:
        start = project.documents.text(document_id).index(words)
        project.codings.add(document_id, Span(start, start + len(words)), codes[code])
    size = project.attributes.define("Size", AttributeType.CHOICE, choices=("small", "large"))
    for case, value in zip(project.cases.all(), ("small", "large"), strict=True):
        project.attributes.set_value(case.id, size, value)
    return project


@pytest.fixture
def begun(session: Session, qtbot: QtBot) -> Callable[[], PicturesWorkspace]:
    """Shows the workspace on the project as it is by then."""

    def show() -> PicturesWorkspace:
        application()
        workspace = PicturesWorkspace(session)
        qtbot.addWidget(workspace)
        workspace.resize(1150, 680)
        workspace.show()
        qtbot.waitExposed(workspace)
        return workspace

    return show


@pytest.fixture
def drawn(qtbot: QtBot) -> Callable[[PicturesWorkspace], None]:
    """Waits until what is asked for now is drawn."""

    def wait(workspace: PicturesWorkspace) -> None:
        qtbot.waitUntil(lambda: workspace.settled and bool(workspace.canvas.marks), timeout=30_000)

    return wait


@pytest.fixture
def workspace(
    coded: Project, begun: Callable[[], PicturesWorkspace], drawn: Callable[[PicturesWorkspace], None]
) -> PicturesWorkspace:
    """The workspace with its first picture drawn."""
    workspace = begun()
    drawn(workspace)
    return workspace
