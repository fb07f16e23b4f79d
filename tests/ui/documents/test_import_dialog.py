from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from qda.model import Part, Span
from qda.project import Project
from qda.text.patterns import by_example
from ui.correcting.review import ReviewDialog
from ui.documents.entries_table import CASE, NAME
from ui.documents.import_dialog import ImportDialog
from ui.documents.import_guide import GuideOffer
from ui.documents.import_naming import NamingDialog
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


GUIDE = "# Interview guide\n\n1. How did it begin?\n2. What was difficult?\n3. What comes next?\n"


def empty_preview(tmp_path: Path, qtbot: QtBot, *paths: Path) -> tuple[ImportDialog, Session]:
    """A preview of files for a project without a guide."""
    session = Session()
    session.create(tmp_path / "new.sitat")
    dialog = ImportDialog(session, paths)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.begin()
    qtbot.waitUntil(lambda: dialog.import_button.isEnabled(), timeout=10_000)
    return dialog, session


def test_a_guide_among_the_files_is_proposed_as_the_guide(tmp_path: Path, write: Write, qtbot: QtBot) -> None:
    dialog, session = empty_preview(tmp_path, qtbot, write("vikna.txt"), write("schedule.md", GUIDE))
    assert [entry.taken for entry in dialog.model.entries] == [True, False]
    assert "guide" in dialog.model.entries[1].note
    qtbot.waitUntil(lambda: dialog.model.entries[0].found == 2 and dialog.import_button.isEnabled(), timeout=10_000)
    assert any("“schedule.md” is the guide" in label.text() for label in dialog.findChildren(QLabel))
    assert dialog.import_button.text() == "Import 1 document"
    assert len(imported(dialog, qtbot)) == 1
    assert session.project is not None
    assert len(session.project.guide.questions()) == 3
    session.project.undo()
    assert session.project.guide.questions() == []
    session.close()


