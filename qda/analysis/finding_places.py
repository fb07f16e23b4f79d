"""Where in a transcript a passage begins, as transcripts tell it: its line, or its time in the recording.

A line is as long as in a transcript whose lines are numbered; what is no longer than one line is one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from qda.model import Span
from qda.project import Project

LINE_LENGTH = 80
"""How many characters a line has, unless the study says otherwise (setting `report.line_length`)."""


class FindingPlaces:
    """Counts lines and reads times, of each document once."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._starts: dict[int, list[int]] = {}
        kept = project.setting("report.line_length")
        self._length = max(int(kept), 20) if kept.isdecimal() else LINE_LENGTH

    def line(self, document_id: int, span: Span) -> int:
        """The number of the line a passage begins in, from 1."""
        if document_id not in self._starts:
            self._starts[document_id] = list(line_starts(self._project.documents.text(document_id), self._length))
        return bisect_right(self._starts[document_id], span.start)

    def timecode(self, document_id: int, span: Span) -> str:
        """When the turn it begins in was said, such as "1:02:03"; "" where no time is known."""
        for turn in self._project.documents.turns_over(document_id, span):
            return "" if turn.time_start is None else clock(turn.time_start)
        return ""


def line_starts(text: str, length: int) -> Iterator[int]:
    """Where each line begins: paragraphs parted between words, none longer than `length` unless a word is.

    Empty lines are not counted.
    """
    at = 0
    for paragraph in text.split("\n"):
        end = at + len(paragraph)
        start = at
        while end - start > length:
            yield start
            space = text.rfind(" ", start + 1, start + length + 1)
            if space < 0:
                space = text.find(" ", start + length, end)
            if space < 0:
                start = end
                break
            start = space + 1
        if start < end:
            yield start
        at = end + 1


def clock(milliseconds: int) -> str:
    """ "4:05", or "1:02:03" from an hour on."""
    minutes, seconds = divmod(milliseconds // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
