from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from qda.model import Part
from qda.project import Project
from ui.documents.entries_table import CASE, NAME
from ui.documents.import_dialog import ImportDialog
from ui.session import Message, Session

TEXT = """Interview in Vikna
Date: 2016-02-23

Interviewer: How did it begin?
Kari: Nobody came twice, so we started over every time.
Interviewer: What was difficult?
Kari: The council had not voted.
"""


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], Path]:
    """Write a text file and give its path."""

    def write(name: str, text: str = TEXT) -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def preview(session: Session, qtbot: QtBot) -> Callable[..., ImportDialog]:
    """A preview of files, read."""

    def preview(*paths: Path) -> ImportDialog:
        dialog = ImportDialog(session, paths)
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.begin()
        qtbot.waitUntil(lambda: len(dialog.model.entries) == len(paths), timeout=10_000)
        return dialog

    return preview


Preview = Callable[..., ImportDialog]
Write = Callable[..., Path]


def imported(dialog: ImportDialog, qtbot: QtBot) -> list[int]:
    with qtbot.waitSignal(dialog.imported, timeout=10_000) as stored:
        dialog.import_button.click()
    assert stored.args is not None
    return list(stored.args[0])


def test_a_file_is_shown_as_it_is_understood(preview: Preview, write: Write) -> None:
    dialog = preview(write("vikna.txt"))
    (entry,) = dialog.model.entries
    assert entry.draft is not None
    assert [speaker.name for speaker in entry.draft.speakers] == ["Interviewer", "Kari"]
    assert dialog.details.questions.index(0, 1).data() == "¶ 3"
    assert dialog.import_button.text() == "Import 1 document"


def test_nothing_is_stored_before_import_is_pressed(preview: Preview, write: Write, project: Project) -> None:
    dialog = preview(write("vikna.txt"))
    dialog.reject()
    assert len(project.documents.all()) == 2


def test_all_that_is_ticked_is_stored_in_one_step(
    preview: Preview, write: Write, project: Project, qtbot: QtBot, said: list[Message], session: Session
) -> None:
    dialog = preview(write("vikna.txt"), write("lierne.txt", TEXT.replace("Vikna", "Lierne")))
    ids = imported(dialog, qtbot)
    assert [project.documents.get(id_).name for id_ in ids] == ["vikna", "lierne"]
    assert session.document_id == ids[0]
    assert said[-1].text == "2 documents imported"
    project.undo()
    assert len(project.documents.all()) == 2


def test_a_bad_file_is_listed_with_its_sentence_and_the_rest_go_on(
    preview: Preview, write: Write, qtbot: QtBot, project: Project
) -> None:
    dialog = preview(write("vikna.txt"), write("broken.docx"), write("empty.txt", "  "))
    good, broken, empty = dialog.model.entries
    assert good.taken
    assert "broken.docx" in broken.problem
    assert "empty.txt" in empty.problem
    assert len(imported(dialog, qtbot)) == 1


def test_a_text_that_is_here_already_is_not_ticked(
    preview: Preview, write: Write, project: Project, qtbot: QtBot
) -> None:
    path = write("vikna.txt")
    imported(preview(path), qtbot)
    dialog = preview(path, write("copy.txt"))
    assert [entry.taken for entry in dialog.model.entries] == [False, False]
    assert "vikna" in dialog.model.entries[0].note
    assert not dialog.import_button.isEnabled()


def test_name_and_case_typed_in_the_table_are_what_is_stored(
    preview: Preview, write: Write, project: Project, qtbot: QtBot
) -> None:
    dialog = preview(write("vikna.txt"))
    dialog.model.setData(dialog.model.index(0, NAME), "Vikna, contact person")
    dialog.model.setData(dialog.model.index(0, CASE), "Vikna")
    (stored,) = imported(dialog, qtbot)
    document = project.documents.get(stored)
    assert document.name == "Vikna, contact person"
    case = project.cases.named("Vikna")
    assert case is not None
    assert document.case_id == case.id


def test_the_case_is_guessed_from_the_name_of_the_file(preview: Preview, write: Write) -> None:
    dialog = preview(write("2016 osen second.txt", "Kari: Hello.\nOla: Hello you.\nKari: Yes.\nOla: No.\n"))
    assert dialog.model.index(0, CASE).data() == "Osen"


def test_a_case_of_each_document_is_one_click(preview: Preview, write: Write) -> None:
    dialog = preview(write("vikna.txt", TEXT.replace("Interview in Vikna\n", "")))
    dialog.make_cases()
    assert dialog.model.index(0, CASE).data() == "vikna"


def test_saying_who_interviews_matches_the_questions_anew(
    preview: Preview, write: Write, project: Project, qtbot: QtBot
) -> None:
    dialog = preview(write("vikna.txt"))
    speakers = dialog.details.speakers
    speakers.setData(speakers.index(0, 2), "participant")
    speakers.setData(speakers.index(1, 3), "mayor")
    draft = dialog.model.entries[0].draft
    assert draft is not None
    assert draft.speakers[0].part is Part.PARTICIPANT
    (stored,) = imported(dialog, qtbot)
    assert [speaker.role for speaker in project.documents.speakers(stored)] == ["", "mayor"]


def test_a_question_that_was_found_wrongly_can_be_taken_away(preview: Preview, write: Write) -> None:
    dialog = preview(write("vikna.txt"))
    dialog.details.questions_view.selectRow(1)
    dialog.details.not_here.click()
    assert dialog.details.questions.index(1, 1).data() == "not found"


def test_a_guide_chosen_in_the_preview_is_matched_and_stored_along(tmp_path: Path, write: Write, qtbot: QtBot) -> None:
    session = Session()
    session.create(tmp_path / "new.sitat")
    assert session.project is not None
    dialog = ImportDialog(session, [write("vikna.txt")])
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.guide_button.isVisible()
    dialog.begin()
    qtbot.waitUntil(lambda: len(dialog.model.entries) == 1, timeout=10_000)
    dialog.take_guide(write("guide.md", "1. How did it begin?\n2. What was difficult?\n"))
    qtbot.waitUntil(lambda: dialog.model.entries[0].found == 2, timeout=10_000)
    (stored,) = imported(dialog, qtbot)
    assert len(session.project.guide.questions()) == 2
    assert session.project.documents.questions_found() == {stored: 2}
    session.project.undo()
    assert session.project.guide.questions() == []
    session.close()


def test_closing_while_files_are_read_leaves_nothing(session: Session, write: Write, qtbot: QtBot) -> None:
    dialog = ImportDialog(session, [write(f"{number}.txt", TEXT + str(number)) for number in range(30)])
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.begin()
    dialog.reject()
    qtbot.wait(300)
    assert session.project is not None
    assert len(session.project.documents.all()) == 2
