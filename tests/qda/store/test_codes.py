from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda.errors import CannotDo
from qda.model import About, Codebook, CodeEntry, Span
from qda.project import Project


def names(project: Project) -> list[str]:
    """The paths of all codes, in the order of the codebook."""
    return list(project.codes.paths().values())


def code(project: Project, path: str) -> int:
    found = project.codes.find(path)
    assert found
    return found.id


# --------------------------------------------------------------------------- finding


def test_a_code_is_found_by_its_path_whatever_its_capitals_and_spaces(study: Project) -> None:
    for path in ("Anchoring > Political anchoring", "anchoring>POLITICAL anchoring", "Political anchoring"):
        found = study.codes.find(path)
        assert found
        assert found.name == "Political anchoring"
    assert study.codes.find("Nothing") is None
    assert study.codes.find("Time > Political anchoring") is None


def test_a_name_that_two_codes_have_needs_its_path(project: Project) -> None:
    project.codes.add_path("Before > Time")
    project.codes.add_path("After > Time")
    assert project.codes.find("Time") is None
    found = project.codes.find("After > Time")
    assert found
    assert project.codes.path(found.id) == "After > Time"


def test_a_path_is_made_with_what_is_missing_and_only_that(project: Project) -> None:
    time = project.codes.add_path("Resources > Time")
    assert project.codes.add_path("resources > TIME") == time
    project.codes.add_path("Resources > Money > Grants")
    assert names(project) == ["Resources", "Resources > Time", "Resources > Money", "Resources > Money > Grants"]


def test_a_path_begins_at_the_top_even_where_its_first_name_stands_deeper(project: Project) -> None:
    project.codes.add_path("Resources > Time")
    project.codes.add_path("Time > Hours")
    assert names(project) == ["Resources", "Resources > Time", "Time", "Time > Hours"]


def test_a_path_with_a_part_that_has_no_name_is_refused_and_makes_nothing(project: Project) -> None:
    with pytest.raises(CannotDo, match="needs a name"):
        project.codes.add_path("Resources > ")
    assert names(project) == []


def test_a_code_that_is_gone_is_told(study: Project) -> None:
    for act in (study.codes.get, study.codes.path, study.codes.delete):
        with pytest.raises(CannotDo, match="no longer in the codebook"):
            act(99)


# --------------------------------------------------------------------------- changing


def test_two_codes_in_one_place_cannot_have_one_name(study: Project) -> None:
    with pytest.raises(CannotDo, match="“TIME”"):
        study.codes.add("TIME")
    with pytest.raises(CannotDo, match="“Money”"):
        study.codes.change(code(study, "Time"), name=" Money ")
    study.codes.add("Time", code(study, "Money"))
    with pytest.raises(CannotDo, match="“Time”"):
        study.codes.move(code(study, "Money > Time"), None, 0)
    study.codes.change(code(study, "Money > Time"), name="time")


def test_two_codes_cannot_have_one_key(study: Project) -> None:
    with pytest.raises(CannotDo, match="“Anchoring”"):
        study.codes.add("Gains", shortcut="a")
    with pytest.raises(CannotDo, match="“Anchoring”"):
        study.codes.change(code(study, "Time"), shortcut="a")
    study.codes.change(code(study, "Anchoring"), shortcut="a")


def test_an_unknown_field_is_a_bug(study: Project) -> None:
    with pytest.raises(TypeError, match="size"):
        study.codes.change(code(study, "Time"), size=3)


def test_a_code_is_moved_to_its_place_among_its_siblings(project: Project) -> None:
    ids = [project.codes.add(name) for name in "ABCD"]
    project.codes.move(ids[3], None, 1)
    assert names(project) == ["A", "D", "B", "C"]
    project.codes.move(ids[0], None, 99)
    assert names(project) == ["D", "B", "C", "A"]
    project.codes.move(ids[1], ids[2], -5)
    assert names(project) == ["D", "C", "C > B", "A"]


def test_a_code_cannot_be_moved_below_itself(project: Project) -> None:
    below = project.codes.add_path("A > B > C")
    for target in (below, code(project, "A")):
        with pytest.raises(CannotDo, match="into itself"):
            project.codes.move(code(project, "A"), target, 0)


