"""Names are exchanged everywhere, what was coded stays verbatim, and the real names come back to the letter."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qda.analysis import staleness, verify
from qda.errors import CannotDo
from qda.model import About, Draft, Span
from qda.project import Project
from qda.store.pseudonyms import CUTS, Place, Where
from qda.text.pseudonyms import Exchange, Pair, checked

Tables = dict[str, list[tuple[Any, ...]]]

KEY = checked(
    (
        Pair("Anna", "[Person 1]"),
        Pair("Annas", "[Person 1]s"),
        Pair("Bjørn", "[Person 2]"),
        Pair("Osen", "Granvika"),
        Pair("council", "B"),
    )
)


def everything(project: Project, tables: Callable[[Project], Tables]) -> Tables:
    return {table: rows for table, rows in tables(project).items() if table != "setting" or CUTS not in str(rows)}


def texts(project: Project) -> str:
    return "\n".join(words.text for words in project.pseudonyms.words())


def test_names_are_exchanged_wherever_people_write(study: Project) -> None:
    study.documents.rename(study.documents.all()[0].id, "Interview with Anna")
    study.memos.add("Annas words, and Anna herself.")
    study.codes.change(study.codes.all()[0].id, definition="As Anna said.", cues=("Anna*", "voted"))
    study.pseudonyms.put(Exchange(KEY))
    found = texts(study)
    for name in ("Anna", "Annas", "Bjørn", "Osen", "council"):
        assert not Exchange([Pair(name, "x")]).hits(found), name
    assert study.documents.all()[0].name == "Interview with [Person 1]"
    assert "[Person 1]s words, and [Person 1] herself." in [memo.text for memo in study.memos.all()]
    assert study.codes.all()[0].cues == ("[Person 1]*", "voted")


def test_every_quote_is_verbatim_afterwards_and_nothing_went_stale(study: Project) -> None:
    stale = (staleness.stale_cells(study), staleness.stale_points(study))
    study.pseudonyms.put(Exchange(KEY))
    assert verify.check(study) == []
    assert (staleness.stale_cells(study), staleness.stale_points(study)) == stale


def test_the_real_names_come_back_to_the_letter(study: Project, tables: Callable[[Project], Tables]) -> None:
    before = tables(study)
    study.pseudonyms.put(Exchange(KEY))
    assert tables(study) != before
    study.pseudonyms.put(Exchange(KEY).reversed, back=True)
    assert tables(study) == before


def test_it_is_one_step_that_can_be_undone(study: Project, tables: Callable[[Project], Tables]) -> None:
    before = tables(study)
    study.pseudonyms.put(Exchange(KEY))
    study.undo()
    assert tables(study) == before


def test_a_passage_that_begins_inside_a_name_takes_it_in_and_finds_back(project: Project) -> None:
    document = project.documents.add(Draft("One", "We met Anna Berg there."))
    code = project.codes.add("Code")
    coding = project.codings.add(document, Span(12, 22), code)
    key = Exchange([Pair("Anna Berg", "[P1]")])
    project.pseudonyms.put(key)
    assert project.codings.get(coding).quote == "[P1] there"
    project.pseudonyms.put(key.reversed, back=True)
    assert project.codings.get(coding).span == Span(12, 22)
    assert project.setting(CUTS) == ""


def test_a_place_that_is_left_out_keeps_its_name(project: Project) -> None:
    document = project.documents.add(Draft("One", "Per is 5 per cent. Per came."))
    project.pseudonyms.put(Exchange([Pair("Per", "[P]")]), leave=[Place("document_text", "text", document, 19)])
    assert project.documents.text(document) == "[P] is 5 per cent. Per came."


def test_only_the_places_asked_for_are_touched(project: Project) -> None:
    document = project.documents.add(Draft("Anna", "Anna came."))
    project.memos.add("Anna again.")
    project.pseudonyms.put(Exchange([Pair("Anna", "[P]")]), [Where.MEMOS])
    assert project.documents.text(document) == "Anna came."
    assert project.documents.get(document).name == "Anna"
    assert [memo.text for memo in project.memos.all()] == ["[P] again."]


def test_a_pseudonym_that_occurs_already_is_refused_and_nothing_changed(
    project: Project, tables: Callable[[Project], Tables]
) -> None:
    project.documents.add(Draft("One", "Anna came."))
    project.memos.add("Tuva is somebody else.")
    before = tables(project)
    with pytest.raises(CannotDo, match="“Tuva” stands in the project already"):
        project.pseudonyms.put(Exchange([Pair("Anna", "Tuva")]))
    assert tables(project) == before


def test_a_pseudonym_that_would_come_about_is_refused(project: Project) -> None:
    project.documents.add(Draft("One", "Anna Lund came, and Kari Berg."))
    key = (Pair("Anna", "Tuva"), Pair("Kari Berg", "Tuva Lund"))
    with pytest.raises(CannotDo, match="would come about"):
        project.pseudonyms.put(Exchange(key))


def test_a_link_in_a_memo_stays_a_link(study: Project) -> None:
    document = study.documents.all()[0].id
    start = study.documents.text(document).index("Anna:")
    memo = study.memos.link(study.memos.add("See this."), document, Span(start, start + 4))
    before = {memo.id: memo.text for memo in study.memos.all()}
    study.pseudonyms.put(Exchange(KEY))
    assert any("[Person 1](#" in memo.text and "[[" not in memo.text for memo in study.memos.all()), memo
    study.pseudonyms.put(Exchange(KEY).reversed, back=True)
    assert {memo.id: memo.text for memo in study.memos.all()} == before


def test_what_was_typed_just_now_is_exchanged_too(study: Project) -> None:
    from qda.text.edits import Edit

    document = study.documents.all()[0].id
    live = study.edits.open(document)
    live.typed.type(Edit(0, 0, "Anna "))
    study.edits.keep(live)
    study.pseudonyms.put(Exchange(KEY))
    assert study.documents.text(document).startswith("[Person 1] Granvika")
    assert not study.edits.pending


WORDS = st.lists(
    st.sampled_from(
        ["Anna", "Annas", "ANNA", "anna", "Berg", "Anna Berg", "went", "x", "😀", "\n", ": ", ", ", "-", " "]
    ),
    max_size=25,
).map(" ".join)
FORMS = ("Anna Berg", "Anna", "Annas", "ANNA", "Berg")
STAND_INS = st.lists(
    st.sampled_from(["[P 1]", "[P 2]", "[p 2b]", "Tuva", "Tuva Lund", "Lund", "Q", "Åse", "[P 1]s", "a longer one"]),
    min_size=len(FORMS), max_size=len(FORMS), unique=True,
)  # fmt: skip


PLACES = st.lists(st.tuples(st.integers(0, 90), st.integers(1, 30)), max_size=6)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "empty.sitat"
    Project.create(path, coder="kari").close()
    return path


@settings(max_examples=30, deadline=None)
@given(
    words=WORDS,
    memo=WORDS,
    names=STAND_INS,
    spans=st.lists(st.tuples(st.integers(0, 90), st.integers(1, 30)), max_size=6),
)
def test_whatever_the_texts_names_and_codings_all_comes_back(
    empty: Path,
    tables: Callable[[Project], Tables],
    words: str,
    memo: str,
    names: list[str],
    spans: list[tuple[int, int]],
) -> None:
    with tempfile.TemporaryDirectory() as folder, Project.open(shutil.copy(empty, folder), coder="kari") as project:
        document = project.documents.add(Draft("Anna", words or "Anna"))
        text = project.documents.text(document)
        code = project.codes.add("Code")
        for start, length in spans:
            if start + length <= len(text):
                project.codings.add(document, Span(start, start + length), code)
                project.memos.add(memo, About.DOCUMENT, document, Span(start, start + length))
        before = tables(project)
        key = Exchange(Pair(form, name) for form, name in zip(FORMS, names, strict=True))
        try:
            project.pseudonyms.put(key)
        except CannotDo:
            assert tables(project) == before
            return
        assert verify.check(project) == []
        assert not key.hits(texts(project))
        project.pseudonyms.put(key.reversed, back=True)
        assert tables(project) == before
