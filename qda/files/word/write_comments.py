"""Write coded transcripts as a Word document: codings and memos are comments on exactly the words they are on.

Each comment's passage has a bookmark too, and the document's properties say which project it came from, so that a copy
that comes back is known. Strings are put together, as for reports. Knows no project.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qda import model
from qda.files.word.adopt import W, numbering_of
from qda.files.word.body import attribute_xml, run_xml
from qda.files.word.comment_parts import add_parts
from qda.files.word.report import describe, pour
from qda.files.word.styles import GREY, NAMESPACES, list_use_xml
from qda.files.word.template import Frame, frame
from qda.margin import DOCUMENT_MARK, CodedTranscript, Interview, Line, Mark, Note, Numbering, Voice
from qda.model import Span
from qda.report import Report
from qda.text.spans import trimmed

if TYPE_CHECKING:
    from docx.document import Document

_CHUNK = 200
"""How many paragraphs are written between two reports of progress."""


def write_coded_docx(
    transcript: CodedTranscript,
    path: Path,
    *,
    template: Path | None = None,
    styles: Mapping[str, str] | None = None,
    progress: model.Report = model.silent,
    created: datetime | None = None,
) -> None:
    """Write `transcript` to `path`, complete or not at all; `template` and `styles` are as `write_docx`
    takes them.

    Raises as `qda.files.word.report.write_docx` does.
    """
    about = Report(
        transcript.title, transcript.subtitle, transcript.language, (), transcript.title, transcript.author,
        page_label=transcript.page_label,
    )  # fmt: skip
    room = frame(about, template, styles)
    describe(room, about, created or datetime.now(UTC))
    body = _Body(transcript, room)
    add_parts(room.document, transcript, body.numbers, room.setting.styles["CommentText"])
    total = sum(len(interview.lines) for interview in transcript.interviews)

    def poured() -> Iterator[str]:
        yield "" if room.titled else body.title()
        for done, xml in enumerate(body.paragraphs()):
            if done % _CHUNK == 0:
                progress(min(done, total), total, path.name)
            yield xml

    pour(room, path, poured())
    progress(total, total, path.name)


class _Body:
    """The paragraphs of the interviews as XML, with where the comments begin and end."""

    def __init__(self, transcript: CodedTranscript, room: Frame) -> None:
        self._transcript = transcript
        self._styles = room.setting.styles
        self._next_id = room.setting.first_bookmark
        self.numbers = numbered(transcript)
        counted = transcript.numbering
        self._section = ""
        if counted is Numbering.LINES:
            self._section = _count_lines(room.document)
        several = len(transcript.interviews) if counted is Numbering.PARAGRAPHS else 0
        self._lists = _paragraph_lists(room.document, several)

    def title(self) -> str:
        """The title, and what stands below it."""
        transcript = self._transcript
        texts = (("Title", transcript.title), ("Subtitle", transcript.subtitle))
        return "".join(self._paragraph(style, run_xml(text), uncounted=True) for style, text in texts if text)

    def paragraphs(self) -> Iterator[str]:
        """Every paragraph, in order."""
        several = len(self._transcript.interviews) > 1
        for place, interview in enumerate(self._transcript.interviews):
            if several:
                more = "<w:pageBreakBefore/>" if place and not self._section else ""
                yield self._paragraph("Heading1", run_xml(interview.title), more, uncounted=True)
                if interview.facts:
                    yield self._paragraph("Note", run_xml(interview.facts), uncounted=True)
            yield from self._interview(interview, self._lists[place] if self._lists else "")
            if not interview.notes and self._transcript.no_notes:
                yield self._paragraph("Note", run_xml(self._transcript.no_notes), uncounted=True)
            if self._section and place + 1 < len(self._transcript.interviews):
                yield f"<w:p><w:pPr>{self._section}</w:pPr></w:p>"

    def _interview(self, interview: Interview, count: str) -> Iterator[str]:
        marks = _Marks(interview, self.numbers, self._take_ids)
        last = len(interview.lines) - 1
        heading = "Heading2" if len(self._transcript.interviews) > 1 else "Heading1"
        for place, line in enumerate(interview.lines):
            if line.heading:
                yield self._paragraph(heading, run_xml(line.heading), uncounted=True)
            inside = self._words(interview.text, line, marks)
            if place == 0:
                inside = marks.whole_opened + inside
            if place == last:
                inside += marks.whole_closed
            style = "TranscriptQuestion" if line.voice is Voice.ASKS else "Transcript"
            yield self._paragraph(style, inside, count)

    def _words(self, text: str, line: Line, marks: _Marks) -> str:
        """A line's runs, parted where the speaker's label ends and where comments begin and end."""
        parts = []
        if line.time:
            parts.append(run_xml(f"{line.time} ", self._styles["Timecode"]))
        cuts = sorted({line.span.start, line.span.end, *marks.within(line.span)})
        if line.label.length and line.label.end <= line.span.end:
            cuts = sorted({*cuts, line.label.start, line.label.end})
        for start, end in zip(cuts, [*cuts[1:], cuts[-1]], strict=True):
            parts.append(marks.at(start))
            if end > start:
                labelled = line.label.start <= start and end <= line.label.end
                parts.append(run_xml(text[start:end], self._styles["SpeakerName"] if labelled else ""))
        return "".join(parts)

    def _paragraph(self, style: str, inside: str, more: str = "", *, uncounted: bool = False) -> str:
        still = "<w:suppressLineNumbers/>" if uncounted and self._section else ""
        look = f'<w:pStyle w:val="{self._styles[style]}"/>'
        return f"<w:p><w:pPr>{look}{more}{still}</w:pPr>{inside}</w:p>"

    def _take_ids(self, count: int) -> int:
        first = self._next_id
        self._next_id += count
        return first


def numbered(transcript: CodedTranscript) -> Mapping[Mark, tuple[int, ...]]:
    """The ids of each note's comments, its own and those of its replies, by its mark."""
    numbers: dict[Mark, tuple[int, ...]] = {}
    free = 0
    for interview in transcript.interviews:
        for note in interview.notes:
            numbers[note.mark] = tuple(range(free, free + 1 + len(note.replies)))
            free += 1 + len(note.replies)
    return numbers


