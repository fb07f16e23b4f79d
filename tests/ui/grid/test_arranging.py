"""The grid laid out by the person: what meets whom, turned, narrowed, ordered, hidden, and found again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from qda.analysis.arrangement import Arrangement, Compared, Only, Order, Topics
from qda.analysis.cells import heard_at
from qda.analysis.query import Compare
from qda.model import AttributeType, CellState, Span, TurnRole
from qda.project import Project
from qda.store.cells import Topic, TopicOf, WhoseOf
from ui.dialogs.ask import LineDialog
from ui.grid.model import CELL
from ui.grid.workspace import GridWorkspace
from ui.session import Message, Session

Go = Callable[[str, str], tuple[int, int]]
Key = Qt.Key
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def coded(project: Project) -> Project:
    """Osen's alarms are coded with Equipment, in the family Gains; Vikna's waiting with nothing. Sizes are known."""
    gains = project.codes.add("Gains")
    equipment = project.codes.add("Equipment", gains)
    osen = project.documents.all()[0].id
    text = project.documents.text(osen)
    start = text.index("alarms")
    project.codings.add(osen, Span(start, start + 6), equipment)
    size = project.attributes.define("Inhabitants", AttributeType.NUMBER)
    for case, value in zip(project.cases.all(), ("930", "4500", "13000"), strict=True):
        project.attributes.set_value(case.id, size, value)
    return project


def names(workspace: GridWorkspace) -> tuple[list[str], list[str]]:
    rows, columns = workspace.shown_lines()
    return [line.name for line in rows], [line.name for line in columns]


def choose(workspace: GridWorkspace, combo: str, words: str, qtbot: QtBot) -> None:
    """Choose something in one of the bar's boxes with the keyboard."""
    box = getattr(workspace.bar, combo)
    box.setFocus()
    place = box.findText(words)
    assert place >= 0, [box.itemText(number) for number in range(box.count())]
    for _ in range(abs(place - box.currentIndex())):
        if box.currentIndex() != place:
            qtbot.keyClick(box, Key.Key_Down if box.currentIndex() < place else Key.Key_Up)


def entry(menu: QMenu, words: str) -> None:
    """Choose something in a menu, as it would be filled for a click."""
    menu.aboutToShow.emit()
    [action] = [action for action in menu.actions() if action.text().partition("\t")[0] == words]
    action.trigger()


def answer(words: str, qtbot: QtBot) -> None:
    """Answer what is asked for in a line."""
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, LineDialog) and one.isVisible())
    dialog.line.setText(words)
    qtbot.keyClick(dialog.line, Key.Key_Return)


# --------------------------------------------------------------------------- what meets what


def test_codes_are_chosen_for_rows_and_say_what_is_coded_and_what_is_read(
    workspace: GridWorkspace, coded: Project, qtbot: QtBot
) -> None:
    choose(workspace, "topics", "Codes", qtbot)
    assert names(workspace) == (["Gains", "Equipment"], ["Osen", "Vikna", "Namsos"])
    model = workspace.view.grid_model()
    spoken = [model.index(1, column).data(Qt.ItemDataRole.AccessibleTextRole) for column in range(3)]
    assert spoken == ["Osen. 1 passage", "Vikna. read, nothing coded", "Namsos. not yet read"]
    workspace.view.go_to(model.index(0, 0))
    assert [turn.text for turn in workspace.panel.passages.answers()] == ["alarms"]
    assert "Equipment" in workspace.panel.passages.toPlainText()
    assert not workspace.panel.divided.isVisible()


def test_a_summary_of_a_code_in_a_case_is_typed_where_it_stands(
    workspace: GridWorkspace, coded: Project, qtbot: QtBot
) -> None:
    workspace.arranging.take(Arrangement(topics=Topics.FAMILIES))
    workspace.view.setFocus()
    qtbot.keyClick(workspace.view, "A")
    [(place, cell)] = coded.cells.written().items()
    assert (place.topic.of, place.whose.of, cell.summary) == (TopicOf.CODE, WhoseOf.CASE, "A")
    coded.undo()
    assert workspace.panel.summary.text() == ""


