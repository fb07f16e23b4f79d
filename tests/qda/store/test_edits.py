"""Typing in a transcript: what lies on it goes along, nothing is lost, and all of it is one step."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qda.analysis.verify import check
from qda.model import About, Span
from qda.project import Project
from qda.store.edits import Live
from qda.text.edits import Edit

Tables = Callable[[Project], dict[str, list[tuple[object, ...]]]]


def osen(project: Project) -> int:
    document = project.documents.named("Osen")
    assert document is not None
    return document.id


def typing(project: Project, live: Live, at: int, removed: int, inserted: str) -> None:
    """As the page does it: edits that touch grow, and every one is kept."""
    live.typed.type(Edit(at, removed, inserted), growing=True)
    project.edits.keep(live)


def coding_of(project: Project, words: str, code: str = "Time") -> int:
    found = project.codes.find(code)
    assert found is not None
    at = project.documents.text(osen(project)).index(words)
    return project.codings.add(osen(project), Span(at, at + len(words)), found.id)


def test_what_is_typed_is_one_step_and_undone_whole(study: Project, tables: Tables) -> None:
    before, steps = tables(study), len(study.history())
    live = study.edits.open(osen(study))
    at = live.text.index("council")
    for letter in "municipal ":
        typing(study, live, at, 0, letter)
        at += 1
    typing(study, live, live.typed.text.index("nobody"), 6, "no one")
    assert study.documents.text(osen(study)) == live.text, "until it is folded, everybody sees the text as it was"
    study.edits.fold()
    assert "The municipal council voted" in study.documents.text(osen(study))
    assert len(study.history()) == steps + 1
    assert check(study) == []
    study.undo()
    assert tables(study) == before


def test_a_kill_loses_nothing_that_was_typed(study: Project, tmp_path: Path) -> None:
    live = study.edits.open(osen(study))
    typing(study, live, live.text.index("we waited"), 0, "at home ")
    study._store.settle()
    for suffix in ("", "-wal"):
        shutil.copy(f"{study.path}{suffix}", tmp_path / f"killed.sitat{suffix}")
    with Project.open(tmp_path / "killed.sitat", read_only=True) as read:
        assert "at home" not in read.documents.text(osen(read)), "whoever only reads sees the text before"
        assert check(read) == []
    with Project.open(tmp_path / "killed.sitat") as reopened:
        assert "After that at home we waited" in reopened.documents.text(osen(reopened))
        assert not reopened.edits.pending
        assert reopened.history()[0].kind == "document.correct"
        assert check(reopened) == []
        reopened.undo()
        assert reopened.documents.text(osen(reopened)) == live.text


@pytest.mark.parametrize(
    "act",
    [
        lambda p: p.codes.add("Another"),
        lambda p: p.undo(),
        lambda p: p.reader().close(),
        lambda p: p.purge(),
        lambda p: p.edits.open(osen(p)),
    ],
    ids=["step", "undo", "reader", "purge", "opened anew"],
)
def test_before_anything_else_what_was_typed_becomes_a_step(study: Project, act: Callable[[Project], object]) -> None:
    live = study.edits.open(osen(study))
    typing(study, live, 0, 0, "x")
    act(study)
    assert not study.edits.pending
    if study.to_redo() is None:
        assert study.documents.text(osen(study)) == f"x{live.text}"
    else:
        assert study.documents.text(osen(study)) == live.text
    assert check(study) == []


def test_closing_keeps_what_was_typed(study: Project) -> None:
    live = study.edits.open(osen(study))
    typing(study, live, 0, 0, "x")
    study.close()
    with Project.open(study.path) as again:
        assert again.documents.text(osen(again)) == f"x{live.text}"


def test_a_letter_typed_anew_at_the_end_of_a_coding_stays_in_it(study: Project) -> None:
    coding = coding_of(study, "nobody came")
    live = study.edits.open(osen(study))
    end = study.codings.get(coding).span.end
    typing(study, live, end - 1, 1, "")
    typing(study, live, end - 1, 0, "t")
    typing(study, live, end, 0, "h")
    study.edits.fold()
    assert study.codings.get(coding).quote == "nobody camth"


def test_a_coded_word_typed_over_keeps_its_coding(study: Project) -> None:
    coding = coding_of(study, "nobody")
    live = study.edits.open(osen(study))
    at = study.codings.get(coding).span.start
    typing(study, live, at, 6, "n")
    for place, letter in enumerate("ot one", 1):
        typing(study, live, at + place, 0, letter)
    study.edits.fold()
    assert study.codings.get(coding).quote == "not one"


def test_deleted_words_leave_a_loose_quote_and_come_back_by_undo(study: Project, tables: Tables) -> None:
    coding = coding_of(study, "nobody came")
    study.memos.add("Why nobody?", About.CODING, coding)
    before = tables(study)
    live = study.edits.open(osen(study))
    gone = Edit(live.text.index(", and nobody came"), 17, "")
    assert [live.lying[number].id for number in live.typed.would_take(gone)] == [coding]
    live.typed.type(gone)
    study.edits.keep(live)
    study.edits.fold()
    assert coding not in [one.id for one in study.codings.in_document(osen(study))]
    texts = [memo.text for memo in study.memos.all()]
    assert "Time: “nobody came”" in texts
    assert "Why nobody?" in texts
    study.undo()
    assert tables(study) == before


def test_words_cut_and_put_in_elsewhere_take_their_codings_along(study: Project) -> None:
    coding = coding_of(study, "nobody came")
    study.memos.add("Why nobody?", About.CODING, coding)
    live = study.edits.open(osen(study))
    words = " We waited, and nobody came."
    live.typed.type(Edit(live.text.index(words), len(words), ""))
    study.edits.keep(live)
    live.typed.type(Edit(live.typed.text.index(" The council"), 0, words, brings=1))
    study.edits.keep(live)
    study.edits.fold()
    text = study.documents.text(osen(study))
    assert "Anna: We waited, and nobody came. The council voted" in text
    assert study.codings.get(coding).span.of(text) == study.codings.get(coding).quote == "nobody came"
    assert [memo.about_id for memo in study.memos.all() if memo.text == "Why nobody?"] == [coding]
    assert check(study) == []


def test_whole_turns_cut_and_put_in_elsewhere_stay_the_turns_they_were(study: Project) -> None:
    live = study.edits.open(osen(study))
    start = live.text.index("Interviewer: And what did it cost?")
    moved = [turn for turn in live.turns if turn.span.start >= start]
    words = live.text[start:]
    live.typed.type(Edit(start, len(words), ""))
    study.edits.keep(live)
    live.typed.type(Edit(live.text.index("Interviewer: How"), 0, words, brings=1))
    study.edits.keep(live)
    study.edits.fold()
    text, turns = study.documents.text(osen(study)), study.documents.turns(osen(study))
    assert [turn.id for turn in turns[:2]] == [turn.id for turn in moved]
    assert [(turn.question_id, turn.role) for turn in turns[:2]] == [(turn.question_id, turn.role) for turn in moved]
    assert turns[1].said.of(text) == "More than we had thought, å ja."
    assert [turn.position for turn in turns] == list(range(6))
    assert check(study) == []


def test_a_line_that_names_a_speaker_begins_a_turn(study: Project) -> None:
    live = study.edits.open(osen(study))
    typing(study, live, live.text.index(" After that"), 1, "\nInterviewer: And then?\nAnna: ")
    study.edits.fold()
    text = study.documents.text(osen(study))
    names = {speaker.id: speaker.name for speaker in study.documents.speakers(osen(study))}
    told = [(names[turn.speaker_id or 0], turn.said.of(text), turn.role) for turn in study.documents.turns(osen(study))]
    answers = told[1][2]
    assert told[1:4] == [
        ("Anna", "The council voted for it in May.", answers),
        ("Interviewer", "And then?", None),
        ("Anna", "After that we waited for a long time.", answers),
    ]
    study.undo()
    assert len(study.documents.turns(osen(study))) == 6


def test_a_turn_that_runs_on_in_the_line_before_is_part_of_it(study: Project) -> None:
    live = study.edits.open(osen(study))
    label = "\nInterviewer: Waited"
    typing(study, live, live.text.index(label), len(label), " Waited")
    study.edits.fold()
    text, turns = study.documents.text(osen(study)), study.documents.turns(osen(study))
    assert len(turns) == 5
    assert turns[1].said.of(text).endswith("for a long time. Waited for what?")


def test_a_label_corrected_to_another_name_is_that_speaker(study: Project) -> None:
    live = study.edits.open(osen(study))
    at = live.text.index("Anna: For somebody")
    typing(study, live, at, 4, "Interviewer")
    study.edits.fold()
    names = {speaker.id: speaker.name for speaker in study.documents.speakers(osen(study))}
    turns = study.documents.turns(osen(study))
    assert [names[turn.speaker_id or 0] for turn in turns][2:4] == ["Interviewer", "Interviewer"]


def test_words_typed_at_either_end_of_a_turn_are_said_in_it(study: Project) -> None:
    live = study.edits.open(osen(study))
    typing(study, live, live.text.index("For somebody"), 0, "Oh. ")
    typing(study, live, live.typed.text.index("Waited for what?") + 16, 0, " Well?")
    study.edits.fold()
    text = study.documents.text(osen(study))
    said = [turn.said.of(text) for turn in study.documents.turns(osen(study))]
    assert said[2] == "Waited for what? Well?"
    assert said[3].startswith("Oh. For somebody")


# --------------------------------------------------------------------------- anything at all

edit_acts = st.lists(
    st.tuples(
        st.sampled_from(
            ["type", "type", "delete", "delete", "cut", "paste", "take back", "fold", "undo", "redo", "kill"]
        ),
        st.floats(0, 1),
        st.integers(0, 40),
        st.one_of(st.text("ab \n:å😀", max_size=6), st.sampled_from(["Anna: ", "\nInterviewer: ", "nna: a", "\n"])),
    ),
    max_size=14,
)


class Hands:
    """Somebody at the keyboard, and what they were told and have done."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.document = osen(project)
        self.live = project.edits.open(self.document)
        self.cut: tuple[int, str] | None = None

    def anew(self) -> None:
        self.live, self.cut = self.project.edits.open(self.document), None

    def edit(self, edit: Edit, *, growing: bool) -> None:
        told = set(self.live.typed.would_take(edit, growing=growing))
        there = {n for n in range(len(self.live.lying)) if self.live.typed.span(n) is not None}
        quotes = {n: self.quote(n) for n in there}
        self.live.typed.type(edit, growing=growing)
        self.project.edits.keep(self.live)
        now = {n for n in range(len(self.live.lying)) if self.live.typed.span(n) is not None}
        assert there - now == told, "nothing goes that was not reported"
        grown = self.live.typed.edits[-1]
        for n in now & there:
            span = self.live.typed.span(n)
            assert span is not None
            if span.start > grown.end or grown.at > span.end:
                assert self.quote(n) == quotes[n], "a quote is what it was unless its own words were edited"

    def quote(self, number: int) -> str:
        span = self.live.typed.span(number)
        assert span is not None
        return span.of(self.live.typed.text)

    def do(self, act: str, share: float, length: int, words: str) -> Project | None:
        typed, project = self.live.typed, self.project
        at = round(share * len(typed.text))
        length = min(length, len(typed.text) - at)
        match act:
            case "type":
                self.edit(Edit(at, 0, words), growing=True)
            case "delete":
                self.edit(Edit(at, length, words if length % 3 == 0 else ""), growing=True)
            case "cut":
                self.edit(Edit(at, length, ""), growing=False)
                self.cut = len(typed.edits), typed.cut_words(len(typed.edits))
            case "paste" if self.cut is not None and self.cut[0] <= len(typed.edits):
                self.edit(Edit(at, 0, self.cut[1], self.cut[0]), growing=False)
            case "take back" if typed.edits:
                typed.take_back()
                project.edits.keep(self.live, len(typed.edits))
                if self.cut is not None and self.cut[0] > len(typed.edits):
                    self.cut = None
            case "fold":
                self.anew()
            case "undo":
                project.undo()
                self.anew()
            case "redo":
                project.redo()
                self.anew()
            case "kill":
                again = Project.open(killed(project), coder="kari")
                project.edits._pending = False
                project.close()
                return again
        return None


