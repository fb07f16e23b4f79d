"""Whether a finished report still says what was said: each of its quotes against the transcripts.

Edits that are marked as such are allowed: […] for what was left out, [words] for what was made clear.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from qda.model import Document, Problem, Report, Span, silent
from qda.project import Project
from qda.report import Quoted
from qda.store.codings import shortened
from qda.text.quotes import nearest_quote

_EDIT = re.compile(r"\[[^\]]*\]")
_LEFT_OUT = 2_000
"""How many characters may be left out at one […]."""


def check_report(project: Project, quotes: Sequence[Quoted], report: Report = silent) -> list[Problem]:
    """The quotes of a report that do not stand so in any document, as sentences with places."""
    documents = project.documents.all()
    texts = [(document, _even(project.documents.text(document.id))) for document in documents]
    problems = []
    for number, quoted in enumerate(quotes):
        report(number, len(quotes), quoted.heading)
        pieces = _pieces(quoted.words)
        if pieces and not any(_stands(text, pieces) for _, text in texts):
            problems.append(_problem(quoted, texts))
    return problems


def _even(text: str) -> str:
    """`text` with each white space character as a plain space: Word and its users change them; offsets stay."""
    return re.sub(r"\s", " ", text)


def _pieces(words: str) -> list[str]:
    """What must stand in the document, in this order: the words between marked edits and between lines."""
    pieces = []
    for line in words.split("\n"):
        pieces += [" ".join(piece.split()) for piece in _EDIT.split(line)]
    return [piece for piece in pieces if piece]


def _stands(text: str, pieces: Sequence[str]) -> bool:
    start = text.find(pieces[0])
    while start >= 0:
        at = start + len(pieces[0])
        for piece in pieces[1:]:
            found = _find_said(text, piece, at)
            if found is None:
                break
            at = found
        else:
            return True
        start = text.find(pieces[0], start + 1)
    # Over several turns, a line begins with its speaker's name as the report gives it.
    said = [_without_speaker(piece) for piece in pieces]
    return said[0] != pieces[0] and _stands(text, [said[0], *pieces[1:]])


def _find_said(text: str, piece: str, at: int) -> int | None:
    """Where a piece ends that begins near `at`; with the name before it, or without."""
    for words in dict.fromkeys((piece, _without_speaker(piece))):
        found = text.find(words, at, at + _LEFT_OUT + len(words))
        if found >= 0:
            return found + len(words)
    return None


def _without_speaker(piece: str) -> str:
    name, colon, said = piece.partition(": ")
    return said if colon and said and len(name) <= 40 else piece


def _problem(quoted: Quoted, texts: Sequence[tuple[Document, str]]) -> Problem:
    words = " ".join(quoted.words.split())
    where = f"“{shortened(words)}” (paragraph {quoted.paragraph}, under “{quoted.heading}”)"
    nearest: tuple[int, Document, Span, str] | None = None
    for document, text in texts:
        place = nearest_quote(text, words)
        if place is not None and (nearest is None or place[1] > nearest[0]):
            nearest = (place[1], document, place[0], place[0].of(text))
    if nearest is None:
        return Problem(f"{where} stands in no document.")
    _, document, span, stands = nearest
    return Problem(f"{where} is not verbatim: {document.name} has “{shortened(stands, 120)}”.", document.id, span)
