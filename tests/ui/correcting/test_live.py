"""Somebody types in the transcript: words change under the eye, and all that lies on them goes along."""

from __future__ import annotations

import shutil
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from qda.analysis.verify import check
from qda.model import About, Span
from qda.project import Project
from ui.dialogs.ask import Question
from ui.main_window import MainWindow

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
KEY = Qt.Key
COPIES = count()


class Person:
    """Whoever sits before the window and types in its transcript."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot
        project, document = window.session.project, window.session.document_id
        assert project is not None
        assert document is not None
        self.project, self.document = project, document
        self.page, self.view, self.live = window.coding.transcript.page, window.coding.transcript, (
            window.coding.correcting.live
        )  # fmt: skip

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(self.page, key, modifiers)

    def type(self, words: str) -> None:
        self.qtbot.keyClicks(self.page, words)

    def begin(self) -> None:
        self.window.activateWindow()  # without a screen, nobody does when a dialog is closed
        QApplication.processEvents()
        self.page.setFocus()
        self.press(KEY.Key_F4)
        assert self.live.active

    def stand(self, words: str, *, after: bool = False, where: str = "") -> None:
        """Put the caret before (or after) words."""
        at = self.page.text.index(words) + (len(words) if after else 0)
        cursor = self.page.textCursor()
        cursor.setPosition(self.page.offsets.to_qt(at))
        self.page.setTextCursor(cursor)

    def select(self, words: str) -> None:
        at = self.page.text.index(words)
        cursor = self.page.cursor_at(Span(at, at + len(words)))
        self.page.setTextCursor(cursor)

    def code(self, words: str, code: str = "Resignation") -> int:
        found, at = self.project.codes.find(code), self.text.index(words)
        assert found is not None
        return self.project.codings.add(self.document, Span(at, at + len(words)), found.id)

    @property
    def text(self) -> str:
        """As the project has it."""
        return self.project.documents.text(self.document)

    def shown(self, coding_id: int) -> str:
        """The words on which the page shows a coding."""
        return self.view._codings.by_id[coding_id].span.of(self.page.text)

    def question(self) -> Question:
        found = [one for one in QApplication.topLevelWidgets() if isinstance(one, Question) and one.isVisible()]
        assert found, "nothing is asked"
        return found[-1]

    def answer(self, place: int) -> None:
        self.qtbot.mouseClick(self.question().buttons[place], Qt.MouseButton.LeftButton)
        self.page.setFocus()


@pytest.fixture
def person(coding_window: MainWindow, qtbot: QtBot) -> Person:
    return Person(coding_window, qtbot)


def raw(person: Person) -> str:
    """The text as Qt has it."""
    return person.page.document().toRawText().replace("\u2029", "\n")


def test_a_typo_is_corrected_in_place_and_codings_move_along_at_every_key(person: Person) -> None:
    coding, steps = person.code("We waited for the council."), len(person.project.history())
    before = person.text
    person.begin()
    assert person.window.coding.header.correcting_button.isVisible()
    person.stand("Nobody", after=True)
    for number, letter in enumerate(" at all"):
        person.type(letter)
        assert person.shown(coding) == "We waited for the council."
        assert person.page.text == raw(person) == before.replace("Nobody", "Nobody at all"[: 7 + number])
    assert person.text == before, "until it is done, everybody else sees the text as it was"
    person.press(KEY.Key_Escape)
    assert not person.live.active
    assert not person.window.coding.header.correcting_button.isVisible()
    assert "Nobody at all came twice" in person.text
    assert person.project.codings.get(coding).quote == "We waited for the council."
    assert len(person.project.history()) == steps + 1
    assert check(person.project) == []
    person.press(KEY.Key_Z, CTRL)
    assert person.text == before == person.page.text == raw(person)
    assert person.shown(coding) == "We waited for the council."


def test_ctrl_z_takes_back_a_burst_of_typing_at_a_time_and_ctrl_y_types_it_anew(person: Person) -> None:
    coding, before = person.code("Nobody came twice"), person.text
    person.begin()
    person.stand("Nobody ", after=True)
    person.type("ever ")
    person.press(KEY.Key_Backspace)
    person.press(KEY.Key_Backspace)
    person.stand("We waited", after=True)
    person.type(" long")
    person.press(KEY.Key_Z, CTRL)
    assert person.page.text == before.replace("Nobody came", "Nobody evecame")
    assert person.shown(coding) == "Nobody evecame twice"
    person.press(KEY.Key_Z, CTRL)
    assert person.shown(coding) == "Nobody ever came twice"
    person.press(KEY.Key_Y, CTRL)
    assert person.shown(coding) == "Nobody evecame twice"
    person.press(KEY.Key_Z, CTRL)
    person.press(KEY.Key_Z, CTRL)
    assert person.page.text == before == raw(person)
    assert person.shown(coding) == "Nobody came twice"
    person.press(KEY.Key_F4)
    assert person.project.history()[0].kind == "coding.add", "nothing was corrected, after all"


def test_undo_inside_the_page_goes_on_to_the_steps_before(person: Person) -> None:
    coding = person.code("Nobody came twice")
    person.begin()
    person.stand("Nobody")
    person.type("x")
    person.press(KEY.Key_Z, CTRL)
    person.press(KEY.Key_Z, CTRL)
    assert coding not in person.view._codings.by_id
    assert person.live.active
    person.type("y")
    person.press(KEY.Key_Escape)
    assert "yNobody" in person.text


def test_deleting_coded_words_asks_once_and_says_what_would_go(person: Person) -> None:
    coding = person.project.codings.get(person.code("We waited for the council."))
    person.code("We waited", "Anchoring")
    person.project.memos.add("Who is we?", About.DOCUMENT, person.document, coding.span)
    before = person.text
    person.begin()
    person.select("We waited for the council.")
    person.press(KEY.Key_Delete)
    words = " ".join(label.text() for label in person.question().findChildren(QLabel))
    assert "2 codings and 1 memo lie on these words." in words
    person.answer(1)
    assert person.page.text == before
    person.press(KEY.Key_Backspace)
    person.answer(0)
    assert "We waited" not in person.page.text
    assert coding.id not in person.view._codings.by_id
    person.press(KEY.Key_Escape)
    assert person.project.codings.in_document(person.document) == []
    assert "Resignation: “We waited for the council.”" in [memo.text for memo in person.project.memos.all()]
    person.press(KEY.Key_Z, CTRL)
    assert person.text == before
    assert coding in person.project.codings.in_document(person.document)
    assert [memo.text for memo in person.project.memos.all()] == ["Who is we?"]


def test_words_cut_and_pasted_elsewhere_bring_their_codings(person: Person) -> None:
    coding = person.code("We waited for the council.")
    person.project.memos.add("Who is we?", About.CODING, coding)
    person.begin()
    person.select(" We waited for the council.")
    person.press(KEY.Key_X, CTRL)
    person.answer(0)
    assert QGuiApplication.clipboard().text() == " We waited for the council."
    person.stand("one by one until they answered.", after=True)
    person.press(KEY.Key_V, CTRL)
    assert person.shown(coding) == "We waited for the council."
    person.press(KEY.Key_Escape)
    assert "until they answered. We waited for the council." in person.text
    assert person.project.codings.get(coding).span.of(person.text) == "We waited for the council."
    assert [memo.about_id for memo in person.project.memos.all()] == [coding]
    assert check(person.project) == []


def test_words_cut_and_pasted_where_they_were_leave_everything_as_it_was(person: Person) -> None:
    coding = person.code("every time. We waited")
    before = person.text
    person.begin()
    person.select("We waited for the council.")
    person.press(KEY.Key_X, CTRL)
    person.press(KEY.Key_V, CTRL)
    assert person.page.text == before
    assert person.shown(coding) == "every time. We waited"


def test_pasted_text_is_plain_and_cleaned(person: Person) -> None:
    from PySide6.QtCore import QMimeData

    data = QMimeData()
    data.setHtml("<h1><b>Big</b></h1>")
    data.setText("big\r\nand\x07 red")
    QGuiApplication.clipboard().setMimeData(data)
    person.begin()
    person.stand("Nobody")
    person.press(KEY.Key_V, CTRL)
    assert "Kari: big\nand redNobody came" in person.page.text
    assert person.page.text == raw(person)
    assert person.page.textCursor().charFormat().fontWeight() <= 400


def test_a_turn_is_parted_by_a_line_that_names_its_speaker(person: Person) -> None:
    person.begin()
    person.stand(" We waited for the council.")
    person.press(KEY.Key_Delete)
    person.press(KEY.Key_Return)
    person.type("Interviewer: And then?")
    person.press(KEY.Key_Enter, SHIFT)
    person.type("Kari: ")
    person.press(KEY.Key_Escape)
    names = {speaker.id: speaker.name for speaker in person.project.documents.speakers(person.document)}
    told = [(names[t.speaker_id or 0], t.said.of(person.text)) for t in person.project.documents.turns(person.document)]
    assert told[1:4] == [
        ("Kari", "Nobody came twice, so we started over every time."),
        ("Interviewer", "And then?"),
        ("Kari", "We waited for the council."),
    ]
    assert person.page.text == person.text == raw(person)


def test_what_is_composed_by_an_input_method_is_typed(person: Person) -> None:
    coding = person.code("We waited for the council.")
    person.begin()
    person.stand("Nobody")
    event = QInputMethodEvent("", [])
    event.setCommitString("å😀")
    QApplication.sendEvent(person.page, event)
    assert "Kari: å😀Nobody" in person.page.text
    assert person.shown(coding) == "We waited for the council."
    person.press(KEY.Key_Backspace)
    person.press(KEY.Key_Escape)
    assert "Kari: åNobody" in person.text
    assert person.project.codings.get(coding).quote == "We waited for the council."


def test_a_click_elsewhere_makes_a_step_of_it_and_the_selection_can_be_coded(person: Person) -> None:
    person.begin()
    person.stand("Nobody")
    person.type("x")
    person.select("The council had not voted.")
    assert person.window.session.span is None, "the project does not know these words yet"
    person.window.coding.codebook.view.setFocus(Qt.FocusReason.MouseFocusReason)
    assert "xNobody" in person.text
    span = person.window.session.span
    assert span is not None
    assert span.of(person.text) == "The council had not voted."
    assert person.live.active


def test_another_document_ends_the_correction(person: Person) -> None:
    person.begin()
    person.stand("Nobody")
    person.type("x")
    other = person.project.documents.named("Osen interview")
    assert other is not None
    person.window.session.show_document(other.id)
    assert not person.live.active
    assert "xNobody" in person.text
    assert person.page.text == person.project.documents.text(other.id)


def test_a_document_deleted_while_it_is_corrected_is_left_and_nothing_breaks(person: Person) -> None:
    person.begin()
    seen: list[bool] = []

    def look(_: object) -> None:
        """Others paint while the window learns of it."""
        person.view.set_hits(())
        seen.append(True)

    person.window.session.changed.connect(look)
    person.project.documents.delete(person.document)
    assert seen
    assert person.window.session.document_id != person.document
    assert not person.live.active
    person.window.session.undo()
    assert person.project.documents.get(person.document)


def test_letters_are_typed_and_code_nothing(person: Person) -> None:
    before = person.project.codings.in_document(person.document)
    person.begin()
    person.select("Nobody")
    person.type("a")
    person.press(KEY.Key_Escape)
    assert person.project.codings.in_document(person.document) == before
    assert "Kari: a came twice" in person.text


def test_what_was_typed_is_there_after_a_kill(person: Person, tmp_path: Path) -> None:
    coding = person.code("We waited for the council.")
    person.begin()
    person.stand("Nobody", after=True)
    person.type(" at all")
    for suffix in ("", "-wal"):
        shutil.copy(f"{person.project.path}{suffix}", tmp_path / f"killed.sitat{suffix}")
    with Project.open(tmp_path / "killed.sitat") as reopened:
        assert "Nobody at all came" in reopened.documents.text(person.document)
        assert reopened.codings.get(coding).quote == "We waited for the council."
        assert check(reopened) == []


def test_nothing_on_the_screen_moves_but_the_words_typed(person: Person) -> None:
    person.code("The council had not voted.")
    person.window.resize(900, 520)
    person.begin()
    person.stand("Nobody")
    bar = person.page.verticalScrollBar()
    bar.setValue(bar.maximum())
    person.stand("one by one")
    place, top = bar.value(), person.page.lines_of(person.page.text.index("The council"))[0]
    stripes = [(stripe.x, stripe.top) for stripe in person.view.stripes.shown]
    person.type("x")
    person.press(KEY.Key_Escape)
    assert bar.value() == place
    assert person.page.lines_of(person.page.text.index("The council"))[0] == top
    assert [(stripe.x, stripe.top) for stripe in person.view.stripes.shown] == stripes


def test_a_project_open_for_reading_cannot_be_typed_in(window: MainWindow, filled: Path, qtbot: QtBot) -> None:
    window.session.open(filled, read_only=True)
    window.coding.correcting.correct()
    assert not window.coding.correcting.live.active


def test_what_qt_takes_out_by_itself_is_put_back(person: Person, qtbot: QtBot) -> None:
    person.begin()
    before = person.page.text
    person.select("The council had not voted.")
    person.page.textCursor().removeSelectedText()  # as Qt does when words are dragged into another program
    qtbot.waitUntil(lambda: raw(person) == before)
    person.press(KEY.Key_Escape)
    assert person.text == before


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    keys=st.lists(
        st.tuples(
            st.sampled_from(["type", "back", "delete", "word", "cut", "paste", "undo", "redo", "enter", "leave"]),
            st.floats(0, 1),
            st.integers(0, 30),
        ),
        max_size=12,
    )
)
def test_whatever_keys_are_pressed_page_and_project_agree(
    window: MainWindow, filled: Path, qtbot: QtBot, keys: list[tuple[str, float, int]]
) -> None:
    window.session.open(Path(shutil.copy(filled, filled.with_name(f"{next(COPIES)}.sitat"))))
    person = Person(window, qtbot)
    for words in ("Nobody came twice", "We waited", "The council had not voted.", "one by one until"):
        person.code(words)
    for key, share, length in keys:
        if not person.live.active:
            person.begin()
        at = round(share * len(person.page.text))
        selected = key in ("cut", "delete", "paste") and length > 10
        span = Span(at, min(len(person.page.text), at + length * selected))
        person.page.setTextCursor(person.page.cursor_at(span))
        match key:
            case "type":
                person.type("Kari: å"[length % 5 :])
            case "undo" | "redo":
                person.press(KEY.Key_Z if key == "undo" else KEY.Key_Y, CTRL)
            case "cut" | "paste":
                person.press(KEY.Key_X if key == "cut" else KEY.Key_V, CTRL)
            case "word":
                person.press(KEY.Key_Backspace, CTRL)
            case _:
                person.press({"back": KEY.Key_Backspace, "delete": KEY.Key_Delete, "enter": KEY.Key_Return,
                              "leave": KEY.Key_Escape}[key])  # fmt: skip
        if person.live._asking:
            person.answer(length % 2)
        assert person.page.text == raw(person)
        for coding in person.view._codings.by_id.values():
            assert coding.span.of(person.page.text), "a coding lies on words"
        if not person.live.pending:
            assert person.page.text == person.text
    person.live.leave()
    assert person.page.text == raw(person) == person.text
    assert check(person.project) == []
    shown = {id_: coding.span for id_, coding in person.view._codings.by_id.items()}
    assert shown == {coding.id: coding.span for coding in person.project.codings.in_document(person.document)}
