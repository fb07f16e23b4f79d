from __future__ import annotations

from collections.abc import Callable

import pytest

from qda.errors import Cancelled, CannotDo
from qda.model import Draft, Part, Span, TurnRole
from qda.project import Project
from qda.store.documents import drafted

MakeDraft = Callable[..., Draft]


def test_a_document_is_stored_as_it_was_understood(project: Project, draft: MakeDraft) -> None:
    made = draft("Osen", [("Interviewer", "How?", None, None), ("Anna", "Like this, å ja 😀.", None, None)], "Osen")
    document = project.documents.get(project.documents.add(made))
    assert (document.name, document.words, document.read) == ("Osen", len(made.text.split()), False)
    assert project.documents.text(document.id) == made.text
    speakers = project.documents.speakers(document.id)
    assert [(s.name, s.part) for s in speakers] == [("Interviewer", Part.INTERVIEWER), ("Anna", Part.PARTICIPANT)]
    for turn, told in zip(project.documents.turns(document.id), made.turns, strict=True):
        assert (turn.span, turn.label, turn.said) == (told.span, told.label, told.said)
        assert turn.speaker_id == speakers[told.speaker or 0].id


def test_two_documents_of_one_name_are_told_apart(project: Project) -> None:
    for _ in range(3):
        project.documents.add(Draft("Osen", "Text."))
    project.documents.add(Draft("OSEN", "Text."))
    assert [document.name for document in project.documents.all()] == ["Osen", "Osen (2)", "Osen (3)", "OSEN (4)"]


def test_a_documents_case_is_found_whatever_its_capitals_or_made(project: Project) -> None:
    osen = project.cases.add("Osen")
    for case in ("osen", " OSEN ", "Vikna", "vikna", ""):
        project.documents.add(Draft("D", "Text.", case=case))
    vikna = project.cases.named("Vikna")
    assert vikna
    assert [document.case_id for document in project.documents.all()] == [osen, osen, vikna.id, vikna.id, None]


def test_a_document_is_found_by_its_name_or_its_files(study: Project) -> None:
    for name in ("Osen", "osen", "Osen.docx", "OSEN.TXT"):
        found = study.documents.named(name)
        assert found
        assert found.name == "Osen"
    assert study.documents.named("Osen, first interview") is None
    assert study.documents.named(".docx") is None


def test_a_name_with_a_dot_is_not_taken_for_anothers(study: Project) -> None:
    osen = study.documents.all()[0].id
    study.documents.rename(study.documents.all()[1].id, "Osen.v2")
    with pytest.raises(CannotDo, match="Another document"):
        study.documents.rename(osen, "OSEN.V2")
    study.documents.rename(osen, "OSEN")


def test_when_stopped_no_document_is_kept(project: Project, draft: MakeDraft) -> None:
    def stop(done: int, total: int, note: str) -> None:
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        project.documents.add_all([draft(name, [], name) for name in "ABC"], report=stop)
    assert project.documents.all() == []
    assert project.cases.all() == []
    assert len(project.documents.add_all([draft(name, []) for name in "ABC"])) == 3
    assert project.documents.add_all([]) == []


def test_adding_in_slices_keeps_all_at_the_end_and_nothing_before(project: Project, draft: MakeDraft) -> None:
    adding = project.documents.adding([draft(name, []) for name in "AB"])
    next(adding)
    adding.close()
    assert project.documents.all() == []
    ids = list(project.documents.adding([draft(name, []) for name in "AB"]))[-1]
    assert [document.id for document in project.documents.all()] == ids
    assert len(project.history()) == 2


# --------------------------------------------------------------------------- the text in hand


def test_a_text_read_in_a_step_that_failed_is_not_taken_for_the_next_one(project: Project) -> None:
    def fails() -> None:
        with project.step("document.add", document="A", count=1):
            project.documents.text(project.documents.add(Draft("A", "The first text.")))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails()
    with project.step("document.add", document="B", count=1):
        document = project.documents.add(Draft("B", "Another text."))
        assert project.documents.text(document) == "Another text."
        coding = project.codings.add(document, Span(0, 7), project.codes.add("Time"))
    assert project.codings.get(coding).quote == "Another"


def test_a_text_is_read_anew_when_its_id_is_used_again_within_a_step(project: Project) -> None:
    with project.step("document.add", document="B", count=1):
        first = project.documents.add(Draft("A", "The first text.\nIn two lines."))
        assert project.documents.paragraphs(first).count == 2
        project.documents.delete(first)
        assert project.documents.text(first) == ""
        second = project.documents.add(Draft("B", "Another text."))
        assert project.documents.text(second) == "Another text."
        assert project.documents.paragraphs(second).count == 1


