"""Search over all transcripts, by the index and without it, in all ways and in every part of a study."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qda.analysis.proposals import Proposal, Unit, by_cues, code_accepted, propose
from qda.analysis.search import Found, Letters, Sought, Way, Where, counted, search
from qda.errors import CannotDo, ExpressionWrong
from qda.model import Draft, Guide, GuideQuestion, Span, TurnRole
from qda.project import Project
from qda.text.seeking import Page, Typed

ASKS, ANSWERS = TurnRole.ASKS, TurnRole.ANSWERS


@pytest.fixture
def interviews(project: Project, draft: Callable[..., Draft]) -> Project:
    """Two interviews in bokmål and one in English."""
    project.guide.take_over(Guide("Guide", (GuideQuestion("1", "Forankret?"), GuideQuestion("2", "Kostet?"))))
    first = [
        ("Interviewer", "Hvordan ble arbeidet forankret?", 0, ASKS),
        ("Anna", "Vi måtte forankre det politisk. Forankringen tok tid, og vi måtte vente.", 0, ANSWERS),
        ("Interviewer", "Hva kostet det?", 1, ASKS),
        ("Anna", "Det ble forankra i rådet. Trygghetsalarmene var dyre.", 1, ANSWERS),
    ]
    second = [
        ("Interviewer", "Hvordan ble det forankret?", 0, ASKS),
        ("Bente", "Ikke i det hele tatt. Vi ventet og gikk til rådmannen.", 0, ANSWERS),
    ]
    third = [("Carol", "We anchored it. The anchoring took time, and we waited for trygghetsalarm.", 0, ANSWERS)]
    for name, lines, language in (("Osen", first, "nb"), ("Vikna", second, "nb"), ("Leith", third, "en")):
        one = draft(name, lines, name)
        project.documents.add(replace(one, language=language), project.guide.questions())
    return project


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "search.sitat", coder="kari") as opened:
        yield opened


def hits(
    project: Project, words: str, way: Way = Way.TYPED, *, whole: bool = False, where: Where | None = None
) -> list[str]:
    return [
        span.of(project.documents.text(document_id))
        for document_id, spans in search(project, Sought(words, way, whole, where or Where()))
        for span in spans
    ]


def names(project: Project, found: list[Found]) -> dict[str, int]:
    return {project.documents.get(one.document_id).name: len(one.spans) for one in found}


# --------------------------------------------------------------------------- as typed


def test_hits_come_by_document_in_the_order_of_the_project(interviews: Project) -> None:
    found = list(search(interviews, Sought("forank")))
    assert names(interviews, found) == {"Osen": 4, "Vikna": 1}
    assert counted(found) == 5


def test_whole_words_are_found_whole(interviews: Project) -> None:
    assert hits(interviews, "trygghetsalarm", whole=True) == ["trygghetsalarm"]
    assert hits(interviews, "trygghetsalarm") == ["Trygghetsalarm", "trygghetsalarm"]


def test_a_phrase_a_choice_and_several_words(interviews: Project) -> None:
    assert hits(interviews, '"vi måtte"') == ["Vi måtte", "vi måtte"]
    assert hits(interviews, "rådet | rådmannen", whole=True) == ["rådet", "rådmannen"]
    assert hits(interviews, "tid vente", whole=True) == ["tid, og vi måtte vente"]


def test_nothing_typed_finds_nothing(interviews: Project) -> None:
    assert hits(interviews, "  ") == hits(interviews, '""') == hits(interviews, "", Way.REGEX) == []


def test_a_search_sees_what_was_just_imported(interviews: Project, draft: Callable[..., Draft]) -> None:
    letters = Letters()
    sought = Sought("forank")
    assert counted(list(search(interviews, sought, letters=letters))) == 5
    interviews.documents.add(draft("Namsos", [("Dag", "Forankring, ja.", None, None)]))
    letters.forget()
    assert counted(list(search(interviews, sought, letters=letters))) == 6


def test_letters_that_were_kept_find_the_same(interviews: Project) -> None:
    letters = Letters()
    for words in ("forank", "tid vente", "rådet | rådmannen"):
        once = list(search(interviews, Sought(words)))
        assert once == list(search(interviews, Sought(words), letters=letters))
        assert once == list(search(interviews, Sought(words), letters=letters))


def test_no_more_letters_are_kept_than_there_is_room_for(interviews: Project) -> None:
    letters = Letters(most=10)
    list(search(interviews, Sought("forank"), letters=letters))
    assert all(letters.get(document.id) is None for document in interviews.documents.all())


LETTERS = st.sampled_from([*"abkABK ..\n", *"æÅßẞ²_…“ªЖxİ", *"\u212a\u212b\u0301\ue000\u00ad"])
WORDS = st.lists(LETTERS, min_size=1, max_size=5).map("".join)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(texts=st.lists(st.lists(LETTERS, min_size=1, max_size=25).map("".join), min_size=1, max_size=4), words=WORDS)
def test_the_index_never_hides_a_hit(project: Project, texts: list[str], words: str) -> None:
    """What is found with the index's help is what is found by reading every text."""
    with project.step("demo"):
        for document in project.documents.all():
            project.documents.delete(document.id)
        for number, text in enumerate(texts):
            project.documents.add(Draft(f"{number}", text))
    pieces = tuple(words.split())
    if not pieces or any(letter in words for letter in '*|"“”«»') or not words.isprintable():
        return
    line = '"' + " ".join(pieces) + '"'
    for whole in (True, False):
        plain = [
            Found(document.id, tuple(spans))
            for document in project.documents.all()
            if (spans := Typed(pieces, whole=whole).find(Page(project.documents.text(document.id))))
        ]
        assert list(search(project, Sought(line, whole=whole))) == plain


