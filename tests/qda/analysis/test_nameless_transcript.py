"""A coded transcript without names: nobody is named, and every coding still stands on its words."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from qda.analysis.anonymity import Name, names_of, seen_in
from qda.analysis.coded_transcript import made_transcript
from qda.analysis.cooked import cooked
from qda.analysis.nameless_transcript import nameless
from qda.analysis.recipes import Kind, Recipe
from qda.margin import CodedTranscript, Interview, Line, Mark, Note, sum_of
from qda.model import About, Span
from qda.project import Project

RECIPE = replace(Recipe.usual(Kind.TRANSCRIPT), stand_ins=True)


def test_nobody_is_named_in_text_margin_or_title(study: Project) -> None:
    study.memos.add("As Osen said.", About.CODING, study.codings.of_codes()[0].id)
    named = cooked(study, replace(RECIPE, stand_ins=False))
    assert {one.name.whole for one in seen_in(named, names_of(study))} >= {"Osen", "Vikna"}
    assert [one for one in seen_in(cooked(study, RECIPE), names_of(study)) if one.sure] == []


def test_a_comment_says_what_its_mark_says_it_says(study: Project) -> None:
    study.memos.add("As Osen said.", About.CODING, study.codings.of_codes()[0].id, coder="kari")
    made = made_transcript(study, RECIPE)
    notes = [note for interview in made.interviews for note in interview.notes]
    assert notes
    assert all(note.mark.sum == sum_of("\n".join(note.paragraphs)) for note in notes)
    assert made.properties == made_transcript(study, replace(RECIPE, stand_ins=False)).properties


NAMES = (Name("Osen", "Osen", "Case 1", person=False), Name("Anna", "Anna", "", person=True))
WORDS = st.lists(st.sampled_from(["Osen", "Anna", "osens", "waits", "and", "Annas", "…"]), min_size=1, max_size=12)


@given(st.lists(WORDS, min_size=1, max_size=4), st.data())
def test_a_coding_that_parts_no_name_keeps_the_words_it_is_on(lines: list[list[str]], data: st.DataObject) -> None:
    text = "\n".join(" ".join(words) for words in lines)
    borders = [0, *(place for place, letter in enumerate(text) if letter in " \n"), len(text)]
    start, end = sorted(data.draw(st.tuples(st.sampled_from(borders), st.sampled_from(borders))))
    note = Note(Span(start, end), ("Time",), "kari", "", Mark("c", 1, ""))
    interview = Interview("g", "Interview", "", text, (Line(Span(0, len(text))),), (note,))
    (made,) = nameless(CodedTranscript("t", "", "en", "", (interview,)), NAMES).interviews
    alone = replace(interview, text=text[start:end], lines=(Line(Span(0, end - start)),), notes=())
    (said,) = nameless(CodedTranscript("t", "", "en", "", (alone,)), NAMES).interviews
    assert made.notes[0].span.of(made.text) == said.text
    assert made.lines[0].span == Span(0, len(made.text))
    assert "osen" not in made.text.casefold()
