"""Match documents to the interview guide again, a document at a time, behind a progress that can be stopped."""

from __future__ import annotations

from collections.abc import Generator, Sequence

from PySide6.QtWidgets import QWidget

from qda.errors import SitatError
from qda.model import Document
from ui.labels import error_sentence, plural, tr
from ui.session import Session
from ui.tasks import Slices
from ui.widgets.progress import wait_for


def match_documents(session: Session, documents: Sequence[Document], parent: QWidget) -> None:
    """Match `documents` in one step; stopped half-way, nothing is changed."""
    work = Slices(tr("Matching documents to the guide"), _matching(session, documents), len(documents))
    wait_for(
        work,
        parent.window(),
        lambda _: session.say(
            plural(len(documents), "{count} document matched to the guide", "{count} documents matched to the guide"),
            kind="done",
            action=tr("Undo"),
            handler=session.undo,
        ),
        lambda error: _say(session, error),
    )


def _say(session: Session, error: object) -> None:
    if isinstance(error, SitatError):
        session.say(error_sentence(error), kind="problem")


def _matching(session: Session, documents: Sequence[Document]) -> Generator[None, None, None]:
    from qda.importing import match_again

    assert session.project is not None
    with session.project.step("document.match", document=documents[0].name, count=len(documents)):
        for document in documents:
            match_again(session.project, document.id)
            yield
    yield
