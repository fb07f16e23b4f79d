from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from ui.session import Message
from ui.tasks import Task
from ui.widgets import message_bar
from ui.widgets.message_bar import MessageBar


@pytest.fixture
def bar(qtbot: QtBot) -> MessageBar:
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.resize(900, 36)
    bar.show()
    return bar


def test_the_next_step_is_a_button(bar: MessageBar) -> None:
    done: list[str] = []
    bar.show_message(Message("Coded with Resignation", "done", "Undo", lambda: done.append("undo")))
    assert bar.button.text() == "Undo"
    bar.button.click()
    assert done == ["undo"]
    assert bar.message is None
    assert not bar.button.isVisible()


def test_what_is_done_goes_by_itself(bar: MessageBar, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(message_bar.STAYS, "done", 50)
    bar.show_message(Message("Done", "done"))
    qtbot.waitUntil(lambda: bar.message is None, timeout=3_000)


def test_a_problem_stays_until_somebody_closes_it(
    bar: MessageBar, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(message_bar.STAYS, "done", 50)
    bar.show_message(Message("“x.docx” cannot be read", "problem"))
    qtbot.wait(400)
    assert bar.message is not None
    bar._shut.click()
    assert bar.message is None


def test_a_message_that_comes_while_one_fades_is_seen_whole(
    bar: MessageBar, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(message_bar.STAYS, "done", 30)
    bar.show_message(Message("One", "done"))
    qtbot.wait(120)
    bar.show_message(Message("Two", "problem"))
    qtbot.wait(400)
    assert bar.message is not None
    assert bar.message.text == "Two"


def test_work_is_shown_while_it_is_under_way_and_can_be_stopped(bar: MessageBar, qtbot: QtBot) -> None:
    def endless(report: object) -> None:
        number = 0
        while True:
            number += 1
            report(number % 100, 100, "a note")  # type: ignore[operator]

    task = Task("Counting", endless)
    bar.watch(task)
    with qtbot.waitSignal(task.stopped, timeout=5_000):
        task.start()
        qtbot.waitUntil(lambda: "a note" in bar._progress._text.text())
        assert bar._progress.isVisible()
        bar._progress._on_stop()
    assert not bar._progress.isVisible()


def test_a_long_message_is_wrapped_so_that_its_next_step_can_be_read(bar: MessageBar) -> None:
    bar.show_message(Message("Short.", "problem"))
    one = bar.height()
    bar.show_message(Message("“book.yaml”, line 7: " + "something is wrong " * 12 + "; take it away.", "problem"))
    assert bar.height() > one
    assert bar._long.isVisible()
    bar.resize(3_000, bar.height())
    assert bar.height() == one
    assert not bar._long.isVisible()
    bar.resize(900, bar.height())
    assert bar._long.isVisible()
    bar.clear()
    assert bar.height() == one
