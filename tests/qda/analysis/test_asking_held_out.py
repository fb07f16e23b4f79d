"""How far the matching of interviews to their guide can be relied on: on interviews it was not tuned on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from qda.analysis.asking import Sureness, look_through
from qda.importing import take_guide, take_transcripts
from qda.model import TurnRole
from qda.project import Project

HELD_OUT = sorted((Path(__file__).parent / "held_out").glob("*.txt"))
LISTED = (Sureness.UNSURE, Sureness.PERHAPS, Sureness.LIKELY)


@dataclass(frozen=True)
class Judged:
    """An interviewer's turn: what it asks, what it was taken to ask, and how the review shows it."""

    said: str
    asks: frozenset[int]
    taken: int | None
    sureness: Sureness | None
    doubt: float

    @property
    def right(self) -> bool:
        return self.taken in self.asks if self.asks else self.taken is None

    @property
    def silent(self) -> bool:
        return self.sureness not in LISTED


@dataclass(frozen=True)
class Interview:
    judged: tuple[Judged, ...]
    never_asked: frozenset[int]
    never_found: frozenset[int]


def judged(path: Path, folder: Path) -> Interview:
    guide, told = path.read_text(encoding="utf-8").split("\n===\n")
    lines = [line.split("| ", 1) for line in told.strip().split("\n")]
    marks = [mark.strip() for mark, _ in lines]
    (folder / "guide.md").write_text(guide, encoding="utf-8")
    (folder / path.name).write_text("\n\n".join(said for _, said in lines), encoding="utf-8")
    with Project.create(folder / f"{path.stem}.sitat") as project:
        take_guide(project, folder / "guide.md")
        take_transcripts(project, [folder / path.name])
        document = project.documents.all()[0]
        place = {question.id: number for number, question in enumerate(project.guide.questions(), start=1)}
        turns = project.documents.turns(document.id)
        looked = look_through(project)
        text = project.documents.text(document.id)
    shown = {one.turn.id: one for one in looked.turns}
    asking = {lines[number][1].split(":")[0] for number, mark in enumerate(marks) if mark}
    assert len(turns) == len(lines)
    found = []
    for turn, mark, (_, said) in zip(turns, marks, lines, strict=True):
        if said.split(":")[0] not in asking:
            continue
        row = shown.get(turn.id)
        found.append(
            Judged(
                turn.said.of(text),
                frozenset({int(mark)} if mark.isdigit() else ()),
                place[turn.question_id or 0] if turn.role is TurnRole.ASKS else None,
                row.sureness if row else None,
                row.doubt if row else 0.0,
            )
        )
    asked = {int(mark) for mark in marks if mark.isdigit()}
    never_found = {place[one.question_id] for one in looked.never_found}
    return Interview(tuple(found), frozenset(place.values()) - asked, frozenset(never_found))


@pytest.fixture(scope="module")
def interviews(tmp_path_factory: pytest.TempPathFactory) -> list[Interview]:
    return [judged(path, tmp_path_factory.mktemp(path.stem)) for path in HELD_OUT]


@pytest.fixture(scope="module")
def turns(interviews: list[Interview]) -> list[Judged]:
    return [turn for interview in interviews for turn in interview.judged]


def share(turns: list[Judged]) -> float:
    return sum(turn.right for turn in turns) / len(turns)


def test_what_is_sure_is_right(turns: list[Judged]) -> None:
    sure = [turn for turn in turns if turn.sureness is Sureness.SURE]
    assert len(sure) > 0.5 * sum(bool(turn.asks) for turn in turns)
    assert share(sure) >= 0.95, [turn for turn in sure if not turn.right]


def test_next_to_nothing_is_wrong_that_the_review_does_not_show(turns: list[Judged]) -> None:
    silent = [turn for turn in turns if turn.silent]
    assert len(silent) > 0.6 * len(turns)
    assert share(silent) >= 0.97, [turn for turn in silent if not turn.right]


def test_most_questions_asked_are_found_and_few_are_invented(turns: list[Judged]) -> None:
    assigned = [turn for turn in turns if turn.taken is not None]
    assert share(assigned) >= 0.9
    assert share([turn for turn in turns if turn.asks]) >= 0.85


def test_what_is_wrong_stands_at_the_top_of_the_review(turns: list[Judged]) -> None:
    by_doubt = sorted(turns, key=lambda turn: -turn.doubt)
    wrong = [place for place, turn in enumerate(by_doubt) if not turn.right]
    assert sum(place < len(turns) / 4 for place in wrong) >= 0.8 * len(wrong)
    assert wrong[0] < 3


def test_a_question_that_was_not_asked_is_never_said_to_be(interviews: list[Interview]) -> None:
    assert any(interview.never_asked for interview in interviews)
    assert all(interview.never_asked <= interview.never_found for interview in interviews)
