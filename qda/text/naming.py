"""Names made from words: what a code is called that is named after a passage. Knows no codebook."""

from __future__ import annotations

MOST = 40
"""Letters that a code's name has at most when it is made from a passage: it must fit beside a stripe."""
_MARKS = " \t\n.,;:!?…-–—\"'“”„«»‘’()[]/"


def in_vivo_name(words: str, most: int = MOST) -> str:
    """A name for a code in the words of who said them: on one line, without the marks round them, whole words of it.

    “>” parts the names of nested codes, and cannot be in one.
    """
    line = " ".join(words.replace(">", " ").split())
    bare = line.strip(_MARKS) or line
    if len(bare) <= most:
        return bare
    cut = bare[: most - 1]
    if not bare[most - 1].isspace():
        cut = cut.rpartition(" ")[0] or cut
    return cut.rstrip(_MARKS) + "…"
