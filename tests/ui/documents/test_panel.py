from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from qda.model import Case, Document, Draft, Span
from qda.project import Project
from ui.documents.panel import FILTER_FROM, DocumentsPanel
from ui.session import Message, Session
from ui.widgets.finder import Finder


@pytest.fixture
def panel(session: Session, qtbot: QtBot) -> Iterator[DocumentsPanel]:
    panel = DocumentsPanel(session)
    qtbot.addWidget(panel)
    panel.resize(240, 480)
    panel.show()
    yield panel
    session.close()


def shown(panel: DocumentsPanel) -> dict[str, list[str]]:
    """The tree as a person reads it: cases with their documents, loose documents with none."""
    model = panel.model
    tops = [model.index(row, 0) for row in range(model.rowCount())]
    return {
        str(top.data()): [str(model.index(row, 0, top).data()) for row in range(model.rowCount(top))] for top in tops
    }


def row_of(panel: DocumentsPanel, name: str) -> QModelIndex:
    model = panel.model
    for entry in (*model.documents(), *model.cases()):
        if entry.name == name:
            return model.index_of(entry.id) if isinstance(entry, Document) else model.index_of_case(entry.id)
    raise AssertionError(name)


def test_documents_stand_in_their_cases_and_those_without_below(panel: DocumentsPanel, project: Project) -> None:
    project.documents.add(Draft("Field note", "It rained."))
    assert shown(panel) == {"Namsos": ["Namsos interview"], "Osen": ["Osen interview"], "Field note": []}


def test_going_to_a_document_takes_it_in_hand(panel: DocumentsPanel, session: Session, qtbot: QtBot) -> None:
    panel.view.setFocus()
    panel.view.setCurrentIndex(row_of(panel, "Namsos interview"))
    with qtbot.waitSignal(session.document_changed):
        qtbot.keyClick(panel.view, Qt.Key.Key_Down)
        qtbot.keyClick(panel.view, Qt.Key.Key_Down)
    assert session.project is not None
    assert session.project.documents.get(session.document_id or 0).name == "Osen interview"


def test_f2_renames_in_place(panel: DocumentsPanel, project: Project, qtbot: QtBot) -> None:
    panel.view.setFocus()
    panel.view.setCurrentIndex(row_of(panel, "Osen interview"))
    qtbot.keyClick(panel.view, Qt.Key.Key_F2)
    field = panel.view.findChild(QLineEdit)
    assert field is not None
    field.selectAll()
    qtbot.keyClicks(field, "Osen, contact person")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: project.documents.named("Osen, contact person") is not None)
    assert "Osen, contact person" in shown(panel)["Osen"]


def test_a_name_that_is_taken_is_refused_with_a_sentence(
    panel: DocumentsPanel, project: Project, said: list[Message]
) -> None:
    panel.model.setData(row_of(panel, "Osen interview"), "Namsos interview")
    assert said[-1].kind == "problem"
    assert "Namsos interview" in said[-1].text


def test_documents_dropped_on_a_case_belong_to_it_and_one_undo_takes_them_back(
    panel: DocumentsPanel, project: Project
) -> None:
    namsos = project.cases.named("Namsos")
    assert namsos is not None
    panel.model.put_into_case([document.id for document in project.documents.all()], namsos.id)
    assert shown(panel) == {"Namsos": ["Namsos interview", "Osen interview"], "Osen": []}
    project.undo()
    assert shown(panel)["Osen"] == ["Osen interview"]


def test_delete_deletes_without_a_question_and_offers_undo(
    panel: DocumentsPanel, project: Project, said: list[Message], qtbot: QtBot
) -> None:
    panel.view.setFocus()
    panel.view.setCurrentIndex(row_of(panel, "Osen interview"))
    qtbot.keyClick(panel.view, Qt.Key.Key_Delete)
    assert [document.name for document in project.documents.all()] == ["Namsos interview"]
    assert (said[-1].text, said[-1].action) == ("Deleted Osen interview", "Undo")
    assert said[-1].handler is not None
    said[-1].handler()
    assert len(project.documents.all()) == 2


def test_several_documents_are_deleted_in_one_step(panel: DocumentsPanel, project: Project) -> None:
    panel.view.selectAll()
    panel.delete_chosen()
    assert project.documents.all() == []
    assert project.cases.all() == []
    project.undo()
    assert (len(project.documents.all()), len(project.cases.all())) == (2, 2)


def test_progress_is_told_in_words_too(panel: DocumentsPanel, project: Project, qtbot: QtBot) -> None:
    document = project.documents.all()[0]
    project.codings.add(document.id, Span(40, 60), project.codes.all()[0].id)
    project.documents.set_read(document.id)
    qtbot.waitUntil(lambda: panel.model.progress(document.id).read)
    words = str(row_of(panel, "Namsos interview").data(Qt.ItemDataRole.AccessibleTextRole))
    assert words == "Namsos interview, answers 2 of 2 questions, 1 coding, read"


def test_a_new_case_is_named_in_place(panel: DocumentsPanel, project: Project, qtbot: QtBot) -> None:
    panel.new_case()
    field = panel.view.findChild(QLineEdit)
    assert field is not None
    field.selectAll()
    qtbot.keyClicks(field, "Vikna")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: project.cases.named("Vikna") is not None)


def test_a_document_is_put_into_a_case_by_typing_its_name(
    panel: DocumentsPanel, project: Project, qtbot: QtBot
) -> None:
    document = project.documents.named("Osen interview")
    assert document is not None
    panel.choose_case([document])
    (finder,) = panel.findChildren(Finder)
    qtbot.keyClicks(finder.line, "nams")
    qtbot.keyClick(finder.line, Qt.Key.Key_Return)
    assert shown(panel)["Namsos"] == ["Namsos interview", "Osen interview"]


def test_the_menu_marks_as_read(panel: DocumentsPanel, project: Project) -> None:
    menu = panel.menu_for(row_of(panel, "Osen interview"))
    next(action for action in menu.actions() if action.text() == "Mark as read").trigger()
    assert project.documents.named("Osen interview").read  # type: ignore[union-attr]


def test_an_empty_project_shows_what_belongs_here(panel: DocumentsPanel, project: Project) -> None:
    panel.view.selectAll()
    panel.delete_chosen()
    assert not panel.view.isVisible()


def test_five_hundred_documents_are_filtered_by_a_few_letters(
    panel: DocumentsPanel, project: Project, qtbot: QtBot
) -> None:
    with project.step("demo"):
        for number in range(500):
            project.documents.add(Draft(f"Høylandet {number}", "Hello.", case=f"Case {number % 40}"))
    assert panel.filter.isVisible()
    qtbot.keyClicks(panel.filter, "hoylandet 49")
    found = [name for names in shown(panel).values() for name in names]
    assert sorted(found) == sorted(["Høylandet 49", *(f"Høylandet 49{digit}" for digit in range(10))])


def test_few_documents_need_no_filter(panel: DocumentsPanel, project: Project) -> None:
    assert len(project.documents.all()) < FILTER_FROM
    assert not panel.filter.isVisible()


def test_folded_cases_stay_folded_when_documents_come(panel: DocumentsPanel, project: Project) -> None:
    panel.view.setExpanded(row_of(panel, "Namsos"), False)
    project.documents.add(Draft("Osen, second", "Hello.", case="Osen"))
    assert not panel.view.isExpanded(row_of(panel, "Namsos"))
    assert panel.view.isExpanded(row_of(panel, "Osen"))
    assert isinstance(panel.model.entry(row_of(panel, "Osen")), Case)