def test_the_grid_is_turned_round_and_the_same_cell_stays_in_hand(
    workspace: GridWorkspace, go: Go, qtbot: QtBot
) -> None:
    go("2", "Vikna")
    before = names(workspace)
    qtbot.mouseClick(workspace.bar.turn, Qt.MouseButton.LeftButton)
    assert names(workspace) == before[::-1]
    assert workspace.panel.case.text() == "Vikna"
    assert (workspace.view.currentIndex().row(), workspace.view.currentIndex().column()) == (1, 1)


def test_groups_of_numbers_are_compared_between_borders_that_can_be_changed(
    workspace: GridWorkspace, coded: Project, qtbot: QtBot
) -> None:
    choose(workspace, "compared", "By Inhabitants", qtbot)
    assert workspace.arranging.now.compared is Compared.GROUPS
    choose(workspace, "compared", "Other borders…", qtbot)
    answer("5000", qtbot)
    assert names(workspace)[1] == ["under 5000", "5000 or more"]
    workspace.view.go_to(workspace.view.grid_model().index(0, 0))
    assert len(workspace.panel.read) == 2


def test_a_point_from_a_group_rests_on_what_was_said_in_it(
    workspace: GridWorkspace, coded: Project, qtbot: QtBot
) -> None:
    choose(workspace, "compared", "By Inhabitants", qtbot)
    model = workspace.view.grid_model()
    for column in range(model.columnCount()):
        cell = model.cell(model.index(0, column))
        said = [one for one in heard_at(coded, cell.place) if one.role is TurnRole.ANSWERS]
        if said:
            workspace.verbs.make_point([cell.place])
            point = coded.synthesis.points(coded.guide.questions()[0].id)[-1]
            assert [(one.document_id, one.span) for one in point.evidence] == [(o.document_id, o.span) for o in said]
            assert not any(one.shown for one in point.evidence)
            coded.undo()
            assert coded.synthesis.points() == []
            return
    raise AssertionError("nobody in these groups said anything")


def test_borders_that_are_no_numbers_are_refused(
    workspace: GridWorkspace, coded: Project, said: list[Message], qtbot: QtBot
) -> None:
    workspace.arranging.compare_groups(coded.attributes.all()[0])
    before = workspace.arranging.now
    workspace.arranging.ask_borders()
    answer("5000; many", qtbot)
    assert "numbers with semicolons" in said[-1].text
    assert workspace.arranging.now == before


def test_a_grid_by_an_attribute_that_is_deleted_goes_back_to_cases(workspace: GridWorkspace, coded: Project) -> None:
    workspace.arranging.compare_groups(coded.attributes.all()[0])
    coded.attributes.delete(coded.attributes.all()[0].id)
    assert names(workspace)[1] == ["Osen", "Vikna", "Namsos"]


def test_each_kind_of_grid_teaches_what_belongs_there(workspace: GridWorkspace, qtbot: QtBot) -> None:
    for words in ("Codes", "Families of codes", "Saved queries"):
        choose(workspace, "topics", words, qtbot)
        assert workspace.empty is not None
        assert workspace.empty.button is not None
        assert workspace.bar.isVisible()
    workspace.empty.button.click()
    assert workspace.view.isVisible()


def test_a_cell_of_the_guide_is_shown_however_the_grid_was(
    workspace: GridWorkspace, coded: Project, project: Project
) -> None:
    question, case = project.guide.questions()[1], project.cases.all()[1]
    for arrangement in (
        Arrangement(topics=Topics.CODES),
        Arrangement(text="again"),
        Arrangement(compared=Compared.SPEAKERS, turned=True),
    ):
        workspace.arranging.take(arrangement)
        workspace.show_cell(question.id, case.id)
        assert workspace.panel.case.text() == "Vikna"
        assert "What was hard" in workspace.panel.question.text()


# --------------------------------------------------------------------------- left out and ordered


