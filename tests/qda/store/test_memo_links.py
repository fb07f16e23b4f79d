"""A memo's links to passages move with the text, and say when the words are other ones."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qda.analysis.memos import Fate, links_of
from qda.errors import CannotDo
from qda.model import About, Draft, Span
from qda.project import Project

Tables = Callable[[Project], dict[str, list[tuple[object, ...]]]]
TEXT = "Kari: We waited for a year. Nobody came.\nPer: The council had not voted.\n"


@pytest.fixture
def document(project: Project) -> int:
    return project.documents.add(Draft("Namsos", TEXT))


def span(words: str, text: str = TEXT) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def correct(project: Project, document: int, text: str) -> None:
    project.corrections.apply(project.corrections.plan(document, text))


def test_a_link_is_written_into_the_text_of_a_free_memo(project: Project, document: int) -> None:
    memo = project.memos.add("They say")
    assert project.memos.get(memo).about is About.NOTHING
    assert project.memos.link(memo, document, span("We waited")) == 1
    assert project.memos.link(memo, document, span("Nobody came"), at=0) == 2
    assert project.memos.get(memo).text == "[Nobody came](#2)They say [We waited](#1)"
    assert [(led.quote, led.fate, led.paragraph) for led in links_of(project, project.memos.get(memo))] == [
        ("Nobody came", Fate.THERE, 1),
        ("We waited", Fate.THERE, 1),
    ]


def test_linking_is_one_step_and_undone_whole(project: Project, document: int, tables: Tables) -> None:
    memo = project.memos.add("They say")
    before = tables(project)
    project.memos.link(memo, document, span("We waited"))
    project.undo()
    assert tables(project) == before


def test_a_link_moves_with_a_correction_before_it(project: Project, document: int) -> None:
    memo = project.memos.add("")
    project.memos.link(memo, document, span("not voted"))
    correct(project, document, TEXT.replace("for a year", "for more than one long year"))
    (led,) = links_of(project, project.memos.get(memo))
    assert (led.fate, led.now) == (Fate.THERE, "not voted")


def test_a_link_to_corrected_words_says_so_and_can_take_them(project: Project, document: int) -> None:
    memo = project.memos.add("")
    project.memos.link(memo, document, span("We waited for a year"))
    correct(project, document, TEXT.replace("We waited", "We have waited"))
    (led,) = links_of(project, project.memos.get(memo))
    assert (led.fate, led.quote, led.now) == (Fate.CHANGED, "We waited for a year", "We have waited for a year")
    project.memos.relink(memo, 1)
    (led,) = links_of(project, project.memos.get(memo))
    assert (led.fate, led.quote) == (Fate.THERE, "We have waited for a year")
    assert project.memos.get(memo).text == "[We have waited for a year](#1)"


def test_a_link_to_deleted_words_keeps_them_and_makes_no_loose_memo(project: Project, document: int) -> None:
    memo = project.memos.add("")
    project.memos.link(memo, document, span("Nobody came"))
    correct(project, document, "Kari: Something else altogether, with no word of it.\n")
    (led,) = links_of(project, project.memos.get(memo))
    assert (led.fate, led.quote) == (Fate.LOST, "Nobody came")
    assert len(project.memos.all()) == 1
    with pytest.raises(CannotDo, match="no longer there"):
        project.memos.relink(memo, 1)


def test_a_link_outlives_its_document_and_is_whole_again_when_that_comes_back(project: Project, document: int) -> None:
    memo = project.memos.add("")
    project.memos.link(memo, document, span("Nobody came"))
    project.documents.delete(document)
    (led,) = links_of(project, project.memos.get(memo))
    assert (led.fate, led.quote) == (Fate.DELETED, "Nobody came")
    project.undo()
    (led,) = links_of(project, project.memos.get(memo))
    assert led.fate is Fate.THERE


def test_a_link_cut_from_the_text_works_when_it_is_pasted_again(project: Project, document: int) -> None:
    memo = project.memos.add("")
    project.memos.link(memo, document, span("Nobody came"))
    text = project.memos.get(memo).text
    project.memos.set_text(memo, "")
    assert links_of(project, project.memos.get(memo)) == []
    project.memos.set_text(memo, f"Again: {text}")
    assert [led.quote for led in links_of(project, project.memos.get(memo))] == ["Nobody came"]


def test_the_links_of_a_memo_go_with_it(project: Project, document: int) -> None:
    memo = project.memos.add("")
    project.memos.link(memo, document, span("Nobody came"))
    project.memos.delete(memo)
    assert project.memos.all_links() == {}


def test_nothing_is_no_passage(project: Project, document: int) -> None:
    memo = project.memos.add("They say")
    with pytest.raises(CannotDo, match="select some words"):
        project.memos.link(memo, document, Span(4, 4))
    assert project.memos.get(memo).text == "They say"


WORDS = "we waited for the council and nobody came until they had voted in the spring again".split()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    place=st.integers(0, len(WORDS) - 4),
    edits=st.lists(st.tuples(st.booleans(), st.integers(0, 20), st.sampled_from(["x", " ja,", "\n"])), max_size=4),
)
def test_a_link_says_the_same_words_whatever_is_typed_elsewhere(
    project: Project, place: int, edits: list[tuple[bool, int, str]]
) -> None:
    text = " ".join(f"{word}{number}" for number, word in enumerate(WORDS))
    document = project.documents.add(Draft("Osen", text))
    linked = span(" ".join(f"{WORDS[n]}{n}" for n in range(place, place + 3)), text)
    memo = project.memos.add("")
    project.memos.link(memo, document, linked)
    before, after = text[: linked.start], text[linked.end :]
    for first, at, typed in edits:
        if first and before:
            at = before.rfind(" ", 0, max(1, at % len(before)))
            before = before[: at + 1] + typed.strip() + " " + before[at + 1 :]
        elif after:
            after = after + typed
        correct(project, document, before + linked.of(text) + after)
    (led,) = links_of(project, project.memos.get(memo))
    assert led.now == led.quote == linked.of(text)
