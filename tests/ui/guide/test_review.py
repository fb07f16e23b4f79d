"""The matching gone through: the doubtful first, decided by a key, accepted in one go, answers given by hand."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from qda.importing import match_again
from qda.model import CellState, Draft, DraftSpeaker, DraftTurn, Part, Span, TurnRole
from qda.project import Project
from ui.guide.review import MatchingReview
from ui.session import Session

Key = Qt.Key
LINES = (
    ("I", "Could you tell me how all of this began, back then?"),
    ("K", "Somebody rang."),
    ("I", "Was anything hard to do?"),
    ("K", "Everything was."),
    ("I", "And the weather?"),
    ("K", "It rained. The council paid for the boats."),
)


def interview(name: str, lines: tuple[tuple[str, str], ...] = LINES) -> Draft:
    text, turns = "", []
    for who, said in lines:
        start = len(text)
        text += f"{who}: {said}\n"
        end = len(text) - 1
        turns.append(DraftTurn(int(who == "K"), Span(start, end), Span(start, start + 3), Span(start + 3, end)))
    speakers = (DraftSpeaker("I", Part.INTERVIEWER), DraftSpeaker("K", Part.PARTICIPANT))
    return Draft(name, text, case=name, speakers=speakers, turns=tuple(turns))


@pytest.fixture
def vikna(project: Project) -> int:
    project.guide.add("", "Who paid for it?")
    vikna = project.documents.add(interview("Vikna"))
    match_again(project, vikna)
    return vikna


@pytest.fixture
def review(session: Session, vikna: int, qtbot: QtBot) -> MatchingReview:
    review = MatchingReview(session, None, vikna)
    qtbot.addWidget(review)
    review.show()
    qtbot.waitExposed(review)
    review.activateWindow()
    review.unseen.setChecked(False)
    qtbot.waitUntil(lambda: bool(review.rows.entries))
    review.list.setFocus()
    return review


def settled(review: MatchingReview, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: review._task is None)


def take(review: MatchingReview, words: str) -> int:
    """Take the row in hand that says this; gives its turn."""
    row = next(n for n, one in enumerate(review.rows.entries) if words in review.rows.lines(one)[1])
    review.list.setCurrentIndex(review.rows.index(row))
    entry = review.entry
    turn = getattr(entry, "turn", None)
    return turn.id if turn is not None else 0


def turn(project: Project, document: int, place: int) -> tuple[str, TurnRole | None, bool]:
    found = project.documents.turns(document)[place]
    number = next((one.number for one in project.guide.questions() if one.id == found.question_id), "")
    return number, found.role, found.by_hand


def test_rows_say_in_words_how_sure_they_are_and_the_most_doubtful_comes_first(review: MatchingReview) -> None:
    told = [review.rows.lines(entry)[0] for entry in review.rows.entries]
    assert all(words.split(" · ")[0] for words in told)
    doubts = [entry.doubt for entry in review.rows.entries if hasattr(entry, "doubt")]
    assert doubts == sorted(doubts, reverse=True)
    assert told[-1].startswith("Never found in this interview")


def test_enter_accepts_by_hand_and_goes_on(review: MatchingReview, project: Project, vikna: int, qtbot: QtBot) -> None:
    take(review, "how all of this began")
    QTest.keyClick(review.list, Key.Key_Return)
    settled(review, qtbot)
    assert turn(project, vikna, 0) == ("1", TurnRole.ASKS, True)


def test_a_digit_chooses_a_candidate_and_the_answer_goes_along(
    review: MatchingReview, project: Project, vikna: int, qtbot: QtBot
) -> None:
    take(review, "anything hard")
    entry = review.entry
    third = project.guide.questions()[2].id
    candidates = entry.candidates  # type: ignore[union-attr]
    chosen = candidates.index(third) if third in candidates else 0
    number = {one.id: one.number for one in project.guide.questions()}[candidates[chosen]]
    QTest.keyClick(review.list, Key(Key.Key_1.value + chosen))
    settled(review, qtbot)
    assert turn(project, vikna, 2) == (number, TurnRole.ASKS, True)
    assert turn(project, vikna, 3) == (number, TurnRole.ANSWERS, False)


def test_n_and_f_take_a_turn_from_its_question_and_matching_again_keeps_it(
    review: MatchingReview, project: Project, vikna: int, qtbot: QtBot
) -> None:
    take(review, "anything hard")
    QTest.keyClick(review.list, Key.Key_F)
    settled(review, qtbot)
    assert turn(project, vikna, 2) == ("1", TurnRole.FOLLOWS_UP, True)
    assert turn(project, vikna, 3)[:2] == ("1", TurnRole.ANSWERS)
    take(review, "how all of this began")
    QTest.keyClick(review.list, Key.Key_N)
    settled(review, qtbot)
    assert turn(project, vikna, 0) == ("", None, True)
    assert turn(project, vikna, 1)[0] == ""
    match_again(project, vikna)
    assert turn(project, vikna, 0) == ("", None, True)
    assert turn(project, vikna, 2) == ("1", TurnRole.FOLLOWS_UP, True)


def test_a_question_never_found_is_said_not_to_have_been_asked(
    review: MatchingReview, project: Project, qtbot: QtBot
) -> None:
    take(review, "Who paid for it?")
    QTest.keyClick(review.list, Key.Key_N)
    settled(review, qtbot)
    question = project.guide.questions()[2].id
    case = next(one.id for one in project.cases.all() if one.name == "Vikna")
    assert project.synthesis.written()[question, case][0] is CellState.NOT_ASKED


def test_an_answer_given_before_it_was_asked_is_selected_and_assigned(
    review: MatchingReview, project: Project, vikna: int, qtbot: QtBot
) -> None:
    take(review, "Who paid for it?")
    at = review.place.toPlainText().index("The council paid")
    cursor = review.place.textCursor()
    cursor.setPosition(at)
    cursor.setPosition(at + 10, QTextCursor.MoveMode.KeepAnchor)
    review.place.setTextCursor(cursor)
    assert review.answers.isEnabled()
    review.answers_menu().actions()[0].trigger()
    settled(review, qtbot)
    assert turn(project, vikna, 5) == ("3", TurnRole.ANSWERS, True)
    assert "Who paid for it?" not in [review.rows.lines(entry)[1] for entry in review.rows.entries]


def test_the_sure_ones_are_accepted_in_one_step_and_undone_by_one(
    session: Session, project: Project, qtbot: QtBot
) -> None:
    for document in project.documents.all():
        match_again(project, document.id)
    review = MatchingReview(session)
    qtbot.addWidget(review)
    review.show()
    qtbot.waitUntil(lambda: bool(review._looked.turns))
    before = len(project.history(1000))
    sure = len(review._looked.sure)
    assert sure == 4
    review.sure.click()
    settled(review, qtbot)
    by_hand = [t for d in project.documents.all() for t in project.documents.turns(d.id) if t.by_hand]
    assert len(by_hand) == sure
    assert len(project.history(1000)) == before + 1
    assert review.pages.currentWidget() is review._nothing
    session.undo()
    assert not any(t.by_hand for d in project.documents.all() for t in project.documents.turns(d.id))


def test_any_question_of_the_guide_can_be_chosen_from_a_menu(
    review: MatchingReview, project: Project, vikna: int, qtbot: QtBot
) -> None:
    take(review, "anything hard")
    assert review.other.isVisible()
    review.other_menu().actions()[2].trigger()
    settled(review, qtbot)
    assert turn(project, vikna, 2) == ("3", TurnRole.ASKS, True)


def test_a_question_never_found_may_have_been_asked_where_it_is_nearest(
    session: Session, project: Project, qtbot: QtBot
) -> None:
    project.guide.add("", "Who paid for the boats?")
    lines = (*LINES[:4], ("I", "Paid?"), ("K", "Yes, the council did."))
    document = project.documents.add(interview("Osen", lines))
    match_again(project, document)
    assert turn(project, document, 4)[0] != "3"
    review = MatchingReview(session, None, document)
    qtbot.addWidget(review)
    review.show()
    qtbot.waitUntil(lambda: bool(review.rows.entries))
    take(review, "Who paid for the boats?")
    assert review.candidates[0].isVisible()
    review.candidates[0].click()
    settled(review, qtbot)
    assert turn(project, document, 4) == ("3", TurnRole.ASKS, True)
    assert turn(project, document, 5)[:2] == ("3", TurnRole.ANSWERS)


def test_a_turn_that_asks_nobody_knows_what_is_not_accepted_as_it_is(
    session: Session, project: Project, qtbot: QtBot
) -> None:
    for whom in ("schools", "parents", "doctors", "neighbours"):
        project.guide.add("", f"How is the cooperation with the {whom}?")
    project.guide.add("", "What was the weather like that day?")
    lines = (
        *LINES[:2],
        ("I", "What was the weather like that day?"),
        ("K", "Wet."),
        ("I", "So let's turn to cooperation. How does the cooperation work?"),
        ("K", "Slowly."),
    )
    document = project.documents.add(interview("Osen", lines))
    match_again(project, document)
    assert turn(project, document, 5)[0] == ""
    review = MatchingReview(session, None, document)
    qtbot.addWidget(review)
    review.show()
    review.activateWindow()
    qtbot.waitUntil(lambda: bool(review.rows.entries))
    review.list.setFocus()
    take(review, "How does the cooperation work?")
    assert "which?" in review.rows.lines(review.entry)[2]  # type: ignore[arg-type]
    assert not review.right.isVisible()
    QTest.keyClick(review.list, Key.Key_Return)
    assert "Press the number" in review._told.text()
    assert turn(project, document, 4) == ("", None, False)
    QTest.keyClick(review.list, Key.Key_1)
    settled(review, qtbot)
    assert turn(project, document, 4)[1:] == (TurnRole.ASKS, True)
