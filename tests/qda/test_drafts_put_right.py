"""What was understood, put right: speakers, where the talk begins, another pattern."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qda.drafts import SpeakerChange, begun_at, changed, understand, understood_anew, would_change
from qda.model import Draft, Part, Reading
from qda.text.patterns import Pattern, Way

TEXT = (
    "Interview in Vikna\nDate: 2016-02-23\n\nRA: How did it begin?\nKari: Nobody came.\nIntervjuer: And then?\n"
    "Kari: One thing\nNote: it is small.\nKari: Yes.\nNote: done."
)


def draft(text: str = TEXT) -> Draft:
    return understand(Reading("a.txt", text))


def said(of: Draft) -> list[tuple[str, str]]:
    names = [speaker.name for speaker in of.speakers]
    return [("" if t.speaker is None else names[t.speaker], t.said.of(of.text)) for t in of.turns]


def fits(of: Draft) -> bool:
    """Whether speakers and turns tell the same story."""
    counts = [sum(turn.speaker == place for turn in of.turns) for place in range(len(of.speakers))]
    ends = [0, *(turn.span.end for turn in of.turns)]
    in_order = all(end <= turn.span.start for end, turn in zip(ends, of.turns, strict=False))
    return counts == [speaker.turns for speaker in of.speakers] and in_order


def test_a_speaker_given_the_name_of_another_is_that_other() -> None:
    one = changed(draft(), SpeakerChange("RA", name="Intervjuer:"))
    assert [speaker.name for speaker in one.speakers][:2] == ["Kari", "Intervjuer"]
    assert said(one)[0] == ("Intervjuer", "How did it begin?")
    assert fits(one)


def test_a_change_finds_the_speaker_however_the_name_is_written_and_leaves_other_files_as_they_are() -> None:
    change = SpeakerChange("ra:", name="Interviewer", part=Part.PARTICIPANT, role="researcher")
    one = changed(draft(), change)
    assert (one.speakers[0].name, one.speakers[0].part, one.speakers[0].role) == (
        "Interviewer", Part.PARTICIPANT, "researcher",
    )  # fmt: skip
    other = draft("Ola: Yes.\nPer: No.\nOla: Yes.\nPer: No.")
    assert changed(other, change) is other


def test_what_is_no_speaker_becomes_text_of_the_turn_above() -> None:
    text = "Ola: Yes.\nSted: Osen.\nPer: No.\nOla: So.\nSted: Vikna.\nPer: Thus."
    one = changed(understand(Reading("a.txt", text), pattern=Pattern(Way.EXPRESSION, r"(\w+):")),
                  SpeakerChange("Sted", nobody=True))  # fmt: skip
    assert said(one) == [
        ("Ola", "Yes.\nSted: Osen."), ("Per", "No."), ("Ola", "So.\nSted: Vikna."), ("Per", "Thus."),
    ]  # fmt: skip
    assert fits(one)


def test_header_lines_said_to_be_text_are_turns_of_nobody_s() -> None:
    one = begun_at(draft(), 0)
    assert said(one)[:2] == [("", "Interview in Vikna"), ("", "Date: 2016-02-23")]
    assert one.header.length == 0
    assert fits(one)
    again = begun_at(one, one.text.index("RA:"))
    assert again.header == draft().header
    assert said(again) == said(draft())


def test_what_is_said_to_be_header_is_no_turn_and_who_spoke_only_there_is_gone() -> None:
    one = begun_at(draft(), TEXT.index("Kari: Nobody"))
    assert "RA" not in [speaker.name for speaker in one.speakers]
    assert one.header.of(TEXT).endswith("How did it begin?")
    assert fits(one)


def test_another_pattern_keeps_what_a_person_said() -> None:
    reading = Reading("a.txt", "Kari> Hi\nOla> Yes?\nKari> No\nOla> So?")
    pattern = Pattern(Way.EXPRESSION, r"(\w+)>")
    before = Draft("My name", reading.text, case="Vikna", date="2016", language="nb")
    one = understood_anew(before, reading, (), pattern)
    assert (one.name, one.case, one.date, one.language) == ("My name", "Vikna", "2016", "nb")
    right = changed(one, SpeakerChange("Kari", part=Part.INTERVIEWER, role="nurse"))
    again = understood_anew(right, reading, (), pattern)
    assert (again.speakers[0].part, again.speakers[0].role) == (Part.INTERVIEWER, "nurse")


CHANGES = st.builds(
    SpeakerChange,
    st.sampled_from(["RA", "Kari", "Intervjuer", "Note", "Ola"]),
    name=st.none() | st.sampled_from(["RA", "Kari", "Ola", "Per"]),
    part=st.none() | st.sampled_from(Part),
    nobody=st.booleans(),
)


@given(st.lists(CHANGES | st.integers(0, len(TEXT)), max_size=6))
def test_however_it_is_put_right_the_text_stays_and_speakers_have_their_turns(
    steps: list[SpeakerChange | int],
) -> None:
    one = understand(Reading("a.txt", TEXT), pattern=Pattern(Way.EXPRESSION, r"(RA|Kari|Intervjuer|Note):"))
    for step in steps:
        before = one
        one = begun_at(one, step) if isinstance(step, int) else changed(one, step)
        assert fits(one)
        assert isinstance(step, int) or would_change(before, step) or one == before
    assert one.text == TEXT