# --------------------------------------------------------------------------- merging


def test_a_merge_takes_codings_memos_children_and_definition_along(study: Project) -> None:
    anchoring, time = code(study, "Anchoring"), code(study, "Time")
    study.memos.add("On anchoring.", About.CODE, anchoring)
    study.codes.merge(anchoring, time)
    assert names(study) == ["Time", "Time > Political anchoring", "Money"]
    assert [coding.quote for coding in study.codings.of_codes([time])] == [
        "The council voted for it in May.",
        "we waited for a long time",
    ]
    assert {memo.text for memo in study.memos.on(About.CODE, time)} == {
        "What is time?",
        "On anchoring.",
        "Anchoring\nWho stands behind it.",
    }


def test_a_passage_with_both_codes_is_coded_once_after_a_merge_and_keeps_its_memos(study: Project) -> None:
    anchoring, political = code(study, "Anchoring"), code(study, "Political anchoring")
    assert study.codes.coinciding(political, anchoring) == 1
    study.codes.merge(political, anchoring)
    (coding,) = study.codings.of_codes([anchoring])
    assert [memo.text for memo in study.memos.on(About.CODING, coding.id)] == ["The council again."]


def test_evidence_follows_a_coding_that_a_merge_leaves_once(study: Project) -> None:
    time, money = code(study, "Time"), code(study, "Money")
    (coding,) = study.codings.of_codes([time])
    double = study.codings.add(coding.document_id, coding.span, money)
    study.codes.merge(time, money)
    assert [e.coding_id for p in study.synthesis.points() for e in p.evidence if e.is_quote] == [double]
    study.undo()
    assert [e.coding_id for p in study.synthesis.points() for e in p.evidence if e.is_quote] == [coding.id]


def test_children_with_one_name_are_merged_with_their_parents(study: Project) -> None:
    document = study.documents.all()[0].id
    one, other = study.codes.add_path("Before > Time"), study.codes.add_path("After > Time")
    study.codes.add_path("Before > Money")
    study.codings.add(document, Span(0, 4), one)
    study.codes.merge(code(study, "Before"), code(study, "After"))
    assert [name for name in names(study) if name.startswith("After")] == ["After", "After > Time", "After > Money"]
    assert len(study.codings.of_codes([other])) == 1


def test_a_code_merged_into_its_parent_keeps_a_child_of_its_own_name(study: Project) -> None:
    document = study.documents.all()[0].id
    deep = study.codes.add_path("Resources > Hours > Hours")
    study.codings.add(document, Span(0, 4), deep)
    study.codes.merge(code(study, "Resources > Hours"), code(study, "Resources"))
    assert [name for name in names(study) if name.startswith("Res")] == ["Resources", "Resources > Hours"]
    assert [coding.code_id for coding in study.codings.of_codes() if coding.span == Span(0, 4)] == [deep]


def test_a_code_cannot_be_merged_into_one_below_it(study: Project) -> None:
    for target in ("Political anchoring", "Anchoring"):
        with pytest.raises(CannotDo, match="other way round"):
            study.codes.merge(code(study, "Anchoring"), code(study, target))


def test_whoever_merges_first_thing_keeps_the_definition_as_a_memo_too(study: Project) -> None:
    study.close()
    with Project.open(study.path, coder="somebody new") as project:
        project.codes.merge(code(project, "Anchoring"), code(project, "Time"))
        memos = {memo.text for memo in project.memos.on(About.CODE, code(project, "Time"))}
        assert "Anchoring\nWho stands behind it." in memos


TREES = st.lists(
    st.tuples(st.integers(0, 20), st.sampled_from(["Time", "Hours", "Money"]), st.integers(0, 5)), max_size=6
)


