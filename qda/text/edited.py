"""A quote edited for print: […] for what is left out, [words] for what is made clear, all else as it was said.

Tells whether such an edit says nothing that was not said outside its brackets. Knows no storage.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARK = re.compile(r"\[[^\[\]]*\]")


@dataclass(frozen=True, slots=True)
class Misfit:
    """The first words of an edit that were not said there, and why they do not fit."""

    words: str
    why: str


EMPTY = "empty"
NOT_SAID = "not said"
CUT = "cut"
"""Words at the beginning or the end are left out, and no […] says so."""
OPEN = "open"
"""A bracket is not closed, or not opened."""


def misfit(printed: str, verbatim: str) -> Misfit | None:
    """What is wrong with an edit of what was said word for word; None where nothing is.

    White space counts as white space, whichever it is. Every word outside brackets must stand in `verbatim` in the
    same order; what stands between two of them may be left out only where a bracket is. So it is at both ends.
    """
    if not printed.strip():
        return Misfit("", EMPTY)
    pieces = _MARK.split(printed)
    for piece in pieces:
        if "[" in piece or "]" in piece:
            if piece.strip() in verbatim:  # brackets of the transcript itself
                continue
            return Misfit(" ".join(piece.split()), OPEN)
    said = " ".join(verbatim.split())
    if len(pieces) == 1:
        same = " ".join(printed.split())
        if same == said:
            return None
        return Misfit(same, CUT if _sought(printed).search(said) else NOT_SAID)
    if not "".join(pieces).strip():
        return Misfit(printed.strip(), NOT_SAID)
    return _placed(pieces, said)


def _placed(pieces: list[str], said: str) -> Misfit | None:
    """Put each piece at its first place after the one before; what is left over at the ends must be marked."""
    at = 0
    last = len(pieces) - 1
    for number, piece in enumerate(pieces):
        if not piece.strip():
            continue
        sought = _sought(piece, follows=number > 0, leads=number < last)
        if number == 0:
            found = sought.match(said)
        elif number == last:
            found = _at_end(sought, piece, said, at)
        else:
            found = sought.search(said, at)
        if found is None:
            anywhere = _sought(piece).search(said, at)
            return Misfit(" ".join(piece.split()), CUT if anywhere else NOT_SAID)
        at = found.end()
    return None


def _at_end(sought: re.Pattern[str], piece: str, said: str, at: int) -> re.Match[str] | None:
    start = len(said) - len(" ".join(piece.split()))
    return sought.match(said, start) if start >= at else None


def _sought(piece: str, *, follows: bool = False, leads: bool = False) -> re.Pattern[str]:
    """A piece as it is looked for. Where a space parts it from its bracket, it is of whole words: no “no” in “not”."""
    words = re.escape(" ".join(piece.split()))
    before = r"(?<!\w)" if follows and piece[:1].isspace() else ""
    after = r"(?!\w)" if leads and piece[-1:].isspace() else ""
    return re.compile(before + words + after)
