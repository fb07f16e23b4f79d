"""What cases and speakers are called in reports that name nobody: a name of their own choice, or a case's number.

Kept in the study's settings, so that the documents and the names in them stay as they are.
"""

from __future__ import annotations

from collections.abc import Mapping

from qda.model import Case, Speaker
from qda.project import Project
from qda.text.names import is_role


class ShownAs:
    """Reads the names once."""

    def __init__(self, project: Project) -> None:
        self.cases: Mapping[int, str] = _kept(project, "case")
        self.speakers: Mapping[int, str] = _kept(project, "speaker")
        self.numbers: Mapping[int, int] = {case.id: place for place, case in enumerate(project.cases.all(), 1)}

    def case(self, case: Case, word: str = "Case") -> str:
        """What a case is called: as somebody chose, else “Case 2”."""
        return self.cases.get(case.id) or f"{word} {self.numbers[case.id]}"

    def speaker(self, speaker: Speaker) -> str:
        """What a speaker is called: as somebody chose, or by a label that names nobody; "" where neither is there."""
        return self.speakers.get(speaker.id) or (speaker.name if is_role(speaker.name) else "")

    def role(self, speaker: Speaker) -> str:
        """What a speaker is, without a name."""
        return speaker.role or self.speaker(speaker)


def show_case_as(project: Project, case_id: int, name: str) -> None:
    """Call a case so in reports without names; "" for its number."""
    _keep(project, f"shown.case.{case_id}", name)


def show_speaker_as(project: Project, speaker_id: int, name: str) -> None:
    """Call a speaker so in reports without names; "" for what they are."""
    _keep(project, f"shown.speaker.{speaker_id}", name)


def _keep(project: Project, key: str, name: str) -> None:
    name = " ".join(name.split())
    if name != project.setting(key):
        project.set_setting(key, name)


def _kept(project: Project, of: str) -> dict[int, str]:
    start = f"shown.{of}."
    return {int(key.removeprefix(start)): name for key, name in project.settings(start).items() if name}