class _Marks:
    """Where the comments and bookmarks of one interview begin and end, as XML by offset."""

    def __init__(self, interview: Interview, numbers: Mapping[Mark, tuple[int, ...]], take_ids: Any) -> None:
        self._at: dict[int, list[str]] = {}
        self._places: list[int] = []
        first = take_ids(len(interview.notes) + 1)
        self.whole_opened = f'<w:bookmarkStart w:id="{first}" w:name="{DOCUMENT_MARK}{attribute_xml(interview.guid)}"/>'
        self.whole_closed = f'<w:bookmarkEnd w:id="{first}"/>'
        opened: dict[int, list[str]] = {}
        closed: dict[int, list[str]] = {}
        for bookmark, note in enumerate(interview.notes, first + 1):
            span = _on_words(interview, note)
            start, end = _around(bookmark, note, numbers[note.mark])
            opened.setdefault(span.start, []).append(start)
            closed.setdefault(span.end, []).append(end)
        self._at = {offset: [*closed.get(offset, ()), *opened.get(offset, ())] for offset in {*opened, *closed}}
        self._places = sorted(self._at)
        self._reached = 0

    def within(self, span: Span) -> list[int]:
        """The offsets in a line at which something begins or ends. Lines are asked for in order."""
        first = self._reached
        while self._reached < len(self._places) and self._places[self._reached] <= span.end:
            self._reached += 1
        return self._places[first : self._reached]

    def at(self, offset: int) -> str:
        return "".join(self._at.get(offset, ()))


def _on_words(interview: Interview, note: Note) -> Span:
    """A note's span with its ends on words, for lines leave out the empty ones."""
    span = trimmed(interview.text, note.span)
    if span.length or not interview.lines:
        return span
    near = min(interview.lines, key=lambda line: abs(line.span.start - span.start))
    return near.span


def _around(bookmark: int, note: Note, ids: tuple[int, ...]) -> tuple[str, str]:
    """What stands before a note's words and what behind them."""
    before = f'<w:bookmarkStart w:id="{bookmark}" w:name="{note.mark.name}"/>' + "".join(
        f'<w:commentRangeStart w:id="{id_}"/>' for id_ in ids
    )
    after = "".join(f'<w:commentRangeEnd w:id="{id_}"/><w:r><w:commentReference w:id="{id_}"/></w:r>' for id_ in ids)
    return before, f'{after}<w:bookmarkEnd w:id="{bookmark}"/>'


# --------------------------------------------------------------------------- numbers beside the text


def _paragraph_lists(document: Document, count: int) -> list[str]:
    """For each of `count` interviews the property by which its paragraphs are numbered from 1, beside the text."""
    from docx.oxml import parse_xml

    if not count:
        return []
    numbering = numbering_of(document)
    definitions, uses = numbering.findall(f"{W}abstractNum"), numbering.findall(f"{W}num")
    abstract = 1 + max((int(one.get(f"{W}abstractNumId")) for one in definitions), default=-1)
    number = 1 + max((int(one.get(f"{W}numId")) for one in uses), default=0)
    definition = parse_xml(
        f'<w:abstractNum {NAMESPACES} w:abstractNumId="{abstract}"><w:multiLevelType w:val="singleLevel"/>'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/>'
        '<w:lvlJc w:val="left"/>'
        '<w:pPr><w:tabs><w:tab w:val="num" w:pos="0"/></w:tabs><w:ind w:left="0" w:hanging="567"/></w:pPr>'
        f'<w:rPr><w:b w:val="0"/><w:color w:val="{GREY}"/><w:sz w:val="16"/></w:rPr></w:lvl></w:abstractNum>'
    )
    first_use = uses[0] if uses else None
    if first_use is not None:
        first_use.addprevious(definition)
    else:
        numbering.insert(len(numbering.findall(f"{W}numPicBullet")) + len(definitions), definition)
    last = uses[-1] if uses else definition
    properties = []
    for place in range(count):
        use = parse_xml(list_use_xml(number + place, abstract))
        use.append(parse_xml(f'<w:lvlOverride {NAMESPACES} w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'))
        last.addnext(use)
        last = use
        properties.append(f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number + place}"/></w:numPr>')
    return properties


_BEFORE_LINE_NUMBERS = (
    "headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz", "pgMar", "paperSrc", "pgBorders",
)  # fmt: skip


def _count_lines(document: Document) -> str:
    """Have Word number the lines, anew in each section. Returns the section as XML, to end an interview with."""
    from docx.oxml import parse_xml
    from lxml import etree

    section = document.element.body.find(f"{W}sectPr")
    if section is None:
        section = document.element.body.makeelement(f"{W}sectPr")
        document.element.body.append(section)
    for old in section.findall(f"{W}lnNumType"):
        section.remove(old)
    count = parse_xml(f'<w:lnNumType {NAMESPACES} w:countBy="5" w:distance="283" w:restart="newSection"/>')
    place = sum(child.tag in {W + name for name in _BEFORE_LINE_NUMBERS} for child in section)
    section.insert(place, count)
    copy = deepcopy(section)
    for first_page in copy.findall(f"{W}titlePg"):
        copy.remove(first_page)
    return etree.tostring(copy, encoding="unicode")
