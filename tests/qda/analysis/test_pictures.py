"""Pictures of a project: each mark tells the number of the passages behind it, whatever was coded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qda.analysis.cooccurrence import Marked, together
from qda.analysis.cooked import cooked
from qda.analysis.course import Spoken, stretches
from qda.analysis.picture_pages import choice_of, picture_rows, text_of
from qda.analysis.pictures import Along, Choice, Measure, Pictured, What, picture
from qda.analysis.recipes import Kind, Recipe
from qda.chart import Bars, Course, Tiles
from qda.cli import main
from qda.demo import build
from qda.errors import CannotDo
from qda.files.pictures import drawn
from qda.model import Span
from qda.project import Project
from qda.report import Heading, Picture


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    with Project.open(build(tmp_path_factory.mktemp("sample")), read_only=True) as project:
        yield project


def number_in(told: str) -> int:
    """The number of passages or places that a mark tells of."""
    found = re.findall(r"(\d+) (?:passage|place)s?", told)
    return int(found[-1]) if found else 0


def attribute(project: Project, name: str) -> int:
    return next(one.id for one in project.attributes.all() if one.name == name)


def choices(project: Project) -> list[Choice]:
    by = attribute(project, "inhabitants")
    return [
        *(Choice(what) for what in What),
        Choice(What.HEAT, attribute=by, measure=Measure.WORDS),
        Choice(What.FREQUENCIES, attribute=by, bands="3000"),
        Choice(What.FREQUENCIES, measure=Measure.WORDS),
        Choice(What.COVERAGE, attribute=by),
        Choice(What.COURSE, along=Along.DATES),
        Choice(What.COURSE, attribute=by),
    ]


def holds(made: Pictured) -> None:
    """What every picture promises of its marks."""
    assert set(made.told) == set(made.spots)
    for place, told in made.told.items():
        assert number_in(told) == len(made.spots[place]), told
        assert len(set(made.spots[place])) == len(made.spots[place])


def test_every_mark_of_the_sample_tells_the_number_of_its_passages(sample: Project) -> None:
    for choice in choices(sample):
        made = picture(sample, choice)
        holds(made)
        assert made.title
        assert made.alt.endswith(".")


def test_every_mark_that_is_drawn_is_told(sample: Project) -> None:
    for choice in choices(sample):
        made = picture(sample, choice)
        marks = {(mark.row, mark.place) for mark in drawn(made.chart, dpi=40).marks}
        assert marks, choice
        assert marks <= set(made.told), choice


def test_pictures_speak_three_languages(sample: Project) -> None:
    for language, title in (("en", "Codes by case"), ("nb", "Koder etter case"), ("nn", "Kodar etter case")):
        assert picture(sample, Choice(What.HEAT, language=language)).title == title


Coded = list[tuple[int, int, int]]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(coded=st.lists(st.tuples(st.integers(0, 60), st.integers(1, 40), st.integers(0, 4)), max_size=12))
def test_each_marks_number_equals_its_spots_whatever_is_coded(study: Project, coded: Coded) -> None:
    codes = [code.id for code in study.codes.all()]
    undo = study.to_undo()
    with study.step("coding.add_all", count=len(coded), source=""):
        for document in study.documents.all():
            length = len(study.documents.text(document.id))
            for start, long, code in coded:
                span = Span(start, min(start + long, length))
                if span.length > 0:
                    study.codings.add(document.id, span, codes[code % len(codes)], "kari" if long % 2 else "per")
    for choice in (Choice(What.HEAT), Choice(What.FREQUENCIES, measure=Measure.WORDS), Choice(What.COOCCURRENCE)):
        made = picture(study, choice)
        holds(made)
        texts = {(document.id): study.documents.text(document.id) for document in study.documents.all()}
        assert all(spot.span.of(texts[spot.document_id]) for spots in made.spots.values() for spot in spots)
        if isinstance(made.chart, Bars):
            assert all(0 <= value <= 100 for row in made.chart.values for value in row)
    if study.to_undo() != undo:
        study.undo()


@given(st.lists(st.tuples(st.integers(1, 2), st.integers(0, 30), st.integers(1, 12), st.integers(0, 3)), max_size=14))
def test_codes_share_exactly_the_words_that_both_are_on(coded: list[tuple[int, int, int, int]]) -> None:
    marked = [Marked(document, Span(start, start + long), code) for document, start, long, code in coded]
    found = together(marked)
    for one in range(4):
        for other in range(one + 1, 4):
            words = {
                (document, at) for document in (1, 2) for at in range(50)
                if all(any(m.document_id == document and m.code == code and m.span.start <= at < m.span.end
                           for m in marked) for code in (one, other))
            }  # fmt: skip
            shared = [(s.document_id, at) for s in found.get((one, other), ()) for at in range(*s.span)]
            assert len(shared) == len(set(shared))
            assert set(shared) == words


@given(st.lists(st.tuples(st.floats(0, 0.9), st.floats(0, 0.1), st.integers(0, 3)), max_size=20))
def test_a_course_loses_no_passage(passages: list[tuple[float, float, int]]) -> None:
    spoken = [Spoken(at, at + long, phase, number) for number, (at, long, phase) in enumerate(passages)]
    found = stretches(spoken)
    assert sorted(number for one in found for number in one.behind) == list(range(len(spoken)))
    for one in found:
        own = [spoken[number] for number in one.behind]
        assert {passage.phase for passage in own} <= {one.phase}
        assert (one.start, one.end) == (min(p.start for p in own), max(p.end for p in own))


def test_a_passage_coded_by_two_people_counts_once(study: Project) -> None:
    before = picture(study, Choice(What.FREQUENCIES))
    coding = study.codings.of_codes()[0]
    other = "kari" if study.codings.coders()[coding.coder_id - 1].name != "kari" else "per"
    study.codings.add(coding.document_id, coding.span, coding.code_id, other)
    assert picture(study, Choice(What.FREQUENCIES)).told == before.told


def test_the_course_follows_the_interview_from_its_first_word_to_its_last(sample: Project) -> None:
    made = picture(sample, Choice(What.COURSE))
    assert isinstance(made.chart, Course)
    assert [kind.sign for kind in made.chart.kinds] == ["1", "2", "3", "4"]
    assert all(0 <= band.start < band.end <= 1 for row in made.chart.bands for band in row)
    assert "Osen speaks of Awareness first" in made.alt


def test_a_cell_set_by_hand_is_shown_as_it_was_set(sample: Project) -> None:
    made = picture(sample, Choice(What.COVERAGE))
    assert isinstance(made.chart, Tiles)
    assert made.alt == "9 questions by 5 cases. Answered: 43, asked, not answered: 1, not asked: 1."


@pytest.mark.parametrize(
    ("choice", "says"),
    [
        (Choice(What.HEAT), "Nothing has been coded"),
        (Choice(What.FREQUENCIES), "Nothing has been coded"),
        (Choice(What.COOCCURRENCE), "Nothing has been coded"),
        (Choice(What.COVERAGE), "no interview guide"),
        (Choice(What.COURSE), "ordered family"),
        (Choice(What.HEAT, family=7), "no longer in the codebook"),
    ],
)
def test_where_there_is_nothing_to_show_a_sentence_says_so(project: Project, choice: Choice, says: str) -> None:
    with pytest.raises(CannotDo, match=says):
        picture(project, choice)


def test_borders_that_are_no_numbers_are_refused(sample: Project) -> None:
    with pytest.raises(CannotDo, match="“many” is no number"):
        picture(sample, Choice(What.HEAT, attribute=attribute(sample, "inhabitants"), bands="many"))


def test_a_choice_is_the_same_after_a_recipe_kept_it(sample: Project) -> None:
    phase = next(code.id for code in sample.codes.all() if code.ordered)
    for choice in (*choices(sample), Choice(What.COURSE, family=phase, along=Along.DATES)):
        assert choice_of(sample, text_of(sample, choice)) == choice
    with pytest.raises(CannotDo, match="There is no picture “pie”"):
        choice_of(sample, "pie")
    with pytest.raises(CannotDo, match="knows no “colour=red”"):
        choice_of(sample, "heat?colour=red")


def test_a_report_has_the_pictures_that_are_chosen(sample: Project) -> None:
    made = cooked(sample, Recipe.asked("pictures", words=["pictures=heat,course?along=dates"]))
    assert [piece.caption for piece in made.pieces if isinstance(piece, Picture)] == [
        "Codes by case", "Course: Mobilisation phase",
    ]  # fmt: skip
    for kind in (Kind.SYNTHESIS, Kind.METHOD):
        pieces = cooked(sample, Recipe.asked(kind, words=["pictures=frequencies"])).pieces
        assert isinstance(pieces[-1], Picture)
        assert pieces[-2] == Heading(1, "Pictures", "pictures")
        assert not any(isinstance(piece, Picture) for piece in cooked(sample, Recipe.usual(kind)).pieces)


def test_pictures_in_a_report_without_names_name_nobody(sample: Project) -> None:
    made = cooked(sample, Recipe.asked("pictures", words=["pictures=heat,course", "stand_ins"]))
    for piece in made.pieces:
        if isinstance(piece, Picture):
            assert not isinstance(piece.image, bytes)
            assert "Osen" not in f"{piece.image} {piece.alt}"


def test_the_rows_of_a_picture_are_its_marks(sample: Project) -> None:
    rows = picture_rows(sample, ["heat"], "en")
    assert rows[0] == ("Codes by case", 1, 1, "Osen, Anchoring: 1 passage", 1)
    assert all(number_in(str(told)) == count for *_, told, count in rows)


def test_a_picture_is_drawn_from_the_terminal(sample: Project, tmp_path: Path) -> None:
    for name, start in (("one.png", b"\x89PNG"), ("two.svg", b"<?xml")):
        result = sitat("picture", "course", str(sample.path), "-o", str(tmp_path / name))
        assert result.exit_code == 0
        assert "Osen speaks of Awareness first" in result.output
        assert (tmp_path / name).read_bytes().startswith(start)
    result = sitat("picture", "course", str(sample.path), "-o", str(tmp_path / "three.doc"))
    assert result.exit_code == 2
    assert not (tmp_path / "three.doc").exists()


def test_a_report_of_pictures_is_written_in_every_format(sample: Project, tmp_path: Path) -> None:
    for ending in (".docx", ".html", ".md", ".xlsx"):
        path = tmp_path / f"pictures{ending}"
        assert sitat("export", "pictures", str(sample.path), "-o", str(path)).exit_code == 0
        assert path.stat().st_size > 2000


def sitat(*words: str) -> Result:
    return CliRunner().invoke(main, words)