def test_what_is_typed_narrows_the_grid_and_clearing_it_brings_all_back(
    workspace: GridWorkspace, project: Project, go: Go, qtbot: QtBot
) -> None:
    project.synthesis.set_summary(*go("2", "Vikna"), "Time, mostly.")
    qtbot.keyClicks(workspace.bar.text, "mostly")
    qtbot.waitUntil(lambda: len(names(workspace)[0]) == 1, timeout=2_000)
    assert names(workspace)[0] == ["What was hard about it?"]
    qtbot.keyClicks(workspace.bar.text, " not")
    qtbot.waitUntil(lambda: workspace.empty is not None, timeout=2_000)
    assert workspace.empty is not None
    assert workspace.empty.button is not None
    workspace.empty.button.click()
    assert len(names(workspace)[0]) == 3


def test_sections_and_attributes_narrow_the_grid(workspace: GridWorkspace, coded: Project, qtbot: QtBot) -> None:
    entry(workspace.bar.narrow.menu(), "Experience")
    assert len(names(workspace)[0]) == 2
    workspace.arranging.ask_condition("Inhabitants", Compare.LESS)
    answer("5 000", qtbot)
    assert names(workspace)[1] == ["Osen", "Vikna"]
    entry(workspace.bar.left_out.menu(), "Show everything")
    assert [len(side) for side in names(workspace)] == [3, 3]


def test_only_what_is_not_summed_up_yet_is_shown(workspace: GridWorkspace, go: Go, project: Project) -> None:
    project.synthesis.set_summaries({go("1", "Osen"): "Alarms.", go("1", "Vikna"): "Never."})
    workspace.arranging.set(only=Only.EMPTY)
    assert names(workspace) == (["What was hard about it?"], ["Vikna"])


def test_a_row_and_a_column_are_hidden_from_the_menu_and_shown_again(
    workspace: GridWorkspace, go: Go, qtbot: QtBot
) -> None:
    go("2", "Vikna")
    entry(workspace.menu_of(workspace.view.currentIndex()), "Hide column")
    assert names(workspace)[1] == ["Osen", "Namsos"]
    go("1", "Osen")
    entry(workspace.menus.of_line(workspace.shown_lines()[0][2]), "Hide row")
    assert len(names(workspace)[0]) == 2
    assert workspace.bar.left_out.isVisible()
    entry(workspace.bar.left_out.menu(), "Vikna")
    assert names(workspace)[1] == ["Osen", "Vikna", "Namsos"]


def test_columns_are_ordered_by_an_attribute(workspace: GridWorkspace, coded: Project) -> None:
    coded.attributes.set_value(coded.cases.all()[0].id, coded.attributes.all()[0].id, "90000")
    entry(workspace.bar.order.menu(), "By Inhabitants")
    assert names(workspace)[1] == ["Vikna", "Namsos", "Osen"]
    workspace.arranging.order(Topic, Order.NAME)
    assert workspace.arranging.now.order_compared is Order.ATTRIBUTE


# --------------------------------------------------------------------------- found again


def test_a_view_is_kept_under_a_name_with_the_project_and_taken_again(
    workspace: GridWorkspace, coded: Project, qtbot: QtBot
) -> None:
    view = Arrangement(Topics.CODES, turned=True, order_compared=Order.NAME)
    workspace.arranging.take(view)
    entry(workspace.bar.views.menu(), "Save view as…")
    answer("Codes by case", qtbot)
    workspace.arranging.take(Arrangement())
    entry(workspace.bar.views.menu(), "Codes by case")
    assert workspace.arranging.now == view
    entry(workspace.bar.views.menu(), "Delete view")
    assert workspace.arranging.views() == []
    coded.undo()
    assert [one.name for one in workspace.arranging.views()] == ["Codes by case"]


def test_the_grid_becomes_a_report_that_follows_its_view(
    workspace: GridWorkspace, coded: Project, qtbot: QtBot
) -> None:
    workspace.arranging.take(Arrangement(turned=True))
    entry(workspace.bar.views.menu(), "Save as report…")
    answer("Cases down", qtbot)
    assert [one.name for one in workspace.arranging.views()] == ["Cases down"]
    (kept,) = coded.recipes.all()
    assert (kept.name, kept.kind, kept.options["view"]) == ("Cases down", "grid", "Cases down")
    entry(workspace.bar.views.menu(), "Rename view…")
    answer("Cases", qtbot)
    assert coded.recipes.all()[0].options["view"] == "Cases"
    coded.undo()
    coded.undo()
    assert (coded.recipes.all(), workspace.arranging.views()) == ([], [])