def test_a_guide_that_was_proposed_can_be_done_without(tmp_path: Path, write: Write, qtbot: QtBot) -> None:
    dialog, session = empty_preview(tmp_path, qtbot, write("vikna.txt"), write("schedule.md", GUIDE))
    offer = dialog.findChild(GuideOffer)
    assert offer is not None
    none = offer.none_button
    qtbot.waitUntil(lambda: none.isVisible() and dialog.import_button.isEnabled(), timeout=10_000)
    none.click()
    qtbot.waitUntil(lambda: dialog.import_button.isEnabled(), timeout=10_000)
    dialog.model.setData(dialog.model.index(1, 0), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert len(imported(dialog, qtbot)) == 2
    assert session.project is not None
    assert session.project.guide.questions() == []
    session.close()


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


# --------------------------------------------------------------------------- folders, versions, all files at once


def test_a_folder_is_shown_with_what_is_in_it_and_other_kinds_are_listed_calmly(
    session: Session, write: Write, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "study" / "osen").mkdir(parents=True)
    write("study/vikna.txt")
    write("study/osen/leader.txt", TEXT.replace("Vikna", "Osen"))
    write("study/bad.docx")
    write("study/photo.jpg")
    dialog = ImportDialog(session, [tmp_path / "study"])
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.begin()
    qtbot.waitUntil(lambda: len(dialog.model.entries) == 3, timeout=10_000)
    assert dialog.others_button.text() == "1 file of another kind"
    dialog.others_button.click()
    assert "photo.jpg" in dialog.details._problem.findChildren(QLabel)[-1].text()  # type: ignore[union-attr]
    assert len(imported(dialog, qtbot)) == 2


def test_the_encoding_is_shown_and_another_reads_the_file_anew(preview: Preview, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.replace("Kari", "Bjørg").encode("cp1252"))
    dialog = preview(path)
    encoding = dialog.details.encoding
    assert encoding.currentText() == "Windows (cp1252)"
    for other, name in (("mac_roman", "Bj¯rg"), ("cp1252", "Bjørg")):
        encoding.setCurrentIndex(encoding.findData(other))
        encoding.activated.emit(encoding.currentIndex())
        qtbot.waitUntil(lambda name=name: name in text_of(dialog), timeout=10_000)
        assert dialog.details.encoding.currentData() == other
    assert names(dialog, 0) == ["Interviewer", "Bjørg"]


def test_an_encoding_that_does_not_fit_is_said_and_leaves_the_file_as_it_was(
    preview: Preview, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.replace("Kari", "Bjørg").encode("cp1252"))
    dialog = preview(path)
    dialog.details.encoding_wanted.emit("utf-8")
    qtbot.waitUntil(lambda: "not written in utf-8" in dialog._told.text(), timeout=10_000)
    assert dialog.details.speakers.index(1, 0).data() == "Bjørg"
    assert dialog.import_button.isEnabled()


def test_two_names_of_one_person_become_one_in_all_files_at_once(preview: Preview, write: Write) -> None:
    both = TEXT.replace("Interviewer: What", "RA: What")
    dialog = preview(write("a.txt", both), write("b.txt", both + "Kari: More.\n"), write("c.txt", TEXT + "Kari: Oh.\n"))
    page = dialog.details.speakers_page
    row = next(row for row in range(page.model.rowCount()) if page.model.index(row, 0).data() == "RA")
    page.view.setCurrentIndex(page.model.index(row, 0))
    page._list_others()
    next(action for action in page._others.actions() if action.text() == "Interviewer").trigger()
    assert names(dialog, 0) == ["Interviewer", "Kari"]
    assert "RA" in names(dialog, 1)
    assert page.everywhere.text() == "“RA” → “Interviewer” in 1 other file"
    page.everywhere.click()
    assert names(dialog, 1) == ["Interviewer", "Kari"]
    assert not page.everywhere.isVisible()


def text_of(dialog: ImportDialog) -> str:
    draft = dialog.model.entries[0].draft
    assert draft is not None
    return draft.text


def names(dialog: ImportDialog, row: int) -> list[str]:
    draft = dialog.model.entries[row].draft
    assert draft is not None
    return [speaker.name for speaker in draft.speakers]


def test_what_is_no_speaker_can_be_said_to_be_text(preview: Preview, write: Write) -> None:
    dialog = preview(write("a.txt", TEXT + "Camera: it rained.\nKari: Yes.\nCamera: it poured.\n"))
    page = dialog.details.speakers_page
    assert names(dialog, 0)[-1] == "Camera"
    page.view.setCurrentIndex(page.model.index(2, 0))
    page.nobody.click()
    assert names(dialog, 0) == ["Interviewer", "Kari"]


def test_who_speaks_is_shown_with_the_first_words(preview: Preview, write: Write) -> None:
    dialog = preview(write("a.txt"))
    assert dialog.details.speakers.index(1, 4).data() == "Nobody came twice, so we started over every time."


def test_a_header_line_is_shown_as_such_and_can_be_text(preview: Preview, write: Write) -> None:
    dialog = preview(write("a.txt"))
    text = dialog.details._text
    assert "Header: 2 lines, kept above the talk" in text.toPlainText()
    text.anchorClicked.emit(QUrl(f"begin:{TEXT.index('Date')}"))
    draft = dialog.model.entries[0].draft
    assert draft is not None
    assert draft.turns[0].said.of(TEXT) == "Date: 2016-02-23"
    assert draft.header.of(TEXT) == "Interview in Vikna"


def test_a_corrected_version_can_replace_the_text_of_the_document(
    preview: Preview, write: Write, project: Project, qtbot: QtBot
) -> None:
    (stored,) = imported(preview(write("vikna.txt")), qtbot)
    kept = project.documents.text(stored)
    start = kept.index("started over")
    code = project.codes.all()[0].id
    project.codings.add(stored, Span(start, start + 12), code)
    dialog = preview(write("vikna.txt", TEXT.replace("Nobody came twice", "Nobody ever came back")))
    assert [entry.taken for entry in dialog.model.entries] == [False]
    assert "Another version" in dialog.model.entries[0].note
    dialog.details.replace_text.click()
    qtbot.waitUntil(lambda: dialog.findChild(ReviewDialog) is not None, timeout=10_000)
    review = dialog.findChild(ReviewDialog)
    assert review is not None
    review.replace_button.click()
    qtbot.waitUntil(lambda: dialog.model.entries[0].replaced, timeout=10_000)
    assert "Nobody ever came back" in project.documents.text(stored)
    assert [coding.quote for coding in project.codings.in_document(stored)] == ["started over"]
    assert not dialog.import_button.isEnabled()


def test_a_text_that_is_here_can_be_imported_again(preview: Preview, write: Write, qtbot: QtBot) -> None:
    path = write("vikna.txt")
    imported(preview(path), qtbot)
    dialog = preview(path)
    assert not dialog.details.replace_text.isVisible()
    dialog.details.take_again.click()
    assert dialog.details.take_again.text() == "Skip"
    assert len(imported(dialog, qtbot)) == 1


def test_turns_found_by_another_pattern_go_for_all_files(preview: Preview, write: Write, qtbot: QtBot) -> None:
    odd = "<Kari> Hello.\n<Ola> Yes?\n<Kari> No.\n"
    dialog = preview(write("a.txt", odd), write("b.txt", odd + "<Ola> So?\n"), write("c.txt"))
    assert names(dialog, 0) == []
    dialog.take_pattern(by_example("<Kari> Hello.", Span(1, 5)), True)
    qtbot.waitUntil(lambda: names(dialog, 1) == ["Kari", "Ola"], timeout=10_000)
    assert names(dialog, 0) == ["Kari", "Ola"]
    assert names(dialog, 2) == ["Interviewer", "Kari"]  # where it finds nobody, nothing is lost


def test_names_of_files_give_case_date_and_speaker(preview: Preview, write: Write, qtbot: QtBot) -> None:
    dialog = preview(write("Vikna_Berit Hansen_2016-02-23.txt"), write("other.txt", TEXT + "Kari: Oh.\n"))
    dialog.ask_names()
    naming = dialog.findChild(NamingDialog)
    assert naming is not None
    naming.pattern.setEditText("{case}_{speaker}_{date}")
    assert [naming.model.index(row, 1).data() for row in range(2)] in (
        ["Vikna", "not built so"],
        ["not built so", "Vikna"],
    )
    naming.take_button.click()
    row = next(row for row, entry in enumerate(dialog.model.entries) if entry.path.name.startswith("Vikna"))
    draft = dialog.model.entries[row].draft
    assert draft is not None
    assert (draft.case, draft.date, names(dialog, row)) == ("Vikna", "2016-02-23", ["Interviewer", "Berit Hansen"])


def test_a_pattern_of_names_that_is_wrong_is_said_and_cannot_be_taken(preview: Preview, write: Write) -> None:
    dialog = preview(write("a.txt"))
    dialog.ask_names()
    naming = dialog.findChild(NamingDialog)
    assert naming is not None
    naming.pattern.setEditText("{who}")
    assert "no field “who”" in naming._told.text()
    assert not naming.take_button.isEnabled()
