"""A coded transcript as pieces of a report, to be seen before it is written: what stands in the margin in Word stands
below its line here; and as rows. Knows no project and no file format.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qda.margin import CodedTranscript, Interview, Line, Note, Numbering, Voice
from qda.model import Span
from qda.report import Heading, Piece, Text, Words
from qda.text.spans import trimmed


def transcript_pieces(transcript: CodedTranscript) -> Iterator[Piece]:
    """Each interview line by line, with numbers where comments will stand."""
    several = len(transcript.interviews) > 1
    if not transcript.interviews:
        yield Text(transcript.no_notes, "note")
    for place, interview in enumerate(transcript.interviews):
        if several:
            yield Heading(1, interview.title, f"document-{interview.guid}")
            if interview.facts:
                yield Text(interview.facts, "note")
        yield from _lines(transcript, interview, place, 2 if several else 1)
        if not interview.notes and transcript.no_notes:
            yield Text(transcript.no_notes, "note")


def _lines(transcript: CodedTranscript, interview: Interview, place: int, level: int) -> Iterator[Piece]:
    ending = sorted((trimmed(interview.text, one.span).end, number) for number, one in enumerate(interview.notes, 1))
    told = 0
    for count, line in enumerate(interview.lines, 1):
        if line.heading:
            yield Heading(level, line.heading, f"line-{place}-{count}")
        there = [one for one in ending if line.span.start < one[0] <= line.span.end]
        words = tuple(_words(interview.text, line, there, count, transcript.numbering))
        yield Text("".join(part.text for part in words), words=words)
        while told < len(interview.notes) and interview.notes[told].span.start < line.span.end:
            told += 1
            yield from _note(told, interview.notes[told - 1])


def _words(
    text: str, line: Line, ending: Sequence[tuple[int, int]], count: int, numbering: Numbering
) -> Iterator[Words]:
    if numbering is Numbering.PARAGRAPHS:
        yield Words(f"{count}\u2002")
    if line.time:
        yield Words(f"{line.time} ")
    at = line.span.start
    if line.label.length and line.label.end <= line.span.end:
        yield Words(Span(line.span.start, line.label.end).of(text), bold=True)
        at = line.label.end
    asks = line.voice is Voice.ASKS
    for end, number in ending:
        if end > at:
            yield Words(text[at:end], italic=asks)
            at = end
        yield Words(f" [{number}]", bold=True)
    if at < line.span.end:
        yield Words(text[at : line.span.end], italic=asks)


def _note(number: int, note: Note) -> Iterator[Text]:
    first, *more = note.paragraphs
    start = f"[{number}] {first}"
    rest = "".join(f"\n{line}" for line in more)
    rest += "".join(f"\n{reply.author}: {' '.join(reply.paragraphs)}" for reply in note.replies)
    words = (Words(start, bold=True), Words(f" · {note.author}{rest}" if note.author else rest))
    yield Text("".join(part.text for part in words), "note", tuple(part for part in words if part.text))


# --------------------------------------------------------------------------- as rows


COLUMNS = ("document", "kind", "code or memo", "note", "author", "created", "start", "end", "words", "replies")
"""A row for each comment."""


def transcript_rows(transcript: CodedTranscript) -> list[tuple[str | int, ...]]:
    """Every coding and memo with the words it is on; offsets count characters."""
    return [
        (
            interview.title, "memo" if note.mark.kind == "m" else "coding", note.paragraphs[0],
            "\n".join(note.paragraphs[1:]), note.author, note.created, note.span.start, note.span.end,
            note.span.of(interview.text),
            "\n".join(f"{reply.author}: {' '.join(reply.paragraphs)}" for reply in note.replies),
        )
        for interview in transcript.interviews
        for note in interview.notes
    ]  # fmt: skip