def test_the_layout_and_its_widths_are_found_again_when_the_project_is_opened(
    workspace: GridWorkspace, session: Session, coded: Project, tmp_path: Path
) -> None:
    workspace.arranging.take(Arrangement(topics=Topics.CODES, text="Gains"))
    workspace.view.columns.resizeSection(1, 222)
    workspace.view.rows.set_width(260)
    kept = workspace.standing()
    path = coded.path
    session.close()
    session.take(Project.open(path))
    assert workspace.arranging.now == Arrangement()
    workspace.stand_again(kept)
    assert names(workspace)[0] == ["Gains"]
    assert workspace.view.columnWidth(1) == 222
    assert workspace.view.rows.sizeHint().width() == 260


def test_a_layout_that_cannot_be_read_is_the_usual_one(workspace: GridWorkspace) -> None:
    for text in ("", "[]", '{"topics": "dreams"}', "{"):
        workspace.arranging.read(text)
        assert workspace.arranging.now == Arrangement()


# --------------------------------------------------------------------------- keys


def test_the_keys_of_a_spreadsheet_go_to_edges_and_ends(workspace: GridWorkspace, go: Go, qtbot: QtBot) -> None:
    def at() -> tuple[int, int]:
        return workspace.view.currentIndex().row(), workspace.view.currentIndex().column()

    none = Qt.KeyboardModifier.NoModifier
    go("1", "Osen")
    for key, modifier, wanted in (
        (Key.Key_Right, CTRL, (0, 2)), (Key.Key_Down, CTRL, (2, 2)), (Key.Key_Home, none, (2, 0)),
        (Key.Key_End, none, (2, 2)), (Key.Key_Home, CTRL, (0, 0)), (Key.Key_End, CTRL, (2, 2)),
        (Key.Key_Up, CTRL, (0, 2)), (Key.Key_Left, CTRL, (0, 0)), (Key.Key_Tab, none, (0, 1)),
        (Key.Key_Backtab, SHIFT, (0, 0)),
    ):  # fmt: skip
        qtbot.keyClick(workspace.view, key, modifier)
        assert at() == wanted, key


def test_control_and_shift_select_to_the_edge(workspace: GridWorkspace, go: Go, qtbot: QtBot) -> None:
    go("1", "Vikna")
    qtbot.keyClick(workspace.view, Key.Key_Down, CTRL | SHIFT)
    assert len(workspace.view.chosen()) == 3
    assert {place.whose.id for place in workspace.view.chosen()} == {workspace.panel.cell.place.whose.id}  # type: ignore[union-attr]


def test_tab_leaves_the_grid_at_the_end_of_a_row(workspace: GridWorkspace, go: Go, qtbot: QtBot) -> None:
    go("1", "Namsos")
    qtbot.keyClick(workspace.view, Key.Key_Tab)
    assert not workspace.view.hasFocus()


# --------------------------------------------------------------------------- from passages to words


def test_one_key_cites_the_passage_in_hand_and_leads_back_to_it(
    workspace: GridWorkspace, go: Go, project: Project, session: Session, qtbot: QtBot
) -> None:
    place = go("1", "Vikna")
    workspace.open_cell()
    qtbot.keyClicks(workspace.panel.summary, "They asked")
    qtbot.keyClick(workspace.panel.summary, Key.Key_Down, ALT)
    qtbot.keyClick(workspace.panel.summary, Key.Key_Return, CTRL)
    assert project.synthesis.summary(*place) == "They asked (Anne, ¶ 3)"
    qtbot.keyClicks(workspace.panel.summary, ".")
    assert project.synthesis.summary(*place) == "They asked (Anne, ¶ 3)."
    [chip] = workspace.panel.links.chips
    with qtbot.waitSignal(session.place_wanted) as wanted:
        chip.click()
    document, span = wanted.args
    assert span.of(project.documents.text(document)) == "We did ask, though."


