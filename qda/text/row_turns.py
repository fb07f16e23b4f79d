"""The turns of a table whose first row says which column tells when, who and what, or what is asked and answered.

Its rows are lines, parted by tabs. Knows nothing of files: a table in a Word document comes here as text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from qda.model import DraftTurn, Span
from qda.text.habits import begins_of
from qda.text.labels import moments
from qda.text.language import guess_language
from qda.text.vocabulary import listed

_WHO = listed(
    "taler talar speaker navn namn name hvem kven who person deltaker deltakar participant informant sagt_av said_by"
    " speaker_name stemme voice"
)
_WHEN = listed(
    "tid time tidspunkt tidskode timecode timestamp timespan time_stamp tidsstempel tidsmerke tidsrom start starttid"
    " start_time from"
)
_WHAT = listed(
    "tekst text innhold innhald content utsagn utsegn ytring transkripsjon transkript transcript transcription speech"
    " replikk tale utterance sitat what_was_said hva_som_ble_sagt"
)

ASKED = listed(
    "question questions spørsmål spørsmålet spørsmålene spm intervjuspørsmål spurnad spørgsmål fråga frågor frage"
    " fragen"
)
ANSWERED = listed("answer answers svar svaret svarene svara response responses reply besvarelse antwort antworten")
"""What stands above the questions and above the answers of a table."""
UNNAMED = {
    "en": ("Interviewer", "Participant"),
    "nb": ("Intervjuer", "Informant"),
    "nn": ("Intervjuar", "Informant"),
    "da": ("Interviewer", "Informant"),
    "sv": ("Intervjuare", "Informant"),
}
"""What voices without a name are called, by the language of the text."""
_FIRST_LINES = 60
_LONGEST_NAME = 60
_LEAST = 2


@dataclass(frozen=True, slots=True)
class _Columns:
    width: int
    who: int
    """Who speaks; where `asks`, what is asked."""
    what: int
    when: int | None
    asks: bool = False


def row_turns(text: str) -> tuple[list[str], list[DraftTurn]] | None:
    """The names of those who speak, and the turns; None where no row names the columns, or rows do not follow it."""
    lines = text.split("\n")
    offsets = begins_of(lines)
    for number, line in enumerate(lines[:_FIRST_LINES]):
        columns = _columns(line) if "\t" in line else None
        if columns is None:
            continue
        rows = list(_rows(lines, offsets, number + 1, columns))
        if columns.asks:
            asked = [turn for row in rows for turn in _pair(text, row, columns)]
            if len(asked) > _LEAST and len(asked) >= len(rows):
                return list(UNNAMED.get(guess_language(text), UNNAMED["en"])), asked
            continue
        names: list[str] = []
        turns = [turn for row in rows if (turn := _turn(text, row, columns, names)) is not None]
        if len(turns) >= _LEAST and 2 * len(turns) > len(rows) and 2 * len(names) <= len(turns) + 2:
            return names, turns
    return None


def _columns(line: str) -> _Columns | None:
    named = ["_".join(cell.lower().strip(" :.").split()) for cell in line.split("\t")]
    who, when, what = (
        next((place for place, name in enumerate(named) if name in known), None) for known in (_WHO, _WHEN, _WHAT)
    )
    if who is not None and what is not None:
        return _Columns(len(named), who, what, when)
    asked, answered = ([place for place, name in enumerate(named) if name in known] for known in (ASKED, ANSWERED))
    if len(asked) == len(answered) == 1 and asked[0] < answered[0]:
        return _Columns(len(named), asked[0], answered[0], when, asks=True)
    return None


def _rows(lines: Sequence[str], offsets: Sequence[int], number: int, columns: _Columns) -> Iterator[list[Span]]:
    """The cells of every row; lines that are cut from it are further paragraphs of what was said."""
    width, row = columns.width, list[Span]()
    for place in range(number, len(lines)):
        line, begin = lines[place], offsets[place]
        if len(row) == width and ("\t" in line or columns.what < width - 1):
            yield row
            row = []
        if not row and "\t" not in line and (columns.what or not line.strip()):
            continue
        for count, cell in enumerate(line.split("\t")):
            span = Span(begin, begin + len(cell))
            if row and not count:
                row[-1] = Span(row[-1].start, span.end)
            else:
                row.append(span)
            begin = span.end + 1
        if len(row) > width:
            return
    if len(row) == width:
        yield row


def _turn(text: str, row: Sequence[Span], columns: _Columns, names: list[str]) -> DraftTurn | None:
    who, what = _stripped(text, row[columns.who]), _stripped(text, row[columns.what])
    name = " ".join(who.of(text).split()).rstrip(":")
    if not what.length or len(name) > _LONGEST_NAME:
        return None
    if name and name not in names:
        names.append(name)
    when = _stripped(text, row[columns.when]) if columns.when is not None else Span(what.start, what.start)
    start, end = moments(when.of(text))
    label = Span(what.start, what.start)  # what stands behind the words is told by the turn, and is no part of it
    ahead = [cell for cell in map(partial(_stripped, text), row[: columns.what]) if cell.length]
    if ahead:
        label = Span(ahead[0].start, ahead[-1].end)
    speaker = names.index(name) if name else None
    return DraftTurn(speaker, Span(label.start, what.end), label, what, start, end)


def _pair(text: str, row: Sequence[Span], columns: _Columns) -> Iterator[DraftTurn]:
    """What is asked and what is answered in a row; nothing of what was left empty."""
    asked, answered = _stripped(text, row[columns.who]), _stripped(text, row[columns.what])
    start, end = moments(row[columns.when].of(text)) if columns.when is not None else (None, None)
    for speaker, said in enumerate((asked, answered)):
        if said.length:
            yield DraftTurn(speaker, said, Span(said.start, said.start), said, start, end)


def _stripped(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))
