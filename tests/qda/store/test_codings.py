from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda.errors import Cancelled, CannotDo
from qda.model import About, Draft, Span
from qda.project import Project
from qda.store.codings import shortened


def code(project: Project, path: str) -> int:
    found = project.codes.find(path)
    assert found
    return found.id


def test_a_coding_keeps_its_words_and_a_little_of_what_stands_round_them(study: Project) -> None:
    document = study.documents.all()[1]
    text = study.documents.text(document.id)
    span = Span(text.index("politicians"), text.index(" 😀"))
    coding = study.codings.get(study.codings.add(document.id, span, code(study, "Time")))
    assert coding.quote == "politicians have not heard of it"
    assert text.index(coding.before + coding.quote + coding.after) == span.start - len(coding.before)
    assert coding.after.startswith(" 😀.")
    assert len(coding.before) == 32


@pytest.mark.parametrize("span", [Span(5, 5), Span(9, 3), Span(-2, 4), Span(0, 10_000), Span(10_000, 10_001)])
def test_a_passage_without_text_is_refused(study: Project, span: Span) -> None:
    document, time = study.documents.all()[0].id, code(study, "Time")
    history = study.history()
    with pytest.raises(CannotDo, match="select some words"):
        study.codings.add(document, span, time)
    with pytest.raises(CannotDo, match="select some words"):
        study.codings.resize(study.codings.of_codes()[0].id, span)
    with pytest.raises(CannotDo, match="select some words"):
        study.codings.add_all([(document, Span(0, 3), time, "", ""), (document, span, time, "", "")])
    assert study.history() == history


def test_a_code_or_document_that_is_gone_is_told(study: Project) -> None:
    document = study.documents.all()[0].id
    with pytest.raises(CannotDo, match="no longer in the codebook"):
        study.codings.add(document, Span(0, 3), 99)
    with pytest.raises(CannotDo, match="no longer in the codebook"):
        study.codings.recode([study.codings.of_codes()[0].id], 99)
    with pytest.raises(CannotDo, match="no text"):
        study.codings.add(99, Span(0, 3), code(study, "Time"))


def test_one_coder_codes_a_passage_with_a_code_once_and_another_once_more(study: Project) -> None:
    document, time = study.documents.all()[0].id, code(study, "Time")
    first = study.codings.add(document, Span(0, 4), time)
    assert study.codings.add(document, Span(0, 4), time) == first
    assert study.codings.add(document, Span(0, 4), time, "ola") != first
    assert study.codings.add_all([(document, Span(0, 4), time, coder, "") for coder in ("", "ola", "ola")])[0] == first
    assert len([c for c in study.codings.of_codes([time]) if c.span == Span(0, 4)]) == 2


def test_codes_given_together_are_one_act_that_grows(study: Project) -> None:
    document = study.documents.all()[0].id
    codes = [study.codes.add(name) for name in ("Hope", "Doubt")]
    span = Span(0, 5)
    (first,) = study.codings.add_together(document, span, codes[:1], "together")
    assert study.codings.add_together(document, span, codes, "together")[0] == first
    act = study.to_undo()
    assert act is not None
    assert act.details["code"] == "Hope, Doubt"
    study.undo()
    assert study.codings.overlapping(document, span) == []
    assert study.codings.add_together(document, span, []) == []


def test_moving_an_end_on_shortly_after_is_the_same_act(study: Project) -> None:
    document = study.documents.all()[0].id
    coding = study.codings.add(document, Span(0, 5), study.codes.add("Hope"))
    for end in (7, 9, 8):
        study.codings.resize(coding, Span(0, end), "ends")
    assert study.codings.get(coding).span == Span(0, 8)
    study.undo()
    assert study.codings.get(coding).span == Span(0, 5)


def test_many_codings_come_back_in_the_order_they_were_given(study: Project) -> None:
    documents, time = [document.id for document in study.documents.all()], code(study, "Time")
    rows = [(documents[n % 2], Span(n, n + 2), time, "", f"2026-01-0{n + 1}T00:00:00Z") for n in range(5)]
    ids = study.codings.add_all(rows, "codings.csv")
    made = [study.codings.get(id_) for id_ in ids]
    assert [(c.document_id, c.span, c.code_id, "", c.created) for c in made] == rows


def test_stopped_half_way_no_coding_is_kept(study: Project) -> None:
    document, time = study.documents.all()[0].id, code(study, "Time")
    before = study.codings.of_codes()

    def stop(done: int, total: int, note: str) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        study.codings.add_all(
            [(document, Span(n % 90, n % 90 + 1 + n // 90), time, "", "") for n in range(900)], "", stop
        )
    assert study.codings.of_codes() == before


def test_a_coding_moved_onto_its_like_stands_once_and_keeps_its_memos(study: Project) -> None:
    document, time = study.documents.all()[0].id, code(study, "Time")
    one, other = (study.codings.add(document, Span(0, end), time) for end in (4, 9))
    study.memos.add("Think.", About.CODING, one)
    study.codings.resize(one, Span(0, 9))
    assert [c.id for c in study.codings.of_codes([time]) if c.span.start == 0] == [other]
    assert [memo.text for memo in study.memos.on(About.CODING, other)] == ["Think."]
    study.undo()
    assert [memo.text for memo in study.memos.on(About.CODING, one)] == ["Think."]


def test_codings_recoded_to_one_code_stand_once_each(study: Project) -> None:
    time = code(study, "Time")
    everything = [coding.id for coding in study.codings.of_codes()]
    study.codings.recode([*everything, *everything[:1]], time)
    spoken = [(c.span, c.coder_id) for c in study.codings.of_codes([time])]
    assert len(spoken) == len(set(spoken)) == 3
    assert study.codings.of_codes() == study.codings.of_codes([time])


def test_codings_are_asked_for_by_document_code_and_place(study: Project) -> None:
    document, time = study.documents.all()[0].id, code(study, "Time")
    everything = study.codings.in_document(document)
    assert everything == study.codings.of_codes() == sorted(everything, key=lambda c: (c.span, c.id))
    assert study.codings.of_codes([]) == []
    assert study.codings.of_codes([time]) == [c for c in everything if c.code_id == time]
    assert study.codings.count_by_code()[time] == 1
    assert study.codings.count_by_document() == {document: 4}


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=8), st.integers(0, 60), st.integers(0, 30))
def test_exactly_the_codings_that_touch_a_passage_overlap_it(
    project: Project, spans: list[tuple[int, int]], start: int, length: int
) -> None:
    with project.step("document.add", document="D", count=1):
        document = project.documents.add(Draft("D", "x" * 100))
        time = project.codes.add_path("Time")
        for at, size in spans:
            project.codings.add(document, Span(at, at + size), time)
    asked = Span(start, start + length)
    found = project.codings.overlapping(document, asked)
    assert {c.span for c in found} == {Span(a, a + b) for a, b in spans if Span(a, a + b).overlaps(asked)}
    project.undo()


def test_a_coding_is_told_with_the_turn_it_begins_in(study: Project) -> None:
    document = study.documents.all()[0].id
    turn = study.documents.turns(document)[1]
    for coding, said, end, speaker in study.codings.spoken():
        if coding.span.start < turn.span.end:
            assert (said, end, speaker) == (turn.said.start, turn.span.end, turn.speaker_id)


@given(st.text(max_size=100))
def test_a_shortened_quote_is_one_short_line(quote: str) -> None:
    short = shortened(quote)
    assert len(short) <= 60
    assert len(short.splitlines()) <= 1
    assert short == " ".join(quote.split()) or short.endswith("…")
