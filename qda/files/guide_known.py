"""Whether a file among transcripts is the interview guide: questions, and nobody who answers. Knows no storage."""

from __future__ import annotations

import re
from pathlib import Path

from qda.errors import SitatError
from qda.model import Draft, Guide

_ENDINGS = frozenset((".docx", ".docm", ".dotx", ".odt", ".fodt", ".rtf", ".md", ".markdown", ".txt", ".html", ".pdf"))
_NAMED = re.compile(
    r"guide|guid\b|spørsmål|spurnad|sporsmal|question|interview[ _-]?schedule|topic[ _-]?list", re.IGNORECASE
)
_BIDS = re.compile(
    r"(?:kan du|kan dere|fortell|fortel|beskriv|forklar|si litt|sei litt|could you|can you|tell|describe|explain"
    r"|please)\b",
    re.IGNORECASE,
)
_LONGEST = 60
_PLAIN = 0.75
_MOST_WORDS = 6_000
_LEAST = 3
_SHARE = 0.55
_SHARE_NAMED = 0.3
"""Of the words of a file that says by its name what it is, how many its questions have at least."""


def says_guide(path: Path) -> bool:
    """Whether a file says by its name that it is a guide."""
    return _NAMED.search(path.stem) is not None


def guide_known(path: Path, draft: Draft) -> Guide | None:
    """The guide that `path` is, understood as `draft`; None where it is no guide, but somebody's words."""
    if path.suffix.lower() not in _ENDINGS or draft.words > _MOST_WORDS or _is_answered(draft):
        return None
    named = says_guide(path)
    if not named and draft.text.count("?") < _LEAST:
        return None
    from qda.files.guide import read_guide

    try:
        guide = read_guide(path)
    except SitatError:
        return None
    words = sum(len(f"{question.text} {' '.join(question.probes)}".split()) for question in guide.questions)
    plain = sum(_is_asked(question.text) for question in guide.questions)
    needed = _SHARE_NAMED if named else _SHARE
    if len(guide.questions) < _LEAST or words < needed * draft.words or plain < _PLAIN * len(guide.questions):
        return None
    return guide


def _is_asked(words: str) -> bool:
    """Whether it is a question, an invitation to tell or a topic, and no question with an answer behind it."""
    return len(words.split()) <= _LONGEST and (words.endswith(("?", ":", "…")) or words[-1:].isalnum() or _bids(words))


def _bids(words: str) -> bool:
    return _BIDS.match(words) is not None


def _is_answered(draft: Draft) -> bool:
    """Whether two or more speak in it."""
    return sum(speaker.turns > 0 for speaker in draft.speakers) > 1