def test_the_passages_themselves_are_gone_through_and_cited_by_keys(
    workspace: GridWorkspace, go: Go, project: Project, qtbot: QtBot
) -> None:
    place = go("1", "Vikna")
    workspace.panel.passages.setFocus()
    qtbot.keyClick(workspace.panel.passages, Key.Key_Down)
    qtbot.keyClick(workspace.panel.passages, Key.Key_C)
    assert project.synthesis.summary(*place) == "(Anne, ¶ 3)"


def test_the_passages_of_empty_cells_are_quoted_as_they_stand(
    workspace: GridWorkspace, go: Go, project: Project, said: list[Message], qtbot: QtBot
) -> None:
    place = go("1", "Vikna")
    qtbot.mouseClick(workspace.panel.fill, Qt.MouseButton.LeftButton)
    assert project.synthesis.summary(*place) == (
        "“Never. We waited and nobody came.” (Per, ¶ 2)\n“We did ask, though.” (Anne, ¶ 3)"
    )
    assert len(workspace.panel.links.chips) == 2
    assert not workspace.panel.fill.isVisible()
    said[-1].handler()  # type: ignore[misc]
    assert project.synthesis.summary(*place) == ""


def test_a_point_is_made_from_the_selected_cells(
    workspace: GridWorkspace, go: Go, project: Project, qtbot: QtBot
) -> None:
    project.synthesis.set_summaries({go("1", "Vikna"): "Never.", go("1", "Osen"): "Alarms."})
    qtbot.keyClick(workspace.view, Key.Key_Right, SHIFT)
    entry(workspace.menu_of(workspace.view.currentIndex()), "New point from these cells")
    [point] = project.synthesis.points(project.guide.questions()[0].id)
    assert point.text == "Alarms.\nNever."
    assert len(point.evidence) == 2


def test_the_state_of_several_cells_is_set_in_one_step(workspace: GridWorkspace, go: Go, project: Project) -> None:
    go("3", "Osen")
    model = workspace.view.grid_model()
    workspace.verbs.set_state([model.place(model.index(2, column)) for column in (0, 1)], CellState.NOT_ANSWERED)
    assert [model.index(2, column).data(CELL).state for column in (0, 1)] == [CellState.NOT_ANSWERED] * 2
    project.undo()
    assert [model.index(2, column).data(CELL).state for column in (0, 1)] == [CellState.NOT_ASKED] * 2


def test_a_stale_summary_of_a_code_says_so_and_still_right_clears_it(
    workspace: GridWorkspace, coded: Project, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.watch.QUIET", 40)
    workspace.arranging.take(Arrangement(topics=Topics.CODES))
    workspace.verbs.write(workspace.panel.cell.place, "Alarms.")  # type: ignore[union-attr]
    coded.codings.remove([coding.id for coding in coded.codings.of_codes()])
    qtbot.waitUntil(lambda: workspace.panel.notice.isVisible(), timeout=3_000)
    qtbot.mouseClick(workspace.panel.notice.right, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not workspace.panel.notice.isVisible(), timeout=3_000)


def test_many_codings_are_counted_beside_the_window(
    workspace: GridWorkspace, coded: Project, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.grid.reading.MOST_CODINGS", 0)
    workspace.arranging.take(Arrangement(topics=Topics.CODES))
    qtbot.waitUntil(lambda: names(workspace)[0] == ["Gains", "Equipment"], timeout=3_000)


def test_many_summaries_are_compared_beside_the_window(
    workspace: GridWorkspace, go: Go, project: Project, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.grid.reading.MOST_SUMMARIES", 0)
    monkeypatch.setattr("ui.watch.QUIET", 40)
    project.synthesis.set_summary(*go("1", "Osen"), "Alarms.")
    osen = project.documents.all()[0].id
    text = project.documents.text(osen).replace("gloves", "boots")
    project.corrections.apply(project.corrections.plan(osen, text))
    qtbot.waitUntil(lambda: workspace.panel.notice.isVisible(), timeout=3_000)
