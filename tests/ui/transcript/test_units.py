from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qda.model import Span
from qda.text.language import sentences_at_once
from ui.transcript.units import Unit, Units, answers, extended, questions, stepped

from .conftest import interview

TALK = interview()
UNITS = Units(TALK.text, TALK.turns, {1}, sentences_at_once)
PLACES = st.integers(0, len(TALK.text))


def all_of(unit: Unit) -> list[str]:
    return [span.of(TALK.text) for span in UNITS.onward(unit, 0)]


def test_sentences_leave_speakers_labels_out() -> None:
    assert all_of(Unit.SENTENCE) == [
        "How did it begin?",
        "It began well 🙂 with a meeting.",
        "Nobody came twice, so we started over.",
        "We waited.",
        "For how long?",
        "Two years.",
        "Then the council voted.",
        "What was difficult?",
        "We rang them one by one until they answered.",
    ]


def test_an_answer_holds_its_follow_ups_and_ends_before_the_next_question() -> None:
    first, second = all_of(Unit.ANSWER)
    assert first.startswith("It began well")
    assert first.endswith("Then the council voted.")
    assert "For how long?" in first
    assert second == "We rang them one by one until they answered."


def test_without_a_guide_an_answer_is_what_comes_between_two_interviewers_turns() -> None:
    plain = [turn._replace(role=None, question_id=None) for turn in TALK.turns]
    assert len(answers(plain, {1})) == 3
    assert len(questions(plain, {1})) == 3
    assert len(questions(TALK.turns, {1})) == 2


def test_a_text_without_turns_goes_by_paragraphs() -> None:
    units = Units("One. Two.\n\nThree.", (), (), sentences_at_once)
    assert list(units.onward(Unit.TURN, 0)) == [Span(0, 9), Span(11, 17)]
    assert list(units.onward(Unit.ANSWER, 0)) == [Span(0, 9), Span(11, 17)]
    assert list(Units().onward(Unit.SENTENCE, 0)) == []


def test_from_a_caret_the_first_step_takes_the_sentence_it_stands_in() -> None:
    inside = TALK.span("came twice").start
    taken = stepped(UNITS, Unit.SENTENCE, Span(inside, inside), forward=True)
    assert taken == TALK.span("Nobody came twice, so we started over.")
    behind = TALK.span("started over.").end
    assert stepped(UNITS, Unit.SENTENCE, Span(behind, behind), forward=True) == TALK.span("We waited.")
    back = stepped(UNITS, Unit.SENTENCE, Span(inside, inside), forward=False)
    assert back == TALK.span("Nobody came twice, so we started over.")


@given(st.sampled_from(Unit))
def test_steps_forward_visit_every_unit_and_steps_back_return(unit: Unit) -> None:
    visited, here = [], Span(0, 0)
    while (following := stepped(UNITS, unit, here, forward=True)) is not None:
        visited.append(here := following)
    assert visited == list(UNITS.onward(unit, 0))
    returned = [here]
    while (previous := stepped(UNITS, unit, here, forward=False)) is not None:
        returned.append(here := previous)
    assert returned == visited[::-1]


@given(st.sampled_from(Unit), st.data())
def test_a_selection_grown_by_units_shrinks_back_the_same_way(unit: Unit, data: st.DataObject) -> None:
    spans = list(UNITS.onward(unit, 0))
    first = data.draw(st.integers(0, len(spans) - 1))
    times = data.draw(st.integers(0, len(spans)))
    forward = data.draw(st.booleans())
    anchor, caret = spans[first] if forward else spans[first][::-1]
    states = [(anchor, caret)]
    for _ in range(times):
        state = extended(UNITS, unit, *states[-1], forward=forward)
        if state == states[-1]:
            break
        states.append(state)
    for expected in reversed(states[:-1]):
        assert extended(UNITS, unit, *states.pop(), forward=not forward) == expected


@given(st.sampled_from(Unit), PLACES, PLACES, st.booleans())
def test_an_extended_selection_is_never_empty_and_never_leaves_the_text(
    unit: Unit, anchor: int, caret: int, forward: bool
) -> None:
    for _ in range(12):
        before = anchor, caret
        anchor, caret = extended(UNITS, unit, anchor, caret, forward=forward)
        assert 0 <= min(anchor, caret) <= max(anchor, caret) <= len(TALK.text)
        assert anchor != caret or before == (anchor, caret)


@given(st.sampled_from(Unit), PLACES)
def test_there_is_a_unit_at_every_place(unit: Unit, offset: int) -> None:
    assert UNITS.at(unit, offset) in list(UNITS.onward(unit, 0))


def test_the_sentence_at_the_space_behind_it_is_the_one_before() -> None:
    behind = TALK.span("twice, so we started over.").end
    assert UNITS.at(Unit.SENTENCE, behind) == TALK.span("Nobody came twice, so we started over.")


def test_a_span_is_made_whole() -> None:
    assert UNITS.over(Unit.SENTENCE, TALK.span("meeting. Nobody")) == TALK.span(
        "It began well 🙂 with a meeting. Nobody came twice, so we started over."
    )
