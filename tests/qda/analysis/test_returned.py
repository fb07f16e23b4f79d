"""A report that was edited in Word comes back: what differs is found, point by point, and taken over one by one."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.text.paragraph import Paragraph
from hypothesis import given, settings
from hypothesis import strategies as st

from qda.analysis.recipes import Recipe
from qda.analysis.returned import Differs, compare, take
from qda.demo import build
from qda.exporting import export, export_recipe
from qda.files.word.returned import read_returned
from qda.model import FINDINGS, Place
from qda.project import Project
from qda.store.cells import guide_crossing

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="module")
def written(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("written") / "report.docx"
    with Project.open(sample, read_only=True) as project:
        export("synthesis", project, path)
    return path


@pytest.fixture
def project(sample: Path, tmp_path: Path) -> Any:
    copy = tmp_path / "study.sitat"
    shutil.copyfile(sample, copy)
    with Project.open(copy) as project:
        yield project


def edited(report: Path, folder: Path, edit: Callable[[list[Paragraph]], object]) -> Path:
    """A copy of a report after somebody edited its paragraphs."""
    document = docx.Document(str(report))
    edit(document.paragraphs)
    path = folder / "edited.docx"
    document.save(str(path))
    return path


def bullet(paragraphs: list[Paragraph], number: int) -> Paragraph:
    return [one for one in paragraphs if one.style is not None and one.style.name == "List Bullet"][number]


def differing(project: Project, path: Path) -> list[tuple[Differs, str, str]]:
    return [(one.differs, one.here, one.there) for one in compare(project, read_returned(path)).differences]


def test_a_report_that_nobody_edited_differs_in_nothing(project: Project, written: Path) -> None:
    found = compare(project, read_returned(written))
    assert found.differences == ()
    assert found.same == len(project.synthesis.points())
    assert found.known


def test_a_report_of_another_project_is_told(project: Project, written: Path, tmp_path: Path) -> None:
    with Project.create(tmp_path / "other.sitat") as other:
        found = compare(other, read_returned(written))
    assert not found.known


@pytest.mark.parametrize("here", [False, True])
def test_another_wording_is_found_and_taken_over(project: Project, written: Path, tmp_path: Path, here: bool) -> None:
    point = project.synthesis.points()[1]
    if here:
        project.synthesis.set_point_text(point.id, "We say it so by now.")
    path = edited(written, tmp_path, lambda all_: setattr(bullet(all_, 1).runs[0], "text", "They say it so."))
    found = compare(project, read_returned(path)).differences
    assert [(one.differs, one.point_id) for one in found] == [(Differs.BOTH if here else Differs.WORDED, point.id)]
    take(project, found)
    assert project.synthesis.point(point.id).text == "They say it so."
    assert differing(project, path) == []
    project.undo()
    assert project.synthesis.point(point.id).text == ("We say it so by now." if here else point.text)


def test_a_wording_can_be_put_right_while_it_is_taken_over(project: Project, written: Path, tmp_path: Path) -> None:
    path = edited(written, tmp_path, lambda all_: setattr(bullet(all_, 0).runs[0], "text", "They say it so."))
    found = compare(project, read_returned(path)).differences
    take(project, found, ["They say it so, all of them."])
    assert project.synthesis.points()[0].text == "They say it so, all of them."


def test_a_point_worded_here_since_is_told(project: Project, written: Path) -> None:
    point = project.synthesis.points()[0]
    project.synthesis.set_point_text(point.id, "Otherwise.")
    assert differing(project, written) == [(Differs.HERE, "Otherwise.", point.text)]


def test_a_point_deleted_in_word_is_told_and_one_made_since_is_not(
    project: Project, written: Path, tmp_path: Path
) -> None:
    first, second = project.synthesis.points()[:2]
    project.synthesis.add_point(Place(first.question_id), "Made since.")

    def delete(paragraphs: list[Paragraph]) -> None:
        element = bullet(paragraphs, 1)._p
        element.getparent().remove(element)

    path = edited(written, tmp_path, delete)
    assert differing(project, path) == [(Differs.DELETED, second.text, "")]
    take(project, compare(project, read_returned(path)).differences)
    assert second.id not in {point.id for point in project.synthesis.points()}


def test_a_bullet_written_in_word_becomes_a_point_behind_the_one_above_it(
    project: Project, written: Path, tmp_path: Path
) -> None:
    first = project.synthesis.points()[0]

    def write(paragraphs: list[Paragraph]) -> None:
        following = bullet(paragraphs, 0)
        made = following.insert_paragraph_before("Something the reviewer knew.", style="List Bullet")
        following._p.addnext(made._p)
        made.insert_paragraph_before("And some more.", style="List Bullet")

    path = edited(written, tmp_path, write)
    assert [differs for differs, _, _ in differing(project, path)] == [Differs.NEW, Differs.NEW]
    take(project, compare(project, read_returned(path)).differences)
    texts = [point.text for point in project.synthesis.points(first.place)]
    assert texts[:3] == [first.text, "And some more.", "Something the reviewer knew."]


def test_a_point_that_is_gone_here_can_come_back(project: Project, written: Path) -> None:
    first = project.synthesis.points()[0]
    project.synthesis.delete_point(first.id)
    (found,) = compare(project, read_returned(written)).differences
    assert (found.differs, found.there, found.place) == (Differs.GONE, first.text, first.place)
    take(project, [found])
    assert project.synthesis.points(first.place)[0].text == first.text


def test_another_order_is_told_and_taken_over(project: Project, written: Path, tmp_path: Path) -> None:
    place = project.synthesis.points()[0].place
    before = [point.id for point in project.synthesis.points(place)]

    def swap(paragraphs: list[Paragraph]) -> None:
        first, second = bullet(paragraphs, 0)._p, bullet(paragraphs, 1)._p
        second.addnext(first)

    path = edited(written, tmp_path, swap)
    found = compare(project, read_returned(path)).differences
    assert [one.differs for one in found] == [Differs.MOVED]
    take(project, found)
    assert [point.id for point in project.synthesis.points(place)] == [before[1], before[0], *before[2:]]


def test_a_tracked_change_counts_as_accepted(project: Project, written: Path, tmp_path: Path) -> None:
    point = project.synthesis.points()[0]

    def track(paragraphs: list[Paragraph]) -> None:
        run = bullet(paragraphs, 0).runs[-1]._r
        inserted = run.makeelement(f"{W}ins", {f"{W}id": "900", f"{W}author": "Per"})
        added = run.makeelement(f"{W}r", {})
        text = run.makeelement(f"{W}t", {"{http://www.w3.org/XML/1998/namespace}space": "preserve"})
        text.text = " And more."
        added.append(text)
        inserted.append(added)
        run.addnext(inserted)

    path = edited(written, tmp_path, track)
    assert differing(project, path) == [(Differs.WORDED, point.text, f"{point.text} And more.")]


def test_a_point_parted_into_two_paragraphs_is_still_one(project: Project, written: Path, tmp_path: Path) -> None:
    point = project.synthesis.points()[0]
    words = point.text.split()
    half, rest = " ".join(words[:3]), " ".join(words[3:])

    def part(paragraphs: list[Paragraph]) -> None:
        one = bullet(paragraphs, 0)
        end = next(element for element in one._p if element.tag == f"{W}bookmarkEnd")
        one.runs[0].text = half
        below = one.insert_paragraph_before(rest, style="List Bullet")
        one._p.addnext(below._p)
        below._p.append(end)

    path = edited(written, tmp_path, part)
    assert differing(project, path) == []
    assert point.text == f"{half} {rest}"


def test_a_finding_is_found_again(project: Project, tmp_path: Path) -> None:
    project.synthesis.add_point(FINDINGS, "All of them waited.")
    path = tmp_path / "report.docx"
    export("synthesis", project, path)
    path = edited(path, tmp_path, lambda all_: setattr(bullet(all_, 0).runs[0], "text", "All of them waited long."))
    assert differing(project, path) == [(Differs.WORDED, "All of them waited.", "All of them waited long.")]


@pytest.mark.parametrize("kind", [{"kind": "synthesis", "by": "case"}, {"kind": "grid"}])
def test_a_summary_worded_otherwise_is_found_and_taken_over(
    project: Project, tmp_path: Path, kind: dict[str, str]
) -> None:
    question, case = project.guide.questions()[0].id, project.cases.all()[0].id
    project.synthesis.set_summary(question, case, "They waited.\nAnd waited.")
    path = tmp_path / "report.docx"
    options = {key: value for key, value in kind.items() if key != "kind"}
    export_recipe(project, Recipe.of(kind["kind"], options), path)
    assert differing(project, path) == []
    document = docx.Document(str(path))
    cells = [p for table in document.tables for row in table.rows for cell in row.cells for p in cell.paragraphs]
    summary = next(p for p in [*document.paragraphs, *cells] if p.text.startswith("They waited."))
    summary.runs[0].text = "They waited long."
    document.save(str(path))
    (found,) = compare(project, read_returned(path)).differences
    assert (found.differs, found.cell, found.there) == (
        Differs.WORDED,
        guide_crossing(question, case),
        "They waited long.",
    )
    take(project, [found])
    assert project.synthesis.summary(question, case) == "They waited long."
    project.undo()
    assert project.synthesis.summary(question, case) == "They waited.\nAnd waited."


@settings(deadline=None, max_examples=12)
@given(st.data())
def test_an_edit_of_one_wording_is_found_for_that_point_alone(sample: Path, written: Path, data: st.DataObject) -> None:
    words = st.text(st.characters(categories=("L", "N", "P", "Zs")), min_size=1, max_size=40)
    with Project.open(sample, read_only=True) as project, tempfile.TemporaryDirectory() as folder:
        points = project.synthesis.points()
        number = data.draw(st.integers(0, len(points) - 1))
        text = data.draw(words.filter(lambda text: text.strip() and text.split() != points[number].text.split()))
        path = edited(written, Path(folder), lambda all_: setattr(bullet(all_, number).runs[0], "text", text))
        found = compare(project, read_returned(path)).differences
        assert [one.point_id for one in found] == [points[number].id]
        assert found[0].there.split() == text.split()


@pytest.mark.parametrize("typed", ["", " And more.", " (3 of 4) is what I counted."])
def test_what_stands_beside_a_point_is_no_part_of_its_wording(
    project: Project, written: Path, tmp_path: Path, typed: str
) -> None:
    point = project.synthesis.points()[0]

    def type_behind(paragraphs: list[Paragraph]) -> None:
        first = bullet(paragraphs, 0)
        assert first.text.startswith(f"{point.text} (")
        first.runs[-1].text += typed

    found = differing(project, edited(written, tmp_path, type_behind))
    assert found == ([(Differs.WORDED, point.text, point.text + typed)] if typed else [])


def test_a_count_that_was_taken_out_in_word_changes_no_wording(project: Project, written: Path, tmp_path: Path) -> None:
    def take_out(paragraphs: list[Paragraph]) -> None:
        run = bullet(paragraphs, 0).runs[-1]._r
        run.getparent().remove(run)

    assert differing(project, edited(written, tmp_path, take_out)) == []