def killed(project: Project) -> Path:
    """The file as it would be found if the program had been killed now."""
    path = project.path.with_name(f"{project.path.stem}+.sitat")
    for suffix in ("", "-wal"):
        if Path(f"{project.path}{suffix}").exists():
            shutil.copy(f"{project.path}{suffix}", f"{path}{suffix}")
    return path


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=edit_acts, places=st.lists(st.tuples(st.integers(0, 400), st.integers(1, 60)), max_size=8))
def test_whatever_is_typed_every_quote_is_verbatim_and_nothing_goes_unreported(
    study_file: Path, tmp_path_factory: pytest.TempPathFactory, acts: list[tuple[str, float, int, str]],
    places: list[tuple[int, int]],
) -> None:  # fmt: skip
    folder = tmp_path_factory.mktemp("hands")
    project = Project.open(shutil.copy(study_file, folder / "a.sitat"), coder="kari")
    try:
        text = project.documents.text(osen(project))
        codes = project.codes.all()
        for number, (start, length) in enumerate(places):
            start %= len(text) - length
            project.codings.add(osen(project), Span(start, start + length), codes[number % len(codes)].id)
        hands = Hands(project)
        for act in acts:
            again = hands.do(*act)
            if again is not None:
                project, hands = again, Hands(again)
            text = project.documents.text(hands.document)
            codings = project.codings.in_document(hands.document)
            assert all(one.span.of(text) == one.quote and one.quote for one in codings)
            turns = project.documents.turns(hands.document)
            assert all(a.span.end <= b.span.start for a, b in pairwise(turns))
        project.edits.fold()
        assert check(project) == []
        assert project.unsound() == []
        now = project.documents.text(osen(project))
        project.undo()
        assert check(project) == []
        project.redo()
        assert check(project) == []
        assert project.documents.text(osen(project)) == now
    finally:
        project.close()
        shutil.rmtree(folder)
