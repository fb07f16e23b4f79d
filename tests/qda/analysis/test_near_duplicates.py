"""Codes that may be one: which are found, why, and which are left in peace."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda.analysis.near_duplicates import Likeness, alike, shared_passages
from qda.model import Coding, Draft, Span
from qda.project import Project


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "study.sitat", coder="kari") as project:
        project.documents.add(Draft("Osen", "We waited for a long time, and nobody came. " * 20))
        yield project


def put(project: Project, code_id: int, *starts: int, length: int = 10) -> None:
    document = project.documents.all()[0].id
    for start in starts:
        project.codings.add(document, Span(start, start + length), code_id)


def names(pairs: list[Likeness]) -> list[tuple[str, str]]:
    return [(pair.goes.name, pair.stays.name) for pair in pairs]


def test_another_form_of_the_same_word_is_found_and_the_larger_code_stays(project: Project) -> None:
    one, other = project.codes.add("Forankring"), project.codes.add("Forankringen")
    put(project, other, 0, 20)
    put(project, one, 40)
    (pair,) = alike(project)
    assert (pair.goes.id, pair.stays.id, pair.going, pair.staying) == (one, other, 1, 2)
    assert pair.name >= 90
    assert pair.meaning == pair.shared == 0


def test_codes_are_compared_wherever_in_the_book_they_stand(project: Project) -> None:
    project.codes.add("Ildsjeler", project.codes.add("Ressurser"))
    project.codes.add("Ildsjel")
    assert names(alike(project)) == [("Ildsjel", "Ildsjeler")]


def test_definitions_that_say_the_same_are_found_under_other_names(project: Project) -> None:
    project.codes.add("Drivkraft", definition="En person som bærer arbeidet uten mandat eller lønn.")
    project.codes.add("Ildsjel", definition="Personer som bærer arbeidet uten lønn og mandat.")
    project.codes.add("Penger", definition="Hva arbeidet koster, og hvem som betaler for det.")
    (pair,) = alike(project)
    assert names([pair]) == [("Ildsjel", "Drivkraft")]
    assert pair.name == 0
    assert pair.meaning >= 72


def test_codes_on_the_same_passages_are_found(project: Project) -> None:
    waiting, patience, other = (project.codes.add(name) for name in ("Waiting", "Patience", "Money"))
    put(project, waiting, 0, 50, 100, 150)
    put(project, patience, 2, 52, 101)
    put(project, other, 8, 58, 108)
    (pair,) = alike(project)
    assert (pair.goes.id, pair.stays.id, pair.shared) == (patience, waiting, 3)
    assert pair.share == pytest.approx(6 / 7)


def test_a_code_and_one_inside_it_may_share_their_passages(project: Project) -> None:
    above = project.codes.add("Waiting")
    below = project.codes.add("In vain", project.codes.add("Long", above))
    put(project, above, 0, 50, 100)
    put(project, below, 0, 50, 100)
    assert alike(project) == []


def test_what_was_told_apart_is_not_brought_up_again(project: Project) -> None:
    one, other = project.codes.add("Forankring"), project.codes.add("Forankringen")
    project.codes.keep_apart(other, one)
    assert alike(project) == []
    project.undo()
    assert len(alike(project)) == 1


def test_the_likest_come_first(project: Project) -> None:
    for name in ("Leder", "Ledere", "Krav", "Krav 1"):
        project.codes.add(name)
    means = "Personer som bærer arbeidet uten lønn."
    project.codes.add("Rådet", definition=means)
    project.codes.add("Råd", definition=means)
    assert names(alike(project))[0] == ("Råd", "Rådet")


def test_an_empty_codebook_and_a_single_code_have_no_pairs(project: Project) -> None:
    assert alike(project) == []
    project.codes.add("Alone", definition="A code that stands all by itself here.")
    assert alike(project) == []


_coding = st.builds(
    lambda number, code, start, length: Coding(number, code, 1, Span(start, start + length), "", "", "", 1, ""),
    st.integers(1, 10_000),
    st.integers(1, 4),
    st.integers(0, 60),
    st.integers(1, 20),
)


@given(st.lists(_coding, max_size=25, unique_by=lambda coding: coding.id))
def test_shared_passages_are_those_a_look_at_every_pair_finds(codings: list[Coding]) -> None:
    codings.sort(key=lambda coding: coding.span)

    def same(one: Span, other: Span) -> bool:
        within = min(one.end, other.end) - max(one.start, other.start)
        return within > 0 and 2 * within >= max(one.end, other.end) - min(one.start, other.start)

    expected = {}
    for one in range(1, 5):
        for other in range(one + 1, 5):
            pairs = [
                (a.id, b.id)
                for a in codings
                for b in codings
                if (a.code_id, b.code_id) == (one, other) and same(a.span, b.span)
            ]
            if pairs:
                expected[one, other] = min(len({a for a, _ in pairs}), len({b for _, b in pairs}))
    assert shared_passages(codings) == expected