@given(TREES, st.integers(0, 20), st.integers(0, 20))
def test_no_merge_ever_loses_a_coded_passage(
    study: Project, tree: list[tuple[int, str, int]], which: int, target: int
) -> None:
    document, before = study.documents.all()[0].id, study.to_undo()
    with study.step("code.add", code="some"):
        for under, name, start in tree:
            parents = [None, *(c.id for c in study.codes.all())]
            parent = parents[under % len(parents)]
            if name not in {c.name for c in study.codes.all() if c.parent_id == parent}:
                study.codings.add(document, Span(start, start + 3), study.codes.add(name, parent))
    coded = {(c.document_id, c.span, c.coder_id) for c in study.codings.of_codes()}
    codes = [c.id for c in study.codes.all()]
    one, other = codes[which % len(codes)], codes[target % len(codes)]
    if other not in study.codes.with_children(one):
        study.codes.merge(one, other)
    assert {(c.document_id, c.span, c.coder_id) for c in study.codings.of_codes()} == coded
    keys = [(c.document_id, c.span, c.coder_id, c.code_id) for c in study.codings.of_codes()]
    assert len(keys) == len(set(keys))
    while study.to_undo() != before:
        study.undo()


# --------------------------------------------------------------------------- a codebook file


def test_a_book_taken_over_where_it_came_from_changes_nothing(study: Project) -> None:
    book, history = study.codes.book(), study.history()
    assert study.codes.take_over(book) == (0, 0)
    assert study.codes.book().codes == book.codes
    assert len(study.history()) - len(history) <= 1


def test_a_book_is_the_same_in_another_project(study: Project, tmp_path: Path) -> None:
    with Project.create(tmp_path / "other.sitat") as other:
        assert other.codes.take_over(study.codes.book()) == (4, 0)
        assert other.codes.book().codes == study.codes.book().codes
        assert [code.position for code in other.codes.all()] == [code.position for code in study.codes.all()]


def test_codes_of_a_book_are_known_by_their_ids_wherever_they_stand(study: Project) -> None:
    guids = {c.name: c.guid for c in study.codes.all()}
    book = Codebook(
        "B",
        "en",
        (
            CodeEntry(guids["Money"], "Means", codes=(CodeEntry(guids["Time"], "Hours"),)),
            CodeEntry(guids["Political anchoring"], "Council", codes=(CodeEntry(guids["Anchoring"], "Anchoring"),)),
        ),
    )
    assert study.codes.take_over(book) == (0, 4)
    assert names(study) == ["Means", "Means > Hours", "Council", "Council > Anchoring"]
    assert len(study.codings.of_codes()) == 4


def test_an_entry_with_an_unknown_id_is_the_code_of_that_name_in_that_place(study: Project) -> None:
    book = Codebook("B", "en", (CodeEntry("x1", "TIME", "Hours."), CodeEntry("x2", "Political anchoring")))
    assert study.codes.take_over(book) == (1, 1)
    assert names(study) == [
        "TIME",
        "Political anchoring",
        "Anchoring",
        "Anchoring > Political anchoring",
        "Money",
    ]


def test_a_renamed_code_and_a_new_one_of_its_old_name_are_told_apart(study: Project) -> None:
    time = next(c for c in study.codes.all() if c.name == "Time")
    book = Codebook("B", "en", (CodeEntry("new", "Time"), CodeEntry(time.guid, "Hours")))
    study.codes.take_over(book)
    assert names(study)[:2] == ["Time", "Hours"]
    assert study.codes.get(time.id).name == "Hours"


def test_codes_that_a_book_does_not_have_stay_after_the_others_and_give_up_its_keys(study: Project) -> None:
    book = Codebook("B", "en", (CodeEntry("n1", "New", shortcut="a"),))
    assert study.codes.take_over(book) == (1, 0)
    assert names(study) == ["New", "Anchoring", "Anchoring > Political anchoring", "Time", "Money"]
    assert [c.name for c in study.codes.all() if c.shortcut == "a"] == ["New"]
    study.undo()
    assert [c.name for c in study.codes.all() if c.shortcut == "a"] == ["Anchoring"]


def test_entries_without_ids_are_given_ids(project: Project) -> None:
    project.codes.take_over(Codebook("B", "en", (CodeEntry("", "A"), CodeEntry("", "B"))))
    assert all(c.guid for c in project.codes.all())
