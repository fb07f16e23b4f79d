"""Guides are read as people write them, and written so that they read the same."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda import errors
from qda.files.guide import read_guide, write_guide
from qda.model import Guide, GuideQuestion

Says = Callable[..., None]
InWords = Callable[[Path], AbstractContextManager[None]]


def guide(folder: Path, text: str, name: str = "guide.md") -> Guide:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_guide(path)


def asked(found: Guide) -> list[tuple[str, str, str]]:
    return [(question.section, question.number, question.text) for question in found.questions]


def test_markdown_headings_are_the_title_and_sections(tmp_path: Path) -> None:
    found = guide(
        tmp_path,
        "# Intervjuguide\n\nSi hvem du er.\n\n## Bakgrunn\n\n1. Hva gjør du?\n   - hvor lenge\n"
        "2. Hvordan kom dere med?\n\n## Forankring ##\n3) Hvem bestemte?\n",
    )
    assert found.title == "Intervjuguide"
    assert asked(found) == [
        ("Bakgrunn", "1", "Hva gjør du?"),
        ("Bakgrunn", "2", "Hvordan kom dere med?"),
        ("Forankring", "3", "Hvem bestemte?"),
    ]
    assert found.questions[0].probes == ("hvor lenge",)


def test_headings_of_the_first_level_alone_are_sections(tmp_path: Path) -> None:
    found = guide(tmp_path, "# Bakgrunn\n1. Hva?\n# Forankring\n2. Hvem?\n")
    assert found.title == ""
    assert asked(found) == [("Bakgrunn", "1", "Hva?"), ("Forankring", "2", "Hvem?")]


def test_one_heading_is_the_title(tmp_path: Path) -> None:
    found = guide(tmp_path, "# Intervjuguide\n1. Hva?\n")
    assert (found.title, asked(found)) == ("Intervjuguide", [("", "1", "Hva?")])


def test_short_lines_before_questions_are_sections_in_plain_text(tmp_path: Path) -> None:
    found = guide(
        tmp_path,
        "Intervjuguide\n\nVi forteller hvem vi er.\n\nBakgrunn:\n1. Hva gjør du?\n"
        "2. Hvordan kom dere med\ni nettverket?\nForankring\n3. Hvem bestemte?\n\nTakk for praten!\n",
        "guide.txt",
    )
    assert found.title == "Intervjuguide"
    assert asked(found) == [
        ("Bakgrunn", "1", "Hva gjør du?"),
        ("Bakgrunn", "2", "Hvordan kom dere med i nettverket?"),
        ("Forankring", "3", "Hvem bestemte?"),
    ]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1. Hva?\n2. Hvem?", ["1", "2"]),
        ("1) Hva?\n2) Hvem?", ["1", "2"]),
        ("1.1 Hva?\n1.2. Hvem?", ["1.1", "1.2"]),
        ("a. Hva?\nb) Hvem?", ["a", "b"]),
        ("Q1 Hva?\nQ2: Hvem?\nQ 3. Når?", ["Q1", "Q2", "Q3"]),
        ("Spørsmål 1: Hva?\nSpørsmål 2 Hvem?", ["1", "2"]),
        ("**1.** Hva?\n\n**2. Hvem?**", ["1", "2"]),
        ("### 1. Hva?\n### 2. Hvem?", ["1", "2"]),
        ("1\\. Hva?\n2\\. Hvem?", ["1", "2"]),
        ("1. Hva?\na) Hvem?\nb) Når?\n2. Hvor?", ["1", "1a", "1b", "2"]),
        ("3.\nHva?\n4.\nHvem?", ["3", "4"]),
    ],
)
def test_questions_are_numbered_in_many_ways(tmp_path: Path, text: str, numbers: list[str]) -> None:
    found = guide(tmp_path, text)
    assert [question.number for question in found.questions] == numbers
    assert all(question.text in ("Hva?", "Hvem?", "Når?", "Hvor?") for question in found.questions)


def test_a_number_above_others_is_a_section_where_it_asks_nothing(tmp_path: Path) -> None:
    found = guide(tmp_path, "1. Bakgrunn\n1.1 Hva?\n1.2 Hvem?\n2. Forankring\n2.1 Når?\n")
    assert asked(found) == [("Bakgrunn", "1.1", "Hva?"), ("Bakgrunn", "1.2", "Hvem?"), ("Forankring", "2.1", "Når?")]


def test_without_numbers_the_lines_that_ask_are_the_questions(tmp_path: Path) -> None:
    found = guide(
        tmp_path,
        "Guide\n\nBakgrunn\nHva gjør du?\nHvordan kom dere\nmed i nettverket?\n- når\n\nForankring\nHvem bestemte?\n",
    )
    assert found.title == "Guide"
    assert asked(found) == [
        ("Bakgrunn", "1", "Hva gjør du?"),
        ("Bakgrunn", "2", "Hvordan kom dere med i nettverket?"),
        ("Forankring", "3", "Hvem bestemte?"),
    ]
    assert found.questions[1].probes == ("når",)


def test_bullets_that_ask_are_questions_where_nothing_else_does(tmp_path: Path) -> None:
    found = guide(tmp_path, "- Hva?\n  - hvorfor?\n- Hvem?\n")
    assert [(question.number, question.text, question.probes) for question in found.questions] == [
        ("1", "Hva?", ("hvorfor?",)),
        ("2", "Hvem?", ()),
    ]


def test_lines_that_go_on_are_joined(tmp_path: Path) -> None:
    found = guide(
        tmp_path, "1. Hva er rollen din,\n   og hvor lenge?\n   - tidligere arbeid\n     i kommunen\n2. Hvem?\n"
    )
    assert found.questions[0] == GuideQuestion(
        "1", "Hva er rollen din, og hvor lenge?", "", ("tidligere arbeid i kommunen",)
    )


def test_numbered_lines_inside_a_question_are_its_probes(tmp_path: Path) -> None:
    found = guide(tmp_path, "1. Hva?\n   1. den ene\n   a) den andre\n2. Hvem?\n")
    assert [question.probes for question in found.questions] == [("den ene", "den andre"), ()]


def test_the_title_in_front_matter_is_the_guides(tmp_path: Path) -> None:
    found = guide(tmp_path, "---\ntitle: Intervjuguide\n---\n1. Hva?\n")
    assert (found.title, asked(found)) == ("Intervjuguide", [("", "1", "Hva?")])


def test_a_guide_is_read_from_word_with_its_automatic_numbers_gone(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Intervjuguide", 0)
    document.add_heading("Bakgrunn", 1)
    document.add_paragraph("Hva gjør du?", style="List Number")
    document.add_paragraph("Hvem bestemte?", style="List Number")
    document.core_properties.title = ""
    document.save(str(tmp_path / "guide.docx"))
    found = read_guide(tmp_path / "guide.docx")
    assert found.title == "Intervjuguide"
    assert asked(found) == [("Bakgrunn", "1", "Hva gjør du?"), ("Bakgrunn", "2", "Hvem bestemte?")]


def test_a_guide_without_questions_is_refused(tmp_path: Path, says: Says) -> None:
    with pytest.raises(errors.GuideUnreadable) as refusal:
        guide(tmp_path, "# Guide\n\nVi snakker om alt.\n")
    says(refusal.value, tmp_path / "guide.md", "lines 1–3", "no question was found", "such as “1.”")


def test_a_number_that_stands_twice_is_refused_with_both_lines(tmp_path: Path, says: Says) -> None:
    with pytest.raises(errors.GuideUnreadable) as refusal:
        guide(tmp_path, "# Guide\n\n1. Hva?\n\n1. Hvem?\n")
    says(refusal.value, tmp_path / "guide.md", "line 5", "number 1", "line 3", "its own number")


def test_a_number_without_a_question_is_refused(tmp_path: Path, says: Says) -> None:
    with pytest.raises(errors.GuideUnreadable) as refusal:
        guide(tmp_path, "1. Hva?\n2.\n3. Når?\n")
    says(refusal.value, tmp_path / "guide.md", "line 2", "question 2 has no text")


letters = st.text("abcdeæøå ", min_size=1, max_size=30).map(lambda text: " ".join(text.split())).filter(bool)
sentences = letters.map(lambda text: f"Hva {text}?")
questions = st.builds(
    lambda text, section, probes: (text, section, probes),
    sentences,
    st.just("") | letters,
    st.lists(letters, max_size=3),
)


@st.composite
def guides(draw: st.DrawFn) -> Guide:
    drawn = draw(st.lists(questions, min_size=1, max_size=12))
    numbering = draw(st.sampled_from(["{}", "Q{}", "1.{}", "{}.2"]))
    return Guide(
        draw(st.just("") | letters),
        tuple(
            GuideQuestion(numbering.format(place), text, section, tuple(probes))
            for place, (text, section, probes) in enumerate(drawn, 1)
        ),
    )


@given(guides())
def test_a_guide_that_is_written_reads_the_same(tmp_path: Path, written: Guide) -> None:
    write_guide(written, tmp_path / "guide.md")
    assert read_guide(tmp_path / "guide.md") == written


anything = st.text(st.characters(exclude_categories=["Cc", "Cs"]))


@given(st.lists(anything.filter(str.split), min_size=1, max_size=5), anything)
def test_whatever_a_guide_says_it_is_read_stably(tmp_path: Path, texts: list[str], title: str) -> None:
    path = tmp_path / "guide.md"
    write_guide(
        Guide(title, tuple(GuideQuestion(str(n), f"Hva {text}", "", (text,)) for n, text in enumerate(texts, 1))), path
    )
    once = read_guide(path)
    assert [question.number for question in once.questions] == [str(n) for n in range(1, len(texts) + 1)]
    write_guide(once, path)
    assert read_guide(path) == once


@given(st.text(st.sampled_from("#-*1a.) \n\t?Qxæ:"), max_size=80))
def test_any_text_is_a_guide_or_refused_in_words(tmp_path: Path, in_words: InWords, text: str) -> None:
    with in_words(tmp_path / "guide.md"):
        found = guide(tmp_path, text)
        assert len({question.number for question in found.questions}) == len(found.questions) > 0
        assert all(question.text for question in found.questions)
