"""What a comment in the margin says: names of codes, or a remark, or both. Knows no files and no storage.

People who code with comments write “Time; Money”, “#time”, a name on each line, or “Time: they mean years here”.
Whatever is not the name of a code is kept as a remark.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

_MEMO = re.compile(r"\s*(?:memo|notat|note)\s*(?::|\n|$)\s*", re.IGNORECASE)
"""The word by which a remark says itself that it is one."""
_TAG = re.compile(r"(?<![\w#&/])#([^\W\d_][\w-]*)")
_LONGEST, _MOST_WORDS, _WORDS_IN_LIST = 60, 4, 3
"""How long a name may be that no code has: in characters, in words, and in words where commas part names."""
_SAYS = re.compile(r"[.!?…:\"“”«»()]|\d{4}")
"""What stands in sentences and not in names."""
_SAYING = frozenset(
    "i you he she it we they this that these those is are was were not but why how what jeg du han hun det vi de "
    "dette disse er var ikke men hvorfor hvordan hva eg ho dei ikkje kvifor korleis kva må skal bør should must".split()
)
"""Words that sentences have and names of codes hardly ever."""


class Remark(NamedTuple):
    """A comment taken apart: the names it gives, as they are written, and what else it says."""

    names: tuple[str, ...]
    words: str = ""


def folded(name: str) -> str:
    """A name as names are compared: whatever its capitals and its spaces, its path written with or without them."""
    return " > ".join(" ".join(part.casefold().split()) for part in name.split(">"))


def taken_apart(text: str, known: Collection[str] = ()) -> Remark:
    """What `text` says. `known` are the names and paths of the codes there are, as `folded` writes them."""
    text = text.strip()
    if (memo := _MEMO.match(text)) and folded(text) not in known and folded(memo[0].strip(": \n")) not in known:
        return Remark((), text[memo.end() :].strip())
    if tags := _TAG.findall(text):
        rest = " ".join(_TAG.sub(" ", text).split()).strip(" ,;")
        words = "\n".join(" ".join(_TAG.sub(r"\1", line).split()) for line in text.split("\n")) if rest else ""
        return Remark(_once([_tagged(tag, known) for tag in tags]), words)
    names: list[str] = []
    lines = [line.strip() for line in text.split("\n")]
    for place, line in enumerate(lines):
        if not line:
            continue
        found = _names(line, known)
        if found:
            names += found
            continue
        name, colon, said = line.partition(":")
        if colon and folded(name) in known:
            names.append(" ".join(name.split()))
            line = said.strip()
        return Remark(_once(names), "\n".join([line, *lines[place + 1 :]]).strip())
    return Remark(_once(names))


def _tagged(tag: str, known: Collection[str]) -> str:
    """A tag's name; what it joins by _ or - is several words, unless a code is written so."""
    return tag if folded(tag) in known else " ".join(re.split(r"[_-]+", tag))


def _once(names: list[str]) -> tuple[str, ...]:
    return tuple({folded(name): name for name in reversed(names)}[key] for key in dict.fromkeys(map(folded, names)))


def _names(line: str, known: Collection[str]) -> list[str]:
    """The names a line gives; none where it says something else."""
    if folded(line) in known:
        return [" ".join(line.split())]
    for mark, most in ((";", _MOST_WORDS), (",", _WORDS_IN_LIST)):
        parts = [" ".join(part.split()) for part in line.split(mark) if part.strip()]
        if mark in line and parts:
            fits = all(folded(part) in known or _may_be_name(part, most) for part in parts)
            return parts if fits else []
    return [" ".join(line.split())] if _may_be_name(line, _MOST_WORDS) else []


def _may_be_name(part: str, most: int) -> bool:
    words = re.findall(r"[^\W_]+", part.casefold())
    segments = [segment.split() for segment in part.split(">")]
    return (
        0 < len(part) <= _LONGEST
        and bool(words)
        and all(0 < len(segment) <= most for segment in segments)
        and not _SAYS.search(part)
        and not _SAYING.intersection(words)
    )
