"""Folders, and what in them is here already."""

from __future__ import annotations

import tracemalloc
import zipfile
from pathlib import Path

from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from qda.analysis.interviews import asked_in_interviews
from qda.cli import main
from qda.drafts import understand
from qda.files import read
from qda.gathering import Here, Twin, gathered
from qda.importing import take_folders
from qda.model import Draft
from qda.project import Project
from qda.surveying import take_survey

TEXT = "Interviewer: How did it begin?\nKari: Nobody came twice, so we started over.\nInterviewer: And?\nKari: Yes.\n"


def folder(tmp_path: Path, **files: str) -> Path:
    """A folder with files; __ in a name stands for a folder within, _ for the dot of the ending."""
    top = tmp_path / "study"
    for name, text in files.items():
        path = top / (name.replace("__", "/")[::-1].replace("_", ".", 1)[::-1])
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return top


def test_a_folder_is_read_with_the_folders_in_it_in_the_order_people_number(tmp_path: Path) -> None:
    top = folder(tmp_path, b10_txt="x", b2_txt="x", sub__a_md="x", photo_jpg="x")
    found = gathered([top])
    assert [path.name for path in found.files] == ["b2.txt", "b10.txt", "a.md"]
    assert [path.name for path in found.others] == ["photo.jpg"]


def test_hidden_files_and_locks_are_passed_over_and_each_file_comes_once(tmp_path: Path) -> None:
    top = folder(tmp_path, a_txt="x")
    for name in (".hidden.txt", "~$a.docx", "Thumbs.db"):
        (top / name).write_text("x")
    (top / "again.txt").symlink_to(top / "a.txt")
    (top / "round").symlink_to(top)
    found = gathered([top, top / "a.txt"])
    assert [path.name for path in found.files] == ["a.txt"]
    assert found.others == ()


def test_a_file_named_by_itself_is_tried_whatever_its_ending(tmp_path: Path) -> None:
    path = folder(tmp_path, photo_jpg="x") / "photo.jpg"
    assert gathered([path]).files == (path,)


def test_the_same_words_are_noticed_whatever_the_file_is_called(tmp_path: Path, project: Project) -> None:
    project.documents.add(understand(read(folder(tmp_path, a_txt=TEXT) / "a.txt")))
    document = project.documents.all()[0]
    here = Here(project)
    again = Draft("b", TEXT.replace("\n", "\n\n"), source="b.docx")
    assert here.twin(again) == Twin("a", document.id)
    other = Draft("c", "Quite other words", source="c.txt")
    assert here.twin(other) is None
    assert here.twin(Draft("d", "Quite  other words", source="c.txt")) == Twin("c.txt")


def test_another_version_is_known_by_its_name_and_most_of_its_words(tmp_path: Path, project: Project) -> None:
    project.documents.add(understand(read(folder(tmp_path, a_txt=TEXT) / "a.txt")))
    here = Here(project)
    version = here.twin(Draft("a", TEXT.replace("Nobody", "Everybody"), source="a.docx"))
    assert version is not None
    assert (version.name, version.same) == ("a", False)
    assert here.twin(Draft("a", "Nothing in common with what is there", source="a.txt")) is None


@given(st.lists(st.text(alphabet="ab \n", max_size=12), max_size=8))
def test_a_text_is_told_as_here_exactly_where_its_words_came_before(texts: list[str]) -> None:
    here = Here(None)
    seen: set[tuple[str, ...]] = set()
    for text in texts:
        words = tuple(text.split())
        assert (here.twin(Draft("x", text, source="x.txt")) is not None) == (words in seen)
        seen.add(words)


def test_a_folder_is_stored_in_one_step_and_what_is_bad_stops_nothing(tmp_path: Path, project: Project) -> None:
    top = folder(tmp_path, a_txt=TEXT, copy_txt=TEXT, bad_docx="x", photo_jpg="x", sub__b_txt=TEXT.replace("Yes", "No"))
    taken = take_folders(project, [top])
    assert [path.name for path in taken.files] == ["a.txt", "b.txt"]
    assert sorted(path.name for path, _ in taken.left_out) == ["bad.docx", "copy.txt", "photo.jpg"]
    (added, *_) = project.history()
    assert added.details == {"document": "a", "count": 2}
    project.undo()
    assert project.documents.all() == []


