from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda.analysis.finding_places import FindingPlaces, clock, line_starts
from qda.model import Span
from qda.project import Project


@given(st.lists(st.text("ab å", max_size=30), max_size=6), st.integers(3, 20))
def test_lines_are_no_longer_than_they_may_be_and_hold_every_word(paragraphs: list[str], length: int) -> None:
    text = "\n".join(paragraphs)
    starts = list(line_starts(text, length))
    assert starts == sorted(set(starts))
    ends = [*starts[1:], len(text)][: len(starts)]
    lines = [text[start:end].rstrip("\n") for start, end in zip(starts, ends, strict=True)]
    assert " ".join(lines).split() == text.split()
    for line in lines:
        assert len(line.split("\n")[0].rstrip()) <= length or " " not in line.strip()


def test_a_line_is_counted_from_the_top_and_empty_ones_are_not(study: Project) -> None:
    document = study.documents.all()[0]
    text = study.documents.text(document.id)
    places = FindingPlaces(study)
    assert places.line(document.id, Span(0, 1)) == 1
    assert places.line(document.id, Span(text.index("The council"), len(text))) == 3
    study.set_setting("report.line_length", "20")
    assert FindingPlaces(study).line(document.id, Span(text.index("The council"), len(text))) > 3


@pytest.mark.parametrize(("milliseconds", "shown"), [(0, "0:00"), (65_400, "1:05"), (3_723_000, "1:02:03")])
def test_a_time_reads_as_in_a_recording(milliseconds: int, shown: str) -> None:
    assert clock(milliseconds) == shown


def test_without_times_no_time_is_told(study: Project) -> None:
    document = study.documents.all()[0]
    assert FindingPlaces(study).timecode(document.id, Span(40, 60)) == ""
