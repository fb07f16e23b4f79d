"""Where a window stood when its project was left: the workspace in front and what was in hand there.

A workspace that has more to keep than the document and the question has `standing()`, which tells it as words, and
`stand_again(kept)`, which is given them the next time it is made or its project is opened.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from ui.workspaces import WORKSPACES

if TYPE_CHECKING:
    from ui.main_window import MainWindow

Kept = dict[str, str]


@runtime_checkable
class Stands(Protocol):
    """A workspace that can be found as it was left."""

    def standing(self) -> Kept: ...
    def stand_again(self, kept: Kept) -> None: ...


def remember(window: MainWindow) -> None:
    """Keep where the window stands, and when it was left."""
    project = window.session.project
    if project is None:
        return
    questions = {question.id: question.guid for question in project.guide.questions()}
    kept: Kept = {
        "workspace": window.in_front,
        "question": questions.get(window.session.question_id or 0, ""),
        "left": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    for name, workspace in window.made():
        if isinstance(workspace, Stands):
            kept |= {f"{name}.{key}": value for key, value in workspace.standing().items()}
    window.settings.standing = {**window.settings.standing, str(project.path.absolute()): kept}


def kept_of(window: MainWindow) -> Kept:
    """What was kept of the project in hand."""
    project = window.session.project
    return window.settings.standing.get(str(project.path.absolute()), {}) if project is not None else {}


def restore(window: MainWindow) -> None:
    """Stand as the window stood when the project in hand was last left."""
    project, kept = window.session.project, kept_of(window)
    if project is None or not kept:
        return
    wanted = kept.get("question", "")
    question = next((one for one in project.guide.questions() if wanted and one.guid == wanted), None)
    if question is not None:
        window.session.show_question(question.id)
    name = kept.get("workspace", "")
    if name != "code" and name in {place.name for place in WORKSPACES}:
        window.show_workspace(name)
    for name, workspace in window.made():
        own = {key.partition(".")[2]: value for key, value in kept.items() if key.startswith(f"{name}.")}
        if own and isinstance(workspace, Stands):
            workspace.stand_again(own)
