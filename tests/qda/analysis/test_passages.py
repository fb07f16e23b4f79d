"""What a query finds: on a small study in words, and on random codings against every pair compared."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qda.analysis.passages import Ground, find, holds
from qda.analysis.query import EVERYTHING, Compare, Condition, Match, Query, Relation, Unit
from qda.errors import CannotDo
from qda.model import AttributeType, Owner, Part, Span
from qda.project import Project
from qda.store.retrieval import Mark


def guid(project: Project, *names: str) -> tuple[str, ...]:
    return tuple(next(code.guid for code in project.codes.all() if code.name == name) for name in names)


def found(project: Project, query: Query) -> list[tuple[str, str]]:
    """(code, quote) of what is found."""
    names = {code.id: code.name for code in project.codes.all()}
    return [(names[m.code_id], project.codings.get(m.id).quote) for m in find(project, query)]


COUNCIL = "The council voted for it in May."
WAITED = "we waited for a long time."


def test_everything_is_every_coding_in_the_order_of_the_text(study: Project) -> None:
    assert [mark.id for mark in find(study, EVERYTHING)] == [coding.id for coding in study.codings.of_codes()]


def test_a_code_stands_for_those_below_it_unless_told_otherwise(study: Project) -> None:
    codes = guid(study, "Anchoring")
    assert found(study, Query(codes=codes)) == [("Political anchoring", COUNCIL), ("Anchoring", COUNCIL)]
    assert found(study, Query(codes=codes, below=False)) == [("Anchoring", COUNCIL)]


def test_all_of_several_codes_asks_for_words_that_have_each_of_them(study: Project) -> None:
    both = Query(codes=guid(study, "Time", "Money"), match=Match.ALL)
    assert [code for code, _ in found(study, both)] == ["Time", "Money"]
    assert found(study, Query(codes=guid(study, "Time", "Anchoring"), match=Match.ALL)) == []


def test_none_of_a_code_leaves_out_passages_that_share_words_with_it(study: Project) -> None:
    assert [code for code, _ in found(study, Query(without=guid(study, "Money")))] == [
        "Political anchoring",
        "Anchoring",
    ]


def test_a_code_that_is_gone_finds_nothing_rather_than_everything(study: Project) -> None:
    assert find(study, Query(codes=("gone",))) == []
    assert find(study, Query(beside=("gone",))) == []
    assert len(find(study, Query(without=("gone",)))) == 4


@pytest.mark.parametrize(
    ("query", "count"),
    [
        (Query(relation=Relation.OVERLAPPING), 0),
        (Query(relation=Relation.NEAR, within=1), 0),
        (Query(relation=Relation.NEAR, within=2), 2),
        (Query(relation=Relation.NEAR, within=12, unit=Unit.CHARACTERS), 2),
        (Query(relation=Relation.NEAR, within=11, unit=Unit.CHARACTERS), 0),
        (Query(relation=Relation.SAME_TURN), 2),
        (Query(relation=Relation.SAME_ANSWER), 2),
    ],
)
def test_passages_beside_another_code(study: Project, query: Query, count: int) -> None:
    asked = replace(query, codes=guid(study, "Anchoring"), beside=guid(study, "Time"))
    assert len(find(study, asked)) == count


def test_a_passage_is_not_beside_itself(study: Project) -> None:
    time = guid(study, "Time")
    for relation in Relation:
        assert find(study, Query(codes=time, beside=time, relation=relation)) == []


def test_cases_and_attributes_narrow_down(study: Project) -> None:
    osen, vikna = study.cases.all()
    assert len(find(study, Query(cases=(osen.guid,)))) == 4
    assert find(study, Query(cases=(vikna.guid,))) == []
    assert len(find(study, Query(conditions=(Condition("inhabitants", Compare.LESS, "1 000"),)))) == 4
    assert find(study, Query(conditions=(Condition("Inhabitants", Compare.MORE, "1000"),))) == []
    assert find(study, Query(conditions=(Condition("Coast", Compare.IS, "yes"),))) == []


def test_a_speakers_own_case_counts_more_than_the_documents(study: Project) -> None:
    osen, vikna = study.cases.all()
    anna = next(speaker for speaker in study.documents.speakers() if speaker.name == "Anna")
    study.documents.set_speaker(anna.id, case_id=vikna.id)
    assert find(study, Query(cases=(osen.guid,))) == []
    assert len(find(study, Query(cases=(vikna.guid,)))) == 4


def test_attributes_of_documents_and_speakers_narrow_down_too(study: Project) -> None:
    osen, vikna = study.documents.all()
    study.attributes.set_value(vikna.id, study.attributes.define("Round", of=Owner.DOCUMENT), "second")
    first = Query(conditions=(Condition("Round", Compare.IS, ""),))
    assert len(find(study, first)) == 4
    study.attributes.set_value(osen.id, study.attributes.define("Round", of=Owner.DOCUMENT), "first")
    assert find(study, first) == []
    anna = next(speaker for speaker in study.documents.speakers() if speaker.name == "Anna")
    years = study.attributes.define("Years in office", AttributeType.NUMBER, Owner.SPEAKER)
    study.attributes.set_value(anna.id, years, "12")
    assert len(find(study, Query(conditions=(Condition("years in office", Compare.MORE, "10"),)))) == 4
    assert find(study, Query(conditions=(Condition("Years in office", Compare.MORE, "12"),))) == []


def test_speakers_questions_coders_words_and_stars(study: Project) -> None:
    first, second, _ = study.guide.questions()
    assert len(find(study, Query(part=Part.PARTICIPANT))) == 4
    assert find(study, Query(part=Part.INTERVIEWER)) == []
    assert len(find(study, Query(speakers=("anna",)))) == 4
    assert find(study, Query(speakers=("Bjørn",))) == []
    assert len(find(study, Query(questions=(first.guid,)))) == 4
    assert find(study, Query(questions=(second.guid,))) == []
    assert [code for code, _ in found(study, Query(coders=("per",)))] == ["Money"]
    assert [code for code, _ in found(study, Query(words=" WAITED "))] == ["Time", "Money"]
    study.codings.mark_good([find(study, EVERYTHING)[0].id])
    assert found(study, Query(good=True)) == [("Political anchoring", COUNCIL)]


@pytest.mark.parametrize(
    ("compare", "value", "there", "holding"),
    [
        (Compare.IS, "Yes", "yes", True),
        (Compare.IS, "4500", "4 500", True),
        (Compare.IS, "", "", True),
        (Compare.LESS, "1000", "930", True),
        (Compare.LESS, "1000", "", False),
        (Compare.MORE, "3.5", "3,6", True),
        (Compare.MORE, "12", "many", False),
        (Compare.LESS, "2020-01-01", "2019-12-31", True),
        (Compare.CONTAINS, "kyst", "Ytre kyst", True),
        (Compare.CONTAINS, "", "", False),
    ],
)
def test_an_attribute_is_compared_as_what_it_is(compare: Compare, value: str, there: str, holding: bool) -> None:
    assert holds(Condition("Any", compare, value), there) is holding


# --------------------------------------------------------------------------- as JSON


QUERIES = st.builds(
    Query,
    codes=st.lists(st.text(max_size=4), max_size=3).map(tuple),
    match=st.sampled_from(Match),
    below=st.booleans(),
    relation=st.sampled_from(Relation),
    within=st.integers(0, 1000),
    unit=st.sampled_from(Unit),
    conditions=st.lists(
        st.builds(Condition, st.text(max_size=4), st.sampled_from(Compare), st.text(max_size=4)), max_size=2
    ).map(tuple),
    part=st.none() | st.sampled_from(Part),
    words=st.text(max_size=8),
    good=st.booleans(),
)


@given(query=QUERIES)
def test_a_query_comes_back_from_json_as_it_was(query: Query) -> None:
    assert Query.of(json.loads(json.dumps(query.definition()))) == query


@pytest.mark.parametrize(
    "definition", [{"colour": "red"}, {"codes": "abc"}, {"match": "some"}, {"within": "ten"}, {"conditions": [{}]}]
)
def test_a_query_of_a_newer_sitat_is_refused(definition: dict[str, object]) -> None:
    with pytest.raises(CannotDo, match="newer"):
        Query.of(definition)


# --------------------------------------------------------------------------- against every pair


@pytest.fixture(scope="module")
def random_file(tmp_path_factory: pytest.TempPathFactory, study_file: Path) -> Iterator[Project]:
    """A study whose codings each example makes anew."""
    path = shutil.copy(study_file, tmp_path_factory.mktemp("random") / "random.sitat")
    with Project.open(path, coder="kari") as project:
        project.codings.remove([coding.id for coding in project.codings.of_codes()])
        yield project


SPANS = st.tuples(st.integers(0, 300), st.integers(1, 90), st.integers(0, 3), st.booleans())


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(spans=st.lists(SPANS, min_size=1, max_size=14), relation=st.sampled_from(Relation), within=st.integers(0, 12),
       unit=st.sampled_from(Unit), match=st.sampled_from(Match))  # fmt: skip
def test_what_is_found_is_what_comparing_every_pair_finds(
    random_file: Project, spans: list[tuple[int, int, int, bool]], relation: Relation, within: int, unit: Unit,
    match: Match,
) -> None:  # fmt: skip
    project = random_file
    documents = [document.id for document in project.documents.all()]
    codes = project.codes.all()
    rows = []
    for start, length, code, second in spans:
        document = documents[int(second)]
        end = min(start + length, len(project.documents.text(document)))
        if start < end:
            rows.append((document, Span(start, end), codes[code].id, "", ""))
    project.codings.add_all(rows)
    try:
        first, other, third = codes[0].guid, codes[2].guid, codes[3].guid
        beside = Query(codes=(first, other), below=False, beside=(other,), relation=relation, within=within, unit=unit)
        assert set(find(project, beside)) == _slowly(project, beside)
        shared = Query(codes=(first, other, third), below=False, match=match, without=(codes[1].guid,))
        assert set(find(project, shared)) == _slowly(project, shared)
    finally:
        project.undo()


def _slowly(project: Project, query: Query) -> set[Mark]:
    """The same by comparing every passage with every other, letter by letter."""
    guids = {code.id: code.guid for code in project.codes.all()}
    ground, marks = Ground(project), project.retrieval.marks()

    def together(one: Mark, other: Mark) -> bool:
        return one.document_id == other.document_id and max(one.start, other.start) < min(one.end, other.end)

    def beside(one: Mark, other: Mark) -> bool:
        if one.document_id != other.document_id:
            return False
        if query.relation is Relation.SAME_TURN:
            return any(turn in ground.turns(other) for turn in ground.turns(one))
        if query.relation is Relation.SAME_ANSWER:
            return bool(ground.answered(one) & ground.answered(other))
        if query.relation is Relation.OVERLAPPING or together(one, other):
            return together(one, other)
        between = project.documents.text(one.document_id)[min(one.end, other.end) : max(one.start, other.start)]
        return len(between.split() if query.unit is Unit.WORDS else between) <= query.within

    found = {mark for mark in marks if guids[mark.code_id] in query.codes}
    if query.match is Match.ALL:
        letters = {
            code: {(m.document_id, at) for m in marks if guids[m.code_id] == code for at in range(m.start, m.end)}
            for code in query.codes
        }
        common = set.intersection(*letters.values())
        found = {m for m in found if any((m.document_id, at) in common for at in range(m.start, m.end))}
    found = {m for m in found if not any(guids[o.code_id] in query.without and together(m, o) for o in marks)}
    if query.beside:
        others = [mark for mark in marks if guids[mark.code_id] in query.beside]
        found = {m for m in found if any(o.id != m.id and beside(m, o) for o in others)}
    return found
