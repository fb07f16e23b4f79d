"""What goes wrong on the way in, met through the window: one sentence in the right place, and nothing changed."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtWidgets import QApplication

from qda.analysis.verify import check
from qda.demo import build
from qda.errors import SitatError
from qda.project import Project
from ui.documents.import_dialog import ImportDialog
from ui.main_window import MainWindow
from ui.report.export import ExportDialog

from .hands import CTRL, Key, click, click_button, come_forward, press, type_, until

QUOTE = "Nobody came twice, so we started over every time."
TALK = f"Interviewer: How did it begin?\nKari: {QUOTE} Yes.\nInterviewer: And then?\nKari: Yes.\n"


@pytest.fixture
def study(window: MainWindow, tmp_path: Path) -> Project:
    """A project with one interview and one code, open in the window."""
    assert window.projects.create(tmp_path / "study.sitat")
    project = window.session.project
    assert project is not None
    talk = tmp_path / "osen.txt"
    talk.write_text(TALK, encoding="utf-8")
    from qda.importing import take_transcripts

    take_transcripts(project, [talk])
    project.codes.add("Follow-up")
    return project


def contents(project: Project) -> list[object]:
    """What could have been changed."""
    codings = [project.codings.in_document(document.id) for document in project.documents.all()]
    return [project.documents.all(), project.codes.all(), project.cases.all(), project.guide.questions(), codings,
            len(project.history())]  # fmt: skip


def problem(window: MainWindow) -> str:
    """The sentence in the message bar; it must be one, and say that something is wrong."""
    message = window.message_bar.message
    assert message is not None
    assert message.kind == "problem"
    assert message.text.endswith(".")
    assert "\n" not in message.text
    assert "Error" not in message.text
    return message.text


# --------------------------------------------------------------------------- transcripts


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_bad_transcripts_are_listed_each_with_its_sentence_and_none_can_be_imported(
    window: MainWindow, study: Project, tmp_path: Path
) -> None:
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as sparse:
        sparse.truncate(200_000_000)
    paths = [
        written(tmp_path, "empty.txt", b""),
        written(tmp_path, "spaces.md", b" \n\n\t \n"),
        written(tmp_path, "fake.docx", b"Dear all"),
        huge,
        tmp_path / "gone.docx",
    ]
    before = contents(study)
    began = perf_counter()
    window.imports.transcripts(paths)
    dialog = window.findChild(ImportDialog)
    assert dialog is not None
    until(lambda: len(dialog.model.entries) == len(paths), "the files are looked at")
    assert perf_counter() - began < 5
    sentences = [entry.problem for entry in dialog.model.entries]
    for path, sentence in zip(paths, sentences, strict=True):
        assert path.name in sentence
        assert sentence.endswith(".")
    assert "no text" in sentences[0]
    assert "no text" in sentences[1]
    assert "not a Word document" in sentences[2]
    assert "too large" in sentences[3]
    assert "no file" in sentences[4]
    assert not dialog.import_button.isEnabled()
    click(dialog.cancel_button)
    assert contents(study) == before


# --------------------------------------------------------------------------- guide, codebook, tables

CODE = "  - name: {name}\n    id: {id}\n"
TWO_EQUAL = "codebook: Two\nlanguage: en\ncodes:\n" + CODE.format(name="A", id="a1") + CODE.format(name="B", id="a1")
CIRCLE = "codebook: Circle\nlanguage: en\ncodes:\n  - &one\n    name: One\n    codes:\n      - *one\n"
ROW = "document,code,quote\nosen,{code},{quote}\n"


@pytest.mark.parametrize(
    ("verb", "name", "text", "says"),
    [
        ("guide", "guide.md", "", "guide.md"),
        ("guide", "guide.md", "Dear all, this is a letter.", "guide.md"),
        ("codebook", "book.yaml", "", "book.yaml"),
        ("codebook", "book.yaml", CIRCLE, "inside itself"),
        ("codebook", "book.yaml", TWO_EQUAL, "a1"),
        ("codebook", "book.yaml", "codebook: [", "book.yaml"),
        ("codings", "codings.csv", "", "codings.csv"),
        ("codings", "codings.csv", "name,age\nKari,40\n", "codings.csv"),
        ("codings", "codings.csv", ROW.format(code="Follow-up", quote="Yes."), "2 times"),
        ("codings", "codings.csv", ROW.format(code="Follow-up", quote="Never said."), "does not occur"),
        ("codings", "codings.csv", ROW.format(code="No such code", quote=f'"{QUOTE}"'), "No such code"),
        ("codings", "codings.csv", ROW.replace("osen", "vikna").format(code="Follow-up", quote="Yes."), "vikna"),
        ("cases", "cases.csv", "", "cases.csv"),
        ("interviews", "interviews.csv", "document,case\nvikna,Vikna\n", "vikna"),
    ],
)
def test_a_bad_file_is_told_in_the_message_bar_and_changes_nothing(
    window: MainWindow, study: Project, tmp_path: Path, verb: str, name: str, text: str, says: str
) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    before = contents(study)
    take: Callable[[Path], object] = getattr(window.imports, verb)
    take(path)
    until(lambda: window.message_bar.message is not None, "something is said")
    assert says in problem(window)
    assert contents(study) == before
    assert check(study) == []


def test_a_row_that_is_wrong_keeps_the_good_ones_from_being_taken(
    window: MainWindow, study: Project, tmp_path: Path
) -> None:
    path = tmp_path / "codings.csv"
    good = ROW.format(code="Follow-up", quote=f'"{QUOTE}"')
    path.write_text(good + "osen,Follow-up,Never said.\n", encoding="utf-8")
    window.imports.codings(path)
    assert "row 3" in problem(window)
    assert study.codings.of_codes() == []


# --------------------------------------------------------------------------- projects


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("sample"))


@pytest.mark.parametrize("kept", [0, 40, 100, 4_096, 30_000, 200_000])
def test_a_project_cut_off_is_said_to_be_none_or_damaged_and_the_one_open_stays(
    window: MainWindow, study: Project, sample: Path, tmp_path: Path, kept: int
) -> None:
    cut = tmp_path / "cut.sitat"
    cut.write_bytes(sample.read_bytes()[:kept])
    before = contents(study)
    try:
        opened = window.projects.open(cut)
    except SitatError as error:
        pytest.fail(f"not told: {error}")
    assert not opened
    assert "cut.sitat" in problem(window)
    assert window.session.project is study
    assert contents(study) == before
    assert cut.stat().st_size == kept


@pytest.mark.parametrize("name", ["letter.sitat", "picture.sitat"])
def test_what_is_no_project_stays_as_it_is(window: MainWindow, tmp_path: Path, name: str) -> None:
    data = b"Dear all" if name.startswith("letter") else bytes(range(256)) * 40
    path = written(tmp_path, name, data)
    assert not window.projects.open(path)
    assert name in problem(window)
    assert path.read_bytes() == data
    assert window.start.isVisible()


def test_a_project_that_is_gone_is_said_to_be_gone_and_forgotten(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "gone.sitat"
    window.settings.remember_project(path)
    assert not window.projects.open(path)
    assert "gone.sitat" in problem(window)
    assert window.settings.recent_projects() == []


def test_a_project_open_elsewhere_can_be_read_and_nothing_in_it_changes(
    window: MainWindow, sample: Path, tmp_path: Path
) -> None:
    path = tmp_path / "shared.sitat"
    shutil.copy(sample, path)
    with Project.open(path, coder="ola") as other:
        window.projects.open(path)
        click_button("Open for reading")
        here = window.session.project
        assert here is not None
        assert here.read_only
        before = contents(other)
        come_forward(window)
        for key in (Key.Key_Return, Key.Key_M, Key.Key_A, Key.Key_Delete, Key.Key_R):
            press(key)
        for key in (Key.Key_D, Key.Key_Z, Key.Key_I, Key.Key_Period):
            press(key, CTRL)
        press(Key.Key_2, CTRL)
        type_("x")
        press(Key.Key_3, CTRL)
        type_("x")
        assert contents(other) == before


@pytest.mark.parametrize("folder", ["missing", "osen.txt"])
def test_a_folder_that_cannot_be_written_in_is_named(
    window: MainWindow, study: Project, tmp_path: Path, folder: str
) -> None:
    before = contents(study)
    assert not window.projects.create(tmp_path / folder / "new.sitat")
    assert "new.sitat" in problem(window)
    assert window.session.project is study
    window.exports.write("codings", tmp_path / folder / "codings.csv")
    until(lambda: "codings.csv" in problem(window), "the export is given up")
    assert contents(study) == before


def test_a_name_too_long_for_the_disk_is_told(window: MainWindow, study: Project, tmp_path: Path) -> None:
    assert not window.projects.create(tmp_path / ("x" * 400))
    assert "cannot be saved" in problem(window)
    assert window.session.project is study


def test_a_report_that_cannot_be_written_says_so_and_leaves_no_file(
    window: MainWindow, study: Project, tmp_path: Path
) -> None:
    study.guide.add("1", "How did it begin?")
    press(Key.Key_E, CTRL)
    dialog = window.findChild(ExportDialog)
    assert dialog is not None
    dialog.file.setFocus()
    press(Key.Key_A, CTRL)
    type_(str(tmp_path / "missing" / "report.docx"))
    click(dialog.write)
    until(lambda: window.message_bar.message is not None, "something is said")
    assert "report.docx" in problem(window)
    assert not (tmp_path / "missing").exists()


@pytest.mark.parametrize("typed", ["", "/", "."])
def test_what_names_no_file_cannot_be_exported_to(window: MainWindow, study: Project, typed: str) -> None:
    study.guide.add("1", "How did it begin?")
    press(Key.Key_E, CTRL)
    dialog = window.findChild(ExportDialog)
    assert dialog is not None
    dialog.file.setFocus()
    press(Key.Key_A, CTRL)
    press(Key.Key_Delete)
    type_(typed)
    assert not dialog.write.isEnabled()
    click(dialog.give_up)
    assert QApplication.activeModalWidget() is None
