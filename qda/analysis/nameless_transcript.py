"""A coded transcript in which stand-ins have the place of all names; what is in the margin stays on its words.

Knows no file format.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from qda.analysis.anonymity import Name, Swapping, without_names
from qda.margin import CodedTranscript, Interview, Note, sum_of
from qda.model import Span


def nameless(transcript: CodedTranscript, names: Sequence[Name]) -> CodedTranscript:
    """The transcript without the names; files that come back are known by the same marks."""
    swapping = Swapping(names)
    about = without_names(replace(transcript, interviews=(), properties={}), names)
    interviews = tuple(_interview(one, names, swapping) for one in transcript.interviews)
    return replace(about, interviews=interviews, properties=transcript.properties)


def _interview(interview: Interview, names: Sequence[Name], swapping: Swapping) -> Interview:
    labels = [line.label for line in interview.lines if line.label.length]
    moved = _Moved(interview.text, swapping.in_speech(interview.text, labels))
    lines = tuple(
        replace(
            line,
            span=moved.span(line.span),
            label=moved.span(line.label) if line.label.length else line.label,
            heading=swapping.plain(line.heading),
        )
        for line in interview.lines
    )
    notes = tuple(_note(note, moved, names) for note in interview.notes)
    title, facts = swapping.plain(interview.title), swapping.plain(interview.facts)
    return replace(interview, title=title, facts=facts, text=moved.text, lines=lines, notes=notes)


def _note(note: Note, moved: _Moved, names: Sequence[Name]) -> Note:
    said = without_names(replace(note, replies=()), names)
    mark = note.mark._replace(sum=sum_of("\n".join(said.paragraphs)))
    replies = tuple(replace(_note(one, moved, names), mark=mark) for one in note.replies)
    return replace(said, span=moved.span(note.span), mark=mark, replies=replies)


class _Moved:
    """A text in which some stretches were exchanged, and where its places are now."""

    def __init__(self, text: str, swaps: Sequence[tuple[Span, str]]) -> None:
        parts, at, shift = [], 0, 0
        self._starts: list[int] = []
        self._swaps: list[tuple[Span, int, int]] = []
        for span, said in swaps:
            parts += [text[at : span.start], said]
            self._starts.append(span.start)
            self._swaps.append((span, span.start + shift, len(said)))
            shift += len(said) - span.length
            at = span.end
        self.text = "".join([*parts, text[at:]])

    def span(self, span: Span) -> Span:
        """Where a stretch is now; one that begins or ends inside what was exchanged takes in the whole of it."""
        return Span(self._at(span.start, ends=False), self._at(span.end, ends=True))

    def _at(self, offset: int, *, ends: bool) -> int:
        place = bisect_right(self._starts, offset) - 1
        if place < 0:
            return offset
        was, now, length = self._swaps[place]
        if offset >= was.end:
            return offset - was.end + now + length
        return now + length if ends and offset > was.start else now