def test_a_text_is_read_anew_after_undo(project: Project) -> None:
    first = project.documents.add(Draft("A", "The first text."))
    assert project.documents.text(first) == "The first text."
    project.undo()
    assert project.documents.text(first) == ""
    project.redo()
    assert project.documents.text(first) == "The first text."


# --------------------------------------------------------------------------- turns and speakers


def test_turns_are_found_by_place(study: Project) -> None:
    document = study.documents.all()[0].id
    turns = study.documents.turns(document)
    for turn in turns:
        assert study.documents.turn_at(document, turn.span.start) == turn
        assert study.documents.turn_at(document, turn.span.end - 1) == turn
        assert study.documents.turns_over(document, turn.span) == [turn]
    assert study.documents.turn_at(document, 0) is None
    assert study.documents.turns_over(document, Span(0, turns[0].span.start)) == []
    assert study.documents.turns_over(document, Span(0, 10_000)) == turns
    assert study.documents.turns_over(document, Span(turns[1].said.start, turns[3].label.end)) == turns[1:4]


def test_a_speakers_case_is_set_and_taken_back(study: Project) -> None:
    vikna = study.cases.all()[1].id
    anna = study.documents.speakers()[1].id

    def case() -> int | None:
        return next(speaker.case_id for speaker in study.documents.speakers() if speaker.id == anna)

    study.documents.set_speaker(anna, case_id=vikna)
    study.documents.set_speaker(anna, role="mayor")
    assert case() == vikna
    study.documents.set_speaker(anna, case_id=0)
    assert case() is None


def test_what_is_matched_by_hand_stays_when_the_guide_is_matched_anew(study: Project) -> None:
    document, third = study.documents.all()[0].id, study.guide.questions()[2].id
    turns = study.documents.turns(document)
    study.documents.set_question(turns[1].id, third, TurnRole.ANSWERS)
    drafts, _ = drafted(turns, study.documents.speakers(document))
    study.documents.set_questions(document, drafts, study.guide.questions())
    after = study.documents.turns(document)
    assert [turn.question_id for turn in after] == [None, third, None, None, None, None]
    assert [turn.by_hand for turn in after] == [False, True, False, False, False, False]


def test_deleting_a_document_takes_what_hangs_on_it_along(study: Project) -> None:
    study.documents.delete(study.documents.all()[0].id)
    assert study.codings.of_codes() == []
    assert {memo.text for memo in study.memos.all()} == {
        "What is time?",
        "Ask Anna about this. [we waited for a long time](#1)",
    }
    assert [e.is_quote for point in study.synthesis.points() for e in point.evidence] == [False]
    assert len(study.documents.speakers()) == 2


def test_what_is_gone_is_told(study: Project) -> None:
    for act in (
        lambda: study.documents.get(99),
        lambda: study.documents.delete(99),
        lambda: study.documents.rename(99, "New"),
        lambda: study.documents.set_question(99, None, None),
        lambda: study.documents.set_question(study.documents.turns(1)[0].id, 99, TurnRole.ASKS),
        lambda: study.documents.set_case(1, 99),
        lambda: study.documents.set_speaker(99, role="mayor"),
    ):
        with pytest.raises(CannotDo, match="no longer in the project"):
            act()


# --------------------------------------------------------------------------- searching


def test_all_words_are_searched_with_diacritics_kept(study: Project) -> None:
    osen, vikna = (document.id for document in study.documents.all())
    assert [id_ for id_, _ in study.documents.search("council waited")] == [osen]
    assert [id_ for id_, _ in study.documents.search("LEADERS")] == [vikna]
    assert study.documents.search("council leaders") == []
    assert [id_ for id_, _ in study.documents.search("å")] == [osen]
    assert [id_ for id_, _ in study.documents.search("bjørn")] == [vikna]
    assert study.documents.search("bjorn") == []
    assert "[council]" in study.documents.search("council")[0][1]


@pytest.mark.parametrize(
    "words", ["", "  ", '"', '""', "'", "*", "-", "NEAR(", "a AND", "text:x", "\0", "( )", "^", "😀"]
)
def test_any_signs_may_be_searched_for(study: Project, words: str) -> None:
    study.documents.search(words)
    study.documents.search(f"council {words}")


def test_searching_keeps_in_step_with_what_is_deleted_undone_and_redone(study: Project) -> None:
    osen = study.documents.all()[0].id
    assert study.documents.search("council")
    study.documents.delete(osen)
    assert study.documents.search("council") == []
    study.undo()
    assert [id_ for id_, _ in study.documents.search("council")] == [osen]
    study.redo()
    assert study.documents.search("council") == []
    assert study.documents.index_fits()
