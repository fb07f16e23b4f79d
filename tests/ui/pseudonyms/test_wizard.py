"""From the menu to a copy without names: found, decided, kept apart, checked and put back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from qda.files.names_key import read_key
from qda.project import Project
from qda.pseudonyms.deciding import Decision
from qda.store.pseudonyms import Where
from qda.text.pseudonyms import Kind
from qda.text.stand_ins import Style
from ui.dialogs.ask import Question
from ui.main_window import MainWindow
from ui.pseudonyms.leaks import LeaksDialog
from ui.pseudonyms.table import NAME, PSEUDONYM
from ui.pseudonyms.wizard import DECIDING, KEEPING, SCOPE, PseudonymWizard


@pytest.fixture
def wizard(coding_window: MainWindow, qtbot: QtBot) -> PseudonymWizard:
    """The wizard on a study in which Kari Dahl of Namsos is met."""
    project = coding_window.session.project
    assert project is not None
    project.memos.add("Ask Kari Dahl in Trondheim, 987 65 432. KARI knows. The Even one, even so.")
    opened = coding_window.pseudonyms.ask()
    assert opened is not None
    qtbot.waitExposed(opened)
    return opened


@pytest.fixture
def deciding(wizard: PseudonymWizard, qtbot: QtBot) -> PseudonymWizard:
    """The wizard at its table."""
    click(qtbot, wizard.next_button)
    qtbot.waitUntil(lambda: wizard.step == DECIDING, timeout=10_000)
    return wizard


def click(qtbot: QtBot, button: QPushButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def row(wizard: PseudonymWizard, name: str) -> Decision:
    assert wizard.decisions is not None
    return next(one for one in wizard.decisions.rows if name in one.forms)


def select(wizard: PseudonymWizard, *names: str) -> None:
    table, model = wizard.deciding.table, wizard.deciding.model
    table.clearSelection()
    for number, name in enumerate(names):
        index = model.index(model.row_of(row(wizard, name)), NAME)
        if number == 0:
            table.setCurrentIndex(index)
        flag = table.selectionModel().SelectionFlag
        table.selectionModel().select(index, flag.Select | flag.Rows)


def finish(wizard: PseudonymWizard, window: MainWindow, qtbot: QtBot, key: Path) -> LeaksDialog:
    """Go from the table to the end, and wait for the verdict."""
    if wizard.step == DECIDING:
        click(qtbot, wizard.next_button)
    assert wizard.step == KEEPING
    wizard.keeping.key_line.clear()
    qtbot.keyClicks(wizard.keeping.key_line, str(key))
    click(qtbot, wizard.next_button)
    if wizard.keeping.in_place.isChecked():
        question = wizard.findChild(Question)
        assert question is not None
        click(qtbot, question.buttons[0])
    qtbot.waitUntil(lambda: window.findChild(LeaksDialog) is not None, timeout=20_000)
    verdict = window.findChild(LeaksDialog)
    assert isinstance(verdict, LeaksDialog)
    return verdict


def test_a_copy_is_made_and_no_name_can_be_read_in_it(
    deciding: PseudonymWizard, coding_window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    keys = tmp_path / "apart"
    keys.mkdir()
    assert row(deciding, "Kari Dahl").replaced
    assert {"Kari", "KARI"} <= set(row(deciding, "Kari Dahl").forms)
    click(qtbot, deciding.next_button)
    goal = deciding.keeping.goal
    assert goal is not None
    assert goal.parent == tmp_path
    verdict = finish(deciding, coding_window, qtbot, keys / "key")
    assert "None of the names can be read" in verdict.title.text()
    assert {"Kari Dahl", "Trondheim", "987 65 432"} <= {pair.original for pair in read_key(keys / "key.csv")}
    with Project.open(goal) as copy:
        memo = copy.memos.all()[0].text
        assert "Kari" not in memo
        assert memo.startswith("Ask [Person ")
    project = coding_window.session.project
    assert project is not None
    assert project.memos.all()[0].text.startswith("Ask Kari Dahl")


def test_in_the_project_itself_a_decision_is_asked_for_and_the_history_ends(
    deciding: PseudonymWizard, coding_window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    click(qtbot, deciding.next_button)
    deciding.keeping.in_place.click()
    assert "history" in deciding.keeping.undone.text()
    verdict = finish(deciding, coding_window, qtbot, tmp_path / "key.csv")
    assert "None of the names can be read" in verdict.title.text()
    project = coding_window.session.project
    assert project is not None
    assert project.history() == []
    assert "Kari" not in project.memos.all()[0].text
    assert "Kari" not in project.documents.text(project.documents.all()[0].id)


def test_the_real_names_are_put_back_with_the_key(
    deciding: PseudonymWizard, coding_window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    project = coding_window.session.project
    assert project is not None
    before = [project.documents.text(one.id) for one in project.documents.all()]
    click(qtbot, deciding.next_button)
    goal = deciding.keeping.goal
    assert goal is not None
    finish(deciding, coding_window, qtbot, tmp_path / "key.csv").accept()
    assert coding_window.projects.open(goal)
    back = tmp_path / "back.sitat"
    coding_window.pseudonyms.put_back(tmp_path / "key.csv", back)
    qtbot.waitUntil(back.exists, timeout=20_000)
    with Project.open(back, read_only=True) as opened:
        assert [opened.documents.text(one.id) for one in opened.documents.all()] == before


def test_a_name_left_in_one_place_stands_there_and_is_told_of(
    deciding: PseudonymWizard, coding_window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    select(deciding, "Trondheim")
    places = deciding.deciding.places
    assert len(places.places) == 1
    places.setData(places.index(0), Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    assert "1 place is left as it is" in deciding.deciding.sums.text()
    verdict = finish(deciding, coding_window, qtbot, tmp_path / "key.csv")
    assert "Only names that you chose to leave" in verdict.title.text()
    assert "Left by you: “Trondheim”" in verdict.model.stringList()[0]


def test_names_are_ticked_renamed_merged_and_parted(deciding: PseudonymWizard, qtbot: QtBot) -> None:
    model = deciding.deciding.model
    place = model.row_of(row(deciding, "Trondheim"))
    model.setData(model.index(place, NAME), Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    assert not row(deciding, "Trondheim").replaced
    assert model.index(place, PSEUDONYM).data() == "kept"
    assert model.setData(model.index(place, PSEUDONYM), "Granvika")
    assert row(deciding, "Trondheim").replaced
    other = model.row_of(row(deciding, "Namsos"))
    assert not model.setData(model.index(other, PSEUDONYM), "Granvika")
    assert "“Granvika” stands for “Trondheim” already" in deciding.deciding.problem.text()
    select(deciding, "Trondheim", "Namsos")
    click(qtbot, deciding.deciding.merge_button)
    assert row(deciding, "Trondheim") is row(deciding, "Namsos")
    assert [one.name for one in deciding.deciding.selected()] == [row(deciding, "Namsos").name]
    click(qtbot, deciding.deciding.part_button)
    assert row(deciding, "Trondheim") is not row(deciding, "Namsos")


def test_another_name_is_added_with_its_places(deciding: PseudonymWizard, qtbot: QtBot) -> None:
    qtbot.keyClicks(deciding.deciding.new_name, "council")
    qtbot.keyClick(deciding.deciding.new_name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [one.name for one in deciding.deciding.selected()] == ["council"], timeout=10_000)
    assert deciding.step == DECIDING
    assert len(deciding.deciding.places.places) > 1


def test_all_of_a_kind_are_kept_at_once(deciding: PseudonymWizard, qtbot: QtBot) -> None:
    box = deciding.deciding.kinds
    box.setCurrentIndex(box.findData(Kind.PLACE))
    box.activated.emit(box.currentIndex())
    click(qtbot, deciding.deciding.tick_none)
    assert not any(one.replaced for one in deciding.deciding.model.rows)
    assert row(deciding, "Kari Dahl").replaced


def test_another_style_leaves_what_was_typed(deciding: PseudonymWizard, qtbot: QtBot) -> None:
    model = deciding.deciding.model
    model.setData(model.index(model.row_of(row(deciding, "Trondheim")), PSEUDONYM), "Granheim")
    click(qtbot, deciding.back_button)
    assert deciding.step == SCOPE
    deciding.scope.styles[Style.NAMES].click()
    click(qtbot, deciding.next_button)
    qtbot.waitUntil(lambda: deciding.step == DECIDING)
    assert row(deciding, "Trondheim").pseudonym == "Granheim"
    assert not row(deciding, "Kari Dahl").pseudonym.startswith("[")


def test_what_is_left_out_is_said(wizard: PseudonymWizard) -> None:
    assert wizard.scope.left_out.isHidden()
    wizard.scope.places[Where.MEMOS].click()
    assert not wizard.scope.left_out.isHidden()
    for box in wizard.scope.places.values():
        box.setChecked(False)
    assert not wizard.next_button.isEnabled()


def test_the_key_is_asked_for_and_a_warning_stands_where_it_lies_beside(deciding: PseudonymWizard, qtbot: QtBot, tmp_path: Path) -> None:  # fmt: skip  # noqa: E501
    click(qtbot, deciding.next_button)
    assert not deciding.next_button.isEnabled()
    qtbot.keyClicks(deciding.keeping.key_line, str(tmp_path / "key.csv"))
    assert "whoever gets that folder gets the names" in deciding.keeping.warning.text()
    assert deciding.next_button.isEnabled()


def test_a_pseudonym_that_occurs_is_refused_in_a_sentence_and_nothing_is_made(
    deciding: PseudonymWizard, qtbot: QtBot, tmp_path: Path
) -> None:
    model = deciding.deciding.model
    model.setData(model.index(model.row_of(row(deciding, "Trondheim")), PSEUDONYM), "council")
    click(qtbot, deciding.next_button)
    deciding.keeping.key_line.setText(str(tmp_path / "key.csv"))
    there = sorted(tmp_path.glob("*.sitat"))
    click(qtbot, deciding.next_button)
    qtbot.waitUntil(lambda: bool(deciding.problem.text()), timeout=10_000)
    assert "“council” stands in the project already" in deciding.problem.text()
    assert sorted(tmp_path.glob("*.sitat")) == there
    assert not (tmp_path / "key.csv").exists()


def test_the_search_for_names_tells_where_they_stand(
    deciding: PseudonymWizard, coding_window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    from qda.files.names_key import write_key

    assert deciding.decisions is not None
    write_key(deciding.decisions.key(), tmp_path / "key.csv")
    deciding.reject()
    coding_window.pseudonyms.search(tmp_path / "key.csv")
    qtbot.waitUntil(lambda: coding_window.findChild(LeaksDialog) is not None, timeout=10_000)
    verdict = coding_window.findChild(LeaksDialog)
    assert isinstance(verdict, LeaksDialog)
    assert "can still be read" in verdict.title.text()
    assert any("“Trondheim” in 1 place, memos" in line for line in verdict.model.stringList())


def test_what_is_kept_can_be_shown_alone_and_stays_there_while_it_is_decided(
    deciding: PseudonymWizard, qtbot: QtBot
) -> None:
    box, model = deciding.deciding.kinds, deciding.deciding.model
    assert deciding.decisions is not None
    kept = [one for one in deciding.decisions.rows if not one.replaced]
    assert box.itemText(box.count() - 1) == f"Kept ({len(kept)})"
    box.setCurrentIndex(box.count() - 1)
    box.activated.emit(box.currentIndex())
    assert model.rows == kept
    click(qtbot, deciding.deciding.tick_all)
    assert model.rows == kept
    assert all(one.replaced for one in kept)


def test_stopped_while_the_copy_is_searched_nothing_is_left_of_it(
    deciding: PseudonymWizard, coding_window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    keys = tmp_path / "apart"
    keys.mkdir()
    project = coding_window.session.project
    assert project is not None
    project.memos.add("Words that take their time to be searched. " * 20_000)
    before = {one.name for one in tmp_path.iterdir()}
    click(qtbot, deciding.next_button)
    deciding.keeping.key_line.setText(str(keys / "key.csv"))
    click(qtbot, deciding.next_button)
    waiting = coding_window.pseudonyms.progress
    assert waiting is not None
    notes: list[str] = []

    def stop_when_it_searches(done: int, of: int, note: str) -> None:
        notes.append(note)
        if note == "Searching for names":
            click(qtbot, waiting._stop)

    ended: list[int] = []
    waiting._work.progressed.connect(stop_when_it_searches)
    waiting.finished.connect(ended.append)
    qtbot.waitUntil(lambda: bool(ended), timeout=20_000)
    assert "Searching for names" in notes
    qtbot.waitUntil(lambda: {one.name for one in tmp_path.iterdir()} == before, timeout=5_000)
    assert list(keys.iterdir()) == []
    assert deciding.step == KEEPING


def test_no_file_of_the_computer_keeps_a_name_that_was_replaced_in_the_project(
    deciding: PseudonymWizard, coding_window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    settings = coding_window.settings
    settings.searches = [["Kari Dahl", "text"], ["harbour", "text"]]
    click(qtbot, deciding.next_button)
    deciding.keeping.in_place.click()
    (tmp_path / "apart").mkdir()
    finish(deciding, coding_window, qtbot, tmp_path / "apart" / "key.csv").accept()
    assert settings.searches == [["harbour", "text"]]
    project = coding_window.session.project
    assert project is not None
    project.memos.add("Written afterwards.")
    coding_window.session.close()
    settings.store.sync()
    for file in tmp_path.rglob("*"):
        if file.is_file() and file.parent.name != "apart":
            data = file.read_bytes().decode("utf-8", "replace").casefold()
            for name in ("kari dahl", "dahl", "trondheim", "987 65 432"):
                assert name not in data, file
