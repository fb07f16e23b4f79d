"""Whether a finished report still says what was said: each of its quotes against the transcripts.

Edits that are marked as such are allowed: […] for what was left out, [words] for what was made clear.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from qda.model import Document, Problem, Report, Span, silent
from qda.project import Project
from qda.report import Quoted
from qda.store.codings import shortened
from qda.text.quotes import nearest_quote

_EDIT = re.compile(r"\[[^\]]*\]")
_PLAIN = {
    **dict.fromkeys(map(ord, "\t\n\r\v\f\u00a0\u2002\u2003\u2009\u202f"), " "),
    **dict.fromkeys(map(ord, "“”„«»‟"), '"'),
    **dict.fromkeys(map(ord, "‘’‚‹›´`"), "'"),
    **dict.fromkeys(map(ord, "–—‐‑−"), "-"),
}
_NOT_SEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\ufeff"))
"""Signs that are not seen: where a word may be parted, and such."""
_LEFT_OUT = 2_000
"""How many characters may be left out at one […]."""


def check_report(project: Project, quotes: Sequence[Quoted], report: Report = silent) -> list[Problem]:
    """The quotes of a report that do not stand so in any document, as sentences with places."""
    documents = project.documents.all()
    texts = [(document, _even(project.documents.text(document.id))) for document in documents]
    written = [_as_written(text) for _, text in texts] + _answers(project)
    problems = []
    for number, quoted in enumerate(quotes):
        report(number, len(quotes), quoted.heading)
        pieces = _pieces(quoted.words)
        if pieces and not any(_stands_so(text, pieces) for text in written):
            problems.append(_problem(quoted, texts))
    return problems


def _answers(project: Project) -> list[str]:
    """The answers there were to choose from in surveys: figures quote them, also where nobody gave one."""
    questions = [question for survey in project.surveys.all() for question in project.surveys.questions(survey.id)]
    labels = {option.label for question in questions for option in question.column.options}
    return ["\n".join(_as_written(_even(label)) for label in sorted(labels))] if labels else []


def _even(text: str) -> str:
    """`text` with white space, quotation marks and dashes made plain: Word and its users change them; offsets stay."""
    return text.translate(_PLAIN)


def _pieces(words: str) -> list[str]:
    """What must stand in the document, in this order: the words between marked edits and between lines."""
    pieces = []
    for line in words.split("\n"):
        pieces += [" ".join(piece.split()) for piece in _EDIT.split(_even(line).translate(_NOT_SEEN))]
    return [piece for piece in pieces if piece]


def _as_written(texts: str) -> str:
    """A text as Word writes it while one types: three full stops as one sign; letters in one piece."""
    return unicodedata.normalize("NFC", texts).replace("...", "…").translate(_NOT_SEEN)


def _stands_so(text: str, pieces: Sequence[str]) -> bool:
    """Whether the pieces stand in a text; a full stop or comma may be set at their end, as in a sentence."""
    words = [_as_written(piece) for piece in pieces]
    return _stands(text, words) or _stands(text, [*words[:-1], words[-1].rstrip(".,;") or words[-1]])


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