GUIDE = "# Guide\n\n1. Who came to the meeting?\n2. What did they decide?\n3. What came of it?\n"


def test_a_guide_in_a_folder_becomes_the_guide_and_no_document(tmp_path: Path, project: Project) -> None:
    top = folder(tmp_path, a_txt=TEXT, z__guide_md=GUIDE)
    taken = take_folders(project, [top])
    assert ([path.name for path in taken.files], taken.guide) == (["a.txt"], top / "z" / "guide.md")
    assert [question.number for question in project.guide.questions()] == ["1", "2", "3"]
    project.undo()
    assert project.guide.questions() == []


def test_a_guide_whose_name_tells_nothing_is_known_and_what_is_here_is_matched_to_it(
    tmp_path: Path, project: Project
) -> None:
    top = folder(tmp_path, a_txt=TEXT.replace("?", "? Who came to the meeting?", 1), z_md=GUIDE)
    taken = take_folders(project, [top])
    assert taken.guide == top / "z.md"
    assert any(turn.question_id for turn in project.documents.turns(taken.ids[0]))


def test_where_there_is_a_guide_another_is_told_and_nothing_else(tmp_path: Path, project: Project) -> None:
    take_folders(project, [folder(tmp_path, guide_md=GUIDE)])
    (tmp_path / "more").mkdir()
    taken = take_folders(project, [folder(tmp_path / "more", other_md=GUIDE.replace("came", "went"))])
    assert (taken.ids, taken.guide, [path.name for path, _ in taken.left_out]) == ((), None, ["other.md"])


def test_a_guide_in_a_folder_becomes_the_guide_where_there_is_only_a_survey(tmp_path: Path, project: Project) -> None:
    (tmp_path / "course.csv").write_text("Id,What was good?\n1,The meetings.\n2,The people I met.\n", "utf-8")
    take_survey(project, tmp_path / "course.csv")
    (tmp_path / "more").mkdir()
    taken = take_folders(project, [folder(tmp_path / "more", guide_md=GUIDE)])
    assert taken.guide is not None
    assert [question.text for question in asked_in_interviews(project)][-1] == "What came of it?"


def test_the_terminal_takes_folders_and_tells_what_it_left_out(tmp_path: Path) -> None:
    top = folder(tmp_path, a_txt=TEXT, bad_docx="x")
    study = str(tmp_path / "s.sitat")
    assert CliRunner().invoke(main, ["new", study]).exit_code == 0
    done = CliRunner().invoke(main, ["import", study, str(top)])
    assert done.exit_code == 0
    assert "a: 17 words" in done.output
    assert "bad.docx" in done.output
    with Project.open(Path(study)) as opened:
        assert [document.name for document in opened.documents.all()] == ["a"]


def test_a_folder_without_anything_to_read_leaves_no_trace(tmp_path: Path, project: Project) -> None:
    before = len(project.history())
    assert take_folders(project, [folder(tmp_path, photo_jpg="x")]).ids == ()
    assert len(project.history()) == before


def test_a_huge_file_and_a_bomb_are_refused_before_they_are_read_and_stop_nothing(
    tmp_path: Path, project: Project
) -> None:
    top = folder(tmp_path, a_txt=TEXT)
    for name in ("huge.txt", "huge.docx", "huge.pdf", "huge.json"):
        with (top / name).open("wb") as file:
            file.truncate(1_000_000_000)
    with zipfile.ZipFile(top / "bomb.docx", "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("[Content_Types].xml", "<Types/>")
        bomb.writestr("word/document.xml", b" " * 300_000_000)
    tracemalloc.start()
    taken = take_folders(project, [top])
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [path.name for path in taken.files] == ["a.txt"]
    assert [path.name for path, why in taken.left_out if "too large" in why or "cannot be read" in why] == [
        "bomb.docx", "huge.docx", "huge.json", "huge.pdf", "huge.txt",
    ]  # fmt: skip
    assert most < 30_000_000