# --------------------------------------------------------------------------- stems, spellings, expressions


def test_a_stem_finds_the_family_in_each_language(interviews: Project) -> None:
    family = ["forankret", "forankre", "Forankringen", "forankra", "forankret"]
    assert hits(interviews, "forankre", Way.STEM) == hits(interviews, "forankring", Way.STEM) == family
    assert hits(interviews, "anchor", Way.STEM) == ["anchored", "anchoring"]
    assert hits(interviews, "gå", Way.STEM) == ["gikk"]
    assert hits(interviews, "vente", Way.STEM) == ["vente", "ventet"]


def test_stems_make_phrases_and_meet_in_paragraphs(interviews: Project) -> None:
    assert hits(interviews, '"måtte forankring"', Way.STEM) == ["måtte forankre"]
    assert hits(interviews, "politiske forankring", Way.STEM) == ["forankre det politisk"]


def test_a_misspelt_word_is_found(interviews: Project) -> None:
    assert hits(interviews, "rådmanen", Way.FUZZY) == ["rådmannen"]
    assert hits(interviews, "tryggetsalarm", Way.FUZZY) == ["trygghetsalarm"]
    assert hits(interviews, "xyzzyx", Way.FUZZY) == []


def test_a_regular_expression_is_searched_with(interviews: Project) -> None:
    assert hits(interviews, r"\bforank\w+n\b", Way.REGEX) == ["Forankringen"]
    with pytest.raises(ExpressionWrong):
        hits(interviews, "forank(", Way.REGEX)


def test_an_expression_that_takes_too_long_names_the_document(project: Project) -> None:
    project.documents.add(Draft("Steinkjer", "a" * 5_000 + "b"))
    with pytest.raises(CannotDo, match="Steinkjer"):
        hits(project, "(a|aa)+$", Way.REGEX)


# --------------------------------------------------------------------------- where


def test_participants_only(interviews: Project) -> None:
    assert hits(interviews, "forank", where=Where(participants=True)) == ["forank", "Forank", "forank"]


def test_the_answers_to_one_question(study: Project) -> None:
    anchored = study.guide.numbered("1")
    assert anchored is not None
    of_one = hits(study, "the", where=Where(question_id=anchored.id))
    assert 0 < len(of_one) < len(hits(study, "the"))


def test_cases(interviews: Project) -> None:
    vikna = interviews.cases.named("Vikna")
    assert vikna is not None
    assert hits(interviews, "ventet", where=Where(case_ids=frozenset({vikna.id}))) == ["ventet"]
    assert hits(interviews, "vente", whole=True, where=Where(case_ids=frozenset({vikna.id}))) == []


def test_a_note_without_turns_belongs_to_its_case_whole(project: Project) -> None:
    project.documents.add(Draft("Notes", "We waited.", case="Osen"))
    osen = project.cases.named("Osen")
    assert osen is not None
    assert hits(project, "waited", where=Where(case_ids=frozenset({osen.id}))) == ["waited"]


# --------------------------------------------------------------------------- proposals


def proposed(project: Project, words: str, unit: Unit, code_id: int) -> list[Proposal]:
    return propose(project, list(search(project, Sought(words))), unit, code_id)


def test_hits_are_proposed_as_words_sentences_or_turns(interviews: Project) -> None:
    code = interviews.codes.add("Anchoring")
    text = interviews.documents.text(interviews.documents.all()[0].id)
    for unit, passages in (
        (Unit.WORDS, ["måtte", "måtte"]),
        (Unit.SENTENCE, ["Vi måtte forankre det politisk.", "Forankringen tok tid, og vi måtte vente."]),
        (Unit.TURN, ["Vi måtte forankre det politisk. Forankringen tok tid, og vi måtte vente."]),
    ):
        assert [one.span.of(text) for one in proposed(interviews, "måtte", unit, code)] == passages


def test_what_carries_the_code_already_is_marked(interviews: Project) -> None:
    code = interviews.codes.add("Anchoring")
    first = interviews.documents.all()[0]
    at = interviews.documents.text(first.id).index("måtte")
    interviews.codings.add(first.id, Span(at, at + 5), code)
    assert [one.coded for one in proposed(interviews, "måtte", Unit.SENTENCE, code)] == [True, False]


def test_accepted_proposals_are_coded_in_one_step(interviews: Project) -> None:
    code = interviews.codes.add("Anchoring")
    proposals = proposed(interviews, "forank", Unit.SENTENCE, code)
    code_accepted(interviews, proposals, code, "forank")
    assert len(interviews.codings.of_codes([code])) == len(proposals) == 5
    act = interviews.to_undo()
    assert act is not None
    assert act.kind == "search.code"
    interviews.undo()
    assert interviews.codings.of_codes([code]) == []


def test_accepting_nothing_is_no_step(interviews: Project) -> None:
    code = interviews.codes.add("Anchoring")
    assert code_accepted(interviews, [], code, "forank") == []
    act = interviews.to_undo()
    assert act is not None
    assert act.kind == "code.add"


def test_the_cues_of_a_code_are_a_search(interviews: Project) -> None:
    code = interviews.codes.get(interviews.codes.add("Anchoring", cues=["forank*", "i det hele tatt", "*alarm"]))
    found = list(search(interviews, by_cues(code)))
    words = [span.of(interviews.documents.text(id_)) for id_, spans in found for span in spans]
    assert words == [
        "forankret", "forankre", "Forankringen", "forankra", "forankret", "i det hele tatt", "trygghetsalarm"
    ]  # fmt: skip
