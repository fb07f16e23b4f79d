"""The Quotes workspace on the filled project, with some codings."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from qda.model import Span
from qda.project import Project
from ui.app import application
from ui.quotes.workspace import QuotesWorkspace
from ui.session import Session

PASSAGES = (
    ("Anchoring", "We waited for the council."),
    ("Political anchoring", "The council had not voted."),
    ("Resignation", "Nobody came twice"),
    ("Resignation", "We waited for the council."),
)
"""Put on each of the two documents."""


@pytest.fixture
def coded(project: Project) -> Project:
    """The filled project with four codings in each document."""
    with project.step("demo"):
        for document in project.documents.all():
            text = project.documents.text(document.id)
            for code, quote in PASSAGES:
                found = project.codes.find(code)
                assert found is not None
                start = text.index(quote)
                project.codings.add(document.id, Span(start, start + len(quote)), found.id)
    return project


@pytest.fixture
def workspace(session: Session, coded: Project, qtbot: QtBot) -> QuotesWorkspace:
    application()
    workspace = QuotesWorkspace(session)
    qtbot.addWidget(workspace)
    workspace.resize(1200, 700)
    workspace.show()
    qtbot.waitExposed(workspace)
    return workspace


@pytest.fixture
def rows(workspace: QuotesWorkspace) -> Callable[[], list[str]]:
    """What the list shows, row by row: headings by their name, passages by their words."""

    def read() -> list[str]:
        model = workspace.model
        shown = []
        for row in range(model.rowCount()):
            group, quotation = model.group(row), model.quotation(row)
            shown.append(f"# {model.names[group.id]} {group.count}" if group else quotation.text if quotation else "")
        return shown

    return read
